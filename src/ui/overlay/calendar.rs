//! The calendar: months with their days marked by what became of the meetings and how many there
//! are; beside or below them, the meetings of the day and those of its month without a day.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::row::Row;
use super::super::strings::fill;
use super::super::theme::Role;
use super::super::words::outcome;
use super::super::{Focused, Scene, start};
use super::matrix::heat;
use super::{event_row, line, sheet};
use crate::app::overlay::calendar::plan::{Active, CELL, Plan, cell, days};
use crate::app::overlay::calendar::{CalendarView, Line, Mark};
use crate::app::shown::Outcome;
use crate::base::width;

/// Draws the calendar.
pub(super) fn draw(scene: Scene<'_>, view: &CalendarView, buffer: &mut Buffer) {
    let strings = scene.strings();
    let mut title = format!("{} · {}", strings.calendar.title, strings.count(&strings.counts.meetings, view.total()));
    if scene.state.filter.is_on() {
        title = format!("{title} · {}", scene.state.filter.query.trim());
    }
    let inside = sheet(scene, &title, buffer);
    let plan = Plan::of(inside, view.active());
    for (first, area) in view.months(plan.months.len()).into_iter().zip(&plan.months) {
        month(scene, view, (first, *area), buffer);
    }
    let lines = view.lines().len();
    list(scene, view, plan.list, buffer);
    // The signs are told where the list leaves room for them.
    let told = legend(scene, (view, plan.months.len()), plan.list.width);
    let room = usize::from(plan.list.height).saturating_sub(lines + 1);
    let first = usize::from(plan.list.height) - told.len().min(room);
    for (offset, row) in told.into_iter().take(room).enumerate() {
        row.draw(line(plan.list, first + offset), buffer);
    }
}

/// What the signs in sight mean, in the months and in the list, the one that most deserves to be seen first.
fn legend(scene: Scene<'_>, (view, months): (&CalendarView, usize), width: u16) -> Vec<Row> {
    let (strings, quiet) = (scene.strings(), scene.style(Role::Quiet));
    let in_sight = || view.months(months).into_iter().flat_map(days);
    let marked = in_sight().filter_map(|day| first_of(view.on(day)).copied());
    let mut told: Vec<Outcome> = marked.chain(view.rows()).map(|mark| mark.outcome).collect();
    told.sort_by_key(|outcome| outcome.rank());
    told.dedup();
    let mut signs: Vec<Row> = Vec::new();
    for told in told {
        let word = match told {
            Outcome::Unconfirmed => strings.calendar.unconfirmed.as_str(),
            Outcome::Told(status) => strings.status(status),
        };
        let (sign, role) = outcome(told);
        let mut row = Row::of(sign, scene.style(role));
        row.add(" ", quiet).add(word, quiet);
        signs.push(row);
    }
    if in_sight().any(|day| view.on(day).len() > 1) {
        signs.push(Row::of(&strings.calendar.number, quiet));
    }
    let mut rows: Vec<Row> = Vec::new();
    for sign in signs {
        match rows.last_mut() {
            Some(row) if row.width() + sign.width() + 3 <= usize::from(width) => {
                row.add("   ", quiet).append(sign);
            }
            _ => {
                let mut row = Row::of(" ", quiet);
                row.append(sign);
                rows.push(row);
            }
        }
    }
    rows
}

/// One month: its name, the days of the week, the days.
fn month(scene: Scene<'_>, view: &CalendarView, (first, area): (NaiveDate, Rect), buffer: &mut Buffer) {
    let strings = scene.strings();
    let own = (first.year(), first.month()) == (view.day.year(), view.day.month());
    let name =
        Row::of(&format!(" {}", strings.month(first)), scene.style(if own { Role::Focus } else { Role::Heading }));
    name.draw(line(area, 0), buffer);
    let mut week = Row::default();
    for (day, column) in strings.dates.weekdays.iter().zip((0..).step_by(usize::from(CELL))) {
        week.pad(column + 1).add(day, scene.style(Role::Quiet));
    }
    week.draw(line(area, 1), buffer);
    // Behind a count, the bracket of the cursor's day stands on the first column of the next: it comes last.
    let own = Some(view.day).filter(|_| own);
    for day in days(first).chain(own) {
        let place = cell(day, area);
        let row = day_cell(scene, view, day);
        row.draw(Rect { width: CELL + u16::from(day == view.day), ..place }, buffer);
    }
}

