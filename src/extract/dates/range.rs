//! Ranges and moves: "с 5 по 7 мая", "между 20 и 30 июня", "2019–2021 годы", "в мае и июне", "с 5 на 7
//! мая".

use crate::extract::mention::TimeRelation;
use crate::extract::registry::RuleId;
use crate::lang::lexicon::calendar::{Particle, Unit};
use crate::lang::tag::Case;

use super::absolute::{self, day_number, is_dash};
use super::clock;
use super::expression::{Extent, Moment, Point, Year};
use super::phrase::{self, Phrase};
use super::piece::{self, Piece, Standing};
use super::scan::{Atom, Scan};

pub(super) const RANGE: RuleId = RuleId("D17");
const LIMIT: RuleId = RuleId("D18");
const MOVED: RuleId = RuleId("D19");

/// "с 5 по 7 мая", "с пятницы по воскресенье", "с 5 на 7 мая" (moved), "с 14 января".
pub(super) fn from(scan: &Scan<'_>, at: usize, found: &mut Vec<Phrase>) -> Option<()> {
    let next = at + 1;
    let whole = piece::read(scan, next).filter(|_| scan.word(next).is_none() || scan.can_be(next, Case::Gen));
    if let Some((first, middle)) = whole.map(|piece| (piece.moment, piece.end)).or_else(|| end_of_range(scan, next))
        && let Some(particle @ (Particle::Upto | Particle::Before | Particle::On)) = scan.particle(middle)
        && let Some(last) = last_of_range(scan, middle + 1, first)
    {
        if particle == Particle::On {
            let first = Piece { moment: with_month(first, last.moment), ..Piece::free(Point::Vague, middle, MOVED) };
            found.push(Phrase { relation: TimeRelation::From, ..Phrase::at(at, first).ahead() });
            found.push(Phrase::at(middle, last).ruled(MOVED).ahead());
        } else {
            found.push(range(at, first, last));
        }
        return Some(());
    }
    if let Some((time, end)) = clock::read(scan, at).filter(|(time, _)| time.is_some()) {
        found.push(Phrase { relation: TimeRelation::After, ..phrase::with_clock(scan, at, time, end) });
        return Some(());
    }
    let piece = whole.filter(|piece| !matches!(piece.moment.point, Point::Vague))?;
    found.push(Phrase::new(at, piece, Extent::Since, TimeRelation::After).ruled(LIMIT));
    Some(())
}

/// "между 20 и 30 июня".
pub(super) fn between(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    let (first, middle) = end_of_range(scan, at + 1)?;
    let last = piece::read(scan, middle + 1).filter(|_| scan.particle(middle) == Some(Particle::And))?;
    Some(range(at, first, last))
}

/// The first half of a range: a point, or a number that shares the month or year of the second.
pub(super) fn end_of_range(scan: &Scan<'_>, at: usize) -> Option<(Moment, usize)> {
    if let Some(piece) = piece::read(scan, at) {
        return Some((piece.moment, piece.end));
    }
    if let Atom::Number(year @ 1900..=2100) = scan.atom(at) {
        return Some((Moment::whole(Point::Year(Year::Exact(i32::try_from(year).ok()?))), at + 1));
    }
    let (day, end) = day_number(scan, at)?;
    let end = end + usize::from(scan.unit(end) == Some(Unit::Date));
    let point = Point::Day { first: day, last: day, month: None, year: Year::Unsaid, weekday: None };
    Some((Moment::whole(point), end))
}

/// The second half: of the same kind as the first.
fn last_of_range(scan: &Scan<'_>, at: usize, first: Moment) -> Option<Piece> {
    if let (Point::Year(_), Atom::Ordinal(year @ 1900..=2100)) = (first.point, scan.atom(at)) {
        return Some(Piece::free(Point::Year(Year::Exact(i32::try_from(year).ok()?)), at + 1, RANGE));
    }
    let piece = piece::read(scan, at)?;
    let day = |point| {
        matches!(
            point,
            Point::Day { .. } | Point::Weekday { .. } | Point::WeekdayOf { .. } | Point::Near(_) | Point::Feast { .. }
        )
    };
    let long = |point| {
        matches!(
            point,
            Point::Month { .. } | Point::Season { .. } | Point::Year(_) | Point::Numbered { .. } | Point::Period { .. }
        )
    };
    let fits = match (first.point, piece.moment.point) {
        (Point::Day { month: None, .. }, last) => matches!(last, Point::Day { .. }),
        (first, last) => {
            (day(first) && day(last)) || (long(first) && (long(last) || matches!(last, Point::Day { .. })))
        }
    };
    fits.then_some(piece)
}

/// The 5th of "с 5 по 7 мая" has the month of the 7th.
fn with_month(first: Moment, last: Moment) -> Moment {
    match (first.point, last.point) {
        (Point::Day { first: day, last: end, month: None, weekday, .. }, Point::Day { month, year, .. }) => {
            Moment::whole(Point::Day { first: day, last: end, month, year, weekday })
        }
        _ => first,
    }
}

pub(super) fn range(start: usize, first: Moment, last: Piece) -> Phrase {
    let piece = Piece { moment: with_month(first, last.moment), ..last };
    Phrase::new(start, piece, Extent::To(last.moment), TimeRelation::At).ruled(RANGE)
}

/// "2019–2021 годы", "в 2024–2025 годах".
pub(super) fn bare_years(scan: &Scan<'_>, start: usize, at: usize) -> Option<Phrase> {
    let Atom::Number(year @ 1900..=2100) = scan.atom(at) else { return None };
    let last = absolute::year(scan, at + 2).filter(|_| is_dash(scan, at + 1))?;
    let first = Moment::whole(Point::Year(Year::Exact(i32::try_from(year).ok()?)));
    Some(range(start, first, last))
}

/// Whether two points can be the ends of one range without "с" and "по".
pub(super) fn same_kind(first: Moment, last: Moment) -> bool {
    matches!(
        (first.point, last.point),
        (Point::Day { .. }, Point::Day { month: Some(_), .. })
            | (Point::Month { .. }, Point::Month { .. })
            | (Point::Year(_), Point::Year(_))
            | (Point::Weekday { .. }, Point::Weekday { .. })
    )
}

/// "в субботу и воскресенье", "в мае и июне": neighbours are one range, others a phrase each.
pub(super) fn also(scan: &Scan<'_>, end: usize, found: &mut Vec<Phrase>) -> Option<usize> {
    if scan.particle(end) != Some(Particle::And) {
        return None;
    }
    let next = piece::read(scan, end + 1).filter(|piece| piece.standing == Standing::Governed)?;
    let last = found.last_mut()?;
    let ((Point::Weekday { weekday: a, .. }, Point::Weekday { weekday: b, .. })
    | (Point::Month { month: a, .. }, Point::Month { month: b, .. })) =
        (last.expression.moment.point, next.moment.point)
    else {
        return None;
    };
    if b == a + 1 {
        last.expression.extent = Extent::To(next.moment);
        last.rule = RANGE;
        last.tokens.end = next.end;
    } else {
        let lead = last.lead;
        found.push(Phrase { lead, ..Phrase::at(end + 1, next) });
    }
    Some(next.end)
}
