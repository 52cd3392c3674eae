//! The prompt in the top bar, and the filter that it types: as-you-type, as a job whose stale
//! answers are dropped. The query language itself is `corpus::query`.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::app::input::{History, Input};
use crate::base::cancel::{CancelToken, Generation};
use crate::corpus::Corpus;
use crate::corpus::query::{Ask, Assume, Index, Marked, Matches, Memory, Order, Problem, Query};
use crate::lang::Language;

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

/// What the filter is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// The query as typed.
    pub text: String,
    /// The day it is.
    pub today: NaiveDate,
    /// The marks of each article.
    pub marked: Arc<Vec<Marked>>,
    /// In which order.
    pub order: Order,
    /// Whether anything may be assumed.
    pub assume: Assume,
}

/// What the filter answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// These match.
    Found(Arc<Matches>),
    /// The query is not understood; what was found before stays.
    Misread(Vec<Problem>),
}

/// Answers a question; `None` where cancelled.
#[must_use]
pub fn answer(
    question: &Question,
    index: &Index,
    language: &Language,
    memory: &mut Memory,
    cancel: &CancelToken,
) -> Option<Answer> {
    let query = Query::parse(&question.text, &language.lexicon.query);
    if !query.problems.is_empty() {
        return Some(Answer::Misread(query.problems));
    }
    let marks = |row: usize| question.marked.get(row).copied().unwrap_or_default();
    let Question { today, order, assume, .. } = *question;
    let ask = Ask { language, today, marks: &marks, order, assume, cancel };
    index.run(&query, &ask, memory).map(|matches| Answer::Found(Arc::new(matches)))
}

/// The filter of the list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The query in force, as typed; empty shows everything.
    pub query: String,
    /// The last good answer.
    pub matches: Option<Arc<Matches>>,
    /// What is not understood of the query.
    pub problems: Vec<Problem>,
    /// Whether anything may be assumed about what was typed.
    pub assume: Assume,
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
        self.matches.as_ref().filter(|_| self.is_on()).map(|matches| matches.rows.as_slice())
    }

    /// Takes another query; the old answer stays on the screen until the new one is there.
    pub fn ask(&mut self, query: &str) -> Generation {
        query.clone_into(&mut self.query);
        self.generation = self.generation.next();
        if !self.is_on() {
            self.matches = None;
            self.problems.clear();
            self.assume = Assume::default();
        }
        self.generation
    }

    /// Takes an answer; one that says what is wrong leaves what was found before.
    pub fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Found(matches) => {
                self.matches = Some(matches);
                self.problems.clear();
            }
            Answer::Misread(problems) => self.problems = problems,
        }
    }

    /// Carries the answer over to another corpus, until it is asked anew.
    pub fn carry_over(&mut self, from: &Corpus, to: &Corpus) {
        let Some(matches) = &self.matches else { return };
        let indices = to.entries().iter().enumerate().map(|(at, entry)| (&entry.article.id, at));
        let indices: FxHashMap<_, _> = indices.collect();
        let moved = |&at: &usize| indices.get(&from.entry(at)?.article.id).copied();
        let rows = matches.rows.iter().filter_map(moved).collect();
        self.matches = Some(Arc::new(Matches { rows, meetings: Vec::new(), ..Matches::clone(matches) }));
    }
}
