//! The one way in which the state changes: `update(state, action)` routes an action to the pane,
//! overlay or way that it is for, then brings the state in order. Routing only.

use std::sync::Arc;

use super::action::{Action, News, Report};
use super::command::Command;
use super::company;
use super::cursor::Step;
use super::effect::{Effect, Job};
use super::go;
use super::keys::{Found, Key, Layer};
use super::overlay::filter::Question;
use super::overlay::notice::Notice;
use super::pane::articles;
use super::pane::reading::Way;
use super::pane::search::Asker;
use super::routes::{changes, overlays, panes, pointer};
use super::state::{Menu, Stage, State};
use crate::base::article::Article;
use crate::base::cancel::Generation;
use crate::corpus::build::Known;
use crate::corpus::{Corpus, Entry, query};

/// Applies an action; what is to be done outside comes back.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = match action {
        Action::Press(key) => press(state, key),
        Action::Command(command) => run(state, command),
        Action::Paste(text) => overlays::pasted(state, &text),
        Action::Mouse(mouse) => pointer::point(state, mouse),
        Action::Resize(size) => {
            state.viewport = size;
            Vec::new()
        }
        Action::Focus => look(state),
        Action::Pause => {
            state.status.menu = if state.status.pending.is_empty() { Menu::Closed } else { Menu::Open };
            Vec::new()
        }
        Action::Report(report) => hear(state, report),
        Action::Told(notice) => {
            state.status.notice = Some(notice);
            Vec::new()
        }
    };
    state.settle();
    let amended = state.marks.take_unsaved_corrections();
    if !amended.is_empty() {
        effects.insert(0, Effect::KeepCorrections(amended));
        effects.extend(rebuild(state));
    }
    if let Some(setting) = state.panes.reading.take_due() {
        state.status.set = state.status.set.next();
        effects.push(Effect::Start(state.status.set, Job::Set(setting)));
    }
    let unsaved = state.marks.take_unsaved();
    if !unsaved.is_empty() {
        // Before everything else, so that a quit cannot lose them.
        effects.insert(0, Effect::KeepMarks(unsaved));
    }
    if state.panes.dragged.is_none() {
        let unkept = state.habits.take_unkept(state.panes.widths, &mut state.filter.history);
        if !unkept.is_empty() {
            effects.insert(0, Effect::KeepHabits(unkept));
        }
    }
    effects
}

/// What a start asks for: the files.
pub fn start(state: &mut State) -> Vec<Effect> {
    state.status.load = state.status.load.next();
    state.status.stage = Stage::Loading { articles: 0, files: 0 };
    if let Some(first) = state.status.faults.first() {
        state.status.notice = Some(Notice::CorrectionFaults(state.status.faults.len(), first.clone()));
    }
    state.settle();
    vec![Effect::Start(state.status.load, Job::Load)]
}

/// Reads the files anew; what is there stays until all is read.
fn reload(state: &mut State) -> Vec<Effect> {
    if state.status.stage != Stage::Ready {
        return Vec::new();
    }
    state.status.notes.clear();
    state.status.fresh = Some(Vec::new());
    start(state)
}

/// Asks whether files have changed, where nothing is being read.
fn look(state: &mut State) -> Vec<Effect> {
    if state.status.stage != Stage::Ready {
        return Vec::new();
    }
    state.status.look = state.status.look.next();
    vec![Effect::Start(state.status.look, Job::Look)]
}

/// Finds what a key means where it was pressed; in a prompt, what means nothing is text.
fn press(state: &mut State, key: Key) -> Vec<Effect> {
    state.status.notice = None;
    state.status.pending.push(key);
    let found = state.keymap.find(state.layer().stack(), &state.status.pending);
    if found == Found::More {
        return Vec::new();
    }
    state.status.menu = Menu::Closed;
    let alone = state.status.pending.len() == 1;
    state.status.pending.clear();
    match (found, key.typed()) {
        (Found::Run(command), _) => run(state, command),
        (_, Some(letter)) if state.layer() == Layer::Prompt => overlays::pasted(state, letter.encode_utf8(&mut [0; 4])),
        _ => {
            let digit = key.typed().filter(|_| alone && state.layer() == Layer::Queries).and_then(|c| c.to_digit(10));
            if let Some(digit) = digit {
                return changes::digit(state, digit as usize);
            }
            state.status.notice = alone.then_some(Notice::Unbound(key));
            Vec::new()
        }
    }
}

