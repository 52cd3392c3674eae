//! Who else is there: sentences after a meeting's own that name more of those who take part, without
//! a word of meeting. "С турецкой стороны были министр и посол", "от Кипра выступал министр", "за
//! столом — пять президентов", "посредником выступит Оман".

use crate::extract::meeting::{Format, Kind, Status};
use crate::extract::mention::{EntityKind, Mention, TimeMention};
use crate::lang::lexicon::triggers::Frame;
use crate::lang::tag::{Case, Pos};

use super::candidate::Candidate;
use super::roles::{Roles, Them};
use super::scene::{Context, List, Scene};
use super::trigger::{Trigger, Word};

/// How many sentences after the last word of a meeting such a sentence may stand.
pub const REACH: usize = 3;

/// What tells that those named in the nominative are there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// "с турецкой стороны", "от Кипра".
    Side,
    /// "посредником выступит", "гостем был".
    Office,
    /// "за столом", "в зале".
    Seat,
    /// "своих представителей пришлют".
    Sends,
    /// "выступил", "открыл": of those who speak at a session, conference or summit.
    Speech,
}

/// The cheap look before a sentence is read: whether a meeting was told just before, and a word of the
/// sentence can tell of company.
#[must_use]
pub fn may_join(context: &Context<'_>, sentence: usize, told: &[Candidate]) -> bool {
    let near = told.last().is_some_and(|c| sentence.saturating_sub(c.sentence) <= REACH);
    let Some(held) = context.parsed.sentences.get(sentence).filter(|_| near) else { return false };
    let triggers = context.triggers();
    let words = &triggers.company;
    let chairs = &triggers.support.chairs;
    let named = [&triggers.grammar.side, &words.for_whom, &words.office, &words.seat];
    let sets = named.into_iter().chain([&words.speech, &words.sends, chairs]);
    held.tokens.clone().any(|t| sets.clone().any(|set| set.has(context.parsed.lemma(t))))
}

/// Who joins the meeting told last before: a candidate that gives parties and nothing else.
/// `told` is what the sentences so far say.
#[must_use]
pub fn read(scene: &Scene<'_>, told: &[Candidate]) -> Option<Candidate> {
    let last = told.iter().rev().find(|c| c.stands_alone || c.joins)?;
    if scene.sentence.saturating_sub(last.sentence) > REACH {
        return None;
    }
    let crowd = told.iter().rev().find(|c| c.stands_alone).is_some_and(|c| c.kind.is_gathering());
    let mut roles = Roles::default();
    let mut at = None;
    let mut clauses: Vec<usize> = Vec::new();
    for token in scene.tokens.clone() {
        let clause = scene.clauses.index_of(token);
        let Some(cue) = cue(scene, token).filter(|_| !clauses.contains(&clause)) else { continue };
        let speaks_elsewhere = cue == Cue::Speech && !crowd;
        let untold = negated(scene, clause) || tells(scene, clause) || dated(scene, clause);
        if speaks_elsewhere || untold || told_here(scene, clause, told) {
            continue;
        }
        clauses.push(clause);
        // "за столом у посла"
        let host = |l: &&List| {
            cue == Cue::Seat && l.after(&scene.context.triggers().grammar.at) && l.preposition_at == Some(token + 1)
        };
        for list in scene.lists_of(clause).filter(host) {
            roles.add(scene, list);
        }
        for list in present(scene, clause, token) {
            roles.add(scene, &list);
        }
        at = at.or(Some(token));
    }
    let token = at.filter(|_| !roles.parties.is_empty())?;
    Some(joining(scene, token, roles.parties))
}

fn paragraph(scene: &Scene<'_>) -> usize {
    scene.parsed().sentences.get(scene.sentence).map_or(0, |s| s.paragraph)
}

fn cue(scene: &Scene<'_>, token: usize) -> Option<Cue> {
    let parsed = scene.parsed();
    let words = &scene.context.triggers().company;
    let lemma = parsed.lemma(token);
    let predicate = |clause: usize| scene.clauses.get(clause).and_then(|c| c.predicate);
    let clause = scene.clauses.index_of(token);
    let verb = predicate(clause).map(|p| parsed.lemma(p));
    let present = || verb.is_none_or(|v| words.present.has(v));
    if scene.context.triggers().grammar.side.has(lemma) {
        return (of_state(scene, token) && present_or_comes(scene, clause)).then_some(Cue::Side);
    }
    if words.for_whom.has(lemma) && parsed.tag(token).pos == Pos::Adp {
        let body = |l: &List| {
            l.preposition_at == Some(token)
                && l.members.iter().all(|&m| {
                    scene.mention(m).is_some_and(|m| matches!(m.kind, EntityKind::State | EntityKind::Organisation))
                })
        };
        return (scene.lists.iter().any(body) && present_or_comes(scene, clause)).then_some(Cue::Side);
    }
    if words.sends.has(lemma) && predicate(clause) == Some(token) {
        // "своих представителей", and no man of another name.
        let here = |t: &usize| scene.clauses.index_of(*t) == clause && words.sent.has(parsed.lemma(*t));
        let object = |t: usize| parsed.cases(t, |r| r.tag.is_noun()).has(Case::Acc) && scene.preposition(t).is_none();
        return scene.tokens.clone().filter(here).any(object).then_some(Cue::Sends);
    }
    let named = |m: &Mention| m.kind == EntityKind::Person && m.tokens.start == token && m.tokens.len() > 1;
    if words.office.has(lemma) && scene.mentioned().any(named) {
        // "между ними сел посредник Ян Рок"
        return verb.is_some_and(|v| words.present.has(v)).then_some(Cue::Office);
    }
    if words.office.has(lemma) && parsed.cases(token, |r| r.tag.is_noun()).has(Case::Ins) {
        return verb.is_some_and(|v| words.copula.has(v)).then_some(Cue::Office);
    }
    if words.seat.has(lemma) && present() {
        let seated = scene.preposition(token).is_some_and(|p| words.at_seat.has(parsed.lemma(p)));
        let cases = parsed.cases(token, |r| r.tag.is_noun());
        return (seated && (cases.has(Case::Ins) || cases.has(Case::Loc))).then_some(Cue::Seat);
    }
    let speaks = parsed.tag(token).pos == Pos::Verb && words.speech.has(lemma) && predicate(clause) == Some(token);
    // "с критикой выступил": elsewhere.
    let own = |t: &usize| scene.clauses.index_of(*t) == clause;
    let elsewhere = || scene.tokens.clone().filter(own).any(|t| words.not_speech.has(parsed.lemma(t)));
    ((speaks || leads_it(scene, token)) && !elsewhere()).then_some(Cue::Speech)
}

