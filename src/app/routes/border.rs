//! Borders between panes, taken and moved by the mouse.

use crate::app::layout::{self, Border, Rect, Regions, Widths};
use crate::app::state::State;

/// Takes the border that stands in a column, where one does; whether it did.
pub(super) fn take(state: &mut State, column: u16, row: u16) -> bool {
    let Some(regions) = state.regions() else { return false };
    let in_body = regions.body.top() <= row && row < regions.body.bottom();
    let borders = [Border::Meetings, Border::Articles];
    let taken = borders.into_iter().find(|&border| in_body && column_of(&regions, border) == Some(column));
    state.panes.dragged = taken;
    taken.is_some()
}

/// Moves the border that was taken to a column, as far as panes stay usable.
pub(super) fn drag(state: &mut State, column: u16) {
    let Some(border) = state.panes.dragged else { return };
    let old = state.panes.widths;
    let with = |extra: i16| match border {
        Border::Articles => Widths { articles: extra, ..old },
        Border::Meetings => Widths { meetings: extra, ..old },
    };
    // How far a border can go depends on everything; so each place is tried, and the nearest taken.
    let away = |extra: &i16| {
        state.panes.widths = with(*extra);
        let stands = state.regions().and_then(|regions| column_of(&regions, border));
        (stands.map_or(u16::MAX, |stands| stands.abs_diff(column)), extra.abs())
    };
    let nearest = layout::moves().min_by_key(away);
    state.panes.widths = nearest.map_or(old, with);
}

/// Where a border stands: the line on the right of the list, and on the left of the cards.
fn column_of(regions: &Regions, border: Border) -> Option<u16> {
    match border {
        Border::Articles => regions.reading.and(regions.articles).map(Rect::right),
        Border::Meetings => regions.reading.and(regions.meetings)?.x.checked_sub(1),
    }
}
