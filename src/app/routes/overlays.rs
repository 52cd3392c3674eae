//! Commands and typing that the thing over the panes takes.

use std::sync::Arc;

use super::{calendar, changes, correct, desk, panes, people};
use crate::app::action::{Gesture, Mouse};
use crate::app::command::{Command, Group};
use crate::app::cursor::Step;
use crate::app::effect::{Effect, Job};
use crate::app::go;
use crate::app::input::{Edit, Input};
use crate::app::keys::Layer;
use crate::app::layout::Position;
use crate::app::overlay::calendar::Move;
use crate::app::overlay::filter::{Prompt, PromptKind};
use crate::app::overlay::help::Help;
use crate::app::overlay::notice::Notice;
use crate::app::overlay::people::Typing;
use crate::app::overlay::{Overlay, related};
use crate::app::pane::Focus;
use crate::app::pane::reading::Way;
use crate::app::pane::search::{Progress, Question, Wanted};
use crate::app::state::State;
use crate::app::update::{ask, question, step_of};
use crate::corpus::query::{Assume, Completion, Found};

/// Runs a command where an overlay is open.
pub(in crate::app) fn run(state: &mut State, command: Command) -> Vec<Effect> {
    if command.group() == Group::Sharing && matches!(state.overlay, Some(Overlay::People(_) | Overlay::Calendar(_))) {
        // What is under the cursor of a view is no article: there only the meetings shown are taken out.
        return panes::export(state, command);
    }
    match state.overlay.take() {
        Some(Overlay::Prompt(prompt)) if prompt.kind == PromptKind::Name => changes::run_name(state, prompt, command),
        Some(Overlay::Prompt(prompt)) => run_prompt(state, prompt, command),
        Some(Overlay::Queries(list)) => changes::run_queries(state, list, command),
        Some(Overlay::Related(list)) => run_related(state, list, command),
        Some(Overlay::Help(help)) => desk::run_help(state, help, command),
        Some(Overlay::Palette(palette)) => desk::run_palette(state, palette, command),
        Some(Overlay::People(view)) => people::run(state, view, command),
        Some(Overlay::Calendar(view)) => calendar::run(state, view, command),
        Some(Overlay::Correct(view)) => correct::run(state, view, command),
        None => Vec::new(),
    }
}

fn run_related(state: &mut State, mut list: related::RelatedList, command: Command) -> Vec<Effect> {
    let page = list.room(state.viewport) / related::ITEM_LINES;
    if list.typing == Typing::On {
        match command {
            Command::Accept => return jump_to(state, list),
            Command::Clear => list.clear(),
            Command::OlderLine | Command::CompleteBack => list.step(Step::Up(1)),
            Command::NewerLine | Command::Complete => list.step(Step::Down(1)),
            _ => match desk::goes(command, page, &list.input) {
                Some(step) => list.step(step),
                None if list.input.edit(command) == Edit::Text => list.narrow(),
                None => {}
            },
        }
    } else {
        match command {
            Command::Clear if list.is_narrowed() => list.clear(),
            Command::Filter => list.typing = Typing::On,
            Command::Open => return jump_to(state, list),
            Command::Related => return Vec::new(),
            _ if closes(command) => return Vec::new(),
            _ => {
                if let Some(step) = step_of(command, page) {
                    list.step(step);
                }
            }
        }
    }
    state.overlay = Some(Overlay::Related(list));
    Vec::new()
}

/// Jumps to what is under the cursor; where nothing is, the list stays.
fn jump_to(state: &mut State, list: related::RelatedList) -> Vec<Effect> {
    match list.items.get(list.cursor).map(related::Item::meeting) {
        Some(meeting) => {
            go::jump(state, meeting);
            state.panes.focus = Focus::Reading;
        }
        None => state.overlay = Some(Overlay::Related(list)),
    }
    Vec::new()
}

pub(super) fn closes(command: Command) -> bool {
    matches!(command, Command::Clear | Command::Quit | Command::Back)
}

