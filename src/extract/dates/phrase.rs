//! Joins points to phrases: prepositions, ranges, limits, moves from one day to another, times of day.

use std::ops::Range;

use crate::extract::mention::TimeRelation;
use crate::extract::registry::RuleId;
use crate::lang::lexicon::calendar::{Particle, Shift, Unit, Word};
use crate::lang::tag::Case;

use super::absolute::{self, day_number, is_dash};
use super::expression::{Expression, Extent, Moment, Point, Year};
use super::piece::{self, Piece, Standing};
use super::scan::{Atom, Scan};
use super::{clock, relative};

const RANGE: RuleId = RuleId("D17");
const LIMIT: RuleId = RuleId("D18");
const MOVED: RuleId = RuleId("D19");
const NIGHT: RuleId = RuleId("D20");
const VAGUE: RuleId = RuleId("D21");
const CLOCK: RuleId = RuleId("D22");
const AHEAD: RuleId = RuleId("D23");

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
    fn new(start: usize, piece: Piece, extent: Extent, relation: TimeRelation) -> Self {
        let expression = Expression { extent, ..Expression::of(Point::Vague) };
        let expression = Expression { moment: piece.moment, ..expression };
        Self { tokens: start..piece.end, expression, relation, lead: Lead::Open, rule: piece.rule }
    }

    fn at(start: usize, piece: Piece) -> Self {
        Self::new(start, piece, Extent::Within, TimeRelation::At)
    }

    fn ruled(self, rule: RuleId) -> Self {
        Self { rule, ..self }
    }

    fn ahead(self) -> Self {
        Self { lead: Lead::Ahead, ..self }
    }
}

/// Reads the phrases that begin at `at`, and tells the token to go on with; `None` where none does.
pub(super) fn read(scan: &Scan<'_>, at: usize, found: &mut Vec<Phrase>) -> Option<usize> {
    let first = found.len();
    if let Some(end) = vague(scan, at) {
        let piece = Piece::free(Point::Vague, end, VAGUE);
        found.push(Phrase::at(at, piece));
        return Some(end);
    }
    match scan.particle(at) {
        Some(Particle::From) => from(scan, at, found)?,
        Some(Particle::Eve | Particle::Then) | None => found.push(unled(scan, at)?),
        Some(particle) => found.push(led(scan, at, particle)?),
    }
    let last = found.last_mut()?;
    let continued = trail(scan, last);
    let end = last.tokens.end;
    if continued { also(scan, end, found) } else { None }.or_else(|| (found.len() > first).then_some(end))
}

/// "на днях", "в ближайшее время".
fn vague(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let calendar = &scan.language.lexicon.calendar;
    scan.particle(at)?;
    let is = |offset: usize, form: &str| at + offset < scan.end && scan.parsed.form(at + offset).to_lowercase() == form;
    calendar.vague(&scan.parsed.form(at).to_lowercase(), is).map(|words| at + words)
}

/// A phrase without a preposition: "5 мая", "вчера", "вечером 5 мая", "2019–2021 годы".
fn unled(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    if let Some(eve) = eve_of(scan, at) {
        return Some(eve);
    }
    if let Some(piece) = piece::read(scan, at) {
        return (piece.standing == Standing::Free || is_heading(scan, at, &piece)).then(|| Phrase::at(at, piece));
    }
    if let Some(range) = bare_years(scan, at, at) {
        return Some(range);
    }
    let (time, end) = clock::read(scan, at)?;
    with_clock(scan, at, time, end)
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
fn with_clock(scan: &Scan<'_>, at: usize, time: Option<chrono::NaiveTime>, end: usize) -> Option<Phrase> {
    let governed = matches!(scan.particle(end), Some(Particle::In));
    let day = piece::read(scan, end + usize::from(governed)).filter(|piece| {
        let of_day = matches!(
            piece.moment.point,
            Point::Day { .. }
                | Point::Weekday { .. }
                | Point::WeekdayOf { .. }
                | Point::Near(_)
                | Point::Named(Unit::Day)
                | Point::FromNamed(_, Unit::Day)
        );
        of_day && (governed || piece.standing == Standing::Free || scan.can_be(end, Case::Gen))
    });
    let piece = day.unwrap_or(Piece::free(Point::Clock, end, CLOCK));
    let mut phrase = Phrase::at(at, piece);
    phrase.expression.time = time;
    Some(phrase)
}

/// A phrase after a preposition other than "с".
fn led(scan: &Scan<'_>, at: usize, particle: Particle) -> Option<Phrase> {
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
        Particle::Between => between(scan, at),
        Particle::Of => {
            let piece = piece::read(scan, next)?;
            matches!(piece.moment.point, Point::Day { month: Some(_), .. }).then(|| Phrase::at(at, piece))
        }
        Particle::About => {
            let (inner, start) = scan.particle(next).map_or((None, next), |inner| (Some(inner), next));
            let mut phrase = inner.map_or_else(|| unled(scan, start), |inner| led(scan, start, inner))?;
            phrase.expression.about = true;
            phrase.tokens.start = at;
            Some(phrase)
        }
        Particle::Not => not_later(scan, at),
        _ => None,
    }
}

