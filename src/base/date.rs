//! Calendar values that are no more precise than the text: a [`FuzzyDate`] is an EDTF value
//! (ISO 8601-2) with the first and last day it can mean. It must never invent a day, and knows no
//! language and no clock. All dates are of the proleptic Gregorian calendar.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};

/// How precise a date is, and so how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// One day: `2026-01-03`.
    Day,
    /// From one day to another, both known or bounded: `2026-01-05/2026-01-06`.
    Interval,
    /// Some day or days of a month: `2026-01`.
    Month,
    /// Some day or days of a season (EDTF 21–24): `2026-21` is spring.
    Season,
    /// Some day or days of a year: `2026`.
    Year,
}

/// A date as precise as the text is: bounds, precision, and whether it is approximate (`~`).
///
/// Invariant: `start <= end`, and both agree with `precision`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FuzzyDate {
    start: NaiveDate,
    end: NaiveDate,
    precision: Precision,
    approximate: bool,
    /// A time of day, where the text states one (local time of the article).
    time: Option<NaiveTime>,
}

impl FuzzyDate {
    /// One day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self::with(day, day, Precision::Day)
    }

    /// From `first` to `last`, both inclusive; given in the wrong order they are swapped, and one
    /// day is a [`Precision::Day`].
    #[must_use]
    pub fn interval(first: NaiveDate, last: NaiveDate) -> Self {
        match first.cmp(&last) {
            std::cmp::Ordering::Equal => Self::day(first),
            std::cmp::Ordering::Less => Self::with(first, last, Precision::Interval),
            std::cmp::Ordering::Greater => Self::with(last, first, Precision::Interval),
        }
    }

    /// Some day of a month (1–12); `None` where there is no such month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
        Some(Self::with(first, last, Precision::Month))
    }

    /// Some day of a year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(Self::with(first, NaiveDate::from_ymd_opt(year, 12, 31)?, Precision::Year))
    }

    /// Some day of a season: 0 spring, 1 summer, 2 autumn, 3 winter (December of `year` to February).
    #[must_use]
    pub fn season(year: i32, season: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 3 + 3 * season.min(3), 1)?;
        let last = first.checked_add_months(Months::new(3))?.checked_sub_days(Days::new(1))?;
        Some(Self::with(first, last, Precision::Season))
    }

    fn with(start: NaiveDate, end: NaiveDate, precision: Precision) -> Self {
        Self { start, end, precision, approximate: false, time: None }
    }

    /// The same value marked approximate (`~`).
    #[must_use]
    pub fn about(mut self) -> Self {
        self.approximate = true;
        self
    }

    /// The same value with a time of day.
    #[must_use]
    pub fn at(mut self, time: NaiveTime) -> Self {
        self.time = Some(time);
        self
    }

    /// The first day it can mean.
    #[must_use]
    pub fn start(self) -> NaiveDate {
        self.start
    }

    /// The last day it can mean.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        self.end
    }

    /// How precise it is.
    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Whether the text says "about".
    #[must_use]
    pub fn is_approximate(self) -> bool {
        self.approximate
    }

    /// The time of day, where stated.
    #[must_use]
    pub fn time(self) -> Option<NaiveTime> {
        self.time
    }

    /// The day, where it is one day.
    #[must_use]
    pub fn as_day(self) -> Option<NaiveDate> {
        (self.start == self.end).then_some(self.start)
    }

    /// Number of days it spans, at least 1.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    /// Whether the two can mean a common day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Whether every day of `other` is a day of this one.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The value that a text in EDTF means, as [`Self::edtf`] writes it; `None` where it is none.
    #[must_use]
    pub fn from_edtf(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(text) = text.strip_suffix('~') {
            return Self::from_edtf(text).filter(|date| !date.approximate).map(Self::about);
        }
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        if let Some((first, last)) = text.split_once('/') {
            return day(first).zip(day(last)).map(|(first, last)| Self::interval(first, last));
        }
        let numbers: Vec<&str> = text.split('-').collect();
        let year = |text: &str| text.parse().ok().filter(|_| text.len() == 4);
        match *numbers.as_slice() {
            [of] => Self::year(year(of)?),
            [of, part] if part.len() == 2 => match part.parse().ok()? {
                season @ 21..=24 => Self::season(year(of)?, season - 21),
                month => Self::month(year(of)?, month),
            },
            _ => day(text).map(Self::day),
        }
    }

    /// The value in EDTF (ISO 8601-2): `2026-01-03`, `2026-01`, `2026-01-05/2026-01-06`, `2026-01~`.
    #[must_use]
    pub fn edtf(self) -> String {
        self.to_string()
    }
}

impl fmt::Display for FuzzyDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.start, self.end);
        match self.precision {
            Precision::Day => write!(f, "{start}")?,
            Precision::Interval => write!(f, "{start}/{end}")?,
            Precision::Month => write!(f, "{:04}-{:02}", start.year(), start.month())?,
            Precision::Season => write!(f, "{:04}-{}", start.year(), 20 + start.month() / 3)?,
            Precision::Year => write!(f, "{:04}", start.year())?,
        }
        if self.approximate { f.write_str("~") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a day of the calendar")
    }

    #[test]
    fn edtf_is_as_precise_as_the_value() {
        assert_eq!(FuzzyDate::day(day(2026, 1, 3)).edtf(), "2026-01-03");
        assert_eq!(FuzzyDate::month(2026, 1).map(FuzzyDate::edtf).as_deref(), Some("2026-01"));
        assert_eq!(FuzzyDate::month(2026, 1).map(|d| d.about().edtf()).as_deref(), Some("2026-01~"));
        assert_eq!(FuzzyDate::year(2019).map(FuzzyDate::edtf).as_deref(), Some("2019"));
        assert_eq!(FuzzyDate::season(2026, 2).map(FuzzyDate::edtf).as_deref(), Some("2026-23"));
        assert_eq!(FuzzyDate::interval(day(2026, 1, 6), day(2026, 1, 5)).edtf(), "2026-01-05/2026-01-06");
    }

    #[test]
    fn edtf_is_read_as_it_is_written() {
        let season = FuzzyDate::season(2025, 3);
        for date in [FuzzyDate::month(2026, 5), FuzzyDate::year(2019).map(FuzzyDate::about), season] {
            assert_eq!(date.and_then(|date| FuzzyDate::from_edtf(&date.edtf())), date);
        }
        let interval = FuzzyDate::interval(day(2026, 1, 5), day(2026, 1, 6));
        for date in [interval, FuzzyDate::day(day(2026, 1, 5)).about()] {
            assert_eq!(FuzzyDate::from_edtf(&date.edtf()), Some(date));
        }
        for wrong in ["", "завтра", "2026-13", "2026-02-30", "26", "2026-1", "2026~~", "2026-01-05/", "2026-01-05-06"]
        {
            assert_eq!(FuzzyDate::from_edtf(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn bounds_are_true_at_the_edges_of_the_calendar() {
        let february = FuzzyDate::month(2024, 2).expect("a month");
        assert_eq!(february.end(), day(2024, 2, 29));
        let winter = FuzzyDate::season(2025, 3).expect("a season");
        assert_eq!((winter.start(), winter.end()), (day(2025, 12, 1), day(2026, 2, 28)));
        assert_eq!(FuzzyDate::month(2024, 13), None);
        assert_eq!(FuzzyDate::interval(day(2024, 1, 1), day(2024, 1, 1)).precision(), Precision::Day);
    }
}
