//! Times told from the report or from a time named before: "вчера", "на прошлой неделе", "два дня
//! назад", "на следующий день", "в ближайшие три дня", "весной".

use crate::extract::registry::RuleId;
use crate::lang::lexicon::calendar::{DayPart, Particle, Shift, Unit, Word};
use crate::lang::tag::{Case, Number, Pos};

use super::absolute;
use super::expression::{Point, Year};
use super::piece::Piece;
use super::scan::Scan;

const NEAR: RuleId = RuleId("D08");
const PERIOD: RuleId = RuleId("D09");
const STRETCH: RuleId = RuleId("D10");
const DISTANCE: RuleId = RuleId("D11");
const NAMED: RuleId = RuleId("D12");
const SEASON: RuleId = RuleId("D13");

/// "вчера", "завтрашняя встреча", "накануне", "тогда же", "этим утром".
pub(super) fn near(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    match scan.word(at)? {
        Word::Near(days) => Some(Piece::free(Point::Near(days), at + 1, NEAR)),
        Word::NearAdjective(days) => {
            let end = at + 1 + usize::from(scan.unit(at + 1) == Some(Unit::Day));
            // "на сегодняшний день" is "as of now".
            let now = days == 0 && end > at + 1 && scan.particle_before(at) == Some(Particle::On);
            Some(Piece::free(if now { Point::Vague } else { Point::Near(days) }, end, NEAR))
        }
        Word::Particle(Particle::Eve) if precedes_event(scan, at + 1) => None,
        Word::Particle(Particle::Eve) => Some(Piece::free(Point::Eve, at + 1, NAMED)),
        Word::Particle(Particle::Then) => {
            let same = scan.shift(at + 1) == Some(Shift::Same);
            (same || at == scan.start).then(|| Piece::free(Point::Then, at + 1 + usize::from(same), NAMED))
        }
        Word::YearAdjective(years) if years != 0 => Some(Piece::free(Point::Year(Year::Shifted(years)), at + 1, NEAR)),
        Word::Vague => Some(Piece::free(Point::Vague, at + 1, NEAR)),
        _ => None,
    }
}

/// "накануне саммита": a preposition, and the day is that of no clause. A noun that may as well be the
/// subject ("накануне власти объявили") is it where a verb in the plural follows.
fn precedes_event(scan: &Scan<'_>, at: usize) -> bool {
    let tag = scan.parsed.tag(at);
    if at >= scan.end || tag.case != Some(Case::Gen) || !(tag.is_noun() || tag.is_attribute()) {
        return false;
    }
    let subject = scan.parsed.cases(at, |r| r.tag.is_noun() || r.tag.is_attribute()).has(Case::Nom);
    let plural = |t: usize| {
        let tag = scan.parsed.tag(t);
        tag.pos == Pos::Verb && tag.is_finite() && tag.number == Some(Number::Plur)
    };
    !(subject && (at..scan.end).any(plural))
}

/// "тот же день", "этот день", "следующий день", "тот же месяц": hangs on the time named before.
pub(super) fn same(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let shift = scan.shift(at)?;
    let same = scan.shift(at + 1) == Some(Shift::Same);
    let noun = at + 1 + usize::from(same);
    let point = match (shift, scan.word(noun)?) {
        (Shift::That | Shift::Current, Word::Unit(Unit::Day)) if is_single(scan, noun) => Point::Named(Unit::Day),
        (Shift::That | Shift::Current, Word::DayPart(_)) if same || shift == Shift::That => Point::Named(Unit::Day),
        (Shift::Current, Word::DayPart(_)) | (Shift::Previous, Word::DayPart(DayPart::Night)) => Point::Near(0),
        (Shift::Previous, Word::DayPart(DayPart::Evening)) => Point::Near(-1),
        (Shift::Other, Word::Unit(Unit::Day)) if scan.particle_before(at) == Some(Particle::On) => {
            Point::FromNamed(1, Unit::Day)
        }
        (Shift::Next, Word::Unit(Unit::Day)) if is_single(scan, noun) => Point::FromNamed(1, Unit::Day),
        (Shift::Next, Word::DayPart(_)) => Point::FromNamed(1, Unit::Day),
        (Shift::Previous, Word::Unit(Unit::Day)) if is_single(scan, noun) => Point::FromNamed(-1, Unit::Day),
        (Shift::That, Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year))) if same => Point::Named(unit),
        (Shift::Current, Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year))) if same => Point::Named(unit),
        (Shift::That | Shift::Current, Word::Month(month)) if same => Point::Month { month, year: Year::Named },
        _ => return None,
    };
    Some(Piece::free(point, noun + 1, NAMED))
}

