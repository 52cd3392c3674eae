//! Party or ground: whether a state, or a capital, acts here or is where things happen. "Киев ответил"
//! and "переговоры Москвы и Киева" name parties; "в Киеве", "мэр Киева" and a dateline name a place.

use super::context::{Context, is_quote};
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::gazetteer::Found;
use crate::lang::lexicon::places::Word;
use crate::lang::tag::{Case, Cases};
use crate::lang::token::Shape;

/// What a state or capital is to its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    /// It acts, or is spoken of.
    Party,
    /// Things happen there, or people come from or go there.
    Ground,
}

/// The stance of a state's name.
pub(super) fn of_state(context: &Context<'_>, found: &Found<'_>, before: Option<&Mention>) -> Stance {
    let preposition = context.preposition(found.tokens.start);
    if let Some(at) = preposition {
        return by_preposition(context, at, found);
    }
    if is_visited(context, found) {
        return Stance::Ground;
    }
    inherited(context, found, before).unwrap_or(Stance::Party)
}

/// The stance of a capital's name.
pub(super) fn of_capital(context: &Context<'_>, found: &Found<'_>, before: Option<&Mention>) -> Stance {
    let start = found.tokens.start;
    if let Some(at) = context.preposition(start) {
        return by_preposition(context, at, found);
    }
    if let Some(stance) = inherited(context, found, before) {
        return stance;
    }
    let previous = context.before(start);
    let of_city = |at: usize| context.is(at, Word::OfCity) || context.is(at, Word::Venue);
    let in_city = found.cases.has(Case::Gen) && previous.is_some_and(of_city);
    let acts_as_city = context.is(found.tokens.end, Word::CityVerb) && found.cases.has(Case::Nom);
    let ground = receives(context, found)
        || is_named_city(context, start)
        || in_city
        || acts_as_city
        || is_visited(context, found)
        || is_dateline(context, found)
        || is_part_of_name(context, found);
    if ground { Stance::Ground } else { Stance::Party }
}

/// "следующую встречу примет Осло", "Осло примет саммит": the town where a meeting is to be.
fn receives(context: &Context<'_>, found: &Found<'_>) -> bool {
    let triggers = &context.language.lexicon.triggers;
    let verb = |at: usize| {
        let receives = triggers.grammar.receives.has(context.parsed.lemma(at));
        context.within(at) && receives && context.parsed.tag(at).is_finite()
    };
    let meeting = |at: usize| {
        let noun = context.parsed.tag(at).is_noun() && triggers.noun(context.parsed.lemma(at)).is_some();
        noun && context.preposition(at).is_none() && context.parsed.cases(at, |r| r.tag.is_noun()).has(Case::Acc)
    };
    let plain = |at: &usize| context.within(*at) && context.shape(*at) != Shape::Mark;
    let (start, end) = (found.tokens.start, found.tokens.end);
    let after = || verb(end) && (end + 1..end + 5).take_while(plain).any(meeting);
    let before = |at: usize| verb(at) && (at.saturating_sub(8)..at).rev().take_while(plain).any(meeting);
    found.cases.has(Case::Nom) && (after() || context.before(start).is_some_and(before))
}

/// "город Киев", "г. Киев", "в столице страны — Киеве".
fn is_named_city(context: &Context<'_>, start: usize) -> bool {
    let Some(previous) = context.before(start) else { return false };
    let noun = |at: usize| context.is(at, Word::Settlement) || context.is(at, Word::Capital);
    let marked = context.places().is_settlement_mark(context.form(previous))
        && context.before(previous).is_none_or(|at| context.shape(at) != Shape::Number);
    let apposed =
        matches!(context.form(previous), "—" | "–" | "-" | ",") && (previous.saturating_sub(2)..previous).any(noun);
    noun(previous) || marked || apposed
}

/// "посетил Минск": the object of a visit, an adverb between them or none.
fn is_visited(context: &Context<'_>, found: &Found<'_>) -> bool {
    let start = found.tokens.start;
    let visited = (start.saturating_sub(2)..start).any(|at| context.is(at, Word::Visiting));
    visited && (found.cases.has(Case::Acc) || found.cases.has(Case::Gen)) || is_visited_first(context, found)
}

/// How far after its object a verb of visiting can stand: "Латвию в конце мая посетит посол".
const FRONTED: usize = 6;

