//! Loading: how long bytes take to become articles. A thousand articles of usual length should take
//! well under a second, and the time should grow with the length of the text and nothing else.

#![expect(clippy::disallowed_methods, reason = "the benchmark makes a file of its own")]

use std::path::PathBuf;

use divan::Bencher;
use divan::counter::BytesCount;
use vestnik::base::cancel::CancelToken;
use vestnik::corpus::load::{Input, Piece, load};
use vestnik::lang::Language;

fn main() {
    divan::main();
}

fn count(inputs: &[Input], language: &Language) -> usize {
    let mut read = 0;
    load(inputs, language, &CancelToken::default(), &mut |piece| {
        if let Piece::Articles(articles) = piece {
            read += articles.len();
        }
    });
    read
}

/// The built-in collection.
#[divan::bench]
fn sample(bencher: Bencher<'_, '_>) {
    let language = Language::load("ru").expect("the language builds");
    bencher.bench_local(|| count(&[Input::Sample], &language));
}

/// One text of so many lines.
#[divan::bench(args = [100, 10_000, 100_000])]
fn lines(bencher: Bencher<'_, '_>, n_lines: usize) {
    let language = Language::load("ru").expect("the language builds");
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("a.txt");
    let text = "Порт Риги открылся в четверг утром, и докеры вернулись к работе.\n".repeat(n_lines);
    std::fs::write(&path, &text).expect("a file");
    bencher.counter(BytesCount::new(text.len())).bench_local(|| count(&[Input::Path(path.clone())], &language));
}
