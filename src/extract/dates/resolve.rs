//! From what a phrase says to a calendar value: against the day of the report, the tense of its
//! clause and the time named before. It gives no value rather than a guess.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use crate::base::date::{FuzzyDate, Precision};
use crate::lang::lexicon::calendar::{Feast, Shift, Unit};

use super::easter;
use super::expression::{Expression, Extent, Moment, Point, Slice, Year};
use super::period::{self, month_of, nth_half, nth_quarter, quarter_of, shift_days, week_of};
use super::tense::Evidence;

/// What a phrase is resolved against.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The day of the report.
    pub(super) report: Option<NaiveDate>,
    /// The tense of the clause.
    pub(super) tense: Evidence,
    /// The time named before.
    pub(super) named: Option<FuzzyDate>,
    /// The year last told, for texts without a day of report.
    pub(super) year: Option<i32>,
}

/// The value of a phrase; `None` where the text does not tell.
pub(super) fn value(expression: &Expression, context: &Context) -> Option<FuzzyDate> {
    let moment = expression.moment;
    let value = match expression.extent {
        Extent::To(last) => between(moment, last, context)?,
        // "в течение двух недель прошли": some two weeks of the past.
        Extent::During if context.tense == Evidence::Past => return None,
        Extent::Within | Extent::During => of_moment(moment, context)?,
        Extent::Until => until(moment, Limit::Outer, context)?,
        Extent::Through => until(moment, Limit::Inner, context)?,
        Extent::Since => since(of_moment(moment, context)?, moment, context),
        Extent::NightBefore => {
            let day = of_moment(moment, context)?;
            FuzzyDate::interval(shift_days(day.start(), -1)?, day.end())
        }
        Extent::DayBefore => FuzzyDate::day(shift_days(of_moment(moment, context)?.start(), -1)?),
    };
    let value = expression.time.map_or(value, |time: NaiveTime| value.at(time));
    Some(if expression.about { value.about() } else { value })
}

/// Whether the weekday that is told is not that of the day.
pub(super) fn contradicts(expression: &Expression, value: FuzzyDate) -> bool {
    let Point::Day { weekday: Some(weekday), .. } = expression.moment.point else { return false };
    !is_weekday(value, Some(weekday))
}

