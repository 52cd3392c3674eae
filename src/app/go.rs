//! Ways through the collection that cross panes: preview, open, jump, back. They keep the journey,
//! the marks of reading and the panes in step.

use super::card::event_of;
use super::cursor::Step;
use super::deeds::Deed;
use super::journey::{Over, Place};
use super::marks::{Change, MarkKey};
use super::overlay::Overlay;
use super::overlay::notice::Notice;
use super::pane::Focus;
use super::pane::articles::Moved;
use super::pane::meetings::meetings_asked;
use super::pane::reading::{Way, Wrapped};
use super::state::State;
use crate::base::id::{ArticleId, MeetingId};
use crate::base::span::Span;
use crate::corpus::MeetingRef;

/// Shows the article under the cursor of the list where it was left; it counts as read only when
/// it is opened.
pub fn preview(state: &mut State) {
    let listed = state.listed().and_then(|index| state.corpus.entry(index)).cloned();
    let Some(entry) = listed else {
        leave(state);
        state.panes.reading.article = None;
        return;
    };
    if state.panes.reading.article.as_ref() == Some(&entry.article.id) {
        return;
    }
    leave(state);
    let position = state.marks.of(&entry.article).position;
    state.panes.reading.show(entry.article.id.clone(), position);
    state.panes.meetings.unpick();
}

/// After another query the reader shows something of what it leaves, unless one reads.
pub fn follow_filter(state: &mut State) {
    let listed = state.reading().is_some_and(|(index, _)| state.filter.listed.contains(&index));
    if !listed && state.panes.focus != Focus::Reading {
        preview(state);
    }
}

/// Notes how far the article in the reader was read.
pub fn leave(state: &mut State) {
    let Some((_, entry)) = state.reading() else { return };
    let (key, anchor) = (MarkKey::of(&entry.article), state.panes.reading.anchor);
    if state.marks.of(&entry.article).position != anchor {
        state.marks.set(key, Change::Position(anchor));
    }
}

/// Opens the article that the reader previews: it counts as read, and is a place to come back to.
pub fn open(state: &mut State) {
    let Some(here) = state.here() else { return };
    mark_read(state);
    state.panes.focus = Focus::Reading;
    state.journey.visit(None, here);
}

/// The article in the reader counts as read.
pub fn mark_read(state: &mut State) {
    let Some((_, entry)) = state.reading() else { return };
    let key = MarkKey::of(&entry.article);
    if !state.marks.of(&entry.article).read {
        state.make(Deed::Marks(vec![(key, Change::Read(true))]));
    }
}

/// Jumps to the sentence of an article that tells of a meeting.
pub fn jump(state: &mut State, meeting: MeetingRef) {
    jump_from(state, meeting, None);
}

/// The same out of a view of the collection, to come back to that.
pub fn jump_from(state: &mut State, meeting: MeetingRef, over: Option<Over>) {
    let Some(entry) = state.corpus.entry(meeting.article) else { return };
    let here = state.here().map(|here| Place { over, ..here });
    let target = Place { article: entry.article.id.clone(), anchor: 0, meeting: Some(meeting.meeting), over: None };
    show_meeting(state, meeting);
    mark_read(state);
    if state.panes.focus == Focus::Articles {
        state.panes.focus = Focus::Reading;
    }
    say_meeting(state, meeting);
    state.journey.visit(here, target);
}

/// Jumps to a part of an article's text, out of a view of the collection.
pub fn jump_to_text(state: &mut State, (article, span): (usize, Span), over: Option<Over>) {
    let Some(entry) = state.corpus.entry(article) else { return };
    let here = state.here().map(|here| Place { over, ..here });
    let target = Place { article: entry.article.id.clone(), anchor: span.start(), meeting: None, over: None };
    show_article(state, article);
    state.panes.meetings.unpick();
    state.panes.reading.reveal(span);
    mark_read(state);
    state.journey.visit(here, target);
}

