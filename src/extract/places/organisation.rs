//! Organisations that no lexicon has: by a head noun and quotes, by Latin letters, by capitals, by a
//! capital head that goes on in the genitive.

use std::ops::Range;

use super::context::{Context, is_quote};
use super::nominative::{as_written, phrase};
use super::{Sighting, What, rules};
use crate::extract::mention::EntityKind;
use crate::extract::registry::RuleId;
use crate::lang::gazetteer::{Found, Sort, Usage};
use crate::lang::lexicon::organisations::{Organisations, Word};
use crate::lang::lexicon::places;
use crate::lang::morph::{Origin, Reading, fold_lemma};
use crate::lang::tag::{Case, Cases, Pos};
use crate::lang::token::Shape;

/// The longest name in quotes.
const LONGEST_QUOTED: usize = 7;
/// The longest genitive after a head noun.
const LONGEST_TAIL: usize = 6;

/// The unknown organisation that begins at the token.
pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Sighting> {
    headed_quote(context, at)
        .or_else(|| named_head(context, at))
        .or_else(|| latin(context, at))
        .or_else(|| abbreviation(context, at))
        .or_else(|| prefixed(context, at))
}

fn lists<'c>(context: &Context<'c>) -> &'c Organisations {
    &context.language.lexicon.organisations
}

fn is(context: &Context<'_>, at: usize, list: Word) -> bool {
    context.is_organisation(at, list)
}

fn sighting(context: &Context<'_>, tokens: Range<usize>, head: usize, name: String, rule: RuleId) -> Sighting {
    let noun = |r: &Reading| r.tag.is_noun();
    let cases = context.parsed.cases(head, noun);
    let cases = if cases.is_empty() { Cases::ALL } else { cases };
    let reading = context.parsed.readings(head).iter().find(|r| noun(r));
    Sighting {
        span: None,
        head,
        kind: EntityKind::Organisation,
        what: What::new(EntityKind::Organisation, name, None),
        body: None,
        cases: context.narrowed(cases, context.preposition(tokens.start)),
        tokens,
        number: reading.and_then(|r| r.tag.number),
        gender: reading.and_then(|r| r.tag.gender),
        adjective: false,
        rule,
    }
}

/// The tokens between the quotes that open at `at`.
pub(super) fn between_quotes(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    if !is_quote(context.form(at)) || context.form(at) == "»" {
        return None;
    }
    let first = at + 1;
    let end = (first..=first + LONGEST_QUOTED).find(|&token| is_quote(context.form(token)))?;
    (end > first && context.within(end)).then_some(first..end)
}

/// "компания «Сильвинит»", "газета «Гудок»": a head noun and a name in quotes.
fn headed_quote(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let outlet = is(context, at, Word::MediaHead);
    if !outlet && !is(context, at, Word::QuotedHead) {
        return None;
    }
    let rule = if outlet { rules::OUTLET } else { rules::QUOTED };
    let inner = between_quotes(context, at + 1)?;
    if !context.is_capital(inner.start) && context.shape(inner.start) != Shape::Number {
        return None;
    }
    let named = |f: &Found<'_>| f.tokens == inner && matches!(f.name.sort, Sort::Organisation(_));
    if let Some(found) = context.known(inner.start).filter(named) {
        let mut seen = sighting(context, at..inner.end + 1, at, found.name.text.to_string(), rule);
        seen.what.country = found.name.country.as_deref().map(str::to_owned);
        return Some(seen);
    }
    let name = as_written(context, inner.clone());
    Some(sighting(context, at..inner.end + 1, at, name, rule))
}

