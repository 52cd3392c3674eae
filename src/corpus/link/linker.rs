//! Keeps reports linked while articles come in. Only the events that a new report touches are made
//! anew; whatever the order of coming, the events are the same.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::candidates::Candidates;
use super::cluster::{Edge, cluster};
use super::pair::{Profile, compare};
use super::report::{Report, Witness};
use super::{coverage, facts};
use crate::base::id::{EventId, MeetingId, MeetingKey};
use crate::corpus::event::{Event, MeetingRef};
use crate::corpus::related;

/// Reports and the events they tell of.
#[derive(Clone, Debug, Default)]
pub struct Linker {
    reports: Vec<Report>,
    profiles: Vec<Profile>,
    candidates: Candidates,
    edges: Vec<Vec<Edge>>,
    /// The reports that a reader corrected something of, by key, and those that name a key as one
    /// event with them.
    keyed: FxHashMap<MeetingKey, Bond>,
    /// For each report a report of its neighbourhood: those that edges connect, directly or not.
    parents: Vec<usize>,
    /// For the first of each neighbourhood, its reports and their groups.
    neighbourhoods: Vec<Vec<usize>>,
    groups: Vec<Vec<Vec<usize>>>,
}

/// Reports that a reader's corrections name.
#[derive(Clone, Debug, Default)]
struct Bond {
    of_key: Vec<usize>,
    named_by: Vec<usize>,
}

impl Linker {
    /// Adds reports and links them with what is there.
    pub fn add(&mut self, reports: Vec<Report>) {
        let mut touched = Vec::with_capacity(reports.len());
        for report in reports {
            touched.push(self.place(report));
        }
        let mut roots: Vec<usize> = touched.into_iter().map(|n| self.root(n)).collect();
        roots.sort_unstable();
        roots.dedup();
        for root in roots {
            self.regroup(root);
        }
    }

