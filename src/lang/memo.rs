//! Remembers what the dictionary said of a word. News is written with few words: of a thousand
//! articles four words in five were in the hundred before, and a lookup costs a hundred times as
//! much as finding it here. Only speed depends on it: what is kept is what would be said again.

use std::sync::{PoisonError, RwLock};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::morph::Readings;

/// So many threads can write at once without waiting for each other.
const SHARDS: usize = 16;

/// Words kept in a shard, 65,536 in all, some 15 MB; what comes later is looked up each time. The
/// words that come first are the frequent ones, so nothing needs to be thrown out.
const KEPT: usize = 4096;

/// Readings of words, by the word as written. For use from many threads.
#[derive(Default)]
pub(super) struct Memo {
    shards: [RwLock<FxHashMap<Box<str>, Readings>>; SHARDS],
}

impl Memo {
    /// What is known of `word`, else what `look_up` says of it.
    pub(super) fn get_or(&self, word: &str, look_up: impl FnOnce(&str) -> Readings) -> Readings {
        use std::hash::BuildHasher;
        #[expect(clippy::cast_possible_truncation, reason = "any bits of a hash will do")]
        let shard = FxBuildHasher.hash_one(word) as usize % SHARDS;
        let Some(shard) = self.shards.get(shard) else { return look_up(word) };
        if let Some(known) = shard.read().unwrap_or_else(PoisonError::into_inner).get(word) {
            return known.clone();
        }
        let readings = look_up(word);
        let mut kept = shard.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < KEPT {
            kept.insert(word.into(), readings.clone());
        }
        readings
    }
}
