//! The nominative of a phrase that no lexicon has: every word that agrees is bent by the dictionary
//! and spelt with the capitals and `ё` of the text.

use crate::base::clean::flat;
use std::ops::Range;

use super::context::Context;
use crate::lang::case::like;
use crate::lang::morph::Reading;
use crate::lang::tag::{Case, Cases, Number};

/// The word at a token in the nominative of its number, read as `accept` allows.
pub(super) fn word(context: &Context<'_>, at: usize, cases: Cases, accept: impl Fn(&Reading) -> bool) -> String {
    let form = context.form(at);
    let fits = |r: &&Reading| accept(r) && (r.tag.indeclinable || r.tag.case.is_some_and(|case| cases.has(case)));
    let Some(reading) = context.parsed.readings(at).iter().find(fits) else { return form.to_owned() };
    if reading.tag.indeclinable || reading.tag.case == Some(Case::Nom) {
        return form.to_owned();
    }
    let number = reading.tag.number.unwrap_or(Number::Sing);
    let tag = reading.tag;
    let bent = context.language.morph.inflect(form, |other| *other == tag, Case::Nom, number);
    like(bent.as_deref().unwrap_or(&reading.lemma), form)
}

/// The words of a range as they stand, one space between words, none before or after marks.
pub(super) fn as_written(context: &Context<'_>, tokens: Range<usize>) -> String {
    flat(context.parsed.span(tokens).of(&context.parsed.text))
}

/// Attributes and their noun in the nominative, the rest as it stands: "Ростовская область",
/// "Институт мира".
pub(super) fn phrase(context: &Context<'_>, tokens: Range<usize>, head: usize, cases: Cases) -> String {
    let noun =
        context.parsed.readings(head).iter().find(|r| r.tag.is_noun() && r.tag.case.is_some_and(|c| cases.has(c)));
    let (number, gender) = noun.map_or((None, None), |r| (r.tag.number, r.tag.gender));
    let mut words: Vec<String> = Vec::new();
    for at in tokens.start..head {
        let agrees = |r: &Reading| {
            let same_gender = number == Some(Number::Plur) || r.tag.gender.is_none() || r.tag.gender == gender;
            r.tag.is_attribute() && r.tag.number == number && same_gender
        };
        words.push(word(context, at, cases, agrees));
    }
    words.push(word(context, head, cases, |r| r.tag.is_noun()));
    let rest = as_written(context, head + 1..tokens.end);
    if !rest.is_empty() {
        words.push(rest);
    }
    words.join(" ")
}
