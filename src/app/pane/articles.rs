//! The list of articles: what of the collection is shown, in which order, and where the cursor is.
//! The cursor is tied to an article and not to a row: it survives filters, loading and resizing.

use chrono::NaiveDate;

use crate::app::cursor::{self, Step};
use crate::app::layout::{self, Rect};
use crate::app::page::title_lines;
use crate::base::article::{Article, Published};
use crate::base::id::ArticleId;
use crate::base::span::Span;
use crate::base::width;
use crate::corpus::Corpus;

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heading of a day; `None` for articles that do not tell theirs.
    Day(Option<NaiveDate>),
    /// An article, by index: its headline, or as much of it as a row holds.
    Article(usize),
    /// The rest of the headline of the article above.
    Rest(usize),
}

/// In which order articles are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By date, the newest first, with a heading for each day.
    #[default]
    Newest,
    /// By date, the oldest first, with a heading for each day.
    Oldest,
    /// By outlet, then the newest first.
    Source,
    /// By headline.
    Title,
    /// By number of meetings, the most first.
    Meetings,
    /// By how well they match the filter.
    Best,
}

impl Order {
    /// The order after this one; the best match makes sense only where something is filtered.
    #[must_use]
    pub fn next(self, filtered: Filtered) -> Self {
        match (self, filtered) {
            (Self::Newest, Filtered::Yes) => Self::Best,
            (Self::Newest, Filtered::No) | (Self::Best, _) => Self::Oldest,
            (Self::Oldest, _) => Self::Source,
            (Self::Source, _) => Self::Title,
            (Self::Title, _) => Self::Meetings,
            (Self::Meetings, _) => Self::Newest,
        }
    }

    fn has_days(self) -> bool {
        matches!(self, Self::Newest | Self::Oldest)
    }
}

/// Whether a filter is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filtered {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// How headlines are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// Each on one row, cut.
    #[default]
    OneRow,
    /// On two rows of so many columns, where one does not hold it.
    TwoRows(usize),
}

/// Columns of a row that a headline does not have: bar, sign, space, number of meetings.
pub const AROUND: u16 = 8;
/// In a pane of so many columns one row holds a headline, and the outlet besides.
pub const WIDE: u16 = 56;
/// In a pane of fewer rows there is no room for second rows; where a row holds but two words of a
/// headline, words matter more than headlines.
const HIGH: u16 = 28;
const LOW: u16 = 18;
const NARROW: u16 = 32;

impl Setting {
    /// How headlines are set in a pane.
    #[must_use]
    pub fn of(pane: Rect) -> Self {
        let high = if pane.width < NARROW { LOW } else { HIGH };
        if pane.width >= WIDE || pane.height < high {
            return Self::OneRow;
        }
        Self::TwoRows(usize::from(pane.width.saturating_sub(AROUND)))
    }

    /// Whether a headline takes a second row; cheap, since a list asks it of every headline.
    fn takes_two(self, title: &str) -> bool {
        matches!(self, Self::TwoRows(columns) if width::width(title) > columns)
    }

    /// The part of a headline that stands on the first row, and the part that is left.
    #[must_use]
    pub fn split(self, title: &str) -> (Span, Option<Span>) {
        let whole = Span::new(0, title.len());
        let Self::TwoRows(columns) = self else { return (whole, None) };
        let lines = title_lines(title, columns);
        match (lines.first(), lines.get(1)) {
            (Some(&first), Some(second)) => (first, Some(Span::new(second.start(), title.len()))),
            _ => (whole, None),
        }
    }
}

/// What the window over the list goes with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    /// With the cursor.
    #[default]
    Cursor,
    /// With the wheel, until the cursor is moved.
    Wheel,
}

/// The list.
#[derive(Clone, Debug, Default)]
pub struct ArticlesPane {
    /// In which order.
    pub order: Order,
    /// The rows, headings included.
    pub rows: Vec<Row>,
    /// The first row in sight.
    pub top: usize,
    /// The articles, in the order of the list, each with its row.
    items: Vec<(usize, usize)>,
    view: View,
    /// Columns for a headline, and whether a long one goes on in a second row.
    setting: Setting,
    /// Where in `items` the cursor is.
    cursor: usize,
    /// The article that the reader put the cursor on, wherever the cursor is now.
    wanted: Option<ArticleId>,
    look: Look,
}

