//! Rows as a calendar (iCalendar, RFC 5545): an all-day entry for each meeting whose days are known.
//! What is only some day of a month, of a week or of a year is left out and counted, never put on a
//! day that nobody named. An entry keeps its UID from run to run, so that importing again updates.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::row::{Row, Told, word};
use crate::base::article::Published;
use crate::base::clean::flat;
use crate::base::date::{FuzzyDate, Precision};
use crate::extract::meeting::{Format, Status};

/// Octets of a line, without its break.
const LONGEST: usize = 75;

/// A stretch of so many days is "next week", not a meeting that lasts them.
const WEEK: i64 = 7;

/// Names in the title; the rest is counted.
const NAMES: usize = 3;

/// A calendar, and what is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The text.
    pub text: String,
    /// How many rows have no day.
    pub left_out: usize,
}

/// The calendar of rows.
#[must_use]
pub fn calendar(rows: &[Row<'_>]) -> Calendar {
    let mut lines = Lines::default();
    lines.raw("BEGIN:VCALENDAR");
    lines.raw("VERSION:2.0");
    lines.raw(concat!("PRODID:-//Vestnik//Vestnik ", env!("CARGO_PKG_VERSION"), "//EN"));
    lines.raw("CALSCALE:GREGORIAN");
    let mut left_out = 0;
    for row in rows {
        match row.date.and_then(days) {
            Some(days) => lines.entry(row, days),
            None => left_out += 1,
        }
    }
    lines.raw("END:VCALENDAR");
    Calendar { text: lines.text, left_out }
}

/// The first day and the one after the last, where the text names them.
fn days(date: FuzzyDate) -> Option<(NaiveDate, NaiveDate)> {
    let named = matches!(date.precision(), Precision::Day | Precision::Interval) && date.days() < WEEK;
    let after = date.end().checked_add_days(Days::new(1))?;
    (named && !date.is_approximate()).then_some((date.start(), after))
}

#[derive(Default)]
struct Lines {
    text: String,
    /// How many entries have had this key.
    keys: BTreeMap<u64, usize>,
}

impl Lines {
    fn entry(&mut self, row: &Row<'_>, (first, after): (NaiveDate, NaiveDate)) {
        self.raw("BEGIN:VEVENT");
        // Two copies of one article report alike, and a calendar with one UID twice is refused.
        let copies = self.keys.entry(row.key).or_default();
        *copies += 1;
        let copy = if *copies > 1 { format!("-{copies}") } else { String::new() };
        self.raw(&format!("UID:{:016x}{copy}@vestnik", row.key));
        self.raw(&format!("DTSTAMP:{}Z", stamp(row, first).format("%Y%m%dT%H%M%S")));
        self.raw(&format!("DTSTART;VALUE=DATE:{}", first.format("%Y%m%d")));
        self.raw(&format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")));
        self.value("SUMMARY", &summary(row));
        let place = row.place_in_words();
        if !place.is_empty() {
            self.value("LOCATION", &place);
        }
        self.value("DESCRIPTION", &description(row));
        self.value("CATEGORIES", &word(row.kind));
        self.raw(&format!("STATUS:{}", status(row.status)));
        self.raw(&format!("SEQUENCE:{}", row.changes));
        // News of a meeting keeps nobody's day busy.
        self.raw("TRANSP:TRANSPARENT");
        if let Some(url) = row.newest().and_then(|told| told.article.url.as_deref()).filter(|url| is_link(url)) {
            self.raw(&format!("URL:{url}"));
        }
        self.raw("END:VEVENT");
    }

    fn value(&mut self, name: &str, text: &str) {
        self.raw(&format!("{name}:{}", escaped(text)));
    }

    /// Writes a line, folded: no piece is longer than allowed, and none ends within a character.
    fn raw(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(c);
            used += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// When what is known of it was told last. The outlet's hour is taken as it stands, since its zone is
/// not known; a meeting of undated articles takes its own day.
fn stamp(row: &Row<'_>, first: NaiveDate) -> NaiveDateTime {
    match row.published() {
        Some(Published::Time(time)) => time,
        Some(Published::Day(day)) => day.and_time(NaiveTime::MIN),
        None => first.and_time(NaiveTime::MIN),
    }
}

/// What is announced may still not be; what is going on or over is certain.
fn status(status: Status) -> &'static str {
    match status {
        Status::Held | Status::Ongoing => "CONFIRMED",
        Status::Cancelled => "CANCELLED",
        Status::Planned | Status::Proposed | Status::Postponed | Status::Unknown => "TENTATIVE",
    }
}

/// `talks: Нина Берг, Ян Новак, +2`, and `talks (cancelled): ...` where the day will not see it: many
/// programs show no status.
fn summary(row: &Row<'_>) -> String {
    let names: Vec<String> = row.who.iter().take(NAMES).map(|who| flat(who.name)).collect();
    let more = row.who.len().saturating_sub(NAMES);
    let mut text = word(row.kind);
    if matches!(row.status, Status::Cancelled | Status::Postponed | Status::Proposed) {
        let _ = write!(text, " ({})", word(row.status));
    }
    if !names.is_empty() {
        let _ = write!(text, ": {}", names.join(", "));
    }
    if more > 0 {
        let _ = write!(text, ", +{more}");
    }
    text
}

/// What is known, the sentence that states it, and who told it when.
fn description(row: &Row<'_>) -> String {
    let format = (row.format != Format::Unknown).then(|| word(row.format));
    let time = row.date.and_then(FuzzyDate::time).map(|time| time.format("%H:%M local time").to_string());
    let facts: Vec<String> =
        [Some(word(row.status)), format, row.level.map(word), time].into_iter().flatten().collect();
    let who: Vec<String> = row.who.iter().map(|who| flat(&who.in_words())).collect();
    let mut text = facts.join(", ");
    for paragraph in [who.join("; "), row.newest().map(|told| told.evidence.clone()).unwrap_or_default()] {
        if !paragraph.is_empty() {
            let _ = write!(text, "\n{paragraph}");
        }
    }
    for told in &row.told {
        let _ = write!(text, "\n{}", source(told));
    }
    text
}

fn source(told: &Told<'_>) -> String {
    let article = told.article;
    let published = article.published.map(|published| published.day().to_string());
    let parts = [published, article.source.clone(), Some(flat(&article.title)), article.url.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn is_link(url: &str) -> bool {
    let plain = url.chars().all(|c| c.is_ascii_graphic());
    plain && (url.starts_with("https://") || url.starts_with("http://"))
}

/// A text value: separators and line breaks escaped, other control characters left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use icalendar::parser::{read_calendar, unfold};
    use proptest::prelude::*;

    use super::*;
    use crate::export::fixture::{ARTICLES, day, row, rows};

    /// The properties of the only entry, as a calendar program reads them: unfolded, escapes undone.
    fn entry(text: &str) -> Vec<(String, String)> {
        let unfolded = unfold(text);
        let calendar = read_calendar(&unfolded).expect("a calendar");
        assert_eq!(calendar.components.len(), 1);
        let properties = calendar.components.iter().flat_map(|component| &component.properties);
        properties.map(|p| (p.name.as_str().to_owned(), p.val.as_str().to_owned())).collect()
    }

    fn value(text: &str, name: &str) -> String {
        entry(text).into_iter().find(|(known, _)| known == name).map(|(_, value)| value).unwrap_or_default()
    }

    #[test]
    fn a_calendar_program_reads_the_entry() {
        let Calendar { text, left_out } = calendar(&rows(&ARTICLES));
        assert_eq!(left_out, 1, "a month is no day");
        for (name, expected) in [
            ("UID", "0000000000000007@vestnik"),
            ("DTSTAMP", "20260103T205300Z"),
            ("DTSTART", "20260103"),
            ("DTEND", "20260104"),
            ("SUMMARY", "talks: Нина Берг"),
            ("LOCATION", "Рига (Латвия)"),
            ("CATEGORIES", "talks"),
            ("STATUS", "CONFIRMED"),
            ("SEQUENCE", "2"),
            ("URL", "https://news.example/a"),
        ] {
            assert_eq!(value(&text, name), expected, "{name}");
        }
        let description = value(&text, "DESCRIPTION");
        assert_eq!(
            description,
            "held, in_person\nНина Берг (министр)\nНина Берг прибыла в Ригу 3 января.\n\
             2026-01-03 · Хроника · Переговоры в Риге, первый день · https://news.example/a"
        );
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn only_days_that_the_text_names_are_in_the_calendar() {
        let days_of = |date: FuzzyDate| days(date).map(|(first, after)| (first.to_string(), after.to_string()));
        let pair = |first: &str, after: &str| Some((first.to_owned(), after.to_owned()));
        assert_eq!(days_of(FuzzyDate::day(day(31))), pair("2026-01-31", "2026-02-01"));
        assert_eq!(days_of(FuzzyDate::interval(day(5), day(6))), pair("2026-01-05", "2026-01-07"));
        let month = FuzzyDate::month(2026, 1).expect("a month");
        for vague in [FuzzyDate::interval(day(5), day(11)), FuzzyDate::day(day(20)).about(), month] {
            assert_eq!(days_of(vague), None, "{vague}");
        }
        assert_eq!(days(FuzzyDate::day(NaiveDate::MAX)), None);
    }

    #[test]
    fn no_two_entries_have_one_uid() {
        let row = row(&ARTICLES[0], "Нина Берг", "Берг прибыла.");
        let text = calendar(&[row.clone(), row]).text;
        let uids: Vec<&str> = text.lines().filter(|line| line.starts_with("UID:")).collect();
        assert_eq!(uids, ["UID:0000000000000007@vestnik", "UID:0000000000000007-2@vestnik"]);
    }

    #[test]
    fn what_will_not_be_says_so_in_its_title() {
        let mut row = row(&ARTICLES[0], "Нина Берг", "Встреча отменена.");
        for (status, title, sign) in [
            (Status::Cancelled, "talks (cancelled): Нина Берг", "CANCELLED"),
            (Status::Postponed, "talks (postponed): Нина Берг", "TENTATIVE"),
            (Status::Planned, "talks: Нина Берг", "TENTATIVE"),
        ] {
            row.status = status;
            let text = calendar(std::slice::from_ref(&row)).text;
            assert_eq!((value(&text, "SUMMARY").as_str(), value(&text, "STATUS").as_str()), (title, sign));
        }
    }

    #[test]
    fn a_link_that_is_none_is_no_link() {
        assert!(is_link("https://news.example/a?b=c"));
        for url in ["javascript:alert(1)", "https://news.example/a\r\nX:1", "https://новости.рф/", ""] {
            assert!(!is_link(url), "{url}");
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(evidence in "\\PC{0,60}|[\"\\\\,;:\r\n\t\u{0}-\u{1f}\u{7f}а-яё🙂]{0,60}|[а-я ,]{60,200}") {
            let text = calendar(&[row(&ARTICLES[0], "Берг", &evidence)]).text;
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LONGEST));
            prop_assert!(!text.replace("\r\n", "").contains(char::is_control));
            let kept: String = evidence.replace('\t', " ").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            let description = value(&text, "DESCRIPTION");
            prop_assert!(description.contains(&kept), "{:?} has not {:?}", description, kept);
        }
    }
}
