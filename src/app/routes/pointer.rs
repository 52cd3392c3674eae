//! The mouse: a click selects, a double click opens, the wheel scrolls the pane under the pointer.

use std::sync::Arc;

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

/// Lines of a text that one notch of the wheel scrolls.
const NOTCH: usize = 3;

/// Applies a gesture.
pub(in crate::app) fn point(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    let wheel = match mouse.gesture {
        Gesture::WheelDown(notches) => Some(Step::Down(usize::from(notches))),
        Gesture::WheelUp(notches) => Some(Step::Up(usize::from(notches))),
        Gesture::Click | Gesture::DoubleClick => None,
    };
    if matches!(state.overlay, Some(Overlay::Help(_) | Overlay::Related(_))) {
        match wheel {
            Some(step) => overlays::wheel(state, step),
            None => state.overlay = None,
        }
        return Vec::new();
    }
    let Some((pane, area)) = pane_at(state, mouse) else { return Vec::new() };
    match wheel {
        Some(step) => turn(state, pane, step),
        None => click(state, pane, area, mouse),
    }
    Vec::new()
}

/// The pane under the pointer; what lies over the text comes first.
fn pane_at(state: &State, mouse: Mouse) -> Option<(Focus, Rect)> {
    let regions = state.regions()?;
    let at = Position { x: mouse.column, y: mouse.row };
    let parts =
        [(Focus::Meetings, regions.meetings), (Focus::Reading, regions.reading), (Focus::Articles, regions.articles)];
    parts.into_iter().find_map(|(pane, area)| Some((pane, area.filter(|area| area.contains(at))?)))
}

fn turn(state: &mut State, pane: Focus, step: Step) {
    match pane {
        Focus::Articles => state.panes.articles.scroll(match step {
            Step::Up(notches) => Step::Up(notches * NOTCH),
            Step::Down(notches) => Step::Down(notches * NOTCH),
            end => end,
        }),
        Focus::Reading => state.panes.reading.scroll(match step {
            Step::Up(notches) => Scroll::Up(notches * NOTCH),
            Step::Down(notches) => Scroll::Down(notches * NOTCH),
            Step::First => Scroll::Start,
            Step::Last => Scroll::End,
        }),
        Focus::Meetings => panes::pick(state, step),
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
