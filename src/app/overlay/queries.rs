//! The saved queries as a list to choose from. The queries themselves are kept with the habits.

use crate::app::cursor::{self, Step};
use crate::app::layout::{self, Size};

/// The list.
#[derive(Clone, Debug, Default)]
pub struct QueryList {
    /// The query under the cursor.
    pub cursor: usize,
    /// The first in sight.
    pub top: usize,
    /// How many articles each leaves, as far as that is known.
    pub counts: Vec<usize>,
}

impl QueryList {
    /// Moves the cursor among so many queries.
    pub fn step(&mut self, by: Step, count: usize) {
        self.cursor = cursor::step(self.cursor, count, by);
    }

    /// Brings the cursor into sight.
    pub fn settle(&mut self, size: Size, count: usize) {
        self.cursor = self.cursor.min(count.saturating_sub(1));
        self.top = cursor::reveal(self.top, &(self.cursor..self.cursor + 1), window(size, count), count);
    }
}

/// Lines of the window in a screen of this size, without its frame.
#[must_use]
pub fn window(size: Size, count: usize) -> usize {
    count.min(layout::overlay_lines(size)).max(1)
}
