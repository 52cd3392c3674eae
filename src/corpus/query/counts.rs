//! How the meetings of an answer are spread: how many are planned, how many held, who takes part
//! most often. What a filter could be narrowed to, with what would be left.

use std::collections::BTreeMap;

use super::ask::Matches;
use super::index::{Facts, Index};
use super::names::{NameId, Names};
use crate::corpus::event::MeetingRef;
use crate::extract::meeting::{Format, Kind, Level, Meeting, Status};

/// Values with the number of meetings that have them, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Meetings counted.
    pub meetings: usize,
    /// Whether they took place.
    pub status: Vec<(Status, usize)>,
    /// What kind.
    pub kind: Vec<(Kind, usize)>,
    /// How the parties come together.
    pub format: Vec<(Format, usize)>,
    /// Rank of the parties.
    pub level: Vec<(Level, usize)>,
    /// Who takes part.
    pub who: Vec<(String, usize)>,
    /// Where.
    pub places: Vec<(String, usize)>,
}

impl Index {
    /// The counts of an answer: over the meetings that it asks for, or over all of its articles.
    #[must_use]
    pub fn counts(&self, matches: &Matches) -> Counts {
        let all = matches.rows.iter().flat_map(|&row| self.meetings_of(row));
        let asked = matches.meetings.iter().filter_map(|&report| self.meeting(report));
        let found: Vec<_> = if matches.meetings.is_empty() { all.collect() } else { asked.collect() };
        Counts {
            meetings: found.len(),
            status: count(found.iter().map(|(meeting, _)| meeting.status)),
            kind: count(found.iter().map(|(meeting, _)| meeting.kind)),
            format: count(found.iter().map(|(meeting, _)| meeting.format)),
            level: count(found.iter().filter_map(|(meeting, _)| meeting.level)),
            who: named(&self.people, found.iter().flat_map(|(_, facts)| &facts.who)),
            places: named(&self.places, found.iter().flat_map(|(_, facts)| &facts.places)),
        }
    }

    fn meetings_of(&self, row: usize) -> impl Iterator<Item = (&Meeting, &Facts)> {
        let row = self.rows.get(row);
        row.into_iter().flat_map(|row| row.entry.document.meetings.iter().zip(&row.meetings))
    }

    fn meeting(&self, report: MeetingRef) -> Option<(&Meeting, &Facts)> {
        self.meetings_of(report.article).nth(report.meeting.index())
    }
}

fn count<T: Ord>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_insert(0) += 1;
    }
    let mut found: Vec<(T, usize)> = counts.into_iter().collect();
    found.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    found
}

fn named<'i>(names: &Names, ids: impl Iterator<Item = &'i NameId>) -> Vec<(String, usize)> {
    let text = |id: &NameId| names.all().get(*id as usize).map(|name| name.text.as_str());
    count(ids.filter_map(text)).into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
}
