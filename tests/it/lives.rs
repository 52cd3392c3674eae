//! The life of a meeting from files to the screen: announced, reported with a disagreement, followed up;
//! and one that was announced and of which nothing more is heard. Everything is read, linked and shown
//! by the program itself.

use std::sync::Arc;

use vestnik::app::card::{Card, Word};
use vestnik::base::cancel::CancelToken;
use vestnik::corpus::build::build;
use vestnik::corpus::{Change, Corpus, Event, Reason};

use super::stage::session::Session;
use super::support::{Folder, RUSSIAN, fed, outcome, run, vestnik};

const ANNOUNCED: &str = "date 2026-02-01\nПланы на февраль\n\nАстрид Линдквист встретится с Яаком Раудом 10 февраля.\n";
const HELD: &str =
    "date 2026-02-10\nГости приехали\n\nАстрид Линдквист 10 февраля встретилась с Яаком Раудом в Осло.\n";
const ELSEWHERE: &str =
    "date 2026-02-11\nЧто было вчера\n\nЯак Рауд и Астрид Линдквист встретились 10 февраля в Бергене.\n";
const FOLLOWED: &str = "date 2026-02-12\nЧто дальше\n\n\
    Встреча Астрид Линдквист с Яаком Раудом прошла 10 февраля. На следующем этапе Инга Шмите 20 февраля \
    встретится в Риге с Олегом Ветровым.\n";
const SILENT: &str = "date 2026-02-03\nПрага ждёт\n\nМарк Дюваль встретится 5 февраля в Праге с Павлом Друцким.\n";

fn folder() -> Folder {
    let folder = Folder::new().with("1.txt", ANNOUNCED).with("2.txt", SILENT).with("3.txt", HELD);
    folder.with("4.txt", ELSEWHERE).with("5.txt", FOLLOWED)
}

fn corpus() -> Corpus {
    corpus_of(&folder())
}

fn corpus_of(folder: &Folder) -> Corpus {
    let (articles, notes) = folder.load();
    assert_eq!(notes, []);
    let articles = articles.into_iter().map(Arc::new).collect();
    build(articles, &RUSSIAN, &CancelToken::default(), &|_| {}).expect("not cancelled")
}

/// The articles that report an event.
fn told_in(corpus: &Corpus, event: &Event) -> Vec<String> {
    event.meetings.iter().map(|m| corpus.entry(m.article).expect("an article").article.id.to_string()).collect()
}

/// Article and meeting under the cursor of the text.
fn place(session: &Session) -> String {
    let Some(found) = session.state.meeting_in_text() else { return String::new() };
    let article = &session.state.corpus.entry(found.article).expect("its article").article.id;
    format!("{article} {}", found.meeting)
}

fn pressed(keys: &str) -> Session {
    let mut session = Session::of(corpus(), 120, 36);
    session.press(keys);
    session
}

#[test]
fn a_meeting_is_one_event_from_its_announcement_to_its_last_report() {
    let corpus = corpus();
    let event = corpus.events().iter().find(|event| event.meetings.len() > 1).expect("an event");
    assert_eq!(told_in(&corpus, event), ["1", "3", "4", "5"]);
    let life: Vec<&[Change]> = event.coverage.iter().map(|step| step.changes.as_slice()).collect();
    assert_eq!(life[0], [Change::Announced]);
    assert_eq!(life[1], [Change::Held, Change::PlaceKnown]);
    let next = corpus.related(event.id);
    assert_eq!(next[0].reasons[0], Reason::Prepares);
    assert_eq!(told_in(&corpus, corpus.event(next[0].event).expect("an event")), ["5"]);
}

#[test]
fn one_walks_from_the_announcement_to_the_follow_up_and_back() {
    assert_eq!(place(&pressed("G enter m")), "1 m1");
    assert_eq!(place(&pressed("G enter m ]")), "3 m1");
    assert_eq!(place(&pressed("G enter m ] ]")), "4 m1");
    assert_eq!(place(&pressed("G enter m ] ] ]")), "5 m1");
    assert_eq!(place(&pressed("G enter m ] ] ] [ [")), "3 m1");
    // Below the reports stands what comes of the meeting.
    let related = pressed("G enter m r");
    assert!(related.screen().contains("готовит"), "{}", related.screen());
    let follow_up = pressed("G enter m r G enter");
    assert_eq!(place(&follow_up), "5 m2");
    assert!(follow_up.screen().contains('›'), "the way is shown:\n{}", follow_up.screen());
    assert_eq!(place(&pressed("G enter m r G enter backspace")), "1 m1");
    let back = pressed("G enter m r G enter r");
    assert!(back.screen().contains("продолжает"), "{}", back.screen());
}

