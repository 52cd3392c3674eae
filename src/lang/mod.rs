//! Floor 1: a language, without any knowledge of news. Tokens and sentences, dictionary morphology,
//! and the lexicons of `assets/lang/<code>` parsed into lookup tables. Everything here is built once
//! into a [`Language`] and passed by reference; there is no global and nothing reads a file.

pub mod case;
pub mod gazetteer;
pub mod language;
pub mod lexicon;
mod memo;
pub mod morph;
pub mod numeral;
pub mod phonetic;
pub mod tag;
pub mod token;

pub use language::{Language, LanguageError};
