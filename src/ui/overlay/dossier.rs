//! One person's dossier.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::row::Row;
use super::super::strings::fill;
use super::super::theme::Role;
use super::super::words::mention_role;
use super::super::{Focused, Scene, start};
use super::{line, sheet, tally};
use crate::app::card::Card;
use crate::app::overlay::people::dossier::{Dossier, Line, Mentioned, Section, header};
use crate::app::shown::{Shown, Tally};
use crate::base::article::Published;
use crate::base::date::{FuzzyDate, Precision};
use crate::base::width;
use crate::corpus::people::ActorId;

/// Draws the dossier.
pub(super) fn draw(scene: Scene<'_>, dossier: &Dossier, buffer: &mut Buffer) {
    let inside = sheet(scene, &scene.strings().people.dossier, buffer);
    let above = header(inside.as_size());
    head(scene, dossier, Rect { height: above.min(inside.height), ..inside }, buffer);
    let area = Rect { y: inside.y + above, height: inside.height.saturating_sub(above), ..inside };
    let columns = Columns::of(scene, dossier, usize::from(area.width));
    for (offset, at) in (dossier.top..dossier.lines.len()).take(usize::from(area.height)).enumerate() {
        let focused = (at == dossier.cursor).then_some(Focused::Yes);
        if let Some(one) = dossier.lines.get(at) {
            row(scene, dossier.actor, (one, focused), &columns).draw(line(area, offset), buffer);
        }
    }
}

/// Name and office; numbers and dates.
fn head(scene: Scene<'_>, dossier: &Dossier, area: Rect, buffer: &mut Buffer) {
    let (strings, quiet) = (scene.strings(), scene.style(Role::Quiet));
    let mut first = Row::of(" ", quiet);
    first.add(&dossier.name, scene.style(Role::Title));
    first.join(" · ", dossier.role.as_deref().unwrap_or_default(), quiet);
    let mut second = Row::of(" ", quiet);
    second.add(&strings.count(&strings.counts.meetings, dossier.tally.all), scene.style(Role::Text));
    second.join(", ", &fill(&strings.people.took_place, &[&dossier.tally.held.to_string()]), scene.style(Role::Text));
    second.join(" · ", &dates(scene, dossier.dates), quiet);
    if area.height > 1 {
        first.draw(line(area, 0), buffer);
        second.draw(line(area, 1), buffer);
    } else {
        first.draw_with(second, line(area, 0), buffer);
    }
}

/// "31 дек – 6 янв", or the one date there is.
pub(super) fn dates(scene: Scene<'_>, dates: Option<(FuzzyDate, FuzzyDate)>) -> String {
    let (strings, today) = (scene.strings(), scene.state.today);
    match dates {
        None => strings.dates.undated.clone(),
        Some((first, last)) if (first.start(), first.end()) == (last.start(), last.end()) => short(scene, first),
        Some((first, last)) => match (is_bounded(first), is_bounded(last)) {
            (true, true) => strings.days(first.start(), last.end(), today),
            (true, false) => format!("{} – {}", strings.day_month(first.start(), today), short(scene, last)),
            (false, true) => format!("{} – {}", short(scene, first), strings.day_month(last.end(), today)),
            (false, false) => format!("{} – {}", short(scene, first), short(scene, last)),
        },
    }
}

/// Whether the text names the first and the last day.
fn is_bounded(date: FuzzyDate) -> bool {
    matches!(date.precision(), Precision::Day | Precision::Interval)
}

/// Without the day of the week and the time.
fn short(scene: Scene<'_>, date: FuzzyDate) -> String {
    let (strings, today) = (scene.strings(), scene.state.today);
    date.as_day().map_or_else(|| strings.date(date, today), |day| strings.day_month(day, today))
}

/// Columns that hold the dates of meetings, and the names of people and places.
struct Columns {
    date: usize,
    name: usize,
    tally: usize,
}

