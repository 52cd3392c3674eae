//! The ways to read a name: each word of it has nominatives it may come from, and the whole has those
//! in which they agree in gender and case. It must not choose between them.

use super::candidates::{KNOWN, WORD, by_ending, candidates};
use super::order::Order;
use super::part::{Form, Part};
use super::scene::Scene;
use super::words::word;
use crate::lang::lexicon::declension::Candidate;
use crate::lang::morph::fold_lemma;
use crate::lang::phonetic;
use crate::lang::tag::{Case, Cases, Gender, NameType};

/// One way to read a name.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    /// Of a man or a woman.
    pub(super) gender: Gender,
    /// The cases the whole name may stand in.
    pub(super) cases: Cases,
    /// Given names, patronymic or initials, in the nominative.
    pub(super) given: Vec<String>,
    /// The surname in the nominative, particles included; empty for a given name alone.
    pub(super) surname: String,
    /// How likely, by itself.
    pub(super) weight: i32,
    /// The part that changes with the case, folded, by which names vote for a nominative: the surname,
    /// or what follows a family name that stands first.
    pub(super) varying: Box<str>,
    /// How the surname sounds.
    pub(super) key: String,
}

impl Naming {
    /// Works out by what the name is compared, now that it is one of few.
    fn finish(&mut self, form: Form) {
        self.varying =
            if form == Form::FamilyFirst { fold_lemma(&self.given.join(" ")) } else { fold_lemma(&self.surname) };
        self.key = phonetic::key(&self.surname);
    }
}

/// The ways to read a name whose parts are known, the likeliest first.
pub(super) fn options(scene: &Scene<'_>, parts: &[Part], order: &Order, form: Form) -> Vec<Naming> {
    if form == Form::FamilyFirst {
        return family_first(scene, parts);
    }
    let given: Vec<Vec<Candidate>> = order.given.iter().map(|&at| given_part(scene, parts, at)).collect();
    let mut found = Vec::new();
    let surname = order.surname.and_then(|at| parts.get(at));
    let surnames = match surname {
        // "Абий Ахмед": what is only a given name changes as one.
        Some(part) if only_given(part) && order.surname != Some(0) => {
            let mut found = given_candidates(scene, part);
            let genders: Vec<Gender> = found.iter().map(|candidate| candidate.gender).collect();
            // "Анита Ананд": a man's given name may be a woman's surname.
            let fits = |c: &Candidate| {
                c.weight >= KNOWN || !genders.contains(&c.gender) && (c.cases == Cases::ALL || c.weight >= WORD)
            };
            found.extend(surname_candidates(scene, part).into_iter().filter(fits));
            found
        }
        Some(part) => {
            let mut found = surname_candidates(scene, part);
            // A known surname that stands first is no other: "адвокат Гаева Александр".
            let known = found.iter().any(|candidate| candidate.weight >= KNOWN);
            if known && form == Form::Full && order.surname == Some(0) {
                found.retain(|candidate| candidate.weight >= KNOWN);
            }
            found
        }
        None => no_surname(),
    };
    // "Нику Попеску" may be of Ник or never change.
    let still = still(&given);
    for candidate in surnames {
        let unchanged = still.as_ref().and_then(|given| join(given, candidate.clone()));
        found.extend(join(&given, candidate));
        found.extend(unchanged.map(|option| Naming { weight: option.weight - 1, ..option }));
    }
    let goes_on = |part: &Part| word(scene, part.token() + 1).is_name();
    let alone = |part: &&Part| parts.len() == 2 && only_given(part) && !goes_on(part);
    if let Some(part) = surname.filter(|part| found.is_empty() && alone(part)) {
        // "Эдмонд Лека", "Джема Арслана": what the dictionary knows as a rare name of a woman is here by
        // its ending that of a man.
        let given: Vec<Vec<Candidate>> =
            order.given.iter().filter_map(|&at| parts.get(at)).map(|part| guessed_candidates(scene, part)).collect();
        found = surname_candidates(scene, part).into_iter().filter_map(|candidate| join(&given, candidate)).collect();
    }
    found.sort_by_key(|option: &Naming| -option.weight);
    found.truncate(8);
    for option in &mut found {
        option.finish(form);
    }
    found
}

