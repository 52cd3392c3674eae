//! Groups of people: "американские партнеры", "украинская делегация", "советники по национальной
//! безопасности Великобритании, Германии и Франции". Those that belong to several states have these
//! as members.

use rustc_hash::FxHashMap;

use super::nominative::{attribute, head, is_bare, nominative};
use super::phrase::Phrase;
use super::scene::{Scene, state_of};
use crate::extract::entities::Entities;
use crate::extract::mention::{EntityId, EntityKind};
use crate::lang::lexicon::titles::{Takes, Use};
use crate::lang::tag::Number;

/// A group found in the text.
pub(super) struct Found {
    /// The group.
    pub(super) entity: EntityId,
    /// Whether it is a bare word that points back: "стороны".
    pub(super) anaphor: bool,
    /// Whether its head is a noun of several people in the singular: "делегация".
    pub(super) collective: bool,
    /// A group, or a body of people that acts as one: "правление завода".
    pub(super) kind: EntityKind,
}

/// The group that a title names, if it names one.
pub(super) fn group(scene: &Scene<'_>, phrase: &Phrase, entities: &mut Entities) -> Option<Found> {
    let Some(head) = scene.names.titles.head(&phrase.lemma).filter(|head| !phrase.crowd || head.people) else {
        return phrase.crowd.then(|| crowd(scene, phrase, entities));
    };
    let body = head.alone == Some(Use::Body) && phrase.number == Number::Sing;
    let collective = body || head.alone == Some(Use::Collective);
    if phrase.number == Number::Sing && !collective {
        return None;
    }
    let bare = is_bare(scene, phrase);
    let wanted = match phrase.number {
        Number::Sing => !bare && (!head.whose || tells_whose(scene, phrase)),
        Number::Plur => head.people && (head.level.is_some() || head.bare || !bare),
    };
    if !wanted {
        return None;
    }
    let (states, members) = belongs_to(scene, phrase, entities);
    let name = nominative(scene, phrase);
    let kind = if body { EntityKind::Organisation } else { EntityKind::Group };
    let entity = entities.intern(kind, &name);
    if let Some(group) = entities.get_mut(entity) {
        // "индийские инвесторы" stand for themselves, "индийские дипломаты" for their state.
        let private = head.bare && head.level.is_none();
        if members.len() > 1 && !private {
            group.members = members;
        }
        if let Some([state]) = (!private).then_some(states.as_slice()) {
            group.country = Some(state.clone());
        }
    }
    Some(Found { entity, anaphor: bare && !head.bare, collective, kind })
}

/// People by what they are, who are no state's.
fn crowd(scene: &Scene<'_>, phrase: &Phrase, entities: &mut Entities) -> Found {
    let entity = entities.intern(EntityKind::Group, &nominative(scene, phrase));
    Found { entity, anaphor: false, collective: false, kind: EntityKind::Group }
}

/// The body that a bare word points back to, told in full before: "комиссия" after "комиссия по этике".
pub(super) fn again(scene: &Scene<'_>, phrase: &Phrase, told: &FxHashMap<Box<str>, EntityId>) -> Option<EntityId> {
    let bare = phrase.number == Number::Sing && is_bare(scene, phrase);
    told.get(&phrase.lemma).copied().filter(|_| bare)
}

/// Whether a collective noun says whose: "украинская сторона", but not "обратная сторона"; or is made
/// a body by its attribute: "рабочая группа".
fn tells_whose(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let placed = |token: usize| {
        scene.place(token).is_some_and(|p| matches!(p.kind, EntityKind::State | EntityKind::Organisation))
    };
    let telling = phrase.attributes.iter().any(|&token| scene.names.titles.is_telling(scene.parsed.lemma(token)));
    telling || phrase.tokens.clone().any(placed) || !phrase.inner.is_empty() || !phrase.swallowed.is_empty()
}

/// The states that a group belongs to, and the entities that a row of genitives or attributes names.
fn belongs_to(scene: &Scene<'_>, phrase: &Phrase, entities: &mut Entities) -> (Vec<String>, Vec<EntityId>) {
    let mut states = Vec::new();
    let mut members: Vec<EntityId> = Vec::new();
    for token in phrase.tokens.clone() {
        let Some(place) = scene.place(token).filter(|place| place.tokens.start == token) else { continue };
        // "депутаты из Риги" are no state's.
        let out = place.tokens.start.checked_sub(1).is_some_and(|t| is_out(scene, t));
        let town = |state: &String| entities.get(place.entity).is_none_or(|own| &*own.name != state.as_str());
        if let Some(state) =
            state_of(place, entities).filter(|state| !(out && town(state))).filter(|state| !states.contains(state))
        {
            states.push(state);
        }
        let party = matches!(place.kind, EntityKind::State | EntityKind::Organisation);
        if party && !members.contains(&place.entity) {
            members.push(place.entity);
        }
    }
    // "главы МИД России и Турции" are of two states, not of a body and a state.
    if states.len() > 1 {
        members = states.iter().map(|state| entities.intern(EntityKind::State, state)).collect();
    }
    members.extend(kinds(scene, phrase, entities));
    let row = phrase.tokens.clone().any(|token| scene.names.titles.is_joint(scene.parsed.form(token)));
    (states, if row { members } else { Vec::new() })
}

fn is_out(scene: &Scene<'_>, token: usize) -> bool {
    scene.names.titles.governs(&scene.folded(token)).is_some_and(|(takes, _)| takes == Takes::Out)
}

/// "арабские и французские партнёры" are two groups: the one of the state is the state, the other is
/// named by its attribute.
fn kinds(scene: &Scene<'_>, phrase: &Phrase, entities: &mut Entities) -> Option<EntityId> {
    let [first, second] = *phrase.attributes.as_slice() else { return None };
    let of_state = |token: usize| scene.place(token).is_some_and(|place| place.kind == EntityKind::State);
    let joined = second == first + 2 && scene.names.titles.is_joint(scene.parsed.form(first + 1));
    if !joined || phrase.number != Number::Plur || of_state(first) == of_state(second) {
        return None;
    }
    let other = if of_state(first) { second } else { first };
    // A singular attribute is of one man: "бывшего и нынешнего", not of a group.
    let plural = scene.parsed.tag(other).number == Some(Number::Plur);
    plural.then(|| {
        entities.intern(EntityKind::Group, &format!("{} {}", attribute(scene, phrase, other), head(scene, phrase)))
    })
}
