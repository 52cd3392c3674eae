//! Where the months and the list of the calendar stand, and which cell is which day: shared by
//! update, mouse and drawing.

use chrono::{Datelike, Days, NaiveDate};

use crate::app::layout::{Position, Rect};

/// Columns of a day: the cursor's bracket, two digits, a sign, a number.
pub const CELL: u16 = 5;
/// Columns of a month: seven days and the last bracket.
pub const MONTH_WIDTH: u16 = 7 * CELL + 1;
/// Lines of a month: its name, the days of the week, six weeks.
pub const MONTH_HEIGHT: u16 = 8;
/// Columns between months, and before the list.
const GAP: u16 = 3;
/// Columns that the list beside the months has at least.
const LIST: u16 = 38;
/// Columns that the list keeps before a second month stands beside the first.
const ROOMY: u16 = 46;
/// Months stand in so many columns and rows at most.
const MOST: (u16, u16) = (3, 4);

/// What takes the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Active {
    /// The days.
    Months,
    /// The list.
    List,
}

/// The parts of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The months, in order of time; none where there is no room for one.
    pub months: Vec<Rect>,
    /// The list.
    pub list: Rect,
}

impl Plan {
    /// The parts of this room; an active list takes the place of months that stand above it.
    #[must_use]
    pub fn of(room: Rect, active: Active) -> Self {
        if room.width < MONTH_WIDTH || room.height < MONTH_HEIGHT {
            return Self { months: Vec::new(), list: room };
        }
        if room.width >= MONTH_WIDTH + GAP + LIST {
            return Self::beside(room);
        }
        if active == Active::List {
            return Self { months: Vec::new(), list: room };
        }
        let (month, taken) = (Rect { width: MONTH_WIDTH, height: MONTH_HEIGHT, ..room }, MONTH_HEIGHT + 1);
        let below = room.height.saturating_sub(taken);
        Self { months: vec![month], list: Rect { y: room.bottom() - below, height: below, ..room } }
    }

    fn beside(room: Rect) -> Self {
        let columns = (room.width.saturating_sub(ROOMY) / (MONTH_WIDTH + GAP)).clamp(1, MOST.0);
        let rows = ((room.height + 1) / (MONTH_HEIGHT + 1)).clamp(1, MOST.1);
        let place = |row: u16, column: u16| Rect {
            x: room.x + column * (MONTH_WIDTH + GAP),
            y: room.y + row * (MONTH_HEIGHT + 1),
            width: MONTH_WIDTH,
            height: MONTH_HEIGHT,
        };
        let months = (0..rows).flat_map(|row| (0..columns).map(move |column| place(row, column))).collect();
        let taken = columns * (MONTH_WIDTH + GAP);
        Self { months, list: Rect { x: room.x + taken, width: room.width - taken, ..room } }
    }
}

/// The cell of a day in the area of its month.
#[must_use]
pub fn cell(day: NaiveDate, month: Rect) -> Rect {
    let lead = day.with_day(1).unwrap_or(day).weekday().num_days_from_monday();
    let place = u16::try_from(lead + day.day0()).unwrap_or(0);
    Rect { x: month.x + place % 7 * CELL, y: month.y + 2 + place / 7, width: CELL, height: 1 }
}

/// The days of the month that begins with `first`.
pub fn days(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take_while(move |day| day.month() == first.month())
}

/// The day whose cell is at a position.
#[must_use]
pub fn day_at(first: NaiveDate, month: Rect, at: Position) -> Option<NaiveDate> {
    let found = days(first).find(|&day| cell(day, month).contains(at));
    found.filter(|day| *day < first + Days::new(31))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn weeks_begin_on_monday_and_every_day_has_its_own_cell() {
        let area = Rect::new(10, 5, MONTH_WIDTH, MONTH_HEIGHT);
        // 1 March 2026 is a Sunday, so that this month takes six weeks.
        assert_eq!(cell(day(2026, 3, 1), area), Rect::new(10 + 6 * CELL, 7, CELL, 1));
        assert_eq!(cell(day(2026, 3, 2), area), Rect::new(10, 8, CELL, 1));
        for one in days(day(2026, 3, 1)) {
            let place = cell(one, area);
            assert!(area.contains(Position { x: place.x, y: place.y }));
            assert_eq!(day_at(day(2026, 3, 1), area, Position { x: place.x + 2, y: place.y }), Some(one));
        }
    }

    #[test]
    fn no_part_leaves_the_room_at_any_size() {
        for width in 1..=250 {
            for height in 1..=70 {
                for active in [Active::Months, Active::List] {
                    let room = Rect::new(1, 2, width, height);
                    let plan = Plan::of(room, active);
                    for part in plan.months.iter().chain([&plan.list]) {
                        assert_eq!(part.intersection(room), *part, "{width}x{height}");
                    }
                    let apart = plan.months.iter().all(|month| !month.intersects(plan.list));
                    assert!(apart && plan.months.len() <= 12);
                }
            }
        }
    }
}
