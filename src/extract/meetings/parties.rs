//! Comparing parties: a person stands for a state, a delegation for its state, a group for its members.

use crate::extract::entities::Entities;
use crate::extract::meeting::Level;
use crate::extract::mention::{Entity, EntityId, EntityKind};

use crate::lang::lexicon::titles::Use;
use crate::lang::morph::fold_lemma;

use super::scene::Context;

/// How many of the shorter side stand on the other side too, by themselves or by their state.
#[must_use]
pub fn common(entities: &Entities, left: &[EntityId], right: &[EntityId]) -> usize {
    let (fewer, more) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    fewer.iter().filter(|&&a| more.iter().any(|&b| same_party(entities, a, b))).count()
}

fn same_party(entities: &Entities, a: EntityId, b: EntityId) -> bool {
    if a == b {
        return true;
    }
    let (Some(left), Some(right)) = (entities.get(a), entities.get(b)) else { return false };
    if left.members.contains(&b) || right.members.contains(&a) {
        return true;
    }
    if left.kind == EntityKind::Person && right.kind == EntityKind::Person {
        return false;
    }
    if left.kind == EntityKind::Group && right.kind == EntityKind::Group && head(&left.name) == head(&right.name) {
        return left.country == right.country || left.country.is_none() || right.country.is_none();
    }
    state(left).zip(state(right)).is_some_and(|(a, b)| a == b)
}

/// The state that a party is, or belongs to.
fn state(entity: &Entity) -> Option<&str> {
    if entity.kind == EntityKind::State { Some(&entity.name) } else { entity.country.as_deref() }
}

/// The word that heads a group's name: "советники" of "советники партнёров".
fn head(name: &str) -> Option<&str> {
    name.split(' ').next()
}

/// Who a party is for the record: a group by its members, a delegation by its state.
#[must_use]
pub fn expand(entities: &Entities, party: EntityId) -> Vec<EntityId> {
    let Some(entity) = entities.get(party) else { return Vec::new() };
    if !entity.members.is_empty() {
        return entity.members.clone();
    }
    // "делегация США" is the state; "советники стран — партнёров США" are not.
    let delegation = entity.kind == EntityKind::Group && entity.name.split(' ').count() <= 3;
    let state = entity.country.as_deref().filter(|_| delegation);
    vec![state.and_then(|s| entities.find_by_name(EntityKind::State, s)).unwrap_or(party)]
}

/// Whether one place lies in the other, by what is known of their country.
#[must_use]
pub fn place_within(entities: &Entities, a: EntityId, b: EntityId) -> bool {
    let (Some(left), Some(right)) = (entities.get(a), entities.get(b)) else { return false };
    let holds = |outer: &Entity, inner: &Entity| inner.country.as_deref() == Some(outer.name.as_str());
    holds(left, right) || holds(right, left)
}

/// The rank of the parties, where their offices tell: that of the most senior.
#[must_use]
pub fn level(context: &Context<'_>, parties: &[EntityId]) -> Option<Level> {
    parties.iter().filter_map(|&party| level_of(context, party)).min()
}

/// Whether a party holds an office or is a group or body: somebody whose journeys are news.
#[must_use]
pub fn is_official(context: &Context<'_>, party: EntityId) -> bool {
    let Some(entity) = context.entities.get(party) else { return false };
    let titles = &context.language.lexicon.names.titles;
    if entity.kind == EntityKind::Group && entity.country.is_none() {
        // "юные художники" hold no office; "делегация" is no title.
        let words = entity.name.split(' ').map(fold_lemma);
        let heads = words.filter_map(|w| {
            titles.head(&w).or_else(|| context.language.morph.read(&w).iter().find_map(|r| titles.head(&r.lemma)))
        });
        return heads.map(|h| h.alone == Some(Use::Office)).next().unwrap_or(true);
    }
    if entity.kind != EntityKind::Person || entity.nameless {
        return true;
    }
    let head = entity.role.as_deref().and_then(|role| role.split(' ').find_map(|word| titles.head(&fold_lemma(word))));
    head.is_some_and(|head| head.alone == Some(Use::Office))
}

/// The rank of one party by its office or, of a group or an office without a name, by its own name.
#[must_use]
pub fn level_of(context: &Context<'_>, party: EntityId) -> Option<Level> {
    let entity = context.entities.get(party)?;
    let named = matches!(entity.kind, EntityKind::Group) || entity.nameless;
    let office = entity.role.as_deref().or(named.then_some(entity.name.as_str()))?;
    let titles = &context.language.lexicon.names.titles;
    // The first word that heads a title tells: "руководитель офиса президента" is no president.
    let head = office.split(' ').find_map(|word| {
        let word = fold_lemma(word);
        // A group's name is plural: "советники", "министры".
        let readings = context.language.morph.read(&word);
        titles.head(&word).or_else(|| readings.iter().find_map(|r| titles.head(&r.lemma)))
    });
    titles.level(&fold_lemma(office)).or_else(|| head.and_then(|h| h.level))
}
