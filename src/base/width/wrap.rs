//! Paragraphs to lines, first fit. A line ends at a space, unless the words there hold together and
//! it can end earlier, or at a break of a word, where that saves enough room to be worth a hyphen.
//! Whatever the width, every character of the text but the spaces at line ends is in exactly one
//! line.

use super::cut::prefix;
use super::glue::Glue;
use super::hyphen::breaks;
use super::width;
use crate::base::span::Span;

/// How to wrap.
#[derive(Clone, Copy, Debug)]
pub struct Wrap<'w> {
    /// Columns of a line; 0 is taken as 1.
    pub width: usize,
    /// Columns that the first line leaves free.
    pub indent: usize,
    /// ISO 639-1 code of the text's language, for hyphenation.
    pub language: &'w str,
    /// Words that hold together.
    pub glue: &'w Glue,
}

/// One line of a wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its part of the text, without the spaces around it.
    pub span: Span,
    /// Whether a hyphen is drawn at its end, where a word is broken.
    pub hyphen: bool,
}

/// The lines of `paragraph`, a part of `text`; a line break in it ends a line, and no text is one
/// empty line. Spans point into `text`.
#[must_use]
pub fn wrap(text: &str, paragraph: Span, how: &Wrap<'_>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(paragraph.len() / how.width.max(1) / 2 + 1);
    let mut start = paragraph.start();
    for part in paragraph.of(text).split('\n') {
        let words = words_of(part, start, how.glue);
        let indent = if lines.is_empty() { how.indent.min(how.width.saturating_sub(1)) } else { 0 };
        Setter { text, how, words: &words, lines: &mut lines, line: Open::new(indent) }.set(start);
        start += part.len() + 1;
    }
    lines
}

/// What stands between two spaces.
#[derive(Clone, Copy, Debug)]
struct Word {
    span: Span,
    columns: usize,
    /// Columns of the spaces before it.
    gap: usize,
    /// Holds together with the word before.
    glued: bool,
}

/// A space at which a line may end; the spaces that glue are not among them.
fn is_gap(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

fn words_of(part: &str, start: usize, glue: &Glue) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(part.len() / 10);
    let mut previous = "";
    let mut end = 0;
    for form in part.split(is_gap).filter(|form| !form.is_empty()) {
        let at = form.as_ptr() as usize - part.as_ptr() as usize;
        let gap = width(part.get(end..at).unwrap_or_default());
        // A dash that opens a paragraph is a dialogue's and goes with the first words.
        let opening = words.len() == 1 && previous.chars().all(|c| matches!(c, '—' | '–' | '-' | '•'));
        let glued = !words.is_empty() && (opening || glue.holds(previous, form));
        end = at + form.len();
        words.push(Word { span: Span::new(start + at, start + end), columns: width(form), gap, glued });
        previous = form;
    }
    words
}

/// The line that is being filled.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// Where its text starts; `None` while it is empty.
    start: Option<usize>,
    /// Where its text ends.
    end: usize,
    columns: usize,
    /// The last gap at which it may end well: the word after it, the end of text before it, and
    /// the columns used.
    rest: Option<(usize, usize, usize)>,
}

impl Open {
    fn new(columns: usize) -> Self {
        Self { start: None, end: 0, columns, rest: None }
    }
}

struct Setter<'s> {
    text: &'s str,
    how: &'s Wrap<'s>,
    words: &'s [Word],
    lines: &'s mut Vec<Line>,
    line: Open,
}