/// Shows a meeting in the text that tells of it, without a place to come back to.
pub fn show_meeting(state: &mut State, meeting: MeetingRef) {
    show_article(state, meeting.article);
    let corpus = std::sync::Arc::clone(&state.corpus);
    state.panes.meetings.pick(&corpus, meeting);
    reveal_evidence(state, meeting);
}

/// Brings the sentence that states a meeting into sight.
pub fn reveal_evidence(state: &mut State, meeting: MeetingRef) {
    if let Some(span) = evidence_start(state, meeting) {
        state.panes.reading.reveal(span);
    }
}

fn evidence_start(state: &State, meeting: MeetingRef) -> Option<Span> {
    state.corpus.meeting(meeting)?.evidence.first().copied()
}

/// Shows an article in the reader and puts the cursor of the list on it, where it is listed.
fn show_article(state: &mut State, article: usize) {
    let Some(entry) = state.corpus.entry(article).cloned() else { return };
    if state.panes.reading.article.as_ref() != Some(&entry.article.id) {
        leave(state);
        let position = state.marks.of(&entry.article).position;
        state.panes.reading.show(entry.article.id.clone(), position);
        state.panes.meetings.unpick();
    }
    state.panes.articles.select(&state.corpus, article);
}

/// Back to the place before.
pub fn back(state: &mut State) {
    let here = state.here();
    match state.journey.back(here) {
        Some(place) => return_to(state, &place),
        None => state.status.notice = Some(Notice::NoWayBack),
    }
}

/// Forward to the place that one came back from.
pub fn forward(state: &mut State) {
    let here = state.here();
    match state.journey.forward(here) {
        Some(place) => return_to(state, &place),
        None => state.status.notice = Some(Notice::NoWayForward),
    }
}

fn return_to(state: &mut State, place: &Place) {
    let Some(article) = state.corpus.find(&place.article) else { return };
    show_article(state, article);
    state.panes.reading.show(place.article.clone(), place.anchor);
    if let Some(meeting) = place.meeting {
        let corpus = std::sync::Arc::clone(&state.corpus);
        state.panes.meetings.pick(&corpus, MeetingRef { article, meeting });
    }
    if state.panes.focus == Focus::Articles {
        state.panes.focus = Focus::Reading;
    }
    let panes = &mut state.panes;
    let over = match place.over {
        Some(Over::People) => panes.people.take().map(Overlay::People),
        Some(Over::Calendar) => panes.calendar.take().map(Overlay::Calendar),
        None => None,
    };
    state.overlay = over.or_else(|| state.overlay.take());
}

/// The next or previous article of the list, from anywhere.
pub fn neighbour(state: &mut State, way: Way) {
    let step = if way == Way::Next { Step::Down(1) } else { Step::Up(1) };
    let corpus = std::sync::Arc::clone(&state.corpus);
    // From an article that the list does not show, the first step leads back to the list.
    let astray = state.reading().is_some_and(|(index, _)| Some(index) != state.listed());
    let moved = if astray { Moved::On } else { state.panes.articles.step(&corpus, step) };
    if moved == Moved::Nowhere {
        state.status.notice = Some(if way == Way::Next { Notice::LastArticle } else { Notice::FirstArticle });
        return;
    }
    preview(state);
    if state.panes.focus == Focus::Reading {
        mark_read(state);
    }
}

/// Opens the next unread article below the cursor of the list, else the first from the top.
pub fn next_unread(state: &mut State) {
    let listed: Vec<usize> = state.panes.articles.listed().collect();
    let after = state.panes.articles.cursor() + 1;
    let unread = |&&index: &&usize| state.corpus.entry(index).is_some_and(|e| !state.marks.of(&e.article).read);
    let below = listed.iter().skip(after).find(unread);
    let Some(&found) = below.or_else(|| listed.iter().take(after).find(unread)) else {
        state.status.notice = Some(Notice::NothingUnread);
        return;
    };
    let here = state.here();
    show_article(state, found);
    mark_read(state);
    state.panes.focus = Focus::Reading;
    if let Some(target) = state.here() {
        state.journey.visit(here, target);
    }
}

