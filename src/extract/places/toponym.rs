//! Places that no lexicon has: after a noun of settlement, as an adjective of a part of a state, by
//! the dictionary's toponyms, and unknown names after a preposition of place.

use super::context::Context;
use super::nominative::{phrase, word};
use super::{Sighting, What, rules};
use crate::extract::mention::EntityKind;
use crate::extract::registry::RuleId;
use crate::lang::gazetteer::{Sort, Usage};
use crate::lang::lexicon::places::Word;
use crate::lang::morph::{Origin, Reading};
use crate::lang::tag::{Case, Cases, NameType, Pos};
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
    let cases = context.parsed.cases(at + 1, |r| r.tag.is_noun());
    let agreed = cases.and(context.parsed.cases(at, |r| r.tag.pos == Pos::Adj));
    if agreed.is_empty() {
        return None;
    }
    let cases = context.narrowed(agreed, context.preposition(at));
    let name = phrase(context, at..at + 2, at + 1, cases);
    Some(sighting(context, (at, at + 2), at + 1, name, (cases, rules::REGION)))
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
    Some(sighting(context, (at, at + 1), at, name, (cases, rules::SETTLEMENT)))
}

/// A toponym of the dictionary: "Таганрог". A name that is also a person's needs a preposition.
fn toponym(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let place = |r: &Reading| r.tag.name == Some(NameType::Place) && r.origin == Origin::Known && r.tag.is_noun();
    let readings = context.parsed.readings(at);
    let best = readings.iter().find(|r| place(r))?;
    let preposition = context.preposition(at);
    let led = preposition.is_some_and(|p| {
        let word = context.parsed.lemma(p);
        context.places().is(Word::PlacePreposition, word) || context.places().is(Word::SurfacePreposition, word)
    });
    let doubtful = readings.iter().any(|r| !place(r) && r.prob > best.prob) || context.is_personal(at);
    let alone = !context.beside_person(at);
    if !alone || (doubtful && !led) || (context.begins_sentence(at) && best.prob < 0.5) {
        return None;
    }
    let cases = context.narrowed(context.parsed.cases(at, place), preposition);
    let name = word(context, at, cases, place);
    Some(sighting(context, (at, at + 1), at, name, (cases, rules::TOPONYM)))
}

/// "в Хорасане": a word of no dictionary after "в" and in its case is a place, since people and
/// organisations stand there with other prepositions.
fn unknown(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let preposition = context.before(at).filter(|&p| context.is_preposition(p))?;
    let places = context.places();
    let leads = places.is(Word::PlacePreposition, context.parsed.lemma(preposition));
    if !leads || !context.is_unknown(at) || context.is_capital(at + 1) {
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
    Some(sighting(context, (at, at + 1), at, name, (cases, rules::UNKNOWN_PLACE)))
}

fn sighting(
    context: &Context<'_>,
    (start, end): (usize, usize),
    head: usize,
    name: String,
    (cases, rule): (Cases, RuleId),
) -> Sighting {
    let reading = context.parsed.readings(head).iter().find(|r| r.tag.is_noun());
    Sighting {
        span: None,
        tokens: start..end,
        head,
        kind: EntityKind::Place,
        what: What::new(EntityKind::Place, name, None),
        body: None,
        cases: if cases.is_empty() { Cases::ALL } else { cases },
        number: reading.and_then(|r| r.tag.number),
        gender: reading.and_then(|r| r.tag.gender),
        adjective: false,
        rule,
    }
}
