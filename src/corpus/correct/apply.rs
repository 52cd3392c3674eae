//! Corrections laid over what extraction found.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::passage::{Heading, text_hash};
use super::{Added, Correction, Corrections, Fix, Note, Verdict};
use crate::base::article::{Article, Published};
use crate::base::id::{MeetingId, MeetingKey};
use crate::base::span::Span;
use crate::corpus::link::party::fold;
use crate::corpus::store::Entry;
use crate::extract::document::Document;
use crate::extract::meeting::{Corrected, Meeting, Part, Participant, Status, Venue, When};
use crate::extract::mention::{Entity, EntityId, EntityKind};

/// Corrections ready to be found by article.
#[derive(Debug)]
pub struct Corrector<'c> {
    by_text: FxHashMap<u64, Vec<(MeetingKey, &'c Note)>>,
    by_heading: FxHashMap<Heading<'c>, Vec<(MeetingKey, &'c Note)>>,
}

impl<'c> Corrector<'c> {
    /// Corrections ready to be laid over articles.
    #[must_use]
    pub fn new(corrections: &'c Corrections) -> Self {
        let mut corrector = Self { by_text: FxHashMap::default(), by_heading: FxHashMap::default() };
        for (key, note) in corrections.iter() {
            corrector.by_text.entry(note.passage.text).or_default().push((key, note));
            corrector.by_heading.entry(note.passage.heading()).or_default().push((key, note));
        }
        corrector
    }

    /// The entry with the corrections of its article, whatever it was corrected by before.
    #[must_use]
    pub fn correct(&self, entry: Entry) -> Entry {
        let Entry { article, found, .. } = entry;
        let document = match self.corrected(&article, &found) {
            Some(document) => Arc::new(document),
            None => Arc::clone(&found),
        };
        Entry { article, document, found }
    }

    /// `None` where nothing is to be changed.
    fn corrected(&self, article: &Article, found: &Document) -> Option<Document> {
        if self.by_text.is_empty() || found.meetings.is_empty() {
            return None;
        }
        let published = article.published.map(Published::iso);
        let heading =
            Heading { title: &article.title, published: published.as_deref(), source: article.source.as_deref() };
        let notes = self.by_text.get(&text_hash(article)).or_else(|| self.by_heading.get(&heading))?;
        let mut by_meeting: Vec<Option<(MeetingKey, &Note)>> = vec![None; found.meetings.len()];
        for (key, note) in notes {
            let at = note.passage.find(&article.text, found);
            // Where two corrections mean one meeting, the first holds.
            if let Some(slot) = at.and_then(|at| by_meeting.get_mut(at)).filter(|slot| slot.is_none()) {
                *slot = Some((*key, *note));
            }
        }
        by_meeting.iter().any(Option::is_some).then(|| lay(found, &by_meeting))
    }
}

/// Lays notes over a document, one for each meeting that has any.
fn lay(found: &Document, noted: &[Option<(MeetingKey, &Note)>]) -> Document {
    let mut document = found.clone();
    let mut meetings = std::mem::take(&mut document.meetings);
    for (meeting, noted) in meetings.iter_mut().zip(noted) {
        if let Some((key, note)) = noted {
            change(meeting, *key, &note.correction, &mut document.entities);
        }
    }
    let mut kept: Vec<Meeting> = Vec::with_capacity(meetings.len());
    // For each that was found, what has become of it.
    let mut became: Vec<Option<usize>> = Vec::with_capacity(meetings.len());
    for (meeting, noted) in meetings.into_iter().zip(noted) {
        let denied = noted.is_some_and(|(_, note)| note.correction.verdict == Verdict::NoMeeting);
        let same = kept.iter().position(|other| are_same(other, &meeting));
        became.push(if denied { None } else { same.or(Some(kept.len())) });
        match same.and_then(|same| kept.get_mut(same)) {
            _ if denied => {}
            Some(other) => join(other, meeting),
            None => kept.push(meeting),
        }
    }
    for (number, meeting) in (0..).zip(&mut kept) {
        meeting.id = MeetingId(number);
        let new = |next: MeetingId| became.get(next.index()).copied().flatten();
        let numbered = |next: MeetingId| new(next).and_then(|next| u32::try_from(next).ok()).map(MeetingId);
        meeting.leads_to = meeting.leads_to.iter().filter_map(|next| numbered(*next)).collect();
        meeting.leads_to.retain(|next| *next != meeting.id);
    }
    document.meetings = kept;
    document
}

