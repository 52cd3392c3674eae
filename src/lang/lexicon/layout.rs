//! Furniture of news sites: language switches, datelines, bylines, credits, calls to read on, and
//! abbreviations. Tables only; which line is what is decided by the loader.

use chrono::Weekday;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::lang::morph::fold_lemma;

/// `layout.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    abbreviations: Vec<String>,
    languages: Vec<String>,
    time_words: Vec<String>,
    update_words: Vec<String>,
    byline: Vec<String>,
    credit: Vec<String>,
    promo: Vec<String>,
    notice: Vec<String>,
    notice_labels: Vec<String>,
    source_labels: Vec<String>,
    sections: Vec<String>,
    reporting_verbs: Vec<String>,
    reporting_fillers: Vec<String>,
    reporting_persons: Vec<String>,
}

/// What the first words of a line say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// Names the author: «Автор: Антон Корж».
    Byline,
    /// Names a picture or its maker: «Фото: Getty Images».
    Credit,
    /// Leads to other articles: «Читайте также».
    Promo,
    /// Anything else that belongs to the site: «Подпишитесь на наш канал».
    Notice,
    /// The same, where a colon, a number or nothing follows: «Комментариев: 14».
    NoticeLabel,
}

/// Furniture of news sites, ready to look up. Keys are folded.
#[derive(Debug)]
pub struct Layout {
    abbreviations: Vec<String>,
    languages: FxHashSet<Box<str>>,
    months: FxHashMap<Box<str>, u32>,
    weekdays: FxHashMap<Box<str>, Weekday>,
    time_words: FxHashSet<Box<str>>,
    update_words: FxHashSet<Box<str>>,
    /// Opening words of a line, the longest first.
    labels: Vec<(Box<str>, Label)>,
    source_labels: Vec<Box<str>>,
    sections: FxHashSet<Box<str>>,
    reporting_verbs: FxHashSet<Box<str>>,
    reporting_fillers: FxHashSet<Box<str>>,
    reporting_persons: FxHashSet<Box<str>>,
}

impl Layout {
    /// Builds the lookup tables. Months and weekdays are those of the calendar, in the forms that
    /// datelines have.
    #[must_use]
    pub fn new(file: File, months: &[Vec<String>], weekdays: &[Vec<String>]) -> Self {
        let mut labels = Vec::new();
        for (phrases, label) in [
            (&file.byline, Label::Byline),
            (&file.credit, Label::Credit),
            (&file.promo, Label::Promo),
            (&file.notice, Label::Notice),
            (&file.notice_labels, Label::NoticeLabel),
        ] {
            labels.extend(phrases.iter().map(|phrase| (fold_lemma(phrase), label)));
        }
        labels.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        Self {
            abbreviations: file.abbreviations,
            languages: set(&file.languages),
            months: numbered(months).map(|(form, n)| (form, u32::from(n) + 1)).collect(),
            weekdays: numbered(weekdays).filter_map(|(form, n)| Some((form, Weekday::try_from(n).ok()?))).collect(),
            time_words: set(&file.time_words),
            update_words: set(&file.update_words),
            labels,
            source_labels: file.source_labels.iter().map(|label| fold_lemma(label)).collect(),
            sections: set(&file.sections),
            reporting_verbs: set(&file.reporting_verbs),
            reporting_fillers: set(&file.reporting_fillers),
            reporting_persons: set(&file.reporting_persons),
        }
    }

    /// Abbreviations after which a sentence goes on.
    pub fn abbreviations(&self) -> impl Iterator<Item = &str> {
        self.abbreviations.iter().map(String::as_str)
    }

    /// Whether the folded word is a code of a language switch.
    #[must_use]
    pub fn is_language_code(&self, word: &str) -> bool {
        self.languages.contains(word)
    }

    /// The month (1–12) that the folded word names.
    #[must_use]
    pub fn month(&self, word: &str) -> Option<u32> {
        self.months.get(word).copied()
    }

    /// The weekday that the folded word names, in the nominative or abbreviated.
    #[must_use]
    pub fn weekday(&self, word: &str) -> Option<Weekday> {
        self.weekdays.get(word).copied()
    }

    /// Whether the folded word only accompanies a time («мск»).
    #[must_use]
    pub fn is_time_word(&self, word: &str) -> bool {
        self.time_words.contains(word)
    }

    /// Whether the folded word opens a time of change, not of publication («обновлено»).
    #[must_use]
    pub fn is_update_word(&self, word: &str) -> bool {
        self.update_words.contains(word)
    }

    /// What a folded line opens with, and the length of that opening in bytes. Whole words only.
    #[must_use]
    pub fn label(&self, line: &str) -> Option<(Label, usize)> {
        self.labels.iter().find(|(phrase, _)| opens_with(line, phrase)).map(|(phrase, label)| (*label, phrase.len()))
    }

    /// Whether a folded line opens with the label of the outlet that the text is taken from.
    #[must_use]
    pub fn is_source_label(&self, line: &str) -> bool {
        self.source_labels.iter().any(|label| opens_with(line, label))
    }

    /// Whether the folded phrase is a section of a paper: «В мире».
    #[must_use]
    pub fn is_section(&self, phrase: &str) -> bool {
        self.sections.contains(phrase)
    }

    /// Whether the folded word is a verb by which an outlet is named: «сообщает».
    #[must_use]
    pub fn is_reporting_verb(&self, word: &str) -> bool {
        self.reporting_verbs.contains(word)
    }

    /// Whether the folded word may stand between that verb and the outlet's name: «агентство».
    #[must_use]
    pub fn is_reporting_filler(&self, word: &str) -> bool {
        self.reporting_fillers.contains(word)
    }

    /// Whether the folded word is one who reports for an outlet: «корреспондент».
    #[must_use]
    pub fn is_reporting_person(&self, word: &str) -> bool {
        self.reporting_persons.contains(word)
    }
}

fn opens_with(line: &str, phrase: &str) -> bool {
    line.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn set(words: &[String]) -> FxHashSet<Box<str>> {
    words.iter().map(|word| fold_lemma(word)).collect()
}

fn numbered(rows: &[Vec<String>]) -> impl Iterator<Item = (Box<str>, u8)> {
    (0..).zip(rows).flat_map(|(number, forms)| forms.iter().map(move |form| (fold_lemma(form), number)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::lexicon::Lexicon;

    fn layout() -> Layout {
        Lexicon::bundled("ru").expect("the lexicons parse").layout
    }

    #[test]
    fn the_calendar_is_whole() {
        let layout = layout();
        for month in 1..=12 {
            assert!(layout.months.values().filter(|&&m| m == month).count() >= 2, "month {month}");
        }
        assert_eq!(layout.month("мая"), Some(5));
        assert_eq!(layout.weekday("воскресенье"), Some(Weekday::Sun));
        assert_eq!(layout.weekday("пн"), Some(Weekday::Mon));
    }

    #[test]
    fn a_label_is_the_longest_opening_of_whole_words() {
        let layout = layout();
        assert_eq!(layout.label("фото: архив"), Some((Label::Credit, "фото".len())));
        assert_eq!(layout.label("фоторобот показали"), None);
        assert_eq!(layout.label("редактор ленты: к. иванов"), Some((Label::Byline, "редактор ленты".len())));
        assert_eq!(layout.label("читайте также"), Some((Label::Promo, "читайте также".len())));
    }
}
