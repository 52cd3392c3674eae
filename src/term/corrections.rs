//! Where corrections are kept: one TOML file of the reader's, written whole to a temporary file and
//! renamed. Two copies of the program take turns by a lock, and each writes only what it changed; what
//! is not understood of the file stays in it.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use crossbeam_channel::Sender;

use super::signal::Signal;
use super::store::Keeper;
use crate::app::marks::Amendment;
use crate::app::overlay::notice::Notice;
use crate::corpus::correct::rewritten;

/// Starts to keep corrections; without a file nothing is kept, and where keeping fails, it is told.
pub(super) fn keeper(path: Option<PathBuf>, signals: Sender<Signal>) -> Keeper<Amendment> {
    // What could not be written is tried again with the next change.
    let mut unwritten = Vec::new();
    Keeper::spawn("corrections", path, move |path, amendments| {
        unwritten.extend(amendments);
        match merge(path, &unwritten) {
            Ok(()) => unwritten.clear(),
            Err(error) => {
                let _ = signals.send(Signal::Told(Notice::CorrectionsNotKept(format!("{error:#}"))));
            }
        }
    })
}

/// Lays amendments over what the file holds now.
#[expect(clippy::disallowed_methods, reason = "the terminal floor keeps the corrections")]
fn merge(path: &Path, amendments: &[Amendment]) -> anyhow::Result<()> {
    let name = path.display().to_string();
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let lock = File::create(path.with_extension("lock")).with_context(|| name.clone())?;
    lock.lock().with_context(|| name.clone())?;
    let old = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| name.clone()),
    };
    let new = rewritten(&old, amendments).with_context(|| name.clone())?;
    let mut file = tempfile::Builder::new().prefix(".corrections-").tempfile_in(folder)?;
    file.write_all(new.as_bytes())?;
    file.as_file().sync_all()?;
    // A link to a file elsewhere, as dotfiles are kept, stays a link.
    file.persist(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crossbeam_channel::unbounded;

    use super::*;
    use crate::base::id::MeetingKey;
    use crate::corpus::correct::{Correction, Note, Passage, parse};
    use crate::extract::meeting::Status;

    fn amendment(sentence: &str) -> Amendment {
        let title = "a".to_owned();
        let passage = Passage { title, sentence: sentence.to_owned(), ..Passage::default() };
        let correction = Correction { status: Some(Status::Held), ..Correction::default() };
        (passage.key(), Some(Note { passage, correction }))
    }

    fn kept(path: &Path) -> Vec<MeetingKey> {
        #[expect(clippy::disallowed_methods, reason = "the test reads what it made")]
        let text = fs::read_to_string(path).expect("a file");
        let (corrections, faults) = parse(&text);
        assert_eq!(faults, []);
        corrections.iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn two_copies_do_not_lose_each_others_corrections() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data/corrections.toml");
        let (sender, signals) = unbounded();
        let mut keepers = [(); 2].map(|()| keeper(Some(path.clone()), sender.clone()));
        for (keeper, sentence) in keepers.iter().zip(["b", "c"]) {
            keeper.keep(vec![amendment(sentence)]);
        }
        keepers.iter_mut().for_each(Keeper::finish);
        let mut expected = ["b", "c"].map(|sentence| amendment(sentence).0);
        expected.sort();
        assert_eq!(kept(&path), expected);
        assert!(signals.try_recv().is_err(), "nothing went wrong");
    }

    #[test]
    fn what_cannot_be_kept_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        File::create(folder.path().join("data")).expect("a file in the way");
        let (sender, signals) = unbounded();
        let mut keeper = keeper(Some(folder.path().join("data/corrections.toml")), sender);
        keeper.keep(vec![amendment("b")]);
        keeper.finish();
        assert!(matches!(signals.try_recv(), Ok(Signal::Told(Notice::CorrectionsNotKept(_)))));
    }
}
