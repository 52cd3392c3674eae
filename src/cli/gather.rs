//! What a command reads: articles, and records that an earlier `extract` wrote. Every doubt and loss
//! goes to standard error at once; nothing stops the rest.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::output::report;
use crate::base::article::Article;
use crate::base::cancel::CancelToken;
use crate::base::clean::clean_line;
use crate::corpus::link::record::{Reader, is_records};
use crate::corpus::load::{self, Input, Piece, load};
use crate::lang::Language;

/// Where records are looked for among files; standard input may hold them too.
const EXTENSION: &str = "jsonl";

/// Everything read.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The articles, in order of loading.
    pub(super) articles: Vec<Arc<Article>>,
    /// Whether something could not be read.
    pub(super) lost: bool,
}

/// All articles of the inputs.
pub(super) fn articles(inputs: &[Input], language: &Language) -> Gathered {
    let mut gathered = Gathered::default();
    load(inputs, language, &CancelToken::default(), &mut |piece| match piece {
        Piece::Found(_) => {}
        Piece::Note(note) => {
            report(&note.to_string());
            gathered.lost |= note.lost;
        }
        Piece::Articles(found) => gathered.articles.extend(found.into_iter().map(Arc::new)),
    });
    gathered
}

/// The records among the inputs, and the inputs that are none.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// The records; `None` where no input holds any.
    pub(super) records: Option<Reader>,
    /// Articles.
    pub(super) articles: Vec<Input>,
    /// Whether a record could not be read.
    pub(super) lost: bool,
}

/// Tells records from articles: a `.jsonl` file and standard input are records where their first
/// line is an object with a `"schema":"vestnik/..."`; everything else is articles.
pub(super) fn sort(inputs: &[Input]) -> Sorted {
    let mut sorted = Sorted::default();
    let mut heard = false;
    for input in inputs {
        match input {
            Input::Path(path) if path.extension().is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION)) => {
                sorted.file(path, input);
            }
            // Standard input is read once, however often it is named.
            Input::Stdin if heard => {}
            Input::Stdin => {
                heard = true;
                sorted.stdin(input);
            }
            input => sorted.articles.push(input.clone()),
        }
    }
    sorted
}

/// The inputs of a command that reads articles alone; `None`, which is told, where some are records.
pub(super) fn articles_alone(inputs: &[Input]) -> Option<Vec<Input>> {
    let sorted = sort(inputs);
    if sorted.records.is_some() {
        report("vestnik: records instead of articles; `vestnik events` links them");
        return None;
    }
    Some(sorted.articles)
}

impl Sorted {
    fn file(&mut self, path: &Path, input: &Input) {
        let mut bytes = Vec::new();
        match File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)) {
            Ok(_) if self.records(&path.to_string_lossy(), &bytes) => {}
            // The loader says what is wrong with the file.
            _ => self.articles.push(input.clone()),
        }
    }

    fn stdin(&mut self, input: &Input) {
        let mut bytes = Vec::new();
        if io::stdin().lock().read_to_end(&mut bytes).is_err() {
            self.articles.push(input.clone());
            return;
        }
        if !self.records("-", &bytes) {
            self.articles.push(Input::Read(bytes));
        }
    }

    /// Takes records; whether they are any.
    fn records(&mut self, path: &str, bytes: &[u8]) -> bool {
        let text = text(bytes);
        if !is_records(&text) {
            return false;
        }
        for problem in self.records.get_or_insert_default().take(&text) {
            report(&format!("{}:{}: {problem}", clean_line(path), problem.line()));
            self.lost = true;
        }
        true
    }
}

/// The bytes as text without a byte order mark. Records are UTF-8, but a shell may write what it is
/// given in an encoding of its own.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        Err(_) => Cow::Owned(load::text(bytes).unwrap_or_default()),
    }
}