impl Columns {
    fn of(scene: Scene<'_>, dossier: &Dossier, room: usize) -> Self {
        let (mut date, mut name, mut tally) = (0, 0, 0);
        for line in &dossier.lines {
            match line {
                Line::Meeting(shown) => date = date.max(width::width(&date_of(scene, *shown))),
                Line::Partner { name: text, tally: count, .. } | Line::Place { name: text, tally: count, .. } => {
                    name = name.max(width::width(text));
                    tally = tally.max(count.width());
                }
                Line::Heading(..) | Line::Mention { .. } | Line::Blank => {}
            }
        }
        Self { date, name: name.min(32).min(room * 2 / 5), tally }
    }
}

pub(super) fn date_of(scene: Scene<'_>, shown: Shown) -> String {
    let date = scene.state.corpus.event(shown.event).and_then(|event| event.date);
    let strings = scene.strings();
    date.map_or_else(|| strings.dates.unknown.clone(), |date| strings.date(date, scene.state.today))
}

fn row(scene: Scene<'_>, whose: ActorId, (line, focused): (&Line, Option<Focused>), columns: &Columns) -> Row {
    let (strings, quiet) = (scene.strings(), scene.style(Role::Quiet));
    let words = &strings.people;
    let style = scene.style(focused.map_or(Role::Text, Focused::cursor));
    let mut row = start(scene, focused);
    match line {
        Line::Blank => {}
        Line::Heading(section, count) => {
            let name = match section {
                Section::Meetings => &words.meetings,
                Section::Partners => &words.partners,
                Section::Places => &words.places,
                Section::Mentions => &words.mentions,
            };
            row.add(name, scene.style(Role::Heading));
            if *section != Section::Mentions {
                row.add(&format!(" · {count}"), quiet);
            }
            if matches!(section, Section::Partners | Section::Places) {
                row.join(" · ", &words.held_of_all, quiet);
            }
        }
        Line::Meeting(shown) => {
            row.append(super::event_row(scene, *shown, Some(whose), (style, columns.date)));
        }
        Line::Partner { name, kind, tally, latest, .. } => {
            let role = focused.map_or(mention_role(*kind), Focused::cursor);
            counted(scene, (name, role), (*tally, *latest), columns, &mut row);
        }
        Line::Place { name, tally, latest } => {
            let role = focused.map_or(Role::Place, Focused::cursor);
            counted(scene, (name, role), (*tally, *latest), columns, &mut row);
        }
        Line::Mention { which, article, .. } => {
            let which = if *which == Mentioned::First { &words.first } else { &words.last };
            row.add(which, style);
            if let Some(entry) = scene.state.corpus.entry(*article) {
                let day = entry.article.published.map(Published::day);
                let day =
                    day.map_or_else(|| strings.dates.undated.clone(), |d| strings.short_day(d, scene.state.today));
                row.add(": ", style).add(&day, quiet);
                row.join(" · ", entry.article.source.as_deref().unwrap_or_default(), quiet);
                row.join(" · ", &entry.article.title, quiet);
            }
        }
    }
    row
}

/// A name with its number and the latest meeting.
fn counted(
    scene: Scene<'_>,
    (name, role): (&str, Role),
    (count, latest): (Tally, Shown),
    columns: &Columns,
    row: &mut Row,
) {
    let quiet = scene.style(Role::Quiet);
    row.append(Row::of(name, scene.style_in_list(role)).cut(columns.name)).pad(columns.name + 2);
    row.append(tally(scene, count, Role::Text, columns.tally)).add("   ", quiet);
    if let Some(card) = Card::of(&scene.state.corpus, latest.meeting) {
        let date = card.date.map_or_else(|| scene.strings().dates.unknown.clone(), |date| short(scene, date));
        let (glyph, role) = super::sign(scene, latest);
        row.add(glyph, scene.style(role)).add(" ", quiet).add(&date, quiet);
        row.join(" · ", card.place.as_deref().unwrap_or_default(), quiet);
        row.join(" · ", scene.strings().kind(card.kind), quiet);
    }
}
