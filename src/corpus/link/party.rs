//! Parties as the linker compares them: names folded over spellings, bare surnames, given names and
//! states that stand behind people. Says how surely two names mean one party; knows no events.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use smallvec::SmallVec;

use super::report::Named;
use crate::extract::mention::EntityKind;
use crate::lang::phonetic;

/// How surely two names mean one party, 0 to 1.
pub(in crate::corpus) type Sureness = f32;

/// The same folded name.
const SAME: Sureness = 1.0;
/// A bare surname and a fuller name.
const BARE: Sureness = 0.95;
/// A spelling of the same sound: "Виткофф" and "Уиткофф".
const SOUND: Sureness = 0.9;
/// A person or delegation and the state behind it.
pub(super) const BEHIND: Sureness = 0.7;
/// A person and the office they hold.
const HOLDER: Sureness = 0.8;
/// Two wordings of what may be one group.
const WORDING: Sureness = 0.6;
/// A group of so many words tells who all of them are.
const AT_LENGTH: usize = 3;
/// The same given name and a surname that differs in one letter: "Арагчи" and "Аракчи".
const NEAR: Sureness = 0.8;

/// What kind of party, as far as comparing goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::corpus) enum Class {
    /// A human being, by name.
    Person,
    /// A human being known by an office alone: "президент Сербии".
    Office,
    /// A state, or something that stands for it.
    State,
    /// A body.
    Body,
    /// A group of people, known by its wording alone.
    Group,
}

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    text: String,
    sound: u64,
}

/// A party ready to be compared.
#[derive(Clone, Debug)]
pub(in crate::corpus) struct Known {
    pub(in crate::corpus) class: Class,
    words: SmallVec<[Word; 3]>,
    /// The words of a person's office: "президент", "сербии".
    office: SmallVec<[String; 2]>,
    whole: u64,
    country: Option<u64>,
}

/// Where two reports may find each other in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::corpus) enum Key {
    /// The last word of a person's name, by its sound.
    Surname(u64),
    /// A person known by one word.
    Bare(u64),
    /// The first word of a person's longer name ("Си Цзиньпин").
    First(u64),
    /// A state, or the state behind a group.
    Country(u64),
    /// The state behind a person.
    CountryOfPerson(u64),
    /// A body or group, by the whole name.
    Whole(u64),
    /// A body or group of several words, by the first two: "рабочая группа", whatever it is on.
    Opening(u64),
    /// A counted round of a report that names nobody.
    RoundOfNobody(u16),
    /// The place of a report that names no person.
    PlaceOfStates(u64),
    /// The place of a report that names persons.
    PlaceOfPeople(u64),
    /// Format or level of a report that names no person.
    WayOfStates(u64),
    /// Format or level of a report that names persons.
    WayOfPeople(u64),
    /// Format or level of a report that names nobody.
    WayOfNobody(u64),
    /// The sentence of a report, which a reprint has too.
    Sentence(u64),
}

impl Known {
    pub(in crate::corpus) fn new(party: &Named) -> Self {
        let class = match party.kind {
            EntityKind::Person if is_nameless(&party.name) => Class::Office,
            EntityKind::Person => Class::Person,
            EntityKind::State | EntityKind::Place => Class::State,
            EntityKind::Organisation => Class::Body,
            EntityKind::Group => Class::Group,
        };
        let folded = fold(&party.name);
        let whole = hash(&folded);
        let words = folded.split(' ').filter(|w| !w.is_empty()).map(|w| Word { text: w.to_owned(), sound: sound(w) });
        let own = (class == Class::State).then_some(whole);
        let country = party.country.as_deref().map(|c| hash(&fold(c))).or(own);
        let told = [party.role.as_deref(), party.country.as_deref()].into_iter().flatten().map(fold);
        let office = told.filter(|_| class == Class::Person).flat_map(|t| words_of(&t)).collect();
        Self { class, words: words.collect(), office, whole, country }
    }

