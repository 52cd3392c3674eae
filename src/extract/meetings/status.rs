//! Did it happen: status from tense, polarity, modality and cues.

use chrono::NaiveDate;

use crate::base::date::FuzzyDate;
use crate::extract::meeting::{Kind, Status};
use crate::lang::lexicon::calendar;
use crate::lang::lexicon::triggers::Frame;
use crate::lang::tag::{Aspect, Case, Mood, Pos, Tag, Tense, VerbForm};

use super::clause::ClauseKind;
use super::going::{arrives_for_visit, goes_on, is_left, is_now, is_on_agenda};
use super::habit;
use super::irreal;
use super::modality::{auxiliary, cue_of, modal, modal_before, negated};
use super::scene::Scene;
use super::trigger::{Trigger, Word};

/// What the words around a trigger say of its reality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reality {
    /// One meeting, with this status.
    Single(Status),
    /// Talk of meetings in general: no record.
    Generic,
}

/// The status of what a trigger evokes.
#[must_use]
pub fn read(scene: &Scene<'_>, trigger: &Trigger, when: Option<FuzzyDate>, published: Option<NaiveDate>) -> Reality {
    let judged = match trigger.word {
        Word::Noun(_) if is_absent(scene, trigger) => Reality::Generic,
        Word::Noun(_) => of_noun(scene, trigger),
        Word::Verb(_) => of_verb(scene, trigger),
    };
    match judged {
        Reality::Generic => Reality::Generic,
        Reality::Single(_) if irreal::is_counterfactual(scene, trigger) => Reality::Generic,
        Reality::Single(Status::Held) if irreal::is_denied(scene, trigger) => Reality::Generic,
        Reality::Single(Status::Held) if irreal::is_wished(scene, trigger) => Reality::Single(Status::Proposed),
        Reality::Single(Status::Planned) if irreal::is_under_condition(scene, trigger) => {
            Reality::Single(Status::Proposed)
        }
        Reality::Single(Status::Cancelled) if is_put_under_condition(scene, trigger) => {
            Reality::Single(Status::Proposed)
        }
        Reality::Single(Status::Planned) if is_hedged(scene, trigger) => Reality::Single(Status::Proposed),
        Reality::Single(Status::Unknown) if is_now(scene, trigger) => Reality::Single(Status::Ongoing),
        Reality::Single(Status::Unknown) if is_on_agenda(scene, trigger) => Reality::Single(Status::Planned),
        Reality::Single(status) => Reality::Single(against_calendar(status, when, published)),
    }
}

/// "пока не закончится обмен, встречи не будет": it may be after that.
fn is_put_under_condition(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, status) = (scene.parsed(), &scene.context.triggers().status);
    let not = |t: usize| (t + 1..(t + 5).min(scene.tokens.end)).any(|n| status.negation.has(parsed.lemma(n)));
    let future = |t: usize| parsed.tag(t).tense == Some(Tense::Fut);
    let mut until = scene.tokens.clone().filter(|&t| status.until.has(&parsed.form(t).to_lowercase()));
    scene.clause(trigger.token).and_then(|c| c.predicate).is_some_and(future) && until.any(not)
}

/// "возможно, встретится", "не исключено, что встретится": a plan that nobody asserts.
fn is_hedged(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let status = &scene.context.triggers().status;
    let own = scene.clauses.index_of(trigger.token);
    let hedge = |t: usize| status.hedge.has(parsed.lemma(t)) && scene.clauses.index_of(t) == own;
    if scene.tokens.clone().any(hedge) {
        return true;
    }
    let host = scene.clauses.get(own).filter(|c| c.kind == ClauseKind::Subordinate).and_then(|c| c.host);
    let predicate = host.and_then(|h| scene.clauses.get(h)).and_then(|c| c.predicate);
    predicate.is_some_and(|p| status.hedge.has(parsed.lemma(p)) || status.proposed.has(parsed.lemma(p)))
}

/// A day after publication cannot be held, a day before it cannot be planned.
fn against_calendar(status: Status, when: Option<FuzzyDate>, published: Option<NaiveDate>) -> Status {
    let Some((when, published)) = when.zip(published) else { return status };
    match status {
        Status::Held | Status::Ongoing | Status::Unknown if when.start() > published => Status::Planned,
        Status::Planned | Status::Ongoing | Status::Unknown if when.end() < published => Status::Held,
        _ => status,
    }
}

