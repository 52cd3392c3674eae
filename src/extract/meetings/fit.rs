//! Whether a sentence tells of a meeting that was told before, and how surely: parties, day, place, kind
//! and whether it happened must agree.

use super::candidate::Candidate;
use super::draft::{Draft, WITNESSES, entities_of};
use super::scene::Context;
use super::trigger::Word;
use super::{named, parties};
use crate::base::date::FuzzyDate;
use crate::extract::meeting::{Format, Kind, Status};
use crate::extract::mention::{EntityId, EntityKind};
use crate::lang::lexicon::triggers::{Frame, Need};

/// How well a candidate fits a draft; `None` where it cannot be the same meeting.
type Fit = Option<u32>;

/// How many of the smaller side stand on the other side too, or are those whom it tells by their office.
fn common(context: &Context<'_>, draft: &Draft, candidate: &Candidate, theirs: &[EntityId]) -> usize {
    let common = parties::common(context.entities, &draft.parties, theirs);
    let fewer = draft.parties.len().min(theirs.len());
    let office = || {
        named::names_them(context, draft, candidate, theirs)
            || named::heads(context, draft, candidate, theirs)
            || named::heads_by_rank(context, draft, candidate, theirs)
            || named::counts_them(context, draft, &candidate.parties)
    };
    if common < fewer && office() { fewer } else { common }
}

/// How well a candidate fits a draft.
pub(super) fn fit(context: &Context<'_>, draft: &Draft, candidate: &Candidate) -> Fit {
    let theirs = entities_of(context, candidate);
    let common = common(context, draft, candidate, &theirs);
    let pointing = theirs.is_empty() || candidate.both;
    let counted = counted(draft, candidate)?;
    let gathers = gathers_for(draft, candidate);
    // "Политики говорили с глазу на глаз": of two, to be alone is no other meeting.
    let just = candidate.sentence.saturating_sub(draft.latest) <= 1;
    let alone = candidate.alone && candidate.both && draft.parties.len() == 2 && just;
    let other = candidate.other && !gathers && !alone && !opens_body(draft, candidate);
    let joins = (candidate.joins || candidate.points_back) && !other;
    let mut score = u32::try_from(common).unwrap_or(u32::MAX).saturating_mul(4);
    let fewer = draft.parties.len().min(theirs.len());
    let same_day = candidate.vague && same_day_and_place(draft, candidate);
    if fewer > 0 && common < fewer && !joins && !candidate.both && !same_day {
        return None;
    }
    if is_received(draft, candidate, &theirs) || !pointing && is_proposal_apart(draft, candidate) {
        return None;
    }
    let verb = matches!(candidate.trigger.word, Word::Verb(_));
    if verb && !candidate.stands_alone && !joins && !candidate.both && common == 0 {
        return None;
    }
    let alike = theirs.iter().any(|e| draft.parties.contains(e));
    if draft.fate == Some(Status::Postponed) && candidate.status == Status::Planned && !alike && !pointing {
        // "визит делегации отложен, премьер же приедет": of one state, but not the same.
        return None;
    }
    if draft.unnamed && !theirs.is_empty() && !of_one_rank(context, draft, candidate) {
        return None;
    }
    if !(gathers || same_sort(context, draft, candidate)) || !same_reality(draft, candidate) {
        return None;
    }
    // "Встреча начнётся в 15:00", said right after it, is on its day and not on that of the report.
    let hour = candidate.hour && just && pointing && !candidate.described;
    for earlier in draft.candidates.iter().take(WITNESSES) {
        score += if hour { 0 } else { time_fit(earlier, candidate)? } + place_fit(context, earlier, candidate)?;
    }
    // "возглавил", "представил" have many uses: they join only what was just told.
    let leads = candidate.trigger.word == Word::Verb(Frame::Lead);
    let loose = candidate.joins && !joins_by_name(candidate);
    let near = (joins && !leads && !loose) || candidate.sentence.saturating_sub(draft.latest) <= 3;
    // Two who met without the rest met apart from the gathering of all.
    let apart = candidate.alone && theirs.len() == 2 && draft.parties.len() > 3;
    // "стороны условились также провести переговоры": of another kind than what was told before.
    let also = candidate.both && candidate.follows && candidate.stands_alone;
    let alike = draft.candidates.iter().any(|c| c.kind == candidate.kind);
    if candidate.sequel || apart || also && !alike && !verb {
        return None;
    }
    if other && candidate.stands_alone && (common < 2 || score < 10) && !(counted && pointing) {
        return None;
    }
    if candidate.vague != draft.vague && candidate.stands_alone && !same_day {
        return None;
    }
    let person = |e: &EntityId| context.entities.get(*e).is_some_and(|e| e.kind == EntityKind::Person);
    if leads && !near && (common == 0 || !theirs.iter().any(person)) {
        return None;
    }
    if (pointing || joins) && common == 0 && !near && (score == 0 || loose && score < 2) {
        return None;
    }
    (pointing || joins || same_day || common > 0 || draft.parties.is_empty()).then_some(score + u32::from(near))
}

