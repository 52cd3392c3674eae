//! Named series of meetings: formats that exist to meet, and bodies that hold summits and sessions.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::super::morph::fold_lemma;
use super::words::Words;

/// `series.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    format: Words,
    formats: Vec<Vec<String>>,
    bodies: Vec<Vec<String>>,
}

/// Letters of its first word by which a name is looked for.
const OPENING: usize = 3;

/// What has a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Something that exists to meet.
    Format,
    /// A body that does more than meet.
    Body,
}

/// One name of a series.
#[derive(Debug)]
pub struct Name {
    /// The name that is shown.
    pub series: Arc<str>,
    /// What has the name.
    pub holder: Holder,
    /// Its words, folded.
    pub words: Vec<Box<str>>,
}

/// All series, by their names.
#[derive(Debug)]
pub struct Series {
    names: Vec<Name>,
    by_opening: FxHashMap<Box<str>, Vec<usize>>,
    /// Words after which a name tells how they meet.
    pub format: Words,
}

impl Series {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(file: File) -> Self {
        let rows = file.formats.iter().map(|row| (row, Holder::Format));
        let mut names = Vec::new();
        for (row, holder) in rows.chain(file.bodies.iter().map(|row| (row, Holder::Body))) {
            let Some(series) = row.first().map(|shown| Arc::from(shown.as_str())) else { continue };
            names.extend(row.iter().map(|name| Name { series: Arc::clone(&series), holder, words: words(name) }));
        }
        let mut by_opening: FxHashMap<Box<str>, Vec<usize>> = FxHashMap::default();
        for (at, name) in names.iter().enumerate() {
            let first = name.words.first().map(|word| opening(word));
            by_opening.entry(first.unwrap_or_default().into()).or_default().push(at);
        }
        Self { names, by_opening, format: file.format }
    }

    /// The names that may begin with this (folded) word.
    pub fn opened_by(&self, word: &str) -> impl Iterator<Item = &Name> {
        let found = self.by_opening.get(opening(word)).into_iter().flatten();
        found.filter_map(|at| self.names.get(*at))
    }
}

fn words(name: &str) -> Vec<Box<str>> {
    let parts = name.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(fold_lemma).collect()
}

fn opening(word: &str) -> &str {
    let end = word.char_indices().nth(OPENING).map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or(word)
}
