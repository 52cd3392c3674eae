//! Commands and typing that the people take: the list, the line typed above it, the dossier.

use super::overlays::closes;
use super::panes;
use crate::app::command::Command;
use crate::app::cursor::Step;
use crate::app::effect::Effect;
use crate::app::go;
use crate::app::input::Edit;
use crate::app::journey::Over;
use crate::app::layout::{self, Rect};
use crate::app::overlay::Overlay;
use crate::app::overlay::people::dossier::{self, Dossier, Line, Target};
use crate::app::overlay::people::matrix;
use crate::app::overlay::people::{Form, MATRIX_HEADER, PeopleView, Person, Typing, header, list_height};
use crate::app::pane::Focus;
use crate::app::pane::reading::Way;
use crate::app::state::State;
use crate::app::update::step_of;
use crate::corpus::query::Field;

/// Runs a command where the people are open.
pub(super) fn run(state: &mut State, mut view: Box<PeopleView>, command: Command) -> Vec<Effect> {
    view.clicked = false;
    if let Some(open) = view.dossier.take() {
        return run_dossier(state, view, open, command);
    }
    if view.typing == Typing::On {
        type_in(state, &mut view, command);
    } else {
        match command {
            Command::Clear if !view.input.is_empty() => clear(&mut view),
            Command::People if view.form == Form::List => return Vec::new(),
            Command::People | Command::Matrix => view.reshape(),
            _ if closes(command) => return Vec::new(),
            Command::Open => open(state, &mut view),
            Command::Filter => {
                view.form = Form::List;
                view.typing = Typing::On;
            }
            Command::SwitchOrder => view.reorder(),
            Command::NextPane | Command::PreviousPane => view.turn(),
            Command::FilterByThis => {
                let name = chosen(&view).map(|person| person.name.clone());
                return name.map_or_else(Vec::new, |name| panes::filter_by(state, &Field::Who.term(&name)));
            }
            Command::Calendar | Command::Help => return panes::open_over(state, command, view.layer()),
            _ => {
                step(state, &mut view, command);
            }
        }
    }
    state.overlay = Some(Overlay::People(view));
    Vec::new()
}

/// Text typed or pasted while letters are text.
pub(super) fn pasted(view: &mut PeopleView, text: &str) {
    if view.typing == Typing::On && view.input.paste(text) == Edit::Text {
        view.narrow();
    }
}

fn type_in(state: &State, view: &mut PeopleView, command: Command) {
    match command {
        Command::Accept => {
            view.typing = Typing::Off;
            open(state, view);
        }
        Command::Clear => clear(view),
        Command::OlderLine => view.step(Step::Up(1)),
        Command::NewerLine => view.step(Step::Down(1)),
        Command::SwitchOrder => view.reorder(),
        Command::Complete | Command::CompleteBack => view.turn(),
        _ if step(state, view, command).is_some() => {}
        _ => {
            if view.input.edit(command) == Edit::Text {
                view.narrow();
            }
        }
    }
}

fn clear(view: &mut PeopleView) {
    view.typing = Typing::Off;
    view.input = crate::app::input::Input::default();
    view.narrow();
}

/// The one under the cursor of what stands on the sheet.
fn chosen(view: &PeopleView) -> Option<&Person> {
    match view.form {
        Form::List => view.current(),
        Form::Matrix => {
            let (actor, _) = view.matrix.people.get(view.chosen)?;
            view.everyone.iter().find(|person| person.actor == *actor)
        }
    }
}

fn open(state: &State, view: &mut PeopleView) {
    if let Some(actor) = chosen(view).map(|person| person.actor) {
        view.open(&state.corpus, actor);
    }
}

/// Moves the cursor; `None` where that is not what the command does.
fn step(state: &State, view: &mut PeopleView, command: Command) -> Option<()> {
    let height = usize::from(list_height(layout::sheet(state.viewport).as_size()));
    let beyond = || Some(()).filter(|()| view.typing == Typing::On).and_then(|()| view.input.beyond(command));
    let step = step_of(command, height).or_else(beyond)?;
    view.step(step);
    Some(())
}

