//! Why a row matches, shown in its text: the spans of what was looked for. Works on any text, so
//! that titles, names and the open article are marked by the same rule that found them.

use rustc_hash::FxHashSet;

use super::arena::pieces;
use super::syntax::Mode;
use super::words::each_word;
use crate::base::fold::Folded;
use crate::base::span::Span;

/// What kind of text is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A title.
    Title,
    /// Running text: whole words.
    Body,
    /// The name of one who takes part.
    Who,
    /// The name of a place.
    Where,
}

/// What was asked with a needle, and so where it is a reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Aim {
    /// Words, wherever they stand.
    #[default]
    Words,
    /// Those who take part.
    Who,
    /// The place.
    Where,
}

/// One thing that was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle {
    /// Folded.
    pub(super) text: String,
    pub(super) mode: Mode,
    /// Other forms of the word.
    pub(super) forms: FxHashSet<Box<str>>,
    /// What was asked with it.
    pub(super) aim: Aim,
    /// The rows that were found by it in pieces of words, and in no better way; in order.
    pub(super) pieced: Vec<usize>,
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
        Self::merged(self.0.iter().flat_map(|needle| needle.mark(&folded, part)).collect())
    }

    /// The letters of a row's title in which pieces of words were found, where nothing better was.
    #[must_use]
    pub fn mark_pieces(&self, row: usize, title: &str) -> Vec<Span> {
        let found = self.0.iter().filter(|needle| needle.pieced.binary_search(&row).is_ok());
        let folded = Folded::new(title);
        let letters = found.flat_map(|needle| pieces(folded.text(), &needle.text));
        Self::merged(letters.map(|at| folded.chars(at..at + 1)).collect())
    }

    fn merged(mut spans: Vec<Span>) -> Vec<Span> {
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
        let meant = match (self.aim, part) {
            (Aim::Words, _) | (_, Part::Body) => true,
            (aim, part) => (aim, part) == (Aim::Who, Part::Who) || (aim, part) == (Aim::Where, Part::Where),
        };
        if !meant {
            return Vec::new();
        }
        let words = self.words(folded);
        if !words.is_empty() {
            return words;
        }
        let whole = || folded.text().match_indices(&self.text).map(|(at, part)| folded.bytes(at..at + part.len()));
        match (self.mode, part) {
            (Mode::Free, Part::Body) => Vec::new(),
            (Mode::Free, _) if self.text.chars().count() < 3 => Vec::new(),
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(needle: &str, mode: Mode, forms: &[&str], text: &str, part: Part) -> Vec<String> {
        let forms = forms.iter().map(|&form| form.into()).collect();
        let needles = Needles(vec![Needle { text: needle.to_owned(), mode, forms, ..Needle::default() }]);
        needles.mark(text, part).into_iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn what_was_found_is_marked_in_the_original() {
        let title = "Послы обсуди\u{301}ли Ёлку в «Осло»";
        assert_eq!(mark("осло", Mode::Free, &[], title, Part::Title), ["Осло"]);
        assert_eq!(mark("обсуд", Mode::Free, &[], title, Part::Title), ["обсуд"]);
        assert_eq!(mark("елка", Mode::Free, &["елку"], title, Part::Body), ["Ёлку"]);
        assert_eq!(mark("судил", Mode::Free, &[], title, Part::Title), ["суди\u{301}л"]);
        assert!(mark("псл", Mode::Free, &[], title, Part::Title).is_empty(), "letters here and there are no reason");
        assert_eq!(mark("\"осло\"", Mode::Exact, &[], title, Part::Body), ["«Осло»"]);
    }

    #[test]
    fn pieces_are_marked_only_where_they_found_the_row() {
        let title = "Послы обсудили Ёлку";
        let needle = Needle { text: "послобс".to_owned(), pieced: vec![3], ..Needle::default() };
        let needles = Needles(vec![needle]);
        let marked = |row| needles.mark_pieces(row, title).iter().map(|span| span.of(title)).collect::<Vec<_>>();
        assert_eq!(marked(3), ["Посл", "обс"]);
        assert!(marked(2).is_empty());
    }

    #[test]
    fn a_field_marks_only_what_it_asked_about() {
        let needle = |aim| Needles(vec![Needle { text: "киев".to_owned(), aim, ..Needle::default() }]);
        let marks = |aim, part| !needle(aim).mark("Киев", part).is_empty();
        assert!(marks(Aim::Where, Part::Where) && marks(Aim::Where, Part::Body));
        assert!(!marks(Aim::Where, Part::Title) && !marks(Aim::Where, Part::Who) && !marks(Aim::Who, Part::Title));
        assert!(marks(Aim::Words, Part::Title) && marks(Aim::Words, Part::Who));
    }
}
