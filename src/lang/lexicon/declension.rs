//! How names that no dictionary knows decline: from a form in any case to the nominatives it may
//! come from. It must not decide between them: that takes the article's evidence.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::lang::tag::{Case, Cases, Gender};

/// `declension.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pattern: Vec<Pattern>,
    #[serde(default)]
    fixed: Vec<Fixed>,
    #[serde(default)]
    sounds: Sounds,
    /// Endings of words that a surname in the same form is rather not.
    #[serde(default)]
    words: Vec<String>,
    /// Endings of surnames that only a woman has.
    #[serde(default)]
    women: Vec<String>,
}

/// What syllables are made of.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sounds {
    vowels: String,
    finals: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pattern {
    gender: Genders,
    after: Vec<String>,
    /// Nominative, genitive, dative, accusative, instrumental, prepositional.
    endings: [String; 6],
    weight: i32,
    /// Whether its names decline as adjectives, which surnames do and given names do not.
    #[serde(default)]
    adjective: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixed {
    gender: Genders,
    after: Vec<String>,
    weight: i32,
}

/// Whose names follow a pattern.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Genders {
    Masculine,
    Feminine,
    Any,
}

impl Genders {
    fn each(self) -> &'static [Gender] {
        match self {
            Self::Masculine => &[Gender::Masc],
            Self::Feminine => &[Gender::Fem],
            Self::Any => &[Gender::Masc, Gender::Fem],
        }
    }
}

/// One nominative that a form may come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The nominative, in the spelling of the form.
    pub name: String,
    /// Of a man or of a woman.
    pub gender: Gender,
    /// The cases in which the nominative has this form.
    pub cases: Cases,
    /// How likely the pattern is where nothing else tells.
    pub weight: i32,
    /// Whether it declines as an adjective: "Толстой", "Зеленская".
    pub adjective: bool,
}

const CASES: [Case; 6] = [Case::Nom, Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc];

/// One ending of one pattern.
#[derive(Debug)]
struct Row {
    ending: String,
    after: Vec<String>,
    nominative: String,
    genders: Genders,
    cases: Cases,
    weight: i32,
    adjective: bool,
}

/// Endings of names, by the last letter of the form.
#[derive(Debug)]
pub struct Declension {
    rows: FxHashMap<char, Vec<Row>>,
    sounds: Sounds,
    words: Vec<String>,
    women: Vec<String>,
}

impl Declension {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(file: File) -> Self {
        let mut rows: FxHashMap<char, Vec<Row>> = FxHashMap::default();
        for pattern in &file.pattern {
            for (case, ending) in CASES.into_iter().zip(&pattern.endings) {
                let row = |after: &[&String]| Row {
                    ending: ending.clone(),
                    after: after.iter().map(|&end| end.clone()).collect(),
                    nominative: pattern.endings[0].clone(),
                    genders: pattern.gender,
                    cases: case.into(),
                    weight: pattern.weight,
                    adjective: pattern.adjective,
                };
                if let Some(last) = ending.chars().last() {
                    rows.entry(last).or_default().push(row(&pattern.after.iter().collect::<Vec<_>>()));
                } else {
                    file_by_stem(&mut rows, &pattern.after, row);
                }
            }
        }
        for fixed in &file.fixed {
            file_by_stem(&mut rows, &fixed.after, |after| Row {
                ending: String::new(),
                after: after.iter().map(|&end| end.clone()).collect(),
                nominative: String::new(),
                genders: fixed.gender,
                cases: Cases::ALL,
                weight: fixed.weight,
                adjective: false,
            });
        }
        Self { rows, sounds: file.sounds, words: file.words, women: file.women }
    }

    /// Whether a letter is a vowel.
    #[must_use]
    pub fn is_vowel(&self, letter: char) -> bool {
        self.sounds.vowels.contains(letter)
    }

    /// Whether a name ends as a closed syllable of Chinese, Korean or Vietnamese may: "Чжэн", "Лянь",
    /// "Хуэй", but not "Инцзь".
    #[must_use]
    pub fn is_closed_syllable(&self, name: &str) -> bool {
        let after_vowel = |end: &String| {
            let open = name.strip_suffix(end.as_str()).and_then(|rest| rest.chars().next_back());
            open.is_some_and(|letter| letter.to_lowercase().all(|small| self.is_vowel(small)))
        };
        self.sounds.finals.iter().any(after_vowel)
    }

