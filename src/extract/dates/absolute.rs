//! Dates that name their month or year: "3 января 2026 года", "с 5 по 7 мая", "03.01.2026",
//! "в январе", "в 2019 году", "6 января (вторник)".

use crate::extract::registry::RuleId;
use crate::lang::lexicon::calendar::{Particle, Shift, Unit, Word};
use crate::lang::tag::{Case, Gender, Number};
use crate::lang::token::Shape;

use super::expression::{Moment, Point, Year};
use super::piece::{Piece, Standing};
use super::scan::{Atom, Scan};

const NUMERIC: RuleId = RuleId("D01");
const DAY: RuleId = RuleId("D02");
const MONTH: RuleId = RuleId("D03");
const YEAR: RuleId = RuleId("D04");
const MONTH_ADJECTIVE: RuleId = RuleId("D05");

/// "03.01.2026"
pub(super) fn numeric(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    use chrono::Datelike;
    let Atom::Date(date) = scan.atom(at) else { return None };
    let (day, month) = (u8::try_from(date.day()).ok()?, u8::try_from(date.month()).ok()?);
    let point = Point::Day { first: day, last: day, month: Some(month), year: Year::Exact(date.year()), weekday: None };
    Some(Piece::free(point, at + 1, NUMERIC))
}

/// "5 мая", "5–7 мая 2026 года", "третьего января", "6–7-го числа", "6 января (вторник)". Of "5 и
/// 12 мая" it gives the 5th alone, since the days between are not meant.
pub(super) fn day_of_month(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    if scan.is_name_of_place(at) || is_score(scan, at) {
        return None;
    }
    let (first, mut next) = day_number(scan, at)?;
    let mut last = first;
    while let Some((joint, number)) = joint(scan, next) {
        let Some((day, end)) = day_number(scan, number).filter(|(day, _)| *day > last) else { break };
        if joint == Joint::Through && is_spelt(scan, at) != is_spelt(scan, number) {
            // "второе — 9 июля": the second meeting, and its day.
            break;
        }
        if joint == Joint::And && day != last + 1 {
            let rest = day_of_month(scan, number)?;
            let Point::Day { month, year, .. } = rest.moment.point else { return None };
            let point = Point::Day { first, last, month, year, weekday: None };
            return Some(Piece::free(point, next, DAY));
        }
        (last, next) = (day, end);
    }
    if is_bare_ordinal(scan, at, next) {
        let point = Point::Day { first, last, month: None, year: Year::Unsaid, weekday: None };
        return Some(Piece::free(point, next, DAY));
    }
    let (month, next) = match scan.word(next)? {
        Word::Month(month) if !is_month_of_name(scan, next) => (Some(month), next + 1),
        Word::Unit(Unit::Date) if is_date_word(scan, at, next) => month_after_date(scan, next + 1),
        _ => return None,
    };
    let (year, next) = year_after(scan, next, month.is_some());
    let (weekday, end) = weekday_after(scan, next);
    Some(Piece::free(Point::Day { first, last, month, year, weekday }, end, DAY))
}

/// Whether a number is written in letters.
fn is_spelt(scan: &Scan<'_>, at: usize) -> bool {
    scan.parsed.form(at).chars().all(char::is_alphabetic)
}

/// "а уже 25-го он ушёл": the number of a day without its noun; not "25-го съезда", "Людовика 14-го".
fn is_bare_ordinal(scan: &Scan<'_>, at: usize, next: usize) -> bool {
    let genitive =
        scan.parsed.tag(next - 1).case == Some(Case::Gen) && scan.parsed.tag(next - 1).gender != Some(Gender::Fem);
    let ordinal = matches!(scan.atom(next - 1), Atom::Ordinal(_)) && genitive;
    let tag = scan.parsed.tag(next);
    let alone = next >= scan.end || !(tag.is_noun() || tag.is_attribute() || scan.parsed.shape(next) == Shape::Number);
    ordinal && alone && !scan.is_mark(next, "-–—") && (at == scan.start || !scan.is_capital(at - 1))
}

