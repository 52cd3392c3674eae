//! The list of articles: headings of days, headlines with their marks, numbers of meetings.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::highlight;
use super::row::Row;
use super::strings::fill;
use super::theme::Role;
use super::{Focused, Scene, heading, start};
use crate::app::layout::list_area;
use crate::app::pane::Focus;
use crate::app::pane::articles::{self, Order};
use crate::base::article::Article;
use crate::base::width;
use crate::corpus::query::Part;

/// Columns that an outlet takes at most.
const SOURCE: usize = 12;

/// Draws the pane.
pub(super) fn draw(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let focused = Focused::of(scene, Focus::Articles);
    let pane = &scene.state.panes.articles;
    let mut order = Row::default();
    if pane.order != Order::Newest {
        order.add(scene.strings().order(pane.order), scene.style(Role::Quiet)).add(" ", scene.style(Role::Text));
    }
    heading(scene, &scene.strings().panes.articles, focused).draw_with(order, line(area, 0), buffer);
    let list = list_area(area);
    if pane.count() == 0 {
        empty(scene, list, buffer);
        return;
    }
    if let (Some(day), 2..) = (pane.day_above(), list.y - area.y) {
        day_row(scene, day).draw(line(area, 1), buffer);
    }
    let height = usize::from(list.height);
    for (offset, row) in pane.rows.iter().skip(pane.top).take(height).enumerate() {
        let at = line(list, offset);
        match *row {
            // A heading without any of its articles says nothing.
            articles::Row::Day(_) if offset + 1 == height && height > 1 => {}
            articles::Row::Day(day) => day_row(scene, day).draw(at, buffer),
            articles::Row::Article(index) => {
                article_row(scene, index, pane.is_current(index).then_some(focused), at, buffer);
            }
            articles::Row::Rest(index) => rest_row(scene, index, pane.is_current(index).then_some(focused), at, buffer),
        }
    }
}

fn day_row(scene: Scene<'_>, day: Option<NaiveDate>) -> Row {
    let day = scene.strings().heading_day(day, scene.state.today);
    Row::of(&format!("  {day}"), scene.style(Role::Day))
}

fn line(area: Rect, offset: usize) -> Rect {
    let offset = u16::try_from(offset).unwrap_or(u16::MAX).min(area.height);
    Rect { y: area.y + offset, height: 1.min(area.height - offset), ..area }
}

/// `focused` is there where the cursor is on the row.
fn article_row(scene: Scene<'_>, index: usize, focused: Option<Focused>, area: Rect, buffer: &mut Buffer) {
    let Some(entry) = scene.state.corpus.entry(index) else { return };
    let article = &entry.article;
    let mark = scene.state.marks.of(article);
    let style = scene.style(focused.map_or(Role::Text, Focused::cursor));
    let mut right = Row::default();
    if mark.starred {
        right.add("★", scene.style(Role::Star));
    }
    if area.width >= articles::WIDE {
        source(scene, article, &mut right);
    }
    let meetings = entry.document.meetings.len();
    let count = if meetings > 0 { meetings.to_string() } else { String::new() };
    right.add(&format!("{count:>3} "), scene.style(Role::Count));
    let mut row = start(scene, focused);
    let sign = if mark.read { " " } else { "●" };
    row.add(sign, scene.style(Role::Unread)).add(" ", style);
    let room = usize::from(area.width).saturating_sub(row.width() + right.width() + 1);
    let (first, _) = scene.state.panes.articles.setting().split(&article.title);
    title(scene, (index, first.of(&article.title)), (style, room), &mut row);
    row.draw_with(right, area, buffer);
}

/// The second row of a headline.
fn rest_row(scene: Scene<'_>, index: usize, focused: Option<Focused>, area: Rect, buffer: &mut Buffer) {
    let Some(entry) = scene.state.corpus.entry(index) else { return };
    let whole = &entry.article.title;
    let style = scene.style(focused.map_or(Role::Text, Focused::cursor));
    let mut row = start(scene, focused);
    row.pad(3);
    if let (_, Some(rest)) = scene.state.panes.articles.setting().split(whole) {
        let room = usize::from(area.width.saturating_sub(articles::AROUND - 3)).saturating_sub(row.width());
        title(scene, (index, rest.of(whole)), (style, room), &mut row);
    }
    row.draw(area, buffer);
}

/// The headline with what the filter matches in it marked, and in sight where it has to be cut. Mere
/// pieces of words are marked too, but are not worth the beginning of a headline.
fn title(scene: Scene<'_>, (index, title): (usize, &str), (style, room): (Style, usize), row: &mut Row) {
    let mut found = super::matches(scene, title, Part::Title);
    let keep = found.iter().copied().max_by_key(|span| span.len()).unwrap_or_default();
    if found.is_empty() {
        found = super::pieces(scene, index, title);
    }
    let cut = width::cut_around(title, room, keep);
    let layers: Vec<_> = found.into_iter().map(|span| (span, scene.style(Role::Match))).collect();
    row.add(if cut.left { "…" } else { "" }, style);
    highlight::pieces(row, title, cut.span, style, &layers);
    row.add(if cut.right { "…" } else { "" }, style);
}

fn source(scene: Scene<'_>, article: &Article, right: &mut Row) {
    let source = article.source.as_deref().unwrap_or_default();
    let quiet = scene.style(Role::Quiet);
    let mut name = Row::of(" ", quiet);
    name.append(Row::of(source, quiet).cut(SOURCE)).pad(SOURCE + 1);
    right.append(name);
}

/// An empty list says why, and which key helps.
fn empty(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let state = scene.state;
    let filtered = fill(&scene.strings().empty.filtered, &[&state.filter.query]);
    let [why, help] = super::why_nothing(scene, &filtered);
    super::say(scene, &[&why, &help], area, buffer);
}