/// The next or previous meeting in the order of the text, of those that the filter asks for.
pub fn next_meeting(state: &mut State, way: Way) {
    let Some((article, _)) = state.reading() else { return };
    let asked = meetings_asked(&state.corpus, article, state.filter.listing(state.today), None);
    let place_of = |at: MeetingRef| state.corpus.meeting(at).map(|meeting| (start_of(meeting), meeting.id));
    let mut order: Vec<(usize, MeetingId)> = asked.into_iter().filter_map(place_of).collect();
    order.sort_unstable();
    if order.is_empty() {
        state.status.notice = Some(Notice::NoMeetings);
        return;
    }
    let picked = state.panes.meetings.picked.then(|| state.meeting_in_text()).flatten();
    let at = picked.and_then(|m| order.iter().position(|&(_, id)| id == m.meeting));
    let count = order.len();
    let (next, wrapped) = match at {
        Some(at) => way.turn(at, count).unwrap_or((0, Wrapped::No)),
        None => (from_anchor(&order, state.panes.reading.anchor, way), Wrapped::No),
    };
    if wrapped == Wrapped::Yes && count > 1 {
        state.status.notice = Some(if way == Way::Next { Notice::FromStart } else { Notice::FromEnd });
    }
    if let Some(&(_, meeting)) = order.get(next) {
        show_meeting(state, MeetingRef { article, meeting });
        say_meeting(state, MeetingRef { article, meeting });
    }
}

/// Says what a meeting is where its card is not in sight.
fn say_meeting(state: &mut State, meeting: MeetingRef) {
    let hidden = state.regions().is_none_or(|regions| regions.meetings.is_none());
    if hidden && state.status.notice.is_none() {
        state.status.notice = Some(Notice::Meeting(meeting));
    }
}

fn start_of(meeting: &crate::extract::meeting::Meeting) -> usize {
    let trigger = meeting.triggers.first().or_else(|| meeting.evidence.first());
    trigger.map_or(0, |span| span.start())
}

/// Where nothing is picked, the first meeting from the top of the window on, or the last before it.
fn from_anchor(order: &[(usize, MeetingId)], anchor: usize, way: Way) -> usize {
    let after = order.partition_point(|&(start, _)| start < anchor);
    let last = order.len().saturating_sub(1);
    match way {
        Way::Next if after > last => 0,
        Way::Next => after,
        Way::Previous => after.checked_sub(1).unwrap_or(last),
    }
}

/// The next or previous report of the selected meeting's event, in another article, round and round.
pub fn next_report(state: &mut State, way: Way) {
    let Some(meeting) = state.meeting_in_text().or_else(|| state.selected_meeting()) else {
        state.status.notice = Some(Notice::NoMeetings);
        return;
    };
    let reports = event_of(&state.corpus, meeting).map(|event| event.meetings.clone()).unwrap_or_default();
    if reports.len() < 2 {
        state.status.notice = Some(Notice::OnlyReport);
        return;
    }
    let at = reports.iter().position(|&m| m == meeting).unwrap_or(0);
    let Some((next, wrapped)) = way.turn(at, reports.len()) else { return };
    if let Some(&target) = reports.get(next) {
        jump(state, target);
    }
    if wrapped == Wrapped::Yes {
        state.status.notice = Some(if way == Way::Next { Notice::FirstReport } else { Notice::LastReport });
    }
}

/// The article that the marks of a key press are about: that under the cursor of the list, or that
/// in the reader.
#[must_use]
pub fn marked_article(state: &State) -> Option<ArticleId> {
    if state.panes.focus == Focus::Articles {
        return Some(state.corpus.entry(state.listed()?)?.article.id.clone());
    }
    state.panes.reading.article.clone()
}
