//! The only reader of article files: bytes to text, text to [`Article`]s, with a note for whatever
//! could not be read. Nothing here stops at a bad file.

use std::fmt;
use std::path::PathBuf;

use crate::base::article::Article;
use crate::base::cancel::CancelToken;
use crate::lang::Language;

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all the files below it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// The built-in collection.
    Sample,
}

/// Something that could not be read, or was read with a doubt. The rest goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file or folder, as the user named it.
    pub path: String,
    /// The line, from 1, where it matters.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub message: String,
    /// Whether something was lost (the exit code of scripts hangs on it), or only doubted.
    pub lost: bool,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

/// What came of loading, delivered piece by piece.
#[derive(Debug)]
pub enum Piece {
    /// The number of files known so far grew to this.
    Found(usize),
    /// A file was read: its articles, in its order.
    Articles(Vec<Article>),
    /// A file or folder could not be read, or only with a doubt.
    Note(Note),
}

/// Reads all inputs in a stable order and hands over every piece as soon as it is there. Stops
/// early where `cancel` says so.
pub fn load(inputs: &[Input], language: &Language, cancel: &CancelToken, deliver: &mut dyn FnMut(Piece)) {
    let _ = (inputs, language, cancel, deliver);
}
