//! Phrases of time: `phrase -> EDTF` and, where it applies, ` at HH:MM`, the relation (`before`,
//! `after`, `from`) and `anaphoric`, `disputed`, `clock`. A phrase without a value has `-> none`.

use std::fmt::Write as _;

use vestnik::extract::dates;
use vestnik::extract::mention::{TimeMention, TimeRelation};
use vestnik::lang::Language;

use super::{Sample, check};

#[test]
fn phrases_of_time_have_the_values_of_the_spec() {
    check("dates", include_str!("../../spec/dates.md"), find);
}

fn find(sample: &Sample, language: &Language) -> Vec<String> {
    let article = &sample.article;
    let parsed = language.parse(&article.text, &article.paragraphs);
    dates::find(&parsed, language, article.published).iter().map(|time| line(time, &article.text)).collect()
}

fn line(time: &TimeMention, text: &str) -> String {
    let value = time.value.map_or_else(|| "none".to_owned(), |value| value.edtf());
    let mut line = format!("{} -> {value}", time.span.of(text));
    if let Some(clock) = time.value.and_then(|value| value.time()) {
        let _ = write!(line, " at {}", clock.format("%H:%M"));
    }
    line += match time.relation {
        TimeRelation::At => "",
        TimeRelation::Before => " before",
        TimeRelation::After => " after",
        TimeRelation::From => " from",
    };
    for (holds, word) in [(time.anaphoric, " anaphoric"), (time.disputed, " disputed"), (time.clock_only, " clock")] {
        line += if holds { word } else { "" };
    }
    line
}
