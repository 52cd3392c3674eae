//! The words that evoke meetings, each in a sentence of its own (a line of the text): `lemmas of the
//! triggers -> kind: who, who`. So no word of the lexicon can be there in vain.

use std::collections::BTreeSet;

use vestnik::base::span::Span;
use vestnik::extract::{Document, read};
use vestnik::lang::Language;
use vestnik::lang::token::Parsed;

use super::meetings::{names, word};
use super::{Sample, article, check, samples};

const SPEC: &str = include_str!("../../spec/triggers.md");

/// Entries that no sentence of the spec reaches yet.
const UNSEEN: &[&str] = &[
    "звонок",
    "конгресс",
    "консультации",
    "переговор",
    "прием",
    "провести время",
    "раунд",
    "слушание",
    "телефонограмма",
    "тет-а-тет",
    "усадить",
    "штурм",
];

#[test]
fn triggers_are_those_of_the_spec() {
    check("triggers", SPEC, lines);
}

#[test]
fn every_trigger_of_the_lexicon_is_seen_in_the_spec() {
    let told: BTreeSet<String> = samples(SPEC)
        .iter()
        .flat_map(|sample| &sample.blocks)
        .flat_map(|(_, lines)| lines)
        .filter_map(|line| line.split_once(" -> "))
        .flat_map(|(lemmas, _)| lemmas.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let lexicon = listed();
    let is_unseen = |lemma: &&String| !told.contains(*lemma) && !UNSEEN.contains(&lemma.as_str());
    let unseen: Vec<&String> = lexicon.iter().filter(is_unseen).collect();
    assert!(unseen.is_empty(), "tests/spec/triggers.md has no sentence for {unseen:?}");
}

/// The nouns and verbs of the lexicon that evoke a meeting.
fn listed() -> Vec<String> {
    let lexicon: toml::Table = include_str!("../../../assets/lang/ru/triggers.toml").parse().expect("a lexicon");
    let groups = ["noun", "verb"].into_iter().flat_map(|list| lexicon[list].as_array().expect("a list"));
    let groups = groups.filter(|group| group.get("need").and_then(toml::Value::as_str) != Some("join"));
    let lemmas = groups.flat_map(|group| group["lemmas"].as_array().expect("a list"));
    lemmas.map(|lemma| lemma.as_str().expect("a word").to_owned()).collect()
}

fn lines(sample: &Sample, language: &Language) -> Vec<String> {
    let line = |text: &str| {
        let mut article = article(text, "");
        article.published = sample.article.published;
        let parsed = language.parse(&article.text, &article.paragraphs);
        told(&read(&article, language), &parsed)
    };
    sample.article.text.lines().map(line).collect()
}

fn told(document: &Document, parsed: &Parsed) -> String {
    let meetings = document.meetings.iter().map(|meeting| {
        let lemmas: Vec<&str> = meeting.triggers.iter().map(|&trigger| lemma(trigger, parsed)).collect();
        format!("{} -> {}: {}", lemmas.join(" "), word(meeting.kind), names(meeting, document))
    });
    let meetings: Vec<String> = meetings.collect();
    if meetings.is_empty() { "nothing".to_owned() } else { meetings.join("; ") }
}

/// The lemma of a trigger's first word.
fn lemma(trigger: Span, parsed: &Parsed) -> &str {
    let first = parsed.tokens.iter().position(|token| token.span.start() >= trigger.start());
    first.map_or("?", |token| parsed.lemma(token))
}
