//! The rules of this family.

use super::entities::Entities;
use super::mention::Mention;
use super::registry::Rule;
use crate::lang::Language;
use crate::lang::token::Parsed;

/// The rules of this family, by code.
pub const RULES: &[Rule] = &[];

/// All mentions of persons and groups.
#[must_use]
pub fn find(_parsed: &Parsed, _language: &Language, _places: &[Mention], _entities: &mut Entities) -> Vec<Mention> {
    Vec::new()
}
