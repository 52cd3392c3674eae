//! Events in the record contract `vestnik/1`: merged facts, the life of each meeting through its
//! reports, what they disagree on, and the ways to other events.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::record::{DateRecord, ParticipantRecord, PlaceRecord, date, kind, two_digits};
use crate::corpus::link::record::Records;
use crate::corpus::related::Ties;
use crate::corpus::{Change, Corpus, Event, Fact, MeetingRef, Party, Reason, Related, Slot, Supporters};
use crate::extract::meeting::{Format, Kind, Level, Status};

/// One event with the meetings that report it.
#[derive(Debug, Serialize)]
pub struct EventRecord<'a> {
    /// Its id within the array.
    pub id: String,
    /// When.
    pub date: Option<DateRecord<'a>>,
    /// Where.
    pub place: Option<PlaceRecord<'a>>,
    /// What kind.
    pub kind: Kind,
    /// That of the latest report that states one.
    pub status: Status,
    /// How they come together; absent where no report tells.
    #[serde(skip_serializing_if = "is_unknown")]
    pub format: Format,
    /// Rank of the parties; absent where no report tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Announced, and its day has passed without a word; absent where not.
    #[serde(skip_serializing_if = "is_false")]
    pub unconfirmed: bool,
    /// Who.
    pub participants: Vec<ParticipantRecord<'a>>,
    /// The named series that it is of; absent where of none.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub series: &'a [Arc<str>],
    /// Who states the values above: for each slot places, from 0, among the reports.
    pub supporters: SupportersRecord<'a>,
    /// The reports, in order of publication.
    pub meetings: Vec<ReportRecord<'a>>,
    /// How many of the reports are independent.
    pub sources: usize,
    /// What the reports disagree on; absent where on nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<DisputeRecord<'a>>,
    /// Related events, the nearest first.
    pub related: Vec<RelatedRecord>,
}

/// The reports that state the value of a slot, or a more precise one; a slot that none states is absent.
#[derive(Debug, Serialize)]
pub struct SupportersRecord<'a> {
    /// When.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    pub date: &'a [usize],
    /// Where.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    pub place: &'a [usize],
    /// What kind.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    pub kind: &'a [usize],
    /// Whether it happened.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    pub status: &'a [usize],
    /// How they come together.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    pub format: &'a [usize],
    /// Rank of the parties.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    pub level: &'a [usize],
}

/// A meeting by the ids of the records, and what it changed in what was known.
#[derive(Debug, Serialize)]
pub struct ReportRecord<'a> {
    /// The article's id.
    pub article: Cow<'a, str>,
    /// The meeting's id within it.
    pub meeting: Cow<'a, str>,
    /// What it changed; absent where it only repeats.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeRecord>,
    /// The place, from 0, of the report whose text it prints again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reprint_of: Option<usize>,
}

/// What a report changed.
#[derive(Debug, Serialize)]
pub struct ChangeRecord {
    /// `announced`, `proposed`, `day_known`, `place_known`, `moved_to`, `place_changed`, `postponed`,
    /// `started`, `held`, `cancelled`, `denied` or `joined`.
    pub change: &'static str,
    /// The day that is known now, or that it was moved to (EDTF).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How many joined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
}

/// A slot on which reports disagree.
#[derive(Debug, Serialize)]
pub struct DisputeRecord<'a> {
    /// `date`, `place`, `format` or `status`.
    pub slot: Slot,
    /// The values, that of the event first.
    pub claims: Vec<ClaimRecord<'a>>,
}

/// A value with those who give it.
#[derive(Debug, Serialize)]
pub struct ClaimRecord<'a> {
    /// As the record of a meeting has it; a date as EDTF.
    pub value: String,
    /// Places, from 0, among the reports.
    pub reports: Vec<usize>,
    /// The sentence of the first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
}

/// A way to another event.
#[derive(Debug, Serialize)]
pub struct RelatedRecord {
    /// The other event's id.
    pub event: String,
    /// Why, the strongest reason first.
    pub reasons: Vec<Reason>,
    /// What their series is called; absent where it has no name or they are of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// 0 to 1, two digits.
    #[serde(serialize_with = "two_digits")]
    pub score: f32,
}

/// What the records of events name and quote their reports from.
trait Quoted<'a> {
    /// The ids of article and meeting.
    fn ids(&self, at: MeetingRef) -> Option<(Cow<'a, str>, Cow<'a, str>)>;
    /// The sentence that states the meeting.
    fn sentence(&self, at: MeetingRef) -> Option<&'a str>;
    /// The day of the newest article.
    fn newest(&self) -> Option<NaiveDate>;
}

impl<'a> Quoted<'a> for &'a Corpus {
    fn ids(&self, at: MeetingRef) -> Option<(Cow<'a, str>, Cow<'a, str>)> {
        let entry = self.entry(at.article)?;
        Some((Cow::Borrowed(entry.article.id.as_str()), Cow::Owned(at.meeting.to_string())))
    }

    fn sentence(&self, at: MeetingRef) -> Option<&'a str> {
        let span = self.meeting(at)?.evidence.first()?;
        Some(span.of(&self.entry(at.article)?.article.text))
    }

    fn newest(&self) -> Option<NaiveDate> {
        Corpus::newest(self)
    }
}

