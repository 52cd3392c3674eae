//! Names as they stand in the text: which words in a row are one name, and what each is in it.
//! "Стивом Уиткоффом", "С. В. Лавров", "Урсула фон дер Ляйен", "Си Цзиньпин". It must not decide
//! whose name it is.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::candidates::candidates;
use super::reading::{Naming, options};
use super::scene::Scene;
use super::words::{Word, word};
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::lexicon::declension::Candidate;
use crate::lang::lexicon::names::start;
use crate::lang::lexicon::titles::{Level, Takes, Use};
use crate::lang::morph::{Reading, fold_lemma};
use crate::lang::tag::{Cases, NameType, Pos};
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

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The token whose form shows the case: of the surname.
    pub(super) head: usize,
    /// How it is put together.
    pub(super) form: Form,
    /// Whether its first word is a given name for sure.
    pub(super) known: bool,
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
pub(super) struct Part {
    pub(super) tokens: Range<usize>,
    pub(super) word: Word,
}

impl Part {
    pub(super) fn token(&self) -> usize {
        self.tokens.end - 1
    }
}

/// All names of an article, in order, without overlaps.
pub(super) fn chunks(scene: &Scene<'_>) -> Vec<Chunk> {
    let mut found = Vec::new();
    for sentence in &scene.parsed.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match chunk_at(scene, at..sentence.tokens.end, usize::MAX) {
                Some(chunk) => {
                    at = chunk.tokens.end;
                    found.push(chunk);
                }
                None => at += 1,
            }
        }
    }
    keep_common(scene, split(scene, found))
}

/// Ordinary words with a capital stay only where a name of the article begins like them.
fn keep_common(scene: &Scene<'_>, chunks: Vec<Chunk>) -> Vec<Chunk> {
    let named = chunks.iter().filter(|chunk| chunk.form != Form::Common);
    let starts: FxHashSet<[char; 2]> =
        named.flat_map(|chunk| &chunk.options).map(|option| start(&option.surname)).collect();
    let keep = |mut chunk: Chunk| {
        if chunk.form == Form::Common {
            if !starts.contains(&start(scene.parsed.form(chunk.head))) {
                return None;
            }
            let part = Part { tokens: chunk.tokens.clone(), word: word(scene, chunk.head) };
            chunk.options = options(scene, &[part], &Order { given: Vec::new(), surname: Some(0) }, Form::Common);
        }
        (!chunk.options.is_empty()).then_some(chunk)
    };
    chunks.into_iter().filter_map(keep).collect()
}

/// "соратник Баффета Чарли Мангер": where the first of two unknown words is the surname of somebody
/// whom the article names in full, it is a name of its own.
fn split(scene: &Scene<'_>, chunks: Vec<Chunk>) -> Vec<Chunk> {
    let known: FxHashSet<Box<str>> = chunks
        .iter()
        .filter(|chunk| chunk.form == Form::Full && chunk.known)
        .filter_map(|chunk| chunk.options.first())
        .map(|option| fold_lemma(&option.surname))
        .collect();
    let mut found = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let first = chunk.tokens.start;
        let pair = matches!(chunk.form, Form::Pair | Form::Full) && !chunk.known && chunk.tokens.len() > 1;
        let own = |name: &Candidate| known.contains(&fold_lemma(&name.name));
        if !pair || !candidates(scene, first, NameType::Surname).iter().any(own) {
            found.push(chunk);
            continue;
        }
        let mut at = first;
        let mut longest = 1;
        while at < chunk.tokens.end {
            let piece = chunk_at(scene, at..chunk.tokens.end, longest);
            at = piece.as_ref().map_or(at + 1, |piece| piece.tokens.end);
            longest = usize::MAX;
            found.extend(piece);
        }
    }
    found
}

/// The name that begins with the first of the tokens, of at most `longest` parts.
fn chunk_at(scene: &Scene<'_>, tokens: Range<usize>, longest: usize) -> Option<Chunk> {
    let (start, end) = (tokens.start, tokens.end);
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
    let longest = if begins_with_place(scene, &parts) { 1 } else { longest };
    (least..=parts.len().min(longest))
        .rev()
        .find_map(|count| parts.get(..count).and_then(|parts| name_of(scene, parts)))
}

