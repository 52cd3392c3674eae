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

/// A date of more days than this is too vague to mark a day of the calendar.
const LONGEST: i64 = 7;

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
    /// What of the whole collection is found when it is first asked for: one more article changes it all.
    almanac: OnceLock<Almanac>,
    ties: OnceLock<Ties>,
}

/// Events by day and by place.
#[derive(Clone, Debug, Default)]
struct Almanac {
    by_day: BTreeMap<NaiveDate, Vec<EventId>>,
    by_place: BTreeMap<Box<str>, Vec<EventId>>,
}

impl Almanac {
    fn of(events: &[Event]) -> Self {
        let mut almanac = Self::default();
        for event in events {
            let known = event.date.filter(|d| d.days() <= LONGEST);
            for day in known.into_iter().flat_map(|d| d.start().iter_days().take_while(move |day| *day <= d.end())) {
                almanac.by_day.entry(day).or_default().push(event.id);
            }
            if let Some((name, _)) = &event.place {
                almanac.by_place.entry(name.as_str().into()).or_default().push(event.id);
            }
        }
        almanac
    }
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
        Self { entries, events, event_of, by_id, almanac: OnceLock::new(), ties: OnceLock::new() }
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

    /// The report of the same event after this one, in order of publication; after the last, the first.
    #[must_use]
    pub fn next_report(&self, report: MeetingRef) -> Option<MeetingRef> {
        let reports = &self.event_of(report)?.meetings;
        let at = reports.iter().position(|r| *r == report)?;
        reports.get(at + 1).or_else(|| reports.first()).copied().filter(|r| *r != report)
    }

    /// The report of the same event before this one; before the first, the last.
    #[must_use]
    pub fn previous_report(&self, report: MeetingRef) -> Option<MeetingRef> {
        let reports = &self.event_of(report)?.meetings;
        let at = reports.iter().position(|r| *r == report)?;
        let before = at.checked_sub(1).and_then(|n| reports.get(n));
        before.or_else(|| reports.last()).copied().filter(|r| *r != report)
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

    fn almanac(&self) -> &Almanac {
        self.almanac.get_or_init(|| Almanac::of(&self.events))
    }

    /// What relates the events. The first who asks waits for it.
    pub fn ties(&self) -> &Ties {
        self.ties.get_or_init(|| Ties::of(&self.events))
    }

    /// The events of a day: those on it, and those of several days or of a week that it lies in.
    #[must_use]
    pub fn events_on(&self, day: NaiveDate) -> &[EventId] {
        self.almanac().by_day.get(&day).map(Vec::as_slice).unwrap_or_default()
    }

    /// The days that have events, in order, each with its events.
    #[must_use]
    pub fn days(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, &[EventId])> {
        self.almanac().by_day.iter().map(|(day, events)| (*day, events.as_slice()))
    }

    /// The places of events, by name, each with its events.
    pub fn places(&self) -> impl Iterator<Item = (&str, &[EventId])> {
        self.almanac().by_place.iter().map(|(name, events)| (&**name, events.as_slice()))
    }

    /// The events at a place, by its name.
    #[must_use]
    pub fn events_at(&self, place: &str) -> &[EventId] {
        self.almanac().by_place.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// Everybody who takes part in the events.
    #[must_use]
    pub fn people(&self) -> &People {
        self.ties().people()
    }

    /// The day of the newest dated article.
    #[must_use]
    pub fn newest(&self) -> Option<NaiveDate> {
        self.entries.iter().filter_map(|e| e.article.published).map(Published::day).max()
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
    fn reports_of_an_event_are_walked_in_a_circle() {
        let corpus = corpus();
        assert_eq!(corpus.next_report(report(0)), Some(report(2)));
        assert_eq!(corpus.next_report(report(3)), Some(report(0)));
        assert_eq!(corpus.previous_report(report(0)), Some(report(3)));
        assert_eq!(corpus.previous_report(report(2)), Some(report(0)));
        assert_eq!(corpus.next_report(report(1)), None, "the only report leads nowhere");
    }

    #[test]
    fn articles_days_and_places_are_found() {
        let corpus = corpus();
        assert_eq!(corpus.find(&ArticleId::new("c")), Some(2));
        assert_eq!(corpus.find(&ArticleId::new("x")), None);
        assert_eq!(corpus.events_on(day(11)), [EventId(0)]);
        assert_eq!(corpus.days().count(), 2);
        assert_eq!(corpus.events_at("Осло"), [EventId(0)]);
    }

    #[test]
    fn an_announced_event_of_a_past_day_is_unconfirmed() {
        assert_eq!(corpus().unconfirmed().map(|e| e.id).collect::<Vec<_>>(), [EventId(0)]);
    }
}
