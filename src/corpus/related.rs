//! Events to their related events, each with stated reasons and a rank. Who is rare counts more: two
//! events with the same envoy are nearer than two with the same state. What is related to one event is
//! found when it is asked for, since everyone's rarity changes with every article.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::event::{Event, MeetingRef, Reason, Related};
use super::link::series::family;
use super::people::{ActorId, People};
use crate::base::date::FuzzyDate;
use crate::base::id::{EventId, MeetingId};
use crate::extract::meeting::{Kind, Level};
use crate::extract::mention::EntityKind;

/// As many related events are kept; those that prepare or follow are kept beyond it.
const KEPT: usize = 12;
/// Of the events of one actor, as many neighbours in time are looked at on each side.
const NEIGHBOURS: usize = 12;
/// Preparation is not longer before than this.
const PREPARATION_DAYS: i64 = 14;
/// Rounds of a series are not further apart than this.
const SERIES_DAYS: i64 = 200;
/// How much it tells that two are of one series.
const SERIES: f32 = 0.45;
/// ... that their reports name,
const NAMED_SERIES: f32 = 0.5;
/// ... with longer between them than rounds are apart: the summit of last year.
const FAR_SERIES: f32 = 0.3;
/// How much it tells that the text says so.
const TOLD_STEP: f32 = 0.7;
/// Shared participants below this weight are no reason.
const SLIGHT: f32 = 0.12;

/// What the ways between events are found by.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    people: People,
    /// For each actor, how much sharing it tells.
    weights: Vec<f32>,
    /// Pairs of which a text says that the first leads to the second.
    steps: FxHashSet<(EventId, EventId)>,
    by_article: FxHashMap<usize, Vec<EventId>>,
    by_place: FxHashMap<(NaiveDate, Box<str>), Vec<EventId>>,
    by_series: FxHashMap<Arc<str>, Vec<EventId>>,
}

/// Reasons seen from the first of two events, each with how much it tells.
type Reasons = SmallVec<[(Reason, f32); 4]>;

/// What the series of two events is called.
type SeriesName = Option<Arc<str>>;

/// A related event before the nearest are chosen.
struct Found {
    event: EventId,
    reasons: Reasons,
    series: SeriesName,
    score: f32,
}

impl Ties {
    /// The ties of events, which must be in their final order.
    #[must_use]
    pub fn of(events: &[Event]) -> Self {
        let people = People::of(events);
        let all = count(events.len());
        let weights = people
            .actors()
            .iter()
            .map(|actor| {
                let rarity = (1.0 + all / count(actor.events.len())).ln() / (1.0 + all).ln();
                rarity
                    * match actor.kind {
                        EntityKind::Person => 1.0,
                        EntityKind::Organisation => 0.8,
                        EntityKind::State | EntityKind::Place | EntityKind::Group => 0.4,
                    }
            })
            .collect();
        let mut ties = Self { people, weights, ..Self::default() };
        for event in events {
            for report in &event.meetings {
                ties.by_article.entry(report.article).or_default().push(event.id);
            }
            if let Some(here) = place_and_day(event) {
                ties.by_place.entry(here).or_default().push(event.id);
            }
            for series in &event.series {
                ties.by_series.entry(Arc::clone(series)).or_default().push(event.id);
            }
        }
        ties.steps = steps(events);
        ties
    }

    /// Everybody who takes part in the events.
    #[must_use]
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The events related to one of those that the ties are of, the nearest first.
    #[must_use]
    pub fn related(&self, events: &[Event], id: EventId) -> Vec<Related> {
        let Some(event) = events.get(id.index()) else { return Vec::new() };
        let mut found: Vec<Found> = Vec::new();
        for other in self.worth_a_look(event).into_iter().filter_map(|other| events.get(other.index())) {
            // The earlier of the two is always the first, so that both see the same.
            let (one, two) = if id < other.id { (event, other) } else { (other, event) };
            let (mut reasons, series) = self.reasons(one, two, events.len());
            if reasons.is_empty() {
                continue;
            }
            let score = 1.0 - reasons.iter().map(|(_, weight)| 1.0 - weight).product::<f32>();
            if other.id < id {
                reasons.iter_mut().for_each(|(reason, _)| *reason = mirror(*reason));
            }
            found.push(Found { event: other.id, reasons, series, score });
        }
        nearest(found)
    }

