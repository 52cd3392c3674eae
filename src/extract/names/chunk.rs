//! Names as they stand in the text: which words in a row are one name, and what each is in it.
//! "Стивом Уиткоффом", "С. В. Лавров", "Урсула фон дер Ляйен", "Си Цзиньпин". It must not decide
//! whose name it is.

use std::ops::Range;

use super::scene::Scene;
use super::words::{KNOWN, Word, candidates, word};
use crate::lang::lexicon::declension::Candidate;
use crate::lang::morph::fold_lemma;
use crate::lang::tag::{Cases, Gender, NameType};
use crate::lang::token::Shape;

/// How a name is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Given name (or names, patronymic) and surname.
    Full,
    /// Initials and surname.
    Initials,
    /// Family name first: "Си Цзиньпин".
    FamilyFirst,
    /// A surname alone, known as one.
    Surname,
    /// A given name alone.
    Given,
    /// Two or more unknown words with capitals: "Жуан Лоренсу".
    Pair,
    /// An unknown word with a capital that may be a surname.
    Weak,
    /// An ordinary word with a capital: a name only where the article has it in full elsewhere.
    Common,
}

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
}

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The token whose form shows the case: of the surname.
    pub(super) head: usize,
    /// How it is put together.
    pub(super) form: Form,
    /// The ways to read it; never empty.
    pub(super) options: Vec<Naming>,
}

impl Chunk {
    /// The cases that some likely reading allows.
    pub(super) fn cases(&self) -> Cases {
        let best = self.options.first().map_or(0, |option| option.weight);
        let likely = self.options.iter().filter(|option| option.weight + 4 > best);
        likely.fold(Cases::NONE, |set, option| set.with(option.cases))
    }
}

/// One part of a name: particles and the word they belong to.
#[derive(Clone, Debug)]
struct Part {
    tokens: Range<usize>,
    word: Word,
}

impl Part {
    fn token(&self) -> usize {
        self.tokens.end - 1
    }
}

/// All names of an article, in order, without overlaps.
pub(super) fn chunks(scene: &Scene<'_>) -> Vec<Chunk> {
    let mut found = Vec::new();
    for sentence in &scene.parsed.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match chunk_at(scene, at, sentence.tokens.end) {
                Some(chunk) => {
                    at = chunk.tokens.end;
                    found.push(chunk);
                }
                None => at += 1,
            }
        }
    }
    found
}

fn chunk_at(scene: &Scene<'_>, start: usize, end: usize) -> Option<Chunk> {
    if !matches!(scene.parsed.shape(start), Shape::Capital | Shape::Mixed | Shape::Lower) {
        return None;
    }
    let opened = opened(scene, start, end);
    let first = word(scene, opened);
    if !first.is_name() || is_head(scene, start) || (scene.in_place(start) && !names_rather(scene, opened, first)) {
        return None;
    }
    let parts = parts(scene, start..opened + 1, first, end);
    let least = if scene.in_place(start) { 2 } else { 1 };
    (least..=parts.len()).rev().find_map(|count| parts.get(..count).and_then(|parts| name_of(scene, parts)))
}

/// The word that a surname with particles before it begins with: "Ле Пен", "фон дер Ляйен".
fn opened(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    if !scene.names.opens_surname(&scene.folded(start)) {
        return start;
    }
    let next = (start + 1..end.min(start + 3)).find(|&token| !is_particle(scene, token)).unwrap_or(start);
    let named = word(scene, next);
    if named.capital && !named.given && !named.family { next } else { start }
}

/// "Арарат Мирзоян", "Моника Кроули": a given name that is also a place, with a surname after it.
fn names_rather(scene: &Scene<'_>, token: usize, found: Word) -> bool {
    let next = word(scene, token + 1);
    let single = scene.place(token).is_some_and(|place| place.tokens == (token..token + 1));
    found.given && single && next.capital && !scene.in_place(token + 1)
}

/// Whether the word heads a title: "Президент" at the start of a sentence is no name.
fn is_head(scene: &Scene<'_>, token: usize) -> bool {
    let known = |r: &crate::lang::morph::Reading| r.tag.name.is_none() && scene.names.titles.head(&r.lemma).is_some();
    scene.parsed.readings(token).iter().any(known)
}