/// "Институт мира", "Фонд развития культуры", "министерство цифрового развития": a head noun, its
/// attributes before it, and a genitive after it; with a capital, unless the head is a ministry.
fn named_head(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let head = (at..at + 3).find(|&token| is(context, token, Word::Head) || is(context, token, Word::MinistryHead))?;
    let attributes =
        (at..head).all(|token| context.parsed.can_be(token, Pos::Adj) && context.shape(token) != Shape::Mark);
    let ministry = head == at && is(context, head, Word::MinistryHead);
    let capital = context.shape(at) == Shape::Capital;
    if !attributes || context.shouted || !(ministry || capital) {
        return None;
    }
    let end = named_after(context, tail(context, head + 1));
    let bare = end == head + 1;
    // At the beginning of a sentence a capital tells nothing: "Ежегодный форум", "Совет спонсоров".
    let told = !context.begins_sentence(at) || (head > at && !bare) || ministry;
    if !told || (bare && head == at) {
        return None;
    }
    let owner = context.known(end).filter(|f| f.usage == Usage::Name && f.cases.has(Case::Gen));
    let cases = context.governed(context.preposition(at));
    let name = phrase(context, at..end, head, cases);
    let mut seen = sighting(context, at..end, head, name, rules::NAMED_HEAD);
    if let Some(owner) = owner {
        seen.what.name = format!("{} {}", seen.what.name, owner.name.genitive(&context.language.morph));
        seen.what.country = owner.name.country.as_deref().map(str::to_owned);
        seen.tokens.end = owner.tokens.end;
    }
    Some(seen)
}

/// "российское министерство туризма": the sighting that begins at the adjective of the owner.
pub(super) fn of_adjective(context: &Context<'_>, adjective: &Found<'_>) -> Option<Sighting> {
    let head = adjective.tokens.end;
    if adjective.name.sort != Sort::State || !is(context, head, Word::MinistryHead) {
        return None;
    }
    let mut seen = named_head(context, head).filter(|seen| seen.what.country.is_none())?;
    seen.what.name = format!("{} {}", seen.what.name, adjective.name.genitive(&context.language.morph));
    seen.what.country = adjective.name.country.as_deref().map(str::to_owned);
    seen.tokens.start = adjective.tokens.start;
    Some(seen)
}

/// The end of whom the body is named after, where the genitive ends in such a word: "Институт имени
/// Склифосовского".
fn named_after(context: &Context<'_>, end: usize) -> usize {
    let named = context.before(end).is_some_and(|last| context.places().names_after(context.form(last)));
    if !named {
        return end;
    }
    (end..end + LONGEST_TAIL).find(|&token| !context.is_capital(token)).unwrap_or(end)
}

/// The end of the genitive in small letters that begins at `from`: attributes and nouns, joined by
/// "и" where the genitive goes on after it ("промышленности и торговли").
fn tail(context: &Context<'_>, from: usize) -> usize {
    // The likeliest reading that tells decides: "премьер" is a person before it is "of premieres".
    let told =
        |r: &&Reading| (r.tag.is_noun() || r.tag.pos == Pos::Adj) && matches!(r.tag.case, Some(Case::Gen | Case::Nom));
    let genitive = |at: usize| {
        let first = context.parsed.readings(at).iter().find(told);
        // "при" is a form of a rare noun too.
        let preposition = context.parsed.tag(at).pos == Pos::Adp;
        context.shape(at) == Shape::Lower && !preposition && first.is_some_and(|r| r.tag.case == Some(Case::Gen))
    };
    let noun = |at: usize| context.parsed.readings(at).iter().any(|r| r.tag.is_noun() && r.tag.case == Some(Case::Gen));
    let (mut at, mut end) = (from, from);
    while at < from + LONGEST_TAIL && context.within(at) {
        let joins = at > from && context.is(at, places::Word::Join) && genitive(at + 1);
        if !joins && !genitive(at) {
            break;
        }
        if !joins && noun(at) {
            end = at + 1;
        }
        at += 1;
    }
    end
}

