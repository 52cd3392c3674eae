//! The rules of the house, read off the sources: floors, sizes, names of files, and that the map,
//! the lexicons and the README are true.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use vestnik::lang::lexicon::{Lexicon, bundled};

use super::support::{root, run};

/// The floors, lowest first. A module may use only what is below it.
const FLOORS: &[&str] = &["base", "lang", "extract", "corpus", "export", "app", "ui", "config", "term", "cli"];

/// Crates that live behind one module, and the places where they may be named.
const CRATES: &[(&str, &[&str])] = &[
    ("ratatui", &["ui/", "term/", "app/layout.rs"]),
    ("crossterm", &["term/"]),
    ("rumorph", &["lang/"]),
    ("anyseg", &["lang/"]),
    ("clap", &["cli/"]),
    ("anyhow", &["term/", "cli/", "main.rs"]),
    ("encoding_rs", &["corpus/load/"]),
];

/// Doors to the world, and the places that may open them.
const DOORS: &[(&str, &[&str])] = &[
    ("std::fs", &["corpus/load/", "config/", "term/", "cli/"]),
    ("std::env", &["config/", "term/", "cli/", "main.rs"]),
    ("std::thread", &["corpus/load/", "corpus/build.rs", "config/", "term/", "cli/"]),
    ("rayon", &["lang/language.rs", "lang/gazetteer/compile.rs", "corpus/load/", "corpus/build.rs", "term/", "cli/"]),
    ("Local::now", &["term/"]),
    ("Utc::now", &["term/"]),
    ("Instant::now", &["term/"]),
    ("SystemTime::now", &["term/"]),
];

/// Alphabets, keyboards and spellings: letters, and no vocabulary.
const ALPHABETS: &[&str] = &["base/fold/"];

/// What of `ratatui` the layout may name: geometry.
const GEOMETRY: &[&str] = &["Rect", "Size", "Position"];

/// Lines of a file without its tests.
const LONGEST: usize = 500;

/// One source file.
struct Source {
    /// Its path below `src`.
    path: String,
    /// Without its tests.
    code: String,
    /// Whole.
    text: String,
}

impl Source {
    fn floor(&self) -> Option<usize> {
        let folder = self.path.split('/').next()?;
        FLOORS.iter().position(|floor| *floor == folder)
    }

    /// Its lines of code, without comments.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = Vec::new();
    files(&src, &mut paths);
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.sort();
    let mut sources: Vec<Source> = paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
            let path = path.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
            Source { path, code, text }
        })
        .collect();
    let tests: BTreeSet<String> = sources.iter().flat_map(files_of_tests).collect();
    for source in sources.iter_mut().filter(|source| tests.contains(&source.path)) {
        source.code.clear();
    }
    sources
}

/// The files of test modules that a source declares: `#[cfg(test)] mod scenarios;`.
fn files_of_tests(source: &Source) -> Vec<String> {
    let folder = match source.path.strip_suffix(".rs") {
        Some(path) if path.ends_with("/mod") || path == "lib" => path.rsplit_once('/').map_or("", |(folder, _)| folder),
        Some(path) => path,
        None => return Vec::new(),
    };
    let declared = source.text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.split_once(';'));
    declared
        .filter(|(name, _)| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .map(|(name, _)| format!("{folder}/{name}.rs"))
        .collect()
}

/// Fails with every breach at once.
fn hold(breaches: &[String]) {
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

/// The identifier that `text` begins with.
fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

#[test]
fn modules_use_only_lower_floors() {
    let mut breaches = Vec::new();
    for source in sources() {
        let Some(floor) = source.floor() else { continue };
        for (number, line) in source.lines() {
            for target in line.split("crate::").skip(1).map(word) {
                let Some(used) = FLOORS.iter().position(|name| *name == target) else { continue };
                if used > floor {
                    breaches.push(format!("src/{}:{number}: {} uses {target}", source.path, FLOORS[floor]));
                }
            }
        }
    }
    hold(&breaches);
}

#[test]
fn crates_and_doors_stay_in_their_places() {
    let mut breaches = Vec::new();
    for source in sources() {
        for (number, line) in source.lines() {
            for (name, places) in CRATES.iter().chain(DOORS) {
                let named = line.match_indices(name).any(|(at, _)| {
                    let (before, rest) = line.split_at(at);
                    let after = rest.strip_prefix(name).unwrap_or_default();
                    let whole = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '"');
                    whole(before.chars().next_back()) && whole(after.chars().next())
                });
                if named && !source.is_in(places) {
                    breaches.push(format!("src/{}:{number}: {name}", source.path));
                }
            }
        }
    }
    hold(&breaches);
}

#[test]
fn the_layout_of_the_screen_knows_geometry_and_no_widgets() {
    let mut breaches = Vec::new();
    for source in sources().iter().filter(|source| source.path == "app/layout.rs") {
        for (number, line) in source.lines().filter(|(_, line)| line.contains("ratatui")) {
            let names = line.rsplit("::").next().unwrap_or_default();
            let names = names.trim_matches(|c: char| !c.is_alphanumeric());
            let known = |name: &str| GEOMETRY.contains(&name.trim());
            if !names.split(',').all(known) {
                breaches.push(format!("src/{}:{number}: {line}", source.path));
            }
        }
    }
    hold(&breaches);
}

