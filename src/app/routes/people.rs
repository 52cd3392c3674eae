//! Commands and typing that the people take: the list, the line typed above it, the dossier.

use super::overlays::closes;
use super::panes;
use crate::app::command::Command;
use crate::app::cursor::Step;
use crate::app::effect::Effect;
use crate::app::go;
use crate::app::input::Edit;
use crate::app::journey::Over;
use crate::app::layout;
use crate::app::overlay::Overlay;
use crate::app::overlay::people::dossier::{self, Dossier, Line, Target};
use crate::app::overlay::people::{Form, PeopleView, Person, SQUARE_HEADER, Typing, header, list_height};
use crate::app::pane::Focus;
use crate::app::pane::reading::Way;
use crate::app::state::State;
use crate::app::update::step_of;
use crate::corpus::query::Field;

/// Runs a command where the people are open.
pub(super) fn run(state: &mut State, mut view: Box<PeopleView>, command: Command) -> Vec<Effect> {
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
            _ => step(state, &mut view, command),
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
        Command::Down | Command::Up => step(state, view, command),
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
        Form::Square => {
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

fn step(state: &State, view: &mut PeopleView, command: Command) {
    let height = list_height(layout::sheet(state.viewport).as_size());
    if let Some(step) = step_of(command, usize::from(height)) {
        view.step(step);
    }
}

fn run_dossier(state: &mut State, mut view: Box<PeopleView>, mut open: Dossier, command: Command) -> Vec<Effect> {
    match command {
        _ if closes(command) => view.close(),
        Command::People | Command::Matrix => {
            view.below.clear();
            view.form = if command == Command::Matrix { Form::Square } else { Form::List };
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

/// Puts the cursor on the row at a position.
pub(super) fn click(state: &State, view: &mut PeopleView, at: layout::Position) -> Option<()> {
    let room = layout::sheet(state.viewport);
    let header = match (&view.dossier, view.form) {
        (Some(_), _) => dossier::header(room.as_size()),
        (None, Form::Square) => SQUARE_HEADER,
        (None, Form::List) => header(room.as_size()),
    };
    let line = usize::from(at.y.checked_sub(room.y + header)?);
    match &mut view.dossier {
        Some(open) => open.select(open.top + line),
        None if view.form == Form::Square => view.choose(line, room.as_size()),
        None => view.select(view.top + line),
    }
}
