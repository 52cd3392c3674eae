//! Several meetings in one clause: "сначала с послом, затем с министром", "12 января — с послом, а
//! 14 января — с министром", "встречались в Осло, Риге и Вильнюсе".

use crate::base::span::Span;
use crate::extract::meeting::{Kind, When};
use crate::extract::mention::{EntityKind, TimeMention};
use crate::lang::lexicon::triggers::Frame;
use crate::lang::tag::{Case, Number, Pos};

use super::candidate::Candidate;
use super::scene::{List, Scene};
use super::trigger::Word;

/// The meetings that one candidate stands for: itself, or one for each other side or place.
#[must_use]
pub fn apart(scene: &Scene<'_>, candidate: Candidate) -> Vec<Candidate> {
    if !candidate.stands_alone {
        return vec![candidate];
    }
    let by_side = by_side(scene, &candidate);
    if by_side.len() > 1 {
        return by_side;
    }
    let by_day = by_day(scene, &candidate);
    if by_day.len() > 1 {
        return by_day;
    }
    let by_each = by_each(scene, &candidate);
    if by_each.len() > 1 {
        return by_each;
    }
    let by_call = by_call(scene, &candidate);
    if by_call.len() > 1 {
        return by_call;
    }
    let gapped = gapped(scene, &candidate);
    let mut found = by_place(scene, candidate);
    found.extend(gapped);
    found
}

/// "две встречи, 3 и 9 мая", "соберутся дважды: 3 мая и 9 июня": one for each day of a list.
fn by_day(scene: &Scene<'_>, candidate: &Candidate) -> Vec<Candidate> {
    let (parsed, trigger) = (scene.parsed(), &candidate.trigger);
    let own = scene.clauses.index_of(trigger.token);
    let near = |t: usize| {
        let clause = scene.clauses.index_of(t);
        clause == own || scene.clauses.get(clause).is_some_and(|c| c.anchor == Some(trigger.token))
    };
    let several = match trigger.word {
        Word::Noun(_) => {
            // "две встречи" is a genitive singular.
            let counted = (trigger.token.saturating_sub(2)..trigger.token).any(|t| parsed.tag(t).pos == Pos::Num);
            (counted || parsed.tag(trigger.token).number == Some(Number::Plur)) && trigger.kind != Kind::Talks
        }
        Word::Verb(_) => {
            let times = &scene.context.triggers().grammar.times;
            scene.tokens.clone().any(|t| near(t) && times.has(parsed.lemma(t)))
        }
    };
    let Some(first) = candidate.when.and_then(|w| w.span).filter(|_| several) else { return Vec::new() };
    if let Some(two) = by_clause(scene, candidate, first) {
        return two;
    }
    let mut days = scene.times.iter().skip_while(|t| t.span != first).filter(|t| !t.clock_only && near(t.tokens.start));
    let Some(mut last) = days.next() else { return Vec::new() };
    // The first and second of those told here, unless the text counts them itself.
    let place = |nth: u16| candidate.ordinal.or(Some(nth));
    let mut found = vec![Candidate { ordinal: place(1), ..candidate.clone() }];
    for (nth, time) in (2..).zip(days) {
        let joint = |t: usize| parsed.form(t) == "," || parsed.tag(t).pos == Pos::Cconj;
        let Some(value) = time.value.filter(|_| (last.tokens.end..time.tokens.start).all(joint)) else { break };
        let when = Some(When { value, span: Some(time.span), disputed: time.disputed });
        found.push(Candidate { when, other: true, ordinal: place(nth), ..candidate.clone() });
        last = time;
    }
    found
}

/// "дважды садились за стол: 3 мая поссорились, 9 мая помирились": as many days after the verb as it counts.
fn by_clause(scene: &Scene<'_>, candidate: &Candidate, first: Span) -> Option<Vec<Candidate>> {
    let (parsed, verb) = (scene.parsed(), candidate.trigger.token);
    let twice = &scene.context.triggers().grammar.twice;
    let own = scene.clauses.index_of(verb);
    scene.tokens.clone().find(|&t| scene.clauses.index_of(t) == own && twice.has(parsed.lemma(t)))?;
    let colon = (verb..scene.tokens.end).find(|&t| parsed.form(t) == ":")?;
    let days: Vec<When> = scene
        .times
        .iter()
        .filter(|t| !t.clock_only && t.tokens.start > colon)
        .filter_map(|t| Some(When { value: t.value?, span: Some(t.span), disputed: t.disputed }))
        .collect();
    let [one, two] = days.as_slice() else { return None };
    (one.span == Some(first)).then(|| {
        let of = |when: &When, nth: u16| {
            let other = candidate.other || nth > 1;
            Candidate { when: Some(*when), other, ordinal: candidate.ordinal.or(Some(nth)), ..candidate.clone() }
        };
        vec![of(one, 1), of(two, 2)]
    })
}

