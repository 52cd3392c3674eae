//! What the reader knows better than the text or its reading: corrections of meetings. They are kept
//! under what an article says (its text, the sentence, the word that evokes the meeting), so that they
//! hold after another extraction and in another folder. They change documents and never articles; the
//! file that keeps them is read and written elsewhere, its text here.

mod apply;
mod file;
mod passage;

use std::collections::BTreeMap;

pub use apply::Corrector;
pub use file::{Fault, RefusedFile, parse, rewritten};
pub use passage::{Passage, passage_of};

use crate::base::date::FuzzyDate;
use crate::base::id::{MeetingId, MeetingKey};
use crate::corpus::store::Entry;
use crate::extract::meeting::{Meeting, Status};
use crate::extract::mention::EntityKind;

/// A value that the reader gives, or knows that nobody can give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix<T> {
    /// It is this.
    Known(T),
    /// It is not known.
    Unknown,
}

/// A place as a reader names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// Nominative: city or venue, else country.
    pub name: String,
    /// The country, nominative, where known.
    pub country: Option<String>,
}

/// One who takes part and is not in the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Nominative.
    pub name: String,
    /// What kind.
    pub kind: EntityKind,
}

/// Whether what was read is a meeting at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    #[default]
    Meeting,
    /// It is not.
    NoMeeting,
}

/// What the reader corrected of one meeting; what is not mentioned stays as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// Whether it is one.
    pub verdict: Verdict,
    /// When.
    pub date: Option<Fix<FuzzyDate>>,
    /// Where.
    pub place: Option<Fix<PlaceName>>,
    /// Whether it happened.
    pub status: Option<Status>,
    /// Who takes part beside those that were read.
    pub added: Vec<Added>,
    /// Who does not, by name.
    pub removed: Vec<String>,
    /// Other reports of the same event.
    pub same_as: Vec<MeetingKey>,
    /// Reports of other events.
    pub apart_from: Vec<MeetingKey>,
}

/// A correction and the meeting that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where the meeting is told.
    pub passage: Passage,
    /// What was corrected; nothing where another correction only names the meeting.
    pub correction: Correction,
}

impl Correction {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// All corrections, by meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    notes: BTreeMap<MeetingKey, Note>,
}

impl Corrections {
    /// What is noted of a meeting.
    #[must_use]
    pub fn get(&self, key: MeetingKey) -> Option<&Note> {
        self.notes.get(&key)
    }

    /// Puts a note in place of that which was there, and gives that back.
    pub fn set(&mut self, key: MeetingKey, note: Option<Note>) -> Option<Note> {
        match note {
            Some(note) => self.notes.insert(key, note),
            None => self.notes.remove(&key),
        }
    }

    /// All notes, in order of key.
    pub fn iter(&self) -> impl Iterator<Item = (MeetingKey, &Note)> {
        self.notes.iter().map(|(key, note)| (*key, note))
    }

    /// The note of a meeting as an entry tells it, with its key; an empty one where nothing was noted.
    #[must_use]
    pub fn note_of(&self, entry: &Entry, meeting: MeetingId) -> Option<(MeetingKey, Note)> {
        let told = entry.document.meeting(meeting)?;
        let known = told.corrected.as_ref().and_then(|c| Some((c.key, self.get(c.key)?.clone())));
        known.or_else(|| {
            let is_told = |found: &&Meeting| found.triggers == told.triggers && found.evidence == told.evidence;
            let who = |found: &&Meeting| found.participants == told.participants;
            let candidates = || entry.found.meetings.iter().filter(is_told);
            let found = candidates().find(who).or_else(|| candidates().next())?;
            let passage = passage_of(&entry.article, &entry.found, found.id.index())?;
            Some((passage.key(), Note { passage, correction: Correction::default() }))
        })
    }

    /// The notes of an article's meetings that are said to be none, with their keys.
    #[must_use]
    pub fn denied(&self, entry: &Entry) -> Vec<(MeetingKey, Note)> {
        let (text, article) = (passage::text_hash(&entry.article), &entry.article);
        let is_of = |note: &Note| note.passage.text == text || note.passage.title == article.title;
        let denied = |note: &Note| note.correction.verdict == Verdict::NoMeeting;
        self.iter().filter(|(_, note)| denied(note) && is_of(note)).map(|(key, note)| (key, note.clone())).collect()
    }

    /// Whether another note names this meeting.
    #[must_use]
    pub fn is_named(&self, key: MeetingKey) -> bool {
        let names = |note: &Note| note.correction.same_as.contains(&key) || note.correction.apart_from.contains(&key);
        self.iter().any(|(other, note)| other != key && names(note))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }
}
