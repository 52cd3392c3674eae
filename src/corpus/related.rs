//! Events to their related events, each with stated reasons and a rank. Who is rare counts more: two
//! events with the same envoy are nearer than two with the same state.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::event::{Event, Reason, Related};
use super::people::{ActorId, People};
use crate::base::date::FuzzyDate;
use crate::base::id::EventId;
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
/// How much it tells that the text says so.
const TOLD_STEP: f32 = 0.7;
/// Shared participants below this weight are no reason.
const SLIGHT: f32 = 0.12;

/// Gives each event its related events, the nearest first. Events must be numbered, in order of date;
/// a step is a pair of which the text says that the first leads to the second.
pub(super) fn relate(events: &mut [Event], steps: &[(EventId, EventId)]) {
    let related = Relations::new(events, steps).all();
    for (event, related) in events.iter_mut().zip(related) {
        event.related = related;
    }
}

struct Relations<'e> {
    events: &'e [Event],
    people: People,
    /// For each actor, how much sharing it tells.
    weights: Vec<f32>,
    steps: FxHashSet<(EventId, EventId)>,
}

/// Reasons seen from the first of two events.
type Reasons = SmallVec<[(Reason, f32); 4]>;

/// A related event before the nearest are chosen.
#[derive(Clone)]
struct Found {
    event: EventId,
    reasons: Reasons,
    score: f32,
}

impl<'e> Relations<'e> {
    fn new(events: &'e [Event], steps: &[(EventId, EventId)]) -> Self {
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
        Self { events, people, weights, steps: steps.iter().copied().collect() }
    }

    fn all(&self) -> Vec<Vec<Related>> {
        let mut found: Vec<Vec<Found>> = vec![Vec::new(); self.events.len()];
        for (one, other) in self.pairs() {
            let (Some(a), Some(b)) = (self.events.get(one), self.events.get(other)) else { continue };
            let reasons = self.reasons(a, b);
            if reasons.is_empty() {
                continue;
            }
            let score = 1.0 - reasons.iter().map(|(_, weight)| 1.0 - weight).product::<f32>();
            let mirrored: Reasons = reasons.iter().map(|(reason, weight)| (mirror(*reason), *weight)).collect();
            for (from, event, reasons) in [(one, b.id, reasons), (other, a.id, mirrored)] {
                if let Some(list) = found.get_mut(from) {
                    list.push(Found { event, reasons, score });
                }
            }
        }
        found.into_iter().map(nearest).collect()
    }

