//! Slots as fillers, in the manner of the Message Understanding Conferences: a wrong filler is one
//! missed and one false. What is not known fills nothing.

use std::collections::BTreeMap;

use vestnik::export::record::MeetingRecord;
use vestnik::extract::meeting::{Format, Status};

use super::Count;
use super::align::{date, participants};
use super::gold::GoldMeeting;
use super::names::is_place;

type Slots = BTreeMap<&'static str, Count>;

/// A record and the marked meeting that it tells.
pub(super) fn of_pair(slots: &mut Slots, meeting: &MeetingRecord<'_>, gold: &GoldMeeting) {
    let marked = [("kind", &gold.kind), ("status", &gold.status), ("format", &gold.format)];
    for ((slot, accepted), given) in marked.into_iter().zip(words(meeting)) {
        let Some(accepted) = accepted else { continue };
        let right = given.is_some() && accepted.contains(&given);
        add(slots, slot, right, given.is_some(), !accepted.contains(&None));
    }
    if let Some(accepted) = &gold.date {
        let given = date(meeting.date.as_ref());
        let right = given.is_some() && accepted.contains(&given);
        add(slots, "date", right, given.is_some(), !accepted.contains(&None));
    }
    if let Some(accepted) = &gold.place {
        let right = meeting.place.as_ref().is_some_and(|place| is_place(place.name, accepted));
        add(slots, "place", right, meeting.place.is_some(), !accepted.contains(&None));
    }
    if gold.participants.is_some() {
        let count = participants(meeting, gold);
        slots.entry("participants").or_default().add(count.right, count.given, count.gold);
    }
}

/// A record of what is no meeting: all that it fills is false.
pub(super) fn of_false(slots: &mut Slots, meeting: &MeetingRecord<'_>) {
    for (slot, given) in ["kind", "status", "format"].into_iter().zip(words(meeting)) {
        slots.entry(slot).or_default().given += usize::from(given.is_some());
    }
    slots.entry("date").or_default().given += usize::from(meeting.date.is_some());
    slots.entry("place").or_default().given += usize::from(meeting.place.is_some());
    slots.entry("participants").or_default().given += meeting.participants.len();
}

/// A meeting without a record: all that is marked is missed.
pub(super) fn of_missed(slots: &mut Slots, gold: &GoldMeeting) {
    for (slot, accepted) in [("kind", &gold.kind), ("status", &gold.status), ("format", &gold.format)] {
        slots.entry(slot).or_default().gold += usize::from(accepted.as_ref().is_some_and(|all| !all.contains(&None)));
    }
    slots.entry("date").or_default().gold += usize::from(gold.date.as_ref().is_some_and(|all| !all.contains(&None)));
    slots.entry("place").or_default().gold += usize::from(gold.place.as_ref().is_some_and(|all| !all.contains(&None)));
    slots.entry("participants").or_default().gold += gold.participants.as_ref().map_or(0, Vec::len);
}

/// One filler of a slot; where none may be given too, there is none to miss.
fn add(slots: &mut Slots, slot: &'static str, right: bool, given: bool, needed: bool) {
    slots.entry(slot).or_default().add(right.into(), given.into(), (needed || right).into());
}

/// Kind, status and format as words of the contract; `None` for what is not known.
fn words(meeting: &MeetingRecord<'_>) -> [Option<String>; 3] {
    let word = |value: serde_json::Result<serde_json::Value>| value.ok()?.as_str().map(str::to_owned);
    let status = (meeting.status != Status::Unknown).then(|| word(serde_json::to_value(meeting.status)));
    let format = (meeting.format != Format::Unknown).then(|| word(serde_json::to_value(meeting.format)));
    [word(serde_json::to_value(meeting.kind)), status.flatten(), format.flatten()]
}
