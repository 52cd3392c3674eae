//! Words of meeting that tell of a process, of what one says or passes, or of a body's name, and of
//! no single meeting: "на переговорах нет прогресса", "поддерживают контакты", "принять закон".
//! Real news holds more of these than of meetings.

use super::clause::Clause;
use super::course;
use super::general;
use super::modality::negated;
use super::roles::{in_time, is_outlet, is_quote};
use super::scene::Scene;
use super::trigger::{Trigger, Word};
use crate::extract::meeting::Kind;
use crate::extract::mention::EntityKind;
use crate::lang::lexicon::triggers::{Frame, Need};
use crate::lang::tag::{Aspect, Case, Number, Pos, Tense, VerbForm};
use crate::lang::token::Shape;

/// Whether the trigger tells of no single meeting.
#[must_use]
pub(super) fn is_no_single_meeting(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    match trigger.word {
        Word::Noun(Need::Join | Need::Sitting) => false,
        Word::Noun(_) => {
            general::is_general(scene, trigger)
                || course::is_course(scene, trigger)
                || is_without(scene, trigger)
                || is_search(scene, trigger)
                || is_stage_of_other(scene, trigger)
                || is_of_every(scene, trigger)
                || is_name_of_body(scene, trigger)
                || is_exchange(scene, trigger)
                || is_aspect(scene, trigger)
                || is_radio(scene, trigger)
                || is_quoted_to_press(scene, trigger)
        }
        Word::Verb(Frame::Host) => is_adoption(scene, trigger),
        Word::Verb(Frame::With) => {
            is_utterance(scene, trigger)
                || is_estrangement(scene, trigger)
                || is_advice(scene, trigger)
                || is_custom(scene, trigger)
        }
        Word::Verb(Frame::Gather) => is_membership(scene, trigger),
        Word::Verb(Frame::Come) => !comes_to_somebody(scene, trigger),
        Word::Verb(_) => false,
    }
}

/// "без консультаций с союзниками": there were none.
fn is_without(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let without = &scene.context.triggers().process.without;
    scene.preposition(trigger.token).is_some_and(|p| without.has(scene.parsed().lemma(p)))
}

/// "раунд санкций", "последний раунд теледебатов": of something that is no meeting.
fn is_stage_of_other(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let next = (trigger.token + 1..scene.tokens.end).find(|&t| !parsed.tag(t).is_attribute());
    let other = |t: usize| {
        let tag = parsed.tag(t);
        let named = scene.lists.iter().any(|l| l.tokens.contains(&t)) || in_time(scene, t);
        let thing = tag.is_noun() && tag.animate != Some(true) && parsed.cases(t, |r| r.tag.is_noun()).has(Case::Gen);
        thing && !named && triggers.noun(parsed.lemma(t)).is_none()
    };
    triggers.process.stage.has(parsed.lemma(trigger.token)) && next.is_some_and(other)
}

/// "визит полицейских в редакцию": a search.
fn is_search(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let raiders = &scene.context.triggers().process.raiders;
    let next = (trigger.token + 1..scene.tokens.end).find(|&t| !parsed.tag(t).is_attribute());
    trigger.kind == Kind::Visit
        && next.is_some_and(|t| raiders.has(parsed.lemma(t)) && parsed.cases(t, |r| r.tag.is_noun()).has(Case::Gen))
}

/// "долго заседал в комитете": one has a seat there.
fn is_membership(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let sits = trigger.kind == Kind::Session && parsed.tag(trigger.token).number == Some(Number::Sing);
    let clause = scene.clauses.index_of(trigger.token);
    let seat = |t: usize| {
        let inside = scene.preposition(t).is_some_and(|p| triggers.grammar.inside.has(parsed.lemma(p)));
        triggers.process.membership.has(parsed.lemma(t)) && inside && scene.clauses.index_of(t) == clause
    };
    sits && scene.tokens.clone().any(seat)
}

/// "с ним советуются политики": what they do, on no day and in no place.
fn is_custom(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let tag = parsed.tag(trigger.token);
    let clause = scene.clauses.index_of(trigger.token);
    let place = || scene.lists_of(clause).any(|l| l.after(&triggers.grammar.inside));
    let consults =
        matches!(trigger.kind, Kind::Consultations) || triggers.process.consults.has(parsed.lemma(trigger.token));
    consults && tag.tense == Some(Tense::Pres) && !scene.is_timed(clause) && !place()
}

/// "все заседания", "на каждой встрече".
fn is_of_every(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let process = &scene.context.triggers().process;
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(4));
    let mut before = (lowest..trigger.token).rev().take_while(|&t| {
        let tag = parsed.tag(t);
        tag.is_attribute() || matches!(tag.pos, Pos::Pron | Pos::Det | Pos::Num)
    });
    before.any(|t| process.every.has(parsed.lemma(t)))
}

