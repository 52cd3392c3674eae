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

use crate::base::article::Article;
use crate::lang::Language;

/// Reads an article: tokens, mentions, meetings. An article in another language than `language`
/// gives a document without mentions or meetings.
#[must_use]
pub fn read(article: &Article, language: &Language) -> Document {
    if article.lang != language.code {
        return Document::default();
    }
    let parsed = language.parse(&article.text, &article.paragraphs);
    let sentences = parsed.sentences.iter().map(|s| s.span).collect();
    Document { sentences, ..Document::default() }
}
