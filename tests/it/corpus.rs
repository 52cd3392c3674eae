//! The built-in collection against its marked articles: the figures of extraction and linking, which
//! may rise and never fall, and what the collection was written to show.
//!
//! A rise must be written down: `UPDATE_SCORES=1 cargo test --test it corpus` does.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use vestnik::base::article::Published;
use vestnik::base::cancel::CancelToken;
use vestnik::corpus::Corpus;
use vestnik::corpus::build::build;
use vestnik::corpus::load::Input;

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
    let mistakes = scores.mistakes.join("\n");
    assert!(
        table == known,
        "now\n{table}\nwritten\n{known}\n{mistakes}\nA fall is a fault; UPDATE_SCORES=1 writes a rise."
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
