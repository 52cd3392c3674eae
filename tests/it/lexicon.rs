//! The lexicons against the specs: an entry stands once in its section, and either a sample of
//! `tests/spec` uses it, or its section is a list taken whole from elsewhere ([`REFERENCE`]), or it is
//! on the list of those that still want a sample, `tests/spec/unseen.txt`, which must be true.
//!
//! After a change of lexicon or specs `UPDATE_UNSEEN=1 cargo test --test it lexicon` writes that list
//! anew; it should get shorter.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;

use vestnik::base::article::{Paragraph, ParagraphKind};
use vestnik::base::span::Span;
use vestnik::lang::Language;
use vestnik::lang::lexicon::bundled;
use vestnik::lang::morph::fold_lemma;

use super::spec::samples;
use super::support::{RUSSIAN, root};

/// Settings of a list of words: what the words do. Lists of equal settings are one section.
const SETTINGS: &[&str] = &["kind", "need", "frame", "format", "level", "use", "takes", "case", "weak", "after", "gap"];

/// Words of queries and of the layout of files, and endings: the specs of extraction use none of them.
const ELSEWHERE: &[&str] = &["query", "layout", "declension"];

/// Sections that are lists of names taken whole from elsewhere, and from where.
const REFERENCE: &[(&str, &str)] = &[
    ("leaders.", "holders of the offices, by the sites of states and bodies"),
    ("names.given", "given names of the peoples of Europe and Asia, from registers"),
    ("names.families", "family names of China, Korea and Vietnam that stand first"),
    ("names.surnames", "surnames of politicians that the dictionary lacks"),
    ("organisations.", "bodies, parties, companies and media by their own names"),
    ("series.", "formats and bodies that meet again and again, by their own names"),
    ("places.states", "member states of the United Nations, and others with a government"),
    ("places.cities", "cities by population and by the summits they held"),
    ("places.regions", "first-level divisions of states"),
    ("places.lands", "regions of the world"),
    ("places.venues", "residences and halls where states receive"),
];

/// One list of words: the section's path and settings, and the words.
type List = (String, Vec<String>);

fn lists() -> Vec<List> {
    let mut lists = Vec::new();
    for (file, text) in bundled::folder("ru").expect("the folder of Russian") {
        let stem = file.trim_end_matches(".toml");
        if !ELSEWHERE.contains(&stem) {
            let table: toml::Table = text.parse().expect("a lexicon");
            gather(stem, "", &toml::Value::Table(table), &mut lists);
        }
    }
    lists
}

fn gather(path: &str, settings: &str, value: &toml::Value, lists: &mut Vec<List>) {
    match value {
        toml::Value::Array(values) => {
            let words: Vec<String> = values.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect();
            if words.is_empty() {
                for value in values {
                    gather(path, settings, value, lists);
                }
            } else {
                lists.push((format!("{path}{settings}"), words));
            }
        }
        toml::Value::Table(table) => {
            let told = SETTINGS.iter().filter_map(|name| Some(format!(" {name}={}", table.get(*name)?)));
            let settings = told.fold(settings.to_owned(), |all, one| all + &one);
            for (key, value) in table.iter().filter(|(key, _)| !SETTINGS.contains(&key.as_str())) {
                gather(&format!("{path}.{key}"), &settings, value, lists);
            }
        }
        _ => {}
    }
}

/// What may stand at each place of a text: the word as written and its lemmas.
fn words(text: &str, paragraphs: &[Paragraph], language: &Language) -> Vec<BTreeSet<String>> {
    let parsed = language.parse(text, paragraphs);
    let at = |token: usize| {
        let lemmas = parsed.readings(token).iter().map(|reading| reading.lemma.to_string());
        lemmas.chain([fold_lemma(parsed.form(token)).into_string()]).collect()
    };
    (0..parsed.tokens.len()).map(at).collect()
}

/// The places of the samples, and where each word stands in them.
struct Told {
    places: Vec<BTreeSet<String>>,
    index: HashMap<String, Vec<usize>>,
}

impl Told {
    fn read(language: &Language) -> Self {
        let mut places = Vec::new();
        for entry in fs::read_dir(root().join("tests/spec")).expect("the specs") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "md") {
                for sample in samples(&fs::read_to_string(&path).expect("a spec")) {
                    places.extend(words(&sample.article.text, &sample.article.paragraphs, language));
                }
            }
        }
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, place) in places.iter().enumerate() {
            for word in place {
                index.entry(word.clone()).or_default().push(at);
            }
        }
        Self { places, index }
    }

    /// Whether the words of an entry stand in a row somewhere.
    fn uses(&self, entry: &[BTreeSet<String>]) -> bool {
        let Some(first) = entry.first() else { return true };
        let starts = first.iter().filter_map(|word| self.index.get(word)).flatten();
        let fits = |start: usize| {
            let here = self.places.iter().skip(start);
            start + entry.len() <= self.places.len() && here.zip(entry).all(|(there, own)| !there.is_disjoint(own))
        };
        starts.copied().any(fits)
    }
}

#[test]
fn an_entry_stands_once_in_its_section() {
    let mut sections: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut twice = Vec::new();
    for (at, (section, words)) in lists().into_iter().enumerate() {
        // Rows of a list of lists ("имя, краткое имя") are sections of their own.
        let rows = !section.contains('=');
        let seen = sections.entry(if rows { format!("{section} {at}") } else { section.clone() }).or_default();
        twice.extend(words.into_iter().filter(|word| !seen.insert(word.clone())).map(|w| format!("{section}: {w}")));
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn an_entry_is_used_by_a_sample_or_told_to_want_one() {
    let told = Told::read(&RUSSIAN);
    let mut unseen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (section, entries) in lists() {
        let path = section.split(' ').next().unwrap_or_default();
        if REFERENCE.iter().any(|(reference, _)| path.starts_with(reference)) {
            continue;
        }
        let used = |entry: &str| {
            let paragraph = Paragraph { span: Span::new(0, entry.len()), kind: ParagraphKind::Body };
            told.uses(&words(entry, &[paragraph], &RUSSIAN))
        };
        let missing: Vec<String> = entries.into_iter().filter(|entry| !used(entry)).collect();
        if !missing.is_empty() {
            unseen.entry(path.to_owned()).or_default().extend(missing);
        }
    }
    let mut list = String::new();
    for (section, words) in unseen {
        let words: Vec<String> = words.into_iter().collect();
        let _ = writeln!(list, "{section}: {}", words.join(", "));
    }
    let path = root().join("tests/spec/unseen.txt");
    if std::env::var_os("UPDATE_UNSEEN").is_some() {
        fs::write(&path, &list).expect("the list is written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(list == written, "tests/spec/unseen.txt is not true any more; UPDATE_UNSEEN=1 writes it anew:\n{list}");
}

#[test]
fn reference_lists_exist() {
    let lists = lists();
    let missing: Vec<_> =
        REFERENCE.iter().filter(|(path, _)| !lists.iter().any(|(l, _)| l.starts_with(path))).collect();
    assert!(missing.is_empty(), "no such sections: {missing:?}");
}
