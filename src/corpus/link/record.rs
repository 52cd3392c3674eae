//! Records of the contract `vestnik/1` back to reports, so that articles read on many machines are
//! linked on one. Reads only what linking needs; a line it cannot read is an error that names it.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use thiserror::Error;

use super::report::{Named, Report, Telling};
use super::sketch::Sketch;
use crate::base::article::{ParagraphKind, Published};
use crate::base::clean::clean;
use crate::base::date::FuzzyDate;
use crate::base::id::{ArticleId, MeetingId, MeetingKey};
use crate::corpus::event::MeetingRef;
use crate::corpus::load::distinct;
use crate::extract::meeting::{Corrected, Format, Kind, Level, Part, Status};
use crate::extract::mention::EntityKind;

/// The name of the contract.
pub const SCHEMA: &str = "vestnik/1";

/// What every contract's name begins with.
const FAMILY: &str = "vestnik/";

/// Why a record could not be read.
#[derive(Debug, Error)]
pub enum RecordError {
    /// A line is a record of a contract that is not known here.
    #[error("a record of {schema}; this program reads {SCHEMA}")]
    Foreign {
        /// The line, from 1.
        line: usize,
        /// The contract.
        schema: String,
    },
    /// A line is no record.
    #[error("{}; expected a record of `vestnik extract`", without_place(problem))]
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

/// The parser counts lines of its own, and it was given one.
fn without_place(problem: &serde_json::Error) -> String {
    let text = problem.to_string();
    match text.rsplit_once(" at line ") {
        Some((told, _)) => format!("{told} at column {}", problem.column()),
        None => text,
    }
}

impl RecordError {
    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        match self {
            Self::Foreign { line, .. } | Self::Malformed { line, .. } => *line,
        }
    }
}

#[derive(Debug, Deserialize)]
struct ArticleRecord {
    #[serde(default)]
    schema: Option<String>,
    id: String,
    #[serde(default)]
    path: String,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    paragraphs: Vec<ParagraphRecord>,
    #[serde(default)]
    meetings: Vec<MeetingRecord>,
}

#[derive(Debug, Deserialize)]
struct ParagraphRecord {
    kind: ParagraphKind,
    start: usize,
    end: usize,
}

#[derive(Debug, Deserialize)]
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
    #[serde(default)]
    corrected: Option<CorrectedRecord>,
}