    /// Neighbours in time under one actor or of one series, events told by one article, or of one place and
    /// day; those to and from which a text says that this one leads are told by one article.
    fn worth_a_look(&self, event: &Event) -> Vec<EventId> {
        let actors = self.people.of_event(event.id).iter().filter_map(|actor| self.people.actor(*actor));
        let by_actor = actors.map(|actor| actor.events.as_slice());
        let by_article = event.meetings.iter().filter_map(|report| self.by_article.get(&report.article));
        let by_place = place_and_day(event).and_then(|here| self.by_place.get(&here));
        let by_series = event.series.iter().filter_map(|series| self.by_series.get(series));
        let mut others: Vec<EventId> = Vec::new();
        for list in by_actor.chain(by_article.chain(by_place).chain(by_series).map(Vec::as_slice)) {
            let at = list.partition_point(|other| *other < event.id);
            let last = list.len().min(at + 1 + NEIGHBOURS);
            others.extend(list.get(at.saturating_sub(NEIGHBOURS)..last).unwrap_or_default());
        }
        others.sort_unstable();
        others.dedup();
        others.retain(|other| *other != event.id);
        others
    }

    fn reasons(&self, one: &Event, other: &Event, all: usize) -> (Reasons, SeriesName) {
        let (left, right) = (self.people.of_event(one.id), self.people.of_event(other.id));
        let shared: Vec<ActorId> = left.iter().copied().filter(|a| right.contains(a)).collect();
        let told_together = one.meetings.iter().any(|m| other.meetings.iter().any(|n| n.article == m.article));
        let days = days_between(one, other);
        let mut reasons = Reasons::new();
        if self.steps.contains(&(one.id, other.id)) {
            reasons.push((Reason::Prepares, TOLD_STEP));
        } else if self.steps.contains(&(other.id, one.id)) {
            reasons.push((Reason::Follows, TOLD_STEP));
        } else if let Some(days) = days.filter(|d| d.abs() <= PREPARATION_DAYS) {
            reasons.extend(preparation(one, other, days, !shared.is_empty() || told_together));
        }
        let series = self.series((one, other), days, &shared, all);
        if let Some((weight, _)) = &series {
            reasons.push((Reason::SameSeries, *weight));
        }
        let same_place = one.place.is_some() && one.place.as_ref().map(|p| &p.0) == other.place.as_ref().map(|p| &p.0);
        if days == Some(0) && same_place {
            reasons.push((Reason::SamePlaceAndDay, 0.4));
        }
        let sharing = self.sharing(left, right, &shared) * nearness(days);
        if sharing >= SLIGHT {
            reasons.push((Reason::SharedParticipants, sharing.min(0.8)));
        }
        (reasons, series.and_then(|(_, name)| name))
    }

    /// How much sharing these actors tells, 0 to 1: their weight in the smaller company.
    fn sharing(&self, left: &[ActorId], right: &[ActorId], shared: &[ActorId]) -> f32 {
        let weigh = |actors: &[ActorId]| -> f32 { actors.iter().filter_map(|a| self.weights.get(a.index())).sum() };
        let smaller = weigh(left).min(weigh(right));
        let rarest = shared.iter().filter_map(|a| self.weights.get(a.index())).copied().fold(0.0, f32::max);
        if smaller > 0.0 { rarest * (weigh(shared) / smaller).sqrt() } else { 0.0 }
    }

