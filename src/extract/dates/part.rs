//! Parts of periods: "в начале мая", "в конце недели", "во второй половине 2025 года", "в третьей
//! декаде июня", "в первых числах", "в первом квартале".

use crate::extract::registry::RuleId;
use crate::lang::lexicon::calendar::{Part, Shift, Unit, Word};
use crate::lang::tag::Number;

use super::absolute;
use super::expression::{Moment, Point, Slice};
use super::piece::{self, Piece, Standing};
use super::scan::Scan;

const PART: RuleId = RuleId("D14");
const NUMBERED: RuleId = RuleId("D15");

/// "начало мая", "конец прошлой недели", "середина 2025 года".
pub(super) fn part(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let Word::Part(part) = scan.word(at)? else { return None };
    let slice = match part {
        Part::Start => Slice::Start,
        Part::Middle => Slice::Middle,
        Part::End => Slice::End,
        Part::Half => return None,
    };
    let (point, end) = whole(scan, at + 1)?;
    Some(Piece { moment: Moment { point, slice: Some(slice) }, end, rule: PART, standing: Standing::Governed })
}

/// "первая половина мая", "третья декада июня", "второй квартал 2025 года", "первые числа мая",
/// "последние дни года".
pub(super) fn numbered(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    let (number, next) = ordinal(scan, at)?;
    let digits = scan.word(at).is_none();
    let plural = scan.parsed.tag(next).number == Some(Number::Plur);
    let slice = match (scan.word(next)?, number) {
        (Word::Part(Part::Half), 1) => Slice::FirstHalf,
        (Word::Part(Part::Half), 2) => Slice::SecondHalf,
        (Word::Unit(Unit::Decade), 1) => Slice::Start,
        (Word::Unit(Unit::Decade), 2) => Slice::Middle,
        (Word::Unit(Unit::Decade), 3 | LAST) => Slice::End,
        (Word::Unit(Unit::Date | Unit::Day), 1) if plural && !digits => Slice::Start,
        (Word::Unit(Unit::Date | Unit::Day), LAST) | (Word::Unit(Unit::Date), 20) if plural => Slice::End,
        (Word::Unit(unit @ (Unit::Quarter | Unit::HalfYear)), 1..) => {
            let (year, end) = absolute::year_after(scan, next + 1, true);
            return Some(Piece::governed(Point::Numbered { number, unit, year }, end, NUMBERED));
        }
        _ => return None,
    };
    let rest = whole(scan, next + 1);
    let (point, end) = match scan.word(next)? {
        // "в первых числах" is of the month that is meant anyway.
        Word::Unit(Unit::Date | Unit::Decade) => {
            rest.unwrap_or((Point::Period { unit: Unit::Month, shift: None }, next + 1))
        }
        _ => rest?,
    };
    Some(Piece { moment: Moment { point, slice: Some(slice) }, end, rule: NUMBERED, standing: Standing::Governed })
}

/// The number that "последний" stands for.
const LAST: u8 = 0;

/// "первый" to "четвёртый", "двадцатых", "последний"; digits may do without an ending ("1 квартал").
fn ordinal(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    if scan.shift(at) == Some(Shift::Latest) {
        return Some((LAST, at + 1));
    }
    let numeral = scan.numeral(at).filter(|n| matches!(n.value, 1..=4 | 20))?;
    let told = numeral.ordinal || scan.word(at).is_none();
    told.then_some((u8::try_from(numeral.value).ok()?, at + numeral.words))
}

/// The period a part is taken of: a period with a name, or "недели", "месяца", "года" alone.
fn whole(scan: &Scan<'_>, at: usize) -> Option<(Point, usize)> {
    if let Some(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) = scan.unit(at) {
        return (scan.parsed.tag(at).number != Some(Number::Plur))
            .then_some((Point::Period { unit, shift: None }, at + 1));
    }
    let piece = piece::read(scan, at)?;
    let divisible = matches!(
        piece.moment,
        Moment {
            point: Point::Month { .. }
                | Point::Season { .. }
                | Point::Year(_)
                | Point::Numbered { .. }
                | Point::Period { .. }
                | Point::Named(Unit::Week | Unit::Month | Unit::Year),
            slice: None
        }
    );
    divisible.then_some((piece.moment.point, piece.end))
}
