//! A meeting as its card tells it: the facts of the event where reports are linked, else those of
//! the one report, and the life of the meeting from report to report. Facts and lines, no words.

use chrono::NaiveDate;

use crate::app::shown::Outcome;
use crate::base::article::Published;
use crate::base::date::FuzzyDate;
use crate::base::span::Span;
use crate::base::width;
use crate::corpus::event::{Change, Dispute, Step};
use crate::corpus::{Corpus, Event, MeetingRef, Party};
use crate::extract::meeting::{Format, Kind, Level, Part, Status};
use crate::extract::mention::EntityKind;

/// One who takes part, as a card names him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The fullest form.
    pub full: String,
    /// A person's surname, else the fullest form.
    pub short: String,
    /// What kind.
    pub kind: EntityKind,
    /// Takes part from afar.
    pub remote: bool,
}

/// One report in the life of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The meeting of an article.
    pub meeting: MeetingRef,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// Did it happen, as that article tells.
    pub status: Status,
    /// Where, as that article tells.
    pub place: Option<String>,
    /// What it changed in what was known.
    pub changes: Vec<Change>,
    /// Whether it prints the text of an earlier report again.
    pub print: Print,
}

/// Whether a report is a text of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// It is.
    Own,
    /// It prints another again.
    Again,
}

/// The facts of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The report it stands for.
    pub meeting: MeetingRef,
    /// Did it happen, as the latest report tells.
    pub status: Status,
    /// When.
    pub date: Option<FuzzyDate>,
    /// Whether the words of the text contradict each other.
    pub disputed: bool,
    /// Where.
    pub place: Option<String>,
    /// What kind.
    pub kind: Kind,
    /// How they come together.
    pub format: Format,
    /// Rank of the parties.
    pub level: Option<Level>,
    /// Who, persons first.
    pub names: Vec<Name>,
    /// All reports, in order of publication.
    pub reports: Vec<Report>,
    /// How many independent sources they come from.
    pub sources: usize,
    /// What the reports disagree on.
    pub disputes: Vec<Dispute>,
    /// Whether its day has passed without a word.
    pub word: Word,
    /// What the reader corrected of any of its reports, in order.
    pub corrected: Vec<Part>,
}

/// Whether anything was heard of a meeting after its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// It was, or its day has not passed.
    Heard,
    /// It was announced, its day has passed, and no article tells what came of it.
    Missing,
}

/// The event that really lists this report: an article whose meetings are not linked yet has none.
#[must_use]
pub fn event_of(corpus: &Corpus, meeting: MeetingRef) -> Option<&Event> {
    corpus.event_of(meeting).filter(|event| event.meetings.contains(&meeting))
}

impl Card {
    /// What became of the meeting.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.word == Word::Missing { Outcome::Unconfirmed } else { Outcome::Told(self.status) }
    }

    /// The card of a meeting.
    #[must_use]
    pub fn of(corpus: &Corpus, meeting: MeetingRef) -> Option<Self> {
        let told = corpus.meeting(meeting)?;
        let event = event_of(corpus, meeting);
        let own = (&[meeting][..], &[Step::default()][..]);
        let (told_by, steps) = event.map_or(own, |event| (&event.meetings, &event.coverage));
        let missing = event.zip(corpus.newest()).is_some_and(|(event, newest)| event.is_unconfirmed(newest));
        let names =
            event.map_or_else(|| names_told(corpus, meeting), |event| event.parties.iter().map(party).collect());
        Some(Self {
            meeting,
            status: event.map_or(told.status, |event| event.status),
            date: event.map_or_else(|| told.when.map(|when| when.value), |event| event.date),
            disputed: told.when.is_some_and(|when| when.disputed),
            place: event.map_or_else(
                || told.place.as_ref().map(|venue| venue.name.clone()),
                |event| event.place.as_ref().map(|(name, _)| name.clone()),
            ),
            kind: event.map_or(told.kind, |event| event.kind),
            format: event.map_or(told.format, |event| event.format),
            level: event.map_or(told.level, |event| event.level),
            names,
            reports: told_by.iter().zip(steps).filter_map(|(at, step)| report(corpus, *at, step)).collect(),
            sources: event.map_or(1, |event| event.sources),
            disputes: event.map_or_else(Vec::new, |event| event.disputes.clone()),
            word: if missing { Word::Missing } else { Word::Heard },
            corrected: corrected(corpus, told_by),
        })
    }
}

