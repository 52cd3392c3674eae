//! `config.toml`: the few choices that are neither a key nor a colour. The default is a file of the
//! same form and documents itself; a user's file is laid over it field by field. A slip is told with
//! file, line and what was probably meant.

use serde::Deserialize;
use thiserror::Error;

use crate::app::setup::{Hyphens, MouseOwner};
use crate::base::nearest::nearest;
use crate::ui::theme::ThemeName;

const DEFAULT: &str = include_str!("../../assets/config.toml");

/// The names of the fields, for suggestions.
const FIELDS: [&str; 5] = ["language", "theme", "mouse", "measure", "hyphens"];

/// The least and the most of a measure.
const MEASURES: std::ops::RangeInclusive<u16> = 30..=160;

/// The language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterfaceLanguage {
    /// That of the locale.
    Auto,
    /// Russian.
    Ru,
    /// English.
    En,
}

/// What the user chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The language of the interface.
    pub language: InterfaceLanguage,
    /// The theme that files of colours are laid over.
    pub theme: ThemeName,
    /// Who has the mouse.
    pub mouse: MouseOwner,
    /// The widest line of an article, in columns.
    pub measure: u16,
    /// Whether words are broken at the ends of lines.
    pub hyphens: Hyphens,
}

/// A mistake in `config.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}: {message}")]
pub struct PreferencesError {
    /// The file, as the user knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

/// The file: whatever it leaves out stays.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    language: Option<InterfaceLanguage>,
    theme: Option<toml::Spanned<String>>,
    mouse: Option<MouseOwner>,
    measure: Option<toml::Spanned<u16>>,
    hyphens: Option<Hyphens>,
}

impl Preferences {
    /// The defaults.
    ///
    /// # Errors
    ///
    /// None in a sound build; a test holds that.
    pub fn bundled() -> Result<Self, PreferencesError> {
        let none = Self {
            language: InterfaceLanguage::Auto,
            theme: ThemeName::default(),
            mouse: MouseOwner::Program,
            measure: *MEASURES.start(),
            hyphens: Hyphens::No,
        };
        none.with_file("config.toml", DEFAULT)
    }

    /// These preferences with a file laid over them. `file` is the name for messages.
    ///
    /// # Errors
    ///
    /// The first mistake of the file.
    pub fn with_file(self, file: &str, text: &str) -> Result<Self, PreferencesError> {
        let mistake = |at: usize, message: String| PreferencesError {
            file: file.to_owned(),
            line: 1 + text.bytes().take(at).filter(|&byte| byte == b'\n').count(),
            message,
        };
        if let Some((at, name)) = unknown_field(text) {
            return Err(mistake(at, format!("no setting is named {name:?}{}", meant(nearest(&name, FIELDS)))));
        }
        let table: Table = toml::from_str(text)
            .map_err(|error| mistake(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
        if let Some(measure) = table.measure.as_ref().filter(|measure| !MEASURES.contains(measure.get_ref())) {
            let (least, most) = MEASURES.into_inner();
            return Err(mistake(measure.span().start, format!("measure is from {least} to {most} columns")));
        }
        let theme = match &table.theme {
            None => self.theme,
            Some(name) => ThemeName::named(name.get_ref()).ok_or_else(|| {
                let near = meant(nearest(name.get_ref(), ThemeName::ALL.map(ThemeName::name)));
                mistake(name.span().start, format!("no theme is named {:?}{near}", name.get_ref()))
            })?,
        };
        Ok(Self {
            language: table.language.unwrap_or(self.language),
            theme,
            mouse: table.mouse.unwrap_or(self.mouse),
            measure: table.measure.map_or(self.measure, toml::Spanned::into_inner),
            hyphens: table.hyphens.unwrap_or(self.hyphens),
        })
    }
}

fn meant(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default()
}

/// The first field that there is none of, and where it stands. A text that does not parse has none.
fn unknown_field(text: &str) -> Option<(usize, String)> {
    let table = toml::de::DeTable::parse(text).ok()?;
    let unknown = table.get_ref().keys().filter(|key| !FIELDS.contains(&key.get_ref().as_ref()));
    unknown.map(|key| (key.span().start, key.get_ref().to_string())).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_users_file_changes_what_it_names_and_no_more() {
        let default = Preferences::bundled().expect("sound defaults");
        assert_eq!((default.measure, default.hyphens), (72, Hyphens::Yes));
        let mine = default.with_file("my.toml", "measure = 60\n").expect("no mistakes");
        assert_eq!(mine, Preferences { measure: 60, ..default });
        assert_eq!(default.with_file("my.toml", ""), Ok(default));
    }

    #[test]
    fn slips_are_told_with_line_and_what_was_meant() {
        let default = Preferences::bundled().expect("sound defaults");
        for (text, told) in [
            (
                "mouse = \"program\"\nmesure = 60",
                "my.toml:2: no setting is named \"mesure\"; did you mean \"measure\"?",
            ),
            ("\nmeasure = 600", "my.toml:2: measure is from 30 to 160 columns"),
            ("theme = \"drak\"", "my.toml:1: no theme is named \"drak\"; did you mean \"dark\"?"),
            ("[colours]\nfoo = 1", "my.toml:1: no setting is named \"colours\""),
        ] {
            assert_eq!(default.with_file("my.toml", text).map_err(|e| e.to_string()), Err(told.to_owned()));
        }
        let wrong = default.with_file("my.toml", "\n\nlanguage = \"fr\"").expect_err("no such language");
        assert!(wrong.line == 3 && wrong.message.contains("`fr`"), "{wrong}");
        assert_eq!(default.with_file("my.toml", "a = 1\nmeasure = = 3").expect_err("not TOML").line, 2);
    }
}
