//! Meetings that are only thought of: wished for, put under a condition, denied.

use super::clause::{Clause, ClauseKind};
use super::scene::Scene;
use super::trigger::{Trigger, Word};
use crate::lang::lexicon::words::Words;
use crate::lang::tag::{Case, Tense};

/// "если бы они встретились, спора бы не было": they did not.
pub(super) fn is_counterfactual(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let grammar = &scene.context.triggers().grammar;
    let would = |t: usize| grammar.conditional.has(scene.parsed().lemma(t));
    scene
        .clause(trigger.token)
        .is_some_and(|c| opens_with(scene, c, &grammar.condition) && c.pieces.iter().cloned().flatten().any(would))
}

/// "отрицает, что встречался с послом": he says that he did not.
pub(super) fn is_denied(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let subordinate = |c: &&Clause| c.kind == ClauseKind::Subordinate;
    let host = scene.clause(trigger.token).filter(subordinate).and_then(|c| c.host);
    let predicate = host.and_then(|h| scene.clauses.get(h)).and_then(|c| c.predicate);
    predicate.is_some_and(|p| scene.context.triggers().status.denies.has(parsed.lemma(p)))
}

/// "хочет, чтобы они встретились": the past tense after "чтобы" tells no past.
pub(super) fn is_wished(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let aim = &scene.context.triggers().grammar.aim;
    let past = |c: &Clause| c.predicate.is_some_and(|p| scene.parsed().tag(p).tense == Some(Tense::Past));
    scene
        .clause(trigger.token)
        .is_some_and(|c| c.kind == ClauseKind::Subordinate && past(c) && opens_with(scene, c, aim))
}

/// "встретятся, если Осло снимет запрет", "если понадобится, вылетит в Осло".
pub(super) fn is_under_condition(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let condition = &scene.context.triggers().grammar.condition;
    let own = scene.clauses.index_of(trigger.token);
    // "на июльском заседании рассмотрят, если успеют": the sitting is no matter of the condition.
    let there = scene.parsed().cases(trigger.token, |r| r.tag.is_noun()).has(Case::Loc);
    if matches!(trigger.word, Word::Noun(_)) && there && scene.preposition(trigger.token).is_some() {
        return false;
    }
    // "если верить календарю"
    let told = |c: &Clause| c.predicate.is_some_and(|p| scene.parsed().tag(p).is_finite());
    let of_it = |at: usize, c: &Clause| (at == own || c.host == Some(own)) && told(c);
    scene.clauses.all().iter().enumerate().any(|(at, c)| of_it(at, c) && opens_with(scene, c, condition))
}

fn opens_with(scene: &Scene<'_>, clause: &Clause, words: &Words) -> bool {
    let first = clause.pieces.first().map(|p| p.start);
    first.is_some_and(|t| words.has(&scene.parsed().form(t).to_lowercase()))
}
