//! Persons, titles, offices and groups of people: who is named where in an article, one entity for
//! one person. Places are found before and are not touched; titles and names cover those inside
//! them. The stages, in order: names (`chunk`), titles (`phrase`), whose names (`people`), who
//! holds what (`office`), groups (`group`), pronouns (`pronoun`).

mod candidates;
mod chunk;
mod complement;
mod crowd;
mod group;
mod nominative;
mod office;
mod order;
mod part;
mod people;
mod phrase;
mod pronoun;
mod reading;
mod scene;
#[cfg(test)]
mod tests;
mod words;

use super::entities::Entities;
use super::mention::{EntityId, EntityKind, Mention};
use super::registry::{Family, Rule, RuleId};
use crate::lang::Language;
use crate::lang::lexicon::titles::{Takes, Use};
use crate::lang::tag::{Cases, Gender, Number};
use crate::lang::token::Parsed;
use chunk::Chunk;
use part::Form;
use rustc_hash::{FxHashMap, FxHashSet};

use people::{Hint, Named, People};
use phrase::{Phrase, Titles, agrees};
use scene::Scene;

const FULL: RuleId = RuleId("N01");
const INITIALS: RuleId = RuleId("N02");
const FAMILY_FIRST: RuleId = RuleId("N03");
const SURNAME: RuleId = RuleId("N04");
const GIVEN: RuleId = RuleId("N05");
const TITLED: RuleId = RuleId("N06");
const OFFICE: RuleId = RuleId("N07");
const GROUP: RuleId = RuleId("N08");
const COLLECTIVE: RuleId = RuleId("N09");
const PRONOUN: RuleId = RuleId("N10");
const CROWD: RuleId = RuleId("N11");

/// The rules of this family, by code.
pub const RULES: &[Rule] = &[
    rule(FULL, "a given name and a surname in agreement: «Стивом Уиткоффом», «Урсула фон дер Ляйен»"),
    rule(INITIALS, "initials and a surname: «С. В. Лавров», «Дж. Байден»"),
    rule(FAMILY_FIRST, "a family name that stands first: «Си Цзиньпин», «Ким Чен Ын»"),
    rule(SURNAME, "a surname alone: «Умерова»"),
    rule(GIVEN, "a given name alone, of a person named in full elsewhere: «Юлия»"),
    rule(TITLED, "a name with its title: «помощник президента России Юрий Ушаков»"),
    rule(OFFICE, "an office that stands for a person: «президент Сербии», «глава Белого дома»"),
    rule(GROUP, "several people by their office: «министры иностранных дел Турции и Ирана»"),
    rule(COLLECTIVE, "a collective noun: «украинская делегация», «правление завода»"),
    rule(CROWD, "people by any noun after «с»: «с отельерами», «с вдовами шахтёров»"),
    rule(PRONOUN, "a pronoun for the subject of the sentence before: «Он добавил»"),
];

const fn rule(id: RuleId, summary: &'static str) -> Rule {
    Rule { id, family: Family::Names, summary }
}

/// Finds the persons and groups of an article, in order of text, without overlaps. `places` are the
/// states, organisations and places found before; those inside a mention of ours are part of it.
pub fn find(parsed: &Parsed, language: &Language, places: &[Mention], entities: &mut Entities) -> Vec<Mention> {
    let scene = Scene::new(parsed, language, places);
    let chunks = chunk::chunks(&scene);
    let titles = Titles::new(&scene, &chunks);
    let phrases = titles.find();
    let with_title: FxHashSet<usize> = phrases.iter().flat_map(|phrase| phrase.holders.iter().copied()).collect();
    let next = phrases.iter().skip(1).map(Some).chain([None]);
    let apposed: Vec<Option<usize>> = phrases
        .iter()
        .zip(next)
        .map(|(phrase, next)| apposed(&scene, &chunks, &with_title, phrase).or_else(|| double(&scene, phrase, next?)))
        .collect();
    let hints = hints(&chunks, &phrases, &apposed);
    let people = people::people(&scene, &chunks, &hints, entities);
    let mut offices = office::Offices::default();
    let reader = Reader { scene: &scene, chunks: &chunks, phrases: &phrases, apposed: &apposed, people: &people };
    reader.learn_offices(&mut offices, entities);
    let mut mentions = reader.mentions(&mut offices, entities);
    mentions.extend(pronoun::resolve(&scene, &mentions, PRONOUN));
    mentions.sort_by_key(|mention| mention.tokens.start);
    mentions
}

/// Whether a mention is a body of people by a common noun: "комиссия по этике".
#[must_use]
pub fn is_body(mention: &Mention) -> bool {
    mention.kind == EntityKind::Organisation && mention.rule == COLLECTIVE
}

/// Whether a mention is people whom only "с" before them makes a side: they are of the company, and tell no
/// meeting from another.
#[must_use]
pub fn is_crowd(mention: &Mention) -> bool {
    mention.rule == CROWD
}

