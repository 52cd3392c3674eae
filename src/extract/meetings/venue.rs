//! Where: the place that belongs to a trigger, and how the parties come together.

use crate::extract::meeting::{Format, Kind};
use crate::extract::mention::EntityKind;
use crate::lang::lexicon::triggers::Frame;
use crate::lang::lexicon::words::Words;
use crate::lang::tag::{Case, VerbForm};

use super::clause::ClauseKind;
use super::scene::{List, Scene};
use super::trigger::{Trigger, Word};

/// The mention of the place of a trigger: in its clause, a clause that hangs on it, or the clause
/// around it; the first of a list ("в Маскате и Риме" is two meetings, and the caller splits them).
#[must_use]
pub fn choose(scene: &Scene<'_>, trigger: &Trigger, others: &[Trigger]) -> Option<usize> {
    let of_other = |l: &List| super::steps::is_of_preparing(scene, trigger, others, l.tokens.start);
    let fits = |l: &&List| is_venue(scene, l, trigger.kind) && !of_other(l);
    let best = scene.lists.iter().filter(fits).filter_map(|list| Some((score(scene, trigger, others, list)?, list)));
    let best = best.min_by_key(|(score, list)| (*score, list.tokens.start));
    best.and_then(|(_, list)| first_place(scene, list))
        .or_else(|| by_adjective(scene, trigger))
        .or_else(|| host_town(scene, trigger))
        .or_else(|| there(scene, trigger))
        .or_else(|| at_home(scene, trigger))
}

/// "Осло предложил провести встречу у себя".
fn at_home(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let clause = scene.clauses.index_of(trigger.token);
    let oneself = |t: usize| grammar.oneself.has(parsed.lemma(t)) && grammar.at.has(parsed.lemma(t - 1));
    let mut own = (scene.tokens.start + 1..scene.tokens.end).filter(|&t| scene.clauses.index_of(t) == clause);
    own.find(|&t| oneself(t))?;
    let state = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::State);
    let host =
        scene.lists_of(clause).find(|l| l.bare(Case::Nom) && l.members.len() == 1 && l.members.iter().all(state));
    host.and_then(|l| l.members.first().copied())
}

/// "прибыл в Осло для переговоров": where one has come for the meeting.
fn is_destination(scene: &Scene<'_>, clause: usize, list: &List) -> bool {
    let triggers = scene.context.triggers();
    let predicate = scene.clauses.get(clause).and_then(|c| c.predicate);
    let comes =
        |p: usize| triggers.verb(scene.parsed().lemma(p)).is_some_and(|v| matches!(v.frame, Frame::Go | Frame::Come));
    predicate.is_some_and(comes) && list.cases.has(Case::Acc) && is_town(scene, list)
}

/// "следующую встречу примет Осло": the town or state that receives a meeting.
fn host_town(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let parsed = scene.parsed();
    let clause = scene.clauses.index_of(trigger.token);
    let predicate = scene.clauses.get(clause).and_then(|c| c.predicate);
    let receives = predicate.is_some_and(|p| scene.context.triggers().grammar.receives.has(parsed.lemma(p)));
    let object =
        scene.preposition(trigger.token).is_none() && parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Acc);
    // A capital that acts is its state.
    let state = |l: &List| l.members.iter().all(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::State));
    let subject = |l: &&List| l.bare(Case::Nom) && (is_town(scene, l) || state(l)) && l.members.len() == 1;
    let town =
        scene.lists_of(clause).find(subject).filter(|_| receives && object && matches!(trigger.word, Word::Noun(_)));
    town.and_then(|l| l.members.first().copied())
}

/// "женевские переговоры": the town as an attribute.
fn by_adjective(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let town = |m: &usize| {
        let mention = scene.mention(*m).filter(|m| m.adjective && m.kind == EntityKind::Place);
        mention.is_some_and(|m| {
            let near = m.tokens.end <= trigger.token && trigger.token - m.tokens.start <= 4;
            near && (m.tokens.start..trigger.token).all(|t| scene.parsed().tag(t).is_attribute())
        })
    };
    let place = scene.mentions.clone().rev().find(town);
    place.filter(|_| matches!(trigger.word, Word::Noun(_)) && !matches!(trigger.kind, Kind::Visit | Kind::Call))
}

