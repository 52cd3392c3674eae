//! Phrases after a preposition: "в среду", "на 5 мая", "за прошлую неделю", "через две недели", "до
//! конца года", "после 5 мая", "не позднее среды", "в ночь на среду".

use crate::extract::mention::TimeRelation;
use crate::extract::registry::RuleId;
use crate::lang::lexicon::calendar::{Particle, Shift, Unit, Word};
use crate::lang::tag::Case;

use super::expression::{Extent, Point};
use super::phrase::{self, Phrase};
use super::piece::{self, Piece};
use super::range;
use super::scan::Scan;
use super::{clock, relative};

const LIMIT: RuleId = RuleId("D18");
const NIGHT: RuleId = RuleId("D20");
const AHEAD: RuleId = RuleId("D23");

/// A phrase after a preposition other than "с".
pub(super) fn led(scan: &Scan<'_>, at: usize, particle: Particle) -> Option<Phrase> {
    let next = at + 1;
    match particle {
        Particle::In => within(scan, at),
        Particle::On => on(scan, at),
        Particle::For => over(scan, at),
        Particle::Through => after_length(scan, at, Point::FromReport),
        Particle::Later => after_length(scan, at, Point::FromNamed).or_else(|| late(scan, at)),
        Particle::Earlier => late(scan, at),
        Particle::Before => limit(scan, at, next, Extent::Until, TimeRelation::Before),
        Particle::Upto => {
            let piece =
                piece::read(scan, next).filter(|_| scan.can_be(next, Case::Acc) || scan.word(next).is_none())?;
            let dated = matches!(piece.moment.point, Point::Day { .. } | Point::Month { .. } | Point::Weekday { .. });
            dated.then(|| Phrase::new(at, piece, Extent::Through, TimeRelation::Before).ruled(LIMIT))
        }
        Particle::After => limit(scan, at, next, Extent::Since, TimeRelation::After),
        Particle::Towards => towards(scan, at),
        Particle::Between => range::between(scan, at),
        Particle::Of => {
            let piece = piece::read(scan, next)?;
            matches!(piece.moment.point, Point::Day { month: Some(_), .. }).then(|| Phrase::at(at, piece))
        }
        Particle::About => {
            let (inner, start) = scan.particle(next).map_or((None, next), |inner| (Some(inner), next));
            let mut phrase = inner.map_or_else(|| phrase::unled(scan, start), |inner| led(scan, start, inner))?;
            phrase.expression.about = true;
            phrase.tokens.start = at;
            Some(phrase)
        }
        Particle::Not => not_later(scan, at),
        Particle::Under => eve_of_feast(scan, at, next),
        _ => None,
    }
}

/// "в среду", "в мае", "в 15:00", "в течение января", "в ночь на среду".
fn within(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    let next = at + 1;
    if scan.particle(next) == Some(Particle::During) {
        return during(scan, at);
    }
    if scan.particle(next) == Some(Particle::Under) {
        return eve_of_feast(scan, at, next + 1);
    }
    if let Some(Word::DayPart(_)) = scan.word(next)
        && let Some(night) = night(scan, at, next + 1)
    {
        return Some(night);
    }
    if let Some((time, end)) = clock::read(scan, at) {
        return Some(phrase::with_clock(scan, at, time, end));
    }
    let Some(piece) = piece::read(scan, next) else { return range::bare_years(scan, at, next) };
    let fits = match piece.moment.point {
        Point::Weekday { .. } | Point::WeekdayOf { .. } => scan.can_be(weekday_of(scan, next), Case::Acc),
        Point::Month { .. } => scan.can_be(next, Case::Loc) || scan.can_be(next, Case::Acc),
        Point::Season { .. } => false,
        _ => true,
    };
    fits.then(|| Phrase::at(at, piece))
}

/// "под Новый год", "в канун Рождества".
fn eve_of_feast(scan: &Scan<'_>, at: usize, next: usize) -> Option<Phrase> {
    let piece = piece::read(scan, next).filter(|piece| matches!(piece.moment.point, Point::Feast { .. }))?;
    Some(Phrase::new(at, piece, Extent::DayBefore, TimeRelation::At))
}

/// The weekday itself in "прошлую среду".
fn weekday_of(scan: &Scan<'_>, at: usize) -> usize {
    at + usize::from(scan.shift(at).is_some())
}

/// "в течение января"; "в течение двух недель" has bounds only where it is ahead.
fn during(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    let start = at + 2;
    if let Some(piece) = piece::read(scan, start) {
        return Some(Phrase::at(at, piece));
    }
    let (count, unit, end) = relative::length(scan, start)?;
    let point = count.map_or(Point::Vague, |count| Point::Stretch(count, unit));
    let long = !matches!(unit, Unit::Minute | Unit::Hour | Unit::Century | Unit::Date);
    long.then(|| Phrase::new(at, Piece::free(point, end, LIMIT), Extent::During, TimeRelation::At))
}