/// "позвонил послу и министру": a call to each.
fn by_call(scene: &Scene<'_>, candidate: &Candidate) -> Vec<Candidate> {
    if candidate.trigger.word != Word::Verb(Frame::Call) {
        return Vec::new();
    }
    let grammar = &scene.context.triggers().grammar;
    let clause = scene.clauses.index_of(candidate.trigger.token);
    let called = |l: &&List| (l.bare(Case::Dat) || l.after(&grammar.into)) && holds(candidate, l) && !l.bare(Case::Nom);
    scene.lists_of(clause).find(called).map(|list| one_each(candidate, list)).unwrap_or_default()
}

/// "отдельные встречи с послом и министром": one with each.
fn by_each(scene: &Scene<'_>, candidate: &Candidate) -> Vec<Candidate> {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let noun = candidate.trigger.token;
    let lowest = scene.tokens.start.max(noun.saturating_sub(3));
    let mut attributes = (lowest..noun).rev().take_while(|&t| parsed.tag(t).is_attribute());
    // "встречи" is a genitive singular too; its attribute tells.
    let each = |t: usize| {
        let plural = parsed.tag(t).number == Some(Number::Plur);
        plural && scene.context.triggers().assembly.each.has(parsed.lemma(t))
    };
    if !matches!(candidate.trigger.word, Word::Noun(_)) || !attributes.any(each) {
        return Vec::new();
    }
    let clause = scene.clauses.index_of(noun);
    let with = |l: &&List| l.after(&grammar.with) && l.cases.has(Case::Ins) && l.tokens.start > noun;
    scene.lists_of(clause).find(with).map(|list| one_each(candidate, list)).unwrap_or_default()
}

/// A meeting with each of a list of people, or states, that have nothing but the rest in common.
fn one_each(candidate: &Candidate, list: &List) -> Vec<Candidate> {
    let mut found = Vec::new();
    for &member in list.members.iter().filter(|m| list.members.len() > 1 && candidate.parties.contains(m)) {
        let parties = candidate.parties.iter().copied().filter(|p| *p == member || !list.members.contains(p)).collect();
        found.push(Candidate { parties, other: !found.is_empty(), ..candidate.clone() });
    }
    found
}

/// "в апреле беседовали в Осло, а в июне — в Риге": another day and place with the verb left out.
fn gapped(scene: &Scene<'_>, candidate: &Candidate) -> Vec<Candidate> {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let clause = scene.clauses.index_of(candidate.trigger.token);
    let Some(first) = candidate.place.and_then(|m| scene.lists_of(clause).find(|l| l.members.contains(&m))) else {
        return Vec::new();
    };
    let after =
        |t: &&TimeMention| t.tokens.start > first.tokens.end && scene.clauses.index_of(t.tokens.start) == clause;
    let mut found = Vec::new();
    for time in scene.times.iter().filter(after) {
        let but = time.tokens.start.checked_sub(1).is_some_and(|t| grammar.adversative.has(parsed.lemma(t)));
        let place = scene.lists_of(clause).find(|l| l.tokens.start >= time.tokens.end && l.after(&grammar.inside));
        let Some((value, place)) = time.value.zip(place).filter(|_| but && !time.clock_only) else { continue };
        let near = place.tokens.start - time.tokens.end <= 3;
        let town =
            place.members.iter().copied().find(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Place));
        if let Some(town) = town.filter(|_| near) {
            let when = Some(When { value, span: Some(time.span), disputed: time.disputed });
            found.push(Candidate { when, place: Some(town), other: true, ..candidate.clone() });
        }
    }
    found
}

