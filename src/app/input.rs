//! A line of text being edited, and the lines typed before it. Moves by what the reader sees as one
//! letter, and by words of any script; it knows nothing of what the line means.

use tui_input::{Input as Editor, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use super::command::Command;
use super::cursor::Step;
use crate::base::span::Span;
use crate::base::width;

/// What an edit changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The text, and with it the cursor.
    Text,
    /// The cursor only.
    Cursor,
    /// Nothing.
    Nothing,
}

/// A line with a cursor.
#[derive(Clone, Debug, Default)]
pub struct Input {
    editor: Editor,
}

impl Input {
    /// A line with its cursor at the end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { editor: Editor::new(one_line(text)) }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.editor.value()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// The byte offset of the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        let text = self.text();
        text.char_indices().nth(self.editor.cursor()).map_or(text.len(), |(at, _)| at)
    }

    /// Types one character.
    pub fn insert(&mut self, c: char) -> Edit {
        if c.is_control() { Edit::Nothing } else { self.ask(InputRequest::InsertChar(c)) }
    }

    /// Puts in a text from the clipboard, on one line.
    pub fn paste(&mut self, text: &str) -> Edit {
        let pasted = one_line(text);
        if pasted.is_empty() {
            return Edit::Nothing;
        }
        self.replace(Span::new(self.cursor(), self.cursor()), &pasted);
        Edit::Text
    }

    /// Puts `text` in place of a part of the line, and the cursor behind it.
    pub fn replace(&mut self, part: Span, text: &str) {
        let old = self.text();
        let before = old.get(..part.start()).unwrap_or(old);
        let after = old.get(part.end()..).unwrap_or_default();
        let cursor = before.chars().count() + text.chars().count();
        let line = format!("{before}{text}{after}");
        self.editor = Editor::new(line).with_cursor(cursor);
    }

    /// Does what a command of editing says; others change nothing.
    pub fn edit(&mut self, command: Command) -> Edit {
        match command {
            Command::CursorLeft => self.ask(InputRequest::GoToPrevChar),
            Command::CursorRight => self.ask(InputRequest::GoToNextChar),
            Command::WordLeft => self.ask(InputRequest::GoToPrevWord),
            Command::WordRight => self.ask(InputRequest::GoToNextWord),
            Command::LineStart => self.ask(InputRequest::GoToStart),
            Command::LineEnd => self.ask(InputRequest::GoToEnd),
            Command::DeleteLeft => self.ask(InputRequest::DeletePrevChar),
            Command::DeleteRight => self.ask(InputRequest::DeleteNextChar),
            Command::DeleteWordLeft => self.ask(InputRequest::DeletePrevWord),
            Command::DeleteWordRight => self.ask(InputRequest::DeleteNextWord),
            Command::DeleteToEnd => self.ask(InputRequest::DeleteTillEnd),
            Command::DeleteToStart => self.delete_to_start(),
            _ => Edit::Nothing,
        }
    }

    /// The end of the list below the line that a key of the line's ends leads to, where the cursor of the
    /// line stands at that end already.
    #[must_use]
    pub fn beyond(&self, command: Command) -> Option<Step> {
        match command {
            Command::LineStart if self.cursor() == 0 => Some(Step::First),
            Command::LineEnd if self.cursor() == self.text().len() => Some(Step::Last),
            _ => None,
        }
    }

    fn delete_to_start(&mut self) -> Edit {
        let before = Span::new(0, self.cursor());
        if before.is_empty() {
            return Edit::Nothing;
        }
        self.replace(before, "");
        Edit::Text
    }

    /// Sets the cursor before the letter at a column of the line.
    pub fn click(&mut self, column: usize) -> Edit {
        let at = width::offset_at(self.text(), column);
        let cursor = Span::new(0, at).of(self.text()).chars().count();
        self.ask(InputRequest::SetCursor(cursor))
    }

    /// The part of the line that `columns` show, and the column of the cursor within it. A line
    /// that fits is shown from its start.
    #[must_use]
    pub fn window(&self, columns: usize) -> (Span, usize) {
        let room = columns.max(1);
        let (text, cursor) = (self.text(), self.cursor());
        let mut start = 0;
        let mut column = width::width(Span::new(0, cursor).of(text));
        // The column past the last letter is the cursor's when it stands at the end.
        for (at, letter) in text.grapheme_indices(true) {
            if column < room || at >= cursor {
                break;
            }
            start = at + letter.len();
            column = width::width(Span::new(start, cursor).of(text));
        }
        let shown = width::prefix(Span::new(start, text.len()).of(text), room);
        (Span::new(start, start + shown), column)
    }

    fn ask(&mut self, request: InputRequest) -> Edit {
        match self.editor.handle(request) {
            Some(changed) if changed.value => Edit::Text,
            Some(changed) if changed.cursor => Edit::Cursor,
            _ => Edit::Nothing,
        }
    }
}

