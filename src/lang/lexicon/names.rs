//! Given names, surnames the dictionary lacks, titles and offices.

use serde::Deserialize;

/// `names.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {}

/// Given names, surnames the dictionary lacks, titles and offices.
#[derive(Debug)]
pub struct Names {}

impl Names {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(_file: File) -> Self {
        Self {}
    }

    /// Words the dictionary lacks, each with a word of the dictionary that inflects the same way.
    pub fn inflections(&self) -> impl Iterator<Item = (&str, &str)> {
        std::iter::empty()
    }
}
