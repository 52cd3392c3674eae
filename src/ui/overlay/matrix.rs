//! Who meets whom, as a square: how many of the meetings took place, and how many there are. Beside the
//! list of people where there is room, else on a sheet of its own with those who meet most below.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::row::Row;
use super::super::theme::Role;
use super::super::{Focused, Scene, say, start};
use super::{line, sheet, tally, tally_width};
use crate::app::overlay::people::matrix::{Matrix, Pair};
use crate::app::overlay::people::{PeopleView, SQUARE_HEADER};
use crate::corpus::people::ActorId;

/// Columns of a name beside the list, and at most on a sheet.
const NAME: usize = 14;
/// Columns of a name on the smallest sheets.
const SHORT: usize = 9;
/// Columns of the bar or the space, the number of a row and the space after it.
const NUMBER: usize = 4;
/// Columns between the list and the square.
const GAP: u16 = 2;
/// Columns that the list keeps.
const LIST: u16 = 66;
/// Fewer people are no square.
const LEAST: usize = 4;
/// Lines above the rows.
const ABOVE: usize = SQUARE_HEADER as usize;

/// The measures of a square.
#[derive(Clone, Copy)]
struct Square {
    /// How many people.
    people: usize,
    /// Columns of a name.
    name: usize,
    /// Columns of a number.
    cell: usize,
}

impl Square {
    /// The largest that an area has room for.
    fn of(matrix: &Matrix, (width, height): (usize, usize), name: usize) -> Self {
        let all = matrix.people.len();
        let tallies = (0..all).flat_map(|one| (0..all).map(move |other| (one, other)));
        let widest = tallies.map(|(one, other)| tally_width(matrix.tally(one, other))).max().unwrap_or(0);
        let cell = widest + 1;
        let room = width.saturating_sub(NUMBER + name + 1) / cell;
        Self { people: all.min(room).min(height.saturating_sub(ABOVE)), name, cell }
    }

    fn width(self) -> usize {
        NUMBER + self.name + self.people * self.cell + 1
    }
}

fn beside(matrix: &Matrix, area: Rect) -> Square {
    let room = usize::from(area.width.saturating_sub(LIST + GAP));
    Square::of(matrix, (room, usize::from(area.height) + 1), NAME)
}

/// Columns that the square takes beside a list in this area; none where it has no room.
pub(super) fn width(matrix: &Matrix, area: Rect) -> u16 {
    let square = beside(matrix, area);
    if square.people < LEAST { 0 } else { GAP + u16::try_from(square.width()).unwrap_or(u16::MAX) }
}

/// Draws the square beside the list; `current` is the one under the cursor of that.
pub(super) fn draw_beside(
    scene: Scene<'_>,
    matrix: &Matrix,
    current: Option<ActorId>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let place = Rect { x: area.x + GAP, width: area.width.saturating_sub(GAP), ..area };
    let square = Square::of(matrix, (usize::from(place.width), usize::from(place.height)), NAME);
    let chosen = matrix.people.iter().position(|(actor, _)| Some(*actor) == current);
    // On a low sheet the rows follow the cursor of the list; the columns stay.
    let top = chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(usize::from(place.height).saturating_sub(ABOVE)));
    let drawing = Drawing { scene, matrix, square, rows: top..top + square.people, chosen, focused: None };
    drawing.draw(place, buffer);
}

