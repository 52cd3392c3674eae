//! Parses and checks `assets/lang/<code>/*.toml` and builds lookup tables. One section is one TOML
//! file and one module here; unknown keys are errors, so a lexicon with a slip never loads half.
//! Keys are folded (lower case, `ё` as `е`) as lemmas are.

pub mod bundled;
pub mod calendar;
pub mod declension;
pub mod grammar;
pub mod layout;
pub mod leaders;
pub mod names;
pub mod organisations;
pub mod places;
pub mod process;
pub mod query;
pub mod series;
pub mod titles;
pub mod triggers;
pub mod words;

use serde::de::DeserializeOwned;
use thiserror::Error;

/// A mistake in a lexicon: which file, and what is wrong where.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// No folder for the language.
    #[error("no lexicons for language {0}")]
    UnknownLanguage(String),
    /// A file of the folder is missing.
    #[error("assets/lang/{code}/{file}: missing")]
    Missing {
        /// Language code.
        code: String,
        /// File name.
        file: &'static str,
    },
    /// A file does not parse.
    #[error("assets/lang/{code}/{file}: {message}")]
    Syntax {
        /// Language code.
        code: String,
        /// File name.
        file: &'static str,
        /// The parser's words, with line and column.
        message: String,
    },
}

/// All lexicons of one language.
#[derive(Debug)]
pub struct Lexicon {
    /// Months, weekdays, parts of time, numerals.
    pub calendar: calendar::Calendar,
    /// Given names, surnames, titles and offices.
    pub names: names::Names,
    /// States with adjectives and capitals, cities, venues.
    pub places: places::Places,
    /// Organisations, formats and groups.
    pub organisations: organisations::Organisations,
    /// Words that evoke a meeting, and the cues of status, format, level.
    pub triggers: triggers::Triggers,
    /// Furniture of news sites: switches, bylines, credits.
    pub layout: layout::Layout,
    /// Named series of meetings.
    pub series: series::Series,
    /// The filter language, Latin spellings, words that hold together.
    pub query: query::QueryWords,
}

impl Lexicon {
    /// The lexicons compiled into the program.
    ///
    /// # Errors
    ///
    /// See [`LexiconError`].
    pub fn bundled(code: &str) -> Result<Self, LexiconError> {
        let folder = bundled::folder(code).ok_or_else(|| LexiconError::UnknownLanguage(code.to_owned()))?;
        let source = Source { code, folder };
        let calendar: calendar::File = source.parse("calendar.toml")?;
        let months = calendar.month_forms();
        Ok(Self {
            layout: layout::Layout::new(source.parse("layout.toml")?, &months, calendar.weekdays()),
            query: query::QueryWords::new(source.parse("query.toml")?, &months),
            calendar: calendar::Calendar::new(calendar),
            names: names::Names::new(
                source.parse("names.toml")?,
                declension::Declension::new(source.parse("declension.toml")?),
                titles::Titles::new(&source.parse("titles.toml")?),
                leaders::Leaders::new(source.parse("leaders.toml")?),
            ),
            places: places::Places::new(source.parse("places.toml")?),
            organisations: organisations::Organisations::new(source.parse("organisations.toml")?),
            series: series::Series::new(source.parse("series.toml")?),
            triggers: triggers::Triggers::new(source.parse("triggers.toml")?),
        })
    }

    /// Words the dictionary lacks, each with a word of the dictionary that inflects the same way.
    pub fn inflections(&self) -> impl Iterator<Item = (&str, &str)> {
        self.names.inflections().chain(self.places.inflections()).chain(self.organisations.inflections())
    }

    /// Abbreviations after which a sentence goes on.
    pub fn abbreviations(&self) -> impl Iterator<Item = &str> {
        self.layout.abbreviations()
    }
}

struct Source<'s> {
    code: &'s str,
    folder: &'static [(&'static str, &'static str)],
}

impl Source<'_> {
    fn parse<T: DeserializeOwned>(&self, file: &'static str) -> Result<T, LexiconError> {
        let code = || self.code.to_owned();
        let found = self.folder.iter().find(|(name, _)| *name == file);
        let (_, text) = found.ok_or_else(|| LexiconError::Missing { code: code(), file })?;
        toml::from_str(text).map_err(|e| LexiconError::Syntax { code: code(), file, message: e.to_string() })
    }
}