/// "прошлая неделя", "ближайшие выходные", "новый год", "последние три дня", "прошлая осень".
pub(super) fn period(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let Some(shift) = scan.shift(at) else { return unit_alone(scan, at) };
    if shift == Shift::Whole {
        return period(scan, at + 1).filter(|piece| piece.end > at + 2);
    }
    if let Some(piece) = stretch(scan, at + 1, shift) {
        return Some(piece);
    }
    let row = match shift {
        Shift::BeforePrevious => -2,
        Shift::Previous => -1,
        Shift::Current => 0,
        Shift::Next | Shift::Nearest => 1,
        Shift::New if scan.unit(at + 1) == Some(Unit::Year) && scan.can_be(at + 1, Case::Loc) => {
            return Some(Piece::free(Point::Period { unit: Unit::Year, shift: Some(shift) }, at + 2, PERIOD));
        }
        _ => return None,
    };
    let point = match scan.word(at + 1)? {
        Word::Unit(Unit::Year) if is_single(scan, at + 1) && shift != Shift::Nearest => Point::Year(Year::Shifted(row)),
        Word::Unit(Unit::Week) if let Some((weekday, end)) = weekday_of_week(scan, at + 2) => {
            return Some(Piece::free(Point::WeekdayOf { weekday, row }, end, PERIOD));
        }
        Word::Unit(unit @ (Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter)) => {
            Point::Period { unit, shift: Some(shift) }
        }
        Word::Season(season) => Point::Season { season, year: Year::Row(row) },
        Word::Month(month) => Point::Month { month, year: Year::Row(row) },
        _ => return None,
    };
    Some(Piece::free(point, at + 2, PERIOD))
}

/// ", в среду" after "на прошлой неделе".
fn weekday_of_week(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let next = at + usize::from(scan.is_mark(at, ","));
    let Word::Weekday(weekday) = scan.word(next + 1)? else { return None };
    let dated = absolute::day_of_month(scan, next + 2 + usize::from(scan.is_mark(next + 2, ","))).is_some();
    (scan.particle(next) == Some(Particle::In) && !dated).then_some((weekday, next + 2))
}

/// "в выходные": not "выходной день".
fn unit_alone(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let point = Point::Period { unit: Unit::Weekend, shift: None };
    let weekend = scan.unit(at) == Some(Unit::Weekend) && scan.unit(at + 1).is_none();
    weekend.then(|| Piece::governed(point, at + 1, PERIOD))
}

/// "ближайшие три дня", "последние две недели", "ближайший месяц"; "ближайшие дни" has no bounds.
fn stretch(scan: &Scan<'_>, at: usize, shift: Shift) -> Option<Piece> {
    let numeral = scan.numeral(at).filter(|numeral| !numeral.ordinal);
    let noun = at + numeral.map_or(0, |numeral| numeral.words);
    let unit = scan.unit(noun).filter(|unit| is_length(*unit))?;
    let ahead = match shift {
        Shift::Nearest => true,
        Shift::Next if numeral.is_some() => true,
        Shift::Latest => false,
        Shift::Previous if numeral.is_some() => false,
        _ => return None,
    };
    let count = numeral.map_or(1, |numeral| numeral.value);
    let count = i16::try_from(count).ok()?;
    let bounded = numeral.is_some() || (is_single(scan, noun) && unit != Unit::Day);
    let point = if bounded { Point::Stretch(if ahead { count } else { -count }, unit) } else { Point::Vague };
    Some(Piece::free(point, noun + 1, STRETCH))
}

/// "два дня назад", "неделю назад" from the report; "двумя днями ранее", "день спустя" from the time
/// named before.
pub(super) fn distance(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let (count, unit, next) = length(scan, at)?;
    let point = |sign: i16| -> fn(i16, Unit) -> Point { if sign == 0 { Point::FromReport } else { Point::FromNamed } };
    let (make, sign) = match scan.particle(next)? {
        Particle::Ago => (point(0), -1),
        Particle::Later => (point(1), 1),
        Particle::Earlier => (point(1), -1),
        _ => return None,
    };
    let value = count.map_or(Point::Vague, |count| make(sign * count, unit));
    Some(Piece::free(value, next + 1, DISTANCE))
}

/// A length: "два дня", "неделю", "5 лет"; without a count where it is told roughly ("несколько дней").
pub(super) fn length(scan: &Scan<'_>, at: usize) -> Option<(Option<i16>, Unit, usize)> {
    if scan.word(at) == Some(Word::DayPart(DayPart::Afternoon)) {
        return Some((Some(1), Unit::Day, at + 1));
    }
    if scan.word(at) == Some(Word::Few) {
        return scan.unit(at + 1).map(|unit| (None, unit, at + 2));
    }
    if let Some(numeral) = scan.numeral(at).filter(|numeral| !numeral.ordinal) {
        let noun = at + numeral.words;
        let unit = scan.unit(noun)?;
        let count = i16::try_from(numeral.value).ok().filter(|count| *count <= 200)?;
        return Some((Some(count), unit, noun + 1));
    }
    let unit = scan.unit(at)?;
    // "больше недели назад" is no week: the word alone is one of its kind only in other cases.
    let one = is_single(scan, at) && scan.parsed.tag(at).case != Some(Case::Gen);
    Some((one.then_some(1), unit, at + 1))
}

/// "весной", "осенью 2025 года"; in other cases only after a preposition ("к осени").
pub(super) fn season(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let Word::Season(season) = scan.word(at)? else { return None };
    let (year, end) = absolute::year_after(scan, at + 1, true);
    let point = Point::Season { season, year };
    let adverb = scan.parsed.tag(at).case == Some(Case::Ins) && is_single(scan, at);
    let free = adverb || year != Year::Unsaid;
    Some(if free { Piece::free(point, end, SEASON) } else { Piece::governed(point, end, SEASON) })
}

fn is_length(unit: Unit) -> bool {
    !matches!(unit, Unit::Minute | Unit::Hour | Unit::Date | Unit::Century | Unit::Weekend)
}

fn is_single(scan: &Scan<'_>, at: usize) -> bool {
    scan.parsed.tag(at).number != Some(Number::Plur)
}
