//! Arguments of a verb by its frame.

use super::Roles;
use super::lists::{bare, in_time, inviters, people, people_or_states, preposed, take};
use super::subject::{actors, antecedent, attending, named_before, pronoun_of, subjects};
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
        Frame::Discuss | Frame::Sign if tag.is_participle() && tag.short => {
            // "соглашение подписано мэром и ректором"
            take(scene, roles, &people(scene, bare(scene, index, Case::Ins)));
            roles.bound = roles.parties.len() > 1;
        }
        Frame::With | Frame::Gather | Frame::Discuss | Frame::Sign => together(scene, trigger, frame, roles),
        Frame::Host | Frame::Invite if passive => {
            let guests = people_or_states(scene, subjects(scene, index));
            if !guests.is_empty() {
                // "закон, принятый парламентом" has no guest.
                take(scene, roles, &guests);
                take(scene, roles, &bare(scene, index, Case::Ins));
            }
            roles.bound = roles.parties.len() > 1;
        }
        Frame::Host | Frame::Invite => hosted(scene, trigger, roles),
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
        if !matches!(frame, Frame::Host | Frame::Invite) {
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
    let mut with = preposed(scene, index, &grammar.with, Case::Ins);
    if let Some(pronoun) = pronoun_of(scene, index, Case::Ins, Some(&grammar.with)).filter(|_| with.is_empty()) {
        with = antecedent(scene, pronoun);
    }
    let left_out = frame == Frame::With && !with.is_empty();
    let mut sides = if frame == Frame::Sign {
        attending(scene, index)
    } else if left_out {
        actors(scene, trigger)
    } else {
        subjects(scene, index)
    };
    if frame == Frame::Gather && sides.is_empty() {
        sides = body_before(scene, index);
    }
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
    if trigger.tokens.len() > 1 {
        // "пожал руку послу", "пил чай у короля"
        take(scene, roles, &people(scene, bare(scene, index, Case::Dat)));
        take(scene, roles, &people(scene, preposed(scene, index, &grammar.at, Case::Gen)));
    }
    roles.sits = frame == Frame::Gather && sits(scene, index, roles);
    roles.attends |= frame == Frame::Gather && gathers_for_it(scene, index);
    // "правление соберётся": a body is several people.
    let body = |l: &List| l.clause == index && l.members.iter().any(|&m| is_body(scene, m));
    let many = |l: &List| scene.is_plural(l) || (frame == Frame::Gather && body(l));
    let many = matches!(frame, Frame::Gather | Frame::Sign) && sides.iter().any(many);
    // "газеты A и B, издатель говорит": two names beside a verb in the singular do not act together.
    let single = scene.parsed().tag(trigger.token).number == Some(Number::Sing);
    // "врачи, лечившие посла, говорят": to speak is to meet only with somebody.
    let tells = scene.context.triggers().reporting.verbs.has(scene.parsed().lemma(trigger.token));
    roles.bound = !with.is_empty() || (roles.parties.len() > 1 && !single && !tells) || many;
    take(scene, roles, &with);
    let between: Vec<List> = scene.lists_of(index).filter(|l| l.after(&grammar.between)).cloned().collect();
    take(scene, roles, &between);
    roles.crowd = with.is_empty() && meets_people(scene, index);
}

/// "дело передали комиссии, она соберётся завтра": the body just named that the pronoun fits.
fn body_before(scene: &Scene<'_>, index: usize) -> Vec<List> {
    let parsed = scene.parsed();
    let Some(token) = pronoun_of(scene, index, Case::Nom, None) else { return Vec::new() };
    let personal = |r: &&Reading| r.tag.pos == Pos::Pron && r.tag.case == Some(Case::Nom);
    let gender = parsed.readings(token).iter().find(personal).filter(|r| r.tag.number == Some(Number::Sing));
    let Some(gender) = gender.and_then(|r| r.tag.gender) else { return Vec::new() };
    let fits = |l: &&List| {
        let body = |m: &usize| scene.mention(*m).is_some_and(|m| parsed.tag(m.head).gender == Some(gender));
        l.tokens.end <= token && l.members.iter().all(|&m| is_body(scene, m)) && l.members.iter().all(body)
    };
    scene.lists.iter().rev().find(fits).cloned().into_iter().collect()
}

