//! Lexicon rows to phrases. Names are written in the nominative; which words bend and how is read
//! off the dictionary once, here: words before the head noun agree with it, words after it stay.

use anyseg::Segmenter;
use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};

use super::{Classes, Doubt, Element, Gazetteer, Name, NameId, Phrase, Sort, Usage, Written};
use crate::base::span::Span;
use crate::lang::case::like;
use crate::lang::lexicon::Lexicon;
use crate::lang::lexicon::organisations::{Category, Row};
use crate::lang::lexicon::places::{Places, State};
use crate::lang::morph::{Morph, Origin, Reading, Readings, fold_lemma};
use crate::lang::tag::{Case, NameType, Number, Pos, Tag};

/// The endings of adjectives that a compound's first half lacks: "российск-ий".
const ADJECTIVE_ENDING: usize = 2;

impl Gazetteer {
    /// Builds the table from the lexicons.
    #[must_use]
    pub fn new(lexicon: &Lexicon, morph: &Morph, segmenter: &Segmenter) -> Self {
        let mut compiler = Compiler { table: Self::default(), morph, segmenter, places: FxHashMap::default() };
        // The dictionary is what takes the time: while one half of the names is compiled, the words of the
        // other are read, and then known.
        let organisations = || {
            for name in lexicon.organisations.rows.iter().flat_map(|row| &row.names) {
                for word in tokens_of(segmenter, name) {
                    let _ = morph.read(word);
                }
            }
        };
        rayon::join(|| compiler.places(&lexicon.places), organisations);
        for row in &lexicon.organisations.rows {
            compiler.organisation(row);
        }
        compiler.words(lexicon);
        compiler.finish()
    }
}

struct Compiler<'l> {
    table: Gazetteer,
    morph: &'l Morph,
    segmenter: &'l Segmenter,
    /// Cities, regions and venues by name, for their variants and adjectives.
    places: FxHashMap<&'l str, NameId>,
}

impl<'l> Compiler<'l> {
    fn places(&mut self, places: &'l Places) {
        // A capital that stands for another than its state, "Брюссель" for the Union, is a seat first.
        for seat in &places.seats {
            let other = seat.stands_for.as_deref();
            let owner = Some(seat.country.as_str()).filter(|_| other.is_none());
            let party = self.add(other.unwrap_or(&seat.name), Sort::Organisation(Category::National), owner);
            let id = self.name(&seat.name, Sort::Seat(party), Some(&seat.country));
            self.places.insert(&seat.name, id);
        }
        for state in &places.states {
            self.state(state);
        }
        for (country, cities) in &places.cities {
            for city in cities {
                let id = self.name(city, Sort::City, Some(country));
                self.places.entry(city).or_insert(id);
            }
        }
        for (sort, table) in [(Sort::Region, &places.regions), (Sort::Venue, &places.venues)] {
            for (country, names) in table {
                for name in names {
                    let id = self.name(name, sort, Some(country));
                    self.places.entry(name).or_insert(id);
                }
            }
        }
        for land in &places.lands {
            let sort = if land.party { Sort::Party } else { Sort::Land };
            let id = self.name(&land.name, sort, None);
            for people in &land.people {
                self.phrase(id, Usage::People, people);
            }
        }
        for (usage, table) in [(Usage::Name, &places.variants), (Usage::Adjective, &places.city_adjectives)] {
            for (word, city) in table {
                if let Some(&id) = self.places.get(city.as_str()) {
                    self.phrase(id, usage, word);
                }
            }
        }
    }

    fn words(&mut self, lexicon: &Lexicon) {
        let places = lexicon.places.lists().map(|(list, words)| (Classes::place(list), words));
        let organisations = lexicon.organisations.lists().map(|(list, words)| (Classes::organisation(list), words));
        for (class, words) in places.into_iter().chain(organisations) {
            for word in words {
                self.table.index.entry(fold_lemma(word)).or_default().classes.add(class);
            }
        }
    }