#[derive(Debug, Deserialize)]
struct CorrectedRecord {
    key: String,
    #[serde(default)]
    parts: Vec<Part>,
    #[serde(default)]
    same_as: Vec<String>,
    #[serde(default)]
    apart_from: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct DateRecord {
    #[serde(default)]
    edtf: Option<String>,
    start: NaiveDate,
    end: NaiveDate,
    #[serde(default)]
    time: Option<NaiveTime>,
}

#[derive(Debug, Deserialize)]
struct PlaceRecord {
    name: String,
    #[serde(default)]
    country: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ParticipantKind {
    Person,
    State,
    Organization,
    Group,
}

#[derive(Clone, Debug, Deserialize)]
struct ParticipantRecord {
    name: String,
    kind: ParticipantKind,
    #[serde(default)]
    role: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    remote: bool,
    #[serde(default)]
    members: Vec<ParticipantRecord>,
}

#[derive(Debug, Deserialize)]
struct EvidenceRecord {
    start: usize,
    end: usize,
}

/// Whether a text is records in JSON Lines: an object that names its contract.
#[must_use]
pub fn is_records(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Named {
        schema: String,
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    first.trim_start().starts_with('{')
        && serde_json::from_str::<Named>(first).is_ok_and(|named| named.schema.starts_with(FAMILY))
}

/// Reads records, file by file, and keeps the articles apart as the loader does.
#[derive(Debug, Default)]
pub struct Reader {
    articles: Vec<(Option<Published>, ArticleRecord)>,
    /// What was read under an id that some article already had.
    by_id: FxHashMap<String, Vec<usize>>,
}

impl Reader {
    /// Takes records in JSON Lines, whatever their order; empty lines are passed over, and an article
    /// read twice counts once. What is no record is left out and told.
    pub fn take(&mut self, lines: &str) -> Vec<RecordError> {
        let lines = (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty());
        lines.filter_map(|(number, line)| self.line(number, line).err()).collect()
    }

    /// The reports of all that was taken.
    #[must_use]
    pub fn finish(self) -> Records {
        let mut articles = self.articles;
        let wanted: Vec<_> = articles
            .iter()
            .map(|(published, article)| (ArticleId::new(&article.id), (&article.path, *published, &article.text)))
            .collect();
        let ids = distinct(&wanted);
        for ((_, article), id) in articles.iter_mut().zip(ids) {
            id.as_str().clone_into(&mut article.id);
        }
        articles.sort_by(|(a, left), (b, right)| {
            (a.is_none(), a).cmp(&(b.is_none(), b)).then_with(|| left.id.cmp(&right.id))
        });
        let mut records = Records::default();
        for (index, (published, article)) in articles.into_iter().enumerate() {
            records.take(index, published, article);
        }
        records
    }

    fn line(&mut self, line: usize, text: &str) -> Result<(), RecordError> {
        let mut record: ArticleRecord =
            serde_json::from_str(text).map_err(|problem| RecordError::Malformed { line, problem })?;
        if let Some(schema) = record.schema.take().filter(|schema| schema != SCHEMA) {
            return Err(RecordError::Foreign { line, schema: clean(&schema).into_owned() });
        }
        record.make_harmless();
        let same = self.by_id.entry(record.id.clone()).or_default();
        let is_known = |at: &usize| {
            let known = self.articles.get(*at).map(|(_, known)| known);
            known.is_some_and(|k| k.path == record.path && k.published == record.published && k.text == record.text)
        };
        if same.iter().any(is_known) {
            return Ok(());
        }
        same.push(self.articles.len());
        self.articles.push((published(record.published.as_deref()), record));
        Ok(())
    }
}

impl ArticleRecord {
    /// A record may come from anywhere, so what of it can be shown is cleaned as the text of a file
    /// is; what was clean stays as it was.
    fn make_harmless(&mut self) {
        harmless(&mut self.id);
        for meeting in &mut self.meetings {
            harmless(&mut meeting.id);
            if let Some(place) = &mut meeting.place {
                harmless(&mut place.name);
                place.country.as_mut().into_iter().for_each(harmless);
            }
            meeting.participants.iter_mut().for_each(ParticipantRecord::make_harmless);
        }
    }

    /// The shape of the text that tells news: all of it where the record has no paragraphs.
    fn shape(&self, text: &Points<'_>) -> Sketch {
        if self.paragraphs.is_empty() {
            return Sketch::of([self.text.as_str()]);
        }
        let told = self.paragraphs.iter().filter(|paragraph| paragraph.kind.is_told());
        Sketch::of(told.map(|paragraph| text.quote(paragraph.start, paragraph.end)))
    }
}

impl ParticipantRecord {
    fn make_harmless(&mut self) {
        harmless(&mut self.name);
        self.role.as_mut().into_iter().for_each(harmless);
        self.country.as_mut().into_iter().for_each(harmless);
        self.members.iter_mut().for_each(Self::make_harmless);
    }
}

fn harmless(text: &mut String) {
    if let std::borrow::Cow::Owned(cleaned) = clean(text) {
        *text = cleaned;
    }
}

/// A text by code points, as the offsets of the contract count.
struct Points<'t> {
    text: &'t str,
    /// The first byte of each.
    bytes: Vec<usize>,
}

impl<'t> Points<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, bytes: text.char_indices().map(|(byte, _)| byte).collect() }
    }

    /// The code points `start..end`.
    fn quote(&self, start: usize, end: usize) -> &'t str {
        let byte = |point: usize| self.bytes.get(point).copied().unwrap_or(self.text.len());
        self.text.get(byte(start)..byte(end)).unwrap_or_default()
    }
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
        let text = Points::new(&article.text);
        let shape = article.shape(&text);
        let parties = article.meetings.iter().flat_map(|meeting| meeting.participants.iter().cloned());
        let telling = Arc::new(Telling {
            index,
            id: ArticleId::new(&article.id),
            source: article.source,
            published,
            shape,
            company: parties.flat_map(named).collect(),
        });
        self.articles.push(telling.id.clone());
        self.meetings.push(article.meetings.iter().map(|m| m.id.clone()).collect());
        for (number, meeting) in (0..).zip(article.meetings) {
            self.reports.push(report(&telling, MeetingId(number), meeting, &text));
        }
    }
}

fn report(telling: &Arc<Telling>, id: MeetingId, meeting: MeetingRecord, text: &Points<'_>) -> Report {
    let evidence: Vec<&str> = meeting.evidence.iter().map(|e| text.quote(e.start, e.end)).collect();
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
        parties: meeting.participants.into_iter().flat_map(named).collect(),
        leads_to: Vec::new(),
        round: None,
        evidence: evidence.join(" "),
        corrected: meeting.corrected.as_ref().and_then(corrected),
    }
}