/// "форум, на который съехались послы", "на него собрались": for what was told before.
fn gathers_for_it(scene: &Scene<'_>, clause: usize) -> bool {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let it =
        |t: usize| parsed.readings(t).iter().any(|r| grammar.personal.has(&r.lemma) || grammar.which.has(&r.lemma));
    let onto = |t: usize| t.checked_sub(1).is_some_and(|p| grammar.onto.has(parsed.lemma(p)));
    scene.tokens.clone().any(|t| scene.clauses.index_of(t) == clause && onto(t) && it(t))
}

/// "совет собрался в среду": one body, and no plan of something else ("собирается в мае начать").
fn sits(scene: &Scene<'_>, clause: usize, roles: &Roles) -> bool {
    let plans = |t: usize| scene.parsed().tag(t).form == Some(VerbForm::Inf) && scene.clauses.index_of(t) == clause;
    let body = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::Organisation);
    roles.parties.len() == 1 && roles.parties.iter().all(body) && !scene.tokens.clone().any(plans)
}

/// "пообщался с фермерами", "встретилась со студентами": people who are no mention of anybody.
pub(super) fn meets_people(scene: &Scene<'_>, clause: usize) -> bool {
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
    let objects = people(scene, bare(scene, index, Case::Acc));
    let mut guests = direct(scene, trigger.token, objects.clone());
    if guests.is_empty() {
        // "принял в резиденции посла": one receives somebody, and not in somebody's residence.
        guests = objects.into_iter().filter(|l| follows_place(scene, trigger.token, l)).take(1).collect();
    }
    // "принять новых членов", "принимали беженцев": they are let in, and nobody talks to them.
    let admitted = &scene.context.triggers().support.admitted;
    let head = |m: &usize| scene.mention(*m).is_some_and(|m| m.anaphor && admitted.has(scene.parsed().lemma(m.head)));
    guests.retain(|l| !l.members.iter().any(head));
    let receives = scene.context.triggers().grammar.receives.has(scene.parsed().lemma(trigger.token));
    if let Some(pronoun) = pronoun_of(scene, index, Case::Acc, None).filter(|_| receives && guests.is_empty()) {
        // "в Осло, где его принял король"; who is only met at a gate is not received.
        guests = people(scene, antecedent(scene, pronoun));
    }
    // "встретил свою будущую жену Инну": no guest of his.
    let kin = &scene.context.triggers().support.kin;
    let of_kin = |m: &usize| {
        let tokens = scene.mention(*m).map_or(0..0, |m| m.tokens.clone());
        let before = tokens.start.checked_sub(1).filter(|&t| t > trigger.token);
        tokens.chain(before).any(|t| kin.has(scene.parsed().lemma(t)))
    };
    if !receives {
        guests.retain(|l| !l.members.iter().all(of_kin));
    }
    // "принял руководство сборной": he took it over.
    let taken = &scene.context.triggers().support.not_guest;
    guests.retain(|l| {
        l.members.iter().all(|&m| !scene.mention(m).is_some_and(|m| taken.has(scene.parsed().lemma(m.head))))
    });
    if guests.is_empty() {
        if let Some(guest) = guest_of_state(scene, index) {
            take(scene, roles, &people(scene, actors(scene, trigger)));
            roles.parties.push(guest);
            roles.bound = roles.parties.len() > 1;
        } else if receives_them(scene, trigger) {
            // "обоих примет король"
            take(scene, roles, &people(scene, actors(scene, trigger)));
            roles.both = !roles.parties.is_empty();
        }
        return;
    }
    take(scene, roles, &others(actors(scene, trigger), &guests));
    take(scene, roles, &guests);
    roles.bound = roles.parties.len() > 1;
}

