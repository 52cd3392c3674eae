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
use crate::base::id::MeetingKey;
use crate::extract::meeting::Status;
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

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }
}
