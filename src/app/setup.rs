//! What was chosen before the program started and changes how it behaves: how texts are set, who has
//! the mouse, what commands are called where they are sought by name. Read once; `config` fills it in.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::command::Command;
use super::overlay::day::DateWords;

/// Whether words are broken at the ends of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hyphens {
    /// They are.
    #[default]
    Yes,
    /// They are not.
    No,
}

/// Who has the mouse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MouseOwner {
    /// The program: clicks, the wheel, borders.
    #[default]
    Program,
    /// The terminal: it selects text.
    Terminal,
}

impl MouseOwner {
    /// The one of the two that has it not.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Program => Self::Terminal,
            Self::Terminal => Self::Program,
        }
    }
}

/// How an article is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typesetting {
    /// The most columns that a line takes.
    pub measure: u16,
    /// Whether words are broken.
    pub hyphens: Hyphens,
}

impl Default for Typesetting {
    fn default() -> Self {
        Self { measure: 72, hyphens: Hyphens::Yes }
    }
}

/// What a command may be sought by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// What it is called: the words of the interface come first.
    pub names: Vec<String>,
    /// Other words for it.
    pub words: Vec<String>,
}

/// What each command may be sought by.
pub type Names = Arc<BTreeMap<Command, Sought>>;

/// All that was chosen.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// How texts are set.
    pub typesetting: Typesetting,
    /// Who has the mouse.
    pub mouse: MouseOwner,
    /// What commands are called.
    pub names: Names,
    /// The examples of queries, folded, each in every language.
    pub queries: Arc<Vec<String>>,
    /// What months and days are called where a date is typed.
    pub dates: Arc<DateWords>,
}
