//! Names that the lexicon has: states with their adjectives and people, capitals, cities, regions,
//! venues, seats, organisations. Which of its uses a name has here is decided by the words around.

use std::ops::Range;

use super::context::{Context, is_quote};
use super::stance::{self, Stance};
use super::{Sighting, What, body, organisation, rules};
use crate::base::span::Span;
use crate::extract::mention::{EntityKind, Mention};
use crate::extract::registry::RuleId;
use crate::lang::gazetteer::{Doubt, Found, Name, NameId, Sort, Usage};
use crate::lang::lexicon::organisations::Category;
use crate::lang::lexicon::places::Word;
use crate::lang::lexicon::titles::Use;
use crate::lang::morph::{Reading, fold_lemma};
use crate::lang::tag::{Case, Number, Pos};
use crate::lang::token::Shape;

/// The known name that begins at the token.
pub(super) fn find(context: &Context<'_>, at: usize, before: Option<&Mention>) -> Option<Sighting> {
    if context.is(at, Word::Capital) {
        return capital_of(context, at);
    }
    let found = context.known(at)?;
    match found.usage {
        Usage::Adjective => return capital_by_adjective(context, &found).or_else(|| adjective(context, &found)),
        Usage::People => return people(context, &found),
        Usage::Name => {}
    }
    if !believed(context, &found) || is_namesake(context, &found) {
        return None;
    }
    let name = found.name;
    let ground = |stance: Stance| stance == Stance::Ground;
    let sighting = match name.sort {
        Sort::State => {
            let kind =
                if ground(stance::of_state(context, &found, before)) { EntityKind::Place } else { EntityKind::State };
            seen(
                context,
                &found,
                kind,
                What::new(EntityKind::State, &*name.text, name.country.as_deref()),
                rules::STATE,
            )
        }
        Sort::Capital(state) => {
            if ground(stance::of_capital(context, &found, before)) {
                place(context, &found, rules::CAPITAL_PLACE)
            } else {
                let state = context.language.gazetteer.name(state)?;
                let what = What::new(EntityKind::State, &*state.text, state.country.as_deref());
                seen(context, &found, EntityKind::State, what, rules::CAPITAL_PARTY)
            }
        }
        Sort::City | Sort::Region => place(context, &found, rules::CITY),
        Sort::Land => place(context, &found, rules::LAND),
        Sort::Party => land(context, &found),
        Sort::Venue => place(context, &found, rules::VENUE),
        Sort::Seat(party) => {
            if ground(stance::of_capital(context, &found, before)) {
                place(context, &found, rules::SEAT)
            } else {
                let party = context.language.gazetteer.name(party)?;
                let what = What::new(EntityKind::Organisation, &*party.text, party.country.as_deref());
                seen(context, &found, EntityKind::Organisation, what, rules::SEAT)
            }
        }
        Sort::Organisation(category) => return body::organisation(context, &found, category),
    };
    Some(joined(context, sighting, before))
}

/// Whether the name is meant, and not a word or a person that looks like it.
fn believed(context: &Context<'_>, found: &Found<'_>) -> bool {
    let start = found.tokens.start;
    let led = || {
        let before = context.before(start);
        let leads = |at: usize| context.is(at, Word::PlacePreposition);
        context.preposition(start).is_some_and(leads)
            || before.is_some_and(|at| context.is(at, Word::Settlement))
            || context.is_of_office(start)
    };
    let organisation = matches!(found.name.sort, Sort::Organisation(_));
    // "Иванова" is a form of a city and of a surname.
    let personal = !organisation && context.is_personal(found.head);
    let lesser = matches!(found.name.sort, Sort::City | Sort::Region);
    match found.doubt {
        _ if !organisation && context.quoted(start) && context.begins_sentence(start) => true,
        Doubt::Quoted => context.quoted(start),
        Doubt::Personal => led() && !context.beside_person(found.head),
        _ if !organisation && context.is_crowned(found.head) => false,
        _ if personal && lesser => led() && !context.beside_person(found.head),
        // "премьера Ливана Самира Хаддада": of a state's office, before a name of two words.
        _ if personal && name_follows_office(context, found) => true,
        _ if personal && context.beside_person(found.head) => false,
        Doubt::Common => !context.begins_sentence(start) || context.quoted(start),
        Doubt::Nothing => true,
    }
}

