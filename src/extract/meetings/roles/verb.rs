//! Arguments of a verb by its frame.

use super::Roles;
use super::lists::{bare, in_time, people, preposed, take};
use super::subject::{actors, attending, named_before, subjects};
use crate::extract::meetings::clause::ClauseKind;
use crate::extract::meetings::scene::{List, Scene};
use crate::extract::meetings::trigger::Trigger;
use crate::extract::mention::EntityKind;
use crate::lang::lexicon::triggers::Frame;
use crate::lang::morph::Reading;
use crate::lang::tag::{Case, Number, Pos, VerbForm, Voice};

/// The arguments of a verb that evokes a meeting.
pub(super) fn of_verb(scene: &Scene<'_>, trigger: &Trigger, frame: Frame, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let tag = scene.parsed().tag(trigger.token);
    let passive = tag.voice == Some(Voice::Pass) || (tag.is_participle() && tag.short);
    match frame {
        Frame::Discuss if tag.is_participle() && tag.short => {
            // "соглашение подписано мэром и ректором"
            take(scene, roles, &people(scene, bare(scene, index, Case::Ins)));
            roles.bound = roles.parties.len() > 1;
        }
        Frame::With | Frame::Gather | Frame::Discuss => together(scene, trigger, frame, roles),
        Frame::Host if passive => {
            take(scene, roles, &subjects(scene, index));
            take(scene, roles, &bare(scene, index, Case::Ins));
            roles.bound = roles.parties.len() > 1;
        }
        Frame::Host => hosted(scene, trigger, roles),
        Frame::Await => awaited(scene, trigger, roles),
        Frame::Call => called(scene, trigger, roles),
        Frame::Go | Frame::Visit => travelled(scene, trigger, roles),
        Frame::Come => came(scene, trigger, roles),
        Frame::Attend => {
            take(scene, roles, &attending(scene, index));
            roles.attends = true;
        }
        Frame::Lead => {
            // "делегацию Эстонии возглавил министр", "Эстонию представил министр"
            take(scene, roles, &attending(scene, index));
            take(scene, roles, &bodies(scene, bare(scene, index, Case::Acc)));
            roles.attends = true;
        }
    }
    if tag.form == Some(VerbForm::Inf) {
        if frame != Frame::Host {
            asked(scene, trigger, roles);
        }
        if subjects(scene, index).is_empty() {
            // "министру удалось встретиться с послом"
            take(scene, roles, &people(scene, bare(scene, index, Case::Dat)));
        }
    }
}

/// "X встретился с Y", "X и Y собрались".
fn together(scene: &Scene<'_>, trigger: &Trigger, frame: Frame, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let grammar = &scene.context.triggers().grammar;
    let with = preposed(scene, index, &grammar.with, Case::Ins);
    let left_out = frame == Frame::With && !with.is_empty();
    let mut sides = if left_out { actors(scene, trigger) } else { subjects(scene, index) };
    if frame == Frame::Gather {
        // "собрались у входа управления": the genitive of another noun gathers nobody.
        let complement = |l: &List| l.cases.has(Case::Gen) && scene.noun_before(l.tokens.start).is_some();
        sides.retain(|l| scene.is_plural(l) || !complement(l));
    }
    let urges = scene.clauses.get(index).and_then(|c| c.predicate).filter(|&p| p != trigger.token);
    let urges = urges.is_some_and(|p| scene.context.triggers().status.urges.has(scene.parsed().lemma(p)));
    if !urges {
        take(scene, roles, &sides);
    }
    // "правление соберётся": a body is several people.
    let many = |l: &List| scene.is_plural(l) || (l.clause == index && l.members.iter().any(|&m| is_body(scene, m)));
    let many = frame == Frame::Gather && sides.iter().any(many);
    // "врачи, лечившие посла, говорят": to speak is to meet only with somebody.
    let tells = scene.context.triggers().reporting.verbs.has(scene.parsed().lemma(trigger.token));
    roles.bound = !with.is_empty() || (roles.parties.len() > 1 && !tells) || many;
    take(scene, roles, &with);
    let between: Vec<List> = scene.lists_of(index).filter(|l| l.after(&grammar.between)).cloned().collect();
    take(scene, roles, &between);
    roles.crowd = with.is_empty() && meets_people(scene, index);
}

/// "пообщался с фермерами", "встретилась со студентами": people who are no mention of anybody.
fn meets_people(scene: &Scene<'_>, clause: usize) -> bool {
    let parsed = scene.parsed();
    let with = &scene.context.triggers().grammar.with;
    scene.tokens.clone().filter(|&t| scene.clauses.index_of(t) == clause).any(|t| {
        let people = |r: &Reading| {
            r.tag.is_noun()
                && r.tag.case == Some(Case::Ins)
                && r.tag.number == Some(Number::Plur)
                && r.tag.animate == Some(true)
        };
        let governed = scene.preposition(t).is_some_and(|p| with.has(parsed.lemma(p)));
        governed && parsed.readings(t).iter().any(people)
    })
}

/// "X принял Y".
fn hosted(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let mut guests = direct(scene, trigger.token, people(scene, bare(scene, index, Case::Acc)));
    // "принял руководство сборной": he took it over.
    let taken = &scene.context.triggers().support.not_guest;
    guests.retain(|l| {
        l.members.iter().all(|&m| !scene.mention(m).is_some_and(|m| taken.has(scene.parsed().lemma(m.head))))
    });
    if guests.is_empty() {
        return;
    }
    take(scene, roles, &others(actors(scene, trigger), &guests));
    take(scene, roles, &guests);
    roles.bound = roles.parties.len() > 1;
}

