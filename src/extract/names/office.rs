//! An office that stands for a person: "президент Сербии", "глава Белого дома". It is resolved to
//! the one whom the article names in that office, else to a person without a name. It must not know
//! who holds an office in the world.

use super::nominative::{is_bare, nominative, shares};
use super::people::People;
use super::phrase::Phrase;
use super::scene::{Scene, state_of};
use rustc_hash::FxHashMap;

use crate::extract::entities::Entities;
use crate::extract::mention::{EntityId, EntityKind, Mention};
use crate::lang::lexicon::titles::{Level, Takes, Titles};
use crate::lang::morph::fold_lemma;
use crate::lang::phonetic;
use crate::lang::tag::Number;
use crate::lang::token::Shape;

/// An office with its state: what makes two phrases name one holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    /// The phrase, folded, without states and plain attributes; one word for all its synonyms.
    pub(super) key: Box<str>,
    /// The states it belongs to.
    pub(super) states: Vec<String>,
    /// Its rank.
    pub(super) level: Option<Level>,
    /// Whether it is the head's lemma alone.
    bare: bool,
    /// The head's lemma, of an office that is to serve somebody: "советник".
    serves: Option<Box<str>>,
    /// Whether it is told by the name of whom the holder serves: "советник Трампа".
    patron: bool,
}

impl Office {
    /// Whether the two may be one office: the same key, and no two different states. A state may be
    /// left out on one side where the article knows only one state with this office.
    fn is(&self, other: &Self, known: &States) -> bool {
        if self.key != other.key && !abbreviates(&self.key, &other.key) && !abbreviates(&other.key, &self.key) {
            return false;
        }
        if self.states.is_empty() || other.states.is_empty() {
            return self.states.is_empty() && self.bare || known.get(&self.key).is_none_or(|states| states.len() <= 1);
        }
        self.states.iter().any(|state| other.states.contains(state))
    }

    /// Whether a vaguer word ("лидер", "министр") may stand for the other office.
    fn may_be(&self, other: &Self, titles: &Titles) -> bool {
        let states = !self.states.is_empty() && self.states.iter().any(|state| other.states.contains(state));
        states && titles.vague(&self.key).is_some_and(|level| other.level == Some(level))
    }

    /// Whether the other is an office of one who serves the same: "советник Трампа" is "советник президента США
    /// по безопасности", "посланник" may be a "спецпосланник".
    fn serves_as(&self, other: &Self) -> bool {
        let (Some(own), Some(theirs)) = (self.serves.as_deref(), other.serves.as_deref()) else { return false };
        let states = self.states.iter().any(|state| other.states.contains(state));
        (own.ends_with(theirs) || theirs.ends_with(own)) && states
    }

    /// Whether a vague word that says nothing else ("министр") points back to the other office.
    fn points_to(&self, other: &Self, titles: &Titles) -> bool {
        let level = titles.vague(&self.key).filter(|_| self.bare && self.states.is_empty());
        level.is_some_and(|level| level != Level::Leaders && other.level == Some(level))
    }
}

/// The office that a title names.
pub(super) fn office(scene: &Scene<'_>, phrase: &Phrase, entities: &Entities) -> Office {
    let titles = &scene.names.titles;
    let mut states = Vec::new();
    let mut words: Vec<Box<str>> = Vec::new();
    let mut complement: Vec<Box<str>> = Vec::new();
    let mut add_state = |token: usize| {
        let place = scene.place(token)?;
        let state = state_of(place, entities);
        if let Some(state) = state.filter(|state| !states.contains(state)) {
            states.push(state);
        }
        entities.get(place.entity).filter(|entity| entity.kind == EntityKind::State)
    };
    for &token in &phrase.attributes {
        let of_state = scene.place(token).is_some();
        add_state(token);
        let lemma = scene.parsed.lemma(token);
        if !of_state && !titles.is_plain(lemma) {
            words.push(lemma.into());
        }
    }
    for token in phrase.complement() {
        let is_state = add_state(token).is_some();
        let whose = scene.place(token).is_some_and(|place| tells_whose(scene, place, token, entities));
        // "главы МИД России и Китая"
        let joint = phrase.number == Number::Plur && titles.is_joint(scene.parsed.form(token));
        if !is_state && !whose && !joint && scene.parsed.shape(token) != Shape::Mark {
            complement.push(scene.folded(token).into());
        }
    }
    let tail = complement.join(" ");
    let own = join(&[&phrase.lemma, &tail]);
    if let Some(seat) = titles.seat(&own) {
        return Office {
            key: seat.office.clone(),
            level: titles.level(&seat.office),
            states: vec![seat.state.clone()],
            bare: false,
            serves: None,
            patron: false,
        };
    }
    let full = join(&[&words.join(" "), titles.full(&phrase.lemma), &tail]);
    let key: Box<str> = titles.office(&full).into();
    let level = titles.level(&key).or_else(|| titles.head(&phrase.lemma).and_then(|head| head.level));
    let bare = is_bare(scene, phrase);
    states.extend(
        phrase.patron.as_deref().filter(|s| !s.is_empty() && !states.iter().any(|own| own == s)).map(String::from),
    );
    let serves = titles.head(&phrase.lemma).is_some_and(|head| head.takes(Takes::Patron));
    let serves = serves.then(|| phrase.lemma.clone());
    Office { key, states, level, bare, serves, patron: phrase.patron.is_some() }
}

