//! The record contract `vestnik/1`: what other programs read. Field names and their order are the
//! contract's; a change that is not an addition makes it `vestnik/2`. Offsets count code points.
//!
//! A record holds all that linking needs, so that events linked from records are those linked from
//! the articles. What was added to the contract is written only where there is something to write.

use serde::{Serialize, Serializer};

use crate::base::article::ParagraphKind;
use crate::base::date::FuzzyDate;
use crate::base::id::MeetingKey;
use crate::base::span::{CodePoints, Span};
use crate::corpus::link::report::moved_from;
use crate::corpus::{Corpus, Entry, MeetingRef};
use crate::extract::Document;
use crate::extract::meeting::{Corrected, Format, Kind, Level, Meeting, Part, Participant, Status};
use crate::extract::mention::{Entity, EntityKind};

pub use crate::corpus::link::record::SCHEMA;

/// One article with its meetings.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The article's id.
    pub id: &'a str,
    /// Where it was read from.
    pub path: &'a str,
    /// Headline.
    pub title: &'a str,
    /// Outlet.
    pub source: Option<&'a str>,
    /// Link to the original.
    pub url: Option<&'a str>,
    /// Byline.
    pub author: Option<&'a str>,
    /// ISO 8601 date, or local date and time.
    pub published: Option<String>,
    /// ISO 639-1 code.
    pub lang: &'a str,
    /// The whole text, into which the offsets point.
    pub text: &'a str,
    /// The paragraphs of the text, in order, and what each is for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<ParagraphRecord>,
    /// The meetings, in order of first evidence.
    pub meetings: Vec<MeetingRecord<'a>>,
}

/// One paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ParagraphRecord {
    /// What it is for.
    pub kind: ParagraphKind,
    /// Where it stands.
    #[serde(flatten)]
    pub span: SpanRecord,
}

/// One meeting of an article.
#[derive(Debug, Serialize)]
pub struct MeetingRecord<'a> {
    /// Its id within the article.
    pub id: String,
    /// What kind.
    pub kind: Kind,
    /// Did it happen.
    pub status: Status,
    /// How they come together.
    pub format: Format,
    /// Rank of the parties.
    pub level: Option<Level>,
    /// When.
    pub date: Option<DateRecord<'a>>,
    /// The day it is moved from, where the text says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<DateRecord<'a>>,
    /// Where.
    pub place: Option<PlaceRecord<'a>>,
    /// Who.
    pub participants: Vec<ParticipantRecord<'a>>,
    /// What about, as the text words it.
    pub topics: Vec<&'a str>,
    /// What states it; the first holds the trigger.
    pub evidence: Vec<SpanRecord>,
    /// 0 to 1, two digits.
    #[serde(serialize_with = "two_digits")]
    pub confidence: f32,
    /// The ids of the meetings of the article that come of this one, where the text says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leads_to: Vec<String>,
    /// What the reader corrected; absent where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<CorrectedRecord<'a>>,
}

/// What the reader corrected of a meeting, which holds the corrected values.
#[derive(Debug, Serialize)]
pub struct CorrectedRecord<'a> {
    /// The name of the meeting between runs.
    pub key: String,
    /// What of it.
    pub parts: &'a [Part],
    /// Other reports of the same event, by their keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
    /// Reports of other events, by their keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub apart_from: Vec<String>,
}

/// A calendar value.
#[derive(Debug, Serialize)]
pub struct DateRecord<'a> {
    /// EDTF (ISO 8601-2).
    pub edtf: String,
    /// First day it can mean.
    pub start: String,
    /// Last day it can mean.
    pub end: String,
    /// The time of day (`15:30:00`, local time of the article), where the text states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The words of the text; absent where several reports are merged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
}

/// A place.
#[derive(Debug, Serialize)]
pub struct PlaceRecord<'a> {
    /// Nominative: city or venue, else country.
    pub name: &'a str,
    /// Country.
    pub country: Option<&'a str>,
    /// The words of the text; absent where several reports are merged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
}

/// One who takes part.
#[derive(Debug, Serialize)]
pub struct ParticipantRecord<'a> {
    /// Nominative, the fullest form.
    pub name: &'a str,
    /// `person`, `state`, `organization` or `group`.
    pub kind: &'static str,
    /// Office or title.
    pub role: Option<&'a str>,
    /// The state it belongs to; absent where not known or several reports are merged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<&'a str>,
    /// The words of the text; absent where several reports are merged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// Present where the party joins by video or telephone while others sit together.
    #[serde(skip_serializing_if = "is_false")]
    pub remote: bool,
    /// The reports of an event that name the party: places, from 0, among them; absent in an article's records.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    pub reports: &'a [usize],
    /// The parts of a coordinated group: "советники Германии и Франции" are two.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<ParticipantRecord<'a>>,
}

/// A range of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SpanRecord {
    /// The first.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

