//! Mentions and entities. A mention is a span that names something; an entity is the one thing that
//! all its mentions in the article name (coreference within the document).

use std::ops::Range;

use crate::base::date::FuzzyDate;
use crate::base::span::Span;
use crate::lang::tag::{Cases, Gender, Number};

use super::dates::expression::Expression;
use super::registry::RuleId;

/// The number of an entity within its document, an index into `Document::entities`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

impl EntityId {
    /// As an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What kind of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being, named or known by an office ("президент Сербии").
    Person,
    /// A state, also by its capital or people where these stand for it ("Москва и Киев договорились").
    State,
    /// A body, company, alliance, format.
    Organisation,
    /// A named group of people: "начальники генштабов европейских стран", "украинская делегация".
    Group,
    /// A city, region or venue, where things happen.
    Place,
}

/// One thing the article speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What kind of thing.
    pub kind: EntityKind,
    /// Nominative, the fullest form that the article gives: "Рустем Умеров".
    pub name: String,
    /// An office or title in the nominative: "секретарь СНБО". Persons only.
    pub role: Option<String>,
    /// The state it belongs to or lies in, in the nominative: of a city its country, of an office
    /// or delegation its state.
    pub country: Option<String>,
    /// The parts of a coordinated group: "советники Великобритании, Германии и Франции" are three.
    /// Empty for everything that is one party.
    pub members: Vec<EntityId>,
    /// Whether the person is only an office, no name being known ("глава МИД Турции").
    pub nameless: bool,
}

/// One naming of an entity in the text, title and apposition included
/// ("госсекретарём США Марко Рубио" is one mention, and "США" within it none).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// The same as indices of tokens.
    pub tokens: Range<usize>,
    /// The token whose form carries case and number: the noun that heads the phrase.
    pub head: usize,
    /// What it names.
    pub entity: EntityId,
    /// Kind, the same as the entity's but for a place that stands for a party.
    pub kind: EntityKind,
    /// Cases its form allows here, narrowed by agreement.
    pub cases: Cases,
    /// Number of its form.
    pub number: Option<Number>,
    /// Gender of its form.
    pub gender: Option<Gender>,
    /// Whether it is an attribute and not a noun: "американский", "российско-украинские".
    pub adjective: bool,
    /// A pronoun or other anaphor ("он", "стороны"), resolved to its antecedent.
    pub anaphor: bool,
    /// The rule that found it.
    pub rule: RuleId,
}

/// What a phrase of time is to its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeRelation {
    /// The thing happens at that time: "3 января", "на следующей неделе", "в среду".
    At,
    /// Not later: "до конца года".
    Before,
    /// Not earlier: "после 5 мая".
    After,
    /// A date that something is moved from: "с 5 на 7 мая" gives 5 May here, 7 May as `At`.
    From,
}

/// One phrase of time (a TIMEX).
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// Where it stands, preposition included: "на следующей неделе".
    pub span: Span,
    /// The same as indices of tokens.
    pub tokens: Range<usize>,
    /// Its calendar value; `None` where it cannot be resolved ("недавно", or no publication date).
    pub value: Option<FuzzyDate>,
    /// How it relates to what happens.
    pub relation: TimeRelation,
    /// Whether its value hangs on a time named before it ("накануне", "на следующий день",
    /// "тогда же"); `value` is then the reading against the date last named, or against publication.
    pub anaphoric: bool,
    /// Whether it contradicts itself: "во вторник, 7 января" where the 7th is a Wednesday.
    pub disputed: bool,
    /// Whether only a time of day is given ("в 15:00"): no day of its own.
    pub clock_only: bool,
    /// What the words say, so that the phrase can be resolved again (`dates::against`).
    pub expression: Expression,
    /// The rule that found it.
    pub rule: RuleId,
}
