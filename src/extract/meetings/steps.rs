//! Which meeting of an article leads to another, where the text says so: "по итогам встречи советников
//! соберутся лидеры". What is only told one after the other leads nowhere.

use super::scene::{Context, Scene};
use super::trigger::{Trigger, Word};
use crate::base::id::MeetingId;
use crate::extract::meeting::Meeting;

/// Adjectives between such a word and its noun: "по итогам этой январской встречи".
const ADJECTIVES: usize = 3;

/// A word that evokes a meeting.
struct Told {
    meeting: usize,
    token: usize,
    sentence: usize,
}

/// What stands before a word for a meeting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// The other meeting of the sentence comes of it.
    After,
    /// The other meeting of the sentence prepares it.
    Before,
}

/// Tells each meeting to which others it leads.
pub(super) fn tell(context: &Context<'_>, meetings: &mut [Meeting]) {
    let told = told(context, meetings);
    let mut ways: Vec<(usize, usize)> = Vec::new();
    for (at, one) in told.iter().enumerate() {
        if let Some(cue) = cue_before(context, one.token) {
            let other = only_other(&told, one);
            ways.extend(other.map(|other| if cue == Cue::After { (one.meeting, other) } else { (other, one.meeting) }));
        } else if is_next(context, one) {
            let before = told.iter().take(at).rev().find(|before| before.meeting != one.meeting);
            ways.extend(before.map(|before| (before.meeting, one.meeting)));
        }
    }
    for (from, to) in ways {
        let Ok(next) = u32::try_from(to).map(MeetingId) else { continue };
        if let Some(meeting) = meetings.get_mut(from).filter(|meeting| !meeting.leads_to.contains(&next)) {
            meeting.leads_to.push(next);
        }
    }
    for meeting in meetings {
        meeting.leads_to.sort_unstable();
    }
}

/// Whether a noun is of the meeting that another of its clause prepares: "накануне саммита министры встретились
/// в Риге" tells neither the day nor the place of the summit.
pub(super) fn is_prepared(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    matches!(trigger.word, Word::Noun(_)) && cue_before(&scene.context, trigger.token) == Some(Cue::Before)
}

/// Whether what stands at a token is told of the meeting that prepares this one.
pub(super) fn is_of_preparing(scene: &Scene<'_>, trigger: &Trigger, others: &[Trigger], at: usize) -> bool {
    let clause = |token: usize| scene.clauses.index_of(token);
    let nearer = |other: &Trigger| {
        other.token > trigger.token
            && clause(other.token) == clause(trigger.token)
            && other.token.abs_diff(at) < trigger.token.abs_diff(at)
    };
    others.iter().any(nearer) && is_prepared(scene, trigger)
}

/// The words that evoke the meetings, in order of text.
fn told(context: &Context<'_>, meetings: &[Meeting]) -> Vec<Told> {
    let parsed = context.parsed;
    let triggers = meetings.iter().enumerate().flat_map(|(at, m)| m.triggers.iter().map(move |span| (at, span)));
    let mut told: Vec<Told> = triggers
        .map(|(meeting, span)| {
            let token = parsed.tokens.partition_point(|t| t.span.start() < span.start());
            Told { meeting, token, sentence: parsed.sentence_of(token) }
        })
        .collect();
    told.sort_by_key(|one| (one.token, one.meeting));
    told
}

/// The other meeting of the sentence, where there is but one.
fn only_other(told: &[Told], one: &Told) -> Option<usize> {
    let from = told.partition_point(|t| t.sentence < one.sentence);
    let here = told.iter().skip(from).take_while(|t| t.sentence == one.sentence);
    let mut others: Vec<usize> = here.filter(|t| t.meeting != one.meeting).map(|t| t.meeting).collect();
    others.dedup();
    match others.as_slice() {
        [other] => Some(*other),
        _ => None,
    }
}

/// "по итогам X", "вслед за X"; "накануне X", "в преддверии X".
fn cue_before(context: &Context<'_>, noun: usize) -> Option<Cue> {
    let (parsed, steps) = (context.parsed, &context.triggers().steps);
    let start = parsed.sentences.get(parsed.sentence_of(noun)).map_or(0, |s| s.tokens.start);
    let words = start..noun;
    let attributes = words.rev().take(ADJECTIVES).take_while(|at| parsed.tag(*at).is_attribute()).count();
    let at = noun.checked_sub(attributes + 1).filter(|at| *at >= start)?;
    let word = |at: usize| parsed.form(at).to_lowercase();
    if steps.after.has(&word(at)) {
        return Some(Cue::After);
    }
    if steps.before.has(&word(at)) {
        return Some(Cue::Before);
    }
    let first = at.checked_sub(1).filter(|at| *at >= start)?;
    let pair = format!("{} {}", word(first), word(at));
    match (steps.after.has(&pair), steps.before.has(&pair)) {
        (true, _) => Some(Cue::After),
        (_, true) => Some(Cue::Before),
        _ => None,
    }
}

/// "на следующем этапе встретятся лидеры", "за ней последуют переговоры".
fn is_next(context: &Context<'_>, one: &Told) -> bool {
    let (parsed, steps) = (context.parsed, &context.triggers().steps);
    let Some(sentence) = parsed.sentences.get(one.sentence) else { return false };
    let before = sentence.tokens.start..one.token;
    let stage = |at: usize| steps.next.has(&format!("{} {}", parsed.lemma(at), parsed.lemma(at + 1)));
    let verb = |at: usize| steps.sequel.has(parsed.lemma(at));
    before.clone().any(stage) || before.rev().take(ADJECTIVES).any(verb)
}
