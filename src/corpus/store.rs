//! The in-memory article store: an immutable snapshot that everything reads. A new build makes a
//! whole new [`Corpus`]; the old one stays valid for whoever holds it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::base::article::{Article, Published};
use crate::base::id::{ArticleId, EventId};
use crate::extract::Document;
use crate::extract::meeting::Meeting;

use super::event::{Event, MeetingRef, Related};
use super::people::People;
use super::related::Ties;

/// An article with what was read in it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article.
    pub article: Arc<Article>,
    /// Its mentions and meetings, as the reader corrected them.
    pub document: Arc<Document>,
    /// The same as extraction found them; the same document where nothing was corrected.
    pub found: Arc<Document>,
}

impl Entry {
    /// An article with what extraction found in it.
    #[must_use]
    pub fn new(article: Arc<Article>, found: Arc<Document>) -> Self {
        Self { article, document: Arc::clone(&found), found }
    }
}

/// Many articles, read and linked. Articles are in order of publication (undated ones last), then id.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    entries: Vec<Entry>,
    events: Vec<Event>,
    /// For each article, for each of its meetings, the event it reports.
    event_of: Vec<Vec<EventId>>,
    by_id: FxHashMap<ArticleId, usize>,
    newest: Option<NaiveDate>,
    /// What of the whole collection is found when it is first asked for: one more article changes it all.
    places: OnceLock<BTreeMap<Box<str>, Vec<EventId>>>,
    ties: OnceLock<Ties>,
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
        let by_id = entries.iter().enumerate().map(|(index, e)| (e.article.id.clone(), index)).collect();
        let newest = entries.iter().filter_map(|e| e.article.published).map(Published::day).max();
        Self { entries, events, event_of, by_id, newest, places: OnceLock::new(), ties: OnceLock::new() }
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
        self.by_id.get(id).copied()
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

    /// The events related to an event, the nearest first.
    #[must_use]
    pub fn related(&self, event: EventId) -> Vec<Related> {
        self.ties().related(&self.events, event)
    }

    /// The same, where it can be told without waiting.
    #[must_use]
    pub fn related_at_once(&self, event: EventId) -> Option<Vec<Related>> {
        self.ties.get().map(|ties| ties.related(&self.events, event))
    }

    /// What relates the events. The first who asks waits for it.
    pub fn ties(&self) -> &Ties {
        self.ties.get_or_init(|| Ties::of(&self.events))
    }

    /// The places of events, by name, each with its events.
    pub fn places(&self) -> impl Iterator<Item = (&str, &[EventId])> {
        let places = self.places.get_or_init(|| {
            let mut places: BTreeMap<Box<str>, Vec<EventId>> = BTreeMap::new();
            for event in &self.events {
                if let Some((name, _)) = &event.place {
                    places.entry(name.as_str().into()).or_default().push(event.id);
                }
            }
            places
        });
        places.iter().map(|(name, events)| (&**name, events.as_slice()))
    }

    /// Everybody who takes part in the events.
    #[must_use]
    pub fn people(&self) -> &People {
        self.ties().people()
    }

    /// The day of the newest dated article.
    #[must_use]
    pub fn newest(&self) -> Option<NaiveDate> {
        self.newest
    }

    /// The events that were announced and whose day has passed without a word, in order of date.
    pub fn unconfirmed(&self) -> impl Iterator<Item = &Event> {
        let newest = self.newest();
        self.events.iter().filter(move |e| newest.is_some_and(|day| e.is_unconfirmed(day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::FuzzyDate;
    use crate::base::id::MeetingId;
    use crate::corpus::event::Facts;
    use crate::extract::meeting::Status;

    fn entry(id: &str) -> Entry {
        let article = Article {
            id: ArticleId::new(id),
            path: String::new(),
            title: String::new(),
            source: None,
            url: None,
            author: None,
            published: NaiveDate::from_ymd_opt(2026, 2, 20).map(Published::Day),
            lang: "ru".to_owned(),
            text: String::new(),
            paragraphs: Vec::new(),
        };
        let meeting = Meeting {
            id: MeetingId(0),
            kind: crate::extract::meeting::Kind::Meeting,
            status: Status::Planned,
            format: crate::extract::meeting::Format::Unknown,
            level: None,
            when: None,
            place: None,
            participants: Vec::new(),
            topics: Vec::new(),
            evidence: Vec::new(),
            triggers: Vec::new(),
            confidence: 1.0,
            rules: Vec::new(),
            leads_to: Vec::new(),
            corrected: None,
        };
        let document = Document { meetings: vec![meeting], ..Document::default() };
        Entry::new(Arc::new(article), Arc::new(document))
    }

    fn report(article: usize) -> MeetingRef {
        MeetingRef { article, meeting: MeetingId(0) }
    }

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 2, number).expect("a day")
    }

    fn corpus() -> Corpus {
        let facts = Facts {
            date: Some(FuzzyDate::interval(day(10), day(11))),
            place: Some(("Осло".to_owned(), None)),
            status: Status::Planned,
            ..Facts::default()
        };
        let meetings = vec![report(0), report(2), report(3)];
        let told_three_times = Event { id: EventId(0), meetings, facts: Arc::new(facts) };
        let once = Event { id: EventId(1), meetings: vec![report(1)], ..Event::default() };
        Corpus::new(["a", "b", "c", "d"].map(entry).to_vec(), vec![told_three_times, once])
    }

    #[test]
    fn articles_and_places_are_found() {
        let corpus = corpus();
        assert_eq!(corpus.find(&ArticleId::new("c")), Some(2));
        assert_eq!(corpus.find(&ArticleId::new("x")), None);
        assert_eq!(corpus.places().collect::<Vec<_>>(), [("Осло", &[EventId(0)][..])]);
        assert_eq!(corpus.newest(), Some(day(20)));
    }

    #[test]
    fn an_announced_event_of_a_past_day_is_unconfirmed() {
        assert_eq!(corpus().unconfirmed().map(|e| e.id).collect::<Vec<_>>(), [EventId(0)]);
    }
}