#[test]
fn a_disagreement_is_shown_with_both_sentences() {
    let screen = pressed("G enter m ]").screen();
    for words in ["расходятся:", "Берген / Осло", "с Яаком Раудом в Осло", "10 февраля в Бергене"]
    {
        assert!(screen.contains(words), "{words} in\n{screen}");
    }
    let folder = folder();
    let events = run(&["events", super::support::argument(&folder.path(""))]).out;
    let events: serde_json::Value = serde_json::from_str(&events).expect("JSON");
    let event = events.as_array().expect("an array").iter().find(|event| event["disputes"].is_array()).expect("one");
    let claims = event["disputes"][0]["claims"].as_array().expect("claims");
    let told: Vec<_> = claims.iter().map(|claim| (claim["value"].as_str(), claim["text"].as_str())).collect();
    let sentence = |text: &'static str| text.trim_end().lines().last();
    assert_eq!(told, [(Some("Берген"), sentence(ELSEWHERE)), (Some("Осло"), sentence(HELD))]);
}

#[test]
fn what_was_announced_and_never_confirmed_is_listed() {
    let corpus = corpus();
    let unconfirmed: Vec<_> = corpus.unconfirmed().map(|event| told_in(&corpus, event)).collect();
    assert_eq!(unconfirmed, [["2"]]);
    let word = Card::of(&corpus, corpus.unconfirmed().next().expect("one").meetings[0]).map(|card| card.word);
    assert_eq!(word, Some(Word::Missing));
    let folder = folder();
    let all = run(&["events", super::support::argument(&folder.path(""))]).out;
    assert_eq!(all.matches("\"unconfirmed\": true").count() + all.matches("\"unconfirmed\":true").count(), 1);
    let screen = pressed("a").screen();
    assert!(screen.contains("Прага"), "{screen}");
}

#[test]
fn meetings_of_one_series_are_related_by_its_name() {
    let round = |day: &str, people: &str| {
        format!("date 2026-{day}\nГруппа в сборе\n\n{people} провели заседание контактной группы по обороне Украины.\n")
    };
    let folder = Folder::new()
        .with("1.txt", round("02-10", "Астрид Линдквист и Яак Рауд"))
        .with("2.txt", round("04-10", "Инга Шмите и Олег Ветров"));
    let corpus = corpus_of(&folder);
    let mut session = Session::of(corpus, 120, 36);
    session.press("G enter m r");
    assert!(session.screen().contains("та же серия: «Рамштайн»"), "{}", session.screen());
    let events = run(&["events", super::support::argument(&folder.path(""))]).out;
    let events: serde_json::Value = serde_json::from_str(&events).expect("JSON");
    assert_eq!(events[0]["related"][0]["series"], "«Рамштайн»");
    assert_eq!(events[1]["series"], serde_json::json!(["«Рамштайн»"]));
}

#[test]
fn records_from_many_machines_are_linked_as_the_articles_wherever_they_lie() {
    let folder = folder();
    let corrections = format!(
        "[[meeting]]\nid = \"000000000000000a\"\ntitle = \"Планы на февраль\"\npublished = \"2026-02-01\"\n\
         sentence = \"{}\"\ntrigger = \"встретится\"\nplace = \"Берген\"\n",
        ANNOUNCED.trim_end().lines().last().unwrap_or_default()
    );
    let folder = folder.with("data/vestnik/corrections.toml", corrections);
    // The same articles, sorted into other folders.
    let moved = Folder::new().with("a/x/3.txt", HELD).with("a/1.txt", ANNOUNCED).with("a/5.txt", FOLLOWED);
    let moved = moved.with("b/2.txt", SILENT).with("b/deep/4.txt", ELSEWHERE);
    let with = |arguments: &[&str]| {
        outcome(vestnik(arguments).env("XDG_DATA_HOME", folder.path("data")).output().expect("a run"))
    };
    let path = |folder: &Folder, part: &str| folder.path(part).to_str().expect("a path").to_owned();
    let [a, b] = ["a", "b"].map(|part| with(&["extract", &path(&moved, part)]).out);
    let direct = with(&["events", &path(&moved, "a"), &path(&moved, "b")]).out;
    assert!(direct.contains("Берген") && direct.contains("prepares"), "{direct}");
    let files: Vec<String> = (1..=5).map(|n| path(&folder, &format!("{n}.txt"))).collect();
    let files: Vec<&str> = std::iter::once("events").chain(files.iter().map(String::as_str)).collect();
    assert_eq!(with(&files).out, direct, "where the articles lie does not matter");
    assert_eq!(fed(&["events", "-"], format!("{b}{a}").as_bytes()).out, direct);
}
