//! The rules of this family.

use super::registry::Rule;

/// The rules of this family, by code.
pub const RULES: &[Rule] = &[];
