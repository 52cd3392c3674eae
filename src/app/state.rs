//! Everything the program knows while it runs: a few named parts, no copies of text. Whoever changes
//! a part calls nothing else; [`State::settle`] brings rows, cursors and scroll positions in order
//! after every action, so that an invariant has one place.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::card::event_of;
use super::company::Company;
use super::deeds::{Deed, Deeds};
use super::input::History;
use super::journey::{Journey, Place};
use super::keys::{Key, Keymap, Layer};
use super::layout::{self, Regions, Size, Zoom};
use super::marks::{MarkKey, Marks};
use super::overlay::Overlay;
use super::overlay::filter::Filter;
use super::overlay::notice::Notice;
use super::overlay::people::Typing;
use super::pane::{Focus, Panes};
use super::saved::{Habits, Kept};
use super::setup::Setup;
use crate::base::article::Article;
use crate::base::cancel::Generation;
use crate::base::id::ArticleId;
use crate::corpus::correct::Corrections;
use crate::corpus::load::Note;
use crate::corpus::query::Marked;
use crate::corpus::{Corpus, Entry, MeetingRef};

/// How far the work on the collection has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Files are being read: so many articles are there, of so many files known.
    Loading {
        /// Articles so far.
        articles: usize,
        /// Files known so far.
        files: usize,
    },
    /// Meetings are being sought: so many articles are done.
    Building {
        /// Articles done.
        done: usize,
    },
    /// All is there.
    #[default]
    Ready,
}

/// The menu of what may follow the keys pressed so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Menu {
    /// It is not shown.
    #[default]
    Closed,
    /// One hesitated, and it is.
    Open,
}

/// What goes on outside of update: jobs and notices.
#[derive(Clone, Debug, Default)]
pub struct Status {
    /// How far loading and building are.
    pub stage: Stage,
    /// The articles read anew so far, while files are read anew.
    pub fresh: Option<Vec<Arc<Article>>>,
    /// The current request of each kind of job; reports of others are dropped.
    pub load: Generation,
    /// The same for building.
    pub build: Generation,
    /// The same for completing a query.
    pub complete: Generation,
    /// The same for searching the text.
    pub search: Generation,
    /// The same for counting what saved queries leave.
    pub count: Generation,
    /// The same for setting a long page.
    pub set: Generation,
    /// The same for seeing whether files have changed.
    pub look: Generation,
    /// The marks of each article, as the filter asks for them.
    pub marked: Arc<Vec<Marked>>,
    /// Under which key the marks of each article are kept.
    pub keys: Vec<MarkKey>,
    /// How many articles are unread.
    pub unread: usize,
    /// What could not be read.
    pub notes: Vec<Note>,
    /// The corrections that the last build was told of.
    pub corrected: Arc<Corrections>,
    /// With whom the report stood that was corrected last, until all is linked anew.
    pub company: Option<Company>,
    /// What is wrong with the file of corrections, a line each.
    pub faults: Vec<String>,
    /// What the footer says until the next key.
    pub notice: Option<Notice>,
    /// The keys of a sequence that is not complete yet.
    pub pending: Vec<Key>,
    /// Whether what may follow them is shown.
    pub menu: Menu,
}

/// The whole state.
#[derive(Clone, Debug)]
pub struct State {
    /// The articles with their meetings, a snapshot.
    pub corpus: Arc<Corpus>,
    /// The three panes.
    pub panes: Panes,
    /// What lies over them.
    pub overlay: Option<Overlay>,
    /// What is shown of the collection.
    pub filter: Filter,
    /// The places one was.
    pub journey: Journey,
    /// Read, starred, positions.
    pub marks: Marks,
    /// Widths and queries that outlive the program.
    pub habits: Habits,
    /// The way back from changes.
    pub deeds: Deeds,
    /// Jobs and notices.
    pub status: Status,
    /// What keys do.
    pub keymap: Arc<Keymap>,
    /// What was chosen at the start.
    pub setup: Setup,
    /// Size of the screen.
    pub viewport: Size,
    /// The day it is.
    pub today: NaiveDate,
}