impl<'a> Quoted<'a> for &'a Records {
    fn ids(&self, at: MeetingRef) -> Option<(Cow<'a, str>, Cow<'a, str>)> {
        let (article, meeting) = Records::ids(self, at)?;
        Some((Cow::Borrowed(article), Cow::Borrowed(meeting)))
    }

    fn sentence(&self, at: MeetingRef) -> Option<&'a str> {
        Records::sentence(self, at)
    }

    fn newest(&self) -> Option<NaiveDate> {
        self.newest
    }
}

/// The records of a corpus' events, by date, then id.
#[must_use]
pub fn events(corpus: &Corpus) -> Vec<EventRecord<'_>> {
    corpus.events().iter().map(|event| event_of_corpus(event, corpus)).collect()
}

/// The record of one event of a corpus.
#[must_use]
pub fn event_of_corpus<'a>(event: &'a Event, corpus: &'a Corpus) -> EventRecord<'a> {
    event_record(event, corpus.related(event.id), &corpus)
}

/// The records of events that were linked from records.
#[must_use]
pub fn events_of_records<'a>(events: &'a [Event], records: &'a Records) -> Vec<EventRecord<'a>> {
    let ties = Ties::of(events);
    events.iter().map(|event| event_record(event, ties.related(events, event.id), &records)).collect()
}

fn event_record<'a>(event: &'a Event, related: Vec<Related>, source: &impl Quoted<'a>) -> EventRecord<'a> {
    EventRecord {
        id: event.id.to_string(),
        date: event.date.map(date),
        place: event.place.as_ref().map(|(name, country)| PlaceRecord {
            name,
            country: country.as_deref(),
            text: None,
        }),
        kind: event.kind,
        status: event.status,
        format: event.format,
        level: event.level,
        unconfirmed: source.newest().is_some_and(|newest| event.is_unconfirmed(newest)),
        participants: event.parties.iter().map(party).collect(),
        series: &event.series,
        supporters: supporters(&event.supporters),
        meetings: reports(event, source),
        sources: event.sources,
        disputes: disputes(event, source),
        related: related.into_iter().map(way).collect(),
    }
}

fn supporters(told: &Supporters) -> SupportersRecord<'_> {
    SupportersRecord {
        date: &told.date,
        place: &told.place,
        kind: &told.kind,
        status: &told.status,
        format: &told.format,
        level: &told.level,
    }
}

fn reports<'a>(event: &'a Event, source: &impl Quoted<'a>) -> Vec<ReportRecord<'a>> {
    let told = event.meetings.iter().enumerate();
    told.filter_map(|(number, at)| {
        let (article, meeting) = source.ids(*at)?;
        let step = event.coverage.get(number);
        let changes = step.map(|step| step.changes.iter().map(|one| change(*one)).collect());
        let reprint_of = step.and_then(|step| step.reprint_of);
        Some(ReportRecord { article, meeting, changes: changes.unwrap_or_default(), reprint_of })
    })
    .collect()
}

fn disputes<'a>(event: &'a Event, source: &impl Quoted<'a>) -> Vec<DisputeRecord<'a>> {
    let told = event.disputes.iter().map(|dispute| {
        let claims = dispute.claims.iter().map(|claim| {
            let first = claim.reports.first().and_then(|at| event.meetings.get(*at));
            let text = first.and_then(|at| source.sentence(*at));
            ClaimRecord { value: value(&claim.fact), reports: claim.reports.clone(), text }
        });
        DisputeRecord { slot: dispute.slot, claims: claims.collect() }
    });
    told.collect()
}

/// A value as the contract writes it.
fn value(fact: &Fact) -> String {
    match fact {
        Fact::Date(date) => date.edtf(),
        Fact::Place(name, _) => name.clone(),
        Fact::Format(format) => written(format),
        Fact::Status(status) => written(status),
    }
}

/// The name that the contract has for a value of few.
fn written(value: &impl Serialize) -> String {
    let written = serde_json::to_value(value).ok();
    written.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn change(change: Change) -> ChangeRecord {
    let name = match change {
        Change::Announced => "announced",
        Change::Proposed => "proposed",
        Change::DayKnown(_) => "day_known",
        Change::PlaceKnown => "place_known",
        Change::MovedTo(_) => "moved_to",
        Change::PlaceChanged => "place_changed",
        Change::Postponed => "postponed",
        Change::Started => "started",
        Change::Held => "held",
        Change::Cancelled => "cancelled",
        Change::Denied => "denied",
        Change::Joined(_) => "joined",
    };
    let date = match change {
        Change::DayKnown(date) | Change::MovedTo(date) => Some(date.edtf()),
        _ => None,
    };
    let count = match change {
        Change::Joined(count) => Some(count),
        _ => None,
    };
    ChangeRecord { change: name, date, count }
}

fn party(party: &Party) -> ParticipantRecord<'_> {
    ParticipantRecord {
        name: &party.name,
        kind: kind(party.kind),
        role: party.role.as_deref(),
        country: None,
        text: None,
        remote: party.remote,
        reports: &party.reports,
        members: Vec::new(),
    }
}

fn way(related: Related) -> RelatedRecord {
    RelatedRecord {
        event: related.event.to_string(),
        reasons: related.reasons,
        series: related.series.map(|name| name.to_string()),
        score: related.score,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_unknown(format: &Format) -> bool {
    *format == Format::Unknown
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
