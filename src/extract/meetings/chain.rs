//! What one meeting of a story lends to the next: "затем министр принял посла" happens on the day and in
//! the place just told, and nobody is in two towns on one day.

use crate::extract::meeting::{Format, Kind, Status, When};
use crate::extract::mention::{EntityId, EntityKind};

use super::draft::Draft;
use super::scene::Context;

/// How many sentences back the meeting stands that another one follows.
const NEAR: usize = 4;

/// How many meetings back it is looked for; keeps a book-long text linear.
const REACH: usize = 24;

/// Gives a meeting without a day or place those of the meeting that it follows, or of one that the same
/// person attended on the same day.
pub(super) fn lend(context: &Context<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let Some((earlier, [own, ..])) = drafts.split_at_mut_checked(at) else { continue };
        let lent = lent_in_turn(context, earlier, own);
        if let Some((when, place)) = lent {
            own.lent = (when.filter(|_| own.when().is_none()), place.filter(|_| can_be_placed(context, own)));
        }
    }
    for at in 1..drafts.len() {
        let Some((earlier, [own, ..])) = drafts.split_at_mut_checked(at) else { continue };
        if let Some((when, place)) = lent_by_gathering(context, earlier, own) {
            let placed = own.place(context).is_some() || matches!(own.format(), Format::Phone | Format::Online);
            let day = when.filter(|_| own.when().is_none()).or(own.lent.0);
            own.lent = (day, place.filter(|_| !placed).or(own.lent.1));
        }
    }
    for at in 0..drafts.len() {
        let place = drafts.get(at).filter(|own| can_be_placed(context, own)).and_then(|own| {
            let near = (at.saturating_sub(REACH)..drafts.len().min(at + REACH + 1)).filter(|other| *other != at);
            let others = near.filter_map(|other| Some((other, drafts.get(other)?)));
            others.map(|(_, other)| other).find_map(|other| place_of_same_day(context, own, other))
        });
        if let Some(own) = drafts.get_mut(at).filter(|_| place.is_some()) {
            own.lent.1 = place;
        }
    }
}

/// The day and place of the meeting told just before, where the words say that this one followed it.
fn lent_in_turn(context: &Context<'_>, earlier: &[Draft], own: &Draft) -> Option<(Option<When>, Option<usize>)> {
    let first = own.candidates.first().filter(|c| c.follows && !own.vague)?;
    let near = |d: &&Draft| first.sentence.checked_sub(d.latest).is_some_and(|gap| gap <= NEAR);
    let told = |d: &&Draft| d.is_told() && !d.vague && is_same_tense(d.status(), own.status());
    let before = earlier.iter().rev().take(REACH).filter(told).find(near)?;
    let day = before.when().filter(|w| w.value.days() <= 2).map(|w| When { span: None, ..w });
    Some((day, place_mention(context, before)))
}

/// The day and place of the gathering beside which two meet: "на полях саммита".
fn lent_by_gathering(context: &Context<'_>, earlier: &[Draft], own: &Draft) -> Option<(Option<When>, Option<usize>)> {
    own.candidates.first().filter(|c| c.beside && !own.vague)?;
    let gathering =
        |d: &&Draft| d.candidates.iter().any(|c| c.kind.is_gathering()) && place_mention(context, d).is_some();
    let before = earlier.iter().rev().take(REACH).find(gathering)?;
    let same = is_same_tense(before.status(), own.status());
    let day = before.when().filter(|w| same && w.value.as_day().is_some()).map(|w| When { span: None, ..w });
    Some((day, place_mention(context, before)))
}

fn is_same_tense(one: Status, other: Status) -> bool {
    let past = |s: Status| matches!(s, Status::Held | Status::Ongoing);
    past(one) == past(other)
}

/// The town where one of the same people was on the same day.
fn place_of_same_day(context: &Context<'_>, own: &Draft, other: &Draft) -> Option<usize> {
    let day = |d: &Draft| d.when().and_then(|w| w.value.as_day());
    let (one, two) = (day(own)?, day(other)?);
    let person = |e: &EntityId| context.entities.get(*e).is_some_and(|e| e.kind == EntityKind::Person);
    let shared = own.parties.iter().any(|p| person(p) && other.parties.contains(p));
    let met = !matches!(other.format(), Format::Phone | Format::Online);
    if one != two || !shared || !met || !is_same_tense(own.status(), other.status()) {
        return None;
    }
    place_mention(context, other)
}

fn place_mention(context: &Context<'_>, draft: &Draft) -> Option<usize> {
    let is_place = |m: &usize| context.mentions.get(*m).is_some_and(|m| m.kind == EntityKind::Place);
    draft.candidates.iter().filter_map(|c| c.place).chain(draft.lent.1).find(is_place)
}

/// Whether it has no place and may have one: it is no call, nor a talk that may be one.
fn can_be_placed(context: &Context<'_>, draft: &Draft) -> bool {
    let remote = matches!(draft.format(), Format::Phone | Format::Online | Format::Hybrid);
    let talk = |c: &super::candidate::Candidate| c.trigger.weak && !c.follows;
    !remote
        && draft.place(context).is_none()
        && draft.candidates.first().is_some_and(|c| !matches!(c.kind, Kind::Call | Kind::Visit) && !talk(c))
}