/// Whether the day is of the weekday, where one is told.
fn is_weekday(value: FuzzyDate, weekday: Option<u8>) -> bool {
    let Some((weekday, day)) = weekday.zip(value.as_day()) else { return true };
    day.weekday().num_days_from_monday() == u32::from(weekday)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Limit {
    /// "до мая": May is left out.
    Outer,
    /// "по май": May is taken in.
    Inner,
}

fn until(moment: Moment, limit: Limit, context: &Context) -> Option<FuzzyDate> {
    // "договорились встретиться до 5 мая", "продлил до 5 мая": the verb is no evidence for the limit.
    let open = Context { tense: Evidence::Plan, ..*context };
    let bound = of_moment(moment, &open)?;
    let long = moment.slice.is_none() && !matches!(bound.precision(), Precision::Day);
    let feast = matches!(moment.point, Point::Feast { .. });
    let last = if limit == Limit::Outer && (long || feast) { shift_days(bound.start(), -1)? } else { bound.end() };
    Some(match context.report {
        Some(report) if last >= report => FuzzyDate::interval(report, last),
        _ => bound,
    })
}

/// "с 5 мая проходят", "с начала года": what goes on goes on to the report.
fn since(value: FuzzyDate, moment: Moment, context: &Context) -> FuzzyDate {
    let goes_on = context.tense == Evidence::Present || moment.slice == Some(Slice::Start);
    match context.report {
        Some(report) if goes_on && value.start() < report => FuzzyDate::interval(value.start(), report),
        _ => value,
    }
}

/// "с 5 по 7 мая", "с 28 мая по 2 июня", "с пятницы по воскресенье": the end that the tense speaks of
/// is resolved first, and the other one next to it.
fn between(first: Moment, last: Moment, context: &Context) -> Option<FuzzyDate> {
    let (start, end) = if context.tense == Evidence::Future && context.report.is_some() && is_row(first) {
        let start = of_moment(first, context)?;
        (start, of_moment(last, &Context { report: Some(start.start()), tense: Evidence::Future, ..*context })?)
    } else {
        let end = of_moment(last, context)?;
        let near = Context { report: Some(end.end()), tense: Evidence::Past, year: Some(end.end().year()), ..*context };
        (of_moment(first, &near)?, end)
    };
    (start.start() <= end.end()).then(|| FuzzyDate::interval(start.start(), end.end()))
}

/// Whether the point comes again and again, so that its place must be found.
fn is_row(moment: Moment) -> bool {
    matches!(
        moment.point,
        Point::Weekday { .. } | Point::Day { year: Year::Unsaid, .. } | Point::Month { year: Year::Unsaid, .. }
    )
}

fn of_moment(moment: Moment, context: &Context) -> Option<FuzzyDate> {
    let Some(slice) = moment.slice else { return of_point(moment.point, context) };
    if let Point::Period { unit, shift: None } = moment.point {
        // "в конце месяца": of this one, unless the tense speaks against it.
        let report = context.report?;
        let part = |row| period::row(unit, report, row).and_then(|whole| period::slice(whole, slice));
        let current = part(0)?;
        return match context.tense {
            Evidence::Past if current.start() > report => part(-1),
            Evidence::Future if current.end() < report => part(1),
            _ => Some(current),
        };
    }
    let parts = |value| period::slice(value, slice);
    match moment.point {
        Point::Month { month, year } => yearly(year, context, |y| parts(FuzzyDate::month(y, month.into())?)),
        Point::Season { season, year } => yearly(year, context, |y| parts(FuzzyDate::season(y, season.into())?)),
        point => parts(of_point(point, context)?),
    }
}

fn of_point(point: Point, context: &Context) -> Option<FuzzyDate> {
    match point {
        Point::Day { first, last, month, year, weekday } => {
            let value = days(first, last, month, year, context)?;
            // A year taken over from another date must agree with the weekday, else it is not this one.
            let borrowed = context.report.is_none() && year == Year::Unsaid;
            (!borrowed || is_weekday(value, weekday)).then_some(value)
        }
        Point::Month { month, year } => yearly(year, context, |y| FuzzyDate::month(y, month.into())),
        Point::Season { season, year } => yearly(year, context, |y| FuzzyDate::season(y, season.into())),
        Point::Year(year) => yearly(year, context, FuzzyDate::year),
        Point::Numbered { number, unit: Unit::Quarter, year } => {
            yearly(year, context, |y| nth_quarter(y, number.into()))
        }
        Point::Numbered { number, year, .. } => yearly(year, context, |y| nth_half(y, number.into())),
        Point::Feast { feast, year } => yearly(year, context, |y| Some(FuzzyDate::day(feast_day(feast, y)?))),
        Point::WeekdayOf { weekday, row } => {
            let monday = period::row(Unit::Week, context.report?, row.into())?.start();
            Some(FuzzyDate::day(shift_days(monday, weekday.into())?))
        }
        Point::Weekday { weekday, shift } => weekday_near(weekday, shift, context),
        Point::Period { unit, shift } => of_period(unit, shift, context),
        Point::Near(days) => Some(FuzzyDate::day(shift_days(context.report?, days.into())?)),
        Point::Stretch(count, unit) => stretch(count, unit, context.report?),
        Point::FromReport(count, unit) => period::distance(FuzzyDate::day(context.report?), count.into(), unit),
        Point::Eve => period::distance(context.named?, -1, Unit::Day),
        Point::FromNamed(count, unit) => period::distance(context.named?, count.into(), unit),
        Point::Named(unit) => named(unit, context.named?),
        Point::Then => context.named,
        Point::Clock => context.named.or(context.report.map(FuzzyDate::day)),
        Point::Vague => None,
    }
}

fn days(first: u8, last: u8, month: Option<u8>, year: Year, context: &Context) -> Option<FuzzyDate> {
    let of = |year, month: u32| {
        let day = |day: u8| NaiveDate::from_ymd_opt(year, month, day.into());
        Some(FuzzyDate::interval(day(first)?, day(last)?))
    };
    let Some(month) = month else {
        // "5-го числа": of the month that was named, else of a month near the report.
        if let Some(named) = context.named.filter(|named| month_of(named.start()).is_some_and(|m| m.covers(*named))) {
            return of(named.start().year(), named.start().month());
        }
        let report = context.report?;
        let months = (-1..=1).filter_map(|row| period::row(Unit::Month, report, row));
        return choose(months.filter_map(|m| of(m.start().year(), m.start().month())), context);
    };
    yearly(year, context, |year| of(year, month.into()))
}

/// The value of what comes once a year.
fn yearly(year: Year, context: &Context, of: impl Fn(i32) -> Option<FuzzyDate>) -> Option<FuzzyDate> {
    let report = context.report;
    match year {
        Year::Exact(year) => of(year),
        Year::Named => of(context.named?.start().year()),
        Year::Shifted(shift) => of(report?.year() + i32::from(shift)),
        Year::Row(row) => {
            let report = report?;
            let mut all = (-1..=1).filter_map(|shift| of(report.year() + shift));
            match row {
                0 => choose(all, &Context { tense: Evidence::None, ..*context }),
                1 => all.find(|value| value.start() > report),
                _ => all.rfind(|value| value.end() < report),
            }
        }
        Year::Unsaid => match report {
            Some(report) => choose((-1..=1).filter_map(|shift| of(report.year() + shift)), context),
            None => of(context.year?),
        },
    }
}

/// The candidate nearest to the report that the tense allows.
fn choose(candidates: impl Iterator<Item = FuzzyDate>, context: &Context) -> Option<FuzzyDate> {
    let report = context.report?;
    candidates.min_by_key(|value| {
        let behind = (report - value.end()).num_days().max(0);
        let ahead = (value.start() - report).num_days().max(0);
        let far = 10_000;
        match context.tense {
            Evidence::Past => behind + if ahead > 0 { far + ahead } else { 0 },
            Evidence::Future => ahead + if behind > 0 { far + behind } else { 0 },
            Evidence::Plan => ahead + 4 * behind,
            Evidence::Agreed => behind + 4 * ahead,
            Evidence::Present | Evidence::None => ahead + behind,
        }
    })
}

fn weekday_near(weekday: u8, shift: Option<Shift>, context: &Context) -> Option<FuzzyDate> {
    let report = context.report?;
    let weekday = Weekday::try_from(weekday).ok()?;
    let monday = week_of(report)?.start();
    let of_week = |weeks: i64| shift_days(monday, 7 * weeks + i64::from(weekday.num_days_from_monday()));
    let mut all = (-2..=2).filter_map(of_week);
    let day = match shift {
        Some(Shift::Previous) => all.rfind(|day| *day < report),
        Some(Shift::Next) => of_week(1),
        Some(Shift::Nearest) => all.find(|day| *day > report),
        // "субботняя встреча": the tense of the verb is not that of the noun.
        Some(Shift::That) => return choose(all.map(FuzzyDate::day), &Context { tense: Evidence::None, ..*context }),
        Some(_) => of_week(0),
        None => return choose(all.map(FuzzyDate::day), context),
    };
    day.map(FuzzyDate::day)
}

fn of_period(unit: Unit, shift: Option<Shift>, context: &Context) -> Option<FuzzyDate> {
    let report = context.report?;
    match (shift, unit) {
        // "в новом году" is told from the last months of the old one.
        (Some(Shift::New), _) => FuzzyDate::year(report.year() + i32::from(report.month() > 6)),
        (None, _) => choose((-1..=1).filter_map(|row| period::row(unit, report, row)), context),
        (Some(Shift::Previous), Unit::Weekend) => {
            (-1..=0).filter_map(|row| period::row(unit, report, row)).rfind(|weekend| weekend.end() < report)
        }
        (Some(Shift::Nearest), Unit::Weekend) => {
            (0..=1).filter_map(|row| period::row(unit, report, row)).find(|weekend| weekend.end() >= report)
        }
        (Some(Shift::BeforePrevious), _) => period::row(unit, report, -2),
        (Some(Shift::Previous), _) => period::row(unit, report, -1),
        (Some(Shift::Next | Shift::Nearest), _) => period::row(unit, report, 1),
        (Some(_), _) => period::row(unit, report, 0),
    }
}

fn stretch(count: i16, unit: Unit, report: NaiveDate) -> Option<FuzzyDate> {
    Some(FuzzyDate::interval(report, period::step(report, count.into(), unit)?))
}

/// "в тот же день", "в том же месяце".
fn named(unit: Unit, named: FuzzyDate) -> Option<FuzzyDate> {
    match unit {
        Unit::Week => week_of(named.start()),
        Unit::Month => month_of(named.start()),
        Unit::Quarter => quarter_of(named.start()),
        Unit::Year => FuzzyDate::year(named.start().year()),
        _ => Some(named),
    }
}

fn feast_day(feast: Feast, year: i32) -> Option<NaiveDate> {
    match feast {
        Feast::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
        Feast::OrthodoxEaster(days) => shift_days(easter::orthodox(year)?, days.into()),
        Feast::CatholicEaster(days) => shift_days(easter::catholic(year)?, days.into()),
    }
}
