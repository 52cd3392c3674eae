//! Titles put into the nominative: "специального представителя президента США" is "специальный
//! представитель президента США". Only attributes and head change; the rest stands as written.

use super::phrase::Phrase;
use super::scene::Scene;
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::morph::{Reading, fold_lemma};
use crate::lang::tag::{Case, Gender, Number, Pos, Tag};
use crate::lang::token::Shape;

/// The title in the nominative, as the text words it, but for attributes that say nothing ("новый").
pub(super) fn nominative(scene: &Scene<'_>, phrase: &Phrase) -> String {
    let mut result = String::new();
    let text = &scene.parsed.text;
    let mut last_end = None;
    let plain = |token: usize| {
        phrase.number == Number::Sing
            && phrase.attributes.contains(&token)
            && scene.names.titles.is_plain(scene.parsed.lemma(token))
    };
    // "комитета (МОК)": the abbreviation in brackets is no part of the title.
    let mut aside = false;
    let mut is_aside = |token: usize| {
        let form = scene.parsed.form(token);
        let inside = aside;
        aside = form == "(" || aside && form != ")";
        inside || aside
    };
    for token in phrase.tokens.clone().filter(|&token| !is_aside(token) && !plain(token)) {
        let span = scene.parsed.tokens.get(token).map(|t| t.span).unwrap_or_default();
        if last_end.is_some_and(|end| end < span.start()) && !result.is_empty() {
            result.push(' ');
        }
        last_end = Some(span.end());
        if token == phrase.head && !phrase.acting {
            result.push_str(&head(scene, phrase));
        } else if phrase.attributes.contains(&token) {
            result.push_str(&attribute(scene, phrase, token));
        } else if phrase.acting && token == phrase.tokens.start {
            result.push_str(&span.of(text).to_lowercase());
        } else {
            result.push_str(span.of(text));
        }
    }
    result
}

/// What one of several people has of a title in the plural.
pub(super) struct Share<'s> {
    /// The title as his own: "президент Армении".
    pub(super) role: String,
    /// The state or body that tells his from the others'.
    pub(super) place: Option<&'s Mention>,
}

/// A title in the plural shared out to as many people as it names states: "главы МИД России и Китая" are
/// "глава МИД России" and "глава МИД Китая", "российский и сербский министры" a Russian and a Serbian one.
/// Without states each has it whole. `None` where the numbers differ.
pub(super) fn shares<'s>(scene: &Scene<'s>, phrase: &Phrase, count: usize) -> Option<Vec<Share<'s>>> {
    let state = |token: usize| scene.place(token).filter(|p| p.kind == EntityKind::State && p.tokens.start == token);
    // "МИД России" is one body, and tells of Russia by its last word.
    let of_body = |token: usize| {
        scene.place(token).filter(|p| {
            p.kind == EntityKind::Organisation
                && p.tokens.start == token
                && p.tokens.len() > 1
                && p.tokens.start == phrase.head + 1
        })
    };
    let word = respell(scene.parsed.form(phrase.head), &phrase.lemma);
    let of_complement = |token: usize| state(token).or_else(|| of_body(token)).filter(|place| !place.adjective);
    let named: Vec<&Mention> = phrase.complement().filter_map(of_complement).collect();
    let rest = |end: usize| scene.parsed.span(phrase.head + 1..end).of(&scene.parsed.text).to_owned();
    let join = |parts: [&str; 3]| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if let Some(first) = named.first() {
        let whole = first.kind == EntityKind::Organisation;
        let before = rest(if whole { first.tokens.end - 1 } else { first.tokens.start });
        let own = |place: &&'s Mention| {
            let place: &'s Mention = place;
            let owner = if place.kind == EntityKind::Organisation { place.tokens.end - 1 } else { place.tokens.start };
            let owner = scene.parsed.span(owner..place.tokens.end).of(&scene.parsed.text);
            Share { role: join([&word, &before, owner]), place: Some(place) }
        };
        return (named.len() == count).then(|| named.iter().map(own).collect());
    }
    let after = rest(phrase.tokens.end);
    let adjectives: Vec<usize> = phrase.attributes.iter().copied().filter(|&token| state(token).is_some()).collect();
    if adjectives.is_empty() {
        let joined = phrase.complement().any(|token| scene.names.titles.is_joint(scene.parsed.form(token)));
        let whole = || Share { role: join([&word, &after, ""]), place: None };
        return (!joined).then(|| std::iter::repeat_with(whole).take(count).collect());
    }
    let own =
        |&token: &usize| Share { role: join([&attribute(scene, phrase, token), &word, &after]), place: state(token) };
    (adjectives.len() == count).then(|| adjectives.iter().map(own).collect())
}

