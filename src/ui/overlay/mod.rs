//! What lies over the panes: windows with a frame, since here one thing lies on another.

mod calendar;
mod chords;
mod correct;
mod dossier;
mod help;
mod matrix;
mod palette;
mod people;
mod queries;
mod related;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Block, BorderType, Widget};

use super::Scene;
use super::row::Row;
use super::theme::Role;
use super::words::{CORRECTED, mention_role, outcome};
use crate::app::card::Card;
use crate::app::layout;
use crate::app::overlay::Overlay;
use crate::app::shown::{Outcome, Shown, Tally};
use crate::app::state::Menu;
use crate::corpus::people::ActorId;

/// Draws the overlay, where one is open; the prompt is drawn in the top bar.
///
/// The place of the cursor comes back, where something is typed within.
pub(super) fn draw(scene: Scene<'_>, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    if scene.state.status.menu == Menu::Open {
        chords::draw(scene, screen, buffer);
        return None;
    }
    match &scene.state.overlay {
        Some(Overlay::Related(list)) => return related::draw(scene, list, screen, buffer),
        Some(Overlay::Help(help)) => return help::draw(scene, help, screen, buffer),
        Some(Overlay::Palette(open)) => return Some(palette::draw(scene, open, screen, buffer)),
        Some(Overlay::People(view)) => return people::draw(scene, view, buffer),
        Some(Overlay::Calendar(view)) => calendar::draw(scene, view, buffer),
        Some(Overlay::Queries(list)) => queries::draw(scene, list, screen, buffer),
        Some(Overlay::Correct(view)) => return correct::draw(scene, view, screen, buffer),
        Some(Overlay::Prompt(_)) | None => {}
    }
    None
}

/// Draws a sheet over the whole body, with a frame where there is room for one, and gives back the
/// room within.
fn sheet(scene: Scene<'_>, title: &str, buffer: &mut Buffer) -> Rect {
    let size = scene.state.viewport;
    let area = layout::sheet_frame(size).intersection(buffer.area);
    super::clear(scene, area, buffer);
    if layout::is_framed(area) {
        bordered(scene, title).render(area, buffer);
    }
    layout::sheet(size).intersection(buffer.area)
}

/// A line of an area, empty below its end.
fn line(area: Rect, offset: usize) -> Rect {
    let offset = u16::try_from(offset).unwrap_or(u16::MAX).min(area.height);
    Rect { y: area.y + offset, height: 1.min(area.height - offset), ..area }
}

/// The sign of what became of an event, and its role.
fn sign(scene: Scene<'_>, shown: Shown) -> (&'static str, Role) {
    let corpus = &scene.state.corpus;
    corpus.event(shown.event).map_or(("·", Role::Unknown), |event| outcome(Outcome::of(corpus, event)))
}

/// "3/8", right-aligned: how many of the meetings took place.
fn tally(scene: Scene<'_>, tally: Tally, role: Role, columns: usize) -> Row {
    let mut row = Row::default();
    row.pad(columns.saturating_sub(tally.width()));
    row.add(&tally.held.to_string(), scene.style(role)).add(&format!("/{}", tally.all), scene.style(Role::Quiet));
    row
}

/// An event on one line: "✓ сб 3 янв  Киев · консультации · Умеров, Уиткофф · 2 сообщения"; the one
/// whom a list is about is not named again.
fn event_row(scene: Scene<'_>, shown: Shown, about: Option<ActorId>, (style, date_column): (Style, usize)) -> Row {
    let (state, strings, quiet) = (scene.state, scene.strings(), scene.style(Role::Quiet));
    let (sign, role) = sign(scene, shown);
    let mut row = Row::of(sign, scene.style(role));
    row.add(" ", style);
    let Some(card) = Card::of(&state.corpus, shown.meeting) else { return row };
    if date_column > 0 {
        let date = card.date.map_or_else(|| strings.dates.unknown.clone(), |date| strings.date(date, state.today));
        row.add(&date, style).pad(date_column + 4);
    }
    let mut facts = Row::default();
    if !card.corrected.is_empty() {
        facts.add(CORRECTED, scene.style(Role::Notice)).add(" ", style);
    }
    facts.add(card.place.as_deref().unwrap_or_default(), style);
    facts.join(" · ", strings.kind(card.kind), scene.style(Role::Text));
    let actors = about.map(|_| state.corpus.people().of_event(shown.event)).unwrap_or_default();
    let mut between = " · ";
    for (at, name) in card.names.iter().enumerate() {
        if about.is_none_or(|about| actors.get(at) != Some(&about)) {
            facts.add(between, quiet).add(&name.short, scene.style_in_list(mention_role(name.kind)));
            between = ", ";
        }
    }
    if card.reports.len() > 1 {
        facts.add(" · ", quiet).add(&strings.count(&strings.counts.reports, card.reports.len()), quiet);
    }
    row.append(facts);
    row
}

/// A framed window in the middle of the body of at most this size; what is inside comes back.
fn window(scene: Scene<'_>, title: &str, width: u16, height: u16, screen: Rect) -> (Rect, Block<'static>) {
    if !layout::is_window_framed(screen.as_size()) {
        return (Rect { y: screen.y + 1, height: screen.height.saturating_sub(1), ..screen }, Block::new());
    }
    let room = Rect { y: screen.y + 1, height: screen.height.saturating_sub(2), ..screen };
    let width = (width + 2).min(room.width);
    let height = (height + 2).min(room.height);
    let x = room.x + (room.width - width) / 2;
    let y = room.y + (room.height - height) / 3;
    (Rect { x, y, width, height }, bordered(scene, title))
}

fn bordered(scene: Scene<'_>, title: &str) -> Block<'static> {
    Block::bordered()
        .border_type(BorderType::Rounded)
        // A theme may underline what has the focus; a frame underlined would be a ladder.
        .border_style(scene.style(Role::Focus).remove_modifier(Modifier::UNDERLINED))
        .title(format!(" {title} "))
        .title_style(scene.style(Role::Focus))
}

/// Draws the frame on an emptied area, and gives back the room within.
fn frame(scene: Scene<'_>, area: Rect, block: &Block<'_>, buffer: &mut Buffer) -> Rect {
    super::clear(scene, area, buffer);
    block.render(area, buffer);
    block.inner(area)
}
