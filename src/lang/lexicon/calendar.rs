//! Words of time: months, weekdays, parts of time, numerals.

use serde::Deserialize;

/// `calendar.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {}

/// Words of time: months, weekdays, parts of time, numerals.
#[derive(Debug)]
pub struct Calendar {}

impl Calendar {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(_file: File) -> Self {
        Self {}
    }
}
