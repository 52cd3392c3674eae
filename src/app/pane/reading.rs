//! The text: which article is read, how far, and what is searched in it. The position is a byte of
//! the text and not a line, so that it survives another width; lines come from `page`.

use std::sync::Arc;

use super::search::{Asker, Progress, Search, Wanted};
use super::shades::Shades;
use crate::app::cursor;
use crate::app::layout::{self, Rect};
use crate::app::page::{Extent, Page, Pages, Setting};
use crate::app::setup::Typesetting;
use crate::base::id::ArticleId;
use crate::base::span::Span;
use crate::base::width::Glue;
use crate::corpus::Entry;
use crate::corpus::query::{Assume, Found};

/// A window of fewer lines shows what one comes to on its first.
const LOW: usize = 6;

/// The reader.
#[derive(Clone, Debug, Default)]
pub struct ReadingPane {
    /// The article.
    pub article: Option<ArticleId>,
    /// The byte of its text that stands at the top.
    pub anchor: usize,
    /// The line of the page that stands at the top.
    pub top: usize,
    /// The page.
    pub page: Option<Arc<Page>>,
    /// What is searched.
    pub search: Option<Search>,
    /// Which kinds of mentions are told apart.
    pub shades: Shades,
    /// Lines of text in sight.
    pub height: usize,
    /// The part of the text to bring into sight.
    pending: Option<Span>,
    pages: Pages,
    glue: Arc<Glue>,
    /// What is to be set off the drawing thread, and what was asked for last.
    due: Option<Setting>,
    asked: Option<(ArticleId, u16)>,
}

/// How far to scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// So many lines down.
    Down(usize),
    /// So many lines up.
    Up(usize),
    /// A window less two lines down.
    PageDown,
    /// A window less two lines up.
    PageUp,
    /// Half a window down.
    HalfDown,
    /// Half a window up.
    HalfUp,
    /// To the beginning.
    Start,
    /// To the end.
    End,
}

impl ReadingPane {
    /// Shows an article from the byte `anchor` on.
    pub fn show(&mut self, article: ArticleId, anchor: usize) {
        if self.article.as_ref() != Some(&article) {
            self.search = None;
        }
        self.article = Some(article);
        self.anchor = anchor;
        self.page = None;
        self.pending = None;
    }

    /// Brings a part of the text into sight with the next settling.
    pub fn reveal(&mut self, span: Span) {
        self.pending = Some(span);
    }

    /// Forgets what was set, because articles may have changed.
    pub fn forget_pages(&mut self) {
        self.pages.clear();
        self.page = None;
        self.asked = None;
    }

    /// Takes the words that hold together at the end of a line.
    pub fn take_glue(&mut self, glue: Arc<Glue>) {
        self.glue = glue;
        self.forget_pages();
    }

    /// What is to be set off the drawing thread now.
    pub fn take_due(&mut self) -> Option<Setting> {
        self.due.take()
    }

    /// Takes a page that was set off the drawing thread.
    pub fn take_page(&mut self, article: &ArticleId, width: u16, page: Arc<Page>) {
        self.pages.take(article, width, page);
    }