/// One for each "с ..." that a word of sequence, a new day or the preposition said again parts from the
/// one before; and so for those received: "принял сначала посла, затем министра".
fn by_side(scene: &Scene<'_>, candidate: &Candidate) -> Vec<Candidate> {
    let grammar = &scene.context.triggers().grammar;
    let clause = scene.clauses.index_of(candidate.trigger.token);
    let with = |l: &&List| l.after(&grammar.with) && l.cases.has(Case::Ins) && holds(candidate, l);
    let hosts = candidate.trigger.word == Word::Verb(Frame::Host);
    let received =
        |l: &&List| hosts && l.bare(Case::Acc) && l.tokens.start > candidate.trigger.token && holds(candidate, l);
    // "вместе с послом провёл 5 мая переговоры с королём": the one before came along.
    let noun = matches!(candidate.trigger.word, Word::Noun(_));
    let beside = |l: &&List| noun && with(l) && l.tokens.end <= candidate.trigger.token;
    let other_side = scene.lists_of(clause).any(|l| with(&l) && !beside(&l));
    let lists = scene.lists_of(clause).filter(|l| with(l) && !(other_side && beside(l)) || received(l));
    let sides: Vec<Side> = lists.flat_map(|l| said_again(scene, l)).collect();
    let Some((first, rest)) = sides.split_first().filter(|(_, rest)| !rest.is_empty()) else { return Vec::new() };
    let all: Vec<usize> = sides.iter().flat_map(|s| s.members.iter().copied()).collect();
    let common: Vec<usize> = candidate.parties.iter().copied().filter(|p| !all.contains(p)).collect();
    let mut found = vec![Candidate { parties: common.clone(), ..candidate.clone() }];
    extend(found.first_mut(), first);
    let mut before = first;
    for side in rest {
        let gap = before.tokens.end..side.tokens.start;
        let next = gap.clone().any(|t| grammar.then_next.has(scene.parsed().lemma(t)));
        let time = scene.times.iter().find(|t| gap.contains(&t.tokens.start) && t.value.is_some());
        // "в Варшаве с послом, а в Праге — с министром"
        let place = scene.lists_of(clause).find(|l| gap.contains(&l.tokens.start) && l.after(&grammar.inside));
        let place = place.and_then(|l| {
            l.members.iter().copied().find(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Place))
        });
        if next || time.is_some() || side.again || place.is_some() {
            let mut other = Candidate { parties: common.clone(), ..candidate.clone() };
            let when = time.and_then(|t| Some(When { value: t.value?, span: Some(t.span), disputed: t.disputed }));
            other.when = when.or(other.when);
            other.place = place.or(other.place);
            other.other = true;
            found.push(other);
        }
        extend(found.last_mut(), side);
        before = side;
    }
    found
}

/// One other side.
struct Side {
    members: Vec<usize>,
    tokens: std::ops::Range<usize>,
    /// Whether the preposition is said again before it, though it goes on with a list of people.
    again: bool,
}

/// "с послом Кимом и с министром Ли": a list whose preposition is said again is of two meetings.
fn said_again(scene: &Scene<'_>, list: &List) -> Vec<Side> {
    let person = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::Person);
    let whole = || vec![Side { members: list.members.clone(), tokens: list.tokens.clone(), again: false }];
    if list.preposition.is_none() || !list.members.iter().all(person) {
        return whole();
    }
    let mut sides: Vec<Side> = Vec::new();
    for &member in &list.members {
        let Some(tokens) = scene.mention(member).map(|m| m.tokens.clone()) else { return whole() };
        let gap = sides.last().map_or(tokens.start, |s| s.tokens.end)..tokens.start;
        let again = gap.into_iter().any(|t| scene.parsed().tag(t).pos == Pos::Adp);
        match sides.last_mut().filter(|_| !again) {
            Some(side) => {
                side.members.push(member);
                side.tokens.end = tokens.end;
            }
            None => sides.push(Side { members: vec![member], tokens, again }),
        }
    }
    sides
}

fn holds(candidate: &Candidate, list: &List) -> bool {
    list.members.iter().any(|m| candidate.parties.contains(m))
}

fn extend(candidate: Option<&mut Candidate>, side: &Side) {
    if let Some(candidate) = candidate {
        candidate.parties.extend(side.members.iter().copied());
    }
}

/// "в Осло или Риге": in one of them.
fn is_choice(scene: &Scene<'_>, list: &List) -> bool {
    let either = &scene.context.triggers().grammar.either;
    list.tokens.clone().any(|t| either.has(scene.parsed().lemma(t)))
}

/// "в Осло, Риге и Вильнюсе"; "в Осло, в доме народов" is one place.
fn is_row(scene: &Scene<'_>, list: &List) -> bool {
    list.tokens.clone().any(|t| scene.parsed().tag(t).pos == Pos::Cconj)
}

/// One for each place of a list: people cannot meet in three towns at once.
fn by_place(scene: &Scene<'_>, candidate: Candidate) -> Vec<Candidate> {
    let Some(place) = candidate.place else { return vec![candidate] };
    let list = scene.lists.iter().find(|l| l.members.contains(&place));
    let towns: Vec<usize> = list
        .into_iter()
        .flat_map(|l| l.members.iter().copied())
        .filter(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Place))
        .collect();
    if towns.len() < 2 || list.is_some_and(|l| is_choice(scene, l) || !is_row(scene, l)) {
        return vec![candidate];
    }
    towns.into_iter().map(|town| Candidate { place: Some(town), other: true, ..candidate.clone() }).collect()
}