    fn state(&mut self, state: &'l State) {
        let id = self.name(&state.name, Sort::State, Some(&state.name));
        if let Some(name) = self.table.names.get_mut(id.0 as usize) {
            name.on = state.on;
        }
        for also in &state.also {
            self.phrase(id, Usage::Name, also);
        }
        for people in &state.people {
            self.phrase(id, Usage::People, people);
        }
        for adjective in &state.adjectives {
            self.phrase(id, Usage::Adjective, adjective);
            let half: String =
                adjective.chars().take(adjective.chars().count() - ADJECTIVE_ENDING).chain(['о']).collect();
            self.table.compounds.insert(fold_lemma(&half), id);
        }
        for half in &state.compound {
            self.table.compounds.insert(fold_lemma(half), id);
        }
        for capital in &state.capitals {
            let seat = self.places.get(capital.as_str()).copied();
            let city = seat.unwrap_or_else(|| self.name(capital, Sort::Capital(id), Some(&state.name)));
            self.places.insert(capital, city);
            self.table.capitals.entry(id).or_insert(city);
        }
    }

    fn organisation(&mut self, row: &Row) {
        let mut names = row.names.iter();
        let Some(first) = names.next() else { return };
        let id = self.name(first, Sort::Organisation(row.category), row.country.as_deref());
        for name in names {
            self.phrase(id, Usage::Name, name);
        }
    }

    /// A new name with its first phrase.
    fn name(&mut self, text: &str, sort: Sort, country: Option<&str>) -> NameId {
        let id = self.add(text, sort, country);
        self.phrase(id, Usage::Name, text);
        id
    }

    fn add(&mut self, text: &str, sort: Sort, country: Option<&str>) -> NameId {
        let id = NameId(u32::try_from(self.table.names.len()).unwrap_or(u32::MAX));
        let name = Name { text: text.into(), sort, country: country.map(Into::into), on: false };
        self.table.names.push(name);
        self.table.named.entry(fold_lemma(text)).or_insert(id);
        id
    }

    /// One more way to name a thing. A hyphen parts tokens or not, by rules of the segmenter's own that
    /// look at the words around, so a name with a hyphen is a phrase of parts and a phrase of wholes.
    fn phrase(&mut self, id: NameId, usage: Usage, text: &str) {
        let tokens = tokens_of(self.segmenter, text);
        if text.contains('-') {
            let wholes: Vec<&str> = text.split(' ').collect();
            if wholes != tokens {
                self.push(id, usage, text, &wholes);
            }
        }
        self.push(id, usage, text, &tokens);
    }

