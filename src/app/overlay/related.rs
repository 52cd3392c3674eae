//! What belongs to a meeting: the other reports of the same event, then the related events, each
//! with its reason; narrowed by what is typed of their names, places, headlines and outlets.

use std::sync::Arc;

use crate::app::layout::{self, Size};

use super::people::Typing;
use crate::app::card::{Card, event_of};
use crate::app::cursor::{self, Step};
use crate::app::input::Input;
use crate::base::id::EventId;
use crate::corpus::event::Reason;
use crate::corpus::query::Roster;
use crate::corpus::{Corpus, MeetingRef};

/// One thing to jump to.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A report of the same event.
    Report(MeetingRef),
    /// A related event, by one of its reports.
    Event {
        /// Which.
        event: EventId,
        /// The report that is opened.
        meeting: MeetingRef,
        /// Why, the strongest reason first.
        reasons: Vec<Reason>,
        /// What the series of both is called, where it has a name.
        series: Option<Arc<str>>,
    },
}

impl Item {
    /// The meeting to jump to.
    #[must_use]
    pub fn meeting(&self) -> MeetingRef {
        match self {
            Self::Report(meeting) | Self::Event { meeting, .. } => *meeting,
        }
    }
}

/// The list.
#[derive(Clone, Debug)]
pub struct RelatedList {
    /// The meeting it is about.
    pub of: MeetingRef,
    /// What belongs to it, as far as it is what is typed.
    pub items: Vec<Item>,
    /// What is typed.
    pub input: Input,
    /// What was found by it.
    pub roster: Roster,
    /// Whether letters are text.
    pub typing: Typing,
    all: Vec<Item>,
    /// What of each is looked for.
    texts: Vec<String>,
    /// The item under the cursor.
    pub cursor: usize,
    /// The first line in sight.
    pub top: usize,
}

/// Lines that an item takes: what, and where it is told; its reason.
pub const ITEM_LINES: usize = 2;

impl RelatedList {
    /// What belongs to a meeting; `None` where nothing does.
    #[must_use]
    pub fn of(corpus: &Corpus, of: MeetingRef) -> Option<Self> {
        let event = event_of(corpus, of)?;
        let others = event.meetings.iter().copied().filter(|&meeting| meeting != of).map(Item::Report);
        let related = corpus.related(event.id).into_iter().filter_map(|related| {
            let other = corpus.event(related.event)?;
            // A report in the article one reads is nearest; else the latest tells most.
            let own = other.meetings.iter().copied().find(|m| m.article == of.article);
            let meeting = own.or_else(|| other.meetings.last().copied())?;
            Some(Item::Event { event: related.event, meeting, reasons: related.reasons, series: related.series })
        });
        let all: Vec<Item> = others.chain(related).collect();
        let mut list = Self {
            of,
            items: Vec::new(),
            input: Input::default(),
            roster: Roster::default(),
            typing: Typing::Off,
            texts: all.iter().map(|item| text(corpus, item)).collect(),
            all,
            cursor: 0,
            top: 0,
        };
        list.narrow();
        (!list.items.is_empty()).then_some(list)
    }

    /// Lists what is typed of.
    pub fn narrow(&mut self) {
        self.roster = Roster::of(&self.texts, self.input.text());
        self.items = self.roster.rows.iter().filter_map(|row| self.all.get(*row).cloned()).collect();
        self.cursor = 0;
        self.top = 0;
    }

    /// Lists everything again.
    pub fn clear(&mut self) {
        self.typing = Typing::Off;
        self.input = Input::default();
        self.narrow();
    }

    /// Whether a line is typed, or was.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.typing == Typing::On || !self.input.is_empty()
    }

    /// Whether anything belongs to a meeting; so it is taken to be, while that cannot be told at once.
    #[must_use]
    pub fn is_likely(corpus: &Corpus, of: MeetingRef) -> bool {
        let Some(event) = event_of(corpus, of) else { return false };
        event.meetings.len() > 1 || corpus.related_at_once(event.id).is_none_or(|related| !related.is_empty())
    }

    /// Moves the cursor.
    pub fn step(&mut self, by: Step) {
        self.cursor = cursor::step(self.cursor, self.items.len(), by);
    }

    /// How many of the items are reports of the same event.
    #[must_use]
    pub fn reports(&self) -> usize {
        self.items.iter().filter(|item| matches!(item, Item::Report(_))).count()
    }

    /// Lines of the window, without its frame: as many as everything takes, so that nothing jumps while one
    /// types, and the line that is typed.
    #[must_use]
    pub fn height(&self, size: Size) -> usize {
        let reports = self.all.iter().filter(|item| matches!(item, Item::Report(_))).count();
        let headings = usize::from(reports > 0) + usize::from(reports < self.all.len());
        let between = usize::from(reports > 0 && reports < self.all.len());
        window(size, headings + between + self.all.len() * ITEM_LINES + usize::from(self.is_narrowed()))
    }

    /// Lines of the items in the window.
    #[must_use]
    pub fn room(&self, size: Size) -> usize {
        self.height(size).saturating_sub(usize::from(self.is_narrowed())).max(1)
    }

    /// The first line of an item: headings stand before the reports and before the events.
    #[must_use]
    pub fn line_of(&self, item: usize) -> usize {
        let reports = self.reports();
        let headings = usize::from(reports > 0)
            + 2 * usize::from(item >= reports && reports > 0)
            + usize::from(item >= reports && reports == 0);
        headings + item * ITEM_LINES
    }

    /// How many lines there are.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.line_of(self.items.len().saturating_sub(1)) + ITEM_LINES
    }

    /// Brings the cursor into sight.
    pub fn settle(&mut self, size: Size) {
        self.cursor = self.cursor.min(self.items.len().saturating_sub(1));
        let line = self.line_of(self.cursor);
        let height = self.room(size);
        // The first heading comes into sight with the first item, where both have room.
        let from = if self.cursor == 0 && line + ITEM_LINES <= height { 0 } else { line };
        self.top = cursor::reveal(self.top, &(from..line + ITEM_LINES), height, self.lines());
    }
}

/// Where and by whom it is told, and who takes part.
fn text(corpus: &Corpus, item: &Item) -> String {
    let at = item.meeting();
    let article = corpus.entry(at.article).map(|entry| &entry.article);
    let told = article.map(|article| [article.title.as_str(), article.source.as_deref().unwrap_or_default()].join(" "));
    let card = if let Item::Event { .. } = item { Card::of(corpus, at) } else { None };
    let of_event = card.map(|card| {
        let names = card.names.iter().map(|name| name.full.as_str());
        names.chain(card.place.as_deref()).collect::<Vec<_>>().join(" ")
    });
    let of_report = corpus.meeting(at).and_then(|meeting| meeting.place.as_ref()).map(|venue| venue.name.clone());
    [told, of_event.or(of_report)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Lines of the window in a screen of this size, without its frame.
#[must_use]
pub fn window(size: Size, lines: usize) -> usize {
    lines.min(layout::overlay_lines(size)).max(1)
}
