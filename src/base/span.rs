//! Places in a text. A [`Span`] is the only way this program slices a string, so that a slice is
//! always checked and always on character boundaries; it must not know what it points at.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of bytes of a text: `start` is the first byte, `end` the byte after the last.
///
/// Invariant: `start <= end`. Offsets are 32-bit, so one text holds at most 4 GiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span of the bytes `start..end`; ends given in the wrong order are swapped.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (start, end) = if start <= end { (start, end) } else { (end, start) };
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The first byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as a standard range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The piece of `text` it points at; empty where the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether `other` lies within.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte offset `at` lies within.
    #[must_use]
    pub fn holds(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Turns byte offsets of one text into offsets in Unicode code points, as the record contract
/// counts them. Built once per text: a lookup costs a binary search and at most 64 characters.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Byte offset and number of code points before it, every 64 code points.
    marks: Vec<(usize, usize)>,
}

impl<'t> CodePoints<'t> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let marks = text
            .char_indices()
            .enumerate()
            .filter(|(count, _)| count % 64 == 0)
            .map(|(count, (byte, _))| (byte, count))
            .collect();
        Self { text, marks }
    }

    /// How many code points stand before byte `at`.
    #[must_use]
    pub fn at(&self, at: usize) -> usize {
        let found = self.marks.partition_point(|&(byte, _)| byte <= at);
        let (byte, count) = found.checked_sub(1).and_then(|i| self.marks.get(i)).copied().unwrap_or((0, 0));
        let rest = self.text.get(byte..at.min(self.text.len())).unwrap_or_default();
        count + rest.chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_ordered_and_slices_safely() {
        let text = "Киев и Париж";
        let kyiv = Span::new(8, 0);
        assert_eq!(kyiv.of(text), "Киев");
        assert_eq!(Span::new(1, 3).of(text), "", "not on a character boundary");
        assert_eq!(Span::new(0, 999).of(text), "", "outside the text");
    }

    #[test]
    fn relations_of_spans() {
        let (a, b, c) = (Span::new(0, 4), Span::new(2, 6), Span::new(4, 8));
        assert!(a.overlaps(b) && !a.overlaps(c));
        assert_eq!(a.join(c), Span::new(0, 8));
        assert!(Span::new(0, 8).covers(b) && a.holds(0) && !a.holds(4));
    }

    #[test]
    fn code_points_are_counted_in_long_mixed_text() {
        let text = "Я a Ё🙂".repeat(50);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