/// What titles tell of the names beside them.
fn hints(chunks: &[Chunk], phrases: &[Phrase], apposed: &[Option<usize>]) -> Vec<Hint> {
    let bare = |chunk: &Chunk| Hint { start: chunk.tokens.start, titled: false, cases: Cases::ALL, gender: None };
    let mut hints: Vec<Hint> = chunks.iter().map(bare).collect();
    for (phrase, index) in phrases.iter().zip(apposed) {
        hint(phrase, phrase.tokens.start, &mut hints);
        if let Some(hint) = index.and_then(|index| hints.get_mut(index)).filter(|hint| !hint.titled) {
            *hint = Hint { titled: true, cases: phrase.cases, ..*hint };
        }
    }
    hints
}

/// "Сийярто, глава МИД Венгрии, ...", "Рубио (госсекретарь США)", "Рубио — госсекретарь США": the
/// name before that a title without a name is of.
fn apposed(scene: &Scene<'_>, chunks: &[Chunk], titled: &FxHashSet<usize>, phrase: &Phrase) -> Option<usize> {
    if phrase.number != Number::Sing || !phrase.holders.is_empty() {
        return None;
    }
    let parsed = scene.parsed;
    let mark = phrase.tokens.start.checked_sub(1)?;
    let closed = matches!(parsed.form(phrase.tokens.end), "," | "." | ")" | ";" | "");
    let open = matches!(parsed.form(mark), "," | "(" | "—" | "–");
    if !open || !closed || parsed.sentence_of(mark) != parsed.sentence_of(phrase.head) {
        return None;
    }
    let index = chunks.partition_point(|chunk| chunk.tokens.end < mark);
    let before = chunks.get(index).is_some_and(|chunk| chunk.tokens.end == mark);
    let fits = chunks.get(index).is_some_and(|chunk| chunk.form != Form::Common && agrees(chunk.cases(), phrase.cases));
    (before && fits && !titled.contains(&index)).then_some(index)
}

/// "вице-премьер, министр обороны Иван Зимин": the name after the next title is of this one too.
fn double(scene: &Scene<'_>, phrase: &Phrase, next: &Phrase) -> Option<usize> {
    let one = |phrase: &Phrase| phrase.number == Number::Sing && agrees(phrase.cases, next.cases);
    let close = scene.parsed.form(phrase.tokens.end) == "," && phrase.tokens.end + 1 == next.tokens.start;
    let fits = phrase.holders.is_empty() && one(phrase) && one(next);
    let double = close && scene.names.titles.is_double(&phrase.lemma);
    // "эмир Катара шейх Тамим", "министр обороны генерал Зимин": no mark between an office and a rank.
    let office = scene.names.titles.head(&phrase.lemma).is_some_and(|head| head.alone == Some(Use::Office));
    let rank = scene.names.titles.head(&next.lemma);
    let rank = rank.is_some_and(|head| head.alone != Some(Use::Office) || head.takes(Takes::Given));
    let bare = next.tokens.end == next.head + 1 && next.tokens.start == next.head;
    let adjoins = phrase.tokens.end > phrase.head + 1 && phrase.tokens.end == next.tokens.start;
    let full = office && adjoins && rank && bare;
    next.holders.first().copied().filter(|_| fits && (double || full))
}

fn hint(phrase: &Phrase, start: usize, hints: &mut [Hint]) {
    for &index in &phrase.holders {
        if let Some(hint) = hints.get_mut(index) {
            let gender = phrase.gender.filter(|gender| *gender == Gender::Fem && phrase.number == Number::Sing);
            *hint = Hint { start, titled: true, cases: phrase.cases, gender };
        }
    }
    for inner in &phrase.inner {
        hint(inner, inner.tokens.start, hints);
    }
}

struct Reader<'r> {
    scene: &'r Scene<'r>,
    chunks: &'r [Chunk],
    phrases: &'r [Phrase],
    /// For each title the name before it that it is of.
    apposed: &'r [Option<usize>],
    people: &'r People,
}

