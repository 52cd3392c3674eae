//! Floor 7: defaults from assets, the user's files, the command line and the environment to settings.
//! The environment is read here, once, and nowhere below. Every mistake of every file is told at once,
//! so that the screen opens only on settings that are sound.

pub mod files;
pub mod preferences;

pub use files::{UnreadableFile, UserFile, UserFiles};
pub use preferences::{InterfaceLanguage, Preferences, PreferencesError};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;
use thiserror::Error;

use crate::app::command::Command;
use crate::app::keys::Keymap;
use crate::app::overlay::day::DateWords;
use crate::app::setup::{MouseOwner, Names, Setup, Sought, Typesetting};
use crate::base::fold::fold;
use crate::corpus::correct::{self, Corrections};
use crate::ui::Look;
use crate::ui::strings::Strings;
use crate::ui::theme::{Theme, ThemeName};

/// Why there are no settings.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// What is compiled in does not parse: a damaged build.
    #[error("assets: {0}")]
    Damaged(String),
    /// Mistakes in the user's files, one a line, each with file and line.
    #[error("{}", .0.join("\n"))]
    Mistakes(Vec<String>),
}

/// What the command line says of settings; it goes before files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The language of the interface.
    pub language: Option<InterfaceLanguage>,
    /// The theme.
    pub theme: Option<ThemeName>,
    /// Who has the mouse.
    pub mouse: Option<MouseOwner>,
    /// The folder of the user's files, in place of the usual one.
    pub folder: Option<PathBuf>,
}

/// Everything that the interactive program is told at its start.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Styles and words.
    pub look: Look,
    /// Keys.
    pub keymap: Arc<Keymap>,
    /// What changes how the program behaves.
    pub setup: Setup,
    /// The file in which marks are kept; without one they last as long as the program runs.
    pub marks: Option<PathBuf>,
    /// The file in which widths of panes and queries are kept.
    pub habits: Option<PathBuf>,
    /// The file in which corrections are kept; without one they last as long as the program runs.
    pub corrections_file: Option<PathBuf>,
    /// What the reader corrected before, and what is wrong with its file, a line each.
    pub corrections: (Corrections, Vec<String>),
}

impl Settings {
    /// Settings for this user and environment.
    ///
    /// # Errors
    ///
    /// See [`SettingsError`].
    pub fn for_user(wishes: &Wishes) -> Result<Self, SettingsError> {
        let files = match &wishes.folder {
            Some(folder) => files_of(folder)?,
            None => UserFiles::find().map_err(|error| SettingsError::Mistakes(vec![error.to_string()]))?,
        };
        let locale = sys_locale::get_locale().unwrap_or_default();
        let mut settings = Self::with_files(wishes, &files, &locale)?;
        if colours_refused() {
            settings.look.theme = settings.look.theme.monochrome();
        }
        settings.marks = marks_file();
        settings.habits = state_folder().map(|folder| folder.join("habits.json"));
        settings.corrections_file = corrections_file();
        settings.corrections = corrections();
        Ok(settings)
    }

    /// Settings that depend on nothing but what is told: the same everywhere. Nothing is kept.
    ///
    /// # Errors
    ///
    /// See [`SettingsError`].
    pub fn for_replay(wishes: &Wishes) -> Result<Self, SettingsError> {
        let files = wishes.folder.as_deref().map(files_of).transpose()?.unwrap_or_default();
        Self::with_files(wishes, &files, "ru")
    }

