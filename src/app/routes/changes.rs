//! Commands that change what is kept: marks of articles and saved queries. Each can be taken back, and
//! none asks whether one is sure.

use std::sync::Arc;

use super::{overlays, panes};
use crate::app::command::Command;
use crate::app::deeds::Deed;
use crate::app::effect::{Effect, Job};
use crate::app::go;
use crate::app::marks::{Change, Mark, MarkKey};
use crate::app::overlay::Overlay;
use crate::app::overlay::filter::{Prompt, PromptKind};
use crate::app::overlay::notice::{Did, Notice};
use crate::app::overlay::queries::{self, QueryList};
use crate::app::saved::{QueryChange, Saved};
use crate::app::state::State;
use crate::app::update::{question, step_of};

/// Changes a mark of the article one is at.
pub(super) fn toggle(state: &mut State, change: impl Fn(Mark) -> Change) {
    let Some(article) = go::marked_article(state).and_then(|id| state.article(&id).cloned()) else { return };
    let change = change(state.marks.of(&article));
    state.make(Deed::Marks(vec![(MarkKey::of(&article), change)]));
    state.status.notice = Some(Notice::Marked(change));
}

/// Marks all articles listed as read, no others.
pub(super) fn mark_all_read(state: &mut State) {
    let listed = state.panes.articles.listed().filter_map(|at| state.corpus.entry(at));
    let unread = listed.filter(|entry| !state.marks.of(&entry.article).read);
    let changes: Vec<_> = unread.map(|entry| (MarkKey::of(&entry.article), Change::Read(true))).collect();
    if changes.is_empty() {
        state.status.notice = Some(Notice::NothingUnread);
        return;
    }
    let did = Did::Marks(Change::Read(true), changes.len());
    state.make(Deed::Marks(changes));
    state.status.notice = Some(Notice::Done(did));
}

/// Takes the last change back, or makes it again.
pub(super) fn undo(state: &mut State, command: Command) {
    let notice = if command == Command::Undo {
        let undone = state.undo();
        undone.map_or(Notice::NothingToUndo, |deed| Notice::Undone(told(state, deed)))
    } else {
        let redone = state.redo();
        redone.map_or(Notice::NothingToRedo, |deed| Notice::Redone(told(state, deed)))
    };
    state.status.notice = Some(notice);
}

/// What a deed did, as it is said.
fn told(state: &State, deed: Deed) -> Did {
    match deed {
        Deed::Marks(changes) => match changes.as_slice() {
            &[(key, change)] => {
                let article = state.status.keys.iter().position(|known| *known == key);
                let entry = article.and_then(|article| state.corpus.entry(article));
                Did::Mark(change, entry.map(|entry| entry.article.title.clone()).unwrap_or_default())
            }
            changes => Did::Marks(changes.first().map_or(Change::Read(true), |&(_, change)| change), changes.len()),
        },
        Deed::Corrections(_) => Did::Correction,
        Deed::Query(QueryChange::Put(_, saved)) => Did::Saved(saved.name),
        Deed::Query(QueryChange::Take(name)) => Did::Dropped(name),
        Deed::Query(QueryChange::Nothing) => Did::Dropped(String::new()),
    }
}

/// Opens the list of saved queries, and asks how much each would leave.
pub(super) fn open_queries(state: &mut State) -> Vec<Effect> {
    state.overlay = Some(Overlay::Queries(QueryList::default()));
    count(state)
}

fn count(state: &mut State) -> Vec<Effect> {
    let queries: Vec<String> = state.habits.queries.all().iter().map(|saved| saved.query.clone()).collect();
    state.status.count = state.status.count.next();
    if queries.is_empty() {
        return Vec::new();
    }
    let job = Job::Count(Arc::clone(&state.corpus), question(state, ""), queries);
    vec![Effect::Start(state.status.count, job)]
}

/// Takes how many articles each saved query leaves.
pub(in crate::app) fn counted(state: &mut State, counts: Vec<usize>) {
    if let Some(Overlay::Queries(list)) = &mut state.overlay {
        list.counts = counts;
    }
}

/// Runs a command in the list of saved queries.
pub(super) fn run_queries(state: &mut State, mut list: QueryList, command: Command) -> Vec<Effect> {
    let chosen = state.habits.queries.all().get(list.cursor).cloned();
    match command {
        Command::Queries => return Vec::new(),
        Command::Open => return chosen.map(|saved| panes::filter_by(state, &saved.query)).unwrap_or_default(),
        Command::SaveQuery => return save(state),
        Command::DeleteQuery | Command::Undo | Command::Redo => {
            if command != Command::DeleteQuery {
                // Here it is about queries; what was changed before, elsewhere, is out of sight.
                let deed = if command == Command::Undo { state.deeds.last() } else { state.deeds.next() };
                if matches!(deed, Some(Deed::Query(_))) {
                    undo(state, command);
                } else {
                    let undo = command == Command::Undo;
                    state.status.notice = Some(if undo { Notice::NothingToUndo } else { Notice::NothingToRedo });
                }
            } else if let Some(saved) = chosen {
                state.make(Deed::Query(QueryChange::Take(saved.name.clone())));
                state.status.notice = Some(Notice::Done(Did::Dropped(saved.name)));
            }
            list.counts.clear();
            state.overlay = Some(Overlay::Queries(list));
            return count(state);
        }
        _ if overlays::closes(command) => return Vec::new(),
        _ => {}
    }
    if let Some(step) = step_of(command, queries::window(state.viewport, state.habits.queries.all().len())) {
        list.step(step, state.habits.queries.all().len());
    }
    state.overlay = Some(Overlay::Queries(list));
    Vec::new()
}

/// A digit asks the saved query of this number.
pub(in crate::app) fn digit(state: &mut State, number: usize) -> Vec<Effect> {
    let saved = number.checked_sub(1).and_then(|at| state.habits.queries.all().get(at)).cloned();
    saved
        .map(|saved| {
            state.overlay = None;
            panes::filter_by(state, &saved.query)
        })
        .unwrap_or_default()
}

/// Asks for a name of the query in force.
pub(super) fn save(state: &mut State) -> Vec<Effect> {
    if state.filter.is_on() {
        // A query that is saved already goes by its name, others by what is typed.
        let query = state.filter.query.trim();
        let known = state.habits.queries.all().iter().find(|saved| saved.query == query);
        let name = known.map_or("", |saved| saved.name.as_str()).to_owned();
        state.overlay = Some(Overlay::Prompt(Prompt::new(PromptKind::Name, &name)));
    } else {
        state.status.notice = Some(Notice::NothingToSave);
    }
    Vec::new()
}

/// Runs a command where a name is typed.
pub(super) fn run_name(state: &mut State, mut prompt: Prompt, command: Command) -> Vec<Effect> {
    match command {
        Command::Clear => return Vec::new(),
        Command::Accept => {
            let query = state.filter.query.trim().to_owned();
            // A query without a name is called as it reads.
            let name = Some(prompt.input.text().trim()).filter(|name| !name.is_empty()).unwrap_or(&query).to_owned();
            if !name.is_empty() {
                let saved = Saved { name: name.clone(), query };
                state.make(Deed::Query(QueryChange::Put(state.habits.queries.all().len(), saved)));
                state.status.notice = Some(Notice::Done(Did::Saved(name)));
            }
            return Vec::new();
        }
        _ => {
            prompt.input.edit(command);
        }
    }
    state.overlay = Some(Overlay::Prompt(prompt));
    Vec::new()
}
