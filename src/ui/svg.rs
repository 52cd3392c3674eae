//! A screen as a picture: cells to SVG, for documents. It knows nothing of what the cells show. Every run
//! of one style is stretched to its columns, so that the picture stands in any font; lines and bars are
//! drawn and join.

use std::collections::BTreeMap;
use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::base::width::width;

/// The size of a cell.
const CELL: (u32, u32) = (8, 18);
/// The space around the screen.
const MARGIN: u32 = 12;

/// What a terminal has for its sixteen colours, its text and its ground.
const SIXTEEN: [&str; 16] = [
    "#1d1f21", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#abb2bf", "#5c6370", "#f08a91",
    "#b5e0a0", "#f2d59a", "#8cc4f7", "#dba3ea", "#7fd0da", "#f4f6fa",
];
const INK: &str = "#d5d8de";
const GROUND: &str = "#17191e";

/// A screen as SVG.
#[must_use]
pub fn svg(screen: &Buffer) -> String {
    let mut picture = Picture { ground: ground_of(screen), ..Picture::default() };
    let columns = usize::from(screen.area.width).max(1);
    for (y, row) in (0..).zip(screen.content().chunks(columns)) {
        picture.row(y, row);
    }
    picture.finish(u32::from(screen.area.width), u32::from(screen.area.height))
}

/// The ground that a theme gives the whole screen.
fn ground_of(screen: &Buffer) -> String {
    screen.content().first().map_or_else(|| GROUND.to_owned(), |cell| hex(cell.bg, GROUND))
}

/// How a run of cells looks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ink {
    colour: String,
    faint: bool,
    attributes: String,
}

#[derive(Default)]
struct Picture {
    ground: String,
    grounds: String,
    texts: String,
    /// Lines and bars, by colour.
    drawn: BTreeMap<(String, bool), String>,
    classes: Vec<Ink>,
}

impl Picture {
    fn row(&mut self, y: u32, row: &[Cell]) {
        let mut run: Option<(u32, Ink, String)> = None;
        let mut x = 0_u32;
        while let Some(cell) = row.get(x as usize) {
            let wide = u32::try_from(width(cell.symbol())).unwrap_or(1).max(1);
            let (ink, ground) = self.ink(cell);
            if ground != self.ground {
                let (left, top) = corner(x, y);
                let (w, h) = (CELL.0 * wide, CELL.1);
                let _ = write!(self.grounds, "<path fill=\"{ground}\" d=\"M{left} {top}h{w}v{h}h-{w}z\"/>");
            }
            let shape = shape(cell.symbol(), x, y);
            if let Some(shape) = &shape {
                self.drawn.entry((ink.colour.clone(), ink.faint)).or_default().push_str(shape);
            }
            let symbol = if shape.is_some() { " " } else { cell.symbol() };
            match &mut run {
                Some((_, old, text)) if *old == ink => text.push_str(symbol),
                _ => {
                    self.text(run.take(), y);
                    run = Some((x, ink, symbol.to_owned()));
                }
            }
            x += wide;
        }
        self.text(run, y);
    }

    /// Writes a run, words far from each other for themselves.
    fn text(&mut self, run: Option<(u32, Ink, String)>, y: u32) {
        let Some((mut x, ink, text)) = run else { return };
        if text.trim().is_empty() {
            return;
        }
        let class = self.class(ink);
        let (_, top) = corner(0, y);
        for part in text.split("  ") {
            let lead = columns(part) - columns(part.trim_start());
            let shown = part.trim();
            if !shown.is_empty() {
                let (left, _) = corner(x + lead, y);
                let (base, long) = (top + CELL.1 - 5, columns(shown) * CELL.0);
                let _ = write!(self.texts, "<text class=\"{class}\" x=\"{left}\" y=\"{base}\" textLength=\"{long}\">");
                self.texts.push_str(&shown.replace('&', "&amp;").replace('<', "&lt;"));
                self.texts.push_str("</text>\n");
            }
            x += columns(part) + 2;
        }
    }

    fn class(&mut self, ink: Ink) -> String {
        let at = self.classes.iter().position(|known| *known == ink).unwrap_or_else(|| {
            self.classes.push(ink);
            self.classes.len() - 1
        });
        format!("s{at}")
    }

    fn ink(&self, cell: &Cell) -> (Ink, String) {
        let (mut colour, mut ground) = (hex(cell.fg, INK), hex(cell.bg, &self.ground));
        let has = |attribute| cell.modifier.contains(attribute);
        if has(Modifier::REVERSED) {
            std::mem::swap(&mut colour, &mut ground);
        }
        let mut attributes = String::new();
        for (attribute, style) in [
            (Modifier::BOLD, "font-weight:bold;"),
            (Modifier::ITALIC, "font-style:italic;"),
            (Modifier::UNDERLINED, "text-decoration:underline;"),
        ] {
            attributes.push_str(if has(attribute) { style } else { "" });
        }
        (Ink { colour, faint: has(Modifier::DIM), attributes }, ground)
    }

