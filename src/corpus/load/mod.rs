//! The only reader of article files: bytes to text, text to [`Article`]s, with a note for whatever
//! could not be read. Nothing here stops at a bad file.

mod alphabet;
mod dateline;
mod decode;
mod kind;
mod line;
mod outlet;
mod plain;
mod sample;
mod trouble;
mod walk;
mod wrap;

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use self::decode::{Broken, Decoded, decode};
pub use self::trouble::Trouble;
use self::walk::{Source, shown, sources};
use crate::base::article::Article;
use crate::base::cancel::CancelToken;
use crate::base::id::{ArticleId, lasting_hash};
use crate::lang::Language;

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all the files below it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// Standard input, where it had to be read to know what it is.
    Read(Vec<u8>),
    /// The built-in collection.
    Sample,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file, or what should be one.
    File,
    /// A folder.
    Folder,
}

/// Something that could not be read, or was read with a doubt. The rest goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file or folder, as the user named it.
    pub path: String,
    /// Which of both.
    pub place: Place,
    /// The line, from 1, where it matters.
    pub line: Option<usize>,
    /// What is wrong.
    pub trouble: Trouble,
    /// Whether something was lost (the exit code of scripts hangs on it), or only doubted.
    pub lost: bool,
}

impl Note {
    fn lost(path: String, trouble: Trouble) -> Self {
        Self { path, place: Place::File, line: None, trouble, lost: true }
    }

    fn of_folder(self) -> Self {
        Self { place: Place::Folder, ..self }
    }

    fn doubt(path: String, trouble: Trouble) -> Self {
        Self { path, place: Place::File, line: None, trouble, lost: false }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.trouble),
            None => write!(f, "{}: {}", self.path, self.trouble),
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

/// Files read at a time: enough for all cores, few enough that the first article comes at once and
/// that memory stays bounded.
const BATCH: usize = 32;

/// The largest file that is read. Longer texts exist only by mistake.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Reads all inputs in a stable order and hands over every piece as soon as it is there. Stops
/// early where `cancel` says so.
pub fn load(inputs: &[Input], language: &Language, cancel: &CancelToken, deliver: &mut dyn FnMut(Piece)) {
    Files::of(inputs, cancel).load(language, cancel, deliver);
}

/// The files of the inputs in a stable order, found and not read yet.
#[derive(Debug, Default)]
pub struct Files {
    sources: Vec<Source>,
    notes: Vec<Note>,
}

impl Files {
    /// Finds them.
    #[must_use]
    pub fn of(inputs: &[Input], cancel: &CancelToken) -> Self {
        let (sources, notes) = sources(inputs, cancel);
        Self { sources, notes }
    }

    /// What they are like now: another number where one came, went or changed.
    #[must_use]
    pub fn print(&self) -> u64 {
        let described = self.sources.iter().filter_map(|source| {
            let Source::File(path) = source else { return None };
            let data = std::fs::metadata(path).ok()?;
            let changed = data.modified().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
            Some(format!("{}\0{}\0{}\n", path.display(), data.len(), changed.unwrap_or_default().as_nanos()))
        });
        lasting_hash(described.collect::<String>().bytes())
    }

    /// Reads them, as [`load`] does.
    pub fn load(&self, language: &Language, cancel: &CancelToken, deliver: &mut dyn FnMut(Piece)) {
        let Self { sources, notes } = self;
        deliver(Piece::Found(sources.len()));
        for note in notes {
            deliver(Piece::Note(note.clone()));
        }
        let wanted: Vec<_> = sources.iter().map(name).map(|(path, stem)| (ArticleId::new(&stem), path)).collect();
        let ids = distinct(&wanted);
        for (batch, ids) in sources.chunks(BATCH).zip(ids.chunks(BATCH)) {
            if cancel.is_cancelled() {
                return;
            }
            let read: Vec<_> = batch.par_iter().map(|source| read(source, language)).collect();
            for ((article, note), id) in read.into_iter().zip(ids) {
                if let Some(note) = note {
                    deliver(Piece::Note(note));
                }
                if let Some(mut article) = article {
                    article.id = id.clone();
                    deliver(Piece::Articles(vec![article]));
                }
            }
        }
    }
}

/// An input that may be read again: what can be read but once is read now and kept.
#[must_use]
pub fn kept(input: Input) -> Input {
    match input {
        Input::Stdin => read_bounded(std::io::stdin().lock()).map_or(Input::Stdin, Input::Read),
        input => input,
    }
}

/// Bytes in any encoding as harmless text, for what is read beside articles; `None` where they are no
/// text.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    decode(bytes).ok().map(|decoded| decoded.text)
}