    /// Under which keys it is kept.
    pub(in crate::corpus) fn kept_under(&self) -> impl Iterator<Item = Key> + '_ {
        let person = self.class == Class::Person;
        let (first, last) = (self.words.first().filter(|_| person), self.words.last().filter(|_| person));
        let bare = self.words.len() == 1;
        let country = if person { Key::CountryOfPerson } else { Key::Country };
        [
            last.map(|w| Key::Surname(w.sound)),
            first.map(|w| if bare { Key::Bare(w.sound) } else { Key::First(w.sound) }),
            self.country.map(country),
            (!person).then_some(Key::Whole(self.whole)),
            self.opening().map(Key::Opening),
        ]
        .into_iter()
        .flatten()
    }

    /// Under which keys its like may be found. People find each other by name, not by country.
    pub(in crate::corpus) fn sought_under(&self) -> impl Iterator<Item = Key> + '_ {
        let behind = self.country.filter(|_| self.class != Class::Person).map(Key::CountryOfPerson);
        let own = self.kept_under().map(|key| match key {
            Key::Bare(sound) => Key::First(sound),
            Key::First(sound) => Key::Bare(sound),
            Key::CountryOfPerson(state) => Key::Country(state),
            other => other,
        });
        own.chain(behind)
    }

    /// Whether the two are the same name, letter for letter once folded.
    pub(in crate::corpus) fn is_spelled_as(&self, other: &Self) -> bool {
        self.whole == other.whole && self.class == other.class && self.country == other.country
    }

    /// How many words its name has.
    pub(in crate::corpus) fn word_count(&self) -> usize {
        self.words.len()
    }

    /// Whether it is a group in a wording that tells who all of them are: "начальники генеральных штабов
    /// европейских стран", and not "делегации" or "европейские партнёры".
    pub(in crate::corpus) fn is_told_at_length(&self) -> bool {
        self.class == Class::Group && self.words.len() >= AT_LENGTH
    }

    fn opening(&self) -> Option<u64> {
        let (first, second) = self.words.first().zip(self.words.get(1))?;
        let mut hasher = FxHasher::default();
        (first.text.as_str(), second.text.as_str()).hash(&mut hasher);
        matches!(self.class, Class::Body | Class::Group).then(|| hasher.finish())
    }

    /// How surely the two are one party; 0 where they are not.
    pub(in crate::corpus) fn likeness(&self, other: &Self) -> Sureness {
        match (self.class, other.class) {
            (Class::Person, Class::Person) => self.same_person(other),
            (Class::State, Class::State) => self.same_country(other, SAME),
            (Class::Body, Class::Body) if self.whole == other.whole => SAME,
            (Class::Group, Class::Group) => self.same_country(other, BEHIND).max(self.same_wording(other)),
            (Class::Office, Class::Person) => other.holds(self),
            (Class::Person, Class::Office) => self.holds(other),
            (Class::Person | Class::Office, Class::Group | Class::Body)
            | (Class::Group | Class::Body, Class::Person | Class::Office) => 0.0,
            (Class::Office, Class::Office)
            | (Class::Body, Class::Body | Class::Group)
            | (Class::Group, Class::Body) => self.same_wording(other),
            (Class::Body, Class::State) | (Class::State, Class::Body) => f32::from(self.whole == other.whole),
            (Class::State, Class::Person | Class::Office | Class::Group)
            | (Class::Person | Class::Office | Class::Group, Class::State) => self.same_country(other, BEHIND),
        }
    }

    fn same_country(&self, other: &Self, sureness: Sureness) -> Sureness {
        if self.country.is_some() && self.country == other.country { sureness } else { 0.0 }
    }

    /// Groups are worded freely: "европейские лидеры" and "восемь европейских лидеров". Half of the
    /// longer one's words must begin alike.
    fn same_wording(&self, other: &Self) -> Sureness {
        if self.whole == other.whole {
            return SAME;
        }
        let (few, many) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        // "советники по безопасности" and "советники по безопасности стран-партнёров": the longer
        // wording only says whose they are.
        let opens = few.words.len() >= 3 && few.words.iter().zip(&many.words).all(|(w, v)| w.text == v.text);
        if opens {
            return BARE;
        }
        // A word of its own on each side makes two of them: "группа по рыбе" and "группа по лесу".
        let told = |w: &&Word| w.text.chars().count() >= 3;
        let within = few.words.iter().filter(told).all(|w| many.words.iter().any(|v| begin_alike(&w.text, &v.text)));
        if within && few.words.len() * 2 >= many.words.len() { WORDING } else { 0.0 }
    }

    /// A person holds an office where their role has all its words: "украинский президент" is held by
    /// the "президент Украины".
    fn holds(&self, office: &Self) -> Sureness {
        let known = |w: &Word| self.office.iter().any(|role| *role == w.text || begin_alike(role, &w.text));
        if office.words.iter().all(known) { HOLDER } else { 0.0 }
    }

    /// A bare surname is the full name unless given names conflict: "Умеров" is "Рустем Умеров", but
    /// "Мелания Трамп" is not "Дональд Трамп".
    fn same_person(&self, other: &Self) -> Sureness {
        if self.whole == other.whole {
            return SAME;
        }
        let (few, many) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let (Some(last_few), Some(last_many)) = (few.words.last(), many.words.last()) else { return 0.0 };
        if few.words.len() == 1 {
            let place = many.words.iter().filter(|w| w.sound == last_few.sound);
            return place.map(|w| if w.text == last_few.text { BARE } else { SOUND }).fold(0.0, f32::max);
        }
        if last_few.sound != last_many.sound {
            let given = few.given().zip(many.given()).all(|(g, h)| g == h) && few.words.len() == many.words.len();
            return if given && differ_in_one_letter(&last_few.text, &last_many.text) { NEAR } else { 0.0 };
        }
        let given_agree = few.given().any(|g| many.given().any(|h| same_given(g, h)));
        match (given_agree, last_few.text == last_many.text) {
            (true, true) => BARE,
            (true, false) => SOUND,
            (false, _) => 0.0,
        }
    }

    fn given(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().take(self.words.len().saturating_sub(1))
    }
}