/// "26 июня сюда съедутся министры", "там же прошли консультации": in the place last named.
fn there(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let own = scene.clauses.index_of(trigger.token);
    let words = &scene.context.triggers().grammar.there;
    let deictic = |t: &usize| scene.clauses.index_of(*t) == own && words.has(&scene.parsed().form(*t).to_lowercase());
    let at = scene.tokens.clone().find(deictic).filter(|_| !scene.is_spoken_of(trigger.token))?;
    let lowest = scene.context.parsed.sentences.get(scene.sentence.saturating_sub(2)).map_or(0, |s| s.tokens.start);
    let before = scene.context.mentions.partition_point(|m| m.tokens.start < at);
    let place =
        (0..before).rev().find(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Place && !m.adjective))?;
    scene.mention(place).filter(|m| m.tokens.start >= lowest).map(|_| place)
}

fn first_place(scene: &Scene<'_>, list: &List) -> Option<usize> {
    list.members.iter().copied().find(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Place))
}

/// The last place named in the two sentences before, where they are of the same paragraph and tell of
/// coming together: "в Риге подешевел бензин" lends no place to the meeting after it.
#[must_use]
pub fn before(scene: &Scene<'_>, kind: Kind) -> Option<usize> {
    let mut at = scene.sentence;
    for _ in 0..2 {
        at = scene.context.sentence_before(at)?;
        let earlier = Scene::new(scene.context, at);
        if !super::trigger::any(scene.parsed(), earlier.tokens.clone(), scene.context.triggers()) {
            return None;
        }
        let fits = |l: &&List| is_venue(&earlier, l, kind) && !is_of_matter(&earlier, l);
        let found = earlier.lists.iter().rev().filter(fits).find_map(|l| first_place(&earlier, l));
        if found.is_some() {
            return found;
        }
    }
    None
}

fn is_venue(scene: &Scene<'_>, list: &List, kind: Kind) -> bool {
    let grammar = &scene.context.triggers().grammar;
    let place = list.members.iter().any(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Place));
    let inside = list.after(&grammar.inside) && (list.cases.has(Case::Loc) || list.cases.has(Case::Acc));
    let negation = &scene.context.triggers().status.negation;
    let denied =
        list.preposition_at.and_then(|p| p.checked_sub(1)).is_some_and(|t| negation.has(scene.parsed().lemma(t)));
    let visited = kind == Kind::Visit && (list.after(&grammar.into) || list.bare(Case::Acc));
    // "под Ригой": a town, not a rule that something is under.
    let near = list.after(&grammar.under) && list.cases.has(Case::Ins);
    place && !denied && (inside || visited || near)
}

fn score(scene: &Scene<'_>, trigger: &Trigger, others: &[Trigger], list: &List) -> Option<usize> {
    let own = scene.clauses.index_of(trigger.token);
    let distance = trigger.token.abs_diff(list.tokens.start);
    let hangs = scene.clauses.anchored(trigger.tokens.clone()).any(|c| c == list.clause);
    // "обсудили подготовку форума в Осло": the place of the other meeting.
    let before = list.preposition_at.and_then(|p| p.checked_sub(1));
    let other = others.iter().find(|o| Some(o.token) == before && o.token != trigger.token);
    if other.is_some_and(|o| matches!(o.word, Word::Noun(_)) && !is_setting(scene, o)) {
        return None;
    }
    let noun = matches!(trigger.word, Word::Noun(_));
    let spoken_of =
        noun && list.clause == own && list.tokens.start < trigger.token && scene.is_spoken_of(trigger.token);
    if spoken_of && !is_destination(scene, own, list) {
        return None;
    }
    // "по итогам конгресса в Осло": no topic, though "по" is a word of topics.
    let own_place = before == Some(trigger.token) && scene.is_after_fact(trigger.token);
    // "конференция по климату в Осло": a gathering is in a town, its matter may be in a state.
    let gathers =
        trigger.kind.is_gathering() && list.tokens.start > trigger.token && list.clause == own && is_town(scene, list);
    if !own_place && !gathers && is_of_topic(scene, list) {
        return None;
    }
    if list.clause == own || hangs {
        // "в замке под Ригой": the house before the town near it.
        let near = if list.after(&scene.context.triggers().grammar.under) { 20 } else { 0 };
        // "строительство дорог на Дону": a place of another noun only where there is no other.
        let of = noun_of(scene, list);
        // "впервые после терактов в Осло": of what was before.
        let since = |t: usize| {
            let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
            let after =
                |p: usize| triggers.status.after.has(parsed.lemma(p)) || triggers.grammar.around.has(parsed.lemma(p));
            scene.preposition(t).is_some_and(after)
        };
        if of.is_some_and(since) {
            return None;
        }
        let of_noun = of.is_some();
        // "в Риге осудили встречу в Осло": the place right after the noun is its own.
        let own_attribute = noun && before == Some(trigger.token);
        let distance = if own_attribute { 0 } else { distance + near + if of_noun { 30 } else { 0 } };
        return (!of_noun || !is_parted(scene, trigger, list)).then_some(distance);
    }
    if is_of_matter(scene, list) {
        return None;
    }
    // "сказал в Осло, куда прибыл на переговоры"
    let anchor = scene.clauses.get(own).and_then(|c| c.anchor);
    let told = is_of_telling(scene, list.clause) && !anchor.is_some_and(|t| list.tokens.contains(&t));
    if is_aside(scene, list.clause) || told {
        return None;
    }
    let host = scene.clauses.get(own).and_then(|c| c.host) == Some(list.clause);
    let taken = others.iter().any(|o| o.token != trigger.token && scene.clauses.index_of(o.token) == list.clause);
    if taken && !host {
        return None;
    }
    let opens = list.tokens.start <= scene.tokens.start + 2;
    (host || opens).then_some(distance + 40)
}