    fn finish(self, columns: u32, rows: u32) -> String {
        let (wide, high) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\">\n<style>text{{font:13.3px \
             ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}}"
        );
        for (at, Ink { colour, faint, attributes }) in self.classes.iter().enumerate() {
            let faint = if *faint { "fill-opacity:.6;" } else { "" };
            let _ = write!(svg, ".s{at}{{fill:{colour};{faint}{attributes}}}");
        }
        let _ = writeln!(svg, "</style>\n<rect width=\"{wide}\" height=\"{high}\" rx=\"8\" fill=\"{}\"/>", self.ground);
        svg.push_str(&self.grounds);
        svg.push('\n');
        for ((colour, faint), shape) in &self.drawn {
            let opacity = if *faint { " fill-opacity=\".6\"" } else { "" };
            let _ = writeln!(svg, "<path fill=\"{colour}\"{opacity} d=\"{shape}\"/>");
        }
        svg.push_str(&self.texts);
        svg.push_str("</svg>\n");
        svg
    }
}

fn columns(text: &str) -> u32 {
    u32::try_from(width(text)).unwrap_or(0)
}

/// The left upper corner of a cell.
fn corner(x: u32, y: u32) -> (u32, u32) {
    (MARGIN + x * CELL.0, MARGIN + y * CELL.1)
}

/// A line or a bar of a cell as a path; `None` for everything that is a letter.
fn shape(symbol: &str, x: u32, y: u32) -> Option<String> {
    let (left, top) = corner(x, y);
    let (wide, high) = CELL;
    let bar = |from: u32, w: u32| format!("M{} {top}h{w}v{high}h-{w}z", left + from);
    let across = |from: u32, w: u32| format!("M{} {}h{w}v1h-{w}z", left + from, top + high / 2);
    let down = |from: u32, h: u32| format!("M{} {}v{h}h1v-{h}z", left + wide / 2, top + from);
    let (half_wide, half_high) = (wide / 2, high / 2);
    Some(match symbol {
        "│" => bar(half_wide, 1),
        "┃" => bar(half_wide - 1, 2),
        "▌" => bar(0, half_wide),
        "▎" => bar(0, 2),
        "▏" => bar(0, 1),
        "█" => bar(0, wide),
        "─" => across(0, wide),
        "╭" => across(half_wide, half_wide) + &down(half_high, half_high),
        "╮" => across(0, half_wide) + &down(half_high, half_high),
        "╰" => across(half_wide, half_wide) + &down(0, half_high),
        "╯" => across(0, half_wide) + &down(0, half_high),
        _ => return None,
    })
}

/// A colour as written in SVG.
fn hex(colour: Color, own: &str) -> String {
    let sixteen = |at: usize| SIXTEEN.get(at).copied().unwrap_or(own).to_owned();
    match colour {
        Color::Reset => own.to_owned(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(at @ 0..=15) => sixteen(usize::from(at)),
        Color::Indexed(at @ 16..=231) => {
            let part = |of: u8| if of == 0 { 0 } else { 55 + 40 * u16::from(of) };
            let (at, part) = (at - 16, part);
            format!("#{:02x}{:02x}{:02x}", part(at / 36), part(at / 6 % 6), part(at % 6))
        }
        Color::Indexed(at) => {
            let grey = 8 + 10 * (u16::from(at) - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
        Color::Black => sixteen(0),
        Color::Red => sixteen(1),
        Color::Green => sixteen(2),
        Color::Yellow => sixteen(3),
        Color::Blue => sixteen(4),
        Color::Magenta => sixteen(5),
        Color::Cyan => sixteen(6),
        Color::Gray => sixteen(7),
        Color::DarkGray => sixteen(8),
        Color::LightRed => sixteen(9),
        Color::LightGreen => sixteen(10),
        Color::LightYellow => sixteen(11),
        Color::LightBlue => sixteen(12),
        Color::LightMagenta => sixteen(13),
        Color::LightCyan => sixteen(14),
        Color::White => sixteen(15),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn a_run_of_one_style_is_stretched_to_its_columns() {
        let mut screen = Buffer::empty(Rect::new(0, 0, 20, 2));
        screen.set_string(2, 0, "Осло < Баку", Style::new().fg(Color::Rgb(1, 2, 255)).bold());
        screen.set_string(0, 1, "│東", Style::new().reversed());
        let svg = svg(&screen);
        assert!(svg.contains(">Осло &lt; Баку</text>") && svg.contains("textLength=\"88\""), "{svg}");
        assert!(svg.contains("fill:#0102ff;font-weight:bold;"), "{svg}");
        assert!(svg.contains("x=\"20\" y=\"43\" textLength=\"16\">東"), "{svg}");
        assert!(!svg.contains('│'), "a line is drawn");
    }

    #[test]
    fn every_colour_is_one_of_svg() {
        for at in 0..=255 {
            let colour = hex(Color::Indexed(at), INK);
            assert!(colour.len() == 7 && colour.starts_with('#'), "{at}: {colour}");
        }
        assert_eq!(hex(Color::Indexed(231), INK), "#ffffff");
        assert_eq!(hex(Color::Reset, INK), INK);
    }
}