/// One meeting of an article, with the event it reports.
#[derive(Debug, Serialize)]
pub struct ReportOfEvent<'a> {
    /// The article's id.
    pub article: &'a str,
    /// The event's id within the collection.
    pub event: String,
    /// The meeting as the article tells it.
    #[serde(flatten)]
    pub meeting: MeetingRecord<'a>,
}

/// The record of an article.
#[must_use]
pub fn record(entry: &Entry) -> Record<'_> {
    let article = &*entry.article;
    let points = CodePoints::new(&article.text);
    let source = Source { text: &article.text, points: &points, document: &entry.document };
    Record {
        schema: SCHEMA,
        id: article.id.as_str(),
        path: &article.path,
        title: &article.title,
        source: article.source.as_deref(),
        url: article.url.as_deref(),
        author: article.author.as_deref(),
        published: article.published.map(crate::base::article::Published::iso),
        lang: &article.lang,
        text: &article.text,
        paragraphs: article
            .paragraphs
            .iter()
            .map(|p| ParagraphRecord { kind: p.kind, span: source.span(p.span) })
            .collect(),
        meetings: entry.document.meetings.iter().map(|meeting| source.meeting(meeting)).collect(),
    }
}

/// The record of one report of a corpus; `None` where there is none.
#[must_use]
pub fn report_of_corpus(corpus: &Corpus, at: MeetingRef) -> Option<ReportOfEvent<'_>> {
    let Entry { article, document, .. } = corpus.entry(at.article)?;
    let points = CodePoints::new(&article.text);
    let source = Source { text: &article.text, points: &points, document };
    let meeting = source.meeting(document.meeting(at.meeting)?);
    Some(ReportOfEvent { article: article.id.as_str(), event: corpus.event_of(at)?.id.to_string(), meeting })
}

/// What the spans of a meeting point into.
struct Source<'a, 'p> {
    text: &'a str,
    points: &'p CodePoints<'a>,
    document: &'a Document,
}

impl<'a> Source<'a, '_> {
    fn meeting(&self, meeting: &'a Meeting) -> MeetingRecord<'a> {
        MeetingRecord {
            id: meeting.id.to_string(),
            kind: meeting.kind,
            status: meeting.status,
            format: meeting.format,
            level: meeting.level,
            date: meeting
                .when
                .map(|when| DateRecord { text: when.span.map(|span| span.of(self.text)), ..date(when.value) }),
            moved_from: moved_from(meeting, self.document).map(date),
            place: meeting.place.as_ref().map(|venue| PlaceRecord {
                name: &venue.name,
                country: venue.country.as_deref(),
                text: said(venue.span, self.text),
            }),
            participants: meeting.participants.iter().filter_map(|one| self.participant(one)).collect(),
            topics: meeting.topics.iter().map(|topic| topic.of(self.text)).collect(),
            evidence: meeting.evidence.iter().map(|&span| self.span(span)).collect(),
            confidence: meeting.confidence,
            leads_to: meeting.leads_to.iter().map(ToString::to_string).collect(),
            corrected: meeting.corrected.as_deref().map(corrected),
        }
    }

    fn participant(&self, participant: &Participant) -> Option<ParticipantRecord<'a>> {
        let entity = self.document.entity(participant.entity)?;
        let members = entity.members.iter().filter_map(|&member| self.document.entity(member));
        Some(ParticipantRecord {
            text: said(participant.span, self.text),
            remote: participant.remote,
            reports: &[],
            members: members.map(named).collect(),
            ..named(entity)
        })
    }

    fn span(&self, span: Span) -> SpanRecord {
        SpanRecord { start: self.points.at(span.start()), end: self.points.at(span.end()) }
    }
}

/// The words of the text; no words say what a reader added.
fn said(span: Span, text: &str) -> Option<&str> {
    (!span.is_empty()).then(|| span.of(text))
}

fn corrected(corrected: &Corrected) -> CorrectedRecord<'_> {
    let keys = |keys: &[MeetingKey]| keys.iter().map(ToString::to_string).collect();
    CorrectedRecord {
        key: corrected.key.to_string(),
        parts: &corrected.parts,
        same_as: keys(&corrected.same_as),
        apart_from: keys(&corrected.apart_from),
    }
}

fn named(entity: &Entity) -> ParticipantRecord<'_> {
    ParticipantRecord {
        name: &entity.name,
        kind: kind(entity.kind),
        role: entity.role.as_deref(),
        country: entity.country.as_deref(),
        text: None,
        remote: false,
        reports: &[],
        members: Vec::new(),
    }
}

pub(super) fn date(value: FuzzyDate) -> DateRecord<'static> {
    DateRecord {
        edtf: value.edtf(),
        start: value.start().to_string(),
        end: value.end().to_string(),
        time: value.time().map(|time| time.to_string()),
        text: None,
    }
}

/// A place that takes part stands for its state.
pub(super) fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::State | EntityKind::Place => "state",
        EntityKind::Organisation => "organization",
        EntityKind::Group => "group",
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn two_digits<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*value) * 100.0).round() / 100.0)
}