/// Whether only a phrase of place stands between the verb and the list.
fn follows_place(scene: &Scene<'_>, verb: usize, list: &List) -> bool {
    let inside = &scene.context.triggers().grammar.inside;
    let parsed = scene.parsed();
    let Some(noun) = list.tokens.start.checked_sub(1).filter(|&t| t > verb && parsed.tag(t).is_noun()) else {
        return false;
    };
    let place = scene.preposition(noun).filter(|&p| p > verb && inside.has(parsed.lemma(p)));
    let timed = |t: usize| in_time(scene, t) || parsed.tag(t).pos == Pos::Adv;
    place.is_some_and(|p| (verb + 1..p).all(timed))
}

/// "примет китайского гостя": the state that the guest is of.
fn guest_of_state(scene: &Scene<'_>, clause: usize) -> Option<usize> {
    let guest = &scene.context.triggers().grammar.guest;
    let noun = scene.tokens.clone().find(|&t| guest.has(scene.parsed().lemma(t)))?;
    let before = |m: &usize| scene.mention(*m).is_some_and(|m| m.adjective && m.tokens.end == noun);
    (scene.clauses.index_of(noun) == clause).then(|| scene.mentions.clone().find(before))?
}

/// "их примет король", of several who are named further back.
fn receives_them(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let clause = scene.clauses.index_of(trigger.token);
    let them = |r: &Reading| {
        (grammar.personal.has(&r.lemma) || grammar.both.has(&r.lemma))
            && r.tag.case == Some(Case::Acc)
            && r.tag.number != Some(Number::Sing)
    };
    let object = |t: usize| {
        let beside = t + 1 == trigger.token || (trigger.token + 1 == t && !parsed.tag(t + 1).is_noun());
        beside && parsed.readings(t).iter().any(them) && scene.clauses.index_of(t) == clause
    };
    scene.tokens.clone().any(object)
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
    let beside = trigger.token.checked_sub(1).is_some_and(them);
    if (relative || beside) && guests.is_empty() && !waiting.is_empty() && scene.tokens.clone().any(them) {
        // "посетит Осло, где его ждёт премьер"
        take(scene, roles, &others(people(scene, named_before(scene, trigger.token)), &waiting));
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
    let index = scene.clauses.index_of(trigger.token);
    let told = trigger.tokens.len() > 1;
    let mut called = bare(scene, index, Case::Dat);
    // "попросил дать ему возможность позвонить": a pronoun is called where it stands by the verb.
    let pronoun = |l: &List| scene.parsed().tag(l.tokens.start).pos == Pos::Pron;
    called.retain(|l| !pronoun(l) || l.tokens.start.abs_diff(trigger.token) <= 2);
    let kinds = |l: &List, fits: fn(EntityKind) -> bool| {
        l.members.iter().all(|&m| scene.mention(m).is_some_and(|m| fits(m.kind)))
    };
    if told {
        // "заверил посла по телефону"; who tells the press speaks to no party.
        called.extend(bare(scene, index, Case::Acc));
        called = others(called, &actors(scene, trigger));
        called.retain(|l| kinds(l, |kind| matches!(kind, EntityKind::Person | EntityKind::State)));
    }
    // "звонил в Осло": a capital that acts for its state.
    let into = &scene.context.triggers().grammar.into;
    called.extend(preposed(scene, index, into, Case::Acc).into_iter().filter(|l| kinds(l, |k| k == EntityKind::State)));
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
    take(scene, roles, &inviters(scene, index));
    if roles.parties.is_empty() {
        // "чтобы навестить родных": of nobody we know.
        return;
    }
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
pub(super) fn others(lists: Vec<List>, guests: &[List]) -> Vec<List> {
    lists.into_iter().filter(|l| guests.iter().all(|g| g.tokens != l.tokens)).collect()
}

/// Only lists that are objects of the verb themselves: "принял министра", not "принял отставку министра"
/// or "принял решение выслать посла".
pub(super) fn direct(scene: &Scene<'_>, verb: usize, lists: Vec<List>) -> Vec<List> {
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
