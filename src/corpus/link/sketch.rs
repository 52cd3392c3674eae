//! The shape of a text: a small sample of its word sequences, by which a reprint is told from an
//! article of its own. Pure arithmetic; it must not know what the words mean.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use unicode_segmentation::UnicodeSegmentation;

/// Words in one sequence.
const SHINGLE: usize = 4;
/// Sequences kept: the ones with the lowest hashes, which is a fair sample of all.
const KEPT: usize = 64;
/// Two texts are near-identical from this share of common sequences on.
const REPRINT: f32 = 0.6;
/// A text of fewer sequences is too short to be called anybody's copy.
const TOO_SHORT: usize = 8;

/// A sample of the word sequences of a text (bottom-k sketch), sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch(Vec<u64>);

impl Sketch {
    /// The shape of a text given in pieces.
    #[must_use]
    pub fn of<'t>(pieces: impl IntoIterator<Item = &'t str>) -> Self {
        let words: Vec<u64> = pieces
            .into_iter()
            .flat_map(UnicodeSegmentation::unicode_words)
            .map(|word| {
                let mut hasher = FxHasher::default();
                word.chars().flat_map(char::to_lowercase).for_each(|c| c.hash(&mut hasher));
                hasher.finish()
            })
            .collect();
        let mut shingles: Vec<u64> = words.windows(SHINGLE).map(spread).collect();
        shingles.sort_unstable();
        shingles.dedup();
        shingles.truncate(KEPT);
        Self(shingles)
    }

    /// The share of word sequences that the two texts have in common, 0 to 1 (Jaccard, estimated).
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f32 {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut common, mut all) = (0_u16, 0_u16);
        while usize::from(all) < KEPT {
            let order = match (left.peek(), right.peek()) {
                (Some(a), Some(b)) => a.cmp(b),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => break,
            };
            common += u16::from(order.is_eq());
            all += 1;
            if order.is_le() {
                left.next();
            }
            if order.is_ge() {
                right.next();
            }
        }
        if all == 0 { 0.0 } else { f32::from(common) / f32::from(all) }
    }

    /// Whether the two texts are one text, printed twice.
    #[must_use]
    pub fn is_reprint_of(&self, other: &Self) -> bool {
        self.0.len().min(other.0.len()) >= TOO_SHORT && self.likeness(other) >= REPRINT
    }
}

/// A hash whose order has nothing to do with the words (the sample must be fair).
fn spread(words: &[u64]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for word in words {
        hash = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 29;
    }
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Министры двух стран встретились в столице и обсудили торговлю зерном. \
        Стороны договорились продолжить переговоры весной, сообщила пресс-служба ведомства.";

    #[test]
    fn a_reprint_with_another_byline_is_the_same_text() {
        let own = Sketch::of([TEXT]);
        let reprint = Sketch::of(["Наш корреспондент.", TEXT]);
        assert!(own.is_reprint_of(&reprint));
        assert!(own.is_reprint_of(&own.clone()));
    }

    #[test]
    fn an_article_of_its_own_on_the_same_subject_is_no_reprint() {
        let other = Sketch::of(["Зерно стало главной темой беседы министров: встреча в столице заняла два часа, \
            а весной стороны намерены вернуться к переговорам о торговле."]);
        assert!(!Sketch::of([TEXT]).is_reprint_of(&other));
        assert!(!Sketch::of(["Коротко."]).is_reprint_of(&Sketch::of(["Коротко."])), "too short to tell");
    }
}
