//! What a single word may be within a name: given name, surname, initial, particle. It must not
//! decide what it is: that takes its neighbours.

use super::scene::Scene;
use crate::lang::lexicon::declension::Candidate;
use crate::lang::morph::{Origin, Reading, fold_lemma, fold_letter};
use crate::lang::tag::{Case, Cases, Gender, NameType, Number, Pos};
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
    // "У Джаггера": at the start of a sentence a preposition is no family name.
    let small =
        |r: &Reading| matches!(r.tag.pos, Pos::Adp | Pos::Cconj | Pos::Sconj | Pos::Pron | Pos::Part | Pos::Det);
    let family = scene.names.is_family(&folded);
    let continued = || matches!(parsed.shape(token + 1), Shape::Capital | Shape::Mixed);
    // "Ли Кэцян" is one.
    let particle = || readings.first().is_some_and(|r| matches!(r.tag.pos, Pos::Part | Pos::Pron)) && continued();
    if scene.is_initial(token) && readings.first().is_some_and(small) && !(family && particle()) {
        return Word::default();
    }
    let known = |r: &Reading| r.origin == Origin::Known;
    let named = |kind: NameType| readings.iter().any(|r| known(r) && r.tag.name == Some(kind) && r.prob >= 0.03);
    // "Мороз крепчал": where the capital tells nothing, less is enough.
    let ordinary = if scene.is_initial(token) { 0.03 } else { 0.1 };
    let mut found = Word {
        capital: true,
        given: named(NameType::Given),
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
            found.given |= lexicon.given(&name) == Some(candidate.gender);
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

/// The nominatives that a word of a name may come from, dictionary first. `kind` is what the word is
/// taken for.
pub(super) fn candidates(scene: &Scene<'_>, token: usize, kind: NameType) -> Vec<Candidate> {
    let form = scene.parsed.form(token);
    let known = |r: &&Reading| {
        r.origin == Origin::Known && r.tag.name == Some(kind) && r.tag.number != Some(Number::Plur) && r.prob >= 0.01
    };
    let mut found: Vec<Candidate> = Vec::new();
    let likeliest = |gender: Option<Gender>| {
        let own = |r: &&Reading| known(r) && r.tag.gender == gender;
        let best = scene.parsed.readings(token).iter().filter(own).max_by(|a, b| a.prob.total_cmp(&b.prob));
        best.map(|reading| &*reading.lemma)
    };
    for reading in scene.parsed.readings(token).iter().filter(known) {
        let cases = if reading.tag.indeclinable { Cases::ALL } else { reading.tag.case.map_or(Cases::ALL, Cases::of) };
        let genders: &[Gender] = match reading.tag.gender {
            Some(Gender::Masc) => &[Gender::Masc],
            Some(Gender::Fem) => &[Gender::Fem],
            _ => &[Gender::Masc, Gender::Fem],
        };
        // "Марину" is rather of Марина than of Марин.
        let of_lemma = |r: &&Reading| known(r) && r.lemma == reading.lemma && r.tag.gender == reading.tag.gender;
        let prob: f32 = scene.parsed.readings(token).iter().filter(of_lemma).map(|r| r.prob).sum();
        let weight = if prob >= 0.2 || kind == NameType::Surname { KNOWN } else { KNOWN - 2 };
        // "Игоре" is rather of Игорь than of Игор.
        let weight =
            weight + i32::from(kind == NameType::Given && Some(&*reading.lemma) == likeliest(reading.tag.gender));
        for &gender in genders {
            add(&mut found, spelled(form, &reading.lemma), gender, cases, weight);
        }
    }
    let names = scene.names;
    if !found.is_empty() {
        // "Джорджа" is of Джордж in the dictionary, and a woman's name in our lexicon; "Лоренсу" is of
        // Лоренс there, and a surname by itself beside a given name in the nominative.
        for candidate in names.declension.candidates(form) {
            let listed = kind == NameType::Given && names.given(&fold_lemma(&candidate.name)) == Some(candidate.gender);
            let weight = if listed { KNOWN + 2 } else { candidate.weight };
            if listed || kind == NameType::Surname {
                add(&mut found, candidate.name, candidate.gender, candidate.cases, weight);
            }
        }
        return found;
    }
    for mut candidate in unknown(scene, form) {
        let name = fold_lemma(&candidate.name);
        let listed = match kind {
            NameType::Given => names.given(&name) == Some(candidate.gender),
            _ => names.is_surname(&name),
        };
        candidate.weight += if listed { KNOWN } else { 0 } + guessed(scene, token, &name, candidate.gender);
        found.push(candidate);
    }
    if kind == NameType::Surname {
        ordinary(scene, token, &mut found);
    }
    // "Лихтманом" is rather an instrumental than a name in -ом.
    let oblique = |c: &Candidate| c.cases == Cases::of(Case::Ins) && c.gender == Gender::Masc;
    if found.iter().any(oblique) {
        for candidate in found.iter_mut().filter(|c| c.gender == Gender::Masc && c.name == form) {
            candidate.weight -= 2;
        }
    }
    let best = found.iter().map(|candidate| candidate.weight).max().unwrap_or_default();
    if best >= KNOWN {
        found.retain(|candidate| candidate.weight >= KNOWN);
    }
    found
}

/// A surname that is also a word declines as the word does: "Зайца" is of Заяц, "Белого" of Белый.
fn ordinary(scene: &Scene<'_>, token: usize, found: &mut Vec<Candidate>) {
    let form = scene.parsed.form(token);
    if form.contains('-') {
        return;
    }
    let word = |r: &&Reading| {
        r.origin == Origin::Known
            && r.tag.name.is_none()
            && r.tag.number != Some(Number::Plur)
            && (matches!(r.tag.pos, Pos::Noun) || r.tag.pos == Pos::Adj && !r.tag.short)
            && r.prob >= 0.01
    };
    for reading in scene.parsed.readings(token).iter().filter(word) {
        let Some(case) = reading.tag.case else { continue };
        let name = spelled(form, &reading.lemma);
        let genders: &[Gender] = match (reading.tag.pos, reading.tag.gender) {
            (_, Some(Gender::Masc)) => &[Gender::Masc],
            (Pos::Noun, Some(Gender::Fem)) => &[Gender::Masc, Gender::Fem],
            _ => &[],
        };
        for &gender in genders {
            add(found, name.clone(), gender, case.into(), WORD);
        }
    }
}

/// The nominatives of a word in no dictionary. Of two surnames joined by a hyphen both change:
/// "Пекаровой-Адамовой".
fn unknown(scene: &Scene<'_>, form: &str) -> Vec<Candidate> {
    let declension = &scene.names.declension;
    if let Some((first, last)) = closed(scene, form) {
        let mut found = declension.candidates(first);
        for candidate in &mut found {
            candidate.name = format!("{}-{last}", candidate.name);
        }
        return found;
    }
    let whole = declension.candidates(form);
    let Some((first, last)) = form.split_once('-').filter(|(first, last)| is_capital(first) && is_capital(last)) else {
        return whole;
    };
    let firsts = declension.candidates(first);
    let mut found = Vec::new();
    for candidate in declension.candidates(last) {
        let fits = |c: &&Candidate| c.gender == candidate.gender && !c.cases.and(candidate.cases).is_empty();
        for joined in firsts.iter().filter(fits) {
            let name = format!("{}-{}", joined.name, candidate.name);
            // Both change or neither does.
            let uneven = (joined.name == first) != (candidate.name == last);
            let weight = candidate.weight.max(joined.weight) - if uneven { 4 } else { 0 };
            found.push(Candidate { name, weight, cases: candidate.cases.and(joined.cases), ..candidate.clone() });
        }
    }
    // "Касым-Жомарта": of a given name only the end changes.
    found.extend(whole);
    found
}

/// "Буша-младшего": a name closed by a word of its own declension, which is returned as its lemma.
fn closed<'f>(scene: &Scene<'_>, form: &'f str) -> Option<(&'f str, Box<str>)> {
    let (first, last) = form.rsplit_once('-').filter(|(_, last)| last.starts_with(char::is_lowercase))?;
    let readings = scene.language.morph.read(last);
    let lemma = readings.iter().find(|r| scene.names.is_last(&r.lemma)).map(|r| r.lemma.clone())?;
    Some((first, lemma))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// How much more a nominative is worth that the dictionary or our lexicon has.
pub(super) const KNOWN: i32 = 6;

/// What a nominative is worth that is an ordinary word.
const WORD: i32 = 4;

/// A guess of the dictionary's for an unknown word is weak evidence for a nominative.
fn guessed(scene: &Scene<'_>, token: usize, name: &str, gender: Gender) -> i32 {
    let agrees = |r: &Reading| &*r.lemma == name && r.tag.pos == Pos::Propn && r.tag.gender.is_none_or(|g| g == gender);
    let prob: f32 = scene.parsed.readings(token).iter().filter(|r| agrees(r)).map(|r| r.prob).sum();
    i32::from(prob >= 0.3)
}

fn add(found: &mut Vec<Candidate>, name: String, gender: Gender, cases: Cases, weight: i32) {
    match found.iter_mut().find(|known| known.gender == gender && known.name == name) {
        Some(known) if known.weight <= weight.max(KNOWN - 2) => {
            known.cases = known.cases.with(cases);
            known.weight = known.weight.max(weight);
        }
        Some(_) => {}
        None => found.push(Candidate { name, gender, cases, weight }),
    }
}

/// A lemma in the spelling of the form: its capitals, and its `ё`, as far as the two are equal.
pub(super) fn spelled(form: &str, lemma: &str) -> String {
    let mut result = String::with_capacity(lemma.len());
    let mut letters = form.chars();
    let mut same = true;
    let mut first = form.starts_with(char::is_uppercase);
    for letter in lemma.chars() {
        let written = letters.next().filter(|_| same);
        let equal = written.is_some_and(|w| fold_letter(w) == letter);
        match written {
            Some(w) if equal => result.push(w),
            _ => {
                same = false;
                if first { result.extend(letter.to_uppercase()) } else { result.push(letter) }
            }
        }
        first = letter == '-';
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lemma_is_spelled_as_the_text_spells_it() {
        assert_eq!(spelled("Семёном", "семен"), "Семён");
        assert_eq!(spelled("Павлом", "павел"), "Павел");
        assert_eq!(spelled("Жан-Ноэлем", "жан-ноэль"), "Жан-Ноэль");
    }

    #[test]
    fn initials_are_short_and_pointed() {
        assert!(is_initial("В.") && is_initial("Дж."));
        assert!(!is_initial("Им") && !is_initial("США.") && !is_initial("им."));
    }
}
