//! The fields of the contract that linking reads, as they stand in a line. A field that is not there
//! has the value that says nothing.

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;

use crate::base::article::ParagraphKind;
use crate::base::clean::clean;
use crate::extract::meeting::{Format, Kind, Level, Part, Status};

#[derive(Debug, Deserialize)]
pub(super) struct ArticleRecord {
    #[serde(default)]
    pub(super) schema: Option<String>,
    pub(super) id: String,
    #[serde(default)]
    pub(super) path: String,
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) published: Option<String>,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) paragraphs: Vec<ParagraphRecord>,
    #[serde(default)]
    pub(super) meetings: Vec<MeetingRecord>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ParagraphRecord {
    pub(super) kind: ParagraphKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Deserialize)]
pub(super) struct MeetingRecord {
    pub(super) id: String,
    #[serde(default)]
    pub(super) kind: Kind,
    #[serde(default)]
    pub(super) status: Status,
    #[serde(default)]
    pub(super) format: Format,
    #[serde(default)]
    pub(super) level: Option<Level>,
    #[serde(default)]
    pub(super) date: Option<DateRecord>,
    #[serde(default)]
    pub(super) moved_from: Option<DateRecord>,
    #[serde(default)]
    pub(super) place: Option<PlaceRecord>,
    #[serde(default)]
    pub(super) participants: Vec<ParticipantRecord>,
    #[serde(default)]
    pub(super) evidence: Vec<EvidenceRecord>,
    #[serde(default)]
    pub(super) leads_to: Vec<String>,
    #[serde(default)]
    pub(super) corrected: Option<CorrectedRecord>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CorrectedRecord {
    pub(super) key: String,
    #[serde(default)]
    pub(super) parts: Vec<Part>,
    #[serde(default)]
    pub(super) same_as: Vec<String>,
    #[serde(default)]
    pub(super) apart_from: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct DateRecord {
    #[serde(default)]
    pub(super) edtf: Option<String>,
    pub(super) start: NaiveDate,
    pub(super) end: NaiveDate,
    #[serde(default)]
    pub(super) time: Option<NaiveTime>,
}

#[derive(Debug, Deserialize)]
pub(super) struct PlaceRecord {
    pub(super) name: String,
    #[serde(default)]
    pub(super) country: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ParticipantKind {
    Person,
    State,
    Organization,
    Group,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct ParticipantRecord {
    pub(super) name: String,
    pub(super) kind: ParticipantKind,
    #[serde(default)]
    pub(super) role: Option<String>,
    #[serde(default)]
    pub(super) country: Option<String>,
    #[serde(default)]
    pub(super) remote: bool,
    #[serde(default)]
    pub(super) members: Vec<ParticipantRecord>,
}

#[derive(Debug, Deserialize)]
pub(super) struct EvidenceRecord {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl ArticleRecord {
    /// A record may come from anywhere, so what of it can be shown is cleaned as the text of a file
    /// is; what was clean stays as it was.
    pub(super) fn make_harmless(&mut self) {
        harmless(&mut self.id);
        for meeting in &mut self.meetings {
            harmless(&mut meeting.id);
            if let Some(place) = &mut meeting.place {
                harmless(&mut place.name);
                place.country.as_mut().into_iter().for_each(harmless);
            }
            meeting.participants.iter_mut().for_each(ParticipantRecord::make_harmless);
        }
    }
}

impl ParticipantRecord {
    fn make_harmless(&mut self) {
        harmless(&mut self.name);
        self.role.as_mut().into_iter().for_each(harmless);
        self.country.as_mut().into_iter().for_each(harmless);
        self.members.iter_mut().for_each(Self::make_harmless);
    }
}

fn harmless(text: &mut String) {
    if let std::borrow::Cow::Owned(cleaned) = clean(text) {
        *text = cleaned;
    }
}
