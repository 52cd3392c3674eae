//! States with their adjectives, capitals and people; cities; venues.

use serde::Deserialize;

/// `places.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {}

/// States with their adjectives, capitals and people; cities; venues.
#[derive(Debug)]
pub struct Places {}

impl Places {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(_file: File) -> Self {
        Self {}
    }
}
