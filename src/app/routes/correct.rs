//! Corrections: the menu, what it asks, and what each choice notes of which reports.

use crate::app::card::event_of;
use crate::app::command::Command;
use crate::app::company::{Company, key_of};
use crate::app::cursor::Step;
use crate::app::deeds::Deed;
use crate::app::effect::Effect;
use crate::app::marks::Amendment;
use crate::app::overlay::Overlay;
use crate::app::overlay::correct::{Choice, CorrectView, Denied, Pick, window};
use crate::app::overlay::notice::Notice;
use crate::app::pane::meetings::Scope;
use crate::app::state::State;
use crate::app::update::step_of;
use crate::base::id::MeetingKey;
use crate::corpus::MeetingRef;
use crate::corpus::correct::{Correction, Note, Verdict};

/// Whether a command corrects something.
pub(in crate::app) fn corrects(command: Command) -> bool {
    matches!(
        command,
        Command::Correct
            | Command::CorrectDate
            | Command::CorrectPlace
            | Command::CorrectStatus
            | Command::AddParticipant
            | Command::RemoveParticipant
            | Command::SameMeeting
            | Command::SplitReport
            | Command::NotAMeeting
            | Command::Uncorrect
            | Command::RestoreMeetings
    )
}

/// Opens the menu for the selected meeting, or goes to what a command asks at once.
pub(super) fn open(state: &mut State, command: Command) {
    let of = match state.panes.meetings.scope {
        Scope::Article => state.meeting_in_text().or_else(|| state.selected_meeting()),
        Scope::All => state.selected_meeting(),
    };
    let article = of.map(|of| of.article).or_else(|| state.reading().map(|(index, _)| index));
    let entry = article.and_then(|article| state.corpus.entry(article));
    let denied = entry.is_some_and(|entry| !state.marks.corrections().denied(entry).is_empty());
    let denied = if denied { Denied::Some } else { Denied::Nothing };
    let view = CorrectView::of(&state.corpus, of, denied);
    if view.menu.is_empty() || command != Command::Correct && !view.menu.contains(&command) {
        state.status.notice = Some(Notice::NothingToCorrect);
    } else if command == Command::Correct {
        state.overlay = Some(Overlay::Correct(Box::new(view)));
    } else {
        choose(state, view, command);
    }
}

/// Runs a command in the menu or in what lies over it.
pub(super) fn run(state: &mut State, mut view: Box<CorrectView>, command: Command) -> Vec<Effect> {
    let lines = window(state.viewport);
    match (&mut view.pick, command) {
        (Some(pick), Command::Accept | Command::Open) => {
            if let Some((of, choice)) = view.of.zip(pick.current().cloned()) {
                take(state, of, &choice);
                return Vec::new();
            }
        }
        (Some(_), Command::Clear | Command::Quit | Command::Back) => view.pick = None,
        (Some(_), Command::OlderLine | Command::CompleteBack) => view.step(Step::Up(1)),
        (Some(_), Command::NewerLine | Command::Complete) => view.step(Step::Down(1)),
        (None, Command::Clear | Command::Quit | Command::Back | Command::Correct) => return Vec::new(),
        (None, Command::Open) => {
            if let Some(chosen) = view.menu.get(view.cursor).copied() {
                choose(state, *view, chosen);
                return Vec::new();
            }
        }
        (None, chosen) if corrects(chosen) => {
            if view.menu.contains(&chosen) {
                choose(state, *view, chosen);
                return Vec::new();
            }
        }
        (pick, command) => match (step_of(command, lines), pick.as_mut()) {
            (Some(step), _) => view.step(step),
            (None, Some(pick)) => {
                let beyond = pick.input.as_ref().and_then(|input| input.beyond(command));
                if let Some(step) = beyond {
                    view.step(step);
                } else if let Some(input) = &mut pick.input {
                    let before = input.text().to_owned();
                    input.edit(command);
                    if input.text() != before {
                        pick.seek();
                    }
                }
            }
            (None, None) => {}
        },
    }
    state.overlay = Some(Overlay::Correct(view));
    Vec::new()
}

/// Text typed into what lies over the menu.
pub(super) fn pasted(view: &mut CorrectView, text: &str) {
    if let Some(pick) = &mut view.pick
        && let Some(input) = &mut pick.input
    {
        input.paste(text);
        pick.seek();
    }
}

/// A row of the menu: does it, or asks for a choice.
fn choose(state: &mut State, view: CorrectView, command: Command) {
    match (command, view.of) {
        (Command::RestoreMeetings, _) => restore(state, view.of),
        (Command::NotAMeeting, Some(of)) => {
            let reports = whole(state, of);
            note(state, &reports, |_, correction| correction.verdict = Verdict::NoMeeting);
        }
        (Command::Uncorrect, Some(of)) => note(state, &[of], |_, correction| *correction = Correction::default()),
        (_, Some(of)) => {
            let pick = Pick::of(&state.corpus, of, command, &state.setup.dates);
            if pick.choices.is_empty() && pick.input.is_none() {
                state.status.notice = Some(Notice::NothingToCorrect);
            } else {
                state.overlay = Some(Overlay::Correct(Box::new(CorrectView { pick: Some(pick), ..view })));
            }
        }
        (_, None) => state.status.notice = Some(Notice::NothingToCorrect),
    }
}