/// "X ждёт Y": Y comes to X. "Ожидают также X": one more comes to what was told before.
fn awaited(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let guests = direct(scene, trigger.token, people(scene, bare(scene, index, Case::Acc)));
    let waiting = others(people(scene, subjects(scene, index)), &guests);
    take(scene, roles, &guests);
    let pronoun = &scene.context.triggers().grammar.pronoun;
    let them = |t: usize| scene.clauses.index_of(t) == index && pronoun.has(scene.parsed().lemma(t));
    let relative = scene.clauses.get(index).is_some_and(|c| c.kind == ClauseKind::Relative);
    if relative && guests.is_empty() && !waiting.is_empty() && scene.tokens.clone().any(them) {
        // "посетит Осло, где его ждёт премьер"
        take(scene, roles, &people(scene, named_before(scene, trigger.token)));
        take(scene, roles, &waiting);
        roles.bound = roles.parties.len() > 1;
        return;
    }
    if waiting.is_empty() {
        roles.attends = true;
    } else if !guests.is_empty() {
        take(scene, roles, &waiting);
        roles.bound = true;
    }
}

/// "X позвонил Y".
fn called(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let called = bare(scene, scene.clauses.index_of(trigger.token), Case::Dat);
    if !called.is_empty() {
        take(scene, roles, &actors(scene, trigger));
        take(scene, roles, &called);
        roles.bound = roles.parties.len() > 1;
    }
}

/// "X прибыл к Y", "X гостил у Y", with their companions.
fn travelled(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let grammar = &scene.context.triggers().grammar;
    take(scene, roles, &people(scene, actors(scene, trigger)));
    let hosts = [(&grammar.to, Case::Dat), (&grammar.at, Case::Gen)];
    for list in hosts.into_iter().flat_map(|(words, case)| preposed(scene, index, words, case)) {
        roles.add(scene, &list);
        roles.bound = roles.parties.len() > 1;
    }
    take(scene, roles, &preposed(scene, index, &grammar.with, Case::Ins));
    // "навестил посла"
    let visited = direct(scene, trigger.token, people(scene, bare(scene, index, Case::Acc)));
    take(scene, roles, &visited);
}

/// "X пришёл к Y": only people are come to so.
fn came(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let grammar = &scene.context.triggers().grammar;
    let taken = &scene.context.triggers().support.not_guest;
    let index = scene.clauses.index_of(trigger.token);
    let mut hosts = people(scene, preposed(scene, index, &grammar.to, Case::Dat));
    let lemma = |m: usize| scene.mention(m).map(|m| scene.parsed().lemma(m.head));
    // One comes out to reporters, and to power.
    let no_host = |m: &usize| lemma(*m).is_some_and(|l| grammar.spokesman.has(l) || taken.has(l));
    hosts.retain(|l| !l.members.iter().any(no_host));
    if hosts.is_empty() {
        return;
    }
    take(scene, roles, &others(people(scene, subjects(scene, index)), &hosts));
    take(scene, roles, &hosts);
    take(scene, roles, &preposed(scene, index, &grammar.with, Case::Ins));
    roles.bound = roles.parties.len() > 1;
}

/// "предложил послу встретиться", "пригласил министра посетить": the one asked comes along.
fn asked(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let proposed = &scene.context.triggers().status.proposed;
    let predicate = scene.clauses.get(index).and_then(|c| c.predicate);
    let asks = predicate.filter(|&p| p < trigger.token && proposed.has(scene.parsed().lemma(p)));
    let Some(asks) = asks else { return };
    let between = |l: &&List| asks < l.tokens.start && l.tokens.end <= trigger.token;
    let object = |l: &&List| l.bare(Case::Dat) || l.bare(Case::Acc);
    let lists: Vec<List> = scene.lists_of(index).filter(between).filter(object).cloned().collect();
    take(scene, roles, &people(scene, lists));
    roles.bound |= roles.parties.len() > 1;
}

/// Whether a mention is a body or group, which is several people.
fn is_body(scene: &Scene<'_>, member: usize) -> bool {
    let kind = scene.mention(member).map(|m| m.kind);
    matches!(kind, Some(EntityKind::Organisation | EntityKind::Group))
}

/// Only lists of states, bodies and groups.
fn bodies(scene: &Scene<'_>, lists: Vec<List>) -> Vec<List> {
    let body = |m: &usize| {
        let kind = scene.mention(*m).map(|m| m.kind);
        matches!(kind, Some(EntityKind::State | EntityKind::Organisation | EntityKind::Group))
    };
    lists.into_iter().filter(|l| l.members.iter().all(body)).collect()
}

/// The lists that are not among the guests.
fn others(lists: Vec<List>, guests: &[List]) -> Vec<List> {
    lists.into_iter().filter(|l| guests.iter().all(|g| g.tokens != l.tokens)).collect()
}

/// Only lists that are objects of the verb themselves: "принял министра", not "принял отставку министра"
/// or "принял решение выслать посла".
fn direct(scene: &Scene<'_>, verb: usize, lists: Vec<List>) -> Vec<List> {
    let parsed = scene.parsed();
    let parts = |t: usize| {
        let tag = parsed.tag(t);
        let named = scene.lists.iter().any(|l| l.tokens.contains(&t)) || in_time(scene, t);
        let object = tag.is_noun() && !named && scene.preposition(t).is_none();
        object || (tag.pos == Pos::Verb && tag.form != Some(VerbForm::Part))
    };
    let complement = |l: &List| {
        let noun = scene.noun_before(l.tokens.start);
        l.cases.has(Case::Gen)
            && noun.is_some_and(|n| {
                n != verb && scene.lists.iter().all(|other| !other.tokens.contains(&n)) && !in_time(scene, n)
            })
    };
    lists.into_iter().filter(|l| !complement(l) && !(verb + 1..l.tokens.start).any(parts)).collect()
}
