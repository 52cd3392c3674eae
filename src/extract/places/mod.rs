//! Finds states, organisations and places: one pass over the tokens, at each token the longest known
//! name first, then the patterns for unknown ones. Persons, offices and groups are not found here,
//! but the adjectives they are made with are ("украинская делегация").

mod body;
mod context;
mod known;
mod nominative;
mod organisation;
mod rules;
mod stance;
mod toponym;
mod venue;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::entities::Entities;
use super::mention::{Entity, EntityId, EntityKind, Mention};
use super::registry::RuleId;
use crate::base::span::Span;
use crate::lang::Language;
use crate::lang::tag::{Cases, Gender, Number};
use crate::lang::token::Parsed;

use context::Context;

pub use rules::RULES;

/// The mentions of states, organisations and places, in order of text, without overlaps. Halves of a
/// compound adjective ("российско-украинский") are two mentions within one token. A state where
/// things happen ("в США") has the kind of a place and the entity of the state; a capital that acts
/// ("Киев ответил") has kind and entity of its state.
#[must_use]
pub fn find(parsed: &Parsed, language: &Language, entities: &mut Entities) -> Vec<Mention> {
    let mut reader = Reader { entities, mentions: Vec::new(), bodies: FxHashMap::default() };
    let surnames = context::surnames(parsed);
    for sentence in &parsed.sentences {
        let context = Context::new(parsed, language, sentence.tokens.clone(), &surnames);
        let mut at = sentence.tokens.start;
        let first = reader.mentions.len();
        while at < sentence.tokens.end {
            let before = reader.mentions.get(first..).and_then(<[Mention]>::last);
            let sightings = see(&context, at, before);
            at = sightings.iter().map(|seen| seen.tokens.end).max().unwrap_or(at + 1).max(at + 1);
            for sighting in sightings {
                reader.take(parsed, sighting);
            }
        }
    }
    reader.mentions
}

/// Whether a mention names an outlet, which reports a meeting and takes no part in it: "ТАСС",
/// "газета «Гудок»".
#[must_use]
pub fn is_media(mention: &Mention, entity: &Entity, language: &Language) -> bool {
    let organisation = mention.kind == EntityKind::Organisation;
    organisation && (mention.rule == rules::OUTLET || language.lexicon.organisations.is_media(&entity.name))
}

/// What stands at a token: nothing, one thing, or the halves of a compound adjective.
fn see(context: &Context<'_>, at: usize, before: Option<&Mention>) -> Vec<Sighting> {
    let single = toponym::region(context, at)
        .or_else(|| toponym::listed_region(context, at))
        .or_else(|| known::find(context, at, before))
        .or_else(|| organisation::find(context, at))
        .or_else(|| venue::find(context, at))
        .or_else(|| toponym::find(context, at));
    match single {
        Some(sighting) => vec![sighting],
        None => known::compound(context, at),
    }
}

/// What is named, before it has an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
struct What {
    kind: EntityKind,
    /// The name under which the entity is known.
    name: String,
    /// A fuller name, to be shown instead.
    fuller: Option<String>,
    country: Option<String>,
}

impl What {
    fn new(kind: EntityKind, name: impl Into<String>, country: Option<&str>) -> Self {
        Self { kind, name: name.into(), fuller: None, country: country.map(str::to_owned) }
    }
}

/// A mention before it has an entity.
#[derive(Clone, Debug)]
struct Sighting {
    /// Narrower than the tokens for half a word.
    span: Option<Span>,
    tokens: Range<usize>,
    head: usize,
    kind: EntityKind,
    what: What,
    /// The body this is, with or without an owner: "МИД", so that the next bare "МИД" is the same.
    body: Option<String>,
    cases: Cases,
    number: Option<Number>,
    gender: Option<Gender>,
    adjective: bool,
    rule: RuleId,
}

/// Gives sightings their entities.
struct Reader<'r> {
    entities: &'r mut Entities,
    mentions: Vec<Mention>,
    /// The body last named with its owner, by its own name.
    bodies: FxHashMap<String, EntityId>,
}

impl Reader<'_> {
    fn take(&mut self, parsed: &Parsed, seen: Sighting) {
        let entity = self.entity(&seen);
        self.mentions.push(Mention {
            span: seen.span.unwrap_or_else(|| parsed.span(seen.tokens.clone())),
            tokens: seen.tokens,
            head: seen.head,
            entity,
            kind: seen.kind,
            cases: seen.cases,
            number: seen.number,
            gender: seen.gender,
            adjective: seen.adjective,
            anaphor: false,
            rule: seen.rule,
        });
    }

    fn entity(&mut self, seen: &Sighting) -> EntityId {
        let what = &seen.what;
        if let Some(body) = &seen.body
            && what.country.is_none()
            && let Some(&id) = self.bodies.get(body)
        {
            return id;
        }
        let id = self.entities.intern(what.kind, &what.name);
        if let Some(fuller) = &what.fuller {
            let shown = self.entities.get(id).map_or(0, |entity| entity.name.chars().count());
            if fuller.chars().count() > shown {
                self.entities.rename(id, fuller);
            }
        }
        if let Some(entity) = self.entities.get_mut(id)
            && entity.country.is_none()
        {
            entity.country.clone_from(&what.country);
        }
        if let Some(body) = &seen.body {
            self.bodies.insert(body.clone(), id);
        }
        id
    }
}

#[cfg(test)]
mod tests;
