//! A text as lines: the unit in which furniture is told from news. Knows shapes, no words.

use chrono::NaiveDate;

use crate::base::span::Span;
use crate::lang::morph::fold_lemma;

/// Lines longer than this are prose whatever they begin with, and are not looked at closely.
const SHORT: usize = 240;

/// One line that is not blank.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// Without white space at its ends.
    pub(super) text: &'t str,
    /// The same as a place in the article.
    pub(super) span: Span,
    /// The same in lower case, `ё` as `е`; empty for a line that is certainly prose.
    pub(super) folded: Box<str>,
    /// Length in characters, counted up to the length of prose.
    pub(super) chars: usize,
    /// Whether the line before stands right above, with no blank one between.
    pub(super) adjacent: bool,
}

impl Line<'_> {
    /// Number of words, counted by white space.
    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
    }

    /// The last character that is no closing quote or bracket.
    pub(super) fn last(&self) -> Option<char> {
        self.text.chars().rev().find(|c| !matches!(c, '»' | '”' | '"' | ')' | '“' | '\''))
    }

    /// Whether it ends as a sentence that states something does.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self.last(), Some('.' | '!' | '?' | '…' | ';'))
    }

    /// Whether it is too long to be anything but prose.
    pub(super) fn is_long(&self) -> bool {
        self.chars > SHORT
    }

    /// Whether it begins with a dash and a space, as a line of dialogue or a list item does.
    pub(super) fn opens_with_dash(&self) -> bool {
        let mut chars = self.text.chars();
        matches!(chars.next(), Some('—' | '–' | '-' | '−')) && chars.next().is_some_and(char::is_whitespace)
    }

    /// Whether all its letters are capitals.
    pub(super) fn is_upper(&self) -> bool {
        self.text.chars().any(char::is_alphabetic) && !self.text.chars().any(char::is_lowercase)
    }
}

/// A text cut into lines.
#[derive(Debug, Default)]
pub(super) struct Lines<'t> {
    /// The mark of the day of publication that some collections put first, ` date 2026-01-03`.
    pub(super) mark: Option<(Span, NaiveDate)>,
    /// All lines that are not blank; the rest of the mark's line is a line too.
    pub(super) lines: Vec<Line<'t>>,
}

impl<'t> Lines<'t> {
    /// Cuts a text.
    pub(super) fn of(text: &'t str) -> Self {
        let mut found = Self::default();
        let mut adjacent = false;
        let mut start = 0;
        for raw in text.split('\n') {
            let line = Span::new(start, start + raw.len());
            start = line.end() + 1;
            let line = if found.mark.is_none() && found.lines.is_empty() { found.take_mark(text, line) } else { line };
            let before = found.lines.len();
            found.lines.extend(read_line(text, line, adjacent));
            adjacent = found.lines.len() > before;
        }
        found
    }

    /// Reads the mark at the beginning of the first line; what is left of the line.
    fn take_mark(&mut self, text: &str, line: Span) -> Span {
        let raw = line.of(text);
        let lead = raw.len() - raw.trim_start().len();
        let day = raw
            .trim_start()
            .strip_prefix("date ")
            .map(str::trim_start)
            .and_then(|rest| Some((rest.get(..10)?, rest.get(10..)?)))
            .filter(|(_, after)| !after.starts_with(char::is_alphanumeric))
            .and_then(|(day, after)| Some((NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?, after.len())));
        match day {
            Some((day, after)) => {
                self.mark = Some((Span::new(line.start() + lead, line.end() - after), day));
                Span::new(line.end() - after, line.end())
            }
            None => line,
        }
    }
}

fn read_line(text: &str, line: Span, adjacent: bool) -> Option<Line<'_>> {
    let raw = line.of(text);
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return None;
    }
    let start = line.start() + (raw.len() - raw.trim_start().len());
    let chars = trimmed.chars().take(SHORT + 1).count();
    let folded = if chars > SHORT { Box::default() } else { fold_lemma(trimmed) };
    Some(Line { text: trimmed, span: Span::new(start, start + trimmed.len()), folded, chars, adjacent })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        Lines::of(text).lines.iter().map(|line| line.text).collect()
    }

    #[test]
    fn the_mark_is_cut_from_the_first_line() {
        let text = " date 2026-01-03 Первая строка\n\n  вторая ";
        let found = Lines::of(text);
        let (span, day) = found.mark.expect("a mark");
        assert_eq!((span.of(text), day.to_string().as_str()), ("date 2026-01-03", "2026-01-03"));
        assert_eq!(lines(text), ["Первая строка", "вторая"]);
        for line in &found.lines {
            assert_eq!(line.span.of(text), line.text);
        }
    }

    #[test]
    fn what_only_resembles_a_mark_is_text() {
        for text in ["date 2026-02-30 нет такого дня", "date 2026-01-031", "dateline 2026-01-03", "date"] {
            assert!(Lines::of(text).mark.is_none(), "{text}");
            assert_eq!(lines(text).len(), 1);
        }
        assert!(Lines::of("Заголовок\n date 2026-01-03").mark.is_none(), "only the first line");
    }

    #[test]
    fn adjacency_is_a_missing_blank_line() {
        let found = Lines::of("a\nb\n \nc");
        let adjacent: Vec<_> = found.lines.iter().map(|line| line.adjacent).collect();
        assert_eq!(adjacent, [false, true, false]);
    }
}