/// Whether a list names a town or house, and no state.
fn is_town(scene: &Scene<'_>, list: &List) -> bool {
    let entity = |m: &usize| scene.mention(*m).and_then(|m| scene.context.entities.get(m.entity));
    list.members.iter().filter_map(entity).all(|e| e.kind == EntityKind::Place && e.country.is_some())
}

/// "в Осло отметили, что беседа была долгой": where one tells of it.
fn is_of_telling(scene: &Scene<'_>, clause: usize) -> bool {
    let predicate = scene.clauses.get(clause).and_then(|c| c.predicate);
    predicate.is_some_and(|p| scene.context.triggers().reporting.verbs.has(scene.parsed().lemma(p)))
}

/// "(компания признана в Латвии банкротом)": a sentence of its own in brackets.
pub(super) fn is_aside(scene: &Scene<'_>, clause: usize) -> bool {
    let happens = |p: usize| scene.context.triggers().support.happens.has(scene.parsed().lemma(p));
    let aside = scene.clauses.get(clause).filter(|c| c.kind == ClauseKind::Aside);
    aside.and_then(|c| c.predicate).is_some_and(|p| scene.parsed().tag(p).is_finite() && !happens(p))
}

/// "обсудили ситуацию на Кавказе", "переговоры о войне в Судане", "из-за событий в Сирии": where the
/// matter is, and not those who speak of it.
fn is_of_topic(scene: &Scene<'_>, list: &List) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let Some(before) = list.preposition_at.and_then(|p| p.checked_sub(1)) else { return false };
    if !parsed.tag(before).is_noun() {
        return false;
    }
    let lowest = scene.tokens.start.max(before.saturating_sub(6));
    let phrase = |t: &usize| parsed.tag(*t).is_noun() || parsed.tag(*t).is_attribute();
    let mut back = (lowest..=before).rev().skip_while(phrase);
    back.next().is_some_and(|t| {
        // "по прибытии в Осло" tells when: the noun after "по" is in the prepositional.
        let whens = |t: usize| triggers.process.along.has(parsed.lemma(t)) && !scene.governed(t, Case::Dat);
        let topic = |t: usize| triggers.topics.prepositions.has(parsed.lemma(t)) && !whens(t);
        topic(t) || triggers.topics.verbs.has(parsed.lemma(t)) && parsed.tag(before).case != Some(Case::Ins)
    })
}

/// "поражение армии на Дону", "ситуация на Украине": a noun that evokes no meeting, and whose it is; in
/// another clause or sentence its place is not that of the meeting, unless it is what the verb does there
/// ("совершил посадку в Анадыре").
fn is_of_matter(scene: &Scene<'_>, list: &List) -> bool {
    noun_of(scene, list).is_some_and(|t| {
        let tag = scene.parsed().tag(t);
        tag.case != Some(Case::Acc) && tag.animate != Some(true)
    })
}