/// The given names with the first as one that never changes, where it may also be one that does.
fn still(given: &[Vec<Candidate>]) -> Option<Vec<Vec<Candidate>>> {
    let fixed = |c: &Candidate| c.cases == Cases::ALL && c.weight >= KNOWN;
    let first = given.first().filter(|first| first.iter().any(fixed) && !first.iter().all(fixed))?;
    let mut still = given.to_vec();
    if let Some(slot) = still.first_mut() {
        *slot = first.iter().filter(|c| fixed(c)).cloned().collect();
    }
    Some(still)
}

/// "Ким Чен Ыном": of a name with the family first only the last word changes.
fn family_first(scene: &Scene<'_>, parts: &[Part]) -> Vec<Naming> {
    let Some(((last, before), family)) = parts.split_last().zip(parts.first()) else { return Vec::new() };
    let written = |part: &Part| scene.parsed.span(part.tokens.clone()).of(&scene.parsed.text).to_owned();
    let fixed: Vec<String> = before.iter().skip(1).map(written).collect();
    // Syllables of other languages end in a consonant, a soft sign or "й", or do not change at all.
    let form = scene.parsed.form(last.token());
    let closed = |c: &Candidate| scene.names.declension.is_closed_syllable(&c.name);
    let mut readings = given_candidates(scene, last);
    if readings.iter().any(closed) {
        readings.retain(closed);
    } else {
        readings.retain(|c| c.name == form);
    }
    if readings.is_empty() {
        readings = unchanged(scene, last);
    }
    let mut found: Vec<Naming> = readings
        .into_iter()
        .map(|candidate| Naming {
            gender: candidate.gender,
            cases: candidate.cases,
            given: fixed.iter().cloned().chain([candidate.name]).collect(),
            surname: written(family),
            weight: candidate.weight,
            varying: Box::default(),
            key: String::new(),
        })
        .collect();
    found.sort_by_key(|option| -option.weight);
    for option in &mut found {
        option.finish(Form::FamilyFirst);
    }
    found
}

fn only_given(part: &Part) -> bool {
    part.word.given && !part.word.surname && part.tokens.len() == 1
}

fn no_surname() -> Vec<Candidate> {
    let of = |gender| Candidate { name: String::new(), gender, cases: Cases::ALL, weight: 0, adjective: false };
    vec![of(Gender::Masc), of(Gender::Fem)]
}

/// One reading: the given names that agree with a surname in gender and case.
fn join(given: &[Vec<Candidate>], surname: Candidate) -> Option<Naming> {
    let mut option = Naming {
        gender: surname.gender,
        cases: surname.cases,
        given: Vec::new(),
        surname: surname.name,
        weight: surname.weight,
        varying: Box::default(),
        key: String::new(),
    };
    for candidates in given {
        let fits = |c: &&Candidate| c.gender == option.gender && !c.cases.and(option.cases).is_empty();
        // A prepositional that the surname does not ask for is rare.
        let loc = Cases::of(Case::Loc);
        // Of equals what changes is likelier than what never does: "Марку" is rather of Марк.
        let worth =
            |c: &&Candidate| (c.weight - 3 * i32::from(c.cases == loc && option.cases != loc), c.cases != Cases::ALL);
        // Of equals the first: the dictionary names the likelier first.
        let best = candidates.iter().rev().filter(fits).max_by_key(worth)?;
        let cases = candidates.iter().filter(fits).filter(|c| c.name == best.name);
        option.cases = option.cases.and(cases.fold(Cases::NONE, |set, c| set.with(c.cases)));
        option.given.push(best.name.clone());
        option.weight += best.weight;
    }
    Some(option)
}

