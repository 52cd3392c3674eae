//! The pictures of the README: drawn from a list of keys, compared with those that lie in the project.
//! `UPDATE_PICTURES=1` puts the new ones in their place.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The day it is in the pictures.
const TODAY: &str = "2026-01-08";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures")
}

/// The pictures of a folder by name, with their size.
fn pictures(folder: &Path) -> Vec<(String, String)> {
    let files = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let mut found: Vec<(String, String)> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "svg"))
        .map(|path| {
            #[expect(clippy::disallowed_methods, reason = "the test reads what it compares")]
            let text = std::fs::read_to_string(&path).expect("a picture");
            (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text)
        })
        .collect();
    found.sort();
    found
}

fn draw(into: &Path) {
    let keys = folder().join("screens.keys");
    let mut program = Command::new(env!("CARGO_BIN_EXE_vestnik"));
    program.arg("--keys").arg(&keys).args(["--today", TODAY, "--theme", "dark", "--pictures"]).arg(into);
    assert!(program.status().expect("it runs").success());
}

#[test]
fn the_pictures_show_the_program_as_it_is() {
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        draw(&folder());
    }
    let new = tempfile::tempdir().expect("a folder");
    draw(new.path());
    let (kept, drawn) = (pictures(&folder()), pictures(new.path()));
    let names = |all: &[(String, String)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&kept), names(&drawn));
    for ((name, kept), (_, drawn)) in kept.iter().zip(&drawn) {
        assert!(kept == drawn, "{name} is stale: UPDATE_PICTURES=1 cargo test --test pictures draws it anew");
    }
    assert!(kept.iter().map(|(_, picture)| picture.len()).sum::<usize>() < 300_000, "a README is no gallery");
}

#[test]
fn the_readme_shows_every_picture() {
    #[expect(clippy::disallowed_methods, reason = "the test reads what it compares")]
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README");
    for (name, _) in pictures(&folder()) {
        assert!(readme.contains(&format!("docs/pictures/{name}")), "the README does not show {name}");
    }
}
