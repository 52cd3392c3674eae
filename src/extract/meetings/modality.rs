//! How real the words beside a verb make it: an auxiliary, a modal, a cue, a negation.

use super::scene::Scene;
use crate::extract::meeting::Status;
use crate::lang::tag::{Pos, Tense, VerbForm};

/// "будет беседовать", "будет принят": the auxiliary's tense.
pub(super) fn auxiliary(scene: &Scene<'_>, verb: usize) -> Option<Status> {
    let parsed = scene.parsed();
    let lowest = scene.tokens.start.max(verb.saturating_sub(3));
    let future = (lowest..verb).any(|t| parsed.tag(t).pos == Pos::Aux && parsed.tag(t).tense == Some(Tense::Fut));
    future.then_some(Status::Planned)
}

/// What makes an infinitive real or not, before or after it: "намерен увидеться", "увидеться не
/// удастся".
pub(super) fn modal(scene: &Scene<'_>, verb: usize) -> Option<Status> {
    let parsed = scene.parsed();
    let predicate = scene.clause(verb).and_then(|c| c.predicate).filter(|&p| p != verb);
    let success = predicate.filter(|&p| scene.context.triggers().status.succeeded.has(parsed.lemma(p)));
    if let Some(success) = success {
        let past = parsed.tag(success).tense == Some(Tense::Past);
        return Some(match (negated(scene, success), past) {
            (true, _) => Status::Cancelled,
            (false, true) => Status::Held,
            (false, false) => Status::Planned,
        });
    }
    let after = predicate.filter(|&p| p > verb);
    let denied = after.is_some_and(|p| negated(scene, p));
    let succeeded = after.is_some_and(|p| parsed.tag(p).tense == Some(Tense::Past));
    modal_before(scene, verb).or(match (denied, succeeded) {
        (true, _) => Some(Status::Cancelled),
        (false, true) => Some(Status::Held),
        _ => None,
    })
}

/// The nearest word before an infinitive that says how real it is: "намерен", "может", "отказался".
pub(super) fn modal_before(scene: &Scene<'_>, verb: usize) -> Option<Status> {
    let parsed = scene.parsed();
    if parsed.tag(verb).form != Some(VerbForm::Inf) {
        return None;
    }
    let lowest = scene.tokens.start.max(verb.saturating_sub(12));
    // "отложил налог, чтобы провести переговоры": what is put off or called off is told in its own clause.
    let here = |t: usize| scene.clauses.index_of(t) == scene.clauses.index_of(verb);
    let fits = |t: usize, s: Status| here(t) || !matches!(s, Status::Postponed | Status::Cancelled);
    let cue = |t: usize| cue_of(scene, parsed.lemma(t)).filter(|&s| fits(t, s)).map(|s| (t, s));
    // "мог бы, как предполагалось, встретиться": the word of its own clause counts more.
    let own = (lowest..verb).rev().filter(|&t| here(t)).find_map(cue);
    let (at, status) = own.or_else(|| (lowest..verb).rev().find_map(cue))?;
    match (status, negated(scene, at)) {
        (Status::Planned, true) => Some(Status::Cancelled),
        (Status::Proposed, true) if parsed.tag(at).pos == Pos::Verb => Some(Status::Proposed),
        (Status::Cancelled, true) => None,
        _ => Some(status),
    }
}

/// What a cue word says.
pub(super) fn cue_of(scene: &Scene<'_>, lemma: &str) -> Option<Status> {
    let status = &scene.context.triggers().status;
    if status.postponed.has(lemma) {
        Some(Status::Postponed)
    } else if status.cancelled.has(lemma) {
        Some(Status::Cancelled)
    } else if status.planned.has(lemma) {
        Some(Status::Planned)
    } else if status.proposed.has(lemma) {
        Some(Status::Proposed)
    } else {
        None
    }
}

/// Whether a negation stands right before the word (an auxiliary may stand between).
pub(super) fn negated(scene: &Scene<'_>, token: usize) -> bool {
    let parsed = scene.parsed();
    let negation = &scene.context.triggers().status.negation;
    let lowest = scene.tokens.start.max(token.saturating_sub(2));
    let mut before = (lowest..token).rev();
    match before.next() {
        Some(t) if negation.has(parsed.lemma(t)) => true,
        Some(t) if parsed.tag(t).pos == Pos::Aux => before.next().is_some_and(|t| negation.has(parsed.lemma(t))),
        _ => false,
    }
}
