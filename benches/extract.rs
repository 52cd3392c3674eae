//! How fast articles are read: tokens, mentions, meetings, on one thread, after start. Run with
//! `cargo bench --bench extract`; the built-in collection is the measure, since everybody has it.
//! `ARTICLES=FOLDER cargo bench --bench extract` measures on articles of your own.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use vestnik::base::article::{Article, Paragraph, ParagraphKind};
use vestnik::base::cancel::CancelToken;
use vestnik::base::span::Span;
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
    let input = std::env::var_os("ARTICLES").map_or(Input::Sample, |folder| Input::Path(folder.into()));
    let mut articles = Vec::new();
    load(&[input], language, &CancelToken::default(), &mut |piece| {
        if let Piece::Articles(read) = piece {
            articles.extend(read);
        }
    });
    articles
}

/// Article by article, with a dictionary that has been asked for no word yet.
#[divan::bench]
fn read_at_first(bencher: Bencher<'_, '_>) {
    let articles = articles(&language());
    bencher
        .counter(ItemsCount::new(articles.len()))
        .with_inputs(language)
        .bench_local_refs(|language| read_all(&articles, language));
}

/// The same once the dictionary remembers the words, as in the middle of a large collection.
#[divan::bench]
fn read_again(bencher: Bencher<'_, '_>) {
    let language = language();
    let articles = articles(&language);
    bencher.counter(ItemsCount::new(articles.len())).bench_local(|| read_all(&articles, &language));
}

/// The built-in collection so many times over as one paragraph: the rate must not fall with the length.
#[divan::bench(args = [1, 4, 16], max_time = 5)]
fn read_one_paragraph(bencher: Bencher<'_, '_>, times: usize) {
    let language = language();
    let articles = articles(&language);
    let all = articles.iter().map(|article| article.text.replace('\n', " ")).collect::<Vec<_>>().join(" ");
    let text = vec![all; times].join(" ");
    let paragraphs = vec![Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body }];
    let Some(first) = articles.into_iter().next() else { return };
    let article = Article { text, paragraphs, ..first };
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench_local(|| extract::read(&article, &language).meetings.len());
}

fn read_all(articles: &[Article], language: &Language) -> usize {
    articles.iter().map(|article| extract::read(article, language).meetings.len()).sum()
}

/// What a start pays before the first article: lexicons and dictionary.
#[divan::bench]
fn load_the_language() -> Language {
    language()
}