/// The run of words from `start` that may be one name; at most six parts.
fn parts(scene: &Scene<'_>, tokens: Range<usize>, first: Word, end: usize) -> Vec<Part> {
    let mut at = tokens.end;
    let mut parts = vec![Part { tokens, word: first }];
    while at < end && parts.len() < 6 {
        let mut next = at;
        while next < end && next < at + 3 && is_particle(scene, next) {
            next += 1;
        }
        let found = if next < end { word(scene, next) } else { Word::default() };
        // "Эулохио дель Пино": after a given name or a particle even a place is a surname.
        let known_before = next > at || parts.last().is_some_and(|p| p.word.given || p.word.initial);
        let place = next < end && scene.place(next).is_some();
        if !found.is_name() || (place && !known_before) || is_head(scene, next) {
            break;
        }
        parts.push(Part { tokens: at..next + 1, word: found });
        at = next + 1;
    }
    parts
}

fn is_particle(scene: &Scene<'_>, token: usize) -> bool {
    matches!(scene.parsed.shape(token), Shape::Lower | Shape::Capital) && {
        let form = scene.folded(token);
        // "Трамп и Путин": what is also a conjunction or a pronoun joins no name.
        scene.names.is_particle(&form)
    }
}

fn name_of(scene: &Scene<'_>, parts: &[Part]) -> Option<Chunk> {
    let (form, order) = arrange(scene, parts)?;
    let tokens = parts.first()?.tokens.start..parts.last()?.tokens.end;
    let surname = order.surname.and_then(|at| parts.get(at));
    let head = surname.or(order.given.first().and_then(|&at| parts.get(at)))?.token();
    let mut options = options(scene, parts, &order, form);
    let mut chunk = tokens;
    if form == Form::Given && is_roman(scene.parsed.form(chunk.end)) {
        let number = scene.parsed.form(chunk.end);
        for option in &mut options {
            option.given.push(number.to_owned());
        }
        chunk.end += 1;
    }
    (!options.is_empty()).then_some(Chunk { tokens: chunk, head, form, options })
}

/// "Карл III", "Лев XIV".
fn is_roman(form: &str) -> bool {
    !form.is_empty() && form.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// Which part of a name is what, by index.
struct Order {
    given: Vec<usize>,
    surname: Option<usize>,
}

fn arrange(scene: &Scene<'_>, parts: &[Part]) -> Option<(Form, Order)> {
    let last = parts.len() - 1;
    let words: Vec<Word> = parts.iter().map(|part| part.word).collect();
    let (first, end) = (*words.first()?, *words.last()?);
    if words.iter().any(|word| word.initial) {
        return initials(&words);
    }
    if last == 0 {
        return single(scene, parts.first()?);
    }
    if first.family && last <= 2 && family_first(scene, parts) {
        return Some((Form::FamilyFirst, Order { given: (1..=last).collect(), surname: Some(0) }));
    }
    if first.surname && !first.given && words.iter().skip(1).all(|word| word.given || word.patronymic) && !end.surname {
        return Some((Form::Full, Order { given: (1..=last).collect(), surname: Some(0) }));
    }
    if first.given && end.patronymic && last == 1 && !end.surname {
        return Some((Form::Given, Order { given: vec![0, 1], surname: None }));
    }
    let order = Order { given: (0..last).collect(), surname: Some(last) };
    if first.given {
        return Some((Form::Full, order));
    }
    // "Ципи Ливни": one of them may be an ordinary word.
    let ordinary = words.iter().filter(|word| word.common && !word.given && !word.surname).count();
    (first.unknown && ordinary <= 1).then(|| (if likely_person(scene, parts) { Form::Full } else { Form::Pair }, order))
}

/// "С. В. Лавров", "Лавров С. В.", "Джордж У. Буш".
fn initials(words: &[Word]) -> Option<(Form, Order)> {
    let last = words.len() - 1;
    let of = |initial: bool| (0..words.len()).filter(move |&at| words.get(at).is_some_and(|w| w.initial == initial));
    if words.last()?.initial {
        let surname = of(false).last()?;
        let alone = words.first().is_some_and(|word| !word.given || word.surname);
        return (surname == 0 && alone)
            .then(|| (Form::Initials, Order { given: of(true).collect(), surname: Some(0) }));
    }
    let before = words.get(..last)?;
    let fit = before.iter().all(|word| word.initial || word.given);
    fit.then(|| (Form::Initials, Order { given: (0..last).collect(), surname: Some(last) }))
}

fn single(scene: &Scene<'_>, part: &Part) -> Option<(Form, Order)> {
    let token = part.token();
    let word = part.word;
    let initial = scene.is_initial(token);
    let surname = Order { given: Vec::new(), surname: Some(0) };
    let particles = part.tokens.len() > 1 && scene.parsed.shape(part.tokens.start) == Shape::Lower;
    if particles || (word.surname && !(initial && word.common)) {
        return Some((Form::Surname, surname));
    }
    if word.given && !(initial && word.common) {
        return Some((Form::Given, Order { given: vec![0], surname: None }));
    }
    if scene.in_place(token) {
        return None;
    }
    if word.unknown || word.family || word.surname || (!initial && !word.common) {
        return Some((Form::Weak, surname));
    }
    Some((Form::Common, surname))
}

/// Chinese, Korean and Vietnamese names: short words that are no Russian surnames.
fn family_first(scene: &Scene<'_>, parts: &[Part]) -> bool {
    parts.iter().skip(1).all(|part| {
        let length = scene.parsed.form(part.token()).chars().count();
        length <= 10 && !part.word.surname && !part.word.patronymic
    })
}

/// Whether two unknown words in a row look like a name: the dictionary guesses so of both, or the
/// lexicon, a title or a verb of speech says so.
fn likely_person(scene: &Scene<'_>, parts: &[Part]) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    if last.word.surname || scene.beside_speech(first.tokens.start, last.tokens.end) {
        return true;
    }
    let before = first.tokens.start.checked_sub(1);
    let titled = before.is_some_and(|token| is_head(scene, token));
    if parts.iter().any(|part| part.word.common) {
        return titled;
    }
    let personal = |part: &Part| {
        let human = |r: &&crate::lang::morph::Reading| matches!(r.tag.name, Some(NameType::Given | NameType::Surname));
        scene.parsed.readings(part.token()).iter().filter(human).map(|r| r.prob).sum::<f32>() >= 0.5
    };
    titled || (personal(first) && personal(last))
}

