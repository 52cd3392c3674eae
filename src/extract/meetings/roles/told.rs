//! Parties of a noun that its verb, a dash or the aim of a journey brings: "договариваются о встрече",
//! "саммит Россия — Африка", "поездка на переговоры с послом".

use super::Roles;
use super::lists::{bare, in_time, is_dash, is_quote, people, people_or_states, preposed, take};
use super::subject::subjects;
use crate::extract::meeting::Kind;
use crate::extract::meetings::scene::{List, Scene};
use crate::extract::meetings::trigger::Trigger;
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::tag::{Case, Pos, VerbForm};

/// "попросил мэра о встрече", but not "попросил рассказать о встрече", "попросил текст о встрече".
fn is_verbs_own(scene: &Scene<'_>, predicate: usize, preposition: usize) -> bool {
    let Some(before) = preposition.checked_sub(1) else { return false };
    let told = scene.lists.iter().any(|l| l.tokens.contains(&before)) || in_time(scene, before);
    before == predicate || told || scene.parsed().tag(before).pos == Pos::Adv
}

/// "мэры договариваются о встрече", "попросил о встрече мэра": those who agree, or ask and are asked.
pub(super) fn agreed(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) -> bool {
    let Some(predicate) = scene.clause(trigger.token).and_then(|c| c.predicate) else { return false };
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let (lemma, clause) = (parsed.lemma(predicate), scene.clauses.index_of(predicate));
    let agrees = triggers.support.agrees.has(lemma);
    let about = scene.preposition(trigger.token).filter(|&p| triggers.grammar.about.has(parsed.lemma(p)));
    let applies = agrees || triggers.support.asks.has(lemma);
    if !applies || !about.is_some_and(|p| is_verbs_own(scene, predicate, p)) {
        return false;
    }
    let sides = people_or_states(scene, subjects(scene, clause));
    let with = preposed(scene, clause, &scene.context.triggers().grammar.with, Case::Ins);
    let asked = |l: &List| l.tokens.start > predicate && sides.iter().all(|s| s.tokens != l.tokens);
    let objects = bare(scene, clause, Case::Acc).into_iter().chain(bare(scene, clause, Case::Gen)).filter(asked);
    let objects = if agrees { Vec::new() } else { people(scene, objects.take(1).collect()) };
    if sides.iter().any(|s| scene.is_plural(s)) || !(with.is_empty() && objects.is_empty() && roles.parties.is_empty())
    {
        take(scene, roles, &sides);
        take(scene, roles, &with);
        take(scene, roles, &objects);
        roles.bound = roles.parties.len() > 1;
    }
    true
}

/// "стороны приступили к переговорам".
pub(super) fn is_set_to(scene: &Scene<'_>, trigger: &Trigger, predicate: usize) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let to = |p: usize| triggers.grammar.to.has(parsed.lemma(p));
    triggers.support.sets_to.has(parsed.lemma(predicate)) && scene.preposition(trigger.token).is_some_and(to)
}

/// "поездка в Осло на переговоры с премьером": whom one travels to.
pub(super) fn is_journeys_aim(scene: &Scene<'_>, trigger: &Trigger, list: &List) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let evokes = |t: &usize| parsed.tag(*t).is_noun() && triggers.noun(parsed.lemma(*t)).is_some();
    let aims = |t: usize| {
        let words = [&triggers.grammar.onto, &triggers.grammar.purpose];
        scene.preposition(t).is_some_and(|p| words.iter().any(|w| w.has(parsed.lemma(p))))
    };
    let mut nouns = (trigger.token + 1..list.tokens.start).filter(evokes);
    let aim = nouns.next().is_some_and(aims) && nouns.next().is_none();
    trigger.kind == Kind::Visit && aim && list.after(&triggers.grammar.with) && list.cases.has(Case::Ins)
}

/// "предложил послу провести переговоры": who asks, and who is asked.
pub(super) fn asked_to_hold(scene: &Scene<'_>, trigger: &Trigger, predicate: usize, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let asked = |l: &List| predicate < l.tokens.start && l.tokens.end <= trigger.token;
    let objects = [Case::Dat, Case::Acc].into_iter().flat_map(|case| bare(scene, index, case)).filter(asked);
    take(scene, roles, &people_or_states(scene, subjects(scene, index)));
    take(scene, roles, &people(scene, objects.collect()));
    roles.bound = roles.parties.len() > 1;
}

/// "предложил провести встречу": the infinitive that holds it hangs on a verb of proposing.
pub(super) fn is_asked_to_hold(scene: &Scene<'_>, trigger: &Trigger, predicate: usize) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let holds = |t: usize| parsed.tag(t).form == Some(VerbForm::Inf) && triggers.support.held_by.has(parsed.lemma(t));
    let urges = triggers.status.urges.has(parsed.lemma(predicate));
    let proposes = triggers.status.proposed.has(parsed.lemma(predicate)) && parsed.tag(predicate).is_finite();
    proposes && !urges && (predicate + 1..trigger.token).any(holds)
}

/// "саммит Россия — Африка", "встреча США – Россия – Украина": names in the nominative, dashes between them.
pub(super) fn paired(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let from = |token: usize| {
        let begins = |m: &Mention| m.tokens.start == token && !m.adjective && m.cases.has(Case::Nom);
        let party = |m: &Mention| matches!(m.kind, EntityKind::State | EntityKind::Organisation);
        scene.mentions.clone().find(|&at| scene.mention(at).is_some_and(|m| begins(m) && party(m)))
    };
    let quoted = usize::from(is_quote(scene.parsed().form(trigger.token + 1)));
    let next = |&at: &usize| {
        let dash = scene.mention(at).map_or(0, |m| m.tokens.end);
        let dashed = is_dash(scene.parsed().form(dash)) && scene.tokens.contains(&dash);
        from(dash + 1).filter(|_| dashed)
    };
    let row: Vec<usize> = std::iter::successors(from(trigger.token + 1 + quoted), next).collect();
    if row.len() > 1 {
        roles.parties.extend(row);
        roles.bound = true;
    }
}
