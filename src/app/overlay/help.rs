//! The keys that apply, from the live keymap. Only the scroll position is kept.

use ratatui::layout::Size;

use crate::app::cursor::{self, Step};

/// The help.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// The first line in sight.
    pub top: usize,
    /// How many lines there are.
    pub lines: usize,
}

impl Help {
    /// Scrolls.
    pub fn step(&mut self, by: Step) {
        self.top = cursor::step(self.top, self.lines, by);
    }

    /// Leaves no void below the last line.
    pub fn settle(&mut self, size: Size) {
        self.top = cursor::clamp(self.top, window(size), self.lines);
    }
}

/// Lines of the window in a screen of this size: all but the frame and the bars.
#[must_use]
pub fn window(size: Size) -> usize {
    usize::from(size.height.saturating_sub(4)).max(1)
}