/// "Турцию посетил посол", "Осло в мае посетит посол": the object of a visit before its verb. Of a name
/// that may be its subject too, the subject must follow the verb.
fn is_visited_first(context: &Context<'_>, found: &Found<'_>) -> bool {
    let end = found.tokens.end;
    let plain = |at: &usize| context.within(*at) && context.shape(*at) != Shape::Mark;
    let mut after = (end..end + FRONTED).take_while(plain);
    let Some(verb) = after.find(|&at| context.parsed.tag(at).is_finite()).filter(|&at| context.is(at, Word::Visiting))
    else {
        return false;
    };
    let subject = || {
        let noun = (verb + 1..verb + 4).filter(plain).find(|&at| context.parsed.tag(at).is_noun());
        let cases = noun.map(|at| context.parsed.cases(at, |r| r.tag.is_noun()));
        cases.is_some_and(|cases| cases.has(Case::Nom) && !cases.has(Case::Acc))
    };
    found.cases.has(Case::Acc) && (!found.cases.has(Case::Nom) || subject())
}

/// "«Реал Мадрид»": the end of a name in quotes.
fn is_part_of_name(context: &Context<'_>, found: &Found<'_>) -> bool {
    let name_before = context.before(found.tokens.start).is_some_and(|at| context.is_capital(at));
    name_before && is_quote(context.form(found.tokens.end))
}

fn by_preposition(context: &Context<'_>, at: usize, found: &Found<'_>) -> Stance {
    let within = |reach: usize, list: Word| (at.saturating_sub(reach)..at).any(|token| context.is(token, list));
    let clock = |token: usize| context.shape(token) == Shape::Number || context.is(token, Word::Hour);
    let timed = context.before(at).is_some_and(clock);
    let ground = if context.is(at, Word::PlacePreposition) {
        !within(4, Word::Calling)
    } else if found.cases.has(Case::Gen) && within(2, Word::Distance) {
        true
    } else if timed && found.cases.has(Case::Dat) {
        // "в 22:00 по Москве".
        true
    } else if context.is(at, Word::SurfacePreposition) {
        let lies = found.cases.has(Case::Loc) && !found.cases.has(Case::Acc);
        lies || (found.name.on && moves(context, at))
    } else if context.is(at, Word::AwayPreposition) {
        found.name.on && found.cases.has(Case::Gen) && !found.cases.has(Case::Ins)
    } else {
        false
    };
    if ground { Stance::Ground } else { Stance::Party }
}

/// Whether a word of going stands shortly before: "визит на Кубу".
fn moves(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|token| context.is(token, Word::Motion))
}

/// In "в США и Великобритании" the second has the stance of the first, if their cases agree.
fn inherited(context: &Context<'_>, found: &Found<'_>, before: Option<&Mention>) -> Option<Stance> {
    let before = coordinated(context, found.tokens.start, before)?;
    let narrow = before.cases.and(found.cases);
    if narrow.is_empty() || before.adjective {
        return None;
    }
    match before.kind {
        EntityKind::Place if before.cases != Cases::ALL => Some(Stance::Ground),
        EntityKind::State => Some(Stance::Party),
        _ => None,
    }
}

/// The mention to which the phrase at `start` is joined by a comma or a conjunction.
pub(super) fn coordinated<'m>(context: &Context<'_>, start: usize, before: Option<&'m Mention>) -> Option<&'m Mention> {
    let before = before?;
    let join = context.before(start)?;
    let joins = context.form(join) == "," || context.is(join, Word::Join);
    (joins && before.tokens.end == join).then_some(before)
}

/// "Киев, 3 января", "Москва. 5 мая", "12 апреля — Маскат": the city of a dateline or an agenda.
fn is_dateline(context: &Context<'_>, found: &Found<'_>) -> bool {
    let end = found.tokens.end;
    let alone = found.tokens == context.sentence;
    let dated = matches!(context.form(end), "," | "." | "(") && context.shape(end + 1) == Shape::Number;
    let listed = end == context.sentence.end
        && context.sentence.len() <= 8
        && context.sentence.clone().any(|at| context.shape(at) == Shape::Number)
        && !context.sentence.clone().any(|at| context.parsed.tag(at).is_finite());
    listed || (context.begins_sentence(found.tokens.start) && (dated || alone))
}
