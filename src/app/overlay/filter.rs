//! The prompt in the top bar, and the filter that it types: as-you-type, as a job whose stale
//! answers are dropped. The query language itself is `corpus::query`.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::app::input::{History, Input};
use crate::app::pane::meetings::Listing;
use crate::app::pane::reading::Way;
use crate::base::cancel::{CancelToken, Generation};
use crate::base::span::Span;
use crate::corpus::Corpus;
use crate::corpus::query::{Ask, Assume, Completion, Index, Marked, Matches, Memory, Order, Problem, Query, complete};
use crate::lang::Language;

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// The filter of the list.
    Filter,
    /// The search in the text.
    Search,
    /// A name for the query in force.
    Name,
}

/// A line to type in.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What for.
    pub kind: PromptKind,
    /// The line.
    pub input: Input,
    /// What Tab offers for a part of it.
    pub offered: Option<Offered>,
}

impl Prompt {
    /// A prompt with a line to go on from.
    #[must_use]
    pub fn new(kind: PromptKind, line: &str) -> Self {
        Self { kind, input: Input::new(line), offered: None }
    }

    /// Takes what may stand in place of a part of the line, and puts the first in.
    pub fn offer(&mut self, completion: Completion) {
        let Completion { span, candidates, counts, .. } = completion;
        if !candidates.is_empty() {
            self.offered = Some(Offered { span, candidates, counts, at: 0 });
            self.put_in();
        }
        // Where there is nothing to choose from, the next Tab goes on from here.
        self.offered = self.offered.take().filter(|offered| offered.candidates.len() > 1);
    }

    /// Puts in the next or previous of what is offered; `None` where nothing is.
    pub fn turn(&mut self, way: Way) -> Option<()> {
        let offered = self.offered.as_mut()?;
        offered.at = way.turn(offered.at, offered.candidates.len())?.0;
        self.put_in();
        Some(())
    }

    fn put_in(&mut self) {
        let Some(offered) = &mut self.offered else { return };
        let Some(candidate) = offered.candidates.get(offered.at) else { return };
        self.input.replace(offered.span, candidate);
        offered.span = Span::new(offered.span.start(), offered.span.start() + candidate.len());
    }
}

/// What may stand in place of a part of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The part.
    pub span: Span,
    /// What may stand there.
    pub candidates: Vec<String>,
    /// How much each of them would leave, where that is known.
    pub counts: Vec<Option<usize>>,
    /// Which of them stands there now.
    pub at: usize,
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
    /// A part of the query is not understood; these match the rest of it.
    Misread(Vec<Problem>, Arc<Matches>),
}

impl Answer {
    /// What was found, in whole or in part.
    #[must_use]
    pub fn matches(&self) -> &Matches {
        let (Self::Found(matches) | Self::Misread(_, matches)) = self;
        matches
    }
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
    let marks = |row: usize| question.marked.get(row).copied().unwrap_or_default();
    let Question { today, order, assume, .. } = *question;
    let ask = Ask { language, today, marks: &marks, order, assume, cancel };
    let matches = Arc::new(index.run(&query, &ask, memory)?);
    // While a condition is being typed it hides nothing: what it would leave is not known yet.
    Some(if query.problems.is_empty() { Answer::Found(matches) } else { Answer::Misread(query.problems, matches) })
}

/// What may stand where one is in a query, with what each value would leave of the rest of it.
#[must_use]
pub fn completed(
    question: &Question,
    cursor: usize,
    index: &Index,
    language: &Language,
    cancel: &CancelToken,
) -> Completion {
    let mut completion = complete(&question.text, cursor, index, &language.lexicon.query);
    if completion.field.is_some() {
        let rest = Question { text: completion.rest(&question.text), ..question.clone() };
        if let Some(answer) = answer(&rest, index, language, &mut Memory::default(), cancel) {
            completion.weigh(index, &language.lexicon.query, answer.matches(), question.today);
        }
    }
    completion
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
    /// Whether another query was asked whose answer is not there yet.
    pub is_new: bool,
}

impl Filter {
    /// What it leaves, for the views of the whole collection.
    #[must_use]
    pub fn listing(&self, today: NaiveDate) -> Listing<'_> {
        let meetings = self.matches.as_ref().filter(|_| self.is_on());
        let meetings = meetings.map_or(&[][..], |matches| &matches.meetings);
        Listing { articles: &self.listed, meetings, number: self.listing, today }
    }

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
        self.is_new |= self.query != query;
        query.clone_into(&mut self.query);
        self.generation = self.generation.next();
        if !self.is_on() {
            self.matches = None;
            self.problems.clear();
            self.assume = Assume::default();
        }
        self.generation
    }

    /// Takes an answer, whole or in part.
    pub fn hear(&mut self, answer: Answer) {
        let (problems, matches) = match answer {
            Answer::Found(matches) => (Vec::new(), matches),
            Answer::Misread(problems, matches) => (problems, matches),
        };
        (self.problems, self.matches) = (problems, Some(matches));
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
