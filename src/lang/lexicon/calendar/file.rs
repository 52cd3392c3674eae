//! `calendar.toml` as it is written: what the tables are built from.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{DayPart, Part, Particle, Shift, Unit};

/// `calendar.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct File {
    pub(super) months: Vec<MonthEntry>,
    pub(super) weekdays: Vec<Vec<String>>,
    pub(super) weekday_adjectives: Vec<String>,
    pub(super) weekend: Vec<String>,
    pub(super) seasons: Vec<Vec<String>>,
    pub(super) near: Vec<NearEntry>,
    pub(super) year_adjectives: Vec<YearEntry>,
    pub(super) units: BTreeMap<Unit, Vec<String>>,
    pub(super) day_parts: BTreeMap<DayPart, Vec<String>>,
    pub(super) shifts: BTreeMap<Shift, Vec<String>>,
    pub(super) parts: BTreeMap<Part, Vec<String>>,
    pub(super) particles: BTreeMap<Particle, Vec<String>>,
    pub(super) vague: VagueEntry,
    pub(super) feasts: Vec<FeastEntry>,
    pub(super) traps: TrapEntry,
    pub(super) tense: TenseEntry,
    pub(super) numerals: NumeralEntry,
}

impl File {
    /// The months, each in every form in which a dateline or a filter may have it.
    #[must_use]
    pub fn month_forms(&self) -> Vec<Vec<String>> {
        self.months.iter().map(|month| month.words.iter().chain(&month.forms).cloned().collect()).collect()
    }

    /// The weekdays in the nominative, with abbreviations.
    #[must_use]
    pub fn weekdays(&self) -> &[Vec<String>] {
        &self.weekdays
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MonthEntry {
    pub(super) words: Vec<String>,
    pub(super) forms: Vec<String>,
    pub(super) adjective: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NearEntry {
    pub(super) days: i8,
    pub(super) words: Vec<String>,
    pub(super) adjectives: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct YearEntry {
    pub(super) years: i8,
    pub(super) words: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VagueEntry {
    pub(super) phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeastEntry {
    pub(super) names: Vec<String>,
    pub(super) day: Option<(u8, u8)>,
    pub(super) orthodox_easter: Option<i8>,
    pub(super) catholic_easter: Option<i8>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TrapEntry {
    pub(super) named_after: Vec<String>,
    pub(super) repeated: Vec<String>,
    pub(super) origin: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TenseEntry {
    pub(super) plans: Vec<String>,
    pub(super) attempts: Vec<String>,
    pub(super) asides: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumeralEntry {
    pub(super) cardinals: Vec<(String, u16)>,
    pub(super) ordinals: Vec<(String, u16)>,
    pub(super) few: Vec<String>,
}