/// The second number of "2:1".
fn is_score(scan: &Scan<'_>, at: usize) -> bool {
    let number = at >= 2 && matches!(scan.atom(at - 2), Atom::Number(_));
    number && scan.is_mark(at - 1, ":")
}

/// "5-го числа", "по 14 число", "на 14 число"; not "5 чисел".
fn is_date_word(scan: &Scan<'_>, at: usize, word: usize) -> bool {
    let single = scan.parsed.tag(word).number != Some(Number::Plur);
    let accusative = matches!(scan.particle_before(at), Some(Particle::Upto | Particle::On));
    single && (accusative || scan.can_be(word, Case::Gen))
}

/// "5-го числа" has no month, "5-го числа мая" has one.
fn month_after_date(scan: &Scan<'_>, at: usize) -> (Option<u8>, usize) {
    match scan.word(at) {
        Some(Word::Month(month)) if scan.can_be(at, Case::Gen) => (Some(month), at + 1),
        _ => (None, at),
    }
}

/// "8 Марта" is a street or a holiday of that name; "8 Марта 2026" and "8 МАРТА" are days.
fn is_month_of_name(scan: &Scan<'_>, at: usize) -> bool {
    let year = matches!(scan.atom(at + 1), Atom::Number(1800..=2100) | Atom::Ordinal(1800..=2100));
    scan.is_titled(at) && !year
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Through,
    And,
}

fn joint(scan: &Scan<'_>, at: usize) -> Option<(Joint, usize)> {
    match scan.atom(at) {
        Atom::Mark('-' | '–' | '—' | '−') => Some((Joint::Through, at + 1)),
        Atom::Word(Word::Particle(Particle::And)) | Atom::Mark(',') => Some((Joint::And, at + 1)),
        _ => None,
    }
}

/// The number of a day, 1–31, in digits or as an ordinal in words, and the token after it.
pub(super) fn day_number(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let number = scan.numeral(at)?;
    let in_words = matches!(scan.atom(at), Atom::Word(_));
    let day = u8::try_from(number.value).ok().filter(|day| (1..=31).contains(day))?;
    (number.ordinal || !in_words).then_some((day, at + number.words))
}

/// "2026 года", "2026", "прошлого года", "того же года" after a month; two digits only with "года".
pub(super) fn year_after(scan: &Scan<'_>, at: usize, bare: bool) -> (Year, usize) {
    let spelled = scan.unit(at + 1) == Some(Unit::Year);
    match scan.atom(at) {
        Atom::Number(year @ 1000..=2100) | Atom::Ordinal(year @ 1000..=2100) if spelled || (bare && year >= 1800) => {
            let end = at + 1 + usize::from(spelled);
            (exact(year), if spelled { after_stop(scan, end) } else { end })
        }
        Atom::Number(year @ 0..=99) | Atom::Ordinal(year @ 0..=99) if spelled && scan.can_be(at + 1, Case::Gen) => {
            (exact(if year < 50 { 2000 + year } else { 1900 + year }), after_stop(scan, at + 2))
        }
        Atom::Word(Word::YearAdjective(0)) if spelled => (Year::Shifted(0), after_stop(scan, at + 2)),
        Atom::Word(Word::Shift(shift)) => shifted_year(scan, at, shift).unwrap_or((Year::Unsaid, at)),
        _ => (Year::Unsaid, at),
    }
}

fn exact(year: u32) -> Year {
    i32::try_from(year).map_or(Year::Unsaid, Year::Exact)
}

/// The stop of "2026 г." is no end of a sentence where the sentence goes on.
fn after_stop(scan: &Scan<'_>, at: usize) -> usize {
    let abbreviated = scan.parsed.form(at.wrapping_sub(1)).chars().count() == 1;
    if abbreviated && scan.is_mark(at, ".") && at + 1 < scan.end { at + 1 } else { at }
}

