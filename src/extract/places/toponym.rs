//! Places that no lexicon has: after a noun of settlement, as an adjective of a part of a state, by
//! the dictionary's toponyms, and unknown names after a preposition of place.

use super::context::Context;
use super::nominative::{as_written, phrase, word};
use super::{Sighting, What, rules};
use crate::extract::mention::EntityKind;
use crate::extract::registry::RuleId;
use crate::lang::gazetteer::{Sort, Usage};
use crate::lang::lexicon::places::Word;
use crate::lang::morph::{Origin, Reading};
use crate::lang::tag::{Case, Cases, NameType, Number, Pos};
use crate::lang::token::Shape;

/// The place that begins at the token.
pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Sighting> {
    if context.shape(at) != Shape::Capital || context.shouted || context.quoted(at) {
        return None;
    }
    after_settlement(context, at).or_else(|| toponym(context, at)).or_else(|| unknown(context, at))
}

/// "Ростовская область", "Краснодарский край", "Республика Тыва".
pub(super) fn region(context: &Context<'_>, at: usize) -> Option<Sighting> {
    if context.shape(at) != Shape::Capital || !context.is(at + 1, Word::Region) || !context.parsed.can_be(at, Pos::Adj)
    {
        return None;
    }
    let known = context.known(at).filter(|f| f.usage == Usage::Name || f.name.sort == Sort::State);
    if known.is_some_and(|f| f.tokens.len() > 1 || f.usage == Usage::Adjective) {
        return None;
    }
    let noun = at + 1;
    named_region(context, at, noun)
        .map(|(name, cases)| sighting(context, (at, noun + 1), noun, name, (cases, rules::REGION)))
}

/// "Тверской" of "в Тверской и Ростовской областях": the adjective before the last.
pub(super) fn listed_region(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let joins = |token: usize| context.form(token) == "," || context.is(token, Word::Join);
    let adjective = |token: usize| context.shape(token) == Shape::Capital && context.parsed.can_be(token, Pos::Adj);
    let mut last = at;
    while adjective(last) && joins(last + 1) {
        last += 2;
    }
    let noun = last + 1;
    if last == at || !adjective(last) || !context.is(noun, Word::Region) {
        return None;
    }
    let plural = context.parsed.readings(noun).iter().any(|r| r.tag.number == Some(Number::Plur));
    let (name, cases) = named_region(context, at, noun).filter(|_| plural)?;
    Some(sighting(context, (at, at + 1), at, name, (cases, rules::REGION)))
}

/// The nominative singular of adjective and noun, which may be apart and the noun in the plural.
fn named_region(context: &Context<'_>, adjective: usize, noun: usize) -> Option<(String, Cases)> {
    let parsed = context.parsed;
    let own = parsed.cases(noun, |r| r.tag.is_noun());
    let agreed = own.and(parsed.cases(adjective, |r| r.tag.pos == Pos::Adj));
    if agreed.is_empty() {
        return None;
    }
    let cases = context.narrowed(agreed, context.preposition(adjective));
    let fits = |r: &&Reading| r.tag.is_noun() && r.tag.case.is_some_and(|case| cases.has(case));
    let reading = parsed.readings(noun).iter().find(fits)?;
    let singular = |r: &Reading| r.tag.pos == Pos::Adj && r.tag.number == Some(Number::Sing);
    if reading.tag.number == Some(Number::Plur) && parsed.readings(adjective).iter().any(singular) {
        let gender = parsed.readings(noun).iter().find(|r| r.tag.is_noun()).and_then(|r| r.tag.gender);
        let first = word(context, adjective, cases, |r| singular(r) && (gender.is_none() || r.tag.gender == gender));
        return Some((format!("{first} {}", reading.lemma), cases));
    }
    let name = if noun == adjective + 1 { phrase(context, adjective..noun + 1, noun, cases) } else { return None };
    Some((name, cases))
}

