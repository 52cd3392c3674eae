//! Rows for the tests of the formats: two articles, a meeting of a day and one of a month.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::row::{Row, Told, Who};
use crate::base::article::{Article, Published};
use crate::base::date::FuzzyDate;
use crate::base::id::{ArticleId, MeetingId};
use crate::extract::meeting::{Format, Kind, Status};

/// Two articles of two outlets; the second is older.
pub(super) static ARTICLES: LazyLock<[Article; 2]> = LazyLock::new(|| {
    [
        article("a", "Переговоры в Риге, первый день", Some("https://news.example/a")),
        Article {
            published: Some(Published::Day(day(2))), ..article("b", "Берг едет; Новак ждёт", None)
        },
    ]
});

pub(super) fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, number).expect("a day")
}

pub(super) fn article(id: &str, title: &str, url: Option<&str>) -> Article {
    Article {
        id: ArticleId::new(id),
        path: format!("{id}.txt"),
        title: title.to_owned(),
        source: Some("Хроника".to_owned()),
        url: url.map(str::to_owned),
        author: None,
        published: day(3).and_hms_opt(20, 53, 0).map(Published::Time),
        lang: "ru".to_owned(),
        text: String::new(),
        paragraphs: Vec::new(),
    }
}

/// A row that one article tells, of 3 January, with a name and a sentence.
pub(super) fn row<'a>(article: &'a Article, name: &'a str, evidence: &str) -> Row<'a> {
    let told = Told { article, meeting: MeetingId(0), status: Status::Held, evidence: evidence.to_owned() };
    Row {
        id: "e1".to_owned(),
        key: 7,
        date: Some(FuzzyDate::day(day(3))),
        kind: Kind::Talks,
        status: Status::Held,
        format: Format::InPerson,
        level: None,
        place: Some(("Рига", Some("Латвия"))),
        who: vec![Who { name, role: Some("министр"), remote: false }],
        told: vec![told],
        sources: 1,
        changes: 2,
    }
}

/// A row of a day, and one of a month without a place.
pub(super) fn rows(articles: &[Article; 2]) -> Vec<Row<'_>> {
    let [a, b] = articles;
    let told = row(a, "Нина Берг", "Нина Берг прибыла в Ригу 3 января.");
    let mut vague = row(b, "Ян Новак", "Новак ждёт гостей в январе.");
    vague.date = FuzzyDate::month(2026, 1);
    vague.place = None;
    vague.key = 8;
    vague.who.push(Who { name: "東京", role: None, remote: true });
    vec![told, vague]
}
