//! Everybody of the collection: which names of different events mean one party. Within an event names
//! are already one; here "Умеров" of one event and "Рустем Умеров" of another become one person.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::event::{Event, Party};
use super::link::Named;
use super::link::party::{Key, Known, fold};
use crate::base::id::EventId;
use crate::extract::mention::EntityKind;

/// From this sureness on two names of different events are one party.
const ONE_PARTY: f32 = 0.85;

/// The number of an actor, an index into [`People::actors`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorId(pub u32);

impl ActorId {
    /// As an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One who takes part in events of the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// What kind.
    pub kind: EntityKind,
    /// Nominative, the fullest form of all events.
    pub name: String,
    /// Office or title, of the latest event that gives one.
    pub role: Option<String>,
    /// The events with this actor, in order of date.
    pub events: Vec<EventId>,
}

/// All actors, with the way from an event's parties to them.
#[derive(Clone, Debug, Default)]
pub struct People {
    actors: Vec<Actor>,
    /// For each event, the actor of each of its parties.
    of_event: Vec<Vec<ActorId>>,
    by_word: FxHashMap<Box<str>, Vec<ActorId>>,
}

/// A distinct name, before names become actors.
struct Spelling<'e> {
    party: &'e Party,
    known: Known,
    uses: usize,
}

impl People {
    /// The actors of events, which must be in their final order.
    #[must_use]
    pub fn of(events: &[Event]) -> Self {
        let (spellings, of_party) = spellings(events);
        let actor_of = identify(&spellings);
        let as_actors = |parties: &Vec<usize>| parties.iter().filter_map(|s| actor_of.get(*s).copied()).collect();
        let mut people = Self { of_event: of_party.iter().map(as_actors).collect(), ..Self::default() };
        for (spelling, actor) in spellings.iter().zip(&actor_of) {
            people.name(spelling.party, *actor);
        }
        for (event, parties) in events.iter().zip(&people.of_event) {
            for (party, actor) in event.parties.iter().zip(parties) {
                let Some(actor) = people.actors.get_mut(actor.index()) else { continue };
                if actor.events.last() != Some(&event.id) {
                    actor.events.push(event.id);
                }
                if party.role.is_some() {
                    actor.role.clone_from(&party.role);
                }
            }
        }
        people.index();
        people
    }

    /// Everybody, in order of first event.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// One actor.
    #[must_use]
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id.index())
    }

    /// The actors of an event, in the order of its parties.
    #[must_use]
    pub fn of_event(&self, event: EventId) -> &[ActorId] {
        self.of_event.get(event.index()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The actors whose name holds this word, whatever its case ("умеров").
    #[must_use]
    pub fn named(&self, word: &str) -> &[ActorId] {
        self.by_word.get(fold(word).as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    fn name(&mut self, party: &Party, id: ActorId) {
        match self.actors.get_mut(id.index()) {
            Some(actor) => {
                let words = |name: &str| fold(name).split(' ').filter(|w| w.chars().count() > 1).count();
                if words(&party.name) > words(&actor.name) {
                    actor.name.clone_from(&party.name);
                }
            }
            None => {
                self.actors.push(Actor { kind: party.kind, name: party.name.clone(), role: None, events: Vec::new() });
            }
        }
    }

    fn index(&mut self) {
        for (id, actor) in (0..).map(ActorId).zip(&self.actors) {
            let folded = fold(&actor.name);
            for word in folded.split(' ') {
                self.by_word.entry(word.into()).or_default().push(id);
            }
        }
    }
}

/// The distinct names of all events, in order of first use, and for each party of each event its name.
fn spellings(events: &[Event]) -> (Vec<Spelling<'_>>, Vec<Vec<usize>>) {
    let mut spellings: Vec<Spelling<'_>> = Vec::new();
    let mut numbers: FxHashMap<(EntityKind, &str), usize> = FxHashMap::default();
    let mut of_party = Vec::with_capacity(events.len());
    for event in events {
        let mut parties = Vec::with_capacity(event.parties.len());
        for party in &event.parties {
            let number = *numbers.entry((party.kind, party.name.as_str())).or_insert_with(|| {
                let named =
                    Named { kind: party.kind, name: party.name.clone(), role: None, country: None, remote: false };
                spellings.push(Spelling { party, known: Known::new(&named), uses: 0 });
                spellings.len() - 1
            });
            if let Some(spelling) = spellings.get_mut(number) {
                spelling.uses += 1;
            }
            parties.push(number);
        }
        of_party.push(parties);
    }
    (spellings, of_party)
}

/// For each name its actor, numbered by first use. Fuller names are settled first, so that a bare
/// surname joins the most used of those that bear it.
fn identify(spellings: &[Spelling<'_>]) -> Vec<ActorId> {
    let mut order: Vec<usize> = (0..spellings.len()).collect();
    let measure = |n: usize| spellings.get(n).map(|s| (Reverse(s.known.word_count()), Reverse(s.uses)));
    order.sort_by_key(|n| (measure(*n), *n));
    let mut firsts: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    let mut first_of: Vec<usize> = (0..spellings.len()).collect();
    for number in order {
        let Some(spelling) = spellings.get(number) else { continue };
        let found = spelling.known.sought_under().filter_map(|key| firsts.get(&key)).flatten();
        let alike = found
            .filter_map(|n| spellings.get(*n).map(|s| (*n, s)))
            .filter(|(_, s)| s.party.kind == spelling.party.kind && s.known.likeness(&spelling.known) >= ONE_PARTY);
        match alike.max_by_key(|(n, s)| (s.uses, Reverse(*n))) {
            Some((first, _)) => {
                if let Some(slot) = first_of.get_mut(number) {
                    *slot = first;
                }
            }
            None => spelling.known.kept_under().for_each(|key| firsts.entry(key).or_default().push(number)),
        }
    }
    let mut actors: FxHashMap<usize, ActorId> = FxHashMap::default();
    let numbered = |first: &usize| {
        let next = ActorId(u32::try_from(actors.len()).unwrap_or(u32::MAX));
        *actors.entry(*first).or_insert(next)
    };
    first_of.iter().map(numbered).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::event::Facts;

    fn event(number: u32, names: &[&str]) -> Event {
        let party = |name: &&str| Party::named(EntityKind::Person, name);
        let facts = Facts { parties: names.iter().map(party).collect(), ..Facts::default() };
        Event { id: EventId(number), facts: Arc::new(facts), ..Event::default() }
    }

    #[test]
    fn a_bare_surname_and_another_spelling_are_the_one_who_bears_the_full_name() {
        let events = [event(0, &["Уоллес"]), event(1, &["Стив Воллес", "Ян Новак"]), event(2, &["Воллес"])];
        let people = People::of(&events);
        assert_eq!(people.actors().len(), 2);
        let [wallace] = people.named("ВОЛЛЕС") else { panic!("one actor of that name") };
        let wallace = people.actor(*wallace).expect("an actor");
        assert_eq!(wallace.name, "Стив Воллес");
        assert_eq!(wallace.events, [EventId(0), EventId(1), EventId(2)]);
        assert_eq!(people.of_event(EventId(0)), people.of_event(EventId(2)));
    }

    #[test]
    fn of_two_namesakes_the_one_met_more_often_bears_the_bare_surname() {
        let events =
            [event(0, &["Ингрид Берг"]), event(1, &["Олаф Берг"]), event(2, &["Олаф Берг"]), event(3, &["Берг"])];
        let people = People::of(&events);
        assert_eq!(people.actors().iter().map(|a| a.events.len()).collect::<Vec<_>>(), [1, 3]);
    }
}
