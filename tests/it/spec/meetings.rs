//! Meetings: `kind status format date place: who, who`. Date and place are left out where the text
//! gives none; the parties stand in order of text, one who joins from afar with ` (remote)`. The
//! family `status` sees only `trigger -> status`, so that it says nothing on the other slots.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;
use vestnik::extract::meeting::{Meeting, Participant};
use vestnik::extract::registry::{Family, RuleId, rules};
use vestnik::extract::{Document, read};
use vestnik::lang::Language;

use super::{Sample, check, samples};

#[test]
fn meetings_are_those_of_the_spec() {
    check("meetings", include_str!("../../spec/meetings.md"), |sample, language| {
        let document = read(&sample.article, language);
        document.meetings.iter().map(|meeting| line(meeting, &document)).collect()
    });
}

#[test]
fn stories_are_those_of_the_spec() {
    check("meetings", include_str!("../../spec/stories.md"), |sample, language| {
        let document = read(&sample.article, language);
        document.meetings.iter().map(|meeting| line(meeting, &document)).collect()
    });
}

#[test]
fn statuses_are_those_of_the_spec() {
    check("status", include_str!("../../spec/status.md"), statuses);
}

/// No rule without a sample that it alone, or with others, gives a meeting to.
#[test]
fn every_rule_of_meetings_makes_one_in_the_spec() {
    let language = Language::load("ru").expect("the bundled language");
    let specs = [include_str!("../../spec/meetings.md"), include_str!("../../spec/triggers.md")];
    let samples = specs.into_iter().flat_map(samples);
    let fired: BTreeSet<RuleId> =
        samples.flat_map(|sample| read(&sample.article, &language).meetings).flat_map(|m| m.rules).collect();
    let family: Vec<RuleId> = rules().filter(|rule| rule.family == Family::Meetings).map(|rule| rule.id).collect();
    let codes: BTreeSet<RuleId> = family.iter().copied().collect();
    assert_eq!(codes.len(), family.len(), "two rules with one code");
    assert_eq!(codes.difference(&fired).collect::<Vec<_>>(), Vec::<&RuleId>::new(), "no sample of these");
    assert_eq!(fired.difference(&codes).collect::<Vec<_>>(), Vec::<&RuleId>::new(), "no row of these");
}

fn statuses(sample: &Sample, language: &Language) -> Vec<String> {
    let document = read(&sample.article, language);
    let text = &sample.article.text;
    let trigger = |meeting: &Meeting| meeting.triggers.first().map_or("?", |span| span.of(text)).to_owned();
    document.meetings.iter().map(|meeting| format!("{} -> {}", trigger(meeting), word(meeting.status))).collect()
}

fn line(meeting: &Meeting, document: &Document) -> String {
    let mut line = format!("{} {} {}", word(meeting.kind), word(meeting.status), word(meeting.format));
    if let Some(when) = meeting.when {
        let _ = write!(line, " {}", when.value.edtf());
    }
    if let Some(place) = &meeting.place {
        let _ = write!(line, " {}", place.name);
    }
    let names = names(meeting, document);
    if names.is_empty() { line } else { format!("{line}: {names}") }
}

/// The parties in order of text.
pub(super) fn names(meeting: &Meeting, document: &Document) -> String {
    let mut participants: Vec<&Participant> = meeting.participants.iter().collect();
    participants.sort_by_key(|participant| participant.span.start());
    let names: Vec<String> = participants.into_iter().map(|participant| name(participant, document)).collect();
    names.join(", ")
}

fn name(participant: &Participant, document: &Document) -> String {
    let name = document.entity(participant.entity).map_or("?", |entity| &entity.name);
    format!("{name}{}", if participant.remote { " (remote)" } else { "" })
}

/// The word of the record contract.
pub(super) fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        other => panic!("no word: {other:?}"),
    }
}
