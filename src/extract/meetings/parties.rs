//! Comparing parties: a person stands for a state, a delegation for its state, a group for its members.

use crate::extract::entities::Entities;
use crate::extract::meeting::Level;
use crate::extract::mention::{EntityId, EntityKind};

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
    let state = |e: &crate::extract::mention::Entity| {
        if e.kind == EntityKind::State { Some(e.name.clone()) } else { e.country.clone() }
    };
    state(left).zip(state(right)).is_some_and(|(a, b)| a == b)
}

/// Who a party is for the record: a group by its members, a delegation by its state.
#[must_use]
pub fn expand(entities: &Entities, party: EntityId) -> Vec<EntityId> {
    let Some(entity) = entities.get(party) else { return Vec::new() };
    if !entity.members.is_empty() {
        return entity.members.clone();
    }
    let state = entity.country.as_deref().filter(|_| entity.kind == EntityKind::Group);
    vec![state.and_then(|s| entities.find_by_name(EntityKind::State, s)).unwrap_or(party)]
}

/// Whether one place lies in the other, by what is known of their country.
#[must_use]
pub fn place_within(entities: &Entities, a: EntityId, b: EntityId) -> bool {
    let (Some(left), Some(right)) = (entities.get(a), entities.get(b)) else { return false };
    let holds = |outer: &crate::extract::mention::Entity, inner: &crate::extract::mention::Entity| {
        inner.country.as_deref() == Some(outer.name.as_str())
    };
    holds(left, right) || holds(right, left)
}

/// The rank of the parties, where their offices tell.
#[must_use]
pub fn level(context: &Context<'_>, parties: &[EntityId]) -> Option<Level> {
    let _ = (context, parties);
    None
}
