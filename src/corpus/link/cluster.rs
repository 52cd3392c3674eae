//! Reports to events. The surest pairs are joined first; what an event may not hold (two meetings of one
//! article, two days without a word that it was moved) is checked against all its reports; and a vague
//! report joins the one event that refines it, or none.
//!
//! Each decision is taken in its turn, upon what was decided before. Where something changes, only the
//! decisions that look at what has changed are taken again, and only later ones follow from those: the
//! outcome is that of deciding all anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::pair::{Conflict, Profile, conflict, is_call_told_loosely, is_one_round};
use super::reports::Reports;
use super::turn::{Stage, Turn, is_choice, width};
use crate::base::date::FuzzyDate;

/// A join that is not clearly better than the next best is not made.
const MARGIN: f32 = 0.12;

/// What was decided to be one.
#[derive(Clone, Debug, Default)]
pub(super) struct Clusters {
    /// The joins of each report: with whom, and when it was decided.
    joins: Vec<Vec<(Arc<Turn>, usize)>>,
    /// The same by decision.
    made: BTreeMap<Arc<Turn>, (usize, usize)>,
    /// What is to be decided, or decided again.
    open: BTreeSet<Turn>,
}

/// A group that was looked at, how strongly it is preferred and for which of its reports; `None` where
/// it may not be joined.
type Suited = (FxHashSet<usize>, Option<(f32, usize)>);

/// Which joins count.
#[derive(Clone, Copy)]
enum Until<'t> {
    /// Those decided before.
    Before(&'t Turn),
    /// Those decided before, and this one.
    With(&'t Turn),
    /// All.
    End,
}

impl Until<'_> {
    fn holds(self, turn: &Turn) -> bool {
        match self {
            Self::Before(limit) => turn < limit,
            Self::With(limit) => turn <= limit,
            Self::End => true,
        }
    }
}

impl Clusters {
    /// Opens decisions.
    pub(super) fn open(&mut self, turns: impl IntoIterator<Item = Turn>) {
        self.open.extend(turns);
    }

    /// All reports that are one with this, itself among them.
    pub(super) fn of(&self, number: usize) -> Vec<usize> {
        self.group(number, Until::End)
    }

    /// Takes all open decisions. All decisions on the new reports must be open. The reports whose events
    /// change.
    pub(super) fn settle(&mut self, reports: &Reports, new: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut touched = BTreeSet::new();
        while let Some(turn) = self.open.pop_first() {
            let before = self.made.get(&turn).copied();
            let after = if turn.stands(reports) { self.decide(&turn, reports) } else { None };
            let mut changed: BTreeSet<usize> = BTreeSet::new();
            if before == after {
                // They are joined as they were; but either may not be what it was.
                let group = after.map(|(one, _)| self.group(one, Until::With(&turn))).unwrap_or_default();
                if !group.iter().any(|number| touched.contains(number)) {
                    continue;
                }
                changed.extend(group);
            } else {
                if let Some((one, other)) = before {
                    changed.extend(self.group(one, Until::With(&turn)));
                    self.part(&turn, one, other);
                }
                if let Some((one, other)) = after {
                    self.join(&turn, one, other);
                    changed.extend(self.group(one, Until::With(&turn)));
                }
            }
            self.reopen(&turn, (&changed, before != after && before.is_some()), reports, new);
            touched.extend(changed);
        }
        touched
    }

    /// Opens the later decisions that look at reports whose group has changed. Those on new reports are
    /// open already; of two that only came to be in one group, none needs a look that did not join them.
    fn reopen(
        &mut self,
        turn: &Turn,
        (changed, parted): (&BTreeSet<usize>, bool),
        reports: &Reports,
        new: &BTreeSet<usize>,
    ) {
        let mut later: Vec<Turn> = Vec::new();
        let mut lookers: BTreeSet<usize> = BTreeSet::new();
        for number in changed.iter().copied().filter(|number| !new.contains(number)) {
            let Some(placed) = reports.get(number) else { continue };
            later.extend(reports.turns_with(number, |other| parted || !changed.contains(&other)));
            lookers.insert(number);
            lookers.extend(placed.links.iter().map(|link| link.other).filter(|other| !new.contains(other)));
        }
        for joins in changed.iter().filter_map(|number| self.joins.get(*number)) {
            later.extend(joins.iter().map(|(made, _)| Turn::clone(made)));
        }
        later.extend(lookers.into_iter().flat_map(|number| reports.own_turns(number)));
        self.open.extend(later.into_iter().filter(|one| one > turn));
    }

    /// Opens again what was decided of a report.
    pub(super) fn open_made(&mut self, number: usize) {
        let joins = self.joins.get(number).map(Vec::as_slice).unwrap_or_default();
        self.open.extend(joins.iter().map(|(made, _)| Turn::clone(made)));
    }

    fn join(&mut self, turn: &Turn, one: usize, other: usize) {
        let turn = Arc::new(turn.clone());
        self.made.insert(Arc::clone(&turn), (one, other));
        for (from, to) in [(one, other), (other, one)] {
            if self.joins.len() <= from {
                self.joins.resize(from + 1, Vec::new());
            }
            if let Some(joins) = self.joins.get_mut(from) {
                joins.push((Arc::clone(&turn), to));
            }
        }
    }

