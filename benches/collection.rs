//! Writes a folder of articles for measuring the program with many of them:
//!
//! ```text
//! cargo run --release --example collection -- FOLDER [ARTICLES [SEED]]
//! ```
//!
//! Seeded, so that every run writes the same. Nobody and nothing in them is real: people who meet, who are
//! said to meet soon, who meet after all or not, told by several articles each, between paragraphs of prose.

#![expect(clippy::disallowed_methods, reason = "it writes a folder of files")]

mod chance;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use chance::Chance;
use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;

/// So many articles unless told otherwise.
const ARTICLES: u64 = 10_000;
/// The seed unless told otherwise.
const SEED: u64 = 0x5eed;
/// So many articles come on a day.
const DAILY: u64 = 25;

/// The words of the articles.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    first_names: Vec<[String; 2]>,
    posts: Vec<[String; 2]>,
    ending: String,
    surnames: Vec<String>,
    states: Vec<String>,
    cities: Vec<String>,
    outlets: Vec<String>,
    months: Vec<String>,
    prose: Vec<String>,
    attribution: String,
    headline: Headline,
    told: Told,
}

/// Headlines, of what is to come and of what has been.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Headline {
    coming: String,
    past: String,
}

/// How a meeting is told before it and after it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    cancelled: String,
    talks_planned: String,
    planned: String,
    called: String,
    talks_held: String,
    held: String,
}

/// Puts values in the place of their names: `{one}`.
fn filled(phrase: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(phrase.to_owned(), |phrase, (name, value)| phrase.replace(&format!("{{{name}}}"), value))
}

/// One who meets others, as the nominative and the instrumental name him.
struct Person {
    named: [String; 2],
    surname: String,
}

/// What happens, before it is told.
struct Happening {
    day: NaiveDate,
    city: String,
    one: Person,
    other: Person,
}

fn person(words: &Words, chance: &mut Chance) -> Option<Person> {
    // A name has one office: both hang on the same number.
    let all = words.surnames.len() * words.first_names.len();
    let number = usize::try_from(chance.skewed(all as u64)).unwrap_or_default();
    let surname = words.surnames.get(number % words.surnames.len())?.clone();
    let first = words.first_names.get(number / words.surnames.len())?;
    let post = words.posts.get(number % words.posts.len())?;
    let state = words.states.get(number % words.states.len())?;
    let named = [0, 1].map(|case| {
        let ending = if case == 1 { words.ending.as_str() } else { "" };
        format!("{} {state} {} {surname}{ending}", post[case], first[case])
    });
    Some(Person { named, surname })
}

fn happening(words: &Words, chance: &mut Chance, day: NaiveDate) -> Option<Happening> {
    let (one, mut other) = (person(words, chance)?, person(words, chance)?);
    while other.surname == one.surname {
        other = person(words, chance)?;
    }
    Some(Happening { day, city: chance.one_of(&words.cities)?, one, other })
}

/// How an article of a day tells of it.
fn told(words: &Words, chance: &mut Chance, happening: &Happening, published: NaiveDate) -> String {
    let Happening { day, city, one, other } = happening;
    let month = words.months.get(day.month0() as usize).map_or("", String::as_str);
    let day = format!("{} {month}", day.day());
    let phrase = match (published < happening.day, chance.below(8)) {
        (true, 0) => &words.told.cancelled,
        (true, 1..=4) => &words.told.talks_planned,
        (true, _) => &words.told.planned,
        (false, 0 | 1) => &words.told.called,
        (false, 2..=4) => &words.told.talks_held,
        (false, _) => &words.told.held,
    };
    let values = [("one", one.named[0].as_str()), ("other", &other.named[1]), ("day", &day), ("city", city)];
    let sentence = filled(phrase, &values);
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn paragraph(words: &Words, chance: &mut Chance) -> String {
    let sentences: Vec<String> = (0..2 + chance.below(4)).filter_map(|_| chance.one_of(&words.prose)).collect();
    sentences.join(" ")
}

/// The text of an article: what it is about, and what else was near.
fn article(
    words: &Words,
    chance: &mut Chance,
    (main, near): (&Happening, &[Happening]),
    published: NaiveDate,
) -> String {
    let outlet = chance.one_of(&words.outlets).unwrap_or_default();
    let headline = if published < main.day { &words.headline.coming } else { &words.headline.past };
    let values = [("one", main.one.surname.as_str()), ("other", &main.other.surname), ("city", &main.city)];
    let mut text = format!(" date {published}\n{}\n\n", filled(headline, &values));
    let attribution = filled(&words.attribution, &[("outlet", &outlet)]);
    let also = chance.below(3);
    let others: Vec<usize> = (0..also).map(|_| chance.index(near.len())).collect();
    let told_of = std::iter::once(main).chain(others.into_iter().filter_map(|at| near.get(at)));
    for happening in told_of.collect::<Vec<_>>() {
        let fact = told(words, chance, happening, published);
        let (around, more) = (paragraph(words, chance), paragraph(words, chance));
        // Writing to a string cannot fail.
        let _ = write!(text, "{fact}{attribution}\n\n{around}\n\n{more}\n\n");
    }
    text
}

fn write_all(words: &Words, folder: &Path, articles: u64, seed: u64) -> io::Result<()> {
    let mut chance = Chance(seed.max(1));
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap_or_default();
    let (mut near, mut of): (Vec<Happening>, Option<NaiveDate>) = (Vec::new(), None);
    for number in 0..articles {
        let day = first + Days::new(number / DAILY);
        if of != Some(day) {
            // Each day has fewer happenings than articles, so that several tell of one; and of some of the
            // day before there is still something to tell.
            near.drain(..near.len().saturating_sub(8));
            let fresh = (0..10).map(|_| day + Days::new(chance.below(5))).collect::<Vec<_>>();
            near.extend(fresh.into_iter().filter_map(|day| happening(words, &mut chance, day)));
            of = Some(day);
            fs::create_dir_all(folder.join(day.year().to_string()))?;
        }
        let main = chance.index(near.len());
        let Some(main) = near.get(main) else { continue };
        let text = article(words, &mut chance, (main, &near), day);
        fs::write(folder.join(day.year().to_string()).join(format!("{number:06}.txt")), text)?;
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("collection FOLDER [ARTICLES [SEED]]")?);
    let articles = arguments.next().map_or(Ok(ARTICLES), |number| number.parse())?;
    let seed = arguments.next().map_or(Ok(SEED), |number| number.parse())?;
    if fs::read_dir(&folder).is_ok_and(|mut files| files.next().is_some()) {
        return Err("the folder is not empty".into());
    }
    let words: Words = toml::from_str(include_str!("collection.toml"))?;
    write_all(&words, &folder, articles, seed)?;
    Ok(())
}
