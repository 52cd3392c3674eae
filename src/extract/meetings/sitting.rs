//! Sittings: what takes place without a list of its members, and bodies whose name is also that of
//! their sitting.

use crate::lang::tag::{Case, Pos};

use super::scene::Scene;
use super::trigger::Trigger;

/// "публичные слушания назначены на среду": told by a word of its own, and taking place. A bare word
/// points back ("слушание отложили").
#[must_use]
pub fn takes_place(scene: &Scene<'_>, trigger: &Trigger, described: bool) -> bool {
    let parsed = scene.parsed();
    let trigger = trigger.token;
    let inside = &scene.context.triggers().grammar.inside;
    let about = parsed.tag(trigger + 1).pos == Pos::Adp && !inside.has(parsed.lemma(trigger + 1));
    let told = described || about || trigger > scene.tokens.start && parsed.tag(trigger - 1).is_attribute();
    let subject = scene.preposition(trigger).is_none() && parsed.cases(trigger, |r| r.tag.is_noun()).has(Case::Nom);
    told && subject && sits(scene, trigger)
}

/// Whether a verb of taking place is of the noun: of its clause, or one that hangs on it.
fn sits(scene: &Scene<'_>, noun: usize) -> bool {
    let parsed = scene.parsed();
    let words = &scene.context.triggers().support.sits;
    let verb = |at: usize| {
        let predicate = scene.clauses.get(at).and_then(|c| c.predicate);
        predicate.is_some_and(|p| words.has(parsed.lemma(p)))
    };
    // "Совет одобрил план, который начнётся в мае": what begins is what the body did.
    let acts = scene.clauses.get(scene.clauses.index_of(noun)).and_then(|c| c.predicate).is_some_and(|p| {
        parsed.tag(p).is_finite()
            && !words.has(parsed.lemma(p))
            && !scene.context.triggers().grammar.be.has(parsed.lemma(p))
    });
    verb(scene.clauses.index_of(noun)) || !acts && scene.clauses.anchored(noun..noun + 1).any(verb)
}

/// Whether a body is told as its sitting: "коллегия состоится", "на коллегии". What has no day may be
/// set up: "назначена комиссия".
#[must_use]
pub fn is_one(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let cases = parsed.cases(trigger.token, |r| r.tag.is_noun());
    let mut mentions = scene.mentioned();
    let start = mentions.find(|m| m.tokens.contains(&trigger.token)).map_or(trigger.token, |m| m.tokens.start);
    if let Some(preposition) = scene.preposition(start) {
        let at = &scene.context.triggers().support.sat_at;
        return at.has(parsed.lemma(preposition)) && cases.has(Case::Loc);
    }
    let complement = cases.has(Case::Gen) && scene.noun_before(start).is_some();
    cases.has(Case::Nom) && !complement && !scene.times.is_empty() && sits(scene, trigger.token)
}
