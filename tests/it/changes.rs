//! A collection that changes: whatever comes, goes, is replaced or corrected, and in whatever order, its
//! events are those of reading and linking what is left from nothing, byte by byte.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use vestnik::base::article::Article;
use vestnik::base::cancel::CancelToken;
use vestnik::base::date::FuzzyDate;
use vestnik::base::id::MeetingKey;
use vestnik::corpus::build::{Builder, Help, Known};
use vestnik::corpus::correct::{Correction, Corrections, Fix, Note, Verdict, passage_of};
use vestnik::corpus::load::Input;
use vestnik::corpus::{Corpus, Entry};
use vestnik::export::{event, json};
use vestnik::extract::meeting::Status;

use super::support::{RUSSIAN, read};

/// The built-in collection, read once.
static READ: LazyLock<Arc<Corpus>> = LazyLock::new(|| {
    let articles = read(&[Input::Sample]).0.into_iter().map(Arc::new).collect();
    Arc::new(build(&mut Builder::default(), &Known::default(), articles))
});

/// Every meeting of it, by the key that corrections know it by.
static MEETINGS: LazyLock<Vec<(MeetingKey, Note)>> = LazyLock::new(|| {
    let noted = |entry: &Entry| {
        let passage = |at| passage_of(&entry.article, &entry.found, at);
        let passages: Vec<_> = (0..entry.found.meetings.len()).filter_map(passage).collect();
        passages.into_iter().map(|passage| (passage.key(), Note { passage, correction: Correction::default() }))
    };
    READ.entries().iter().flat_map(noted).collect()
});

fn build(builder: &mut Builder, known: &Known, articles: Vec<Arc<Article>>) -> Corpus {
    let help = Help { language: &RUSSIAN, cancel: &CancelToken::default(), progress: &|_| {} };
    builder.build(known, articles, help).expect("not cancelled")
}

fn written(corpus: &Corpus) -> String {
    json::array(&event::events(corpus)).expect("JSON")
}

/// One thing that happens to a collection.
#[derive(Clone, Debug)]
enum Happening {
    /// Articles come, or are there already.
    Come(Vec<usize>),
    /// An article is gone.
    Gone(usize),
    /// An article is printed elsewhere.
    Reprinted(usize, String),
    /// The reader corrects a meeting, or takes it back.
    Corrected(usize, Option<Box<Correction>>),
}

fn any_happening() -> impl Strategy<Value = Happening> {
    let article = || any::<prop::sample::Index>().prop_map(|at| at.index(READ.entries().len()));
    let meeting = || any::<prop::sample::Index>().prop_map(|at| at.index(MEETINGS.len()));
    let keys = || prop::collection::vec(meeting().prop_map(|at| MEETINGS[at].0), 0..2);
    let day = (1..28_u32).prop_map(|day| FuzzyDate::day(chrono::NaiveDate::from_ymd_opt(2026, 1, day).expect("a day")));
    let status = prop::sample::select(vec![Status::Held, Status::Postponed, Status::Cancelled]);
    let correction = (prop::option::of(day), prop::option::of(status), keys(), keys(), prop::bool::weighted(0.2))
        .prop_map(|(day, status, same_as, apart_from, denied)| Correction {
            verdict: if denied { Verdict::NoMeeting } else { Verdict::Meeting },
            date: day.map(Fix::Known),
            status,
            same_as,
            apart_from,
            ..Correction::default()
        });
    prop_oneof![
        3 => prop::collection::vec(article(), 1..12).prop_map(Happening::Come),
        1 => article().prop_map(Happening::Gone),
        1 => (article(), "[А-Я][а-я]{3}").prop_map(|(at, source)| Happening::Reprinted(at, source)),
        3 => (meeting(), prop::option::weighted(0.8, correction.prop_map(Box::new)))
            .prop_map(|(at, correction)| Happening::Corrected(at, correction)),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_the_events_are_those_of_what_is_left(
        happenings in prop::collection::vec(any_happening(), 1..12)
    ) {
        let mut builder = Builder::default();
        let mut corpus = Arc::clone(&READ);
        let mut articles: BTreeMap<usize, Arc<Article>> = BTreeMap::new();
        let mut corrections = Corrections::default();
        let of_sample = |at: &usize| (*at, Arc::clone(&READ.entries()[*at].article));
        for happening in happenings {
            match happening {
                Happening::Come(new) => articles.extend(new.iter().map(of_sample)),
                Happening::Gone(at) => drop(articles.remove(&at)),
                Happening::Reprinted(at, source) => if let Some(article) = articles.get_mut(&at) {
                    Arc::make_mut(article).source = Some(source);
                },
                Happening::Corrected(at, correction) => {
                    let (key, note) = &MEETINGS[at];
                    let noted = correction.map(|correction| Note { correction: *correction, ..note.clone() });
                    corrections.set(*key, noted);
                }
            }
            let known = Known { corpus, corrections: Arc::new(corrections.clone()) };
            corpus = Arc::new(build(&mut builder, &known, articles.values().cloned().collect()));
            let turned = articles.values().rev().cloned().collect();
            let from_nothing = Known { corpus: Arc::clone(&READ), ..known };
            prop_assert_eq!(written(&corpus), written(&build(&mut Builder::default(), &from_nothing, turned)));
        }
    }
}

#[test]
fn what_did_not_change_is_shared_and_not_made_anew() {
    let articles: Vec<_> = READ.entries().iter().map(|entry| Arc::clone(&entry.article)).collect();
    let (last, others) = articles.split_last().expect("articles");
    let mut builder = Builder::default();
    let before =
        Arc::new(build(&mut builder, &Known { corpus: Arc::clone(&READ), ..Known::default() }, others.to_vec()));
    let known = Known { corpus: Arc::clone(&before), ..Known::default() };
    let after = build(&mut builder, &known, others.iter().chain([last]).cloned().collect());
    let shared =
        after.events().iter().filter(|event| before.events().iter().any(|old| Arc::ptr_eq(&old.facts, &event.facts)));
    let anew = after.events().len() - shared.count();
    assert!(anew * 4 < after.events().len(), "one article touches few events: {anew} of {}", after.events().len());
}
