//! Commands that the panes take while nothing lies over them.

use std::sync::Arc;

use super::{calendar, changes, correct, overlays};
use crate::app::command::{Command, Group};
use crate::app::cursor::Step;
use crate::app::effect::Effect;
use crate::app::go;
use crate::app::keys::Layer;
use crate::app::layout::{self, Widths, Zoom};
use crate::app::marks::Change;
use crate::app::overlay::Overlay;
use crate::app::overlay::filter::{Prompt, PromptKind};
use crate::app::overlay::help::Help;
use crate::app::overlay::notice::{Notice, Shown};
use crate::app::overlay::palette::Palette;
use crate::app::overlay::people::{Form, PeopleView};
use crate::app::overlay::related::RelatedList;
use crate::app::pane::Focus;
use crate::app::pane::articles::Filtered;
use crate::app::pane::meetings::Scope;
use crate::app::pane::reading::{Scroll, Way, Wrapped};
use crate::app::pane::search::{Asker, Progress, Wanted};
use crate::app::pane::shades::Shade;
use crate::app::share::{self, ExportFormat};
use crate::app::state::State;
use crate::app::update::{ask, refilter, step_of, way_of};
use crate::corpus::query::Assume;

/// Runs a command where no overlay is open.
pub(in crate::app) fn run(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::WidenPane => resize(state, Resize::Wider),
        Command::NarrowPane => resize(state, Resize::Narrower),
        Command::NextPane => focus(state, state.panes.focus.next()),
        Command::PreviousPane => focus(state, state.panes.focus.previous()),
        Command::PaneLeft => focus(state, state.panes.focus.left()),
        Command::PaneRight => focus(state, state.panes.focus.right()),
        Command::ZoomPane => zoom(state),
        Command::Open => enter(state),
        Command::NextMeeting | Command::PreviousMeeting => go::next_meeting(state, way_of(command)),
        Command::NextReport | Command::PreviousReport => go::next_report(state, way_of(command)),
        Command::NextArticle | Command::PreviousArticle => go::neighbour(state, way_of(command)),
        Command::NextMatch | Command::PreviousMatch => return next_match(state, way_of(command)),
        Command::Back => go::back(state),
        Command::Forward => go::forward(state),
        Command::MarkRead => changes::toggle(state, |mark| Change::Read(!mark.read)),
        Command::MarkStar => changes::toggle(state, |mark| Change::Starred(!mark.starred)),
        Command::MarkAllRead => changes::mark_all_read(state),
        Command::Undo | Command::Redo => changes::undo(state, command),
        Command::Queries => return changes::open_queries(state),
        Command::SaveQuery => return changes::save(state),
        Command::AllMeetings => scope(state),
        Command::SwitchOrder => return order(state),
        Command::SwitchMentions
        | Command::SwitchPeople
        | Command::SwitchPlaces
        | Command::SwitchBodies
        | Command::SwitchTimes => shade(state, command),
        Command::SearchAsTyped => return as_typed(state),
        Command::Related => related(state),
        Command::CopyLink | Command::CopyCitation | Command::CopySentence | Command::CopyMeeting => {
            return shared(state, share::copied(state, command).map(Effect::Copy));
        }
        Command::OpenLink => return shared(state, share::opened(state).map(Effect::Open)),
        Command::ExportMarkdown | Command::ExportCsv | Command::ExportCalendar => return export(state, command),
        Command::Palette => {
            state.overlay = Some(Overlay::Palette(Palette::of(&state.keymap, state.layer())));
        }
        Command::Help | Command::People | Command::Matrix | Command::Calendar => {
            return open_over(state, command, state.layer());
        }
        Command::Filter => open_prompt(state),
        Command::Clear => return peel(state),
        Command::Quit => return back_out(state),
        Command::ReadOn if state.panes.focus == Focus::Reading => page_on(state),
        _ if correct::corrects(command) => correct::open(state, command),
        _ if command.group() == Group::Moving => travel(state, command),
        _ => state.status.notice = Some(Notice::NotYet),
    }
    Vec::new()
}

/// Keeps the meetings shown in a file.
pub(super) fn export(state: &mut State, command: Command) -> Vec<Effect> {
    let format = match command {
        Command::ExportMarkdown => ExportFormat::Markdown,
        Command::ExportCsv => ExportFormat::Csv,
        Command::ExportCalendar => ExportFormat::Calendar,
        _ => return shared(state, Err(Notice::NothingToCopy)),
    };
    shared(state, share::exported(state, format).map(Effect::Export))
}

/// Asks for something to be taken out, or says why there is nothing.
fn shared(state: &mut State, wish: Result<Effect, Notice>) -> Vec<Effect> {
    match wish {
        Ok(effect) => vec![effect],
        Err(notice) => {
            state.status.notice = Some(notice);
            Vec::new()
        }
    }
}

