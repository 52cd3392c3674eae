//! Words that lie: triggers that evoke no meeting of parties, by the words beside them.

use super::clause::ClauseKind;
use super::ground::asserted;
use super::parties::is_official;
use super::roles::{in_time, is_quote};
use super::scene::{List, Scene};
use super::sitting;
use super::trigger::{Trigger, Word};
use crate::extract::meeting::Kind;
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::lexicon::triggers::{Frame, Need};
use crate::lang::lexicon::words::Words;
use crate::lang::tag::{Case, Pos};
use crate::lang::token::Shape;

/// "встреча команд", "товарищеская встреча", "встретить Новый год", "приём заявок", "участие в войне".
#[must_use]
pub fn is_no_meeting(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let process = &scene.context.triggers().process;
    if trigger.word == Word::Noun(Need::Sitting) {
        return is_of(scene, trigger, &process.voters) || !sitting::is_one(scene, trigger);
    }
    // "открылся Северный экономический форум": its name is its own.
    let subject = |m: &Mention| scene.preposition(m.tokens.start).is_none();
    let opens =
        |m: &Mention| m.head == trigger.token && trigger.kind.is_gathering() && subject(m) && asserted(scene, trigger);
    let inside = |m: &Mention| {
        let own = is_occasion(scene, trigger, m) || opens(m);
        m.tokens.contains(&trigger.token) && m.kind != EntityKind::Group && !own
    };
    if scene.mentioned().any(inside) || is_near_sport(scene, trigger) {
        return true;
    }
    if trigger.elided.is_some() && !takes_place(scene, trigger) {
        return true;
    }
    let lies = match trigger.word {
        Word::Noun(Need::Join) => false,
        Word::Noun(_) => noun_lies(scene, trigger),
        Word::Verb(frame) => verb_lies(scene, trigger, frame),
    };
    lies || is_private_journey(scene, trigger)
        || attends_another_thing(scene, trigger)
        || is_interview(scene, trigger)
        || is_admission(scene, trigger)
        || is_private_call(scene, trigger)
        || is_match(scene, trigger)
}

/// "по итогам конгресса", "на конгрессе": the word that may also name a body is the gathering.
fn is_occasion(scene: &Scene<'_>, trigger: &Trigger, mention: &Mention) -> bool {
    let parsed = scene.parsed();
    let alone = mention.tokens.len() == 1 && parsed.shape(trigger.token) == Shape::Lower;
    let before = trigger.token.checked_sub(1).filter(|b| *b >= scene.tokens.start);
    let fact = |t: usize| parsed.tag(t).is_noun() && scene.context.triggers().support.fact.has(parsed.lemma(t));
    // "внеочередной конгресс союза", "конгресс, прошедший в Осло": a parliament does not take place.
    let held = |p: usize| scene.context.triggers().support.happens.has(parsed.lemma(p));
    let hanging = scene.clauses.anchored(trigger.tokens.clone()).filter_map(|c| scene.clauses.get(c)?.predicate);
    let counted = |t: usize| scene.context.triggers().assembly.other.has(parsed.lemma(t));
    alone && (before.is_some_and(|t| fact(t) || counted(t)) || hanging.into_iter().any(held))
}

/// "следующая пройдёт в Осло", "вторая — в мае": what is left out is told of as a meeting is.
fn takes_place(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let triggers = scene.context.triggers();
    let clause = scene.clauses.index_of(trigger.token);
    let here = |t: usize| scene.clauses.index_of(t) == clause;
    let fixed = scene.times.iter().any(|t| here(t.tokens.start))
        || scene.lists_of(clause).any(|l| l.after(&triggers.grammar.inside) && !scene.can_take_part(l))
        || scene.tokens.clone().any(|t| here(t) && triggers.format.online.has(scene.parsed().lemma(t)));
    let verb = scene.clauses.get(clause).and_then(|c| c.predicate).map(|p| scene.parsed().lemma(p));
    let tells = verb.is_none_or(|lemma| {
        let status = &triggers.status;
        triggers.support.happens.has(lemma)
            || status.planned.has(lemma)
            || status.postponed.has(lemma)
            || status.cancelled.has(lemma)
    });
    fixed && tells
}

/// Words of sport and courts in the trigger's clause.
fn is_near_sport(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let clause = scene.clauses.index_of(trigger.token);
    let words = &scene.context.triggers().support.not_near;
    scene.tokens.clone().any(|t| scene.clauses.index_of(t) == clause && words.has(scene.parsed().lemma(t)))
}

