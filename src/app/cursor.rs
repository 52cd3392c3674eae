//! The one arithmetic of cursors and scrolling. Every list is a column of lines in which items take
//! one line or many; nothing here knows what the items are.

use std::ops::Range;

/// Lines kept in sight above and below the cursor, where the window is high enough.
pub const MARGIN: usize = 2;

/// A way to move a cursor over `count` items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many items down.
    Down(usize),
    /// So many items up.
    Up(usize),
    /// To the first item.
    First,
    /// To the last item.
    Last,
}

/// The cursor after a step: within the list, and 0 in an empty one.
#[must_use]
pub fn step(cursor: usize, count: usize, step: Step) -> usize {
    let last = count.saturating_sub(1);
    match step {
        Step::Down(by) => cursor.saturating_add(by).min(last),
        Step::Up(by) => cursor.min(last).saturating_sub(by),
        Step::First => 0,
        Step::Last => last,
    }
}

/// The first line of a window of `height` lines over `total` such that `target` is in sight, moved
/// from `top` as little as possible. A target higher than the window shows its beginning.
#[must_use]
pub fn reveal(top: usize, target: &Range<usize>, height: usize, total: usize) -> usize {
    if height == 0 {
        return top.min(total.saturating_sub(1));
    }
    let margin = MARGIN.min(height.saturating_sub(target.len()) / 2);
    let lowest = target.start.saturating_sub(margin);
    let highest = (target.end + margin).saturating_sub(height).min(lowest);
    clamp(top.clamp(highest, lowest), height, total)
}

/// A first line that leaves no empty window below the last line.
#[must_use]
pub fn clamp(top: usize, height: usize, total: usize) -> usize {
    top.min(total.saturating_sub(height))
}

/// How far a window over a text has come, in per cent: 100 where its last line is in sight.
#[must_use]
pub fn per_cent(top: usize, height: usize, total: usize) -> usize {
    let seen = top + height;
    if seen >= total { 100 } else { top * 100 / total.saturating_sub(height).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_stays_within_its_list() {
        assert_eq!(step(0, 0, Step::Down(1)), 0);
        assert_eq!(step(9, 3, Step::Up(1)), 1, "a cursor beyond a list that shrank");
        assert_eq!(step(1, 3, Step::Down(usize::MAX)), 2);
        assert_eq!((step(1, 3, Step::First), step(1, 3, Step::Last)), (0, 2));
    }

    #[test]
    fn a_window_moves_as_little_as_it_can() {
        assert_eq!(reveal(0, &(3..4), 10, 100), 0, "in sight already");
        assert_eq!(reveal(0, &(9..10), 10, 100), 2, "with a margin below");
        assert_eq!(reveal(50, &(40..41), 10, 100), 38, "with a margin above");
        assert_eq!(reveal(0, &(99..100), 10, 100), 90, "no void below the end");
        assert_eq!(reveal(7, &(5..30), 10, 100), 5, "a high item shows its beginning");
        assert_eq!(reveal(5, &(0..1), 0, 1), 0, "no window at all");
    }

    #[test]
    fn a_text_in_full_view_is_read_to_the_end() {
        assert_eq!(per_cent(0, 10, 5), 100);
        assert_eq!(per_cent(0, 10, 20), 0);
        assert_eq!(per_cent(5, 10, 20), 50);
    }
}
