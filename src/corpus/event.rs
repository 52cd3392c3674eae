//! An event: the real-world meeting that one or more articles report.

use std::ops::Deref;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::date::FuzzyDate;
use crate::base::id::{EventId, MeetingId};
use crate::extract::meeting::{Format, Kind, Level, Status};
use crate::extract::mention::EntityKind;

/// A meeting of an article of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeetingRef {
    /// Index of the article in the corpus (order of publication, then id).
    pub article: usize,
    /// The meeting within it.
    pub meeting: MeetingId,
}

/// Why two events are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// This one prepares the other.
    Prepares,
    /// This one follows from the other.
    Follows,
    /// Rounds of one series.
    SameSeries,
    /// The same people take part.
    SharedParticipants,
    /// The same place on the same day.
    SamePlaceAndDay,
}

/// A way from one event to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The other event.
    pub event: EventId,
    /// Why, the strongest reason first.
    pub reasons: Vec<Reason>,
    /// What the series is called, where it has a name ("коалиция желающих").
    pub series: Option<Arc<str>>,
    /// 0 to 1; related events are listed by it, the highest first.
    pub score: f32,
}

/// One who takes part in an event, over all its reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// What kind.
    pub kind: EntityKind,
    /// Nominative, the fullest form of all reports.
    pub name: String,
    /// Office or title, of the latest report that gives one.
    pub role: Option<String>,
    /// The reports that name it: places among the reports of the event.
    pub reports: Vec<usize>,
    /// Takes part by video or telephone while others sit together.
    pub remote: bool,
}

impl Party {
    /// One known by a kind and a name alone, from one report.
    #[must_use]
    pub fn named(kind: EntityKind, name: &str) -> Self {
        Self { kind, name: name.to_owned(), role: None, reports: vec![0], remote: false }
    }
}

/// What reports of one event can disagree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// When.
    Date,
    /// Where.
    Place,
    /// How they come together.
    Format,
    /// Whether it happened.
    Status,
}

/// A value that reports give to a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// When.
    Date(FuzzyDate),
    /// City or venue, and country where known.
    Place(String, Option<String>),
    /// How they come together.
    Format(Format),
    /// Whether it happened.
    Status(Status),
}

/// A value with the reports that give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What they say.
    pub fact: Fact,
    /// Who says so: places among the reports of the event.
    pub reports: Vec<usize>,
}

/// For each slot the reports that state the value of the event, or a more precise one: places among the
/// reports of the event. What is only vaguer ("в январе") agrees with a day, but does not tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supporters {
    /// When.
    pub date: Vec<usize>,
    /// Where.
    pub place: Vec<usize>,
    /// What kind.
    pub kind: Vec<usize>,
    /// How they come together.
    pub format: Vec<usize>,
    /// Rank of the parties.
    pub level: Vec<usize>,
    /// Whether it happened.
    pub status: Vec<usize>,
}

/// A slot on which the reports disagree (a more precise value disagrees with nobody).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// On what.
    pub slot: Slot,
    /// The values, that of the event first.
    pub claims: Vec<Claim>,
}

/// What a report changed in what was known of its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// First told, as a plan.
    Announced,
    /// First told, as an offer or a possibility.
    Proposed,
    /// The day is known, where it was not.
    DayKnown(FuzzyDate),
    /// The place is known, where it was not.
    PlaceKnown,
    /// Another day than before.
    MovedTo(FuzzyDate),
    /// Another place than before.
    PlaceChanged,
    /// Put off.
    Postponed,
    /// Going on.
    Started,
    /// Took place.
    Held,
    /// Called off before it was held.
    Cancelled,
    /// Said not to have been, where it was told to have been held.
    Denied,
    /// People or bodies take part that no report named before: how many.
    Joined(usize),
}

/// One report in the life of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// What it changed; empty where it only repeats.
    pub changes: Vec<Change>,
    /// An earlier report whose text this one prints again: its place among the reports of the event.
    pub reprint_of: Option<usize>,
}

/// One real-world meeting: where its reports stand in a collection, and what they tell together.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// Its number in the corpus, by date.
    pub id: EventId,
    /// Its reports, in order of publication (coverage).
    pub meetings: Vec<MeetingRef>,
    /// What they tell. It names no place of the collection, so that collections share it.
    pub facts: Arc<Facts>,
}

/// Everything that the reports of an event tell together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The most precise date that the reports agree on, else that of the latest.
    pub date: Option<FuzzyDate>,
    /// The most precise place: name, and country where known.
    pub place: Option<(String, Option<String>)>,
    /// What kind.
    pub kind: Kind,
    /// How they come together.
    pub format: Format,
    /// Rank of the parties.
    pub level: Option<Level>,
    /// That of the latest report that states one.
    pub status: Status,
    /// Who takes part, persons first.
    pub parties: Vec<Party>,
    /// The named series that any report says it is of, in order.
    pub series: Vec<Arc<str>>,
    /// Who says so, slot by slot.
    pub supporters: Supporters,
    /// What each report changed, in order of publication.
    pub coverage: Vec<Step>,
    /// How many independent sources report it: a reprint, or a second article of one outlet, is none.
    /// Articles of unknown outlets are taken for as many sources, unless their texts are one.
    pub sources: usize,
    /// What the reports disagree on.
    pub disputes: Vec<Dispute>,
    /// The meetings that lead on from this one, as a report tells: its place among the reports of the
    /// event, and the meeting of the same article that it leads to.
    pub leads_to: Vec<(usize, MeetingId)>,
}

impl Deref for Event {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

impl Facts {
    /// Whether it was announced and its last day is before `newest`, the day of the newest article,
    /// and no report tells that it was held or called off.
    #[must_use]
    pub fn is_unconfirmed(&self, newest: NaiveDate) -> bool {
        self.status == Status::Planned
            && self.date.is_some_and(|date| date.end() < newest)
            && !self
                .coverage
                .iter()
                .flat_map(|step| &step.changes)
                .any(|change| matches!(change, Change::Held | Change::Started | Change::Cancelled | Change::Denied))
    }
}