    fn part(&mut self, turn: &Turn, one: usize, other: usize) {
        self.made.remove(turn);
        for number in [one, other] {
            if let Some(joins) = self.joins.get_mut(number) {
                joins.retain(|(made, _)| **made != *turn);
            }
        }
    }

    /// The reports that are one with this by the joins that count.
    fn group(&self, number: usize, until: Until<'_>) -> Vec<usize> {
        let mut group = vec![number];
        // Joins never close a circle: nobody is met twice but from where one came.
        let mut came_from = vec![number];
        let mut at = 0;
        while let Some((here, from)) = group.get(at).copied().zip(came_from.get(at).copied()) {
            at += 1;
            let joins = self.joins.get(here).map(Vec::as_slice).unwrap_or_default();
            for (turn, other) in joins {
                if *other != from && until.holds(turn) && group.len() < self.joins.len() {
                    group.push(*other);
                    came_from.push(here);
                }
            }
        }
        group
    }

    /// Whom a decision joins.
    fn decide(&self, turn: &Turn, reports: &Reports) -> Option<(usize, usize)> {
        let until = Until::Before(turn);
        match turn.stage {
            Stage::SameDays | Stage::Vague => self.preferred(turn, reports).map(|other| (turn.left, other)),
            Stage::Surest | Stage::Moved | Stage::Undated | Stage::Said => {
                let left = self.group(turn.left, until);
                if left.contains(&turn.right) {
                    return None;
                }
                let joins = turn.stage == Stage::Said || may_join(&left, &self.group(turn.right, until), reports);
                joins.then_some((turn.left, turn.right))
            }
        }
    }

    /// Of the groups that a report may join, the one that is preferred clearly enough: the report of it
    /// that speaks most.
    fn preferred(&self, turn: &Turn, reports: &Reports) -> Option<usize> {
        let placed = reports.get(turn.left)?;
        let vague = width(placed.profile.date);
        let own = self.group(turn.left, Until::Before(turn));
        let mut seen: Vec<Suited> = vec![(own.iter().copied().collect(), None)];
        for link in placed.links.iter().filter(|link| is_choice(turn.stage, link)) {
            let precise = reports.get(link.other).is_some_and(|other| width(other.profile.date) <= vague);
            if !precise {
                continue;
            }
            match seen.iter_mut().find(|(group, _)| group.contains(&link.other)) {
                Some((_, Some(best))) => {
                    let surer = link.strength.total_cmp(&best.0);
                    if surer.then_with(|| told_first(reports, best.1, link.other)).is_gt() {
                        *best = (link.strength, link.other);
                    }
                }
                Some((_, None)) => {}
                None => {
                    let group = self.group(link.other, Until::Before(turn));
                    let best = may_join(&own, &group, reports).then_some((link.strength, link.other));
                    seen.push((group.into_iter().collect(), best));
                }
            }
        }
        let mut ranked: Vec<(f32, usize)> = seen.into_iter().filter_map(|(_, best)| best).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        match ranked.as_slice() {
            [(_, other)] => Some(*other),
            [(best, other), (next, _), ..] if best - next >= MARGIN => Some(*other),
            _ => None,
        }
    }
}

/// The order of two reports, the later one less.
fn told_first(reports: &Reports, one: usize, other: usize) -> std::cmp::Ordering {
    let told = |number| reports.get(number).map(|placed| &placed.told);
    told(one).cmp(&told(other))
}

/// Whether nothing in the one group forbids the other.
fn may_join(left: &[usize], right: &[usize], reports: &Reports) -> bool {
    let profiles = |group: &[usize]| -> Vec<&Profile> {
        group.iter().filter_map(|n| reports.get(*n)).map(|placed| &placed.profile).collect()
    };
    let (left, right) = (profiles(left), profiles(right));
    let (mut days, mut ways) = (false, false);
    for one in &left {
        for other in &right {
            match conflict(one, other) {
                Conflict::Always => return false,
                Conflict::Days => days = true,
                Conflict::Ways => ways = true,
                Conflict::None => {}
            }
        }
    }
    let all: Vec<&Profile> = left.into_iter().chain(right).collect();
    (!days || moves_cover_days(&all)) && (!ways || any_two(&all, is_call_told_loosely))
}

/// Every day but the first needs a report which says that the meeting was moved, or one more is disputed
/// between reports that count the same round.
fn moves_cover_days(all: &[&Profile]) -> bool {
    let moves = all.iter().filter(|p| p.moved).count();
    let mut days: Vec<_> = all.iter().filter_map(|p| p.date).filter_map(FuzzyDate::as_day).collect();
    days.sort_unstable();
    days.dedup();
    let counting: Vec<&Profile> = all.iter().copied().filter(|p| p.round.is_some()).collect();
    let excuses = moves + usize::from(any_two(&counting, |a, b| a.date != b.date && is_one_round(a, b)));
    excuses > 0 && days.len() <= excuses + 1
}

fn any_two(all: &[&Profile], holds: impl Fn(&Profile, &Profile) -> bool) -> bool {
    all.iter().enumerate().any(|(at, a)| all.iter().skip(at + 1).any(|b| holds(a, b)))
}
