//! The top bar: how much there is, how far the work is, and the filter or search with its count.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Scene;
use super::row::Row;
use super::strings::fill;
use super::theme::Role;
use crate::app::overlay::filter::{Prompt, PromptKind};
use crate::app::pane::Focus;
use crate::app::pane::meetings::Scope;
use crate::app::pane::search::Progress;
use crate::app::state::Stage;
use crate::base::width;
use crate::corpus::query::Assume;

/// From so many columns the counts stay beside a prompt.
const ROOMY: u16 = 80;

/// Draws the bar; where a prompt is open, the place of the cursor comes back.
pub(super) fn draw(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let Some(prompt) = scene.state.overlay.as_ref().and_then(|overlay| overlay.prompt()) else {
        let right = in_force(scene);
        // Where there is no room for both, what is filtered matters more than how much there is.
        let room = usize::from(area.width).saturating_sub(right.width() + 1);
        let left = if right.width() > 1 && area.width < 60 { Row::default() } else { name_and_counts(scene, room) };
        left.draw_with(right, area, buffer);
        return None;
    };
    let place = if area.width < ROOMY {
        area
    } else {
        let half = area.width / 2;
        let beside = Rect { width: area.width - half - 1, ..area };
        name_and_counts(scene, usize::from(beside.width)).draw(beside, buffer);
        Rect { x: area.right() - half, width: half, ..area }
    };
    Some(draw_prompt(scene, prompt, place, buffer))
}

/// The name, then as many of the counts as have room as a whole.
fn name_and_counts(scene: Scene<'_>, room: usize) -> Row {
    let strings = scene.strings();
    let quiet = scene.style(Role::Quiet);
    let mut row = Row::of(" ", quiet);
    row.add(&strings.top.name, scene.style(Role::Name)).add("  ", quiet);
    for (at, (count, role)) in counts(scene).into_iter().enumerate() {
        let between = if at > 0 { " · " } else { "" };
        if at > 0 && row.width() + width::width(between) + width::width(&count) > room {
            break;
        }
        row.add(between, quiet).add(&count, scene.style(role));
    }
    row
}

fn counts(scene: Scene<'_>) -> Vec<(String, Role)> {
    let (strings, state) = (scene.strings(), scene.state);
    let total = state.corpus.entries().len();
    let mut counts = Vec::new();
    if total > 0 || state.status.stage == Stage::Ready {
        counts.push((strings.count(&strings.counts.articles, total), Role::Quiet));
    }
    match state.status.stage {
        Stage::Ready => {
            let meetings = meetings(scene);
            counts.push((strings.count(&strings.counts.meetings, meetings), Role::Quiet));
        }
        Stage::Loading { files, .. } => {
            let files = strings.count(&strings.counts.files, files);
            counts.push((fill(&strings.top.loading, &[&files]), Role::Notice));
        }
        Stage::Building { done } if done > 0 && done >= total => {
            counts.push((strings.top.linking.clone(), Role::Notice));
        }
        Stage::Building { done } => {
            let done = fill(&strings.top.building, &[&done.to_string(), &total.to_string()]);
            counts.push((done, Role::Notice));
        }
    }
    if state.status.unread > 0 {
        counts.push((strings.count(&strings.counts.unread, state.status.unread), Role::Quiet));
    }
    counts
}

/// Real-world meetings where reports are linked, else the reports.
fn meetings(scene: Scene<'_>) -> usize {
    let corpus = &scene.state.corpus;
    if corpus.events().is_empty() { corpus.meeting_count() } else { corpus.events().len() }
}

/// The filter or search in force, without a prompt.
fn in_force(scene: Scene<'_>) -> Row {
    let (state, strings) = (scene.state, scene.strings());
    let mut row = Row::default();
    if let Some(search) = state.panes.reading.typed_search()
        && state.panes.focus == Focus::Reading
    {
        row.add("/", scene.style(Role::Key))
            .add(&search.query, scene.style(Role::Prompt))
            .add("  ", scene.style(Role::Text));
        row.append(search_count(scene));
    } else if state.filter.is_on() {
        // A long query is cut before its count is left out.
        let count = filter_count(scene);
        let room = usize::from(state.viewport.width).saturating_sub(count.width() + 10);
        let query = width::cut(&state.filter.query, room).show(&state.filter.query);
        row.add("/ ", scene.style(Role::Key)).add(&query, scene.style(Role::Prompt));
        row.add("  ", scene.style(Role::Text)).append(count);
        let walked = state.panes.reading.search.as_ref().filter(|search| !search.matches.is_empty());
        if let (Some(search), Focus::Reading) = (walked, state.panes.focus) {
            let (at, count) = ((search.current + 1).to_string(), search.matches.len().to_string());
            let place = format!("{} {}", strings.hint.matches, fill(&strings.top.matches, &[&at, &count]));
            row.join(" · ", &place, scene.style(Role::Quiet));
        }
    } else if !state.corpus.entries().is_empty() && state.viewport.width >= ROOMY {
        row.add(&strings.top.everything, scene.style(Role::Quiet));
    }
    row.add(" ", scene.style(Role::Text));
    row
}

