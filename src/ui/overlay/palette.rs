//! The command palette: a line to type in, and what is found with its keys.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::keys::chord_label;
use super::super::row::Row;
use super::super::theme::Role;
use super::super::{Focused, Scene, start};
use super::{frame, window};
use crate::app::command::Command;
use crate::app::overlay::palette::{self, Palette};

/// Columns of the window at most.
const WIDTH: u16 = 76;

/// Draws the palette; the place of the cursor comes back.
pub(super) fn draw(scene: Scene<'_>, open: &Palette, screen: Rect, buffer: &mut Buffer) -> Position {
    let strings = scene.strings();
    // The window keeps its height while one types, so that nothing jumps.
    let height = u16::try_from(palette::window(scene.state.viewport)).unwrap_or(u16::MAX).saturating_add(1);
    let width = WIDTH.min(screen.width.saturating_sub(2));
    let (area, block) = window(scene, &strings.palette.title, width, height, screen);
    let inside = frame(scene, area, &block, buffer);
    let line = Rect { height: 1.min(inside.height), ..inside };
    let room = usize::from(line.width.saturating_sub(4)).max(1);
    let (shown, cursor) = open.input.window(room);
    let mut row = Row::of(" : ", scene.style(Role::Key));
    row.add(shown.of(open.input.text()), scene.style(Role::Prompt));
    if open.input.is_empty() {
        row.add(&format!(" {}", strings.palette.hint), scene.style(Role::Quiet));
    }
    row.draw(line, buffer);
    let list = Rect { y: inside.y + line.height, height: inside.height - line.height, ..inside };
    if open.found.is_empty() {
        Row::of(&format!("   {}", strings.palette.nothing), scene.style(Role::Quiet)).draw(list, buffer);
    }
    let rows = open.found.iter().enumerate().skip(open.top).take(usize::from(list.height));
    for (y, (at, &command)) in (list.y..).zip(rows) {
        draw_command(scene, (open, at, command), Rect { y, height: 1, ..list }, buffer);
    }
    let x = u16::try_from(cursor + 3).unwrap_or(u16::MAX);
    Position { x: line.x.saturating_add(x).min(line.right().saturating_sub(1)), y: line.y }
}

fn draw_command(scene: Scene<'_>, item: (&Palette, usize, Command), area: Rect, buffer: &mut Buffer) {
    let (open, at, command) = item;
    let focused = at == open.cursor;
    let style = scene.style(if focused { Role::Cursor } else { Role::Text });
    let mut row = start(scene, focused.then_some(Focused::Yes));
    row.add("  ", style).add(scene.strings().command(command.name()), style);
    let key = open.chord(command).map(chord_label).unwrap_or_default();
    let mut right = Row::of(&key, scene.style(Role::Key));
    right.add(" ", style);
    row.draw_with(right, area, buffer);
}
