//! Records of the contract `vestnik/1` back to reports, so that articles read on many machines are
//! linked on one. Reads only what linking needs; a line it cannot read is an error that names it.

mod read;
mod schema;

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use thiserror::Error;

use read::{Points, named, published, report, shape};
use schema::{ArticleRecord, MeetingRecord};

use super::report::{Report, Telling};
use super::{link, mark};
use crate::base::article::Published;
use crate::base::clean::clean;
use crate::base::id::{ArticleId, MeetingId};
use crate::corpus::event::{Event, MeetingRef};
use crate::corpus::load::distinct;
use crate::lang::Language;

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
    /// The day of the newest.
    pub newest: Option<NaiveDate>,
    /// For each article its meetings, by number.
    meetings: Vec<Vec<Name>>,
}

/// A meeting as its record names and states it.
#[derive(Debug)]
struct Name {
    id: String,
    sentence: String,
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
        for (published, article) in articles {
            records.take(published, article);
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

impl Records {
    /// The ids of an article and of its meeting, as the records have them.
    #[must_use]
    pub fn ids(&self, report: MeetingRef) -> Option<(&str, &str)> {
        let article = self.articles.get(report.article)?;
        let meeting = self.meetings.get(report.article)?.get(report.meeting.index())?;
        Some((article.as_str(), &meeting.id))
    }

    /// The sentence that states a meeting.
    #[must_use]
    pub fn sentence(&self, report: MeetingRef) -> Option<&str> {
        let meeting = self.meetings.get(report.article)?.get(report.meeting.index())?;
        Some(meeting.sentence.as_str()).filter(|sentence| !sentence.is_empty())
    }

    /// The events that the reports tell of; afterwards there are no reports any more.
    #[must_use]
    pub fn events(&mut self, language: &Language) -> Vec<Event> {
        mark(&mut self.reports, language);
        let places: FxHashMap<&ArticleId, usize> = self.articles.iter().zip(0..).collect();
        link(std::mem::take(&mut self.reports), |id| places.get(id).copied().unwrap_or(usize::MAX))
    }

    fn take(&mut self, published: Option<Published>, article: ArticleRecord) {
        let text = Points::new(&article.text);
        let shape = shape(&article, &text);
        let parties = article.meetings.iter().flat_map(|meeting| meeting.participants.iter().cloned());
        let telling = Arc::new(Telling {
            id: ArticleId::new(&article.id),
            source: article.source,
            published,
            shape,
            company: parties.flat_map(named).collect(),
        });
        self.articles.push(telling.id.clone());
        let sentence = |m: &MeetingRecord| m.evidence.first().map_or("", |e| text.quote(e.start, e.end)).to_owned();
        let name = |m: &MeetingRecord| Name { id: m.id.clone(), sentence: sentence(m) };
        self.meetings.push(article.meetings.iter().map(name).collect());
        self.newest = self.newest.max(published.map(Published::day));
        let ids: Vec<String> = article.meetings.iter().map(|meeting| meeting.id.clone()).collect();
        for (number, meeting) in (0..).zip(article.meetings) {
            let next = (0..).map(MeetingId).zip(&ids).filter(|(_, id)| meeting.leads_to.contains(id));
            let leads_to = next.map(|(number, _)| number).collect();
            self.reports.push(Report { leads_to, ..report(&telling, MeetingId(number), meeting, &text) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::meeting::Status;

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
        let mut records = reader.finish();
        assert_eq!(records.articles.iter().map(ArticleId::as_str).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(records.reports[0].evidence, "Берг");
        let second = MeetingRef { article: 1, meeting: MeetingId(0) };
        assert_eq!(records.ids(second), Some(("b", "m1")));
        let events = records.events(&Language::load("ru").expect("the language builds"));
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].status, Status::Held);
        assert_eq!(events[0].meetings.len(), 2);
        assert!(events[0].parties.iter().any(|p| p.remote));
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