fn verb_lies(scene: &Scene<'_>, trigger: &Trigger, frame: Frame) -> bool {
    let clause = scene.clauses.index_of(trigger.token);
    let words = &scene.context.triggers().support.not_meeting;
    let tag = scene.parsed().tag(trigger.token);
    let attribute = tag.is_participle()
        && !tag.short
        && scene.clause(trigger.token).is_some_and(|c| c.predicate != Some(trigger.token));
    // "с президентом клуба", "капитан команды": what a man is, is not who meets.
    let person = |t: usize| {
        let holds = |m: &Mention| m.kind == EntityKind::Person && m.tokens.contains(&t);
        scene.mentioned().any(holds)
    };
    let teams = |t: usize| scene.clauses.index_of(t) == clause && words.has(scene.parsed().lemma(t)) && !person(t);
    // "представляет собой"
    let oneself = |t: usize| scene.context.triggers().grammar.oneself.has(scene.parsed().lemma(t));
    let is = frame == Frame::Lead && (oneself(trigger.token + 1) || leads_another_thing(scene, trigger));
    // "глава клуба встретился с тренером Кимом": people by their names.
    let person = |m: &Mention| m.kind == EntityKind::Person && scene.clauses.index_of(m.head) == clause;
    let named = || scene.mentioned().filter(|m| person(m)).count() > 1;
    let of_teams = matches!(frame, Frame::With | Frame::Gather) && scene.tokens.clone().any(teams) && !named();
    attribute || is || of_teams || (frame == Frame::With && does_another_thing(scene, trigger))
}

/// "представил отчёт", "возглавляющий завод": neither a delegation nor a meeting, nor whom one stands for.
fn leads_another_thing(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let clause = scene.clauses.index_of(trigger.token);
    let company = |t: usize| {
        let lemma = parsed.lemma(t);
        let grammar = &triggers.grammar;
        grammar.delegation.has(lemma) || grammar.side.has(lemma) || triggers.noun(lemma).is_some()
    };
    let stands_for = |t: usize| scene.mentioned().any(|m| m.tokens.contains(&t));
    let object = |&t: &usize| {
        let cases = parsed.cases(t, |r| r.tag.is_noun());
        let subject = parsed.tag(t).case == Some(Case::Nom) && parsed.tag(t).animate == Some(true);
        let free = scene.preposition(t).is_none() && !in_time(scene, t) && !subject;
        free && scene.clauses.index_of(t) == clause && t != trigger.token && cases.has(Case::Acc)
    };
    let anchor = scene.clauses.get(clause).and_then(|c| c.anchor);
    let objects = || scene.tokens.clone().filter(object).chain(anchor);
    let right = || objects().any(|t| company(t) || stands_for(t));
    objects().next().is_some() && !right()
}

/// "проводили рейд вместе": together they did something else than spend time.
fn does_another_thing(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let spent = &scene.context.triggers().support.spent;
    let last = trigger.tokens.end.saturating_sub(1);
    let thing = |t: usize| parsed.tag(t).is_noun() && scene.preposition(t).is_none() && !in_time(scene, t);
    // "вместе с послом провёл переговоры"
    let after = if trigger.tokens.start < trigger.token { trigger.token + 6 } else { last };
    let here = |t: usize| t < scene.tokens.end && scene.clauses.index_of(t) == scene.clauses.index_of(trigger.token);
    let person = |t: usize| scene.lists.iter().any(|l| l.tokens.contains(&t));
    (trigger.token + 1..after).any(|t| here(t) && thing(t) && !person(t) && !spent.has(parsed.lemma(t)))
}

fn noun_lies(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let support = &scene.context.triggers().support;
    if is_title(scene, trigger) {
        return true;
    }
    let before = scene.tokens.start.max(trigger.token.saturating_sub(4))..trigger.token;
    let lies =
        before.rev().take_while(|&t| parsed.tag(t).is_attribute()).any(|t| support.not_attribute.has(parsed.lemma(t)));
    let before = trigger.token.checked_sub(1).filter(|b| *b >= scene.tokens.start);
    let pair = before.map(|b| format!("{} {}", parsed.lemma(b), parsed.lemma(trigger.token)));
    lies || pair.is_some_and(|pair| support.not_pair.has(&pair))
        || is_of(scene, trigger, &support.not_meeting)
        || is_hearing(scene, trigger)
        || is_delegations(scene, trigger)
}

/// "встреча команд", "коллегия выборщиков": of those who come to play or to vote.
fn is_of(scene: &Scene<'_>, trigger: &Trigger, words: &Words) -> bool {
    let parsed = scene.parsed();
    let mut after = trigger.token + 1..(trigger.token + 4).min(scene.tokens.end);
    after.any(|t| words.has(parsed.lemma(t)) && parsed.cases(t, |r| r.tag.is_noun()).has(Case::Gen))
}

