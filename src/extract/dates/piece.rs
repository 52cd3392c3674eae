//! What the rules for single points hand to the rules that join them.

use crate::extract::registry::RuleId;

use super::expression::{Moment, Point};
use super::scan::Scan;
use super::{absolute, feast, part, relative, weekday};

/// Whether a point is a phrase of time by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// By itself: "5 мая", "вчера".
    Free,
    /// Only after a preposition: "в среду", "к маю".
    Governed,
}

/// A point read from the tokens, without its preposition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) moment: Moment,
    /// The token after it.
    pub(super) end: usize,
    pub(super) rule: RuleId,
    pub(super) standing: Standing,
}

impl Piece {
    pub(super) fn free(point: Point, end: usize, rule: RuleId) -> Self {
        Self { moment: Moment::whole(point), end, rule, standing: Standing::Free }
    }

    pub(super) fn governed(point: Point, end: usize, rule: RuleId) -> Self {
        Self { standing: Standing::Governed, ..Self::free(point, end, rule) }
    }
}

/// The point that begins at `at`.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<Piece> {
    const RULES: &[fn(&Scan<'_>, usize) -> Option<Piece>] = &[
        absolute::numeric,
        absolute::day_of_month,
        part::numbered,
        part::part,
        absolute::year,
        weekday::weekday,
        weekday::adjective,
        relative::near,
        feast::feast,
        relative::same,
        relative::period,
        relative::distance,
        absolute::month,
        absolute::month_adjective,
        relative::season,
    ];
    if scan.is_plain(at) {
        return None;
    }
    RULES.iter().find_map(|rule| rule(scan, at))
}
