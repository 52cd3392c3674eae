//! Whether a meeting goes on, is over, or is of every week: what the words beside a trigger tell of its
//! time, whatever their tense.

use super::modality::negated;
use super::scene::Scene;
use super::trigger::{Trigger, Word, kind_named};
use crate::extract::meeting::Kind;
use crate::lang::lexicon::triggers::Frame;
use crate::lang::tag::{Case, Tense};

/// Whether its own clause says that it goes on.
pub(super) fn goes_on(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let now = |p: usize| {
        let happens = triggers.support.happens.has(parsed.lemma(p)) && triggers.status.ongoing.has(parsed.lemma(p));
        happens && parsed.tag(p).tense == Some(Tense::Pres) && !negated(scene, p)
    };
    scene.preposition(trigger.token).is_none() && scene.clause(trigger.token).and_then(|c| c.predicate).is_some_and(now)
}

/// "приехал с встречи", "прилетел после переговоров": it was over by then.
pub(super) fn is_left(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let Some(preposition) = scene.preposition(trigger.token).map(|p| parsed.lemma(p)) else { return false };
    let cases = parsed.cases(trigger.token, |r| r.tag.is_noun());
    let from = triggers.grammar.with.has(preposition) && !cases.has(Case::Ins);
    cases.has(Case::Gen) && (from || triggers.status.after.has(preposition))
}

/// "прибыл с визитом": the visit goes on.
pub(super) fn arrives_for_visit(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let clause = scene.clauses.index_of(trigger.token);
    let visit = |t: usize| {
        let with = scene.preposition(t).is_some_and(|p| triggers.grammar.with.has(parsed.lemma(p)));
        let noun = triggers.noun(parsed.lemma(t)).is_some_and(|n| kind_named(&n.kind) == Some(Kind::Visit));
        noun && with && parsed.cases(t, |r| r.tag.is_noun()).has(Case::Ins) && scene.clauses.index_of(t) == clause
    };
    let arrives = trigger.word == Word::Verb(Frame::Go) && triggers.status.begins.has(parsed.lemma(trigger.token));
    arrives && scene.tokens.clone().any(visit)
}

/// "у министра сейчас встреча с послом": no verb, but a word for this hour.
pub(super) fn is_now(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let own = scene.clauses.index_of(trigger.token);
    let now =
        |t: usize| scene.context.triggers().status.now.has(scene.parsed().lemma(t)) && scene.clauses.index_of(t) == own;
    let verbless = scene.clauses.get(own).is_some_and(|c| c.predicate.is_none());
    verbless && scene.preposition(trigger.token).is_none() && scene.tokens.clone().any(now)
}

/// "в повестке дня — встреча с послом": no verb, but a list of things to come.
pub(super) fn is_on_agenda(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let own = scene.clauses.index_of(trigger.token);
    let agenda = &scene.context.triggers().status.agenda;
    let verbless = scene.clauses.get(own).is_some_and(|c| c.predicate.is_none());
    verbless && scene.tokens.clone().any(|t| agenda.has(scene.parsed().lemma(t)))
}
