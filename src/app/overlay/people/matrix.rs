//! Who meets whom, of the people who meet most: for those who would rather look than read.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{MATRIX_HEADER, Person};
use crate::app::layout::Rect;
use crate::app::shown::{Shown, Tally};
use crate::corpus::Corpus;
use crate::corpus::people::ActorId;
use crate::extract::mention::EntityKind;

/// At most so many people.
const MOST: usize = 12;
/// At most so many pairs.
const PAIRS: usize = 40;

/// How often each meets each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The people with their short names, whoever meets most first.
    pub people: Vec<(ActorId, String)>,
    /// For each, how often he meets each; with himself, never.
    tallies: Vec<Vec<Tally>>,
    /// The two of all people who meet most, the most frequent first.
    pub pairs: Vec<Pair>,
}

/// Two who meet, by their short names, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one who meets more people more often.
    pub one: String,
    /// The other.
    pub other: String,
    /// How often they meet.
    pub tally: Tally,
}

impl Matrix {
    /// The matrix of the most frequent people.
    #[must_use]
    pub fn of(corpus: &Corpus, everyone: &[Person]) -> Self {
        // Those known by an office only may be one and the same.
        let is_named = |person: &&Person| person.name.chars().next().is_some_and(char::is_uppercase);
        let persons = everyone.iter().filter(|person| person.kind == EntityKind::Person);
        let mut people: Vec<&Person> = persons.filter(is_named).collect();
        people.sort_by(|a, b| {
            let short = b.tally.cmp(&a.tally).then_with(|| a.short.cmp(&b.short));
            short.then(a.actor.cmp(&b.actor))
        });
        let met = met(corpus, &people);
        let pairs = pairs(&met, &people);
        people.truncate(MOST);
        let together = |a: usize, b: usize| met.get(&(a.min(b), a.max(b))).copied().unwrap_or_default();
        let tallies = (0..people.len()).map(|a| (0..people.len()).map(|b| together(a, b)).collect()).collect();
        Self { people: people.iter().map(|person| (person.actor, person.short.clone())).collect(), tallies, pairs }
    }

    /// How often the one meets the other.
    #[must_use]
    pub fn tally(&self, one: usize, other: usize) -> Tally {
        self.tallies.get(one).and_then(|row| row.get(other)).copied().unwrap_or_default()
    }
}

/// Columns of a name beside the list, and at most on a sheet.
pub const NAME: usize = 14;
/// Columns of a name on the smallest sheets.
pub const SHORT: usize = 9;
/// Columns of the bar or the space, the number of a row and the space after it.
pub const NUMBER: usize = 4;
/// Columns between the list and the matrix.
pub const GAP: u16 = 2;
/// Columns that the list keeps.
const LIST: u16 = 66;
/// Fewer people are no matrix.
const LEAST: usize = 4;
/// Lines above the rows.
const ABOVE: usize = MATRIX_HEADER as usize;

/// The measures of a matrix.
#[derive(Clone, Copy, Debug)]
pub struct Measures {
    /// How many people.
    pub people: usize,
    /// Columns of a name.
    pub name: usize,
    /// Columns of a number.
    pub cell: usize,
}

impl Measures {
    /// Those of the largest that an area has room for.
    #[must_use]
    pub fn of(matrix: &Matrix, (width, height): (usize, usize), name: usize) -> Self {
        let all = matrix.people.len();
        let tallies = (0..all).flat_map(|one| (0..all).map(move |other| (one, other)));
        let widest = tallies.map(|(one, other)| matrix.tally(one, other).width()).max().unwrap_or(0);
        let cell = widest + 1;
        let room = width.saturating_sub(NUMBER + name + 1) / cell;
        Self { people: all.min(room).min(height.saturating_sub(ABOVE)), name, cell }
    }

    fn width(self) -> usize {
        NUMBER + self.name + self.people * self.cell + 1
    }
}

/// Columns that the matrix takes beside a list in this area; none where it has no room.
#[must_use]
pub fn width(matrix: &Matrix, area: Rect) -> u16 {
    let room = usize::from(area.width.saturating_sub(LIST + GAP));
    let measures = Measures::of(matrix, (room, usize::from(area.height) + 1), NAME);
    if measures.people < LEAST { 0 } else { GAP + u16::try_from(measures.width()).unwrap_or(u16::MAX) }
}

/// The rows in sight beside the list, and which of them is that of the one under its cursor: on a low sheet
/// the rows follow that cursor; the columns stay.
#[must_use]
pub fn rows_beside(
    matrix: &Matrix,
    measures: Measures,
    current: Option<ActorId>,
    height: u16,
) -> (Range<usize>, Option<usize>) {
    let chosen = matrix.people.iter().position(|(actor, _)| Some(*actor) == current);
    let top = chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(usize::from(height).saturating_sub(ABOVE)));
    (top..top + measures.people, chosen)
}

/// How often two of these people meet, by their places, the lower first.
type Met = FxHashMap<(usize, usize), Tally>;

fn met(corpus: &Corpus, people: &[&Person]) -> Met {
    let meetings =
        |(at, person): (usize, &&Person)| person.meetings.iter().map(move |meeting| (*meeting, at)).collect();
    let mut attended: Vec<(Shown, usize)> = people.iter().enumerate().flat_map::<Vec<_>, _>(meetings).collect();
    attended.sort_unstable_by_key(|&(meeting, at)| (meeting.event, at));
    let mut met = Met::default();
    for present in attended.chunk_by(|a, b| a.0.event == b.0.event) {
        for (nth, &(meeting, one)) in present.iter().enumerate() {
            for &(_, other) in present.iter().skip(nth + 1) {
                met.entry((one, other)).or_default().count(corpus, meeting);
            }
        }
    }
    met
}

/// The two who meet most.
fn pairs(met: &Met, people: &[&Person]) -> Vec<Pair> {
    let mut found: Vec<((usize, usize), Tally)> = met.iter().map(|(pair, tally)| (*pair, *tally)).collect();
    found.sort_unstable_by_key(|&(pair, tally)| (std::cmp::Reverse(tally), pair));
    found.truncate(PAIRS);
    let short = |at: usize| people.get(at).map(|person| person.short.clone()).unwrap_or_default();
    found.into_iter().map(|((one, other), tally)| Pair { one: short(one), other: short(other), tally }).collect()
}
