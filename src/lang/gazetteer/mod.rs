//! All known names of states, places and organisations as one table, found in any case by lemma and
//! agreement. It says what a phrase can name; whether it does so here is for the rules to say.

mod compile;

use std::ops::Range;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::lexicon::organisations::{self, Category};
use super::lexicon::places;
use super::morph::{Reading, fold_lemma};
use super::tag::{Cases, Gender, Number};
use super::token::{Parsed, Shape};

/// The number of a [`Name`] in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(u32);

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A state.
    State,
    /// The capital of a state, which stands for the state as a party.
    Capital(NameId),
    /// Another city.
    City,
    /// A part of a state.
    Region,
    /// A land of several states.
    Land,
    /// A land that acts as one: Европа.
    Party,
    /// A hall, house or ground.
    Venue,
    /// A seat: an organisation as a party (the one given), a venue as a place.
    Seat(NameId),
    /// An organisation.
    Organisation(Category),
}

/// One known thing.
#[derive(Debug)]
pub struct Name {
    /// The name to show, in the nominative.
    pub text: Box<str>,
    /// The same in the genitive, for "МИД Турции".
    pub genitive: Box<str>,
    /// What it is.
    pub sort: Sort,
    /// The state it lies in or belongs to.
    pub country: Option<Box<str>>,
    /// Whether it takes "на" as a place: "на Кубе".
    pub on: bool,
}

/// How a phrase uses a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// The name itself, or another name of the same thing.
    Name,
    /// The adjective: "российский".
    Adjective,
    /// The people: "россияне".
    People,
}

/// What keeps a phrase from being believed at sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing.
    Nothing,
    /// It is an ordinary word, which any word of a sentence's beginning looks like: "Горки".
    Common,
    /// It is also a surname or a given name: "Владимир", "Киров".
    Personal,
    /// It is only a name in quotes: «Магнит».
    Quoted,
}

#[derive(Debug)]
struct Element {
    /// The word as the nominative has it, folded.
    form: Box<str>,
    /// Its lemmas; none where it never bends ("Федерации" of "Совет Федерации").
    lemmas: SmallVec<[Box<str>; 2]>,
    number: Option<Number>,
    /// Of adjectives that stand alone ("Банковая").
    gender: Option<Gender>,
    written: Written,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    Any,
    Capital,
    Upper,
}

#[derive(Debug)]
struct Phrase {
    name: NameId,
    usage: Usage,
    text: Box<str>,
    doubt: Doubt,
    elements: SmallVec<[Element; 2]>,
    head: usize,
}

/// A phrase of the table found in a text.
#[derive(Clone, Debug)]
pub struct Found<'g> {
    /// The number of what is named.
    pub id: NameId,
    /// What is named.
    pub name: &'g Name,
    /// How.
    pub usage: Usage,
    /// This very phrase in the nominative: "Соединённые Штаты" where the name is "США".
    pub text: &'g str,
    /// What keeps it from being believed.
    pub doubt: Doubt,
    /// Where it stands.
    pub tokens: Range<usize>,
    /// The token that carries case and number.
    pub head: usize,
    /// The cases that all its bending words allow.
    pub cases: Cases,
    /// Number of the head.
    pub number: Option<Number>,
    /// Gender of the head.
    pub gender: Option<Gender>,
}

/// What a word is to the rules: a set of the word lists of both lexicons, and whether a phrase of
/// the table may begin with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

impl Classes {
    const BEGINS: Self = Self(1 << 31);

    /// One list of the lexicon of places.
    #[must_use]
    pub fn place(list: places::Word) -> Self {
        Self(1 << list as u32)
    }

    /// One list of the lexicon of organisations.
    #[must_use]
    pub fn organisation(list: organisations::Word) -> Self {
        Self(1 << (list as u32 + 16))
    }

