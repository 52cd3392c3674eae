//! The table of rules: every fact of a document names the rule that made it. A rule is a file; its
//! row here gives code, family and a one-line summary.

/// A rule's stable code: letter of its family and a number, `D03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub &'static str);

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// What a family of rules finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Phrases of time (`D`).
    Dates,
    /// Persons, titles and offices (`N`).
    Names,
    /// States, places, organisations, groups (`P`).
    Places,
    /// Triggers, arguments, status, assembly (`M`).
    Meetings,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its code.
    pub id: RuleId,
    /// Its family.
    pub family: Family,
    /// What it finds, in one line, with a Russian example.
    pub summary: &'static str,
}

/// All rules, by family, each family's table in its own folder.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    super::dates::RULES.iter().chain(super::names::RULES).chain(super::places::RULES).chain(super::meetings::RULES)
}
