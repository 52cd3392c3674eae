//! Parties that a sentence does not name: "двое", "они", "президенты".

use super::candidate::Candidate;
use super::parties;
use super::scene::Context;
use super::trigger::Word;
use crate::extract::mention::{EntityId, EntityKind};
use crate::lang::lexicon::triggers::{Frame, Need};

/// How many sentences back two parties can be called "they both".
const PAIR: usize = 2;

/// Whom "двое" or "они" means where no meeting of several was told: the only two people, or states, of
/// a sentence just before.
pub(super) fn pair_before(context: &Context<'_>, candidate: &Candidate) -> Option<Vec<usize>> {
    let meets = matches!(candidate.trigger.word, Word::Verb(Frame::With | Frame::Gather));
    if !candidate.both || !candidate.parties.is_empty() || !meets || !candidate.collective.is_empty() {
        return None;
    }
    for back in 1..=PAIR {
        let sentence = candidate.sentence.checked_sub(back).and_then(|s| context.parsed.sentences.get(s));
        let Some(tokens) = sentence.map(|s| s.tokens.clone()) else { break };
        let from = context.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let inside = || (from..context.mentions.len()).map_while(|m| Some((m, context.mentions.get(m)?)));
        for kind in [EntityKind::Person, EntityKind::State] {
            let mut pair: Vec<(usize, EntityId)> = Vec::new();
            for (at, mention) in inside().take_while(|(_, m)| m.tokens.start < tokens.end) {
                if mention.kind == kind && !mention.adjective && pair.iter().all(|(_, e)| *e != mention.entity) {
                    pair.push((at, mention.entity));
                }
            }
            if pair.len() == 2 {
                return Some(pair.into_iter().map(|(at, _)| at).collect());
            }
        }
    }
    None
}

/// "президенты встретятся завтра", of whom nothing was told before.
pub(super) fn office_holders(context: &Context<'_>, candidate: &Candidate) -> Option<Vec<usize>> {
    let sure = match candidate.trigger.word {
        Word::Noun(need) => need == Need::Little,
        Word::Verb(_) => !candidate.trigger.weak,
    };
    let high = |m: &&usize| {
        let level = context.mentions.get(**m).and_then(|m| parties::level_of(context, m.entity));
        level.is_some()
    };
    let office: Vec<usize> = candidate.collective.iter().filter(high).copied().collect();
    (sure && candidate.parties.is_empty() && !office.is_empty()).then_some(office)
}
