//! Whether the words of a trigger give enough for a record of its own: who, how many, where, of what
//! rank. "Премьер поехал" is no meeting, "премьер поехал в Осло к королю" is.

use super::candidate::Candidate;
use super::parties::is_official;
use super::scene::Scene;
use super::sitting;
use super::trigger::{Trigger, Word};
use crate::extract::meeting::Kind;
use crate::extract::mention::{EntityKind, Mention};
use crate::extract::names;
use crate::lang::lexicon::triggers::{Frame, Need};
use crate::lang::tag::{Aspect, Case, Number, Tense};

/// What the sentence itself states, beside what is carried over from those before it.
#[derive(Clone, Copy)]
pub(super) struct Stated {
    /// Words that hold the parties together.
    pub(super) bound: bool,
    /// A place.
    pub(super) placed: bool,
    /// Another side of people without a name: "с фермерами".
    pub(super) crowd: bool,
}

/// Whether the words give enough for a record of its own.
pub(super) fn stands_alone(scene: &Scene<'_>, candidate: &Candidate, stated: Stated) -> bool {
    let parties = candidate.parties.iter().filter_map(|&m| scene.mention(m)).collect::<Vec<_>>();
    match candidate.trigger.word {
        Word::Noun(need) => noun_stands(scene, candidate, stated, need, &parties),
        Word::Verb(frame) => verb_stands(scene, candidate, stated, frame, &parties),
    }
}

/// Whether it is on a day or in a place.
fn is_fixed(candidate: &Candidate) -> bool {
    candidate.when.is_some_and(|w| w.span.is_some()) || candidate.place.is_some()
}

fn noun_stands(scene: &Scene<'_>, candidate: &Candidate, stated: Stated, need: Need, parties: &[&Mention]) -> bool {
    let (bound, count, fixed) = (stated.bound, parties.len(), is_fixed(candidate));
    match need {
        _ if is_named(scene, &candidate.trigger) => true,
        Need::Little if count == 0 => candidate.both || fixed && !is_given(scene, &candidate.trigger),
        // "ввёл налог, чтобы провести переговоры": nobody says with whom, nor when.
        Need::Little if count == 1 && !fixed && is_aim(scene, &candidate.trigger) => false,
        // "Анна Лосева проведёт 5 мая переговоры в Риге"
        Need::Little if count == 1 && candidate.place.is_some() && candidate.when.is_some_and(|w| w.span.is_some()) => {
            true
        }
        // "на саммит в Осло собрались главы правительств"
        Need::Little => told_parties(scene, parties) || candidate.both || fixed && candidate.kind.is_gathering(),
        Need::Party if count == 0 => {
            let asserted = || asserted(scene, &candidate.trigger) && candidate.when.is_some_and(|w| w.span.is_some());
            let takes_place = || sitting::takes_place(scene, &candidate.trigger, candidate.described);
            let crowd = candidate.kind.is_gathering() && (candidate.described || takes_place());
            let held = || candidate.kind.is_gathering() && is_held(scene, &candidate.trigger) && asserted();
            fixed && (crowd || held() || (candidate.kind == Kind::Consultations && stated.placed && asserted()))
        }
        Need::Sitting => count > 0 || fixed,
        // "после визита к комиссии": the guest is nobody that is told. "поездка юных художников" is no visit.
        Need::Party if candidate.kind == Kind::Visit && count == 1 => {
            let group = |m: &&Mention| m.kind == EntityKind::Group;
            let party = |m: &&Mention| !group(m) || is_official(&scene.context, m.entity);
            parties.iter().all(party) && !parties.iter().all(|m| names::is_body(m))
        }
        Need::Party => true,
        Need::Journey => count > 1 || parties.iter().any(|m| is_official(&scene.context, m.entity)),
        // "и прервала разговор": one who holds no office, with nobody.
        Need::Bound => count > 1 || (bound && count > 0 && has_sides(scene, candidate, parties)),
        // "диалог министров Латвии и Эстонии": one group of two states.
        Need::Parties => count > 1 || parties.iter().any(|m| members(scene, m.entity) > 1),
        Need::Join => false,
    }
}

/// Whether the clause tells an aim: "чтобы провести переговоры".
fn is_aim(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let first = scene.clause(trigger.token).and_then(|c| c.pieces.first()).map(|p| p.start);
    first.is_some_and(|t| scene.context.triggers().grammar.aim.has(scene.parsed().lemma(t)))
}

/// "дать шанс переговорам", "помешает саммиту": a bare dative points to what was told.
fn is_given(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let cases = scene.parsed().cases(trigger.token, |r| r.tag.is_noun());
    cases.has(Case::Dat) && !cases.has(Case::Loc) && !cases.has(Case::Gen) && scene.preposition(trigger.token).is_none()
}