/// The head in the nominative, of the number it stands in.
pub(super) fn head(scene: &Scene<'_>, phrase: &Phrase) -> String {
    let form = scene.parsed.form(phrase.head);
    let lemma = &phrase.lemma;
    let written = match phrase.number {
        // "телеведущей" is a woman, though the dictionary's lemma is a man.
        Number::Sing if phrase.gender == Some(Gender::Fem) => {
            let own = |tag: &Tag| tag.gender == Some(Gender::Fem) && tag.number == Some(Number::Sing);
            let lower = form.to_lowercase();
            scene.language.morph.inflect(&lower, own, Case::Nom, Number::Sing).unwrap_or_else(|| lemma.to_string())
        }
        Number::Sing => lemma.to_string(),
        Number::Plur => {
            let morph = &scene.language.morph;
            if let Some(plural) = scene.names.titles.plural(lemma) {
                return respell(form, plural);
            }
            let of_head = |tag: &Tag| tag.is_noun() || tag.pos == Pos::Adj || tag.is_participle();
            morph.inflect(lemma, of_head, Case::Nom, Number::Plur).unwrap_or_else(|| fold_lemma(form).to_string())
        }
    };
    respell(form, &written)
}

/// An attribute in the nominative of the head's number and gender; coordinated singular attributes
/// of a plural head ("российского и украинского президентов") keep their number.
pub(super) fn attribute(scene: &Scene<'_>, phrase: &Phrase, token: usize) -> String {
    let form = scene.parsed.form(token);
    let fits = |r: &&Reading| {
        r.tag.is_attribute()
            && (phrase.number == Number::Plur || r.tag.number != Some(Number::Plur))
            && (r.tag.gender.is_none() || r.tag.gender == phrase.gender)
            && r.tag.case.is_some_and(|case| phrase.cases.has(case))
    };
    let Some(reading) = scene.parsed.readings(token).iter().find(fits) else { return form.to_owned() };
    let tag = reading.tag;
    let number = tag.number.unwrap_or(phrase.number);
    let same = |other: &Tag| {
        other.is_attribute() && other.case == tag.case && other.number == tag.number && other.gender == tag.gender
    };
    if tag.case == Some(Case::Nom) {
        return respell(form, &fold_lemma(form));
    }
    let lower = form.to_lowercase();
    let inflected = scene.language.morph.inflect(&lower, same, Case::Nom, number);
    inflected.map_or_else(|| form.to_owned(), |word| respell(form, &word))
}

/// Writes a word with the `ё` of the form only where the form has one, small unless it is all capitals.
fn respell(form: &str, word: &str) -> String {
    let upper = form.chars().count() > 1 && form.chars().all(|c| !c.is_lowercase());
    let word = if form.contains(['ё', 'Ё']) { word.to_owned() } else { fold_lemma(word).into_string() };
    if upper { word.to_uppercase() } else { word }
}

/// Whether the title has an attribute or complement that tells which one it is.
pub(super) fn is_bare(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let telling = |&token: &usize| {
        scene.parsed.shape(token) != Shape::Mark && !scene.names.titles.is_plain(scene.parsed.lemma(token))
    };
    phrase.complement().is_empty() && !phrase.attributes.iter().any(telling)
}