impl State {
    /// A state with nothing loaded yet.
    #[must_use]
    pub fn new(keymap: Arc<Keymap>, marks: Marks, viewport: Size, today: NaiveDate) -> Self {
        Self {
            corpus: Arc::default(),
            panes: Panes::default(),
            overlay: None,
            filter: Filter::default(),
            journey: Journey::default(),
            marks,
            habits: Habits::default(),
            deeds: Deeds::default(),
            status: Status { stage: Stage::Loading { articles: 0, files: 0 }, ..Status::default() },
            keymap,
            setup: Setup::default(),
            viewport,
            today,
        }
    }

    /// Takes up what was kept.
    pub fn recall(&mut self, kept: Kept) {
        self.panes.widths = kept.widths.within();
        self.filter.history = History::new(kept.lines);
        self.habits = Habits::new(kept.queries, self.panes.widths);
    }

    /// Makes a change that can be taken back.
    pub fn make(&mut self, deed: Deed) {
        let touched = touched(&deed);
        self.deeds.make(deed, &mut self.marks, &mut self.habits.queries);
        self.mark_anew(&touched);
    }

    /// Takes the last change back; what was done to that end.
    pub fn undo(&mut self) -> Option<Deed> {
        let deed = self.deeds.undo(&mut self.marks, &mut self.habits.queries);
        self.mark_anew(&deed.as_ref().map(touched).unwrap_or_default());
        deed
    }

    /// Makes again what was taken back last.
    pub fn redo(&mut self) -> Option<Deed> {
        let deed = self.deeds.redo(&mut self.marks, &mut self.habits.queries);
        self.mark_anew(&deed.as_ref().map(touched).unwrap_or_default());
        deed
    }

    /// The layer of the keymap that hears a key first.
    #[must_use]
    pub fn layer(&self) -> Layer {
        match (&self.overlay, self.panes.focus) {
            (Some(Overlay::Prompt(_) | Overlay::Palette(_)), _) => Layer::Prompt,
            (Some(Overlay::Help(help)), _) if help.is_typing() => Layer::Prompt,
            (Some(Overlay::Related(list)), _) if list.typing == Typing::On => Layer::Prompt,
            (Some(Overlay::Related(_)), _) => Layer::Related,
            (Some(Overlay::Queries(_)), _) => Layer::Queries,
            (Some(Overlay::People(view)), _) => view.layer(),
            (Some(Overlay::Calendar(view)), _) => view.layer(),
            (Some(Overlay::Correct(view)), _) => view.layer(),
            (Some(Overlay::Help(_)), _) => Layer::Overlay,
            (None, Focus::Articles) => Layer::Articles,
            (None, Focus::Reading) => Layer::Reader,
            (None, Focus::Meetings) => Layer::Meetings,
        }
    }

    /// Where the parts of the screen stand; `None` where it is too small.
    #[must_use]
    pub fn regions(&self) -> Option<Regions> {
        self.regions_on(self.viewport)
    }

    /// Where the parts would stand on a screen of this size.
    #[must_use]
    pub fn regions_on(&self, size: Size) -> Option<Regions> {
        let Panes { focus, zoom, widths, .. } = &self.panes;
        layout::regions(size, *focus, *zoom, *widths)
    }

    /// The article in the reader, with its index.
    #[must_use]
    pub fn reading(&self) -> Option<(usize, &Entry)> {
        let index = self.corpus.find(self.panes.reading.article.as_ref()?)?;
        Some((index, self.corpus.entry(index)?))
    }

    /// The article under the cursor of the list.
    #[must_use]
    pub fn listed(&self) -> Option<usize> {
        self.panes.articles.current()
    }

    /// An article by id.
    #[must_use]
    pub fn article(&self, id: &ArticleId) -> Option<&Arc<Article>> {
        Some(&self.corpus.entry(self.corpus.find(id)?)?.article)
    }

    /// The selected meeting: that of the card under the cursor.
    #[must_use]
    pub fn selected_meeting(&self) -> Option<MeetingRef> {
        self.panes.meetings.current()
    }

    /// The selected meeting as the article in the reader reports it, for its evidence.
    #[must_use]
    pub fn meeting_in_text(&self) -> Option<MeetingRef> {
        let (article, _) = self.reading()?;
        let selected = self.selected_meeting()?;
        if selected.article == article {
            return Some(selected);
        }
        let event = event_of(&self.corpus, selected)?;
        event.meetings.iter().copied().find(|m| m.article == article)
    }

