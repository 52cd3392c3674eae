//! The built-in collection against its marked articles: the figures of extraction and linking, which
//! may rise and never fall, and what the collection was written to show.
//!
//! A rise must be written down: `UPDATE_SCORES=1 cargo test --test it corpus` does.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use serde_json::{Value, json};
use vestnik::base::article::Published;
use vestnik::base::cancel::CancelToken;
use vestnik::base::date::FuzzyDate;
use vestnik::base::id::{ArticleId, EventId};
use vestnik::corpus::build::build;
use vestnik::corpus::link::record::Reader;
use vestnik::corpus::load::Input;
use vestnik::corpus::{Change, Corpus, Event, Fact, MeetingRef, Slot};
use vestnik::extract::meeting::{Meeting, Status};

use super::score::{GoldArticle, Scores, parse, score};
use super::support::{RUSSIAN, read, root};

/// The collection, read and linked once.
static SAMPLE: LazyLock<Corpus> = LazyLock::new(|| {
    let (articles, notes) = read(&[Input::Sample]);
    assert_eq!(notes, []);
    let articles = articles.into_iter().map(Arc::new).collect();
    build(articles, &RUSSIAN, &CancelToken::default(), &|_| {}).expect("not cancelled")
});

static GOLD: LazyLock<Vec<GoldArticle>> = LazyLock::new(|| parse(&written("gold.jsonl")));

fn file(name: &str) -> PathBuf {
    root().join("tests/corpus/sample").join(name)
}

fn written(name: &str) -> String {
    fs::read_to_string(file(name)).unwrap_or_default()
}

fn updates() -> bool {
    std::env::var_os("UPDATE_SCORES").is_some()
}

/// The figures, a line each.
fn table(scores: &Scores) -> String {
    let mut table = String::new();
    for (name, figures) in scores.figures() {
        let _ = writeln!(table, "{name:<13} {figures}");
    }
    table
}

#[test]
fn scores_of_the_sample_never_fall() {
    let scores = score(&SAMPLE, &GOLD);
    let table = table(&scores);
    if updates() {
        fs::write(file("scores.txt"), &table).expect("scores are written");
    }
    let known = written("scores.txt");
    let changed: Vec<String> = table
        .lines()
        .zip(known.lines().chain(std::iter::repeat("")))
        .filter(|(now, before)| now != before)
        .map(|(now, before)| format!("{now}\n  written: {before}"))
        .collect();
    let mistakes = scores.mistakes.join("\n");
    assert!(
        table == known,
        "{}\n\n{mistakes}\n\nA fall is a fault; a rise is written down by UPDATE_SCORES=1.",
        changed.join("\n")
    );
}

#[test]
fn marked_articles_are_those_of_the_collection() {
    let ids: Vec<&str> = SAMPLE.entries().iter().map(|entry| entry.article.id.as_str()).collect();
    assert_eq!(ids.len(), GOLD.len());
    for article in &*GOLD {
        let at = ids.iter().position(|id| *id == article.id).expect("a marked article of the collection");
        let text = &SAMPLE.entries()[at].article.text;
        for quote in article.meetings.iter().flat_map(|meeting| &meeting.quotes) {
            assert!(text.contains(quote.as_str()), "{}: {quote}", article.id);
        }
    }
}

#[test]
fn every_article_of_the_sample_has_its_day() {
    for article in &*GOLD {
        let entry = SAMPLE.entries().iter().find(|entry| entry.article.id.as_str() == article.id);
        let published = entry.and_then(|entry| entry.article.published).map(Published::iso);
        assert!(published.unwrap_or_default().starts_with(&article.published), "{}", article.id);
    }
}

/// The event of the first meeting of an article that has this status and this day, as EDTF.
fn event(article: &str, status: Status, day: &str) -> &'static Event {
    let id = ArticleId::new(article);
    let at = SAMPLE.find(&id).expect("an article of the collection");
    let entry = SAMPLE.entry(at).expect("an article of the collection");
    let is_meant = |meeting: &&Meeting| meeting.status == status && edtf(meeting.when.map(|when| when.value)) == day;
    let told = entry.document.meetings.iter().find(is_meant);
    let told = told.unwrap_or_else(|| panic!("{article} tells of no meeting {status:?} on {day}"));
    SAMPLE.event_of(MeetingRef { article: at, meeting: told.id }).expect("every meeting has an event")
}

fn edtf(date: Option<FuzzyDate>) -> String {
    date.map_or_else(String::new, FuzzyDate::edtf)
}

#[test]
fn a_meeting_that_was_put_off_is_one_event_of_both_days() {
    let announced = event("011_vizit-v-tashkent", Status::Planned, "2026-01-20");
    let moved = event("019_samarkand-podozhdet", Status::Postponed, "2026-01-27");
    assert_eq!(announced.id, moved.id);
    let told = |change: &Change| matches!(change, Change::MovedTo(date) if date.edtf() == "2026-01-27");
    assert!(announced.coverage.iter().any(|step| step.changes.iter().any(told)), "{:?}", announced.coverage);
}

