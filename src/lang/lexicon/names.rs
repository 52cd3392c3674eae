//! Given names, family names that stand first, particles, and surnames that the dictionary lacks.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::declension::Declension;
use super::leaders::Leaders;
use super::titles::{Level, Titles};
use crate::lang::morph::{fold_lemma, fold_letter};
use crate::lang::tag::{Gender, Number};

/// `names.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pronouns: Pronouns,
    #[serde(default)]
    given: GivenFile,
    #[serde(default)]
    particles: Particles,
    #[serde(default)]
    families: Families,
    #[serde(default)]
    surnames: Surnames,
    #[serde(default)]
    never: Never,
    /// Words the dictionary lacks, each with a word that inflects the same way.
    #[serde(default)]
    inflections: Vec<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pronouns {
    he: Vec<String>,
    she: Vec<String>,
    they: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenFile {
    masculine: Vec<String>,
    feminine: Vec<String>,
    #[serde(default)]
    fixed: Vec<String>,
    #[serde(default)]
    without_patronymic: Vec<String>,
    #[serde(default)]
    fathers: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Particles {
    inner: Vec<String>,
    first: Vec<String>,
    article: Vec<String>,
    last: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Families {
    first: Vec<String>,
    syllables: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Surnames {
    any: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Never {
    words: Vec<String>,
}

/// Names of people and the titles they bear. Keys are folded.
#[derive(Debug)]
pub struct Names {
    /// Endings of names in all cases.
    pub declension: Declension,
    /// Titles and offices.
    pub titles: Titles,
    /// Who held which office.
    pub leaders: Leaders,
    pronouns: FxHashMap<Box<str>, (Option<Gender>, Number)>,
    men: FxHashSet<Box<str>>,
    women: FxHashSet<Box<str>>,
    fixed: FxHashSet<Box<str>>,
    without_patronymic: FxHashSet<Box<str>>,
    fathers: Vec<String>,
    inner: FxHashSet<Box<str>>,
    first: FxHashSet<Box<str>>,
    article: FxHashSet<Box<str>>,
    last: FxHashSet<Box<str>>,
    families: FxHashSet<Box<str>>,
    syllables: Vec<String>,
    /// The first letters of all given names and surnames, the third left out of short ones.
    starts: FxHashSet<[char; 3]>,
    surnames: FxHashSet<Box<str>>,
    never: FxHashSet<Box<str>>,
    inflections: Vec<(String, String)>,
}

impl Names {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(file: File, declension: Declension, titles: Titles, leaders: Leaders) -> Self {
        let pronoun = |word: &String, gender, number| (fold_lemma(word), (gender, number));
        let he = file.pronouns.he.iter().map(|word| pronoun(word, Some(Gender::Masc), Number::Sing));
        let she = file.pronouns.she.iter().map(|word| pronoun(word, Some(Gender::Fem), Number::Sing));
        let they = file.pronouns.they.iter().map(|word| pronoun(word, None, Number::Plur));
        let listed = file.given.masculine.iter().chain(&file.given.feminine).chain(&file.surnames.any);
        let starts = listed.map(|name| opening(name, name.chars().nth(3).is_some())).collect();
        Self {
            starts,
            declension,
            titles,
            leaders,
            pronouns: he.chain(she).chain(they).collect(),
            men: folded(&file.given.masculine),
            women: folded(&file.given.feminine),
            fixed: folded(&file.given.fixed),
            without_patronymic: folded(&file.given.without_patronymic),
            fathers: file.given.fathers,
            inner: folded(&file.particles.inner),
            first: folded(&file.particles.first),
            article: folded(&file.particles.article),
            last: folded(&file.particles.last),
            families: folded(&file.families.first),
            syllables: file.families.syllables,
            surnames: folded(&file.surnames.any),
            never: folded(&file.never.words),
            inflections: file.inflections,
        }
    }

    /// Words the dictionary lacks, each with a word of the dictionary that inflects the same way.
    pub fn inflections(&self) -> impl Iterator<Item = (&str, &str)> {
        self.inflections.iter().map(|(word, pattern)| (word.as_str(), pattern.as_str()))
    }

    /// Gender and number of a (folded) pronoun that may stand for a person or a group.
    #[must_use]
    pub fn pronoun(&self, word: &str) -> Option<(Option<Gender>, Number)> {
        self.pronouns.get(word).copied()
    }

    /// Whether the lexicon has a (folded) nominative as a given name of men or of women.
    #[must_use]
    pub fn is_given(&self, name: &str, gender: Gender) -> bool {
        match gender {
            Gender::Masc => self.men.contains(name),
            Gender::Fem => self.women.contains(name),
            Gender::Neut => false,
        }
    }

    /// Whether a folded word opens given names and never changes: "абдель".
    #[must_use]
    pub fn is_fixed(&self, word: &str) -> bool {
        self.fixed.contains(word)
    }

    /// Whether a (folded) given name is of a people whose surnames look like patronymics: "Зоран".
    #[must_use]
    pub fn has_no_patronymic(&self, name: &str) -> bool {
        self.without_patronymic.contains(name)
    }

    /// Whether a folded word ends like a man's patronymic, which may be a surname too: "Лукашевич".
    #[must_use]
    pub fn is_fathers(&self, word: &str) -> bool {
        self.fathers.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether a folded word stands inside names: "фон", "бин".
    #[must_use]
    pub fn is_particle(&self, word: &str) -> bool {
        self.inner.contains(word)
    }

    /// Whether a folded word may open a surname: "фон", "Ле".
    #[must_use]
    pub fn opens_surname(&self, word: &str) -> bool {
        self.first.contains(word)
    }

    /// Whether a folded word is joined to a name by a hyphen: "аль" of "аль-Хайя".
    #[must_use]
    pub fn is_article(&self, word: &str) -> bool {
        self.article.contains(word)
    }

    /// Whether a folded word closes a name: "оглы".
    #[must_use]
    pub fn is_last(&self, word: &str) -> bool {
        self.last.contains(word)
    }

    /// Whether a folded word is a family name that stands first: "Си", "Ким".
    #[must_use]
    pub fn is_family(&self, word: &str) -> bool {
        self.families.contains(word)
    }

    /// Whether a letter with a capital is a name by itself after a family name: "И" of "Ван И".
    #[must_use]
    pub fn is_syllable(&self, letter: &str) -> bool {
        self.syllables.iter().any(|syllable| syllable == letter)
    }

    /// Whether a word may be a form of a given name or surname of the lexicon: cheap to tell for
    /// nearly all that is not.
    #[must_use]
    pub fn may_list(&self, form: &str) -> bool {
        self.starts.contains(&opening(form, true)) || self.starts.contains(&opening(form, false))
    }

    /// Whether a folded nominative is a surname often in the news.
    #[must_use]
    pub fn is_surname(&self, name: &str) -> bool {
        self.surnames.contains(name)
    }

    /// Whether a folded word is written with a capital but names nobody: "Господь".
    #[must_use]
    pub fn is_never(&self, word: &str) -> bool {
        self.never.contains(word)
    }

    /// The rank of those whom a noun names: "министр", "советник".
    #[must_use]
    pub fn level_of(&self, lemma: &str) -> Option<Level> {
        self.titles.head(lemma).and_then(|head| head.level)
    }
}

/// The first letters of a name, three of a long one.
fn opening(name: &str, long: bool) -> [char; 3] {
    let mut letters = name.chars().take(if long { 3 } else { 2 }).map(fold_letter);
    std::array::from_fn(|_| letters.next().unwrap_or(' '))
}

/// The first two letters of a word, folded: every form of a name has them.
#[must_use]
pub fn start(word: &str) -> [char; 2] {
    let mut letters = word.chars().map(fold_letter);
    std::array::from_fn(|_| letters.next().unwrap_or(' '))
}

fn folded(words: &[String]) -> FxHashSet<Box<str>> {
    words.iter().map(|word| fold_lemma(word)).collect()
}
