//! Who does it: the subject of a clause, its own, shared, left out, or the speaker of a quotation.

use super::both_named;
use super::lists::{bare, people, speaks_for_others};
use crate::extract::meetings::clause::{Clause, ClauseKind};
use crate::extract::meetings::scene::{List, Scene};
use crate::extract::meetings::trigger::Trigger;
use crate::extract::mention::EntityKind;
use crate::lang::lexicon::words::Words;
use crate::lang::morph::Reading;
use crate::lang::tag::{Case, Number, Pos, Tag};

/// The subjects of a clause: its own nominatives, else those it shares with its host, else the noun
/// it hangs on.
#[must_use]
pub(super) fn subjects(scene: &Scene<'_>, index: usize) -> Vec<List> {
    subjects_within(scene, index, 3)
}

/// "МИД: переговоры пройдут в мае": a body that tells it; a man by his name may be one of the parties.
fn announces(scene: &Scene<'_>, list: &List) -> bool {
    let body = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::Organisation);
    let opens = list.tokens.start == scene.tokens.start && list.members.iter().all(body);
    opens && scene.parsed().form(list.tokens.end) == ":"
}

fn subjects_within(scene: &Scene<'_>, index: usize, depth: usize) -> Vec<List> {
    let Some(clause) = scene.clauses.get(index) else { return Vec::new() };
    let own: Vec<List> = scene
        .lists_of(index)
        .filter(|l| l.bare(Case::Nom) && scene.can_take_part(l) && !announces(scene, l))
        .cloned()
        .collect();
    if !own.is_empty() {
        return nearest_subject(scene, clause, own);
    }
    if depth == 0 || has_pronoun(scene, index) {
        return Vec::new();
    }
    // "он отметил, что политики не виделись": the clause has a subject, though no new party.
    if stranger(scene, index).is_some() || clause.predicate.is_some() && both_named(scene, index).is_some() {
        return Vec::new();
    }
    match (clause.kind, clause.host) {
        // "стал первым послом, который посетит": he who became it.
        (ClauseKind::Relative | ClauseKind::Participial, Some(host)) if is_complement(scene, clause, host) => {
            subjects_within(scene, host, depth - 1)
        }
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
    if !tag.is_finite()
        || both_named(scene, clause).is_some()
        || stranger(scene, clause).is_some()
        || has_pronoun(scene, clause)
        || hangs_on_stranger(scene, clause)
    {
        return Vec::new();
    }
    named_before(scene, trigger.token)
}

/// The subject of a clause that is no mention: "туристы прибыли", "персонал и зрители собрались". Only a
/// living one surely is in the nominative; "хозяин", "гость" are somebody told before.
fn stranger(scene: &Scene<'_>, clause: usize) -> Option<usize> {
    let parsed = scene.parsed();
    let grammar = &scene.context.triggers().grammar;
    let predicate = scene.clauses.get(clause)?.predicate?;
    scene.tokens.clone().find(|&t| {
        let tag = parsed.tag(t);
        let subject = tag.is_noun() && tag.animate == Some(true) && tag.case == Some(Case::Nom);
        subject
            && scene.clauses.index_of(t) == clause
            && tag.number == parsed.tag(predicate).number
            && scene.preposition(t).is_none()
            && !grammar.epithet.has(parsed.lemma(t))
            && !grammar.both.has(parsed.lemma(t))
            && !scene.lists.iter().any(|l| l.tokens.contains(&t))
    })
}

/// "турист, который прибыл": the relative clause is of somebody who is no mention.
fn hangs_on_stranger(scene: &Scene<'_>, clause: usize) -> bool {
    let Some(clause) = scene.clauses.get(clause) else { return false };
    let hangs = match clause.kind {
        ClauseKind::Participial => true,
        ClauseKind::Relative => {
            let subject = |t: usize| scene.parsed().tag(t).case == Some(Case::Nom);
            let relative = &scene.context.triggers().grammar.relative;
            let mut words = clause.pieces.first().cloned().unwrap_or_default().take(3);
            words.any(|t| relative.has(scene.parsed().lemma(t)) && subject(t))
        }
        _ => false,
    };
    hangs && anchored_list(scene, clause).is_empty()
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

/// The one or those for whom a pronoun stands: in its sentence the last subject before it of another
/// clause, else the subject of the sentence before, else the only one there whom it fits.
pub(super) fn antecedent(scene: &Scene<'_>, token: usize) -> Vec<List> {
    let tag = personal(scene, token).unwrap_or_default();
    let fits = |scene: &Scene<'_>, list: &List| match (list.members.as_slice(), tag.number) {
        (&[one], Some(Number::Sing)) => scene.mention(one).is_some_and(|m| {
            m.kind == EntityKind::Person && (m.gender.is_none() || tag.gender.is_none() || m.gender == tag.gender)
        }),
        (_, Some(Number::Plur)) => scene.is_plural(list) && scene.can_take_part(list),
        _ => false,
    };
    let own = scene.clauses.index_of(token);
    let before = |l: &&List| l.tokens.end <= token && l.clause != own && l.bare(Case::Nom) && fits(scene, l);
    if let Some(list) = scene.lists.iter().rev().find(before) {
        return vec![list.clone()];
    }
    let Some(sentence) = scene.context.told_before(scene.sentence) else { return Vec::new() };
    let earlier = Scene::new(scene.context, sentence);
    let fitting: Vec<&List> = earlier.lists.iter().filter(|l| fits(&earlier, l)).collect();
    let subject = fitting.iter().find(|l| l.bare(Case::Nom)).copied();
    let only = || (fitting.len() == 1).then(|| fitting.first().copied()).flatten();
    subject.or_else(only).cloned().into_iter().collect()
}

/// The pronoun of a clause in a case: bare, or after one of the prepositions.
pub(super) fn pronoun_of(scene: &Scene<'_>, clause: usize, case: Case, after: Option<&Words>) -> Option<usize> {
    let parsed = scene.parsed();
    let grammar = &scene.context.triggers().grammar;
    scene.tokens.clone().find(|&t| {
        let own = scene.clauses.index_of(t) == clause && grammar.pronoun.has(parsed.lemma(t));
        let cases = parsed.cases(t, |r| r.tag.pos == Pos::Pron);
        let before = t.checked_sub(1).filter(|&b| b >= scene.tokens.start && parsed.tag(b).pos == Pos::Adp);
        let governed = match (before, after) {
            (None, None) => true,
            (Some(b), Some(words)) => words.has(parsed.lemma(b)),
            _ => false,
        };
        own && governed && cases.has(case) && !is_attribute(scene, t)
    })
}

/// The reading of a token as a personal pronoun.
fn personal(scene: &Scene<'_>, token: usize) -> Option<Tag> {
    scene.parsed().readings(token).iter().map(|r| r.tag).find(|tag| tag.pos == Pos::Pron)
}

/// "его визит", "их встреча": whose, not whom.
fn is_attribute(scene: &Scene<'_>, token: usize) -> bool {
    let next = token + 1;
    let tag = scene.parsed().tag(next);
    next < scene.tokens.end && (tag.is_noun() && scene.preposition(token).is_none() || tag.is_attribute())
}

/// The subjects of a verb that evokes a meeting.
pub(super) fn actors(scene: &Scene<'_>, trigger: &Trigger) -> Vec<List> {
    let clause = scene.clauses.index_of(trigger.token);
    let own = subjects(scene, clause);
    if own.is_empty() && (scene.parsed().tag(trigger.token).person == Some(1) || is_i(scene, clause)) {
        return speaker(scene);
    }
    if own.is_empty() { elided(scene, trigger) } else { own }
}

/// Whether "я" or "мы" is the subject of a clause, of which a verb in the past tells nothing.
fn is_i(scene: &Scene<'_>, clause: usize) -> bool {
    let first = |r: &Reading| r.tag.pos == Pos::Pron && r.tag.person == Some(1) && r.tag.case == Some(Case::Nom);
    let own = scene.tokens.clone().filter(|&t| scene.clauses.index_of(t) == clause);
    own.into_iter().any(|t| scene.parsed().readings(t).iter().any(first))
}

/// Everyone in the nominative: "с одной стороны участвовали X и Y, с другой — Z".
pub(super) fn attending(scene: &Scene<'_>, index: usize) -> Vec<List> {
    let own = bare(scene, index, Case::Nom);
    if own.is_empty() { subjects(scene, index) } else { own }
}

/// Of several nominatives the one before the verb is the subject, else the first after it.
fn nearest_subject(scene: &Scene<'_>, clause: &Clause, own: Vec<List>) -> Vec<List> {
    let Some(predicate) = clause.predicate else { return own };
    // "Ким посетили послы": a verb in the plural has a subject in the plural.
    let plural = scene.parsed().tag(predicate).number == Some(Number::Plur);
    let agreeing: Vec<List> = own.iter().filter(|l| scene.is_plural(l)).cloned().collect();
    let own = if plural && !agreeing.is_empty() { agreeing } else { own };
    let before = own.iter().rev().find(|l| l.tokens.end <= predicate).cloned();
    before.or_else(|| own.into_iter().find(|l| l.tokens.start > predicate)).into_iter().collect()
}

/// Whether a clause hangs on the instrumental of "стать", "быть".
fn is_complement(scene: &Scene<'_>, clause: &Clause, host: usize) -> bool {
    let becoming = &scene.context.triggers().grammar.becoming;
    let predicate = scene.clauses.get(host).and_then(|c| c.predicate);
    let became = predicate.is_some_and(|p| becoming.has(scene.parsed().lemma(p)));
    became && clause.anchor.is_some_and(|a| scene.parsed().tag(a).case == Some(Case::Ins))
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
