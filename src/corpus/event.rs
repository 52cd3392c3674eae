//! An event: the real-world meeting that one or more articles report.

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
    /// How many of the reports name it.
    pub reports: usize,
    /// Takes part by video or telephone while others sit together.
    pub remote: bool,
}

/// One real-world meeting with everything its reports tell.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its number in the corpus, by date.
    pub id: EventId,
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
    /// Its reports, in order of publication (coverage).
    pub meetings: Vec<MeetingRef>,
    /// Related events, the nearest first.
    pub related: Vec<Related>,
}
