//! Who does it: the subject of a clause, its own, shared, left out, or the speaker of a quotation.

use super::both_named;
use super::lists::{bare, people, speaks_for_others};
use crate::extract::meetings::clause::{Clause, ClauseKind};
use crate::extract::meetings::scene::{List, Scene};
use crate::extract::meetings::trigger::Trigger;
use crate::extract::mention::EntityKind;
use crate::lang::tag::Case;

/// The subjects of a clause: its own nominatives, else those it shares with its host, else the noun
/// it hangs on.
#[must_use]
pub(super) fn subjects(scene: &Scene<'_>, index: usize) -> Vec<List> {
    subjects_within(scene, index, 3)
}

fn subjects_within(scene: &Scene<'_>, index: usize, depth: usize) -> Vec<List> {
    let Some(clause) = scene.clauses.get(index) else { return Vec::new() };
    let own: Vec<List> = scene.lists_of(index).filter(|l| l.bare(Case::Nom)).cloned().collect();
    if !own.is_empty() {
        return nearest_subject(clause, own);
    }
    if depth == 0 || has_pronoun(scene, index) {
        return Vec::new();
    }
    match (clause.kind, clause.host) {
        // "прилетел в Осло, где встретился с королём": who acts there is the traveller, not the town.
        (ClauseKind::Relative, Some(host)) if opens_with_where(scene, clause) => {
            subjects_within(scene, host, depth - 1)
        }
        (ClauseKind::Relative | ClauseKind::Participial, _) => anchored_list(scene, clause),
        (ClauseKind::Gerund | ClauseKind::Subordinate, Some(host)) => subjects_within(scene, host, depth - 1),
        (ClauseKind::Main, Some(host)) if clause.shares_subject => subjects_within(scene, host, depth - 1),
        _ => Vec::new(),
    }
}

/// The subject of a verb that has none of its own: the one of the sentence before ("Президент вышел
/// на сорок минут: звонил премьеру. Затем встретился с послом").
fn elided(scene: &Scene<'_>, trigger: &Trigger) -> Vec<List> {
    let parsed = scene.parsed();
    let tag = parsed.tag(trigger.token);
    let clause = scene.clauses.index_of(trigger.token);
    if !tag.is_finite() || both_named(scene, trigger).is_some() || has_pronoun(scene, clause) {
        return Vec::new();
    }
    named_before(scene, trigger.token)
}

/// "Мы встретимся", сообщила она: the subject of the sentence's verb of telling.
fn speaker(scene: &Scene<'_>) -> Vec<List> {
    let telling = &scene.context.triggers().reporting.verbs;
    let tells = |c: &Clause| c.predicate.is_some_and(|p| telling.has(scene.parsed().lemma(p)));
    let at = scene.clauses.all().iter().position(tells);
    let told = at.map(|at| bare(scene, at, Case::Nom)).unwrap_or_default();
    people(scene, told).into_iter().filter(|l| !speaks_for_others(scene, l)).collect()
}

/// The last subject before a token: in its sentence, else in the one before.
pub(super) fn named_before(scene: &Scene<'_>, token: usize) -> Vec<List> {
    let earlier = || scene.lists.iter().rev().filter(|l| l.tokens.end <= token);
    let person = |l: &&List| l.members.iter().any(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Person));
    if let Some(list) = earlier().find(|l| l.bare(Case::Nom)).or_else(|| earlier().find(person)) {
        return vec![list.clone()];
    }
    let sentence = scene.context.sentence_before(scene.sentence).or_else(|| scene.context.told_before(scene.sentence));
    let Some(sentence) = sentence else { return Vec::new() };
    let earlier = Scene::new(scene.context, sentence);
    let nominative = |l: &&List| l.bare(Case::Nom) && !people(&earlier, vec![(*l).clone()]).is_empty();
    earlier.lists.iter().find(nominative).cloned().into_iter().collect()
}

/// The subjects of a verb that evokes a meeting.
pub(super) fn actors(scene: &Scene<'_>, trigger: &Trigger) -> Vec<List> {
    let own = subjects(scene, scene.clauses.index_of(trigger.token));
    if own.is_empty() && scene.parsed().tag(trigger.token).person == Some(1) {
        return speaker(scene);
    }
    if own.is_empty() { elided(scene, trigger) } else { own }
}

/// Everyone in the nominative: "с одной стороны участвовали X и Y, с другой — Z".
pub(super) fn attending(scene: &Scene<'_>, index: usize) -> Vec<List> {
    let own = bare(scene, index, Case::Nom);
    if own.is_empty() { subjects(scene, index) } else { own }
}

/// Of several nominatives the one before the verb is the subject, else the first after it.
fn nearest_subject(clause: &Clause, own: Vec<List>) -> Vec<List> {
    let Some(predicate) = clause.predicate else { return own };
    let before = own.iter().rev().find(|l| l.tokens.end <= predicate).cloned();
    before.or_else(|| own.into_iter().find(|l| l.tokens.start > predicate)).into_iter().collect()
}

fn anchored_list(scene: &Scene<'_>, clause: &Clause) -> Vec<List> {
    let Some(anchor) = clause.anchor else { return Vec::new() };
    let holds = |l: &&List| l.tokens.contains(&anchor) || l.tokens.end == anchor + 1;
    scene.lists.iter().filter(holds).cloned().collect()
}

fn opens_with_where(scene: &Scene<'_>, clause: &Clause) -> bool {
    let happens = &scene.context.triggers().support.happens;
    if clause.predicate.is_some_and(|p| happens.has(scene.parsed().lemma(p))) {
        // "где откроется саммит" has its subject.
        return false;
    }
    let grammar = &scene.context.triggers().grammar;
    let first = clause.pieces.first().map(|p| scene.parsed().lemma(p.start));
    first.is_some_and(|lemma| grammar.relative.has(lemma) && !grammar.which.has(lemma))
}

/// "чтобы он встретился": a subject of its own, whoever it is.
fn has_pronoun(scene: &Scene<'_>, index: usize) -> bool {
    let personal = &scene.context.triggers().grammar.personal;
    let subject = |t: usize| {
        let mut readings = scene.parsed().readings(t).iter();
        readings.any(|r| r.tag.case == Some(Case::Nom) && personal.has(&r.lemma))
    };
    scene.tokens.clone().any(|t| subject(t) && scene.clauses.index_of(t) == index)
}