/// What was chosen is noted.
fn take(state: &mut State, of: MeetingRef, choice: &Choice) {
    match choice {
        Choice::Date(date) => note(state, &[of], |_, correction| correction.date = Some(date.clone())),
        Choice::Place(place) => note(state, &[of], |_, correction| correction.place = Some(place.clone())),
        Choice::Status(status) => note(state, &[of], |_, correction| correction.status = Some(*status)),
        Choice::Add(added) => note(state, &[of], |_, correction| {
            let known = correction.removed.iter().position(|name| *name == added.name);
            match known {
                Some(at) => drop(correction.removed.remove(at)),
                None => correction.added.push(added.clone()),
            }
        }),
        Choice::Remove(name) => {
            let reports = naming(state, of, name);
            note(state, &reports, |_, correction| {
                correction.added.retain(|added| added.name != *name);
                correction.removed.push(name.clone());
            });
        }
        Choice::Split(report) => split(state, *report),
        Choice::Same(_, other) => {
            let Some(key) = key_of(state, *other) else { return };
            note(state, &[of, *other], |own, correction| {
                if own == key {
                    return;
                }
                correction.apart_from.retain(|parted| *parted != key);
                correction.same_as.push(key);
            });
        }
    }
}

/// Of a card that stands for an event, all its reports; of one in an article, that report.
fn whole(state: &State, of: MeetingRef) -> Vec<MeetingRef> {
    let event = event_of(&state.corpus, of).filter(|_| state.panes.meetings.scope == Scope::All);
    event.map_or_else(|| vec![of], |event| event.meetings.clone())
}

/// The reports of an event that name one who takes part: the card names all whom its reports name.
fn naming(state: &State, of: MeetingRef, name: &str) -> Vec<MeetingRef> {
    let corpus = &state.corpus;
    let names = |report: &MeetingRef| {
        let document = corpus.entry(report.article).map(|entry| &entry.document);
        let told = document.and_then(|document| document.meeting(report.meeting));
        let is_named = |entity| {
            let entity = document.and_then(|document| document.entity(entity));
            let members = entity.iter().flat_map(|entity| &entity.members);
            let members = members.filter_map(|member| document?.entity(*member));
            entity.into_iter().chain(members).any(|entity| entity.name == name)
        };
        told.is_some_and(|told| told.participants.iter().any(|one| is_named(one.entity)))
    };
    let reports = event_of(corpus, of).map(|event| event.meetings.clone()).unwrap_or_default();
    let found: Vec<MeetingRef> = reports.into_iter().filter(names).collect();
    if found.is_empty() { vec![of] } else { found }
}

/// A report is of another event than those that it was linked with.
fn split(state: &mut State, of: MeetingRef) {
    let reports = event_of(&state.corpus, of).map(|event| event.meetings.clone()).unwrap_or_default();
    let others: Vec<MeetingRef> = reports.into_iter().filter(|report| *report != of).collect();
    let Some(own) = key_of(state, of) else { return };
    let keys: Vec<MeetingKey> = others.iter().filter_map(|other| key_of(state, *other)).collect();
    let all: Vec<MeetingRef> = [of].into_iter().chain(others).collect();
    note(state, &all, |key, correction| {
        if key == own {
            correction.same_as.retain(|same| !keys.contains(same));
            correction.apart_from.extend(&keys);
        } else {
            correction.same_as.retain(|same| *same != own);
        }
    });
}

fn restore(state: &mut State, of: Option<MeetingRef>) {
    let article = of.map(|of| of.article).or_else(|| state.reading().map(|(index, _)| index));
    let Some(entry) = article.and_then(|article| state.corpus.entry(article)) else { return };
    let denied = state.marks.corrections().denied(entry);
    let notes = denied.into_iter().map(|(key, mut note)| {
        note.correction.verdict = Verdict::Meeting;
        (key, note)
    });
    let notes: Vec<(MeetingKey, Note)> = notes.collect();
    amend(state, &notes);
}

/// Changes what is noted of some reports, as one change. All of them are noted, changed or not, where
/// another names them.
fn note(state: &mut State, reports: &[MeetingRef], change: impl Fn(MeetingKey, &mut Correction)) {
    state.status.company = reports.first().and_then(|of| Company::of(state, *of));
    let corrections = state.marks.corrections();
    let known = |report: &MeetingRef| corrections.note_of(state.corpus.entry(report.article)?, report.meeting);
    let mut notes: Vec<(MeetingKey, Note)> = reports.iter().filter_map(known).collect();
    for (key, note) in &mut notes {
        change(*key, &mut note.correction);
    }
    amend(state, &notes);
}

/// A note that says nothing stays only where another names its meeting.
fn amend(state: &mut State, notes: &[(MeetingKey, Note)]) {
    let corrections = state.marks.corrections();
    let is_named = |key: MeetingKey| {
        let names = |note: &Note| note.correction.same_as.contains(&key) || note.correction.apart_from.contains(&key);
        corrections.is_named(key) || notes.iter().any(|(_, note)| names(note))
    };
    let kept = |(key, note): &(MeetingKey, Note)| !note.correction.is_empty() || is_named(*key);
    let amendments: Vec<Amendment> = notes.iter().map(|one| (one.0, kept(one).then(|| one.1.clone()))).collect();
    if amendments.is_empty() {
        state.status.notice = Some(Notice::NothingToCorrect);
        return;
    }
    state.make(Deed::Corrections(amendments));
    state.status.notice = Some(Notice::Corrected);
}