/// "ведёт его спикер", "вела его депутат": the sitting told before.
fn leads_it(scene: &Scene<'_>, token: usize) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let it = |t: usize| {
        parsed.readings(t).iter().any(|r| triggers.grammar.personal.has(&r.lemma) && r.tag.case == Some(Case::Acc))
    };
    triggers.support.chairs.has(parsed.lemma(token)) && parsed.tag(token).is_finite() && it(token + 1)
}

/// "с турецкой стороны", "со стороны Кипра".
fn of_state(scene: &Scene<'_>, token: usize) -> bool {
    let after_with =
        scene.preposition(token).is_some_and(|p| scene.context.triggers().grammar.with.has(scene.parsed().lemma(p)));
    let group = |m: usize| scene.mention(m).is_some_and(|m| m.tokens.contains(&token) && m.kind == EntityKind::Group);
    after_with && scene.mentions.clone().any(group)
}

/// Whether the verb of the clause, if any, says that its subjects are there or come there.
fn present_or_comes(scene: &Scene<'_>, clause: usize) -> bool {
    let triggers = scene.context.triggers();
    let Some(predicate) = scene.clauses.get(clause).and_then(|c| c.predicate) else { return true };
    let lemma = scene.parsed().lemma(predicate);
    let comes = triggers.verb(lemma).is_some_and(|v| matches!(v.frame, Frame::Go | Frame::Gather));
    comes || triggers.company.present.has(lemma) || triggers.company.speech.has(lemma)
}

/// Those in the nominative, be they of an ellipsis: "с одной стороны X, с другой — Y"; not past a
/// semicolon.
fn present(scene: &Scene<'_>, clause: usize, cue: usize) -> Vec<List> {
    let parted = |l: &List| {
        let between = cue.min(l.tokens.start)..cue.max(l.tokens.start);
        between.into_iter().any(|t| scene.parsed().form(t) == ";")
    };
    let there = |l: &&List| l.bare(Case::Nom) && scene.can_take_part(l) && !parted(l);
    scene.lists_of(clause).filter(there).cloned().collect()
}

/// Whether the clause has a day of its own, and so speaks of another meeting.
fn dated(scene: &Scene<'_>, clause: usize) -> bool {
    let own = |t: &TimeMention| !t.clock_only && t.value.is_some() && scene.clauses.index_of(t.tokens.start) == clause;
    scene.times.iter().any(own)
}

fn negated(scene: &Scene<'_>, clause: usize) -> bool {
    let negation = &scene.context.triggers().status.negation;
    scene.tokens.clone().any(|t| scene.clauses.index_of(t) == clause && negation.has(scene.parsed().lemma(t)))
}

/// Whether the verb of the clause only reports: "с турецкой стороны заявили".
fn tells(scene: &Scene<'_>, clause: usize) -> bool {
    let predicate = scene.clauses.get(clause).and_then(|c| c.predicate);
    predicate.is_some_and(|p| scene.context.triggers().reporting.verbs.has(scene.parsed().lemma(p)))
}

/// Whether a word of meeting in the same clause speaks for them already.
fn told_here(scene: &Scene<'_>, clause: usize, told: &[Candidate]) -> bool {
    let here = |c: &&Candidate| c.sentence == scene.sentence && scene.clauses.index_of(c.trigger.token) == clause;
    told.iter().rev().take_while(|c| c.sentence == scene.sentence).any(|c| here(&c) && !c.parties.is_empty())
}

fn joining(scene: &Scene<'_>, token: usize, parties: Vec<usize>) -> Candidate {
    let trigger = Trigger {
        token,
        tokens: token..token + 1,
        word: Word::Verb(Frame::Attend),
        kind: Kind::Meeting,
        format: None,
        weak: true,
        elided: None,
    };
    let sentence = scene.parsed().sentences.get(scene.sentence);
    Candidate {
        trigger,
        sentence: scene.sentence,
        paragraph: paragraph(scene),
        evidence: sentence.map(|s| s.span).unwrap_or_default(),
        kind: Kind::Meeting,
        status: Status::Unknown,
        format: Format::Unknown,
        parties,
        crowd: Vec::new(),
        remote: false,
        when: None,
        place: None,
        topics: Vec::new(),
        joins: true,
        both: false,
        them: Them::default(),
        heading: false,
        stands_alone: false,
        other: false,
        earlier: false,
        ordinal: None,
        described: false,
        sequel: false,
        points_back: false,
        alone: false,
        presumed: false,
        anchor: false,
        parted: false,
        journey: false,
        beside: false,
        follows: false,
        ended: None,
        hour: false,
        collective: Vec::new(),
        vague: false,
    }
}