/// "в среду", "в мае", "в 15:00", "в течение января", "в ночь на среду".
fn within(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    let next = at + 1;
    if scan.particle(next) == Some(Particle::During) {
        return during(scan, at);
    }
    if let Some(Word::DayPart(_)) = scan.word(next)
        && let Some(night) = night(scan, at, next + 1)
    {
        return Some(night);
    }
    if let Some((time, end)) = clock::read(scan, at) {
        return with_clock(scan, at, time, end);
    }
    let Some(piece) = piece::read(scan, next) else { return bare_years(scan, at, next) };
    let fits = match piece.moment.point {
        Point::Weekday { .. } | Point::WeekdayOf { .. } => scan.can_be(weekday_of(scan, next), Case::Acc),
        Point::Month { .. } => scan.can_be(next, Case::Loc) || scan.can_be(next, Case::Acc),
        Point::Season { .. } => false,
        _ => true,
    };
    fits.then(|| Phrase::at(at, piece))
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
    long.then(|| Phrase::at(at, Piece::free(point, end, LIMIT)))
}

/// "в ночь на среду", "в ночь с 5 на 6 мая".
fn night(scan: &Scan<'_>, at: usize, next: usize) -> Option<Phrase> {
    match scan.particle(next)? {
        Particle::On => {
            let piece = piece::read(scan, next + 1)?;
            Some(Phrase::new(at, piece, Extent::NightBefore, TimeRelation::At).ruled(NIGHT))
        }
        Particle::From => {
            let (first, middle) = end_of_range(scan, next + 1)?;
            let last = piece::read(scan, middle + 1).filter(|_| scan.particle(middle) == Some(Particle::On))?;
            Some(range(at, first, last).ruled(NIGHT))
        }
        _ => None,
    }
}

/// "на прошлой неделе"; "на вторник", "на 5 мая", "на май" are ahead.
fn on(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    let next = at + 1;
    if let Some((time, end)) = clock::read(scan, at).filter(|(time, _)| time.is_some()) {
        return with_clock(scan, at, time, end);
    }
    let piece = piece::read(scan, next)?;
    let phrase = Phrase::at(at, piece);
    match piece.moment.point {
        Point::Weekday { .. } => scan.can_be(weekday_of(scan, next), Case::Acc).then(|| phrase.ahead().ruled(AHEAD)),
        Point::Day { .. } | Point::Month { .. } | Point::Season { .. } | Point::Numbered { .. } => {
            Some(phrase.ahead().ruled(AHEAD))
        }
        Point::Year(_) => None,
        Point::Near(_)
            if scan.word(next).is_some_and(|word| matches!(word, Word::NearAdjective(_))) && piece.end == next + 1 =>
        {
            None
        }
        _ => Some(phrase),
    }
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
    let from = if hangs { Point::FromNamed } else { from };
    let point = count.map_or(Point::Vague, |count| from(count, unit));
    let phrase = Phrase::at(at, Piece::free(point, end, LIMIT));
    Some(if hangs { phrase } else { phrase.ahead() })
}

/// "поздно вечером", "рано утром 5 мая".
fn late(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    let (time, end) = clock::read(scan, at)?;
    with_clock(scan, at, time, end)
}

fn limit(scan: &Scan<'_>, at: usize, next: usize, extent: Extent, relation: TimeRelation) -> Option<Phrase> {
    if let Some((time, end)) = clock::read(scan, at).filter(|(time, _)| time.is_some()) {
        let phrase = with_clock(scan, at, time, end)?;
        return Some(Phrase { relation, ..phrase });
    }
    let piece = piece::read(scan, next)?;
    let fits = scan
        .word(next)
        .is_none_or(|word| !matches!(word, Word::Weekday(_) | Word::Month(_)) || scan.can_be(next, Case::Gen));
    let vague = matches!(piece.moment.point, Point::Vague | Point::Named(_));
    (fits && !vague).then(|| Phrase::new(at, piece, extent, relation).ruled(LIMIT))
}