    /// Whether the two have a list in common.
    #[must_use]
    pub fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a phrase of the table may begin with the word.
    #[must_use]
    pub fn begins(self) -> bool {
        self.meet(Self::BEGINS)
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What is known of a word.
#[derive(Debug, Default)]
struct Entry {
    classes: Classes,
    /// Phrases whose first word it is, the longest first.
    phrases: SmallVec<[u32; 2]>,
}

/// The table, ready for use from many threads.
#[derive(Debug, Default)]
pub struct Gazetteer {
    names: Vec<Name>,
    phrases: Vec<Phrase>,
    /// By lemma, or form of a phrase's first word.
    index: FxHashMap<Box<str>, Entry>,
    /// The capital of each state, as now named.
    capitals: FxHashMap<NameId, NameId>,
    /// "российско" of "российско-украинский".
    compounds: FxHashMap<Box<str>, NameId>,
}

impl Gazetteer {
    /// A known thing by number.
    #[must_use]
    pub fn name(&self, id: NameId) -> Option<&Name> {
        self.names.get(id.0 as usize)
    }

    /// The state that the first half of a compound adjective means: "российско" (folded).
    #[must_use]
    pub fn compound(&self, half: &str) -> Option<&Name> {
        self.compounds.get(half).and_then(|&id| self.name(id))
    }

    /// The name that a folded word in the nominative names.
    #[must_use]
    pub fn by_form(&self, form: &str) -> Option<&Name> {
        let phrases = self.index.get(form)?.phrases.iter().filter_map(|&at| self.phrases.get(at as usize));
        phrases.filter(|p| p.elements.len() == 1).find_map(|p| self.name(p.name))
    }

    /// The capital of a state, as now named.
    #[must_use]
    pub fn capital(&self, state: NameId) -> Option<&Name> {
        self.capitals.get(&state).and_then(|&id| self.name(id))
    }

    /// The longest phrase that begins at `token` and ends before `end`.
    #[must_use]
    pub fn find(&self, parsed: &Parsed, token: usize, end: usize) -> Option<Found<'_>> {
        let mut best: Option<Found<'_>> = None;
        let mut seek = |key: &str| {
            for &at in self.index.get(key).into_iter().flat_map(|entry| &entry.phrases) {
                let Some(phrase) = self.phrases.get(at as usize) else { continue };
                if best.as_ref().is_some_and(|b| b.tokens.len() >= phrase.elements.len()) {
                    break;
                }
                if let Some(found) = self.check(phrase, parsed, token, end) {
                    best = Some(found);
                    break;
                }
            }
        };
        keys(parsed, token, &mut seek);
        best
    }

    /// What the word at a token is to the rules, by any of its lemmas.
    #[must_use]
    pub fn classes(&self, parsed: &Parsed, token: usize) -> Classes {
        let mut classes = Classes::default();
        keys(parsed, token, &mut |key: &str| {
            if let Some(entry) = self.index.get(key) {
                classes.add(entry.classes);
            }
        });
        classes
    }

    fn check<'g>(&'g self, phrase: &'g Phrase, parsed: &Parsed, token: usize, end: usize) -> Option<Found<'g>> {
        let tokens = token..token + phrase.elements.len();
        if tokens.end > end {
            return None;
        }
        let mut cases = Cases::ALL;
        for (at, element) in tokens.clone().zip(&phrase.elements) {
            cases = cases.and(element.cases(parsed, at)?);
        }
        if cases.is_empty() {
            return None;
        }
        let head = token + phrase.head;
        let element = phrase.elements.get(phrase.head)?;
        let reading = parsed.readings(head).iter().find(|reading| element.accepts(reading));
        Some(Found {
            id: phrase.name,
            name: self.name(phrase.name)?,
            usage: phrase.usage,
            text: &phrase.text,
            doubt: phrase.doubt,
            tokens,
            head,
            cases,
            number: reading.and_then(|r| r.tag.number).or(element.number),
            gender: reading.and_then(|r| r.tag.gender),
        })
    }
}

impl Element {
    /// The cases in which the token is this word; `None` where it is another.
    fn cases(&self, parsed: &Parsed, token: usize) -> Option<Cases> {
        let shape = parsed.shape(token);
        let fits = match self.written {
            Written::Any => true,
            Written::Capital => !matches!(shape, Shape::Lower | Shape::Mark),
            Written::Upper => matches!(shape, Shape::Upper | Shape::Mixed | Shape::Number | Shape::Mark),
        };
        if !fits {
            return None;
        }
        let cases = parsed.cases(token, |reading| self.accepts(reading));
        if !cases.is_empty() {
            return Some(cases);
        }
        same(parsed.form(token), &self.form).then_some(Cases::ALL)
    }

    fn accepts(&self, reading: &Reading) -> bool {
        let number = self.number.is_none() || reading.tag.number.is_none() || reading.tag.number == self.number;
        let gender = self.gender.is_none() || reading.tag.gender.is_none() || reading.tag.gender == self.gender;
        number && gender && self.lemmas.contains(&reading.lemma)
    }
}

/// The keys of the index under which a token may stand: its lemmas, and its form where it has a
/// capital, since the dictionary may read a name as another word.
fn keys(parsed: &Parsed, token: usize, visit: &mut dyn FnMut(&str)) {
    let shape = parsed.shape(token);
    if shape == Shape::Mark {
        return;
    }
    let readings = parsed.readings(token);
    for (at, reading) in readings.iter().enumerate() {
        if readings.iter().take(at).all(|earlier| earlier.lemma != reading.lemma) {
            visit(&reading.lemma);
        }
    }
    if shape != Shape::Lower {
        let form = fold_lemma(parsed.form(token));
        if readings.iter().all(|reading| reading.lemma != form) {
            visit(&form);
        }
    }
}

/// Whether a word as written is a folded one.
fn same(written: &str, folded: &str) -> bool {
    let letters = written.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c });
    letters.eq(folded.chars())
}
