//! Floor 6: state to cells. Drawing reads and never changes anything: what it needs beyond the state
//! (regions, pages, lines of cards) are pure functions of `app` that update has called as well. A
//! role names what a cell is for, `Strings` hold every word; no colour and no word stands in code.

mod articles;
mod footer;
mod highlight;
mod hints;
pub mod keys;
mod meetings;
mod overlay;
mod reading;
mod row;
pub mod share;
pub mod strings;
pub mod svg;
pub mod theme;
mod top;
mod trail;
pub mod words;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::app::State;
use crate::app::command::Command;
use crate::app::layout::Regions;
use crate::app::state::Stage;
use crate::base::span::Span;
use crate::base::width::{self, Glue, Wrap, wrap};
use crate::corpus::query::Part;
use row::Row;
use strings::{Strings, fill};
use theme::{Role, Theme};

/// How things look and what they are called.
#[derive(Clone, Debug)]
pub struct Look {
    /// The style of each role.
    pub theme: Theme,
    /// The words.
    pub strings: Strings,
}

/// What a part of the screen is drawn from.
#[derive(Clone, Copy)]
struct Scene<'s> {
    state: &'s State,
    look: &'s Look,
}

impl Scene<'_> {
    fn style(&self, role: Role) -> Style {
        self.look.theme.style(role)
    }

    /// The style of a name in a list of names: a line under each would be in the way there.
    fn style_in_list(&self, role: Role) -> Style {
        let mut style = self.style(role);
        if matches!(role, Role::Person | Role::Organisation | Role::Group) {
            style.add_modifier.remove(Modifier::UNDERLINED);
        }
        style
    }

    fn strings(&self) -> &Strings {
        &self.look.strings
    }
}

/// Draws the whole screen.
pub fn draw(state: &State, look: &Look, frame: &mut Frame<'_>) {
    let scene = Scene { state, look };
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, scene.style(Role::Text));
    // The terminal may have another size than the state knows of yet: the frame decides.
    let regions = state.regions_on(area.as_size());
    let Some(regions) = regions else {
        too_small(scene, area, buffer);
        return;
    };
    let cursor = top::draw(scene, regions.top, buffer);
    panes(scene, &regions, buffer);
    if let Some(footer) = regions.footer {
        footer::draw(scene, footer, buffer);
    }
    let within = overlay::draw(scene, area, buffer);
    if let Some(cursor) = cursor.or(within) {
        frame.set_cursor_position(cursor);
    }
}

fn panes(scene: Scene<'_>, regions: &Regions, buffer: &mut Buffer) {
    if let Some(area) = regions.articles {
        articles::draw(scene, area, buffer);
        line_beside(scene, area.right(), regions.body, buffer);
    }
    if let Some(area) = regions.reading {
        reading::draw(scene, area, buffer);
    }
    if let Some(area) = regions.meetings {
        if area.x > 0 {
            line_beside(scene, area.x - 1, regions.body, buffer);
        }
        meetings::draw(scene, area, buffer);
    }
}

/// The line that parts two panes.
fn line_beside(scene: Scene<'_>, column: u16, body: Rect, buffer: &mut Buffer) {
    if column >= body.right() {
        return;
    }
    for y in body.top()..body.bottom() {
        if let Some(cell) = buffer.cell_mut(Position { x: column, y }) {
            cell.reset();
            cell.set_symbol("│").set_style(scene.style(Role::Text)).set_style(scene.style(Role::Line));
        }
    }
}

/// Empties an area that lies over others.
fn clear(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    for at in area.positions() {
        if let Some(cell) = buffer.cell_mut(at) {
            cell.reset();
            cell.set_style(scene.style(Role::Text));
        }
    }
}

fn too_small(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let row = Row::of(&scene.strings().empty.too_small, scene.style(Role::Notice));
    row.draw(Rect { height: 1.min(area.height), ..area }, buffer);
}

