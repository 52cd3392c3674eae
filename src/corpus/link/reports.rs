//! Reports in their places: each with the others that speak for the same event, found once when it
//! comes. Decides nothing of what is one.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::candidates::Candidates;
use super::pair::{Profile, Time, compare};
use super::report::Report;
use super::turn::{Stage, Turn};
use crate::base::article::Published;
use crate::base::id::{ArticleId, MeetingId, MeetingKey};

/// The place of a report among all: order of publication (undated articles last), then article, then
/// meeting.
pub(super) type Told = (bool, Option<Published>, ArticleId, MeetingId);

/// Another report that speaks for the same event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) other: usize,
    pub(super) time: Time,
    pub(super) strength: f32,
}

/// A report in its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) report: Report,
    pub(super) profile: Profile,
    pub(super) told: Arc<Told>,
    pub(super) links: Vec<Link>,
}

/// Reports that a reader's corrections name.
#[derive(Clone, Debug, Default)]
struct Bond {
    of_key: Vec<usize>,
    named_by: Vec<usize>,
}

/// All reports, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Reports {
    /// Boxed, so that the list grows cheaply.
    places: Vec<Option<Box<Placed>>>,
    /// Article and meeting of each, side by side: all of them are looked at whenever events are listed.
    at: Vec<(u32, MeetingId)>,
    /// Numbers that may be given again.
    free: Vec<usize>,
    candidates: Candidates,
    /// The reports that a reader corrected something of, by key, and those that name a key as one
    /// event with them.
    keyed: FxHashMap<MeetingKey, Bond>,
}

impl Reports {
    pub(super) fn get(&self, number: usize) -> Option<&Placed> {
        self.places.get(number)?.as_deref()
    }

    /// Of which article, by number, and of which of its meetings a report is.
    pub(super) fn at(&self, number: u32) -> Option<(usize, MeetingId)> {
        self.at.get(number as usize).map(|(article, meeting)| (*article as usize, *meeting))
    }

    pub(super) fn len(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// Takes a report in and links it with those that are there; its number.
    pub(super) fn place(&mut self, report: Report, article: usize) -> usize {
        let number = self.free.pop().unwrap_or_else(|| {
            self.places.push(None);
            self.at.push((u32::MAX, MeetingId(0)));
            self.places.len() - 1
        });
        if let Some(at) = self.at.get_mut(number) {
            *at = (u32::try_from(article).unwrap_or(u32::MAX), report.meeting);
        }
        let profile = Profile::new(&report, article);
        let telling = &report.telling;
        let told = (telling.published.is_none(), telling.published, telling.id.clone(), report.meeting);
        let mut links = Vec::new();
        for other in self.candidates.add(number, &profile) {
            let Some(Some(known)) = self.places.get_mut(other) else { continue };
            let found =
                if *known.told <= told { compare(&known.profile, &profile) } else { compare(&profile, &known.profile) };
            let Some((time, strength)) = found else { continue };
            known.links.push(Link { other: number, time, strength });
            links.push(Link { other, time, strength });
        }
        if let Some(corrected) = &report.corrected {
            self.keyed.entry(corrected.key).or_default().of_key.push(number);
            for key in &corrected.same_as {
                self.keyed.entry(*key).or_default().named_by.push(number);
            }
        }
        if let Some(slot) = self.places.get_mut(number) {
            *slot = Some(Box::new(Placed { report, profile, told: Arc::new(told), links }));
        }
        number
    }

    /// Forgets a report. Its number is not given again before [`Reports::free`].
    pub(super) fn remove(&mut self, number: usize) {
        let Some(placed) = self.places.get_mut(number).and_then(Option::take) else { return };
        self.candidates.remove(number, &placed.profile);
        for link in &placed.links {
            if let Some(Some(other)) = self.places.get_mut(link.other) {
                other.links.retain(|link| link.other != number);
            }
        }
        let Some(corrected) = &placed.report.corrected else { return };
        for key in corrected.same_as.iter().chain([&corrected.key]) {
            if let Some(bond) = self.keyed.get_mut(key) {
                bond.of_key.retain(|one| *one != number);
                bond.named_by.retain(|one| *one != number);
                if bond.of_key.is_empty() && bond.named_by.is_empty() {
                    self.keyed.remove(key);
                }
            }
        }
    }

    /// Numbers of reports that are gone may be given again.
    pub(super) fn free(&mut self, numbers: Vec<usize>) {
        self.free.extend(numbers);
    }

    /// The reports of which the reader said that they are one with this, whichever of the two he
    /// said it of.
    pub(super) fn said(&self, number: usize) -> Vec<usize> {
        let Some(corrected) = self.get(number).and_then(|placed| placed.report.corrected.as_ref()) else {
            return Vec::new();
        };
        let named_by = self.keyed.get(&corrected.key).map(|bond| bond.named_by.as_slice()).unwrap_or_default();
        let named = corrected.same_as.iter().filter_map(|key| self.keyed.get(key)).flat_map(|bond| &bond.of_key);
        named_by.iter().chain(named).copied().filter(|other| *other != number).collect()
    }

    /// The decisions on a report alone.
    pub(super) fn own_turns(&self, number: usize) -> impl Iterator<Item = Turn> {
        [Stage::SameDays, Stage::Vague].into_iter().filter_map(move |stage| Turn::of_report(self, number, stage))
    }

    /// The decisions on a report and one of those that `wanted` holds for.
    pub(super) fn turns_with(&self, number: usize, wanted: impl Fn(usize) -> bool) -> Vec<Turn> {
        let links = self.get(number).map(|placed| placed.links.as_slice()).unwrap_or_default();
        let linked =
            links.iter().filter(|link| wanted(link.other)).filter_map(|link| Turn::of_link(self, number, link));
        let said = self.said(number).into_iter().filter(|other| wanted(*other));
        linked.chain(said.filter_map(|other| Turn::of_said(self, number, other))).collect()
    }
}