/// "губернатор Карчи Эдвин Пуэтате": what stands between an office of a region and a given name is the region.
fn begins_with_place(scene: &Scene<'_>, parts: &[Part]) -> bool {
    let [first, second, _, ..] = parts else { return false };
    let own = first.word;
    let before = first.tokens.start.checked_sub(1).filter(|&token| token >= scene.sentence_start(first.tokens.start));
    let regional = |r: &Reading| {
        let head = scene.names.titles.head(&r.lemma).filter(|head| head.alone == Some(Use::Office));
        head.is_some_and(|head| matches!(head.level, None | Some(Level::Delegations)) && !head.takes(Takes::Given))
    };
    // "из Вертю Клотильда Мерсье": so it is after a preposition of places.
    let of_places = |token: usize| {
        scene.parsed.tag(token).pos == Pos::Adp && !scene.names.titles.is_of_people(&scene.folded(token))
    };
    let unnamed = !own.given && !own.surname && !own.family && !own.initial && second.word.given;
    let before = before.filter(|&token| of_places(token) || scene.parsed.readings(token).iter().any(regional));
    unnamed && before.is_some()
}

/// The word that a surname with particles before it begins with: "Ле Пен", "фон дер Ляйен".
fn opened(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    if !scene.names.opens_surname(&scene.folded(start)) {
        return start;
    }
    let next = (start + 1..end.min(start + 3)).find(|&token| !is_particle(scene, token)).unwrap_or(start);
    let named = word(scene, next);
    // "Ван Вэньбинь": a family name with a name after it.
    let eastern = next == start + 1 && word(scene, start).family && is_eastern(scene, next);
    if named.capital && !named.given && !named.family && !eastern { next } else { start }
}

/// Whether a word may be a form of a Chinese, Korean or Vietnamese name.
fn is_eastern(scene: &Scene<'_>, token: usize) -> bool {
    let declension = &scene.names.declension;
    let form = scene.parsed.form(token);
    let closed = || declension.candidates(form).iter().any(|c| declension.is_closed_syllable(&c.name));
    form.chars().flat_map(char::to_lowercase).next_back().is_some_and(|letter| declension.is_vowel(letter)) || closed()
}

/// "Арарат Мирзоян", "Моника Кроули": a given name that is also a place, with a surname after it.
fn names_rather(scene: &Scene<'_>, token: usize, found: Word) -> bool {
    // "Доминика де Вильпена", "Рияд аль-Малики": before a particle even a state is a name.
    let alone = is_particle(scene, token + 1);
    let after = if alone { token + 2 } else { token + 1 };
    let next = word(scene, after);
    let particle = alone || next.capital && scene.parsed.shape(after) == Shape::Lower;
    let alone = |place: &Mention| {
        place.tokens == (token..token + 1) && (particle || place.kind == EntityKind::Place) && !place.adjective
    };
    // "Ван И": nor a family name with a name after it.
    let eastern = || found.family && is_eastern(scene, after);
    let named = next.capital && !scene.in_place(after) && (found.given || eastern());
    named && scene.place(token).is_some_and(alone)
}

