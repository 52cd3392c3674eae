//! Keeps reports linked while articles come, change and go. Only the events of a neighbourhood that a
//! change touches are made anew, all others are shared with what was there before; whatever the order
//! of changes, the events are those of the reports that are left.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::candidates::Candidates;
use super::cluster::{Edge, cluster};
use super::pair::{Profile, Time, compare};
use super::report::{Report, Witness};
use super::{coverage, facts};
use crate::base::article::Published;
use crate::base::id::{ArticleId, EventId, MeetingId, MeetingKey};
use crate::corpus::event::{Event, Facts, MeetingRef};

/// Reports and the events they tell of.
#[derive(Clone, Debug, Default)]
pub struct Linker {
    articles: Articles,
    /// By number; that of one that is gone is given to the next that comes.
    reports: Vec<Option<Placed>>,
    free: Vec<usize>,
    candidates: Candidates,
    /// The reports that a reader corrected something of, by key, and those that name a key as one
    /// event with them.
    keyed: FxHashMap<MeetingKey, Bond>,
    neighbourhoods: Vec<Neighbourhood>,
    /// The numbers of neighbourhoods that are no more.
    deserted: Vec<usize>,
    /// All events, in order.
    listed: BTreeMap<Rank, Group>,
}

/// Articles by number, each with its reports.
#[derive(Clone, Debug, Default)]
struct Articles {
    numbers: FxHashMap<ArticleId, usize>,
    ids: Vec<ArticleId>,
    reports: Vec<Vec<usize>>,
}

/// A report in its place.
#[derive(Clone, Debug)]
struct Placed {
    report: Report,
    profile: Profile,
    links: Vec<Link>,
    neighbourhood: usize,
}

/// Another report that speaks for the same event.
#[derive(Clone, Copy, Debug)]
struct Link {
    other: usize,
    time: Time,
    strength: f32,
}

/// Reports that links connect, directly or not: what one of them becomes may change the others, and
/// nobody else.
#[derive(Clone, Debug, Default)]
struct Neighbourhood {
    members: Vec<usize>,
    events: Vec<Rank>,
}

/// The reports of one event, in order of publication, and what they tell together.
#[derive(Clone, Debug)]
struct Group {
    members: Vec<usize>,
    facts: Arc<Facts>,
}

/// The place of an event among all: by first day, the more precise first, undated ones last; then by
/// first report.
type Rank = (bool, Option<(NaiveDate, NaiveDate)>, Told);
/// The place of a report among all: order of publication (undated articles last), then article, then
/// meeting.
type Told = (bool, Option<Published>, ArticleId, MeetingId);

/// Reports that a reader's corrections name.
#[derive(Clone, Debug, Default)]
struct Bond {
    of_key: Vec<usize>,
    named_by: Vec<usize>,
}

/// What is known of the events whose neighbourhoods a change breaks up.
type Before = FxHashMap<Vec<usize>, Arc<Facts>>;

impl Linker {
    /// Adds reports and links them with what is there.
    pub fn add(&mut self, reports: Vec<Report>) {
        self.change(&[], reports);
    }

    /// Forgets all reports of some articles, adds reports, and links what this touches. The new reports
    /// of an article that has changed come with its name among those that are gone.
    pub fn change(&mut self, gone: &[ArticleId], come: Vec<Report>) {
        let mut before = Before::default();
        let mut loose: Vec<usize> = Vec::new();
        let going: Vec<usize> = gone.iter().flat_map(|article| self.articles.take(article)).collect();
        for number in &going {
            self.break_up(*number, &mut before, &mut loose);
        }
        // A number may be given again: what is known of it by then would be of another.
        before.retain(|members, _| members.iter().all(|member| !going.contains(member)));
        for number in going {
            self.remove(number);
        }
        for report in come {
            let number = self.place(report);
            loose.push(number);
            for other in self.connected(number) {
                self.break_up(other, &mut before, &mut loose);
            }
        }
        self.settle(loose, &mut before);
    }

    /// How many reports are linked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.reports.len() - self.free.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The events of all reports, by date (undated ones last). `place` tells where an article stands in
    /// its collection, which must be in order of publication.
    #[must_use]
    pub fn events(&self, place: impl Fn(&ArticleId) -> usize) -> Vec<Event> {
        let standing: Vec<usize> = self.articles.ids.iter().map(place).collect();
        let at = |number: &usize| {
            let placed = self.placed(*number)?;
            let article = standing.get(placed.profile.article).copied()?;
            Some(MeetingRef { article, meeting: placed.report.meeting })
        };
        let event = |(id, group): (u32, &Group)| Event {
            id: EventId(id),
            meetings: group.members.iter().filter_map(at).collect(),
            facts: Arc::clone(&group.facts),
        };
        (0..).zip(self.listed.values()).map(event).collect()
    }

