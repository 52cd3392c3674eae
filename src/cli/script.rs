//! `extract` and `events`: articles in, JSON out, notes to standard error.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use super::Outcome;
use super::output::{finish, print, report};
use crate::base::article::Article;
use crate::base::cancel::CancelToken;
use crate::corpus::build::{build, read};
use crate::corpus::load::{Input, Piece, load};
use crate::export::{json, record};
use crate::lang::Language;

/// Articles extracted at a time: all cores are busy, and a collection of any size needs the memory
/// of this many.
const BATCH: usize = 64;

/// Writes the record of every article, in the order of loading.
pub(super) fn extract(inputs: &[Input]) -> anyhow::Result<Outcome> {
    let language = Language::load("ru")?;
    let cancel = CancelToken::default();
    let mut writer = Writer { language: &language, batch: Vec::new(), written: Ok(()) };
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
        let language = self.language;
        let batch = std::mem::take(&mut self.batch);
        let lines: Vec<_> = batch
            .into_par_iter()
            .map(|article| json::line(&record::record(&read(Arc::new(article), language))))
            .collect();
        let mut out = io::stdout().lock();
        let mut written = Ok(());
        for line in lines {
            written = written.and_then(|()| out.write_all(line?.as_bytes()));
        }
        self.written = written.and_then(|()| out.flush());
    }
}
