//! How fast articles are read: tokens, mentions, meetings, on one thread, after start. Run with
//! `cargo bench --bench extract`; the built-in collection is the measure, since everybody has it.

use divan::Bencher;
use divan::counter::ItemsCount;
use vestnik::base::article::Article;
use vestnik::base::cancel::CancelToken;
use vestnik::corpus::load::{Input, Piece, load};
use vestnik::extract;
use vestnik::lang::Language;

fn main() {
    divan::main();
}

fn language() -> Language {
    Language::load("ru").expect("the bundled language")
}

fn articles(language: &Language) -> Vec<Article> {
    let mut articles = Vec::new();
    load(&[Input::Sample], language, &CancelToken::default(), &mut |piece| {
        if let Piece::Articles(read) = piece {
            articles.extend(read);
        }
    });
    articles
}

/// The built-in collection, article by article.
#[divan::bench]
fn read_the_sample(bencher: Bencher<'_, '_>) {
    let language = language();
    let articles = articles(&language);
    bencher
        .counter(ItemsCount::new(articles.len()))
        .bench_local(|| articles.iter().map(|article| extract::read(article, &language).meetings.len()).sum::<usize>());
}

/// What a start pays before the first article: lexicons and dictionary.
#[divan::bench]
fn load_the_language() -> Language {
    language()
}
