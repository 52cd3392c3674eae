//! When: the phrase of time that belongs to a trigger, by clause and distance.

use std::ops::Range;

use chrono::NaiveDate;

use crate::extract::mention::{TimeMention, TimeRelation};

use crate::base::date::FuzzyDate;
use crate::lang::tag::{Case, Pos, Tense, VerbForm};
use crate::lang::token::Shape;

use super::clause::{Clause, ClauseKind};
use super::roles::{in_time, is_quote};
use super::scene::{Context, Scene};
use super::trigger::{Trigger, Word};

/// The phrase of time of a trigger: the nearest one of its own clause, of a clause that hangs on it,
/// or of the clause around it. A phrase that dates a statement ("сообщил в среду") is not taken.
#[must_use]
pub fn choose<'d>(scene: &Scene<'d>, trigger: &Trigger, others: &[Trigger]) -> Option<&'d TimeMention> {
    let usable = |t: &&TimeMention| {
        !t.clock_only
            && t.relation != TimeRelation::From
            && !dates_noun(scene, trigger, t)
            && !is_first_since(scene, t)
            && !super::steps::is_of_preparing(scene, trigger, others, t.tokens.start)
    };
    let scored = || scene.times.iter().filter(usable).filter_map(|t| Some((score(scene, trigger, others, t)?, t)));
    let best = scored().min_by_key(|(score, time)| (*score, time.tokens.start)).map(|(_, time)| time)?;
    // "на июльской встрече (6–7-го числа)": of two phrases the one that lies within the other.
    let finer = |t: &&TimeMention| {
        let pair = t.value.zip(best.value);
        pair.is_some_and(|(a, b)| b.days() >= 7 && a.days() < b.days() && b.start() <= a.start() && a.end() <= b.end())
    };
    Some(scored().map(|(_, time)| time).find(finer).unwrap_or(best))
}

/// "впервые с мая 2022 года", "первый разговор с мая": when the last one was.
fn is_first_since(scene: &Scene<'_>, time: &TimeMention) -> bool {
    let parsed = scene.parsed();
    let first = &scene.context.triggers().grammar.first_since;
    let clause = scene.clauses.index_of(time.tokens.start);
    let lowest = scene.tokens.start.max(time.tokens.start.saturating_sub(6));
    let mut before = (lowest..time.tokens.start).filter(|&t| scene.clauses.index_of(t) == clause);
    time.relation == TimeRelation::After && before.any(|t| first.has(parsed.lemma(t)))
}

/// "Раунд, открывшийся в среду, оборвался вчера": from the one to the other.
#[must_use]
pub fn through(scene: &Scene<'_>, trigger: &Trigger) -> Option<FuzzyDate> {
    let (parsed, status) = (scene.parsed(), &scene.context.triggers().status);
    let own = scene.clauses.index_of(trigger.token);
    let clause = scene.clauses.get(own)?;
    clause.predicate.filter(|&p| status.ends.has(parsed.lemma(p)) && parsed.tag(p).tense == Some(Tense::Past))?;
    let hanging: Vec<usize> = scene.clauses.anchored(trigger.tokens.clone()).collect();
    let of = |t: &TimeMention| scene.clauses.index_of(t.tokens.start);
    let mut days = scene.times.iter().filter(|t| !t.clock_only && t.value.is_some());
    let end = days.clone().find(|t| of(t) == own)?;
    let start = days.find(|t| hanging.contains(&of(t)))?.value?;
    let (first, last) = (start.start(), end.value?.end());
    let known = start.days() <= 31 && start.end() <= last && (last - first).num_days() <= 60;
    known.then(|| FuzzyDate::interval(first, last))
}

/// "Раунд, открывшийся в среду, продолжается": from then to the day of the report.
#[must_use]
pub fn since(scene: &Scene<'_>, trigger: &Trigger, published: Option<NaiveDate>) -> Option<FuzzyDate> {
    let (parsed, status) = (scene.parsed(), &scene.context.triggers().status);
    let goes_on = |p: &usize| status.ongoing.has(parsed.lemma(*p)) && parsed.tag(*p).tense == Some(Tense::Pres);
    scene.clause(trigger.token)?.predicate.filter(goes_on)?;
    let began = |c: &usize| {
        let verb = scene.clauses.get(*c).and_then(|c| c.predicate);
        verb.is_some_and(|p| status.begins.has(parsed.lemma(p)) && parsed.tag(p).tense == Some(Tense::Past))
    };
    let clause = scene.clauses.anchored(trigger.tokens.clone()).find(began)?;
    let of = |t: &&TimeMention| !t.clock_only && scene.clauses.index_of(t.tokens.start) == clause;
    let (start, today) = (scene.times.iter().find(of)?.value?, published?);
    (start.days() <= 7 && start.start() <= today).then(|| FuzzyDate::interval(start.start(), today))
}

