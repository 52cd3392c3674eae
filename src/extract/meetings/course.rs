//! Talks as a course of things, whose words say how they go, what they lack, who is charged with them,
//! and that they should be: "переговорам не хватает доверия", "в решающей фазе переговоров".

use super::clause::{Clause, ClauseKind};
use super::scene::Scene;
use super::trigger::Trigger;
use crate::extract::meeting::Kind;
use crate::extract::mention::EntityKind;
use crate::lang::tag::{Aspect, Case, Number, Tense, VerbForm};

/// Whether the noun tells how talks go and not that they are held.
pub(super) fn is_course(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    if calls_speech_off(scene, trigger) {
        return true;
    }
    trigger.kind == Kind::Talks
        && !scene.is_timed(scene.clauses.index_of(trigger.token))
        && (is_lacking(scene, trigger)
            || is_phase(scene, trigger)
            || is_idle(scene, trigger)
            || is_duty(scene, trigger)
            || is_wished(scene, trigger))
}

/// "переговорам не хватает доверия".
fn is_lacking(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let lacks = &scene.context.triggers().process.lacks;
    let dative = parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Dat);
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    dative && scene.preposition(trigger.token).is_none() && predicate.is_some_and(|p| lacks.has(parsed.lemma(p)))
}

/// "открыл дорогу решающей фазе переговоров"; "начался новый этап переговоров" tells of a round.
fn is_phase(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let Some(head) = scene.noun_before(trigger.token).filter(|&t| triggers.process.phase.has(parsed.lemma(t))) else {
        return false;
    };
    let genitive = parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Gen);
    let cases = parsed.cases(head, |r| r.tag.is_noun());
    let direct = scene.preposition(head).is_none() && (cases.has(Case::Nom) || cases.has(Case::Acc));
    let takes_place = scene.clause(head).and_then(|c| c.predicate).is_some_and(|p| {
        let lemma = parsed.lemma(p);
        triggers.support.happens.has(lemma) || triggers.support.held_by.has(lemma) || triggers.status.planned.has(lemma)
    });
    genitive && !(direct && takes_place) && scene.clauses.anchored(head..trigger.token + 1).next().is_none()
}

/// "переговоры ни к чему не приводят": what they do, and none of them is held.
fn is_idle(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let own = scene.clauses.index_of(trigger.token);
    let subject = scene.preposition(trigger.token).is_none()
        && parsed.tag(trigger.token).number == Some(Number::Plur)
        && parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Nom);
    let acts = |p: usize| {
        let (tag, lemma) = (parsed.tag(p), parsed.lemma(p));
        let (support, status) = (&triggers.support, &triggers.status);
        let told = [&support.happens, &support.held_by, &status.planned, &status.proposed, &status.ongoing]
            .into_iter()
            .chain([&status.postponed, &status.cancelled, &status.ends, &status.begins])
            .any(|words| words.has(lemma));
        let present = tag.is_finite() && tag.tense == Some(Tense::Pres) && tag.aspect == Some(Aspect::Imp);
        present && tag.number == Some(Number::Plur) && !told && triggers.verb(lemma).is_none()
    };
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate).filter(|&p| acts(p));
    // "переговоры координируют Катар и Египет"
    let other = || scene.lists_of(own).any(|l| l.bare(Case::Nom) && !l.cases.has(Case::Gen) && scene.is_plural(l));
    subject && predicate.is_some() && !other() && scene.clauses.anchored(trigger.tokens.clone()).next().is_none()
}

/// "министр, который вёл переговоры с Осло", "стороны, участвующие в переговорах": what one is there for.
fn is_duty(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let own = scene.clauses.index_of(trigger.token);
    let Some(clause) = scene.clauses.get(own) else { return false };
    let Some(predicate) = clause.predicate.filter(|&p| triggers.process.duty.has(parsed.lemma(p))) else {
        return false;
    };
    let tag = parsed.tag(predicate);
    let placed = || scene.lists_of(own).any(|l| l.after(&triggers.grammar.inside));
    let person = |anchor: usize| {
        let holder = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::Person);
        parsed.tag(anchor).animate == Some(true) && parsed.tag(anchor).number == Some(Number::Sing)
            || scene.mentions.clone().filter(holder).any(|m| {
                let tokens = scene.mention(m).map_or(0..0, |m| m.tokens.clone());
                tokens.contains(&anchor)
            })
    };
    let hangs = match clause.kind {
        ClauseKind::Relative => {
            tag.tense == Some(Tense::Past) && clause.anchor.is_some_and(person) && opens_as_subject(scene, clause)
        }
        ClauseKind::Participial => tag.form == Some(VerbForm::Part) && tag.tense == Some(Tense::Pres),
        _ => false,
    };
    hangs && !placed()
}

/// "который вёл", and not "с которым вёл".
fn opens_as_subject(scene: &Scene<'_>, clause: &Clause) -> bool {
    let first = clause.pieces.first().map(|p| p.start);
    first.is_some_and(|t| {
        let which = scene.context.triggers().grammar.which.has(scene.parsed().lemma(t));
        which && scene.parsed().cases(t, |_| true).has(Case::Nom)
    })
}

/// "необходимо, чтобы стороны вели переговоры": of nobody in particular, on no day.
fn is_wished(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let Some(clause) = scene.clause(trigger.token).filter(|c| c.kind == ClauseKind::Subordinate) else { return false };
    let aim = clause.pieces.first().is_some_and(|p| triggers.grammar.aim.has(parsed.lemma(p.start)));
    let duty = clause.predicate.is_some_and(|p| triggers.process.duty.has(parsed.lemma(p)));
    let host = clause.host;
    let wish = |t: usize| Some(scene.clauses.index_of(t)) == host && triggers.process.wishes.has(parsed.lemma(t));
    aim && duty && scene.tokens.clone().any(wish)
}

/// "отменил выступление на форуме": the forum goes on without him, and nothing is told of it.
fn calls_speech_off(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let own = scene.clauses.index_of(trigger.token);
    let predicate = scene.clauses.get(own).and_then(|c| c.predicate);
    let off = predicate.is_some_and(|p| triggers.status.cancelled.has(parsed.lemma(p)));
    let preposition = scene.preposition(trigger.token).filter(|&p| triggers.grammar.inside.has(parsed.lemma(p)));
    let before = preposition.and_then(|p| p.checked_sub(1)).filter(|&t| t >= scene.tokens.start);
    off && before.is_some_and(|t| triggers.process.speech.has(parsed.lemma(t)))
}