fn given_candidates(scene: &Scene<'_>, part: &Part) -> Vec<Candidate> {
    let kind = if part.word.patronymic && !part.word.given { NameType::Patronymic } else { NameType::Given };
    prefixed(scene, part, candidates(scene, part.token(), kind))
}

/// The nominatives of a given name, those that its ending alone allows among them.
fn guessed_candidates(scene: &Scene<'_>, part: &Part) -> Vec<Candidate> {
    let mut found = given_candidates(scene, part);
    found.extend(prefixed(scene, part, by_ending(scene, part.token(), NameType::Given).collect()));
    found
}

/// The nominatives of one of the words before a surname.
fn given_part(scene: &Scene<'_>, parts: &[Part], at: usize) -> Vec<Candidate> {
    let Some(part) = parts.get(at) else { return Vec::new() };
    let fixed = |part: &Part| scene.names.is_fixed(&scene.folded(part.token()));
    if part.word.initial || fixed(part) {
        return unchanged(scene, part);
    }
    let mut found = given_candidates(scene, part);
    // "Амира Хана Муттаки": between given name and surname may stand a word that is neither.
    if at > 0 && part.word.common {
        let lacking = |c: &Candidate| c.weight >= WORD && !found.iter().any(|known| known.gender == c.gender);
        let words: Vec<Candidate> = surname_candidates(scene, part).into_iter().filter(lacking).collect();
        found.extend(words);
    }
    // "Мухаммеда бин Абдель Рахман": behind a particle some stand still.
    let chain = parts.get(..=at).is_some_and(|before| before.iter().any(|part| part.tokens.len() > 1 || fixed(part)));
    // "Луис Алберту Фигейреду": and a second given name that ends as those that never change do.
    let form = scene.parsed.form(part.token());
    let still = |c: &Candidate| c.name == form && c.cases == Cases::ALL && c.gender == Gender::Masc;
    let second = || !part.word.surname && scene.names.declension.candidates(form).iter().any(still);
    if at > 0 && !part.word.surname && (chain || second()) {
        found.extend(unchanged(scene, part).into_iter().map(|candidate| Candidate { weight: -2, ..candidate }));
    } else if at == 0 && part.word.unknown {
        // "Раджнатх Сингха": so does at times a given name of a language far away.
        let far = |c: &&Candidate| c.name == form && c.cases == Cases::of(Case::Nom);
        let still: Vec<Candidate> =
            found.iter().filter(far).map(|c| Candidate { weight: -2, cases: Cases::ALL, ..c.clone() }).collect();
        found.extend(still);
    }
    found
}

/// A word that stands as it is in every case.
fn unchanged(scene: &Scene<'_>, part: &Part) -> Vec<Candidate> {
    let name = scene.parsed.span(part.tokens.clone()).of(&scene.parsed.text);
    let of = |gender| Candidate { name: name.to_owned(), gender, cases: Cases::ALL, weight: 0, adjective: false };
    vec![of(Gender::Masc), of(Gender::Fem)]
}

fn surname_candidates(scene: &Scene<'_>, part: &Part) -> Vec<Candidate> {
    prefixed(scene, part, candidates(scene, part.token(), NameType::Surname))
}

/// Puts the particles of a part before its nominatives: "фон дер Ляйен".
fn prefixed(scene: &Scene<'_>, part: &Part, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let before: Vec<&str> = (part.tokens.start..part.token()).map(|token| scene.parsed.form(token)).collect();
    if !before.is_empty() {
        for candidate in &mut candidates {
            candidate.name = format!("{} {}", before.join(" "), candidate.name);
        }
    }
    candidates
}

/// Whether two given names may be of one person: equal, alike, or one the other's initial.
pub(super) fn compatible(one: &str, other: &str) -> bool {
    let (one, other) = (fold_lemma(one), fold_lemma(other));
    let initial = |short: &str, long: &str| short.strip_suffix('.').is_some_and(|letters| long.starts_with(letters));
    one == other || initial(&one, &other) || initial(&other, &one) || phonetic::alike(&one, &other)
}