    /// Whether a (folded) surname is one that only women have: "Георгиева".
    #[must_use]
    pub fn is_of_a_woman(&self, name: &str) -> bool {
        self.women.iter().any(|end| name.ends_with(end.as_str()))
    }

    /// Whether a (folded) word is such that a form of it is rather of a surname: "трутневой".
    #[must_use]
    pub fn is_rather_a_surname(&self, lemma: &str) -> bool {
        let ends = |end: &String| lemma.strip_suffix(end.as_str()).is_some_and(|stem| stem.chars().nth(1).is_some());
        self.words.iter().any(ends)
    }

    /// The nominatives that `form` may come from, one row for each nominative and gender:
    /// "Уиткоффа" may be of Уиткофф (genitive, accusative) or be Уиткоффа itself.
    #[must_use]
    pub fn candidates(&self, form: &str) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let rows = form.chars().next_back().and_then(|last| self.rows.get(&last));
        for row in rows.map_or(&[][..], |rows| rows) {
            let Some(stem) = form.strip_suffix(row.ending.as_str()) else { continue };
            if !ends_in(stem, &row.after) || stem.chars().nth(1).is_none() {
                continue;
            }
            for &gender in row.genders.each() {
                add(&mut found, (stem, &row.nominative), gender, row);
            }
        }
        found
    }
}

/// Files a row without an ending under the last letter of each stem that it is for.
fn file_by_stem(rows: &mut FxHashMap<char, Vec<Row>>, after: &[String], row: impl Fn(&[&String]) -> Row) {
    for end in after {
        if let Some(last) = end.chars().last() {
            rows.entry(last).or_default().push(row(&[end]));
        }
    }
}

/// "Ли" ends in "ли", though its first letter is a capital.
fn ends_in(stem: &str, after: &[String]) -> bool {
    let whole = |end: &str| end.len() == stem.len() && end.chars().eq(stem.chars().flat_map(char::to_lowercase));
    after.iter().any(|end| stem.ends_with(end.as_str()) || whole(end))
}

fn add(found: &mut Vec<Candidate>, (stem, ending): (&str, &str), gender: Gender, row: &Row) {
    let same = |known: &&mut Candidate| {
        known.gender == gender && known.name.strip_prefix(stem).is_some_and(|rest| rest == ending)
    };
    if let Some(known) = found.iter_mut().find(same) {
        known.cases = known.cases.with(row.cases);
        known.weight = known.weight.max(row.weight);
        known.adjective &= row.adjective;
    } else {
        let name = format!("{stem}{ending}");
        found.push(Candidate { name, gender, cases: row.cases, weight: row.weight, adjective: row.adjective });
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::lexicon::Lexicon;
    use crate::lang::tag::{Case, Gender};

    fn allows(form: &str, name: &str, gender: Gender, case: Case) -> bool {
        let lexicon = Lexicon::bundled("ru").expect("the lexicons parse");
        let found = lexicon.names.declension.candidates(form);
        found.iter().any(|c| c.name == name && c.gender == gender && c.cases.has(case))
    }

    #[test]
    fn every_oblique_form_leads_back_to_its_nominative() {
        for (form, name, gender, case) in [
            ("Уиткоффа", "Уиткофф", Gender::Masc, Case::Gen),
            ("Мерцем", "Мерц", Gender::Masc, Case::Ins),
            ("Умеровым", "Умеров", Gender::Masc, Case::Ins),
            ("Захаровой", "Захарова", Gender::Fem, Case::Dat),
            ("Сибиги", "Сибига", Gender::Masc, Case::Gen),
            ("Кошту", "Кошта", Gender::Masc, Case::Acc),
            ("Зеленскому", "Зеленский", Gender::Masc, Case::Dat),
            ("Рубио", "Рубио", Gender::Masc, Case::Ins),
            ("Меркель", "Меркель", Gender::Fem, Case::Gen),
            ("Шмыгалем", "Шмыгаль", Gender::Masc, Case::Ins),
            ("Макеем", "Макей", Gender::Masc, Case::Ins),
            ("аль-Хайей", "аль-Хайя", Gender::Masc, Case::Ins),
        ] {
            assert!(allows(form, name, gender, case), "{form} -> {name}");
        }
    }

    #[test]
    fn a_foreign_name_of_a_woman_in_a_consonant_does_not_decline() {
        assert!(allows("Ляйен", "Ляйен", Gender::Fem, Case::Ins));
        assert!(!allows("Ляйен", "Ляйен", Gender::Masc, Case::Ins));
    }
}
