//! Runs the literate specs `tests/spec/*.md`: prose for people, samples that are checked.
//!
//! A sample is a fenced text and, below it, one or more fenced blocks of what must be found in it:
//!
//! ````text
//! ## Days that are near
//! The day of the report is the zero of all counting.
//!
//! ```text published=2026-01-03
//! Вчера в Киеве прошла встреча.
//! ```
//! ```dates
//! Вчера -> 2026-01-02
//! ```
//! ````
//!
//! - The text's first word is `text`; attributes follow: `published=2026-01-03` or
//!   `published=2026-01-03T20:53`; the word `headline` makes the first line a headline. Without
//!   `published` the article has no date. Every line is a paragraph.
//! - A block's first word names the family whose findings it lists, a line each, in order of text.
//!   The lines must be equal to what the family's module (`tests/it/spec/<family>.rs`) writes. An
//!   empty block says that nothing may be found. A line ` # ...` at the end of an expectation is a
//!   remark.
//! - A failure names the sample by its headings. `SPEC=words cargo test` runs only the samples whose
//!   heading path holds the words.
//!
//! A family is added by a file in `tests/it/spec/` with one function from [`Sample`] to lines and a
//! test that calls [`check`].

use std::fmt::Write as _;

use vestnik::base::article::{Article, Paragraph, ParagraphKind, Published};
use vestnik::base::id::ArticleId;
use vestnik::base::span::Span;
use vestnik::lang::Language;

mod dates;
mod meetings;
mod names;
mod places;
mod steps;
mod topics;
mod triggers;

/// One text of a spec with what must be found in it.
#[derive(Debug)]
pub(crate) struct Sample {
    /// Headings from the file's title down: "Dates > Ranges > Across months".
    pub(crate) path: String,
    /// The line of the file on which the text begins.
    pub(crate) line: usize,
    /// The text as an article.
    pub(crate) article: Article,
    /// Family and expected lines of each block.
    pub(crate) blocks: Vec<(String, Vec<String>)>,
}

/// Checks every block of `family` in the spec `markdown`: `find` must give the expected lines.
pub(crate) fn check(family: &str, markdown: &str, find: impl Fn(&Sample, &Language) -> Vec<String>) {
    let language = Language::load("ru").expect("the lexicons parse");
    let wanted = filter();
    let mut report = String::new();
    for sample in samples(markdown) {
        if !sample.path.to_lowercase().contains(&wanted) {
            continue;
        }
        for (_, expected) in sample.blocks.iter().filter(|(name, _)| name == family) {
            let found = find(&sample, &language);
            if found != *expected {
                write_difference(&mut report, &sample, expected, &found);
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[expect(clippy::disallowed_methods, reason = "the filter of a test run is given in the environment")]
fn filter() -> String {
    std::env::var("SPEC").unwrap_or_default().to_lowercase()
}

fn write_difference(report: &mut String, sample: &Sample, expected: &[String], found: &[String]) {
    let _ =
        writeln!(report, "\n{} (line {})\n  {}", sample.path, sample.line, sample.article.text.replace('\n', "\n  "));
    for line in expected.iter().filter(|line| !found.contains(line)) {
        let _ = writeln!(report, "  - {line}");
    }
    for line in found.iter().filter(|line| !expected.contains(line)) {
        let _ = writeln!(report, "  + {line}");
    }
}

/// The samples of a spec, in order.
pub(crate) fn samples(markdown: &str) -> Vec<Sample> {
    let mut headings: Vec<(usize, &str)> = Vec::new();
    let mut samples: Vec<Sample> = Vec::new();
    let mut lines = markdown.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            match info.split_once(' ').unwrap_or((info, "")) {
                ("text", attributes) => {
                    let path = headings.iter().map(|(_, title)| *title).collect::<Vec<_>>().join(" > ");
                    let article = article(&body.join("\n"), attributes);
                    samples.push(Sample { path, line: at + 1, article, blocks: Vec::new() });
                }
                (family, _) => {
                    let sample = samples.last_mut().expect("a block of findings stands below a text");
                    sample.blocks.push((family.to_owned(), body.iter().copied().map(expectation).collect()));
                }
            }
        } else if line.starts_with('#') {
            let depth = line.chars().take_while(|&c| c == '#').count();
            headings.retain(|&(above, _)| above < depth);
            headings.push((depth, line.trim_start_matches('#').trim()));
        }
    }
    samples
}

fn expectation(line: &str) -> String {
    line.split_once(" # ").map_or(line, |(expected, _)| expected).trim().to_owned()
}

fn article(text: &str, attributes: &str) -> Article {
    let attribute = |name| attributes.split(' ').find_map(|word: &str| word.strip_prefix(name));
    let headline = attributes.split(' ').any(|word| word == "headline");
    Article {
        id: ArticleId::new("spec"),
        path: "spec".to_owned(),
        title: text.lines().next().unwrap_or_default().to_owned(),
        source: None,
        url: None,
        author: None,
        published: attribute("published=").map(published),
        lang: "ru".to_owned(),
        text: text.to_owned(),
        paragraphs: paragraphs(text, headline),
    }
}

fn published(value: &str) -> Published {
    let day = value.parse().map(Published::Day);
    let time = || format!("{value}:00").parse().map(Published::Time);
    day.or_else(|_| time()).expect("a day, or a day and a time to the minute")
}

fn paragraphs(text: &str, headline: bool) -> Vec<Paragraph> {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split('\n') {
        let kind = if headline && start == 0 { ParagraphKind::Headline } else { ParagraphKind::Body };
        if !line.trim().is_empty() {
            paragraphs.push(Paragraph { span: Span::new(start, start + line.len()), kind });
        }
        start += line.len() + 1;
    }
    paragraphs
}