    /// Lines of the page.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.page.as_ref().map_or(0, |page| page.lines.len())
    }

    /// Whether the last line is in sight.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.top + self.height >= self.lines()
    }

    /// Scrolls within the text.
    pub fn scroll(&mut self, by: Scroll) {
        let window = self.height.max(1);
        let page = window.saturating_sub(2).max(1);
        let top = match by {
            Scroll::Down(lines) => self.top + lines,
            Scroll::Up(lines) => self.top.saturating_sub(lines),
            Scroll::PageDown => self.top + page,
            Scroll::PageUp => self.top.saturating_sub(page),
            Scroll::HalfDown => self.top + window.div_ceil(2),
            Scroll::HalfUp => self.top.saturating_sub(window.div_ceil(2)),
            Scroll::Start => 0,
            Scroll::End => usize::MAX / 2,
        };
        self.move_to(cursor::clamp(top, self.height, self.lines()));
    }

    fn move_to(&mut self, top: usize) {
        if let Some(page) = &self.page
            && self.top != top
        {
            self.top = top;
            self.anchor = page.offset_of(top);
        }
    }

    /// Sets the page for the pane's width, keeps the position, and brings into sight what is due.
    pub fn settle(&mut self, entry: Option<&Entry>, area: Option<Rect>, how: Typesetting) {
        let Some(entry) = entry else {
            self.page = None;
            self.pending = None;
            return;
        };
        let Some(area) = area else { return };
        let width = layout::measure(area, how.measure).width;
        let page = self.pages.set(&entry.article, width, how.hyphens, &self.glue);
        self.ask_for_all(entry, &page, (width, how));
        let header = layout::header_height(area, page.title.len());
        self.height = usize::from(layout::text_area(area, header, how.measure).height);
        if self.page.as_ref().is_none_or(|shown| !Arc::ptr_eq(shown, &page)) {
            self.top = if self.anchor == 0 { 0 } else { page.line_of(self.anchor) };
            self.page = Some(Arc::clone(&page));
        }
        self.top = cursor::clamp(self.top, self.height, page.lines.len());
        let is_set = |span: &mut Span| page.extent == Extent::Whole || span.end() <= page.end();
        if let Some(span) = self.pending.take_if(is_set) {
            self.bring_into_sight(&page, span);
        }
    }

    /// Where only the beginning is set, the whole is due, once.
    fn ask_for_all(&mut self, entry: &Entry, page: &Page, (width, how): (u16, Typesetting)) {
        let asked = Some((entry.article.id.clone(), width));
        if page.extent == Extent::Beginning && self.asked != asked {
            let (article, glue) = (Arc::clone(&entry.article), Arc::clone(&self.glue));
            self.due = Some(Setting { article, width, hyphens: how.hyphens, glue });
            self.asked = asked;
        }
    }

    /// What is in sight stays where it is; else it comes to a third of the window.
    fn bring_into_sight(&mut self, page: &Page, span: Span) {
        let lines = page.lines_of(span);
        let in_sight = self.top <= lines.start && lines.end <= self.top + self.height;
        if self.height < LOW {
            // Nothing but the very line has room.
            self.move_to(cursor::clamp(lines.start, self.height, page.lines.len()));
        } else if !in_sight {
            let top = lines.start.saturating_sub(self.height / 3);
            let top = top.max(lines.end.saturating_sub(self.height).min(lines.start));
            self.move_to(cursor::clamp(top, self.height, page.lines.len()));
        }
    }

    /// Searches for something else; what was found before stays until the answer is there.
    pub fn search(&mut self, query: &str, wanted: &Wanted, way: Option<Way>) {
        let (asker, assume) = match wanted {
            Wanted::Typed(_, assume) => (Asker::Typed, *assume),
            Wanted::Filtered(_) => (Asker::Filter, Assume::Freely),
        };
        let before = self.search.take().filter(|search| search.asker == asker);
        let before = before.unwrap_or_else(|| Search { origin: self.anchor, ..Search::default() });
        self.search = Some(Search { asker, query: query.to_owned(), assume, way, progress: Progress::Asked, ..before });
    }

    /// Takes the answer of a search, and comes to the match that it leads to.
    pub fn found(&mut self, found: Found) {
        if let Some(place) = self.search.as_mut().and_then(|search| search.hear(found)) {
            self.reveal(place);
        }
    }

    /// Gives a search that was typed up, and goes back to where it began.
    pub fn give_up_search(&mut self) {
        if let Some(search) = self.search.take_if(|search| search.asker == Asker::Typed) {
            self.anchor = search.origin;
            self.page = None;
            self.pending = None;
        }
    }

    /// The search that was typed for the text.
    #[must_use]
    pub fn typed_search(&self) -> Option<&Search> {
        self.search.as_ref().filter(|search| search.asker == Asker::Typed)
    }

    /// Comes to the next or previous match, round and round; whether it went past an end.
    pub fn next_match(&mut self, way: Way) -> Option<Wrapped> {
        let (place, wrapped) = self.search.as_mut()?.turn(way)?;
        self.reveal(place);
        Some(wrapped)
    }
}

/// Which way to go in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the next.
    Next,
    /// To the previous.
    Previous,
}

/// Whether a step went past the end of a list and began anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapped {
    /// It did not.
    No,
    /// It did.
    Yes,
}

impl Way {
    /// The index after `at` of `count`, round and round; `None` in an empty list.
    #[must_use]
    pub fn turn(self, at: usize, count: usize) -> Option<(usize, Wrapped)> {
        let last = count.checked_sub(1)?;
        Some(match self {
            Self::Next if at >= last => (0, Wrapped::Yes),
            Self::Next => (at + 1, Wrapped::No),
            Self::Previous if at == 0 => (last, Wrapped::Yes),
            Self::Previous => ((at - 1).min(last), Wrapped::No),
        })
    }
}
