//! Times of day: "в 15:00", "в 15 часов 30 минут", "в три часа дня", "в полдень", "поздно вечером".

use chrono::NaiveTime;

use crate::lang::lexicon::calendar::{DayPart, Particle, Unit, Word};
use crate::lang::tag::Case;

use super::scan::{Atom, Scan};

/// A time of day and the token after it. A part of the day ("вечером") has no exact time.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<(Option<NaiveTime>, usize)> {
    let governed = matches!(
        scan.particle(at),
        Some(Particle::In | Particle::Towards | Particle::About | Particle::Before | Particle::After | Particle::From)
    );
    if governed {
        let about = at + 1 + usize::from(scan.particle(at + 1) == Some(Particle::About));
        return exact(scan, about).map(|(time, end)| (Some(time), end));
    }
    if matches!(scan.particle(at), Some(Particle::Later | Particle::Earlier)) {
        return part(scan, at + 1);
    }
    part(scan, at).or_else(|| match scan.atom(at) {
        Atom::Clock(time) => Some((Some(time), at + 1)),
        _ => None,
    })
}

/// "вечером", "утром", "ночью": only in the case of an adverb, since "день" and "вечер" are things too.
fn part(scan: &Scan<'_>, at: usize) -> Option<(Option<NaiveTime>, usize)> {
    let Word::DayPart(_) = scan.word(at)? else { return None };
    (scan.parsed.tag(at).case == Some(Case::Ins) || scan.parsed.tag(at).case.is_none()).then_some((None, at + 1))
}

/// "15:00", "15.00", "15 часов 30 минут", "три часа дня", "полдень".
fn exact(scan: &Scan<'_>, at: usize) -> Option<(NaiveTime, usize)> {
    match scan.atom(at) {
        Atom::Clock(time) | Atom::DottedClock(time) => Some((time, at + 1)),
        Atom::Word(Word::DayPart(DayPart::Noon)) => Some((NaiveTime::from_hms_opt(12, 0, 0)?, at + 1)),
        Atom::Word(Word::DayPart(DayPart::Midnight)) => Some((NaiveTime::MIN, at + 1)),
        _ => in_hours(scan, at),
    }
}

fn in_hours(scan: &Scan<'_>, at: usize) -> Option<(NaiveTime, usize)> {
    // "в час дня" has no number, "в 9 утра" no hour.
    let number = scan.numeral(at).filter(|numeral| !numeral.ordinal && numeral.value <= 24);
    let unit = at + number.map_or(0, |number| number.words);
    let spelled = scan.unit(unit) == Some(Unit::Hour);
    let halved = half_of_day(scan, unit + usize::from(spelled)).is_some();
    if !(spelled && (number.is_some() || halved) || number.is_some() && halved) {
        return None;
    }
    let mut end = unit + usize::from(spelled);
    let mut minute = 0;
    if let Some(minutes) = scan.numeral(end).filter(|numeral| numeral.value < 60)
        && scan.unit(end + minutes.words) == Some(Unit::Minute)
    {
        minute = u32::from(minutes.value);
        end += minutes.words + 1;
    }
    let mut hour = number.map_or(1, |number| u32::from(number.value)) % 24;
    if let Some(part) = half_of_day(scan, end) {
        end += 1;
        hour += if hour < 12 && matches!(part, DayPart::Afternoon | DayPart::Evening) { 12 } else { 0 };
    }
    Some((NaiveTime::from_hms_opt(hour, minute, 0)?, end))
}

/// "дня", "вечера", "утра" after the hour.
fn half_of_day(scan: &Scan<'_>, at: usize) -> Option<DayPart> {
    match scan.word(at)? {
        Word::DayPart(part) if scan.can_be(at, Case::Gen) => Some(part),
        Word::Unit(Unit::Day) if scan.can_be(at, Case::Gen) => Some(DayPart::Afternoon),
        _ => None,
    }
}
