//! Words that evoke a meeting, with their government, and the cues of status, format, level.

use serde::Deserialize;

/// `triggers.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {}

/// Words that evoke a meeting, with their government, and the cues of status, format, level.
#[derive(Debug)]
pub struct Triggers {}

impl Triggers {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(_file: File) -> Self {
        Self {}
    }
}
