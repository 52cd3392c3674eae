//! Commands that the calendar takes: among the days, and in the list of a day.

use chrono::NaiveDate;

use super::overlays::closes;
use super::{panes, people};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::journey::Over;
use crate::app::layout;
use crate::app::overlay::Overlay;
use crate::app::overlay::calendar::plan::{self, Active, Plan};
use crate::app::overlay::calendar::{CalendarView, Line, Move};
use crate::app::overlay::notice::Notice;
use crate::app::overlay::people::dossier::Target;
use crate::app::pane::reading::Way;
use crate::app::shown::shown;
use crate::app::state::State;
use crate::app::update::step_of;
use crate::corpus::query::Field;

/// Opens the calendar: at the day of the selected meeting, else today, else at the last day with
/// meetings where today is far from all of them.
pub(super) fn open(state: &State) -> CalendarView {
    let picked = state.panes.meetings.picked.then(|| state.selected_meeting()).flatten();
    let of_meeting = picked.and_then(|meeting| state.corpus.event_of(meeting)?.date?.as_day());
    let mut view = CalendarView::at(of_meeting.or_else(|| nearest(state)).unwrap_or(state.today));
    let months = Plan::of(layout::sheet(state.viewport), Active::Months).months.len();
    // The months before stand before it, where several are in sight.
    let day = view.day;
    view.go(Move::Months(-i32::try_from(months.saturating_sub(1) / 2).unwrap_or(0)));
    view.first = view.day;
    view.set(day);
    view
}

/// The day nearest to today with meetings that the filter leaves, where there is a filter or it is far.
fn nearest(state: &State) -> Option<NaiveDate> {
    const FAR: i64 = 31;
    let away = |day: &NaiveDate| (*day - state.today).num_days().abs();
    let listed = shown(&state.corpus, state.filter.listing(state.today));
    // What has no day stands under its month.
    let days = listed.iter().filter_map(|shown| Some(state.corpus.event(shown.event)?.date?.start()));
    let nearest = days.min_by_key(away)?;
    (state.filter.is_on() || away(&nearest) > FAR).then_some(nearest)
}

/// Runs a command where the calendar is open.
pub(super) fn run(state: &mut State, mut view: Box<CalendarView>, command: Command) -> Vec<Effect> {
    if view.row.is_some() {
        return run_list(state, view, command);
    }
    match command {
        Command::Calendar => return Vec::new(),
        _ if closes(command) => return Vec::new(),
        Command::People | Command::Matrix | Command::Help => return panes::open_over(state, command, view.layer()),
        Command::FilterByThis => {
            let query = Field::When.term(&view.day.to_string());
            return panes::filter_by(state, &query);
        }
        Command::Open => enter(state, &mut view),
        Command::Today => view.set(state.today),
        Command::Top | Command::Bottom => {
            if let Some((first, last)) = view.ends() {
                view.set(if command == Command::Top { first } else { last });
            }
        }
        Command::NextMeeting | Command::NextMatch => to_marked(state, &mut view, Way::Next),
        Command::PreviousMeeting | Command::PreviousMatch => to_marked(state, &mut view, Way::Previous),
        _ => {
            if let Some(way) = way_of(command) {
                view.go(way);
            }
        }
    }
    state.overlay = Some(Overlay::Calendar(view));
    Vec::new()
}

/// Where a command leads from a day.
fn way_of(command: Command) -> Option<Move> {
    Some(match command {
        Command::PreviousDay => Move::Days(-1),
        Command::NextDay => Move::Days(1),
        Command::PreviousWeek | Command::Up => Move::Days(-7),
        Command::NextWeek | Command::Down => Move::Days(7),
        Command::PreviousMonth | Command::PageUp => Move::Months(-1),
        Command::NextMonth | Command::PageDown => Move::Months(1),
        _ => return None,
    })
}

fn to_marked(state: &mut State, view: &mut CalendarView, way: Way) {
    match view.marked(way) {
        Some(day) => view.set(day),
        None => state.status.notice = Some(if way == Way::Next { Notice::NoLaterDay } else { Notice::NoEarlierDay }),
    }
}

/// To the list of the day, where there is anything in it.
fn enter(state: &mut State, view: &mut CalendarView) {
    if view.rows().is_empty() {
        state.status.notice = Some(Notice::NothingOnDay);
    } else {
        view.row = Some(0);
    }
}

fn run_list(state: &mut State, mut view: Box<CalendarView>, command: Command) -> Vec<Effect> {
    match command {
        Command::Calendar | Command::PaneLeft => view.row = None,
        _ if closes(command) => view.row = None,
        Command::People | Command::Matrix | Command::Help => return panes::open_over(state, command, view.layer()),
        Command::Open => {
            let mark = view.row.and_then(|row| view.rows().get(row).copied());
            if let Some(mark) = mark {
                state.panes.calendar = Some(view);
                people::jump(state, Target::Meeting(mark.shown.meeting), Over::Calendar);
            }
            return Vec::new();
        }
        _ => {
            let height = Plan::of(layout::sheet(state.viewport), Active::List).list.height;
            if let Some(step) = step_of(command, usize::from(height)) {
                view.step(step);
            }
        }
    }
    state.overlay = Some(Overlay::Calendar(view));
    Vec::new()
}

/// Puts the cursor on the day or the row at a position; the row is opened by a second click.
pub(super) fn click(state: &State, view: &mut CalendarView, at: layout::Position) -> Option<()> {
    let plan = Plan::of(layout::sheet(state.viewport), view.active());
    let months = view.months(plan.months.len());
    let day = months.iter().zip(&plan.months).find_map(|(first, area)| plan::day_at(*first, *area, at));
    if let Some(day) = day {
        view.row = None;
        view.set(day);
        return Some(());
    }
    let line = plan.list.contains(at).then(|| view.top + usize::from(at.y - plan.list.y))?;
    match view.lines().get(line) {
        Some(Line::Meeting(row, _)) => view.row = Some(*row),
        _ => return None,
    }
    Some(())
}
