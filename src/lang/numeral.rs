//! Numbers and ordinals in words: "двадцать третьего" is 23rd, "две" is 2. Small numbers only, as
//! days, hours and lengths of time need them.

use super::lexicon::calendar::Word;

/// A number read from words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its value.
    pub value: u16,
    /// Whether it tells a place in a row ("третий") and not how many.
    pub ordinal: bool,
    /// How many words it takes.
    pub words: usize,
}

/// The number that begins with the meaning of a word, `second` being that of the word after it.
/// "двадцать третьего" is one ordinal, "двадцать" before another word a number of its own.
#[must_use]
pub fn read(first: Option<Word>, second: Option<Word>) -> Option<Numeral> {
    match (first?, second) {
        (Word::Cardinal(tens @ 20..=90), Some(Word::Ordinal(ones @ 1..=9))) => {
            Some(Numeral { value: tens + ones, ordinal: true, words: 2 })
        }
        (Word::Cardinal(tens @ 20..=90), Some(Word::Cardinal(ones @ 1..=9))) => {
            Some(Numeral { value: tens + ones, ordinal: false, words: 2 })
        }
        (Word::Cardinal(value), _) => Some(Numeral { value, ordinal: false, words: 1 }),
        (Word::Ordinal(value), _) => Some(Numeral { value, ordinal: true, words: 1 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tens_and_ones_are_one_number() {
        let read = |first, second| read(Some(first), second).map(|n| (n.value, n.ordinal, n.words));
        assert_eq!(read(Word::Cardinal(20), Some(Word::Ordinal(3))), Some((23, true, 2)));
        assert_eq!(read(Word::Cardinal(30), Some(Word::Month(5))), Some((30, false, 1)));
        assert_eq!(read(Word::Ordinal(5), Some(Word::Ordinal(6))), Some((5, true, 1)));
        assert_eq!(read(Word::Month(1), None), None);
    }
}