    fn with_files(wishes: &Wishes, files: &UserFiles, locale: &str) -> Result<Self, SettingsError> {
        let mut mistakes = Vec::new();
        let preferences = laid(Preferences::bundled(), files.config.as_ref(), Preferences::with_file, &mut mistakes)?;
        let keymap = Keymap::bundled().map_err(SeveralMistakes);
        let with_keys = |keymap: Keymap, file: &str, text: &str| keymap.with_file(file, text).map_err(SeveralMistakes);
        let keymap = laid(keymap, files.keymap.as_ref(), with_keys, &mut mistakes)?;
        let theme = Theme::bundled(wishes.theme.unwrap_or(preferences.theme));
        let theme = laid(theme, files.theme.as_ref(), Theme::with_file, &mut mistakes)?;
        if !mistakes.is_empty() {
            return Err(SettingsError::Mistakes(mistakes));
        }
        let language = match wishes.language.unwrap_or(preferences.language) {
            InterfaceLanguage::Auto => locale.get(..2).unwrap_or_default(),
            InterfaceLanguage::Ru => "ru",
            InterfaceLanguage::En => "en",
        };
        let typesetting = Typesetting { measure: preferences.measure, hyphens: preferences.hyphens };
        let mouse = wishes.mouse.unwrap_or(preferences.mouse);
        let setup = Setup { typesetting, mouse, names: names(language)?, dates: date_words()?, queries: queries()? };
        let look = Look { theme, strings: words(language)? };
        Ok(Self {
            look,
            keymap: Arc::new(keymap),
            setup,
            marks: None,
            habits: None,
            corrections_file: None,
            corrections: Default::default(),
        })
    }
}

/// Several mistakes of one file.
struct SeveralMistakes<E>(Vec<E>);

impl<E: std::fmt::Display> std::fmt::Display for SeveralMistakes<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let told: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&told.join("\n"))
    }
}

/// What is built in with the user's file laid over it; the file's mistakes are collected.
fn laid<T: Clone, E: std::fmt::Display>(
    bundled: Result<T, E>,
    file: Option<&UserFile>,
    with: impl Fn(T, &str, &str) -> Result<T, E>,
    mistakes: &mut Vec<String>,
) -> Result<T, SettingsError> {
    let bundled = bundled.map_err(|error| SettingsError::Damaged(error.to_string()))?;
    let Some(file) = file else { return Ok(bundled) };
    Ok(with(bundled.clone(), &file.name, &file.text).unwrap_or_else(|error| {
        mistakes.push(error.to_string());
        bundled
    }))
}

/// The files of a folder that was named, which must be there.
fn files_of(folder: &Path) -> Result<UserFiles, SettingsError> {
    if !folder.is_dir() {
        return Err(SettingsError::Mistakes(vec![format!("{}: no such folder", folder.display())]));
    }
    UserFiles::in_folder(folder).map_err(|error| SettingsError::Mistakes(vec![error.to_string()]))
}

fn words(language: &str) -> Result<Strings, SettingsError> {
    Strings::bundled(language).map_err(|error| SettingsError::Damaged(error.to_string()))
}

/// What commands are called in the language of the interface, in the other one, and in files.
///
/// # Errors
///
/// The strings are damaged.
pub fn names(language: &str) -> Result<Names, SettingsError> {
    let other = if language == "en" { "ru" } else { "en" };
    let (own, other) = (words(language)?, words(other)?);
    let names = Command::ALL.iter().map(|&command| {
        let name = command.name();
        let names = vec![own.command(name).to_owned(), other.command(name).to_owned(), name.to_owned()];
        let words = [&own, &other].into_iter().filter_map(|strings| strings.search.get(name)).cloned().collect();
        (command, Sought { names, words })
    });
    Ok(Arc::new(names.collect::<BTreeMap<_, _>>()))
}

/// The examples of queries, folded, each in both languages of the interface.
///
/// # Errors
///
/// The strings are damaged.
pub fn queries() -> Result<Arc<Vec<String>>, SettingsError> {
    let (one, other) = (words("ru")?.help.queries, words("en")?.help.queries);
    let told = one.iter().zip(&other).map(|(one, other)| fold(&[one.join(" "), other.join(" ")].join(" ")));
    Ok(Arc::new(told.collect()))
}

