//! Small files of the reader's: JSON, written whole to a temporary file and renamed, so that a kill at
//! any moment leaves the old or the new one. Two copies of the program take turns by a lock, and each
//! lays only what it changed over what the other wrote. A file that cannot be understood is set aside.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use crossbeam_channel::{Receiver, Sender, unbounded};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The version of all such files that this program writes.
const VERSION: u32 = 1;

/// The content of a file. It says which version wrote it, so that an older program keeps off what it
/// does not know.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Versioned<T> {
    version: u32,
    #[serde(flatten)]
    kept: T,
}

/// Keeps changes on a thread of its own, so that no key waits for a disk.
pub(super) struct Keeper<C> {
    changes: Option<Sender<Vec<C>>>,
    thread: Option<JoinHandle<()>>,
}

impl<C: Send + 'static> Keeper<C> {
    /// Starts the thread, where there is a file; `lay` lays changes over what it holds.
    pub(super) fn start(name: &str, path: Option<PathBuf>, lay: fn(&Path, Vec<C>) -> io::Result<()>) -> Self {
        if let Some(path) = &path {
            sweep(path.parent().unwrap_or(Path::new(".")), SystemTime::now());
        }
        // A disk that is full or read-only costs what this run has changed, not the run.
        Self::spawn(name, path, move |path, changes| {
            let _ = lay(path, changes);
        })
    }

    /// Starts the thread with a writer that sees to its own failures.
    pub(super) fn spawn(name: &str, path: Option<PathBuf>, write: impl FnMut(&Path, Vec<C>) + Send + 'static) -> Self {
        let Some(path) = path else { return Self { changes: None, thread: None } };
        let (changes, waiting) = unbounded();
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || keep_all(&path, &waiting, write)).ok();
        Self { changes: Some(changes), thread }
    }

    /// Keeps changes, soon.
    pub(super) fn keep(&self, changes: Vec<C>) {
        if let Some(sender) = &self.changes {
            let _ = sender.send(changes);
        }
    }

    /// Waits until all is written.
    pub(super) fn finish(&mut self) {
        self.changes = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn keep_all<C>(path: &Path, waiting: &Receiver<Vec<C>>, mut write: impl FnMut(&Path, Vec<C>)) {
    while let Ok(mut changes) = waiting.recv() {
        changes.extend(waiting.try_iter().flatten());
        write(path, changes);
    }
}

/// The content of a file, for those that only look: whatever is wrong with it, it stays as it is.
#[expect(clippy::disallowed_methods, reason = "the terminal floor keeps what the reader did")]
pub(super) fn look<T: DeserializeOwned>(path: &Path) -> Option<T> {
    parsed(&fs::read_to_string(path).ok()?)
}

/// The content of a file; one that cannot be understood is set aside, never written over.
#[expect(clippy::disallowed_methods, reason = "the terminal floor keeps what the reader did")]
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let text = fs::read_to_string(path).ok()?;
    let kept = parsed(&text);
    if kept.is_none() {
        let _ = fs::rename(path, path.with_extension("json.aside"));
    }
    kept
}

fn parsed<T: DeserializeOwned>(text: &str) -> Option<T> {
    let found: Option<Versioned<T>> = serde_json::from_str(text).ok();
    found.filter(|found| found.version <= VERSION).map(|found| found.kept)
}

/// Lays a change over what a file holds now.
pub(super) fn lay<T: Default + Serialize + DeserializeOwned>(
    path: &Path,
    change: impl FnOnce(&mut T),
) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let lock = File::create(path.with_extension("lock"))?;
    lock.lock()?;
    let mut kept = read(path).unwrap_or_default();
    change(&mut kept);
    let mut file = tempfile::Builder::new().prefix(HALF).tempfile_in(folder)?;
    serde_json::to_writer_pretty(&mut file, &Versioned { version: VERSION, kept })?;
    file.flush()?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// How the names of files begin that are being written.
const HALF: &str = ".marks-";
/// So long after its last byte a file is not being written any more.
const STALE: Duration = Duration::from_hours(1);

/// Removes what a kill in the middle of writing has left: old files of ours and nothing else.
fn sweep(folder: &Path, now: SystemTime) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let named = entry.file_name().to_str().is_some_and(is_half);
        let written = entry.metadata().ok().filter(fs::Metadata::is_file).and_then(|data| data.modified().ok());
        let old = written.and_then(|at| now.duration_since(at).ok()).is_some_and(|age| age >= STALE);
        if named && old {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is one that half-written files have, or had: `.tmp` and six letters.
fn is_half(name: &str) -> bool {
    let is_rest = |rest: &str| rest.len() == 6 && rest.chars().all(|c| c.is_ascii_alphanumeric());
    [HALF, ".tmp"].into_iter().filter_map(|start| name.strip_prefix(start)).any(is_rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::disallowed_methods, reason = "a damaged file has to come from somewhere")]
    #[test]
    fn a_damaged_file_is_set_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("marks.json");
        for text in ["{ half", "{\"version\": 99}"] {
            fs::write(&path, text).expect("written");
            lay(&path, |kept: &mut std::collections::BTreeMap<String, u32>| {
                kept.insert("a".to_owned(), 1);
            })
            .expect("written");
            assert_eq!(fs::read_to_string(path.with_extension("json.aside")).expect("set aside"), text);
            let kept: std::collections::BTreeMap<String, u32> = read(&path).expect("a file");
            assert_eq!(kept.get("a"), Some(&1));
        }
    }

    #[expect(clippy::disallowed_methods, reason = "what a kill leaves has to come from somewhere")]
    #[test]
    fn what_a_kill_left_is_swept_once_it_is_old() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in [".marks-aB3dE6", ".tmpQwErTy", ".tmp-of-mine", "marks.json", ".marks-kept.txt"] {
            fs::write(folder.path().join(name), "{").expect("written");
        }
        let left = || {
            let names = fs::read_dir(folder.path()).expect("a folder").flatten();
            let mut names: Vec<_> = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        };
        sweep(folder.path(), SystemTime::now());
        assert_eq!(left().len(), 5, "another copy may be writing");
        sweep(folder.path(), SystemTime::now() + STALE * 2);
        assert_eq!(left(), [".marks-kept.txt", ".tmp-of-mine", "marks.json"]);
    }
}
