//! Records of the contract `vestnik/1` back to reports, so that articles read on many machines are
//! linked on one. Reads only what linking needs; a line it cannot read is an error that names it.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;
use thiserror::Error;

use super::report::{Named, Report, Telling};
use super::sketch::Sketch;
use crate::base::article::Published;
use crate::base::date::FuzzyDate;
use crate::base::id::{ArticleId, MeetingId};
use crate::extract::meeting::{Format, Kind, Level, Status};
use crate::extract::mention::EntityKind;

/// Why records could not be read.
#[derive(Debug, Error)]
pub enum RecordError {
    /// A line is no record.
    #[error("line {line}: {problem}; expected a record of `vestnik extract`")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// What the parser says.
        problem: serde_json::Error,
    },
}

/// Reports read from records, with the names by which the records know them.
#[derive(Debug, Default)]
pub struct Records {
    /// The reports, their articles numbered in order of publication, then id.
    pub reports: Vec<Report>,
    /// The articles' ids, by number.
    pub articles: Vec<ArticleId>,
    /// For each article the ids of its meetings, by number.
    pub meetings: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct ArticleRecord {
    id: String,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    meetings: Vec<MeetingRecord>,
}

#[derive(Deserialize)]
struct MeetingRecord {
    id: String,
    #[serde(default)]
    kind: Kind,
    #[serde(default)]
    status: Status,
    #[serde(default)]
    format: Format,
    #[serde(default)]
    level: Option<Level>,
    #[serde(default)]
    date: Option<DateRecord>,
    #[serde(default)]
    moved_from: Option<DateRecord>,
    #[serde(default)]
    place: Option<PlaceRecord>,
    #[serde(default)]
    participants: Vec<ParticipantRecord>,
    #[serde(default)]
    evidence: Vec<EvidenceRecord>,
}

#[derive(Deserialize)]
struct DateRecord {
    #[serde(default)]
    edtf: Option<String>,
    start: NaiveDate,
    end: NaiveDate,
}

#[derive(Deserialize)]
struct PlaceRecord {
    name: String,
    #[serde(default)]
    country: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ParticipantKind {
    Person,
    State,
    Organization,
    Group,
}

#[derive(Deserialize)]
struct ParticipantRecord {
    name: String,
    kind: ParticipantKind,
    #[serde(default)]
    role: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    remote: bool,
}

#[derive(Deserialize)]
struct EvidenceRecord {
    start: usize,
    end: usize,
}

/// The reports of records in JSON Lines; empty lines are passed over.
///
/// # Errors
///
/// The first line that is no record.
pub fn read(lines: &str) -> Result<Records, RecordError> {
    let mut articles = Vec::new();
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let record: ArticleRecord =
            serde_json::from_str(line).map_err(|problem| RecordError::Malformed { line: number + 1, problem })?;
        articles.push((published(record.published.as_deref()), record));
    }
    articles.sort_by(|(a, left), (b, right)| (a.is_none(), a, &left.id).cmp(&(b.is_none(), b, &right.id)));
    let mut records = Records::default();
    for (index, (published, article)) in articles.into_iter().enumerate() {
        records.take(index, published, article);
    }
    Ok(records)
}

impl Records {
    fn take(&mut self, index: usize, published: Option<Published>, article: ArticleRecord) {
        let telling = Arc::new(Telling {
            index,
            id: ArticleId::new(&article.id),
            source: article.source,
            published,
            shape: Sketch::of([article.text.as_str()]),
        });
        self.articles.push(telling.id.clone());
        self.meetings.push(article.meetings.iter().map(|m| m.id.clone()).collect());
        for (number, meeting) in (0..).zip(article.meetings) {
            self.reports.push(report(&telling, MeetingId(number), meeting, &article.text));
        }
    }
}

fn report(telling: &Arc<Telling>, id: MeetingId, meeting: MeetingRecord, text: &str) -> Report {
    let quote = |e: &EvidenceRecord| text.chars().skip(e.start).take(e.end.saturating_sub(e.start)).collect();
    let evidence: Vec<String> = meeting.evidence.iter().map(quote).collect();
    Report {
        telling: Arc::clone(telling),
        meeting: id,
        kind: meeting.kind,
        status: meeting.status,
        format: meeting.format,
        level: meeting.level,
        date: meeting.date.as_ref().map(date),
        moved_from: meeting.moved_from.as_ref().map(date),
        place: meeting.place.map(|p| (p.name, p.country)),
        parties: meeting.participants.into_iter().map(named).collect(),
        evidence: evidence.join(" "),
    }
}

fn named(participant: ParticipantRecord) -> Named {
    let kind = match participant.kind {
        ParticipantKind::Person => EntityKind::Person,
        ParticipantKind::State => EntityKind::State,
        ParticipantKind::Organization => EntityKind::Organisation,
        ParticipantKind::Group => EntityKind::Group,
    };
    let ParticipantRecord { name, role, country, remote, .. } = participant;
    Named { kind, name, role, country, remote }
}

/// The value whose bounds and EDTF text are those of the record; the bounds decide.
fn date(record: &DateRecord) -> FuzzyDate {
    use chrono::Datelike;
    let (start, end) = (record.start, record.end);
    let interval = FuzzyDate::interval(start, end);
    let text = record.edtf.as_deref().unwrap_or_default();
    let (year, month) = (start.year(), start.month());
    let named = [FuzzyDate::month(year, month), FuzzyDate::year(year)];
    let seasons = (0..4).map(|season| FuzzyDate::season(year, season));
    let value = named
        .into_iter()
        .chain(seasons)
        .flatten()
        .find(|d| d.start() == start && d.end() == end && d.edtf() == text.trim_end_matches('~'))
        .unwrap_or(interval);
    if text.ends_with('~') { value.about() } else { value }
}

fn published(text: Option<&str>) -> Option<Published> {
    let text = text?;
    let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok().map(Published::Time);
    time.or_else(|| text.parse().ok().map(Published::Day))
}