/// A day: number, the sign of what became of its meetings, how many they are.
fn day_cell(scene: Scene<'_>, view: &CalendarView, day: NaiveDate) -> Row {
    let marks = view.on(day);
    let current = day == view.day;
    let focused = if view.active() == Active::Months { Focused::Yes } else { Focused::No };
    let bracket = scene.style(focused.cursor());
    let number = if day == scene.state.today {
        Role::Today
    } else if marks.is_empty() {
        Role::Quiet
    } else {
        heat(marks.len() + 1)
    };
    let mut row = Row::default();
    row.add(if current { "[" } else { " " }, if current { bracket } else { scene.style(Role::Text) });
    row.add(&format!("{:>2}", day.day()), scene.style(number));
    if let Some(first) = first_of(marks) {
        let (sign, role) = outcome(first.outcome);
        row.add(sign, scene.style(role));
        row.add(number_of(marks), scene.style(heat(marks.len())));
    }
    row.add(if current { "]" } else { "" }, bracket);
    row
}

/// The meeting whose sign stands at a day.
fn first_of(marks: &[Mark]) -> Option<&Mark> {
    marks.iter().min_by_key(|mark| mark.outcome.rank())
}

/// How many meetings, in one column, raised so that nobody reads them with the day; one goes without saying.
fn number_of(marks: &[Mark]) -> &'static str {
    const RAISED: [&str; 8] = ["²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    match marks.len() {
        0 | 1 => "",
        count => RAISED.get(count - 2).unwrap_or(&"⁺"),
    }
}

/// The meetings of the day, then those of the month without a day.
fn list(scene: Scene<'_>, view: &CalendarView, area: Rect, buffer: &mut Buffer) {
    let strings = scene.strings();
    let column = view.lines().iter().map(|line| date(scene, view, *line)).map(|date| width::width(&date)).max();
    for (offset, one) in view.lines().into_iter().skip(view.top).take(usize::from(area.height)).enumerate() {
        let place = line(area, offset);
        match one {
            Line::Blank => {}
            Line::Day(count) => {
                let day = strings.heading_day(Some(view.day), scene.state.today);
                let mut row = Row::of(&format!(" {day}"), scene.style(Role::Day));
                let said = if count == 0 {
                    strings.calendar.nothing.clone()
                } else {
                    strings.count(&strings.counts.meetings, count)
                };
                row.add(" · ", scene.style(Role::Quiet)).add(&said, scene.style(Role::Quiet));
                row.draw(place, buffer);
            }
            Line::Month(_) => {
                let month = fill(&strings.calendar.vague, &[&strings.month(view.day)]);
                Row::of(&format!(" {month}"), scene.style(Role::Day)).draw(place, buffer);
            }
            Line::Undated(count) => {
                let said = strings.count(&strings.calendar.undated, count);
                Row::of(&format!(" {said}"), scene.style(Role::Quiet)).draw(place, buffer);
            }
            Line::Meeting(row, mark) => {
                let focused = (Some(row) == view.row).then_some(Focused::Yes);
                let style = scene.style(focused.map_or(Role::Text, Focused::cursor));
                let mut bar = start(scene, focused);
                let dated = if date(scene, view, one).is_empty() { 0 } else { column.unwrap_or(0) };
                bar.append(event_row(scene, mark.shown, None, (style, dated)));
                bar.draw(place, buffer);
            }
        }
    }
}

/// The date of a meeting that has no day; that of a day is its heading.
fn date(scene: Scene<'_>, view: &CalendarView, line: Line) -> String {
    match line {
        Line::Meeting(row, mark) if row >= view.on(view.day).len() => super::dossier::date_of(scene, mark.shown),
        _ => String::new(),
    }
}
