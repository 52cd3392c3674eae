//! The in-memory article store: an immutable snapshot that everything reads. A new build makes a
//! whole new [`Corpus`]; the old one stays valid for whoever holds it.

use std::sync::Arc;

use crate::base::article::Article;
use crate::base::id::{ArticleId, EventId};
use crate::extract::Document;
use crate::extract::meeting::Meeting;

use super::event::{Event, MeetingRef};

/// An article with what was read in it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article.
    pub article: Arc<Article>,
    /// Its mentions and meetings.
    pub document: Arc<Document>,
}

/// Many articles, read and linked. Articles are in order of publication (undated ones last), then id.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    entries: Vec<Entry>,
    events: Vec<Event>,
    /// For each article, for each of its meetings, the event it reports.
    event_of: Vec<Vec<EventId>>,
}

impl Corpus {
    /// A corpus of entries (already in order) and the events that link their meetings.
    #[must_use]
    pub fn new(entries: Vec<Entry>, events: Vec<Event>) -> Self {
        let mut event_of: Vec<Vec<EventId>> =
            entries.iter().map(|e| vec![EventId::default(); e.document.meetings.len()]).collect();
        for event in &events {
            for report in &event.meetings {
                let slot = event_of.get_mut(report.article).and_then(|a| a.get_mut(report.meeting.index()));
                if let Some(slot) = slot {
                    *slot = event.id;
                }
            }
        }
        Self { entries, events, event_of }
    }

    /// The articles, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// One article.
    #[must_use]
    pub fn entry(&self, article: usize) -> Option<&Entry> {
        self.entries.get(article)
    }

    /// The index of an article by id.
    #[must_use]
    pub fn find(&self, id: &ArticleId) -> Option<usize> {
        self.entries.iter().position(|e| e.article.id == *id)
    }

    /// The events, by date (undated ones last), then id.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// One event.
    #[must_use]
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.events.get(id.index())
    }

    /// A meeting of an article.
    #[must_use]
    pub fn meeting(&self, report: MeetingRef) -> Option<&Meeting> {
        self.entry(report.article)?.document.meeting(report.meeting)
    }

    /// The event that a meeting reports.
    #[must_use]
    pub fn event_of(&self, report: MeetingRef) -> Option<&Event> {
        let id = self.event_of.get(report.article)?.get(report.meeting.index())?;
        self.event(*id)
    }

    /// How many meetings the articles hold together.
    #[must_use]
    pub fn meeting_count(&self) -> usize {
        self.event_of.iter().map(Vec::len).sum()
    }
}