/// "в ночь на среду", "в ночь с 5 на 6 мая".
fn night(scan: &Scan<'_>, at: usize, next: usize) -> Option<Phrase> {
    match scan.particle(next)? {
        Particle::On => {
            let piece = piece::read(scan, next + 1)?;
            Some(Phrase::new(at, piece, Extent::NightBefore, TimeRelation::At).ruled(NIGHT))
        }
        Particle::From => {
            let (first, middle) = range::end_of_range(scan, next + 1)?;
            let last = piece::read(scan, middle + 1).filter(|_| scan.particle(middle) == Some(Particle::On))?;
            Some(range::range(at, first, last).ruled(NIGHT))
        }
        _ => None,
    }
}

/// "на прошлой неделе"; "на вторник", "на 5 мая", "на май" are ahead.
fn on(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    let next = at + 1;
    if let Some((time, end)) = clock::read(scan, at).filter(|(time, _)| time.is_some()) {
        return Some(phrase::with_clock(scan, at, time, end));
    }
    let piece = piece::read(scan, next)?;
    let phrase = Phrase::at(at, piece);
    // "на конец недели" is set for then, "на последней неделе" and "на июльской встрече" are within.
    let set = scan.word(next).is_none() || scan.can_be(weekday_of(scan, next), Case::Acc);
    match piece.moment.point {
        Point::Year(_) => None,
        Point::Weekday { .. } if !set => None,
        Point::Near(_) if is_attribute(scan, next, &piece) => None,
        Point::Feast { .. } | Point::Named(_) | Point::FromNamed(..) | Point::Eve => Some(phrase),
        _ if set => Some(phrase.ahead().ruled(AHEAD)),
        _ => Some(phrase),
    }
}

/// "на вчерашней встрече": of the meeting, and not set for a day.
fn is_attribute(scan: &Scan<'_>, at: usize, piece: &Piece) -> bool {
    matches!(scan.word(at), Some(Word::NearAdjective(_))) && piece.end == at + 1
}

/// "за прошлую неделю", "за май"; "за день до этого" hangs on the time named before.
fn over(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    if let Some((count, unit, end)) = relative::length(scan, at + 1)
        && scan.particle(end) == Some(Particle::Before)
    {
        let this = matches!(scan.shift(end + 1), Some(Shift::Current | Shift::That)) && scan.unit(end + 2).is_none();
        let point = count.filter(|_| this).map_or(Point::Vague, |count| Point::FromNamed(-count, unit));
        return Some(Phrase::at(at, Piece::free(point, end + if this { 2 } else { 0 }, LIMIT)));
    }
    piece::read(scan, at + 1).map(|piece| Phrase::at(at, piece))
}

/// "через две недели", "спустя два дня"; "через два дня после" hangs on what is named there.
fn after_length(scan: &Scan<'_>, at: usize, from: fn(i16, Unit) -> Point) -> Option<Phrase> {
    let (count, unit, end) = relative::length(scan, at + 1)?;
    if matches!(unit, Unit::Century | Unit::Date) {
        return None;
    }
    let hangs = scan.particle(end) == Some(Particle::After);
    // "после этого" is after the time just named; "после выборов" after a day that nobody named.
    let this = matches!(scan.shift(end + 1), Some(Shift::Current | Shift::That)) && scan.unit(end + 2).is_none();
    let from = if hangs { Point::FromNamed } else { from };
    let point = count.filter(|_| !hangs || this).map_or(Point::Vague, |count| from(count, unit));
    let phrase = Phrase::at(at, Piece::free(point, end, LIMIT));
    Some(if hangs { phrase } else { phrase.ahead() })
}

/// "поздно вечером", "рано утром 5 мая".
fn late(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    clock::read(scan, at).map(|(time, end)| phrase::with_clock(scan, at, time, end))
}

fn limit(scan: &Scan<'_>, at: usize, next: usize, extent: Extent, relation: TimeRelation) -> Option<Phrase> {
    if let Some((time, end)) = clock::read(scan, at).filter(|(time, _)| time.is_some()) {
        let phrase = phrase::with_clock(scan, at, time, end);
        return Some(Phrase { relation, ..phrase });
    }
    let piece = piece::read(scan, next)?;
    let fits = scan
        .word(next)
        .is_none_or(|word| !matches!(word, Word::Weekday(_) | Word::Month(_)) || scan.can_be(next, Case::Gen));
    let vague = matches!(piece.moment.point, Point::Vague | Point::Named(_) | Point::Then);
    (fits && !vague).then(|| Phrase::new(at, piece, extent, relation).ruled(LIMIT))
}

/// "к 5 мая", "к концу недели", "к осени": not "ко Дню Победы", which is what for.
fn towards(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    if let Some((time, end)) = clock::read(scan, at).filter(|(time, _)| time.is_some()) {
        let phrase = phrase::with_clock(scan, at, time, end);
        return Some(Phrase { relation: TimeRelation::Before, ..phrase });
    }
    let piece = piece::read(scan, at + 1)?;
    let feast = matches!(piece.moment.point, Point::Feast { .. } | Point::Vague);
    (!feast).then(|| Phrase::new(at, piece, Extent::Within, TimeRelation::Before).ruled(LIMIT).ahead())
}

/// "не позднее 5 мая", "не ранее среды".
fn not_later(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    match scan.particle(at + 1)? {
        Particle::Later => limit(scan, at, at + 2, Extent::Through, TimeRelation::Before),
        Particle::Earlier => limit(scan, at, at + 2, Extent::Since, TimeRelation::After),
        _ => None,
    }
}
