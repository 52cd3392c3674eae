//! A date as one types it: `7`, `7.01`, `7 января`, `Jan 7`, `5–6 января`, `январь`, `вчера`,
//! `2026-01-07`. What is left out is taken from the dates at hand; the names of days and months are data.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::base::date::FuzzyDate;
use crate::base::fold::fold;

/// A word of which so many letters are typed may be meant.
const BEGINNING: usize = 3;

/// Words of dates, folded, in every language of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateWords {
    /// The months, each with its number from 1, in several forms.
    months: Vec<(String, u32)>,
    /// The days around the one that one speaks on, with their distance from it.
    near: Vec<(String, i64)>,
}

impl DateWords {
    /// Takes the words of a language in, as its strings have them.
    pub fn learn<'w>(&mut self, months: impl IntoIterator<Item = (&'w str, u32)>, near: [(&str, i64); 3]) {
        self.months.extend(months.into_iter().map(|(word, number)| (fold(word), number)));
        self.near.extend(near.into_iter().map(|(word, away)| (fold(word), away)));
    }

    /// The month that a word or its beginning names, in whatever case it stands.
    fn month(&self, word: &str) -> Option<u32> {
        let long = word.chars().count() >= BEGINNING;
        let means = |name: &str| {
            let mut stem = name.chars();
            stem.next_back();
            let inflected = stem.as_str().chars().count() >= BEGINNING && word.starts_with(stem.as_str());
            name == word
                || long && name.starts_with(word)
                || inflected && name.chars().count() + 2 > word.chars().count()
        };
        self.months.iter().find(|(name, _)| means(name)).map(|(_, number)| *number)
    }

    fn away(&self, word: &str) -> Option<i64> {
        self.near.iter().find(|(known, _)| known == word).map(|(_, away)| *away)
    }
}

/// The dates at hand, from which what is left out is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// When the meeting is said to be now.
    pub meeting: Option<FuzzyDate>,
    /// When the article was published: its year is meant, and its yesterday.
    pub published: Option<NaiveDate>,
}

impl Around {
    /// The day near which a date without a year lies.
    fn of_year(self) -> Option<NaiveDate> {
        self.published.or_else(|| self.meeting.map(FuzzyDate::start))
    }

    /// The day near which a date without a month lies.
    fn of_month(self) -> Option<NaiveDate> {
        self.meeting.filter(|date| date.days() <= 31).map(FuzzyDate::start).or(self.published)
    }
}

/// What of a date is typed.
#[derive(Clone, Copy, Debug, Default)]
struct Typed {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
}

/// The date that is typed; `None` where it is none.
#[must_use]
pub fn date_of(typed: &str, words: &DateWords, around: Around) -> Option<FuzzyDate> {
    if let Some(date) = FuzzyDate::from_edtf(typed.trim()) {
        return Some(date);
    }
    let folded = fold(typed.trim());
    if let Some(away) = words.away(&folded) {
        return around.published.and_then(|day| moved(day, away)).map(FuzzyDate::day);
    }
    if let Some((first, last)) = folded.split_once("..").or_else(|| folded.split_once(['-', '–', '—', '/'])) {
        let (first, last) = (Typed::read(first, words)?, Typed::read(last, words)?);
        return interval(first, last, around);
    }
    let typed = Typed::read(&folded, words)?;
    match (typed.day, typed.month) {
        (Some(_), _) => typed.day_near(around).map(FuzzyDate::day),
        (None, Some(month)) => typed.month_near(month, around),
        (None, None) => None,
    }
}

/// "5–6 января", "31 декабря – 2 января": the first takes from the last what it does not say itself.
fn interval(first: Typed, last: Typed, around: Around) -> Option<FuzzyDate> {
    let last = Typed { month: last.month.or(first.month), ..last };
    let end = last.day_near(around)?;
    let first = Typed { month: first.month.or(Some(end.month())), ..first };
    let start = match first.year {
        Some(_) => first.day_near(around)?,
        // Only a later month may be of the year before.
        None if first.month > Some(end.month()) => first.in_year(end.year() - 1)?,
        None => first.in_year(end.year())?,
    };
    (start <= end).then(|| FuzzyDate::interval(start, end))
}

impl Typed {
    /// Numbers are day, month and year in this order, unless a word says which the month is.
    fn read(text: &str, words: &DateWords) -> Option<Self> {
        let mut typed = Self::default();
        for token in text.split([' ', '.', ',']).filter(|token| !token.is_empty()) {
            let digits = token.trim_end_matches(char::is_alphabetic);
            if digits.is_empty() {
                let month = words.month(token).filter(|_| typed.month.is_none())?;
                typed.month = Some(month);
                continue;
            }
            // "7-го" and "7th" are the seventh.
            let number: u32 = digits.parse().ok().filter(|_| token.len() - digits.len() <= 4)?;
            let year = || i32::try_from(if number < 100 { 2000 + number } else { number }).ok();
            match (typed.day, typed.month, typed.year) {
                (None, _, None) if digits.len() <= 2 => typed.day = Some(number),
                (Some(_), None, None) if digits.len() <= 2 => typed.month = Some(number),
                (_, Some(_), None) if matches!(digits.len(), 2 | 4) => typed.year = Some(year()?),
                _ => return None,
            }
        }
        (typed.day.is_some() || typed.month.is_some()).then_some(typed)
    }

    fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month?, self.day?)
    }

    /// The day, of the month and the year in which it is nearest where they are not said.
    fn day_near(self, around: Around) -> Option<NaiveDate> {
        if self.month.is_none() {
            let near = around.of_month()?;
            let months = [Some(near), near.checked_sub_months(Months::new(1)), near.checked_add_months(Months::new(1))];
            let days = months.into_iter().flatten();
            return nearest(near, days.filter_map(|of| NaiveDate::from_ymd_opt(of.year(), of.month(), self.day?)));
        }
        if let Some(year) = self.year {
            return self.in_year(year);
        }
        let near = around.of_year()?;
        nearest(near, years(near).filter_map(|year| self.in_year(year)))
    }

    fn month_near(self, month: u32, around: Around) -> Option<FuzzyDate> {
        if let Some(year) = self.year {
            return FuzzyDate::month(year, month);
        }
        let near = around.of_year()?;
        let months = years(near).filter_map(|year| FuzzyDate::month(year, month));
        months.min_by_key(|date| distance(date.start(), near).min(distance(date.end(), near)))
    }
}

fn years(near: NaiveDate) -> impl Iterator<Item = i32> {
    [near.year(), near.year() - 1, near.year() + 1].into_iter()
}

fn nearest(near: NaiveDate, days: impl Iterator<Item = NaiveDate>) -> Option<NaiveDate> {
    days.min_by_key(|day| distance(*day, near))
}

fn distance(one: NaiveDate, other: NaiveDate) -> i64 {
    (one - other).num_days().abs()
}

fn moved(day: NaiveDate, away: i64) -> Option<NaiveDate> {
    let days = Days::new(away.unsigned_abs());
    if away < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> DateWords {
        let mut words = DateWords::default();
        let russian = [("янв", 1), ("января", 1), ("январь", 1), ("мая", 5), ("март", 3), ("декабря", 12)];
        words.learn(russian, [("вчера", -1), ("сегодня", 0), ("завтра", 1)]);
        words.learn([("Jan", 1), ("January", 1), ("May", 5)], [("yesterday", -1), ("today", 0), ("tomorrow", 1)]);
        words
    }

    fn around() -> Around {
        Around { meeting: None, published: NaiveDate::from_ymd_opt(2026, 1, 2) }
    }

    #[test]
    fn a_date_is_typed_in_many_ways() {
        for (typed, edtf) in [
            ("2026-01", "2026-01"),
            ("3.1", "2026-01-03"),
            ("3.01", "2026-01-03"),
            ("03.01.", "2026-01-03"),
            ("30.12", "2025-12-30"),
            ("30 декабря", "2025-12-30"),
            ("03.01.2027", "2027-01-03"),
            ("03.01.27", "2027-01-03"),
            ("5.1-6.1", "2026-01-05/2026-01-06"),
            ("5–6 января", "2026-01-05/2026-01-06"),
            ("31 дек – 2 янв", "2025-12-31/2026-01-02"),
            ("2026-01~", "2026-01~"),
            ("7", "2026-01-07"),
            ("31", "2025-12-31"),
            ("7 января", "2026-01-07"),
            ("7 Янв", "2026-01-07"),
            ("7 январе 2027", "2027-01-07"),
            ("Jan 7", "2026-01-07"),
            ("january 7th, 2025", "2025-01-07"),
            ("1 мая", "2026-05-01"),
            ("январь", "2026-01"),
            ("мар 2025", "2025-03"),
            ("вчера", "2026-01-01"),
            ("Tomorrow", "2026-01-03"),
        ] {
            assert_eq!(date_of(typed, &words(), around()).map(FuzzyDate::edtf).as_deref(), Some(edtf), "{typed}");
        }
        for wrong in
            ["", "янтарь", "ян", "31.2", "5.1-", "0", "77", "7 7 7 7", "января января", "6-5 января", "7 8 января"]
        {
            assert_eq!(date_of(wrong, &words(), around()), None, "{wrong}");
        }
        assert_eq!(date_of("3.1", &words(), Around::default()), None, "of no year");
        assert_eq!(date_of("вчера", &words(), Around::default()), None, "of no day");
    }

    #[test]
    fn a_day_alone_is_of_the_month_of_the_meeting() {
        let meeting = FuzzyDate::month(2026, 3);
        let day = date_of("7", &words(), Around { meeting, ..around() });
        assert_eq!(day.map(FuzzyDate::edtf).as_deref(), Some("2026-03-07"));
    }
}
