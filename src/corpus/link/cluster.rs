//! Pairs of reports to events. The surest pairs are joined first; what an event may not hold (two
//! meetings of one article, two days without a word that it was moved) is checked against all its
//! reports; and a vague report joins the one event that refines it, or none.

use super::pair::{Conflict, Profile, Time, conflict, is_call_told_loosely, is_one_round};

/// A join that is not clearly better than the next best is not made.
const MARGIN: f32 = 0.12;
/// From this strength on a join of equal days needs no look at the alternatives.
const CLEAR: f32 = 0.65;

/// Two reports that speak for one event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) time: Time,
    pub(super) strength: f32,
}

/// Reports on their way to events: each belongs to one group, named by one of its reports.
struct Groups<'p> {
    profiles: &'p [&'p Profile],
    group_of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

/// Groups of reports, each one event, in order of their first report. The profiles must be in the
/// order of publication; edges name them by position.
/// What the reader said to be one comes last, so that whole events are joined.
pub(super) fn cluster(profiles: &[&Profile], edges: &[Edge], said: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut groups = Groups {
        profiles,
        group_of: (0..profiles.len()).collect(),
        members: (0..profiles.len()).map(|n| vec![n]).collect(),
    };
    let undated = |n: usize| profiles.get(n).is_some_and(|p| p.date.is_none());
    let both_undated = |e: &Edge| e.time == Time::Open && undated(e.left) && undated(e.right);
    groups.join_surest(edges, |e| e.time == Time::Same && e.strength >= CLEAR);
    groups.join_unique(edges, |e| e.time == Time::Same);
    groups.join_moved(edges);
    groups.join_surest(edges, both_undated);
    groups.join_unique(edges, |e| !matches!(e.time, Time::Moved | Time::Disputed));
    for (left, right) in said {
        let (left, right) = (groups.group(*left), groups.group(*right));
        if left != right {
            groups.join(left, right);
        }
    }
    groups.members.retain(|m| !m.is_empty());
    groups.members.iter_mut().for_each(|m| m.sort_unstable());
    groups.members.sort();
    groups.members
}

fn surer(left: &Edge, right: &Edge) -> std::cmp::Ordering {
    right.strength.total_cmp(&left.strength).then((left.left, left.right).cmp(&(right.left, right.right)))
}

