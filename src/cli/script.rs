//! `extract` and `events`: articles or records in, JSON out, notes to standard error. Other commands
//! that write article by article share their way.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use super::Outcome;
use super::args::CorrectionArgs;
use super::gather::{self, Sorted};
use super::output::{finish, print, report};
use crate::base::article::Article;
use crate::base::cancel::CancelToken;
use crate::corpus::Entry;
use crate::corpus::build::{Known, build_on, read};
use crate::corpus::correct::Corrector;
use crate::corpus::load::{Input, Piece, load};
use crate::export::{event, json, record};
use crate::lang::Language;

/// Articles extracted at a time: all cores are busy, and a collection of any size needs the memory
/// of this many.
const BATCH: usize = 64;

/// What is written of an article.
type Form<'f> = &'f (dyn Fn(&Entry) -> serde_json::Result<String> + Sync);

/// Writes the record of every article, in the order of loading.
pub(super) fn extract(inputs: &[Input], corrections: CorrectionArgs) -> anyhow::Result<Outcome> {
    let (corrections, corrected) = corrections.read();
    let corrector = Corrector::new(&corrections);
    let outcome = write_each(inputs, &|entry| json::line(&record::record(&corrector.correct(entry.clone()))))?;
    Ok(outcome.or(corrected))
}

/// Writes every article in a form, in the order of loading.
pub(super) fn write_each(inputs: &[Input], form: Form<'_>) -> anyhow::Result<Outcome> {
    let Some(inputs) = gather::articles_alone(inputs) else { return Ok(Outcome::Misused) };
    let language = Language::load("ru")?;
    let cancel = CancelToken::default();
    let mut writer = Writer { language: &language, form, batch: Vec::new(), written: Ok(()) };
    let mut lost = false;
    load(&inputs, &language, &cancel, &mut |piece| {
        match piece {
            Piece::Found(_) => {}
            Piece::Note(note) => {
                report(&note.to_string());
                lost |= note.lost;
            }
            Piece::Articles(articles) => writer.take(articles),
        }
        if writer.written.is_err() {
            cancel.cancel();
        }
    });
    writer.write();
    let outcome = finish(writer.written)?;
    Ok(if lost { Outcome::Lost } else { outcome })
}

/// Writes the events of all articles and records together.
pub(super) fn events(inputs: &[Input], corrections: CorrectionArgs) -> anyhow::Result<Outcome> {
    let language = Language::load("ru")?;
    let Sorted { records, articles, lost } = gather::sort(inputs);
    let gathered = gather::articles(&articles, &language);
    let lost = lost || gathered.lost;
    let (corrections, corrected) = corrections.read();
    let outcome = match records {
        None => {
            let known = Known { corrections: Arc::new(corrections), ..Known::default() };
            let cancel = CancelToken::default();
            let corpus = build_on(&known, gathered.articles, &language, &cancel, &|_| {}).unwrap_or_default();
            print(&json::array(&event::events(&corpus))?)?
        }
        Some(mut reader) => {
            for line in lines(gathered.articles, &language, &Corrector::new(&corrections)) {
                reader.take(&line?);
            }
            let mut records = reader.finish();
            let events = records.events(&language);
            print(&json::array(&event::events_of_records(&events, &records))?)?
        }
    };
    Ok(if lost { Outcome::Lost } else { outcome.or(corrected) })
}

/// The records of articles as lines, in their order, read on all cores.
fn lines(
    articles: Vec<Arc<Article>>,
    language: &Language,
    corrector: &Corrector<'_>,
) -> Vec<serde_json::Result<String>> {
    let corrected = |article| corrector.correct(read(article, language));
    articles.into_par_iter().map(|article| json::line(&record::record(&corrected(article)))).collect()
}

struct Writer<'l> {
    language: &'l Language,
    form: Form<'l>,
    batch: Vec<Article>,
    written: io::Result<()>,
}

impl Writer<'_> {
    fn take(&mut self, articles: Vec<Article>) {
        self.batch.extend(articles);
        if self.batch.len() >= BATCH {
            self.write();
        }
    }

    fn write(&mut self) {
        if self.written.is_err() {
            return;
        }
        let (language, form) = (self.language, self.form);
        let batch = std::mem::take(&mut self.batch);
        let texts: Vec<_> = batch.into_par_iter().map(|article| form(&read(Arc::new(article), language))).collect();
        let mut out = io::stdout().lock();
        let mut written = Ok(());
        for text in texts {
            written = written.and_then(|()| out.write_all(text?.as_bytes()));
        }
        self.written = written.and_then(|()| out.flush());
    }
}