    fn push(&mut self, id: NameId, usage: Usage, text: &str, words: &[&str]) {
        let readings: Vec<Readings> = words.iter().map(|word| self.morph.read(word)).collect();
        let parted = words.iter().any(|word| word.len() > 1 && word.contains('-') || *word == "-") && words.len() > 2;
        let head = if parted { head_of_parts(words, &readings) } else { head_of(&readings) };
        let alone = words.len() == 1;
        // "Босния и Герцеговина": a one-letter conjunction joins two names that both bend.
        let joined = words.iter().any(|word| word.chars().count() == 1 && word.chars().all(char::is_lowercase));
        let element = |at: usize, word: &str| {
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let bends = if parted { at == head } else { at <= head || (joined && capital && usage == Usage::Name) };
            element_of(word, readings.get(at).filter(|_| bends), alone, at == head)
        };
        let elements: SmallVec<[Element; 2]> = words.iter().enumerate().map(|(at, word)| element(at, word)).collect();
        let doubt = self.doubt(id, usage, words, &readings);
        let at = u32::try_from(self.table.phrases.len()).unwrap_or(u32::MAX);
        if let Some(first) = elements.first() {
            let mut keys: SmallVec<[&Box<str>; 3]> = first.lemmas.iter().collect();
            keys.push(&first.form);
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                let entry = self.table.index.entry(key.clone()).or_default();
                entry.classes.add(Classes::BEGINS);
                entry.phrases.push(at);
            }
        }
        self.table.phrases.push(Phrase { name: id, usage, text: text.into(), doubt, elements, head });
    }

    fn doubt(&self, id: NameId, usage: Usage, words: &[&str], readings: &[Readings]) -> Doubt {
        let (Some(word), Some(first)) = (words.first(), readings.first()) else { return Doubt::Nothing };
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let upper = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let sort = self.table.name(id).map(|name| name.sort);
        if !capital && words.len() == 1 {
            // "двадцатка" is a number of anything.
            let format = matches!(sort, Some(Sort::Organisation(Category::International | Category::Format)));
            let plain = first.iter().any(|r| r.origin == Origin::Known);
            return if format && plain { Doubt::Quoted } else { Doubt::Nothing };
        }
        if !capital || upper || usage != Usage::Name {
            return Doubt::Nothing;
        }
        let alone = words.len() == 1;
        let known = || first.iter().filter(|r| r.origin == Origin::Known);
        let personal = alone && known().any(|r| matches!(r.tag.name, Some(NameType::Given | NameType::Surname)));
        let common = |noun: bool| {
            let word = |pos: Pos| if noun { pos != Pos::Propn } else { !matches!(pos, Pos::Propn | Pos::Noun) };
            known().any(|r| r.tag.name.is_none() && word(r.tag.pos))
        };
        let small = words.iter().skip(1).any(|word| word.chars().next().is_some_and(char::is_lowercase));
        match sort {
            Some(Sort::City | Sort::Region) if personal => Doubt::Personal,
            Some(Sort::City | Sort::Region | Sort::Venue) if alone && common(true) => Doubt::Common,
            // "Вена" and "Кремль" begin a sentence of the news more often than their namesakes do.
            Some(Sort::State | Sort::Capital(_) | Sort::Seat(_)) if alone && common(false) => Doubt::Common,
            Some(Sort::Organisation(Category::Party | Category::Company | Category::Media)) => match () {
                () if alone && (common(true) || personal) => Doubt::Quoted,
                () if small && common(true) => Doubt::Common,
                () => Doubt::Nothing,
            },
            _ => Doubt::Nothing,
        }
    }

    fn finish(mut self) -> Gazetteer {
        let phrases = &self.table.phrases;
        let length = |at: u32| phrases.get(at as usize).map_or(0, |phrase| phrase.elements.len());
        // "САНА" is an agency before it is a capital.
        let in_capitals = |at: u32| {
            let first = phrases.get(at as usize).and_then(|phrase| phrase.elements.first());
            first.is_some_and(|element| element.written == Written::Upper)
        };
        #[expect(clippy::iter_over_hash_type, reason = "every row is sorted by itself")]
        for row in self.table.index.values_mut() {
            row.phrases.sort_by_key(|&at| (std::cmp::Reverse(length(at)), !in_capitals(at), at));
        }
        self.table
    }
}

/// The tokens of a name; most names are plainly one.
fn tokens_of<'t>(segmenter: &Segmenter, text: &'t str) -> Vec<&'t str> {
    if text.chars().all(char::is_alphabetic) {
        return vec![text];
    }
    let document = segmenter.segment(text);
    document.tokens().iter().map(|span| Span::new(span.start, span.end).of(text)).collect()
}

/// The first word that can be a noun in the nominative, all before it being attributes.
fn head_of(readings: &[Readings]) -> usize {
    let nominative = |word: &Readings, attribute: bool| {
        let fits = |pos: Pos| {
            if attribute { pos == Pos::Adj || pos == Pos::Det } else { matches!(pos, Pos::Noun | Pos::Propn) }
        };
        word.iter().any(|r| fits(r.tag.pos) && (r.tag.indeclinable || r.tag.case.is_none_or(|case| case == Case::Nom)))
            || word.iter().any(|r| attribute && r.tag.is_participle() && r.tag.case == Some(Case::Nom))
    };
    let attributes = readings.iter().take_while(|word| nominative(word, true) && !surely_noun(word)).count();
    if attributes < readings.len() { attributes } else { readings.len().saturating_sub(1) }
}

