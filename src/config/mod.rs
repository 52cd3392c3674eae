//! Floor 7: configuration. Defaults come from assets, the user's files are laid over them, and the
//! environment is read here, once, and nowhere below.

pub mod files;
pub mod preferences;

pub use files::{UnreadableFile, UserFile, UserFiles};
pub use preferences::{Hyphens, InterfaceLanguage, MouseOwner, Preferences, PreferencesError};