/// «Переговоры», «Встреча на холме»: a few words between quotation marks, without a verb, are a title.
fn is_title(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let quote = |t: usize| is_quote(parsed.form(t));
    let first = trigger.token;
    let capital = parsed.form(first).chars().next().is_some_and(char::is_uppercase);
    let opens = first > scene.tokens.start && quote(first - 1) && capital;
    let mut inside = (first + 1..(first + 6).min(scene.tokens.end)).take_while(|&t| parsed.tag(t).pos != Pos::Verb);
    opens && inside.any(quote)
}

/// "глава делегации на переговорах": what the delegation is for, and not where he was.
fn is_delegations(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let before = scene.preposition(trigger.token).and_then(|p| p.checked_sub(1)).filter(|b| *b >= scene.tokens.start);
    let delegation = &scene.context.triggers().grammar.delegation;
    before.is_some_and(|b| delegation.has(parsed.lemma(b)) && parsed.tag(b).case == Some(Case::Gen))
}

/// A sitting in a text of a trial: its parties are accused and judges, and it is no meeting.
fn is_hearing(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let court = &scene.context.triggers().support.court;
    let next = (trigger.token + 1..(trigger.token + 4).min(scene.tokens.end)).find(|&t| !parsed.tag(t).is_attribute());
    // "заседание палаты": the body that sits is named.
    let subject = |t: usize| scene.lists.iter().any(|l| l.tokens.contains(&t) && l.bare(Case::Nom));
    let genitive = |t: usize| parsed.tag(t).is_noun() && parsed.cases(t, |_| true).has(Case::Gen);
    let body = next.filter(|&t| genitive(t) && !subject(t));
    // "совещание судей" is none, though judges come to it.
    let heard = scene.context.triggers().support.hearings.has(parsed.lemma(trigger.token));
    if trigger.kind != Kind::Session || !heard || body.is_some_and(|t| !court.has(parsed.lemma(t))) {
        return false;
    }
    let near = scene.context.parsed.sentences.iter().take(scene.sentence + 2).skip(scene.sentence.saturating_sub(2));
    near.flat_map(|s| s.tokens.clone()).any(|t| court.has(parsed.lemma(t)))
}

/// "вылетел на лечение", "визит к врачу": a journey to no party.
fn is_private_journey(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let words = &scene.context.triggers().support.private_purpose;
    let own = scene.clauses.index_of(trigger.token);
    let hangs =
        |clause: usize| scene.clauses.get(clause).is_some_and(|c| c.host == Some(own) && c.kind != ClauseKind::Main);
    let near = |t: usize| {
        let clause = scene.clauses.index_of(t);
        clause == own || hangs(clause)
    };
    trigger.kind == Kind::Visit && scene.tokens.clone().any(|t| words.has(scene.parsed().lemma(t)) && near(t))
}

/// "участие в войне", "присоединился к иску", "участник боёв": what they take part in is named, and is
/// no meeting.
fn attends_another_thing(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    if !matches!(trigger.word, Word::Noun(Need::Join) | Word::Verb(Frame::Attend)) {
        return false;
    }
    let clause = scene.clauses.index_of(trigger.token);
    let participant = triggers.grammar.participant.has(parsed.lemma(trigger.token));
    let object = |t: usize| {
        let tag = parsed.tag(t);
        let governed = |words: &Words| scene.preposition(t).is_some_and(|p| words.has(parsed.lemma(p)));
        match tag.case {
            _ if scene.clauses.index_of(t) != clause || !tag.is_noun() => false,
            // "участников клинических испытаний"
            _ if participant && parsed.cases(t, |r| r.tag.is_noun()).has(Case::Gen) => {
                t > trigger.token && (trigger.token + 1..t).all(|b| parsed.tag(b).is_attribute())
            }
            Some(Case::Loc) => !participant && governed(&triggers.grammar.inside),
            Some(Case::Dat) => !participant && governed(&triggers.grammar.to),
            _ => false,
        }
    };
    let mut other = false;
    // "присоединились к забастовщикам": people who hold no office are no meeting.
    let private = |t: usize| {
        let mention = scene.mentioned().find(|m| m.head == t);
        mention.is_some_and(|m| m.kind == EntityKind::Group && !m.anaphor && !is_official(&scene.context, m.entity))
    };
    let named = |t: usize| is_named(scene, t) && !private(t);
    for object in scene.tokens.clone().filter(|&t| object(t) && !trigger.tokens.contains(&t) && !named(t)) {
        let lemma = parsed.lemma(object);
        let format = &triggers.format;
        let manner = [&format.online, &format.phone, &format.in_person].into_iter().any(|w| w.has(lemma));
        if triggers.noun(lemma).is_some() || triggers.support.occasion.has(lemma) {
            return false;
        }
        other |= !manner;
    }
    other
}

