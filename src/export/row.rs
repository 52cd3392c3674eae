//! What every format of a list shows of one meeting: an event with what all its reports tell, or one
//! report as it tells it. Borrowed from a corpus; formats only lay it out.

use serde::Serialize;

use crate::base::article::{Article, Published};
use crate::base::date::FuzzyDate;
use crate::base::id::{EventId, MeetingId, lasting_hash};
use crate::corpus::{Corpus, Event, MeetingRef, Party};
use crate::extract::meeting::{Format, Kind, Level, Participant, Status};

/// One line of a list.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// `e1`, or of a report `article/m1`.
    pub id: String,
    /// The same for the same meeting in every run: made of its first report, not of its number.
    pub key: u64,
    /// When.
    pub date: Option<FuzzyDate>,
    /// What kind.
    pub kind: Kind,
    /// Whether it happened.
    pub status: Status,
    /// How they come together.
    pub format: Format,
    /// Rank of the parties.
    pub level: Option<Level>,
    /// City or venue, and country where known.
    pub place: Option<(&'a str, Option<&'a str>)>,
    /// Who.
    pub who: Vec<Who<'a>>,
    /// The reports that are shown, in order of publication.
    pub told: Vec<Told<'a>>,
    /// How many independent sources report it.
    pub sources: usize,
    /// How often what was known of it changed after the first report.
    pub changes: usize,
}

/// One who takes part.
#[derive(Clone, Copy, Debug)]
pub struct Who<'a> {
    /// Nominative.
    pub name: &'a str,
    /// Office or title.
    pub role: Option<&'a str>,
    /// Takes part by video or telephone while others sit together.
    pub remote: bool,
}

/// One report.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The article.
    pub article: &'a Article,
    /// The meeting within it.
    pub meeting: MeetingId,
    /// Whether it happened, as of the article.
    pub status: Status,
    /// The sentences that state it, on one line.
    pub evidence: String,
}

impl<'a> Row<'a> {
    /// The row of an event; `None` where the corpus has no report of it.
    #[must_use]
    pub fn of_event(corpus: &'a Corpus, event: &'a Event) -> Option<Self> {
        let told: Vec<Told<'_>> = event.meetings.iter().filter_map(|&at| told(corpus, at)).collect();
        let who = |party: &'a Party| Who { name: &party.name, role: party.role.as_deref(), remote: party.remote };
        Some(Self {
            id: event.id.to_string(),
            key: key(corpus, *event.meetings.first()?)?,
            date: event.date,
            kind: event.kind,
            status: event.status,
            format: event.format,
            level: event.level,
            place: event.place.as_ref().map(|(name, country)| (name.as_str(), country.as_deref())),
            who: event.parties.iter().map(who).collect(),
            told,
            sources: event.sources,
            changes: event.coverage.iter().skip(1).map(|step| step.changes.len()).sum(),
        })
    }

    /// The row of a report; `None` where the corpus has none there.
    #[must_use]
    pub fn of_report(corpus: &'a Corpus, at: MeetingRef) -> Option<Self> {
        let entry = corpus.entry(at.article)?;
        let meeting = corpus.meeting(at)?;
        let who = |participant: &Participant| {
            let entity = entry.document.entity(participant.entity)?;
            Some(Who { name: &entity.name, role: entity.role.as_deref(), remote: participant.remote })
        };
        Some(Self {
            id: format!("{}/{}", entry.article.id, at.meeting),
            key: key(corpus, at)?,
            date: meeting.when.map(|when| when.value),
            kind: meeting.kind,
            status: meeting.status,
            format: meeting.format,
            level: meeting.level,
            place: meeting.place.as_ref().map(|place| (place.name.as_str(), place.country.as_deref())),
            who: meeting.participants.iter().filter_map(who).collect(),
            told: told(corpus, at).into_iter().collect(),
            sources: 1,
            changes: 0,
        })
    }

    /// The rows of events, in the order given.
    #[must_use]
    pub fn of_events(corpus: &'a Corpus, events: &[EventId]) -> Vec<Self> {
        let events = events.iter().filter_map(|&id| corpus.event(id));
        events.filter_map(|event| Self::of_event(corpus, event)).collect()
    }