fn shifted_year(scan: &Scan<'_>, at: usize, shift: Shift) -> Option<(Year, usize)> {
    let same = scan.shift(at + 1) == Some(Shift::Same);
    let unit = at + 1 + usize::from(same);
    if scan.unit(unit) != Some(Unit::Year) {
        return None;
    }
    let year = match shift {
        Shift::That => Year::Named,
        _ if same => Year::Named,
        Shift::BeforePrevious => Year::Shifted(-2),
        Shift::Previous => Year::Shifted(-1),
        Shift::Current => Year::Shifted(0),
        Shift::Next => Year::Shifted(1),
        _ => return None,
    };
    Some((year, unit + 1))
}

/// ", во вторник", " (вторник)" after a day, unless a date of its own follows.
fn weekday_after(scan: &Scan<'_>, at: usize) -> (Option<u8>, usize) {
    let bracket = scan.is_mark(at, "(");
    let next = at + usize::from(bracket || scan.is_mark(at, ","));
    let next = next + usize::from(scan.particle(next) == Some(Particle::In));
    let Some(Word::Weekday(weekday)) = scan.word(next) else { return (None, at) };
    let after = next + 1;
    if next == at || day_of_month(scan, after + usize::from(scan.is_mark(after, ","))).is_some() {
        return (None, at);
    }
    match (bracket, scan.is_mark(after, ")")) {
        (true, true) => (Some(weekday), after + 1),
        (true, false) => (None, at),
        (false, _) => (Some(weekday), after),
    }
}

/// "в мае", "в мае 2003 года", "в июле прошлого года", "май-июнь" (as two).
pub(super) fn month(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let Word::Month(month) = scan.word(at)? else { return None };
    if is_month_of_name(scan, at) && at != scan.start || scan.parsed.form(at).chars().count() < 3 {
        return None;
    }
    let word = scan.parsed.form(at + 1);
    let next = at + 1 + usize::from(scan.unit(at + 1) == Some(Unit::Month) && !word.is_empty());
    let (year, end) = year_after(scan, next, true);
    let standing = if year == Year::Unsaid { Standing::Governed } else { Standing::Free };
    Some(Piece { moment: Moment::whole(Point::Month { month, year }), end, rule: MONTH, standing })
}

/// "июльская встреча": not "Октябрьская революция", "Майская улица".
pub(super) fn month_adjective(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let Word::MonthAdjective(month) = scan.word(at)? else { return None };
    let point = Point::Month { month, year: Year::Unsaid };
    let street = scan.language.lexicon.calendar.is_named_after(scan.parsed.lemma(at + 1));
    (!street && (!scan.is_capital(at) || at == scan.start)).then(|| Piece::free(point, at + 1, MONTH_ADJECTIVE))
}

/// "в 2019 году", "2019–2021 гг." (as two), "в 2020-м".
pub(super) fn year(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    if scan.is_name_of_place(at) {
        return None;
    }
    let (value, ordinal) = match scan.atom(at) {
        Atom::Number(value @ 1000..=2100) => (value, false),
        Atom::Ordinal(value @ 1900..=2100) => (value, true),
        _ => return None,
    };
    let spelled = scan.unit(at + 1) == Some(Unit::Year);
    // "2000 лет" is a length.
    let plural = scan.parsed.tag(at + 1).number == Some(Number::Plur);
    // "1924 года рождения" tells the age of a person or thing.
    if spelled && scan.language.lexicon.calendar.is_origin(scan.parsed.lemma(at + 2)) {
        return None;
    }
    let point = Point::Year(exact(value));
    match (spelled, ordinal) {
        (true, _)
            if !plural || is_dash(scan, at.wrapping_sub(1)) || scan.particle_before(at) == Some(Particle::And) =>
        {
            Some(Piece::free(point, after_stop(scan, at + 2), YEAR))
        }
        (false, true) => Some(Piece { standing: Standing::Governed, ..Piece::free(point, at + 1, YEAR) }),
        _ => None,
    }
}

/// A dash of any length.
pub(super) fn is_dash(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_mark(at, "-–—−")
}
