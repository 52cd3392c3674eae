//! Who held which office in the world: evidence for an office that an article leaves without a name.
//! It must not be used for people whom an article does not name.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::lang::morph::fold_lemma;
use crate::lang::phonetic;

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

/// One who held an office.
#[derive(Clone, Debug)]
pub struct Leader {
    /// The whole name: "Дональд Трамп".
    pub name: String,
    /// Its first word.
    pub given: String,
    /// The rest of it.
    pub surname: String,
    /// How the name sounds.
    pub key: String,
    /// How its first word sounds.
    pub given_key: String,
    /// How the rest sounds.
    pub surname_key: String,
}

impl Leader {
    fn new(name: String) -> Self {
        let (given, surname) = name.split_once(' ').unwrap_or(("", &name));
        Self {
            given: given.to_owned(),
            surname: surname.to_owned(),
            key: phonetic::key(&name),
            given_key: phonetic::key(given),
            surname_key: phonetic::key(surname),
            name,
        }
    }
}

/// Holders of offices by office and state.
#[derive(Debug)]
pub struct Leaders {
    holders: FxHashMap<Box<str>, Vec<(String, Vec<Leader>)>>,
    states: FxHashMap<String, String>,
    surnames: FxHashMap<String, String>,
}

impl Leaders {
    /// Builds the lookup table.
    #[must_use]
    pub fn new(file: File) -> Self {
        let rows = |holders: Vec<Holders>| {
            let leaders = |names: Vec<String>| names.into_iter().map(Leader::new).collect();
            holders.into_iter().map(|row| (row.state, leaders(row.names))).collect()
        };
        let named = |h: &Holders| h.names.iter().map(|n| (phonetic::key(n), h.state.clone())).collect::<Vec<_>>();
        let states = file.office.iter().flat_map(|o| &o.holders).filter(|h| !h.state.is_empty()).flat_map(named);
        let holders = file.office.iter().flat_map(|o| &o.holders);
        let surname = |name: &String, row: &Holders| (Leader::new(name.clone()).surname_key, row.state.clone());
        let led = holders.filter(|row| !row.state.is_empty());
        let surnames = led.flat_map(|row| row.names.iter().map(move |name| surname(name, row)));
        Self {
            states: states.collect(),
            surnames: surnames.collect(),
            holders: file.office.into_iter().map(|office| (fold_lemma(&office.name), rows(office.holders))).collect(),
        }
    }

    /// The state that one with this whole name leads or led.
    #[must_use]
    pub fn state_of(&self, name: &str) -> Option<&str> {
        self.states.get(&phonetic::key(name)).map(String::as_str)
    }

    /// The state of one whose surname sounds so.
    #[must_use]
    pub fn state_by_surname(&self, key: &str) -> Option<&str> {
        self.surnames.get(key).map(String::as_str)
    }

    /// Those who held an office (folded) of one of the states; where no state
    /// is given, those of offices that are of none.
    pub fn of<'l>(&'l self, office: &str, states: &'l [String]) -> impl Iterator<Item = &'l Leader> {
        let rows = self.holders.get(office).map_or(&[][..], |rows| rows);
        let fits = move |state: &String| if state.is_empty() { states.is_empty() } else { states.contains(state) };
        rows.iter().filter(move |(state, _)| fits(state)).flat_map(|(_, names)| names)
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::lexicon::Lexicon;

    #[test]
    fn holders_are_found_by_office_and_state() {
        let lexicon = Lexicon::bundled("ru").expect("the lexicons parse");
        let states = ["Сербия".to_owned()];
        let found: Vec<&str> =
            lexicon.names.leaders.of("президент", &states).map(|leader| leader.name.as_str()).collect();
        assert!(found.contains(&"Александр Вучич") && !found.contains(&"Владимир Путин"));
        assert!(lexicon.names.leaders.of("президент", &[]).next().is_none());
        assert!(lexicon.names.leaders.of("генеральный секретарь нато", &[]).next().is_some());
    }
}
