//! Function words and marks by which the rules of clauses and arguments find their way: prepositions,
//! pronouns, conjunctions. `[grammar]` of `triggers.toml`.

use serde::Deserialize;

use super::words::Words;

/// Function words of the rules of clauses and arguments.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "named after what they do; the file explains each")]
pub struct Grammar {
    pub conditional: Words,
    pub then_next: Words,
    pub times: Words,
    /// "дважды".
    pub twice: Words,
    pub during: Words,
    pub relative: Words,
    /// The conjunction of what is told in passing: "как ожидалось".
    pub as_told: Words,
    /// "всё, что обсудили".
    pub what: Words,
    /// "с кем", "кто".
    pub who: Words,
    /// What a group is counted by: "министры трёх стран".
    pub countries: Words,
    pub adversative: Words,
    pub also: Words,
    pub with: Words,
    pub adverbial: Words,
    pub between: Words,
    pub either: Words,
    /// "друг с другом".
    pub each: Words,
    pub about: Words,
    pub at: Words,
    pub to: Words,
    #[serde(rename = "in")]
    pub inside: Words,
    pub into: Words,
    pub onto: Words,
    pub receives: Words,
    pub oneself: Words,
    pub including: Vec<String>,
    pub from: Words,
    #[serde(rename = "for")]
    pub purpose: Words,
    /// First halves of a compound noun: "онлайн-совещание".
    pub compounds: Words,
    /// ... that put it on a screen.
    pub remote: Words,
    /// "во главе с": who heads those named before.
    pub chief: Words,
    /// Conjunctions of a condition.
    pub condition: Words,
    /// Conjunctions of an aim: "чтобы провести переговоры".
    pub aim: Words,
    pub under: Words,
    pub apart: Words,
    pub around: Words,
    pub there: Words,
    pub be: Words,
    #[serde(rename = "become")]
    pub becoming: Words,
    pub party_marker: Words,
    /// Nouns after "по" whose genitive receives the guest.
    pub invitation: Words,
    pub manner: Words,
    pub side: Words,
    pub spokesman: Words,
    pub delegation: Words,
    pub pronoun: Words,
    pub personal: Words,
    pub which: Words,
    pub guest: Words,
    pub participant: Words,
    pub both: Words,
    pub two: Words,
    pub their: Words,
    pub that: Words,
    pub very: Words,
    pub epithet: Words,
    pub made: Words,
    pub over: Words,
    pub then: Words,
    pub first_since: Words,
}
