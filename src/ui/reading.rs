//! The reader: a header that stays, and the lines in sight with mentions, evidence and matches told
//! apart.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::highlight::{self, Layer};
use super::row::Row;
use super::theme::Role;
use super::words::mention_role;
use super::{Focused, Scene};
use crate::app::cursor::per_cent;
use crate::app::layout::{header_height, text_area};
use crate::app::page::{LineKind, Page, PageLine, Title};
use crate::app::pane::Focus;
use crate::app::pane::shades::Shade;
use crate::base::article::{Article, ParagraphKind};
use crate::base::span::Span;
use crate::corpus::Entry;
use crate::corpus::query::Part;
use crate::extract::meeting::Meeting;

/// Draws the pane.
pub(super) fn draw(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let state = scene.state;
    let Some(((_, entry), page)) = state.reading().zip(state.panes.reading.page.as_deref()) else {
        empty(scene, area, buffer);
        return;
    };
    let header = header_height(area, page.title.len());
    let text = text_area(area, header, scene.state.setup.typesetting.measure);
    draw_header(scene, &entry.article, page, area, buffer);
    let meeting = state.meeting_in_text().and_then(|at| state.corpus.meeting(at));
    let window = Window { entry, page, meeting, pane: area, text };
    draw_lines(scene, &window, buffer);
    draw_scroll(scene, page, area, text, buffer);
}

/// What the lines are drawn from.
struct Window<'w> {
    entry: &'w Entry,
    page: &'w Page,
    meeting: Option<&'w Meeting>,
    pane: Rect,
    text: Rect,
}

fn empty(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let words = &scene.strings().empty;
    let list = crate::app::layout::list_area(area);
    let [why, help] = if scene.state.panes.articles.count() == 0 {
        super::why_nothing(scene, &words.nothing_to_read)
    } else {
        [words.no_text.clone(), String::new()]
    };
    super::say(scene, &[&why, &help], list, buffer);
}

fn draw_header(scene: Scene<'_>, article: &Article, page: &Page, area: Rect, buffer: &mut Buffer) {
    let focused = Focused::of(scene, Focus::Reading);
    let text = text_area(area, 0, scene.state.setup.typesetting.measure);
    let height = header_height(area, page.title.len());
    // Where there is no room for all, the title gives way to where and when.
    let shown = if height == 1 { 1 } else { page.title.len().min(3).min(height - 1) };
    for (offset, span) in page.title.iter().take(shown).enumerate() {
        let y = text.y + u16::try_from(offset).unwrap_or_default();
        let style = scene.style(if page.origin == Title::Borrowed { Role::Quiet } else { Role::Title });
        let mut row = Row::of(span.of(&article.title), style);
        let shortened = page.origin == Title::Borrowed && span.end() < article.title.len();
        if offset + 1 == shown && (page.title.len() > shown || shortened) {
            row.add("…", style);
        }
        row.draw(Rect { y, height: 1, ..text }, buffer);
    }
    if focused == Focused::Yes && text.x > area.x {
        let x = text.x.saturating_sub(2).max(area.x);
        Row::of("▸", scene.style(Role::Focus)).draw(Rect { x, y: text.y, width: 1, height: 1 }, buffer);
    }
    if height > shown {
        let y = text.y + u16::try_from(shown).unwrap_or_default();
        draw_meta(scene, article, page, Rect { y, height: 1, ..text }, buffer);
    }
}

/// Where, when, how long, how far.
fn draw_meta(scene: Scene<'_>, article: &Article, page: &Page, area: Rect, buffer: &mut Buffer) {
    let strings = scene.strings();
    let quiet = scene.style(Role::Quiet);
    let source = article.source.as_deref().unwrap_or_default();
    let published = strings.published(article.published);
    let minutes = strings.count(&strings.counts.minutes, page.minutes);
    let author = article.author.as_deref().unwrap_or_default();
    let row_of = |facts: &[&str]| {
        let mut row = Row::default();
        for fact in facts {
            row.join(" · ", fact, quiet);
        }
        row
    };
    let reading = &scene.state.panes.reading;
    let all = page.lines.len() <= reading.height;
    let seen = per_cent(reading.top, reading.height, page.lines.len());
    let seen = Row::of(&if all { String::new() } else { format!(" {seen} %") }, quiet);
    let room = usize::from(area.width).saturating_sub(seen.width() + usize::from(!all));
    // The byline gives way where the line is short, then the time that reading takes, then the outlet.
    let short: &[&str] = &[&published];
    let ways: [&[&str]; 3] =
        [&[source, &published, author, &minutes], &[source, &published, &minutes], &[source, &published]];
    let facts = ways.into_iter().find(|facts| row_of(facts).width() <= room).unwrap_or(short);
    row_of(facts).draw_with(seen, area, buffer);
}

