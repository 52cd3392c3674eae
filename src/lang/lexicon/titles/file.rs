//! `titles.toml` as it is written: what the tables are built from.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Level, Takes, Use};
use crate::lang::morph::fold_lemma;
use crate::lang::tag::Case;

/// `titles.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub(super) heads: Vec<HeadGroup>,
    #[serde(default)]
    pub(super) synonyms: FxHashMap<String, String>,
    #[serde(default)]
    pub(super) plain: Words,
    #[serde(default)]
    pub(super) telling: Words,
    #[serde(default)]
    pub(super) office: Vec<OfficeFile>,
    #[serde(default)]
    pub(super) seat: Vec<SeatFile>,
    #[serde(default)]
    pub(super) not_domain: Words,
    #[serde(default)]
    pub(super) speech: Verbs,
    #[serde(default)]
    pub(super) row: Row,
    #[serde(default)]
    pub(super) preposition: Vec<Preposition>,
    #[serde(default)]
    pub(super) things: Words,
    #[serde(default)]
    pub(super) works: Words,
    pub(super) no_crowd: Words,
    #[serde(default)]
    pub(super) plurals: FxHashMap<String, String>,
    #[serde(default)]
    pub(super) acting: Acting,
    /// Words that may stand for any office of a rank: "лидер", "министр".
    #[serde(default)]
    pub(super) vague: Vec<Vague>,
    #[serde(default)]
    pub(super) double: Words,
    #[serde(default)]
    pub(super) address: Words,
    #[serde(default)]
    pub(super) matters: Words,
    /// Words that go on with a title after its attribute.
    #[serde(default)]
    pub(super) tails: Tails,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tails {
    pub(super) phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vague {
    pub(super) word: String,
    pub(super) level: Level,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) joints: Vec<String>,
    #[serde(default)]
    pub(super) of_people: Vec<String>,
    pub(super) measures: Vec<String>,
    pub(super) possessives: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Acting {
    pub(super) objects: Vec<String>,
    /// The same in letters.
    pub(super) letters: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Preposition {
    pub(super) words: Vec<String>,
    pub(super) takes: Takes,
    pub(super) case: Governed,
}

/// The case that a preposition governs after a title.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Governed {
    Genitive,
    Dative,
    Prepositional,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadGroup {
    pub(super) r#use: Use,
    pub(super) level: Option<Level>,
    #[serde(default)]
    pub(super) takes: Vec<Takes>,
    /// Whether it names nobody unless told whose it is.
    #[serde(default)]
    pub(super) whose: bool,
    /// Whether its plural names a group by itself.
    #[serde(default)]
    pub(super) bare: bool,
    pub(super) words: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) words: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verbs {
    pub(super) verbs: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficeFile {
    pub(super) name: String,
    pub(super) level: Option<Level>,
    pub(super) phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SeatFile {
    pub(super) phrases: Vec<String>,
    pub(super) office: String,
    pub(super) state: String,
}

/// What each preposition after a title begins, and the case it governs.
pub(super) fn governs(prepositions: &[Preposition]) -> FxHashMap<Box<str>, (Takes, Case)> {
    let mut found = FxHashMap::default();
    for preposition in prepositions {
        let case = match preposition.case {
            Governed::Genitive => Case::Gen,
            Governed::Dative => Case::Dat,
            Governed::Prepositional => Case::Loc,
        };
        found.extend(preposition.words.iter().map(|word| (fold_lemma(word), (preposition.takes, case))));
    }
    found
}
