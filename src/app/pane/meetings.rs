//! The cards of meetings, in order of time: of the article in the reader, or of all that is shown; of
//! both, those that the filter asks for. The cursor is tied to a meeting of an article.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::card::{self, Card, Fold, event_of};
use crate::app::cursor::{self, Step};
use crate::app::layout::{self, Rect};
use crate::app::pane::timeline::{self, Head};
use crate::base::id::{ArticleId, MeetingId};
use crate::corpus::{Corpus, MeetingRef};

/// Whose meetings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those of the article in the reader.
    #[default]
    Article,
    /// Those of all articles listed.
    All,
}

/// What the cards were made from; they are made anew when it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Basis {
    corpus: usize,
    listing: u64,
    scope: Scope,
    article: Option<usize>,
    /// A meeting of the article that is picked although the filter does not ask for it.
    beyond: Option<MeetingRef>,
}

/// The pane.
#[derive(Clone, Debug, Default)]
pub struct MeetingsPane {
    /// Whose meetings.
    pub scope: Scope,
    /// The cards, in order of time.
    pub cards: Vec<Card>,
    /// The first line in sight.
    pub top: usize,
    /// Whether the reader chose the meeting, or only the card lies uppermost.
    pub picked: bool,
    /// How many meetings of the article the filter hides.
    pub hidden: usize,
    cursor: usize,
    /// Whether the window was moved away from the cursor, by the wheel.
    loose: bool,
    wanted: Option<(ArticleId, MeetingId)>,
    /// The meeting that was at hand when the timeline was opened.
    near: Option<(ArticleId, MeetingId)>,
    basis: Option<Basis>,
    /// For each card, the line it begins at while folded, and at the end the sum; for this width.
    starts: Vec<usize>,
    width: usize,
    /// For each card the lines before it, and at the end those after the last.
    heads: Vec<Vec<Head>>,
}

