//! The one folding by which text is compared: case, `ё` and `е`, composed letters, stress marks,
//! quotes, dashes, spaces, with a way back to the original positions. Its children undo what the
//! fingers did: [`keyboard`] a wrong layout, [`spelling`] Latin letters for a Cyrillic name. It must
//! not know words; whoever compares text anywhere in the program folds both sides with this.

pub mod keyboard;
pub mod spelling;

use std::ops::Range;

use unicode_normalization::char::{compose, decompose_canonical};

use super::span::Span;

/// One character folded; `None` for what is not compared at all (stress marks, soft hyphens,
/// invisible characters). Text that is not composed goes through [`Folded::new`] or [`fold`].
#[must_use]
pub fn fold_char(c: char) -> Option<char> {
    // A capital may lower to a letter with a mark, and that lose its mark: "Ǿ" is "ø" is "o".
    match fold_once(c) {
        Some(folded) if folded != c => fold_char(folded),
        folded => folded,
    }
}

fn fold_once(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | 'а'..='я' | '0'..='9' | ' ' | '\n' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'ё' | 'Ё' | 'ѐ' | 'Ѐ' => 'е',
        'ѝ' | 'Ѝ' => 'и',
        '«' | '»' | '„' | '“' | '”' | '‟' | '‹' | '›' | '″' => '"',
        '’' | '‘' | '‛' | 'ʼ' | '′' | '`' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '…' => '.',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            return None;
        }
        '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => return None,
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        'đ' | 'Đ' => 'd',
        'ı' => 'i',
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => without_marks(lower(c)),
        _ if c.is_whitespace() => ' ',
        _ => lower(c),
    })
}

/// A whole text folded, where the way back is not needed.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for_each(text, |_, c| match c {
        Step::Push(c) => folded.push(c),
        Step::Replace(c) => {
            folded.pop();
            folded.push(c);
        }
    });
    folded
}

/// The first letter of a lower-casing: the few capitals that lower to two characters keep the first.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// `é` as `e`: Latin names are typed without their accents.
fn without_marks(c: char) -> char {
    let mut base = c;
    let mut first = true;
    decompose_canonical(c, |part| {
        if first {
            base = part;
            first = false;
        }
    });
    base
}

enum Step {
    Push(char),
    Replace(char),
}

/// Walks a text and says what each character adds to its folding. Decomposed letters are composed
/// on the way: `и` and a breve are `й`, which is another letter and not an accented one.
fn for_each(text: &str, mut tell: impl FnMut(usize, Step)) {
    let mut last = None;
    for (at, c) in text.char_indices() {
        if matches!(c, '\u{306}' | '\u{308}') {
            let composed = last.and_then(|base| compose(base, c)).and_then(fold_char);
            if let Some(composed) = composed {
                tell(at, Step::Replace(composed));
                last = None;
            }
        } else if let Some(folded) = fold_char(c) {
            tell(at, Step::Push(folded));
            last = Some(c);
        }
    }
}

/// A folded text that knows where each of its characters stood in the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each folded character: its byte offset here, and where it starts in the original.
    starts: Vec<(u32, u32)>,
    /// Length of the original in bytes.
    original: u32,
}

impl Folded {
    /// Folds a text and keeps the way back.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut text = String::with_capacity(original.len());
        let mut starts = Vec::with_capacity(original.len() / 2);
        for_each(original, |at, step| match step {
            Step::Push(c) => {
                starts.push((small(text.len()), small(at)));
                text.push(c);
            }
            Step::Replace(c) => {
                text.pop();
                text.push(c);
            }
        });
        Self { text, starts, original: small(original.len()) }
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Number of folded characters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether nothing is left of the text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Where the characters numbered `chars` stand in the original. Marks that follow a letter
    /// (its stress) belong to it.
    #[must_use]
    pub fn chars(&self, chars: Range<usize>) -> Span {
        let original = |n: usize| self.starts.get(n).map_or(self.original, |&(_, at)| at) as usize;
        Span::new(original(chars.start), original(chars.end.max(chars.start)))
    }

    /// Where the bytes `bytes` of the folded text stand in the original; a byte within a character
    /// stands for the whole of it.
    #[must_use]
    pub fn bytes(&self, bytes: Range<usize>) -> Span {
        let first = self.starts.partition_point(|&(here, _)| (here as usize) <= bytes.start).saturating_sub(1);
        let last = self.starts.partition_point(|&(here, _)| (here as usize) < bytes.end);
        if bytes.start >= self.text.len() || last <= first {
            let at = if bytes.start >= self.text.len() { self.starts.len() } else { first };
            return self.chars(at..at);
        }
        self.chars(first..last)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_never_matters_is_folded_away() {
        for (written, folded) in [
            ("Берёза", "береза"),
            ("БЕРЕЗА", "береза"),
            ("за\u{301}мок", "замок"),
            ("„Северный“ «поток»", "\"северный\" \"поток\""),
            ("Минск — Рига", "минск - рига"),
            ("12\u{a0}человек\u{202f}тут", "12 человек тут"),
            ("Й\u{301}од", "йод"),
            ("и\u{306}од", "йод"),
            ("е\u{308}лка", "елка"),
            ("і\u{308}жа", "їжа"),
            ("Żółć", "zolc"),
            ("Ǿ\u{212b}", "oa"),
            ("дол\u{ad}ги\u{200b}й", "долгий"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
            assert_eq!(Folded::new(written).text(), folded, "{written}");
        }
    }

    #[test]
    fn every_character_folds_to_what_folds_to_itself() {
        for c in '\0'..=char::MAX {
            if let Some(folded) = fold_char(c) {
                assert_eq!(fold_char(folded), Some(folded), "{c:?}");
            }
        }
    }

    #[test]
    fn the_way_back_covers_letters_with_their_marks() {
        let text = "в за\u{301}мке ё";
        let folded = Folded::new(text);
        let at = folded.text().find("замке").unwrap_or_default();
        assert_eq!(folded.bytes(at..at + "замке".len()).of(text), "за\u{301}мке");
        assert_eq!(folded.chars(2..4).of(text), "за\u{301}");
        assert_eq!(folded.bytes(folded.text().len()..folded.text().len()), Span::new(text.len(), text.len()));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn every_way_back_is_on_character_borders(text in "[а-яёЁйЙ\u{300}-\u{310}«—a-zé İ]{0,24}") {
            let folded = Folded::new(&text);
            for (byte, c) in folded.text().char_indices() {
                let span = folded.bytes(byte..byte + c.len_utf8());
                prop_assert!(!span.of(&text).is_empty());
            }
            prop_assert_eq!(folded.text().chars().count(), folded.len());
        }
    }
}