/// What the rows of each article of a collection need to know of it, found once: a list of all is laid out
/// anew whenever a filter is taken away, and articles lie far apart in memory.
#[derive(Clone, Debug, Default)]
struct Look {
    /// Of which collection, and how headlines are set.
    of: Option<(usize, Setting)>,
    /// For each article its day, and whether its headline takes two rows.
    articles: Vec<(Option<NaiveDate>, bool)>,
}

impl Look {
    fn at(&mut self, corpus: &Corpus, setting: Setting) {
        let of = Some((std::ptr::from_ref(corpus).addr(), setting));
        if self.of == of {
            return;
        }
        self.of = of;
        let articles = corpus.entries().iter().map(|entry| &entry.article);
        let look = |article: &std::sync::Arc<Article>| {
            (article.published.map(Published::day), setting.takes_two(&article.title))
        };
        self.articles = articles.map(look).collect();
    }
}

impl ArticlesPane {
    /// How many articles are listed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.items.len()
    }

    /// The article under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        self.items.get(self.cursor).map(|&(article, _)| article)
    }

    /// Whether the cursor is on an article.
    #[must_use]
    pub fn is_current(&self, article: usize) -> bool {
        self.current() == Some(article)
    }

    /// The place of the cursor among the articles listed.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The articles listed, in order.
    #[must_use]
    pub fn listed(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.items.iter().map(|&(article, _)| article)
    }

    /// Whether an article is listed.
    #[must_use]
    pub fn lists(&self, article: usize) -> bool {
        self.items.iter().any(|&(listed, _)| listed == article)
    }

    /// Moves the cursor; whether it has come to another article.
    pub fn step(&mut self, corpus: &Corpus, by: Step) -> Moved {
        let from = self.cursor;
        self.view = View::Cursor;
        self.cursor = cursor::step(self.cursor, self.items.len(), by);
        self.want(corpus);
        if from == self.cursor { Moved::Nowhere } else { Moved::On }
    }

    /// Puts the cursor on an article, where it is listed; from now on that one is wanted.
    pub fn select(&mut self, corpus: &Corpus, article: usize) {
        if let Some(at) = self.items.iter().position(|&(listed, _)| listed == article) {
            self.cursor = at;
            self.view = View::Cursor;
            self.want(corpus);
        }
    }

    /// Moves the window and not the cursor.
    pub fn scroll(&mut self, by: Step) {
        self.top = cursor::step(self.top, self.rows.len(), by);
        self.view = View::Wheel;
    }

    /// The window stays where it is until the cursor moves.
    pub fn hold(&mut self) {
        self.view = View::Wheel;
    }

    /// Puts the cursor on the article of a row, where the row has one.
    pub fn select_row(&mut self, corpus: &Corpus, row: usize) -> Option<usize> {
        let Some(Row::Article(article) | Row::Rest(article)) = self.rows.get(row).copied() else { return None };
        self.select(corpus, article);
        Some(article)
    }

    /// Lists `shown` (indices, the best match first; `None` is everything) anew. The cursor stays on
    /// the wanted article, on the same line of the screen; where it is not listed, on its neighbour.
    pub fn list(&mut self, corpus: &Corpus, shown: Option<&[usize]>) {
        let on_screen = self.row().saturating_sub(self.top);
        self.view = View::Cursor;
        let articles = self.sorted(corpus, shown);
        self.lay(corpus, articles);
        self.cursor = self.find_wanted(corpus);
        self.top = self.row().saturating_sub(on_screen);
    }

    /// Lays articles out in rows.
    fn lay(&mut self, corpus: &Corpus, articles: Vec<usize>) {
        self.rows.clear();
        self.items.clear();
        self.look.at(corpus, self.setting);
        let mut heading = None;
        for article in articles {
            let (day, takes_two) = self.look.articles.get(article).copied().unwrap_or_default();
            if self.order.has_days() && heading != Some(day) {
                self.rows.push(Row::Day(day));
                heading = Some(day);
            }
            self.items.push((article, self.rows.len()));
            self.rows.push(Row::Article(article));
            if takes_two {
                self.rows.push(Row::Rest(article));
            }
        }
    }

    /// The day of the first article in sight, where its heading is above the window.
    #[must_use]
    pub fn day_above(&self) -> Option<Option<NaiveDate>> {
        if !self.order.has_days() || matches!(self.rows.get(self.top), None | Some(Row::Day(_))) {
            return None;
        }
        let mut above = self.rows.iter().take(self.top).rev();
        above.find_map(|row| if let Row::Day(day) = row { Some(*day) } else { None })
    }

    /// How headlines are set.
    #[must_use]
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// Brings the cursor into sight.
    pub fn settle(&mut self, corpus: &Corpus, pane: Option<Rect>) {
        let setting = pane.map_or(self.setting, Setting::of);
        if setting != self.setting {
            let on_screen = self.row().saturating_sub(self.top);
            self.setting = setting;
            let articles = self.listed().collect();
            self.lay(corpus, articles);
            self.top = self.row().saturating_sub(on_screen);
        }
        self.cursor = self.cursor.min(self.items.len().saturating_sub(1));
        let Some(pane) = pane else { return };
        if self.view == View::Wheel {
            self.top = cursor::clamp(self.top, usize::from(layout::list_area(pane).height), self.rows.len());
            self.begin_with_whole();
            return;
        }
        let row = self.row();
        // The heading of the day comes into sight with its first article.
        let first = if row > 0 && matches!(self.rows.get(row - 1), Some(Row::Day(_))) { row - 1 } else { row };
        let height = usize::from(layout::list_area(pane).height);
        let last = if matches!(self.rows.get(row + 1), Some(Row::Rest(_))) { row + 1 } else { row };
        self.top = cursor::reveal(self.top, &(first..last + 1), height, self.rows.len());
        self.begin_with_whole();
    }

    /// No window begins in the middle of a headline.
    fn begin_with_whole(&mut self) {
        self.top += usize::from(matches!(self.rows.get(self.top), Some(Row::Rest(_))));
    }

    /// The row of the cursor.
    #[must_use]
    pub fn row(&self) -> usize {
        self.items.get(self.cursor).map_or(0, |&(_, row)| row)
    }

    fn want(&mut self, corpus: &Corpus) {
        self.wanted = self.current().and_then(|at| corpus.entry(at)).map(|entry| entry.article.id.clone());
    }

    /// The wanted article, else the one that stands nearest to its place in time.
    fn find_wanted(&self, corpus: &Corpus) -> usize {
        let Some(wanted) = self.wanted.as_ref().and_then(|id| corpus.find(id)) else { return 0 };
        let distance = |&(at, &(article, _)): &(usize, &(usize, usize))| (article.abs_diff(wanted), at);
        self.items.iter().enumerate().min_by_key(distance).map_or(0, |(at, _)| at)
    }

    fn sorted(&self, corpus: &Corpus, shown: Option<&[usize]>) -> Vec<usize> {
        let mut articles: Vec<usize> = shown.map_or_else(|| (0..corpus.entries().len()).collect(), <[usize]>::to_vec);
        articles.retain(|&article| corpus.entry(article).is_some());
        if self.order != Order::Best {
            newest_first(corpus, &mut articles);
        }
        match self.order {
            Order::Newest | Order::Best => {}
            Order::Oldest => articles.sort_unstable(),
            Order::Source => articles.sort_by_key(|&at| corpus.entry(at).and_then(|e| e.article.source.clone())),
            Order::Title => articles.sort_by_key(|&at| corpus.entry(at).map(|e| e.article.title.to_lowercase())),
            Order::Meetings => {
                articles.sort_by_key(|&at| corpus.entry(at).map(|e| std::cmp::Reverse(e.document.meetings.len())));
            }
        }
        articles
    }
}

/// Whether a step led anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// To another item.
    On,
    /// The end of the list was reached before.
    Nowhere,
}

/// The corpus is in order of publication, undated articles last; these stay last.
fn newest_first(corpus: &Corpus, articles: &mut [usize]) {
    let dated = corpus.entries().partition_point(|entry| entry.article.published.is_some());
    articles.sort_unstable_by_key(|&at| (at >= dated, std::cmp::Reverse(at)));
}