/// "Раунд намечен на среду. Ким предлагает послу встретиться": of another kind, with nothing in common.
fn is_proposal_apart(draft: &Draft, candidate: &Candidate) -> bool {
    let kinds = draft.candidates.iter().any(|c| c.kind == candidate.kind);
    let verb = matches!(candidate.trigger.word, Word::Verb(_));
    let untold = candidate.when.is_none_or(|w| w.span.is_none()) && candidate.place.is_none();
    draft.parties.is_empty() && verb && candidate.status == Status::Proposed && untold && !kinds
}

/// "Осло и Рига продолжили консультации", says the headline of the new round that the text tells of.
fn opens_body(draft: &Draft, candidate: &Candidate) -> bool {
    let heading = draft.candidates.iter().all(|c| c.heading);
    heading && !candidate.heading && !candidate.earlier && candidate.sentence.saturating_sub(draft.latest) <= 3
}

/// "соберутся на внеочередной саммит": the verb is of that very summit.
fn gathers_for(draft: &Draft, candidate: &Candidate) -> bool {
    let gathers = |c: &Candidate| c.trigger.word == Word::Verb(Frame::Gather) && c.sentence == candidate.sentence;
    candidate.kind.is_gathering() && draft.candidates.last().is_some_and(gathers)
}

/// Whether both are the same of several meetings; `None` where they are two of them: the second round is not
/// the first.
fn counted(draft: &Draft, candidate: &Candidate) -> Option<bool> {
    let of = |c: &Candidate| c.ordinal.filter(|_| c.stands_alone);
    let Some(own) = of(candidate) else { return Some(false) };
    let mut told = draft.candidates.iter().take(WITNESSES).filter_map(of).peekable();
    if told.peek().is_none() { Some(false) } else { told.any(|other| other == own).then_some(true) }
}

/// "Послы встретились. Затем их принял король": those who met before, and one who was not there.
fn is_received(draft: &Draft, candidate: &Candidate, theirs: &[EntityId]) -> bool {
    let met = draft.candidates.iter().all(|c| !c.travels() && c.kind != Kind::Visit) && draft.parties.len() > 1;
    let host = candidate.trigger.word == Word::Verb(Frame::Host) && candidate.stands_alone;
    let guests = candidate.both || draft.parties.iter().all(|p| theirs.contains(p));
    met && host && guests && theirs.iter().any(|p| !draft.parties.contains(p))
}

/// Whether the parties named are of the rank of those without a name: ministers are no presidents.
fn of_one_rank(context: &Context<'_>, draft: &Draft, candidate: &Candidate) -> bool {
    let rank = |mentions: &[usize]| {
        let entities: Vec<EntityId> =
            mentions.iter().filter_map(|&m| context.mentions.get(m)).map(|m| m.entity).collect();
        parties::level(context, &entities)
    };
    let told = rank(&candidate.parties);
    let kind = draft.candidates.first().map(|c| c.kind);
    let sort = !candidate.kind.is_gathering() || kind == Some(candidate.kind);
    sort && (told.is_none() || told == rank(&draft.inherited))
}

/// "В течение дня в Киеве прошёл ряд встреч": of the very day and place of the meeting told before.
fn same_day_and_place(draft: &Draft, candidate: &Candidate) -> bool {
    let Some(when) = candidate.when.filter(|w| w.value.as_day().is_some()) else { return false };
    let same = |c: &Candidate| c.when.is_some_and(|w| w.value == when.value) && c.place.is_some();
    !draft.vague && candidate.place.is_some() && draft.candidates.iter().take(WITNESSES).any(same)
}

