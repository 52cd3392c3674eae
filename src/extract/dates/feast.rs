//! Days with a name: "на Рождество", "до Нового года", "в День Победы".

use crate::extract::registry::RuleId;
use crate::lang::lexicon::calendar::{Feast, Particle};
use crate::lang::tag::Case;

use super::absolute;
use super::expression::Point;
use super::piece::Piece;
use super::scan::Scan;

const FEAST: RuleId = RuleId("D16");

/// A feast, with its year where it is told. "Поздравил с Рождеством" names no time, and "в новом
/// году" is the whole year.
pub(super) fn feast(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    scan.word(at)?;
    let calendar = &scan.language.lexicon.calendar;
    let readings = scan.parsed.readings(at);
    let has = |offset: usize, lemma: &str| scan.has_lemma(at + offset, lemma);
    let (feast, words) = readings.iter().take(3).find_map(|reading| calendar.feast(&reading.lemma, has))?;
    let head = at + words - 1;
    let instrumental = !scan.can_be(at, Case::Gen) && scan.particle_before(at) == Some(Particle::From);
    let locative = words > 1 && scan.parsed.tag(head).case == Some(Case::Loc);
    if instrumental || (locative && is_new_year(feast)) {
        return None;
    }
    let (year, end) = absolute::year_after(scan, at + words, true);
    Some(Piece::governed(Point::Feast { feast, year }, end, FEAST))
}

/// 1 January, whose name is also that of the year.
fn is_new_year(feast: Feast) -> bool {
    feast == Feast::Fixed { month: 1, day: 1 }
}
