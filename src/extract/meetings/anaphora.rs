//! Pronouns as parties: "прилетел в Осло, где его принял король", "посол, с которым встретился
//! министр", "затем король позвонил ему". Each becomes a list of the mentions that it stands for, so
//! that the rules of arguments see a party like any other.

use super::clause::ClauseKind;
use super::roles::speaks_for_others;
use super::scene::{List, Scene};
use crate::extract::mention::{EntityId, EntityKind};
use crate::lang::morph::Reading;
use crate::lang::tag::{Case, Cases, Gender, Number, Pos};

/// What the form of a pronoun says of the one it stands for.
#[derive(Clone, Copy)]
struct Form {
    case: Case,
    number: Number,
    gender: Option<Gender>,
}

/// The pronouns of a sentence that stand for somebody named before; the lists of names must be there.
pub(super) fn lists(scene: &Scene<'_>) -> Vec<List> {
    let grammar = &scene.context.triggers().grammar;
    let parsed = scene.parsed();
    let mut found = Vec::new();
    for token in scene.tokens.clone() {
        let personal = parsed.readings(token).iter().any(|r| grammar.personal.has(&r.lemma));
        let relative = !personal && grammar.which.has(parsed.lemma(token));
        if !personal && !relative {
            continue;
        }
        let possessive = || owned(scene, token).filter(|_| personal);
        let Some(form) = form(scene, token, relative).or_else(possessive) else { continue };
        let members = if relative { anchor(scene, token) } else { antecedent(scene, token, form) };
        if members.is_empty() {
            continue;
        }
        let preposition_at = preposition(scene, token);
        found.push(List {
            members,
            tokens: token..token + 1,
            preposition: preposition_at.map(|t| parsed.lemma(t).into()),
            preposition_at,
            cases: Cases::of(form.case),
            clause: scene.clauses.index_of(token),
        });
    }
    found
}

fn preposition(scene: &Scene<'_>, token: usize) -> Option<usize> {
    token.checked_sub(1).filter(|&t| t >= scene.tokens.start && scene.parsed().tag(t).pos == Pos::Adp)
}

/// The case that the preposition or the verb beside it asks for; `None` for a possessive ("его
/// визит"), for what is a mention already, and whatever is no party ("о нём").
fn form(scene: &Scene<'_>, token: usize, relative: bool) -> Option<Form> {
    let parsed = scene.parsed();
    let grammar = &scene.context.triggers().grammar;
    let case = match preposition(scene, token).map(|t| parsed.lemma(t)) {
        Some(p) if grammar.with.has(p) || grammar.between.has(p) => Case::Ins,
        Some(p) if grammar.to.has(p) => Case::Dat,
        Some(p) if grammar.at.has(p) => Case::Gen,
        Some(_) => return None,
        None if relative || is_object(scene, token) => Case::Acc,
        None => Case::Dat,
    };
    let readings = parsed.readings(token).iter().filter(|r| r.tag.case.is_some());
    let subject = |r: &Reading| r.tag.case == Some(Case::Nom) && r.tag.pos == Pos::Pron;
    if !relative && let Some(reading) = readings.clone().find(|r| subject(r)) {
        let named = scene.lists.iter().any(|l| l.tokens.contains(&token));
        let number = reading.tag.number.unwrap_or(Number::Sing);
        return (!named).then_some(Form { case: Case::Nom, number, gender: reading.tag.gender });
    }
    let mut fitting = readings.filter(|r| r.tag.case == Some(case) && r.tag.animate != Some(false));
    let reading = fitting.next()?;
    let number = reading.tag.number.unwrap_or(Number::Sing);
    // "им" is "by him" or "to them".
    let clear =
        relative || case != Case::Dat || parsed.readings(token).iter().all(|r| r.tag.number == reading.tag.number);
    clear.then_some(Form { case, number, gender: reading.tag.gender })
}

/// "его встреча", "их первые переговоры": whose meeting it is.
fn owned(scene: &Scene<'_>, token: usize) -> Option<Form> {
    let parsed = scene.parsed();
    if preposition(scene, token).is_some() || is_object(scene, token) {
        return None;
    }
    let noun = (token + 1..scene.tokens.end.min(token + 4)).find(|&t| !parsed.tag(t).is_attribute())?;
    let meets = parsed.tag(noun).is_noun() && scene.context.triggers().noun(parsed.lemma(noun)).is_some();
    let reading = parsed.readings(token).iter().find(|r| r.tag.pos == Pos::Pron && r.tag.case == Some(Case::Gen))?;
    let number = reading.tag.number.unwrap_or(Number::Sing);
    meets.then_some(Form { case: Case::Gen, number, gender: reading.tag.gender })
}

/// Whether a form that may be a possessive is an object: a verb follows ("его сегодня примет"), or it
/// stands between a verb and no noun ("примет его в Осло").
fn is_object(scene: &Scene<'_>, token: usize) -> bool {
    let parsed = scene.parsed();
    let free = |t: &usize| matches!(parsed.tag(*t).pos, Pos::Adv | Pos::Part | Pos::Aux);
    let timed = |t: &usize| scene.times.iter().any(|time| time.tokens.contains(t));
    let next = (token + 1..scene.tokens.end).find(|t| !free(t) && !timed(t));
    let verb = |t: usize| parsed.tag(t).pos == Pos::Verb && !parsed.tag(t).is_attribute();
    let after = token.checked_sub(1).is_some_and(verb);
    let noun = |t: usize| parsed.tag(t).is_noun() || parsed.tag(t).is_attribute();
    next.is_some_and(verb) || (after && !next.is_some_and(noun))
}

