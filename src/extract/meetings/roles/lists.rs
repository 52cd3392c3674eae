//! Choosing lists of mentions of a clause by case, preposition and kind.

use super::Roles;
use crate::extract::meetings::scene::{List, Scene};
use crate::extract::mention::{EntityKind, Mention};
use crate::extract::names;
use crate::lang::lexicon::words::Words;
use crate::lang::tag::Case;

pub(super) fn people_or_states(scene: &Scene<'_>, lists: Vec<List>) -> Vec<List> {
    let party = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind != EntityKind::Place);
    lists.into_iter().filter(|l| l.members.iter().any(party)).collect()
}

/// Whether the form is a quotation mark.
#[must_use]
pub fn is_quote(form: &str) -> bool {
    matches!(form, "«" | "»" | "\"" | "“" | "”" | "„")
}

/// Whether the form is a dash.
pub(super) fn is_dash(form: &str) -> bool {
    matches!(form, "—" | "–" | "-")
}

/// Whether a list names one who only speaks for others: a press secretary.
pub(in crate::extract::meetings) fn speaks_for_others(scene: &Scene<'_>, list: &List) -> bool {
    let spokesman = &scene.context.triggers().grammar.spokesman;
    list.members.iter().any(|&m| {
        let entity = scene.mention(m).and_then(|m| scene.context.entities.get(m.entity));
        let office = entity.map(|e| e.role.as_deref().unwrap_or(&e.name).to_lowercase()).unwrap_or_default();
        office.split(' ').next().is_some_and(|word| spokesman.has(word))
    })
}

pub(super) fn take(scene: &Scene<'_>, roles: &mut Roles, lists: &[List]) {
    for list in lists {
        roles.add(scene, list);
    }
}

/// "по приглашению короля": he who receives the guest.
pub(super) fn inviters(scene: &Scene<'_>, clause: usize) -> Vec<List> {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let invites = |l: &&List| {
        let noun = scene.noun_before(l.tokens.start).filter(|&n| triggers.grammar.invitation.has(parsed.lemma(n)));
        let along = |n: usize| scene.preposition(n).is_some_and(|p| triggers.process.along.has(parsed.lemma(p)));
        let host = |m: &usize| {
            let kind = scene.mention(*m).map(|m| m.kind);
            matches!(kind, Some(EntityKind::Person | EntityKind::State))
        };
        l.bare(Case::Gen) && noun.is_some_and(along) && l.members.iter().all(host)
    };
    scene.lists_of(clause).filter(invites).cloned().collect()
}

pub(super) fn bare(scene: &Scene<'_>, clause: usize, case: Case) -> Vec<List> {
    scene.lists_of(clause).filter(|l| l.bare(case)).cloned().collect()
}

pub(super) fn preposed(scene: &Scene<'_>, clause: usize, prepositions: &Words, case: Case) -> Vec<List> {
    scene.lists_of(clause).filter(|l| l.after(prepositions) && l.cases.has(case)).cloned().collect()
}

/// Whether the token belongs to a phrase of time.
#[must_use]
pub fn in_time(scene: &Scene<'_>, token: usize) -> bool {
    scene.times.iter().any(|time| time.tokens.contains(&token))
}

/// Only lists that name a person, a group or a body of people ("комиссия").
pub(super) fn people(scene: &Scene<'_>, lists: Vec<List>) -> Vec<List> {
    let human = |m: &usize| {
        let named = |m: &Mention| matches!(m.kind, EntityKind::Person | EntityKind::Group) || names::is_body(m);
        scene.mention(*m).is_some_and(named)
    };
    lists.into_iter().filter(|l| l.members.iter().any(human)).collect()
}
