//! The best match first. The sieves have told how each row has each term; among the best of them the
//! fuzzy matcher tells finer.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::ask::Matches;
use super::index::Index;

/// At most so many rows are scored finely, so that a keystroke stays within a frame.
const SCORED: usize = 1_000;

/// More than the matcher ever gives: a better tier always goes before.
const TIER: i64 = 100_000;

/// Puts the best first; rows that match equally well stay in order.
pub(super) fn best_first(index: &Index, matches: &mut Matches) {
    let mut order: Vec<(i64, usize)> = matches.scores.iter().copied().zip(matches.rows.iter().copied()).collect();
    order.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
    let skim = SkimMatcherV2::default();
    // One or two letters are everywhere, and where they stand says nothing.
    let telling = matches.needles.0.iter().filter(|needle| needle.text.chars().count() > 2);
    let needles: Vec<&str> = telling.map(|needle| needle.text.as_str()).collect();
    for (score, _) in &mut order {
        *score *= TIER;
    }
    let scored = order.len().min(SCORED);
    let (best, _) = order.split_at_mut(scored);
    for (score, row) in best.iter_mut() {
        let title = index.rows.get(*row).map_or("", |row| row.title());
        *score += needles.iter().map(|needle| skim.fuzzy_match(title, needle).unwrap_or(0)).sum::<i64>();
    }
    best.sort_by_key(|&(score, row)| (std::cmp::Reverse(score), row));
    (matches.scores, matches.rows) = order.into_iter().unzip();
}
