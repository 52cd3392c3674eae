//! Where: the place that belongs to a trigger, and how the parties come together.

use crate::extract::meeting::{Format, Kind};
use crate::extract::mention::EntityKind;
use crate::lang::tag::Case;

use super::scene::{List, Scene};
use super::trigger::Trigger;

/// The mention of the place of a trigger: in its clause, a clause that hangs on it, or the clause
/// around it; the first of a list ("в Маскате и Риме" is two meetings, and the caller splits them).
#[must_use]
pub fn choose(scene: &Scene<'_>, trigger: &Trigger, others: &[Trigger]) -> Option<usize> {
    let fits = |l: &&List| is_venue(scene, l, trigger.kind);
    let best = scene.lists.iter().filter(fits).filter_map(|list| Some((score(scene, trigger, others, list)?, list)));
    let (_, list) = best.min_by_key(|(score, list)| (*score, list.tokens.start))?;
    first_place(scene, list)
}

fn first_place(scene: &Scene<'_>, list: &List) -> Option<usize> {
    list.members.iter().copied().find(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Place))
}

/// The last place named in the two sentences before, where they are of the same paragraph.
#[must_use]
pub fn before(scene: &Scene<'_>, kind: Kind) -> Option<usize> {
    let mut at = scene.sentence;
    for _ in 0..2 {
        at = scene.context.sentence_before(at)?;
        let earlier = Scene::new(scene.context, at);
        let found =
            earlier.lists.iter().rev().filter(|l| is_venue(&earlier, l, kind)).find_map(|l| first_place(&earlier, l));
        if found.is_some() {
            return found;
        }
    }
    None
}

fn is_venue(scene: &Scene<'_>, list: &List, kind: Kind) -> bool {
    let grammar = &scene.context.triggers().grammar;
    let place = list.members.iter().any(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Place));
    let inside = list.after(&grammar.inside) && (list.cases.has(Case::Loc) || list.cases.has(Case::Acc));
    let negation = &scene.context.triggers().status.negation;
    let denied =
        list.preposition_at.and_then(|p| p.checked_sub(1)).is_some_and(|t| negation.has(scene.parsed().lemma(t)));
    place && !denied && (inside || (kind == Kind::Visit && list.after(&grammar.into)))
}

fn score(scene: &Scene<'_>, trigger: &Trigger, others: &[Trigger], list: &List) -> Option<usize> {
    let own = scene.clauses.index_of(trigger.token);
    let distance = trigger.token.abs_diff(list.tokens.start);
    let hangs = scene.clauses.anchored(trigger.tokens.clone()).any(|c| c == list.clause);
    if list.clause == own || hangs {
        return Some(distance);
    }
    if others.iter().any(|o| o.token != trigger.token && scene.clauses.index_of(o.token) == list.clause) {
        return None;
    }
    let opens = list.tokens.start <= scene.tokens.start + 2;
    let host = scene.clauses.get(own).and_then(|c| c.host);
    (host == Some(list.clause) || opens).then_some(distance + 40)
}

/// How the parties come together, by cues of the sentence and the trigger.
#[must_use]
pub fn format(scene: &Scene<'_>, trigger: &Trigger, place: Option<usize>) -> Format {
    if let Some(format) = trigger.format {
        return format;
    }
    let cues = &scene.context.triggers().format;
    let own = scene.clauses.index_of(trigger.token);
    let near: Vec<usize> = scene
        .tokens
        .clone()
        .filter(|&t| {
            let clause = scene.clauses.index_of(t);
            clause == own || scene.clauses.get(clause).is_some_and(|c| c.anchor == Some(trigger.token))
        })
        .collect();
    let any = |words: &crate::lang::lexicon::triggers::Words| near.iter().any(|&t| words.has(scene.parsed().lemma(t)));
    if any(&cues.hybrid) {
        Format::Hybrid
    } else if any(&cues.online) {
        Format::Online
    } else if any(&cues.phone) {
        Format::Phone
    } else if place.is_some() || trigger.kind == Kind::Visit || any(&cues.in_person) {
        Format::InPerson
    } else {
        Format::Unknown
    }
}