/// "Саммит, назначенный на 5 мая, перенесли на июнь": the day it is moved to.
#[must_use]
pub fn moved_to<'d>(scene: &Scene<'d>) -> Option<&'d TimeMention> {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let moves = |t: usize| triggers.status.postponed.has(parsed.lemma(t));
    let after_move = |t: &&TimeMention| {
        let clause = scene.clauses.index_of(t.tokens.start);
        let predicate = scene.clauses.get(clause).and_then(|c| c.predicate);
        predicate.is_some_and(|p| moves(p) && p < t.tokens.start) && t.relation == TimeRelation::At
    };
    let onto = |t: &&TimeMention| triggers.grammar.onto.has(&parsed.form(t.tokens.start).to_lowercase());
    scene.times.iter().filter(after_move).filter(onto).find(|t| t.value.is_some())
}

/// The longest part of a month, in days: "в начале мая".
const SLICE: i64 = 11;

/// The last day named in the two sentences before, where they are of the same paragraph and the
/// calendar allows it for the status. A sentence that tells of no meeting lends no month or year, nor
/// the day of a statement.
#[must_use]
pub fn before(
    context: &Context<'_>,
    sentence: usize,
    past: bool,
    fits: impl Fn(FuzzyDate) -> bool,
) -> Option<FuzzyDate> {
    let mut at = sentence;
    for _ in 0..2 {
        at = context.sentence_before(at)?;
        let tokens = context.parsed.sentences.get(at).map(|s| s.tokens.clone())?;
        let inside = context.times_of(at).iter().rev().filter(|t| !t.clock_only);
        let found = inside.filter(|t| t.relation == TimeRelation::At).find_map(|t| Some((t, t.value?)));
        let evokes = || super::trigger::any(context.parsed, tokens.clone(), context.triggers());
        if found.is_some_and(|(time, value)| value.days() > SLICE || is_reported(context, at, time)) && !evokes() {
            return None;
        }
        if let Some((time, value)) = found {
            return (fits(value) && !(past && is_ahead(context, time, tokens))).then_some(value);
        }
    }
    None
}

/// "посол заявил 8 июля": the day of a statement.
fn is_reported(context: &Context<'_>, sentence: usize, time: &TimeMention) -> bool {
    let scene = Scene::named(*context, sentence);
    let predicate = scene.clause(time.tokens.start).and_then(|c| c.predicate);
    predicate.is_some_and(|p| context.triggers().reporting.verbs.has(context.parsed.lemma(p)))
}

/// "форум, который откроется 14 мая": the verb nearest to the day is in the future.
fn is_ahead(context: &Context<'_>, time: &TimeMention, sentence: Range<usize>) -> bool {
    let parsed = context.parsed;
    let verb = sentence.filter(|&t| parsed.tag(t).is_finite()).min_by_key(|&t| gap(t, time.tokens.start));
    verb.is_some_and(|v| parsed.tag(v).tense == Some(Tense::Fut))
}

/// The day of the section: a sub-heading that says little else ("10 февраля, вторник") dates what
/// stands below it.
#[must_use]
pub fn of_section(context: &Context<'_>, sentence: usize) -> Option<FuzzyDate> {
    let lowest = sentence.saturating_sub(SECTION);
    let paragraph = |at: usize| context.parsed.sentences.get(at).map_or(0, |s| s.paragraph);
    let heading = (lowest..sentence).rev().find(|&at| context.is_heading(paragraph(at)))?;
    let tokens = context.parsed.sentences.get(heading)?.tokens.clone();
    let time = context.times_of(heading).iter().find(|t| !t.clock_only && t.relation == TimeRelation::At)?;
    (tokens.len() <= time.tokens.len() + 3).then_some(time.value).flatten()
}

/// Days of the shortest month: "15–16 марта" is no attribute of a noun before it.
const MONTH: i64 = 28;

/// How many sentences a section with a dated heading has at most.
const SECTION: usize = 12;