/// The heading of a pane; a sign that is not a colour tells which has the focus.
fn heading(scene: Scene<'_>, name: &str, focused: Focused) -> Row {
    let mut row = Row::default();
    match focused {
        Focused::Yes => row.add("▸ ", scene.style(Role::Focus)).add(name, scene.style(Role::Focus)),
        Focused::No => row.add("  ", scene.style(Role::Heading)).add(name, scene.style(Role::Heading)),
    };
    row
}

/// The start of a row that may be under a cursor: the bar. Where the theme tells the cursor by a ground,
/// that fills the line, so that rows of several lines hold together.
fn start(scene: Scene<'_>, focused: Option<Focused>) -> Row {
    let ground = focused.map(|focused| scene.style(focused.cursor()));
    let ground = ground.filter(|style| style.bg.is_some() || style.add_modifier.contains(Modifier::REVERSED));
    Row::of(focused.map_or(" ", Focused::bar), scene.style(Role::Bar)).on_ground(ground)
}

/// Whether a pane has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focused {
    Yes,
    No,
}

impl Focused {
    fn of(scene: Scene<'_>, pane: crate::app::pane::Focus) -> Self {
        if scene.state.panes.focus == pane { Self::Yes } else { Self::No }
    }

    /// The role of what the pane's cursor is on.
    fn cursor(self) -> Role {
        match self {
            Self::Yes => Role::Cursor,
            Self::No => Role::Selected,
        }
    }

    /// The bar beside what the pane's cursor is on.
    fn bar(self) -> &'static str {
        match self {
            Self::Yes => "▌",
            Self::No => "▏",
        }
    }
}

/// Says a few short lines where a list would stand, wrapped to its width.
fn say(scene: Scene<'_>, lines: &[&str], area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(3)).max(1);
    let mut y = area.y;
    for text in lines {
        // Only a word that no line holds is broken.
        let breaks = text.split(' ').any(|word| width::width(word) > room);
        let how = Wrap { width: room, indent: 0, language: if breaks { "ru" } else { "" }, glue: &Glue::default() };
        for line in wrap(text, Span::new(0, text.len()), &how) {
            if y < area.bottom() {
                let x = area.x + 2.min(area.width);
                let mut row = Row::of(line.span.of(text), scene.style(Role::Quiet));
                row.add(if line.hyphen { "-" } else { "" }, scene.style(Role::Quiet));
                row.draw(Rect { x, y, width: area.width.saturating_sub(2), height: 1 }, buffer);
            }
            y = y.saturating_add(1);
        }
    }
}

/// Why no article is listed, and which key helps; `filtered` says it where the filter leaves none.
fn why_nothing(scene: Scene<'_>, filtered: &str) -> [String; 2] {
    let (state, words) = (scene.state, &scene.strings().empty);
    if state.filter.is_on() {
        let key = keys::label(&state.keymap, state.layer(), Command::Clear).unwrap_or_default();
        [filtered.to_owned(), fill(&words.filtered_hint, &[&key])]
    } else if matches!(state.status.stage, Stage::Loading { .. }) {
        [words.loading.clone(), String::new()]
    } else {
        [words.no_articles.clone(), words.no_articles_hint.clone()]
    }
}

/// The letters of an article's title that the filter matches by pieces of words.
fn pieces(scene: Scene<'_>, article: usize, title: &str) -> Vec<Span> {
    let filter = &scene.state.filter;
    let matches = filter.matches.as_ref().filter(|_| filter.is_on());
    matches.map(|matches| matches.needles.mark_pieces(article, title)).unwrap_or_default()
}

/// Where the filter matches a text, so that every hit shows its reason.
fn matches(scene: Scene<'_>, text: &str, part: Part) -> Vec<Span> {
    let filter = &scene.state.filter;
    let matches = filter.matches.as_ref().filter(|_| filter.is_on());
    matches.map(|matches| matches.needles.mark(text, part)).unwrap_or_default()
}
