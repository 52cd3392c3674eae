//! A list of names narrowed as one types: every word typed begins a word of the name, whatever its
//! case. Where no name has them, they are taken as the Latin spelling of a Russian name, then as
//! typed under another keyboard layout, and what was assumed is told. It needs no language, so that
//! it can answer on the spot, and so knows no inflection.

use super::assume::{Assumed, retyped};
use super::words::each_word;
use crate::base::fold::{Folded, fold, spelling};
use crate::base::span::Span;

/// Latin words shorter than this have too many readings.
const SHORTEST: usize = 3;

/// Which names were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Their places in the list, in its order.
    pub rows: Vec<usize>,
    /// What was looked for instead of what was typed, and why.
    pub assumed: Option<(String, Assumed)>,
    /// For each word typed, how it may begin.
    words: Vec<Vec<String>>,
}

impl Roster {
    /// The names of a list that a typed text means; nothing typed means all of them.
    #[must_use]
    pub fn of(names: &[String], typed: &str) -> Self {
        let typed = fold(typed);
        let literal = Self::having(names, typed.split_whitespace().map(|word| vec![word.to_owned()]).collect());
        if !literal.rows.is_empty() {
            return literal;
        }
        let spelled = std::iter::once((typed.clone(), Assumed::Spelling));
        let other = retyped(&typed, &typed).into_iter().map(|text| (text, Assumed::Layout));
        let guesses = spelled.chain(other).flat_map(|(text, assumed)| {
            let words: Vec<Vec<String>> = text.split_whitespace().map(readings).collect();
            let own =
                (assumed == Assumed::Layout).then(|| text.split_whitespace().map(|w| vec![w.to_owned()]).collect());
            own.into_iter().chain([words]).map(move |words| (words, assumed))
        });
        let found = guesses.map(|(words, assumed)| (Self::having(names, words), assumed));
        let found = found.into_iter().find(|(roster, _)| !roster.rows.is_empty());
        found.map_or(literal, |(roster, assumed)| roster.told(names, assumed))
    }

    fn having(names: &[String], words: Vec<Vec<String>>) -> Self {
        let meant = |name: &String| {
            let folded = fold(name);
            words.iter().all(|readings| begins(&folded, readings))
        };
        let rows = names.iter().enumerate().filter(|(_, name)| meant(name)).map(|(row, _)| row).collect();
        Self { rows, assumed: None, words }
    }

    /// Keeps of each word the readings that are there, and says the likeliest.
    fn told(mut self, names: &[String], assumed: Assumed) -> Self {
        let found: Vec<String> = self.rows.iter().filter_map(|&row| names.get(row)).map(|name| fold(name)).collect();
        for readings in &mut self.words {
            readings.retain(|reading| found.iter().any(|name| begins(name, std::slice::from_ref(reading))));
        }
        let said: Vec<&str> = self.words.iter().filter_map(|readings| readings.first()).map(String::as_str).collect();
        self.assumed = Some((said.join(" "), assumed));
        self
    }

    /// Where a name has what was looked for.
    #[must_use]
    pub fn mark(&self, name: &str) -> Vec<Span> {
        let folded = Folded::new(name);
        let mut spans = Vec::new();
        each_word(folded.text(), |at, word| {
            let begun = self.words.iter().flatten().filter(|reading| word.starts_with(reading.as_str()));
            if let Some(longest) = begun.map(String::len).max() {
                spans.push(folded.bytes(at..at + longest));
            }
        });
        spans.sort_unstable_by_key(|span| (span.start(), span.end()));
        spans
    }
}

/// Whether a word of a folded name begins in one of these ways.
fn begins(name: &str, readings: &[String]) -> bool {
    let mut found = false;
    each_word(name, |_, word| found |= readings.iter().any(|reading| word.starts_with(reading.as_str())));
    found
}

/// The Cyrillic words that a Latin one may spell; a word of another script stands for itself.
fn readings(word: &str) -> Vec<String> {
    let spelled = if word.chars().count() < SHORTEST { Vec::new() } else { spelling::cyrillic(word) };
    if spelled.is_empty() { vec![word.to_owned()] } else { spelled }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        ["Анна Линдгрен", "Жан-Пьер Мерсье", "Лев Щукин", "Аннели Берг"].map(String::from).to_vec()
    }

    fn find(typed: &str) -> (Vec<usize>, Option<(String, Assumed)>) {
        let roster = Roster::of(&names(), typed);
        (roster.rows, roster.assumed)
    }

    #[test]
    fn names_are_found_by_the_beginnings_of_their_words() {
        assert_eq!(find("").0, [0, 1, 2, 3]);
        assert_eq!(find("анн").0, [0, 3]);
        assert_eq!(find("линд анна").0, [0]);
        assert_eq!(find("ПЬЕР").0, [1]);
        assert_eq!(find("грен").0, Vec::<usize>::new());
    }

    #[test]
    fn latin_spelling_and_the_wrong_layout_are_told() {
        assert_eq!(find("lindgren"), (vec![0], Some(("линдгрен".to_owned(), Assumed::Spelling))));
        assert_eq!(find("shchukin"), (vec![2], Some(("щукин".to_owned(), Assumed::Spelling))));
        assert_eq!(find("kbyl"), (vec![0], Some(("линд".to_owned(), Assumed::Layout))));
        assert_eq!(find("дштв"), (vec![0], Some(("линд".to_owned(), Assumed::Layout))));
    }

    #[test]
    fn what_was_found_is_marked_in_the_name() {
        let names = names();
        let marked = |typed: &str, name: usize| {
            let roster = Roster::of(&names, typed);
            roster.mark(&names[name]).into_iter().map(|span| span.of(&names[name])).collect::<Vec<_>>().join("+")
        };
        assert_eq!(marked("lindg", 0), "Линдг");
        assert_eq!(marked("анн", 3), "Анн");
        assert_eq!(marked("", 0), "");
    }
}