/// "Lockheed Martin", "Reuters": Latin words in a row. In brackets they spell the name before them.
fn latin(context: &Context<'_>, at: usize) -> Option<Sighting> {
    let is_latin = |at: usize| {
        let form = context.form(at);
        let letters = form.chars().filter(|c| c.is_alphabetic());
        context.is_capital(at) && form.chars().count() > 1 && letters.clone().all(|c| c.is_ascii_alphabetic())
    };
    let first = (context.sentence.start..at).rev().take_while(|&token| is_latin(token)).last().unwrap_or(at);
    let gloss = context.before(first).is_some_and(|before| context.form(before) == "(");
    if !is_latin(at) || gloss || context.form(at).chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')) {
        return None;
    }
    let end = (at..=context.sentence.end).find(|&token| !is_latin(token))?;
    if end == at + 1 && lists(context).is_no_organisation(&fold_lemma(context.form(at))) {
        return None;
    }
    Some(sighting(context, at..end, at, as_written(context, at..end), rules::LATIN))
}

/// "АБВГ": capitals, unless they are known to name no organisation, or the whole sentence is shouted.
fn abbreviation(context: &Context<'_>, at: usize) -> Option<Sighting> {
    if context.shape(at) != Shape::Upper || context.shouted {
        return None;
    }
    let form = context.form(at);
    if !(2..=6).contains(&form.chars().count()) || !form.chars().all(char::is_alphabetic) {
        return None;
    }
    let folded = fold_lemma(form);
    let word = |r: &Reading| {
        let common = matches!(
            r.tag.pos,
            Pos::Noun | Pos::Verb | Pos::Adj | Pos::Pron | Pos::Adp | Pos::Adv | Pos::Det | Pos::Part
        );
        r.origin == Origin::Known && r.tag.name.is_none() && !r.tag.abbreviation && !r.tag.indeclinable && common
    };
    if context.parsed.readings(at).iter().any(|r| word(r) && r.prob > 0.3) {
        return None;
    }
    let roman = form.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'М' | 'Х' | 'С'));
    if roman || lists(context).is_no_organisation(&folded) || is_initials(context, at) {
        return None;
    }
    let mut seen = sighting(context, at..at + 1, at, form.to_owned(), rules::ABBREVIATION);
    let owner = context.known(at + 1).filter(|f| f.usage == Usage::Name && f.cases.has(Case::Gen));
    if let Some(owner) = owner.filter(|f| context.parsed.shape(f.head) != Shape::Lower) {
        seen.what.country = owner.name.country.as_deref().map(str::to_owned);
    }
    Some(seen)
}

/// Capitals before a full stop and a surname are initials; a shouted surname is a person.
fn is_initials(context: &Context<'_>, at: usize) -> bool {
    context.form(at + 1) == "." && context.is_capital(at + 2) || context.is_personal(at)
}

/// "Минтруд", "Росархив": one word that begins as names of state bodies do and is no other word.
fn prefixed(context: &Context<'_>, at: usize) -> Option<Sighting> {
    if context.shape(at) != Shape::Capital || context.form(at).chars().count() < 6 {
        return None;
    }
    let organisation = |r: &Reading| r.tag.is_noun() && lists(context).begins_as_body(&r.lemma);
    let reading = context.parsed.readings(at).iter().find(|r| organisation(r))?;
    let other = reading.tag.name.is_some_and(|name| name != crate::lang::tag::NameType::Company)
        || reading.tag.animate == Some(true);
    let plain = reading.origin == Origin::Known && reading.tag.name.is_none();
    if other || plain || context.is_personal(at) {
        return None;
    }
    let cases = context.governed(context.preposition(at));
    let name = phrase(context, at..at + 1, at, cases);
    let mut seen = sighting(context, at..at + 1, at, name, rules::PREFIXED);
    if let Some(owner) = context.known(at + 1).filter(|f| f.usage == Usage::Name && f.cases.has(Case::Gen)) {
        seen.what.name = format!("{} {}", seen.what.name, owner.name.genitive(&context.language.morph));
        seen.what.country = owner.name.country.as_deref().map(str::to_owned);
        seen.tokens.end = owner.tokens.end;
    }
    Some(seen)
}
