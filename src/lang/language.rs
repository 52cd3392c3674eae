//! A language ready to read with: segmenter, dictionary, lexicons. Built once, passed by reference.

use anyseg::Segmenter;
use thiserror::Error;

use super::gazetteer::Gazetteer;
use super::lexicon::layout::Label;
use super::lexicon::{Lexicon, LexiconError};
use super::morph::{Morph, fold_lemma};
use super::token::Parsed;
use crate::base::article::Paragraph;

/// Why a language could not be built. All its parts are compiled in, so this is a damaged build
/// or a mistake in a lexicon, and the message names the place.
#[derive(Debug, Error)]
pub enum LanguageError {
    /// A lexicon does not parse.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// The dictionary refuses.
    #[error("dictionary: {0}")]
    Dictionary(#[from] rumorph::Error),
    /// No segmenter for the language.
    #[error("no segmenter for language {0}")]
    Segmenter(String),
}

/// Everything known about one language.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: String,
    /// Tokens and sentences.
    pub segmenter: Segmenter,
    /// Word forms.
    pub morph: Morph,
    /// Words that mean something to us.
    pub lexicon: Lexicon,
    /// Known names of states, places and organisations.
    pub gazetteer: Gazetteer,
}

impl Language {
    /// Builds the language whose lexicons are in `assets/lang/<code>`.
    ///
    /// # Errors
    ///
    /// See [`LanguageError`].
    pub fn load(code: &str) -> Result<Self, LanguageError> {
        // The lexicons and the dictionary take as long as each other and know nothing of each other.
        let (lexicon, dictionary) = rayon::join(|| Lexicon::bundled(code), Morph::bundled);
        let lexicon = lexicon?;
        let morph = dictionary?.with_words(lexicon.inflections())?;
        let segmenter = Segmenter::new(code)
            .ok()
            .and_then(|s| s.with_abbreviations(lexicon.abbreviations()).ok())
            .ok_or_else(|| LanguageError::Segmenter(code.to_owned()))?;
        let gazetteer = Gazetteer::new(&lexicon, &morph, &segmenter);
        Ok(Self { code: code.to_owned(), segmenter, morph, lexicon, gazetteer })
    }

    /// Tokens, sentences and readings of the told paragraphs of a text.
    #[must_use]
    pub fn parse(&self, text: &str, paragraphs: &[Paragraph]) -> Parsed {
        let names = &self.lexicon.names;
        let mut parsed = Parsed::read(text, paragraphs, |p| p.kind.is_told(), &self.segmenter, (&self.morph, names));
        let credit = |word: &str| matches!(self.lexicon.layout.label(&fold_lemma(word)), Some((Label::Credit, _)));
        parsed.end_captions(credit);
        parsed
    }
}