impl Groups<'_> {
    /// Joins along the edges, the strongest first.
    fn join_surest(&mut self, edges: &[Edge], wanted: impl Fn(&Edge) -> bool) {
        let mut chosen: Vec<&Edge> = edges.iter().filter(|e| wanted(e)).collect();
        chosen.sort_by(|a, b| surer(a, b));
        self.join_along(&chosen);
    }

    /// Joins what was moved with the nearest day it may have been moved to or from.
    fn join_moved(&mut self, edges: &[Edge]) {
        let mut chosen: Vec<&Edge> = edges.iter().filter(|e| matches!(e.time, Time::Moved | Time::Disputed)).collect();
        chosen.sort_by(|a, b| self.gap(a).cmp(&self.gap(b)).then_with(|| surer(a, b)));
        self.join_along(&chosen);
    }

    fn join_along(&mut self, edges: &[&Edge]) {
        for edge in edges {
            let (left, right) = (self.group(edge.left), self.group(edge.right));
            if left != right && self.may_join(left, right) {
                self.join(left, right);
            }
        }
    }

    /// Days between two dated reports.
    fn gap(&self, edge: &Edge) -> i64 {
        let start = |n: usize| self.profiles.get(n).and_then(|p| p.date).map(crate::base::date::FuzzyDate::start);
        start(edge.left).zip(start(edge.right)).map_or(i64::MAX, |(a, b)| (a - b).num_days().abs())
    }

    /// Joins each report, the most precise first, with the one group that its edges clearly prefer. Of
    /// reports of one precision the one that is surest of its group goes first: of two meetings of an
    /// article that may be one event, that which is more like it.
    fn join_unique(&mut self, edges: &[Edge], wanted: impl Fn(&Edge) -> bool) {
        let mut of: Vec<Vec<&Edge>> = vec![Vec::new(); self.profiles.len()];
        for edge in edges.iter().filter(|e| wanted(e)) {
            for end in [edge.left, edge.right] {
                if let Some(list) = of.get_mut(end) {
                    list.push(edge);
                }
            }
        }
        let mut order: Vec<usize> = (0..self.profiles.len()).collect();
        let surest = |n: &usize| of.get(*n).into_iter().flatten().map(|e| e.strength).fold(0.0, f32::max);
        order.sort_by(|a, b| {
            let precise = self.width(*a).cmp(&self.width(*b));
            precise.then_with(|| surest(b).total_cmp(&surest(a))).then(a.cmp(b))
        });
        for report in order {
            let own = self.group(report);
            let vague = self.width(report);
            let edges = of.get(report).map(Vec::as_slice).unwrap_or_default();
            let others = edges.iter().map(|e| (if e.left == report { e.right } else { e.left }, e.strength));
            let refining = others.filter(|(other, _)| self.width(*other) <= vague);
            if let Some(other) = self.preferred(own, refining) {
                self.join(own, other);
            }
        }
    }

    /// The group that is preferred clearly enough, among those that may be joined.
    fn preferred(&self, own: usize, others: impl Iterator<Item = (usize, f32)>) -> Option<usize> {
        let mut ranked: Vec<(usize, f32)> = Vec::new();
        for (other, strength) in others {
            let group = self.group(other);
            match ranked.iter_mut().find(|(g, _)| *g == group) {
                Some((_, best)) => *best = best.max(strength),
                None if group != own && self.may_join(own, group) => ranked.push((group, strength)),
                None => {}
            }
        }
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        match ranked.as_slice() {
            [(group, _)] => Some(*group),
            [(group, best), (_, next), ..] if best - next >= MARGIN => Some(*group),
            _ => None,
        }
    }

    /// How many days a report may mean; the undated come last.
    fn width(&self, report: usize) -> i64 {
        self.profiles.get(report).and_then(|p| p.date).map_or(i64::MAX, crate::base::date::FuzzyDate::days)
    }

    fn group(&self, report: usize) -> usize {
        self.group_of.get(report).copied().unwrap_or(report)
    }

    fn members(&self, group: usize) -> &[usize] {
        self.members.get(group).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether nothing in the one group forbids the other.
    fn may_join(&self, left: usize, right: usize) -> bool {
        let profiles = |group: usize| self.members(group).iter().filter_map(|n| self.profiles.get(*n));
        let (mut days, mut ways) = (false, false);
        for one in profiles(left) {
            for other in profiles(right) {
                match conflict(one, other) {
                    Conflict::Always => return false,
                    Conflict::Days => days = true,
                    Conflict::Ways => ways = true,
                    Conflict::None => {}
                }
            }
        }
        (!days || self.moves_cover_days(left, right)) && (!ways || self.holds_call_told_loosely(left, right))
    }

    /// Whether one of the reports is already known to tell of a call in other words.
    fn holds_call_told_loosely(&self, left: usize, right: usize) -> bool {
        let all: Vec<&&Profile> =
            self.members(left).iter().chain(self.members(right)).filter_map(|n| self.profiles.get(*n)).collect();
        all.iter().enumerate().any(|(at, a)| all.iter().skip(at + 1).any(|b| is_call_told_loosely(a, b)))
    }

    /// Every day but the first needs a report which says that the meeting was moved, or one more is
    /// disputed between reports that count the same round.
    fn moves_cover_days(&self, left: usize, right: usize) -> bool {
        let all = self.members(left).iter().chain(self.members(right)).filter_map(|n| self.profiles.get(*n));
        let moves = all.clone().filter(|p| p.moved).count();
        let mut days: Vec<_> = all.filter_map(|p| p.date).filter_map(crate::base::date::FuzzyDate::as_day).collect();
        days.sort_unstable();
        days.dedup();
        let excuses = moves + usize::from(self.holds_disputed_day(left, right));
        excuses > 0 && days.len() <= excuses + 1
    }

    fn holds_disputed_day(&self, left: usize, right: usize) -> bool {
        let counting = |n: &&usize| self.profiles.get(**n).is_some_and(|p| p.round.is_some());
        let all: Vec<usize> = self.members(left).iter().chain(self.members(right)).filter(counting).copied().collect();
        let profile = |n: usize| self.profiles.get(n).copied();
        let disputed = |a: usize, b: usize| {
            profile(a).zip(profile(b)).is_some_and(|(a, b)| a.date != b.date && is_one_round(a, b))
        };
        all.iter().enumerate().any(|(at, a)| all.iter().skip(at + 1).any(|b| disputed(*a, *b)))
    }

    fn join(&mut self, left: usize, right: usize) {
        let (into, from) = (left.min(right), left.max(right));
        let moved = self.members.get_mut(from).map(std::mem::take).unwrap_or_default();
        for report in &moved {
            if let Some(group) = self.group_of.get_mut(*report) {
                *group = into;
            }
        }
        if let Some(members) = self.members.get_mut(into) {
            members.extend(moved);
        }
    }
}
