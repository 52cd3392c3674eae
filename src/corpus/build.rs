//! Articles to a [`Corpus`]: extraction in parallel, then linking. Cancellable, reports progress;
//! the result depends on the articles alone, never on their order or on the number of threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::correct::{Corrections, Corrector};
use super::event::Event;
use super::link::{Linker, Report, mark, report};
use super::store::{Corpus, Entry};
use crate::base::article::{Article, Published};
use crate::base::cancel::CancelToken;
use crate::base::id::ArticleId;
use crate::extract;
use crate::extract::document::Document;
use crate::lang::Language;

/// What is known before the articles are read.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Some of the articles: one that has not changed is not read again.
    pub corpus: Arc<Corpus>,
    /// What the reader corrected.
    pub corrections: Arc<Corrections>,
}

/// Builds collections one after another: of the events only those are made anew that a change of
/// articles or corrections touches.
#[derive(Debug, Default)]
pub struct Builder {
    linker: Linker,
    /// The articles that are linked.
    linked: FxHashMap<ArticleId, Linked>,
}

/// What a build is given beside the articles.
#[derive(Clone, Copy)]
pub struct Help<'h> {
    /// The language to read them in.
    pub language: &'h Language,
    /// Tells when nobody wants the result any more.
    pub cancel: &'h CancelToken,
    /// Is told how many are read, from several threads.
    pub progress: &'h (dyn Fn(usize) + Sync),
}

/// What of an article its links depend on.
#[derive(Debug)]
struct Linked {
    document: Arc<Document>,
    source: Option<String>,
    published: Option<Published>,
}

impl Builder {
    /// Reads, corrects and links all articles. `None` where cancelled.
    pub fn build(&mut self, known: &Known, articles: Vec<Arc<Article>>, help: Help<'_>) -> Option<Corpus> {
        let entries = entries(known, articles, help)?;
        let events = self.link(&entries, help.language);
        (!help.cancel.is_cancelled()).then(|| Corpus::new(entries, events))
    }

    /// The events of the entries, whatever was linked before.
    fn link(&mut self, entries: &[Entry], language: &Language) -> Vec<Event> {
        let changed: Vec<&Entry> = entries.iter().filter(|entry| !self.is_linked(entry)).collect();
        let mut gone: Vec<ArticleId> = Vec::new();
        for entry in &changed {
            let linked = Linked {
                document: Arc::clone(&entry.document),
                source: entry.article.source.clone(),
                published: entry.article.published,
            };
            if self.linked.insert(entry.article.id.clone(), linked).is_some() {
                gone.push(entry.article.id.clone());
            }
        }
        let places: FxHashMap<&ArticleId, usize> = entries.iter().map(|entry| &entry.article.id).zip(0..).collect();
        if self.linked.len() > places.len() {
            let lost = self.linked.keys().filter(|id| !places.contains_key(id));
            gone.extend(lost.cloned());
            self.linked.retain(|id, _| places.contains_key(id));
        }
        let come = changed.par_iter().flat_map_iter(|entry| reports(entry, language)).collect();
        self.linker.change(&gone, come);
        self.linker.events(|id| places.get(id).copied().unwrap_or(usize::MAX))
    }

    fn is_linked(&self, entry: &Entry) -> bool {
        self.linked.get(&entry.article.id).is_some_and(|linked| {
            Arc::ptr_eq(&linked.document, &entry.document)
                && linked.published == entry.article.published
                && linked.source == entry.article.source
        })
    }
}

fn reports(entry: &Entry, language: &Language) -> Vec<Report> {
    let mut reports = report::of_entry(entry);
    mark(&mut reports, language);
    reports
}

/// Reads and links all articles. `progress` is told how many are read, from several threads.
/// `None` where cancelled.
pub fn build(
    articles: Vec<Arc<Article>>,
    language: &Language,
    cancel: &CancelToken,
    progress: &(dyn Fn(usize) + Sync),
) -> Option<Corpus> {
    build_on(&Known::default(), articles, language, cancel, progress)
}

/// The same, where some is known already.
pub fn build_on(
    known: &Known,
    articles: Vec<Arc<Article>>,
    language: &Language,
    cancel: &CancelToken,
    progress: &(dyn Fn(usize) + Sync),
) -> Option<Corpus> {
    Builder::default().build(known, articles, Help { language, cancel, progress })
}

/// The articles with what is found in them, as the reader corrected it, in order.
fn entries(known: &Known, articles: Vec<Arc<Article>>, help: Help<'_>) -> Option<Vec<Entry>> {
    let Help { language, cancel, progress } = help;
    let corrector = Corrector::new(&known.corrections);
    let known: FxHashMap<&ArticleId, &Entry> = known.corpus.entries().iter().map(|e| (&e.article.id, e)).collect();
    let done = AtomicUsize::new(0);
    let entry = |article: Arc<Article>| {
        if cancel.is_cancelled() {
            return None;
        }
        let entry = match known.get(&article.id).filter(|entry| is_same(&entry.article, &article)) {
            Some(entry) => Entry::new(article, Arc::clone(&entry.found)),
            None => read(article, language),
        };
        let entry = corrector.correct(entry);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1);
        Some(entry)
    };
    let mut entries = articles.into_par_iter().map(entry).collect::<Option<Vec<_>>>()?;
    entries.sort_by_cached_key(|e| {
        let published = e.article.published;
        (published.is_none(), published, e.article.id.clone())
    });
    Some(entries)
}

/// One article with what extraction finds in it.
#[must_use]
pub fn read(article: Arc<Article>, language: &Language) -> Entry {
    let document = Arc::new(extract::read(&article, language));
    Entry::new(article, document)
}

/// Whether extraction would find the same: it sees the text, its paragraphs, its language and the
/// day of publication, and nothing else.
fn is_same(one: &Arc<Article>, other: &Arc<Article>) -> bool {
    Arc::ptr_eq(one, other)
        || one.text == other.text
            && one.published == other.published
            && one.lang == other.lang
            && one.paragraphs == other.paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::load::{Input, Piece, load};

    fn sample(language: &Language) -> Vec<Arc<Article>> {
        let mut articles = Vec::new();
        load(&[Input::Sample], language, &CancelToken::default(), &mut |piece| {
            if let Piece::Articles(found) = piece {
                articles.extend(found.into_iter().take(1).map(Arc::new));
            }
        });
        articles.truncate(4);
        articles
    }

    #[test]
    fn what_is_known_is_not_read_again_and_order_does_not_matter() {
        let language = Language::load("ru").expect("the language builds");
        let cancel = CancelToken::default();
        let mut articles = sample(&language);
        let first = build(articles.clone(), &language, &cancel, &|_| {}).expect("a corpus");
        articles.reverse();
        let known = Known { corpus: Arc::new(first.clone()), ..Known::default() };
        let second = build_on(&known, articles, &language, &cancel, &|_| {}).expect("a corpus");
        assert_eq!(first.entries().len(), 4);
        for (one, other) in first.entries().iter().zip(second.entries()) {
            assert_eq!(one.article.id, other.article.id);
            assert!(Arc::ptr_eq(&one.document, &other.document));
        }
    }

    #[test]
    fn a_cancelled_build_gives_nothing() {
        let language = Language::load("ru").expect("the language builds");
        let cancel = CancelToken::default();
        cancel.cancel();
        assert!(build(sample(&language), &language, &cancel, &|_| {}).is_none());
    }
}