fn corrected(corpus: &Corpus, reports: &[MeetingRef]) -> Vec<Part> {
    let told = reports.iter().filter_map(|report| corpus.meeting(*report)?.corrected.as_ref());
    let mut parts: Vec<Part> = told.flat_map(|corrected| corrected.parts.iter().copied()).collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}

fn party(party: &Party) -> Name {
    named(&party.name, party.kind, party.remote)
}

fn named(full: &str, kind: EntityKind, remote: bool) -> Name {
    let short = if kind == EntityKind::Person { surname(full) } else { full.to_owned() };
    Name { full: full.to_owned(), short, kind, remote }
}

/// The surname, with its particles: of "Урсула фон дер Ляйен", "фон дер Ляйен". An office
/// ("глава МИД Турции") is no name and stays whole.
#[must_use]
pub fn surname(full: &str) -> String {
    let words: Vec<&str> = full.split_whitespace().collect();
    let small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    if words.len() < 2 || words.first().is_some_and(small) {
        return full.to_owned();
    }
    let last = words.len() - 1;
    let from = words.iter().skip(1).position(small).map_or(last, |at| at + 1);
    words.into_iter().skip(from).collect::<Vec<_>>().join(" ")
}

fn names_told(corpus: &Corpus, meeting: MeetingRef) -> Vec<Name> {
    let (Some(entry), Some(told)) = (corpus.entry(meeting.article), corpus.meeting(meeting)) else {
        return Vec::new();
    };
    let name = |p: &crate::extract::meeting::Participant| {
        entry.document.entity(p.entity).map(|entity| named(&entity.name, entity.kind, p.remote))
    };
    let mut names: Vec<Name> = told.participants.iter().filter_map(name).collect();
    names.sort_by_key(|name| name.kind);
    names
}

fn report(corpus: &Corpus, at: MeetingRef, step: &Step) -> Option<Report> {
    let (entry, told) = (corpus.entry(at.article)?, corpus.meeting(at)?);
    Some(Report {
        meeting: at,
        published: entry.article.published.map(Published::day),
        status: told.status,
        place: told.place.as_ref().map(|venue| venue.name.clone()),
        changes: step.changes.clone(),
        print: if step.reprint_of.is_some() { Print::Again } else { Print::Own },
    })
}

/// How a card is unfolded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// One among others: surnames, folded past the fourth.
    Closed,
    /// The selected one: everyone by full name, and the life of the meeting.
    Open,
}

/// One line of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardLine {
    /// Status, date, place.
    When,
    /// Kind, format, rank.
    Kind,
    /// Some of the names, by index; `more` are folded away after them.
    Names {
        /// The first name of the line.
        first: usize,
        /// The name after its last.
        end: usize,
        /// How many names are left out.
        more: usize,
    },
    /// How many reports of how many sources.
    Reports,
    /// A part of one name that is longer than a line.
    Part {
        /// Which name.
        name: usize,
        /// Its part.
        span: Span,
    },
    /// One report, by index, with what it changed where that stands on the same line.
    Report(usize, Tail),
    /// What a report changed, by its index.
    Changes(usize),
    /// What the reports disagree on, by index.
    Dispute(usize, Tail),
    /// The claims of a dispute, by its index.
    Claims(usize),
    /// The sentence that gives one of the values, by indices of dispute and claim.
    Sentence(usize, usize),
    /// Its day has passed without a word.
    Missing,
    /// What the reader corrected.
    Corrected,
    /// Space after a card.
    Blank,
}

/// Where the end of a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// On the line.
    Here,
    /// On the line below: there is no room for it.
    Below,
}

/// Columns before the text of a card's further lines: bar, glyph, spaces.
pub const INDENT: usize = 4;
/// Columns before what became of a meeting in the line of a report.
pub const STEP: usize = INDENT + 8;
/// In a pane of so many columns a dispute stands on one line.
const WIDE: usize = 48;
/// How many names a closed card shows at most.
const SHOWN_NAMES: usize = 4;

