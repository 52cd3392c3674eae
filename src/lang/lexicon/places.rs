//! States with their adjectives, capitals and people; cities, regions, venues; and the words by
//! which the rules of places go. Only tables: matching is the gazetteer's.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::lang::tag::{Case, Cases};

/// `places.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    states: Vec<State>,
    cities: BTreeMap<String, Vec<String>>,
    variants: BTreeMap<String, String>,
    regions: BTreeMap<String, Vec<String>>,
    lands: Vec<Land>,
    seats: Vec<Seat>,
    venues: BTreeMap<String, Vec<String>>,
    city_adjectives: BTreeMap<String, String>,
    words: WordLists,
    government: BTreeMap<String, Vec<Case>>,
    inflect: BTreeMap<String, String>,
}

/// A state.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// The name the news uses, in the nominative.
    pub name: String,
    /// Its other names.
    #[serde(default)]
    pub also: Vec<String>,
    /// "российский".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// First halves of compound adjectives where irregular: "франко".
    #[serde(default)]
    pub compound: Vec<String>,
    /// "россияне".
    #[serde(default)]
    pub people: Vec<String>,
    /// The seat of government, which stands for the state.
    #[serde(default)]
    pub capitals: Vec<String>,
    /// Whether it takes "на" as a place: "на Кубе".
    #[serde(default)]
    pub on: bool,
}

/// A land of several states.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Land {
    /// Its name.
    pub name: String,
    /// "европейцы".
    #[serde(default)]
    pub people: Vec<String>,
    /// Whether it acts as one: "Европа ответила".
    #[serde(default)]
    pub party: bool,
}

/// A seat of a body: the body as a party, a venue after a preposition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// Its name.
    pub name: String,
    /// The state it lies in.
    pub country: String,
    /// The party, where it is another organisation.
    #[serde(default)]
    pub stands_for: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WordLists {
    place_prepositions: Vec<String>,
    surface_prepositions: Vec<String>,
    away_prepositions: Vec<String>,
    motion: Vec<String>,
    of_city: Vec<String>,
    city_verbs: Vec<String>,
    settlements: Vec<String>,
    capitals: Vec<String>,
    regions: Vec<String>,
    venues: Vec<String>,
    houses: Vec<String>,
    named_after: Vec<String>,
    joins: Vec<String>,
    no_places: Vec<String>,
    distances: Vec<String>,
    hours: Vec<String>,
    visiting: Vec<String>,
    calling: Vec<String>,
    settlement_marks: Vec<String>,
}

/// What a word (a folded lemma, or a preposition as written) is to the rules of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// "в", "из": after it a state is where things happen.
    PlacePreposition,
    /// "на": a place in the prepositional case only.
    SurfacePreposition,
    /// "с" of "с Кубы".
    AwayPreposition,
    /// "визит", "прилететь".
    Motion,
    /// "мэр", "улица": a capital after it is a city.
    OfCity,
    /// "подвергнуться": a capital before it is a city.
    CityVerb,
    /// "город", "штат": the name follows.
    Settlement,
    /// "столица".
    Capital,
    /// "область", "край": the adjective precedes.
    Region,
    /// "дворец", "отель".
    Venue,
    /// "Дом" of "Дом конгрессов": with a capital, and its owner after it.
    House,
    /// "и".
    Join,
    /// "Земля", "Вселенная": toponyms of the dictionary where nobody meets.
    NoPlace,
    /// "к востоку" of "к востоку от Парижа".
    Distance,
    /// "полночь" of "в полночь по Москве".
    Hour,
    /// "посетить": its object is where one goes.
    Visiting,
    /// "позвонить": "в Киев" after it is a party.
    Calling,
}

