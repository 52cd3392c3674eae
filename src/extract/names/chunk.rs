//! Names as they stand in the text: which words in a row are one name, and what each is in it.
//! "Стивом Уиткоффом", "С. В. Лавров", "Урсула фон дер Ляйен", "Си Цзиньпин". It must not decide
//! whose name it is.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::candidates::candidates;
use super::order::{Order, arrange};
use super::part::{Form, Part};
use super::reading::{Naming, options};
use super::scene::Scene;
use super::words::{Word, is_head, is_roman, word};
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::lexicon::declension::Candidate;
use crate::lang::lexicon::names::start;
use crate::lang::lexicon::titles::{Level, Takes, Use};
use crate::lang::morph::{Reading, fold_lemma};
use crate::lang::phonetic;
use crate::lang::tag::{Case, Cases, NameType, Pos};
use crate::lang::token::Shape;

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

    /// The cases that the chunk shares with the title before it. Of a full name in no dictionary an unlikely
    /// reading will do: "премьер Харука Нисида" is no premier of Харук Нисид.
    pub(super) fn cases_beside(&self, title: Cases) -> Cases {
        let shared = self.cases().and(title);
        let unheard = matches!(self.form, Form::Full | Form::Pair) && !self.known;
        if !shared.is_empty() || !unheard {
            return shared;
        }
        self.options.iter().fold(Cases::NONE, |set, option| set.with(option.cases)).and(title)
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
    keep_common(scene, without_patronymic(scene, split(scene, found)))
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

/// "посол Павел Лукашевич": where the article has nobody of this given name in full, what looks like a
/// patronymic is a surname, for who is new to a reader is told by his surname.
fn without_patronymic(scene: &Scene<'_>, chunks: Vec<Chunk>) -> Vec<Chunk> {
    let given =
        |chunk: &Chunk| chunk.options.iter().filter_map(|o| o.given.first()).map(|g| start(g)).collect::<Vec<_>>();
    let full = |chunk: &&Chunk| matches!(chunk.form, Form::Full | Form::Initials);
    let named: FxHashSet<[char; 2]> = chunks.iter().filter(full).flat_map(given).collect();
    let told = |mut chunk: Chunk| {
        let man = scene.names.is_fathers(&scene.folded(chunk.tokens.end - 1));
        let pair =
            chunk.form == Form::Given && chunk.tokens.len() == 2 && chunk.options.iter().all(|o| o.given.len() == 2);
        if pair && man && !given(&chunk).iter().any(|start| named.contains(start)) {
            let parts: Vec<Part> =
                chunk.tokens.clone().map(|t| Part { tokens: t..t + 1, word: word(scene, t) }).collect();
            let options = options(scene, &parts, &Order { given: vec![0], surname: Some(1) }, Form::Full);
            if !options.is_empty() {
                let head = chunk.tokens.end - 1;
                chunk = Chunk { form: Form::Full, head, options, ..chunk };
            }
        }
        chunk
    };
    chunks.into_iter().map(told).collect()
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
    let apart = begins_with_place(scene, &parts) || begins_with_leader(scene, &parts);
    let longest = if apart { 1 } else { longest };
    (least..=parts.len().min(longest))
        .rev()
        .filter(|&count| !begins_next(&parts, count))
        .find_map(|count| parts.get(..count).and_then(|parts| name_of(scene, parts)))
}

/// "посланник Трампа Стив Уиткофф": a given name with a surname after it is of the next man, and no given name
/// said after the surname.
fn begins_next(parts: &[Part], count: usize) -> bool {
    let (Some([first, .., last]), Some(next)) = (parts.get(..count), parts.get(count)) else { return false };
    let (first, last, next) = (first.word, last.word, next.word);
    let turned = first.surname && !first.given && last.given && !last.surname;
    turned && !next.given && !next.patronymic && (next.surname || next.unknown)
}

/// "помощник Макрона Жан Дюваль": a leader's surname in the genitive before the name of another.
fn begins_with_leader(scene: &Scene<'_>, parts: &[Part]) -> bool {
    let [first, second, _, ..] = parts else { return false };
    let key = |c: &Candidate| phonetic::key(&c.name);
    let leads = |c: &Candidate| c.cases.has(Case::Gen) && scene.names.leaders.state_by_surname(&key(c)).is_some();
    let found = || candidates(scene, first.token(), NameType::Surname).iter().any(leads);
    !first.word.given && second.word.given && found()
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
    // "министр по делам Фризении Карл Ветер"
    let matter = |token: usize| scene.names.titles.is_matter(scene.parsed.lemma(token));
    let before =
        before.filter(|&token| of_places(token) || matter(token) || scene.parsed.readings(token).iter().any(regional));
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
    // "аким Алматы Марат ...": after the office of one who governs a place it is the place.
    let governs = |r: &Reading| {
        let head = scene.names.titles.head(&r.lemma).filter(|head| head.alone == Some(Use::Office));
        head.is_some_and(|head| head.level == Some(Level::Delegations) && head.takes(Takes::From))
    };
    let office = token > scene.sentence_start(token) && scene.parsed.readings(token - 1).iter().any(governs);
    let full = word(scene, after + 1).capital && next.given;
    named && !(office && full) && scene.place(token).is_some_and(alone)
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
