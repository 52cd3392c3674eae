//! Who meets whom, of the people who meet most: for those who would rather look than read.

use std::ops::Range;

use super::{MATRIX_HEADER, Person};
use crate::app::layout::Rect;
use crate::app::shown::{Shown, Tally};
use crate::corpus::Corpus;
use crate::corpus::people::ActorId;
use crate::extract::mention::EntityKind;

/// At most so many people.
const MOST: usize = 12;

/// How often each meets each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The people with their short names, whoever meets most first.
    pub people: Vec<(ActorId, String)>,
    /// For each, how often he meets each; with himself, never.
    tallies: Vec<Vec<Tally>>,
}

/// Two who meet, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The place of the one among the people.
    pub one: usize,
    /// That of the other, who comes after him.
    pub other: usize,
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
        people.truncate(MOST);
        let together = |a: &Person, b: &Person| {
            if a.actor == b.actor { Tally::default() } else { common(corpus, &a.meetings, &b.meetings) }
        };
        let tallies = people.iter().map(|a| people.iter().map(|b| together(a, b)).collect()).collect();
        Self { people: people.iter().map(|person| (person.actor, person.short.clone())).collect(), tallies }
    }

    /// How often the one meets the other.
    #[must_use]
    pub fn tally(&self, one: usize, other: usize) -> Tally {
        self.tallies.get(one).and_then(|row| row.get(other)).copied().unwrap_or_default()
    }

    /// Those who meet each other, the most frequent first.
    #[must_use]
    pub fn pairs(&self) -> Vec<Pair> {
        let count = self.people.len();
        let all = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
        let met = all.map(|(one, other)| Pair { one, other, tally: self.tally(one, other) });
        let mut pairs: Vec<Pair> = met.filter(|pair| pair.tally.all > 0).collect();
        pairs.sort_by_key(|pair| std::cmp::Reverse(pair.tally));
        pairs
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

/// How many meetings two lists in order of event share.
fn common(corpus: &Corpus, one: &[Shown], other: &[Shown]) -> Tally {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut tally = Tally::default();
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        match a.event.cmp(&b.event) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                tally.count(corpus, **a);
                one.next();
                other.next();
            }
        }
    }
    tally
}
