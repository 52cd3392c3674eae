//! Which reports are worth comparing: those that share a name and may share a day. Keeps the work
//! near-linear in the number of reports; decides nothing.

use std::collections::hash_map::Entry;

use chrono::{Datelike, Days, NaiveDate};
use rustc_hash::{FxHashMap, FxHashSet};

use super::pair::{MOVE_HOLDS, Profile, ROUND_HOLDS};
use super::party::{Class, Key, Known};

/// Days in one box of the index.
const BOX: i32 = 8;
/// A window of more boxes than this is kept in the box for wide ones.
const MANY_BOXES: i32 = 64;
/// The box for wide windows.
const WIDE: i32 = i32::MIN;

/// First and last day, as day numbers.
type Window = (i32, i32);

/// Reports by name and box of days.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidates {
    boxes: FxHashMap<(Key, i32), Vec<u32>>,
    /// The days of each report.
    windows: Vec<Option<Window>>,
}

impl Candidates {
    /// The reports kept now that may tell of the same event, in order; then keeps this one under its
    /// number.
    pub(super) fn add(&mut self, number: usize, profile: &Profile) -> Vec<usize> {
        let window = window_of(profile);
        let mut found = Vec::new();
        if let Some(window) = window {
            let mut seen = FxHashSet::default();
            for key in sought(profile) {
                for at in boxes(window).into_iter().chain([WIDE]) {
                    let kept = self.boxes.get(&(key, at)).into_iter().flatten();
                    found.extend(kept.filter(|n| self.meets(**n, window) && seen.insert(**n)).map(|n| *n as usize));
                }
            }
            for at in places(profile, window) {
                self.boxes.entry(at).or_default().push(short(number));
            }
        }
        if self.windows.len() <= number {
            self.windows.resize(number + 1, None);
        }
        if let Some(slot) = self.windows.get_mut(number) {
            *slot = window;
        }
        found.sort_unstable();
        found
    }

    /// Forgets a report, given as it was added.
    pub(super) fn remove(&mut self, number: usize, profile: &Profile) {
        for at in window_of(profile).into_iter().flat_map(|window| places(profile, window)) {
            if let Entry::Occupied(mut kept) = self.boxes.entry(at) {
                kept.get_mut().retain(|n| *n != short(number));
                if kept.get().is_empty() {
                    kept.remove();
                }
            }
        }
        if let Some(slot) = self.windows.get_mut(number) {
            *slot = None;
        }
    }

    fn meets(&self, number: u32, (first, last): Window) -> bool {
        let window = self.windows.get(number as usize).copied().flatten();
        window.is_some_and(|(from, to)| from <= last && first <= to)
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn window_of(profile: &Profile) -> Option<Window> {
    profile.window().map(|(first, last)| widened(profile, first, last))
}

/// Where a report is kept.
fn places(profile: &Profile, window: Window) -> Vec<(Key, i32)> {
    kept(profile).into_iter().flat_map(|key| boxes(window).into_iter().map(move |at| (key, at))).collect()
}

/// A moved meeting looks for its other day, a round for the days that others tell.
fn widened(profile: &Profile, first: NaiveDate, last: NaiveDate) -> Window {
    let reach = match (profile.moved, profile.round) {
        (true, _) => MOVE_HOLDS.unsigned_abs(),
        (false, Some(_)) => ROUND_HOLDS.unsigned_abs(),
        (false, None) => 0,
    };
    let first = first.checked_sub_days(Days::new(reach)).unwrap_or(first);
    let last = last.checked_add_days(Days::new(reach)).unwrap_or(last);
    (first.num_days_from_ce(), last.num_days_from_ce())
}

fn boxes((first, last): Window) -> Vec<i32> {
    let (first, last) = (first.div_euclid(BOX), last.div_euclid(BOX));
    if last - first > MANY_BOXES { vec![WIDE] } else { (first..=last).collect() }
}

fn kept(profile: &Profile) -> Vec<Key> {
    let mut keys: Vec<Key> = profile.parties.iter().flat_map(Known::kept_under).collect();
    let people = names_people(profile);
    keys.extend(profile.round.filter(|_| profile.parties.is_empty()).map(Key::RoundOfNobody));
    keys.extend(profile.place.map(if people { Key::PlaceOfPeople } else { Key::PlaceOfStates }));
    keys.extend(profile.sentence.map(Key::Sentence));
    if is_of_a_day(profile) {
        keys.extend(profile.ways().map(if people { Key::WayOfPeople } else { Key::WayOfStates }));
        keys.extend(profile.ways().filter(|_| profile.parties.is_empty()).map(Key::WayOfNobody));
    }
    keys
}

/// Reports that name no person look for those that do, and the other way round.
fn sought(profile: &Profile) -> Vec<Key> {
    let mut keys: Vec<Key> = profile.parties.iter().flat_map(Known::sought_under).collect();
    let people = names_people(profile);
    keys.extend(profile.round.filter(|_| profile.parties.is_empty()).map(Key::RoundOfNobody));
    keys.extend(profile.place.map(Key::PlaceOfStates));
    keys.extend(profile.place.filter(|_| !people).map(Key::PlaceOfPeople));
    keys.extend(profile.sentence.map(Key::Sentence));
    if is_of_a_day(profile) {
        keys.extend(profile.ways().map(if people { Key::WayOfStates } else { Key::WayOfPeople }));
        // What names nobody may be of anybody.
        let nobody = profile.parties.is_empty();
        keys.extend(profile.ways().filter(|_| !people).map(if nobody { Key::WayOfStates } else { Key::WayOfNobody }));
    }
    keys
}

fn is_of_a_day(profile: &Profile) -> bool {
    profile.date.is_some_and(|d| d.as_day().is_some())
}

fn names_people(profile: &Profile) -> bool {
    profile.parties.iter().any(|p| p.class == Class::Person)
}
