//! What a keystroke in the filter costs, on a hundred thousand generated articles. Budget: 10 ms for
//! any query, the first letters of a word being the dearest.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use vestnik::base::article::{Article, Paragraph, ParagraphKind, Published};
use vestnik::base::cancel::CancelToken;
use vestnik::base::id::ArticleId;
use vestnik::base::span::Span;
use vestnik::base::width::{Wrap, wrap};
use vestnik::corpus::query::{Ask, Assume, Index, Marked, Memory, Order, Query};
use vestnik::corpus::{Corpus, Entry};
use vestnik::extract::Document;
use vestnik::lang::Language;

static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language::load("ru").expect("a sound language"));
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build(&collection(100_000), &LANGUAGE));

fn main() {
    divan::main();
}

const STEMS: &[&str] = &[
    "переговор",
    "встреч",
    "министр",
    "президент",
    "посол",
    "делегац",
    "саммит",
    "консультац",
    "договор",
    "соглашен",
    "границ",
    "столиц",
    "Линдгрен",
    "Ольсен",
    "Уиткоу",
    "Кастилья",
    "Осло",
    "Вен",
    "Рим",
    "Женев",
    "Норвег",
    "Австр",
    "эксперт",
    "советник",
    "заявлен",
    "комисс",
    "парламент",
    "реформ",
    "безопасност",
    "энергетик",
    "торговл",
    "санкц",
    "гарант",
    "перемир",
    "обсужден",
    "подписан",
    "визит",
    "прием",
    "форум",
    "конференц",
];
const ENDINGS: &[&str] = &["", "а", "ы", "ов", "ам", "е", "ия", "ием", "ом", "у"];

/// A generator of numbers that is the same on every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn words(&mut self, count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            let stem = STEMS.get(self.throw(STEMS.len())).copied().unwrap_or_default();
            let ending = ENDINGS.get(self.throw(ENDINGS.len())).copied().unwrap_or_default();
            text.push_str(stem);
            text.push_str(ending);
            text.push_str(if self.throw(7) == 0 { ", " } else { " " });
        }
        text.trim_end().to_owned()
    }
}

fn collection(size: usize) -> Corpus {
    let mut dice = Dice(7);
    let entry = |number: usize| {
        let title = dice.words(8);
        let text = format!("{title}\n{}", dice.words(30));
        let body = Paragraph { span: Span::new(title.len() + 1, text.len()), kind: ParagraphKind::Body };
        let article = Article {
            id: ArticleId::new(&number.to_string()),
            path: String::new(),
            title,
            source: Some("Вестник".to_owned()),
            url: None,
            author: None,
            published: NaiveDate::from_ymd_opt(2027, 3, 6).map(Published::Day),
            lang: "ru".to_owned(),
            text,
            paragraphs: vec![body],
        };
        Entry::new(Arc::new(article), Arc::new(Document::default()))
    };
    Corpus::new((0..size).map(entry).collect(), Vec::new())
}

fn run(query: &str, order: Order, memory: &mut Memory) -> usize {
    let cancel = CancelToken::default();
    let ask = Ask {
        language: &LANGUAGE,
        today: NaiveDate::default(),
        marks: &|_| Marked::default(),
        order,
        assume: Assume::Freely,
        cancel: &cancel,
    };
    let query = Query::parse(query, &LANGUAGE.lexicon.query);
    INDEX.run(&query, &ask, memory).map_or(0, |matches| matches.rows.len())
}

#[divan::bench(args = ["о", "пе", "пер", "пере", "встр", "переговоры", "кастилья", "трмпвстр", "осло вен", "!рим осло", "kbyluhty", "lindgren", "\"парламент реформы\""])]
fn keystroke_by_date(bencher: Bencher<'_, '_>, query: &str) {
    LazyLock::force(&INDEX);
    bencher.bench(|| run(black_box(query), Order::Corpus, &mut Memory::default()));
}

#[divan::bench(args = ["о", "пер", "переговоры", "осло вен"])]
fn keystroke_best_first(bencher: Bencher<'_, '_>, query: &str) {
    LazyLock::force(&INDEX);
    bencher.bench(|| run(black_box(query), Order::Best, &mut Memory::default()));
}

#[divan::bench]
fn one_letter_more(bencher: Bencher<'_, '_>) {
    let mut memory = Memory::default();
    run("перего", Order::Corpus, &mut memory);
    bencher.bench(|| run(black_box("перегов"), Order::Corpus, &mut memory.clone()));
}

#[divan::bench]
fn index_of_a_thousand_articles(bencher: Bencher<'_, '_>) {
    let corpus = collection(1_000);
    bencher.bench(|| Index::build(black_box(&corpus), &LANGUAGE));
}

#[divan::bench(args = [34, 72])]
fn wrap_of_a_long_article(bencher: Bencher<'_, '_>, width: usize) {
    let text = Dice(3).words(6_500);
    let how = Wrap { width, indent: 0, language: "ru", glue: &LANGUAGE.lexicon.query.glue };
    bencher.bench(|| wrap(black_box(&text), Span::new(0, text.len()), &how));
}
