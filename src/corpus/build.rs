//! Articles to a [`Corpus`]: extraction in parallel, then linking. Cancellable, reports progress;
//! the result depends on the articles alone, never on their order or on the number of threads.

use std::sync::Arc;

use rayon::prelude::*;

use super::link;
use super::store::{Corpus, Entry};
use crate::base::article::Article;
use crate::base::cancel::CancelToken;
use crate::extract;
use crate::lang::Language;

/// Reads and links all articles. `progress` is told how many are read, from several threads.
/// `None` where cancelled.
pub fn build(
    articles: Vec<Arc<Article>>,
    language: &Language,
    cancel: &CancelToken,
    progress: &(dyn Fn(usize) + Sync),
) -> Option<Corpus> {
    let done = std::sync::atomic::AtomicUsize::new(0);
    let read = |article: Arc<Article>| {
        if cancel.is_cancelled() {
            return None;
        }
        let document = Arc::new(extract::read(&article, language));
        progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1);
        Some(Entry { article, document })
    };
    let mut entries = articles.into_par_iter().map(read).collect::<Option<Vec<_>>>()?;
    entries.sort_by_cached_key(|e| {
        let published = e.article.published;
        (published.is_none(), published, e.article.id.clone())
    });
    let events = link::link(&entries);
    Some(Corpus::new(entries, events))
}
