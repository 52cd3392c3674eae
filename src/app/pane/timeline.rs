//! What stands between the cards where they are a timeline: a heading for each date, and a line for
//! today between what is past and what is to come. It takes cards in order of time.

use chrono::NaiveDate;

use crate::app::card::Card;
use crate::base::date::{FuzzyDate, Precision};

/// A line between cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Between the past and what is to come.
    Today,
    /// Space.
    Blank,
    /// The date of the cards below, as precise as it is known.
    Date(Option<FuzzyDate>, Tense),
}

/// Whether a date is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Its last day is before today, or it has none.
    Past,
    /// It is today, or may yet come.
    Coming,
}

/// What two dates must share to stand under one heading; the time of day is of the card.
fn same(date: Option<FuzzyDate>) -> Option<(NaiveDate, NaiveDate, Precision, bool)> {
    date.map(|date| (date.start(), date.end(), date.precision(), date.is_approximate()))
}

/// For each card the lines before it, and at the end those after the last.
#[must_use]
pub fn heads(cards: &[Card], today: NaiveDate) -> Vec<Vec<Head>> {
    let border = border(cards, today);
    let mut all = Vec::with_capacity(cards.len() + 1);
    let mut before = None;
    for (at, card) in cards.iter().enumerate() {
        let mut lines = Vec::new();
        // The line for today is the heading of what is today.
        let is_today = same(card.date) == same(Some(FuzzyDate::day(today)));
        if at == border && is_today {
            lines.push(Head::Today);
        } else if at == border && at > 0 {
            lines.extend([Head::Today, Head::Blank]);
        }
        if before != Some(same(card.date)) && !is_today {
            let coming = card.date.is_some_and(|date| date.end() >= today);
            lines.push(Head::Date(card.date, if coming { Tense::Coming } else { Tense::Past }));
        }
        before = Some(same(card.date));
        all.push(lines);
    }
    all.push(if border == cards.len() && border > 0 { vec![Head::Today] } else { Vec::new() });
    all
}

/// The first card that begins today or later, else the first without a date, else behind the last.
fn border(cards: &[Card], today: NaiveDate) -> usize {
    cards.iter().position(|card| card.date.is_none_or(|date| date.start() >= today)).unwrap_or(cards.len())
}

/// The card to show for today: the first that begins today or later, else the last that has a date.
#[must_use]
pub fn nearest(cards: &[Card], today: NaiveDate) -> usize {
    let border = border(cards, today);
    let is_coming = cards.get(border).is_some_and(|card| card.date.is_some());
    if is_coming { border } else { border.saturating_sub(1) }
}

/// The first card that begins today or later, where today lies among the days of the cards.
#[must_use]
pub fn of_today(cards: &[Card], today: NaiveDate) -> Option<usize> {
    let border = border(cards, today);
    let lies_among = border > 0 && cards.get(border).is_some_and(|card| card.date.is_some());
    lies_among.then_some(border)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::card::Word;
    use crate::base::id::MeetingId;
    use crate::corpus::MeetingRef;
    use crate::extract::meeting::{Format, Kind, Status};

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, number).expect("a day of the calendar")
    }

    fn cards(dates: &[Option<FuzzyDate>]) -> Vec<Card> {
        let card = |date: &Option<FuzzyDate>| Card {
            meeting: MeetingRef { article: 0, meeting: MeetingId(0) },
            status: Status::Planned,
            date: *date,
            disputed: false,
            place: None,
            kind: Kind::Meeting,
            format: Format::Unknown,
            level: None,
            names: Vec::new(),
            reports: Vec::new(),
            sources: 1,
            disputes: Vec::new(),
            word: Word::Heard,
            corrected: Vec::new(),
        };
        dates.iter().map(card).collect()
    }

    #[expect(clippy::unnecessary_wraps, reason = "a card may have no date")]
    fn on(number: u32) -> Option<FuzzyDate> {
        Some(FuzzyDate::day(day(number)))
    }

    fn today_lines(dates: &[Option<FuzzyDate>]) -> Vec<usize> {
        let heads = heads(&cards(dates), day(7));
        assert_eq!(heads.len(), dates.len() + 1);
        (0..heads.len()).filter(|&at| heads[at].contains(&Head::Today)).collect()
    }

    #[test]
    fn today_parts_the_past_from_what_is_to_come() {
        assert_eq!(today_lines(&[on(3), on(5), on(9)]), [2]);
        assert_eq!(today_lines(&[on(3), on(7), on(7), on(9)]), [1], "it is the heading of what is today");
        assert_eq!(today_lines(&[on(3), on(5)]), [2], "after the last");
        assert_eq!(today_lines(&[on(3), None]), [1], "before what has no date");
        assert_eq!(today_lines(&[]), Vec::<usize>::new());
    }

    #[test]
    fn a_date_is_said_once_and_a_month_is_coming_until_it_is_over() {
        let january = FuzzyDate::month(2026, 1);
        let heads = heads(&cards(&[january, on(3), on(3)]), day(7));
        assert_eq!(heads[0], [Head::Date(january, Tense::Coming)]);
        assert_eq!(heads[1], [Head::Date(on(3), Tense::Past)]);
        assert!(heads[2].is_empty());
    }

    #[test]
    fn the_card_for_today_is_the_next_to_come_else_the_last_dated() {
        assert_eq!(nearest(&cards(&[on(3), on(9), on(10)]), day(7)), 1);
        assert_eq!(nearest(&cards(&[on(3), on(5), None]), day(7)), 1);
        assert_eq!(nearest(&cards(&[]), day(7)), 0);
    }
}