fn of_noun(scene: &Scene<'_>, trigger: &Trigger) -> Reality {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    // "на заседании отверг критику": the verb is of what went on there.
    let there = scene.preposition(trigger.token).is_some_and(|p| triggers.grammar.inside.has(parsed.lemma(p)))
        && parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Loc);
    let fate = clause_status(scene, trigger, Role::Subject).filter(|_| !there);
    let fate = shared_fate(scene, trigger).or(fate);
    if let Some(status) = fate.filter(|s| matches!(s, Status::Cancelled | Status::Postponed)) {
        return Reality::Single(status);
    }
    if let Some(status) = attribute(scene, trigger) {
        return Reality::Single(status);
    }
    let hanging = of_hanging(scene, trigger);
    let head = head_noun(scene, trigger);
    if let Some(head) = head {
        let lemma = parsed.lemma(head);
        if triggers.support.generic.has(lemma) {
            // "участники форума одобрили договор": they were there.
            let past =
                scene.clause(head).and_then(|c| c.predicate).map(|p| parsed.tag(p).tense) == Some(Some(Tense::Past));
            let were = past && triggers.grammar.participant.has(lemma) && parsed.cases(head, |_| true).has(Case::Nom);
            return if were { Reality::Single(Status::Held) } else { Reality::Generic };
        }
        if let Some(status) = cue_of(scene, lemma).filter(|s| matches!(s, Status::Cancelled | Status::Postponed)) {
            return Reality::Single(status);
        }
        if triggers.support.proposal.has(lemma) {
            return Reality::Single(Status::Proposed);
        }
        if triggers.support.plan.has(lemma) {
            return Reality::Single(hanging.unwrap_or_else(|| of_plan(scene, trigger, head)));
        }
        if triggers.support.fact.has(lemma) {
            return Reality::Single(hanging.unwrap_or_else(|| fact_tense(scene, trigger)));
        }
    }
    if let Some(status) = hanging.or_else(|| of_matter(scene, trigger)) {
        return Reality::Single(status);
    }
    let preposition = scene.preposition(trigger.token).map(|p| parsed.lemma(p));
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    let governing = predicate.and_then(|p| cue_of(scene, parsed.lemma(p)));
    if preposition.is_some_and(|p| triggers.grammar.to.has(p)) && governing == Some(Status::Proposed) {
        // "готов к встрече"
        return Reality::Single(Status::Proposed);
    }
    let insists = predicate.is_some_and(|p| triggers.status.insists.has(parsed.lemma(p)) && p < trigger.token);
    if insists && preposition.is_some_and(|p| triggers.grammar.onto.has(p)) {
        // "настаивает на переговорах"
        return Reality::Single(Status::Proposed);
    }
    if let Some(status) = of_prepared(scene, trigger) {
        return Reality::Single(status);
    }
    if preposition.is_some_and(|p| triggers.grammar.about.has(p)) {
        // "рассказал о встрече": the verb is of the telling, not of the meeting; "договорились о встрече" is.
        let told = predicate.is_none_or(|p| triggers.reporting.verbs.has(parsed.lemma(p)));
        return Reality::Single(governing.filter(|_| !told).unwrap_or_default());
    }
    if let Some(status) = predicate.and_then(|p| told_there(scene, trigger, p)) {
        return Reality::Single(status);
    }
    let role = if preposition.is_some() { Role::Beside } else { Role::Subject };
    Reality::Single(clause_status(scene, trigger, role).unwrap_or(Status::Unknown))
}

/// "перед встречей заявил": as the verb has it; "накануне саммита министры встретились": it is to come.
fn of_prepared(scene: &Scene<'_>, trigger: &Trigger) -> Option<Status> {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    let meets = predicate.is_some_and(|p| triggers.verb(parsed.lemma(p)).is_some());
    if meets && super::steps::is_prepared(scene, trigger) {
        return Some(Status::Planned);
    }
    let before = scene.preposition(trigger.token).is_some_and(|p| triggers.status.before.has(parsed.lemma(p)));
    before.then(|| clause_status(scene, trigger, Role::Beside).unwrap_or(Status::Planned))
}

