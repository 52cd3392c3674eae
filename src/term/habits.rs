//! Where widths of panes, saved queries and queries typed are kept: one small file of the reader's.

use std::io;
use std::path::Path;

use super::store;
use crate::app::saved::{Keep, Kept};

/// What a file holds.
pub(super) fn kept(path: &Path) -> Kept {
    store::read(path).unwrap_or_default()
}

/// Lays changes over what the file holds now.
pub(super) fn lay(path: &Path, changes: Vec<Keep>) -> io::Result<()> {
    store::lay(path, |kept: &mut Kept| changes.into_iter().for_each(|change| kept.apply(change)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::layout::Widths;

    #[test]
    fn two_copies_do_not_lose_each_others_habits() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("habits.json");
        let widths = Widths { articles: 4, meetings: -8 };
        lay(&path, vec![Keep::Widths(widths)]).expect("written");
        lay(&path, vec![Keep::Line("киев".to_owned()), Keep::Line("осло".to_owned())]).expect("written");
        let both = kept(&path);
        assert_eq!((both.widths, both.lines.as_slice()), (widths, &["киев".to_owned(), "осло".to_owned()][..]));
    }
}
