//! The lexicon files compiled into the program, by language. Adding a language is adding a folder
//! under `assets/lang` and its row here.

/// A file name and its text.
pub type File = (&'static str, &'static str);

macro_rules! folder {
    ($code:literal: $($file:literal),+ $(,)?) => {
        ($code, &[$(($file, include_str!(concat!("../../../assets/lang/", $code, "/", $file)))),+])
    };
}

const LANGUAGES: &[(&str, &[File])] = &[folder!(
    "ru":
    "calendar.toml",
    "declension.toml",
    "layout.toml",
    "leaders.toml",
    "names.toml",
    "organisations.toml",
    "places.toml",
    "titles.toml",
    "query.toml",
    "series.toml",
    "triggers.toml",
)];

/// The files of a language; `None` where there is no such folder.
#[must_use]
pub fn folder(code: &str) -> Option<&'static [File]> {
    LANGUAGES.iter().find(|(known, _)| *known == code).map(|(_, files)| *files)
}

/// The languages that have lexicons.
pub fn codes() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(code, _)| *code)
}
