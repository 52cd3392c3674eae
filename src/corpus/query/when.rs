//! Days as a query names them: `2026-01-03`, `2026-01`, `2026-01-01..2026-01-10`, `>2026-01-03`,
//! `today`, `week`, `январь`, `3 января`. Relative ones are resolved against the day that the caller
//! says it is.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::base::date::FuzzyDate;
use crate::lang::lexicon::query::QueryWords;

/// A condition on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// From a day to a day, both inclusive; an end may be open.
    Between(Option<NaiveDate>, Option<NaiveDate>),
    /// A month of any year.
    Month(u32),
    /// A day of a month of any year.
    MonthDay(u32, u32),
    /// Against the day it is.
    Relative(Relative),
}

/// A time against the day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    Today,
    Tomorrow,
    Yesterday,
    Week,
    NextWeek,
    LastWeek,
    Month,
    NextMonth,
    LastMonth,
    Year,
    Future,
    Past,
}

const RELATIVE: [(&str, Relative); 12] = [
    ("today", Relative::Today),
    ("tomorrow", Relative::Tomorrow),
    ("yesterday", Relative::Yesterday),
    ("week", Relative::Week),
    ("next-week", Relative::NextWeek),
    ("last-week", Relative::LastWeek),
    ("month", Relative::Month),
    ("next-month", Relative::NextMonth),
    ("last-month", Relative::LastMonth),
    ("year", Relative::Year),
    ("future", Relative::Future),
    ("past", Relative::Past),
];

/// The words for relative times, as the program calls them.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    RELATIVE.iter().map(|(name, _)| *name)
}

impl When {
    /// Reads a folded value; `None` where it is no date.
    pub(super) fn parse(value: &str, words: &QueryWords) -> Option<Self> {
        let value = value.trim();
        if let Some((from, to)) = value.split_once("..") {
            let from = if from.is_empty() { None } else { Some(days(from)?.0) };
            let to = if to.is_empty() { None } else { Some(days(to)?.1) };
            return (from.is_some() || to.is_some()).then_some(Self::Between(from, to));
        }
        if let Some(date) = value.strip_prefix(">=") {
            return Some(Self::Between(Some(days(date)?.0), None));
        }
        if let Some(date) = value.strip_prefix("<=") {
            return Some(Self::Between(None, Some(days(date)?.1)));
        }
        if let Some(date) = value.strip_prefix('>') {
            return Some(Self::Between(days(date)?.1.succ_opt(), None));
        }
        if let Some(date) = value.strip_prefix('<') {
            return Some(Self::Between(None, days(date)?.0.pred_opt()));
        }
        let fixed = || days(value).map(|(first, last)| Self::Between(Some(first), Some(last)));
        relative(value, words).map(Self::Relative).or_else(fixed).or_else(|| in_words(value, words))
    }

    /// Whether a date can mean a day that this names.
    pub(super) fn holds(self, date: FuzzyDate, today: NaiveDate) -> bool {
        match self {
            Self::Between(from, to) => {
                from.is_none_or(|day| day <= date.end()) && to.is_none_or(|day| date.start() <= day)
            }
            Self::Relative(relative) => relative.days(today).is_some_and(|when| when.holds(date, today)),
            Self::Month(month) => date.days() >= 366 || months(date).any(|first| first.month() == month),
            Self::MonthDay(month, day) => {
                let of_year = |first: NaiveDate| NaiveDate::from_ymd_opt(first.year(), month, day);
                months(date)
                    .filter(|first| first.month() == month)
                    .filter_map(of_year)
                    .any(|d| FuzzyDate::day(d).overlaps(date))
            }
        }
    }
}

/// The first days of the months that a date can lie in, of a year at most.
fn months(date: FuzzyDate) -> impl Iterator<Item = NaiveDate> {
    let first = date.start().with_day(1);
    let next = |day: &NaiveDate| day.checked_add_months(Months::new(1));
    std::iter::successors(first, next).take_while(move |&day| day <= date.end()).take(13)
}

impl Relative {
    fn days(self, today: NaiveDate) -> Option<When> {
        let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))?;
        let first = today.with_day(1)?;
        let week = |monday: NaiveDate| Some((monday, monday.checked_add_days(Days::new(6))?));
        let month = |first: NaiveDate| Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?));
        let (from, to) = match self {
            Self::Today => (today, today),
            Self::Tomorrow => (today.succ_opt()?, today.succ_opt()?),
            Self::Yesterday => (today.pred_opt()?, today.pred_opt()?),
            Self::Week => week(monday)?,
            Self::NextWeek => week(monday.checked_add_days(Days::new(7))?)?,
            Self::LastWeek => week(monday.checked_sub_days(Days::new(7))?)?,
            Self::Month => month(first)?,
            Self::NextMonth => month(first.checked_add_months(Months::new(1))?)?,
            Self::LastMonth => month(first.checked_sub_months(Months::new(1))?)?,
            Self::Year => {
                let year = FuzzyDate::year(today.year())?;
                (year.start(), year.end())
            }
            Self::Future => return Some(When::Between(today.succ_opt(), None)),
            Self::Past => return Some(When::Between(None, today.pred_opt())),
        };
        Some(When::Between(Some(from), Some(to)))
    }
}

fn relative(value: &str, words: &QueryWords) -> Option<Relative> {
    let of = |name: &str| RELATIVE.iter().find(|(known, _)| *known == name).map(|(_, relative)| *relative);
    let spoken =
        || words.values("when").find(|(_, spoken)| spoken.iter().any(|word| word == value)).map(|(name, _)| name);
    of(value).or_else(|| of(spoken()?))
}

