//! Conditions on one meeting. A query is a question: all its conditions on meetings must hold for
//! the same meeting of an article.

use chrono::NaiveDate;

use super::ask::{Ask, Assume};
use super::index::{Facts, Index, Merged};
use super::names::{FoundNames, NameId, Names};
use super::syntax::{Atom, Term, Text};
use super::when::When;
use crate::base::date::FuzzyDate;
use crate::corpus::event::{self, Event};
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

/// What conditions ask about: a meeting as one article tells it, as all its reports do, or both.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'t> {
    own: Side<'t>,
    /// What the card shows beyond what the article tells.
    event: Option<Side<'t>>,
}

/// One telling of a meeting.
#[derive(Clone, Copy, Debug)]
struct Side<'t> {
    facts: &'t Facts,
    kind: Kind,
    status: Status,
    format: Format,
    level: Option<Level>,
    date: Option<FuzzyDate>,
}

impl<'t> Told<'t> {
    /// A meeting as an article tells it.
    pub(super) fn by_article(meeting: &Meeting, facts: &'t Facts) -> Self {
        let Meeting { kind, status, format, level, .. } = *meeting;
        let own = Side { facts, kind, status, format, level, date: meeting.when.map(|when| when.value) };
        Self { own, event: None }
    }

    /// A meeting as an article tells it, and as the card of its event shows it.
    fn by_card(meeting: &Meeting, facts: &'t Facts, event: Option<&'t Merged>) -> Self {
        let side = |event: &'t Merged| {
            let Merged { ref facts, kind, status, format, level, date } = *event;
            Side { facts, kind, status, format, level, date }
        };
        Self { event: event.map(side), ..Self::by_article(meeting, facts) }
    }

    /// An event; `facts` are the names of all its reports.
    pub(super) fn by_all(event: &Event, facts: &'t Facts) -> Self {
        let event::Facts { kind, status, format, level, date, .. } = **event;
        Self { own: Side { facts, kind, status, format, level, date }, event: None }
    }
}

impl Test {
    pub(super) fn holds(&self, told: &Told<'_>, today: NaiveDate) -> bool {
        std::iter::once(&told.own).chain(&told.event).any(|side| self.holds_of(side, today))
    }

    fn holds_of(&self, told: &Side<'_>, today: NaiveDate) -> bool {
        let any = |meant: &[bool], names: &[NameId]| names.iter().any(|&id| meant.get(id as usize) == Some(&true));
        match self {
            Self::Who(meant) => any(meant, &told.facts.who),
            Self::Where(meant) => any(meant, &told.facts.places),
            Self::When(when) => told.date.is_some_and(|date| when.holds(date, today)),
            Self::Status(all) => all.contains(&told.status),
            Self::Format(all) => all.contains(&told.format),
            Self::Kind(all) => all.contains(&told.kind),
            Self::Level(all) => told.level.is_some_and(|level| all.contains(&level)),
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
    pub(super) fn holds(&self, told: &Told<'_>, today: NaiveDate) -> bool {
        self.any.iter().any(|test| test.holds(told, today)) != self.negated
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

    /// The meetings of a row, each as the row's article tells it and as its card shows it.
    pub(super) fn told(&self, row: usize) -> impl Iterator<Item = Told<'_>> {
        let row = self.rows.get(row).into_iter();
        row.flat_map(|row| row.entry.document.meetings.iter().zip(row.meetings.iter().zip(&row.events))).map(
            |(meeting, (facts, event))| Told::by_card(meeting, facts, event.and_then(|event| self.events.get(event))),
        )
    }

    /// The meetings of a row for which all terms hold, as their places in the article; `None` where
    /// the row is out.
    pub(super) fn meetings_for(&self, row: usize, terms: &[MeetingTerm], today: NaiveDate) -> Option<Vec<usize>> {
        let meetings = self.told(row).enumerate();
        // Where nothing is asked for and something excluded, an article with it is out, and one
        // without meetings is not.
        if terms.iter().all(|term| term.negated) {
            let mut found = Vec::new();
            for (at, told) in meetings {
                if !terms.iter().all(|term| term.holds(&told, today)) {
                    return None;
                }
                found.push(at);
            }
            return Some(found);
        }
        let holds = |told: Told<'_>| terms.iter().all(|term| term.holds(&told, today));
        let held = meetings.filter(|(_, told)| holds(*told));
        let found: Vec<usize> = held.map(|(at, _)| at).collect();
        (!found.is_empty()).then_some(found)
    }
}
