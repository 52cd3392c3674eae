//! Correcting a meeting: what can be corrected with what it is now, and what there is to choose from.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::keys;
use super::super::row::Row;
use super::super::theme::Role;
use super::super::words::{glyph, mention_role, status_role};
use super::super::{Focused, Scene};
use super::{event_row, frame, line, window};
use crate::app::card::Card;
use crate::app::command::Command;
use crate::app::keys::Layer;
use crate::app::overlay::correct::{self, Choice, CorrectView, Pick};
use crate::app::shown::Shown;
use crate::corpus::correct::Fix;

/// Columns of the window at most.
const WIDTH: u16 = 76;
/// Columns that keys take.
const KEY: usize = 7;

/// Draws the view; the place of the cursor comes back, where something is typed.
pub(super) fn draw(scene: Scene<'_>, view: &CorrectView, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let width = WIDTH.min(screen.width.saturating_sub(2));
    if let Some(pick) = &view.pick {
        return draw_pick(scene, pick, (width, screen), buffer);
    }
    let height = u16::try_from(view.menu.len()).unwrap_or(u16::MAX);
    let (area, block) = window(scene, &scene.strings().correct.title, width, height, screen);
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
    let mut row = Row::of(if focused { Focused::Yes.bar() } else { " " }, scene.style(Role::Bar));
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
        _ => Row::default(),
    }
}

fn draw_pick(scene: Scene<'_>, pick: &Pick, (width, screen): (u16, Rect), buffer: &mut Buffer) -> Option<Position> {
    let lines = correct::window(scene.state.viewport);
    // A list that is narrowed keeps its height, so that nothing jumps.
    let height = if pick.input.is_some() { lines + 1 } else { pick.choices.len().min(lines) };
    let height = u16::try_from(height).unwrap_or(u16::MAX);
    let (area, block) = window(scene, scene.strings().command(pick.command.name()), width, height, screen);
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
        let mut row = Row::of(if focused { Focused::Yes.bar() } else { " " }, scene.style(Role::Bar));
        row.add("  ", scene.style(Role::Text)).append(choice_row(scene, choice, focused));
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

fn choice_row(scene: Scene<'_>, choice: &Choice, focused: bool) -> Row {
    let (state, strings) = (scene.state, scene.strings());
    let style = scene.style(if focused { Role::Cursor } else { Role::Text });
    let quiet = scene.style(Role::Quiet);
    match choice {
        Choice::Date(Fix::Known(date)) => {
            let mut row = Row::of(&strings.date(*date, state.today), style);
            row.add("  ", style).add(&date.edtf(), quiet);
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
        Choice::Same(event, meeting) => event_row(scene, Shown { event: *event, meeting: *meeting }, None, (style, 16)),
    }
}
