//! A phrase of time: a point with what it makes of it. Reads what begins at a token, with or without a
//! preposition, and what trails behind it: a time of day, "включительно", the other end of a range.

use std::ops::Range;

use chrono::NaiveTime;

use crate::extract::mention::TimeRelation;
use crate::extract::registry::RuleId;
use crate::lang::lexicon::calendar::{Particle, Unit};
use crate::lang::tag::Case;

use super::absolute::{day_number, is_dash};
use super::expression::{Expression, Extent, Point};
use super::piece::{self, Piece, Standing};
use super::scan::{Atom, Scan};
use super::{clock, led, range};

const VAGUE: RuleId = RuleId("D21");
const CLOCK: RuleId = RuleId("D22");

/// What stands before a phrase says about its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// "на вторник", "через": what is ahead.
    Ahead,
    /// Nothing.
    Open,
}

/// One phrase of time, not yet resolved.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) expression: Expression,
    pub(super) relation: TimeRelation,
    pub(super) lead: Lead,
    pub(super) rule: RuleId,
}

impl Phrase {
    pub(super) fn new(start: usize, piece: Piece, extent: Extent, relation: TimeRelation) -> Self {
        let expression = Expression { extent, ..Expression::of(Point::Vague) };
        let expression = Expression { moment: piece.moment, ..expression };
        Self { tokens: start..piece.end, expression, relation, lead: Lead::Open, rule: piece.rule }
    }

    pub(super) fn at(start: usize, piece: Piece) -> Self {
        Self::new(start, piece, Extent::Within, TimeRelation::At)
    }

    pub(super) fn ruled(self, rule: RuleId) -> Self {
        Self { rule, ..self }
    }

    pub(super) fn ahead(self) -> Self {
        Self { lead: Lead::Ahead, ..self }
    }
}

/// Reads the phrases that begin at `at`, and tells the token to go on with; `None` where none does.
pub(super) fn read(scan: &Scan<'_>, at: usize, found: &mut Vec<Phrase>) -> Option<usize> {
    match scan.particle(at) {
        Some(Particle::Eve | Particle::Then) | None => found.push(unled(scan, at)?),
        Some(particle) => {
            if let Some(end) = vague(scan, at) {
                found.push(Phrase::at(at, Piece::free(Point::Vague, end, VAGUE)));
                return Some(end);
            }
            match particle {
                Particle::From => range::from(scan, at, found)?,
                _ => found.push(led::led(scan, at, particle)?),
            }
        }
    }
    let last = found.last_mut()?;
    trail(scan, last);
    let end = last.tokens.end;
    let open = last.expression.extent == Extent::Within && last.relation == TimeRelation::At;
    Some(open.then(|| range::also(scan, end, found)).flatten().unwrap_or(end))
}

/// "на днях", "в ближайшее время": forms, small letters or not.
fn vague(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let calendar = &scan.language.lexicon.calendar;
    let is = |offset: usize, form: &str| scan.reads(at + offset, form);
    let words = if scan.is_capital(at) {
        calendar.vague(&scan.parsed.form(at).to_lowercase(), is)
    } else {
        calendar.vague(scan.parsed.form(at), is)
    };
    words.map(|words| at + words)
}

/// A phrase without a preposition: "5 мая", "вчера", "вечером 5 мая", "2019–2021 годы".
pub(super) fn unled(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    if let Some(eve) = eve_of(scan, at) {
        return Some(eve);
    }
    if let Some(piece) = piece::read(scan, at) {
        return (piece.standing == Standing::Free || is_heading(scan, at, &piece)).then(|| Phrase::at(at, piece));
    }
    if let Some(range) = range::bare_years(scan, at, at) {
        return Some(range);
    }
    clock::read(scan, at).map(|(time, end)| with_clock(scan, at, time, end))
}

/// A month range at the head: "май — июнь 2025 года".
fn is_heading(scan: &Scan<'_>, at: usize, piece: &Piece) -> bool {
    let month = matches!(piece.moment.point, Point::Month { .. });
    month
        && is_dash(scan, piece.end)
        && piece::read(scan, piece.end + 1).is_some_and(|next| next.standing == Standing::Free)
        && at < piece.end
}

/// "накануне Рождества": the day before it.
fn eve_of(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    if scan.particle(at) != Some(Particle::Eve) {
        return None;
    }
    let piece = piece::read(scan, at + 1)?;
    let named = matches!(piece.moment.point, Point::Feast { .. })
        || (matches!(piece.moment.point, Point::Day { .. }) && scan.particle(at + 1).is_none());
    let genitive = scan.can_be(at + 1, Case::Gen);
    (named && genitive && !scan.is_mark(at + 1, ","))
        .then(|| Phrase::new(at, piece, Extent::DayBefore, TimeRelation::At))
}

/// A time of day, alone ("в 15:00", "вечером") or before its day ("вечером 5 мая", "в 15:00 во вторник").
pub(super) fn with_clock(scan: &Scan<'_>, at: usize, time: Option<NaiveTime>, end: usize) -> Phrase {
    // "20:53, 3 января"
    let comma = time.is_some() && scan.is_mark(end, ",") && day_number(scan, end + 1).is_some();
    let governed = matches!(scan.particle(end), Some(Particle::In));
    let day = piece::read(scan, end + usize::from(governed || comma)).filter(|piece| {
        let of_day = is_day(piece.moment.point);
        of_day && (governed || piece.standing == Standing::Free || scan.can_be(end, Case::Gen))
    });
    let piece = day.unwrap_or(Piece::free(Point::Clock, end, CLOCK));
    let mut phrase = Phrase::at(at, piece);
    phrase.expression.time = time;
    phrase
}

/// What follows the point: a time of day, "включительно", the other end of a range.
fn trail(scan: &Scan<'_>, phrase: &mut Phrase) {
    let mut end = phrase.tokens.end;
    if phrase.expression.extent == Extent::Within
        && is_dash(scan, end)
        && let Some(last) =
            piece::read(scan, end + 1).filter(|last| range::same_kind(phrase.expression.moment, last.moment))
    {
        phrase.expression.extent = Extent::To(last.moment);
        phrase.rule = range::RANGE;
        end = last.end;
    }
    for _ in 0..2 {
        let timed = scan.particle(end + 1) == Some(Particle::In) || matches!(scan.atom(end + 1), Atom::Clock(_));
        let comma = usize::from(scan.is_mark(end, ",") && timed);
        if let Some((time, next)) = clock::read(scan, end + comma)
            && (is_day(phrase.expression.moment.point) || phrase.expression.moment.point == Point::Clock)
        {
            phrase.expression.time = phrase.expression.time.or(time);
            end = next;
        }
    }
    if scan.particle(end) == Some(Particle::Inclusive) {
        end += 1;
        if phrase.expression.extent == Extent::Until {
            phrase.expression.extent = Extent::Through;
        }
    }
    phrase.tokens.end = end;
}

/// Whether a time of day can belong to it.
fn is_day(point: Point) -> bool {
    matches!(
        point,
        Point::Day { .. }
            | Point::Weekday { .. }
            | Point::WeekdayOf { .. }
            | Point::Near(_)
            | Point::Eve
            | Point::Named(Unit::Day)
            | Point::Then
            | Point::FromNamed(_, Unit::Day)
            | Point::Feast { .. }
    )
}
