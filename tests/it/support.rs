//! What the integration tests share: the program, folders of articles, the language.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use vestnik::base::article::Article;
use vestnik::base::cancel::CancelToken;
use vestnik::corpus::load::{Input, Note, Piece, load};
use vestnik::lang::Language;

/// Russian, built once.
pub(crate) static RUSSIAN: LazyLock<Language> = LazyLock::new(|| Language::load("ru").expect("the language builds"));

/// A folder of files that is gone after the test.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// With one file more.
    pub(crate) fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// The path of a file in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Everything that loading it gives.
    pub(crate) fn load(&self) -> (Vec<Article>, Vec<Note>) {
        read(&[Input::Path(self.0.path().to_owned())])
    }
}

/// Everything that loading gives.
pub(crate) fn read(inputs: &[Input]) -> (Vec<Article>, Vec<Note>) {
    let (mut articles, mut notes) = (Vec::new(), Vec::new());
    load(inputs, &RUSSIAN, &CancelToken::default(), &mut |piece| match piece {
        Piece::Found(_) => {}
        Piece::Articles(found) => articles.extend(found),
        Piece::Note(note) => notes.push(note),
    });
    (articles, notes)
}

/// The one article that a text is.
pub(crate) fn article(text: &str) -> Article {
    let (mut articles, notes) = Folder::new().with("a.txt", text).load();
    assert_eq!(notes, []);
    articles.pop().expect("an article")
}

/// The program with its arguments, without a terminal.
pub(crate) fn vestnik(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vestnik"));
    // What the user of this machine corrected is no part of the tests.
    command.env("XDG_DATA_HOME", "/nowhere");
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// How a run of the program ended.
pub(crate) struct Run {
    /// Exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// Runs the program to its end.
pub(crate) fn run(arguments: &[&str]) -> Run {
    outcome(vestnik(arguments).output().expect("the program starts"))
}

/// Runs the program to its end with something on its standard input.
pub(crate) fn fed(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = vestnik(arguments).stdin(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.take().expect("its input").write_all(input).expect("written");
    outcome(child.wait_with_output().expect("its end"))
}

/// The outcome of a finished process.
pub(crate) fn outcome(output: Output) -> Run {
    Run {
        code: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
    }
}

/// The folder of the sources.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A path as an argument.
pub(crate) fn argument(path: &Path) -> &str {
    path.to_str().expect("a UTF-8 path")
}
