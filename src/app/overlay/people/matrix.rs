//! Who meets whom, of the people who meet most: for those who would rather look than read.

use super::Person;
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
