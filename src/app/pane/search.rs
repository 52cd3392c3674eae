//! The search in the text: what is looked for, from where, and the answer. A text may be very large,
//! so the search is a job; what was found before stays on the screen until the answer is there.

use std::sync::Arc;

use super::reading::{Way, Wrapped};
use crate::app::page::is_set;
use crate::base::article::Article;
use crate::base::cancel::CancelToken;
use crate::base::span::Span;
use crate::corpus::query::{Assume, Assumption, Found, Needles, Sought, Vocabulary};
use crate::lang::Language;

/// What is looked for.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// What was typed, and whether anything may be assumed about it.
    Typed(String, Assume),
    /// What the filter looked for.
    Filtered(Needles),
}

/// What a job is asked to search.
#[derive(Clone, Debug)]
pub struct Question {
    /// The article.
    pub article: Arc<Article>,
    /// What for.
    pub wanted: Wanted,
}

/// The words of the article that was searched last.
#[derive(Debug, Default)]
pub struct Shelf(Option<(Arc<Article>, Vocabulary)>);

/// Answers a question; `None` where cancelled.
#[must_use]
pub fn answer(question: &Question, language: &Language, shelf: &mut Shelf, cancel: &CancelToken) -> Option<Found> {
    let article = &question.article;
    let parts: Vec<Span> = article.paragraphs.iter().filter(|p| is_set(article, p)).map(|p| p.span).collect();
    let sought = Sought { text: &article.text, parts: &parts, language, cancel };
    match &question.wanted {
        Wanted::Filtered(needles) => sought.find_needles(needles),
        Wanted::Typed(typed, assume) => {
            let kept = shelf.0.take().filter(|(of, _)| Arc::ptr_eq(of, article));
            let (_, vocabulary) = match kept {
                Some(kept) => shelf.0.insert(kept),
                None => shelf.0.insert((Arc::clone(article), sought.vocabulary()?)),
            };
            sought.find(typed, *assume, vocabulary)
        }
    }
}

/// Whether a search has its answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// It is looked for.
    #[default]
    Asked,
    /// It is there.
    Answered,
}

/// Who asked for a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asker {
    /// The reader, for this text.
    #[default]
    Typed,
    /// The filter of the list, which stays in force.
    Filter,
}

/// The search in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Who asked.
    pub asker: Asker,
    /// As typed.
    pub query: String,
    /// Whether anything may be assumed.
    pub assume: Assume,
    /// Whether the answer is there.
    pub progress: Progress,
    /// Where it stands, in order.
    pub matches: Vec<Span>,
    /// What was assumed.
    pub assumption: Option<Assumption>,
    /// The match one is at.
    pub current: usize,
    /// The byte of the text at the top of the window where the search began.
    pub origin: usize,
    /// To which side of the origin the answer leads.
    pub way: Option<Way>,
}

impl Search {
    /// Takes the answer; the match to come to comes back.
    pub fn hear(&mut self, found: Found) -> Option<Span> {
        self.matches = found.spans;
        self.assumption = found.assumption;
        self.progress = Progress::Answered;
        let after = self.matches.partition_point(|span| span.start() < self.origin);
        let last = self.matches.len().saturating_sub(1);
        self.current = match self.way {
            Some(Way::Previous) => after.checked_sub(1).unwrap_or(last),
            _ if after > last => 0,
            _ => after,
        };
        self.matches.get(self.current).copied()
    }

    /// Goes to the next or previous match, round and round; whether it went past an end.
    pub fn turn(&mut self, way: Way) -> Option<(Span, Wrapped)> {
        let (next, wrapped) = way.turn(self.current, self.matches.len())?;
        self.current = next;
        Some((self.matches.get(next).copied()?, wrapped))
    }

    /// The matches that touch a stretch of the text, each with its number.
    pub fn within(&self, sight: Span) -> impl Iterator<Item = (usize, Span)> {
        let first = self.matches.partition_point(|span| span.end() <= sight.start());
        let found = self.matches.iter().copied().enumerate().skip(first);
        found.take_while(move |(_, span)| span.start() < sight.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_leads_on_from_where_the_search_began() {
        let spans: Vec<Span> = [10, 50, 90].map(|at| Span::new(at, at + 5)).into();
        let lead = |origin, way| {
            let mut search = Search { origin, way, ..Search::default() };
            search.hear(Found { spans: spans.clone(), assumption: None }).map(Span::start)
        };
        assert_eq!(lead(0, None), Some(10));
        assert_eq!(lead(50, None), Some(50));
        assert_eq!(lead(91, None), Some(10), "round and round");
        assert_eq!(lead(60, Some(Way::Previous)), Some(50));
        assert_eq!(lead(5, Some(Way::Previous)), Some(90));
        let search = Search { matches: spans, ..Search::default() };
        assert_eq!(search.within(Span::new(14, 60)).map(|(at, _)| at).collect::<Vec<_>>(), [0, 1]);
    }
}
