//! What a question brings with it, and what an answer holds.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::arena::NARROWS;
use super::assume::Assumption;
use super::highlight::Needles;
use super::syntax::Field;
use crate::base::cancel::CancelToken;
use crate::corpus::event::MeetingRef;
use crate::lang::Language;

/// The user's marks of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// Read.
    pub read: bool,
    /// Starred.
    pub starred: bool,
}

/// In which order the rows are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// That of the corpus: by date.
    #[default]
    Corpus,
    /// The best match first.
    Best,
}

/// Whether something else may be looked for than what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Assume {
    /// Spellings, layouts and forms of names, each one told.
    #[default]
    Freely,
    /// Nothing: what was typed.
    Nothing,
}

/// What a question brings with it.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The language of the articles.
    pub language: &'a Language,
    /// The day it is.
    pub today: NaiveDate,
    /// The marks of an article, by its row.
    pub marks: &'a dyn Fn(usize) -> Marked,
    /// In which order.
    pub order: Order,
    /// Whether to assume.
    pub assume: Assume,
    /// Stops the search.
    pub cancel: &'a CancelToken,
}

impl std::fmt::Debug for Ask<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { today, order, assume, language: _, marks: _, cancel: _ } = self;
        f.debug_struct("Ask")
            .field("today", today)
            .field("order", order)
            .field("assume", assume)
            .finish_non_exhaustive()
    }
}

/// What earlier questions found, so that one more letter looks at few rows only. It belongs to one
/// index: with another, start a new one.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    found: FxHashMap<Vec<u8>, Vec<u32>>,
}

/// More patterns than this are not remembered.
const REMEMBERED: usize = 64;

impl Memory {
    /// The rows that the longest known beginning of a pattern was found in.
    pub(super) fn narrowest(&self, pattern: &[u8]) -> Option<&[u32]> {
        (NARROWS..=pattern.len()).rev().find_map(|n| self.found.get(pattern.get(..n)?)).map(Vec::as_slice)
    }

    pub(super) fn remember(&mut self, pattern: &[u8], rows: Vec<u32>) {
        if self.found.len() >= REMEMBERED {
            self.found.clear();
        }
        self.found.insert(pattern.to_vec(), rows);
    }
}

/// The answer.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// The articles that match, in the order asked for, as rows of the corpus.
    pub rows: Vec<usize>,
    /// How well each matches; only to be compared with each other.
    pub scores: Vec<i64>,
    /// The meetings that the query's conditions on meetings hold for, in order of the corpus; empty
    /// where it has none.
    pub meetings: Vec<MeetingRef>,
    /// What the conditions on meetings ask about, but for what they exclude.
    pub fields: Vec<Field>,
    /// What was assumed.
    pub assumptions: Vec<Assumption>,
    /// What to highlight.
    pub needles: Needles,
    /// How many articles there are.
    pub total: usize,
}