    /// Where one is.
    #[must_use]
    pub fn here(&self) -> Option<Place> {
        let (_, entry) = self.reading()?;
        let meeting = self.panes.meetings.picked.then(|| self.meeting_in_text()).flatten();
        let anchor = self.panes.reading.anchor;
        Some(Place { article: entry.article.id.clone(), anchor, meeting: meeting.map(|m| m.meeting), over: None })
    }

    /// Whether there is a place to go back to.
    #[must_use]
    pub fn leads_back(&self) -> bool {
        self.journey.leads_back(self.here().as_ref())
    }

    /// Brings cursors and positions in order: after this every cursor is within its list, every
    /// selected thing exists, and what should be in sight is.
    pub fn settle(&mut self) {
        let regions = self.regions();
        let Self { corpus, panes, filter, overlay, viewport, today, setup, habits, .. } = self;
        panes.articles.settle(corpus, regions.and_then(|r| r.articles));
        let reading = panes.reading.article.as_ref().and_then(|id| corpus.find(id));
        let listing = filter.listing(*today);
        panes.meetings.settle(corpus, listing, reading, regions.and_then(|r| r.meetings));
        let entry = reading.and_then(|index| corpus.entry(index));
        panes.reading.settle(entry, regions.and_then(|r| r.reading), setup.typesetting);
        match overlay {
            Some(Overlay::People(view)) => view.settle(corpus, listing, layout::sheet(*viewport).as_size()),
            Some(Overlay::Calendar(view)) => view.settle(corpus, listing, layout::sheet(*viewport)),
            Some(Overlay::Queries(list)) => list.settle(*viewport, habits.queries.all().len()),
            Some(overlay) => overlay.settle(*viewport),
            None => {}
        }
    }

    /// Lists the articles anew, after another corpus, filter or order. The reader goes with the
    /// cursor of the list, unless one has opened something.
    pub fn relist(&mut self) {
        let Self { corpus, panes, filter, .. } = self;
        panes.articles.list(corpus, filter.shown());
        filter.listed = panes.articles.listed().collect();
        filter.listing += 1;
        let lost = self.panes.reading.article.as_ref().is_none_or(|id| self.corpus.find(id).is_none());
        if lost || self.panes.focus == Focus::Articles {
            super::go::preview(self);
        }
    }

    /// Takes the changed marks of some articles over, without a look at all the others.
    fn mark_anew(&mut self, touched: &BTreeSet<MarkKey>) {
        if touched.is_empty() {
            return;
        }
        let marked = Arc::make_mut(&mut self.status.marked);
        for (key, known) in self.status.keys.iter().zip(marked) {
            if touched.contains(key) {
                let mark = marked_of(&self.marks, *key);
                self.status.unread = self.status.unread + usize::from(known.read) - usize::from(mark.read);
                *known = mark;
            }
        }
    }

    /// Takes the marks of all articles, where these have changed.
    pub fn count_unread(&mut self) {
        self.status.keys = self.corpus.entries().iter().map(|entry| MarkKey::of(&entry.article)).collect();
        let marks: Vec<Marked> = self.status.keys.iter().map(|key| marked_of(&self.marks, *key)).collect();
        self.status.unread = marks.iter().filter(|mark| !mark.read).count();
        self.status.marked = Arc::new(marks);
    }

    /// Whether the zoom is on.
    #[must_use]
    pub fn zoomed(&self) -> bool {
        self.panes.zoom == Zoom::On
    }
}

/// The articles that a change is about.
fn touched(deed: &Deed) -> BTreeSet<MarkKey> {
    match deed {
        Deed::Marks(changes) => changes.iter().map(|(key, _)| *key).collect(),
        Deed::Query(_) | Deed::Corrections(_) => BTreeSet::new(),
    }
}

/// The marks that are kept under a key, as the filter asks for them.
fn marked_of(marks: &Marks, key: MarkKey) -> Marked {
    let mark = marks.under(key);
    Marked { read: mark.read, starred: mark.starred }
}
