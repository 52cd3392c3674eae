//! What belongs to a meeting: other reports, then related events with their reasons.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::highlight;
use super::super::row::Row;
use super::super::strings::fill;
use super::super::theme::Role;
use super::super::words::{glyph, status_role};
use super::super::{Focused, Scene, start};
use super::{frame, window};
use crate::app::card::Card;
use crate::app::overlay::people::Typing;
use crate::app::overlay::related::{Item, RelatedList};
use crate::base::article::Published;
use crate::base::span::Span;
use crate::corpus::event::Reason;

/// Columns of the window at most.
const WIDTH: u16 = 84;

/// Draws the list; the place of the cursor comes back where one types above it.
pub(super) fn draw(scene: Scene<'_>, list: &RelatedList, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let height = u16::try_from(list.height(scene.state.viewport)).unwrap_or(u16::MAX);
    let (area, block) =
        window(scene, &scene.strings().related.title, WIDTH.min(screen.width.saturating_sub(4)), height, screen);
    let inside = frame(scene, area, &block, buffer);
    let typed = u16::from(list.is_narrowed()).min(inside.height);
    let cursor = (typed > 0).then(|| line(scene, list, Rect { height: 1, ..inside }, buffer)).flatten();
    let inside = Rect { y: inside.y + typed, height: inside.height - typed, ..inside };
    if list.items.is_empty() {
        Row::of(&format!("   {}", scene.strings().palette.nothing), scene.style(Role::Quiet)).draw(inside, buffer);
        return cursor;
    }
    for (line, row) in rows(scene, list).into_iter().skip(list.top).take(usize::from(inside.height)).enumerate() {
        let y = inside.y + u16::try_from(line).unwrap_or_default();
        row.draw(Rect { y, height: 1, ..inside }, buffer);
    }
    cursor
}

/// What is typed, and what was assumed.
fn line(scene: Scene<'_>, list: &RelatedList, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (shown, column) = list.input.window(usize::from(area.width.saturating_sub(4)).max(1));
    let mut row = Row::of(" / ", scene.style(Role::Key));
    row.add(shown.of(list.input.text()), scene.style(Role::Prompt));
    if let Some((used, _)) = &list.roster.assumed {
        let assumed = fill(&scene.strings().top.assumed, &[used]);
        row.add("  ", scene.style(Role::Quiet)).add(&assumed, scene.style(Role::Notice));
    }
    row.draw(area, buffer);
    let x = area.x.saturating_add(u16::try_from(column + 3).unwrap_or(u16::MAX)).min(area.right().saturating_sub(1));
    (list.typing == Typing::On).then_some(Position { x, y: area.y })
}

/// A text with what was found in it marked.
fn marked(scene: Scene<'_>, list: &RelatedList, text: &str, style: Style, row: &mut Row) {
    let found = list.roster.mark(text).into_iter().map(|span| (span, scene.style(Role::Match)));
    highlight::pieces(row, text, Span::new(0, text.len()), style, &found.collect::<Vec<_>>());
}

fn rows(scene: Scene<'_>, list: &RelatedList) -> Vec<Row> {
    let words = &scene.strings().related;
    let title = |text: &str| Row::of(&format!(" {text}"), scene.style(Role::Heading));
    let mut rows = Vec::new();
    let reports = list.reports();
    for (at, item) in list.items.iter().enumerate() {
        if at == 0 && reports > 0 {
            rows.push(title(&words.reports));
        }
        if at == reports {
            if reports > 0 {
                rows.push(Row::default());
            }
            rows.push(title(&words.events));
        }
        let cursor = if at == list.cursor { Some(Focused::Yes) } else { None };
        rows.extend(match item {
            Item::Report(_) => report(scene, list, item, cursor),
            Item::Event { .. } => event(scene, list, item, cursor),
        });
    }
    rows
}

/// When and by whom it was told, and what became of the meeting; its headline.
fn report(scene: Scene<'_>, list: &RelatedList, item: &Item, cursor: Option<Focused>) -> [Row; 2] {
    let (state, strings) = (scene.state, scene.strings());
    let meeting = item.meeting();
    let style = scene.style(cursor.map_or(Role::Text, Focused::cursor));
    let quiet = scene.style(Role::Quiet);
    let (mut first, mut second) = (start(scene, cursor), start(scene, cursor));
    if let (Some(entry), Some(told)) = (state.corpus.entry(meeting.article), state.corpus.meeting(meeting)) {
        let day = entry.article.published.map(Published::day);
        let day = day.map_or_else(|| strings.dates.undated.clone(), |day| strings.short_day(day, state.today));
        first.add(glyph(told.status), scene.style(status_role(told.status))).add(" ", style).add(&day, style);
        first.join(" · ", entry.article.source.as_deref().unwrap_or_default(), quiet);
        first.join(" · ", strings.status(told.status), scene.style(status_role(told.status)));
        second.add("  ", style);
        marked(scene, list, &entry.article.title, quiet, &mut second);
    }
    [first, second]
}

/// The event's date, place, kind and people; why it is related.
fn event(scene: Scene<'_>, list: &RelatedList, item: &Item, cursor: Option<Focused>) -> [Row; 2] {
    let (state, strings) = (scene.state, scene.strings());
    let style = scene.style(cursor.map_or(Role::Text, Focused::cursor));
    let quiet = scene.style(Role::Quiet);
    let (mut first, mut second) = (start(scene, cursor), start(scene, cursor));
    let Item::Event { meeting, reasons, series, .. } = item else { return [first, second] };
    if let Some(card) = Card::of(&state.corpus, *meeting) {
        let date = card.date.map_or_else(|| strings.dates.unknown.clone(), |date| strings.date(date, state.today));
        first.add(glyph(card.status), scene.style(status_role(card.status))).add(" ", style).add(&date, style);
        first.join(" · ", card.place.as_deref().unwrap_or_default(), style);
        first.join(" · ", strings.kind(card.kind), quiet);
        let names: Vec<&str> = card.names.iter().take(4).map(|name| name.short.as_str()).collect();
        if !names.is_empty() {
            first.add(" · ", quiet);
            marked(scene, list, &names.join(", "), quiet, &mut first);
        }
    }
    let told = |reason: &Reason| match series.as_deref().filter(|_| *reason == Reason::SameSeries) {
        Some(name) => format!("{}: {name}", strings.reason(*reason)),
        None => strings.reason(*reason).to_owned(),
    };
    let reasons: Vec<String> = reasons.iter().map(told).collect();
    second.add("  ", style).add(&reasons.join(", "), scene.style(Role::Notice));
    if let Some(entry) = state.corpus.entry(meeting.article) {
        second.add(" · ", quiet);
        marked(scene, list, &entry.article.title, quiet, &mut second);
    }
    [first, second]
}
