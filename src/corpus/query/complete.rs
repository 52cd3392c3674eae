//! What Tab offers in a prompt: fields where a term begins, and the values of a field, names from
//! the collection among them, the most frequent first.

use std::collections::BTreeSet;

use super::field;
use super::index::{Index, Row};
use super::names::Names;
use super::split::{Piece, split};
use super::syntax::Field;
use super::when;
use crate::base::date::FuzzyDate;
use crate::base::fold::fold;
use crate::base::span::Span;
use crate::lang::lexicon::query::QueryWords;

/// What may stand in place of a part of the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The part that is replaced.
    pub span: Span,
    /// What may stand there, the likeliest first.
    pub candidates: Vec<String>,
    /// How much each of them would leave, where that was counted.
    pub counts: Vec<Option<usize>>,
    /// The field whose values they are.
    pub field: Option<Field>,
    /// The term that is completed.
    pub term: Span,
}

/// At most so many candidates.
const MOST: usize = 50;

/// What may be meant where the cursor stands, a byte offset into `text`. Nothing in the middle of
/// plain words.
#[must_use]
pub fn complete(text: &str, cursor: usize, index: &Index, words: &QueryWords) -> Completion {
    let under = split(text).into_iter().find_map(|piece| match piece {
        Piece::Term(span) if span.start() <= cursor && cursor <= span.end() => Some(span),
        _ => None,
    });
    let term = Span::new(under.map_or(cursor, Span::start), cursor);
    let typed = term.of(text);
    let bare = typed.trim_start_matches(['!', '-']);
    let start = term.start() + typed.len() - bare.len();
    let Some((name, value)) = bare.split_once(':') else {
        let begun = fold(bare);
        let mut offered: Vec<&str> = Field::ALL.into_iter().map(Field::name).collect();
        if !begun.is_empty() {
            offered.extend(words.fields().map(|(word, _)| word));
        }
        let candidates = offered.into_iter().filter(|name| name.starts_with(&begun)).map(|name| format!("{name}:"));
        let span = Span::new(start, cursor);
        return Completion { span, candidates: candidates.collect(), ..Completion::default() };
    };
    let Some(field) = field::named(&fold(name), words) else { return Completion::default() };
    // After a comma another value begins.
    let listed = !matches!(field, Field::Who | Field::Where | Field::Source | Field::When | Field::Published);
    let last = if listed { value.rsplit(',').next().unwrap_or_default() } else { value };
    let begun = fold(last.trim_start_matches(['"', '«']));
    let mut candidates = values(field, &begun, index, words);
    candidates.truncate(MOST);
    let whole = under.unwrap_or(term);
    let span = Span::new(cursor - last.len(), cursor);
    Completion { span, candidates, field: Some(field), term: whole, ..Completion::default() }
}

fn values(field: Field, begun: &str, index: &Index, words: &QueryWords) -> Vec<String> {
    match field {
        Field::Who => names(&index.people, begun),
        Field::Where => names(&index.places, begun),
        Field::Source => counted(index.rows.iter().filter_map(|row| row.entry.article.source.as_deref()), begun),
        Field::Lang => counted(index.rows.iter().map(|row| row.entry.article.lang.as_str()), begun),
        Field::When => days(index.rows.iter().flat_map(Row::dates), begun, words),
        Field::Published => days(index.rows.iter().filter_map(|row| row.published).map(FuzzyDate::day), begun, words),
        _ => with_own(words.values(field.name()).map(|(name, _)| name).collect(), field, begun, words),
    }
}

/// The months that the dates of the collection begin in, the latest first, and the words for times.
fn days(dates: impl Iterator<Item = FuzzyDate>, begun: &str, words: &QueryWords) -> Vec<String> {
    let months: BTreeSet<String> = dates.map(|date| date.start().format("%Y-%m").to_string()).collect();
    let mut found: Vec<String> = months.into_iter().rev().filter(|month| month.starts_with(begun)).collect();
    found.extend(with_own(when::names().collect(), Field::When, begun, words));
    found
}

/// The program's words that begin so, and the language's own where one has been begun.
fn with_own<'w>(mut called: Vec<&'w str>, field: Field, begun: &str, words: &'w QueryWords) -> Vec<String> {
    if !begun.is_empty() {
        called.extend(words.values(field.name()).flat_map(|(_, own)| own).map(String::as_str));
    }
    called.into_iter().filter(|word| word.starts_with(begun)).map(str::to_owned).collect()
}

fn names(names: &Names, begun: &str) -> Vec<String> {
    let mut found: Vec<_> = names.all().iter().filter(|name| name.begins(begun)).collect();
    found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    found.into_iter().map(|name| quoted(&name.text)).collect()
}

fn counted<'t>(texts: impl Iterator<Item = &'t str>, begun: &str) -> Vec<String> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let mut found: Vec<_> = counts.into_iter().filter(|(text, _)| fold(text).starts_with(begun)).collect();
    found.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    found.into_iter().map(|(text, _)| quoted(text)).collect()
}

fn quoted(value: &str) -> String {
    if value.contains(char::is_whitespace) { format!("\"{value}\"") } else { value.to_owned() }
}
