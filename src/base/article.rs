//! An article as the reader got it. Text is decoded, composed (NFC) and made harmless by the
//! loader; nothing above changes it, and every span of every stage points into [`Article::text`].

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::id::ArticleId;
use super::span::Span;

/// When an article was published: a day, or a day and a local time. In order of time; a day alone
/// comes before the times of that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Published {
    /// Only the day is known.
    Day(NaiveDate),
    /// Day and local time of the outlet.
    Time(NaiveDateTime),
}

impl Published {
    /// The day of publication.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Time(time) => time.date(),
        }
    }

    /// ISO 8601: a date, or a local date-time with seconds.
    #[must_use]
    pub fn iso(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Time(time) => time.format("%Y-%m-%dT%H:%M:%S").to_string(),
        }
    }
}

impl Ord for Published {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let place = |published: &Self| match published {
            Self::Day(day) => (*day, None),
            Self::Time(time) => (time.date(), Some(time.time())),
        };
        place(self).cmp(&place(other))
    }
}

impl PartialOrd for Published {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphKind {
    /// What the site put around the text: switches, "read also", bylines, datelines, subscriptions.
    Furniture,
    /// A photo credit or caption.
    Caption,
    /// The headline.
    Headline,
    /// A heading between paragraphs.
    Subheading,
    /// Running text.
    Body,
    /// One item of a list.
    Item,
    /// A quotation set as a paragraph of its own, or a line of dialogue.
    Quote,
}

impl ParagraphKind {
    /// Whether the paragraph tells news (furniture and captions do not).
    #[must_use]
    pub fn is_told(self) -> bool {
        !matches!(self, Self::Furniture | Self::Caption)
    }
}

/// One paragraph (a line, or lines up to a blank one) of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, without the line break.
    pub span: Span,
    /// What it is for.
    pub kind: ParagraphKind,
}

/// One text with its metadata.
#[derive(Clone, Debug)]
pub struct Article {
    /// Unique within the collection.
    pub id: ArticleId,
    /// Where it was read from, as the user named it (`-` is standard input).
    pub path: String,
    /// The headline; where the text has none, its first sentence cut short.
    pub title: String,
    /// The outlet, where the text names one.
    pub source: Option<String>,
    /// A link to the original.
    pub url: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// When it was published; `None` where the text does not say (never the file's time).
    pub published: Option<Published>,
    /// ISO 639-1 code of the text's language.
    pub lang: String,
    /// The whole text, furniture included.
    pub text: String,
    /// The paragraphs, in order, without overlaps.
    pub paragraphs: Vec<Paragraph>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_with_and_without_a_time_stand_in_one_order() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 1, d).expect("a day");
        let time = |d, hour| Published::Time(day(d).and_hms_opt(hour, 0, 0).expect("a time"));
        let mut published = [Published::Day(day(7)), time(3, 20), Published::Day(day(3)), time(3, 10)];
        published.sort();
        assert_eq!(published, [Published::Day(day(3)), time(3, 10), time(3, 20), Published::Day(day(7))]);
    }
}