fn verb_stands(scene: &Scene<'_>, candidate: &Candidate, stated: Stated, frame: Frame, parties: &[&Mention]) -> bool {
    let (bound, count, fixed) = (stated.bound, parties.len(), is_fixed(candidate));
    let plural = parties.iter().any(|m| m.number == Some(Number::Plur) || members(scene, m.entity) > 1);
    match frame {
        _ if is_public(scene, parties) => false,
        Frame::Attend | Frame::Lead => false,
        Frame::Visit => {
            // "сотрудники полиции побывали в офисе"
            let business = |m: &&Mention| m.kind == EntityKind::Group && !is_official(&scene.context, m.entity);
            (stated.placed || count > 1 || visits_body(scene, candidate))
                && !(count == 1 && parties.iter().any(business))
                && (told_parties(scene, parties) || goes_abroad(scene, candidate))
        }
        Frame::Await => {
            let person = parties.iter().all(|m| m.kind == EntityKind::Person);
            (bound && count > 1) || (person && stated.placed && goes_abroad(scene, candidate))
        }
        Frame::Invite => invited_to(scene, candidate) && (told_parties(scene, parties) || candidate.both),
        Frame::Sign => bound && stated.placed && signs(scene, candidate, parties),
        // "совет собрался в среду"
        Frame::Gather if candidate.kind == Kind::Session && count == 1 => fixed,
        // A commission comes for its business, be it at home.
        Frame::Go if stated.placed && parties.iter().any(|m| names::is_body(m)) => true,
        Frame::Go => (bound && count > 1) || (stated.placed && goes_abroad(scene, candidate)),
        Frame::Come => bound && parties.iter().any(|m| is_weighty(scene, m)),
        Frame::Discuss => {
            // One man may be named twice: "президент Котов, Юрий Котов".
            let mut people = parties.iter().filter(|m| m.kind == EntityKind::Person).map(|m| m.entity);
            let first = people.next();
            bound && people.any(|person| Some(person) != first)
        }
        // "стороны обменялись мнениями" says of no meeting who was there.
        Frame::With | Frame::Gather if candidate.both => !candidate.trigger.weak || candidate.trigger.tokens.len() == 1,
        Frame::Gather if bound => true,
        // "она встречалась с ним два года" is love, unless one of them holds an office.
        Frame::With if is_courtship(scene, candidate) || is_friendship(scene, candidate) => false,
        // "он познакомился с моделью" is nobody's news.
        Frame::With if acquaints(scene, candidate) => {
            let official = |m: &&Mention| super::parties::is_official(&scene.context, m.entity);
            count > 1 && parties.iter().any(official)
        }
        // "мэр пообщался с рыбаками"
        Frame::With if candidate.trigger.weak => {
            bound && (count > 1 || plural) || stated.crowd && parties.iter().any(|m| is_weighty(scene, m))
        }
        Frame::With if stated.crowd => told_parties(scene, parties),
        // "их примет король"
        Frame::Host if candidate.both => true,
        _ if candidate.trigger.weak => count > 1 || (plural && bound),
        _ => told_parties(scene, parties),
    }
}

/// "у больницы собрались жители": a crowd, and no other party.
fn is_public(scene: &Scene<'_>, parties: &[&Mention]) -> bool {
    let public = &scene.context.triggers().support.public;
    let crowd = |m: &&Mention| m.kind == EntityKind::Group && public.has(scene.parsed().lemma(m.head));
    !parties.is_empty() && parties.iter().all(crowd)
}

/// Whether the parties are enough of a story: more than one, a body or state or group, or one who
/// holds an office. "после первой встречи Анны" is nobody's news.
fn told_parties(scene: &Scene<'_>, parties: &[&Mention]) -> bool {
    parties.len() > 1 || parties.iter().any(|m| is_weighty(scene, m))
}

fn is_weighty(scene: &Scene<'_>, party: &Mention) -> bool {
    party.kind != EntityKind::Person || super::parties::level_of(&scene.context, party.entity).is_some()
}

/// At least two people, or office holders of several states.
fn plural_people(scene: &Scene<'_>, parties: &[&Mention]) -> bool {
    let people = parties.iter().filter(|m| matches!(m.kind, EntityKind::Person | EntityKind::Group));
    people.map(|m| members(scene, m.entity).max(1)).sum::<usize>() > 1
}

/// "подписали договор", and no record for a fan.
fn signs_paper(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let paper = &scene.context.triggers().support.paper;
    let clause = scene.clauses.index_of(trigger.token);
    let anchor = scene.clauses.get(clause).and_then(|c| c.anchor);
    let near = |t: usize| scene.clauses.index_of(t) == clause || Some(t) == anchor;
    scene.tokens.clone().any(|t| paper.has(scene.parsed().lemma(t)) && near(t))
}