/// Those whom a relative clause hangs on.
fn anchor(scene: &Scene<'_>, token: usize) -> Vec<usize> {
    let clause = scene.clause(token).filter(|c| c.kind == ClauseKind::Relative);
    let Some(anchor) = clause.and_then(|c| c.anchor) else { return Vec::new() };
    let holds = |l: &&List| l.tokens.contains(&anchor) || l.tokens.end == anchor + 1;
    scene.lists.iter().find(holds).filter(|l| is_party(scene, l)).map(|l| l.members.clone()).unwrap_or_default()
}

/// Who was named before: the nearest subject of another clause of the sentence, else the only one of
/// the sentence before. Who acts in the pronoun's own clause is never meant: "посол встретился с ним".
fn antecedent(scene: &Scene<'_>, token: usize, form: Form) -> Vec<usize> {
    let own = scene.clauses.index_of(token);
    let subject = form.case == Case::Nom;
    let subjectless = !scene.lists_of(own).any(|l| l.bare(Case::Nom) && is_party(scene, l));
    let host = scene.clauses.get(own).and_then(|c| c.host).filter(|_| subjectless && !subject);
    let acts = |l: &&List| l.clause == own || Some(l.clause) == host;
    let acting: Vec<EntityId> = scene.lists.iter().filter(acts).flat_map(|l| entities(scene, l)).collect();
    let fits = |scene: &Scene<'_>, l: &List| {
        suits(scene, l, form) && l.bare(Case::Nom) && !entities(scene, l).any(|e| acting.contains(&e))
    };
    let speaks = |l: &List| subject && speaks_for_others(scene, l);
    let mut earlier = scene.lists.iter().rev().filter(|l| l.tokens.end <= token);
    if let Some(list) = earlier.find(|l| fits(scene, l) && !speaks(l)) {
        let clear = !(list.tokens.end..token).any(|t| rivals(scene, t, form));
        return if clear { list.members.clone() } else { Vec::new() };
    }
    if subject && let Some(only) = only_person(scene, token, form) {
        return vec![only];
    }
    let Some(before) = scene.context.told_before(scene.sentence) else { return Vec::new() };
    let before = Scene::named(scene.context, before);
    let mut fitting = before.lists.iter().filter(|l| fits(&before, l));
    let Some(first) = fitting.next() else { return only_before(&before, form, &acting) };
    if fitting.any(|l| l.members != first.members) { Vec::new() } else { first.members.clone() }
}

/// "Раньше повезло послу Анне Кирш. Она беседовала ...": in whatever case, where nobody else is there
/// whom the pronoun may mean.
fn only_before(before: &Scene<'_>, form: Form, acting: &[EntityId]) -> Vec<usize> {
    if form.case != Case::Nom || form.number != Number::Sing {
        return Vec::new();
    }
    let person = |l: &&List| suits(before, l, form) && !entities(before, l).any(|e| acting.contains(&e));
    let mut fitting = before.lists.iter().filter(person);
    let Some(first) = fitting.next() else { return Vec::new() };
    let clear = fitting.all(|l| entities(before, l).eq(entities(before, first)))
        && !before.tokens.clone().any(|t| rivals(before, t, form));
    if clear { first.members.clone() } else { Vec::new() }
}

/// "приезд посла не готовится: он отправится в Осло": the only one named in the sentence so far.
fn only_person(scene: &Scene<'_>, token: usize, form: Form) -> Option<usize> {
    let earlier = || scene.lists.iter().filter(|l| l.tokens.end <= token && is_party(scene, l));
    let list = earlier().next().filter(|l| suits(scene, l, form) && !speaks_for_others(scene, l))?;
    let clear =
        earlier().all(|l| l.members == list.members) && !(scene.tokens.start..token).any(|t| rivals(scene, t, form));
    list.members.first().copied().filter(|_| clear && list.members.len() == 1)
}

/// A human being without a name, whom the pronoun may mean as well: "освободить спортсмена, чтобы он".
fn rivals(scene: &Scene<'_>, token: usize, form: Form) -> bool {
    let tag = scene.parsed().tag(token);
    tag.is_noun()
        && tag.animate == Some(true)
        && tag.number == Some(form.number)
        && (form.number == Number::Plur || form.gender.is_none() || tag.gender == form.gender)
        && !scene.mentioned().any(|m| m.tokens.contains(&token))
}

fn entities<'s>(scene: &'s Scene<'_>, list: &'s List) -> impl Iterator<Item = EntityId> + 's {
    list.members.iter().filter_map(|&m| scene.mention(m)).map(|m| m.entity)
}

/// Whether number, gender and kind agree: "его" is a man, "их" are several or a group.
fn suits(scene: &Scene<'_>, list: &List, form: Form) -> bool {
    match form.number {
        Number::Plur => scene.is_plural(list) && is_party(scene, list),
        Number::Sing => {
            list.members.len() == 1
                && list.members.iter().filter_map(|&m| scene.mention(m)).all(|m| {
                    m.kind == EntityKind::Person
                        && (m.gender.is_none() || form.gender.is_none() || m.gender == form.gender)
                })
        }
    }
}

fn is_party(scene: &Scene<'_>, list: &List) -> bool {
    list.members.iter().all(|&m| scene.mention(m).is_some_and(|m| m.kind != EntityKind::Place))
}
