//! How much each value that Tab offers would leave of what the rest of the query finds: meetings where
//! the field asks about meetings, else articles. Values that leave most come first.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

use super::ask::Matches;
use super::complete::Completion;
use super::field;
use super::index::{Index, Row};
use super::syntax::Field;
use super::when::When;
use crate::base::date::FuzzyDate;
use crate::base::fold::fold;
use crate::corpus::event::MeetingRef;
use crate::lang::lexicon::query::QueryWords;

impl Completion {
    /// The query without the term that is being completed.
    #[must_use]
    pub fn rest(&self, text: &str) -> String {
        let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
        format!("{} {}", part(0..self.term.start()), part(self.term.end()..text.len()))
    }

    /// Counts what each candidate leaves of an answer to the rest of the query; `today` is for words
    /// such as "tomorrow".
    pub fn weigh(&mut self, index: &Index, words: &QueryWords, matches: &Matches, today: NaiveDate) {
        let Some(asked) = self.field else { return };
        if matches!(asked, Field::When | Field::Published) {
            self.weigh_days(&index.dates(asked, matches), words, today);
            return;
        }
        let counts = index.counts(matches);
        let names = |named: &[(String, usize)]| named.iter().cloned().collect::<FxHashMap<_, _>>();
        let rows = matches.rows.iter().filter_map(|&row| index.rows.get(row)).map(|row| &row.entry.article);
        let plain: FxHashMap<String, usize> = match asked {
            Field::Who => names(&counts.who),
            Field::Where => names(&counts.places),
            Field::Source => tally(rows.filter_map(|article| article.source.as_deref())),
            Field::Lang => tally(rows.map(|article| article.lang.as_str())),
            _ => FxHashMap::default(),
        };
        let weight = |candidate: &String| match asked {
            Field::Who | Field::Where | Field::Source | Field::Lang => {
                Some(plain.get(candidate.trim_matches('"')).copied().unwrap_or(0))
            }
            Field::Status => Some(sum(asked, candidate, words, &counts.status)),
            Field::Kind => Some(sum(asked, candidate, words, &counts.kind)),
            Field::Format => Some(sum(asked, candidate, words, &counts.format)),
            Field::Level => Some(sum(asked, candidate, words, &counts.level)),
            _ => None,
        };
        let mut weighed: Vec<_> = self.candidates.drain(..).map(|candidate| (weight(&candidate), candidate)).collect();
        weighed.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        (self.counts, self.candidates) = weighed.into_iter().unzip();
    }

    /// Times stand in their own order; those that leave nothing stand last.
    fn weigh_days(&mut self, dates: &[FuzzyDate], words: &QueryWords, today: NaiveDate) {
        let weight = |candidate: &String| {
            let when = When::parse(&fold(candidate), words)?;
            Some(dates.iter().filter(|&&date| when.holds(date, today)).count())
        };
        let mut weighed: Vec<_> = self.candidates.drain(..).map(|candidate| (weight(&candidate), candidate)).collect();
        weighed.sort_by_key(|(weight, _)| *weight == Some(0));
        (self.counts, self.candidates) = weighed.into_iter().unzip();
    }
}

impl Index {
    /// The dates of what an answer asks for: days of publication, or those of meetings, as the event
    /// tells them where one lists the report.
    fn dates(&self, asked: Field, matches: &Matches) -> Vec<FuzzyDate> {
        let rows = || matches.rows.iter().filter_map(|&row| self.rows.get(row));
        if asked == Field::Published {
            return rows().filter_map(|row| row.published).map(FuzzyDate::day).collect();
        }
        let told = |row: &Row, at: usize| {
            let event = row.events.get(at).copied().flatten().and_then(|event| self.events.get(event));
            event.map_or_else(|| row.entry.document.meetings.get(at)?.when.map(|when| when.value), |event| event.date)
        };
        if matches.meetings.is_empty() {
            return rows().flat_map(|row| (0..row.meetings.len()).filter_map(|at| told(row, at))).collect();
        }
        let report = |report: &MeetingRef| told(self.rows.get(report.article)?, report.meeting.index());
        matches.meetings.iter().filter_map(report).collect()
    }
}

fn tally<'t>(values: impl Iterator<Item = &'t str>) -> FxHashMap<String, usize> {
    let mut counts = FxHashMap::default();
    for value in values {
        *counts.entry(value.to_owned()).or_insert(0) += 1;
    }
    counts
}

/// The meetings that have one of the values that a candidate stands for.
fn sum<T: DeserializeOwned + PartialEq>(
    asked: Field,
    candidate: &str,
    words: &QueryWords,
    counts: &[(T, usize)],
) -> usize {
    let meant: Vec<T> = field::values(asked, candidate, words).unwrap_or_default();
    counts.iter().filter(|(value, _)| meant.contains(value)).map(|(_, count)| count).sum()
}
