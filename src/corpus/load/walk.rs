//! Files of the inputs in a stable order: folders are walked to the bottom, hidden files left out,
//! a file named twice is read once. Opens no file.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::{Input, Note, Trouble};
use crate::base::cancel::CancelToken;
use crate::base::clean::clean_line;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// Standard input, read already.
    Read(Vec<u8>),
    /// An article of the built-in collection: its file name and text.
    Bundled(&'static str, &'static str),
}

/// A name of a file fit to show: it may hold anything, also a line break.
pub(super) fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy())
}

/// All that the inputs name, in their order; within a folder by path.
pub(super) fn sources(inputs: &[Input], cancel: &CancelToken) -> (Vec<Source>, Vec<Note>) {
    let mut found = Found::default();
    for input in inputs {
        match input {
            Input::Path(path) => found.path(path, cancel),
            Input::Stdin if !found.sources.contains(&Source::Stdin) => found.sources.push(Source::Stdin),
            Input::Stdin => {}
            Input::Read(bytes) => found.sources.push(Source::Read(bytes.clone())),
            Input::Sample => {
                found.sources.extend(super::sample::FILES.iter().map(|(name, text)| Source::Bundled(name, text)));
            }
        }
    }
    (found.sources, found.notes)
}

#[derive(Default)]
struct Found {
    sources: Vec<Source>,
    notes: Vec<Note>,
    seen: HashSet<PathBuf>,
    /// The folder of the last file, as named and as it is.
    folder: Option<(PathBuf, PathBuf)>,
}

impl Found {
    fn path(&mut self, path: &Path, cancel: &CancelToken) {
        match std::fs::metadata(path) {
            Ok(data) if data.is_dir() => self.folder(path, cancel),
            Ok(_) => self.file(path),
            Err(error) => self.notes.push(Note::lost(shown(path), Trouble::of(&error))),
        }
    }

    fn file(&mut self, path: &Path) {
        let real = self.real(path).unwrap_or_else(|| path.to_owned());
        if self.seen.insert(real) {
            self.sources.push(Source::File(path.to_owned()));
        }
    }

    /// Where a file really is. Files of one folder stand together, and so are asked for one by one only
    /// where they are links.
    fn real(&mut self, path: &Path) -> Option<PathBuf> {
        if std::fs::symlink_metadata(path).ok()?.is_symlink() {
            return std::fs::canonicalize(path).ok();
        }
        let (parent, name) = (path.parent()?, path.file_name()?);
        if self.folder.as_ref().is_none_or(|(known, _)| known != parent) {
            let named = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            self.folder = Some((parent.to_owned(), std::fs::canonicalize(named).ok()?));
        }
        self.folder.as_ref().map(|(_, real)| real.join(name))
    }

    fn folder(&mut self, folder: &Path, cancel: &CancelToken) {
        let mut walk = WalkBuilder::new(folder);
        // Only what is hidden is left out: rules for version control do not concern a reader.
        walk.standard_filters(false).hidden(true).follow_links(true).sort_by_file_path(Path::cmp);
        let (mut files, noted) = (0_usize, self.notes.len());
        for entry in walk.build() {
            if cancel.is_cancelled() {
                return;
            }
            match entry {
                Ok(entry) if is_regular(&entry) => {
                    files += 1;
                    self.file(entry.path());
                }
                Ok(_) => {}
                Err(error) => self.notes.push(walk_note(folder, &error)),
            }
        }
        if files == 0 && noted == self.notes.len() {
            self.notes.push(Note::lost(shown(folder), Trouble::NoFiles).of_folder());
        }
    }
}

/// Pipes, sockets and devices that lie in a folder could block for ever.
fn is_regular(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

fn walk_note(folder: &Path, error: &ignore::Error) -> Note {
    let place = place(error).map_or_else(|| shown(folder), shown);
    match error.io_error() {
        Some(io) => Note::lost(place, Trouble::of(io)).of_folder(),
        // A loop of links hides nothing: what it leads to is read where it is.
        None if is_loop(error) => Note::doubt(place, Trouble::Loop).of_folder(),
        None => Note::lost(place, Trouble::Refused(clean_line(&error.to_string()))),
    }
}

fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}

fn is_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithPath { err, .. }
        | ignore::Error::WithDepth { err, .. }
        | ignore::Error::WithLineNumber { err, .. } => is_loop(err),
        _ => false,
    }
}