impl Setter<'_> {
    fn set(mut self, start: usize) {
        let mut next = 0;
        while let Some(&word) = self.words.get(next) {
            let gap = if self.line.start.is_some() { word.gap } else { 0 };
            if self.line.columns + gap + word.columns <= self.room() {
                self.take(next, word, gap);
                next += 1;
            } else {
                next = self.overflow(next, word, gap);
            }
        }
        let end = if self.line.start.is_some() { self.line.end } else { start };
        self.close(start, end, Ending::Plain);
    }

    fn room(&self) -> usize {
        self.how.width.max(1)
    }

    fn take(&mut self, index: usize, word: Word, gap: usize) {
        if self.line.start.is_some() && !word.glued {
            self.line.rest = Some((index, self.line.end, self.line.columns));
        }
        self.line.start.get_or_insert(word.span.start());
        self.line.end = word.span.end();
        self.line.columns += gap + word.columns;
    }

    /// The word does not fit. Ends the line somewhere and says from which word to go on.
    fn overflow(&mut self, index: usize, word: Word, gap: usize) -> usize {
        let empty = self.line.start.is_none();
        let slack = self.room().saturating_sub(self.line.columns);
        let back = self.line.rest.filter(|&(_, _, columns)| word.glued && columns * 2 >= self.room());
        // A hyphen must earn its place: it saves a visible hole, a word left hanging, or a word
        // longer than the line; and three in a row look like a ladder.
        let hole = slack > (self.room() / 10).max(3) && !self.ladder();
        if empty || hole || (word.glued && slack > 3) {
            if let Some(broken) = self.break_within(word, gap) {
                return self.split(index, word, broken);
            }
        }
        if let Some((next, end, _)) = back {
            self.close(end, end, Ending::Plain);
            return next;
        }
        if empty {
            return self.cut_through(index, word);
        }
        self.close(self.line.end, self.line.end, Ending::Plain);
        index
    }

    fn ladder(&self) -> bool {
        self.lines.len() >= 2 && self.lines.iter().rev().take(2).all(|line| line.hyphen)
    }

    /// The last break of the word whose beginning still fits the line.
    fn break_within(&self, word: Word, gap: usize) -> Option<(usize, Ending)> {
        let form = word.span.of(self.text);
        let room = self.room().checked_sub(self.line.columns + gap)?;
        breaks(form, self.how.language).into_iter().rev().find_map(|found| {
            let part = form.get(..found.at)?;
            let columns = width(part) + usize::from(found.hyphen);
            let ending = if found.hyphen { Ending::Hyphen } else { Ending::Plain };
            (columns <= room).then_some((word.span.start() + found.at, ending))
        })
    }

    /// Ends the line within a word; the rest of it begins the next.
    fn split(&mut self, index: usize, word: Word, (at, ending): (usize, Ending)) -> usize {
        self.line.start.get_or_insert(word.span.start());
        self.close(at, at, ending);
        self.remainder(index, word, at)
    }

    /// A word without breaks that is wider than a line: as many graphemes as fit, at least one.
    fn cut_through(&mut self, index: usize, word: Word) -> usize {
        let form = word.span.of(self.text);
        let room = self.room().saturating_sub(self.line.columns);
        let first = super::graphemes(form).next().map_or(form.len(), |(_, grapheme, _)| grapheme.len());
        let at = word.span.start() + prefix(form, room).max(first);
        self.line.start = Some(word.span.start());
        self.close(at, at, Ending::Plain);
        self.remainder(index, word, at)
    }

    /// Puts what is left of a broken word at the head of the new line, in as many lines as it needs.
    fn remainder(&mut self, index: usize, word: Word, at: usize) -> usize {
        let span = Span::new(at, word.span.end());
        let columns = width(span.of(self.text));
        if span.is_empty() {
            return index + 1;
        }
        let rest = Word { span, columns, gap: 0, glued: false };
        if columns <= self.room() {
            self.take(index, rest, 0);
            return index + 1;
        }
        match self.break_within(rest, 0) {
            Some(broken) => self.split(index, rest, broken),
            None => self.cut_through(index, rest),
        }
    }

    fn close(&mut self, start: usize, end: usize, ending: Ending) {
        let span = Span::new(self.line.start.unwrap_or(start), end);
        self.lines.push(Line { span, hyphen: ending == Ending::Hyphen });
        self.line = Open::new(0);
    }
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Plain,
    Hyphen,
}