fn options(scene: &Scene<'_>, parts: &[Part], order: &Order, form: Form) -> Vec<Naming> {
    let last = order.given.last().copied();
    let given: Vec<Vec<Candidate>> = order
        .given
        .iter()
        .filter_map(|&at| parts.get(at).map(|part| (at, part)))
        // "Ким Чен Ыном": of a name with the family first only the last word changes.
        .map(|(at, part)| {
            let fixed = part.word.initial || (form == Form::FamilyFirst && Some(at) != last);
            if fixed { unchanged(scene, part) } else { given_candidates(scene, part) }
        })
        .collect();
    let mut found = Vec::new();
    let surname = order.surname.and_then(|at| parts.get(at));
    let surnames = match surname {
        Some(part) if form == Form::FamilyFirst => unchanged(scene, part),
        Some(part) => {
            let mut found = surname_candidates(scene, part);
            // Only after a given name may a known surname be another: "Жуан Лоренсу" is not of Лоренс.
            let known = found.iter().any(|candidate| candidate.weight >= KNOWN);
            if known && (form != Form::Full || order.surname == Some(0)) {
                found.retain(|candidate| candidate.weight >= KNOWN);
            }
            found
        }
        None => no_surname(),
    };
    for candidate in surnames {
        if let Some(option) = join(&given, candidate) {
            found.push(option);
        }
    }
    found.sort_by_key(|option: &Naming| -option.weight);
    found.truncate(8);
    found
}

fn no_surname() -> Vec<Candidate> {
    let of = |gender| Candidate { name: String::new(), gender, cases: Cases::ALL, weight: 0 };
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
    };
    for candidates in given {
        let fits = |c: &&Candidate| c.gender == option.gender && !c.cases.and(option.cases).is_empty();
        let best = candidates.iter().filter(fits).max_by_key(|c| c.weight)?;
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

/// A word that stands as it is in every case.
fn unchanged(scene: &Scene<'_>, part: &Part) -> Vec<Candidate> {
    let name = scene.parsed.span(part.tokens.clone()).of(&scene.parsed.text);
    let of = |gender| Candidate { name: name.to_owned(), gender, cases: Cases::ALL, weight: 0 };
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
    one == other || initial(&one, &other) || initial(&other, &one) || crate::lang::phonetic::alike(&one, &other)
}
