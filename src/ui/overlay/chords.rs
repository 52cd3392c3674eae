//! The menu of a key that begins several: what may follow it, shown when one hesitates.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::footer::exports;
use super::super::keys::{chord_label, key_label};
use super::super::row::Row;
use super::super::theme::Role;
use super::super::{Scene, clear};
use super::bordered;
use crate::base::width;

/// Columns of one entry at most.
const WIDTH: usize = 60;

/// Draws the menu above the footer, where there is room for one.
pub(super) fn draw(scene: Scene<'_>, screen: Rect, buffer: &mut Buffer) {
    let state = scene.state;
    let rows: Vec<Row> = state
        .keymap
        .continuations(state.layer().stack(), &state.status.pending)
        .map(|binding| {
            let mut row = Row::of(" ", scene.style(Role::Text));
            row.add(&chord_label(&binding.chord), scene.style(Role::Key)).pad(8);
            row.add(scene.strings().command(binding.command.name()), scene.style(Role::Text));
            row
        })
        .collect();
    let pressed: Vec<String> = state.status.pending.iter().map(|&key| key_label(key)).collect();
    let begun = format!("{} …", pressed.join(" "));
    let title = exports(scene).map_or_else(|| begun.clone(), |whose| format!("{begun} · {whose}"));
    let widest = rows.iter().map(Row::width).max().unwrap_or_default().max(width::width(&title) + 1).min(WIDTH);
    let width = u16::try_from(widest + 3).unwrap_or(u16::MAX).min(screen.width);
    let height = u16::try_from(rows.len() + 2).unwrap_or(u16::MAX);
    if rows.is_empty() || height + 2 > screen.height {
        return;
    }
    let area = Rect { x: screen.right() - width, y: screen.bottom() - 1 - height, width, height };
    clear(scene, area, buffer);
    let block = bordered(scene, &title);
    let inside = block.inner(area);
    ratatui::widgets::Widget::render(block, area, buffer);
    for (y, row) in (inside.y..inside.bottom()).zip(rows) {
        row.draw(Rect { y, height: 1, ..inside }, buffer);
    }
}