/// "город Худжанд", "в селе Крынки", "г. Пущино": the name after the noun, in its case or not.
fn after_settlement(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let before = context.before(at)?;
    if !context.is(before, Word::Settlement) || context.parsed.can_be(at, Pos::Adp) {
        return None;
    }
    let place = |r: &Reading| r.tag.is_noun() && !matches!(r.tag.name, Some(NameType::Given | NameType::Patronymic));
    let settlement = context.parsed.cases(before, |r| r.tag.is_noun());
    let own = context.parsed.cases(at, place);
    let agreed = own.and(settlement);
    let cases = if agreed.is_empty() { own } else { agreed };
    let name = if own.has(Case::Nom) { context.form(at).to_owned() } else { word(context, at, cases, place) };
    Some(whole(context, at, &name, (cases, rules::SETTLEMENT)))
}

/// A toponym of the dictionary: "Таганрог". A name that is also a person's needs a preposition.
fn toponym(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let place = |r: &Reading| r.tag.name == Some(NameType::Place) && r.origin == Origin::Known && r.tag.is_noun();
    let readings = context.parsed.readings(at);
    let best = readings.iter().find(|r| place(r))?;
    let preposition = context.preposition(at);
    let led =
        preposition.is_some_and(|p| context.is(p, Word::PlacePreposition) || context.is(p, Word::SurfacePreposition));
    if context.known(at).is_some_and(|f| f.usage == Usage::Name) || context.is(at, Word::NoPlace) {
        return None;
    }
    if !led && context.is_surname(at) {
        return None;
    }
    let doubtful = readings.iter().any(|r| !place(r) && r.prob > best.prob) || context.is_personal(at);
    let alone = !context.beside_person(at);
    if !alone || (doubtful && !led) || (context.begins_sentence(at) && best.prob < 0.5) {
        return None;
    }
    let cases = context.narrowed(context.parsed.cases(at, place), preposition);
    let name = word(context, at, cases, place);
    Some(whole(context, at, &name, (cases, rules::TOPONYM)))
}

/// "в Хорасане": a word of no dictionary after "в" and in its case is a place, since people and
/// organisations stand there with other prepositions.
fn unknown(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let preposition = context.before(at).filter(|&p| context.is_preposition(p))?;
    let leads = context.is(preposition, Word::PlacePreposition);
    let cyrillic = context.form(at).chars().all(|c| c == '-' || (c.is_alphabetic() && !c.is_ascii()));
    if !leads || !cyrillic || !context.is_unknown(at) || context.is_capital(at + 1) {
        return None;
    }
    // "в Липницкой", "в Щукинском": adjectives are surnames, or lack their noun.
    if context.parsed.tag(at).is_attribute() {
        return None;
    }
    let locative = |r: &Reading| r.tag.is_noun();
    let own = context.parsed.cases(at, locative);
    let cases = own.and(context.governed(Some(preposition)));
    if cases.is_empty() && !own.is_empty() {
        return None;
    }
    let preferred = |r: &Reading| r.tag.is_noun() && r.tag.name != Some(NameType::Given);
    let loc = Cases::of(Case::Loc);
    let cases = if cases.has(Case::Loc) { loc } else { cases };
    let name = word(context, at, cases, preferred);
    Some(whole(context, at, &name, (cases, rules::UNKNOWN_PLACE)))
}

/// A place of one word, which hyphens may part into tokens.
fn whole(context: &Context<'_>, at: usize, first: &str, (cases, rule): (Cases, RuleId)) -> Sighting {
    let end = context.end_of_word(at);
    let name = format!("{first}{}", as_written(context, at + 1..end));
    sighting(context, (at, end), at, name, (cases, rule))
}

fn sighting(
    context: &Context<'_>,
    (start, end): (usize, usize),
    head: usize,
    name: String,
    (cases, rule): (Cases, RuleId),
) -> Sighting {
    let country = context.language.gazetteer.named(&name).and_then(|known| known.country.as_deref());
    let reading = context.parsed.readings(head).iter().find(|r| r.tag.is_noun());
    Sighting {
        span: None,
        tokens: start..end,
        head,
        kind: EntityKind::Place,
        what: What::new(EntityKind::Place, name, country),
        body: None,
        cases: if cases.is_empty() { Cases::ALL } else { cases },
        number: reading.and_then(|r| r.tag.number),
        gender: reading.and_then(|r| r.tag.gender),
        adjective: false,
        rule,
    }
}
