//! Floor 2: an article's text to a [`Document`]. Cannot fail, does no IO, does not know what day it
//! is: relative dates are resolved against the publication date alone.

pub mod dates;
pub mod document;
pub mod entities;
pub mod meeting;
pub mod meetings;
pub mod mention;
pub mod names;
pub mod places;
pub mod registry;

pub use document::Document;

use crate::base::article::{Article, Published};
use crate::lang::Language;
use entities::Entities;
use mention::Mention;

/// Reads an article: tokens, mentions, meetings. An article in another language than `language`
/// gives a document without mentions or meetings.
#[must_use]
pub fn read(article: &Article, language: &Language) -> Document {
    if article.lang != language.code {
        return Document::default();
    }
    let mut parsed = language.parse(&article.text, &article.paragraphs);
    meetings::prefer_verbs(&mut parsed, &language.lexicon.triggers, &language.lexicon.calendar);
    meetings::prefer_attributes(&mut parsed);
    let parsed = parsed;
    let times = dates::find(&parsed, language, article.published);
    let mut entities = Entities::default();
    let places = places::find(&parsed, language, &mut entities);
    let names = names::find(&parsed, language, &places, &mut entities);
    let mentions = without_covered(places, names);
    let context = meetings::Context {
        parsed: &parsed,
        language,
        mentions: &mentions,
        entities: &entities,
        times: &times,
        paragraphs: &article.paragraphs,
    };
    let meetings = meetings::find(context, article.published.map(Published::day));
    let sentences = parsed.sentences.iter().map(|s| s.span).collect();
    Document { sentences, entities: entities.into_vec(), mentions, times, meetings }
}

/// All mentions in order of text: a person's mention covers the state and body of his office, so
/// these are no mentions of their own. Both lists are in order and without overlaps.
fn without_covered(places: Vec<Mention>, names: Vec<Mention>) -> Vec<Mention> {
    let mut mentions = Vec::with_capacity(places.len() + names.len());
    let mut places = places.into_iter().peekable();
    for name in names {
        while let Some(place) = places.next_if(|p| p.span.end() <= name.span.start()) {
            mentions.push(place);
        }
        while places.next_if(|p| p.span.overlaps(name.span)).is_some() {}
        mentions.push(name);
    }
    mentions.extend(places);
    mentions
}
