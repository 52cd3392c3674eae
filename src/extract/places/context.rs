//! What the rules ask of the words around: the preposition that governs a noun, the beginning of the
//! sentence, quotes. No rule of its own.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::lang::Language;
use crate::lang::gazetteer::{Classes, Found};
use crate::lang::lexicon::organisations;
use crate::lang::lexicon::places::{Places, Word};
use crate::lang::lexicon::titles::{Level, Takes, Use};
use crate::lang::morph::{Origin, Reading};
use crate::lang::tag::{Case, Cases, Gender, NameType, Pos};
use crate::lang::token::{Parsed, Shape};

/// One sentence with all that is known.
pub(super) struct Context<'c> {
    pub(super) parsed: &'c Parsed,
    pub(super) language: &'c Language,
    pub(super) sentence: Range<usize>,
    /// Whether it is set in capitals, so that capitals tell nothing.
    pub(super) shouted: bool,
    /// Of each token of the sentence.
    classes: Vec<Classes>,
    /// The surnames of the article.
    surnames: &'c FxHashSet<Stem>,
}

/// The first letters of a word, which all its cases share.
pub(super) type Stem = [char; STEM];

const STEM: usize = 5;

fn stem(form: &str) -> Option<Stem> {
    let mut letters = form.chars();
    let mut stem = ['\0'; STEM];
    for slot in &mut stem {
        *slot = letters.next()?;
    }
    Some(stem)
}

/// Words with a capital right after a given name: "Джон Болтон" tells that "Болтон" is no town here.
pub(super) fn surnames(parsed: &Parsed) -> FxHashSet<Stem> {
    let given = |t: usize| {
        let known = |r: &Reading| r.tag.name == Some(NameType::Given) && r.origin == Origin::Known && r.prob > 0.3;
        parsed.shape(t) == Shape::Capital && parsed.readings(t).iter().any(known)
    };
    let after = (1..parsed.tokens.len()).filter(|&t| parsed.shape(t) == Shape::Capital && given(t - 1));
    after.filter_map(|t| stem(parsed.form(t))).collect()
}

impl<'c> Context<'c> {
    pub(super) fn new(
        parsed: &'c Parsed,
        language: &'c Language,
        sentence: Range<usize>,
        surnames: &'c FxHashSet<Stem>,
    ) -> Self {
        let count = |wanted: fn(Shape) -> bool| sentence.clone().filter(|&at| wanted(parsed.shape(at))).count();
        let upper = count(|shape| shape == Shape::Upper);
        let shouted = upper >= 3 && upper > count(|shape| matches!(shape, Shape::Lower | Shape::Capital));
        let classes = sentence.clone().map(|at| language.gazetteer.classes(parsed, at)).collect();
        Self { parsed, language, sentence, shouted, classes, surnames }
    }