/// The noun that a place stands right after, be it with its genitive between ("поражение армии на Дону"),
/// where it is neither a name nor a time, and evokes no meeting: the place may tell where that is.
fn noun_of(scene: &Scene<'_>, list: &List) -> Option<usize> {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let before = list.preposition_at?.checked_sub(1)?;
    let named = |t: usize| scene.lists.iter().find(|l| l.tokens.contains(&t));
    let noun = match named(before) {
        Some(owner) => owner.bare(Case::Gen).then(|| owner.tokens.start.checked_sub(1))??,
        None => before,
    };
    // "на встрече союза в Осло": the noun before its genitive counts.
    let genitive = parsed.tag(noun).case == Some(Case::Gen);
    let whose = scene.noun_before(noun).filter(|_| genitive);
    let evokes = |t: usize| triggers.noun(parsed.lemma(t)).is_some();
    let occasion = evokes(noun) || triggers.support.occasion.has(parsed.lemma(noun)) || whose.is_some_and(evokes);
    let timed = scene.times.iter().any(|time| time.tokens.contains(&noun));
    let noun = Some(noun).filter(|&t| t >= scene.tokens.start && parsed.tag(t).is_noun())?;
    (named(noun).is_none() && !timed && !occasion).then_some(noun)
}

/// "саммит, рост цен в Австрии", "смена министра в Риге мешает переговорам": a comma, or a verb that is not
/// of the meeting, between it and a place of another noun.
fn is_parted(scene: &Scene<'_>, trigger: &Trigger, list: &List) -> bool {
    let (parsed, support) = (scene.parsed(), &scene.context.triggers().support);
    let early = list.tokens.start < trigger.token;
    let mut between = if early { list.tokens.end..trigger.token } else { trigger.token + 1..list.tokens.start };
    let other = |t: usize| {
        let lemma = parsed.lemma(t);
        parsed.tag(t).is_finite() && !support.happens.has(lemma) && !support.held_by.has(lemma)
    };
    between.any(|t| parsed.form(t) == "," || early && other(t))
}

/// "на полях форума", "на заседании": where the other meeting is, this one is too.
fn is_setting(scene: &Scene<'_>, other: &Trigger) -> bool {
    let inside = &scene.context.triggers().grammar.inside;
    let head = scene.noun_before(other.token).unwrap_or(other.token);
    scene.preposition(head).is_some_and(|p| inside.has(scene.parsed().lemma(p)))
}

/// How the parties come together, by cues of the sentence and the trigger.
#[must_use]
pub fn format(scene: &Scene<'_>, trigger: &Trigger, place: Option<usize>) -> Format {
    if let Some(format) = trigger.format {
        return format;
    }
    if super::matter::is_matter(scene, trigger) {
        // "встречу обсудили по телефону"
        return if place.is_some() || trigger.kind == Kind::Visit { Format::InPerson } else { Format::Unknown };
    }
    let cues = &scene.context.triggers().format;
    let own = scene.clauses.index_of(trigger.token);
    // "в разговоре по телефону условились встретиться": what stands before the verb that an infinitive hangs
    // on is of the talk.
    let verb = scene.clauses.get(own).and_then(|c| c.predicate).filter(|&p| p < trigger.token);
    let infinitive = scene.parsed().tag(trigger.token).form == Some(VerbForm::Inf);
    let from = verb.filter(|_| infinitive).unwrap_or(scene.tokens.start);
    let near: Vec<usize> = scene
        .tokens
        .clone()
        .filter(|&t| {
            if t < from {
                return false;
            }
            let clause = scene.clauses.index_of(t);
            clause == own || scene.clauses.get(clause).is_some_and(|c| c.anchor == Some(trigger.token))
        })
        .collect();
    let any = |words: &Words| near.iter().any(|&t| words.has(scene.parsed().lemma(t)));
    // "в кабинете", but not "с членами кабинета".
    let in_room = |t: usize| {
        let inside =
            scene.preposition(t).is_some_and(|p| scene.context.triggers().grammar.inside.has(scene.parsed().lemma(p)));
        cues.room.has(scene.parsed().lemma(t)) && inside
    };
    if trigger.kind == Kind::Visit {
        // "по телефону пригласил посетить": one calls by telephone and visits in person.
        Format::InPerson
    } else if any(&cues.hybrid) {
        Format::Hybrid
    } else if any(&cues.online) {
        Format::Online
    } else if any(&cues.phone) {
        Format::Phone
    } else if place.is_some() || any(&cues.in_person) || near.iter().any(|&t| in_room(t)) {
        Format::InPerson
    } else {
        Format::Unknown
    }
}