fn filter_count(scene: Scene<'_>) -> Row {
    let (filter, strings) = (&scene.state.filter, scene.strings());
    let quiet = scene.style(Role::Quiet);
    if let Some(problem) = filter.problems.first() {
        return Row::of(&strings.problem(problem), scene.style(Role::Error));
    }
    let Some(matches) = &filter.matches else {
        let word = if filter.is_on() { &strings.top.searching } else { &strings.top.everything };
        return Row::of(word, quiet);
    };
    let (shown, total) = (scene.state.panes.articles.count(), scene.state.corpus.entries().len());
    let role = if shown == 0 { Role::Error } else { Role::Quiet };
    let mut row = Row::of(&fill(&strings.counts.of, &[&shown.to_string(), &total.to_string()]), scene.style(role));
    let panes = &scene.state.panes.meetings;
    if panes.scope == Scope::All && !matches.meetings.is_empty() {
        row.join(" · ", &strings.count(&strings.counts.meetings, panes.cards.len()), quiet);
    }
    if filter.assume == Assume::Nothing {
        row.join(" · ", &strings.top.as_typed, quiet);
    } else if !matches.assumptions.is_empty() {
        let used: Vec<&str> = matches.assumptions.iter().map(|assumption| assumption.used.as_str()).collect();
        row.join(" · ", &fill(&strings.top.assumed, &[&used.join(" ")]), scene.style(Role::Notice));
    }
    row
}

fn search_count(scene: Scene<'_>) -> Row {
    let strings = scene.strings();
    match scene.state.panes.reading.typed_search() {
        None => Row::default(),
        Some(search) if search.matches.is_empty() && search.progress == Progress::Asked => {
            Row::of(&strings.top.searching, scene.style(Role::Quiet))
        }
        Some(search) if search.matches.is_empty() => Row::of(&strings.top.no_matches, scene.style(Role::Error)),
        Some(search) => {
            let (at, count) = ((search.current + 1).to_string(), search.matches.len().to_string());
            let mut row = Row::of(&fill(&strings.top.matches, &[&at, &count]), scene.style(Role::Quiet));
            if search.assume == Assume::Nothing {
                row.join(" · ", &strings.top.as_typed, scene.style(Role::Quiet));
            } else if let Some(assumption) = &search.assumption {
                row.join(" · ", &fill(&strings.top.assumed, &[&assumption.used]), scene.style(Role::Notice));
            }
            row
        }
    }
}

fn draw_prompt(scene: Scene<'_>, prompt: &Prompt, area: Rect, buffer: &mut Buffer) -> Position {
    let (word, count) = match prompt.kind {
        PromptKind::Filter => (&scene.strings().top.filter, filter_count(scene)),
        PromptKind::Search => (&scene.strings().top.search, search_count(scene)),
        PromptKind::Name => {
            (&scene.strings().top.query_name, Row::of(&scene.state.filter.query, scene.style(Role::Quiet)))
        }
    };
    let sign = if prompt.kind == PromptKind::Name { "= " } else { "/ " };
    let room = usize::from(area.width);
    // Where both have no room, the count takes no more than half from what is typed.
    let typed = width::width(prompt.input.text()) + 6;
    let count = count.cut(room.saturating_sub(typed).max(room / 2));
    let columns = room.saturating_sub(count.width() + 5).max(1);
    let (shown, cursor) = prompt.input.window(columns);
    let mut row = Row::of(sign, scene.style(Role::Key));
    let text = shown.of(prompt.input.text());
    row.add(text, scene.style(Role::Prompt));
    if prompt.input.is_empty() && room > 40 {
        row.add("  ", scene.style(Role::Quiet)).add(word, scene.style(Role::Quiet));
        let example = &scene.strings().top.example;
        if prompt.kind == PromptKind::Filter && row.width() + count.width() + width::width(example) + 4 <= room {
            row.join(": ", example, scene.style(Role::Quiet));
        }
    }
    let mut right = count;
    right.add(" ", scene.style(Role::Text));
    let before = width::width("/ ") + cursor;
    row.draw_with(right, area, buffer);
    let x = area.x.saturating_add(u16::try_from(before).unwrap_or(area.width)).min(area.right().saturating_sub(1));
    Position { x, y: area.y }
}
