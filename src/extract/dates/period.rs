//! Weeks, weekends, months, quarters of the calendar, and their parts. Arithmetic only.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::expression::Slice;
use crate::base::date::{FuzzyDate, Precision};
use crate::lang::lexicon::calendar::Unit;

/// The day so many days on, or back.
pub(super) fn shift_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
}

fn shift_months(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

/// The week of a day, Monday to Sunday.
pub(super) fn week_of(day: NaiveDate) -> Option<FuzzyDate> {
    let monday = shift_days(day, -i64::from(day.weekday().num_days_from_monday()))?;
    Some(FuzzyDate::interval(monday, shift_days(monday, 6)?))
}

/// The month of a day.
pub(super) fn month_of(day: NaiveDate) -> Option<FuzzyDate> {
    FuzzyDate::month(day.year(), day.month())
}

/// The quarter of a day.
pub(super) fn quarter_of(day: NaiveDate) -> Option<FuzzyDate> {
    nth_quarter(day.year(), day.month0() / 3 + 1)
}

/// The n-th quarter, from 1.
pub(super) fn nth_quarter(year: i32, number: u32) -> Option<FuzzyDate> {
    months(year, 3 * number.checked_sub(1)? + 1, 3)
}

/// The n-th half of a year, from 1.
pub(super) fn nth_half(year: i32, number: u32) -> Option<FuzzyDate> {
    months(year, 6 * number.checked_sub(1)? + 1, 6)
}

fn months(year: i32, first: u32, count: i64) -> Option<FuzzyDate> {
    let start = NaiveDate::from_ymd_opt(year, first, 1)?;
    Some(FuzzyDate::interval(start, shift_days(shift_months(start, count)?, -1)?))
}

/// The period of `unit` that holds `day` (0), or so many before or after it.
pub(super) fn row(unit: Unit, day: NaiveDate, row: i64) -> Option<FuzzyDate> {
    match unit {
        Unit::Week => week_of(shift_days(day, 7 * row)?),
        Unit::Weekend => {
            let sunday = week_of(shift_days(day, 7 * row)?)?.end();
            Some(FuzzyDate::interval(shift_days(sunday, -1)?, sunday))
        }
        Unit::Month => month_of(shift_months(month_of(day)?.start(), row)?),
        Unit::Quarter => quarter_of(shift_months(quarter_of(day)?.start(), 3 * row)?),
        Unit::Year => FuzzyDate::year(day.year() + i32::try_from(row).ok()?),
        _ => None,
    }
}

/// The day at the end of a stretch of so many units.
pub(super) fn step(day: NaiveDate, count: i64, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Minute | Unit::Hour => Some(day),
        Unit::Day | Unit::Date => shift_days(day, count),
        Unit::Week | Unit::Weekend => shift_days(day, 7 * count),
        Unit::Decade => shift_days(day, 10 * count),
        Unit::Month => shift_months(day, count),
        Unit::Quarter => shift_months(day, 3 * count),
        Unit::HalfYear => shift_months(day, 6 * count),
        Unit::Year => shift_months(day, 12 * count),
        Unit::Century => None,
    }
}

/// The time at a distance: as precise as its unit. Days are exact; a number of weeks is told roughly,
/// and of months and years only month and year are meant.
pub(super) fn distance(from: FuzzyDate, count: i64, unit: Unit) -> Option<FuzzyDate> {
    let start = step(from.start(), count, unit)?;
    match unit {
        Unit::Minute | Unit::Hour => Some(from),
        Unit::Day | Unit::Date => Some(FuzzyDate::interval(start, step(from.end(), count, unit)?)),
        Unit::Week | Unit::Weekend | Unit::Decade => {
            Some(FuzzyDate::interval(start, step(from.end(), count, unit)?).about())
        }
        Unit::Month | Unit::Quarter | Unit::HalfYear => month_of(start).map(FuzzyDate::about),
        Unit::Year if from.precision() <= Precision::Month && count.abs() == 1 => month_of(start).map(FuzzyDate::about),
        Unit::Year | Unit::Century => FuzzyDate::year(start.year()).map(FuzzyDate::about),
    }
}

/// A part of a period: of a month its tens of days, of a week Monday to Wednesday and Friday to
/// Sunday, of longer periods thirds in whole months.
pub(super) fn slice(whole: FuzzyDate, slice: Slice) -> Option<FuzzyDate> {
    let (start, end) = (whole.start(), whole.end());
    let (first, last) = match whole.precision() {
        Precision::Day => return Some(whole),
        Precision::Month => of_month(whole, slice)?,
        Precision::Interval if whole.days() == 7 => of_week(start, slice)?,
        Precision::Interval if whole.days() < 32 => return Some(whole),
        _ => of_months(start, end, slice)?,
    };
    Some(FuzzyDate::interval(first, last))
}

fn of_month(whole: FuzzyDate, slice: Slice) -> Option<(NaiveDate, NaiveDate)> {
    let day = |number| whole.start().with_day(number);
    Some(match slice {
        Slice::Start => (day(1)?, day(10)?),
        Slice::Middle => (day(11)?, day(20)?),
        Slice::End => (day(21)?, whole.end()),
        Slice::FirstHalf => (day(1)?, day(15)?),
        Slice::SecondHalf => (day(16)?, whole.end()),
    })
}

fn of_week(monday: NaiveDate, slice: Slice) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = match slice {
        Slice::Start | Slice::FirstHalf => (0, 2),
        Slice::Middle => (2, 3),
        Slice::End => (4, 6),
        Slice::SecondHalf => (3, 6),
    };
    Some((shift_days(monday, first)?, shift_days(monday, last)?))
}

fn of_months(start: NaiveDate, end: NaiveDate, slice: Slice) -> Option<(NaiveDate, NaiveDate)> {
    let count = i64::from(end.year() - start.year()) * 12 + i64::from(end.month()) - i64::from(start.month()) + 1;
    // Of a year the beginning is its first quarter, and the middle May to August.
    let third = if count == 12 { 3 } else { count / 3 };
    let (first, last) = match slice {
        Slice::Start => (0, third),
        Slice::Middle => (count / 3, count - count / 3),
        Slice::End => (count - third, count),
        Slice::FirstHalf => (0, count / 2),
        Slice::SecondHalf => (count / 2, count),
    };
    Some((shift_months(start, first)?, shift_days(shift_months(start, last)?, -1)?))
}
