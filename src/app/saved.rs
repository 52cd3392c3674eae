//! What the reader set up in passing and wants to find again after a restart: how wide the panes are,
//! queries under a name, and those that were typed. Where it is kept is not known here.

use serde::{Deserialize, Serialize};

use super::input::History;
use super::layout::Widths;

/// A query under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// What it is called.
    pub name: String,
    /// The query, as typed.
    pub query: String,
}

/// A change of the saved queries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryChange {
    /// Puts a query at a place, in the stead of one of its name.
    Put(usize, Saved),
    /// Takes the query of this name away.
    Take(String),
    /// There was nothing to change.
    Nothing,
}

/// The saved queries, in the order in which they were saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queries {
    all: Vec<Saved>,
    unkept: Vec<QueryChange>,
}

impl Queries {
    /// Queries as they were kept.
    #[must_use]
    pub fn new(all: Vec<Saved>) -> Self {
        Self { all, unkept: Vec::new() }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Saved] {
        &self.all
    }

    /// Makes a change and returns its opposite.
    pub fn apply(&mut self, change: QueryChange) -> QueryChange {
        self.unkept.push(change.clone());
        let place = |name: &str| self.all.iter().position(|saved| saved.name == name);
        match change {
            QueryChange::Put(at, saved) => {
                let old = place(&saved.name);
                if let Some((old, kept)) = old.and_then(|old| Some((old, self.all.get_mut(old)?))) {
                    return QueryChange::Put(old, std::mem::replace(kept, saved));
                }
                let name = saved.name.clone();
                self.all.insert(at.min(self.all.len()), saved);
                QueryChange::Take(name)
            }
            QueryChange::Take(name) => match place(&name) {
                Some(at) => QueryChange::Put(at, self.all.remove(at)),
                None => QueryChange::Nothing,
            },
            QueryChange::Nothing => QueryChange::Nothing,
        }
    }
}

/// One thing to keep for the next run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// How far the borders were moved.
    Widths(Widths),
    /// A change of the saved queries.
    Query(QueryChange),
    /// A query that was typed.
    Line(String),
}

/// All that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// How far the borders were moved.
    pub widths: Widths,
    /// Queries under a name.
    pub queries: Vec<Saved>,
    /// Queries that were typed, the oldest first.
    pub lines: Vec<String>,
}

impl Kept {
    /// Lays a change over what is kept.
    pub fn apply(&mut self, keep: Keep) {
        match keep {
            Keep::Widths(widths) => self.widths = widths,
            Keep::Query(change) => {
                let mut queries = Queries::new(std::mem::take(&mut self.queries));
                queries.apply(change);
                self.queries = queries.all;
            }
            Keep::Line(line) => {
                let mut history = History::new(std::mem::take(&mut self.lines));
                history.add(&line);
                self.lines = history.lines().to_vec();
            }
        }
    }
}

/// What is set up now, and what of it is kept already.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    /// Queries under a name.
    pub queries: Queries,
    widths: Widths,
}

impl Habits {
    /// As they were kept.
    #[must_use]
    pub fn new(queries: Vec<Saved>, widths: Widths) -> Self {
        Self { queries: Queries::new(queries), widths }
    }

    /// What is to be kept of what changed since this was asked last.
    pub fn take_unkept(&mut self, widths: Widths, history: &mut History) -> Vec<Keep> {
        let mut unkept: Vec<Keep> = std::mem::take(&mut self.queries.unkept).into_iter().map(Keep::Query).collect();
        if self.widths != widths {
            self.widths = widths;
            unkept.push(Keep::Widths(widths));
        }
        unkept.extend(history.take_new().into_iter().map(Keep::Line));
        unkept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(name: &str, query: &str) -> Saved {
        Saved { name: name.to_owned(), query: query.to_owned() }
    }

    #[test]
    fn a_query_of_the_same_name_takes_the_place_of_the_old_one() {
        let mut queries = Queries::new(vec![saved("а", "1"), saved("б", "2")]);
        let back = queries.apply(QueryChange::Put(9, saved("а", "3")));
        assert_eq!(queries.all(), [saved("а", "3"), saved("б", "2")]);
        queries.apply(back);
        assert_eq!(queries.all(), [saved("а", "1"), saved("б", "2")]);
        let back = queries.apply(QueryChange::Take("а".to_owned()));
        queries.apply(back);
        assert_eq!(queries.all(), [saved("а", "1"), saved("б", "2")], "it comes back to its place");
        assert_eq!(queries.apply(QueryChange::Take("в".to_owned())), QueryChange::Nothing);
    }

    #[test]
    fn only_what_changed_is_kept_and_once() {
        let mut habits = Habits::new(Vec::new(), Widths::default());
        let mut history = History::new(["киев".to_owned()]);
        assert_eq!(habits.take_unkept(Widths::default(), &mut history), []);
        let wider = Widths { articles: 4, meetings: 0 };
        history.add("осло");
        habits.queries.apply(QueryChange::Put(0, saved("а", "1")));
        let unkept = habits.take_unkept(wider, &mut history);
        let query = Keep::Query(QueryChange::Put(0, saved("а", "1")));
        assert_eq!(unkept, [query, Keep::Widths(wider), Keep::Line("осло".to_owned())]);
        assert_eq!(habits.take_unkept(wider, &mut history), []);
        let mut kept = Kept::default();
        for keep in unkept {
            kept.apply(keep);
        }
        assert_eq!(kept, Kept { widths: wider, queries: vec![saved("а", "1")], lines: vec!["осло".to_owned()] });
    }
}