fn corrected(record: &CorrectedRecord) -> Option<Corrected> {
    let keys = |keys: &[String]| keys.iter().filter_map(|key| MeetingKey::parse(key)).collect();
    Some(Corrected {
        key: MeetingKey::parse(&record.key)?,
        parts: record.parts.clone(),
        same_as: keys(&record.same_as),
        apart_from: keys(&record.apart_from),
    })
}

/// A participant; a coordinated group as its members, as it is where articles are read.
fn named(participant: ParticipantRecord) -> Vec<Named> {
    let ParticipantRecord { name, kind, role, country, remote, members } = participant;
    if members.is_empty() {
        let kind = match kind {
            ParticipantKind::Person => EntityKind::Person,
            ParticipantKind::State => EntityKind::State,
            ParticipantKind::Organization => EntityKind::Organisation,
            ParticipantKind::Group => EntityKind::Group,
        };
        return vec![Named { kind, name, role, country, remote }];
    }
    let single = |member| ParticipantRecord { remote, members: Vec::new(), ..member };
    members.into_iter().flat_map(|member| named(single(member))).collect()
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
    let value = if text.ends_with('~') { value.about() } else { value };
    record.time.map_or(value, |time| value.at(time))
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
        let mut reader = Reader::default();
        assert!(reader.take(&format!("{later}\n\n{earlier}\n{later}\n")).is_empty());
        let records = reader.finish();
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
            let record = DateRecord { edtf: Some(edtf.to_owned()), start: day(start), end: day(end), time: None };
            assert_eq!(date(&record).edtf(), edtf);
        }
    }

    #[test]
    fn a_line_that_is_no_record_is_named_and_the_rest_read() {
        let good = line("a", "2026-02-01", "planned", DAY, PAIR);
        let mut reader = Reader::default();
        let foreign = r#"{"schema":"vestnik/2","id":"b"}"#;
        let problems = reader.take(&format!("\n{{\"id\":1}}\n{foreign}\n{good}\n"));
        assert_eq!(problems.iter().map(RecordError::line).collect::<Vec<_>>(), [2, 3]);
        assert!(problems.iter().any(|p| p.to_string() == "a record of vestnik/2; this program reads vestnik/1"));
        assert_eq!(reader.finish().reports.len(), 1);
    }

    #[test]
    fn articles_of_one_name_are_kept_apart() {
        let one = line("a", "2026-02-01", "planned", DAY, PAIR);
        let other = one.replace("Берг и Новак.", "Новак и Берг.");
        let mut reader = Reader::default();
        assert!(reader.take(&one).is_empty() && reader.take(&format!("{other}\n{one}")).is_empty());
        assert_eq!(reader.finish().articles.iter().map(ArticleId::as_str).collect::<Vec<_>>(), ["a", "a~2"]);
    }

    #[test]
    fn members_of_a_group_take_part_each_for_itself() {
        let group = r#"{"name":"министры","kind":"group","remote":true,"members":[
            {"name":"министр Дании","kind":"person"},{"name":"министр Чехии","kind":"person"}]}"#;
        let mut reader = Reader::default();
        assert!(reader.take(&line("a", "2026-02-01", "planned", DAY, &group.replace('\n', " "))).is_empty());
        let records = reader.finish();
        let parties = &records.reports[0].parties;
        assert_eq!(parties.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["министр Дании", "министр Чехии"]);
        assert!(parties.iter().all(|p| p.remote));
    }

    #[test]
    fn nothing_in_a_record_reaches_the_terminal() {
        let dirty = r#"{"name":"Бе\u001b[31mрг","kind":"person"}"#;
        let mut reader = Reader::default();
        assert!(reader.take(&line("a", "2026-02-01", "planned", DAY, dirty)).is_empty());
        assert_eq!(reader.finish().reports[0].parties[0].name, "Берг");
    }

    #[test]
    fn records_are_told_from_articles() {
        assert!(is_records("\n  {\"schema\":\"vestnik/1\",\"id\":\"a\"}\n"));
        for text in ["", "Порт открыт.", "{\"id\":\"a\"}", "{\"schema\":\"other/1\"}", "{ \"schema\":\"vestnik/ это"]
        {
            assert!(!is_records(text), "{text}");
        }
    }
}
