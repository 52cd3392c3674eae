//! People who are a side by any word after "с": "встретился с отельерами", "беседа со вдовами шахтёров".
//! They are of the company, but tell no meeting from another and make none.

use super::candidate::Candidate;
use super::draft::Draft;
use super::scene::{Context, Scene};
use super::trigger::{Trigger, Word};
use crate::extract::meeting::{Kind, Participant};
use crate::extract::mention::{EntityKind, Mention};
use crate::extract::names;
use crate::lang::lexicon::triggers::{Frame, Need};

/// The mentions of such people in the clause of a trigger.
pub(super) fn beside(scene: &Scene<'_>, trigger: &Trigger) -> Vec<usize> {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let own = scene.clauses.index_of(trigger.token);
    let takes = match trigger.word {
        Word::Noun(need) => need != Need::Join && !matches!(trigger.kind, Kind::Visit | Kind::Call),
        Word::Verb(frame) => matches!(frame, Frame::With | Frame::Gather | Frame::Discuss),
    };
    // "встреча с отельерами", but not "встреча прошла с протестующими"
    let parts = |t: usize| {
        let noun = parsed.tag(t).is_noun() && triggers.noun(parsed.lemma(t)).is_some();
        parsed.tag(t).is_finite() || noun
    };
    let verb = matches!(trigger.word, Word::Verb(_));
    let fits = |m: &Mention| {
        let (head, start) = (m.head, m.tokens.start);
        let after = start > trigger.token && !(trigger.token + 1..start).any(parts);
        names::is_crowd(m) && scene.clauses.index_of(head) == own && (verb || after)
    };
    scene.mentions.clone().filter(|&m| takes && scene.mention(m).is_some_and(fits)).collect()
}

/// Adds them to those who take part: where nobody else is told on their side, or their sentence is the one that
/// states the meeting.
pub(super) fn join(context: &Context<'_>, draft: &Draft, found: &mut Vec<Participant>) {
    let stating = draft.candidates.iter().find(|c| c.stands_alone && !c.heading);
    let states = |c: &Candidate| stating.is_some_and(|s| s.sentence == c.sentence);
    for candidate in draft.candidates.iter().filter(|c| !c.crowd.is_empty()) {
        if found.is_empty() || found.len() > 1 && !states(candidate) {
            continue;
        }
        for mention in candidate.crowd.iter().filter_map(|&m| context.mentions.get(m)) {
            // "с жителями" and "с жителями посёлка" are one side.
            let head = |name: &str| name.split(' ').next().map(str::to_lowercase);
            let name = |entity| context.entities.get(entity).map_or("", |e| e.name.as_str());
            let same = |p: &Participant| {
                let group = context.entities.get(p.entity).is_some_and(|e| e.kind == EntityKind::Group);
                p.entity == mention.entity || group && head(name(p.entity)) == head(name(mention.entity))
            };
            if !found.iter().any(same) {
                found.push(Participant { entity: mention.entity, span: mention.span, remote: false });
            }
        }
    }
}

/// "жители" beside "жители посёлка" are no others.
pub(super) fn without_bare(context: &Context<'_>, found: &mut Vec<Participant>) {
    let name = |p: &Participant| {
        let group = context.entities.get(p.entity).filter(|e| e.kind == EntityKind::Group);
        group.map_or(String::new(), |e| e.name.to_lowercase())
    };
    let names: Vec<String> = found.iter().map(name).collect();
    let longer = |word: &str| names.iter().any(|n| n.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')));
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        names.get(at - 1).is_none_or(|own| own.is_empty() || own.contains(' ') || !longer(own))
    });
}
