//! The parts of a name and how they make one.

use std::ops::Range;

use super::words::Word;

/// How a name is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Given name (or names, patronymic) and surname.
    Full,
    /// Initials and surname.
    Initials,
    /// Family name first: "Си Цзиньпин".
    FamilyFirst,
    /// A surname alone, known as one.
    Surname,
    /// A given name alone.
    Given,
    /// Two or more unknown words with capitals: "Жуан Лоренсу".
    Pair,
    /// An unknown word with a capital that may be a surname.
    Weak,
    /// An ordinary word with a capital: a name only where the article has it in full elsewhere.
    Common,
}

/// One part of a name: particles and the word they belong to.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) tokens: Range<usize>,
    pub(super) word: Word,
}

impl Part {
    pub(super) fn token(&self) -> usize {
        self.tokens.end - 1
    }
}