/// The articles of a source and what there is to say about it.
fn read(source: &Source, language: &Language) -> (Option<Article>, Option<Note>) {
    let (path, stem) = name(source);
    let bytes = match bytes(source) {
        Ok(bytes) => bytes,
        Err(trouble) => return (None, Some(Note::lost(path, trouble))),
    };
    match decode(&bytes) {
        Ok(Decoded { text, .. }) if holds_records(&text) => (None, Some(Note::lost(path, Trouble::Records))),
        Ok(Decoded { text, broken }) => {
            drop(bytes);
            let text = wrap::unwrap(&text).into_owned();
            let note = broken.map(|broken| broken_note(&path, broken));
            (Some(plain::article(ArticleId::new(&stem), path, text, language)), note)
        }
        Err(trouble) => (None, Some(Note::lost(path, trouble))),
    }
}

/// Whether a text is what `vestnik extract` writes, whole or cut: read as prose it would give false
/// meetings.
fn holds_records(text: &str) -> bool {
    text.trim_start().starts_with("{\"schema\":\"vestnik/")
}

/// The path to show, and the stem that makes the id.
fn name(source: &Source) -> (String, String) {
    match source {
        Source::File(path) => {
            let stem = path.file_stem().map_or_else(|| shown(path), |stem| shown(Path::new(stem)));
            (shown(path), stem)
        }
        Source::Stdin | Source::Read(_) => ("-".to_owned(), "stdin".to_owned()),
        Source::Bundled(name, _) => {
            let stem = name.strip_suffix(".txt").unwrap_or(name);
            ((*name).to_owned(), stem.to_owned())
        }
    }
}

fn bytes(source: &Source) -> Result<Vec<u8>, Trouble> {
    let read = match source {
        Source::File(path) => File::open(path).and_then(read_bounded),
        Source::Stdin => read_bounded(std::io::stdin().lock()),
        Source::Read(bytes) => Ok(bytes.clone()),
        Source::Bundled(_, text) => Ok(text.as_bytes().to_vec()),
    };
    let bytes = read.map_err(|error| Trouble::of(&error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Trouble::TooLarge(MAX_BYTES / 1024 / 1024));
    }
    Ok(bytes)
}

/// Everything, but never more than one byte above the limit: a device may be endless.
fn read_bounded(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn broken_note(path: &str, broken: Broken) -> Note {
    Note { line: Some(broken.line), ..Note::doubt(path.to_owned(), Trouble::Broken(broken.encoding)) }
}

/// Keeps ids apart: two files of one stem in two folders are `stem` and `stem~2`. Which is which hangs
/// on what stands beside each wanted id (its path), never on the order in which they are named.
pub(super) fn distinct<K: Ord>(wanted: &[(ArticleId, K)]) -> Vec<ArticleId> {
    let mut order: Vec<(&(ArticleId, K), usize)> = wanted.iter().zip(0..).collect();
    order.sort_unstable();
    let mut ids: Vec<ArticleId> = wanted.iter().map(|(id, _)| id.clone()).collect();
    let mut known = Ids::default();
    // Everybody who can has the name he wants; the others are numbered after that.
    order.retain(|((id, _), _)| !known.is_new(id));
    for ((id, _), at) in order {
        if let Some(slot) = ids.get_mut(at) {
            *slot = known.unique(id.clone());
        }
    }
    ids
}

/// The ids that are taken, each with the last number that was given to one like it.
#[derive(Debug, Default)]
struct Ids(FxHashMap<ArticleId, usize>);

impl Ids {
    /// Takes an id; whether it was free.
    fn is_new(&mut self, id: &ArticleId) -> bool {
        self.0.insert(id.clone(), 1).is_none()
    }

    /// The id, or the next like it that is free.
    fn unique(&mut self, id: ArticleId) -> ArticleId {
        let mut number = match self.0.get(&id) {
            None => {
                self.0.insert(id.clone(), 1);
                return id;
            }
            Some(&taken) => taken + 1,
        };
        // A file may be called `stem~2` itself.
        let mut next = ArticleId::new(&format!("{id}~{number}"));
        while self.0.contains_key(&next) {
            number += 1;
            next = ArticleId::new(&format!("{id}~{number}"));
        }
        self.0.insert(id, number);
        self.0.insert(next.clone(), 1);
        next
    }
}
