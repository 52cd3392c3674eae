//! What the reader did with an article: read it, starred it, left it at a position. Every change by
//! a key can be undone (`deeds`). Where marks are kept, and how two copies of the program share them, is not
//! known here.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::article::Article;
use crate::base::id::{MeetingKey, lasting_hash};
use crate::corpus::correct::{Corrections, Note};

/// The name of an article between runs: it survives a move of the file, and two files of one name
/// do not share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkKey(u64);

impl MarkKey {
    /// The key of an article: a hash of its id, title and the beginning of its text.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let start = article.text.bytes().take(240);
        let bytes = article.id.as_str().bytes().chain([0]).chain(article.title.bytes()).chain([0]).chain(start);
        Self(lasting_hash(bytes))
    }

    /// A key from the hexadecimal form that [`fmt::Display`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        u64::from_str_radix(text, 16).ok().map(Self)
    }
}

impl fmt::Display for MarkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The marks of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    /// Opened once, or marked as read.
    pub read: bool,
    /// Starred.
    pub starred: bool,
    /// The byte of the text that stood at the top of the reader.
    pub position: usize,
}

/// One thing that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Read, or unread again.
    Read(bool),
    /// Starred, or not any more.
    Starred(bool),
    /// Left at this byte.
    Position(usize),
}

impl Mark {
    /// Applies a change and returns its opposite.
    pub fn apply(&mut self, change: Change) -> Change {
        match change {
            Change::Read(read) => Change::Read(std::mem::replace(&mut self.read, read)),
            Change::Starred(starred) => Change::Starred(std::mem::replace(&mut self.starred, starred)),
            Change::Position(position) => Change::Position(std::mem::replace(&mut self.position, position)),
        }
    }
}

/// What is noted of a meeting from now on; nothing where its correction is taken back.
pub type Amendment = (MeetingKey, Option<Note>);

/// All marks, and what was corrected.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    by_article: BTreeMap<MarkKey, Mark>,
    corrections: Arc<Corrections>,
    unsaved: Vec<(MarkKey, Change)>,
    unsaved_corrections: Vec<Amendment>,
}

impl Marks {
    /// Marks as they were kept.
    #[must_use]
    pub fn new(marks: BTreeMap<MarkKey, Mark>) -> Self {
        Self { by_article: marks, ..Self::default() }
    }

    /// The same with corrections as they were kept.
    #[must_use]
    pub fn with_corrections(self, corrections: Corrections) -> Self {
        Self { corrections: Arc::new(corrections), ..self }
    }

    /// What the reader corrected.
    #[must_use]
    pub fn corrections(&self) -> &Arc<Corrections> {
        &self.corrections
    }

    /// The marks of an article.
    #[must_use]
    pub fn of(&self, article: &Article) -> Mark {
        self.under(MarkKey::of(article))
    }

    /// The marks that are kept under a key.
    #[must_use]
    pub fn under(&self, key: MarkKey) -> Mark {
        self.by_article.get(&key).copied().unwrap_or_default()
    }

    /// What has changed since this was asked last, to be kept.
    pub fn take_unsaved(&mut self) -> Vec<(MarkKey, Change)> {
        std::mem::take(&mut self.unsaved)
    }

    /// The corrections that have changed since this was asked last, to be kept and laid over.
    pub fn take_unsaved_corrections(&mut self) -> Vec<Amendment> {
        std::mem::take(&mut self.unsaved_corrections)
    }

    /// Corrects meetings and returns what takes the corrections back.
    pub fn amend(&mut self, amendments: Vec<Amendment>) -> Vec<Amendment> {
        let corrections = Arc::make_mut(&mut self.corrections);
        let back = amendments.iter().map(|(key, note)| (*key, corrections.set(*key, note.clone()))).collect();
        self.unsaved_corrections.extend(amendments);
        back
    }

    /// Changes a mark and returns what takes the change back.
    pub fn set(&mut self, key: MarkKey, change: Change) -> Change {
        let mark = self.by_article.entry(key).or_default();
        let back = mark.apply(change);
        if back != change {
            self.unsaved.push((key, change));
        }
        back
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_changes_are_kept() {
        let (mut marks, key) = (Marks::default(), MarkKey(1));
        marks.set(key, Change::Read(true));
        marks.set(key, Change::Read(true));
        assert_eq!(marks.take_unsaved(), [(key, Change::Read(true))]);
        assert!(marks.take_unsaved().is_empty());
    }

    #[test]
    fn keys_print_and_parse() {
        let key = MarkKey(0xabc);
        assert_eq!(MarkKey::parse(&key.to_string()), Some(key));
        assert_eq!(MarkKey::parse("not a key"), None);
    }
}
