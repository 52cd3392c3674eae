//! Properties of extraction that hold for any text: what is found lies in the text, evidence holds
//! its trigger, company changes nothing, and nothing makes it stop.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use vestnik::base::article::{Article, Paragraph, ParagraphKind, Published};
use vestnik::base::cancel::CancelToken;
use vestnik::base::id::ArticleId;
use vestnik::base::span::Span;
use vestnik::corpus::build::build;
use vestnik::corpus::load::Input;
use vestnik::export::explain;
use vestnik::extract::Document;

use super::support::{RUSSIAN, read};

/// The built-in collection.
static SAMPLE: LazyLock<Vec<Arc<Article>>> =
    LazyLock::new(|| read(&[Input::Sample]).0.into_iter().map(Arc::new).collect());

/// Its sentences.
static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let sentences = |article: &Arc<Article>| {
        let parsed = RUSSIAN.parse(&article.text, &article.paragraphs);
        parsed.sentences.iter().map(|sentence| sentence.span.of(&article.text).to_owned()).collect::<Vec<_>>()
    };
    SAMPLE.iter().flat_map(sentences).collect()
});

/// Words that rules look for, whatever stands around them.
const WORDS: &[&str] = &[
    "встреча",
    "переговоры",
    "встретился",
    "принял",
    "обсудили",
    "с",
    "между",
    "и",
    "а также",
    "который",
    "в",
    "на",
    "по видеосвязи",
    "не",
    "Умеров",
    "Рустем Умеров",
    "Рубио",
    "президент",
    "министр иностранных дел",
    "он",
    "стороны",
    "США",
    "Киев",
    "российско-украинские",
    "3 января",
    "во вторник",
    "накануне",
    "с 5 по 7 мая",
    "31 февраля",
    "на следующей неделе",
    "в 25:61",
    "перенесена",
    "отменена",
    "состоится",
    "присоединился",
    ",",
    ".",
    "—",
    "«",
    "»",
    "(",
    ")",
    ":",
    "…",
    "!",
    "\n",
    "ё",
    "-",
    "А.",
    "и т. д.",
    "№ 5",
    "%",
    "🙂",
    "e\u{301}",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..40).prop_map(|words| words.join(" "))
}

/// Sentences of the collection in any order.
fn shuffled() -> impl Strategy<Value = String> {
    let sentences = prop::collection::vec(prop::sample::select(&**SENTENCES), 1..12);
    (sentences, prop::sample::select(&[" ", "\n", ""][..])).prop_map(|(sentences, between)| sentences.join(between))
}

/// The same with marks put in, left out and changed for others.
fn mangled() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(&["", " ", ",", ".", "—", "«", "»", "\n", "-", "(", ":"][..]);
    (shuffled(), prop::collection::vec(mark, 1..20)).prop_map(|(text, marks)| {
        let mut marks = marks.iter().cycle();
        let changed = |c: char| match c {
            _ if c.is_alphanumeric() => c.to_string(),
            _ => (*marks.next().expect("marks go round")).to_owned(),
        };
        text.chars().map(changed).collect()
    })
}

fn article(text: &str) -> Article {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            paragraphs.push(Paragraph { span: Span::new(start, start + line.len()), kind: ParagraphKind::Body });
        }
        start += line.len() + 1;
    }
    Article {
        id: ArticleId::new("any"),
        path: "any".to_owned(),
        title: "any".to_owned(),
        source: None,
        url: None,
        author: None,
        published: "2026-01-10".parse().ok().map(Published::Day),
        lang: "ru".to_owned(),
        text: text.to_owned(),
        paragraphs,
    }
}

/// What holds for the reading of any text.
fn check(document: &Document, text: &str) {
    let inside = |what: &str, span: Span| {
        let slice = text.get(span.range());
        assert!(slice.is_some_and(|slice| !slice.is_empty()), "{what} {span:?} of {} in {text:?}", text.len());
    };
    document.sentences.iter().for_each(|span| inside("sentence", *span));
    for mention in &document.mentions {
        inside("mention", mention.span);
        assert!(document.entity(mention.entity).is_some_and(|entity| !entity.name.is_empty()));
        assert!(mention.tokens.contains(&mention.head), "{text:?}");
    }
    document.times.iter().for_each(|time| inside("time", time.span));
    for (at, meeting) in document.meetings.iter().enumerate() {
        assert_eq!(meeting.id.index(), at);
        assert!((0.0..=1.0).contains(&meeting.confidence));
        assert!(!meeting.evidence.is_empty() && !meeting.triggers.is_empty() && !meeting.rules.is_empty());
        meeting.evidence.iter().for_each(|span| inside("evidence", *span));
        meeting.topics.iter().for_each(|span| inside("topic", *span));
        for trigger in &meeting.triggers {
            inside("trigger", *trigger);
            assert!(meeting.evidence.iter().any(|evidence| evidence.covers(*trigger)), "{trigger:?} in {text:?}");
        }
        for span in meeting.place.iter().map(|place| place.span).chain(meeting.when.and_then(|when| when.span)) {
            inside("slot", span);
        }
        for participant in &meeting.participants {
            inside("participant", participant.span);
            assert!(document.entity(participant.entity).is_some());
        }
    }
}

/// The whole of what was read, as text.
fn shown(document: &Document) -> String {
    format!("{document:?}")
}

fn reads(text: &str) {
    let document = vestnik::extract::read(&article(text), &RUSSIAN);
    check(&document, text);
}

#[test]
fn all_of_the_sample_lies_in_its_texts() {
    for article in SAMPLE.iter() {
        check(&vestnik::extract::read(article, &RUSSIAN), &article.text);
    }
}

#[test]
fn an_article_is_read_alike_alone_and_in_company() {
    let company = build(SAMPLE.clone(), &RUSSIAN, &CancelToken::default(), &|_| {}).expect("not cancelled");
    for entry in company.entries() {
        let alone = build(vec![Arc::clone(&entry.article)], &RUSSIAN, &CancelToken::default(), &|_| {});
        let alone = alone.expect("not cancelled");
        assert_eq!(shown(&alone.entries()[0].document), shown(&entry.document), "{}", entry.article.id);
    }
}

#[test]
fn every_article_of_the_sample_can_be_explained() {
    let corpus = build(SAMPLE.clone(), &RUSSIAN, &CancelToken::default(), &|_| {}).expect("not cancelled");
    for entry in corpus.entries() {
        let page = explain::article(entry, explain::Ink::Plain);
        assert!(!page.contains('\u{1b}'));
        for meeting in &entry.document.meetings {
            assert!(page.lines().any(|line| line.starts_with(&format!("{}  ", meeting.id))), "{}", entry.article.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_are_read(text in soup()) {
        reads(&text);
    }

    #[test]
    fn any_letters_are_read(text in "[а-яА-ЯёЁa-z0-9 .,:;!?«»—\n-]{0,300}") {
        reads(&text);
    }

    #[test]
    fn any_characters_are_read(text in any::<String>()) {
        reads(&text);
    }

    #[test]
    fn sentences_in_any_order_are_read(text in shuffled()) {
        reads(&text);
    }

    #[test]
    fn text_with_any_punctuation_is_read(text in mangled()) {
        reads(&text);
    }
}
