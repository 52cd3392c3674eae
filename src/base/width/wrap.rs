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
        Setter { text, how, lines: &mut lines, line: Open::new(indent) }.set(&words, start);
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
    let (mut before, mut previous, mut at, mut gap) = ("", "", start, 0);
    for piece in part.split_inclusive(is_gap) {
        let form = piece.trim_end_matches(is_gap);
        if !form.is_empty() {
            // A dash that opens a paragraph is a dialogue's and goes with the first words.
            let opening = words.len() == 1 && previous.chars().all(|c| matches!(c, '—' | '–' | '-' | '•'));
            let glued = !words.is_empty() && (opening || glue.holds(before, previous, form));
            let span = Span::new(at, at + form.len());
            words.push(Word { span, columns: width(form), gap, glued });
            (before, previous, gap) = (previous, form, 0);
        }
        gap += width(piece.get(form.len()..).unwrap_or_default());
        at += piece.len();
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
    lines: &'s mut Vec<Line>,
    line: Open,
}

impl Setter<'_> {
    fn set(mut self, words: &[Word], start: usize) {
        let mut next = 0;
        // What is left of a word that an earlier line broke.
        let mut broken = None;
        while let Some(word) = broken.or_else(|| words.get(next).copied()) {
            let gap = if self.line.start.is_some() { word.gap } else { 0 };
            if self.line.columns + gap + word.columns <= self.room() {
                self.take(next, word, gap);
                broken = None;
                next += 1;
                continue;
            }
            match self.overflow(word, gap) {
                Overflow::Ended => {}
                Overflow::GoBack(word) => next = word,
                Overflow::Broken(rest) if rest.span.is_empty() => (broken, next) = (None, next + 1),
                Overflow::Broken(rest) => broken = Some(rest),
            }
        }
        let end = if self.line.start.is_some() { self.line.end } else { start };
        if self.line.start.is_some() || words.is_empty() {
            self.close(start, end, Ending::Plain);
        }
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

    /// The word does not fit. Ends the line somewhere and says how to go on.
    fn overflow(&mut self, word: Word, gap: usize) -> Overflow {
        let empty = self.line.start.is_none();
        // Going back must leave a line that is not much too short.
        let back = self.line.rest.filter(|&(_, _, columns)| word.glued && columns * 3 >= self.room());
        let end = back.map_or(self.line.columns, |(_, _, columns)| columns);
        // A hyphen must earn its place: it saves a visible hole or a word left hanging, and three
        // in a row look like a ladder.
        let hole = self.room().saturating_sub(end) > (self.room() / 10).max(3) && !self.ladder();
        let hanging = word.glued && back.is_none();
        if (empty || hole || hanging)
            && let Some((at, ending)) = self.break_within(word, gap)
        {
            return self.split(word, at, ending);
        }
        if empty {
            return self.cut_through(word);
        }
        if let Some((next, end, _)) = back {
            self.close(end, end, Ending::Plain);
            return Overflow::GoBack(next);
        }
        self.close(self.line.end, self.line.end, Ending::Plain);
        Overflow::Ended
    }

    fn ladder(&self) -> bool {
        self.lines.len() >= 2 && self.lines.iter().rev().take(2).all(|line| line.hyphen)
    }

    /// The last break of the word whose beginning still fits the line. Words as long as no word is
    /// are not searched: their remainders would be, again and again. Where there is room to choose,
    /// short names stay whole and three letters stand before a hyphen.
    fn break_within(&self, word: Word, gap: usize) -> Option<(usize, Ending)> {
        let form = word.span.of(self.text);
        let room = self.room().checked_sub(self.line.columns + gap).filter(|_| form.len() <= LONGEST)?;
        let choosy = self.line.start.is_some() && self.room() >= ROOMY;
        if choosy && form.starts_with(char::is_uppercase) && word.columns * 4 < self.room() {
            return None;
        }
        breaks(form, self.how.language).into_iter().rev().find_map(|found| {
            let part = form.get(..found.at)?;
            let enough = !choosy || !found.hyphen || part.chars().filter(|c| c.is_alphabetic()).count() > 2;
            let columns = width(part) + usize::from(found.hyphen);
            let ending = if found.hyphen { Ending::Hyphen } else { Ending::Plain };
            (enough && columns <= room).then_some((word.span.start() + found.at, ending))
        })
    }

    /// A word without breaks that is wider than a line: as many graphemes as fit, at least one.
    fn cut_through(&mut self, word: Word) -> Overflow {
        let form = word.span.of(self.text);
        let room = self.room().saturating_sub(self.line.columns);
        let first = super::graphemes(form).next().map_or(form.len(), |(_, grapheme, _)| grapheme.len());
        self.split(word, word.span.start() + prefix(form, room).max(first), Ending::Plain)
    }

    /// Ends the line within a word, at a byte of the text; the rest of it begins the next line.
    fn split(&mut self, word: Word, at: usize, ending: Ending) -> Overflow {
        self.line.start.get_or_insert(word.span.start());
        self.close(at, at, ending);
        let used = width(Span::new(word.span.start(), at).of(self.text));
        let columns = word.columns.saturating_sub(used);
        Overflow::Broken(Word { span: Span::new(at, word.span.end()), columns, gap: 0, glued: false })
    }

    fn close(&mut self, start: usize, end: usize, ending: Ending) {
        let span = Span::new(self.line.start.unwrap_or(start), end);
        self.lines.push(Line { span, hyphen: ending == Ending::Hyphen });
        self.line = Open::new(0);
    }
}

/// From so many columns on a line has room to choose where it breaks.
const ROOMY: usize = 30;

