//! The command palette: everything that can be done here, found by name in either language, with the
//! key that does it without the palette.

use super::finder;
use crate::app::command::{Command, Group, Scope};
use crate::app::cursor::{self, Step};
use crate::app::input::Input;
use crate::app::keys::{Chord, Keymap, Layer};
use crate::app::layout::{self, Size};
use crate::app::setup::Names;

/// The palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// What is found, the best first.
    pub found: Vec<Command>,
    /// The command under the cursor.
    pub cursor: usize,
    /// The first line in sight.
    pub top: usize,
    all: Vec<(Command, Option<Chord>)>,
}

impl Palette {
    /// The palette over a layer.
    #[must_use]
    pub fn of(keymap: &Keymap, under: Layer) -> Self {
        let offered = |command: &Command| command.scope() == Scope::Anywhere && *command != Command::Palette;
        let mut offered: Vec<Command> = Command::ALL.iter().copied().filter(offered).collect();
        // Nobody comes here to move the cursor; what is done by a key a hundred times a day stands last.
        offered.sort_by_key(|command| matches!(command.group(), Group::Moving | Group::Panes));
        let all: Vec<_> = offered
            .into_iter()
            .map(|command| (command, keymap.chords(under.stack(), command).next().cloned()))
            .collect();
        Self { found: all.iter().map(|(command, _)| *command).collect(), all, ..Self::default() }
    }

    /// Seeks what is typed.
    pub fn seek(&mut self, names: &Names) {
        let all: Vec<Command> = self.all.iter().map(|(command, _)| *command).collect();
        self.found = finder::find(self.input.text(), &all, names);
        self.cursor = 0;
    }

    /// The command under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<Command> {
        self.found.get(self.cursor).copied()
    }

    /// The key of a command.
    #[must_use]
    pub fn chord(&self, command: Command) -> Option<&Chord> {
        self.all.iter().find(|(known, _)| *known == command)?.1.as_ref()
    }

    /// Moves the cursor.
    pub fn step(&mut self, by: Step) {
        self.cursor = cursor::step(self.cursor, self.found.len(), by);
    }

    /// Brings the cursor into sight.
    pub fn settle(&mut self, size: Size) {
        self.cursor = self.cursor.min(self.found.len().saturating_sub(1));
        self.top = cursor::reveal(self.top, &(self.cursor..self.cursor + 1), window(size), self.found.len());
    }
}

/// Lines of the list in a screen of this size: all but bars, frame and the line to type in.
#[must_use]
pub fn window(size: Size) -> usize {
    let taken = if layout::is_window_framed(size) { 6 } else { 2 };
    usize::from(size.height.saturating_sub(taken)).clamp(1, 20)
}