/// Whether the word heads a title: "Президент" at the start of a sentence is no name.
fn is_head(scene: &Scene<'_>, token: usize) -> bool {
    // "Пан Ги Мун": a family name is no title.
    let own = word(scene, token);
    if own.family || (own.given && !scene.is_initial(token)) {
        return false;
    }
    let known = |r: &Reading| {
        r.tag.is_noun() && r.tag.name.is_none() && r.prob >= 0.1 && scene.names.titles.head(&r.lemma).is_some()
    };
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
        let before = parts.last().map(|p| p.word).unwrap_or_default();
        // "Цинь Гана": after a family name a short place is a name.
        let known_before = next > at || before.given || before.initial || before.family && !before.common;
        let place = next < end && scene.place(next).is_some();
        // "Раис Татарстана Рустам Минниханов": before a given name a place is no surname.
        let owner = place && next + 1 < end && word(scene, next + 1).given && !found.given;
        // "Ицхак Герцог": what stands in the middle of a sentence with a capital after a given name is no title.
        let title = is_head(scene, next) && !(before.given && scene.parsed.shape(next) == Shape::Capital);
        if !found.is_name() || (place && !known_before) || owner || title {
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
    let first = parts.first()?.word;
    let tokens = parts.first()?.tokens.start..parts.last()?.tokens.end;
    let surname = order.surname.and_then(|at| parts.get(at));
    let head = surname.or(order.given.first().and_then(|&at| parts.get(at)))?.token();
    if form == Form::Common {
        return Some(Chunk { tokens, head, form, known: false, options: Vec::new() });
    }
    let mut options = options(scene, parts, &order, form);
    let mut chunk = tokens;
    if form == Form::Given && is_roman(scene.parsed.form(chunk.end)) {
        let number = scene.parsed.form(chunk.end);
        for option in &mut options {
            option.given.push(number.to_owned());
        }
        chunk.end += 1;
    }
    (!options.is_empty()).then_some(Chunk { tokens: chunk, head, form, known: first.given, options })
}

/// "Карл III", "Лев XIV".
fn is_roman(form: &str) -> bool {
    !form.is_empty() && form.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// Which part of a name is what, by index.
pub(super) struct Order {
    pub(super) given: Vec<usize>,
    pub(super) surname: Option<usize>,
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
    if first.surname
        && !first.given
        && !first.common
        && words.iter().skip(1).all(|word| word.given || word.patronymic)
        && !end.surname
    {
        return Some((Form::Full, Order { given: (1..=last).collect(), surname: Some(0) }));
    }
    if first.given && end.patronymic && last == 1 && !end.surname && !no_patronymic(scene, parts) {
        return Some((Form::Given, Order { given: vec![0, 1], surname: None }));
    }
    let order = Order { given: (0..last).collect(), surname: Some(last) };
    if first.given {
        // "Фиделя Кастро Рауль Кастро": a surname before a given name ends a name.
        let ends =
            words.windows(2).any(|pair| matches!(pair, [a, b] if a.surname && !a.given && b.given && !b.surname));
        return (!ends || last < 3).then_some((Form::Full, order));
    }
    // "Харпер Ли": a surname may serve as a given name, where a title vouches for it.
    if last == 1 && first.surname && (end.surname || end.family) {
        return Some((Form::Pair, order));
    }
    // "Ципи Ливни": one of them may be an ordinary word.
    let ordinary = words.iter().filter(|word| word.common && !word.given && !word.surname).count();
    let unknown = first.unknown || (end.unknown && !scene.is_initial(parts.first()?.token()));
    (unknown && ordinary <= 1).then(|| (if likely_person(scene, parts) { Form::Full } else { Form::Pair }, order))
}

/// "Зоран Миланович": after a given name of the south Slavs what looks like a patronymic is a surname.
fn no_patronymic(scene: &Scene<'_>, parts: &[Part]) -> bool {
    let Some(part) = parts.first() else { return false };
    candidates(scene, part.token(), NameType::Given).iter().any(|c| scene.names.has_no_patronymic(&fold_lemma(&c.name)))
}

/// "С. В. Лавров", "Лавров С. В.", "Джордж У. Буш".
fn initials(words: &[Word]) -> Option<(Form, Order)> {
    let last = words.len() - 1;
    let of = |initial: bool| (0..words.len()).filter(move |&at| words.get(at).is_some_and(|w| w.initial == initial));
    if words.last()?.initial {
        let surname = of(false).next_back()?;
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
    if is_roman(scene.parsed.form(token + 1)) || (word.given && !(initial && word.common)) {
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
        // Of one syllable it may look like a surname: "Ким Ён Нам".
        let syllable = length <= if parts.len() == 3 { 5 } else { 4 };
        length <= 10 && (!part.word.surname || syllable) && !part.word.patronymic
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
        let human = |r: &&Reading| matches!(r.tag.name, Some(NameType::Given | NameType::Surname));
        scene.parsed.readings(part.token()).iter().filter(human).map(|r| r.prob).sum::<f32>() >= 0.5
    };
    titled || (personal(first) && personal(last))
}