impl Reader<'_> {
    fn named(&self, chunk: usize) -> Option<(&Chunk, Named)> {
        let named = self.people.named.get(chunk).copied().flatten()?;
        self.chunks.get(chunk).map(|chunk| (chunk, named))
    }

    fn entity(&self, named: Named) -> Option<EntityId> {
        self.people.list.get(named.person).map(|person| person.entity)
    }

    fn learn_offices(&self, offices: &mut office::Offices, entities: &mut Entities) {
        offices.survey(self.scene, self.phrases, entities);
        for (phrase, index) in self.phrases.iter().zip(self.apposed) {
            self.learn(phrase, offices, entities);
            let named = index.and_then(|index| self.named(index));
            if let Some(holder) = named.and_then(|(_, named)| self.entity(named)) {
                offices.hold(self.scene, phrase, holder, entities);
            }
        }
    }

    fn learn(&self, phrase: &Phrase, offices: &mut office::Offices, entities: &mut Entities) {
        let holders: Vec<EntityId> =
            phrase.holders.iter().filter_map(|&index| self.entity(self.named(index)?.1)).collect();
        // Of women the plural of men's words tells no title: "актёры Анна и Олег".
        let office = self.scene.names.titles.head(&phrase.lemma).is_some_and(|head| head.alone == Some(Use::Office));
        let all = holders.len() == phrase.holders.len() && holders.len() > 1;
        if phrase.number == Number::Plur && office && all {
            offices.hold_row(self.scene, phrase, &holders, entities);
        }
        for holder in holders.into_iter().filter(|_| phrase.number == Number::Sing) {
            offices.hold(self.scene, phrase, holder, entities);
        }
        for inner in &phrase.inner {
            self.learn(inner, offices, entities);
        }
    }

    fn mentions(&self, offices: &mut office::Offices, entities: &mut Entities) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut taken = vec![false; self.chunks.len()];
        let mut bodies = FxHashMap::default();
        for phrase in self.phrases {
            take(phrase, &mut taken);
            self.of_phrase(phrase, offices, entities, &mut found);
            let named = found.last().filter(|m: &&Mention| m.kind == EntityKind::Organisation && m.head == phrase.head);
            if let Some(body) = named {
                bodies.insert(phrase.lemma.clone(), body.entity);
            } else if let Some(body) = group::again(self.scene, phrase, &bodies) {
                found.push(self.mention(phrase, body, EntityKind::Organisation, COLLECTIVE));
            }
        }
        for index in (0..self.chunks.len()).filter(|&index| taken.get(index) == Some(&false)) {
            found.extend(self.of_name(index, None));
        }
        found.sort_by_key(|mention: &Mention| mention.tokens.start);
        found
    }

    fn of_phrase(
        &self,
        phrase: &Phrase,
        offices: &mut office::Offices,
        entities: &mut Entities,
        found: &mut Vec<Mention>,
    ) {
        let before = found.len();
        let mut start = Some(phrase.tokens.start);
        for &index in &phrase.holders {
            let mention = self.of_name(index, start);
            start = if mention.is_some() { None } else { start };
            found.extend(mention);
        }
        if found.len() > before {
            return;
        }
        if let Some(group) = group::group(self.scene, phrase, entities) {
            let rule = match () {
                () if phrase.crowd => CROWD,
                () if group.collective => COLLECTIVE,
                () => GROUP,
            };
            let mention = self.mention(phrase, group.entity, group.kind, rule);
            found.push(Mention { anaphor: group.anaphor, ..mention });
            return;
        }
        let head = self.scene.names.titles.head(&phrase.lemma);
        let office = head.is_some_and(|head| head.alone == Some(Use::Office));
        if office && phrase.number == Number::Sing {
            let holder = offices.stands_for(self.scene, phrase, self.people, entities);
            found.extend(holder.map(|holder| self.mention(phrase, holder, EntityKind::Person, OFFICE)));
        }
    }

    fn mention(&self, phrase: &Phrase, entity: EntityId, kind: EntityKind, rule: RuleId) -> Mention {
        Mention {
            span: self.scene.parsed.span(phrase.tokens.clone()),
            tokens: phrase.tokens.clone(),
            head: phrase.head,
            entity,
            kind,
            cases: phrase.cases,
            number: Some(phrase.number),
            gender: phrase.gender,
            adjective: false,
            anaphor: false,
            rule,
        }
    }

    /// The mention of a name, from its title on where it has one.
    fn of_name(&self, index: usize, title: Option<usize>) -> Option<Mention> {
        let (chunk, named) = self.named(index)?;
        let person = self.people.list.get(named.person)?;
        let tokens = title.unwrap_or(chunk.tokens.start)..chunk.tokens.end;
        let rule = match chunk.form {
            _ if title.is_some() => TITLED,
            Form::Full | Form::Pair => FULL,
            Form::Initials => INITIALS,
            Form::FamilyFirst => FAMILY_FIRST,
            Form::Given => GIVEN,
            Form::Surname | Form::Weak | Form::Common => SURNAME,
        };
        Some(Mention {
            span: self.scene.parsed.span(tokens.clone()),
            tokens,
            head: chunk.head,
            entity: person.entity,
            kind: EntityKind::Person,
            cases: named.cases,
            number: Some(Number::Sing),
            gender: Some(person.gender),
            adjective: false,
            anaphor: false,
            rule,
        })
    }
}

/// Marks the names that a title speaks for.
fn take(phrase: &Phrase, taken: &mut [bool]) {
    for &index in phrase.holders.iter().chain(&phrase.swallowed) {
        if let Some(slot) = taken.get_mut(index) {
            *slot = true;
        }
    }
    for inner in &phrase.inner {
        take(inner, taken);
    }
}