/// Opens what lies over everything, from a place where this layer hears the keys.
pub(super) fn open_over(state: &mut State, command: Command, layer: Layer) -> Vec<Effect> {
    state.overlay = match command {
        Command::Help => Some(Overlay::Help(Help::of(&state.keymap, layer))),
        Command::People => Some(Overlay::People(state.panes.people.take().unwrap_or_default())),
        Command::Matrix => Some(Overlay::People(Box::new(PeopleView::in_form(Form::Matrix)))),
        Command::Calendar => Some(Overlay::Calendar(Box::new(calendar::open(state)))),
        _ => None,
    };
    Vec::new()
}

/// Shows only what a query means, and goes to the list of it.
pub(super) fn filter_by(state: &mut State, query: &str) -> Vec<Effect> {
    focus(state, Focus::Articles);
    state.filter.history.add(query);
    ask(state, query)
}

/// Puts another pane in focus.
pub(super) fn focus(state: &mut State, focus: Focus) {
    state.panes.focus = focus;
}

/// Whether a pane takes more columns or fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Resize {
    Wider,
    Narrower,
}

/// Moves the border of the pane in focus; the text has what the others leave.
fn resize(state: &mut State, resize: Resize) {
    let Widths { articles, meetings } = &mut state.panes.widths;
    let by = if resize == Resize::Wider { layout::NOTCH } else { -layout::NOTCH };
    match state.panes.focus {
        Focus::Articles => *articles = layout::moved(*articles, by),
        Focus::Meetings => *meetings = layout::moved(*meetings, by),
        Focus::Reading => {
            *articles = layout::moved(*articles, -by);
            *meetings = layout::moved(*meetings, -by);
        }
    }
}

fn zoom(state: &mut State) {
    state.panes.zoom = if state.zoomed() { Zoom::Off } else { Zoom::On };
}

/// Moves within the pane in focus.
fn travel(state: &mut State, command: Command) {
    match state.panes.focus {
        Focus::Articles => step_articles(state, command),
        Focus::Reading => scroll(state, command),
        Focus::Meetings => step_meetings(state, command),
    }
}

pub(super) fn step_articles(state: &mut State, command: Command) {
    let height = state.regions().and_then(|r| r.articles).map_or(1, |pane| layout::list_area(pane).height);
    if let Some(step) = step_of(command, usize::from(height)) {
        let corpus = Arc::clone(&state.corpus);
        state.panes.articles.step(&corpus, step);
        go::preview(state);
    }
}

fn scroll(state: &mut State, command: Command) {
    let by = match command {
        Command::Down => Scroll::Down(1),
        Command::Up => Scroll::Up(1),
        Command::Top => Scroll::Start,
        Command::Bottom => Scroll::End,
        Command::PageDown => Scroll::PageDown,
        Command::PageUp => Scroll::PageUp,
        Command::HalfPageDown => Scroll::HalfDown,
        Command::HalfPageUp => Scroll::HalfUp,
        _ => return,
    };
    state.panes.reading.scroll(by);
}

fn step_meetings(state: &mut State, command: Command) {
    if command == Command::Today {
        let corpus = Arc::clone(&state.corpus);
        state.panes.meetings.to_today(&corpus, state.today);
        show_picked(state);
    }
    // A page of cards is about three of them, whatever they hold.
    if let Some(step) = step_of(command, 4) {
        pick(state, step);
    }
}

/// Picks a meeting by a step among the cards, and shows its evidence.
pub(super) fn pick(state: &mut State, step: Step) {
    let corpus = Arc::clone(&state.corpus);
    state.panes.meetings.step(&corpus, step);
    show_picked(state);
}

/// Shows the picked meeting in the text.
pub(super) fn show_picked(state: &mut State) {
    if let Some(meeting) = state.meeting_in_text().or_else(|| state.selected_meeting()) {
        go::show_meeting(state, meeting);
    }
}

/// Enter: opens the article; on a card, goes to its sentence.
pub(super) fn enter(state: &mut State) {
    match state.panes.focus {
        Focus::Articles => {
            go::preview(state);
            go::open(state);
        }
        Focus::Reading => focus(state, Focus::Meetings),
        Focus::Meetings => {
            let Some(meeting) = state.selected_meeting() else {
                state.status.notice = Some(Notice::NoMeetings);
                return;
            };
            go::jump(state, meeting);
            state.panes.focus = Focus::Reading;
        }
    }
}

/// Space in the text: a page on, and at its end the next unread article.
fn page_on(state: &mut State) {
    if state.panes.reading.at_end() {
        go::next_unread(state);
    } else {
        state.panes.reading.scroll(Scroll::PageDown);
    }
}