/// What months and days are called, in both languages of the interface.
///
/// # Errors
///
/// The strings are damaged.
pub fn date_words() -> Result<Arc<DateWords>, SettingsError> {
    let mut known = DateWords::default();
    for language in ["ru", "en"] {
        let dates = words(language)?.dates;
        let forms = [&dates.months_full, &dates.months_title, &dates.months_alone, &dates.months];
        let months = forms.into_iter().flat_map(|months| months.iter().map(String::as_str).zip(1..));
        known.learn(months, [(&dates.yesterday, -1), (&dates.today, 0), (&dates.tomorrow, 1)]);
    }
    Ok(Arc::new(known))
}

/// Whether the reader or the terminal does without colours: <https://no-color.org> set, and not
/// empty; or a terminal that has none.
#[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
#[must_use]
pub fn colours_refused() -> bool {
    let refused = std::env::var("NO_COLOR").is_ok_and(|value| !value.is_empty());
    let terminal = std::env::var("TERM").unwrap_or_default();
    refused || terminal == "dumb" || terminal.ends_with("-m") || terminal.starts_with("vt")
}

/// The file in which marks are kept; `None` where the environment names no place for it.
#[must_use]
pub fn marks_file() -> Option<PathBuf> {
    state_folder().map(|folder| folder.join("marks.json"))
}

/// The file in which corrections are kept; `None` where the environment names no place for it.
#[must_use]
pub fn corrections_file() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.data_dir().join("vestnik").join("corrections.toml"))
}

/// The corrections of the user, and what is wrong with their file, a line each.
#[must_use]
pub fn corrections() -> (Corrections, Vec<String>) {
    corrections_file().map_or_else(Default::default, corrections_in)
}

/// The corrections in a file, which need not be there.
fn corrections_in(path: PathBuf) -> (Corrections, Vec<String>) {
    match files::read(path) {
        Ok(None) => Default::default(),
        Ok(Some(file)) => {
            let (corrections, faults) = correct::parse(&file.text);
            (corrections, faults.into_iter().map(|fault| format!("{}:{fault}", file.name)).collect())
        }
        Err(error) => (Corrections::default(), vec![format!("{error}; no correction is applied")]),
    }
}

fn state_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("vestnik"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> UserFile {
        UserFile { name: name.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn mistakes_of_all_files_are_told_at_once() {
        let files = UserFiles {
            config: Some(file("config.toml", "mesure = 60")),
            keymap: Some(file(
                "keymap.toml",
                "keys = [{ on = \"j\", run = \"fly\" },\n{ on = \"jj\", run = \"down\" }]",
            )),
            theme: Some(file("theme.toml", "[role]\nperso = {}")),
        };
        let error = Settings::with_files(&Wishes::default(), &files, "ru").expect_err("mistakes");
        let told = error.to_string();
        for place in ["config.toml:1: ", "keymap.toml:1: ", "keymap.toml:2: ", "theme.toml:2: "] {
            assert!(told.lines().any(|line| line.starts_with(place)), "{place}: {told}");
        }
    }

    #[test]
    fn the_command_line_goes_before_the_file_and_the_file_before_the_locale() {
        let language = |wish, text: &str, locale: &str| {
            let wishes = Wishes { language: wish, ..Wishes::default() };
            let files = UserFiles { config: Some(file("config.toml", text)), ..UserFiles::default() };
            Settings::with_files(&wishes, &files, locale).expect("sound").look.strings.panes.articles
        };
        let (russian, english) = (language(None, "", "ru_RU"), language(None, "", "en_GB"));
        assert_ne!(russian, english);
        assert_eq!(language(None, "language = \"ru\"", "en_GB"), russian);
        assert_eq!(language(Some(InterfaceLanguage::En), "language = \"ru\"", "ru_RU"), english);
        assert_eq!(language(None, "", "C"), russian, "Russian where nothing is said");
    }

    #[test]
    fn commands_are_called_by_their_words_in_both_languages() {
        let names = names("en").expect("sound strings");
        assert_eq!(names.len(), Command::ALL.len());
        assert!(names.values().all(|names| names.names.iter().all(|name| !name.is_empty())));
    }
}
