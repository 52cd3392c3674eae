//! A meeting that others speak of: "обсудил с послом визит в Осло", "подготовку встречи обсудили по
//! телефону". The day, place and manner of the talk are not its own, nor its own those of the talk.

use super::scene::Scene;
use super::trigger::{Trigger, Word};
use crate::extract::mention::TimeMention;
use crate::lang::lexicon::triggers::Frame;
use crate::lang::tag::Case;

/// Whether the noun is the object of a verb of discussing, or tells of what such an object is.
#[must_use]
pub(super) fn is_matter(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let noun = trigger.token;
    if !matches!(trigger.word, Word::Noun(_)) {
        return false;
    }
    let discusses = |p: usize| triggers.verb(parsed.lemma(p)).is_some_and(|v| v.frame == Frame::Discuss);
    let Some(verb) = scene.clause(noun).and_then(|c| c.predicate).filter(|&p| discusses(p)) else { return false };
    let whole = (scene.tokens.start..noun).rev().find(|&t| !parsed.tag(t).is_attribute());
    let prepared = |t: &usize| triggers.support.plan.has(parsed.lemma(*t)) && parsed.tag(*t).is_noun();
    let genitive = parsed.cases(noun, |r| r.tag.is_noun()).has(Case::Gen);
    let object = whole.filter(|t| genitive && prepared(t)).unwrap_or(noun);
    let bare = scene.preposition(object).is_none() && parsed.cases(object, |r| r.tag.is_noun()).has(Case::Acc);
    let prepared = object != noun;
    bare && (prepared || verb < noun && !(verb + 1..noun).any(|t| parsed.tag(t).is_finite()))
}

/// Whether a phrase of time belongs to the matter of a talk and not to the talk, or the other way round.
#[must_use]
pub(super) fn is_of_other(scene: &Scene<'_>, trigger: &Trigger, others: &[Trigger], time: &TimeMention) -> bool {
    let at = scene.clauses.index_of(time.tokens.start);
    let of = |noun: &Trigger| {
        let next = time.tokens.start > noun.token && !(noun.token + 1..time.tokens.start).any(|t| parts(scene, t));
        let near = next && time.tokens.start - noun.token <= 4;
        let own = scene.clauses.index_of(noun.token) == at;
        // "визит в Осло, который начнётся завтра": it hangs on the place right after the noun.
        own && near || scene.clauses.anchored(noun.token..noun.token + 4).any(|c| c == at)
    };
    match trigger.word {
        Word::Verb(Frame::Discuss) => others.iter().any(|o| is_matter(scene, o) && of(o)),
        Word::Noun(_) => is_matter(scene, trigger) && !of(trigger),
        Word::Verb(_) => false,
    }
}

fn parts(scene: &Scene<'_>, token: usize) -> bool {
    scene.parsed().tag(token).is_finite() || scene.parsed().form(token) == ","
}
