//! The prompt in the top bar, and the filter that it types: as-you-type, as a job whose stale
//! answers are dropped. The query language itself is `corpus::query`.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::app::input::{History, Input};
use crate::base::cancel::{CancelToken, Generation};
use crate::base::fold::fold;
use crate::corpus::Corpus;

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// The filter of the list.
    Filter,
    /// The search in the text.
    Search,
}

/// A line to type in.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What for.
    pub kind: PromptKind,
    /// The line.
    pub input: Input,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The query as typed.
    pub query: String,
    /// The articles that match, the best first.
    pub articles: Vec<usize>,
    /// What was searched instead of what was typed.
    pub assumed: Vec<String>,
    /// What is wrong with the query, as far as it was understood.
    pub problem: Option<String>,
}

/// The filter of the list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The query in force, as typed; empty shows everything.
    pub query: String,
    /// Its answer, once it is there.
    pub outcome: Option<Arc<Outcome>>,
    /// The current request.
    pub generation: Generation,
    /// Queries that were used.
    pub history: History,
    /// The articles of the list, in its order, and the number of this listing.
    pub listed: Vec<usize>,
    /// Grows with every new listing.
    pub listing: u64,
}

impl Filter {
    /// Whether anything is filtered out.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// The articles to list; `None` is all of them.
    #[must_use]
    pub fn shown(&self) -> Option<&[usize]> {
        self.outcome.as_ref().filter(|_| self.is_on()).map(|outcome| outcome.articles.as_slice())
    }

    /// Takes another query; the old answer stays on the screen until the new one is there.
    pub fn ask(&mut self, query: &str) -> Generation {
        query.clone_into(&mut self.query);
        self.generation = self.generation.next();
        if !self.is_on() {
            self.outcome = None;
        }
        self.generation
    }

    /// Carries the answer over to another corpus, until it is asked anew.
    pub fn carry_over(&mut self, from: &Corpus, to: &Corpus) {
        let Some(outcome) = &self.outcome else { return };
        let indices = to.entries().iter().enumerate().map(|(at, entry)| (&entry.article.id, at));
        let indices: FxHashMap<_, _> = indices.collect();
        let moved = |&at: &usize| indices.get(&from.entry(at)?.article.id).copied();
        let articles = outcome.articles.iter().filter_map(moved).collect();
        self.outcome = Some(Arc::new(Outcome { articles, ..Outcome::clone(outcome) }));
    }
}

/// The articles whose headline or text holds every word of the query; `None` where cancelled.
#[must_use]
pub fn answer(corpus: &Corpus, query: &str, cancel: &CancelToken) -> Option<Outcome> {
    let words: Vec<String> = query.split_whitespace().map(fold).collect();
    let mut articles = Vec::new();
    for (at, entry) in corpus.entries().iter().enumerate() {
        if cancel.is_cancelled() {
            return None;
        }
        let (title, text) = (fold(&entry.article.title), fold(&entry.article.text));
        if words.iter().all(|word| title.contains(word) || text.contains(word)) {
            articles.push(at);
        }
    }
    Some(Outcome { query: query.to_owned(), articles, ..Outcome::default() })
}
