//! What a single word may be within a name: given name, surname, initial, particle. It must not
//! decide what it is: that takes its neighbours.

use super::scene::Scene;
use crate::lang::lexicon::titles::Use;
use crate::lang::morph::{Origin, Reading, fold_lemma};
use crate::lang::tag::{NameType, Pos};
use crate::lang::token::Shape;

/// What a word may be within a name.
#[expect(clippy::struct_excessive_bools, reason = "a word may be several of these at once")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Written with a capital, and no place, month or abbreviation.
    pub(super) capital: bool,
    /// A given name.
    pub(super) given: bool,
    /// A surname, known as one.
    pub(super) surname: bool,
    /// A patronymic.
    pub(super) patronymic: bool,
    /// An initial: "В.", "Дж.".
    pub(super) initial: bool,
    /// A family name that stands first: "Си".
    pub(super) family: bool,
    /// Unknown to the dictionary.
    pub(super) unknown: bool,
    /// Known as an ordinary word: "Мороз".
    pub(super) common: bool,
}

impl Word {
    /// Whether it can be a part of a name at all.
    pub(super) fn is_name(self) -> bool {
        self.capital || self.initial
    }
}

/// What a word of the article may be.
pub(super) fn word(scene: &Scene<'_>, token: usize) -> Word {
    scene.words.get(token).copied().unwrap_or_default()
}

/// Reads one word.
pub(super) fn classify(scene: &Scene<'_>, token: usize) -> Word {
    let parsed = scene.parsed;
    let form = parsed.form(token);
    let shape = parsed.shape(token);
    let hyphened = shape == Shape::Lower && has_article(scene, form);
    if !hyphened && !matches!(shape, Shape::Capital | Shape::Mixed) {
        return Word::default();
    }
    if is_initial(form) {
        return Word { initial: true, ..Word::default() };
    }
    if form.ends_with('.') || form.starts_with(char::is_lowercase) && !hyphened {
        return Word::default();
    }
    let folded = fold_lemma(form);
    if scene.names.is_never(&folded) || form.chars().any(|c| c.is_ascii_alphanumeric()) {
        return Word::default();
    }
    let readings = parsed.readings(token);
    let known = |r: &Reading| r.origin == Origin::Known;
    let is_given = |r: &Reading| known(r) && r.tag.name == Some(NameType::Given);
    // "У Джаггера": at the start of a sentence a preposition is no family name, nor is an adverb before an
    // initial: "Вчера В. Мороз".
    let small = |r: &Reading| {
        matches!(r.tag.pos, Pos::Adp | Pos::Cconj | Pos::Sconj | Pos::Pron | Pos::Part | Pos::Det)
            || r.tag.pos == Pos::Adv && is_initial(parsed.form(token + 1))
    };
    let family = scene.names.is_family(&folded);
    let continued = || matches!(parsed.shape(token + 1), Shape::Capital | Shape::Mixed);
    // "Ли Кэцян" is one.
    let particle = || readings.first().is_some_and(|r| matches!(r.tag.pos, Pos::Part | Pos::Pron)) && continued();
    // So is "Том Флетчер".
    let named_too = || continued() && !scene.in_place(token + 1) && readings.iter().any(is_given);
    if scene.is_initial(token) && readings.first().is_some_and(small) && !(family && particle()) && !named_too() {
        return Word::default();
    }
    let named = |kind: NameType| readings.iter().any(|r| known(r) && r.tag.name == Some(kind) && r.prob >= 0.03);
    // "Роман Бабушкин", "Мило Джуканович": how rare the name is among words in small letters tells
    // nothing of a word with a capital before another.
    let beside_place = || scene.in_place(token) || scene.in_place(token + 1);
    let rare = || continued() && readings.iter().any(is_given) && !beside_place();
    // "Мороз крепчал": where the capital tells nothing, less is enough.
    let ordinary = if scene.is_initial(token) { 0.03 } else { 0.1 };
    let mut found = Word {
        capital: true,
        given: named(NameType::Given) || rare(),
        surname: named(NameType::Surname),
        patronymic: named(NameType::Patronymic) && form.chars().count() > 3,
        family,
        unknown: !readings.iter().any(known),
        common: readings.iter().any(|r| known(r) && r.tag.name.is_none() && r.prob >= ordinary),
        ..Word::default()
    };
    if (!found.given || !found.surname) && scene.names.may_list(form) {
        let lexicon = scene.names;
        // "Марина" is no form of the surname Марин.
        let known_given = found.given;
        let from_lexicon = lexicon.declension.candidates(form);
        for candidate in &from_lexicon {
            let name = fold_lemma(&candidate.name);
            found.given |= lexicon.is_given(&name, candidate.gender);
            found.surname |= lexicon.is_surname(&name) && !known_given;
        }
    }
    found
}

/// An initial: one capital with a point, or two letters that transcribe one of a foreign alphabet.
fn is_initial(form: &str) -> bool {
    let Some(letters) = form.strip_suffix('.') else { return false };
    let mut letters = letters.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(char::is_lowercase)
        && letters.next().is_none()
}

/// "аль-Хайя": an article of Arabic names, a hyphen, a capital.
fn has_article(scene: &Scene<'_>, form: &str) -> bool {
    form.split_once('-').is_some_and(|(article, name)| {
        name.starts_with(char::is_uppercase) && scene.names.is_article(&fold_lemma(article))
    })
}

/// Whether the word heads a title: "Президент" at the start of a sentence is no name.
pub(super) fn is_head(scene: &Scene<'_>, token: usize) -> bool {
    // "Пан Ги Мун": a family name is no title.
    let own = word(scene, token);
    if own.family || (own.given && !scene.is_initial(token)) {
        return false;
    }
    let known = |r: &Reading| {
        r.tag.is_noun() && r.tag.name.is_none() && r.prob >= 0.1 && scene.names.titles.head(&r.lemma).is_some()
    };
    // "Аким Алматы Дархан ...": a given name that is an office too, where a place says of what.
    let office = |r: &Reading| scene.names.titles.head(&r.lemma).is_some_and(|head| head.alone == Some(Use::Office));
    let of_place = scene.is_initial(token) && scene.in_place(token + 1);
    scene.parsed.readings(token).iter().any(|r| known(r) || of_place && office(r))
}

/// "Карл III", "Лев XIV".
pub(super) fn is_roman(form: &str) -> bool {
    !form.is_empty() && form.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_short_and_pointed() {
        assert!(is_initial("В.") && is_initial("Дж."));
        assert!(!is_initial("Им") && !is_initial("США.") && !is_initial("им."));
    }
}
