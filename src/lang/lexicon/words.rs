//! Sets of words as the lexicon files list them.

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::super::morph::fold_lemma;

/// A set of folded lemmas.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Words(FxHashSet<Box<str>>);

impl From<Vec<String>> for Words {
    fn from(words: Vec<String>) -> Self {
        Self(words.iter().map(|w| fold_lemma(w)).collect())
    }
}

impl Words {
    /// Whether the (folded) lemma is one of them.
    #[must_use]
    pub fn has(&self, lemma: &str) -> bool {
        self.0.contains(lemma)
    }

    /// All of them, in no order.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }
}