    /// Whether the two are of one series, how much that tells, and what it is called: a name that their reports
    /// give ("коалиция желающих"); or the same kind of event with the same company, with the same rare group or
    /// body, or in rounds in one city.
    fn series(
        &self,
        (one, other): (&Event, &Event),
        days: Option<i64>,
        shared: &[ActorId],
        events: usize,
    ) -> Option<(f32, SeriesName)> {
        let levels_agree = one.level.zip(other.level).is_none_or(|(a, b)| a == b);
        if !levels_agree || days == Some(0) {
            return None;
        }
        let near = days.is_none_or(|days| days.abs() <= SERIES_DAYS);
        if let Some(name) = one.series.iter().find(|name| other.series.contains(name)) {
            return Some((if near { NAMED_SERIES } else { FAR_SERIES }, Some(Arc::clone(name))));
        }
        if !near || family(one.kind) != family(other.kind) || shared.is_empty() {
            return None;
        }
        let rare = |id: &ActorId| {
            self.people.actor(*id).filter(|actor| {
                // "советники" may be anybody's.
                let told = actor.kind == EntityKind::Group && actor.name.contains(' ');
                (told || actor.kind == EntityKind::Organisation) && actor.events.len() * 20 <= events.max(60)
            })
        };
        if let Some(actor) = shared.iter().find_map(rare) {
            return Some((SERIES, Some(Arc::from(actor.name.as_str()))));
        }
        if let Some(city) = rounds_city(one, other).filter(|_| shared.len() >= 2) {
            return Some((SERIES, Some(Arc::from(city))));
        }
        let all = self.people.of_event(one.id).len().min(self.people.of_event(other.id).len());
        (shared.len() >= 2 && shared.len() * 5 >= all * 4).then_some((SERIES, None))
    }
}

/// The city in which both are rounds of talks.
fn rounds_city<'e>(one: &'e Event, other: &Event) -> Option<&'e str> {
    let is_round = |event: &Event| matches!(event.kind, Kind::Talks | Kind::Consultations);
    let (name, country) = one.place.as_ref().filter(|_| is_round(one) && is_round(other))?;
    let same = other.place.as_ref().is_some_and(|(there, _)| there == name);
    (same && country.as_ref() != Some(name)).then_some(name.as_str())
}

/// Where and on which day it is, where both are known.
fn place_and_day(event: &Event) -> Option<(NaiveDate, Box<str>)> {
    let (day, (place, _)) = event.date.and_then(FuzzyDate::as_day).zip(event.place.as_ref())?;
    Some((day, place.as_str().into()))
}

/// Pairs of events of which a text says that the first leads to the second.
fn steps(events: &[Event]) -> FxHashSet<(EventId, EventId)> {
    let leading = || events.iter().flat_map(|event| event.leads_to.iter().map(move |(at, next)| (event, *at, *next)));
    let next =
        |(event, at, meeting): (&Event, usize, MeetingId)| Some(MeetingRef { meeting, ..*event.meetings.get(at)? });
    let wanted: FxHashSet<MeetingRef> = leading().filter_map(next).collect();
    if wanted.is_empty() {
        return FxHashSet::default();
    }
    let told = events.iter().flat_map(|event| event.meetings.iter().map(|report| (*report, event.id)));
    let event_of: FxHashMap<MeetingRef, EventId> = told.filter(|(report, _)| wanted.contains(report)).collect();
    let step = |one: (&Event, usize, MeetingId)| Some((one.0.id, *event_of.get(&next(one)?)?));
    leading().filter_map(step).filter(|(one, other)| one != other).collect()
}

fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// Days from the one to the other, where both are dated well enough (a week).
fn days_between(one: &Event, other: &Event) -> Option<i64> {
    let known = |event: &Event| event.date.filter(|d| d.days() <= 7);
    let (a, b) = known(one).zip(known(other))?;
    if a.overlaps(b) { Some(0) } else { Some((b.start() - a.start()).num_days()) }
}

fn nearness(days: Option<i64>) -> f32 {
    let far = days.map_or(180, |d| d.abs().min(720));
    1.0 / (1.0 + f32::from(i16::try_from(far).unwrap_or(i16::MAX)) / 180.0)
}