    /// How many reports are linked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.reports.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// The events of all reports, by date (undated ones last), each with its related events.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        let groups = self.groups.iter().flatten();
        let mut events: Vec<Event> = groups.map(|group| self.event(group)).collect();
        events.sort_by(by_date);
        for (number, event) in events.iter_mut().enumerate() {
            event.id = EventId(u32::try_from(number).unwrap_or(u32::MAX));
        }
        let steps = self.steps(&events);
        related::relate(&mut events, &steps);
        events
    }

    /// Pairs of events of which the text says that the one leads to the other.
    fn steps(&self, events: &[Event]) -> Vec<(EventId, EventId)> {
        let leading: Vec<&Report> = self.reports.iter().filter(|r| !r.leads_to.is_empty()).collect();
        if leading.is_empty() {
            return Vec::new();
        }
        let told = events.iter().flat_map(|event| event.meetings.iter().map(|report| (*report, event.id)));
        let event_of: FxHashMap<MeetingRef, EventId> = told.collect();
        let step = |report: &Report, next: MeetingId| {
            let next = MeetingRef { meeting: next, ..report.at() };
            Some((*event_of.get(&report.at())?, *event_of.get(&next)?))
        };
        leading.iter().flat_map(|r| r.leads_to.iter().filter_map(|next| step(r, *next))).collect()
    }

    fn event(&self, group: &[usize]) -> Event {
        let witness = |n: &usize| {
            let (report, profile) = self.reports.get(*n).zip(self.profiles.get(*n))?;
            Some(Witness { report, parties: &profile.parties })
        };
        let mut witnesses: Vec<Witness<'_>> = group.iter().filter_map(witness).collect();
        witnesses.sort_by(|a, b| in_order(a, b));
        let mut event = facts::merge(&witnesses);
        coverage::trace(&mut event, &witnesses);
        event
    }

    /// Takes a report in; its number.
    fn place(&mut self, report: Report) -> usize {
        let number = self.reports.len();
        let profile = Profile::new(&report);
        self.edges.push(Vec::new());
        self.parents.push(number);
        self.neighbourhoods.push(vec![number]);
        self.groups.push(vec![vec![number]]);
        for other in self.candidates.add(&profile) {
            let Some(known) = self.profiles.get(other) else { continue };
            let earlier = self.reports.get(other).is_some_and(|r| in_order(r, &report).is_le());
            let found = if earlier { compare(known, &profile) } else { compare(&profile, known) };
            let Some((time, strength)) = found else { continue };
            if let Some(edges) = self.edges.get_mut(number) {
                edges.push(Edge { left: other, right: number, time, strength });
            }
            self.connect(other, number);
        }
        self.profiles.push(profile);
        self.bind(number, &report);
        self.reports.push(report);
        number
    }

    /// Connects a report with those that the reader said to be of the same event.
    fn bind(&mut self, number: usize, report: &Report) {
        let Some(corrected) = &report.corrected else { return };
        let own = self.keyed.entry(corrected.key).or_default();
        own.of_key.push(number);
        let mut others = own.named_by.clone();
        for key in &corrected.same_as {
            let named = self.keyed.entry(*key).or_default();
            named.named_by.push(number);
            others.extend(&named.of_key);
        }
        for other in others {
            self.connect(other, number);
        }
    }

    /// The pairs of a neighbourhood, by place in it, that the reader said to be of one event.
    fn said(&self, order: &[usize], position: &FxHashMap<usize, usize>) -> Vec<(usize, usize)> {
        let mut said = Vec::new();
        for (at, number) in order.iter().enumerate() {
            let corrected = self.profiles.get(*number).and_then(|profile| profile.corrected.as_ref());
            for key in corrected.iter().flat_map(|corrected| &corrected.same_as) {
                let named = self.keyed.get(key).map(|bond| bond.of_key.as_slice()).unwrap_or_default();
                said.extend(named.iter().filter_map(|other| position.get(other)).map(|other| (at, *other)));
            }
        }
        said
    }

    fn root(&self, report: usize) -> usize {
        let mut at = report;
        while let Some(parent) = self.parents.get(at).copied().filter(|p| *p != at) {
            at = parent;
        }
        at
    }

    /// The smaller neighbourhood moves into the greater.
    fn connect(&mut self, left: usize, right: usize) {
        let (a, b) = (self.root(left), self.root(right));
        if a == b {
            return;
        }
        let size = |n: usize| self.neighbourhoods.get(n).map_or(0, Vec::len);
        let (into, from) = if size(a) >= size(b) { (a, b) } else { (b, a) };
        if let Some(parent) = self.parents.get_mut(from) {
            *parent = into;
        }
        let moved = self.neighbourhoods.get_mut(from).map(std::mem::take).unwrap_or_default();
        if let Some(groups) = self.groups.get_mut(from) {
            groups.clear();
        }
        if let Some(neighbourhood) = self.neighbourhoods.get_mut(into) {
            neighbourhood.extend(moved);
        }
    }

    /// Makes the groups of one neighbourhood anew.
    fn regroup(&mut self, root: usize) {
        let Some(neighbourhood) = self.neighbourhoods.get(root) else { return };
        let mut order = neighbourhood.clone();
        order.sort_by(|a, b| match (self.reports.get(*a), self.reports.get(*b)) {
            (Some(a), Some(b)) => in_order(a, b),
            _ => Ordering::Equal,
        });
        let position: FxHashMap<usize, usize> = order.iter().enumerate().map(|(at, n)| (*n, at)).collect();
        let profiles: Vec<&Profile> = order.iter().filter_map(|n| self.profiles.get(*n)).collect();
        let mut edges: Vec<Edge> = Vec::new();
        for edge in order.iter().filter_map(|n| self.edges.get(*n)).flatten() {
            let Some((a, b)) = position.get(&edge.left).copied().zip(position.get(&edge.right).copied()) else {
                continue;
            };
            edges.push(Edge { left: a.min(b), right: a.max(b), ..*edge });
        }
        edges.sort_by_key(|e| (e.left, e.right));
        let groups = cluster(&profiles, &edges, &self.said(&order, &position));
        let numbered = |group: Vec<usize>| group.into_iter().filter_map(|at| order.get(at).copied()).collect();
        if let Some(slot) = self.groups.get_mut(root) {
            *slot = groups.into_iter().map(numbered).collect();
        }
    }
}

/// Order of publication (undated articles last), then article, then meeting.
fn in_order(left: &Report, right: &Report) -> Ordering {
    let key = |r: &Report| (r.telling.published.is_none(), r.telling.published.map(|p| (p.day(), p)));
    let by_id = || left.telling.id.cmp(&right.telling.id).then(left.meeting.cmp(&right.meeting));
    key(left).cmp(&key(right)).then_with(by_id)
}

/// By first day, the more precise first, undated ones last; then by first report.
fn by_date(left: &Event, right: &Event) -> Ordering {
    let key = |e: &Event| (e.date.is_none(), e.date.map(|d| (d.start(), d.end())), e.meetings.first().copied());
    key(left).cmp(&key(right))
}