/// The prompt edits its line, walks the history, moves in the list, and is accepted or cleared.
fn run_prompt(state: &mut State, mut prompt: Prompt, command: Command) -> Vec<Effect> {
    match command {
        Command::Accept => return accept(state, &prompt),
        Command::Clear => return cancel(state, &prompt),
        Command::OlderLine | Command::NewerLine | Command::Down | Command::Up | Command::PageDown | Command::PageUp
            if prompt.kind == PromptKind::Search =>
        {
            let back = matches!(command, Command::OlderLine | Command::Up | Command::PageUp);
            state.overlay = Some(Overlay::Prompt(prompt));
            return panes::next_match(state, if back { Way::Previous } else { Way::Next });
        }
        Command::OlderLine | Command::NewerLine => recall(state, &mut prompt, command),
        Command::Down | Command::Up | Command::PageDown | Command::PageUp | Command::Top | Command::Bottom => {
            panes::step_articles(state, command);
        }
        Command::SearchAsTyped => {
            state.overlay = Some(Overlay::Prompt(prompt));
            return panes::run(state, command);
        }
        Command::Help => {
            let mut help = Help::of(&state.keymap, Layer::Prompt);
            help.under = Some(Box::new(prompt));
            state.overlay = Some(Overlay::Help(help));
            return Vec::new();
        }
        Command::SwitchOrder if prompt.kind == PromptKind::Filter => {
            state.overlay = Some(Overlay::Prompt(prompt));
            return panes::run(state, command);
        }
        Command::Complete | Command::CompleteBack if prompt.kind == PromptKind::Filter => {
            return complete(state, prompt, command);
        }
        _ => {
            prompt.input.edit(command);
            prompt.offered = None;
        }
    }
    let query = prompt.input.text().to_owned();
    let kind = prompt.kind;
    state.overlay = Some(Overlay::Prompt(prompt));
    asked(state, kind, &query)
}

/// Tab: the next of what is offered, or asks what may stand here.
fn complete(state: &mut State, mut prompt: Prompt, command: Command) -> Vec<Effect> {
    let way = if command == Command::Complete { Way::Next } else { Way::Previous };
    if prompt.turn(way).is_some() {
        let query = prompt.input.text().to_owned();
        state.overlay = Some(Overlay::Prompt(prompt));
        return asked(state, PromptKind::Filter, &query);
    }
    state.status.complete = state.status.complete.next();
    let (line, cursor) = (prompt.input.text().to_owned(), prompt.input.cursor());
    let job = Job::Complete(Arc::clone(&state.corpus), question(state, &line), cursor);
    state.overlay = Some(Overlay::Prompt(prompt));
    vec![Effect::Start(state.status.complete, job)]
}

/// What may stand at the cursor of the prompt, as it was asked.
pub(in crate::app) fn completed(state: &mut State, line: &str, completion: Completion) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = &mut state.overlay else { return Vec::new() };
    if prompt.kind != PromptKind::Filter || prompt.input.text() != line {
        return Vec::new();
    }
    prompt.offer(completion);
    let query = prompt.input.text().to_owned();
    asked(state, PromptKind::Filter, &query)
}

/// Text typed or pasted goes into the prompt and nowhere else: it is never read as keys.
pub(in crate::app) fn pasted(state: &mut State, text: &str) -> Vec<Effect> {
    if desk::pasted(state, text) {
        return Vec::new();
    }
    if let Some(Overlay::People(view)) = &mut state.overlay {
        people::pasted(view, text);
    }
    if let Some(Overlay::Related(list)) = &mut state.overlay
        && list.typing == Typing::On
        && list.input.paste(text) == Edit::Text
    {
        list.narrow();
    }
    if let Some(Overlay::Correct(view)) = &mut state.overlay {
        correct::pasted(view, text);
    }
    let Some(Overlay::Prompt(prompt)) = &mut state.overlay else { return Vec::new() };
    prompt.input.paste(text);
    prompt.offered = None;
    let (kind, query) = (prompt.kind, prompt.input.text().to_owned());
    asked(state, kind, &query)
}

/// The result follows the typing.
fn asked(state: &mut State, kind: PromptKind, query: &str) -> Vec<Effect> {
    match kind {
        PromptKind::Filter if state.filter.query != query => ask(state, query),
        PromptKind::Filter | PromptKind::Name => Vec::new(),
        PromptKind::Search if query.trim().is_empty() => {
            state.panes.reading.give_up_search();
            Vec::new()
        }
        PromptKind::Search => {
            let before = state.panes.reading.typed_search();
            if before.is_some_and(|search| search.query == query) {
                return Vec::new();
            }
            let assume = before.map_or(Assume::Freely, |search| search.assume);
            search(state, query, Wanted::Typed(query.to_owned(), assume), None)
        }
    }
}