/// The first and last day of a date in digits: a day, a month, a year; `03.01.2026` too.
fn days(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let value = value.trim();
    let numbers: Vec<&str> = value.split(['-', '.', '/']).collect();
    let date = match numbers.as_slice() {
        [day, month, year] if year.len() == 4 => FuzzyDate::day(ymd(year, month, day)?),
        [year, month, day] if year.len() == 4 => FuzzyDate::day(ymd(year, month, day)?),
        [month, year] if year.len() == 4 && value.contains('.') => FuzzyDate::month(number(year)?, number(month)?)?,
        [year, month] if year.len() == 4 => FuzzyDate::month(number(year)?, number(month)?)?,
        [year] if year.len() == 4 => FuzzyDate::year(number(year)?)?,
        _ => return None,
    };
    Some((date.start(), date.end()))
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(number(year)?, number(month)?, number(day)?)
}

/// A number of digits alone: no sign, no spaces.
fn number<N: std::str::FromStr>(digits: &str) -> Option<N> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// The number of a month by a word of the articles' language, or in English, short or full.
fn month(word: &str, words: &QueryWords) -> Option<u32> {
    words.month(word).or_else(|| word.parse::<chrono::Month>().ok().map(|month| month.number_from_month()))
}

/// "январь", "январь 2026", "3 января", "3 января 2026", "January", "Jan 3".
fn in_words(value: &str, words: &QueryWords) -> Option<When> {
    let parts: Vec<&str> = value.split([' ', '-', '_']).filter(|part| !part.is_empty()).collect();
    let between = |date: FuzzyDate| When::Between(Some(date.start()), Some(date.end()));
    let of_month = |month: u32, day: u32| {
        // A leap year, so that 29 February is a day.
        NaiveDate::from_ymd_opt(2024, month, day).map(|_| When::MonthDay(month, day))
    };
    match parts.as_slice() {
        [name] => month(name, words).map(When::Month),
        [name, year] if year.len() == 4 => FuzzyDate::month(number(year)?, month(name, words)?).map(between),
        [one, other] => match (number(one), number(other)) {
            (Some(day), None) => of_month(month(other, words)?, day),
            (None, Some(day)) => of_month(month(one, words)?, day),
            _ => None,
        },
        [day, name, year] if year.len() == 4 => {
            let day = NaiveDate::from_ymd_opt(number(year)?, month(name, words)?, number(day)?)?;
            Some(between(FuzzyDate::day(day)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::lexicon::Lexicon;

    fn day(text: &str) -> FuzzyDate {
        FuzzyDate::day(text.parse().expect("a day"))
    }

    #[test]
    fn values_name_days() {
        let lexicon = Lexicon::bundled("ru").expect("sound lexicons");
        // A Saturday.
        let today = "2027-03-06".parse().expect("a day");
        for (value, inside, outside) in [
            ("2027-03-06", "2027-03-06", "2027-03-07"),
            ("06.03.2027", "2027-03-06", "2027-03-07"),
            ("2027-03", "2027-03-31", "2027-04-01"),
            ("2027", "2027-12-31", "2028-01-01"),
            ("2027-03-01..2027-03-10", "2027-03-10", "2027-03-11"),
            ("2027-03..", "2099-01-01", "2027-02-28"),
            ("..2027-03", "2027-03-31", "2027-04-01"),
            (">2027-03-06", "2027-03-07", "2027-03-06"),
            ("<=2027-03", "2027-03-31", "2027-04-01"),
            ("today", "2027-03-06", "2027-03-05"),
            ("завтра", "2027-03-07", "2027-03-06"),
            ("week", "2027-03-07", "2027-03-08"),
            ("next-week", "2027-03-08", "2027-03-07"),
            ("month", "2027-03-01", "2027-02-28"),
            ("past", "2027-03-05", "2027-03-06"),
            ("март", "2020-03-09", "2020-04-09"),
            ("марта 2027", "2027-03-09", "2026-03-09"),
            ("5-марта", "2020-03-05", "2020-03-06"),
            ("5 марта 2027", "2027-03-05", "2026-03-05"),
            ("March", "2020-03-09", "2020-04-09"),
            ("mar 5", "2020-03-05", "2020-03-06"),
            ("5 March 2027", "2027-03-05", "2026-03-05"),
        ] {
            let when = When::parse(value, &lexicon.query).unwrap_or_else(|| panic!("{value} is a date"));
            assert!(when.holds(day(inside), today), "{value} has {inside}");
            assert!(!when.holds(day(outside), today), "{value} has not {outside}");
        }
        for bad in ["", "2027-13", "2027-02-30", "32 марта", "мартобря", "..", ">", "2027-3-6-1", "+2027"]
        {
            assert_eq!(When::parse(bad, &lexicon.query), None, "{bad}");
        }
    }

    #[test]
    fn an_imprecise_date_holds_where_it_can_mean_a_day_named() {
        let march = FuzzyDate::month(2027, 3).expect("a month");
        let today = "2027-03-06".parse().expect("a day");
        assert!(When::Relative(Relative::Today).holds(march, today));
        assert!(When::Month(3).holds(march, today) && !When::Month(4).holds(march, today));
        assert!(When::MonthDay(3, 31).holds(march, today) && !When::MonthDay(3, 31).holds(day("2027-03-30"), today));
    }
}
