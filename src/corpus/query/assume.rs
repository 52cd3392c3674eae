//! What may have been meant by what was typed: a Cyrillic name in Latin letters, a word under the
//! wrong keyboard layout. Candidates only; what is looked for is what the articles know, and the
//! reader is told.

use crate::base::fold::keyboard::{CYRILLIC, Layout};
use crate::base::fold::{fold, spelling};
use crate::base::span::Span;
use crate::lang::Language;

/// Something that was assumed about what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The term, in the query as typed.
    pub span: Span,
    /// The word as typed.
    pub typed: String,
    /// What was looked for; several joined with commas.
    pub used: String,
    /// Why.
    pub kind: Assumed,
}

/// Why something else was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assumed {
    /// A name written in another way: `umerov`, `paris`, `виткофф` for Уиткофф.
    Spelling,
    /// The wrong keyboard layout: `evthjd`.
    Layout,
    /// Another form of a name: `умеровым`.
    Form,
}

/// What may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    /// Folded.
    pub(super) text: String,
    /// Why.
    pub(super) assumed: Assumed,
}

/// Latin words shorter than this have too many readings.
const SHORTEST: usize = 3;

/// At most so many readings of one word.
const MOST: usize = 4;

/// What a folded text may have been meant for, the likeliest first, every word of it known.
pub(super) fn guesses(typed: &str, bare: &str, language: &Language, is_known: &dyn Fn(&str) -> bool) -> Vec<Guess> {
    let other = spelled(typed, language, is_known);
    let mut found: Vec<Guess> = other.into_iter().map(|text| Guess { text, assumed: Assumed::Spelling }).collect();
    for text in retyped(typed, bare) {
        let known = text.split_whitespace().all(|word| word.chars().count() >= SHORTEST && is_known(word));
        let spelled = || spelled(&text, language, is_known);
        let meant = if known && !text.is_empty() { vec![text.clone()] } else { spelled() };
        for text in meant {
            if found.iter().all(|guess| guess.text != text) {
                found.push(Guess { text, assumed: Assumed::Layout });
            }
        }
    }
    found.truncate(MOST);
    found
}

/// A text whose words are written in another way, each of them known.
fn spelled(text: &str, language: &Language, is_known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut texts = vec![String::new()];
    for word in text.split_whitespace() {
        let readings = readings(word, language, is_known);
        if readings.is_empty() {
            return Vec::new();
        }
        let longer =
            |text: &String| readings.iter().map(|word| format!("{text} {word}").trim().to_owned()).collect::<Vec<_>>();
        texts = texts.iter().flat_map(longer).take(MOST).collect();
    }
    texts.retain(|text| !text.is_empty());
    texts
}

fn readings(word: &str, language: &Language, is_known: &dyn Fn(&str) -> bool) -> Vec<String> {
    if word.chars().count() < SHORTEST && language.lexicon.query.exonyms(word).next().is_none() {
        return Vec::new();
    }
    let exonyms = language.lexicon.query.exonyms(word).map(str::to_owned);
    let alike = language.lexicon.query.alike(word).filter(|word| word.chars().count() > SHORTEST);
    let mut found: Vec<String> = Vec::new();
    for reading in exonyms.chain(alike).chain(spelling::cyrillic(word)) {
        if found.len() < MOST && is_known(&reading) && !found.contains(&reading) {
            found.push(reading);
        }
    }
    found
}

/// A text as other layouts would have typed it. The signs around a term may have been letters.
pub(super) fn retyped(typed: &str, bare: &str) -> Vec<String> {
    let ways = CYRILLIC
        .map(|layout| (Layout::Latin, layout))
        .into_iter()
        .chain(CYRILLIC.map(|layout| (layout, Layout::Latin)));
    let mut found = Vec::new();
    for (from, to) in ways {
        for text in [typed, bare] {
            let retyped = from.retype(text, to).map(|text| fold(&text));
            let words =
                retyped.filter(|text| text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'')));
            found.extend(words.filter(|text| !found.contains(text)).into_iter().collect::<Vec<_>>());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_guessed_from_other_letters() {
        let language = Language::load("ru").expect("a sound language");
        let known = ["вена", "вене", "линдгрен", "эксперт", "виткоу", "uitto"];
        let is_known = |word: &str| known.iter().any(|known| known.starts_with(word));
        let guess = |typed: &str| {
            guesses(typed, typed, &language, &is_known).first().map(|guess| (guess.text.clone(), guess.assumed))
        };
        for (typed, text, assumed) in [
            ("vienna", "вена", Assumed::Spelling),
            ("lindgren", "линдгрен", Assumed::Spelling),
            ("lind", "линд", Assumed::Spelling),
            ("kbyluhty", "линдгрен", Assumed::Layout),
            ("гшеещ", "uitto", Assumed::Layout),
            ("дштвпкут", "линдгрен", Assumed::Layout),
        ] {
            assert_eq!(guess(typed), Some((text.to_owned(), assumed)), "{typed}");
        }
        assert_eq!(
            guesses("rcgthn", "'rcgthn", &language, &is_known).first().map(|g| g.text.as_str()),
            Some("эксперт")
        );
        assert_eq!(guess("линдгрен"), None);
        assert_eq!(guess("zzz"), None);
        assert_eq!(guess(""), None);
    }
}
