//! Weekdays: "в среду", "в прошлый вторник", "во вторник, 6 января".

use crate::extract::registry::RuleId;
use crate::lang::lexicon::calendar::{Particle, Shift, Unit, Word};
use crate::lang::tag::Number;

use super::absolute;
use super::expression::Point;
use super::piece::Piece;
use super::scan::Scan;

const WEEKDAY: RuleId = RuleId("D06");
const WEEKDAY_ADJECTIVE: RuleId = RuleId("D24");
const WEEKDAY_AND_DAY: RuleId = RuleId("D07");

/// A weekday with what stands before it ("прошлый") and after it (", 6 января").
pub(super) fn weekday(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let shift =
        scan.shift(at).filter(|shift| matches!(shift, Shift::Previous | Shift::Current | Shift::Next | Shift::Nearest));
    let noun = at + usize::from(shift.is_some());
    let Word::Weekday(weekday) = scan.word(noun)? else { return None };
    if is_repeated(scan, at, noun) {
        return None;
    }
    let next = noun + 1;
    let day = next + usize::from(scan.is_mark(next, ","));
    if let Some(mut piece) = absolute::numeric(scan, day).or_else(|| absolute::day_of_month(scan, day))
        && let Point::Day { weekday: told, .. } = &mut piece.moment.point
    {
        *told = Some(weekday);
        return Some(Piece { rule: WEEKDAY_AND_DAY, ..piece });
    }
    if let Some((row, end)) = week_after(scan, next) {
        return Some(Piece::governed(Point::WeekdayOf { weekday, row }, end, WEEKDAY));
    }
    let point = Point::Weekday { weekday, shift };
    Some(if shift.is_some() { Piece::free(point, next, WEEKDAY) } else { Piece::governed(point, next, WEEKDAY) })
}

/// "субботняя встреча": not "Воскресная школа", "Субботняя улица".
pub(super) fn adjective(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let Word::WeekdayAdjective(weekday) = scan.word(at)? else { return None };
    let street = scan.language.lexicon.calendar.is_named_after(scan.parsed.lemma(at + 1));
    let one = scan.parsed.tag(at).number != Some(Number::Plur);
    let point = Point::Weekday { weekday, shift: Some(Shift::That) };
    (one && !street && (!scan.is_capital(at) || at == scan.start))
        .then(|| Piece::free(point, at + 1, WEEKDAY_ADJECTIVE))
}

/// "на следующей неделе" or "следующей недели" after a weekday.
fn week_after(scan: &Scan<'_>, at: usize) -> Option<(i8, usize)> {
    let shift = at + usize::from(scan.particle(at) == Some(Particle::On));
    let row = match scan.shift(shift)? {
        Shift::BeforePrevious => -2,
        Shift::Previous => -1,
        Shift::Current => 0,
        Shift::Next => 1,
        _ => return None,
    };
    (scan.unit(shift + 1) == Some(Unit::Week)).then_some((row, shift + 2))
}

/// "каждую среду", "по средам": no one day.
fn is_repeated(scan: &Scan<'_>, at: usize, noun: usize) -> bool {
    let each =
        at.checked_sub(1).is_some_and(|before| scan.language.lexicon.calendar.is_repeated(scan.parsed.lemma(before)));
    each || !scan.parsed.readings(noun).iter().any(|reading| reading.tag.number != Some(Number::Plur))
}
