//! Titles and names of all rows as one run of bytes, a byte per letter, so that a keystroke can look
//! at a hundred thousand of them. A pattern is found as a part of a word or words (best at a word's
//! start), and fuzzily: made of pieces of words, each from the word's start and without long gaps
//! (`трампвстр`, `злнск`). Only sieves: order of merit among the best is the matcher's.

use memchr::memmem::Finder;

use crate::base::cancel::CancelToken;

/// How well a row has a pattern, from nothing up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Tier {
    /// Not at all.
    #[default]
    None,
    /// Not yet, but one letter more may be found by pieces of words.
    Nearly,
    /// By pieces of words.
    Fuzzy,
    /// In the text, in some form.
    Text,
    /// Within a word of title or names.
    Within,
    /// At the start of one.
    Start,
    /// As a whole word.
    Whole,
}

/// Between the lines of a row, and after the last.
const LINE: u8 = b'\n';

/// Patterns longer than this are not looked for fuzzily: nobody abbreviates so long.
const LONGEST: usize = 32;

/// Patterns shorter than this are not looked for fuzzily: three letters are in a piece of nearly
/// everything. From so many letters on, what a pattern finds its beginnings nearly find, so that one
/// more letter needs to look at their rows only.
pub(super) const NARROWS: usize = 4;

/// Letters in a piece of a word, and in the last one.
const PIECE: usize = 3;
const LAST_PIECE: usize = 2;

/// The rows.
#[derive(Debug, Default)]
pub(super) struct Arena {
    bytes: Vec<u8>,
    /// Where each row begins; one more at the end.
    rows: Vec<u32>,
    /// Where words begin, of all rows.
    words: Vec<u32>,
    /// For each row, its first word in `words`; one more at the end.
    row_words: Vec<u32>,
    /// For each row, a bit for each letter that it has and that begins a word.
    masks: Vec<(u64, u64)>,
}

/// A pattern ready to be looked for.
#[derive(Debug)]
pub(super) struct Pattern {
    bytes: Vec<u8>,
    mask: u64,
    /// For each byte, the places at which the pattern has it.
    places: Box<[u64; 256]>,
    fuzzy: bool,
}

impl Pattern {
    /// A folded text to be found as it stands; `None` where it is empty.
    pub(super) fn exact(folded: &str) -> Option<Self> {
        Some(Self { fuzzy: false, ..Self::fuzzy(folded)? })
    }

    /// A folded text to be found by pieces too; `None` where it is empty.
    pub(super) fn fuzzy(folded: &str) -> Option<Self> {
        let bytes: Vec<u8> = folded.chars().map(byte).collect();
        let mut places = Box::new([0; 256]);
        for (at, &byte) in bytes.iter().enumerate().take(LONGEST) {
            if let Some(slot) = places.get_mut(usize::from(byte)) {
                *slot |= 1 << at;
            }
        }
        let mask = bytes.iter().fold(0, |mask, &byte| mask | bit(byte));
        (!bytes.is_empty()).then_some(Self {
            fuzzy: (NARROWS..=LONGEST).contains(&folded.chars().count()),
            bytes,
            mask,
            places,
        })
    }

