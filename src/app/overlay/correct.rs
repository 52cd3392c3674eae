//! Correcting a meeting: a menu of what can be corrected, and for each fact what there is to choose
//! from, narrowed by what is typed. It holds choices; what they change is decided elsewhere.

use std::sync::Arc;

use crate::app::card::{Card, event_of};
use crate::app::command::Command;
use crate::app::cursor::{self, Step};
use crate::app::input::Input;
use crate::app::keys::Layer;
use crate::app::layout::{self, Size};
use crate::app::overlay::day::{Around, DateWords, date_of};
use crate::base::article::Published;
use crate::base::date::FuzzyDate;
use crate::base::fold::fold;
use crate::base::id::EventId;
use crate::corpus::correct::{Added, Fix, PlaceName};
use crate::corpus::{Corpus, MeetingRef};
use crate::extract::meeting::{Corrected, Status};
use crate::extract::mention::EntityKind;

/// What stands in the menu, in its order.
const MENU: [Command; 10] = [
    Command::CorrectDate,
    Command::CorrectPlace,
    Command::CorrectStatus,
    Command::AddParticipant,
    Command::RemoveParticipant,
    Command::SameMeeting,
    Command::SplitReport,
    Command::NotAMeeting,
    Command::Uncorrect,
    Command::RestoreMeetings,
];

/// No list of choices is longer.
const MOST: usize = 200;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// When.
    Date(Fix<FuzzyDate>),
    /// Where.
    Place(Fix<PlaceName>),
    /// Whether it happened.
    Status(Status),
    /// One who takes part.
    Add(Added),
    /// One who does not, by name.
    Remove(String),
    /// The same event.
    Same(EventId, MeetingRef),
    /// The report that is of another event.
    Split(MeetingRef),
}

/// The menu, and what lies over it.
#[derive(Clone, Debug)]
pub struct CorrectView {
    /// The meeting that is corrected; `None` where none is selected.
    pub of: Option<MeetingRef>,
    /// What can be corrected here.
    pub menu: Vec<Command>,
    /// The row under the cursor.
    pub cursor: usize,
    /// What is chosen from.
    pub pick: Option<Pick>,
}

/// A list to choose from.
#[derive(Clone, Debug)]
pub struct Pick {
    /// What is corrected.
    pub command: Command,
    /// What is typed, where typing narrows.
    pub input: Option<Input>,
    /// What there is to choose from now.
    pub choices: Vec<Choice>,
    /// The choice under the cursor.
    pub cursor: usize,
    /// The first line in sight.
    pub top: usize,
    /// What the card tells now, where it tells one thing.
    pub present: Option<Choice>,
    all: Vec<(String, Choice)>,
    around: Around,
    words: Arc<DateWords>,
}

impl CorrectView {
    /// What can be corrected of a meeting; `denied` tells whether something of its article was said to
    /// be no meeting.
    #[must_use]
    pub fn of(corpus: &Corpus, of: Option<MeetingRef>, denied: Denied) -> Self {
        let told = of.and_then(|of| corpus.meeting(of));
        let reports = of.and_then(|of| event_of(corpus, of)).map_or(0, |event| event.meetings.len());
        let corrected: Option<&Corrected> = told.and_then(|told| told.corrected.as_deref());
        let makes_sense = |command: &Command| match command {
            Command::RestoreMeetings => denied == Denied::Some,
            Command::RemoveParticipant => told.is_some_and(|told| !told.participants.is_empty()),
            Command::SplitReport => reports > 1,
            Command::Uncorrect => corrected.is_some_and(|corrected| !corrected.parts.is_empty()),
            _ => told.is_some(),
        };
        Self { of, menu: MENU.into_iter().filter(makes_sense).collect(), cursor: 0, pick: None }
    }

    /// The layer that hears the keys.
    #[must_use]
    pub fn layer(&self) -> Layer {
        match &self.pick {
            Some(pick) if pick.input.is_some() => Layer::Prompt,
            Some(_) => Layer::Related,
            None => Layer::Correct,
        }
    }

    /// Moves the cursor of what lies on top.
    pub fn step(&mut self, by: Step) {
        match &mut self.pick {
            Some(pick) => pick.cursor = cursor::step(pick.cursor, pick.choices.len(), by),
            None => self.cursor = cursor::step(self.cursor, self.menu.len(), by),
        }
    }

    /// Brings cursors into sight.
    pub fn settle(&mut self, size: Size) {
        self.cursor = self.cursor.min(self.menu.len().saturating_sub(1));
        if let Some(pick) = &mut self.pick {
            let count = pick.choices.len();
            pick.cursor = pick.cursor.min(count.saturating_sub(1));
            pick.top = cursor::reveal(pick.top, &(pick.cursor..pick.cursor + 1), window(size), count);
        }
    }
}

/// Whether an article has what was said to be no meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// It has.
    Some,
    /// It has not.
    Nothing,
}