    pub(super) fn places(&self) -> &'c Places {
        &self.language.lexicon.places
    }

    /// The longest known name that begins here.
    pub(super) fn known(&self, at: usize) -> Option<Found<'c>> {
        let begins = self.classes(at).begins();
        begins.then(|| self.language.gazetteer.find(self.parsed, at, self.sentence.end)).flatten()
    }

    fn classes(&self, at: usize) -> Classes {
        at.checked_sub(self.sentence.start).and_then(|at| self.classes.get(at)).copied().unwrap_or_default()
    }

    /// Whether any lemma of the token is of the list of the lexicon of organisations.
    pub(super) fn is_organisation(&self, at: usize, list: organisations::Word) -> bool {
        self.classes(at).meet(Classes::organisation(list))
    }

    /// Whether the token is of the sentence.
    pub(super) fn within(&self, at: usize) -> bool {
        self.sentence.contains(&at)
    }

    /// The token before, within the sentence.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|at| self.within(*at))
    }

    /// The form of a token of the sentence; empty outside of it.
    pub(super) fn form(&self, at: usize) -> &'c str {
        if self.within(at) { self.parsed.form(at) } else { "" }
    }

    /// The shape of a token of the sentence.
    pub(super) fn shape(&self, at: usize) -> Shape {
        if self.within(at) { self.parsed.shape(at) } else { Shape::Mark }
    }

    /// Whether only marks stand before the token.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        (self.sentence.start..at).all(|earlier| self.parsed.shape(earlier) == Shape::Mark)
    }

    /// Whether an opening quote stands before the token.
    pub(super) fn quoted(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| is_quote(self.form(before)))
    }

    /// The end of a word that hyphens part into tokens: "Даммартен" "-ан-" "Гоэль".
    pub(super) fn end_of_word(&self, at: usize) -> usize {
        let span = |token: usize| self.parsed.tokens.get(token).map(|t| t.span).filter(|_| self.within(token));
        let adjoins = |token: usize| {
            let hyphen = self.form(token).starts_with('-') || self.form(token - 1).ends_with('-');
            hyphen && span(token - 1).zip(span(token)).is_some_and(|(a, b)| a.end() == b.start())
        };
        let mut end = at + 1;
        while adjoins(end) {
            end += 1;
        }
        end
    }

    /// Whether the token has a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        matches!(self.shape(at), Shape::Capital | Shape::Upper | Shape::Mixed)
    }

    /// Whether any lemma of the token is of the list.
    pub(super) fn is(&self, at: usize, list: Word) -> bool {
        self.classes(at).meet(Classes::place(list))
    }

    /// The preposition that governs the noun phrase beginning at `at`, attributes and a noun of
    /// settlement skipped: "в древнем городе Киеве".
    pub(super) fn preposition(&self, at: usize) -> Option<usize> {
        let mut token = at;
        for _ in 0..4 {
            token = self.before(token)?;
            if self.is_preposition(token) {
                return Some(token);
            }
            let tag = self.parsed.tag(token);
            let attribute = (tag.is_attribute() || tag.pos == Pos::Part) && self.shape(token) != Shape::Mark;
            let passed = attribute || self.is(token, Word::Settlement) || is_quote(self.form(token));
            if !passed {
                return None;
            }
        }
        None
    }

    /// Whether the token is a preposition whose government is known.
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        self.within(at) && self.parsed.can_be(at, Pos::Adp) && self.places().government(self.parsed.lemma(at)).is_some()
    }

    /// The preposition's cases; without a preposition all but the prepositional.
    pub(super) fn governed(&self, preposition: Option<usize>) -> Cases {
        let cases = preposition.and_then(|at| self.places().government(self.parsed.lemma(at)));
        cases.unwrap_or([Case::Nom, Case::Gen, Case::Dat, Case::Acc, Case::Ins].into_iter().collect())
    }

    /// `cases` narrowed by the preposition, or as they are where that leaves none.
    pub(super) fn narrowed(&self, cases: Cases, preposition: Option<usize>) -> Cases {
        let narrow = cases.and(self.governed(preposition));
        if narrow.is_empty() { cases } else { narrow }
    }

    /// Whether the token is known as a person's name ("Джек" before "Лондон").
    pub(super) fn is_personal(&self, at: usize) -> bool {
        let personal =
            |r: &Reading| matches!(r.tag.name, Some(NameType::Given | NameType::Surname | NameType::Patronymic));
        self.is_capital(at) && self.parsed.readings(at).iter().any(|r| personal(r) && r.prob > 0.2)
    }

    /// Whether a person's other name stands beside: "Владимир Путин", "Джек Лондон".
    pub(super) fn beside_person(&self, at: usize) -> bool {
        if self.is_of_office(at) {
            return false;
        }
        let before = self.before(at).is_some_and(|at| self.is_personal(at));
        before || (self.is_capital(at + 1) && (self.is_personal(at + 1) || self.is_unknown(at + 1)))
    }

    /// "королева София", "княгиня Лихтенштейна София": a given name after the title of one who is known by it.
    pub(super) fn is_crowned(&self, at: usize) -> bool {
        let names = &self.language.lexicon.names;
        let known = |r: &Reading| names.titles.head(&r.lemma).is_some_and(|head| head.takes(Takes::Given));
        let title = |at: usize| self.parsed.readings(at).iter().any(known);
        let before = self.before(at);
        let land = || before.filter(|&t| self.is_capital(t)).and_then(|t| self.before(t));
        let given = |lemma: &str| names.is_given(lemma, Gender::Masc) || names.is_given(lemma, Gender::Fem);
        let titled = self.is_capital(at) && (before.is_some_and(title) || land().is_some_and(title));
        titled && self.parsed.readings(at).iter().any(|r| given(&r.lemma))
    }

    /// "Аким Алматы Дархан Темиров": a genitive after the office of one who governs a place.
    pub(super) fn is_of_office(&self, at: usize) -> bool {
        let titles = &self.language.lexicon.names.titles;
        let governs = |r: &Reading| {
            let head = titles.head(&r.lemma).filter(|head| head.alone == Some(Use::Office));
            head.is_some_and(|head| head.level == Some(Level::Delegations) && head.takes(Takes::From))
        };
        let office = |before: usize| self.parsed.readings(before).iter().any(governs);
        let genitive = |r: &Reading| r.tag.case == Some(Case::Gen) || r.tag.indeclinable;
        self.before(at).is_some_and(office) && (self.parsed.readings(at).iter().any(genitive) || self.is_unknown(at))
    }

    /// Whether somebody of the article bears the word as a surname.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        stem(self.form(at)).is_some_and(|stem| self.surnames.contains(&stem))
    }

    /// Whether no dictionary has the word.
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        self.within(at) && !self.parsed.readings(at).iter().any(|r| r.origin == Origin::Known)
    }
}

/// Whether a mark is a quote, of any kind.
pub(super) fn is_quote(form: &str) -> bool {
    matches!(form, "«" | "»" | "\"" | "“" | "”" | "„" | "'" | "‘" | "’")
}