/// What a clause that hangs on it says: "встреча, которая пройдёт". Of "прошла встреча, которую отложили
/// в мае" the main clause tells what became of it in the end.
fn of_hanging(scene: &Scene<'_>, trigger: &Trigger) -> Option<Status> {
    let mut predicates = scene.clauses.anchored(trigger.tokens.clone()).filter_map(|c| scene.clauses.get(c)?.predicate);
    let status = predicates.find_map(|p| of_predicate(scene, p, Role::Subject))?;
    if status == Status::Held && goes_on(scene, trigger) {
        // "переговоры, начавшиеся в среду, продолжаются"
        return Some(Status::Ongoing);
    }
    let put_off = matches!(status, Status::Postponed | Status::Cancelled);
    (!(put_off && takes_place(scene, trigger))).then_some(status)
}

/// Whether its own clause says that it takes or took place: "прошла встреча", not "встреча не состоялась".
fn takes_place(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    let happens = predicate.filter(|&p| scene.context.triggers().support.happens.has(scene.parsed().lemma(p)));
    scene.preposition(trigger.token).is_none() && happens.is_some_and(|p| !negated(scene, p))
}

/// "такой встречи в графике нет": one that nobody planned is not called off.
fn is_absent(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let own = scene.clauses.index_of(trigger.token);
    let none =
        |t: usize| scene.clauses.index_of(t) == own && scene.context.triggers().status.absent.has(parsed.lemma(t));
    let genitive = parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Gen);
    genitive && scene.preposition(trigger.token).is_none() && scene.tokens.clone().any(none)
}

/// "обсудил визит в Осло": a visit is to come; a meeting may have been.
fn of_matter(scene: &Scene<'_>, trigger: &Trigger) -> Option<Status> {
    let visit = trigger.kind == Kind::Visit;
    super::matter::is_matter(scene, trigger).then_some(if visit { Status::Planned } else { Status::Unknown })
}

/// "заявил на встрече", "сообщил после переговоров": it goes on, or is over, when one tells.
fn told_there(scene: &Scene<'_>, trigger: &Trigger, predicate: usize) -> Option<Status> {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    let preposition = parsed.lemma(scene.preposition(trigger.token)?);
    let cases = parsed.cases(trigger.token, |r| r.tag.is_noun());
    let there = triggers.grammar.inside.has(preposition) && cases.has(Case::Loc);
    let after = triggers.status.after.has(preposition);
    let past = parsed.tag(predicate).tense == Some(Tense::Past);
    let told = triggers.reporting.verbs.has(parsed.lemma(predicate)) && !negated(scene, predicate);
    (past && (told && (there || after) || is_left(scene, trigger))).then_some(Status::Held)
}

/// "встреча отменена и переносится на март": a second verb of the same subject.
fn shared_fate(scene: &Scene<'_>, trigger: &Trigger) -> Option<Status> {
    let own = scene.clauses.index_of(trigger.token);
    if scene.preposition(trigger.token).is_some() {
        return None;
    }
    let shared =
        scene.clauses.all().iter().enumerate().filter(|(at, c)| {
            c.host == Some(own) && c.shares_subject && scene.lists_of(*at).all(|l| !l.bare(Case::Nom))
        });
    let mut fates = shared.filter_map(|(_, c)| of_predicate(scene, c.predicate?, Role::Subject));
    fates.find(|s| matches!(s, Status::Postponed | Status::Cancelled))
}

/// "предстоящая встреча", "состоявшиеся переговоры", "отменённый визит".
fn attribute(scene: &Scene<'_>, trigger: &Trigger) -> Option<Status> {
    let parsed = scene.parsed();
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(4));
    (lowest..trigger.token)
        .rev()
        .take_while(|&t| parsed.tag(t).is_attribute() || parsed.tag(t).pos == Pos::Adv)
        .find_map(|t| {
            let lemma = parsed.lemma(t);
            let cue = cue_of(scene, lemma);
            let happened =
                scene.context.triggers().support.happens.has(lemma) && parsed.tag(t).tense == Some(Tense::Past);
            cue.or(happened.then_some(Status::Held))
        })
}