/// Searches the text in the reader.
pub(super) fn search(state: &mut State, query: &str, wanted: Wanted, way: Option<Way>) -> Vec<Effect> {
    let Some((_, entry)) = state.reading() else { return Vec::new() };
    let article = Arc::clone(&entry.article);
    state.panes.reading.search(query, &wanted, way);
    state.status.search = state.status.search.next();
    vec![Effect::Start(state.status.search, Job::Search(Question { article, wanted }))]
}

/// The answer of a search, unless it was given up or the reader shows something else by now.
pub(in crate::app) fn searched(state: &mut State, found: Found) {
    if state.panes.reading.search.is_none() {
        return;
    }
    let nothing = found.spans.is_empty();
    state.panes.reading.found(found);
    if nothing && state.overlay.is_none() {
        state.status.notice = Some(Notice::NotFound);
    }
}

fn accept(state: &mut State, prompt: &Prompt) -> Vec<Effect> {
    let query = prompt.input.text().to_owned();
    match prompt.kind {
        PromptKind::Filter => {
            state.filter.history.add(&query);
            asked(state, PromptKind::Filter, &query)
        }
        PromptKind::Search => {
            let search = state.panes.reading.typed_search();
            let answered = search.filter(|search| search.progress == Progress::Answered);
            if answered.is_some_and(|search| search.matches.is_empty()) {
                state.status.notice = Some(Notice::NotFound);
            }
            Vec::new()
        }
        PromptKind::Name => Vec::new(),
    }
}

fn cancel(state: &mut State, prompt: &Prompt) -> Vec<Effect> {
    match prompt.kind {
        PromptKind::Filter => {
            // What was typed comes back with one key: the newest of the history.
            state.filter.history.add(prompt.input.text());
            ask(state, "")
        }
        PromptKind::Search => {
            state.panes.reading.give_up_search();
            Vec::new()
        }
        PromptKind::Name => Vec::new(),
    }
}

/// Older and newer lines walk the history.
fn recall(state: &mut State, prompt: &mut Prompt, command: Command) {
    let history = &mut state.filter.history;
    let line = match command {
        Command::OlderLine => history.older(prompt.input.text()),
        _ => history.newer(),
    };
    if let Some(line) = line {
        prompt.input = Input::new(line);
        prompt.offered = None;
    }
}

/// Moves in what lies over the panes by the wheel.
pub(super) fn wheel(state: &mut State, step: Step) {
    match &mut state.overlay {
        Some(Overlay::Help(help)) => help.step(step),
        Some(Overlay::Related(list)) => list.step(step),
        Some(Overlay::Palette(palette)) => palette.step(step),
        Some(Overlay::Queries(list)) => list.step(step, state.habits.queries.all().len()),
        Some(Overlay::Correct(view)) => view.step(step),
        Some(Overlay::People(view)) => match &mut view.dossier {
            Some(dossier) => dossier.step(step),
            None => view.step(step),
        },
        Some(Overlay::Calendar(view)) if view.row.is_some() => view.step(step),
        Some(Overlay::Calendar(view)) => match step {
            Step::Up(_) => view.go(Move::Months(-1)),
            Step::Down(_) => view.go(Move::Months(1)),
            Step::First | Step::Last => {}
        },
        Some(Overlay::Prompt(_)) | None => {}
    }
}

/// A click in a view of the collection selects, a double click opens; elsewhere it closes what lies
/// over the panes.
pub(super) fn click(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    let at = Position { x: mouse.column, y: mouse.row };
    let Some(mut overlay) = state.overlay.take() else { return Vec::new() };
    let clicked = match &overlay {
        Overlay::People(view) => view.clicked,
        Overlay::Calendar(view) => view.clicked,
        _ => false,
    };
    if clicked && mouse.gesture == Gesture::DoubleClick {
        // The first click of the two has chosen.
        state.overlay = Some(overlay);
        return run(state, Command::Open);
    }
    let hit = match &mut overlay {
        Overlay::People(view) => people::click(state, view, at),
        Overlay::Calendar(view) => calendar::click(state, view, at),
        Overlay::Prompt(_)
        | Overlay::Related(_)
        | Overlay::Help(_)
        | Overlay::Palette(_)
        | Overlay::Queries(_)
        | Overlay::Correct(_) => {
            return Vec::new();
        }
    };
    state.overlay = Some(overlay);
    match hit {
        Some(()) if mouse.gesture == Gesture::DoubleClick => run(state, Command::Open),
        _ => Vec::new(),
    }
}
