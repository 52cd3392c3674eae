//! Organisations, formats and named groups with their abbreviations.

use serde::Deserialize;

/// `organisations.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {}

/// Organisations, formats and named groups with their abbreviations.
#[derive(Debug)]
pub struct Organisations {}

impl Organisations {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(_file: File) -> Self {
        Self {}
    }
}
