//! When: the phrase of time that belongs to a trigger, by clause and distance.

use crate::extract::mention::{TimeMention, TimeRelation};

use super::scene::Scene;
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
    if others.iter().any(nearer) {
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
