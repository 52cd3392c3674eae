//! Who held which office in the world: evidence for an office that an article leaves without a name.
//! It must not be used for people whom an article does not name.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::lang::morph::fold_lemma;

/// `leaders.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    office: Vec<Office>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    name: String,
    holders: Vec<Holders>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Holders {
    /// Nominative; empty for an office of no state.
    state: String,
    names: Vec<String>,
}

/// Holders of offices by office and state.
#[derive(Debug)]
pub struct Leaders {
    holders: FxHashMap<Box<str>, Vec<(String, Vec<String>)>>,
}

impl Leaders {
    /// Builds the lookup table.
    #[must_use]
    pub fn new(file: File) -> Self {
        let rows = |holders: Vec<Holders>| holders.into_iter().map(|row| (row.state, row.names)).collect();
        Self {
            holders: file.office.into_iter().map(|office| (fold_lemma(&office.name), rows(office.holders))).collect(),
        }
    }

    /// The full names of those who held an office (folded) of one of the states; of an office without
    /// a state, all who held it.
    pub fn of<'l>(&'l self, office: &str, states: &'l [String]) -> impl Iterator<Item = &'l str> {
        let rows = self.holders.get(office).map_or(&[][..], |rows| rows);
        let fits = move |state: &String| state.is_empty() || states.contains(state);
        rows.iter().filter(move |(state, _)| fits(state)).flat_map(|(_, names)| names.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::lexicon::Lexicon;

    #[test]
    fn holders_are_found_by_office_and_state() {
        let lexicon = Lexicon::bundled("ru").expect("the lexicons parse");
        let states = ["Сербия".to_owned()];
        let found: Vec<&str> = lexicon.names.leaders.of("президент", &states).collect();
        assert!(found.contains(&"Александр Вучич") && !found.contains(&"Владимир Путин"));
        assert!(lexicon.names.leaders.of("президент", &[]).next().is_none());
        assert!(lexicon.names.leaders.of("генеральный секретарь нато", &[]).next().is_some());
    }
}
