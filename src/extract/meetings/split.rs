//! Several meetings in one clause: "сначала с послом, затем с министром", "12 января — с послом, а
//! 14 января — с министром", "встречались в Осло, Риге и Вильнюсе".

use crate::extract::meeting::When;
use crate::extract::mention::EntityKind;
use crate::lang::tag::Case;

use super::candidate::Candidate;
use super::scene::{List, Scene};

/// The meetings that one candidate stands for: itself, or one for each other side or place.
#[must_use]
pub fn apart(scene: &Scene<'_>, candidate: Candidate) -> Vec<Candidate> {
    if !candidate.stands_alone {
        return vec![candidate];
    }
    let by_side = by_side(scene, &candidate);
    if by_side.len() > 1 {
        return by_side;
    }
    by_place(scene, candidate)
}

/// One for each "с ..." that a word of sequence or a new day parts from the one before.
fn by_side(scene: &Scene<'_>, candidate: &Candidate) -> Vec<Candidate> {
    let grammar = &scene.context.triggers().grammar;
    let clause = scene.clauses.index_of(candidate.trigger.token);
    let with = |l: &&List| l.after(&grammar.with) && l.cases.has(Case::Ins) && holds(candidate, l);
    let sides: Vec<&List> = scene.lists_of(clause).filter(with).collect();
    let Some((first, rest)) = sides.split_first().filter(|(_, rest)| !rest.is_empty()) else { return Vec::new() };
    let all: Vec<usize> = sides.iter().flat_map(|l| l.members.iter().copied()).collect();
    let common: Vec<usize> = candidate.parties.iter().copied().filter(|p| !all.contains(p)).collect();
    let mut found = vec![Candidate { parties: common.clone(), ..candidate.clone() }];
    extend(found.first_mut(), first);
    let mut before = *first;
    for side in rest {
        let gap = before.tokens.end..side.tokens.start;
        let next = gap.clone().any(|t| grammar.then_next.has(scene.parsed().lemma(t)));
        let time = scene.times.iter().find(|t| gap.contains(&t.tokens.start) && t.value.is_some());
        if next || time.is_some() {
            let mut other = Candidate { parties: common.clone(), ..candidate.clone() };
            let when = time.and_then(|t| Some(When { value: t.value?, span: Some(t.span), disputed: t.disputed }));
            other.when = when.or(other.when);
            other.other = true;
            found.push(other);
        }
        extend(found.last_mut(), side);
        before = side;
    }
    found
}

fn holds(candidate: &Candidate, list: &List) -> bool {
    list.members.iter().any(|m| candidate.parties.contains(m))
}

fn extend(candidate: Option<&mut Candidate>, list: &List) {
    if let Some(candidate) = candidate {
        candidate.parties.extend(list.members.iter().copied());
    }
}

/// One for each place of a list: people cannot meet in three towns at once.
fn by_place(scene: &Scene<'_>, candidate: Candidate) -> Vec<Candidate> {
    let Some(place) = candidate.place else { return vec![candidate] };
    let list = scene.lists.iter().find(|l| l.members.contains(&place));
    let towns: Vec<usize> = list
        .into_iter()
        .flat_map(|l| l.members.iter().copied())
        .filter(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Place))
        .collect();
    if towns.len() < 2 {
        return vec![candidate];
    }
    towns.into_iter().map(|town| Candidate { place: Some(town), other: true, ..candidate.clone() }).collect()
}
