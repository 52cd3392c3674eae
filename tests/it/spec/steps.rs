//! Which meeting leads to which: a line a meeting, with those that come of it.

use vestnik::extract::meeting::Meeting;
use vestnik::extract::read;
use vestnik::lang::Language;

use super::{Sample, check};

#[test]
fn a_meeting_leads_where_the_spec_says() {
    check("steps", include_str!("../../spec/steps.md"), find);
}

fn find(sample: &Sample, language: &Language) -> Vec<String> {
    let document = read(&sample.article, language);
    let line = |meeting: &Meeting| {
        let evoked: Vec<&str> = meeting.triggers.iter().map(|trigger| trigger.of(&sample.article.text)).collect();
        let next: Vec<String> = meeting.leads_to.iter().map(ToString::to_string).collect();
        format!(
            "{} {}: {}",
            meeting.id,
            evoked.join(", "),
            if next.is_empty() { "-".to_owned() } else { next.join(" ") }
        )
    };
    document.meetings.iter().map(line).collect()
}
