//! Cutting text to a number of columns by whole graphemes, with an ellipsis where something is left
//! out, and finding the byte under a column.

use super::super::span::Span;
use super::{graphemes, width};

/// What of a text is shown, and where an ellipsis stands for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The part shown.
    pub span: Span,
    /// Whether an ellipsis stands before it.
    pub left: bool,
    /// Whether an ellipsis stands after it.
    pub right: bool,
}

impl Cut {
    /// The text as shown.
    #[must_use]
    pub fn show(self, text: &str) -> String {
        let dots = |there: bool| if there { "…" } else { "" };
        format!("{}{}{}", dots(self.left), self.span.of(text), dots(self.right))
    }
}

/// The beginning of `text` that fits `columns`, with an ellipsis where it is cut. Zero columns show
/// nothing; one column of a longer text shows the ellipsis alone.
#[must_use]
pub fn cut(text: &str, columns: usize) -> Cut {
    if columns == 0 || width(text) <= columns {
        let end = if columns == 0 { 0 } else { text.len() };
        return Cut { span: Span::new(0, end), left: false, right: false };
    }
    let end = prefix(text, columns - 1);
    let end = Span::new(0, end).of(text).trim_end().len();
    Cut { span: Span::new(0, end), left: false, right: true }
}

/// A part of `text` that fits `columns` and shows `keep`: the beginning where that shows it, else a
/// window that begins a little before it.
#[must_use]
pub fn cut_around(text: &str, columns: usize, keep: Span) -> Cut {
    let plain = cut(text, columns);
    if !plain.right || keep.is_empty() || plain.span.covers(keep) || keep.of(text).is_empty() {
        return plain;
    }
    // A third of the room goes to what precedes, so that the match is read in its phrase.
    let before = Span::new(0, keep.start()).of(text);
    let wanted = columns.saturating_sub(2).saturating_sub(width(keep.of(text)));
    let tail = Span::new(keep.end(), text.len()).of(text);
    let lead = (wanted / 3).max(wanted.saturating_sub(width(tail)));
    let start = suffix(before, lead);
    let shown = Span::new(start, text.len()).of(text);
    let ellipses = usize::from(start > 0);
    let room = columns.saturating_sub(ellipses);
    if width(shown) <= room {
        return Cut { span: Span::new(start, text.len()), left: start > 0, right: false };
    }
    let end = start + prefix(shown, room.saturating_sub(1));
    Cut { span: Span::new(start, end), left: start > 0 && columns > 1, right: true }
}

/// The byte offset of the grapheme at `column` of `text`; the end of the text past its last column.
#[must_use]
pub fn offset_at(text: &str, column: usize) -> usize {
    let mut left = 0;
    for (at, _, columns) in graphemes(text) {
        left += columns;
        if column < left {
            return at;
        }
    }
    text.len()
}

/// Bytes of the longest beginning of `text` that fits `columns`.
#[must_use]
pub fn prefix(text: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, _, wide) in graphemes(text) {
        used += wide;
        if used > columns {
            return at;
        }
    }
    text.len()
}

/// Where the longest ending that fits begins.
fn suffix(text: &str, columns: usize) -> usize {
    let mut used = 0;
    let mut start = text.len();
    for (at, _, wide) in graphemes(text).rev() {
        used += wide;
        if used > columns {
            break;
        }
        start = at;
    }
    start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_title_is_cut_with_an_ellipsis() {
        assert_eq!(cut("Саммит в Осло", 40).show("Саммит в Осло"), "Саммит в Осло");
        assert_eq!(cut("Саммит в Осло", 10).show("Саммит в Осло"), "Саммит в…");
        assert_eq!(cut("Саммит", 1).show("Саммит"), "…");
        assert_eq!(cut("Саммит", 0).show("Саммит"), "");
        assert_eq!(cut("東京会談", 4).show("東京会談"), "東…", "a wide letter is never halved");
    }

    #[test]
    fn the_matched_part_stays_in_view() {
        let text = "Премьер рассказал журналистам, о чём говорили на саммите в Осло";
        let at = text.find("Осло").unwrap_or_default();
        let keep = Span::new(at, at + "Осло".len());
        let shown = cut_around(text, 20, keep).show(text);
        assert!(shown.starts_with('…') && shown.ends_with("Осло"), "{shown}");
        let early = cut_around(text, 20, Span::new(0, 14)).show(text);
        assert!(early.starts_with("Премьер"), "{early}");
    }

    proptest! {
        #[test]
        fn what_is_shown_always_fits(text in "[а-яA-Z 東é👩🏽\u{301}]{0,30}", columns in 0usize..24, from in 0usize..40, len in 0usize..12) {
            let keep = Span::new(from, from + len);
            prop_assert!(width(&cut(&text, columns).show(&text)) <= columns);
            prop_assert!(width(&cut_around(&text, columns, keep).show(&text)) <= columns);
        }
    }

    #[test]
    fn a_column_leads_to_its_letter() {
        let text = "а東б";
        assert_eq!([0, 1, 2, 3, 9].map(|column| offset_at(text, column)), [0, 2, 2, 5, 7]);
    }
}