    /// Letters of the pattern.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The pattern's bytes, a name for it among others.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The byte of a folded character: itself in ASCII, one of its own for Cyrillic letters, one shared
/// with few for anything else.
fn byte(c: char) -> u8 {
    let code = u32::from(c);
    let byte = match c {
        '\0'..='\x7f' => code,
        'а'..='я' => 0x80 + (code - u32::from('а')),
        'і' => 0xa0,
        'ї' => 0xa1,
        'є' => 0xa2,
        'ґ' => 0xa3,
        'ў' => 0xa4,
        _ => 0xb0 + code % 0x50,
    };
    u8::try_from(byte).unwrap_or(u8::MAX)
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Letters share bits sixty-four to one at worst: a mask can say "perhaps" wrongly, never "no".
fn bit(byte: u8) -> u64 {
    1 << (byte & 63)
}

impl Arena {
    /// Adds a row of folded lines: the title first, then names.
    pub(super) fn push<'l>(&mut self, lines: impl IntoIterator<Item = &'l str>) {
        let (mut letters, mut initials) = (0, 0);
        self.rows.push(small(self.bytes.len()));
        self.row_words.push(small(self.words.len()));
        for line in lines {
            let mut previous = LINE;
            for c in line.chars() {
                let byte = byte(c);
                if is_letter(byte) {
                    letters |= bit(byte);
                    if !is_letter(previous) {
                        initials |= bit(byte);
                        self.words.push(small(self.bytes.len()));
                    }
                } else {
                    letters |= bit(byte);
                }
                self.bytes.push(byte);
                previous = byte;
            }
            self.bytes.push(LINE);
        }
        self.masks.push((letters, initials));
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.masks.len()
    }

    /// Raises the tiers of the rows that have the pattern; `within` names the only rows that can.
    /// `None` where cancelled.
    pub(super) fn find(
        &self,
        pattern: &Pattern,
        within: Option<&[u32]>,
        cancel: &CancelToken,
        tiers: &mut [Tier],
    ) -> Option<()> {
        match pattern.len() {
            1 => self.find_initial(pattern, tiers),
            _ => self.find_parts(pattern, cancel, tiers)?,
        }
        if pattern.fuzzy {
            match within {
                Some(rows) => self.find_fuzzily(pattern, rows.iter().map(|&row| row as usize), cancel, tiers)?,
                None => self.find_fuzzily(pattern, 0..self.len(), cancel, tiers)?,
            }
        }
        Some(())
    }

    /// One letter is found where a word begins with it.
    fn find_initial(&self, pattern: &Pattern, tiers: &mut [Tier]) {
        for (tier, (_, initials)) in tiers.iter_mut().zip(&self.masks) {
            if initials & pattern.mask != 0 {
                *tier = Tier::Start.max(*tier);
            }
        }
    }

    /// One pass over all bytes. Two letters count at a word's start alone.
    fn find_parts(&self, pattern: &Pattern, cancel: &CancelToken, tiers: &mut [Tier]) -> Option<()> {
        let finder = Finder::new(&pattern.bytes);
        let (mut at, mut row, mut steps) = (0, 0, 0u32);
        while let Some(found) = self.bytes.get(at..).and_then(|rest| finder.find(rest)) {
            steps += 1;
            if steps % 4096 == 0 && cancel.is_cancelled() {
                return None;
            }
            let found = at + found;
            while self.row_end(row) <= found {
                row += 1;
            }
            let tier = self.tier_at(found, pattern.len());
            if let Some(slot) = tiers.get_mut(row).filter(|_| tier > Tier::Within || pattern.len() > 2) {
                *slot = tier.max(*slot);
            }
            at = if tier == Tier::Whole { self.row_end(row) } else { found + 1 };
        }
        Some(())
    }

    fn tier_at(&self, found: usize, len: usize) -> Tier {
        let letter = |at: Option<usize>| at.and_then(|at| self.bytes.get(at)).copied().is_some_and(is_letter);
        match (letter(found.checked_sub(1)), letter(Some(found + len))) {
            (true, _) => Tier::Within,
            (false, true) => Tier::Start,
            (false, false) => Tier::Whole,
        }
    }

    fn row_end(&self, row: usize) -> usize {
        self.rows.get(row + 1).map_or(self.bytes.len(), |&start| start as usize)
    }

    fn find_fuzzily(
        &self,
        pattern: &Pattern,
        rows: impl Iterator<Item = usize>,
        cancel: &CancelToken,
        tiers: &mut [Tier],
    ) -> Option<()> {
        let first = pattern.bytes.first().copied().map_or(0, bit);
        for (count, row) in rows.enumerate() {
            if count % 4096 == 0 && cancel.is_cancelled() {
                return None;
            }
            let Some(&(letters, initials)) = self.masks.get(row) else { continue };
            if letters & pattern.mask != pattern.mask || initials & first == 0 {
                continue;
            }
            let Some(tier) = tiers.get_mut(row).filter(|tier| **tier == Tier::None) else { continue };
            *tier = self.pieced(pattern, row);
        }
        Some(())
    }

    /// How far the pattern is made of pieces of the row's words: each piece from the start of a
    /// word, at least three letters of it (the last piece two), with no more letters skipped
    /// than taken.
    fn pieced(&self, pattern: &Pattern, row: usize) -> Tier {
        let bound = |at: usize| self.row_words.get(at).map_or(self.words.len(), |&word| word as usize);
        let words = self.words.get(bound(row)..bound(row + 1)).unwrap_or_default();
        let mut tier = Tier::None;
        // Bit n: the first n letters of the pattern are made.
        let mut made = 1u64;
        for &word in words {
            let Some(&initial) = self.bytes.get(word as usize) else { continue };
            let mut open = made & pattern.places.get(usize::from(initial)).copied().unwrap_or(0);
            while open != 0 {
                let from = open.trailing_zeros() as usize;
                open &= open - 1;
                let longest = self.piece(pattern, from, word as usize);
                if from + longest < pattern.len() {
                    made |= (PIECE..=longest).fold(0, |made, taken| made | 1 << (from + taken));
                } else if longest >= LAST_PIECE {
                    return Tier::Fuzzy;
                } else {
                    tier = Tier::Nearly;
                }
            }
        }
        tier
    }

    /// How many letters of the pattern a word gives, from the pattern's letter `from`, which is the
    /// word's first.
    fn piece(&self, pattern: &Pattern, from: usize, word: usize) -> usize {
        let (mut taken, mut skipped) = (1usize, 0);
        let rest = self.bytes.get(word + 1..).unwrap_or_default();
        let mut wanted = pattern.bytes.get(from + 1..).unwrap_or_default();
        for &byte in rest.iter().take_while(|&&byte| is_letter(byte)) {
            let Some((&next, after)) = wanted.split_first() else { break };
            if byte == next {
                taken += 1;
                wanted = after;
            } else {
                skipped += 1;
            }
            if skipped > taken {
                break;
            }
        }
        taken
    }
}

/// The letters of a folded line of which a pattern is made by pieces of words, as [`Arena`] finds them;
/// empty where it is not.
pub(super) fn pieces(line: &str, pattern: &str) -> Vec<usize> {
    let letters: Vec<u8> = line.chars().map(byte).collect();
    let pattern: Vec<u8> = pattern.chars().map(byte).collect();
    if !(NARROWS..=LONGEST).contains(&pattern.len()) {
        return Vec::new();
    }
    let before = |at: usize| at.checked_sub(1).and_then(|at| letters.get(at)).copied();
    let is_start = |at: &usize| letters.get(*at).copied().is_some_and(is_letter) && !before(*at).is_some_and(is_letter);
    let words: Vec<usize> = (0..letters.len()).filter(is_start).collect();
    made_of(&letters, &words, &pattern).unwrap_or_default()
}

fn made_of(letters: &[u8], words: &[usize], pattern: &[u8]) -> Option<Vec<usize>> {
    if pattern.is_empty() {
        return Some(Vec::new());
    }
    words.iter().enumerate().find_map(|(number, &word)| {
        let piece = piece_at(letters, word, pattern);
        let least = |taken: usize| if taken == pattern.len() { LAST_PIECE } else { PIECE };
        (1..=piece.len()).rev().filter(|&taken| taken >= least(taken)).find_map(|taken| {
            let rest = made_of(letters, words.get(number + 1..)?, pattern.get(taken..)?)?;
            Some(piece.iter().copied().take(taken).chain(rest).collect())
        })
    })
}

/// The letters that a word gives to the beginning of a pattern.
fn piece_at(letters: &[u8], word: usize, pattern: &[u8]) -> Vec<usize> {
    let (mut taken, mut skipped) = (Vec::new(), 0);
    let mut wanted = pattern.iter();
    let Some(mut next) = wanted.next() else { return taken };
    let of_word = letters.iter().enumerate().skip(word).take_while(|(_, byte)| is_letter(**byte));
    for (at, byte) in of_word {
        if byte == next {
            taken.push(at);
            match wanted.next() {
                Some(another) => next = another,
                None => break,
            }
        } else {
            skipped += 1;
        }
        if skipped > taken.len() || taken.is_empty() {
            break;
        }
    }
    taken
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tiers(rows: &[&[&str]], pattern: &str) -> Vec<Tier> {
        let mut arena = Arena::default();
        for row in rows {
            arena.push(row.iter().copied());
        }
        let mut tiers = vec![Tier::None; rows.len()];
        let pattern = Pattern::fuzzy(pattern).expect("a pattern");
        arena.find(&pattern, None, &CancelToken::default(), &mut tiers).expect("not cancelled");
        tiers
    }

    #[test]
    fn tiers_tell_how_well_a_row_has_a_pattern() {
        let row: &[&str] = &["послы обсудили мир в осло", "вестник", "карл линдгрен"];
        for (pattern, tier) in [
            ("осло", Tier::Whole),
            ("осл", Tier::Start),
            ("судили", Tier::Within),
            ("псл", Tier::None),
            ("псли", Tier::None),
            ("обсдл", Tier::Fuzzy),
            ("послобс", Tier::Fuzzy),
            ("посло", Tier::Nearly),
            ("крллинд", Tier::Fuzzy),
            ("лндгрн", Tier::Fuzzy),
            ("лидгн", Tier::Fuzzy),
            ("лгрн", Tier::None),
            ("рига", Tier::None),
            ("л", Tier::Start),
            ("и", Tier::None),
            ("ир", Tier::None),
            ("ми", Tier::Start),
            ("омв", Tier::None),
        ] {
            assert_eq!(tiers(&[row], pattern), [tier], "{pattern}");
        }
    }

    #[test]
    fn the_letters_of_pieces_are_those_that_were_found() {
        let row = "послы обсудили мир в осло";
        assert_eq!(pieces(row, "обсдл"), [6, 7, 8, 10, 12]);
        assert_eq!(pieces(row, "послобс"), [0, 1, 2, 3, 6, 7, 8]);
        for pattern in ["псли", "посло", "рига", "лгрн"] {
            assert!(pieces(row, pattern).is_empty(), "{pattern}");
        }
    }

    #[test]
    fn rows_are_told_apart() {
        let found = tiers(&[&["рига"], &["вена"], &[""], &["в риге"]], "риг");
        assert_eq!(found, [Tier::Start, Tier::None, Tier::None, Tier::Start]);
        assert_eq!(tiers(&[&["ри"], &["га"]], "рига"), [Tier::None, Tier::None], "not across rows");
    }

    proptest! {
        #[test]
        fn what_a_pattern_finds_its_beginnings_nearly_find(
            row in "[а-е]{1,4}( [а-е]{1,6}){0,6}",
            pattern in "[а-е]{5,9}",
        ) {
            let all: Vec<char> = pattern.chars().collect();
            let found = |n: usize| tiers(&[&[&row]], &all.iter().take(n).collect::<String>()) != [Tier::None];
            for n in NARROWS..all.len() {
                prop_assert!(!found(n + 1) || found(n));
            }
        }
    }
}