/// "Стив" and "Стивен", "С." and "Сергей", "Абдель" and "Абдул" (by sound alone where spelled freely).
fn same_given(left: &Word, right: &Word) -> bool {
    if left.sound == right.sound {
        return true;
    }
    let (short, long) =
        if left.text.chars().count() <= right.text.chars().count() { (left, right) } else { (right, left) };
    let length = short.text.chars().count();
    if length == 1 {
        return long.text.starts_with(&short.text);
    }
    length >= 3 && (long.text.starts_with(&short.text) || begin_alike(&short.text, &long.text))
}

fn words_of(folded: &str) -> SmallVec<[String; 2]> {
    folded.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// A name that begins with a common word: "украинский президент", "глава МИД Турции". A particle is
/// shorter: "фон дер Ляйен", "дель Пино".
fn is_nameless(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    first.chars().count() >= 5 && !first.chars().any(char::is_uppercase)
}

/// Five letters and more, all but one the same, the first among them.
fn differ_in_one_letter(left: &str, right: &str) -> bool {
    let length = left.chars().count();
    length >= 5
        && length == right.chars().count()
        && left.chars().next() == right.chars().next()
        && left.chars().zip(right.chars()).filter(|(a, b)| a != b).count() == 1
}

/// Whether two words share their beginning but for the ending: all but the last two letters of the
/// shorter, at least three.
fn begin_alike(left: &str, right: &str) -> bool {
    let shorter = left.chars().count().min(right.chars().count());
    let needed = shorter.saturating_sub(2).max(3);
    left.chars().zip(right.chars()).take_while(|(a, b)| a == b).count() >= needed
}

/// Case, `ё`, stress marks, quotes and punctuation never matter; a hyphen parts words. Text is
/// composed (NFC) since it was loaded.
pub(in crate::corpus) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            // Most letters of most texts: no look-up needed.
            'а'..='я' | 'a'..='z' | '0'..='9' => folded.push(letter),
            'ё' | 'Ё' => folded.push('е'),
            c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            c if c == '\u{301}' || c == '\u{300}' => {}
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A number for a text, the same in every run.
pub(in crate::corpus) fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What a word sounds like, however it is spelled.
fn sound(word: &str) -> u64 {
    hash(&phonetic::key(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(kind: EntityKind, name: &str, country: Option<&str>) -> Known {
        let country = country.map(str::to_owned);
        Known::new(&Named { kind, name: name.to_owned(), role: None, country, remote: false })
    }

    fn person(name: &str) -> Known {
        named(EntityKind::Person, name, None)
    }

    #[test]
    fn spellings_of_one_surname_sound_alike() {
        for (one, other) in [("Уиткофф", "Виткофф"), ("Хегсет", "Гегсет"), ("Келлог", "Келлогг")]
        {
            assert!(person(one).likeness(&person(other)) >= SOUND, "{one} {other}");
        }
        assert!(person("Стив Уиткофф").likeness(&person("Стивен Виткофф")) >= SOUND);
        assert_eq!(person("Лавров").likeness(&person("Макаров")).to_bits(), 0);
    }

    #[test]
    fn a_bare_surname_is_the_full_name_unless_given_names_conflict() {
        assert!(person("Умеров").likeness(&person("Рустем Умеров")) > 0.9);
        assert!(person("Р. Умеров").likeness(&person("Рустем Умеров")) > 0.9);
        assert!(person("Си").likeness(&person("Си Цзиньпин")) > 0.9);
        assert_eq!(person("Мелания Трамп").likeness(&person("Дональд Трамп")).to_bits(), 0);
    }

    #[test]
    fn a_letter_may_differ_where_the_given_name_is_the_same() {
        assert!(person("Аббас Арагчи").likeness(&person("Аббас Аракчи")) >= NEAR);
        assert_eq!(person("Арагчи").likeness(&person("Аракчи")).to_bits(), 0);
        assert_eq!(person("Иван Серов").likeness(&person("Пётр Перов")).to_bits(), 0);
    }

    #[test]
    fn an_office_is_held_by_whose_role_it_is() {
        let role = Some("президент Сербии".to_owned());
        let holder = Known::new(&Named {
            kind: EntityKind::Person,
            name: "Милан Петрович".to_owned(),
            role,
            country: None,
            remote: false,
        });
        assert!(holder.likeness(&person("сербский президент")) > 0.5);
        assert_eq!(holder.likeness(&person("премьер Сербии")).to_bits(), 0);
    }

    #[test]
    fn a_state_stands_for_its_people_and_delegations() {
        let state = named(EntityKind::State, "Норвегия", None);
        assert!(state.likeness(&named(EntityKind::Group, "норвежская делегация", Some("Норвегия"))) > 0.5);
        assert!(state.likeness(&named(EntityKind::Person, "Эспен Эйде", Some("Норвегия"))) > 0.5);
        assert!(state.likeness(&named(EntityKind::State, "Осло", Some("Норвегия"))) > 0.9);
        assert_eq!(state.likeness(&named(EntityKind::State, "Швеция", None)).to_bits(), 0);
    }

    #[test]
    fn groups_are_one_in_free_wording() {
        let one = named(EntityKind::Group, "европейские лидеры", None);
        assert!(one.likeness(&named(EntityKind::Group, "восемь европейских лидеров", None)) > 0.5);
        assert_eq!(one.likeness(&named(EntityKind::Group, "послы", None)).to_bits(), 0);
    }

    #[test]
    fn names_that_find_each_other_share_a_key() {
        for (one, other) in [("Си", "Си Цзиньпин"), ("Умеров", "Рустем Умеров"), ("Стив Уиткофф", "Виткофф")]
        {
            let (one, other) = (person(one), person(other));
            assert!(one.sought_under().any(|k| other.kept_under().any(|l| k == l)));
            assert!(other.sought_under().any(|k| one.kept_under().any(|l| k == l)));
        }
    }
}
