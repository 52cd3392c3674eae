//! The mouse: a click selects, a double click opens, the wheel scrolls the pane under the pointer; a
//! border is dragged; in the text in focus a click on a mention filters by what it names.

use std::sync::Arc;

use super::border;
use super::overlays;
use super::panes;
use crate::app::action::{Gesture, Mouse};
use crate::app::cursor::Step;
use crate::app::effect::Effect;
use crate::app::go;
use crate::app::layout::{self, Position, Rect};
use crate::app::overlay::Overlay;
use crate::app::pane::Focus;
use crate::app::pane::reading::Scroll;
use crate::app::state::State;
use crate::app::update::ask;
use crate::base::width::offset_at;
use crate::corpus::query::Field;
use crate::extract::mention::{EntityKind, Mention};

/// Lines of a text that one notch of the wheel scrolls.
const NOTCH: usize = 3;

/// Applies a gesture.
pub(in crate::app) fn point(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    let wheel = match mouse.gesture {
        Gesture::WheelDown(notches) => Some(Step::Down(usize::from(notches))),
        Gesture::WheelUp(notches) => Some(Step::Up(usize::from(notches))),
        Gesture::Click | Gesture::DoubleClick => None,
        Gesture::Drag => {
            border::drag(state, mouse.column);
            return Vec::new();
        }
        Gesture::Release => {
            state.panes.dragged = None;
            return Vec::new();
        }
    };
    if !matches!(state.overlay, Some(Overlay::Prompt(_)) | None) {
        match wheel {
            Some(step) => overlays::wheel(state, step),
            None => return overlays::click(state, mouse),
        }
        return Vec::new();
    }
    if wheel.is_none() && border::take(state, mouse.column, mouse.row) {
        return Vec::new();
    }
    let Some((pane, area)) = pane_at(state, mouse) else { return Vec::new() };
    if let Some(step) = wheel {
        turn(state, pane, step);
        return Vec::new();
    }
    let reads = pane == Focus::Reading && state.panes.focus == Focus::Reading && mouse.gesture == Gesture::Click;
    if let Some(query) = reads.then(|| query_at(state, area, mouse)).flatten() {
        state.overlay = None;
        state.filter.history.add(&query);
        return ask(state, &query);
    }
    click(state, pane, area, mouse);
    Vec::new()
}

/// The query for what is named under the pointer.
fn query_at(state: &State, pane: Rect, mouse: Mouse) -> Option<String> {
    let (_, entry) = state.reading()?;
    let reading = &state.panes.reading;
    let set = reading.page.as_ref()?;
    let header = layout::header_height(pane, set.title.len());
    let text = layout::text_area(pane, header, state.setup.typesetting.measure);
    let line = set.lines.get(reading.top + usize::from(mouse.row.checked_sub(text.y)?))?;
    let column = mouse.column.checked_sub(text.x + line.indent)?;
    let at = line.span.start() + offset_at(line.span.of(&entry.article.text), usize::from(column));
    // Past the end of a line nothing is named, though the next line may begin in a name.
    let named = |mention: &&Mention| line.span.holds(at) && mention.span.holds(at) && !mention.anaphor;
    let mention = entry.document.mentions.iter().find(named)?;
    let field = if mention.kind == EntityKind::Place { Field::Where } else { Field::Who };
    Some(field.term(&entry.document.entity(mention.entity)?.name))
}

/// The pane under the pointer.
fn pane_at(state: &State, mouse: Mouse) -> Option<(Focus, Rect)> {
    let regions = state.regions()?;
    let at = Position { x: mouse.column, y: mouse.row };
    let parts =
        [(Focus::Meetings, regions.meetings), (Focus::Reading, regions.reading), (Focus::Articles, regions.articles)];
    parts.into_iter().find_map(|(pane, area)| Some((pane, area.filter(|area| area.contains(at))?)))
}

fn turn(state: &mut State, pane: Focus, step: Step) {
    let lines = match step {
        Step::Up(notches) => Step::Up(notches * NOTCH),
        Step::Down(notches) => Step::Down(notches * NOTCH),
        end => end,
    };
    match (pane, lines) {
        (Focus::Articles, lines) => state.panes.articles.scroll(lines),
        (Focus::Meetings, lines) => state.panes.meetings.scroll(lines),
        (Focus::Reading, Step::Up(lines)) => state.panes.reading.scroll(Scroll::Up(lines)),
        (Focus::Reading, Step::Down(lines)) => state.panes.reading.scroll(Scroll::Down(lines)),
        (Focus::Reading, Step::First) => state.panes.reading.scroll(Scroll::Start),
        (Focus::Reading, Step::Last) => state.panes.reading.scroll(Scroll::End),
    }
}

fn click(state: &mut State, pane: Focus, area: Rect, mouse: Mouse) {
    panes::focus(state, pane);
    let list = layout::list_area(area);
    let hit = usize::from(mouse.row.saturating_sub(list.y));
    let on_list = mouse.row >= list.y;
    let corpus = Arc::clone(&state.corpus);
    match pane {
        Focus::Articles if on_list => {
            let row = state.panes.articles.top + hit;
            if state.panes.articles.select_row(&corpus, row).is_some() {
                go::preview(state);
                // A row at the edge stays where it was clicked, for the second click.
                state.panes.articles.hold();
            }
        }
        Focus::Meetings if on_list => {
            let cards = layout::card_area(area);
            let cards = state.panes.meetings.in_sight(cards.width, cards.height);
            let line = isize::try_from(hit).unwrap_or(0);
            if let Some(&(card, ..)) = cards.iter().rev().find(|&&(_, _, start)| start <= line) {
                state.panes.meetings.select(&corpus, card);
                panes::show_picked(state);
            }
        }
        _ => return,
    }
    if mouse.gesture == Gesture::DoubleClick {
        panes::enter(state);
    }
}