/// Whether the first key names by its letters the body that the second names in full: "секретарь
/// цик" and "секретарь центральной избирательной комиссии".
fn abbreviates(short: &str, full: &str) -> bool {
    let Some((head, letters)) = short.rsplit_once(' ') else { return false };
    let Some(body) = full.strip_prefix(head).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    // "и", "по" have no letter in the abbreviation.
    let initials = body.split(' ').filter(|word| word.chars().count() > 2).filter_map(|word| word.chars().next());
    letters.chars().count() > 2 && letters.chars().eq(initials)
}

/// How many offices are kept in mind on each side.
const REMEMBERED: usize = 512;

impl Offices {
    /// The one whom the article itself names in the office, the nearest before first.
    fn holder(&self, scene: &Scene<'_>, phrase: &Phrase, office: &Office, entities: &Entities) -> Option<EntityId> {
        let titles = &scene.names.titles;
        let near = |said: usize| if said <= phrase.head { phrase.head - said } else { usize::MAX / 2 + said };
        let fits = |(held, holder, said): &&(Office, EntityId, usize)| {
            let same = office.is(held, &self.states)
                || office.may_be(held, titles)
                || held.may_be(office, titles)
                || *said < phrase.head && office.points_to(held, titles);
            same && (!held.states.is_empty() || office.states.is_empty() || may_hold(scene, office, *holder, entities))
        };
        // Offices are held in order of text: the ones around are enough, and keep a long text linear.
        let here = self.held.partition_point(|(_, _, said)| *said <= phrase.head);
        let around = here.saturating_sub(REMEMBERED)..(here + REMEMBERED).min(self.held.len());
        self.held
            .get(around)
            .unwrap_or_default()
            .iter()
            .filter(fits)
            .min_by_key(|(_, _, said)| near(*said))
            .map(|(_, holder, _)| *holder)
    }

    /// The only one of the article who serves whom the office is told by.
    fn servant(&self, office: &Office) -> Option<EntityId> {
        let mut known = self.held.iter().filter(|(held, ..)| office.patron && office.serves_as(held));
        let (_, first, _) = known.next()?;
        known.all(|(_, holder, _)| holder == first).then_some(*first)
    }

    fn without_name(&self, scene: &Scene<'_>, office: &Office) -> Option<EntityId> {
        let titles = &scene.names.titles;
        let fits = |known: &Office| office.is(known, &self.states) || office.may_be(known, titles);
        let recent = self.nameless.len().saturating_sub(REMEMBERED);
        self.nameless.iter().skip(recent).find(|(known, _)| fits(known)).map(|(_, entity)| *entity)
    }
}

/// Whether one named in the office without a state may hold it in this state: not where others are
/// known to ("премьер Мухаммед Аль Тани" is not "премьер Израиля").
fn may_hold(scene: &Scene<'_>, office: &Office, holder: EntityId, entities: &Entities) -> bool {
    let Some(name) = entities.get(holder).map(|entity| phonetic::key(&entity.name)) else { return false };
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let mut known = scene.names.leaders.of(&office.key, &office.states).peekable();
    known.peek().is_none() || known.any(|known| last(&known.key) == last(&name))
}

