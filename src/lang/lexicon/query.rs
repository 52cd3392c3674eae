//! Words of the filter language (fields, values, months), spellings of names in Latin letters,
//! endings to take off unknown words, and words that hold together at the end of a line.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::base::width::Glue;

/// `query.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    fields: BTreeMap<String, Vec<String>>,
    values: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    endings: Endings,
    exonyms: BTreeMap<String, Vec<String>>,
    alike: Alike,
    glue: GlueWords,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Alike {
    beginnings: Vec<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    cut: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct GlueWords {
    forward: Vec<String>,
    backward: Vec<String>,
}

/// Letters that must be left of a word when its ending is taken off.
const STEM: usize = 3;

/// Words of the filter language and of the page.
#[derive(Debug)]
pub struct QueryWords {
    fields: BTreeMap<String, Vec<String>>,
    values: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    months: FxHashMap<String, u32>,
    /// The longest first.
    endings: Vec<String>,
    exonyms: BTreeMap<String, Vec<String>>,
    /// Beginnings of names that stand for each other.
    beginnings: Vec<Vec<String>>,
    /// Words that hold together at the end of a line.
    pub glue: Glue,
}

impl QueryWords {
    /// Builds the lookup tables; `months` in every form in which one may be typed.
    #[must_use]
    pub fn new(file: File, months: &[Vec<String>]) -> Self {
        let mut endings = file.endings.cut;
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.chars().count()));
        let numbered = (1..).zip(months);
        let months =
            numbered.flat_map(|(number, forms)| forms.iter().map(move |form| (form.clone(), number))).collect();
        let glue = Glue { forward: file.glue.forward, backward: file.glue.backward };
        Self {
            fields: file.fields,
            values: file.values,
            months,
            endings,
            exonyms: file.exonyms,
            beginnings: file.alike.beginnings,
            glue,
        }
    }

    /// The program's name of a field that is typed in the language's own words.
    #[must_use]
    pub fn field(&self, typed: &str) -> Option<&str> {
        let (name, _) = self.fields.iter().find(|(_, words)| words.iter().any(|word| word == typed))?;
        Some(name)
    }

    /// The language's own words for fields, each with the program's name.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().flat_map(|(name, words)| words.iter().map(move |word| (word.as_str(), name.as_str())))
    }

    /// The values of a field: the program's name of each, and the words for it.
    pub fn values(&self, field: &str) -> impl Iterator<Item = (&str, &[String])> {
        self.values.get(field).into_iter().flatten().map(|(name, words)| (name.as_str(), words.as_slice()))
    }

    /// The number of a month, from 1.
    #[must_use]
    pub fn month(&self, word: &str) -> Option<u32> {
        self.months.get(word).copied()
    }

    /// The word without its ending; the whole word where too little would be left.
    #[must_use]
    pub fn stem<'w>(&self, word: &'w str) -> &'w str {
        let stem = self.endings.iter().find_map(|ending| word.strip_suffix(ending.as_str()).filter(|s| is_long(s)));
        stem.unwrap_or(word)
    }

    /// The names that a Latin word, or the beginning of one from four letters on, stands for.
    pub fn exonyms(&self, latin: &str) -> impl Iterator<Item = &str> {
        let begun = latin.chars().count() >= 4;
        let exact = self.exonyms.get(latin).into_iter();
        let longer = self.exonyms.iter().filter(move |(name, _)| begun && name.starts_with(latin) && *name != latin);
        exact.chain(longer.map(|(_, names)| names)).flatten().map(String::as_str)
    }

    /// The other ways to write a foreign name that begins as `word` does: "витмен" for "уитмен".
    pub fn alike(&self, word: &str) -> impl Iterator<Item = String> {
        let of = move |group: &Vec<String>| {
            let (rest, own) = group.iter().find_map(|one| Some((word.strip_prefix(one.as_str())?, one)))?;
            let others: Vec<String> =
                group.iter().filter(|one| *one != own).map(|one| format!("{one}{rest}")).collect();
            Some(others)
        };
        self.beginnings.iter().filter_map(of).flatten()
    }
}

fn is_long(stem: &str) -> bool {
    stem.chars().count() >= STEM
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;

    #[test]
    fn words_lead_to_what_the_program_calls_them() {
        let lexicon = Lexicon::bundled("ru").expect("sound lexicons");
        let query = &lexicon.query;
        assert_eq!(query.field("кто"), Some("who"));
        assert_eq!(query.month("марта"), Some(3));
        assert_eq!((query.stem("линдгреном"), query.stem("осло"), query.stem("оон")), ("линдгрен", "осл", "оон"));
        assert_eq!(query.exonyms("vienn").collect::<Vec<_>>(), ["вена"]);
        assert!(query.values("status").any(|(name, words)| name == "held" && words.contains(&"прошла".to_owned())));
        assert_eq!(query.alike("уитмен").collect::<Vec<_>>(), ["витмен"]);
        assert!(query.glue.holds("", "для", "встречи"));
    }
}
