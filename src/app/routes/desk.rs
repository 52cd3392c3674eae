//! Commands and typing that the palette and the search in the help take.

use std::sync::Arc;

use crate::app::command::Command;
use crate::app::cursor::Step;
use crate::app::effect::Effect;
use crate::app::input::Input;
use crate::app::overlay::Overlay;
use crate::app::overlay::help::{self, Help};
use crate::app::overlay::palette::{self, Palette};
use crate::app::state::State;
use crate::app::update::{self, step_of};

/// Runs a command in the palette: what is chosen runs where the palette was opened.
pub(super) fn run_palette(state: &mut State, mut open: Palette, command: Command) -> Vec<Effect> {
    match command {
        Command::Clear => return Vec::new(),
        Command::Accept => {
            return match open.current() {
                Some(chosen) => update::run(state, chosen),
                None => keep(state, Overlay::Palette(open)),
            };
        }
        Command::OlderLine | Command::CompleteBack => open.step(Step::Up(1)),
        Command::NewerLine | Command::Complete => open.step(Step::Down(1)),
        _ if goes(command, palette::window(state.viewport), &open.input).map(|step| open.step(step)).is_some() => {}
        _ => {
            let before = open.input.text().to_owned();
            open.input.edit(command);
            if open.input.text() != before {
                open.seek(&state.setup.names);
            }
        }
    }
    keep(state, Overlay::Palette(open))
}

/// The step that a command makes in a list of `height` lines below a line that is typed.
pub(super) fn goes(command: Command, height: usize, input: &Input) -> Option<Step> {
    step_of(command, height).or_else(|| input.beyond(command))
}

/// Runs a command in the help.
pub(super) fn run_help(state: &mut State, mut open: Help, command: Command) -> Vec<Effect> {
    let (names, queries) = (Arc::clone(&state.setup.names), Arc::clone(&state.setup.queries));
    match (&mut open.search, command) {
        // Esc takes the search off first.
        (Some(_), Command::Clear) => open.leave_search(),
        (Some(search), Command::Accept) => search.typing = help::Typing::Off,
        (Some(search), _) if search.typing == help::Typing::On => match command {
            Command::OlderLine => open.step(Step::Up(1)),
            Command::NewerLine => open.step(Step::Down(1)),
            _ => {
                if let Some(step) = goes(command, help::window(state.viewport), &search.input) {
                    open.step(step);
                } else {
                    search.input.edit(command);
                    open.seek(&names, &queries);
                }
            }
        },
        (_, Command::Filter) => open.begin_search(),
        (_, Command::Clear | Command::Quit | Command::Back | Command::Help) => {
            state.overlay = open.under.map(|prompt| Overlay::Prompt(*prompt));
            return Vec::new();
        }
        _ => {
            if let Some(step) = step_of(command, help::window(state.viewport)) {
                open.step(step);
            }
        }
    }
    keep(state, Overlay::Help(open))
}

/// Text typed or pasted into the palette or the search of the help; whether one of them took it.
pub(super) fn pasted(state: &mut State, text: &str) -> bool {
    let (names, queries) = (Arc::clone(&state.setup.names), Arc::clone(&state.setup.queries));
    match &mut state.overlay {
        Some(Overlay::Palette(open)) => {
            open.input.paste(text);
            open.seek(&names);
        }
        Some(Overlay::Help(open)) => {
            if let Some(search) = open.search.as_mut().filter(|search| search.typing == help::Typing::On) {
                search.input.paste(text);
                open.seek(&names, &queries);
            }
        }
        _ => return false,
    }
    true
}

fn keep(state: &mut State, overlay: Overlay) -> Vec<Effect> {
    state.overlay = Some(overlay);
    Vec::new()
}