/// Smaller is nearer; `None` where it belongs elsewhere.
fn score(scene: &Scene<'_>, trigger: &Trigger, others: &[Trigger], time: &TimeMention) -> Option<usize> {
    let own = scene.clauses.index_of(trigger.token);
    let at = scene.clauses.index_of(time.tokens.start);
    let distance = gap(trigger.token, time.tokens.start);
    let hangs = scene.clauses.anchored(trigger.tokens.clone()).any(|c| c == at);
    let clause = scene.clauses.get(at);
    // "в разговоре пригласил посетить Осло летом": the day of the infinitive that stands between.
    let between = |o: &Trigger| {
        let infinitive = scene.parsed().tag(o.token).form == Some(VerbForm::Inf);
        infinitive && trigger.token < o.token && o.token < time.tokens.start
    };
    if super::matter::is_of_other(scene, trigger, others, time) {
        return None;
    }
    if others.iter().any(between) || at == own && is_beside(scene, trigger, time) || is_of_aim(scene, trigger, time) {
        return None;
    }
    if is_of_participle(scene, trigger, time) {
        return None;
    }
    if hangs && is_of_putting_off(scene, clause, time) {
        return None;
    }
    if at == own || hangs {
        return (!dates_statement(scene, trigger, time, at)).then_some(distance + usize::from(hangs));
    }
    if is_told_aside(scene, own, at) || is_of_words_said(scene, trigger, time) {
        return None;
    }
    let nearer = |o: &Trigger| o.token != trigger.token && scene.clauses.index_of(o.token) == at;
    // "посетит Осло в мае и проведёт переговоры": the second verb shares the day of the first.
    let host =
        scene.clauses.get(own).is_some_and(|c| c.host == Some(at) && (c.kind != ClauseKind::Main || c.shares_subject));
    if others.iter().any(nearer) && !host || super::venue::is_aside(scene, at) || describes(scene, own) {
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

/// "вчера предложил послу встретиться": when it was proposed, and not when it is to be.
#[must_use]
pub fn is_of_proposal(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention, published: Option<NaiveDate>) -> bool {
    let parsed = scene.parsed();
    let past = |p: usize| parsed.tag(p).is_finite() && parsed.tag(p).tense == Some(Tense::Past);
    let proposed = |p: usize| scene.context.triggers().status.proposed.has(parsed.lemma(p)) && past(p);
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate).filter(|&p| proposed(p));
    let Some((value, day)) = time.value.zip(published) else { return false };
    let before = predicate.is_some_and(|p| time.tokens.start < p);
    value.end() < day || before && value.end() == day
}

/// "обсудили мост, который откроют в мае", "встречу осудили, ответ дали в мае": a clause that hangs on another
/// noun, or goes on with a subject of its own, tells its own day.
fn is_told_aside(scene: &Scene<'_>, own: usize, at: usize) -> bool {
    let triggers = scene.context.triggers();
    let within = scene.clauses.get(own).is_some_and(|c| c.host == Some(at));
    let Some(clause) = scene.clauses.get(at).filter(|c| !within && c.host == Some(own)) else { return false };
    let parsed = scene.parsed();
    // "разговор с послом, который состоялся вчера", "визит в Осло, намеченный на май"
    let of_meeting = |t: usize| {
        let (lemma, status) = (parsed.lemma(t), &triggers.status);
        let fate = [&status.planned, &status.postponed, &status.cancelled].iter().any(|words| words.has(lemma));
        fate || triggers.support.happens.has(lemma)
    };
    let subject = |t: usize| {
        let noun = parsed.tag(t).is_noun() && !in_time(scene, t) && scene.preposition(t).is_none();
        noun && parsed.cases(t, |r| r.tag.is_noun()).has(Case::Nom)
    };
    // "говорили о Дании, где в мае пройдут выборы"
    let own_subject = clause.pieces.iter().cloned().flatten().any(subject);
    let other = clause.kind == ClauseKind::Relative && own_subject;
    let mut verbs = clause.pieces.iter().cloned().flatten().filter(|&t| !parsed.tag(t).is_noun());
    if clause.predicate.is_none() || !other && verbs.any(of_meeting) {
        return false;
    }
    match clause.kind {
        ClauseKind::Relative | ClauseKind::Participial => true,
        // "переговоры дали плоды: краны заработали сегодня"
        ClauseKind::Main => own_subject && !explains(scene, clause),
        _ => false,
    }
}

/// Whether a colon opens the clause.
fn explains(scene: &Scene<'_>, clause: &Clause) -> bool {
    let before = clause.pieces.first().and_then(|p| p.start.checked_sub(1));
    before.is_some_and(|t| scene.parsed().form(t) == ":")
}

/// "«Откроем мост в мае», — сказал посол на встрече": the day is of what was said.
fn is_of_words_said(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention) -> bool {
    let parsed = scene.parsed();
    let quote = |t: &usize| is_quote(parsed.form(*t));
    let opens = (scene.tokens.start..time.tokens.start).rev().find(quote).filter(|&t| parsed.form(t) != "»");
    let closes = (time.tokens.end..scene.tokens.end).find(quote).filter(|&t| parsed.form(t) != "«");
    opens.zip(closes).is_some_and(|(from, to)| {
        let said = (from..to).any(|t| parsed.tag(t).is_finite());
        said && !(from..to).contains(&trigger.token)
    })
}

/// "переговоры с прибывшим накануне послом": the day of a participle before another noun.
fn is_of_participle(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention) -> bool {
    let parsed = scene.parsed();
    let full = |t: &usize| parsed.tag(*t).is_participle() && !parsed.tag(*t).short;
    let Some(participle) = time.tokens.start.checked_sub(1).filter(|t| *t >= scene.tokens.start).filter(full) else {
        return false;
    };
    if scene.clause(participle).is_some_and(|c| c.predicate == Some(participle)) {
        return false;
    }
    let own = parsed.cases(participle, |r| r.tag.is_participle());
    let number = parsed.tag(participle).number;
    // "состоявшаяся вчера в Осло встреча": not what a preposition of its own governs.
    let governed = |t: usize| scene.preposition(t).is_some_and(|p| p > participle);
    let agrees = |t: &usize| {
        let tag = parsed.tag(*t);
        tag.is_noun()
            && tag.number == number
            && !governed(*t)
            && !parsed.cases(*t, |r| r.tag.is_noun()).and(own).is_empty()
    };
    let noun = (time.tokens.end..scene.tokens.end.min(time.tokens.end + 6)).find(agrees);
    noun.is_some_and(|t| t != trigger.token)
}

/// "встреча, которую отложили в мае": when it was put off, not when it is; "отложили на май" is.
fn is_of_putting_off(scene: &Scene<'_>, clause: Option<&Clause>, time: &TimeMention) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let off =
        |p: usize| triggers.status.postponed.has(parsed.lemma(p)) || triggers.status.cancelled.has(parsed.lemma(p));
    let onto = triggers.grammar.onto.has(&parsed.form(time.tokens.start).to_lowercase());
    !onto && clause.and_then(|c| c.predicate).is_some_and(off)
}

/// "на встрече решили повысить налог к 2035 году": the day of an infinitive between, that tells of no
/// meeting.
fn is_of_aim(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let aim = |t: usize| {
        let lemma = parsed.lemma(t);
        let tells = triggers.support.happens.has(lemma)
            || triggers.support.held_by.has(lemma)
            || triggers.grammar.be.has(lemma)
            || triggers.verb(lemma).is_some();
        let here = scene.clauses.index_of(t) == scene.clauses.index_of(time.tokens.start);
        here && parsed.tag(t).form == Some(VerbForm::Inf) && !tells
    };
    (trigger.tokens.end..time.tokens.start).any(aim)
}

/// "министр, который вёл переговоры": who it was, and not when that is which is told of him.
pub(super) fn describes(scene: &Scene<'_>, clause: usize) -> bool {
    let parsed = scene.parsed();
    let Some(clause) = scene.clauses.get(clause).filter(|c| c.kind == ClauseKind::Relative) else { return false };
    let person = |t: usize| parsed.tag(t).animate == Some(true) || scene.lists.iter().any(|l| l.tokens.contains(&t));
    let first = clause.pieces.first().map(|p| p.start);
    let who = first.is_some_and(|t| scene.context.triggers().grammar.which.has(parsed.lemma(t)));
    who && clause.anchor.is_some_and(person)
}

/// "Накануне саммита, 13 сентября, король принял посла": the day is that of what came before, unless it follows the meeting's noun with no mark between.
fn is_beside(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention) -> bool {
    let parsed = scene.parsed();
    if !matches!(trigger.word, Word::Noun(_)) {
        return false;
    }
    let between = trigger.token + 1..time.tokens.start;
    let comma = |t: usize| parsed.form(t) == ",";
    if is_anchor(scene, trigger) && between.clone().next().is_some_and(comma) {
        return true;
    }
    let apart = &scene.context.triggers().grammar.apart;
    let head = scene.noun_before(trigger.token);
    let early = time.tokens.start < trigger.token;
    let onto = scene.context.triggers().grammar.onto.has(&parsed.form(time.tokens.start).to_lowercase());
    if early && !onto && scene.is_spoken_of(trigger.token) {
        return true;
    }
    let set_apart = scene.preposition(trigger.token).into_iter().chain(head).any(|t| apart.has(parsed.lemma(t)));
    let parts = |t: usize| comma(t) || parsed.tag(t).is_finite();
    set_apart && (early || between.into_iter().any(parts))
}

/// Whether the meeting only tells when something else was: "перед форумом", "до начала заседания".
#[must_use]
pub fn is_anchor(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let anchor = |t: usize| scene.preposition(t).is_some_and(|p| grammar.around.has(parsed.lemma(p)));
    let edge = scene.noun_before(trigger.token).filter(|&t| scene.context.triggers().support.edge.has(parsed.lemma(t)));
    matches!(trigger.word, Word::Noun(_)) && anchor(edge.unwrap_or(trigger.token))
}

/// Whether the phrase stands nearer to a verb of saying than to the trigger, in their common clause.
/// What is said at a meeting ("на встрече в среду посол сообщил") is said on its day.
fn dates_statement(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention, clause: usize) -> bool {
    if is_said_there(scene, trigger) {
        return false;
    }
    let Some(predicate) = scene.clauses.get(clause).and_then(|c| c.predicate) else { return false };
    let told = scene.context.triggers().reporting.verbs.has(scene.parsed().lemma(predicate));
    told && predicate != trigger.token && gap(predicate, time.tokens.start) < gap(trigger.token, time.tokens.start)
}

/// "На встрече посол сообщил", "в ходе переговоров заявил".
fn is_said_there(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let preposition = |t: usize| scene.preposition(t).is_some_and(|p| grammar.inside.has(parsed.lemma(p)));
    let during = |t: usize| grammar.during.has(parsed.lemma(t)) && preposition(t);
    matches!(trigger.word, Word::Noun(_))
        && (preposition(trigger.token) && parsed.tag(trigger.token).case == Some(Case::Loc)
            || trigger.token.checked_sub(1).is_some_and(during))
}

/// "выборы 2011 года", "премия за 2010 год", "(1924 года рождения)": a year or a month that is the
/// attribute of another noun dates that noun. So does a day that is part of a name: "Акт 8 января".
fn dates_noun(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention) -> bool {
    let parsed = scene.parsed();
    let grammar = &scene.context.triggers().grammar;
    let (first, after) = (time.tokens.start, time.tokens.end);
    if after < scene.tokens.end && grammar.made.has(parsed.lemma(after)) {
        return true;
    }
    let Some(before) = first.checked_sub(1).filter(|b| *b >= scene.tokens.start) else { return false };
    // "доклад от 2016 года"
    if grammar.from.has(parsed.lemma(before)) && time.value.is_some_and(|v| v.days() > 31) {
        return true;
    }
    let noun = parsed.tag(before).is_noun() && !scene.times.iter().any(|t| t.tokens.contains(&before));
    if !noun || trigger.tokens.contains(&before) {
        return false;
    }
    let name = parsed.shape(before) == Shape::Capital && !scene.lists.iter().any(|l| l.tokens.contains(&before));
    // "перед выборами в 2017 году": what the meeting was before.
    let around = |t: usize| scene.preposition(t).is_some_and(|p| grammar.around.has(parsed.lemma(p)));
    let year = time.value.is_some_and(|v| v.days() > 7);
    let evokes = scene.context.triggers().noun(parsed.lemma(before)).is_some();
    if year && !evokes && around(before) && !scene.lists.iter().any(|l| l.tokens.contains(&before)) {
        return true;
    }
    if year && !evokes && is_of_topic(scene, trigger, before) {
        return true;
    }
    let apart = name && scene.clauses.index_of(first) != scene.clauses.index_of(trigger.token);
    let long = time.value.is_some_and(|v| v.days() >= MONTH);
    let last = after.saturating_sub(1);
    let case = parsed.shape(last) == Shape::Number || parsed.tag(last).case == Some(Case::Gen);
    let genitive = case && parsed.tag(first).pos != Pos::Adp;
    ((long || apart) && genitive) || (long && grammar.over.has(parsed.lemma(first)))
}

/// "на встрече речь шла о поставках газа в 2030 году": the matter is of that year.
fn is_of_topic(scene: &Scene<'_>, trigger: &Trigger, noun: usize) -> bool {
    let parsed = scene.parsed();
    let phrase = |t: &usize| parsed.tag(*t).is_noun() || parsed.tag(*t).is_attribute();
    let before = (trigger.tokens.end..=noun).rev().find(|t| !phrase(t));
    let topic = before.filter(|&t| scene.context.triggers().topics.prepositions.has(parsed.lemma(t)));
    topic.is_some_and(|t| (trigger.tokens.end..t).any(|v| parsed.tag(v).is_finite()))
}

fn gap(a: usize, b: usize) -> usize {
    a.abs_diff(b)
}
