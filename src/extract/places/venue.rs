//! Halls, houses and grounds by a noun of their kind: "отель «Риц»", "аэропорт Внуково",
//! "Янтарный дворец", "центр имени Гейдара Алиева".

use std::ops::Range;

use super::context::Context;
use super::nominative::phrase;
use super::organisation::between_quotes;
use super::{Sighting, What, rules};
use crate::extract::mention::EntityKind;
use crate::lang::gazetteer::{Sort, Usage};
use crate::lang::lexicon::places::Word;
use crate::lang::tag::{Case, Pos};
use crate::lang::token::Shape;

/// The venue that begins at the token.
pub(super) fn find(context: &Context<'_>, at: usize) -> Option<Sighting> {
    if !matches!(context.shape(at), Shape::Lower | Shape::Capital) || context.shouted {
        return None;
    }
    let is_head = |token: usize| (context.is(token, Word::Venue) || is_house(context, token)) && noun(context, token);
    let head = (at..at + 3).find(|&token| is_head(token))?;
    let attributes =
        (at..head).all(|token| context.parsed.can_be(token, Pos::Adj) && context.shape(token) != Shape::Mark);
    if !attributes {
        return None;
    }
    let by_adjective = head > at && context.shape(at) == Shape::Capital && !context.begins_sentence(at);
    let end = if is_house(context, head) { Some(head + 2) } else { named(context, head + 1) };
    if end.is_none() && !by_adjective {
        return None;
    }
    let tokens = at..end.unwrap_or(head + 1);
    if end.is_some() && head > at && !by_adjective {
        // "в загородный отель «Риц»": the attribute in small letters is no part of the name.
        return sighting(context, head..tokens.end, head);
    }
    sighting(context, tokens, head)
}

/// "в Доме конгрессов": a house with a capital and whose it is, in small letters.
fn is_house(context: &Context<'_>, at: usize) -> bool {
    let owner = at + 1;
    let genitive =
        context.parsed.tag(owner).is_noun() && context.parsed.cases(owner, |r| r.tag.is_noun()).has(Case::Gen);
    context.is(at, Word::House)
        && context.shape(at) == Shape::Capital
        && !context.begins_sentence(at)
        && context.shape(owner) == Shape::Lower
        && genitive
}

fn noun(context: &Context<'_>, at: usize) -> bool {
    context.parsed.can_be(at, Pos::Noun)
}

fn sighting(context: &Context<'_>, tokens: Range<usize>, head: usize) -> Option<Sighting> {
    let cases = context.parsed.cases(head, |r| r.tag.is_noun());
    let cases = context.narrowed(cases, context.preposition(tokens.start));
    let name = phrase(context, tokens.clone(), head, cases);
    let reading = context.parsed.readings(head).iter().find(|r| r.tag.is_noun())?;
    Some(Sighting {
        span: None,
        kind: EntityKind::Place,
        what: What::new(EntityKind::Place, name, None),
        body: None,
        tokens,
        head,
        cases,
        number: reading.tag.number,
        gender: reading.tag.gender,
        adjective: false,
        rule: rules::VENUE_NOUN,
    })
}

/// The end of the name after the noun: in quotes, in capitals, or "имени" and whom.
fn named(context: &Context<'_>, at: usize) -> Option<usize> {
    if let Some(inner) = between_quotes(context, at) {
        return Some(inner.end + 1);
    }
    let named_after = context.places().names_after(context.form(at));
    let dot = usize::from(named_after && context.form(at + 1) == ".");
    let from = if named_after { at + 1 + dot } else { at };
    let state = context
        .known(from)
        .is_some_and(|f| f.usage == Usage::Name && matches!(f.name.sort, Sort::State | Sort::Organisation(_)));
    if state && !named_after {
        return None;
    }
    let end = (from..from + 4).find(|&token| !context.is_capital(token))?;
    (end > from).then_some(end)
}