/// "Конгресс утвердил", "палата представителей Конгресса": a parliament, and no gathering.
fn is_name_of_body(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    if !triggers.process.bodies.has(parsed.lemma(trigger.token)) {
        return false;
    }
    let capital = parsed.shape(trigger.token) != Shape::Lower;
    let opens = trigger.token == scene.tokens.start || is_quote(parsed.form(trigger.token.saturating_sub(1)));
    let happens = scene.clause(trigger.token).and_then(|c| c.predicate).is_some_and(|p| {
        // "Конгресс одобрил закон, новый состав начнёт работу": the nearest verb is its own.
        let near = trigger.token.abs_diff(p) <= 6;
        near && triggers.support.happens.has(parsed.lemma(p))
    });
    let at = scene.preposition(trigger.token).is_some_and(|p| triggers.support.sat_at.has(parsed.lemma(p)));
    let named = scene.mentioned().any(|m| {
        // "Всемирный конгресс мира": a name of several words.
        m.kind == EntityKind::Organisation && m.tokens.contains(&trigger.token) && m.tokens.start < trigger.token
    });
    let cases = parsed.cases(trigger.token, |r| r.tag.is_noun());
    // "полномочия 116-го конгресса"
    let head = (scene.tokens.start..trigger.token).rev().find(|&t| !is_attribute_or_number(scene, t));
    let head = head.filter(|&t| parsed.tag(t).is_noun());
    let genitive_of_noun = cases.has(Case::Gen) && head.is_some_and(|t| !triggers.support.fact.has(parsed.lemma(t)));
    // "новый конгресс не признал итоги": it acts.
    let acts = scene.clause(trigger.token).and_then(|c| c.predicate).is_some_and(|p| {
        let lemma = parsed.lemma(p);
        let takes_place = triggers.support.happens.has(lemma) || triggers.support.sits.has(lemma);
        parsed.tag(p).is_finite() && !takes_place && parsed.tag(p).number == Some(Number::Sing)
    });
    let acts = acts && cases.has(Case::Nom) && scene.preposition(trigger.token).is_none();
    let hangs = scene.clauses.anchored(trigger.tokens.clone()).next().is_some();
    // "мобильный конгресс": which one it is.
    let described =
        trigger.token.checked_sub(1).is_some_and(|t| t >= scene.tokens.start && parsed.tag(t).is_attribute());
    // "116-й конгресс США", "новый конгресс": which parliament it is.
    let mut mentions = scene.mentioned();
    let next = mentions.find(|m| m.tokens.start == trigger.token + 1);
    let of_state = next.is_some_and(|m| m.kind == EntityKind::State && !m.adjective && m.cases.has(Case::Gen));
    let described = described && !of_state && (!acts || hangs);
    let told = at || happens || named || described || scene.is_after_fact(trigger.token);
    let body = (capital && !opens && !described) || genitive_of_noun || !told;
    body && !(named && (happens || at))
}

fn is_attribute_or_number(scene: &Scene<'_>, token: usize) -> bool {
    let parsed = scene.parsed();
    let tag = parsed.tag(token);
    tag.is_attribute() || tag.pos == Pos::Num || parsed.shape(token) == Shape::Number
}

/// "поддерживают контакты", "призвал к диалогу", "возобновили диалог": parties that are in touch. What
/// is held on a day, or went on and ended, is a meeting.
fn is_exchange(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    let process = &triggers.process;
    if trigger.kind == Kind::Call || !process.exchange.has(parsed.lemma(trigger.token)) {
        return false;
    }
    let own = scene.clauses.index_of(trigger.token);
    let held = |p: usize| process.held.has(parsed.lemma(p));
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    let hanging = scene.clauses.anchored(trigger.tokens.clone()).filter_map(|c| scene.clauses.get(c)?.predicate);
    let bare = scene.preposition(trigger.token).is_none();
    // "на июль намечен диалог министров"
    let subject = bare && parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Nom);
    let planned = predicate.is_some_and(|p| subject && triggers.status.planned.has(parsed.lemma(p)));
    let told = planned || predicate.filter(|_| bare).into_iter().chain(hanging).any(held);
    let phone = (scene.tokens.start.max(trigger.token.saturating_sub(3))..trigger.token)
        .any(|t| triggers.format.phone.has(parsed.lemma(t)));
    let dated = scene.is_timed(own);
    let kept = predicate.is_none_or(|p| process.keeps.has(parsed.lemma(p)));
    !(told || phone || (dated && !kept))
}