fn run_dossier(state: &mut State, mut view: Box<PeopleView>, mut open: Dossier, command: Command) -> Vec<Effect> {
    match command {
        _ if closes(command) => view.close(),
        Command::People | Command::Matrix => {
            view.below.clear();
            view.form = if command == Command::Matrix { Form::Matrix } else { Form::List };
        }
        Command::Open => {
            let target = open.current().and_then(Line::target);
            view.dossier = Some(open);
            match target {
                Some(Target::Dossier(actor)) => view.open(&state.corpus, actor),
                Some(target) => {
                    state.panes.people = Some(view);
                    jump(state, target, Over::People);
                    return Vec::new();
                }
                None => {}
            }
        }
        Command::FilterByThis => return panes::filter_by(state, &Field::Who.term(&open.name)),
        Command::Calendar | Command::Help => return panes::open_over(state, command, view.layer()),
        _ => {
            let height = dossier::lines_height(layout::sheet(state.viewport).as_size());
            match command {
                Command::NextPane | Command::PaneRight => open.turn(Way::Next),
                Command::PreviousPane | Command::PaneLeft => open.turn(Way::Previous),
                _ => {
                    if let Some(step) = step_of(command, usize::from(height)) {
                        open.step(step);
                    }
                }
            }
            view.dossier = Some(open);
        }
    }
    state.overlay = Some(Overlay::People(view));
    Vec::new()
}

/// To the sentence, as a place to come back from to the view that one leaves.
pub(super) fn jump(state: &mut State, target: Target, over: Over) {
    match target {
        Target::Dossier(_) => {}
        Target::Meeting(meeting) => go::jump_from(state, meeting, Some(over)),
        Target::Text(article, span) => go::jump_to_text(state, (article, span), Some(over)),
    }
    state.panes.focus = Focus::Reading;
}

/// Puts the cursor on the row at a position; what stands outside of the rows is none.
pub(super) fn click(state: &State, view: &mut PeopleView, at: layout::Position) -> Option<()> {
    let room = layout::sheet(state.viewport);
    let header = match (&view.dossier, view.form) {
        (Some(_), _) => dossier::header(room.as_size()),
        (None, Form::Matrix) => MATRIX_HEADER,
        (None, Form::List) => header(room.as_size()),
    };
    let rows = Rect { y: room.y + header, height: room.height.saturating_sub(header), ..room };
    if view.dossier.is_none() && view.form == Form::List {
        let beside = matrix::width(&view.matrix, rows);
        if at.x >= rows.right().saturating_sub(beside) {
            let place = Rect {
                x: rows.right().saturating_sub(beside),
                y: room.y + 1,
                width: beside,
                height: room.height.saturating_sub(1),
            };
            return click_beside(view, place, at);
        }
    }
    if !rows.contains(at) {
        return None;
    }
    let line = usize::from(at.y - rows.y);
    match &mut view.dossier {
        Some(open) => open.select(open.top + line),
        None if view.form == Form::Matrix => view.choose(line, room.as_size()),
        None => view.select(view.top + line),
    }?;
    view.clicked = true;
    Some(())
}

/// Puts the cursor of the list on the one whose row of the matrix beside it is at a position.
fn click_beside(view: &mut PeopleView, place: Rect, at: layout::Position) -> Option<()> {
    let line = usize::from(at.y.checked_sub(place.y + MATRIX_HEADER)?);
    let inside = (usize::from(place.width.saturating_sub(matrix::GAP)), usize::from(place.height));
    let measures = matrix::Measures::of(&view.matrix, inside, matrix::NAME);
    let current = view.current().map(|person| person.actor);
    let (mut rows, _) = matrix::rows_beside(&view.matrix, measures, current, place.height);
    let (actor, _) = rows.nth(line).and_then(|row| view.matrix.people.get(row))?;
    let found = (0..view.listed.len()).find(|&line| view.row(line).is_some_and(|person| person.actor == *actor))?;
    view.select(found)
}