#[test]
fn every_file_says_what_it_is_for_and_stays_small() {
    let mut breaches = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//! ") {
            breaches.push(format!("src/{}: begins without //!", source.path));
        }
        let lines = source.code.lines().count();
        if lines > LONGEST {
            breaches.push(format!("src/{}: {lines} lines without tests", source.path));
        }
    }
    let main = fs::read_to_string(root().join("src/main.rs")).expect("main");
    assert!(main.lines().count() <= 60, "main.rs is a door, not a room");
    hold(&breaches);
}

#[test]
fn words_of_a_language_are_data() {
    let mut breaches = Vec::new();
    for source in sources().iter().filter(|source| !source.is_in(ALPHABETS)) {
        for (number, line) in source.lines() {
            let code = line.split(" // ").next().unwrap_or_default();
            for literal in code.split('"').skip(1).step_by(2) {
                // The alphabet is no vocabulary: a letter or two may stand.
                let letters = outside_examples(source, literal).filter(|c| matches!(c, '\u{400}'..='\u{52F}'));
                if letters.count() > 2 {
                    breaches.push(format!("src/{}:{number}: {literal}", source.path));
                }
            }
        }
    }
    hold(&breaches);
}

/// The letters of a literal; a rule's summary may quote an example for the reader of the table:
/// `the seat of a body: «Кремль ответил»`.
fn outside_examples<'s>(source: &Source, literal: &'s str) -> impl Iterator<Item = char> + use<'s> {
    let example = literal.find('«').zip(literal.rfind('»')).filter(|_| source.path.starts_with("extract/"));
    literal
        .char_indices()
        .filter(move |(at, _)| !example.is_some_and(|(from, to)| (from..to).contains(at)))
        .map(|(_, c)| c)
}

#[test]
fn every_lexicon_parses() {
    for code in bundled::codes() {
        if let Err(error) = Lexicon::bundled(code) {
            panic!("{error}");
        }
    }
}

#[test]
fn lexicons_are_all_compiled_in() {
    for code in bundled::codes() {
        let mut paths = Vec::new();
        files(&root().join("assets/lang").join(code), &mut paths);
        let on_disk: BTreeSet<_> =
            paths.iter().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned()).collect();
        let compiled: BTreeSet<_> =
            bundled::folder(code).expect("a folder").iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(on_disk, compiled);
    }
}

#[test]
fn the_map_names_every_folder() {
    let map = fs::read_to_string(root().join("src/lib.rs")).expect("the map");
    let prose: String = map.lines().filter(|line| line.starts_with("//!")).collect();
    let mut breaches = Vec::new();
    for entry in fs::read_dir(root().join("src")).expect("the sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() && !prose.contains(&format!("[`{name}`]")) {
            breaches.push(format!("src/lib.rs does not name {name}"));
        }
        if path.is_dir() && !FLOORS.contains(&name.as_str()) {
            breaches.push(format!("src/{name} has no floor"));
        }
    }
    hold(&breaches);
}

#[test]
fn the_readme_names_only_what_exists() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let help = run(&["--help"]).out;
    let mut breaches = Vec::new();
    for quoted in readme.split('`').skip(1).step_by(2) {
        let mut words = quoted.split_whitespace();
        let is_path = ["src/", "assets/", "tests/", "benches/", ".ci/"].iter().any(|folder| quoted.starts_with(folder));
        if is_path && !quoted.contains(['*', ' ']) && !root().join(quoted).exists() {
            breaches.push(format!("no such path: {quoted}"));
        }
        if words.next() == Some("vestnik")
            && let Some(command) = words.next()
            && command.starts_with(|c: char| c.is_ascii_lowercase() || c == '-' && quoted.len() > 9)
            && command != "-"
            && !help.contains(command)
        {
            breaches.push(format!("no such command or option: {quoted}"));
        }
    }
    hold(&breaches);
}

/// All text files of the project, below its own folders.
fn project() -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = ["README.md", "CHANGELOG.md", "Cargo.toml"].map(|name| root().join(name)).into();
    for folder in ["src", "assets", "tests", "benches", ".ci"] {
        files(&root().join(folder), &mut paths);
    }
    paths.sort();
    let text = |path: &PathBuf| {
        let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
        fs::read_to_string(path).ok().map(|text| (name, text))
    };
    paths.iter().filter_map(text).collect()
}

#[test]
fn the_project_knows_no_machine() {
    // Put together here, so that this file is no breach itself.
    let homes = ["work", "root", "home", "Users"].map(|folder| format!("/{folder}/"));
    let mut breaches = Vec::new();
    for (name, text) in project() {
        for (number, line) in (1..).zip(text.lines()) {
            if homes.iter().any(|home| line.contains(home.as_str())) {
                breaches.push(format!("{name}:{number}: a path of some machine"));
            }
        }
    }
    hold(&breaches);
}

#[test]
fn tests_neither_wait_nor_hide() {
    let marks =
        [["#[ign", "ore"], ["#[should_", "panic"], ["thread::", "sleep"], ["fn te", "st_"]].map(|mark| mark.concat());
    let mut breaches = Vec::new();
    for (name, text) in
        project().iter().filter(|(name, _)| Path::new(name).extension().is_some_and(|kind| kind == "rs"))
    {
        for (number, line) in (1..).zip(text.lines()) {
            breaches.extend(
                marks.iter().filter(|mark| line.contains(*mark)).map(|mark| format!("{name}:{number}: {mark}")),
            );
        }
    }
    hold(&breaches);
}
