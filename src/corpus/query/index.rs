//! The index of a corpus: what every query would otherwise compute anew. Built once per corpus, used
//! from any thread; it holds the articles that it was built from and so stays valid with them.

use chrono::NaiveDate;

use super::arena::Arena;
use super::names::{NameId, Names};
use super::words::{Builder, Words};
use crate::base::date::FuzzyDate;
use crate::base::fold::fold;
use crate::corpus::event::{self, Event, MeetingRef};
use crate::corpus::store::{Corpus, Entry};
use crate::extract::meeting::{Format, Kind, Level, Meeting, Status};
use crate::extract::mention::EntityId;
use crate::lang::Language;

/// One article.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) entry: Entry,
    /// Title, source and names, folded, a line each.
    pub(super) lines: String,
    /// The day of publication.
    pub(super) published: Option<NaiveDate>,
    /// Its meetings, in order.
    pub(super) meetings: Vec<Facts>,
    /// For each of them, the number of the event that it reports.
    pub(super) events: Vec<Option<usize>>,
}

impl Row {
    /// The folded title.
    pub(super) fn title(&self) -> &str {
        self.lines.split('\n').next().unwrap_or_default()
    }

    /// The dates that its meetings are told with.
    pub(super) fn dates(&self) -> impl Iterator<Item = FuzzyDate> {
        self.entry.document.meetings.iter().filter_map(|meeting| meeting.when.map(|when| when.value))
    }

    /// The folded source.
    pub(super) fn source(&self) -> &str {
        self.lines.split('\n').nth(1).unwrap_or_default()
    }
}

/// The names of one meeting.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) who: Vec<NameId>,
    pub(super) places: Vec<NameId>,
}

/// An event as its card tells it: what all its reports tell together.
#[derive(Debug)]
pub(super) struct Merged {
    pub(super) facts: Facts,
    pub(super) kind: Kind,
    pub(super) status: Status,
    pub(super) format: Format,
    pub(super) level: Option<Level>,
    pub(super) date: Option<FuzzyDate>,
}

/// What queries are answered from.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) rows: Vec<Row>,
    pub(super) events: Vec<Merged>,
    pub(super) arena: Arena,
    pub(super) words: Words,
    pub(super) people: Names,
    pub(super) places: Names,
}

impl Index {
    /// Builds the index of a corpus.
    #[must_use]
    pub fn build(corpus: &Corpus, language: &Language) -> Self {
        let mut index = Self::default();
        let mut words = Builder::default();
        for (number, entry) in corpus.entries().iter().enumerate() {
            let meetings = index.facts(corpus, number, entry, language);
            let lines = index.lines(entry, &meetings);
            let row = u32::try_from(number).unwrap_or(u32::MAX);
            index.arena.push(lines.split('\n'));
            words.add(row, &lines);
            for paragraph in entry.article.paragraphs.iter().filter(|p| p.kind.is_told()) {
                words.add(row, &fold(paragraph.span.of(&entry.article.text)));
            }
            let published = entry.article.published.map(crate::base::article::Published::day);
            index.rows.push(Row {
                entry: entry.clone(),
                lines,
                published,
                meetings,
                events: events_of(corpus, number, entry),
            });
        }
        index.events = corpus.events().iter().map(|event| index.merged(event, language)).collect();
        index.words = words.finish(language);
        index
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no articles.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn facts(&mut self, corpus: &Corpus, article: usize, entry: &Entry, language: &Language) -> Vec<Facts> {
        let mut all = Vec::with_capacity(entry.document.meetings.len());
        for meeting in &entry.document.meetings {
            let event = corpus.event_of(MeetingRef { article, meeting: meeting.id });
            let mut facts = Facts::default();
            for name in names(entry, meeting) {
                push(&mut facts.who, self.people.intern(name, language));
                // The event knows the fullest form of all reports.
                let full = event.into_iter().flat_map(|event| &event.parties).filter(|party| party.name != name);
                for party in full.filter(|party| Names::is_part(name, &party.name)) {
                    push(&mut facts.who, self.people.intern(&party.name, language));
                }
            }
            let place = meeting.place.iter().flat_map(|place| std::iter::once(&place.name).chain(&place.country));
            for name in place {
                push(&mut facts.places, self.places.intern(name, language));
            }
            all.push(facts);
        }
        all
    }

    fn merged(&mut self, event: &Event, language: &Language) -> Merged {
        let event::Facts { kind, status, format, level, date, .. } = **event;
        let mut facts = Facts::default();
        for party in &event.parties {
            push(&mut facts.who, self.people.number(&party.name, language));
        }
        for name in event.place.iter().flat_map(|(name, country)| std::iter::once(name).chain(country)) {
            push(&mut facts.places, self.places.number(name, language));
        }
        Merged { facts, kind, status, format, level, date }
    }

    fn lines(&self, entry: &Entry, meetings: &[Facts]) -> String {
        let article = &entry.article;
        let mut lines = fold(&article.title.replace('\n', " "));
        lines.push('\n');
        lines.push_str(&fold(article.source.as_deref().unwrap_or_default()));
        let mut told: Vec<&str> = Vec::new();
        let people = meetings.iter().flat_map(|m| &m.who).filter_map(|&id| self.people.all().get(id as usize));
        let places = meetings.iter().flat_map(|m| &m.places).filter_map(|&id| self.places.all().get(id as usize));
        for name in people.chain(places) {
            if !told.contains(&name.text.as_str()) {
                told.push(&name.text);
                lines.push('\n');
                lines.push_str(&fold(&name.text.replace('\n', " ")));
            }
        }
        lines
    }
}

/// The event of each meeting of an article, where one lists it.
fn events_of(corpus: &Corpus, article: usize, entry: &Entry) -> Vec<Option<usize>> {
    let reports = entry.document.meetings.iter().map(|meeting| MeetingRef { article, meeting: meeting.id });
    let event = |report| corpus.event_of(report).filter(|event| event.meetings.contains(&report));
    reports.map(|report| event(report).map(|event| event.id.index())).collect()
}

/// The names of those who take part, and of the parts of their groups.
fn names<'e>(entry: &'e Entry, meeting: &'e Meeting) -> impl Iterator<Item = &'e str> {
    let of = |id: EntityId| entry.document.entity(id);
    let party = meeting.participants.iter().filter_map(move |participant| of(participant.entity));
    party.flat_map(move |entity| {
        let members = entity.members.iter().filter_map(move |&member| of(member));
        std::iter::once(entity).chain(members).map(|entity| entity.name.as_str())
    })
}

fn push(all: &mut Vec<NameId>, one: NameId) {
    if !all.contains(&one) {
        all.push(one);
    }
}
