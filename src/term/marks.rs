//! Where the marks of articles are kept: one small file of the reader's.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::store;
use crate::app::marks::{Change, Mark, MarkKey, Marks};

/// The file as written.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    marks: BTreeMap<String, Mark>,
}

impl Kept {
    fn marks(&self) -> Marks {
        Marks::new(self.marks.iter().filter_map(|(key, mark)| Some((MarkKey::parse(key)?, *mark))).collect())
    }
}

/// The marks in a file.
pub(super) fn kept(path: &Path) -> Marks {
    store::read(path).map(|kept: Kept| kept.marks()).unwrap_or_default()
}

/// The marks in a file, for commands that only look.
pub(super) fn seen(path: &Path) -> Marks {
    store::look(path).map(|kept: Kept| kept.marks()).unwrap_or_default()
}

/// Lays changes over what the file holds now.
pub(super) fn lay(path: &Path, changes: Vec<(MarkKey, Change)>) -> io::Result<()> {
    store::lay(path, |kept: &mut Kept| {
        for (key, change) in changes {
            kept.marks.entry(key.to_string()).or_default().apply(change);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::store::Keeper;
    use super::*;

    fn key(n: u8) -> MarkKey {
        MarkKey::parse(&n.to_string()).expect("a key")
    }

    #[test]
    fn two_copies_do_not_lose_each_others_marks() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("marks.json");
        lay(&path, vec![(key(1), Change::Read(true))]).expect("written");
        lay(&path, vec![(key(2), Change::Starred(true))]).expect("written");
        lay(&path, vec![(key(1), Change::Position(7))]).expect("written");
        let kept: Kept = store::read(&path).expect("a file");
        assert_eq!(kept.marks.get("0000000000000001"), Some(&Mark { read: true, starred: false, position: 7 }));
        assert_eq!(kept.marks.get("0000000000000002").map(|mark| mark.starred), Some(true));
    }

    #[test]
    fn all_is_written_before_the_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/marks.json");
        let mut keeper = Keeper::start("marks", Some(path.clone()), lay);
        for n in 1..=9 {
            keeper.keep(vec![(key(n), Change::Read(true))]);
        }
        keeper.finish();
        let kept: Kept = store::read(&path).expect("a file");
        assert_eq!(kept.marks.len(), 9);
    }
}