/// Of a name in parts the last that can be a nominative: "Рика" of "Коста-Рика", "Ростов" of
/// "Ростов-на-Дону".
fn head_of_parts(words: &[&str], readings: &[Readings]) -> usize {
    let noun =
        |word: &Readings| word.iter().any(|r| r.tag.is_noun() && (r.tag.case == Some(Case::Nom) || r.tag.indeclinable));
    let capital = |at: usize| words.get(at).is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase));
    (0..words.len()).rev().find(|&at| capital(at) && readings.get(at).is_some_and(noun)).unwrap_or(0)
}

/// "Новости" can be no attribute; "Большая" is one although it is a noun as well.
fn surely_noun(word: &Readings) -> bool {
    word.first().is_some_and(|r| r.tag.is_noun()) && word.iter().all(|r| !r.tag.is_attribute() || r.prob < 0.2)
}

fn element_of(word: &str, readings: Option<&Readings>, alone: bool, head: bool) -> Element {
    let form = fold_lemma(word);
    let nominative: Vec<_> = readings
        .into_iter()
        .flat_map(|word| word.iter())
        .filter(|r| r.tag.case == Some(Case::Nom) || r.tag.indeclinable)
        .collect();
    let fits = |pos: Pos| if head && !alone { matches!(pos, Pos::Noun | Pos::Propn) } else { true };
    let chosen: Vec<_> = nominative.iter().copied().filter(|r| fits(r.tag.pos)).collect();
    let mut chosen = if chosen.is_empty() { nominative } else { chosen };
    // "Баку" is the city and no form of "бак".
    let place = |r: &&Reading| r.tag.name == Some(NameType::Place);
    if chosen.iter().any(place) {
        chosen.retain(|r| place(r) || r.prob >= 0.05);
    }
    let mut lemmas: SmallVec<[Box<str>; 2]> = smallvec![];
    for reading in &chosen {
        if !lemmas.contains(&reading.lemma) {
            lemmas.push(reading.lemma.clone());
        }
    }
    if readings.is_some() && lemmas.is_empty() {
        lemmas.push(form.clone());
    }
    let first = chosen.first();
    let adjective = first.is_some_and(|r| r.tag.pos == Pos::Adj);
    // An adjective of a list stands for all its forms; a name that is an adjective is of one gender.
    let lower = word.chars().next().is_some_and(char::is_lowercase);
    let number = first.and_then(|r| r.tag.number).filter(|_| head && !(adjective && lower));
    let gender = first.and_then(|r| r.tag.gender).filter(|_| adjective && alone && !lower);
    Element { form, lemmas, number, gender, written: written(word) }
}

/// How the text must write a word that the lexicon writes so.
fn written(word: &str) -> Written {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let short = word.chars().count() > 1;
            if short && letters.all(char::is_uppercase) { Written::Upper } else { Written::Capital }
        }
        _ => Written::Any,
    }
}

/// The name in the genitive, with its capitals: "Саудовская Аравия", "Саудовской Аравии".
pub(super) fn genitive(morph: &Morph, text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let readings: Vec<Readings> = words.iter().map(|word| morph.read(word)).collect();
    let head = head_of(&readings);
    let bend = |at: usize, word: &str| {
        // "глав МИД": an abbreviation stands as it is.
        if word.chars().all(char::is_uppercase) {
            return None;
        }
        let word_readings = readings.get(at).filter(|_| at <= head)?;
        let number = word_readings.iter().find(|r| r.tag.case == Some(Case::Nom)).and_then(|r| r.tag.number);
        let number = number.unwrap_or(Number::Sing);
        let fits = |tag: &Tag| {
            tag.case == Some(Case::Nom) && tag.number.is_none_or(|n| n == number) && (tag.is_noun() == (at == head))
        };
        morph.inflect(word, fits, Case::Gen, number).map(|bent| like(&bent, word))
    };
    let parts = words.iter().enumerate().map(|(at, word)| bend(at, word).unwrap_or_else(|| (*word).to_owned()));
    parts.collect::<Vec<_>>().join(" ")
}
