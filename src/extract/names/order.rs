//! Which word of a name is what: given names, patronymic, family name first or last. It must not decide
//! where a name ends.

use super::candidates::candidates;
use super::part::{Form, Part};
use super::scene::Scene;
use super::words::{Word, is_head, is_roman};
use crate::extract::mention::EntityKind;
use crate::lang::morph::{Reading, fold_lemma};
use crate::lang::tag::NameType;
use crate::lang::token::Shape;

/// Which part of a name is what, by index.
pub(super) struct Order {
    pub(super) given: Vec<usize>,
    pub(super) surname: Option<usize>,
}

/// The form of a name and which of its words is what; `None` where the words make no name.
pub(super) fn arrange(scene: &Scene<'_>, parts: &[Part]) -> Option<(Form, Order)> {
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
        && !ends_by_particle(parts)
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
    if ends_by_particle(parts) && !first.common {
        return Some((Form::Full, order));
    }
    // "Харпер Ли": a surname may serve as a given name, where a title vouches for it.
    if last == 1 && first.surname && (end.surname || end.family) {
        return Some((Form::Pair, order));
    }
    // "Ципи Ливни": one of them may be an ordinary word.
    let ordinary = words.iter().filter(|word| word.common && !word.given && !word.surname).count();
    let unknown = first.unknown || (end.unknown && !scene.is_initial(parts.first()?.token()));
    if unknown && ordinary <= 1 {
        return Some((if likely_person(scene, parts) { Form::Full } else { Form::Pair }, order));
    }
    // "коллегу Джема Рога", "министр Чехии Калле Орав": right after a title two words with capitals are a name,
    // though both are ordinary.
    (last == 1 && words.iter().all(|word| word.capital) && titled(scene, parts)).then_some((Form::Full, order))
}

/// Whether a title stands right before the name, or with the state it is of.
fn titled(scene: &Scene<'_>, parts: &[Part]) -> bool {
    let Some(first) = parts.first() else { return false };
    let floor = scene.sentence_start(first.token());
    let noun = |part: &Part| {
        let token = part.token();
        let ordinary = |r: &Reading| r.tag.is_noun() && r.prob >= 0.1;
        !scene.parsed.tag(token).is_attribute() && scene.parsed.readings(token).iter().any(ordinary)
    };
    let Some(before) = first.tokens.start.checked_sub(1).filter(|&t| t >= floor) else { return false };
    let owner = scene.place(before).filter(|place| !place.adjective && place.kind == EntityKind::State);
    let last = owner.map_or(Some(before), |place| place.tokens.start.checked_sub(1)).filter(|&t| t >= floor);
    let genitive = |t: usize| scene.parsed.tag(t).is_noun() || scene.parsed.tag(t).is_attribute();
    let head = last.and_then(|last| {
        let mut back = (floor.max(last.saturating_sub(3))..=last).rev();
        if owner.is_some() { back.take_while(|&t| genitive(t)).find(|&t| is_head(scene, t)) } else { back.next() }
    });
    head.is_some_and(|head| is_head(scene, head)) && parts.iter().all(noun)
}

/// "Хейсам бен Тарик": a particle makes the last words a family name.
fn ends_by_particle(parts: &[Part]) -> bool {
    parts.len() > 1 && parts.last().is_some_and(|part| part.tokens.len() > 1)
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