/// Whether a state's name in the genitive stands between an office and a name of two words.
fn name_follows_office(context: &Context<'_>, found: &Found<'_>) -> bool {
    let titles = &context.language.lexicon.names.titles;
    let office = |r: &Reading| titles.head(&r.lemma).is_some_and(|head| head.alone == Some(Use::Office));
    let before = context.before(found.tokens.start).is_some_and(|at| context.parsed.readings(at).iter().any(office));
    let end = found.tokens.end;
    found.name.sort == Sort::State
        && found.cases.has(Case::Gen)
        && before
        && context.is_capital(end)
        && context.is_capital(end + 1)
}

/// "стадион «Киев»", "солистка «Ленинграда»": a name in quotes by itself is that of something else.
fn is_namesake(context: &Context<'_>, found: &Found<'_>) -> bool {
    let place = matches!(found.name.sort, Sort::State | Sort::Capital(_) | Sort::City | Sort::Region);
    let quoted = context.quoted(found.tokens.start) && is_quote(context.form(found.tokens.end));
    place && quoted && !context.begins_sentence(found.tokens.start)
}

fn place(context: &Context<'_>, found: &Found<'_>, rule: RuleId) -> Sighting {
    let what = What::new(EntityKind::Place, &*found.name.text, found.name.country.as_deref());
    seen(context, found, EntityKind::Place, what, rule)
}

/// A land is a place, and a party where its people are: "Европа ответила", "с Европой".
fn land(context: &Context<'_>, found: &Found<'_>) -> Sighting {
    let stance = stance::of_state(context, found, None);
    let kind = if stance == Stance::Ground { EntityKind::Place } else { EntityKind::State };
    let what = What::new(EntityKind::Place, &*found.name.text, None);
    seen(context, found, kind, what, rules::LAND)
}

pub(super) fn seen(context: &Context<'_>, found: &Found<'_>, kind: EntityKind, what: What, rule: RuleId) -> Sighting {
    let preposition = context.preposition(found.tokens.start);
    Sighting {
        span: None,
        tokens: found.tokens.clone(),
        head: found.head,
        kind,
        what,
        body: None,
        cases: context.narrowed(found.cases, preposition),
        number: found.number,
        gender: found.gender,
        adjective: false,
        rule,
    }
}

/// In a row of names one form tells the case of the next: "между Москвой и США".
fn joined(context: &Context<'_>, mut sighting: Sighting, before: Option<&Mention>) -> Sighting {
    if let Some(before) = stance::coordinated(context, sighting.tokens.start, before) {
        let all = before.cases.and(
            context
                .language
                .gazetteer
                .find(context.parsed, sighting.tokens.start, context.sentence.end)
                .map_or(sighting.cases, |f| f.cases),
        );
        if !before.adjective && !all.is_empty() {
            sighting.cases = all;
        }
    }
    sighting
}

/// "американский президент": an attribute that names a state; "стамбульские переговоры", a city;
/// before a body of the state it is part of that name: "турецкий МИД".
fn adjective(context: &Context<'_>, found: &Found<'_>) -> Option<Sighting> {
    if let Some(owned) = body::of_adjective(context, found).or_else(|| organisation::of_adjective(context, found)) {
        return Some(owned);
    }
    let state = found.name.sort == Sort::State;
    let kind = if state { EntityKind::State } else { EntityKind::Place };
    let what = What::new(kind, &*found.name.text, found.name.country.as_deref());
    attribute(context, found.head, None, what, kind)
}

fn attribute(context: &Context<'_>, at: usize, span: Option<Span>, what: What, kind: EntityKind) -> Option<Sighting> {
    let adjectival = |r: &Reading| r.tag.pos == Pos::Adj;
    let reading = context.parsed.readings(at).iter().find(|r| adjectival(r))?;
    let cases = context.parsed.cases(at, adjectival);
    Some(Sighting {
        span,
        tokens: at..at + 1,
        head: at,
        kind,
        what,
        body: None,
        cases: context.narrowed(cases, context.preposition(at)),
        number: reading.tag.number,
        gender: reading.tag.gender,
        adjective: true,
        rule: rules::ADJECTIVE,
    })
}