fn draw_lines(scene: Scene<'_>, window: &Window<'_>, buffer: &mut Buffer) {
    let (top, height) = (scene.state.panes.reading.top, usize::from(window.text.height));
    let lines = window.page.lines.iter().skip(top).take(height);
    let in_sight = lines.clone().next().zip(lines.clone().next_back());
    let Some((first, last)) = in_sight else { return };
    let layers = layers(scene, window, first.span.join(last.span));
    for (offset, line) in lines.enumerate() {
        let y = window.text.y + u16::try_from(offset).unwrap_or_default();
        draw_line(scene, window, (line, &layers), Rect { y, height: 1, ..window.text }, buffer);
    }
}

type StyledLine<'l> = (&'l PageLine, &'l [Layer]);

fn draw_line(scene: Scene<'_>, window: &Window<'_>, styled: StyledLine<'_>, area: Rect, buffer: &mut Buffer) {
    let (line, layers) = styled;
    let text = &window.entry.article.text;
    let base = scene.style(line_role(line.kind));
    let mut row = Row::default();
    row.pad(usize::from(line.indent));
    highlight::pieces(&mut row, text, line.span, base, layers);
    if line.hyphen {
        row.add("-", base);
    }
    row.draw(area, buffer);
    let marked = line.span.of(text).starts_with(['—', '-', '–', '•', '*']);
    if line.kind == LineKind::First(ParagraphKind::Item) && line.indent > 0 && !marked {
        Row::of("•", scene.style(Role::Quiet)).draw(Rect { width: 1, ..area }, buffer);
    }
    if window.meeting.is_some_and(|meeting| states(meeting, line)) && area.x > 0 {
        let gutter = area.x.saturating_sub(if area.x > window.pane.x + 1 { 2 } else { 1 });
        Row::of("▎", scene.style(Role::Bar)).draw(Rect { x: gutter, width: 1, ..area }, buffer);
    }
}

/// Whether the bar stands beside a line: it holds evidence of the meeting.
fn states(meeting: &Meeting, line: &PageLine) -> bool {
    let touched = |span: &Span| match line.kind {
        LineKind::Blank => span.start() < line.span.start() && line.span.start() < span.end(),
        _ => span.overlaps(line.span),
    };
    meeting.evidence.iter().any(touched)
}

fn line_role(kind: LineKind) -> Role {
    match kind.paragraph() {
        Some(ParagraphKind::Headline | ParagraphKind::Subheading) => Role::Subheading,
        Some(ParagraphKind::Caption | ParagraphKind::Furniture) => Role::Caption,
        Some(ParagraphKind::Quote) => Role::Quote,
        _ => Role::Text,
    }
}

/// The styled spans of what is in sight: mentions, times, evidence, matches.
fn layers(scene: Scene<'_>, window: &Window<'_>, sight: Span) -> Vec<Layer> {
    let document = &window.entry.document;
    let mut layers: Vec<Layer> = Vec::new();
    if let Some(meeting) = window.meeting {
        layers.extend(meeting.evidence.iter().map(|&span| (span, scene.style(Role::Evidence))));
        layers.extend(meeting.triggers.iter().map(|&span| (span, scene.style(Role::Trigger))));
    }
    let mentions = document.mentions.iter().filter(|m| !m.anaphor);
    let shades = &scene.state.panes.reading.shades;
    let mentions = mentions.filter(|mention| shades.shows(Shade::of(mention.kind)));
    layers.extend(mentions.map(|m| (m.span, scene.style(mention_role(m.kind)))));
    let times = document.times.iter().filter(|_| shades.shows(Shade::Times));
    layers.extend(times.map(|time| (time.span, scene.style(Role::Time))));
    let found = super::matches(scene, sight.of(&window.entry.article.text), Part::Body);
    let moved = |span: Span| Span::new(sight.start() + span.start(), sight.start() + span.end());
    layers.extend(found.into_iter().map(|span| (moved(span), scene.style(Role::Match))));
    if let Some(search) = &scene.state.panes.reading.search {
        let role = |at| if at == search.current { Role::CurrentMatch } else { Role::Match };
        layers.extend(search.within(sight).map(|(at, span)| (span, scene.style(role(at)))));
    }
    layers.retain(|(span, _)| span.overlaps(sight));
    layers
}

fn draw_scroll(scene: Scene<'_>, page: &Page, area: Rect, text: Rect, buffer: &mut Buffer) {
    let (height, total) = (usize::from(text.height), page.lines.len());
    if total <= height || height < 3 || area.width < 24 {
        return;
    }
    let thumb = (height * height / total).clamp(1, height);
    let room = height - thumb;
    let start = scene.state.panes.reading.top * room / (total - height).max(1);
    for line in start..(start + thumb).min(height) {
        let y = text.y + u16::try_from(line).unwrap_or_default();
        let at = Position { x: area.right().saturating_sub(1), y };
        if let Some(cell) = buffer.cell_mut(at) {
            cell.set_symbol("┃").set_style(scene.style(Role::Scroll));
        }
    }
}