/// The lower level works before the higher one meets, within days.
fn preparation(one: &Event, other: &Event, days: i64, connected: bool) -> Option<(Reason, f32)> {
    let (a, b) = one.level.zip(other.level)?;
    let (a, b) = (height(a), height(b));
    if !connected || days == 0 || a == b || (a < b) != (days > 0) {
        return None;
    }
    let near = 1.0 - f32::from(i16::try_from(days.abs()).unwrap_or(i16::MAX)) / 40.0;
    let reason = if days > 0 { Reason::Prepares } else { Reason::Follows };
    Some((reason, 0.6 * near))
}

fn height(level: Level) -> u8 {
    match level {
        Level::Experts => 0,
        Level::Delegations | Level::Military | Level::Advisers => 1,
        Level::Ministers => 2,
        Level::Leaders => 3,
    }
}

/// The same reason seen from the other side.
fn mirror(reason: Reason) -> Reason {
    match reason {
        Reason::Prepares => Reason::Follows,
        Reason::Follows => Reason::Prepares,
        other => other,
    }
}

fn ranked(mut reasons: Reasons) -> Vec<Reason> {
    reasons.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    reasons.into_iter().map(|(reason, _)| reason).collect()
}

/// The nearest, and everything that prepares or follows, so that each way has its way back.
fn nearest(mut found: Vec<Found>) -> Vec<Related> {
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.event.cmp(&b.event)));
    let is_step = |f: &Found| f.reasons.iter().any(|(r, _)| matches!(r, Reason::Prepares | Reason::Follows));
    let kept = found.into_iter().enumerate().filter(|(number, f)| *number < KEPT || is_step(f));
    let related = |f: Found| Related { event: f.event, reasons: ranked(f.reasons), series: f.series, score: f.score };
    kept.map(|(_, f)| related(f)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::corpus::event::{Facts, Party};

    fn event(number: u32, day: u32, people: &[&str]) -> Event {
        let party = |name: &&str| Party::named(EntityKind::Person, name);
        let facts = Facts {
            date: NaiveDate::from_ymd_opt(2026, 2, day).map(FuzzyDate::day),
            parties: people.iter().map(party).collect(),
            ..Facts::default()
        };
        let meetings = vec![MeetingRef { article: number as usize, meeting: MeetingId(0) }];
        Event { id: EventId(number), meetings, facts: Arc::new(facts) }
    }

    fn related(events: &[Event], of: u32) -> Vec<Related> {
        Ties::of(events).related(events, EventId(of))
    }

    fn score(events: &[Event], from: u32, to: u32) -> f32 {
        related(events, from).iter().find(|r| r.event == EventId(to)).map_or(0.0, |r| r.score)
    }

    #[test]
    fn a_rare_participant_relates_more_than_one_who_is_everywhere() {
        let guests = ["Балов", "Венин", "Горев", "Дусок", "Мирин", "Нагов", "Петин", "Ракин", "Сомов", "Тулин"];
        let mut events: Vec<Event> =
            (0..).zip(guests).map(|(n, guest)| event(n, n + 1, &["Олаф Берг", guest])).collect();
        let guest = events[5].parties[1].clone();
        Arc::make_mut(&mut events[3].facts).parties.push(guest);
        assert!(score(&events, 3, 5) > score(&events, 3, 4));
    }

    #[test]
    fn at_most_twelve_are_listed_the_nearest_first() {
        let events: Vec<Event> = (0..25).map(|n| event(n, n + 1, &["Олаф Берг", "Ян Новак"])).collect();
        for number in 0..25 {
            let related = related(&events, number);
            assert_eq!(related.len(), KEPT);
            assert!(related.is_sorted_by(|a, b| a.score >= b.score));
        }
    }

    #[test]
    fn events_without_anybody_in_common_are_not_related() {
        let events = vec![event(0, 1, &["Олаф Берг"]), event(1, 2, &["Ян Новак"])];
        assert!((0..2).all(|number| related(&events, number).is_empty()));
    }
}
