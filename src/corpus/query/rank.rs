//! The best match first. The sieves have told how each row has each term; among the best of them the
//! fuzzy matcher tells finer.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::ask::Matches;
use super::index::Index;

/// At most so many rows are scored finely, so that a keystroke stays within a frame.
const SCORED: usize = 3_000;

/// More than the matcher ever gives: a better tier always goes before.
const TIER: i64 = 100_000;

/// Puts the best first; rows that match equally well stay in order.
pub(super) fn best_first(index: &Index, matches: &mut Matches) {
    let mut order: Vec<(i64, usize)> = matches.scores.iter().copied().zip(matches.rows.iter().copied()).collect();
    order.sort_by_key(|&(score, row)| (std::cmp::Reverse(score), row));
    let skim = SkimMatcherV2::default();
    let needles: Vec<&str> = matches.needles.0.iter().map(|needle| needle.text.as_str()).collect();
    for (place, (score, row)) in order.iter_mut().enumerate() {
        let title = index.rows.get(*row).map_or("", |row| row.title());
        let fine = |needle: &&str| skim.fuzzy_match(title, needle).unwrap_or(0);
        let fine_score: i64 = if place < SCORED { needles.iter().map(fine).sum() } else { 0 };
        *score = *score * TIER + fine_score;
    }
    order.sort_by_key(|&(score, row)| (std::cmp::Reverse(score), row));
    (matches.scores, matches.rows) = order.into_iter().unzip();
}