/// The noun whose genitive complement the trigger is: "итоги встречи", "отмена визита".
fn head_noun(scene: &Scene<'_>, trigger: &Trigger) -> Option<usize> {
    let parsed = scene.parsed();
    let genitive = parsed.cases(trigger.token, |r| r.tag.is_noun()).has(Case::Gen);
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(5));
    let before =
        (lowest..trigger.token).rev().find(|&t| !parsed.tag(t).is_attribute() && parsed.tag(t).pos != Pos::Cconj)?;
    (genitive && parsed.tag(before).is_noun()).then_some(before)
}

/// "проведение саммита" is planned, but "случилось в день проведения саммита" was on its day.
fn of_plan(scene: &Scene<'_>, trigger: &Trigger, plan: usize) -> Status {
    let calendar = &scene.context.language.lexicon.calendar;
    let timed = |t: usize| matches!(calendar.word(scene.parsed().lemma(t)), Some(calendar::Word::Unit(_)));
    if scene.noun_before(plan).is_some_and(timed) { fact_tense(scene, trigger) } else { Status::Planned }
}

/// "по итогам встречи", "в ходе встречи": as the clause's verb has it.
fn fact_tense(scene: &Scene<'_>, trigger: &Trigger) -> Status {
    let clause = scene.clause(trigger.token).and_then(|c| c.predicate);
    match clause.map(|p| scene.parsed().tag(p)) {
        Some(tag) if tag.tense == Some(Tense::Fut) => Status::Planned,
        _ => Status::Held,
    }
}

/// How a predicate stands to the trigger.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The trigger is its subject or object: the predicate tells of it.
    Subject,
    /// The trigger stands beside it in a prepositional phrase.
    Beside,
}

fn clause_status(scene: &Scene<'_>, trigger: &Trigger, role: Role) -> Option<Status> {
    let clause = scene.clause(trigger.token)?;
    let predicate = clause.predicate?;
    let governor = (predicate + 1..trigger.token).rev().find(|&t| scene.parsed().tag(t).form == Some(VerbForm::Inf));
    // "начал готовить встречу": the infinitive before the noun says what becomes of it.
    let cue = governor.filter(|_| role == Role::Subject).and_then(|g| cue_of(scene, scene.parsed().lemma(g)));
    cue.or_else(|| of_predicate(scene, predicate, role))
}

fn of_predicate(scene: &Scene<'_>, predicate: usize, role: Role) -> Option<Status> {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    let lemma = parsed.lemma(predicate);
    let tag = parsed.tag(predicate);
    let asks = triggers.support.asks.has(lemma);
    let doubted = triggers.status.proposed.has(lemma) && tag.is_finite() && !asks;
    if negated(scene, predicate) && doubted && role == Role::Subject {
        // "не исключил встречи"
        return Some(Status::Proposed);
    }
    if negated(scene, predicate) {
        // "в переговорах участвовать не будет": they may take place all the same.
        if attends(scene, predicate) {
            return None;
        }
        // "отменять не собираются"
        let near = predicate.saturating_sub(2).max(scene.tokens.start)..(predicate + 3).min(scene.tokens.end);
        let off = |t: usize| {
            let cue = cue_of(scene, parsed.lemma(t));
            parsed.tag(t).form == Some(VerbForm::Inf) && matches!(cue, Some(Status::Cancelled | Status::Postponed))
        };
        if near.into_iter().any(off) {
            return Some(Status::Planned);
        }
        return triggers.status.happens_not.has(lemma).then_some(Status::Cancelled);
    }
    let told = triggers.reporting.verbs.has(lemma);
    // "призванное обеспечить": a full participle describes and does not propose.
    let describes = tag.is_participle() && !tag.short;
    let cue = cue_of(scene, lemma).filter(|&s| !(describes && s == Status::Proposed));
    if role == Role::Subject
        && let Some(status) = cue.or_else(|| modal_before(scene, predicate))
    {
        return Some(status);
    }
    if told && role == Role::Beside {
        return None;
    }
    if triggers.status.begins.has(lemma) && matches!(tag.tense, Some(Tense::Past | Tense::Pres)) {
        return Some(Status::Ongoing);
    }
    by_tense(tag, triggers.status.ongoing.has(lemma))
}