/// Lines of the list of choices in a screen of this size.
#[must_use]
pub fn window(size: Size) -> usize {
    layout::overlay_lines(size).saturating_sub(1).clamp(1, 14)
}

impl Pick {
    /// What a fact of a meeting may be.
    #[must_use]
    pub fn of(corpus: &Corpus, of: MeetingRef, command: Command, words: &Arc<DateWords>) -> Self {
        let present = present(corpus, of, command);
        let all = match command {
            Command::CorrectDate => dates(corpus, of, present.as_ref()),
            Command::CorrectPlace => places(corpus, of, present.as_ref()),
            Command::CorrectStatus => statuses(),
            Command::SplitReport => reports(corpus, of),
            Command::AddParticipant => actors(corpus, of),
            Command::RemoveParticipant => participants(corpus, of),
            _ => others(corpus, of),
        };
        let typed = !matches!(command, Command::CorrectStatus | Command::RemoveParticipant | Command::SplitReport);
        let published = corpus.entry(of.article).and_then(|entry| entry.article.published).map(Published::day);
        let meeting = if let Some(Choice::Date(Fix::Known(date))) = present { Some(date) } else { None };
        let input = typed.then(Input::default);
        let (around, words) = (Around { meeting, published }, Arc::clone(words));
        let mut pick = Self { command, input, choices: Vec::new(), cursor: 0, top: 0, present, all, around, words };
        pick.seek();
        pick
    }

    /// The choice under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Choice> {
        self.choices.get(self.cursor)
    }

    /// Narrows the choices to what is typed; a new value can be typed too.
    pub fn seek(&mut self) {
        let typed = self.input.as_ref().map(|input| input.text().trim().to_owned()).unwrap_or_default();
        let words: Vec<String> = fold(&typed).split_whitespace().map(str::to_owned).collect();
        let holds = |text: &str| words.iter().all(|word| text.contains(word.as_str()));
        let found = self.all.iter().filter(|(text, _)| holds(text)).map(|(_, choice)| choice.clone());
        self.choices = found.take(MOST).collect();
        let new = self.new_value(&typed);
        if let Some(new) = new.filter(|new| !self.choices.contains(new)) {
            // A date is what was typed; a name may be one of those that are known.
            let at = if self.command == Command::CorrectDate { 0 } else { self.choices.len() };
            if !self.all.iter().any(|(text, _)| *text == fold(&typed)) {
                self.choices.insert(at, new);
            }
        }
        // Whoever has typed nothing yet stands on what is told now, and sees what is near it.
        let present = self.present.as_ref().filter(|_| typed.is_empty());
        let at = present.and_then(|present| self.choices.iter().position(|choice| choice == present));
        self.cursor = at.unwrap_or(0);
    }

    /// What is typed as a value of its own.
    fn new_value(&self, typed: &str) -> Option<Choice> {
        if typed.is_empty() {
            return None;
        }
        let name = typed.to_owned();
        match self.command {
            Command::CorrectDate => date_of(typed, &self.words, self.around).map(|date| Choice::Date(Fix::Known(date))),
            Command::CorrectPlace => Some(Choice::Place(Fix::Known(PlaceName { name, country: None }))),
            Command::AddParticipant => Some(Choice::Add(Added { name, kind: EntityKind::Person })),
            _ => None,
        }
    }
}

/// What the card tells now of what is corrected.
fn present(corpus: &Corpus, of: MeetingRef, command: Command) -> Option<Choice> {
    let card = Card::of(corpus, of)?;
    let country = || event_of(corpus, of)?.place.as_ref()?.1.clone();
    Some(match command {
        Command::CorrectDate => Choice::Date(card.date.map_or(Fix::Unknown, Fix::Known)),
        Command::CorrectPlace => {
            let place = card.place.map(|name| PlaceName { country: country().filter(|c| *c != name), name });
            Choice::Place(place.map_or(Fix::Unknown, Fix::Known))
        }
        Command::CorrectStatus => Choice::Status(card.status),
        Command::SplitReport => Choice::Split(of),
        _ => return None,
    })
}

/// The dates that the article names with the one told now, and that none is known.
fn dates(corpus: &Corpus, of: MeetingRef, present: Option<&Choice>) -> Vec<(String, Choice)> {
    let times = corpus.entry(of.article).map(|entry| entry.document.times.as_slice()).unwrap_or_default();
    let told = if let Some(Choice::Date(Fix::Known(date))) = present { Some(*date) } else { None };
    let mut dates: Vec<FuzzyDate> = told.into_iter().chain(times.iter().filter_map(|time| time.value)).collect();
    // Of equal ones the first stays: the one told.
    dates.sort_by_key(|date| (date.start(), date.end()));
    dates.dedup_by_key(|date| (date.start(), date.end()));
    let known = dates.into_iter().map(|date| (fold(&date.edtf()), Choice::Date(Fix::Known(date))));
    known.chain([(String::new(), Choice::Date(Fix::Unknown))]).collect()
}

