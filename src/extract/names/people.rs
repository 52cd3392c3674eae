//! Whose name is it: names of one person in the article become one entity. "Рустем Умеров",
//! "Р. Умеров", "Умерова" are one; "Дональд Трамп" and "Мелания Трамп" are two. It must not look
//! at titles beyond the hints it is given.

use rustc_hash::FxHashMap;

use super::chunk::Chunk;
use super::part::Form;
use super::reading::{Naming, compatible};
use super::scene::Scene;
use super::words::word;
use crate::extract::entities::Entities;
use crate::extract::mention::{EntityId, EntityKind};
use crate::lang::lexicon::leaders::Leader;
use crate::lang::lexicon::names::start;
use crate::lang::morph::fold_lemma;
use crate::lang::phonetic;
use crate::lang::tag::{Case, Cases, Gender, Pos};

/// What stands around a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hint {
    /// The first token of the name with its title.
    pub(super) start: usize,
    /// Whether a title stands before it.
    pub(super) titled: bool,
    /// The cases its title allows.
    pub(super) cases: Cases,
    /// The gender that its title shows.
    pub(super) gender: Option<Gender>,
}

/// One person of the article.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) entity: EntityId,
    pub(super) gender: Gender,
    given: Vec<String>,
    surname: String,
    key: String,
    full_key: String,
    family_first: bool,
    /// The token of the last mention.
    last: usize,
}

/// The person that a name is of, and the form it has there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    /// An index into the people of the article.
    pub(super) person: usize,
    /// The cases its form allows.
    pub(super) cases: Cases,
}

/// The people of an article.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) list: Vec<Person>,
    /// For each name whose it is; `None` for what is no name of a person.
    pub(super) named: Vec<Option<Named>>,
}

impl People {
    /// The person of the article that a leader may be.
    pub(super) fn find(&self, leader: &Leader) -> Option<EntityId> {
        let fits = |person: &&Person| {
            if person.given.is_empty() {
                let first = person.family_first && leader.given_key == person.key;
                return first || person.is_named(&leader.surname_key);
            }
            // "Александар" is Александр: of a holder of the office who has the surname the beginning is enough.
            let alike = |own: &String| compatible(own, &leader.given) || start(own) == start(&leader.given);
            let given = || person.given.first().is_some_and(alike);
            person.full_key == leader.key || (ends_so(&leader.key, &person.key) && given())
        };
        self.list.iter().find(fits).map(|person| person.entity)
    }
}

/// Whether the last words of one key are the other.
fn ends_so(key: &str, last: &str) -> bool {
    !last.is_empty() && key.strip_suffix(last).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// How many people a reader keeps in mind; also keeps a book-long text linear.
const REMEMBERED: usize = 512;

/// Finds whose names they are.
pub(super) fn people(scene: &Scene<'_>, chunks: &[Chunk], hints: &[Hint], entities: &mut Entities) -> People {
    let votes = votes(chunks);
    let mut people = People { list: Vec::new(), named: vec![None; chunks.len()] };
    let rounds: [&[Form]; 5] = [
        &[Form::Full, Form::Initials, Form::FamilyFirst],
        &[Form::Pair],
        &[Form::Surname],
        &[Form::Weak, Form::Common],
        &[Form::Given],
    ];
    for forms in rounds {
        for (index, (chunk, hint)) in chunks.iter().zip(hints).enumerate() {
            if !forms.contains(&chunk.form) {
                continue;
            }
            let found = Choice { scene, chunk, hint, votes: &votes }.make(&mut people.list, entities);
            if let Some(slot) = people.named.get_mut(index) {
                *slot = found;
            }
        }
    }
    people
}

type Votes = FxHashMap<(Box<str>, Gender), i32>;

/// How many names of the article may come from each nominative: "Уиткоффа" and "Уиткоффом" speak
/// both for Уиткофф.
fn votes(chunks: &[Chunk]) -> Votes {
    let mut votes = Votes::default();
    for chunk in chunks {
        let mut seen: Vec<(Box<str>, Gender)> = Vec::new();
        for option in chunk.options.iter().filter(|option| !option.surname.is_empty()) {
            let key = (option.varying.clone(), option.gender);
            if !seen.contains(&key) {
                *votes.entry(key.clone()).or_default() += 1;
                seen.push(key);
            }
        }
    }
    votes
}

/// The choice of a reading and a person for one name.
struct Choice<'c> {
    scene: &'c Scene<'c>,
    chunk: &'c Chunk,
    hint: &'c Hint,
    votes: &'c Votes,
}

