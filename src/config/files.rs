//! The user's files: where they are, and their text. A file that is not there is no mistake; one
//! that can not be read is. What stands in them is for others to judge.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use thiserror::Error;

/// A file that is there and can not be read.
#[derive(Debug, Error)]
#[error("{}: {error}", path.display())]
pub struct UnreadableFile {
    /// Which.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub error: std::io::Error,
}

/// A file of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFile {
    /// Its path, for messages.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The files of the user's, those that are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserFiles {
    /// `config.toml`.
    pub config: Option<UserFile>,
    /// `keymap.toml`.
    pub keymap: Option<UserFile>,
    /// `theme.toml`.
    pub theme: Option<UserFile>,
}

impl UserFiles {
    /// The files in the folder that the environment names for configuration.
    ///
    /// # Errors
    ///
    /// A file is there and can not be read.
    pub fn find() -> Result<Self, UnreadableFile> {
        folder().map_or_else(|| Ok(Self::default()), |folder| Self::in_folder(&folder))
    }

    /// The files in a folder, which need not be there.
    ///
    /// # Errors
    ///
    /// A file is there and can not be read.
    pub fn in_folder(folder: &Path) -> Result<Self, UnreadableFile> {
        let file = |name: &str| read(folder.join(name));
        Ok(Self { config: file("config.toml")?, keymap: file("keymap.toml")?, theme: file("theme.toml")? })
    }
}

/// The folder of the user's files; `None` where the environment names none.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("vestnik"))
}

#[expect(clippy::disallowed_methods, reason = "this is where the user's files are read")]
pub(super) fn read(path: PathBuf) -> Result<Option<UserFile>, UnreadableFile> {
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
            Ok(Some(UserFile { name: path.display().to_string(), text }))
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(UnreadableFile { path, error }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes the files that it reads")]
    fn files_that_are_there_are_read_and_others_are_no_mistake() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(UserFiles::in_folder(folder.path()).expect("no files"), UserFiles::default());
        assert!(UserFiles::in_folder(&folder.path().join("nowhere")).is_ok());
        std::fs::write(folder.path().join("keymap.toml"), "\u{feff}keys = []").expect("written");
        let files = UserFiles::in_folder(folder.path()).expect("readable");
        assert_eq!(files.keymap.map(|file| file.text).as_deref(), Some("keys = []"));
        std::fs::write(folder.path().join("config.toml"), [0xff, 0xfe]).expect("written");
        let error = UserFiles::in_folder(folder.path()).expect_err("not text");
        assert!(error.to_string().contains("config.toml: "), "{error}");
    }
}