/// "нет прогресса на переговорах", "позиция по переговорам", "оценил ход переговоров": one side of a
/// process.
fn is_aspect(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    let process = &triggers.process;
    if trigger.kind != Kind::Talks {
        return false;
    }
    if is_dated(scene, trigger) {
        return false;
    }
    let noun = |t: usize| parsed.tag(t).is_noun();
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate).filter(|&p| p < trigger.token);
    // "поддерживает переговоры, которые ведёт посол": who talks is told.
    let told = scene.clauses.anchored(trigger.tokens.clone()).next().is_some();
    let stance = !told && predicate.is_some_and(|p| process.stance.has(parsed.lemma(p)));
    match scene.preposition(trigger.token) {
        // "поддержать премьера в переговорах"
        Some(p) if stance && triggers.grammar.inside.has(parsed.lemma(p)) => true,
        None if stance && parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Acc) => true,
        Some(p) if process.along.has(parsed.lemma(p)) => true,
        Some(p) if triggers.grammar.inside.has(parsed.lemma(p)) => {
            let lowest = scene.tokens.start.max(p.saturating_sub(4));
            is_lacking(scene, trigger)
                || (lowest..p)
                    .rev()
                    .take_while(|&t| noun(t) || parsed.tag(t).is_attribute())
                    .any(|t| process.aspect.has(parsed.lemma(t)))
        }
        Some(_) => false,
        // "ход переговоров", but not "в ходе переговоров"
        None => {
            let lowest = scene.tokens.start.max(trigger.token.saturating_sub(4));
            let head = (lowest..trigger.token).rev().find(|&t| !parsed.tag(t).is_attribute());
            let head = head.filter(|&t| noun(t) && process.course.has(parsed.lemma(t)));
            head.is_some_and(|h| {
                let before = scene.preposition(h);
                before.is_none_or(|p| !triggers.grammar.inside.has(parsed.lemma(p)))
            })
        }
    }
}

/// "в переговорах нет прогресса": one side of them, told after them.
fn is_lacking(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let own = scene.clauses.index_of(trigger.token);
    let here = |t: usize| scene.clauses.index_of(t) == own;
    let mut after = scene.tokens.clone().filter(|&t| here(t) && t > trigger.token);
    let lacks = |t: usize| triggers.status.absent.has(parsed.lemma(t));
    after.any(|t| triggers.process.aspect.has(parsed.lemma(t))) && scene.tokens.clone().any(|t| here(t) && lacks(t))
}

/// Whether the talks themselves have a day, and not the verb of which they are the matter: it stands after
/// them with no verb between, is their attribute, or hangs on them.
fn is_dated(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let own = scene.clauses.index_of(trigger.token);
    let hangs = |clause: usize| scene.clauses.anchored(trigger.tokens.clone()).any(|c| c == clause);
    scene.times.iter().any(|time| {
        let (start, clause) = (time.tokens.start, scene.clauses.index_of(time.tokens.start));
        let attribute = time.tokens.end == trigger.token;
        let after = start > trigger.token && !(trigger.token + 1..start).any(|t| parsed.tag(t).is_finite());
        hangs(clause) || clause == own && (attribute || after)
    })
}

/// "переговоры пилотов с диспетчером": what is said over the radio.
fn is_radio(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let next = trigger.token + 1;
    let genitive = parsed.cases(next, |r| r.tag.is_noun()).has(Case::Gen);
    trigger.kind == Kind::Talks && genitive && scene.context.triggers().process.crew.has(parsed.lemma(next))
}

/// "пояснил в беседе с RT", "сказал в разговоре с «Газетой»": one who tells, and an outlet by its name.
fn is_quoted_to_press(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    let clause = scene.clauses.index_of(trigger.token);
    let opinion = |t: usize| triggers.process.opines.has(parsed.lemma(t)) && scene.clauses.index_of(t) == clause;
    let telling = |c: &Clause| {
        let tells = c.predicate.is_some_and(|p| triggers.reporting.verbs.has(parsed.lemma(p)));
        tells || scene.tokens.clone().any(opinion)
    };
    let inside = scene.preposition(trigger.token).is_some_and(|p| triggers.grammar.inside.has(parsed.lemma(p)));
    let talk = matches!(trigger.kind, Kind::Meeting | Kind::Talks | Kind::Call);
    if !(inside && talk && scene.clause(trigger.token).is_some_and(telling)) {
        return false;
    }
    let with = trigger.token + 1;
    if !triggers.grammar.with.has(parsed.lemma(with)) || with + 1 >= scene.tokens.end {
        return false;
    }
    let name = with + 1 + usize::from(is_quote(parsed.form(with + 1)));
    let mut mentions = scene.mentioned();
    let mention = mentions.find(|m| m.tokens.contains(&name));
    let party = mention.is_some_and(|m| m.kind != EntityKind::Organisation);
    let quoted = name > with + 1;
    let foreign = parsed.form(name).chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    // "с АБВ «Новости дня»": an agency and its paper.
    let titled = is_quote(parsed.form(name + 1));
    let abbreviation = parsed.shape(name) == Shape::Upper && (mention.is_none() || titled);
    let media = mention.is_some_and(|m| is_outlet(scene, m));
    !party && (quoted || foreign || abbreviation || media)
}

