//! The saved queries: number, name, query, and how many articles each leaves.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::row::Row;
use super::super::strings::fill;
use super::super::theme::Role;
use super::super::{Focused, Scene, keys, say, start};
use super::{frame, window};
use crate::app::command::Command;
use crate::app::overlay::queries::{self, QueryList};
use crate::base::width::width;

/// Columns of the window at most.
const WIDTH: u16 = 76;

/// Draws the list.
pub(super) fn draw(scene: Scene<'_>, list: &QueryList, screen: Rect, buffer: &mut Buffer) {
    let (strings, all) = (scene.strings(), scene.state.habits.queries.all());
    let lines = queries::window(scene.state.viewport, all.len()).max(if all.is_empty() { 2 } else { 1 });
    let height = u16::try_from(lines).unwrap_or(u16::MAX);
    let (area, block) =
        window(scene, &strings.queries.title, WIDTH.min(screen.width.saturating_sub(4)), height, screen);
    let inside = frame(scene, area, &block, buffer);
    if all.is_empty() {
        let key = keys::label(&scene.state.keymap, scene.state.layer(), Command::SaveQuery).unwrap_or_default();
        say(scene, &[&strings.queries.none, &fill(&strings.queries.none_hint, &[&key])], inside, buffer);
        return;
    }
    let names = all.iter().map(|saved| width(&saved.name)).max().unwrap_or(0).min(usize::from(inside.width) / 2);
    for (line, at) in (list.top..all.len()).take(usize::from(inside.height)).enumerate() {
        let (Some(saved), Ok(line)) = (all.get(at), u16::try_from(line)) else { continue };
        let cursor = (at == list.cursor).then_some(Focused::Yes);
        let mut row = start(scene, cursor);
        let number = if at < 9 { (at + 1).to_string() } else { " ".to_owned() };
        row.add(&number, scene.style(Role::Key)).add("  ", scene.style(Role::Text));
        let name = Row::of(&saved.name, scene.style(cursor.map_or(Role::Text, Focused::cursor)));
        row.append(name.cut(names)).pad(names + 6);
        if saved.query != saved.name {
            row.add(&saved.query, scene.style(Role::Quiet));
        }
        let count = list.counts.get(at).map(ToString::to_string).unwrap_or_default();
        let mut right = Row::of(&count, scene.style(Role::Count));
        right.add(" ", scene.style(Role::Text));
        row.draw_with(right, Rect { y: inside.y + line, height: 1, ..inside }, buffer);
    }
}
