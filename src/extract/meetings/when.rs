//! When: the phrase of time that belongs to a trigger, by clause and distance.

use crate::extract::mention::{TimeMention, TimeRelation};

use crate::base::date::FuzzyDate;

use super::clause::ClauseKind;
use super::scene::{Context, Scene};
use super::trigger::Trigger;

/// The phrase of time of a trigger: the nearest one of its own clause, of a clause that hangs on it,
/// or of the clause around it. A phrase that dates a statement ("сообщил в среду") is not taken.
#[must_use]
pub fn choose<'d>(scene: &Scene<'d>, trigger: &Trigger, others: &[Trigger]) -> Option<&'d TimeMention> {
    let usable = |t: &&TimeMention| !t.clock_only && t.relation != TimeRelation::From;
    let scored =
        scene.times.iter().filter(usable).filter_map(|time| Some((score(scene, trigger, others, time)?, time)));
    scored.min_by_key(|(score, time)| (*score, time.tokens.start)).map(|(_, time)| time)
}

/// The last day named in the two sentences before, where they are of the same paragraph and the
/// calendar allows it for the status.
#[must_use]
pub fn before(context: &Context<'_>, sentence: usize, fits: impl Fn(FuzzyDate) -> bool) -> Option<FuzzyDate> {
    let mut at = sentence;
    for _ in 0..2 {
        at = context.sentence_before(at)?;
        let tokens = context.parsed.sentences.get(at).map(|s| s.tokens.clone())?;
        let inside = context.times.iter().rev().filter(|t| tokens.contains(&t.tokens.start) && !t.clock_only);
        let value = inside.filter(|t| t.relation == TimeRelation::At).find_map(|t| t.value);
        if let Some(value) = value {
            return fits(value).then_some(value);
        }
    }
    None
}

/// The day of the section: a sub-heading that says little else ("10 февраля, вторник") dates what
/// stands below it.
#[must_use]
pub fn of_section(context: &Context<'_>, sentence: usize) -> Option<FuzzyDate> {
    let lowest = sentence.saturating_sub(SECTION);
    let paragraph = |at: usize| context.parsed.sentences.get(at).map_or(0, |s| s.paragraph);
    let heading = (lowest..sentence).rev().find(|&at| context.is_heading(paragraph(at)))?;
    let tokens = context.parsed.sentences.get(heading)?.tokens.clone();
    let mut inside = context.times.iter().filter(|t| tokens.contains(&t.tokens.start));
    let time = inside.find(|t| !t.clock_only && t.relation == TimeRelation::At)?;
    (tokens.len() <= time.tokens.len() + 3).then_some(time.value).flatten()
}

/// How many sentences a section with a dated heading has at most.
const SECTION: usize = 12;

/// Smaller is nearer; `None` where it belongs elsewhere.
fn score(scene: &Scene<'_>, trigger: &Trigger, others: &[Trigger], time: &TimeMention) -> Option<usize> {
    let own = scene.clauses.index_of(trigger.token);
    let at = scene.clauses.index_of(time.tokens.start);
    let distance = gap(trigger.token, time.tokens.start);
    let hangs = scene.clauses.anchored(trigger.tokens.clone()).any(|c| c == at);
    let clause = scene.clauses.get(at);
    if at == own || hangs {
        return (!dates_statement(scene, trigger, time, at)).then_some(distance + usize::from(hangs));
    }
    let nearer = |o: &Trigger| o.token != trigger.token && scene.clauses.index_of(o.token) == at;
    // "посетит Осло в мае и проведёт переговоры": the second verb shares the day of the first.
    let host =
        scene.clauses.get(own).is_some_and(|c| c.host == Some(at) && (c.kind != ClauseKind::Main || c.shares_subject));
    if others.iter().any(nearer) && !host {
        return None;
    }
    let told = clause
        .and_then(|c| c.predicate)
        .is_some_and(|p| scene.context.triggers().reporting.verbs.has(scene.parsed().lemma(p)));
    // A sentence that opens with its day lends it to all its clauses.
    let opens = time.tokens.start <= scene.tokens.start + 1;
    let related =
        scene.clauses.get(own).is_some_and(|c| c.host == Some(at)) || clause.is_some_and(|c| c.host == Some(own));
    (!told && (related || opens)).then_some(distance + 40)
}

/// Whether the phrase stands nearer to a verb of saying than to the trigger, in their common clause.
fn dates_statement(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention, clause: usize) -> bool {
    let Some(predicate) = scene.clauses.get(clause).and_then(|c| c.predicate) else { return false };
    let told = scene.context.triggers().reporting.verbs.has(scene.parsed().lemma(predicate));
    told && predicate != trigger.token && gap(predicate, time.tokens.start) < gap(trigger.token, time.tokens.start)
}

fn gap(a: usize, b: usize) -> usize {
    a.abs_diff(b)
}
