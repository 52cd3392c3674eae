//! Meetings that nobody says will be or were: what is needed, what is done as a rule, whose timetable is
//! full of them. A text that explains how a thing works is made of these.

use super::scene::Scene;
use super::trigger::{Trigger, Word};
use crate::lang::lexicon::triggers::{Frame, Need};
use crate::lang::morph::fold_lemma;
use crate::lang::tag::{Aspect, Case, Number, Tense};

/// Whether the noun tells of meetings in general.
pub(super) fn is_general(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    matches!(trigger.word, Word::Noun(need) if need != Need::Join)
        && (is_needed(scene, trigger)
            || is_rule(scene, trigger)
            || is_regular(scene, trigger)
            || is_of_timetable(scene, trigger)
            || is_on_the_line(scene, trigger)
            || is_asked_about(scene, trigger)
            || is_dreamt_of(scene, trigger)
            || is_career(scene, trigger))
}

/// "мечтает о встрече с певицей": nobody plans it.
fn is_dreamt_of(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    let about = scene.preposition(trigger.token).is_some_and(|p| triggers.grammar.about.has(parsed.lemma(p)));
    about && predicate.is_some_and(|p| triggers.process.dreams.has(parsed.lemma(p)))
}

/// "посол, который вёл переговоры о газе": what he was known for, with nobody and on no day.
fn is_career(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let own = scene.clauses.index_of(trigger.token);
    let led = |p: usize| {
        let tag = parsed.tag(p);
        let past =
            tag.aspect == Some(Aspect::Imp) && tag.tense == Some(Tense::Past) && tag.number == Some(Number::Sing);
        past && triggers.support.held_by.has(parsed.lemma(p)) && scene.preposition(trigger.token).is_none()
    };
    let fixed = || scene.is_timed(own) || scene.lists_of(own).next().is_some();
    super::when::describes(scene, own) && scene.clauses.get(own).and_then(|c| c.predicate).is_some_and(led) && !fixed()
}

/// "требуются уступки и переговоры": of nobody, so none in particular.
fn is_needed(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let needs = &scene.context.triggers().process.needs;
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    let subject =
        scene.preposition(trigger.token).is_none() && parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Nom);
    let needed = predicate.is_some_and(|p| needs.has(parsed.lemma(p)));
    subject && needed && !is_filled(scene, trigger)
}

/// Whether a name, or a state as an attribute, stands beside the noun.
fn is_filled(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let near = |start: usize| start > trigger.token && start - trigger.token <= 4;
    let attribute = |end: usize| end <= trigger.token && trigger.token - end <= 2;
    let mut mentions = scene.mentioned();
    mentions.any(|m| near(m.tokens.start) || m.adjective && attribute(m.tokens.end))
}

/// "партии созывают съезды", "выбирают на собраниях", "в каждом штате": the present tense of a rule, and of
/// several gatherings; what is to come has its own verbs, or a day.
fn is_rule(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let plural = parsed.tag(trigger.token).number == Some(Number::Plur);
    let own = scene.clauses.index_of(trigger.token);
    if !trigger.kind.is_gathering() || !plural || scene.is_timed(own) {
        return false;
    }
    let presents = |p: usize| {
        let tag = parsed.tag(p);
        let cue = triggers.status.planned.has(parsed.lemma(p)) && !triggers.support.held_by.has(parsed.lemma(p));
        let goes_on = triggers.status.ongoing.has(parsed.lemma(p));
        tag.is_finite() && tag.tense == Some(Tense::Pres) && tag.aspect == Some(Aspect::Imp) && !cue && !goes_on
    };
    let each = |t: usize| triggers.process.each.has(parsed.lemma(t)) && scene.clauses.index_of(t) == own;
    scene.clauses.get(own).and_then(|c| c.predicate).is_some_and(presents) || scene.tokens.clone().any(each)
}

/// "встречи с врачами проводит ежемесячно": a habit.
fn is_regular(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let own = scene.clauses.index_of(trigger.token);
    let holds = |p: usize| {
        let (tag, lemma) = (parsed.tag(p), parsed.lemma(p));
        let takes_place = triggers.support.held_by.has(lemma) || triggers.support.happens.has(lemma);
        tag.is_finite() && tag.aspect == Some(Aspect::Imp) && takes_place
    };
    let custom = |t: usize| {
        let present = || scene.clauses.get(own).and_then(|c| c.predicate).map(|p| parsed.tag(p).tense);
        triggers.process.custom.has(parsed.lemma(t))
            && scene.preposition(t).is_some_and(|p| triggers.process.along.has(parsed.lemma(p)))
            && present() == Some(Some(Tense::Pres))
    };
    let habit = |t: usize| {
        let word = fold_lemma(parsed.form(t));
        scene.clauses.index_of(t) == own && (triggers.status.generic.has(&word) || custom(t))
    };
    let held = scene.clauses.get(own).and_then(|c| c.predicate).is_some_and(holds);
    let subject = held && scene.preposition(trigger.token).is_none();
    // "каждую весну собираются на ужин"
    let gathers = |p: usize| triggers.verb(parsed.lemma(p)).is_some_and(|v| v.frame == Frame::Gather);
    let gathered = scene.clauses.get(own).and_then(|c| c.predicate).is_some_and(gathers);
    gathered && super::habit::recurs(scene, own)
        || subject && (scene.tokens.clone().any(habit) || super::habit::recurs(scene, own))
}

/// "график совещаний расписан на недели": all of them.
fn is_of_timetable(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let readings = parsed.readings(trigger.token);
    let several = |number: Option<Number>| number == Some(Number::Plur);
    let genitive = readings.iter().any(|r| r.tag.case == Some(Case::Gen) && several(r.tag.number));
    let head = scene.noun_before(trigger.token);
    genitive && head.is_some_and(|t| scene.context.triggers().process.timetable.has(parsed.lemma(t)))
}

/// "позвонить на номер консультации": a service.
fn is_on_the_line(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let service = &scene.context.triggers().process.service;
    scene.noun_before(trigger.token).is_some_and(|t| service.has(scene.parsed().lemma(t)))
}

/// "спросили, планируются ли контакты": a question whether they are in touch.
fn is_asked_about(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    let whether = predicate.is_some_and(|p| triggers.process.whether.has(&parsed.form(p + 1).to_lowercase()));
    let exchange = triggers.process.exchange.has(parsed.lemma(trigger.token));
    whether && exchange
}