/// The one person of the article who is known to have held the office, where there is just one.
fn known_holder(scene: &Scene<'_>, office: &Office, people: &People) -> Option<EntityId> {
    let names = scene.names;
    let mut found: Vec<EntityId> = Vec::new();
    let keys: Vec<&str> = match names.titles.vague(&office.key) {
        Some(level) => names.titles.ranked(level).collect(),
        None => vec![&office.key],
    };
    for key in keys {
        for leader in names.leaders.of(key, &office.states) {
            if let Some(person) = people.find(leader).filter(|person| !found.contains(person)) {
                found.push(person);
            }
        }
    }
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Whether a word within the mention of a body tells only whose it is: "Турции" of "МИД Турции",
/// "норвежского" of "норвежского правительства". The body's own words are those of its name.
fn tells_whose(scene: &Scene<'_>, place: &Mention, token: usize, entities: &Entities) -> bool {
    let Some(entity) = entities.get(place.entity) else { return false };
    let Some(country) = entity.country.as_deref().filter(|_| place.tokens.len() > 1) else { return false };
    let start = |word: &str, letters: usize| fold_lemma(word).chars().take(letters).collect::<String>();
    let of_country = |word: &&str| country.split(' ').any(|part| start(part, 3) == start(word, 3));
    let own: Vec<&str> = entity.name.split(' ').filter(|word| !of_country(word)).collect();
    let is_own = |token: usize| own.iter().any(|word| start(word, 4) == start(scene.parsed.form(token), 4));
    if !place.tokens.clone().any(is_own) {
        // The body's name is an abbreviation, written out here.
        let form = scene.parsed.form(token);
        return own.len() == 1 && token + 1 == place.tokens.end && of_country(&form);
    }
    !is_own(token)
}

fn join(parts: &[&str]) -> Box<str> {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ").into()
}

/// The states with which each office is named in the article.
type States = FxHashMap<Box<str>, Vec<String>>;

/// Who holds which office in the article.
#[derive(Debug, Default)]
pub(super) struct Offices {
    states: States,
    /// Office, holder, and the token where it was said.
    held: Vec<(Office, EntityId, usize)>,
    /// Offices whose holder has no name.
    nameless: Vec<(Office, EntityId)>,
}

impl Offices {
    /// Notes with which states the offices of the article are named.
    pub(super) fn survey(&mut self, scene: &Scene<'_>, phrases: &[Phrase], entities: &Entities) {
        for phrase in phrases {
            let office = office(scene, phrase, entities);
            let known = self.states.entry(office.key).or_default();
            known.extend(office.states);
            known.sort();
            known.dedup();
            self.survey(scene, &phrase.inner, entities);
        }
    }

    /// Notes that a person holds an office; the first role said of a person is its role.
    pub(super) fn hold(&mut self, scene: &Scene<'_>, phrase: &Phrase, holder: EntityId, entities: &mut Entities) {
        let office = office(scene, phrase, entities);
        let role = nominative(scene, phrase);
        if let Some(entity) = entities.get_mut(holder) {
            let fuller = entity.role.as_ref().is_none_or(|known| known.split(' ').count() == 1 && role.contains(' '));
            let tells = !scene.names.titles.is_address(&phrase.lemma);
            if fuller && tells && phrase.number == Number::Sing {
                entity.role = Some(role);
            }
            entity.country = entity.country.take().or_else(|| office.states.first().cloned());
        }
        self.held.push((office, holder, phrase.head));
    }

    /// Notes that several people hold an office in the same order as it is said of whom: "президенты
    /// Армении и Азербайджана Ваагн Хачатурян и Ильхам Алиев".
    pub(super) fn hold_row(
        &mut self,
        scene: &Scene<'_>,
        phrase: &Phrase,
        holders: &[EntityId],
        entities: &mut Entities,
    ) {
        let whole = office(scene, phrase, entities);
        let shares = shares(scene, phrase, holders.len());
        for (&holder, share) in holders.iter().zip(shares.unwrap_or_default()) {
            let state = share.place.and_then(|place| state_of(place, entities));
            if let Some(entity) = entities.get_mut(holder) {
                entity.role.get_or_insert(share.role);
                entity.country = entity.country.take().or_else(|| state.clone());
            }
            let own = Office { states: state.into_iter().collect(), bare: false, ..whole.clone() };
            self.held.push((own, holder, phrase.head));
        }
    }

    /// The person whom an office stands for. `None` for a bare word that fits nobody.
    pub(super) fn stands_for(
        &mut self,
        scene: &Scene<'_>,
        phrase: &Phrase,
        people: &People,
        entities: &mut Entities,
    ) -> Option<EntityId> {
        let office = office(scene, phrase, entities);
        let found = self.holder(scene, phrase, &office, entities).or_else(|| known_holder(scene, &office, people));
        let found = found.or_else(|| self.servant(&office));
        if let Some(known) = found.or_else(|| self.without_name(scene, &office)) {
            return Some(known);
        }
        if office.bare && office.states.is_empty() && !matches!(office.level, Some(Level::Leaders | Level::Ministers)) {
            return None;
        }
        let name = nominative(scene, phrase);
        let entity = entities.intern(EntityKind::Person, &name);
        if let Some(person) = entities.get_mut(entity) {
            person.nameless = true;
            person.country = office.states.first().cloned();
        }
        self.nameless.push((office, entity));
        Some(entity)
    }
}
