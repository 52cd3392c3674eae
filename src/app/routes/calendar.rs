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
use crate::base::article::Published;
use crate::base::date::FuzzyDate;
use crate::corpus::query::Field;

/// Opens the calendar where there is something to see: at the day of the picked meeting, else today, and
/// where today is far from all meetings, at that of the article at hand or the last one.
pub(super) fn open(state: &State) -> CalendarView {
    let mut view = CalendarView::at(day_to_open(state));
    let months = Plan::of(layout::sheet(state.viewport), Active::Months).months.len();
    // The months before stand before it, where several are in sight.
    let day = view.day;
    view.go(Move::Months(-i32::try_from(months.saturating_sub(1) / 2).unwrap_or(0)));
    view.first = view.day;
    view.set(day);
    view
}

/// Today is far from meetings that are so many days away.
const FAR: i64 = 31;

fn day_to_open(state: &State) -> NaiveDate {
    let pane = &state.panes.meetings;
    let date_of = |meeting| state.corpus.event_of(meeting).and_then(|event| event.date);
    let at_hand = state.selected_meeting().and_then(date_of);
    if let Some(date) = at_hand.filter(|_| pane.picked) {
        return date.start();
    }
    let listed = shown(&state.corpus, state.filter.listing(state.today));
    let dates = || listed.iter().filter_map(|shown| state.corpus.event(shown.event)?.date);
    let nearest = |near: NaiveDate| {
        let away = |date: &FuzzyDate| (date.start() - near).num_days().abs();
        // What has no day stands under its month: there is more to see on a day.
        let days = dates().filter(|date| date.as_day().is_some()).min_by_key(away);
        days.or_else(|| dates().min_by_key(away)).map(FuzzyDate::start)
    };
    let by_today = nearest(state.today).filter(|day| (*day - state.today).num_days().abs() <= FAR);
    if let Some(day) = by_today {
        return if state.filter.is_on() { day } else { state.today };
    }
    let published = state.reading().and_then(|(_, entry)| entry.article.published).map(Published::day);
    let near = at_hand.filter(|date| dates().any(|shown| shown == *date)).map(FuzzyDate::start).or(published);
    nearest(near.unwrap_or(state.today)).unwrap_or(state.today)
}

/// Runs a command where the calendar is open.
pub(super) fn run(state: &mut State, mut view: Box<CalendarView>, command: Command) -> Vec<Effect> {
    view.clicked = false;
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
        Some(Line::Meeting(row, _)) => {
            view.row = Some(*row);
            view.clicked = true;
        }
        _ => return None,
    }
    Some(())
}
