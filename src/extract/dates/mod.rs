//! The rules of this family.

use super::mention::TimeMention;
use super::registry::Rule;
use crate::base::article::Published;
use crate::lang::Language;
use crate::lang::token::Parsed;

/// The rules of this family, by code.
pub const RULES: &[Rule] = &[];

/// All phrases of time.
#[must_use]
pub fn find(_parsed: &Parsed, _language: &Language, _published: Option<Published>) -> Vec<TimeMention> {
    Vec::new()
}
