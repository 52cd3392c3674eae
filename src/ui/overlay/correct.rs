//! Correcting a meeting: what can be corrected with what it is now, and what there is to choose from.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::keys;
use super::super::row::Row;
use super::super::theme::Role;
use super::super::words::{glyph, mention_role, status_role};
use super::super::{Focused, Scene, start};
use super::{event_row, frame, line, window};
use crate::app::card::{Card, event_of};
use crate::app::command::Command;
use crate::app::keys::Layer;
use crate::app::overlay::correct::{self, Choice, CorrectView, Pick};
use crate::app::pane::meetings::Scope;
use crate::app::shown::Shown;
use crate::base::article::Published;
use crate::corpus::MeetingRef;
use crate::corpus::correct::Fix;

/// Columns of the window at most.
const WIDTH: u16 = 76;
/// Columns that a date takes.
const DATE: usize = 18;
/// Columns that keys take.
const KEY: usize = 7;

/// Draws the view; the place of the cursor comes back, where something is typed.
pub(super) fn draw(scene: Scene<'_>, view: &CorrectView, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let width = WIDTH.min(screen.width.saturating_sub(2));
    if let Some(pick) = &view.pick {
        return draw_pick(scene, (pick, view.of), (width, screen), buffer);
    }
    let height = u16::try_from(view.menu.len()).unwrap_or(u16::MAX);
    let title = about(scene, &scene.strings().correct.title, view.of, Reach::One);
    let (area, block) = window(scene, &title, width, height, screen);
    let inside = frame(scene, area, &block, buffer);
    let card = view.of.and_then(|of| Card::of(&scene.state.corpus, of));
    // The row under the cursor stays in sight on the smallest screens.
    let top = (view.cursor + 1).saturating_sub(usize::from(inside.height).max(1));
    for (offset, (at, &command)) in view.menu.iter().enumerate().skip(top).enumerate() {
        menu_row(scene, (at == view.cursor, command), card.as_ref(), line(inside, offset), buffer);
    }
    None
}

/// The key, what it does, and on the right what the fact is now.
fn menu_row(
    scene: Scene<'_>,
    (focused, command): (bool, Command),
    card: Option<&Card>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let style = scene.style(if focused { Role::Cursor } else { Role::Text });
    let mut row = start(scene, focused.then_some(Focused::Yes));
    let key = keys::label(&scene.state.keymap, Layer::Correct, command).unwrap_or_default();
    row.add(" ", style).add(&key, scene.style(Role::Key)).pad(KEY);
    row.add(scene.strings().command(command.name()), style);
    let mut right = card.map(|card| now(scene, command, card)).unwrap_or_default();
    right.add(" ", style);
    row.draw_with(right, area, buffer);
}

fn now(scene: Scene<'_>, command: Command, card: &Card) -> Row {
    let (strings, quiet) = (scene.strings(), scene.style(Role::Quiet));
    match command {
        Command::CorrectDate => {
            let date = card.date.map(|date| strings.date(date, scene.state.today));
            Row::of(date.as_deref().unwrap_or(&strings.correct.no_date), quiet)
        }
        Command::CorrectPlace => Row::of(card.place.as_deref().unwrap_or(&strings.correct.no_place), quiet),
        Command::CorrectStatus => Row::of(strings.status(card.status), quiet),
        Command::RemoveParticipant => Row::of(&card.names.len().to_string(), quiet),
        Command::SplitReport => Row::of(&strings.count(&strings.counts.reports, card.reports.len()), quiet),
        // A card among those of all articles stands for all its reports.
        Command::NotAMeeting if scene.state.panes.meetings.scope == Scope::All && card.reports.len() > 1 => {
            Row::of(&strings.count(&strings.counts.reports, card.reports.len()), quiet)
        }
        _ => Row::default(),
    }
}

/// Whether one report is corrected, or every one that says the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    One,
    Every,
}

/// A title that names the report that is corrected: "Исправить дату · 3 янв, Хроника".
fn about(scene: Scene<'_>, title: &str, of: Option<MeetingRef>, reach: Reach) -> String {
    let (corpus, strings) = (&scene.state.corpus, scene.strings());
    let mut letters = title.chars();
    let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let Some((of, entry)) = of.and_then(|of| Some((of, corpus.entry(of.article)?))) else { return title };
    let reports = event_of(corpus, of).map_or(1, |event| event.meetings.len());
    if reach == Reach::Every && reports > 1 {
        return format!("{title} · {}", strings.correct.every_report);
    }
    let day = entry.article.published.map(Published::day).map(|day| strings.day_month(day, scene.state.today));
    let told: Vec<&str> = day.as_deref().into_iter().chain(entry.article.source.as_deref()).collect();
    if told.is_empty() { title } else { format!("{title} · {}", told.join(", ")) }
}