    fn placed(&self, number: usize) -> Option<&Placed> {
        self.reports.get(number)?.as_ref()
    }

    /// Takes a report in; its number.
    fn place(&mut self, report: Report) -> usize {
        let number = self.free.pop().unwrap_or_else(|| {
            self.reports.push(None);
            self.reports.len() - 1
        });
        let profile = Profile::new(&report, self.articles.number(&report.telling.id));
        self.articles.give(profile.article, number);
        let mut links = Vec::new();
        for other in self.candidates.add(number, &profile) {
            let Some(Some(known)) = self.reports.get_mut(other) else { continue };
            let earlier = in_order(&known.report, &report).is_le();
            let found = if earlier { compare(&known.profile, &profile) } else { compare(&profile, &known.profile) };
            let Some((time, strength)) = found else { continue };
            known.links.push(Link { other: number, time, strength });
            links.push(Link { other, time, strength });
        }
        if let Some(corrected) = &report.corrected {
            self.keyed.entry(corrected.key).or_default().of_key.push(number);
            for key in &corrected.same_as {
                self.keyed.entry(*key).or_default().named_by.push(number);
            }
        }
        if let Some(slot) = self.reports.get_mut(number) {
            *slot = Some(Placed { report, profile, links, neighbourhood: usize::MAX });
        }
        number
    }

    /// Forgets a report whose neighbourhood is broken up.
    fn remove(&mut self, number: usize) {
        let Some(placed) = self.reports.get_mut(number).and_then(Option::take) else { return };
        self.free.push(number);
        self.candidates.remove(number, &placed.profile);
        for link in &placed.links {
            if let Some(Some(other)) = self.reports.get_mut(link.other) {
                other.links.retain(|link| link.other != number);
            }
        }
        let Some(corrected) = &placed.report.corrected else { return };
        for key in corrected.same_as.iter().chain([&corrected.key]) {
            if let Some(bond) = self.keyed.get_mut(key) {
                bond.of_key.retain(|one| *one != number);
                bond.named_by.retain(|one| *one != number);
                if bond.of_key.is_empty() && bond.named_by.is_empty() {
                    self.keyed.remove(key);
                }
            }
        }
    }

    /// The reports that links or the reader's words connect with this one.
    fn connected(&self, number: usize) -> Vec<usize> {
        let Some(placed) = self.placed(number) else { return Vec::new() };
        let mut connected: Vec<usize> = placed.links.iter().map(|link| link.other).collect();
        if let Some(corrected) = &placed.report.corrected {
            let named_by = self.keyed.get(&corrected.key).map(|bond| bond.named_by.as_slice());
            connected.extend(named_by.unwrap_or_default());
            connected.extend(corrected.same_as.iter().filter_map(|key| self.keyed.get(key)).flat_map(|b| &b.of_key));
        }
        connected
    }

    /// Takes a report's neighbourhood apart, where it is not yet; its reports are loose then.
    fn break_up(&mut self, number: usize, before: &mut Before, loose: &mut Vec<usize>) {
        let Some(home) = self.placed(number).map(|placed| placed.neighbourhood) else { return };
        let Some(neighbourhood) = self.neighbourhoods.get_mut(home).map(std::mem::take) else { return };
        self.deserted.push(home);
        for rank in &neighbourhood.events {
            if let Some(group) = self.listed.remove(rank) {
                before.insert(group.members, group.facts);
            }
        }
        for member in neighbourhood.members {
            if let Some(Some(placed)) = self.reports.get_mut(member) {
                placed.neighbourhood = usize::MAX;
            }
            loose.push(member);
        }
    }

    /// Finds the neighbourhoods of loose reports, and their events.
    fn settle(&mut self, loose: Vec<usize>, before: &mut Before) {
        let mut seen: FxHashSet<usize> = FxHashSet::default();
        for first in loose {
            if self.placed(first).is_none() || !seen.insert(first) {
                continue;
            }
            let mut members = vec![first];
            let mut at = 0;
            while let Some(number) = members.get(at).copied() {
                at += 1;
                members.extend(self.connected(number).into_iter().filter(|other| seen.insert(*other)));
            }
            self.gather(members, before);
        }
    }

