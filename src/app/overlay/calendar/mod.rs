//! The calendar: the meetings shown, on the days that are known. What is vague (a month, from one day
//! to another, about a day) stands under its month and never on a day. Facts only; `ui` words them.

pub mod plan;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::app::cursor::{self, Step};
use crate::app::keys::Layer;
use crate::app::layout::Rect;
use crate::app::pane::meetings::Listing;
use crate::app::pane::reading::Way;
use crate::app::shown::{Basis, Outcome, Shown, shown};
use crate::base::date::FuzzyDate;
use crate::corpus::Corpus;

use plan::{Active, Plan};

/// A meeting in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which.
    pub shown: Shown,
    /// What became of it.
    pub outcome: Outcome,
}

/// A line of the list beside the months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The day, with the number of its meetings.
    Day(usize),
    /// The month, with the number of its meetings without a day.
    Month(usize),
    /// A meeting, with its number among those of the list.
    Meeting(usize, Mark),
    /// How many meetings have no date at all.
    Undated(usize),
    /// Space.
    Blank,
}

/// A way to another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// So many days on.
    Days(i64),
    /// So many months on.
    Months(i32),
}

/// The view.
#[derive(Clone, Debug)]
pub struct CalendarView {
    /// The day under the cursor.
    pub day: NaiveDate,
    /// The first day of the first month in sight.
    pub first: NaiveDate,
    /// The row of the list under the cursor, where the list has the keys.
    pub row: Option<usize>,
    /// The first line of the list in sight.
    pub top: usize,
    /// Whether the cursor was put by a click: a second click opens the same row, wherever the list stands now.
    pub clicked: bool,
    days: BTreeMap<NaiveDate, Vec<Mark>>,
    vague: BTreeMap<NaiveDate, Vec<Mark>>,
    undated: usize,
    total: usize,
    basis: Option<Basis>,
}

impl CalendarView {
    /// The calendar, opened at a day.
    #[must_use]
    pub fn at(day: NaiveDate) -> Self {
        Self {
            day,
            first: first_of(day),
            row: None,
            top: 0,
            clicked: false,
            days: BTreeMap::new(),
            vague: BTreeMap::new(),
            undated: 0,
            total: 0,
            basis: None,
        }
    }

    /// The layer of the keymap that hears a key first: the list moves as other lists do.
    #[must_use]
    pub fn layer(&self) -> Layer {
        if self.row.is_some() { Layer::Related } else { Layer::Calendar }
    }

    /// What takes the keys.
    #[must_use]
    pub fn active(&self) -> Active {
        if self.row.is_some() { Active::List } else { Active::Months }
    }