/// "россияне", "с американцами": the people as a party. One person ("американец") is none.
fn people(context: &Context<'_>, found: &Found<'_>) -> Option<Sighting> {
    let surname = context.is_capital(found.head) && !context.begins_sentence(found.head);
    if found.number != Some(Number::Plur) || surname {
        return None;
    }
    let kind = if found.name.sort == Sort::State { EntityKind::State } else { EntityKind::Place };
    let what = What::new(kind, &*found.name.text, found.name.country.as_deref());
    Some(seen(context, found, EntityKind::State, what, rules::PEOPLE))
}

/// "российско-украинские", "американо-российско-украинский": as many states as it has parts.
pub(super) fn compound(context: &Context<'_>, at: usize) -> Vec<Sighting> {
    let form = context.form(at);
    if !matches!(context.shape(at), Shape::Lower | Shape::Capital) || !form.contains('-') {
        return Vec::new();
    }
    let gazetteer = &context.language.gazetteer;
    let mut from = context.parsed.tokens.get(at).map_or(0, |token| token.span.start());
    let parts = form.split('-').count();
    let mut sightings = Vec::new();
    for (number, part) in form.split('-').enumerate() {
        let span = Span::new(from, from + part.len());
        from += part.len() + 1;
        let name = if number + 1 < parts { gazetteer.compound(&fold_lemma(part)) } else { last_part(context, at) };
        if let Some(name) = name {
            let what = What::new(EntityKind::State, &*name.text, name.country.as_deref());
            sightings.extend(attribute(context, at, Some(span), what, EntityKind::State));
        }
    }
    if sightings.len() < 2 { Vec::new() } else { sightings }
}

/// The state of "украинский" in "российско-украинский", by the lemma of the whole.
fn last_part<'c>(context: &Context<'c>, at: usize) -> Option<&'c Name> {
    let lemma = context.parsed.readings(at).iter().find(|r| r.tag.pos == Pos::Adj).map(|r| &*r.lemma)?;
    context.language.gazetteer.by_form(lemma.rsplit('-').next()?)
}

/// "столица Катара": the capital by its noun.
fn capital_of(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let owner = context.known(at + 1).filter(|f| f.usage == Usage::Name && f.cases.has(Case::Gen))?;
    capital(context, at..owner.tokens.end, at, owner.id)
}

/// "в российской столице": the same by the adjective.
fn capital_by_adjective(context: &Context<'_>, adjective: &Found<'_>) -> Option<Sighting> {
    let noun = adjective.tokens.end;
    // "в турецкой столице переговоров": where they were held, and not the capital.
    let of_matter = |r: &Reading| r.tag.case == Some(Case::Gen) && r.tag.animate == Some(false) && r.tag.is_noun();
    let plain = context.shape(noun + 1) == Shape::Lower && context.parsed.tag(noun + 1).is_noun();
    if plain && context.parsed.readings(noun + 1).first().is_some_and(of_matter) {
        return None;
    }
    context.is(noun, Word::Capital).then(|| capital(context, adjective.tokens.start..noun + 1, noun, adjective.id))?
}

/// The capital's name where it follows belongs to the phrase: "в столице Украины Киеве".
fn capital(context: &Context<'_>, tokens: Range<usize>, noun: usize, state: NameId) -> Option<Sighting> {
    let capital = context.language.gazetteer.capital(state)?;
    let next = context.known(tokens.end).filter(|f| f.usage == Usage::Name && std::ptr::eq(f.name, capital));
    let reading = context.parsed.readings(noun).iter().find(|r| r.tag.is_noun())?;
    let cases = context.parsed.cases(noun, |r| r.tag.is_noun());
    Some(Sighting {
        span: None,
        tokens: tokens.start..next.map_or(tokens.end, |f| f.tokens.end),
        head: noun,
        kind: EntityKind::Place,
        what: What::new(EntityKind::Place, &*capital.text, capital.country.as_deref()),
        body: None,
        cases: context.narrowed(cases, context.preposition(tokens.start)),
        number: reading.tag.number,
        gender: reading.tag.gender,
        adjective: false,
        rule: rules::CAPITAL_NOUN,
    })
}

/// Whether a category takes part in nothing by itself.
pub(super) fn needs_owner(category: Category) -> bool {
    category == Category::OwnedBody
}
