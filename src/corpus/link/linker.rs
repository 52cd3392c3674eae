//! Keeps reports linked while articles come, change and go. Only the events that a change touches are
//! made anew, all others are shared with what was there before; whatever the order of changes, the events
//! are those of the reports that are left.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::cluster::Clusters;
use super::report::{Report, Witness};
use super::reports::{Placed, Reports, Told};
use super::{coverage, facts};
use crate::base::id::{ArticleId, EventId};
use crate::corpus::event::{Event, Facts, MeetingRef};

/// Reports and the events they tell of.
#[derive(Clone, Debug, Default)]
pub struct Linker {
    articles: Articles,
    reports: Reports,
    clusters: Clusters,
    /// All events, in order.
    listed: BTreeMap<Rank, Group>,
    /// The place of each report's event among them.
    rank_of: Vec<Option<Rank>>,
}

/// Articles by number, each with its reports.
#[derive(Clone, Debug, Default)]
struct Articles {
    numbers: FxHashMap<ArticleId, usize>,
    ids: Vec<ArticleId>,
    reports: Vec<Vec<usize>>,
}

/// The reports of one event, in order of publication, and what they tell together.
#[derive(Clone, Debug)]
struct Group {
    members: Members,
    facts: Arc<Facts>,
}

/// Reports by number. Most events have few; these lie beside the facts, not behind another pointer.
type Members = SmallVec<[u32; 4]>;

/// The place of an event among all: by first day, the more precise first, undated ones last; then by
/// first report.
type Rank = (bool, Option<(NaiveDate, NaiveDate)>, Arc<Told>);

impl Linker {
    /// Adds reports and links them with what is there.
    pub fn add(&mut self, reports: Vec<Report>) {
        self.change(&[], reports);
    }

    /// Forgets all reports of some articles, adds reports, and links what this touches. The new reports
    /// of an article that has changed come with its name among those that are gone.
    pub fn change(&mut self, gone: &[ArticleId], come: Vec<Report>) {
        let going: Vec<usize> = gone.iter().flat_map(|article| self.articles.take(article)).collect();
        let mut lookers: BTreeSet<usize> = BTreeSet::new();
        for number in &going {
            let links = self.reports.get(*number).map(|placed| placed.links.as_slice()).unwrap_or_default();
            lookers.extend(links.iter().map(|link| link.other));
            self.clusters.open_made(*number);
            self.reports.remove(*number);
        }
        let mut new: BTreeSet<usize> = BTreeSet::new();
        for report in come {
            let article = self.articles.number(&report.telling.id);
            let number = self.reports.place(report, article);
            self.articles.give(article, number);
            new.insert(number);
            let links = self.reports.get(number).map(|placed| placed.links.as_slice()).unwrap_or_default();
            lookers.extend(links.iter().map(|link| link.other));
        }
        for number in lookers.iter().copied().filter(|number| !new.contains(number)) {
            self.clusters.open_made(number);
            self.clusters.open(self.reports.own_turns(number));
        }
        for number in &new {
            self.clusters.open(self.reports.own_turns(*number));
            self.clusters.open(self.reports.turns_with(*number, |_| true));
        }
        let mut touched = self.clusters.settle(&self.reports, &new);
        touched.extend(going.iter().chain(&new));
        self.list(touched, &going);
        self.reports.free(going);
    }

    /// How many reports are linked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.reports.len()
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
        let at = |number: &u32| {
            let (article, meeting) = self.reports.at(*number)?;
            Some(MeetingRef { article: standing.get(article).copied()?, meeting })
        };
        let event = |(id, group): (u32, &Group)| Event {
            id: EventId(id),
            meetings: group.members.iter().filter_map(at).collect(),
            facts: Arc::clone(&group.facts),
        };
        (0..).zip(self.listed.values()).map(event).collect()
    }

    /// Lists the events of touched reports anew.
    fn list(&mut self, touched: BTreeSet<usize>, gone: &[usize]) {
        let mut before: FxHashMap<Members, Arc<Facts>> = FxHashMap::default();
        let mut loose: Vec<usize> = touched.into_iter().collect();
        let mut at = 0;
        while let Some(number) = loose.get(at).copied() {
            at += 1;
            let rank = self.rank_of.get_mut(number).and_then(Option::take);
            if let Some(group) = rank.and_then(|rank| self.listed.remove(&rank)) {
                let members = || group.members.iter().map(|member| *member as usize);
                loose.extend(members().filter(|member| *member != number));
                // A number may be given again: what is known of it by then would be of another.
                if members().all(|member| !gone.contains(&member)) {
                    before.insert(group.members, group.facts);
                }
            }
        }
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        for number in loose {
            if self.reports.get(number).is_none() || !seen.insert(number) {
                continue;
            }
            let mut placed: Vec<(usize, &Placed)> =
                self.clusters.of(number).into_iter().filter_map(|n| Some((n, self.reports.get(n)?))).collect();
            placed.sort_by(|(_, a), (_, b)| a.told.cmp(&b.told));
            let members: Members = placed.iter().filter_map(|(n, _)| u32::try_from(*n).ok()).collect();
            seen.extend(placed.iter().map(|(n, _)| *n));
            let Some((_, first)) = placed.first() else { continue };
            let facts = before.remove(&members).unwrap_or_else(|| Arc::new(told_by(&placed)));
            let date = facts.date;
            let rank: Rank = (date.is_none(), date.map(|d| (d.start(), d.end())), Arc::clone(&first.told));
            for member in members.iter().map(|member| *member as usize) {
                if self.rank_of.len() <= member {
                    self.rank_of.resize(member + 1, None);
                }
                if let Some(slot) = self.rank_of.get_mut(member) {
                    *slot = Some(rank.clone());
                }
            }
            self.listed.insert(rank, Group { members, facts });
        }
    }
}

/// What reports tell together, which must be in order of publication.
fn told_by(placed: &[(usize, &Placed)]) -> Facts {
    let reports = placed.iter().map(|(_, placed)| placed);
    let witnesses: Vec<Witness<'_>> =
        reports.map(|placed| Witness { report: &placed.report, parties: &placed.profile.parties }).collect();
    let mut facts = facts::merge(&witnesses);
    coverage::trace(&mut facts, &witnesses);
    facts
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