/// "принять закон", "приняла его в первом чтении", "решение принято": what one passes or takes.
fn is_adoption(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    if !triggers.support.admission.has(parsed.lemma(trigger.token)) {
        return false;
    }
    let clause = scene.clauses.index_of(trigger.token);
    let own = |t: &usize| scene.clauses.index_of(*t) == clause;
    if scene.tokens.clone().filter(own).any(|t| triggers.process.readings.has(parsed.lemma(t))) {
        return true;
    }
    let named = |t: usize| scene.lists.iter().any(|l| l.tokens.contains(&t));
    // "соглашением, принятым в Риге"
    let anchor = scene.clauses.get(clause).filter(|c| c.predicate == Some(trigger.token)).and_then(|c| c.anchor);
    let paper = |t: usize| !named(t) && parsed.tag(t).animate == Some(false);
    if parsed.tag(trigger.token).is_participle() && anchor.is_some_and(paper) {
        return true;
    }
    let bare = |t: &usize| parsed.tag(*t).is_noun() && scene.preposition(*t).is_none() && !in_time(scene, *t);
    // "не принимают решений": what is denied stands in the genitive.
    let denied = negated(scene, trigger.token);
    let thing = |t: usize| {
        let cases = parsed.cases(t, |r| r.tag.is_noun());
        !named(t) && parsed.tag(t).animate == Some(false) && (cases.has(Case::Acc) || denied && cases.has(Case::Gen))
    };
    let object = (trigger.token + 1..scene.tokens.end.min(trigger.token + 6)).filter(own).find(bare);
    let crowd = |t: usize| triggers.process.received.has(parsed.lemma(t));
    if object.is_some_and(|t| thing(t) && !crowd(t)) {
        return true;
    }
    // "Дума приняла его": what a body takes by a pronoun is a paper.
    let body = |m: usize| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Organisation);
    let subject = scene.lists_of(clause).any(|l| l.bare(Case::Nom) && l.members.iter().all(|&m| body(m)));
    let personal = |t: usize| triggers.grammar.personal.has(parsed.lemma(t));
    subject && (personal(trigger.token + 1) || trigger.token.checked_sub(1).is_some_and(personal))
}

/// "они говорят, что устали": to say is to meet nobody, unless one does it with another.
fn is_utterance(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    if trigger.tokens.len() > 1 || !triggers.reporting.verbs.has(parsed.lemma(trigger.token)) {
        return false;
    }
    let clause = scene.clauses.index_of(trigger.token);
    let with = scene.lists_of(clause).any(|l| l.after(&triggers.grammar.with));
    let each = scene.tokens.clone().any(|t| {
        scene.clauses.index_of(t) == clause
            && triggers.grammar.with.has(parsed.lemma(t))
            && scene.preposition(t + 1) == Some(t)
    });
    // "последний раз они говорили 5 мая", but not "5 мая они говорили, что устали"
    let dated = scene.is_timed(clause);
    let quotes = matches!(parsed.form(trigger.token + 1), "," | ":" | "—" | "«" | "\"");
    !(with || each || dated && !quotes)
}

/// "он не общается с соседями", "давно не виделись": they have nothing to do with each other, and no
/// meeting was called off.
fn is_estrangement(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    let tag = parsed.tag(trigger.token);
    let denied = negated(scene, trigger.token);
    if !denied || tag.aspect != Some(Aspect::Imp) {
        return false;
    }
    let clause = scene.clauses.index_of(trigger.token);
    let long =
        |t: usize| scene.clauses.index_of(t) == clause && triggers.process.long.has(&parsed.form(t).to_lowercase());
    tag.tense == Some(Tense::Pres) || scene.tokens.clone().any(long)
}

/// "рекомендуется проконсультироваться с врачами": what anybody should do.
fn is_advice(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    if parsed.tag(trigger.token).form != Some(VerbForm::Inf) {
        return false;
    }
    let clause = scene.clauses.index_of(trigger.token);
    let advice = &scene.context.triggers().process.advice;
    let advised = scene.tokens.clone().any(|t| scene.clauses.index_of(t) == clause && advice.has(parsed.lemma(t)));
    let group = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::Group);
    let lists = || scene.lists_of(clause).filter(|l| scene.can_take_part(l));
    advised && lists().next().is_some() && lists().all(|l| l.members.iter().all(group))
}

/// "пришли к выводу", "вышли из машины", "пришёл в себя": nobody is come to.
fn comes_to_somebody(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let grammar = &scene.context.triggers().grammar;
    let clause = scene.clauses.index_of(trigger.token);
    scene.lists_of(clause).any(|l| (l.after(&grammar.to) || l.after(&grammar.with)) && scene.can_take_part(l))
}