    /// Makes a neighbourhood of reports and finds their events.
    fn gather(&mut self, members: Vec<usize>, before: &mut Before) {
        let home = self.deserted.pop().unwrap_or_else(|| {
            self.neighbourhoods.push(Neighbourhood::default());
            self.neighbourhoods.len() - 1
        });
        for member in &members {
            if let Some(Some(placed)) = self.reports.get_mut(*member) {
                placed.neighbourhood = home;
            }
        }
        let mut events = Vec::new();
        for group in self.grouped(&members) {
            let facts = before.remove(&group).unwrap_or_else(|| Arc::new(self.facts(&group)));
            let Some(first) = group.first().and_then(|first| self.placed(*first)) else { continue };
            let date = facts.date;
            let rank: Rank = (date.is_none(), date.map(|d| (d.start(), d.end())), told(&first.report));
            events.push(rank.clone());
            self.listed.insert(rank, Group { members: group, facts });
        }
        if let Some(slot) = self.neighbourhoods.get_mut(home) {
            *slot = Neighbourhood { members, events };
        }
    }

    /// The reports of a neighbourhood, event by event, each in order of publication.
    fn grouped(&self, members: &[usize]) -> Vec<Vec<usize>> {
        if let [only] = members {
            return vec![vec![*only]];
        }
        let mut placed: Vec<(usize, &Placed)> = members.iter().filter_map(|n| Some((*n, self.placed(*n)?))).collect();
        placed.sort_by(|(_, a), (_, b)| in_order(&a.report, &b.report));
        let position: FxHashMap<usize, usize> = placed.iter().enumerate().map(|(at, (n, _))| (*n, at)).collect();
        let profiles: Vec<&Profile> = placed.iter().map(|(_, placed)| &placed.profile).collect();
        let mut edges: Vec<Edge> = Vec::new();
        for (left, (_, placed)) in placed.iter().enumerate() {
            for link in &placed.links {
                // Both ends know of it.
                if let Some(right) = position.get(&link.other).copied().filter(|right| left < *right) {
                    edges.push(Edge { left, right, time: link.time, strength: link.strength });
                }
            }
        }
        edges.sort_by_key(|e| (e.left, e.right));
        let groups = cluster(&profiles, &edges, &self.said(&profiles, &position));
        let numbered = |group: Vec<usize>| group.iter().filter_map(|at| placed.get(*at).map(|(n, _)| *n)).collect();
        groups.into_iter().map(numbered).collect()
    }

    /// The pairs of a neighbourhood, by place in it, that the reader said to be of one event.
    fn said(&self, profiles: &[&Profile], position: &FxHashMap<usize, usize>) -> Vec<(usize, usize)> {
        let mut said = Vec::new();
        for (at, profile) in profiles.iter().enumerate() {
            for key in profile.corrected.iter().flat_map(|corrected| &corrected.same_as) {
                let named = self.keyed.get(key).map(|bond| bond.of_key.as_slice()).unwrap_or_default();
                said.extend(named.iter().filter_map(|other| position.get(other)).map(|other| (at, *other)));
            }
        }
        said.sort_unstable();
        said
    }

    fn facts(&self, group: &[usize]) -> Facts {
        let witness = |n: &usize| {
            let placed = self.placed(*n)?;
            Some(Witness { report: &placed.report, parties: &placed.profile.parties })
        };
        let witnesses: Vec<Witness<'_>> = group.iter().filter_map(witness).collect();
        let mut event = facts::merge(&witnesses);
        coverage::trace(&mut event, &witnesses);
        event
    }
}

impl Articles {
    fn number(&mut self, id: &ArticleId) -> usize {
        if let Some(number) = self.numbers.get(id) {
            return *number;
        }
        self.numbers.insert(id.clone(), self.ids.len());
        self.ids.push(id.clone());
        self.reports.push(Vec::new());
        self.ids.len() - 1
    }

    fn give(&mut self, article: usize, report: usize) {
        if let Some(reports) = self.reports.get_mut(article) {
            reports.push(report);
        }
    }

    /// Takes the reports of an article away.
    fn take(&mut self, id: &ArticleId) -> Vec<usize> {
        let number = self.numbers.get(id);
        number.and_then(|number| self.reports.get_mut(*number)).map(std::mem::take).unwrap_or_default()
    }
}

fn told(report: &Report) -> Told {
    let telling = &report.telling;
    (telling.published.is_none(), telling.published, telling.id.clone(), report.meeting)
}

/// Order of publication (undated articles last), then article, then meeting.
fn in_order(left: &Report, right: &Report) -> Ordering {
    let key = |r: &Report| (r.telling.published.is_none(), r.telling.published);
    let by_id = || left.telling.id.cmp(&right.telling.id).then(left.meeting.cmp(&right.meeting));
    key(left).cmp(&key(right)).then_with(by_id)
}