fn change(meeting: &mut Meeting, key: MeetingKey, correction: &Correction, entities: &mut Vec<Entity>) {
    let mut parts = Vec::new();
    let nowhere = nowhere(meeting);
    if let Some(fix) = &correction.date {
        parts.push(Part::Date);
        meeting.when = known(fix).map(|value| When { value: *value, span: None, disputed: false });
    }
    if let Some(fix) = &correction.place {
        parts.push(Part::Place);
        let venue = |place: &super::PlaceName| Venue {
            name: place.name.clone(),
            country: place.country.clone(),
            span: nowhere,
        };
        meeting.place = known(fix).map(venue);
    }
    if let Some(status) = correction.status {
        parts.push(Part::Status);
        meeting.status = status;
    }
    if !correction.added.is_empty() || !correction.removed.is_empty() {
        parts.push(Part::Participants);
        remove(meeting, &correction.removed, entities);
        for added in &correction.added {
            add(meeting, added, entities);
        }
    }
    if !correction.same_as.is_empty() || !correction.apart_from.is_empty() {
        parts.push(Part::Links);
    }
    let (same_as, apart_from) = (correction.same_as.clone(), correction.apart_from.clone());
    meeting.corrected = Some(Box::new(Corrected { key, parts, same_as, apart_from }));
}

fn known<T>(fix: &Fix<T>) -> Option<&T> {
    match fix {
        Fix::Known(value) => Some(value),
        Fix::Unknown => None,
    }
}

/// No words of the text say what a reader added: an empty span, where the meeting is told.
fn nowhere(meeting: &Meeting) -> Span {
    let start = meeting.evidence.first().map_or(0, |span| span.start());
    Span::new(start, start)
}

/// Of a coordinated group the others stay, each for itself.
fn remove(meeting: &mut Meeting, removed: &[String], entities: &[Entity]) {
    let removed: Vec<String> = removed.iter().map(|name| fold(name)).collect();
    let is_removed = |id: EntityId| entities.get(id.index()).is_some_and(|e| removed.contains(&fold(&e.name)));
    let participants = std::mem::take(&mut meeting.participants);
    for participant in participants {
        let members = entities.get(participant.entity.index()).map_or(&[][..], |e| e.members.as_slice());
        if is_removed(participant.entity) {
            continue;
        }
        if members.iter().any(|member| is_removed(*member)) {
            let others = members.iter().copied().filter(|member| !is_removed(*member));
            meeting.participants.extend(others.map(|entity| Participant { entity, ..participant }));
        } else {
            meeting.participants.push(participant);
        }
    }
}

fn add(meeting: &mut Meeting, added: &Added, entities: &mut Vec<Entity>) {
    let name = fold(&added.name);
    let stands = |kind: EntityKind| if kind == EntityKind::Place { EntityKind::State } else { kind };
    let known = entities.iter().position(|e| stands(e.kind) == stands(added.kind) && fold(&e.name) == name);
    let at = known.unwrap_or_else(|| {
        let (role, country, members) = (None, None, Vec::new());
        entities.push(Entity { kind: added.kind, name: added.name.clone(), role, country, members, nameless: false });
        entities.len() - 1
    });
    let Ok(at) = u32::try_from(at) else { return };
    let entity = EntityId(at);
    if meeting.participants.iter().all(|participant| participant.entity != entity) {
        meeting.participants.push(Participant { entity, span: nowhere(meeting), remote: false });
    }
}

/// Whether the reader said of two meetings of one article that they are one.
fn are_same(left: &Meeting, right: &Meeting) -> bool {
    let names = |one: &Meeting, other: &Meeting| {
        let (one, other) = (one.corrected.as_ref(), other.corrected.as_ref());
        one.zip(other).is_some_and(|(one, other)| one.same_as.contains(&other.key))
    };
    names(left, right) || names(right, left)
}

/// A meeting takes in what another tells of it.
fn join(into: &mut Meeting, other: Meeting) {
    into.when = into.when.or(other.when);
    into.place = into.place.take().or(other.place);
    into.level = into.level.or(other.level);
    if into.status == Status::Unknown {
        into.status = other.status;
    }
    for participant in other.participants {
        if into.participants.iter().all(|known| known.entity != participant.entity) {
            into.participants.push(participant);
        }
    }
    extend(&mut into.evidence, other.evidence);
    extend(&mut into.triggers, other.triggers);
    extend(&mut into.topics, other.topics);
    extend(&mut into.rules, other.rules);
    extend(&mut into.leads_to, other.leads_to);
    if let (Some(into), Some(other)) = (&mut into.corrected, other.corrected) {
        extend(&mut into.parts, other.parts);
        extend(&mut into.same_as, other.same_as);
        extend(&mut into.apart_from, other.apart_from);
    }
}

fn extend<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !known.contains(&one) {
            known.push(one);
        }
    }
}