/// The tables of `places.toml`, ready for use.
#[derive(Debug)]
pub struct Places {
    /// The states.
    pub states: Vec<State>,
    /// Country and its cities.
    pub cities: BTreeMap<String, Vec<String>>,
    /// Another name of a city, and its usual one.
    pub variants: BTreeMap<String, String>,
    /// Country and its regions.
    pub regions: BTreeMap<String, Vec<String>>,
    /// Lands of several states.
    pub lands: Vec<Land>,
    /// Seats of bodies.
    pub seats: Vec<Seat>,
    /// Country and its venues.
    pub venues: BTreeMap<String, Vec<String>>,
    /// Adjective of a city, and the city.
    pub city_adjectives: BTreeMap<String, String>,
    words: WordLists,
    government: FxHashMap<String, Cases>,
    inflect: BTreeMap<String, String>,
}

impl Places {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(file: File) -> Self {
        let government = file.government.into_iter();
        Self {
            states: file.states,
            cities: file.cities,
            variants: file.variants,
            regions: file.regions,
            lands: file.lands,
            seats: file.seats,
            venues: file.venues,
            city_adjectives: file.city_adjectives,
            words: file.words,
            government: government.map(|(word, names)| (word, names.into_iter().collect())).collect(),
            inflect: file.inflect,
        }
    }

    /// The word lists, for the gazetteer.
    #[must_use]
    pub fn lists(&self) -> [(Word, &[String]); 17] {
        let words = &self.words;
        [
            (Word::PlacePreposition, &words.place_prepositions),
            (Word::SurfacePreposition, &words.surface_prepositions),
            (Word::AwayPreposition, &words.away_prepositions),
            (Word::Motion, &words.motion),
            (Word::OfCity, &words.of_city),
            (Word::CityVerb, &words.city_verbs),
            (Word::Settlement, &words.settlements),
            (Word::Capital, &words.capitals),
            (Word::Region, &words.regions),
            (Word::Venue, &words.venues),
            (Word::House, &words.houses),
            (Word::Join, &words.joins),
            (Word::NoPlace, &words.no_places),
            (Word::Distance, &words.distances),
            (Word::Hour, &words.hours),
            (Word::Visiting, &words.visiting),
            (Word::Calling, &words.calling),
        ]
    }

    /// Whether a word as written stands between a venue and whom it is named after: "имени".
    #[must_use]
    pub fn names_after(&self, form: &str) -> bool {
        self.words.named_after.iter().any(|word| word == form)
    }

    /// Whether a word as written is a settlement cut short: "г." of "г. Дубна".
    #[must_use]
    pub fn is_settlement_mark(&self, form: &str) -> bool {
        self.words.settlement_marks.iter().any(|word| word == form)
    }

    /// The cases that a preposition (in small letters) governs; `None` for what is none.
    #[must_use]
    pub fn government(&self, preposition: &str) -> Option<Cases> {
        self.government.get(preposition).copied()
    }

    /// Words the dictionary lacks, each with a word of the dictionary that inflects the same way.
    pub fn inflections(&self) -> impl Iterator<Item = (&str, &str)> {
        self.inflect.iter().map(|(word, like)| (word.as_str(), like.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::lexicon::Lexicon;

    #[test]
    fn no_place_stands_twice_in_its_country_and_every_country_is_a_state() {
        let places = Lexicon::bundled("ru").expect("the lexicons parse").places;
        let states: Vec<&String> = places.states.iter().map(|state| &state.name).collect();
        for (country, names) in places.cities.iter().chain(&places.regions).chain(&places.venues) {
            assert!(states.contains(&country), "{country} is no state");
            for (at, name) in names.iter().enumerate() {
                assert!(!names.iter().skip(at + 1).any(|other| other == name), "{name} stands twice");
            }
        }
    }

    #[test]
    fn every_variant_and_adjective_is_of_a_listed_place() {
        let places = Lexicon::bundled("ru").expect("the lexicons parse").places;
        let capitals = places.states.iter().flat_map(|state| &state.capitals);
        let listed = places.cities.values().chain(places.venues.values()).flatten().chain(capitals);
        let listed: Vec<&String> = listed.collect();
        for place in places.variants.values().chain(places.city_adjectives.values()) {
            assert!(listed.contains(&place), "{place} is not listed");
        }
    }
}
