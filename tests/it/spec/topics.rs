//! What a meeting is about and the rank of the parties: `rank: topic; topic`, `-` for none.

use vestnik::extract::meeting::Meeting;
use vestnik::extract::read;
use vestnik::lang::Language;

use super::meetings::word;
use super::{Sample, check};

#[test]
fn topics_and_ranks_are_those_of_the_spec() {
    check("topics", include_str!("../../spec/topics.md"), find);
}

fn find(sample: &Sample, language: &Language) -> Vec<String> {
    let document = read(&sample.article, language);
    document.meetings.iter().map(|meeting| line(meeting, &sample.article.text)).collect()
}

fn line(meeting: &Meeting, text: &str) -> String {
    let rank = meeting.level.map_or_else(|| "-".to_owned(), word);
    let topics: Vec<&str> = meeting.topics.iter().map(|topic| topic.of(text)).collect();
    format!("{rank}: {}", if topics.is_empty() { "-".to_owned() } else { topics.join("; ") })
}