/// Whether the token belongs to a mention or a phrase of time.
fn is_named(scene: &Scene<'_>, token: usize) -> bool {
    scene.lists.iter().any(|l| l.tokens.contains(&token)) || in_time(scene, token)
}

/// "в беседе с корреспондентом", "разговор для радиостанции": who speaks to the press meets nobody.
fn is_interview(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    if !matches!(trigger.kind, Kind::Meeting | Kind::Talks | Kind::Call) {
        return false;
    }
    let preposition =
        |t: &usize| triggers.grammar.with.has(parsed.lemma(*t)) || triggers.grammar.purpose.has(parsed.lemma(*t));
    let reach = trigger.token + 1..(trigger.token + 6).min(scene.tokens.end);
    let Some(with) = reach.clone().find(preposition) else { return false };
    let head = (with + 1..reach.end).find(|&t| parsed.tag(t).is_noun());
    // "увиделся в тюрьме с журналистом Рашадом Осмоевым": one of them by name may be whom he met.
    let person = |h: usize| {
        let named = |m: &Mention| m.kind == EntityKind::Person && m.tokens.contains(&h) && m.tokens.len() > 2;
        matches!(trigger.word, Word::Verb(_)) && scene.mentioned().any(named)
    };
    head.is_some_and(|h| triggers.support.press.has(parsed.lemma(h)) && !person(h))
}

/// "приём заявок", "приём в партию", "принял Ригу в союз": nobody comes to see anybody.
fn is_admission(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    if !triggers.support.admission.has(parsed.lemma(trigger.token)) {
        return false;
    }
    let reach = trigger.token + 1..(trigger.token + 7).min(scene.tokens.end);
    let things = reach.clone().find(|&t| parsed.tag(t).is_noun()).is_some_and(|t| {
        let tag = parsed.tag(t);
        !is_named(scene, t)
            && tag.animate == Some(false)
            && tag.case == Some(Case::Gen)
            && scene.preposition(t).is_none()
    });
    let into_it = |o: usize| {
        let cases = parsed.cases(o, |r| r.tag.is_noun());
        cases.has(Case::Acc) && !cases.has(Case::Loc) && !in_time(scene, o)
    };
    let into = reach.into_iter().any(|t| {
        let preposition = parsed.tag(t).pos == Pos::Adp && triggers.grammar.into.has(parsed.lemma(t));
        let object = (t + 1..t + 4).find(|&o| parsed.tag(o).is_noun());
        preposition && object.is_some_and(into_it)
    });
    let noun = matches!(trigger.word, Word::Noun(_));
    (noun && things) || into
}

/// "позвонил адвокату", "позвонить в полицию": a private matter.
fn is_private_call(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let after = trigger.tokens.end..(trigger.tokens.end + 3).min(scene.tokens.end);
    let object = after.into_iter().find(|&t| parsed.tag(t).is_noun());
    // "позвонил отцу, Ивану Киму", "позвонил другу Кену": they have a name in the news.
    let named = |t: usize| {
        let name = |l: &List| (t + 1..t + 3).contains(&l.tokens.start) && l.cases.has(Case::Dat);
        is_named(scene, t) || scene.lists.iter().any(name)
    };
    let private = |t: usize| scene.context.triggers().support.private_callee.has(parsed.lemma(t)) && !named(t);
    trigger.word == Word::Verb(Frame::Call) && object.is_some_and(private)
}

/// "встречу сборная проведёт с хозяевами": held by no named person, near the words of a match.
fn is_match(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let support = &scene.context.triggers().support;
    let clause = scene.clauses.index_of(trigger.token);
    let held =
        scene.clause(trigger.token).and_then(|c| c.predicate).is_some_and(|p| support.held_by.has(parsed.lemma(p)));
    if trigger.kind != Kind::Meeting || !matches!(trigger.word, Word::Noun(Need::Little)) || !held {
        return false;
    }
    let person = |m: &Mention| m.kind == EntityKind::Person && scene.clauses.index_of(m.head) == clause;
    let near = scene.context.parsed.sentences.iter().take(scene.sentence + 3).skip(scene.sentence.saturating_sub(2));
    !scene.mentioned().any(person) && near.flat_map(|s| s.tokens.clone()).any(|t| support.contest.has(parsed.lemma(t)))
}
