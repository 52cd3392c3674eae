//! How often: what is done as a rule is no single meeting. "Регулярно встречаются", "созваниваются каждую
//! неделю", "заседания проходят по вторникам", "привычка встречаться".

use super::scene::Scene;
use crate::lang::lexicon::calendar;
use crate::lang::tag::{Case, Number, VerbForm};

/// Whether the words beside a verb say that it is done as a rule, or the noun before an infinitive.
pub(super) fn is_of_verb(scene: &Scene<'_>, verb: usize) -> bool {
    let parsed = scene.parsed();
    let clause = scene.clauses.index_of(verb);
    let mut near = verb.saturating_sub(3).max(scene.tokens.start)..(verb + 3).min(scene.tokens.end);
    let infinitive = parsed.tag(verb).form == Some(VerbForm::Inf);
    let noun = verb.checked_sub(1).filter(|b| *b >= scene.tokens.start && infinitive);
    let generic = |t: usize| parsed.tag(t).is_noun() && scene.context.triggers().support.generic.has(parsed.lemma(t));
    noun.is_some_and(generic) || near.any(|t| scene.clauses.index_of(t) == clause && is_habit(scene, t))
}

/// "рассказал, с кем и когда сядет за стол": who it is, is not told.
pub(super) fn is_asked_with_whom(scene: &Scene<'_>, verb: usize) -> bool {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let clause = scene.clauses.index_of(verb);
    let who = |t: usize| grammar.who.has(&parsed.form(t).to_lowercase()) && grammar.with.has(parsed.lemma(t - 1));
    let mut before = (scene.tokens.start + 1..verb).filter(|&t| scene.clauses.index_of(t) == clause);
    before.any(who) && !scene.lists_of(clause).any(|l| l.after(&grammar.with))
}

/// "всё, что собирались обсудить в Осло": of nobody, and what they meant to speak of.
pub(super) fn is_of_everything(scene: &Scene<'_>, verb: usize) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let clause = scene.clauses.index_of(verb);
    let first = scene.clauses.get(clause).and_then(|c| c.pieces.first()).map(|p| p.start);
    let all = |t: usize| triggers.process.every.has(parsed.lemma(t)) || triggers.grammar.that.has(parsed.lemma(t));
    let before = first.and_then(|t| t.checked_sub(2)).filter(|&t| t >= scene.tokens.start);
    let what = first.is_some_and(|t| triggers.grammar.what.has(&parsed.form(t).to_lowercase()));
    what && before.is_some_and(all) && scene.lists_of(clause).all(|l| !l.bare(Case::Nom))
}

/// "регулярно", "раз в месяц".
fn is_habit(scene: &Scene<'_>, token: usize) -> bool {
    let parsed = scene.parsed();
    let triggers = scene.context.triggers();
    let rate = || triggers.status.rate.has(parsed.lemma(token)) && triggers.grammar.inside.has(parsed.lemma(token + 1));
    let word = parsed.form(token).to_lowercase();
    triggers.status.generic.has(parsed.lemma(token)) || triggers.status.generic.has(&word) || rate()
}

/// "каждую неделю", "по вторникам": how often something is done, anywhere in its clause.
pub(super) fn recurs(scene: &Scene<'_>, clause: usize) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let word = |t: usize| scene.context.language.lexicon.calendar.word(parsed.lemma(t));
    let every = |t: usize| {
        use calendar::Word::{Season, Unit, Weekday};
        let unit = matches!(word(t + 1), Some(Unit(_) | Weekday(_) | Season(_)));
        triggers.process.each.has(parsed.lemma(t)) && unit
    };
    let on_days = |t: usize| {
        let day = matches!(word(t + 1), Some(calendar::Word::Weekday(_)));
        triggers.process.along.has(parsed.lemma(t)) && day && parsed.tag(t + 1).number == Some(Number::Plur)
    };
    scene
        .tokens
        .clone()
        .any(|t| t + 1 < scene.tokens.end && scene.clauses.index_of(t) == clause && (every(t) || on_days(t)))
}
