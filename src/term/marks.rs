//! Where marks are kept: one JSON file, written whole to a temporary file and renamed, so that a
//! kill at any moment leaves the old or the new one. Two copies of the program take turns by a lock,
//! and each writes only what it changed over what the other wrote.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, unbounded};
use serde::{Deserialize, Serialize};

use crate::app::marks::{Change, Mark, MarkKey, Marks};

/// The file as written. Fields that a newer version adds are kept out of the way by `version`.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    version: u32,
    marks: BTreeMap<String, Mark>,
}

/// The version that this program writes.
const VERSION: u32 = 1;

/// Keeps marks on a thread of its own, so that no key waits for a disk.
pub(super) struct MarkKeeper {
    kept: BTreeMap<MarkKey, Mark>,
    changes: Option<Sender<Vec<(MarkKey, Change)>>>,
    thread: Option<JoinHandle<()>>,
}

impl MarkKeeper {
    /// Reads the file, where there is one, and starts the thread.
    pub(super) fn start(path: Option<PathBuf>) -> Self {
        let Some(path) = path else { return Self { kept: BTreeMap::new(), changes: None, thread: None } };
        let kept = read(&path).map(|kept| parsed(&kept)).unwrap_or_default();
        let (changes, waiting) = unbounded();
        let thread = thread::Builder::new().name("marks".to_owned()).spawn(move || keep_all(&path, &waiting)).ok();
        Self { kept, changes: Some(changes), thread }
    }

    /// The marks as they were kept.
    pub(super) fn marks(&self) -> Marks {
        Marks::new(self.kept.clone())
    }

    /// Keeps changes, soon.
    pub(super) fn keep(&self, changes: Vec<(MarkKey, Change)>) {
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

fn keep_all(path: &Path, waiting: &Receiver<Vec<(MarkKey, Change)>>) {
    while let Ok(mut changes) = waiting.recv() {
        changes.extend(waiting.try_iter().flatten());
        // A disk that is full or read-only costs the marks of this run, not the run.
        let _ = merge(path, &changes);
    }
}

fn parsed(kept: &Kept) -> BTreeMap<MarkKey, Mark> {
    kept.marks.iter().filter_map(|(key, mark)| Some((MarkKey::parse(key)?, *mark))).collect()
}

/// The marks in a file, for commands that only look: whatever is wrong with it, it stays as it is.
#[expect(clippy::disallowed_methods, reason = "the terminal floor keeps the marks")]
pub(super) fn kept(path: &Path) -> Marks {
    let kept = fs::read_to_string(path).ok().and_then(|text| serde_json::from_str::<Kept>(&text).ok());
    Marks::new(kept.filter(|kept| kept.version <= VERSION).map(|kept| parsed(&kept)).unwrap_or_default())
}

/// The file's content; a file that cannot be understood is set aside, never written over.
#[expect(clippy::disallowed_methods, reason = "the terminal floor keeps the marks")]
fn read(path: &Path) -> Option<Kept> {
    let text = fs::read_to_string(path).ok()?;
    match serde_json::from_str::<Kept>(&text) {
        Ok(kept) if kept.version <= VERSION => Some(kept),
        _ => {
            let _ = fs::rename(path, path.with_extension("json.aside"));
            None
        }
    }
}

/// Lays changes over what the file holds now.
fn merge(path: &Path, changes: &[(MarkKey, Change)]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let lock = File::create(path.with_extension("lock"))?;
    lock.lock()?;
    let mut kept = read(path).unwrap_or_default();
    kept.version = VERSION;
    for (key, change) in changes {
        kept.marks.entry(key.to_string()).or_default().apply(*change);
    }
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer_pretty(&mut file, &kept)?;
    file.flush()?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u8) -> MarkKey {
        MarkKey::parse(&n.to_string()).expect("a key")
    }

    #[test]
    fn two_copies_do_not_lose_each_others_marks() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("marks.json");
        merge(&path, &[(key(1), Change::Read(true))]).expect("written");
        merge(&path, &[(key(2), Change::Starred(true))]).expect("written");
        merge(&path, &[(key(1), Change::Position(7))]).expect("written");
        let marks = parsed(&read(&path).expect("a file"));
        assert_eq!(marks.get(&key(1)), Some(&Mark { read: true, starred: false, position: 7 }));
        assert_eq!(marks.get(&key(2)).map(|mark| mark.starred), Some(true));
    }

    #[expect(clippy::disallowed_methods, reason = "a damaged file has to come from somewhere")]
    #[test]
    fn a_damaged_file_is_set_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("marks.json");
        fs::write(&path, "{ half").expect("written");
        merge(&path, &[(key(1), Change::Read(true))]).expect("written");
        assert!(path.with_extension("json.aside").exists());
        assert_eq!(parsed(&read(&path).expect("a file")).len(), 1);
    }

    #[test]
    fn all_is_written_before_the_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/marks.json");
        let mut keeper = MarkKeeper::start(Some(path.clone()));
        for n in 1..=9 {
            keeper.keep(vec![(key(n), Change::Read(true))]);
        }
        keeper.finish();
        assert_eq!(MarkKeeper::start(Some(path)).kept.len(), 9);
    }
}