/// Draws the square alone, and those who meet most.
pub(super) fn draw_sheet(scene: Scene<'_>, view: &PeopleView, buffer: &mut Buffer) {
    let words = &scene.strings().people;
    let matrix = &view.matrix;
    let inside = sheet(scene, &words.title, buffer);
    if matrix.people.is_empty() {
        say(scene, &[&words.nobody], inside, buffer);
        return;
    }
    let (width, height) = (usize::from(inside.width), usize::from(inside.height));
    let long = matrix.people.iter().map(|(_, name)| crate::base::width::width(name) + 1).max().unwrap_or(0).min(NAME);
    let ways = [long, SHORT.min(long)].map(|name| Square::of(matrix, (width, height), name));
    let [wide, narrow] = ways;
    let square = if narrow.people > wide.people { narrow } else { wide };
    // On a low sheet the rows follow the cursor; the columns stay.
    let rows = view.square_rows(inside.as_size());
    let below = ABOVE + rows.len() + 1;
    let drawing = Drawing { scene, matrix, square, rows, chosen: Some(view.chosen), focused: Some(Focused::Yes) };
    drawing.draw(inside, buffer);
    let pairs = matrix.pairs();
    if below + 2 > height || pairs.is_empty() {
        return;
    }
    Row::of(&format!(" {}", words.most), scene.style(Role::Heading)).draw(line(inside, below), buffer);
    for (offset, pair) in pairs.into_iter().take(height.saturating_sub(below + 1)).enumerate() {
        drawing.pair(pair).draw(line(inside, below + 1 + offset), buffer);
    }
}

/// A square with all that its lines need.
struct Drawing<'d> {
    scene: Scene<'d>,
    matrix: &'d Matrix,
    square: Square,
    /// The rows in sight.
    rows: Range<usize>,
    /// The row under a cursor.
    chosen: Option<usize>,
    /// Whether that cursor is the square's own.
    focused: Option<Focused>,
}

impl Drawing<'_> {
    fn draw(&self, area: Rect, buffer: &mut Buffer) {
        let (scene, words) = (self.scene, &self.scene.strings().people);
        let Square { people, name, cell } = self.square;
        let quiet = scene.style(Role::Quiet);
        let mut title = Row::of(&format!(" {}", words.matrix), scene.style(Role::Heading));
        title.join(" · ", &words.held_of_all, quiet);
        title.draw(line(area, 0), buffer);
        let mut head = Row::default();
        head.pad(NUMBER + name);
        for number in 1..=people {
            head.add(&format!("{number:>cell$}"), quiet);
        }
        head.draw(line(area, 1), buffer);
        let rows = self.matrix.people.iter().enumerate().skip(self.rows.start).take(self.rows.len());
        for (offset, (at, (_, short))) in rows.enumerate() {
            self.row(at, short).draw(line(area, offset + ABOVE), buffer);
        }
    }

    fn row(&self, at: usize, name: &str) -> Row {
        let (scene, square) = (self.scene, self.square);
        let chosen = self.chosen == Some(at);
        let mut row = start(scene, self.focused.filter(|_| chosen));
        row.add(&format!("{:>2} ", at + 1), scene.style(Role::Quiet));
        let role = if chosen { Role::Cursor } else { Role::Person };
        row.append(Row::of(name, scene.style_in_list(role)).cut(square.name - 1)).pad(NUMBER + square.name);
        for other in 0..square.people {
            row.append(self.cell(at, other));
        }
        row
    }

    fn cell(&self, one: usize, other: usize) -> Row {
        let columns = self.square.cell;
        let sign = if one == other { "\\" } else { "·" };
        match self.matrix.tally(one, other) {
            found if found.all > 0 => tally(self.scene, found, heat(found.held), columns),
            _ => Row::of(&format!("{sign:>columns$}"), self.scene.style(Role::Line)),
        }
    }

    /// "Кушнер — Уиткофф 3/4".
    fn pair(&self, pair: Pair) -> Row {
        let scene = self.scene;
        let name = |at: usize| self.matrix.people.get(at).map_or("", |(_, name)| name.as_str());
        let style = scene.style_in_list(Role::Person);
        let mut row = Row::default();
        row.pad(NUMBER).append(tally(scene, pair.tally, heat(pair.tally.held), self.square.cell - 1));
        row.add("  ", style).add(name(pair.one), style).add(" — ", scene.style(Role::Quiet));
        row.add(name(pair.other), style);
        row
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
