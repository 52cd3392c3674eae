//! What a query is, once parsed: terms that all must hold, each of them alternatives of which one
//! must. Plain data; how it is written is the parser's, what it means the matcher's.

use crate::base::clean::flat;
use std::fmt;

use serde::Deserialize;

use super::when::When;
use crate::base::span::Span;
use crate::extract::meeting::{Format, Kind, Level, Status};

/// A parsed query. What could not be understood is told in `problems` and left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// All of them must hold.
    pub(super) terms: Vec<Term>,
    /// What is wrong with it, in order.
    pub problems: Vec<Problem>,
}

impl Query {
    /// Whether it asks for nothing, so that everything matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether it asks about meetings, so that the matching ones can be told.
    #[must_use]
    pub fn asks_meetings(&self) -> bool {
        self.terms.iter().flat_map(|term| &term.any).any(Atom::is_of_meeting)
    }
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    /// Where it is written.
    pub(super) span: Span,
    /// Whether it must not hold.
    pub(super) negated: bool,
    /// One of these must hold.
    pub(super) any: Vec<Atom>,
}

/// The smallest condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Atom {
    /// Words of the article.
    Text(Text),
    /// Names of those who take part.
    Who(Text),
    /// Names of places.
    Where(Text),
    /// The day of a meeting.
    When(When),
    /// The day of publication.
    Published(When),
    /// Whether the meeting took place: any of these.
    Status(Vec<Status>),
    /// How the parties come together.
    Format(Vec<Format>),
    /// What kind of meeting.
    Kind(Vec<Kind>),
    /// Rank of the parties.
    Level(Vec<Level>),
    /// The outlet.
    Source(Text),
    /// The language of the text.
    Lang(String),
    /// A mark of the user's.
    Is(Vec<Mark>),
    /// Something that the article has.
    Has(Vec<Thing>),
}

impl Atom {
    /// Whether it is about one meeting: all such terms must hold for the same one.
    pub(super) fn is_of_meeting(&self) -> bool {
        self.of_meeting().is_some()
    }

    /// The field of a meeting that it asks about.
    pub(super) fn of_meeting(&self) -> Option<Field> {
        Some(match self {
            Self::Who(_) => Field::Who,
            Self::Where(_) => Field::Where,
            Self::When(_) => Field::When,
            Self::Status(_) => Field::Status,
            Self::Format(_) => Field::Format,
            Self::Kind(_) => Field::Kind,
            Self::Level(_) => Field::Level,
            _ => return None,
        })
    }
}

/// Text to look for, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// As typed, without the signs of its mode.
    pub(super) typed: String,
    /// The same folded: what is compared.
    pub(super) folded: String,
    /// The whole term folded, signs included: under another layout they may have been letters.
    pub(super) bare: String,
    /// How it is compared.
    pub(super) mode: Mode,
}

/// How a text is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Fuzzily in titles and names, by word stem in the text.
    #[default]
    Free,
    /// As it stands: `'exact`, `"a phrase"`.
    Exact,
    /// At the start of the title: `^start`.
    Start,
    /// At the end of the title: `end$`.
    End,
    /// The whole title: `^title$`.
    Whole,
}

/// A mark of the user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mark {
    Unread,
    Read,
    Starred,
}

/// Something that an article has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Thing {
    Meeting,
    Date,
    Place,
}

/// The fields of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Who takes part.
    Who,
    /// Where it is.
    Where,
    /// When it is.
    When,
    /// Whether it took place.
    Status,
    /// How the parties come together.
    Format,
    /// What kind of meeting.
    Kind,
    /// Rank of the parties.
    Level,
    /// The outlet.
    Source,
    /// The language.
    Lang,
    /// Read, unread, starred.
    Is,
    /// What the article has.
    Has,
    /// When it was published.
    Published,
}

impl Field {
    /// All fields, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Who,
        Self::Where,
        Self::When,
        Self::Status,
        Self::Kind,
        Self::Format,
        Self::Level,
        Self::Source,
        Self::Lang,
        Self::Is,
        Self::Has,
        Self::Published,
    ];

    /// Its name, as typed before the colon.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Where => "where",
            Self::When => "when",
            Self::Status => "status",
            Self::Format => "format",
            Self::Kind => "kind",
            Self::Level => "level",
            Self::Source => "source",
            Self::Lang => "lang",
            Self::Is => "is",
            Self::Has => "has",
            Self::Published => "published",
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// A term as one would type it, for those who filter by a key: `who:"Анна Линд"`.
    #[must_use]
    pub fn term(self, value: &str) -> String {
        let plain = value.replace(['"', '«', '»', '„', '“', '”', '|'], " ");
        let plain = flat(&plain);
        let quote = if plain.contains(' ') { "\"" } else { "" };
        format!("{}:{quote}{plain}{quote}", self.name())
    }
}

/// Something that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, in the query as typed.
    pub span: Span,
    /// What.
    pub fault: Fault,
}

/// What can be wrong in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No such field.
    Field {
        /// As typed.
        name: String,
        /// What was probably meant.
        near: Option<String>,
    },
    /// The field has no such value.
    Value {
        /// The field.
        field: Field,
        /// As typed.
        value: String,
        /// What was probably meant.
        near: Option<String>,
    },
    /// Not a date.
    Date {
        /// As typed.
        value: String,
    },
}

impl fmt::Display for Fault {
    /// In English, for scripts and logs; the screen has words of its own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let near = match self {
            Self::Field { name, near } => {
                write!(f, "no field is named {name:?}")?;
                near
            }
            Self::Value { field, value, near } => {
                write!(f, "{} has no value {value:?}", field.name())?;
                near
            }
            Self::Date { value } => {
                return write!(
                    f,
                    "{value:?} is not a date; write 2026-01-03, 2026-01, 2026-01-03..2026-01-10, >2026-01-03 or week"
                );
            }
        };
        near.as_ref().map_or(Ok(()), |near| write!(f, "; did you mean {near:?}?"))
    }
}
