//! Who meets whom, as a square: a number says how often, and stands out the more the oftener.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::Scene;
use super::super::row::Row;
use super::super::theme::Role;
use super::line;
use crate::app::overlay::people::matrix::Matrix;

/// Columns of a name.
const NAME: u16 = 14;
/// Columns of a number.
const CELL: u16 = 3;
/// Columns between the list and the square.
const GAP: u16 = 3;
/// Columns that the list keeps.
const LIST: u16 = 76;
/// Fewer people are no square.
const LEAST: u16 = 3;

/// Columns that the square takes beside a list in this area; none where it has no room.
pub(super) fn width(matrix: &Matrix, area: Rect) -> u16 {
    let people = people(matrix, area);
    if people < LEAST { 0 } else { GAP + NAME + 3 + people * CELL + 1 }
}

fn people(matrix: &Matrix, area: Rect) -> u16 {
    let room = area.width.saturating_sub(LIST + GAP + NAME + 4) / CELL;
    let all = u16::try_from(matrix.names.len()).unwrap_or(u16::MAX);
    all.min(room).min(area.height.saturating_sub(3))
}

/// Draws the square; `current` is the one under the cursor of the list.
pub(super) fn draw(scene: Scene<'_>, matrix: &Matrix, current: Option<&str>, area: Rect, buffer: &mut Buffer) {
    let people = (area.width - GAP - NAME - 4) / CELL;
    let place = Rect { x: area.x + GAP, width: area.width - GAP, ..area };
    Row::of(&scene.strings().people.matrix, scene.style(Role::Heading)).draw(line(place, 0), buffer);
    let mut head = Row::default();
    head.pad(usize::from(NAME) + 3);
    for number in 1..=people {
        head.add(&format!("{number:>3}"), scene.style(Role::Quiet));
    }
    head.draw(line(place, 1), buffer);
    for (at, name) in matrix.names.iter().take(usize::from(people)).enumerate() {
        let mut row = Row::of(&format!("{:>2} ", at + 1), scene.style(Role::Quiet));
        let role = if current == Some(name.as_str()) { Role::Cursor } else { Role::Person };
        row.append(Row::of(name, scene.style(role)).cut(usize::from(NAME) - 1)).pad(usize::from(NAME) + 3);
        for other in 0..usize::from(people) {
            let (text, role) = match matrix.count(at, other) {
                _ if at == other => ("\\".to_owned(), Role::Line),
                0 => ("·".to_owned(), Role::Line),
                count => (count.to_string(), heat(count)),
            };
            row.add(&format!("{text:>3}"), scene.style(role));
        }
        row.draw(line(place, at + 2), buffer);
    }
}

/// The role of a number of meetings: the more, the more it stands out.
pub(super) fn heat(count: usize) -> Role {
    match count {
        0 | 1 => Role::Few,
        2 | 3 => Role::Several,
        _ => Role::Many,
    }
}
