//! Conditions on one meeting. A query is a question: all its conditions on meetings must hold for
//! the same meeting of an article.

use chrono::NaiveDate;

use super::ask::{Ask, Assume};
use super::index::{Facts, Index};
use super::names::{FoundNames, NameId, Names};
use super::syntax::{Atom, Term, Text};
use super::when::When;
use crate::extract::meeting::{Format, Kind, Level, Meeting, Status};

/// A condition ready to be tried on meetings.
#[derive(Debug)]
pub(super) enum Test {
    Who(Vec<bool>),
    Where(Vec<bool>),
    When(When),
    Status(Vec<Status>),
    Format(Vec<Format>),
    Kind(Vec<Kind>),
    Level(Vec<Level>),
}

impl Test {
    pub(super) fn holds(&self, facts: &Facts, meeting: &Meeting, today: NaiveDate) -> bool {
        let any = |meant: &[bool], names: &[NameId]| names.iter().any(|&id| meant.get(id as usize) == Some(&true));
        match self {
            Self::Who(meant) => any(meant, &facts.who),
            Self::Where(meant) => any(meant, &facts.places),
            Self::When(when) => meeting.when.is_some_and(|date| when.holds(date.value, today)),
            Self::Status(all) => all.contains(&meeting.status),
            Self::Format(all) => all.contains(&meeting.format),
            Self::Kind(all) => all.contains(&meeting.kind),
            Self::Level(all) => meeting.level.is_some_and(|level| all.contains(&level)),
        }
    }
}

/// A term on meetings.
#[derive(Debug)]
pub(super) struct MeetingTerm {
    pub(super) negated: bool,
    pub(super) any: Vec<Test>,
}

impl MeetingTerm {
    fn holds(&self, facts: &Facts, meeting: &Meeting, today: NaiveDate) -> bool {
        self.any.iter().any(|test| test.holds(facts, meeting, today)) != self.negated
    }
}

/// Whether a term is on meetings alone.
pub(super) fn is_of_meetings(term: &Term) -> bool {
    term.any.iter().all(Atom::is_of_meeting)
}

impl Index {
    /// The test of an atom on meetings, and what was found of its names; `None` for other atoms.
    pub(super) fn test(&self, atom: &Atom, ask: &Ask<'_>) -> Option<(Test, Option<FoundNames>)> {
        let find = |names: &Names, text: &Text| {
            let mut found = names.find(&text.folded, &text.bare, ask.language, ask.assume == Assume::Freely);
            (std::mem::take(&mut found.meant), Some(found))
        };
        Some(match atom {
            Atom::Who(text) => {
                let (meant, found) = find(&self.people, text);
                (Test::Who(meant), found)
            }
            Atom::Where(text) => {
                let (meant, found) = find(&self.places, text);
                (Test::Where(meant), found)
            }
            Atom::When(when) => (Test::When(*when), None),
            Atom::Status(all) => (Test::Status(all.clone()), None),
            Atom::Format(all) => (Test::Format(all.clone()), None),
            Atom::Kind(all) => (Test::Kind(all.clone()), None),
            Atom::Level(all) => (Test::Level(all.clone()), None),
            _ => return None,
        })
    }

    /// The meetings of a row for which all terms hold, as their places in the article; `None` where
    /// the row is out.
    pub(super) fn meetings_for(&self, row: usize, terms: &[MeetingTerm], today: NaiveDate) -> Option<Vec<usize>> {
        let row = self.rows.get(row)?;
        let meetings = row.entry.document.meetings.iter().zip(&row.meetings).enumerate();
        // Where nothing is asked for and something excluded, an article with it is out, and one
        // without meetings is not.
        if terms.iter().all(|term| term.negated) {
            let mut found = Vec::new();
            for (at, (meeting, facts)) in meetings {
                if !terms.iter().all(|term| term.holds(facts, meeting, today)) {
                    return None;
                }
                found.push(at);
            }
            return Some(found);
        }
        let holds = |facts: &Facts, meeting: &Meeting| terms.iter().all(|term| term.holds(facts, meeting, today));
        let found: Vec<usize> = meetings.filter(|(_, (m, facts))| holds(facts, m)).map(|(at, _)| at).collect();
        (!found.is_empty()).then_some(found)
    }
}