/// "пригласил посла в Осло": where to.
fn invited_to(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let into = &scene.context.triggers().grammar.into;
    let clause = scene.clauses.index_of(candidate.trigger.token);
    let there = |m: &usize| candidate.place == Some(*m);
    scene.lists_of(clause).any(|l| l.after(into) && l.cases.has(Case::Acc) && l.members.iter().any(there))
}

/// "пригласил посла посетить Осло", "пригласил на саммит": the other word says to what.
pub(super) fn asks_to_more(scene: &Scene<'_>, trigger: &Trigger, all: &[Trigger]) -> bool {
    let clause = scene.clauses.index_of(trigger.token);
    let more = |o: &Trigger| o.token > trigger.token && scene.clauses.index_of(o.token) == clause;
    // "поехал на саммит в Осло": the journey is to it.
    let onto = |o: &Trigger| scene.preposition(o.token).is_some_and(|p| is_onto(scene, p));
    let gathering = |o: &Trigger| matches!(o.word, Word::Noun(_)) && o.kind.is_gathering() && more(o) && onto(o);
    match trigger.word {
        Word::Verb(Frame::Invite) => all.iter().any(more),
        Word::Verb(Frame::Go) => all.iter().any(gathering),
        _ => false,
    }
}

/// "обсудили в режиме видеоконференции": the noun tells how, the other word what.
pub(super) fn is_manner(scene: &Scene<'_>, trigger: &Trigger, all: &[Trigger]) -> bool {
    let clause = scene.clauses.index_of(trigger.token);
    let other = |o: &Trigger| o.token != trigger.token && scene.clauses.index_of(o.token) == clause;
    let manner = &scene.context.triggers().grammar.manner;
    let noun = matches!(trigger.word, Word::Noun(_)) && all.iter().any(other);
    let head = scene.noun_before(trigger.token).map(|t| scene.parsed().lemma(t));
    // "в ходе видеоконференции сверили позиции": the same, of what is done from afar.
    let during = |head: &str| scene.context.triggers().grammar.during.has(head);
    let remote = || scene.context.triggers().format.online.has(scene.parsed().lemma(trigger.token));
    let meets = |o: &Trigger| {
        let frame = matches!(o.word, Word::Verb(Frame::With | Frame::Discuss));
        frame && scene.clauses.index_of(o.token) == clause
    };
    noun && head.is_some_and(|head| manner.has(head) || during(head) && remote() && all.iter().any(meets))
}

fn is_onto(scene: &Scene<'_>, preposition: usize) -> bool {
    scene.context.triggers().grammar.onto.has(scene.parsed().lemma(preposition))
}

/// "поехал на саммит": the way there is no visit beside it.
pub(super) fn is_way_there(scene: &Scene<'_>, trigger: &Trigger, all: &[Trigger]) -> bool {
    let inside = &scene.context.triggers().grammar.inside;
    let clause = scene.clauses.index_of(trigger.token);
    let there = |o: &Trigger| {
        let after = o.token > trigger.token && scene.clauses.index_of(o.token) == clause && o.kind.is_gathering();
        after && scene.preposition(o.token).is_some_and(|p| inside.has(scene.parsed().lemma(p)))
    };
    trigger.word == Word::Verb(Frame::Go) && all.iter().any(there)
}

/// "открылся Северный экономический форум": a gathering with a name of its own.
pub(super) fn is_named(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let name = |m: &Mention| m.tokens.contains(&trigger.token) && m.kind == EntityKind::Organisation;
    trigger.kind.is_gathering() && scene.mentioned().any(name)
}

/// "увидятся с ним отдельно": another meeting than the one just told.
pub(super) fn is_apart(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let cues = &scene.context.triggers().assembly;
    let clause = scene.clauses.index_of(trigger.token);
    let verb = matches!(trigger.word, Word::Verb(Frame::With | Frame::Host | Frame::Discuss));
    let apart = |lemma: &str| cues.apart.has(lemma) || cues.alone.has(lemma);
    verb && scene.tokens.clone().any(|t| apart(scene.parsed().lemma(t)) && scene.clauses.index_of(t) == clause)
}

/// "комитет проведёт слушания": somebody holds it, though by no name we know.
fn is_held(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let Some(clause) = scene.clause(trigger.token) else { return false };
    let subject = |t: usize| {
        let noun = parsed.tag(t).is_noun() && parsed.tag(t).case == Some(Case::Nom);
        noun && scene.preposition(t).is_none()
    };
    let held = |p: usize| {
        let verb = scene.context.triggers().support.held_by.has(parsed.lemma(p)) && parsed.tag(p).is_finite();
        let before = |t: &usize| *t < p && *t != trigger.token;
        verb && clause.pieces.iter().cloned().flatten().filter(before).any(subject)
    };
    scene.preposition(trigger.token).is_none() && clause.predicate.is_some_and(held)
}