    /// The meetings of a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> &[Mark] {
        self.days.get(&day).map(Vec::as_slice).unwrap_or_default()
    }

    /// The meetings of a month that have no day.
    #[must_use]
    pub fn within(&self, month: NaiveDate) -> &[Mark] {
        self.vague.get(&first_of(month)).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many meetings are shown.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// The rows of the list: the meetings of the day, then those of its month without a day.
    #[must_use]
    pub fn rows(&self) -> Vec<Mark> {
        self.on(self.day).iter().chain(self.within(self.day)).copied().collect()
    }

    /// The lines of the list.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let (day, month) = (self.on(self.day), self.within(self.day));
        let mut lines = vec![Line::Day(day.len())];
        lines.extend(day.iter().enumerate().map(|(row, mark)| Line::Meeting(row, *mark)));
        if !month.is_empty() {
            lines.extend([Line::Blank, Line::Month(month.len())]);
            lines.extend((day.len()..).zip(month).map(|(row, mark)| Line::Meeting(row, *mark)));
        }
        if self.undated > 0 {
            lines.extend([Line::Blank, Line::Undated(self.undated)]);
        }
        lines
    }

    /// Marks what is shown now, unless it is marked, and brings the cursor into sight.
    pub fn settle(&mut self, corpus: &Arc<Corpus>, listing: Listing<'_>, room: Rect) {
        let basis = Some(Basis::of(corpus, listing));
        if self.basis != basis {
            self.basis = basis;
            self.mark(corpus, &shown(corpus, listing));
        }
        let rows = self.rows().len();
        self.row = self.row.filter(|_| rows > 0).map(|row| row.min(rows - 1));
        let plan = Plan::of(room, self.active());
        self.reveal_month(plan.months.len());
        let lines = self.lines();
        let at = lines.iter().position(|line| matches!(line, Line::Meeting(row, _) if Some(*row) == self.row));
        let at = at.unwrap_or(0);
        let from = if at <= 1 { 0 } else { at };
        let height = usize::from(plan.list.height);
        self.top = if self.clicked && self.row.is_some_and(|_| (self.top..self.top + height).contains(&at)) {
            cursor::clamp(self.top, height, lines.len())
        } else {
            cursor::reveal(self.top, &(from..at + 1), height, lines.len())
        };
    }

    /// Moves the cursor to another day; at the ends of the calendar it stays.
    pub fn go(&mut self, way: Move) {
        let day = self.day;
        let to = match way {
            Move::Days(days) if days < 0 => day.checked_sub_days(Days::new(days.unsigned_abs())),
            Move::Days(days) => day.checked_add_days(Days::new(days.unsigned_abs())),
            Move::Months(months) if months < 0 => day.checked_sub_months(Months::new(months.unsigned_abs())),
            Move::Months(months) => day.checked_add_months(Months::new(months.unsigned_abs())),
        };
        // Years of five digits have no place on the screen.
        if let Some(to) = to.filter(|to| (1..=9998).contains(&to.year())) {
            self.set(to);
        }
    }

    /// Puts the cursor on a day.
    pub fn set(&mut self, day: NaiveDate) {
        self.day = day;
        self.top = 0;
    }

    /// The next day with meetings, or the one before; `None` where there is none.
    #[must_use]
    pub fn marked(&self, way: Way) -> Option<NaiveDate> {
        match way {
            Way::Next => self.days.range(self.day..).map(|(day, _)| *day).find(|day| *day > self.day),
            Way::Previous => self.days.range(..self.day).next_back().map(|(day, _)| *day),
        }
    }

    /// The first day with meetings, and the last.
    #[must_use]
    pub fn ends(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((*self.days.first_key_value()?.0, *self.days.last_key_value()?.0))
    }

    /// Moves the cursor of the list.
    pub fn step(&mut self, by: Step) {
        let rows = self.rows().len();
        self.row = self.row.map(|row| cursor::step(row, rows, by));
    }

    fn mark(&mut self, corpus: &Corpus, all: &[Shown]) {
        self.days.clear();
        self.vague.clear();
        self.undated = 0;
        self.total = all.len();
        for &shown in all {
            let Some(event) = corpus.event(shown.event) else { continue };
            let mark = Mark { shown, outcome: Outcome::of(corpus, event) };
            match event.date {
                None => self.undated += 1,
                Some(date) => match known_day(date) {
                    Some(day) => self.days.entry(day).or_default().push(mark),
                    None => months(date).for_each(|month| self.vague.entry(month).or_default().push(mark)),
                },
            }
        }
        // The nearest to a day comes first.
        let vagueness = |mark: &Mark| corpus.event(mark.shown.event).and_then(|event| event.date).map(FuzzyDate::days);
        self.vague.values_mut().for_each(|marks| marks.sort_by_key(vagueness));
    }

    /// Moves the months in sight as little as possible.
    fn reveal_month(&mut self, count: usize) {
        let own = number(self.day);
        let count = i32::try_from(count).unwrap_or(1).max(1);
        let first = number(self.first).clamp(own - count + 1, own);
        self.first = month(first).unwrap_or_else(|| first_of(self.day));
    }

    /// The months in sight, by their first days.
    #[must_use]
    pub fn months(&self, count: usize) -> Vec<NaiveDate> {
        let first = number(self.first);
        (first..).take(count).filter_map(month).collect()
    }
}

/// The day, where the text tells one for certain.
fn known_day(date: FuzzyDate) -> Option<NaiveDate> {
    date.as_day().filter(|_| !date.is_approximate())
}

/// The months that a date may lie in, by their first days.
fn months(date: FuzzyDate) -> impl Iterator<Item = NaiveDate> {
    (number(date.start())..=number(date.end())).filter_map(month)
}

/// The first day of a day's month.
#[must_use]
pub fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn number(day: NaiveDate) -> i32 {
    day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0)
}

fn month(number: i32) -> Option<NaiveDate> {
    let month = u32::try_from(number.rem_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(number.div_euclid(12), month + 1, 1)
}
