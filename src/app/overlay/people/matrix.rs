//! Who meets whom, of the people who meet most: for those who would rather look than read.

use super::Person;
use crate::app::shown::Shown;
use crate::extract::mention::EntityKind;

/// At most so many people.
const MOST: usize = 12;

/// How often each meets each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The people, whoever meets most first.
    pub names: Vec<String>,
    /// For each, how often he meets each; with himself, never.
    pub counts: Vec<Vec<usize>>,
}

impl Matrix {
    /// The matrix of the most frequent people.
    #[must_use]
    pub fn of(everyone: &[Person]) -> Self {
        // Those known by an office only may be one and the same.
        let is_named = |person: &&Person| person.name.chars().next().is_some_and(char::is_uppercase);
        let persons = everyone.iter().filter(|person| person.kind == EntityKind::Person);
        let mut people: Vec<&Person> = persons.filter(is_named).collect();
        people.sort_by(|a, b| b.meetings.len().cmp(&a.meetings.len()).then_with(|| a.short.cmp(&b.short)));
        people.truncate(MOST);
        let together = |a: &Person, b: &Person| if a.actor == b.actor { 0 } else { common(&a.meetings, &b.meetings) };
        let counts = people.iter().map(|a| people.iter().map(|b| together(a, b)).collect()).collect();
        Self { names: people.iter().map(|person| person.short.clone()).collect(), counts }
    }

    /// How often the one meets the other.
    #[must_use]
    pub fn count(&self, one: usize, other: usize) -> usize {
        self.counts.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0)
    }
}

/// How many meetings two lists in order of event share.
fn common(one: &[Shown], other: &[Shown]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        match a.event.cmp(&b.event) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                one.next();
                other.next();
            }
        }
    }
    count
}
