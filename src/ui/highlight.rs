//! Spans with roles over a stretch of text become pieces with styles. Layers are put one over the
//! other: a later one adds to what lies below it.

use ratatui::style::Style;

use super::row::Row;
use crate::base::span::Span;

/// A span with its style; styles of spans that overlap are joined, later ones over earlier.
pub(super) type Layer = (Span, Style);

/// Adds the text of `line`, cut into pieces where a layer begins or ends.
pub(super) fn pieces(row: &mut Row, text: &str, line: Span, base: Style, layers: &[Layer]) {
    let touching: Vec<&Layer> = layers.iter().filter(|(span, _)| span.overlaps(line)).collect();
    let mut borders = vec![line.start(), line.end()];
    for (span, _) in &touching {
        borders.extend([span.start(), span.end()].into_iter().filter(|&at| line.holds(at)));
    }
    borders.sort_unstable();
    borders.dedup();
    for pair in borders.windows(2) {
        let &[start, end] = pair else { continue };
        let piece = Span::new(start, end);
        let covering = touching.iter().filter(|(span, _)| span.covers(piece));
        let style = covering.fold(base, |style, (_, layer)| over(style, *layer));
        row.add(piece.of(text), style);
    }
}

/// A style over another. Letters are never left in the colour of their ground.
fn over(below: Style, layer: Style) -> Style {
    let style = below.patch(layer);
    if style.fg.is_some() && style.fg == style.bg { Style { fg: below.fg, ..style } } else { style }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    #[test]
    fn letters_never_have_the_colour_of_their_ground() {
        let cursor = Style::new().fg(Color::Black).bg(Color::Yellow);
        assert_eq!(over(cursor, Style::new().fg(Color::Yellow)), cursor);
        assert_eq!(over(cursor, Style::new().fg(Color::Red)).fg, Some(Color::Red));
    }
}