/// A call is no summit; a visit may hold a meeting of the same people.
fn same_sort(context: &Context<'_>, draft: &Draft, candidate: &Candidate) -> bool {
    let remote = |kind: Kind, format: Format| kind == Kind::Call || format == Format::Phone;
    let in_person = |format: Format| format == Format::InPerson;
    let travelled = draft.candidates.iter().take(WITNESSES).any(Candidate::travels);
    draft.candidates.iter().take(WITNESSES).filter(|c| c.stands_alone).all(|earlier| {
        let (a, b) = (remote(earlier.kind, earlier.format), remote(candidate.kind, candidate.format));
        let clash = (a && in_person(candidate.format)) || (b && in_person(earlier.format));
        // "очной встречи не планируют" beside a conference by video.
        let off = |c: &Candidate| c.status == Status::Cancelled;
        let screen = |c: &Candidate| c.format == Format::Online;
        let (on, room) = if screen(earlier) { (earlier, candidate) } else { (candidate, earlier) };
        let clash = clash || screen(on) && in_person(room.format) && off(on) != off(room);
        let same_sentence = earlier.sentence == candidate.sentence;
        let travels = travelled || candidate.travels();
        let visit = (earlier.kind == Kind::Visit) != (candidate.kind == Kind::Visit) && !same_sentence && !travels;
        // A headline words it in its own way: "Визит отменён" of a meeting, "Заседание перенесли" of talks.
        let headed = earlier.heading && !candidate.heading;
        let visit = visit && !(headed && place_fit(context, earlier, candidate).is_some_and(|fit| fit > 1));
        let untold = headed && earlier.parties.is_empty() && time_fit(earlier, candidate) == Some(4);
        // "видеоконференция" after talks by video is their manner.
        let manner = screen(earlier) && screen(candidate);
        let crowds = earlier.kind.is_gathering() != candidate.kind.is_gathering()
            && !(untold || manner)
            && !candidate.parties.is_empty()
            && candidate.stands_alone
            && (!candidate.joins || attends_own(candidate));
        !(clash || crowds || visit && candidate.stands_alone)
    })
}

/// "в переговорах участвовал посол": the meeting that is joined is named. "Участвовал и посол" joins only
/// what was just told, for one takes part in many things.
fn joins_by_name(candidate: &Candidate) -> bool {
    matches!(candidate.trigger.word, Word::Noun(need) if need != Need::Join)
}

/// "принял участие в заседании Совета": of a gathering that is told in full.
fn attends_own(candidate: &Candidate) -> bool {
    candidate.described && joins_by_name(candidate)
}

fn same_reality(draft: &Draft, candidate: &Candidate) -> bool {
    let past = |s: Status| matches!(s, Status::Held | Status::Ongoing);
    let future = |s: Status| matches!(s, Status::Planned | Status::Proposed);
    let (a, b) = (draft.status(), candidate.status);
    let off = |s: Status| s == Status::Cancelled;
    // "прибывает вечером с визитом": of a journey the present tense may be the future.
    let journey = |c: &Candidate| c.sentence == candidate.sentence && c.kind == Kind::Visit;
    if candidate.kind == Kind::Visit && draft.candidates.last().is_some_and(journey) {
        return true;
    }
    let happened = draft.candidates.iter().any(|c| past(c.status) && !c.presumed);
    let split = past(a) && (future(b) || off(b) && happened) || past(b) && (future(a) || off(a) && !candidate.presumed);
    !split
}

fn time_fit(earlier: &Candidate, candidate: &Candidate) -> Fit {
    match earlier.when.zip(candidate.when) {
        None => Some(0),
        Some((a, b)) if a.value == b.value => Some(4),
        Some((a, b)) if a.value.overlaps(b.value) && !(earlier.vague ^ candidate.vague) => Some(1),
        // What was put off is not over before either of its days.
        Some((a, b)) if earlier.status == Status::Postponed => (!is_over(candidate, b.value, a.value)).then_some(0),
        Some((a, b)) if candidate.status == Status::Postponed => (!is_over(earlier, a.value, b.value)).then_some(0),
        Some(_) => None,
    }
}

/// Whether it is told as over on days before those.
fn is_over(candidate: &Candidate, days: FuzzyDate, before: FuzzyDate) -> bool {
    candidate.status == Status::Held && days.end() < before.start()
}

fn place_fit(context: &Context<'_>, earlier: &Candidate, candidate: &Candidate) -> Fit {
    let entity = |m: Option<usize>| m.and_then(|m| context.mentions.get(m)).map(|m| m.entity);
    match entity(earlier.place).zip(entity(candidate.place)) {
        None => Some(0),
        Some((a, b)) if a == b => Some(2),
        Some((a, b)) if parties::place_within(context.entities, a, b) => Some(1),
        Some(_) => None,
    }
}
