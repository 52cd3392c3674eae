//! `extract` and `events`: articles in, JSON out, notes to standard error. Other commands that write
//! article by article share their way.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use super::Outcome;
use super::output::{finish, print, report};
use crate::base::article::Article;
use crate::base::cancel::CancelToken;
use crate::corpus::Entry;
use crate::corpus::build::{build, read};
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
    let language = Language::load("ru")?;
    let cancel = CancelToken::default();
    let mut writer = Writer { language: &language, form, batch: Vec::new(), written: Ok(()) };
    let mut lost = false;
    load(inputs, &language, &cancel, &mut |piece| {
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

/// Writes the events of all articles together.
pub(super) fn events(inputs: &[Input]) -> anyhow::Result<Outcome> {
    let language = Language::load("ru")?;
    let cancel = CancelToken::default();
    let mut articles = Vec::new();
    let mut lost = false;
    load(inputs, &language, &cancel, &mut |piece| match piece {
        Piece::Found(_) => {}
        Piece::Note(note) => {
            report(&note.to_string());
            lost |= note.lost;
        }
        Piece::Articles(found) => articles.extend(found.into_iter().map(Arc::new)),
    });
    let corpus = build(articles, &language, &cancel, &|_| {}).unwrap_or_default();
    let outcome = print(&json::array(&record::events(&corpus))?)?;
    Ok(if lost { Outcome::Lost } else { outcome })
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
