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
use crate::corpus::event::MeetingRef;
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

/// The reports of records in JSON Lines, whatever their order; empty lines are passed over, and an
/// article read twice counts once.
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
    articles.sort_by(|(a, left), (b, right)| {
        let rest = || left.id.cmp(&right.id).then_with(|| left.text.cmp(&right.text));
        (a.is_none(), a).cmp(&(b.is_none(), b)).then_with(rest)
    });
    articles.dedup_by(|(a, left), (b, right)| a == b && left.id == right.id && left.text == right.text);
    let mut records = Records::default();
    for (index, (published, article)) in articles.into_iter().enumerate() {
        records.take(index, published, article);
    }
    Ok(records)
}

impl Records {
    /// The ids of an article and of its meeting, as the records have them.
    #[must_use]
    pub fn ids(&self, report: MeetingRef) -> Option<(&str, &str)> {
        let article = self.articles.get(report.article)?;
        let meeting = self.meetings.get(report.article)?.get(report.meeting.index())?;
        Some((article.as_str(), meeting))
    }

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
        leads_to: Vec::new(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::link::link_reports;

    fn line(id: &str, published: &str, status: &str, date: &str, people: &str) -> String {
        format!(
            r#"{{"schema":"vestnik/1","id":"{id}","source":"Вестник","published":"{published}","text":"Берг и Новак.",
            "meetings":[{{"id":"m1","kind":"talks","status":"{status}","format":"unknown","level":null,"date":{date},
            "place":{{"name":"Осло","country":"Норвегия","text":"в Осло"}},"participants":[{people}],
            "topics":[],"evidence":[{{"start":0,"end":4}}],"confidence":0.9}}]}}"#
        )
        .replace('\n', " ")
    }

    const PAIR: &str = r#"{"name":"Олаф Берг","kind":"person","role":null,"text":"Берг"},
        {"name":"Ян Новак","kind":"person","text":"Новака","remote":true}"#;
    const DAY: &str = r#"{"edtf":"2026-02-10","start":"2026-02-10","end":"2026-02-10","text":"10 февраля"}"#;

    #[test]
    fn records_of_several_runs_are_linked_as_one_collection() {
        let later = line("b", "2026-02-10T20:53:00", "held", DAY, PAIR);
        let earlier = line("a", "2026-02-01", "planned", DAY, PAIR);
        let records = read(&format!("{later}\n\n{earlier}\n{later}\n")).expect("records");
        assert_eq!(records.articles.iter().map(ArticleId::as_str).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(records.reports[0].evidence, "Берг");
        let second = MeetingRef { article: 1, meeting: MeetingId(0) };
        assert_eq!(records.ids(second), Some(("b", "m1")));
        let events = link_reports(records.reports);
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].status, Status::Held);
        assert_eq!(events[0].meetings.len(), 2);
        assert!(events[0].parties.iter().any(|p| p.remote));
    }

    #[test]
    fn a_date_is_read_as_it_was_written() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (edtf, start, end) in [
            ("2026-01-03", "2026-01-03", "2026-01-03"),
            ("2026-01-05/2026-01-06", "2026-01-05", "2026-01-06"),
            ("2026-01", "2026-01-01", "2026-01-31"),
            ("2026-01~", "2026-01-01", "2026-01-31"),
            ("2025-24", "2025-12-01", "2026-02-28"),
            ("2019", "2019-01-01", "2019-12-31"),
        ] {
            let record = DateRecord { edtf: Some(edtf.to_owned()), start: day(start), end: day(end) };
            assert_eq!(date(&record).edtf(), edtf);
        }
    }

    #[test]
    fn a_line_that_is_no_record_is_named() {
        let problem = read("\n{\"id\":1}\n").expect_err("no record").to_string();
        assert!(problem.starts_with("line 2: "), "{problem}");
    }
}
