//! A report: one meeting as one article tells it, in the form the linker compares. It owns all it
//! needs, so that meetings of read articles and of records written elsewhere are linked alike.
//! It must not know how it was extracted.

use std::ops::Deref;
use std::sync::Arc;

use super::party::Known;
use super::sketch::Sketch;
use crate::base::article::Published;
use crate::base::date::FuzzyDate;
use crate::base::id::{ArticleId, MeetingId};
use crate::corpus::store::Entry;
use crate::extract::document::Document;
use crate::extract::meeting::{Corrected, Format, Kind, Level, Meeting, Part, Status};
use crate::extract::mention::{EntityKind, TimeRelation};

/// One who takes part, as one report names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What kind.
    pub kind: EntityKind,
    /// Nominative.
    pub name: String,
    /// Office or title.
    pub role: Option<String>,
    /// The state it belongs to, nominative, where known.
    pub country: Option<String>,
    /// Takes part by video or telephone while others sit together.
    pub remote: bool,
}

/// What several reports share: their article.
#[derive(Clone, Debug)]
pub struct Telling {
    /// Its id, by which ties are broken.
    pub id: ArticleId,
    /// The outlet.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// The shape of its text, by which reprints are told.
    pub shape: Sketch,
    /// Who takes part in any of its meetings: of whom a sentence tells that names nobody.
    pub company: Vec<Named>,
}

/// One meeting of one article.
#[derive(Clone, Debug)]
pub struct Report {
    /// The article that tells it.
    pub telling: Arc<Telling>,
    /// Its number in the article.
    pub meeting: MeetingId,
    /// What kind.
    pub kind: Kind,
    /// Whether it happened, as of the article.
    pub status: Status,
    /// How they come together.
    pub format: Format,
    /// Rank of the parties.
    pub level: Option<Level>,
    /// When.
    pub date: Option<FuzzyDate>,
    /// The day it is moved from, where the text says so ("с 5 на 7 мая").
    pub moved_from: Option<FuzzyDate>,
    /// City or venue, and country where known.
    pub place: Option<(String, Option<String>)>,
    /// Who.
    pub parties: Vec<Named>,
    /// The meetings of the same article that this one leads to, where the text says so.
    pub leads_to: Vec<MeetingId>,
    /// Which of several rounds it is, where the text counts them ("второй раунд"); see [`super::mark`].
    pub round: Option<u16>,
    /// The named series that it is of ("коалиция желающих"), in order; see [`super::mark`].
    pub series: Vec<Arc<str>>,
    /// The sentences that state it, one after another.
    pub evidence: String,
    /// What the reader corrected of it.
    pub corrected: Option<Corrected>,
}

/// A report with its parties ready to be compared (the same number, in the same order).
#[derive(Clone, Copy, Debug)]
pub(super) struct Witness<'l> {
    pub(super) report: &'l Report,
    pub(super) parties: &'l [Known],
}

impl Deref for Witness<'_> {
    type Target = Report;

    fn deref(&self) -> &Report {
        self.report
    }
}

impl Report {
    /// Whether the reader corrected this part of it.
    #[must_use]
    pub fn is_corrected(&self, part: Part) -> bool {
        self.corrected.as_ref().is_some_and(|corrected| corrected.parts.contains(&part))
    }

    /// Whether it says that the meeting was moved or put off.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.status == Status::Postponed || self.moved_from.is_some()
    }
}

/// The reports of one article.
#[must_use]
pub fn of_entry(entry: &Entry) -> Vec<Report> {
    let Entry { article, document, .. } = entry;
    if document.meetings.is_empty() {
        return Vec::new();
    }
    let telling = Arc::new(Telling {
        id: article.id.clone(),
        source: article.source.clone(),
        published: article.published,
        shape: Sketch::of(article.paragraphs.iter().filter(|p| p.kind.is_told()).map(|p| p.span.of(&article.text))),
        company: document.meetings.iter().flat_map(|m| parties(m, document)).collect(),
    });
    document.meetings.iter().map(|m| of_meeting(&telling, m, document, &article.text)).collect()
}

/// The day that a meeting is moved from, where its evidence says so ("с 5 на 7 мая").
#[must_use]
pub fn moved_from(meeting: &Meeting, document: &Document) -> Option<FuzzyDate> {
    if meeting.is_corrected(Part::Date) {
        return None;
    }
    let is_told = |span| meeting.evidence.iter().any(|evidence| evidence.covers(span));
    document.times.iter().filter(|t| t.relation == TimeRelation::From && is_told(t.span)).find_map(|t| t.value)
}

fn of_meeting(telling: &Arc<Telling>, meeting: &Meeting, document: &Document, text: &str) -> Report {
    let evidence: Vec<&str> = meeting.evidence.iter().map(|e| e.of(text)).collect();
    Report {
        telling: Arc::clone(telling),
        meeting: meeting.id,
        kind: meeting.kind,
        status: meeting.status,
        format: meeting.format,
        level: meeting.level,
        date: meeting.when.map(|w| w.value),
        moved_from: moved_from(meeting, document),
        place: meeting.place.as_ref().map(|p| (p.name.clone(), p.country.clone())),
        parties: parties(meeting, document),
        leads_to: meeting.leads_to.clone(),
        round: None,
        series: Vec::new(),
        evidence: evidence.join(" "),
        corrected: meeting.corrected.as_deref().cloned(),
    }
}

/// The participants, a coordinated group as its members: "советники Германии и Франции" are two.
fn parties(meeting: &Meeting, document: &Document) -> Vec<Named> {
    let mut named = Vec::with_capacity(meeting.participants.len());
    for participant in &meeting.participants {
        let Some(entity) = document.entity(participant.entity) else { continue };
        let members = entity.members.iter().filter_map(|m| document.entity(*m));
        let whole = std::iter::once(entity).filter(|e| e.members.is_empty());
        named.extend(members.chain(whole).map(|e| Named {
            kind: standing(e.kind),
            name: e.name.clone(),
            role: e.role.clone(),
            country: e.country.clone(),
            remote: participant.remote,
        }));
    }
    named
}

/// A place that takes part stands for its state ("Париж и Берлин договорились").
fn standing(kind: EntityKind) -> EntityKind {
    if kind == EntityKind::Place { EntityKind::State } else { kind }
}
