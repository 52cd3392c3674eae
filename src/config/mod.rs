//! Floor 7: defaults from assets and the environment to settings. The environment is read here,
//! once, and nowhere below.

pub mod files;
pub mod preferences;

pub use files::{UnreadableFile, UserFile, UserFiles};
pub use preferences::{Hyphens, InterfaceLanguage, MouseOwner, Preferences, PreferencesError};

use std::path::PathBuf;
use std::sync::Arc;

use etcetera::BaseStrategy;
use thiserror::Error;

use crate::app::keys::{Keymap, KeymapError};
use crate::ui::Look;
use crate::ui::strings::Strings;
use crate::ui::theme::Theme;

/// Why there are no settings. All defaults are compiled in, so this is a damaged build.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// The strings or the theme do not parse.
    #[error("assets: {0}")]
    Asset(#[from] toml::de::Error),
    /// The keymap has mistakes.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Keymap(Vec<KeymapError>),
}

/// Whether the program takes the mouse, or leaves it to the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MouseUse {
    /// Clicks and the wheel are the program's.
    #[default]
    Taken,
    /// The terminal selects text with it.
    Left,
}

/// Everything that the interactive program is told at its start.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Styles and words.
    pub look: Look,
    /// Keys.
    pub keymap: Arc<Keymap>,
    /// The file in which marks are kept; without one they last as long as the program runs.
    pub marks: Option<PathBuf>,
    /// The mouse.
    pub mouse: MouseUse,
}

impl Settings {
    /// Settings for this environment. `language` of the interface is taken as told, else from the
    /// locale, else Russian.
    ///
    /// # Errors
    ///
    /// See [`SettingsError`].
    pub fn from_environment(language: Option<&str>) -> Result<Self, SettingsError> {
        let locale = sys_locale::get_locale().unwrap_or_default();
        let language = language.unwrap_or(&locale);
        let theme = Theme::bundled()?;
        let theme = if colours_refused() { theme.monochrome() } else { theme };
        let strings = Strings::bundled(language.get(..2).unwrap_or_default())?;
        let keymap = Keymap::bundled().map_err(SettingsError::Keymap)?;
        Ok(Self {
            look: Look { theme, strings },
            keymap: Arc::new(keymap),
            marks: marks_file(),
            mouse: MouseUse::default(),
        })
    }
}

/// Whether the reader or the terminal does without colours: <https://no-color.org> set, and not
/// empty; or a terminal that has none.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
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

fn state_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("vestnik"))
}
