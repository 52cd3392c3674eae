//! Marked articles, one as JSON on each line. A field that is absent is not marked and never scored;
//! `null` says that the text gives none; a list holds all values that are right.

use chrono::NaiveDate;
use serde_json::Value;

/// First and last day.
pub(super) type Bounds = (NaiveDate, NaiveDate);

/// One marked article.
#[derive(Debug)]
pub(crate) struct GoldArticle {
    /// That of the record.
    pub(crate) id: String,
    /// ISO 8601, as far as it is known.
    pub(crate) published: String,
    /// What it tells of.
    pub(crate) meetings: Vec<GoldMeeting>,
}

/// One marked meeting. Of each slot all values that are right, `None` among them for "none".
#[derive(Debug)]
pub(crate) struct GoldMeeting {
    pub(crate) id: String,
    pub(crate) event: Option<String>,
    /// Whether it has to be found.
    pub(crate) must: bool,
    pub(super) kind: Option<Vec<Option<String>>>,
    pub(super) status: Option<Vec<Option<String>>>,
    pub(super) format: Option<Vec<Option<String>>>,
    pub(super) date: Option<Vec<Option<Bounds>>>,
    pub(super) place: Option<Vec<Option<String>>>,
    /// The names of each participant.
    pub(super) participants: Option<Vec<Vec<String>>>,
    /// Those that may be left out.
    pub(super) optional: Vec<Vec<String>>,
    pub(crate) quotes: Vec<String>,
}

/// Reads marked articles.
pub(crate) fn parse(lines: &str) -> Vec<GoldArticle> {
    lines.lines().map(|line| article(&serde_json::from_str(line).expect("an article as JSON"))).collect()
}

fn article(value: &Value) -> GoldArticle {
    let word = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
    let meetings = value["meetings"].as_array().expect("meetings").iter().map(meeting).collect();
    GoldArticle { id: word("id"), published: word("published"), meetings }
}

fn meeting(value: &Value) -> GoldMeeting {
    GoldMeeting {
        id: value["mid"].as_str().unwrap_or_default().to_owned(),
        event: value["event"].as_str().map(str::to_owned),
        must: value["must"].as_bool().unwrap_or(true),
        kind: value.get("kind").map(words),
        status: value.get("status").map(words),
        format: value.get("format").map(words),
        date: value.get("date").map(|date| all(date).into_iter().map(bounds).collect()),
        place: value.get("place").map(words),
        participants: value.get("participants").map(parties),
        optional: value.get("optional_participants").map(parties).unwrap_or_default(),
        quotes: value.get("quote").map(words).unwrap_or_default().into_iter().flatten().collect(),
    }
}

/// The values of a list, or the one value.
fn all(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |values| values.iter().collect())
}

fn words(value: &Value) -> Vec<Option<String>> {
    let word = |value: &&Value| value.as_str().filter(|word| *word != "unknown").map(str::to_owned);
    all(value).iter().map(word).collect()
}

fn parties(value: &Value) -> Vec<Vec<String>> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|names| words(names).into_iter().flatten().collect()).collect()
}

fn bounds(value: &Value) -> Option<Bounds> {
    let day = |field: &str| value[field].as_str()?.parse().ok();
    (!value.is_null()).then(|| (day("start").expect("a first day"), day("end").expect("a last day")))
}