/// Whether a verb of taking part is, or hangs on, the predicate.
fn attends(scene: &Scene<'_>, predicate: usize) -> bool {
    let parsed = scene.parsed();
    let clause = scene.clauses.index_of(predicate);
    let attend = |t: usize| {
        let verb = scene.context.triggers().verb(parsed.lemma(t));
        parsed.tag(t).pos == Pos::Verb && verb.is_some_and(|v| v.frame == Frame::Attend)
    };
    scene.tokens.clone().any(|t| scene.clauses.index_of(t) == clause && attend(t))
}

fn by_tense(tag: Tag, goes_on: bool) -> Option<Status> {
    if tag.mood == Some(Mood::Cnd) {
        return Some(Status::Proposed);
    }
    match tag.tense {
        Some(Tense::Fut) => Some(Status::Planned),
        Some(Tense::Past) => Some(Status::Held),
        Some(Tense::Pres) if goes_on => Some(Status::Ongoing),
        _ if tag.is_participle() && tag.aspect == Some(Aspect::Perf) => Some(Status::Held),
        _ => None,
    }
}

fn of_verb(scene: &Scene<'_>, trigger: &Trigger) -> Reality {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    let verb = trigger.token;
    let tag = parsed.tag(verb);
    let clause = scene.clauses.index_of(verb);
    let discussed = trigger.word == Word::Verb(Frame::Discuss) && habit::is_of_everything(scene, verb);
    if discussed || habit::is_asked_with_whom(scene, verb) {
        return Reality::Generic;
    }
    if habit::is_of_verb(scene, verb) || habit::recurs(scene, clause) {
        return Reality::Generic;
    }
    if trigger.word == Word::Verb(Frame::Invite) {
        return if negated(scene, verb) { Reality::Generic } else { Reality::Single(Status::Proposed) };
    }
    if negated(scene, verb) {
        // "не обсуждал с премьером отставку" tells of no meeting that was called off.
        let discussed = matches!(trigger.word, Word::Verb(Frame::Discuss | Frame::Sign));
        // "где бы ни собрались"
        let concedes = verb.checked_sub(2).is_some_and(|t| triggers.grammar.conditional.has(parsed.lemma(t)));
        return if discussed || concedes || is_of_another(trigger) {
            Reality::Generic
        } else {
            Reality::Single(Status::Cancelled)
        };
    }
    let would = |t: usize| triggers.grammar.conditional.has(parsed.lemma(t));
    if would(verb + 1) || verb.checked_sub(1).is_some_and(would) {
        return Reality::Single(Status::Proposed);
    }
    let status = match tag.form {
        Some(VerbForm::Inf) => modal(scene, verb).unwrap_or(Status::Planned),
        Some(VerbForm::Conv) => Status::Held,
        _ => match (tag.tense, tag.aspect) {
            (Some(Tense::Fut), _) => Status::Planned,
            // "собирается в Осло"
            // ... and "летит в Осло": he is not there yet.
            (Some(Tense::Pres), _)
                if trigger.word == Word::Verb(Frame::Go) && triggers.status.under_way.has(parsed.lemma(verb)) =>
            {
                Status::Planned
            }
            // "в Осло его ждут": he is not there yet.
            (Some(Tense::Pres), _) if trigger.word == Word::Verb(Frame::Await) => Status::Planned,
            (Some(Tense::Pres), _) => Status::Ongoing,
            // "их ждал Осло": what one waited for need not have come.
            _ if trigger.word == Word::Verb(Frame::Await) => Status::Planned,
            _ if arrives_for_visit(scene, trigger) => Status::Ongoing,
            _ => auxiliary(scene, verb).unwrap_or(Status::Held),
        },
    };
    if status == Status::Cancelled && is_of_another(trigger) {
        return Reality::Generic;
    }
    Reality::Single(status)
}

/// "не обсуждал с премьером отставку", "ждать не пришлось": the
/// verb denied tells of no meeting that was called off.
fn is_of_another(trigger: &Trigger) -> bool {
    matches!(trigger.word, Word::Verb(Frame::Discuss | Frame::Lead | Frame::Await))
}
