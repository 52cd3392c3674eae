//! `extract` and `events`: articles or records in, JSON out, notes to standard error. Other commands
//! that write article by article share their way.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use super::Outcome;
use super::gather::{self, Sorted};
use super::output::{finish, print, report};
use crate::base::article::Article;
use crate::base::cancel::CancelToken;
use crate::corpus::Entry;
use crate::corpus::build::{build, read};
use crate::corpus::link::link_reports;
use crate::corpus::load::{Input, Piece, load};
use crate::export::{json, record};
use crate::lang::Language;

/// Articles extracted at a time: all cores are busy, and a collection of any size needs the memory
/// of this many.
const BATCH: usize = 64;

/// What is written of an article.
type Form<'f> = &'f (dyn Fn(&Entry) -> serde_json::Result<String> + Sync);

/// Writes the record of every article, in the order of loading.
pub(super) fn extract(inputs: &[Input]) -> anyhow::Result<Outcome> {
    write_each(inputs, &|entry| json::line(&record::record(entry)))
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
pub(super) fn events(inputs: &[Input]) -> anyhow::Result<Outcome> {
    let language = Language::load("ru")?;
    let Sorted { records, articles, lost } = gather::sort(inputs);
    let gathered = gather::articles(&articles, &language);
    let lost = lost || gathered.lost;
    let outcome = match records {
        None => {
            let corpus = build(gathered.articles, &language, &CancelToken::default(), &|_| {}).unwrap_or_default();
            print(&json::array(&record::events(&corpus))?)?
        }
        Some(mut reader) => {
            for line in lines(gathered.articles, &language) {
                reader.take(&line?);
            }
            let mut records = reader.finish();
            let events = link_reports(std::mem::take(&mut records.reports));
            print(&json::array(&record::events_of_records(&events, &records))?)?
        }
    };
    Ok(if lost { Outcome::Lost } else { outcome })
}

/// The records of articles as lines, in their order, read on all cores.
fn lines(articles: Vec<Arc<Article>>, language: &Language) -> Vec<serde_json::Result<String>> {
    articles.into_par_iter().map(|article| json::line(&record::record(&read(article, language)))).collect()
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
