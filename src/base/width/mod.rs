//! How text lies on a grid of cells: display width by grapheme, cuts, hyphenation and wrapping. It
//! answers in spans of the text it was given and makes no styled output; what a cell looks like is
//! not known here.

mod cut;
mod glue;
mod hyphen;
mod wrap;

pub use cut::{Cut, cut, cut_around, offset_at, prefix};
pub use glue::Glue;
pub use hyphen::{Break, breaks};
pub use wrap::{Line, Wrap, wrap};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Number of columns that `text` takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.chars().all(is_plain) {
        text.chars().count()
    } else {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// Characters that are one grapheme of one column each and join with nothing: nearly all there is
/// in Russian news, and much cheaper to count than to segment.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}' | '«' | '»' | 'Ѐ'..='\u{482}' | '\u{48a}'..='\u{52f}' | '–' | '—' | '“' | '”' | '„' | '’' | '…')
}

/// The graphemes of `text` with their byte offset and width.
fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str, usize)> {
    text.grapheme_indices(true).map(|(at, grapheme)| (at, grapheme, UnicodeWidthStr::width(grapheme)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_columns_and_not_letters() {
        for (text, columns) in [
            ("Київ — Minsk", 12),
            ("за\u{301}мок", 5),
            ("и\u{306}од", 3),
            ("東京", 4),
            ("👨‍👩‍👧", 2),
            ("⚠️", 2),
            ("а\u{ad}б", 2),
            ("", 0),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }
}