fn draw_pick(
    scene: Scene<'_>,
    (pick, of): (&Pick, Option<MeetingRef>),
    (width, screen): (u16, Rect),
    buffer: &mut Buffer,
) -> Option<Position> {
    let lines = correct::window(scene.state.viewport);
    // A list that is narrowed keeps its height, so that nothing jumps.
    let height = if pick.input.is_some() { lines + 1 } else { pick.choices.len().min(lines) };
    let height = u16::try_from(height).unwrap_or(u16::MAX);
    let title = scene.strings().command(pick.command.name());
    let title = match pick.command {
        // Its rows are the reports themselves.
        Command::SplitReport => about(scene, title, None, Reach::One),
        Command::RemoveParticipant => about(scene, title, of, Reach::Every),
        _ => about(scene, title, of, Reach::One),
    };
    let (area, block) = window(scene, &title, width, height, screen);
    let inside = frame(scene, area, &block, buffer);
    let typed = usize::from(pick.input.is_some());
    let cursor = prompt(scene, pick, line(inside, 0), buffer);
    if pick.choices.is_empty() {
        let words = &scene.strings().correct;
        let said = if pick.command == Command::CorrectDate { &words.wrong_date } else { &words.nothing };
        Row::of(&format!("   {said}"), scene.style(Role::Quiet)).draw(line(inside, typed), buffer);
    }
    let room = usize::from(inside.height).saturating_sub(typed);
    for (offset, (at, choice)) in pick.choices.iter().enumerate().skip(pick.top).take(room).enumerate() {
        let focused = at == pick.cursor;
        let mut row = start(scene, focused.then_some(Focused::Yes));
        row.add("  ", scene.style(Role::Text)).append(choice_row(scene, choice, focused));
        if pick.present.as_ref() == Some(choice) && pick.command != Command::SplitReport {
            row.join(" · ", &scene.strings().correct.now, scene.style(Role::Notice));
        }
        row.draw(line(inside, offset + typed), buffer);
    }
    cursor
}

fn prompt(scene: Scene<'_>, pick: &Pick, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let input = pick.input.as_ref()?;
    let words = &scene.strings().correct;
    let hint = match pick.command {
        Command::CorrectDate => &words.type_date,
        Command::CorrectPlace => &words.type_place,
        Command::AddParticipant => &words.type_name,
        _ => &words.type_event,
    };
    let (shown, cursor) = input.window(usize::from(area.width.saturating_sub(4)).max(1));
    let mut row = Row::of(" : ", scene.style(Role::Key));
    row.add(shown.of(input.text()), scene.style(Role::Prompt));
    if input.is_empty() {
        row.add(&format!(" {hint}"), scene.style(Role::Quiet));
    }
    row.draw(area, buffer);
    let x = area.x.saturating_add(u16::try_from(cursor + 3).unwrap_or(u16::MAX));
    Some(Position { x: x.min(area.right().saturating_sub(1)), y: area.y })
}

/// A report: when it was published, by whom, what it says of the meeting, under which headline.
fn report_row(scene: Scene<'_>, report: MeetingRef, style: Style) -> Row {
    let (corpus, strings, quiet) = (&scene.state.corpus, scene.strings(), scene.style(Role::Quiet));
    let Some((entry, told)) = corpus.entry(report.article).zip(corpus.meeting(report)) else { return Row::default() };
    let mut row = Row::of(glyph(told.status), scene.style(status_role(told.status)));
    let day = entry.article.published.map(Published::day);
    let day = day.map_or_else(|| strings.dates.undated.clone(), |day| strings.day_month(day, scene.state.today));
    row.add(" ", style).add(&day, style).join(" · ", entry.article.source.as_deref().unwrap_or_default(), style);
    row.join(" · ", &entry.article.title, quiet);
    row
}

fn choice_row(scene: Scene<'_>, choice: &Choice, focused: bool) -> Row {
    let (state, strings) = (scene.state, scene.strings());
    let style = scene.style(if focused { Role::Cursor } else { Role::Text });
    let quiet = scene.style(Role::Quiet);
    match choice {
        Choice::Date(Fix::Known(date)) => {
            let mut row = Row::of(&strings.date(*date, state.today), style);
            row.pad(DATE).add(&date.edtf(), quiet);
            row
        }
        Choice::Date(Fix::Unknown) => Row::of(&strings.correct.no_date, style),
        Choice::Place(Fix::Known(place)) => {
            let mut row = Row::of(&place.name, style);
            row.join(" · ", place.country.as_deref().unwrap_or_default(), quiet);
            row
        }
        Choice::Place(Fix::Unknown) => Row::of(&strings.correct.no_place, style),
        Choice::Status(status) => {
            let mut row = Row::of(glyph(*status), scene.style(status_role(*status)));
            row.add(" ", style).add(strings.status(*status), style);
            row
        }
        Choice::Add(added) => {
            Row::of(&added.name, if focused { style } else { scene.style_in_list(mention_role(added.kind)) })
        }
        Choice::Remove(name) => Row::of(name, style),
        Choice::Split(report) => report_row(scene, *report, style),
        Choice::Same(event, meeting) => event_row(scene, Shown { event: *event, meeting: *meeting }, None, (style, 16)),
    }
}