/// The lines of a card in a pane of `width` columns.
#[must_use]
pub fn lines(card: &Card, width: usize, fold: Fold) -> Vec<CardLine> {
    let mut lines = vec![CardLine::When, CardLine::Kind];
    let room = width.saturating_sub(INDENT + 1);
    match fold {
        Fold::Closed => lines.extend(closed_names(card, room)),
        Fold::Open => lines.extend(open_names(card, room)),
    }
    if card.reports.len() > 1 {
        lines.push(CardLine::Reports);
        if fold == Fold::Open {
            for (at, report) in card.reports.iter().enumerate() {
                let tail = tail_of_report(report, width);
                lines.push(CardLine::Report(at, tail));
                lines.extend((tail == Tail::Below).then_some(CardLine::Changes(at)));
            }
        }
    }
    if card.word == Word::Missing {
        lines.push(CardLine::Missing);
    }
    if fold == Fold::Open && !card.corrected.is_empty() {
        lines.push(CardLine::Corrected);
    }
    if fold == Fold::Open {
        for (at, dispute) in card.disputes.iter().enumerate() {
            let tail = if width < WIDE { Tail::Below } else { Tail::Here };
            lines.push(CardLine::Dispute(at, tail));
            lines.extend((tail == Tail::Below).then_some(CardLine::Claims(at)));
            lines.extend((0..dispute.claims.len()).map(|claim| CardLine::Sentence(at, claim)));
        }
    }
    lines.push(CardLine::Blank);
    lines
}

/// A name on as many lines as its words take.
fn parts_of(name: &str, room: usize) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    let mut start = 0;
    for word in name.split(' ') {
        let span = Span::new(start, start + word.len());
        start += word.len() + 1;
        match parts.last_mut() {
            Some(last) if width::width(Span::new(last.start(), span.end()).of(name)) + 2 <= room => {
                *last = Span::new(last.start(), span.end());
            }
            _ => parts.push(span),
        }
    }
    parts
}

/// Whether what a report changed has room beside what became of the meeting; by how long words for
/// such things are, whatever the language.
fn tail_of_report(report: &Report, width: usize) -> Tail {
    let status = match report.status {
        Status::Held | Status::Ongoing => 6,
        Status::Cancelled => 8,
        Status::Postponed | Status::Proposed => 10,
        Status::Planned | Status::Unknown => 13,
    };
    let told = |change: &Change| match change {
        Change::PlaceKnown | Change::PlaceChanged => report.place.as_ref().map_or(0, |place| 9 + width::width(place)),
        Change::DayKnown(_) | Change::Denied | Change::Joined(_) => 15,
        Change::MovedTo(_) => 8,
        Change::Announced
        | Change::Proposed
        | Change::Postponed
        | Change::Started
        | Change::Held
        | Change::Cancelled => 0,
    };
    let changes: usize = report.changes.iter().map(told).sum();
    let changes = changes + if report.print == Print::Again { 13 } else { 0 };
    if changes > 0 && STEP + status + changes > width { Tail::Below } else { Tail::Here }
}

fn closed_names(card: &Card, room: usize) -> Option<CardLine> {
    let (mut used, mut end) = (0, 0);
    for name in card.names.iter().take(SHOWN_NAMES) {
        let wide = width::width(&name.short) + usize::from(name.remote) + 2;
        // Room for ", +12" is kept while more names follow.
        let tail = if end + 1 < card.names.len() { 5 } else { 0 };
        if end > 0 && used + wide + tail > room + 2 {
            break;
        }
        used += wide;
        end += 1;
    }
    (end > 0).then_some(CardLine::Names { first: 0, end, more: card.names.len() - end })
}

fn open_names(card: &Card, room: usize) -> Vec<CardLine> {
    let mut lines = Vec::new();
    let (mut first, mut used) = (0, 0);
    for (at, name) in card.names.iter().enumerate() {
        let wide = width::width(&name.full) + usize::from(name.remote) + 2;
        if at > first && used + wide > room + 1 {
            lines.push(CardLine::Names { first, end: at, more: 0 });
            (first, used) = (at, 0);
        }
        used += wide;
        if first == at && used > room + 1 {
            lines.extend(parts_of(&name.full, room).into_iter().map(|span| CardLine::Part { name: at, span }));
            (first, used) = (at + 1, 0);
        }
    }
    if first < card.names.len() {
        lines.push(CardLine::Names { first, end: card.names.len(), more: 0 });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_called_by_surname() {
        assert_eq!(surname("Рустем Умеров"), "Умеров");
        assert_eq!(surname("Урсула фон дер Ляйен"), "фон дер Ляйен");
        assert_eq!(surname("глава МИД Турции"), "глава МИД Турции");
        assert_eq!(surname("Макрон"), "Макрон");
    }
}