impl Choice<'_> {
    fn make(&self, people: &mut Vec<Person>, entities: &mut Entities) -> Option<Named> {
        let mut best: Option<(i32, &Naming, Option<usize>)> = None;
        for option in &self.chunk.options {
            let person = self.person(option, people);
            let score = self.score(option) + if person.is_some() { 8 } else { 0 };
            if best.is_none_or(|(highest, ..)| score > highest) {
                best = Some((score, option, person));
            }
        }
        let (_, option, person) = best?;
        if person.is_none() && !self.is_person(option) {
            return None;
        }
        let cases = self.narrowed(option);
        let person = if let Some(index) = person {
            index
        } else {
            people.push(self.new_person(option, entities));
            people.len() - 1
        };
        self.learn(people.get_mut(person)?, option, entities);
        Some(Named { person, cases })
    }

    fn narrowed(&self, option: &Naming) -> Cases {
        let cases = self.scene.allowed(self.hint.start, option.cases);
        let titled = cases.and(self.hint.cases);
        if titled.is_empty() { cases } else { titled }
    }

    fn score(&self, option: &Naming) -> i32 {
        let mut score = option.weight * 2;
        let votes = self.votes.get(&(option.varying.clone(), option.gender)).copied().unwrap_or_default();
        score += 3 * (votes - 1).clamp(0, 4);
        if option.cases.and(self.hint.cases).is_empty() {
            score -= 12;
        }
        let governed = self.scene.governed(self.hint.start);
        if governed.is_some_and(|governed| option.cases.and(governed).is_empty()) {
            score -= 20;
        }
        // A prepositional stands after a preposition, be it of another in the row.
        if option.cases == Cases::of(Case::Loc) {
            score += match governed {
                Some(governed) => 2 * i32::from(governed.has(Case::Loc)),
                None if self.in_row() => -3,
                None => -8,
            };
        }
        if let Some(gender) = self.scene.verb_gender(self.chunk.tokens.start, self.chunk.tokens.end) {
            score += match (option.gender == gender, option.cases.has(Case::Nom)) {
                (true, true) => 4,
                // "встретил Анну": a verb of a man has no woman for its subject.
                (false, true) if option.cases == Cases::of(Case::Nom) => -6,
                _ => 0,
            };
        }
        if self.hint.gender.is_some_and(|gender| gender == option.gender) {
            score += 6;
        }
        score += self.expected(option.cases);
        // Where nothing tells, a name is rather a man's in the news, and rather of one spelling.
        score + i32::from(option.gender == Gender::Masc)
    }

    /// Whether the name is not the first of a row.
    fn in_row(&self) -> bool {
        let before = self.hint.start.checked_sub(1).filter(|&token| token > self.scene.sentence_start(token));
        before.is_some_and(|token| self.scene.names.titles.is_joint(self.scene.parsed.form(token)))
    }

    /// A name after a noun is rather in the genitive, after a verb or at the start in the nominative.
    fn expected(&self, cases: Cases) -> i32 {
        let start = self.hint.start;
        let Some(before) = start.checked_sub(1).filter(|_| start > self.scene.sentence_start(start)) else {
            return self.as_subject(cases);
        };
        let parsed = self.scene.parsed;
        let tag = parsed.tag(before);
        let object = i32::from(self.chunk.form == Form::Full && cases.has(Case::Acc));
        if tag.is_noun() {
            2 * i32::from(cases.has(Case::Gen))
        } else if tag.pos == Pos::Adp {
            0
        } else if tag.is_finite() {
            // Either the subject or an object, and that rather in the accusative: "принял Валентину Сидоренко".
            if cases.has(Case::Nom) { 1 } else { 2 * object }
        } else if tag.is_attribute() {
            // "самого Александра Приходько"
            3 * i32::from(!cases.and(parsed.cases(before, |r| r.tag.is_attribute())).is_empty())
        } else {
            self.as_subject(cases)
        }
    }

    /// How much a nominative is worth where a subject is likely: "Юлия Тимошенко приедет".
    fn as_subject(&self, cases: Cases) -> i32 {
        match cases.has(Case::Nom) {
            true if self.scene.agreeing_verb(self.chunk.tokens.end) => 6,
            nominative => 3 * i32::from(nominative),
        }
    }

    /// The person of the article that the name may be of.
    fn person(&self, option: &Naming, people: &[Person]) -> Option<usize> {
        let start = self.chunk.tokens.start;
        let fits = |person: &Person| match self.chunk.form {
            Form::Given => option.given.first().is_some_and(|given| person.is_called(given)),
            _ => person.is_named(&option.key) && person.gender == option.gender && person.has_given(&option.given),
        };
        let recent = people.iter().enumerate().skip(people.len().saturating_sub(REMEMBERED));
        let mut found: Vec<(usize, &Person)> = recent.filter(|(_, person)| fits(person)).collect();
        if self.chunk.form == Form::Given && found.len() != 1 {
            return None;
        }
        // Of namesakes the one named last before is meant, else the first.
        found.sort_by_key(|(_, person)| if person.last <= start { start - person.last } else { usize::MAX });
        found.first().map(|(index, _)| *index)
    }

    /// Whether the name is a person's though the article names nobody so before.
    fn is_person(&self, option: &Naming) -> bool {
        let token = self.chunk.head;
        let (start, end) = (self.chunk.tokens.start, self.chunk.tokens.end);
        let quoted = start > 0
            && matches!(self.scene.parsed.form(start - 1), "«" | "\"")
            && matches!(self.scene.parsed.form(end), "»" | "\"");
        let titles = &self.scene.names.titles;
        let before = start.checked_sub(1).filter(|_| start > self.scene.sentence_start(start));
        let lemma = before.map_or("", |token| self.scene.parsed.lemma(token));
        let thing = titles.is_thing(lemma) || (self.chunk.form != Form::Full && titles.is_work(lemma));
        let found = word(self.scene, token);
        // "хозяин Белого дома" is no man by the name of White.
        let attribute = self.chunk.form != Form::Full && self.is_attribute(token, end);
        if self.hint.titled {
            return !(quoted || attribute && self.chunk.form != Form::Given);
        }
        if attribute {
            return false;
        }
        if quoted || thing {
            return false;
        }
        match self.chunk.form {
            Form::Full | Form::Initials | Form::FamilyFirst | Form::Surname => true,
            Form::Weak => {
                (found.unknown || found.surname)
                    && self.scene.beside_speech(start, end)
                    && self.chunk.options.first().is_some_and(|option| option.cases.has(Case::Nom))
            }
            Form::Pair => self.is_governed(option),
            Form::Given | Form::Common => false,
        }
    }

    /// "с Росой Кастильо", "к Хенку Ван Дейку": two words of which the first declines as a name does, in
    /// the case that a preposition of people governs.
    fn is_governed(&self, option: &Naming) -> bool {
        let (start, head) = (self.chunk.tokens.start, self.chunk.head);
        let person = |token: usize| self.scene.names.titles.is_of_people(&self.scene.folded(token));
        let before = start.checked_sub(1).filter(|&token| self.hint.start == start && person(token));
        let agrees = self.scene.governed(start).is_some_and(|cases| !option.cases.and(cases).is_empty());
        let form = self.scene.parsed.form(start);
        let changed = option.given.first().is_some_and(|given| fold_lemma(given) != fold_lemma(form));
        let last = word(self.scene, head);
        before.is_some() && agrees && changed && (last.unknown || last.surname) && !self.is_attribute(start, start + 1)
    }

    /// Whether a word may be the attribute of the noun after it: "Московский метрополитен".
    fn is_attribute(&self, token: usize, next: usize) -> bool {
        let parsed = self.scene.parsed;
        let attribute = parsed.cases(token, |r| r.tag.is_attribute() && r.prob >= 0.05);
        let noun = parsed.cases(next, |r| r.tag.is_noun() && r.tag.name.is_none());
        token + 1 == next && !attribute.and(noun).is_empty()
    }

    fn new_person(&self, option: &Naming, entities: &mut Entities) -> Person {
        let family_first = self.chunk.form == Form::FamilyFirst;
        let name = full_name(&option.given, &option.surname, family_first);
        let entity = match entities.find_by_name(EntityKind::Person, &name) {
            Some(_) => entities.add(EntityKind::Person, &name),
            None => entities.intern(EntityKind::Person, &name),
        };
        Person {
            entity,
            gender: option.gender,
            given: option.given.clone(),
            surname: option.surname.clone(),
            key: option.key.clone(),
            full_key: phonetic::key(&name),
            family_first,
            last: self.chunk.tokens.start,
        }
    }

    /// Keeps the fullest form of the name, and where it was last used.
    fn learn(&self, person: &mut Person, option: &Naming, entities: &mut Entities) {
        person.last = person.last.max(self.chunk.tokens.start);
        let length = |given: &[String]| given.iter().map(|name| name.chars().count()).sum::<usize>();
        if length(&option.given) > length(&person.given) {
            person.given.clone_from(&option.given);
            person.family_first = self.chunk.form == Form::FamilyFirst;
            let surname = if option.surname.is_empty() { &person.surname } else { &option.surname };
            let name = full_name(&option.given, surname, person.family_first);
            person.full_key = phonetic::key(&name);
            entities.rename(person.entity, &name);
        }
    }
}

impl Person {
    fn is_called(&self, given: &str) -> bool {
        self.given.first().is_some_and(|own| !own.ends_with('.') && compatible(own, given))
    }

    /// Whether the surname sounds so; particles may be left out.
    fn is_named(&self, key: &str) -> bool {
        !key.is_empty() && (self.key == key || self.key.rsplit(' ').next() == key.rsplit(' ').next())
    }

    fn has_given(&self, given: &[String]) -> bool {
        let one_of = |name: &String, names: &[String]| names.iter().any(|other| compatible(name, other));
        match (self.given.first(), given.first()) {
            (Some(own), Some(other)) => one_of(other, &self.given) || one_of(own, given),
            _ => true,
        }
    }
}

fn full_name(given: &[String], surname: &str, family_first: bool) -> String {
    let given = given.join(" ");
    let (first, last) = if family_first { (surname, given.as_str()) } else { (given.as_str(), surname) };
    [first, last].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
