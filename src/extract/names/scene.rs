//! What all rules of names look at: the parsed article, the lexicon, and the places found before.

use std::borrow::Cow;

use super::words::{Word, classify};
use crate::extract::entities::Entities;
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::Language;
use crate::lang::lexicon::names::Names;
use crate::lang::morph::fold_lemma;
use crate::lang::tag::{Case, Cases, Gender, Number, Pos, Tense};
use crate::lang::token::{Parsed, Shape};

/// An article seen by the rules of names.
pub(super) struct Scene<'a> {
    pub(super) parsed: &'a Parsed,
    pub(super) language: &'a Language,
    pub(super) names: &'a Names,
    pub(super) places: &'a [Mention],
    /// For each token the place mention that covers it, by index.
    covered: Vec<Option<u32>>,
    /// What each token may be within a name.
    pub(super) words: Vec<Word>,
    /// For each token whether a sentence, a quotation or a line of speech begins with it.
    initial: Vec<bool>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(parsed: &'a Parsed, language: &'a Language, places: &'a [Mention]) -> Self {
        let mut covered = vec![None; parsed.tokens.len()];
        for (index, place) in places.iter().enumerate() {
            for slot in covered.iter_mut().take(place.tokens.end).skip(place.tokens.start) {
                *slot = u32::try_from(index).ok();
            }
        }
        let mut initial = vec![false; parsed.tokens.len()];
        for sentence in &parsed.sentences {
            let mut opening = true;
            for token in sentence.tokens.clone() {
                if let Some(slot) = initial.get_mut(token) {
                    *slot = opening;
                }
                let mark = parsed.shape(token) == Shape::Mark;
                opening = if opening {
                    mark
                } else {
                    mark && matches!(parsed.form(token), "«" | "“" | "„" | "\"" | ":")
                };
            }
        }
        let names = &language.lexicon.names;
        let mut scene = Self { parsed, language, names, places, covered, words: Vec::new(), initial };
        scene.words = (0..parsed.tokens.len()).map(|token| classify(&scene, token)).collect();
        scene
    }

    /// The place mention that covers a token.
    pub(super) fn place(&self, token: usize) -> Option<&'a Mention> {
        let index = self.covered.get(token).copied().flatten()?;
        self.places.get(index as usize)
    }

    /// The place mention, a noun, that begins at a token.
    pub(super) fn place_from(&self, token: usize) -> Option<&'a Mention> {
        self.place(token).filter(|place| place.tokens.start == token && !place.adjective)
    }

    /// Whether a token belongs to a place that is a noun.
    pub(super) fn in_place(&self, token: usize) -> bool {
        self.place(token).is_some_and(|place| !place.adjective)
    }

    /// Whether something begins with the token, so that its capital tells nothing.
    pub(super) fn is_initial(&self, token: usize) -> bool {
        self.initial.get(token).copied().unwrap_or(true)
    }

    /// The end of the sentence that holds a token.
    pub(super) fn sentence_end(&self, token: usize) -> usize {
        self.parsed.sentences.get(self.parsed.sentence_of(token)).map_or(token, |s| s.tokens.end)
    }

    /// The start of the sentence that holds a token.
    pub(super) fn sentence_start(&self, token: usize) -> usize {
        self.parsed.sentences.get(self.parsed.sentence_of(token)).map_or(token, |s| s.tokens.start)
    }

    /// Whether the token before is a preposition, so that a nominative is impossible. "Накануне Ким
    /// прилетел" has an adverb.
    pub(super) fn after_preposition(&self, token: usize) -> bool {
        let adverbial = &self.language.lexicon.triggers.grammar.adverbial;
        let before = |t: usize| self.parsed.tag(t).pos == Pos::Adp && !adverbial.has(self.parsed.lemma(t));
        token > self.sentence_start(token) && before(token - 1)
    }

    /// The cases that are possible at a place in the sentence.
    pub(super) fn allowed(&self, token: usize, cases: Cases) -> Cases {
        let narrowed = self.governed(token).map_or(cases, |governed| cases.and(governed));
        if narrowed.is_empty() { cases } else { narrowed }
    }

    /// The cases that the preposition before a token governs: after "к" stands a dative.
    pub(super) fn governed(&self, token: usize) -> Option<Cases> {
        if !self.after_preposition(token) {
            return None;
        }
        let oblique = || [Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc].into_iter().collect();
        Some(self.language.lexicon.places.government(&self.folded(token - 1)).unwrap_or_else(oblique))
    }

    /// The gender that a verb of the past beside the tokens shows: "Захарова заявила".
    pub(super) fn verb_gender(&self, start: usize, end: usize) -> Option<Gender> {
        let sentence = self.sentence_start(start)..self.sentence_end(start);
        let shown = |token: usize| {
            let tag = self.parsed.tag(token);
            let past = tag.is_finite() && tag.tense == Some(Tense::Past) && tag.number == Some(Number::Sing);
            past.then_some(tag.gender).flatten()
        };
        let after = sentence.contains(&end).then(|| shown(end)).flatten();
        after.or_else(|| start.checked_sub(1).filter(|token| sentence.contains(token)).and_then(shown))
    }

    /// Whether a finite verb of the third person in the singular stands at a token, be it negated.
    pub(super) fn agreeing_verb(&self, token: usize) -> bool {
        let end = self.sentence_end(token.saturating_sub(1));
        let particle = |t: usize| t + 1 < end && self.parsed.tag(t).pos == Pos::Part;
        let token = if particle(token) { token + 1 } else { token };
        let tag = self.parsed.tag(token);
        token < end && tag.is_finite() && tag.number == Some(Number::Sing)
    }

    /// Whether a verb whose subject is a person stands beside the tokens.
    pub(super) fn beside_speech(&self, start: usize, end: usize) -> bool {
        let sentence = self.sentence_start(start)..self.sentence_end(start);
        let speaks = |token: usize| {
            let said =
                |r: &crate::lang::morph::Reading| r.tag.pos == Pos::Verb && self.names.titles.is_speech(&r.lemma);
            self.parsed.readings(token).iter().take(2).any(said)
        };
        (sentence.contains(&end) && speaks(end))
            || start.checked_sub(1).is_some_and(|token| sentence.contains(&token) && speaks(token))
    }

    /// The folded form of a token.
    pub(super) fn folded(&self, token: usize) -> Cow<'a, str> {
        let parsed: &'a Parsed = self.parsed;
        let form = parsed.form(token);
        match parsed.shape(token) {
            Shape::Lower | Shape::Mark if !form.contains('ё') => Cow::Borrowed(form),
            _ => Cow::Owned(fold_lemma(form).into_string()),
        }
    }
}

/// The state that a place mention stands for: itself, or that of the body.
pub(super) fn state_of(place: &Mention, entities: &Entities) -> Option<String> {
    let entity = entities.get(place.entity)?;
    match entity.kind {
        EntityKind::State => Some(entity.name.clone()),
        _ => entity.country.clone(),
    }
}