    /// The rows of reports, in the order given.
    #[must_use]
    pub fn of_reports(corpus: &'a Corpus, reports: &[MeetingRef]) -> Vec<Self> {
        reports.iter().filter_map(|&at| Self::of_report(corpus, at)).collect()
    }

    /// The report that the row's status is from: the newest that tells it, else the newest.
    #[must_use]
    pub fn newest(&self) -> Option<&Told<'a>> {
        self.told.iter().rfind(|told| told.status == self.status).or_else(|| self.told.last())
    }

    /// When the newest article that reports it was published.
    #[must_use]
    pub fn published(&self) -> Option<Published> {
        self.told.iter().filter_map(|told| told.article.published).max()
    }

    /// The place in words: `Киев`, or `Киев (Украина)`.
    #[must_use]
    pub fn place_in_words(&self) -> String {
        match self.place {
            Some((name, Some(country))) if name != country => format!("{name} ({country})"),
            Some((name, _)) => name.to_owned(),
            None => String::new(),
        }
    }
}

impl Who<'_> {
    /// In words: `Нина Берг (министр, remote)`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let notes: Vec<&str> = self.role.into_iter().chain(self.remote.then_some("remote")).collect();
        if notes.is_empty() { self.name.to_owned() } else { format!("{} ({})", self.name, notes.join(", ")) }
    }
}

/// Puts reports in order of the dates they tell, undated ones last.
pub fn sort_by_date(corpus: &Corpus, reports: &mut [MeetingRef]) {
    reports.sort_by_key(|&at| {
        let date = corpus.meeting(at).and_then(|meeting| meeting.when).map(|when| when.value);
        (date.is_none(), date.map(|date| (date.start(), date.end())), at)
    });
}

/// The word of the contract for a value of one of its fields: `in_person`.
pub(super) fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn told(corpus: &Corpus, at: MeetingRef) -> Option<Told<'_>> {
    let article = &*corpus.entry(at.article)?.article;
    let meeting = corpus.meeting(at)?;
    Some(Told { article, meeting: at.meeting, status: meeting.status, evidence: meeting.quoted(&article.text) })
}

/// What a report is known by: the publication and the sentence, and which of the meetings that
/// sentence states. A renamed file and a rule that finds one meeting more leave it as it is.
fn key(corpus: &Corpus, at: MeetingRef) -> Option<u64> {
    let entry = corpus.entry(at.article)?;
    let sentence = *corpus.meeting(at)?.evidence.first()?;
    let same =
        entry.document.meetings.iter().take(at.meeting.index()).filter(|m| m.evidence.first() == Some(&sentence));
    let article = &entry.article;
    let published = article.published.map(Published::iso).unwrap_or_default();
    let order = same.count().to_string();
    let parts =
        [article.source.as_deref().unwrap_or_default(), &published, &article.title, sentence.of(&article.text), &order];
    Some(lasting_hash(parts.join("\0").bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{ARTICLES, row, rows};

    #[test]
    fn places_and_people_are_worded() {
        let rows = rows(&ARTICLES);
        assert_eq!(rows.iter().map(Row::place_in_words).collect::<Vec<_>>(), ["Рига (Латвия)", ""]);
        let who: Vec<_> = rows.iter().flat_map(|row| &row.who).map(Who::in_words).collect();
        assert_eq!(who, ["Нина Берг (министр)", "Ян Новак (министр)", "東京 (remote)"]);
        assert_eq!(word(Format::InPerson), "in_person");
    }

    #[test]
    fn the_newest_report_that_tells_the_status_speaks_for_the_row() {
        let [a, b] = &*ARTICLES;
        let mut row = row(a, "Нина Берг", "Берг прибыла.");
        row.told.push(Told { article: b, meeting: MeetingId(1), status: Status::Unknown, evidence: String::new() });
        assert_eq!(row.newest().map(|told| told.evidence.as_str()), Some("Берг прибыла."));
        assert_eq!(row.published(), a.published);
    }
}