/// Bytes of the longest word whose breaks are looked for.
const LONGEST: usize = 512;

/// How to go on after a line was ended by a word that did not fit.
enum Overflow {
    /// With the word.
    Ended,
    /// With an earlier word, by index.
    GoBack(usize),
    /// With the rest of the word.
    Broken(Word),
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Plain,
    Hyphen,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn glue() -> Glue {
        Glue { forward: vec!["для".into()], backward: vec!["же".into(), "ли".into()] }
    }

    fn set(text: &str, width: usize, glue: &Glue) -> Vec<String> {
        let how = Wrap { width, indent: 0, language: "ru", glue };
        let show = |line: &Line| format!("{}{}", line.span.of(text), if line.hyphen { "-" } else { "" });
        wrap(text, Span::new(0, text.len()), &how).iter().map(show).collect()
    }

    #[test]
    fn lines_fill_the_width_and_words_break_where_it_pays() {
        let text = "Председатели парламентов договорились о сотрудничестве";
        assert_eq!(set(text, 24, &glue()), ["Председатели парламентов", "договорились о сотрудни-", "честве"]);
        assert_eq!(set(text, 60, &glue()), [text]);
    }

    #[test]
    fn no_short_word_is_left_hanging() {
        let text = "Послы встретятся в Осло и в Риге 5 мая 2026 г. на два дня";
        for width in 14..50 {
            for line in set(text, width, &glue()) {
                let last = line.rsplit(' ').next().unwrap_or_default();
                assert!(!["в", "и", "на", "5", "2026"].contains(&last), "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_dash_stays_with_the_word_before_it() {
        let text = "Рига — столица, Осло — тоже столица, Вена — опять";
        for width in 10..40 {
            assert!(set(text, width, &glue()).iter().all(|line| !line.starts_with('—')), "{width}");
        }
        assert_eq!(set("— Едем", 4, &glue()).first().map(String::as_str), Some("—"), "unless nothing else fits");
    }

    #[test]
    fn with_room_to_choose_names_stay_whole_and_hyphens_stand_after_three_letters() {
        let lines = set("Об этом заявила вчера вечером Линдгрен", 36, &glue());
        assert_eq!(lines, ["Об этом заявила вчера вечером", "Линдгрен"]);
        let lines = set("Об этом в среду заявили парламентарии, повторно встретясь", 45, &glue());
        assert_eq!(lines, ["Об этом в среду заявили парламентарии,", "повторно встретясь"]);
    }

    #[test]
    fn very_narrow_columns_still_show_every_letter() {
        assert_eq!(set("Да НАТО", 1, &glue()), ["Д", "а", "Н", "А", "Т", "О"]);
        assert_eq!(set("東京", 1, &glue()), ["東", "京"]);
        assert_eq!(set("слово", 3, &glue()).concat().replace('-', ""), "слово");
    }

    #[test]
    fn line_breaks_and_empty_text_make_lines() {
        assert_eq!(set("раз\n\nдва", 9, &glue()), ["раз", "", "два"]);
        assert_eq!(set("", 9, &glue()), [""]);
        assert_eq!(set("   ", 9, &glue()), [""]);
    }

    #[test]
    fn the_first_line_keeps_its_indent() {
        let glue = glue();
        let text = "Весь этот дом";
        let how = Wrap { width: 10, indent: 3, language: "ru", glue: &glue };
        let lines: Vec<_> = wrap(text, Span::new(0, text.len()), &how).iter().map(|l| l.span.of(text)).collect();
        assert_eq!(lines, ["Весь", "этот дом"]);
    }

    #[test]
    fn spans_point_into_the_whole_text() {
        let glue = glue();
        let text = "Заголовок\nПервый абзац";
        let how = Wrap { width: 8, indent: 0, language: "ru", glue: &glue };
        let from = text.find('П').unwrap_or_default();
        let lines = wrap(text, Span::new(from, text.len()), &how);
        assert_eq!(lines.iter().map(|l| l.span.of(text)).collect::<Vec<_>>(), ["Первый", "абзац"]);
    }

    #[test]
    fn a_word_of_a_hundred_thousand_letters_is_no_trap() {
        let text = "ж".repeat(100_000);
        assert_eq!(set(&text, 1, &glue()).len(), 100_000);
        assert!(set(&text, 7, &glue()).len() < 14_300);
    }

    proptest! {
        #[test]
        fn lines_fit_and_hold_the_whole_text(
            text in "([а-яёА-Я]{1,14}|[a-z]{1,12}|[0-9]{1,4}|—|東京|👨‍👩‍👧|за\u{301}мок|Нью-Йорк|«[а-я]{2,9}»,|[ \n\u{a0}]){0,40}",
            width in 1usize..30,
            indent in 0usize..6,
        ) {
            let glue = glue();
            let lines = wrap(&text, Span::new(0, text.len()), &Wrap { width, indent, language: "ru", glue: &glue });
            let mut end = 0;
            for (number, line) in lines.iter().enumerate() {
                prop_assert!(line.span.start() >= end && text.get(line.span.range()).is_some());
                let between = Span::new(end, line.span.start()).of(&text);
                prop_assert!(between.chars().all(is_gap), "lost {between:?}");
                end = line.span.end();
                let shown = line.span.of(&text);
                let columns = super::width(shown) + usize::from(line.hyphen) + if number == 0 { indent.min(width - 1) } else { 0 };
                let single = super::super::graphemes(shown).count() <= 1;
                prop_assert!(columns <= width || single, "{columns} > {width}: {shown:?}");
            }
            prop_assert!(Span::new(end, text.len()).of(&text).chars().all(is_gap));
        }
    }
}