/// A command goes to what lies on top; what no overlay takes goes to the panes.
pub(super) fn run(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Exit => {
            go::leave(state);
            vec![Effect::Quit]
        }
        Command::Suspend => vec![Effect::Suspend],
        Command::Reload => reload(state),
        Command::Redraw => vec![Effect::Redraw],
        Command::SwitchMouse => {
            state.setup.mouse = state.setup.mouse.other();
            state.status.notice = Some(Notice::Mouse(state.setup.mouse));
            vec![Effect::Mouse(state.setup.mouse)]
        }
        _ if state.overlay.is_some() => overlays::run(state, command),
        _ => panes::run(state, command),
    }
}

/// The generation of the request that news of this kind answers now.
fn current(state: &State, report: &Report) -> Generation {
    match &report.news {
        News::Glue(_) | News::Found(_) | News::Loaded(_) | News::Noted(_) | News::AllLoaded => state.status.load,
        News::Built(_) | News::Corpus(_) => state.status.build,
        News::Filtered(_) => state.filter.generation,
        News::Completed(..) => state.status.complete,
        News::Searched(_) => state.status.search,
        News::Counted(_) => state.status.count,
        News::Changed => state.status.look,
        News::Set(..) => state.status.set,
        News::Failed(..) => report.generation,
    }
}

/// A report of a job, unless it answers an old request.
fn hear(state: &mut State, report: Report) -> Vec<Effect> {
    if report.generation != current(state, &report) {
        return Vec::new();
    }
    match report.news {
        News::Glue(glue) => {
            state.panes.reading.take_glue(glue);
            Vec::new()
        }
        News::Found(files) => found(state, files),
        News::Loaded(articles) => loaded(state, articles),
        News::Noted(note) => {
            state.status.notes.push(note);
            state.status.notice = Some(Notice::noted(&state.status.notes));
            Vec::new()
        }
        News::AllLoaded => all_loaded(state),
        News::Changed => reload(state),
        News::Set(article, width, page) => {
            state.panes.reading.take_page(&article, width, page);
            Vec::new()
        }
        News::Built(done) => {
            state.status.stage = Stage::Building { done };
            Vec::new()
        }
        News::Corpus(corpus) => built(state, corpus),
        News::Filtered(answer) => {
            state.filter.hear(answer);
            state.relist();
            if std::mem::take(&mut state.filter.is_new) {
                go::follow_filter(state);
            }
            Vec::new()
        }
        News::Searched(found) => {
            overlays::searched(state, found);
            Vec::new()
        }
        News::Counted(counts) => {
            changes::counted(state, counts);
            Vec::new()
        }
        News::Completed(line, completion) => overlays::completed(state, &line, completion),
        News::Failed(kind, message) => {
            state.status.stage = Stage::Ready;
            state.status.fresh = None;
            state.status.notice = Some(Notice::Failed(kind, message));
            Vec::new()
        }
    }
}

fn found(state: &mut State, files: usize) -> Vec<Effect> {
    state.status.stage = Stage::Loading { articles: state.corpus.entries().len(), files };
    Vec::new()
}

/// Articles are shown as soon as they are read, their meetings later.
fn loaded(state: &mut State, articles: Vec<Arc<Article>>) -> Vec<Effect> {
    if let Some(fresh) = &mut state.status.fresh {
        fresh.extend(articles);
        let count = fresh.len();
        if let Stage::Loading { articles, .. } = &mut state.status.stage {
            *articles = count;
        }
        return Vec::new();
    }
    let new = articles.into_iter().map(|article| Entry::new(article, Arc::default()));
    let mut entries: Vec<Entry> = state.corpus.entries().iter().cloned().chain(new).collect();
    entries.sort_by_cached_key(|entry| {
        let published = entry.article.published;
        (published.is_none(), published, entry.article.id.clone())
    });
    if let Stage::Loading { articles, .. } = &mut state.status.stage {
        *articles = entries.len();
    }
    replace(state, Arc::new(Corpus::new(entries, Vec::new())))
}