/// Line breaks and tabs as spaces, other control characters gone.
fn one_line(text: &str) -> String {
    let line: String = text.trim_matches(['\n', '\r']).replace("\r\n", " ");
    line.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

/// The lines typed before, walked with two keys; the line that was being typed is not lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The oldest first, without repeats.
    lines: Vec<String>,
    /// Which is shown; `None` is the line being typed.
    at: Option<usize>,
    draft: String,
    /// Those that were added since this was asked last.
    new: Vec<String>,
}

/// At most so many lines are kept.
const KEPT: usize = 200;

impl History {
    /// A history of lines, the oldest first.
    #[must_use]
    pub fn new(lines: impl IntoIterator<Item = String>) -> Self {
        let mut history = Self::default();
        for line in lines {
            history.add(&line);
        }
        history.new.clear();
        history
    }

    /// The lines, the oldest first.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// What was added since this was asked last.
    pub fn take_new(&mut self) -> Vec<String> {
        std::mem::take(&mut self.new)
    }

    /// Adds a line that was used, and goes back to the newest.
    pub fn add(&mut self, line: &str) {
        self.at = None;
        self.draft.clear();
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        self.lines.retain(|old| old != line);
        self.lines.push(line.to_owned());
        self.new.push(line.to_owned());
        let spare = self.lines.len().saturating_sub(KEPT);
        self.lines.drain(..spare);
    }

    /// The line before the one shown; `current` is what stands in the prompt.
    pub fn older(&mut self, current: &str) -> Option<&str> {
        let at = match self.at {
            None => {
                current.clone_into(&mut self.draft);
                self.lines.len().checked_sub(1)?
            }
            Some(at) => at.checked_sub(1)?,
        };
        self.at = Some(at);
        self.lines.get(at).map(String::as_str)
    }

    /// The line after the one shown, in the end the one that was being typed.
    pub fn newer(&mut self) -> Option<&str> {
        let at = self.at? + 1;
        self.at = (at < self.lines.len()).then_some(at);
        Some(self.at.and_then(|at| self.lines.get(at)).unwrap_or(&self.draft))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_of_any_script_are_words() {
        let mut input = Input::new("who:Линдгрен встреча в Осло");
        input.edit(Command::DeleteWordLeft);
        assert_eq!(input.text(), "who:Линдгрен встреча в ");
        input.edit(Command::WordLeft);
        input.edit(Command::WordLeft);
        input.edit(Command::DeleteToEnd);
        assert_eq!(input.text(), "who:Линдгрен ");
        input.edit(Command::CursorLeft);
        input.edit(Command::DeleteToStart);
        assert_eq!((input.text(), input.cursor()), (" ", 0));
    }

    #[test]
    fn a_letter_with_its_accent_is_one_step() {
        let mut input = Input::new("за\u{301}м");
        input.edit(Command::CursorLeft);
        input.edit(Command::CursorLeft);
        assert_eq!(input.cursor(), "з".len());
        assert_eq!(input.edit(Command::DeleteRight), Edit::Text);
        assert_eq!(input.text(), "зм");
    }

    #[test]
    fn pasted_text_is_one_line_without_control_characters() {
        let mut input = Input::new("аб");
        input.edit(Command::CursorLeft);
        assert_eq!(input.paste("x\ny\u{1b}\tz\r\n"), Edit::Text);
        assert_eq!((input.text(), input.cursor()), ("аx y zб", "аx y z".len()));
        assert_eq!(input.insert('\u{7}'), Edit::Nothing);
    }

    #[test]
    fn history_gives_back_the_line_that_was_being_typed() {
        let mut history = History::new(["киев", "осло", "киев"].map(String::from));
        assert_eq!(history.lines(), ["осло", "киев"]);
        assert_eq!(history.older("ри"), Some("киев"));
        assert_eq!(history.older("киев"), Some("осло"));
        assert_eq!(history.older("осло"), None);
        assert_eq!(history.newer(), Some("киев"));
        assert_eq!(history.newer(), Some("ри"));
        assert_eq!(history.newer(), None);
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_in_the_window(text in "[а-я東👩🏽 \u{301}a-z]{0,30}", left in 0usize..30, columns in 1usize..20) {
            let mut input = Input::new(&text);
            for _ in 0..left {
                input.edit(Command::CursorLeft);
            }
            let (span, column) = input.window(columns);
            prop_assert!(text.get(span.range()).is_some());
            prop_assert!(column < columns.max(2), "{column} of {columns}");
            prop_assert!(width::width(span.of(&text)) <= columns);
        }
    }
}
