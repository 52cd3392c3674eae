//! What a meeting is about: the noun phrase after "обсудили", "речь шла о", "посвящена".

use crate::base::span::Span;
use crate::lang::tag::{Case, Cases, Pos};

use super::scene::Scene;
use super::trigger::Trigger;

/// How many tokens a topic has at most: it is a label, not a sentence.
const LONGEST: usize = 9;

/// The topics that the clause of a trigger names, in order, at most three.
#[must_use]
pub fn find(scene: &Scene<'_>, trigger: &Trigger) -> Vec<Span> {
    let parsed = scene.parsed();
    let cues = &scene.context.triggers().topics;
    let own = scene.clauses.index_of(trigger.token);
    let mut found = Vec::new();
    for token in scene.tokens.clone() {
        let clause = scene.clauses.index_of(token);
        let near = clause == own || scene.clauses.get(clause).is_some_and(|c| c.host == Some(own));
        if near && parsed.tag(token).pos == Pos::Verb && cues.verbs.has(parsed.lemma(token)) {
            found.extend(objects(scene, token));
        }
    }
    found.truncate(3);
    found
}

/// The coordinated objects after a verb: "обсудили пошлины, поставки газа и границу" are three.
fn objects(scene: &Scene<'_>, verb: usize) -> Vec<Span> {
    let parsed = scene.parsed();
    let governed = Cases::from_iter([Case::Acc, Case::Dat]);
    let clause = scene.clauses.index_of(verb);
    let mut found = Vec::new();
    let mut start = verb + 1;
    while start < scene.tokens.end && scene.clauses.index_of(start) == clause {
        let end = phrase_end(scene, start, clause);
        let head = (start..end).find(|&t| parsed.tag(t).is_noun());
        let fits = head.is_some_and(|h| !parsed.cases(h, |r| r.tag.is_noun()).and(governed).is_empty());
        if !fits || is_party(scene, start..end) {
            break;
        }
        found.push(parsed.span(start..end));
        start = end;
        while start < scene.tokens.end && (parsed.form(start) == "," || parsed.tag(start).pos == Pos::Cconj) {
            start += 1;
        }
        if start == end {
            break;
        }
    }
    found
}

/// Where the noun phrase that begins at `start` ends: at a mark, a conjunction, a verb.
fn phrase_end(scene: &Scene<'_>, start: usize, clause: usize) -> usize {
    let parsed = scene.parsed();
    let limit = scene.tokens.end.min(start + LONGEST);
    (start..limit)
        .find(|&t| {
            let tag = parsed.tag(t);
            let noun_phrase = tag.is_noun() || tag.is_attribute() || matches!(tag.pos, Pos::Adp | Pos::Num);
            !noun_phrase || scene.clauses.index_of(t) != clause
        })
        .unwrap_or(limit)
}

/// Whether a person or time begins there: not a topic.
fn is_party(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> bool {
    use crate::extract::mention::EntityKind;
    let person = |l: &super::scene::List| {
        l.tokens.start == tokens.start
            && l.members.iter().any(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Person))
    };
    scene.lists.iter().any(person) || scene.times.iter().any(|t| t.tokens.contains(&tokens.start))
}