fn all_loaded(state: &mut State) -> Vec<Effect> {
    let (known, articles) = match &mut state.status.fresh {
        Some(fresh) => (Arc::clone(&state.corpus), std::mem::take(fresh)),
        None => (Arc::default(), state.corpus.entries().iter().map(|entry| Arc::clone(&entry.article)).collect()),
    };
    state.status.stage = Stage::Building { done: 0 };
    vec![build(state, known, articles)]
}

/// All is read and linked.
fn built(state: &mut State, corpus: Arc<Corpus>) -> Vec<Effect> {
    state.status.stage = Stage::Ready;
    if state.status.fresh.take().is_some() {
        let new = corpus.entries().iter().filter(|entry| state.corpus.find(&entry.article.id).is_none());
        state.status.notice = Some(Notice::Reloaded(new.count()));
    }
    let mut effects = replace(state, corpus);
    effects.extend(rebuild(state));
    if state.status.corrected == *state.marks.corrections() {
        company::tell(state);
    }
    effects
}

/// Corrections are laid over what was read, and all is linked anew; what is being read now gets them at
/// the end.
fn rebuild(state: &mut State) -> Option<Effect> {
    if state.status.stage != Stage::Ready || state.status.corrected == *state.marks.corrections() {
        return None;
    }
    let articles = state.corpus.entries().iter().map(|entry| Arc::clone(&entry.article)).collect();
    Some(build(state, Arc::clone(&state.corpus), articles))
}

fn build(state: &mut State, corpus: Arc<Corpus>, articles: Vec<Arc<Article>>) -> Effect {
    let known = Known { corpus, corrections: Arc::clone(state.marks.corrections()) };
    state.status.corrected = Arc::clone(&known.corrections);
    state.status.build = state.status.build.next();
    Effect::Start(state.status.build, Job::Build(known, articles))
}

/// Takes another snapshot of the collection; cursors find their things by id.
fn replace(state: &mut State, corpus: Arc<Corpus>) -> Vec<Effect> {
    let old = std::mem::replace(&mut state.corpus, corpus);
    state.filter.carry_over(&old, &state.corpus);
    state.panes.reading.forget_pages();
    if let Some(super::overlay::Overlay::Related(_) | super::overlay::Overlay::Correct(_)) = state.overlay {
        // Its indices are those of the old snapshot.
        state.overlay = None;
    }
    state.count_unread();
    state.relist();
    refilter(state)
}

/// Asks the filter anew, where one is on.
pub(super) fn refilter(state: &mut State) -> Vec<Effect> {
    if !state.filter.is_on() {
        return Vec::new();
    }
    let query = state.filter.query.clone();
    ask(state, &query)
}

/// Asks the filter a query.
pub(super) fn ask(state: &mut State, query: &str) -> Vec<Effect> {
    let generation = state.filter.ask(query);
    let reading = &mut state.panes.reading;
    reading.search = reading.search.take().filter(|search| search.asker == Asker::Typed);
    if state.filter.is_on() {
        vec![Effect::Start(generation, Job::Filter(Arc::clone(&state.corpus), question(state, query)))]
    } else {
        state.filter.is_new = false;
        state.relist();
        Vec::new()
    }
}

/// What a query is asked with now.
pub(super) fn question(state: &State, query: &str) -> Question {
    let order = match state.panes.articles.order {
        articles::Order::Best => query::Order::Best,
        _ => query::Order::Corpus,
    };
    let marked = Arc::clone(&state.status.marked);
    Question { text: query.to_owned(), today: state.today, marked, order, assume: state.filter.assume }
}

/// The step that a command of movement makes in a list whose window has `height` lines.
pub(super) fn step_of(command: Command, height: usize) -> Option<Step> {
    let page = height.saturating_sub(1).max(1);
    Some(match command {
        Command::Down => Step::Down(1),
        Command::Up => Step::Up(1),
        Command::Top => Step::First,
        Command::Bottom => Step::Last,
        Command::PageDown | Command::ReadOn => Step::Down(page),
        Command::PageUp => Step::Up(page),
        Command::HalfPageDown => Step::Down(page.div_ceil(2)),
        Command::HalfPageUp => Step::Up(page.div_ceil(2)),
        _ => return None,
    })
}

/// The way that a command of two directions goes.
pub(super) fn way_of(command: Command) -> Way {
    match command {
        Command::PreviousMatch | Command::PreviousMeeting | Command::PreviousReport | Command::PreviousArticle => {
            Way::Previous
        }
        _ => Way::Next,
    }
}
