//! What can be wrong with a file or folder, as closed facts: scripts are told in English, and the
//! reader's screen in the language of its user.

use std::fmt;

/// Why something was not read, or read with a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is not there.
    Missing,
    /// It may not be read.
    Forbidden,
    /// The system refuses, in its own words.
    Refused(String),
    /// It has more megabytes than are read.
    TooLarge(u64),
    /// There is nothing in it.
    Empty,
    /// It is no text.
    Binary,
    /// It holds what `vestnik extract` writes.
    Records,
    /// The folder has no file.
    NoFiles,
    /// The link leads to a folder above it.
    Loop,
    /// Some letters are broken in the encoding of this name.
    Broken(&'static str),
}

impl Trouble {
    /// Why the system refuses, without its error number.
    pub(super) fn of(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            std::io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => {
                let text = error.to_string();
                Self::Refused(text.split(" (os error").next().unwrap_or(&text).to_lowercase())
            }
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("no such file or folder"),
            Self::Forbidden => f.write_str("no permission to read"),
            Self::Refused(why) => f.write_str(why),
            Self::TooLarge(most) => write!(f, "larger than {most} MB, split it"),
            Self::Empty => f.write_str("empty file"),
            Self::Binary => f.write_str("binary file, not text"),
            Self::Records => f.write_str("records, not an article: `vestnik events` links them"),
            Self::NoFiles => f.write_str("no files in this folder"),
            Self::Loop => f.write_str("link to a folder above it, not followed"),
            Self::Broken(encoding) => write!(f, "broken letters, read as {encoding}, shown as \u{FFFD}"),
        }
    }
}