impl MeetingsPane {
    /// The meeting of the card under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<MeetingRef> {
        self.cards.get(self.cursor).map(|card| card.meeting)
    }

    /// The place of the cursor among the cards.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Moves the window and not the cursor.
    pub fn scroll(&mut self, by: Step) {
        self.loose = true;
        self.top = match by {
            Step::Up(lines) => self.top.saturating_sub(lines),
            Step::Down(lines) => self.top.saturating_add(lines),
            Step::First => 0,
            Step::Last => usize::MAX / 2,
        };
    }

    /// Moves the cursor, and so picks a meeting.
    pub fn step(&mut self, corpus: &Corpus, by: Step) {
        self.cursor = cursor::step(self.cursor, self.cards.len(), by);
        self.want(corpus);
    }

    /// Puts the cursor on a card, and so picks its meeting.
    pub fn select(&mut self, corpus: &Corpus, card: usize) {
        self.cursor = card.min(self.cards.len().saturating_sub(1));
        self.want(corpus);
    }

    /// Puts the cursor on what is nearest to today.
    pub fn to_today(&mut self, corpus: &Corpus, today: NaiveDate) {
        self.select(corpus, timeline::nearest(&self.cards, today));
    }

    /// The lines before a card; those of the number of cards stand after the last.
    #[must_use]
    pub fn heads(&self, card: usize) -> &[Head] {
        self.heads.get(card).map(Vec::as_slice).unwrap_or_default()
    }

    /// Picks a meeting, now or as soon as its card is there.
    pub fn pick(&mut self, corpus: &Corpus, meeting: MeetingRef) {
        let Some(entry) = corpus.entry(meeting.article) else { return };
        self.wanted = Some((entry.article.id.clone(), meeting.meeting));
        self.picked = true;
        self.loose = false;
        if let Some(at) = self.find(corpus, meeting) {
            self.cursor = at;
        }
    }

    /// Where the timeline has nothing of today, it begins at the meeting at hand.
    pub fn stay_near(&mut self, corpus: &Corpus) {
        let current = self.current();
        let entry = current.and_then(|meeting| corpus.entry(meeting.article));
        self.near = entry.zip(current).map(|(entry, meeting)| (entry.article.id.clone(), meeting.meeting));
    }

    /// No meeting is picked any more.
    pub fn unpick(&mut self) {
        self.picked = false;
        self.wanted = None;
        self.loose = false;
        self.cursor = 0;
        self.top = 0;
    }

    /// Makes the cards of what is shown now, unless they are there, and brings the cursor's into
    /// sight. `listed` are the articles of the list; `listing` tells one listing from another.
    pub fn settle(&mut self, corpus: &Arc<Corpus>, listed: Listing<'_>, article: Option<usize>, pane: Option<Rect>) {
        let scoped = if self.scope == Scope::Article { article } else { None };
        let address = Arc::as_ptr(corpus).addr();
        let wanted = self.wanted_in(corpus).filter(|wanted| Some(wanted.article) == scoped);
        let beyond = wanted.filter(|wanted| !listed.asks_for(wanted));
        let basis = Some(Basis { corpus: address, listing: listed.number, scope: self.scope, article: scoped, beyond });
        if self.basis != basis {
            self.basis = basis;
            self.make(corpus, listed, (scoped, beyond));
        }
        self.cursor = self.cursor.min(self.cards.len().saturating_sub(1));
        if let Some(pane) = pane {
            self.place(pane);
        }
    }

    /// The meeting that is wanted, where the collection has it.
    fn wanted_in(&self, corpus: &Corpus) -> Option<MeetingRef> {
        Self::in_corpus(corpus, self.wanted.as_ref())
    }

    fn in_corpus(corpus: &Corpus, meeting: Option<&(ArticleId, MeetingId)>) -> Option<MeetingRef> {
        let (id, meeting) = meeting?;
        Some(MeetingRef { article: corpus.find(id)?, meeting: *meeting })
    }

    fn make(&mut self, corpus: &Corpus, listed: Listing<'_>, (article, beyond): (Option<usize>, Option<MeetingRef>)) {
        let all = article.map_or(0, |at| meetings_of(corpus, at).len());
        let meetings = match self.scope {
            Scope::Article => article.map(|at| meetings_asked(corpus, at, listed, beyond)).unwrap_or_default(),
            Scope::All => meetings_listed(corpus, listed),
        };
        self.hidden = if self.scope == Scope::Article { all.saturating_sub(meetings.len()) } else { 0 };
        self.cards = meetings.into_iter().filter_map(|meeting| Card::of(corpus, meeting)).collect();
        self.cards.sort_by_key(|card| {
            let days = card.date.map(|date| (date.start(), date.end()));
            (days.is_none(), days, card.meeting)
        });
        self.heads = match self.scope {
            Scope::Article => Vec::new(),
            Scope::All => timeline::heads(&self.cards, listed.today),
        };
        self.width = 0;
        self.loose = false;
        let found = self.wanted_in(corpus).and_then(|wanted| self.find(corpus, wanted));
        self.picked &= found.is_some();
        self.cursor = match (found, self.scope) {
            (Some(found), _) => found,
            (None, Scope::Article) => 0,
            (None, Scope::All) => {
                let today = timeline::of_today(&self.cards, listed.today);
                let near = || self.find(corpus, Self::in_corpus(corpus, self.near.as_ref())?);
                today.or_else(near).unwrap_or_else(|| timeline::nearest(&self.cards, listed.today))
            }
        };
    }

    /// The card of a meeting, else that of another report of the same event.
    fn find(&self, corpus: &Corpus, meeting: MeetingRef) -> Option<usize> {
        let itself = self.cards.iter().position(|card| card.meeting == meeting);
        itself.or_else(|| {
            let event = event_of(corpus, meeting)?;
            self.cards.iter().position(|card| event.meetings.contains(&card.meeting))
        })
    }

    fn want(&mut self, corpus: &Corpus) {
        self.loose = false;
        let current = self.current();
        let entry = current.and_then(|meeting| corpus.entry(meeting.article));
        self.wanted = entry.zip(current).map(|(entry, meeting)| (entry.article.id.clone(), meeting.meeting));
        self.picked = self.wanted.is_some();
    }

    fn place(&mut self, pane: Rect) {
        let area = layout::card_area(pane);
        let width = usize::from(area.width);
        if self.width != width {
            self.width = width;
            let mut starts = vec![0];
            let mut sum = 0;
            for (at, card) in self.cards.iter().enumerate() {
                sum += self.heads(at).len() + card::lines(card, width, Fold::Closed).len();
                starts.push(sum);
            }
            self.starts = starts;
        }
        let start = self.starts.get(self.cursor).copied().unwrap_or(0);
        let open = self.cards.get(self.cursor).map_or(0, |card| card::lines(card, width, Fold::Open).len());
        let heads = self.heads(self.cursor).len();
        let closed = self.starts.get(self.cursor + 1).map_or(0, |next| next - start - heads);
        let tail = self.heads(self.cards.len()).len();
        let total = self.starts.last().copied().unwrap_or(0) + open - closed + tail;
        // The blank line after a card need not be in sight.
        let end = start + heads + open.saturating_sub(1).max(usize::from(open > 0));
        let (height, total) = (usize::from(area.height), total.saturating_sub(usize::from(tail == 0)));
        self.top = if self.loose {
            cursor::clamp(self.top, height, total)
        } else {
            cursor::reveal(self.top, &(start..end), height, total)
        };
    }

    /// The cards in sight: index, fold, the line of the window where each begins (negative where it
    /// begins above) below the lines before it.
    #[must_use]
    pub fn in_sight(&self, width: u16, height: u16) -> Vec<(usize, Fold, isize)> {
        let mut found = Vec::new();
        let mut line = -isize::try_from(self.top).unwrap_or(0);
        let first = self.starts.partition_point(|&start| start < self.top).saturating_sub(2).min(self.cursor);
        line += isize::try_from(self.starts.get(first).copied().unwrap_or(0)).unwrap_or(0);
        for (at, card) in self.cards.iter().enumerate().skip(first) {
            if line >= isize::try_from(height).unwrap_or(0) {
                break;
            }
            let fold = if at == self.cursor { Fold::Open } else { Fold::Closed };
            line += isize::try_from(self.heads(at).len()).unwrap_or(0);
            found.push((at, fold, line));
            line += isize::try_from(card::lines(card, usize::from(width), fold).len()).unwrap_or(0);
        }
        found
    }
}