/// "к 5 мая", "к концу недели", "к осени": not "ко Дню Победы", which is what for.
fn towards(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    if let Some((time, end)) = clock::read(scan, at).filter(|(time, _)| time.is_some()) {
        let phrase = with_clock(scan, at, time, end)?;
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

/// "между 20 и 30 июня".
fn between(scan: &Scan<'_>, at: usize) -> Option<Phrase> {
    let (first, middle) = end_of_range(scan, at + 1)?;
    let last = piece::read(scan, middle + 1).filter(|_| scan.particle(middle) == Some(Particle::And))?;
    Some(range(at, first, last))
}

/// "с 5 по 7 мая", "с пятницы по воскресенье", "с 5 на 7 мая" (moved), "с 14 января".
fn from(scan: &Scan<'_>, at: usize, found: &mut Vec<Phrase>) -> Option<()> {
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
        found.push(Phrase { relation: TimeRelation::After, ..with_clock(scan, at, time, end)? });
        return Some(());
    }
    let piece = whole.filter(|piece| !matches!(piece.moment.point, Point::Vague))?;
    found.push(Phrase::new(at, piece, Extent::Since, TimeRelation::After).ruled(LIMIT));
    Some(())
}

/// The first half of a range: a point, or a number that shares the month or year of the second.
fn end_of_range(scan: &Scan<'_>, at: usize) -> Option<(Moment, usize)> {
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
    let number = matches!(first.point, Point::Day { month: None, .. });
    let fits = match piece.moment.point {
        point @ Point::Day { .. } => day(first.point) || matches!(point, Point::Day { .. }) && first.slice.is_some(),
        point if number => day(point) && false,
        point => (day(first.point) && day(point)) || (long(first.point) && long(point)),
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

fn range(start: usize, first: Moment, last: Piece) -> Phrase {
    let piece = Piece { moment: with_month(first, last.moment), ..last };
    Phrase::new(start, piece, Extent::To(last.moment), TimeRelation::At).ruled(RANGE)
}

/// "2019–2021 годы", "в 2024–2025 годах".
fn bare_years(scan: &Scan<'_>, start: usize, at: usize) -> Option<Phrase> {
    let Atom::Number(year @ 1900..=2100) = scan.atom(at) else { return None };
    let last = absolute::year(scan, at + 2).filter(|_| is_dash(scan, at + 1))?;
    let first = Moment::whole(Point::Year(Year::Exact(i32::try_from(year).ok()?)));
    Some(range(start, first, last))
}

/// What follows the point: a time of day, "включительно", the other end of a range. Tells whether the
/// phrase may still be continued by "и".
fn trail(scan: &Scan<'_>, phrase: &mut Phrase) -> bool {
    let mut end = phrase.tokens.end;
    if phrase.expression.extent == Extent::Within
        && is_dash(scan, end)
        && let Some(last) = piece::read(scan, end + 1).filter(|last| same_kind(phrase.expression.moment, last.moment))
    {
        phrase.expression.extent = Extent::To(last.moment);
        phrase.rule = RANGE;
        end = last.end;
    }
    for _ in 0..2 {
        let comma = usize::from(scan.is_mark(end, ",") && scan.particle(end + 1) == Some(Particle::In));
        if let Some((time, next)) = clock::read(scan, end + comma)
            && of_day(phrase)
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
    phrase.expression.extent == Extent::Within && phrase.relation == TimeRelation::At
}

/// Whether a time of day can follow: it is a day, and no preposition governs the time.
fn of_day(phrase: &Phrase) -> bool {
    matches!(
        phrase.expression.moment.point,
        Point::Day { .. }
            | Point::Weekday { .. }
            | Point::WeekdayOf { .. }
            | Point::Near(_)
            | Point::Named(Unit::Day)
            | Point::FromNamed(_, Unit::Day)
            | Point::Feast { .. }
            | Point::Clock
    )
}

/// Whether two points can be the ends of one range without "с" and "по".
fn same_kind(first: Moment, last: Moment) -> bool {
    matches!(
        (first.point, last.point),
        (Point::Day { .. }, Point::Day { month: Some(_), .. })
            | (Point::Month { .. }, Point::Month { .. })
            | (Point::Year(_), Point::Year(_))
            | (Point::Weekday { .. }, Point::Weekday { .. })
    )
}

/// "в субботу и воскресенье", "в мае и июне": neighbours are one range, others a phrase each.
fn also(scan: &Scan<'_>, end: usize, found: &mut Vec<Phrase>) -> Option<usize> {
    if scan.particle(end) != Some(Particle::And) {
        return None;
    }
    let next = piece::read(scan, end + 1).filter(|piece| piece.standing == Standing::Governed)?;
    let last = found.last_mut()?;
    let neighbours = match (last.expression.moment.point, next.moment.point) {
        (Point::Weekday { weekday: a, .. }, Point::Weekday { weekday: b, .. }) => b == a + 1,
        (Point::Month { month: a, .. }, Point::Month { month: b, .. }) => b == a + 1,
        _ => return None,
    };
    if neighbours {
        last.expression.extent = Extent::To(next.moment);
        last.rule = RANGE;
        last.tokens.end = next.end;
    } else {
        let lead = last.lead;
        found.push(Phrase { lead, ..Phrase::at(end + 1, next) });
    }
    Some(next.end)
}
