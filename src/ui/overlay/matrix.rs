//! Who meets whom, as a matrix: how many of the meetings took place, and how many there are. Beside the
//! list of people where there is room, else on a sheet of its own with those who meet most below.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::row::Row;
use super::super::theme::Role;
use super::super::{Focused, Scene, say, start};
use super::{line, sheet, tally};
use crate::app::overlay::people::matrix::{GAP, Matrix, Measures, NAME, NUMBER, Pair, SHORT, rows_beside};
use crate::app::overlay::people::{MATRIX_HEADER, PeopleView};
use crate::corpus::people::ActorId;

/// A heading and as many of those who meet most as deserve a line of space above them.
const PAIRS: usize = 4;
/// Lines above the rows.
const ABOVE: usize = MATRIX_HEADER as usize;

/// Draws the matrix beside the list; `current` is the one under the cursor of that.
pub(super) fn draw_beside(
    scene: Scene<'_>,
    matrix: &Matrix,
    current: Option<ActorId>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let place = Rect { x: area.x + GAP, width: area.width.saturating_sub(GAP), ..area };
    let measures = Measures::of(matrix, (usize::from(place.width), usize::from(place.height)), NAME);
    let (rows, chosen) = rows_beside(matrix, measures, current, place.height);
    let drawing = Drawing { scene, matrix, measures, rows, chosen, focused: None };
    drawing.draw(place, buffer);
}

/// Draws the matrix alone, and those who meet most.
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
    let ways = [long, SHORT.min(long)].map(|name| Measures::of(matrix, (width, height), name));
    let [wide, narrow] = ways;
    let measures = if narrow.people > wide.people { narrow } else { wide };
    // On a low sheet the rows follow the cursor; the columns stay.
    let rows = view.matrix_rows(inside.as_size());
    // A line of space, where no row is left out for it.
    let below = ABOVE + rows.len() + usize::from(ABOVE + rows.len() + PAIRS < height);
    let drawing = Drawing { scene, matrix, measures, rows, chosen: Some(view.chosen), focused: Some(Focused::Yes) };
    drawing.draw(inside, buffer);
    let pairs = &matrix.pairs;
    if below + 2 > height || pairs.is_empty() {
        return;
    }
    Row::of(&format!(" {}", words.most), scene.style(Role::Heading)).draw(line(inside, below), buffer);
    for (offset, pair) in pairs.iter().take(height.saturating_sub(below + 1)).enumerate() {
        drawing.pair(pair).draw(line(inside, below + 1 + offset), buffer);
    }
}

/// A matrix with all that its lines need.
struct Drawing<'d> {
    scene: Scene<'d>,
    matrix: &'d Matrix,
    measures: Measures,
    /// The rows in sight.
    rows: Range<usize>,
    /// The row under a cursor.
    chosen: Option<usize>,
    /// Whether that cursor is the matrix's own.
    focused: Option<Focused>,
}

impl Drawing<'_> {
    fn draw(&self, area: Rect, buffer: &mut Buffer) {
        let (scene, words) = (self.scene, &self.scene.strings().people);
        let Measures { people, name, cell } = self.measures;
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
        let (scene, measures) = (self.scene, self.measures);
        let chosen = self.chosen == Some(at);
        let mut row = start(scene, self.focused.filter(|_| chosen));
        row.add(&format!("{:>2} ", at + 1), scene.style(Role::Quiet));
        let role = if chosen { Role::Cursor } else { Role::Person };
        row.append(Row::of(name, scene.style_in_list(role)).cut(measures.name - 1)).pad(NUMBER + measures.name);
        for other in 0..measures.people {
            row.append(self.cell(at, other));
        }
        row
    }

    fn cell(&self, one: usize, other: usize) -> Row {
        let columns = self.measures.cell;
        let sign = if one == other { "\\" } else { "·" };
        match self.matrix.tally(one, other) {
            found if found.all > 0 => tally(self.scene, found, heat(found.held), columns),
            _ => Row::of(&format!("{sign:>columns$}"), self.scene.style(Role::Line)),
        }
    }

    /// "Кушнер — Уиткофф 3/4".
    fn pair(&self, pair: &Pair) -> Row {
        let scene = self.scene;
        let style = scene.style_in_list(Role::Person);
        let mut row = Row::default();
        row.pad(NUMBER).append(tally(scene, pair.tally, heat(pair.tally.held), self.measures.cell - 1));
        row.add("  ", style).add(&pair.one, style).add(" — ", scene.style(Role::Quiet));
        row.add(&pair.other, style);
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
