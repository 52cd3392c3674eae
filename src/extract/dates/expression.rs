//! What a phrase of time says, before it has a calendar value: "в прошлый вторник" is a weekday and
//! a shift. Plain values, so that a phrase can be resolved again against another time.

use chrono::NaiveTime;

use crate::lang::lexicon::calendar::{Feast, Shift, Unit};

/// The year of a date, as far as the phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Year {
    /// Not told: the nearest sensible one.
    Unsaid,
    /// "2026 года".
    Exact(i32),
    /// "прошлого года" is -1.
    Shifted(i8),
    /// "прошлой осенью" is -1: the last such before the report, the nearest, the first after it.
    Row(i8),
    /// "того же года": that of the time named before.
    Named,
}

/// One point or period, as the words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// A day or a row of days of a month: "5 мая", "5–7 мая", "во вторник, 6 января", "5-го числа".
    Day {
        /// The first day, 1–31.
        first: u8,
        /// The last day; less than `first` never.
        last: u8,
        /// The month; `None` for "5-го числа".
        month: Option<u8>,
        /// The year.
        year: Year,
        /// The weekday that is told too.
        weekday: Option<u8>,
    },
    /// "в мае".
    Month {
        /// 1–12.
        month: u8,
        /// The year.
        year: Year,
    },
    /// "весной".
    Season {
        /// Spring is 0.
        season: u8,
        /// The year.
        year: Year,
    },
    /// "в 2019 году", "в прошлом году".
    Year(Year),
    /// "в третьем квартале", "во втором полугодии".
    Numbered {
        /// Which, from 1.
        number: u8,
        /// Quarter or half-year.
        unit: Unit,
        /// The year.
        year: Year,
    },
    /// "в среду", "в прошлую среду"; `That` is the one meant by "субботняя встреча".
    Weekday {
        /// Monday is 0.
        weekday: u8,
        /// Which of the row.
        shift: Option<Shift>,
    },
    /// "в среду на следующей неделе", "в пятницу прошлой недели".
    WeekdayOf {
        /// Monday is 0.
        weekday: u8,
        /// The week, counted from that of the report.
        row: i8,
    },
    /// "на следующей неделе", "в выходные", "в этом месяце".
    Period {
        /// Week, weekend, month, quarter.
        unit: Unit,
        /// Which of the row.
        shift: Option<Shift>,
    },
    /// "вчера": days from the report.
    Near(i8),
    /// "в ближайшие три дня", "за последние две недели": from the report on, or up to it.
    Stretch(i16, Unit),
    /// "два дня назад", "через неделю": from the report.
    FromReport(i16, Unit),
    /// "накануне": the day before the one named in the same sentence, else before the report.
    Eve,
    /// "днём позже", "на следующий день": from the time named before.
    FromNamed(i16, Unit),
    /// "на Рождество".
    Feast {
        /// Which.
        feast: Feast,
        /// The year.
        year: Year,
    },
    /// "в тот же день", "в том же месяце": the time named before.
    Named(Unit),
    /// "тогда", "тогда же": the time named before, however long.
    Then,
    /// Only a time of day: "в 15:00", "вечером".
    Clock,
    /// "недавно".
    Vague,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slice {
    /// "в начале".
    Start,
    /// "в середине".
    Middle,
    /// "в конце".
    End,
    /// "в первой половине".
    FirstHalf,
    /// "во второй половине".
    SecondHalf,
    /// "в первый день", "на второй неделе".
    First(u8, Unit),
    /// "в последний день", "на последней неделе".
    Last(Unit),
}

/// A point, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The point.
    pub point: Point,
    /// Its part.
    pub slice: Option<Slice>,
}

/// How the moments of a phrase make one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    /// Within the moment: "5 мая".
    Within,
    /// Within a length that begins now, unless it is past: "в течение двух недель".
    During,
    /// From now to the moment, the moment itself being left out where it is long: "до мая".
    Until,
    /// From now to the end of the moment: "по май включительно", "не позднее 5 мая".
    Through,
    /// From the moment on: "с 5 мая".
    Since,
    /// The night before the day: "в ночь на среду".
    NightBefore,
    /// The day before: "накануне Рождества".
    DayBefore,
    /// From the moment to a second one: "с 5 по 7 мая".
    To(Moment),
}

/// A phrase of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Expression {
    /// The moment it names.
    pub moment: Moment,
    /// What it makes of it.
    pub extent: Extent,
    /// The time of day it states.
    pub time: Option<NaiveTime>,
    /// Whether it says "about".
    pub about: bool,
}

impl Moment {
    /// A whole point.
    #[must_use]
    pub fn whole(point: Point) -> Self {
        Self { point, slice: None }
    }
}

impl Expression {
    /// A point and no more.
    #[must_use]
    pub fn of(point: Point) -> Self {
        Self { moment: Moment::whole(point), extent: Extent::Within, time: None, about: false }
    }

    /// Whether its value hangs on a time named before it.
    #[must_use]
    pub fn is_anaphoric(&self) -> bool {
        let hangs = |moment: Moment| match moment.point {
            Point::Eve | Point::FromNamed(..) | Point::Named(_) | Point::Then => true,
            Point::Day { month, year, .. } => month.is_none() || year == Year::Named,
            Point::Month { year, .. }
            | Point::Season { year, .. }
            | Point::Numbered { year, .. }
            | Point::Feast { year, .. }
            | Point::Year(year) => year == Year::Named,
            _ => false,
        };
        hangs(self.moment) || matches!(self.extent, Extent::To(last) if hangs(last))
    }
}