/// The articles that the list shows.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'l> {
    /// Their indices.
    pub articles: &'l [usize],
    /// The meetings that the filter asks for; empty where it asks for articles only.
    pub meetings: &'l [MeetingRef],
    /// Differs from one listing to another.
    pub number: u64,
    /// The day it is.
    pub today: NaiveDate,
}

impl Listing<'_> {
    /// Whether the filter asks for a meeting, or for none in particular.
    fn asks_for(&self, meeting: &MeetingRef) -> bool {
        self.meetings.is_empty() || self.meetings.contains(meeting)
    }
}

/// The meetings of an article that the filter asks for, and one beyond them; all, where it asks for
/// none of this article: one has come to it in another way.
#[must_use]
pub fn meetings_asked(
    corpus: &Corpus,
    article: usize,
    listed: Listing<'_>,
    beyond: Option<MeetingRef>,
) -> Vec<MeetingRef> {
    let all = meetings_of(corpus, article);
    if listed.meetings.is_empty() || !all.iter().any(|meeting| listed.asks_for(meeting)) {
        return all;
    }
    all.into_iter().filter(|meeting| listed.asks_for(meeting) || beyond == Some(*meeting)).collect()
}

/// The meetings of an article.
#[must_use]
pub fn meetings_of(corpus: &Corpus, article: usize) -> Vec<MeetingRef> {
    let count = corpus.entry(article).map_or(0, |entry| entry.document.meetings.len());
    (0..count).filter_map(|m| u32::try_from(m).ok()).map(|m| MeetingRef { article, meeting: MeetingId(m) }).collect()
}

/// One meeting for each event that the listed articles report, the latest report each; meetings
/// that are not linked stand for themselves.
pub(in crate::app) fn meetings_listed(corpus: &Corpus, listing: Listing<'_>) -> Vec<MeetingRef> {
    let mut listed = listing.articles.to_vec();
    listed.sort_unstable();
    let mut meant = listing.meetings.to_vec();
    meant.sort_unstable();
    let asked = |meeting: &MeetingRef| meant.is_empty() || meant.binary_search(meeting).is_ok();
    let shown = |meeting: &&MeetingRef| listed.binary_search(&meeting.article).is_ok() && asked(meeting);
    let linked = corpus.events().iter().filter_map(|event| event.meetings.iter().rev().find(shown).copied());
    let mut meetings: Vec<MeetingRef> = linked.collect();
    let all = listed.iter().flat_map(|&article| meetings_of(corpus, article));
    meetings.extend(all.filter(|meeting| asked(meeting) && event_of(corpus, *meeting).is_none()));
    meetings
}