    /// Pairs worth looking at: neighbours in time under one actor, or events told by one article, or
    /// of one place and day.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let mut take = |one: usize, other: usize| {
            if one != other {
                pairs.push((one.min(other), one.max(other)));
            }
        };
        let by_actor = self.people.actors().iter().map(|a| a.events.iter().map(|e| e.index()).collect::<Vec<_>>());
        let mut by_article: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let mut by_place: FxHashMap<(NaiveDate, &str), Vec<usize>> = FxHashMap::default();
        for event in self.events {
            for report in &event.meetings {
                by_article.entry(report.article).or_default().push(event.id.index());
            }
            if let Some((day, (place, _))) = event.date.and_then(FuzzyDate::as_day).zip(event.place.as_ref()) {
                by_place.entry((day, place)).or_default().push(event.id.index());
            }
        }
        for list in by_actor.chain(by_article.into_values()).chain(by_place.into_values()) {
            for (at, one) in list.iter().enumerate() {
                list.iter().skip(at + 1).take(NEIGHBOURS).for_each(|other| take(*one, *other));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn reasons(&self, one: &Event, other: &Event) -> Reasons {
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
        if days.is_none_or(|d| d != 0 && d.abs() <= SERIES_DAYS) && self.is_series(one, other, &shared) {
            reasons.push((Reason::SameSeries, 0.45));
        }
        let same_place = one.place.is_some() && one.place.as_ref().map(|p| &p.0) == other.place.as_ref().map(|p| &p.0);
        if days == Some(0) && same_place {
            reasons.push((Reason::SamePlaceAndDay, 0.4));
        }
        let sharing = self.sharing(left, right, &shared) * nearness(days);
        if sharing >= SLIGHT {
            reasons.push((Reason::SharedParticipants, sharing.min(0.8)));
        }
        reasons
    }

    /// How much sharing these actors tells, 0 to 1: their weight in the smaller company.
    fn sharing(&self, left: &[ActorId], right: &[ActorId], shared: &[ActorId]) -> f32 {
        let weigh = |actors: &[ActorId]| -> f32 { actors.iter().filter_map(|a| self.weights.get(a.index())).sum() };
        let smaller = weigh(left).min(weigh(right));
        let rarest = shared.iter().filter_map(|a| self.weights.get(a.index())).copied().fold(0.0, f32::max);
        if smaller > 0.0 { rarest * (weigh(shared) / smaller).sqrt() } else { 0.0 }
    }

    /// Rounds of one series: the same kind of event with the same company, or with the same rare
    /// group or body ("коалиция желающих").
    fn is_series(&self, one: &Event, other: &Event, shared: &[ActorId]) -> bool {
        let levels_agree = one.level.zip(other.level).is_none_or(|(a, b)| a == b);
        if family(one.kind) != family(other.kind) || !levels_agree || shared.is_empty() {
            return false;
        }
        let all = self.people.of_event(one.id).len().min(self.people.of_event(other.id).len());
        let same_company = shared.len() >= 2 && shared.len() * 5 >= all * 4;
        let named_group = |id: &ActorId| {
            self.people.actor(*id).is_some_and(|actor| {
                matches!(actor.kind, EntityKind::Organisation | EntityKind::Group)
                    && actor.events.len() * 20 <= self.events.len().max(60)
            })
        };
        same_company || shared.iter().any(named_group)
    }
}

fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// Kinds that may be rounds of one series.
fn family(kind: Kind) -> Kind {
    match kind {
        Kind::Talks | Kind::Consultations | Kind::Meeting => Kind::Talks,
        other => other,
    }
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
    kept.map(|(_, f)| Related { event: f.event, reasons: ranked(f.reasons), score: f.score }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::MeetingId;
    use crate::corpus::event::{MeetingRef, Party};

    fn event(number: u32, day: u32, people: &[&str]) -> Event {
        let party = |name: &&str| Party::named(EntityKind::Person, name);
        Event {
            id: EventId(number),
            date: NaiveDate::from_ymd_opt(2026, 2, day).map(FuzzyDate::day),
            parties: people.iter().map(party).collect(),
            meetings: vec![MeetingRef { article: number as usize, meeting: MeetingId(0) }],
            ..Event::default()
        }
    }

    fn score(events: &[Event], from: usize, to: u32) -> f32 {
        events[from].related.iter().find(|r| r.event == EventId(to)).map_or(0.0, |r| r.score)
    }

    #[test]
    fn a_rare_participant_relates_more_than_one_who_is_everywhere() {
        let guests = ["Балов", "Венин", "Горев", "Дусок", "Мирин", "Нагов", "Петин", "Ракин", "Сомов", "Тулин"];
        let mut events: Vec<Event> =
            (0..).zip(guests).map(|(n, guest)| event(n, n + 1, &["Олаф Берг", guest])).collect();
        let guest = events[5].parties[1].clone();
        events[3].parties.push(guest);
        relate(&mut events, &[]);
        assert!(score(&events, 3, 5) > score(&events, 3, 4));
    }

    #[test]
    fn at_most_twelve_are_listed_the_nearest_first() {
        let mut events: Vec<Event> = (0..25).map(|n| event(n, n + 1, &["Олаф Берг", "Ян Новак"])).collect();
        relate(&mut events, &[]);
        for event in &events {
            assert!(event.related.len() <= KEPT);
            assert!(event.related.is_sorted_by(|a, b| a.score >= b.score));
        }
    }

    #[test]
    fn events_without_anybody_in_common_are_not_related() {
        let mut events = vec![event(0, 1, &["Олаф Берг"]), event(1, 2, &["Ян Новак"])];
        relate(&mut events, &[]);
        assert!(events.iter().all(|e| e.related.is_empty()));
    }
}
