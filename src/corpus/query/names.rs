//! Everyone and every place that meetings name, each once, found by the words of the name: by their
//! beginning, in any form (`умеровым`), and as they may have been meant.

use rustc_hash::FxHashMap;

use super::assume::{Assumed, Guess, guesses};
use super::words::{Keys, each_word, keys};
use crate::base::fold::fold;
use crate::lang::Language;

/// The number of a name.
pub(super) type NameId = u32;

/// One name.
#[derive(Debug)]
pub(super) struct Name {
    /// As written.
    pub(super) text: String,
    /// How many meetings have it.
    pub(super) count: usize,
    /// Its words, folded, with their keys.
    words: Vec<(Box<str>, Keys)>,
}

impl Name {
    /// Whether a word of it, or the whole of it, begins so.
    pub(super) fn begins(&self, begun: &str) -> bool {
        fold(&self.text).starts_with(begun) || self.words.iter().any(|(word, _)| word.starts_with(begun))
    }
}

/// The names.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: Vec<Name>,
    numbers: FxHashMap<String, NameId>,
}

/// What a search among names found.
#[derive(Debug, Default)]
pub(super) struct FoundNames {
    /// For each name, whether it is meant.
    pub(super) meant: Vec<bool>,
    /// What was looked for instead of what was typed.
    pub(super) guess: Option<(String, Assumed)>,
    /// The words that were looked for.
    pub(super) words: Vec<String>,
}

impl Names {
    /// The number of a name that one more meeting has, which is new or known.
    pub(super) fn intern(&mut self, text: &str, language: &Language) -> NameId {
        let number = self.number(text, language);
        if let Some(name) = self.names.get_mut(number as usize) {
            name.count += 1;
        }
        number
    }

    /// The number of a name, which is new or known.
    pub(super) fn number(&mut self, text: &str, language: &Language) -> NameId {
        if let Some(&number) = self.numbers.get(text) {
            number
        } else {
            let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            let mut words = Vec::new();
            each_word(&fold(text), |_, word| words.push((word.into(), keys(word, language))));
            self.numbers.insert(text.to_owned(), number);
            self.names.push(Name { text: text.to_owned(), count: 0, words });
            number
        }
    }

    /// The names.
    pub(super) fn all(&self) -> &[Name] {
        &self.names
    }

    /// Whether a word of some name begins so.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.names.iter().any(|name| name.words.iter().any(|(have, _)| have.starts_with(word)))
    }

    /// Whether all words of `name` are words of `other`: "Умеров" is a part of "Рустем Умеров".
    pub(super) fn is_part(name: &str, other: &str) -> bool {
        let of = |text: &str| {
            let mut words = Vec::new();
            each_word(&fold(text), |_, word| words.push(word.to_owned()));
            words
        };
        let whole = of(other);
        of(name).iter().all(|word| whole.contains(word))
    }

    /// The names that a typed name means: every word of it begins a word of the name, or is another
    /// form of one. Where there is none, what it may have been meant for.
    pub(super) fn find(&self, typed: &str, bare: &str, language: &Language, assume: bool) -> FoundNames {
        let words = words_of(typed);
        let literal = self.having(&words, |have, word, _| have.starts_with(word));
        if literal.contains(&true) {
            let mut found = FoundNames { meant: literal, guess: None, words };
            if assume {
                self.add_alike(&mut found, language);
            }
            return found;
        }
        let word_keys: Vec<Keys> = words.iter().map(|word| keys(word, language)).collect();
        let akin = |number: usize, keys: &Keys| {
            word_keys.get(number).is_some_and(|own| own.iter().any(|key| keys.contains(key)))
        };
        let inflected = self.matching(words.len(), |number, have, keys| {
            words.get(number).is_some_and(|word| have.starts_with(word.as_str())) || akin(number, keys)
        });
        if let Some(name) = first(&inflected).and_then(|number| self.names.get(number)) {
            let guess = assume.then(|| (name.text.clone(), Assumed::Form));
            return FoundNames { meant: inflected, guess, words };
        }
        if assume { self.guessed(typed, bare, language) } else { FoundNames { words, ..FoundNames::default() } }
    }

    /// Adds the names that are the found one in another spelling: Уиткофф to Виткофф.
    fn add_alike(&self, found: &mut FoundNames, language: &Language) {
        let [word] = found.words.as_slice() else { return };
        if word.chars().count() <= 3 {
            return;
        }
        for other in language.lexicon.query.alike(word).collect::<Vec<_>>() {
            let meant = self.having(std::slice::from_ref(&other), |have, word, _| have.starts_with(word));
            if meant.contains(&true) {
                found.meant.iter_mut().zip(&meant).for_each(|(all, one)| *all |= one);
                found.words.push(other.clone());
                found.guess.get_or_insert((other, Assumed::Spelling));
                return;
            }
        }
    }

    fn guessed(&self, typed: &str, bare: &str, language: &Language) -> FoundNames {
        let mut found = FoundNames { words: words_of(typed), ..FoundNames::default() };
        let is_known = |word: &str| self.has_word(word);
        for Guess { text, assumed } in guesses(typed, bare, language, &is_known) {
            let words = words_of(&text);
            let meant = self.having(&words, |have, word, _| have.starts_with(word));
            if !meant.contains(&true) {
                continue;
            }
            if found.meant.is_empty() {
                found = FoundNames { meant, guess: Some((text, assumed)), words };
            } else if found.guess.as_ref().is_some_and(|(_, first)| *first == assumed) {
                found.meant.iter_mut().zip(&meant).for_each(|(all, one)| *all |= one);
                found.words.extend(words);
            }
        }
        found
    }

    fn having(&self, words: &[String], holds: impl Fn(&str, &str, &Keys) -> bool) -> Vec<bool> {
        self.matching(words.len(), |number, have, keys| words.get(number).is_some_and(|word| holds(have, word, keys)))
    }

    fn matching(&self, count: usize, holds: impl Fn(usize, &str, &Keys) -> bool) -> Vec<bool> {
        let of =
            |name: &Name| count > 0 && (0..count).all(|n| name.words.iter().any(|(have, keys)| holds(n, have, keys)));
        self.names.iter().map(of).collect()
    }
}

fn words_of(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    // The whole of a word with hyphens comes before its parts and is enough.
    let mut end = 0;
    each_word(typed, |at, word| {
        if at >= end {
            words.push(word.to_owned());
            end = at + word.len();
        }
    });
    words
}

fn first(meant: &[bool]) -> Option<usize> {
    meant.iter().position(|&is| is)
}