#[test]
fn a_visit_that_was_called_off_is_told_as_such() {
    event("022_videosammit", Status::Planned, "2026-01-29/2026-01-30");
    let cancelled = event("025_vizit-otmenen", Status::Cancelled, "2026-01-29/2026-01-30");
    assert_eq!(cancelled.status, Status::Cancelled);
    let life: Vec<&[Change]> = cancelled.coverage.iter().map(|step| step.changes.as_slice()).collect();
    assert_eq!(life, [[Change::Announced], [Change::Cancelled]], "the plan and its end are one life");
}

#[test]
fn each_outlet_keeps_the_day_that_it_tells() {
    let one = event("017_riga-pervyj-raund", Status::Held, "2026-01-16");
    let other = event("018_dom-kongressov", Status::Held, "2026-01-15");
    assert_eq!(one.id, other.id, "two outlets, two days, one round");
    let dispute = one.disputes.iter().find(|dispute| dispute.slot == Slot::Date).expect("a dispute of the day");
    let days: Vec<String> = dispute
        .claims
        .iter()
        .map(|claim| match claim.fact {
            Fact::Date(date) => date.edtf(),
            _ => String::new(),
        })
        .collect();
    assert_eq!(days, ["2026-01-15", "2026-01-16"]);
}

/// A marked meeting as a record that tells of it without a mistake. Marks do not say what kind of party
/// each is; two words with capitals are a person.
fn as_record(meeting: &Value, text: &str) -> Value {
    let first = |field: &str| match &meeting[field] {
        Value::Array(values) => values.first().cloned().unwrap_or_default(),
        value => value.clone(),
    };
    let word = |field: &str, otherwise: &str| first(field).as_str().unwrap_or(otherwise).to_owned();
    let party = |names: &Value| {
        let name = names[0].as_str().unwrap_or_default();
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        let kind = match name.split(' ').take(2).filter(capital).count() {
            0 => "group",
            1 if name.contains(' ') => "organization",
            1 => "state",
            _ => "person",
        };
        json!({"name": name, "kind": kind})
    };
    let quotes = match &meeting["quote"] {
        Value::Array(quotes) => quotes.clone(),
        quote => vec![quote.clone()],
    };
    let evidence = quotes.iter().filter_map(|quote| {
        let quote = quote.as_str()?;
        let byte = text.find(quote)?;
        let start = text.char_indices().take_while(|(at, _)| *at < byte).count();
        Some(json!({"start": start, "end": start + quote.chars().count()}))
    });
    let kind = word("kind", "meeting");
    json!({
        "id": meeting["mid"], "status": word("status", "unknown"), "format": word("format", "unknown"),
        "kind": if kind == "unknown" { "meeting".to_owned() } else { kind },
        "date": first("date"),
        "place": first("place").as_str().map(|name| json!({"name": name})),
        "participants": meeting["participants"].as_array().into_iter().flatten().map(party).collect::<Vec<_>>(),
        "evidence": evidence.collect::<Vec<_>>(),
    })
}

/// The event that a meeting was marked with, and the one that was found.
type Item<'g> = (&'g String, Option<EventId>);

#[test]
fn what_is_read_without_a_mistake_is_linked_with_hardly_any() {
    let mut reader = Reader::default();
    let mut gold: Vec<(String, String, String)> = Vec::new();
    for line in written("gold.jsonl").lines() {
        let article: Value = serde_json::from_str(line).expect("an article as JSON");
        let id = article["id"].as_str().expect("an id");
        let at = SAMPLE.find(&ArticleId::new(id)).expect("an article of the collection");
        let text = &SAMPLE.entries()[at].article.text;
        let meetings = article["meetings"].as_array().expect("meetings");
        let must = || meetings.iter().filter(|meeting| meeting["must"].as_bool().unwrap_or(true));
        gold.extend(must().filter_map(|meeting| {
            Some((meeting["event"].as_str()?.to_owned(), id.to_owned(), meeting["mid"].as_str()?.to_owned()))
        }));
        let told: Vec<Value> = must().map(|meeting| as_record(meeting, text)).collect();
        let published = &article["published"];
        let record = json!({"schema": "vestnik/1", "id": id, "published": published, "text": text, "meetings": told});
        assert!(reader.take(&record.to_string()).is_empty(), "{record}");
    }
    let mut records = reader.finish();
    let events = records.events(&RUSSIAN);
    let found = |article: &str, meeting: &str| {
        let tells = |event: &&Event| event.meetings.iter().any(|at| records.ids(*at) == Some((article, meeting)));
        events.iter().find(tells).map(|event| event.id)
    };
    let items: Vec<Item<'_>> = gold.iter().map(|(event, article, meeting)| (event, found(article, meeting))).collect();
    let mean = |of: &dyn Fn(&Item<'_>) -> (usize, usize)| {
        let shares = items.iter().map(of).map(|(part, whole)| super::score::share(part, whole));
        shares.sum::<f64>() / super::score::share(items.len(), 1)
    };
    let count = |test: &dyn Fn(&Item<'_>) -> bool| items.iter().filter(|item| test(item)).count();
    let precision = mean(&|one| (count(&|i| i == one), count(&|i| i.1 == one.1)));
    let recall = mean(&|one| (count(&|i| i == one), count(&|i| i.0 == one.0)));
    let f1 = 2.0 * precision * recall / (precision + recall);
    assert!(f1 >= 0.97, "B-cubed P {precision:.4} R {recall:.4} F1 {f1:.4}");
}
