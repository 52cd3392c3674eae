//! Why a row matches, shown in its text: the spans of what was looked for. Works on any text, so
//! that titles, names and the open article are marked by the same rule that found them.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rustc_hash::FxHashSet;

use super::syntax::Mode;
use super::words::each_word;
use crate::base::fold::Folded;
use crate::base::span::Span;

/// What kind of text is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A title or a name: fuzzy matches are marked letter by letter.
    Title,
    /// Running text: whole words.
    Body,
}

/// One thing that was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle {
    /// Folded.
    pub(super) text: String,
    pub(super) mode: Mode,
    /// Other forms of the word.
    pub(super) forms: FxHashSet<Box<str>>,
}

/// Everything that a query looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needles(pub(super) Vec<Needle>);

impl Needles {
    /// Whether nothing is to be marked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The spans of `text` to mark, in order, without overlaps.
    #[must_use]
    pub fn mark(&self, text: &str, part: Part) -> Vec<Span> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let mut spans: Vec<Span> = self.0.iter().flat_map(|needle| needle.mark(&folded, part)).collect();
        spans.sort_unstable();
        let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start() <= last.end() => *last = last.join(span),
                _ => merged.push(span),
            }
        }
        merged
    }
}

impl Needle {
    /// The places of a folded text to mark.
    pub(super) fn mark(&self, folded: &Folded, part: Part) -> Vec<Span> {
        let words = self.words(folded);
        if !words.is_empty() {
            return words;
        }
        let whole = || folded.text().match_indices(&self.text).map(|(at, part)| folded.bytes(at..at + part.len()));
        match (self.mode, part) {
            (Mode::Free, Part::Body) => Vec::new(),
            (Mode::Free, Part::Title) if self.text.chars().count() < 3 => Vec::new(),
            (Mode::Free, Part::Title) => {
                let parts: Vec<Span> = whole().collect();
                if parts.is_empty() { self.letters(folded) } else { parts }
            }
            _ => whole().collect(),
        }
    }

    /// The words that begin with the needle (that beginning is marked), or are other forms of it
    /// (the whole word is).
    fn words(&self, folded: &Folded) -> Vec<Span> {
        let mut spans = Vec::new();
        if self.mode != Mode::Free {
            return spans;
        }
        let begins = self.text.chars().count() >= 3;
        each_word(folded.text(), |at, word| {
            if word == self.text || (begins && word.starts_with(&self.text)) {
                spans.push(folded.bytes(at..at + self.text.len()));
            } else if self.forms.contains(word) {
                spans.push(folded.bytes(at..at + word.len()));
            }
        });
        spans
    }

    fn letters(&self, folded: &Folded) -> Vec<Span> {
        let found = SkimMatcherV2::default().fuzzy_indices(folded.text(), &self.text);
        found.map(|(_, chars)| chars.into_iter().map(|at| folded.chars(at..at + 1)).collect()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(needle: &str, mode: Mode, forms: &[&str], text: &str, part: Part) -> Vec<String> {
        let forms = forms.iter().map(|&form| form.into()).collect();
        let needles = Needles(vec![Needle { text: needle.to_owned(), mode, forms }]);
        needles.mark(text, part).into_iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn what_was_found_is_marked_in_the_original() {
        let title = "Послы обсуди\u{301}ли Ёлку в «Осло»";
        assert_eq!(mark("осло", Mode::Free, &[], title, Part::Title), ["Осло"]);
        assert_eq!(mark("обсуд", Mode::Free, &[], title, Part::Title), ["обсуд"]);
        assert_eq!(mark("елка", Mode::Free, &["елку"], title, Part::Body), ["Ёлку"]);
        assert_eq!(mark("судил", Mode::Free, &[], title, Part::Title), ["суди\u{301}л"]);
        assert_eq!(mark("псл", Mode::Free, &[], title, Part::Title), ["П", "сл"]);
        assert!(mark("псл", Mode::Free, &[], title, Part::Body).is_empty(), "never fuzzily in the text");
        assert_eq!(mark("\"осло\"", Mode::Exact, &[], title, Part::Body), ["«Осло»"]);
    }
}
