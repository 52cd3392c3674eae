//! One row of cells in the making: pieces of styled text, cut by whole graphemes to the room there
//! is, with an ellipsis where something is left out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::base::width;

/// Pieces of text, each with its style.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pieces: Vec<(String, Style)>,
    width: usize,
    ground: Option<Style>,
}

impl Row {
    /// A row of one piece.
    pub(super) fn of(text: &str, style: Style) -> Self {
        let mut row = Self::default();
        row.add(text, style);
        row
    }

    /// Gives the whole line on which it is drawn a style, all but the bar at its start.
    pub(super) fn on_ground(mut self, ground: Option<Style>) -> Self {
        self.ground = ground;
        self
    }

    /// Adds a piece.
    pub(super) fn add(&mut self, text: &str, style: Style) -> &mut Self {
        if !text.is_empty() {
            self.width += width::width(text);
            self.pieces.push((text.to_owned(), style));
        }
        self
    }

    /// Adds all pieces of another row.
    pub(super) fn append(&mut self, other: Self) -> &mut Self {
        self.width += other.width;
        self.pieces.extend(other.pieces);
        self
    }

    /// Adds a piece after a separator, where something stands before it.
    pub(super) fn join(&mut self, separator: &str, text: &str, style: Style) -> &mut Self {
        if self.width > 0 && !text.is_empty() {
            self.add(separator, style);
        }
        self.add(text, style)
    }

    /// Fills up with spaces to a column.
    pub(super) fn pad(&mut self, column: usize) -> &mut Self {
        let missing = column.saturating_sub(self.width);
        self.add(&" ".repeat(missing), Style::default())
    }

    /// Columns that it takes.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Cuts it to so many columns.
    pub(super) fn cut(self, columns: usize) -> Self {
        if self.width <= columns {
            return self;
        }
        let mut left = columns;
        let mut kept = Self::default().on_ground(self.ground);
        for (text, style) in self.pieces {
            let wide = width::width(&text);
            if wide < left {
                left -= wide;
                kept.add(&text, style);
                continue;
            }
            // The piece that does not fit, or ends where the ellipsis must stand.
            let shown = width::cut(&format!("{text}…"), left).show(&format!("{text}…"));
            kept.add(&shown, style);
            break;
        }
        kept
    }

    /// Draws it on the first line of an area.
    pub(super) fn draw(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let (mut x, right) = (area.x, area.right());
        let ground = self.ground;
        for (text, style) in self.cut(usize::from(area.width)).pieces {
            let room = usize::from(right.saturating_sub(x));
            (x, _) = buffer.set_stringn(x, area.y, &text, room, style);
        }
        lay(ground, area, buffer);
    }

    /// Draws it from the left and another at the right end; where both have no room, this one is cut.
    pub(super) fn draw_with(self, right: Self, area: Rect, buffer: &mut Buffer) {
        let room = usize::from(area.width);
        let right = if right.width + 4 > room { Self::default() } else { right };
        let gap = usize::from(right.width > 0);
        let ground = self.ground;
        let left = self.cut(room.saturating_sub(right.width + gap));
        let wide = u16::try_from(right.width).unwrap_or(area.width).min(area.width);
        left.draw(Rect { width: area.width - wide, ..area }, buffer);
        right.draw(Rect { x: area.right() - wide, width: wide, ..area }, buffer);
        lay(ground, area, buffer);
    }
}

fn lay(ground: Option<Style>, area: Rect, buffer: &mut Buffer) {
    if let Some(ground) = ground {
        buffer.set_style(Rect { x: area.x + 1, width: area.width.saturating_sub(1), height: 1, ..area }, ground);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_cut_by_graphemes_with_an_ellipsis() {
        let mut row = Row::of("Саммит ", Style::default());
        row.add("в Осло", Style::default());
        let cut = |columns| row.clone().cut(columns).pieces.into_iter().map(|(text, _)| text).collect::<String>();
        assert_eq!(cut(13), "Саммит в Осло");
        assert_eq!(cut(10), "Саммит в…");
        assert_eq!(cut(7), "Саммит…");
        assert_eq!(cut(0), "");
    }
}
