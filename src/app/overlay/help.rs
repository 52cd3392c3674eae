//! The keys that apply, from the live keymap, by group, and the signs of the screen. Lines are facts
//! that `ui` words.

use crate::app::command::{Command, Group};
use crate::app::cursor::{self, Step};
use crate::app::keys::{Chord, Keymap, Layer};
use crate::app::layout::{self, Size};

/// One line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The heading of a group of commands.
    Group(Group),
    /// A command with its keys.
    Command(Command, Vec<Chord>),
    /// The heading of the signs.
    Legend,
    /// A sign, by number.
    Sign(usize),
    /// Space.
    Blank,
}

impl HelpLine {
    /// How many signs there are.
    pub const SIGNS: usize = 16;
}

/// The help.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// The first line in sight.
    pub top: usize,
    /// The lines.
    pub lines: Vec<HelpLine>,
}

impl Help {
    /// The help of a layer, with the commands that are made.
    #[must_use]
    pub fn of(keymap: &Keymap, layer: Layer, is_made: fn(Command) -> bool) -> Self {
        let mut lines = Vec::new();
        for group in Group::ALL {
            let before = lines.len();
            for &command in Command::ALL.iter().filter(|&&command| command.group() == group && is_made(command)) {
                let chords: Vec<Chord> = keymap.chords(layer.stack(), command).cloned().collect();
                if !chords.is_empty() {
                    lines.push(HelpLine::Command(command, chords));
                }
            }
            if lines.len() > before {
                lines.insert(before, HelpLine::Group(group));
                lines.push(HelpLine::Blank);
            }
        }
        lines.push(HelpLine::Legend);
        lines.extend((0..HelpLine::SIGNS).map(HelpLine::Sign));
        Self { top: 0, lines }
    }

    /// Scrolls.
    pub fn step(&mut self, by: Step) {
        self.top = cursor::step(self.top, self.lines.len(), by);
    }

    /// Leaves no void below the last line.
    pub fn settle(&mut self, size: Size) {
        self.top = cursor::clamp(self.top, window(size), self.lines.len());
    }
}

/// Lines of the window in a screen of this size.
#[must_use]
pub fn window(size: Size) -> usize {
    layout::overlay_lines(size)
}