/// The place told now, those that the article names, then those of all meetings.
fn places(corpus: &Corpus, of: MeetingRef, present: Option<&Choice>) -> Vec<(String, Choice)> {
    let entities = corpus.entry(of.article).map(|entry| entry.document.entities.as_slice()).unwrap_or_default();
    let own = entities.iter().filter(|entity| matches!(entity.kind, EntityKind::Place | EntityKind::State));
    let own = own.map(|entity| {
        let country = entity.country.clone().filter(|country| *country != entity.name);
        PlaceName { name: entity.name.clone(), country }
    });
    let met = corpus.places().map(|(name, events)| {
        let event = events.first().and_then(|event| corpus.event(*event));
        let country = event.and_then(|event| event.place.as_ref()?.1.clone());
        PlaceName { name: name.to_owned(), country }
    });
    let mut places: Vec<(String, Choice)> = Vec::new();
    let told = if let Some(Choice::Place(Fix::Known(place))) = present { Some(place.clone()) } else { None };
    for place in told.into_iter().chain(own).chain(met) {
        let folded = fold(&place.name);
        if places.iter().all(|(known, _)| *known != folded) {
            places.push((folded, Choice::Place(Fix::Known(place))));
        }
    }
    places.push((String::new(), Choice::Place(Fix::Unknown)));
    places
}

fn statuses() -> Vec<(String, Choice)> {
    let statuses = [
        Status::Planned,
        Status::Proposed,
        Status::Ongoing,
        Status::Held,
        Status::Postponed,
        Status::Cancelled,
        Status::Unknown,
    ];
    statuses.into_iter().map(|status| (String::new(), Choice::Status(status))).collect()
}

/// The reports of the event, in order of publication.
fn reports(corpus: &Corpus, of: MeetingRef) -> Vec<(String, Choice)> {
    let reports = event_of(corpus, of).map(|event| event.meetings.as_slice()).unwrap_or_default();
    reports.iter().map(|report| (String::new(), Choice::Split(*report))).collect()
}

/// Those whom the article names and who do not take part, then all others, who meets often first.
fn actors(corpus: &Corpus, of: MeetingRef) -> Vec<(String, Choice)> {
    let Some((entry, told)) = corpus.entry(of.article).zip(corpus.meeting(of)) else { return Vec::new() };
    let own =
        entry.document.entities.iter().filter(|entity| entity.kind != EntityKind::Place && entity.members.is_empty());
    let own = own.map(|entity| (entity.kind, entity.name.clone()));
    let mut met: Vec<_> = corpus.people().actors().iter().collect();
    met.sort_by_key(|actor| std::cmp::Reverse(actor.events.len()));
    let met = met.into_iter().map(|actor| (actor.kind, actor.name.clone()));
    let takes_part = told.participants.iter().filter_map(|one| entry.document.entity(one.entity));
    let mut seen: Vec<String> = takes_part.map(|entity| fold(&entity.name)).collect();
    let mut actors = Vec::new();
    for (kind, name) in own.chain(met) {
        let folded = fold(&name);
        if !seen.contains(&folded) {
            seen.push(folded.clone());
            actors.push((folded, Choice::Add(Added { name, kind })));
        }
    }
    actors
}

/// Those who take part, as the card names them.
fn participants(corpus: &Corpus, of: MeetingRef) -> Vec<(String, Choice)> {
    let names = Card::of(corpus, of).map(|card| card.names).unwrap_or_default();
    names.into_iter().map(|name| (fold(&name.full), Choice::Remove(name.full))).collect()
}

/// The other events, those of near days first.
fn others(corpus: &Corpus, of: MeetingRef) -> Vec<(String, Choice)> {
    let own = event_of(corpus, of);
    let day = |date: Option<FuzzyDate>| date.map(FuzzyDate::start);
    let near = day(own.and_then(|event| event.date)).or_else(|| corpus.newest());
    let mut events: Vec<_> = corpus.events().iter().filter(|event| own.is_none_or(|own| own.id != event.id)).collect();
    events.sort_by_key(|event| {
        let away = day(event.date).zip(near).map(|(day, near)| (day - near).num_days().abs());
        (away.is_none(), away, event.id)
    });
    let choice = |event: &&crate::corpus::Event| {
        let meeting = event.meetings.last().copied()?;
        let names = event.parties.iter().map(|party| party.name.as_str());
        let place = event.place.iter().map(|(name, _)| name.as_str());
        let date = event.date.map(FuzzyDate::edtf);
        let said: Vec<&str> = names.chain(place).chain(date.as_deref()).collect();
        Some((fold(&said.join(" ")), Choice::Same(event.id, meeting)))
    };
    events.iter().filter_map(choice).collect()
}