/// Comes to the next or previous match in the text.
pub(super) fn next_match(state: &mut State, way: Way) -> Vec<Effect> {
    let filtered = state.filter.matches.as_ref().map(|matches| matches.needles.clone());
    match (&state.panes.reading.search, filtered) {
        // The answer leads to a match by itself.
        (Some(search), _) if search.progress == Progress::Asked => return Vec::new(),
        (Some(search), _) if search.asker == Asker::Filter => state.panes.focus = Focus::Reading,
        (None, Some(needles)) => {
            // Without a search of its own the text is searched for what the filter found.
            let query = state.filter.query.clone();
            state.panes.focus = Focus::Reading;
            return overlays::search(state, &query, Wanted::Filtered(needles), Some(way));
        }
        _ => {}
    }
    match state.panes.reading.next_match(way) {
        Some(Wrapped::Yes) => {
            state.status.notice = Some(if way == Way::Next { Notice::FromStart } else { Notice::FromEnd });
        }
        Some(Wrapped::No) => {}
        None => state.status.notice = Some(Notice::NotFound),
    }
    Vec::new()
}

/// Tells a kind of mentions in the text apart, or not any more.
fn shade(state: &mut State, command: Command) {
    let shades = &mut state.panes.reading.shades;
    let shade = shades.switch(command);
    let shown = shades.shows(shade.unwrap_or(Shade::People));
    state.status.notice = Some(Notice::Shaded(command, if shown { Shown::Yes } else { Shown::No }));
}

fn scope(state: &mut State) {
    let scope = if state.panes.meetings.scope == Scope::Article { Scope::All } else { Scope::Article };
    if scope == Scope::All {
        // It begins where one is; with nothing at hand, and for what is picked already, the pane knows where.
        state.panes.meetings.stay_near(&state.corpus);
        // What was asked for is in sight on the smallest screen, and the keys move in it.
        focus(state, Focus::Meetings);
    }
    state.panes.meetings.scope = scope;
    if state.regions().is_none_or(|regions| regions.meetings.is_none()) {
        // Where the heading of the cards is in sight it says so itself.
        state.status.notice = Some(Notice::Scoped(scope));
    }
}

fn order(state: &mut State) -> Vec<Effect> {
    let filtered = if state.filter.is_on() { Filtered::Yes } else { Filtered::No };
    state.panes.articles.order = state.panes.articles.order.next(filtered);
    state.status.notice = Some(Notice::Ordered(state.panes.articles.order));
    state.relist();
    // How well articles match is known only where the filter was asked for it.
    refilter(state)
}

/// Searches for exactly what was typed, or for what may have been meant again.
pub(super) fn as_typed(state: &mut State) -> Vec<Effect> {
    let search = state.panes.reading.typed_search().filter(|_| state.panes.focus == Focus::Reading);
    if let Some((query, assume)) = search.map(|search| (search.query.clone(), other(search.assume))) {
        return overlays::search(state, &query, Wanted::Typed(query.clone(), assume), None);
    }
    state.filter.assume = other(state.filter.assume);
    refilter(state)
}

fn other(assume: Assume) -> Assume {
    match assume {
        Assume::Freely => Assume::Nothing,
        Assume::Nothing => Assume::Freely,
    }
}

fn related(state: &mut State) {
    let Some(meeting) = state.meeting_in_text().or_else(|| state.selected_meeting()) else {
        state.status.notice = Some(Notice::NoMeetings);
        return;
    };
    match RelatedList::of(&state.corpus, meeting) {
        Some(list) => state.overlay = Some(Overlay::Related(list)),
        None => state.status.notice = Some(Notice::NothingRelated),
    }
}

/// The search where the text is in focus, else the filter, with the query in force to go on from.
fn open_prompt(state: &mut State) {
    let (kind, text) = match state.panes.focus {
        Focus::Reading => (PromptKind::Search, String::new()),
        _ => (PromptKind::Filter, state.filter.query.clone()),
    };
    state.overlay = Some(Overlay::Prompt(Prompt::new(kind, &text)));
}

/// Esc: takes one layer off, and never quits.
fn peel(state: &mut State) -> Vec<Effect> {
    let folded = state.regions().is_some_and(|regions| regions.folded);
    if state.filter.is_on() && state.panes.articles.count() == 0 {
        // Nothing is shown anywhere: whatever is in focus, the way out is the same.
        return ask(state, "");
    }
    if state.zoomed() {
        state.panes.zoom = Zoom::Off;
    } else if state.panes.reading.typed_search().is_some() && state.panes.focus == Focus::Reading {
        state.panes.reading.search = None;
    } else if state.panes.focus == Focus::Meetings && folded {
        focus(state, Focus::Reading);
    } else if state.panes.focus != Focus::Articles {
        focus(state, Focus::Articles);
    } else if state.filter.is_on() {
        return ask(state, "");
    }
    Vec::new()
}

/// `q`: takes one layer off, and quits where there is none.
fn back_out(state: &mut State) -> Vec<Effect> {
    let base = state.panes.focus == Focus::Articles && !state.zoomed();
    if base {
        go::leave(state);
        return vec![Effect::Quit];
    }
    if state.zoomed() {
        state.panes.zoom = Zoom::Off;
    } else {
        focus(state, state.panes.focus.left());
    }
    Vec::new()
}
