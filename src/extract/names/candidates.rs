//! The nominatives that a word of a name may come from: of the dictionary, of our lexicon, by its ending.
//! It must not choose between them: that takes the rest of the name and the article.

use super::scene::Scene;
use crate::lang::lexicon::declension::Candidate;
use crate::lang::morph::{Origin, Reading, fold_lemma, fold_letter};
use crate::lang::tag::{Case, Cases, Gender, NameType, Number, Pos};

/// The nominatives that a word of a name may come from, dictionary first. `kind` is what the word is
/// taken for.
pub(super) fn candidates(scene: &Scene<'_>, token: usize, kind: NameType) -> Vec<Candidate> {
    let mut found = of_dictionary(scene, token, kind);
    if !found.is_empty() {
        of_lexicon(scene, token, kind, &mut found);
        return found;
    }
    let form = scene.parsed.form(token);
    for mut candidate in by_ending(scene, token, kind) {
        let listed = if is_listed(scene, &candidate, kind) { KNOWN } else { 0 };
        let name = fold_lemma(&candidate.name);
        candidate.weight += listed + guessed(scene, token, &name, candidate.gender);
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

/// The nominatives that a word may come from by its ending alone. "Торой Гуннарсдоттир" is of Тора: no given
/// name declines as an adjective.
pub(super) fn by_ending(scene: &Scene<'_>, token: usize, kind: NameType) -> impl Iterator<Item = Candidate> {
    let declines = move |c: &Candidate| kind == NameType::Surname || !c.adjective;
    unknown(scene, scene.parsed.form(token)).into_iter().filter(declines)
}

/// The nominatives that the dictionary has for a name of this kind.
fn of_dictionary(scene: &Scene<'_>, token: usize, kind: NameType) -> Vec<Candidate> {
    let form = scene.parsed.form(token);
    let readings = scene.parsed.readings(token);
    let of_kind =
        |r: &&Reading| r.origin == Origin::Known && r.tag.name == Some(kind) && r.tag.number != Some(Number::Plur);
    let total: f32 = readings.iter().filter(of_kind).map(|r| r.prob).sum();
    // Where all are rare, as those of a name that is also a word, they count alike.
    let rare = total < 0.01;
    let known = |r: &&Reading| of_kind(r) && (rare || r.prob >= 0.01);
    let likeliest = |gender: Option<Gender>| {
        let own = |r: &&Reading| known(r) && r.tag.gender == gender;
        let best = readings.iter().filter(own).max_by(|a, b| a.prob.total_cmp(&b.prob));
        best.map(|reading| &*reading.lemma)
    };
    let mut found: Vec<Candidate> = Vec::new();
    for reading in readings.iter().filter(known) {
        let tag = &reading.tag;
        let cases = if tag.indeclinable { Cases::ALL } else { tag.case.map_or(Cases::ALL, Cases::of) };
        let genders: &[Gender] = match tag.gender {
            Some(Gender::Masc) => &[Gender::Masc],
            Some(Gender::Fem) => &[Gender::Fem],
            _ => &[Gender::Masc, Gender::Fem],
        };
        // "Марину" is rather of Марина than of Марин.
        let of_lemma = |r: &&Reading| known(r) && r.lemma == reading.lemma && r.tag.gender == tag.gender;
        let prob: f32 = readings.iter().filter(of_lemma).map(|r| r.prob).sum();
        let likely = rare || prob >= 0.2 || kind == NameType::Surname;
        // "Ангеле" is rather of Ангела than a name that never changes.
        let still = rare && tag.indeclinable && tag.gender == Some(Gender::Fem);
        // "Игоре" is rather of Игорь than of Игор.
        let first = kind == NameType::Given && Some(&*reading.lemma) == likeliest(tag.gender);
        let weight = if likely { KNOWN } else { KNOWN - 2 } - i32::from(still) + i32::from(first);
        for &gender in genders {
            add(&mut found, spelled(form, &reading.lemma), gender, cases, weight);
        }
    }
    found
}

/// What our lexicon and the endings add to the dictionary: "Джорджа" is of Джордж there, and a woman's
/// name in our lexicon; "Лоренсу" is of Лоренс there, and a surname by itself beside a given name in the
/// nominative.
fn of_lexicon(scene: &Scene<'_>, token: usize, kind: NameType, found: &mut Vec<Candidate>) {
    let form = scene.parsed.form(token);
    let declension = &scene.names.declension;
    // "Тимошенко" is a surname of men and women alike, though the dictionary has the man's alone.
    let still = form.ends_with(|c| declension.is_vowel(c)) && found.iter().any(|c| c.name == form);
    for candidate in declension.candidates(form) {
        let listed = is_listed(scene, &candidate, kind);
        let weight = match candidate.cases {
            _ if listed => KNOWN + 2,
            Cases::ALL if still => KNOWN,
            _ => candidate.weight,
        };
        if listed || kind == NameType::Surname {
            add(found, candidate.name, candidate.gender, candidate.cases, weight);
        }
    }
    if kind == NameType::Surname {
        like_the_husband(scene, found);
    }
}

/// Whether our lexicon has a nominative as a name of this kind.
fn is_listed(scene: &Scene<'_>, candidate: &Candidate, kind: NameType) -> bool {
    let names = scene.names;
    let name = fold_lemma(&candidate.name);
    if kind == NameType::Given {
        return names.is_given(&name, candidate.gender);
    }
    names.is_surname(&name) && (candidate.gender == Gender::Fem || !names.declension.is_of_a_woman(&name))
}

/// A woman's surname is as well known as the man's: "Мирзиёева" as Мирзиёев.
fn like_the_husband(scene: &Scene<'_>, found: &mut [Candidate]) {
    let best = found.iter().filter(|c| c.gender == Gender::Masc).max_by_key(|c| c.weight).cloned();
    let Some(man) = best.filter(|man| man.weight >= KNOWN) else { return };
    for woman in found.iter_mut().filter(|c| c.gender == Gender::Fem && c.weight < man.weight) {
        let name = fold_lemma(&woman.name);
        let stem = |name: &str| name.chars().count().saturating_sub(1);
        let of_man = woman.name.chars().take(stem(&woman.name)).eq(man.name.chars());
        // "Климкине" is no form of Климкина.
        let declined = woman.cases.has(Case::Gen) || !woman.cases.has(Case::Dat);
        if of_man && declined && scene.names.declension.is_of_a_woman(&name) {
            woman.weight = man.weight;
        }
    }
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
        // "Трутневым" is rather of Трутнев, "Курца" of Курц.
        let rather = reading.tag.case != Some(Case::Nom) && scene.names.declension.is_rather_a_surname(&reading.lemma);
        let weight = if rather { WORD - 3 } else { WORD };
        for &gender in genders {
            add(found, name.clone(), gender, case.into(), weight);
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
            let changed = [joined.name != first, candidate.name != last];
            let change = match changed {
                [true, true] => 2,
                [false, false] => 0,
                _ => -4,
            };
            let weight = candidate.weight.max(joined.weight) + change;
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
pub(super) const WORD: i32 = 4;

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
        None => found.push(Candidate { name, gender, cases, weight, adjective: false }),
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
}