/// "вдвоём", "с глазу на глаз": two without the rest.
pub(super) fn is_alone(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let own = scene.clauses.index_of(trigger.token);
    let alone = |t: usize| scene.context.triggers().assembly.alone.has(scene.parsed().lemma(t));
    scene.tokens.clone().any(|t| scene.clauses.index_of(t) == own && alone(t))
}

/// Whether the verb of a noun says that it takes place: "консультации начались".
pub(super) fn asserted(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let support = &scene.context.triggers().support;
    let tells = |p: usize| support.happens.has(scene.parsed().lemma(p)) || support.held_by.has(scene.parsed().lemma(p));
    let own = scene.clause(trigger.token).and_then(|c| c.predicate);
    let hanging = scene.clauses.anchored(trigger.tokens.clone()).filter_map(|c| scene.clauses.get(c)?.predicate);
    own.into_iter().chain(hanging).any(tells)
}

fn acquaints(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    scene.context.triggers().process.acquaints.has(scene.parsed().lemma(candidate.trigger.token))
}

fn is_courtship(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let tag = scene.parsed().tag(candidate.trigger.token);
    let habit = tag.aspect == Some(Aspect::Imp) && tag.tense == Some(Tense::Past);
    let private = |m: &usize| {
        let mention = scene.mention(*m).filter(|m| m.kind == EntityKind::Person);
        mention.is_some_and(|m| !is_official(&scene.context, m.entity))
    };
    habit && candidate.when.is_none() && candidate.parties.iter().all(private)
}

/// "они советовались друг с другом": what they used to do, on no day and in no place.
fn is_friendship(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let parsed = scene.parsed();
    let verb = candidate.trigger.token;
    let tag = parsed.tag(verb);
    let habit = tag.aspect == Some(Aspect::Imp) && tag.tense == Some(Tense::Past);
    let each = |t: usize| scene.context.triggers().grammar.each.has(parsed.lemma(t));
    let other = each(verb + 1) && scene.context.triggers().grammar.with.has(parsed.lemma(verb + 2)) && each(verb + 3);
    candidate.trigger.weak && habit && other && candidate.when.is_none() && candidate.place.is_none()
}

/// Several people, and a paper.
fn signs(scene: &Scene<'_>, candidate: &Candidate, parties: &[&Mention]) -> bool {
    plural_people(scene, parties) && signs_paper(scene, &candidate.trigger)
}

/// One whose talks are news, or another side after "с".
fn has_sides(scene: &Scene<'_>, candidate: &Candidate, parties: &[&Mention]) -> bool {
    told_parties(scene, parties) || is_with(scene, &candidate.trigger)
}

/// "разговор с Ветровым": the noun itself names the other side.
fn is_with(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let with = &scene.context.triggers().grammar.with;
    let clause = scene.clauses.index_of(trigger.token);
    scene.lists_of(clause).any(|l| l.after(with) && l.tokens.start > trigger.token)
}

/// "заседание палаты": the body that sits is named, though by no name we know.
pub(super) fn has_complement(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let next = trigger.token + 1;
    let tag = scene.parsed().tag(next);
    next < scene.tokens.end
        && (tag.is_noun() || tag.is_attribute())
        && scene.parsed().cases(next, |_| true).has(Case::Gen)
}

/// "Академию посещали представители провинции": a body is visited as a place is.
fn visits_body(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let clause = scene.clauses.index_of(candidate.trigger.token);
    let body = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::Organisation);
    scene.lists_of(clause).any(|l| l.bare(Case::Acc) && l.members.iter().any(body))
}

fn members(scene: &Scene<'_>, entity: crate::extract::mention::EntityId) -> usize {
    scene.context.entities.get(entity).map_or(0, |e| e.members.len())
}

/// "Спецпосланник отправится в Киев": an official goes to another state.
fn goes_abroad(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let entity = |m: &usize| scene.mention(*m).and_then(|m| scene.context.entities.get(m.entity));
    let Some(place) = candidate.place.as_ref().and_then(entity) else { return false };
    let there = place.country.as_deref().unwrap_or(&place.name);
    candidate.parties.iter().any(|party| {
        let Some((mention, e)) = scene.mention(*party).zip(entity(party)) else { return false };
        let leaders = &scene.context.language.lexicon.names.leaders;
        let led = (e.kind == EntityKind::Person && e.role.is_none()).then(|| leaders.state_of(&e.name)).flatten();
        if let Some(home) = led {
            return home != there;
        }
        let official = is_official(&scene.context, mention.entity);
        // Of one whose state is not known the office must be a high one: a chairman may go anywhere.
        let high =
            || e.kind == EntityKind::Person && super::parties::level_of(&scene.context, mention.entity).is_some();
        official && e.country.as_deref().map_or_else(high, |home| home != there)
    })
}
