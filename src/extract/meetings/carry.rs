//! Whose parties a meeting has that names none of its own: "двое встретились снова", "лидеры созвонились",
//! "второй раунд прошёл в Осло".

use super::candidate::Candidate;
use super::draft::{Draft, REACH, WITNESSES, entities_at};
use super::parties;
use super::scene::Context;
use super::trigger::Word;
use crate::extract::meeting::Kind;
use crate::extract::mention::{Entity, EntityId, EntityKind, Mention};
use crate::lang::lexicon::triggers::Frame;

/// The meeting told before whose parties are meant.
pub(super) fn earlier<'d>(context: &Context<'_>, drafts: &'d [Draft], candidate: &Candidate) -> Option<&'d Draft> {
    let many = |e: &EntityId| context.entities.get(*e).is_some_and(|e| e.kind != EntityKind::Person);
    let several = |d: &&Draft| d.parties.len() > 1 || d.parties.iter().any(many);
    // "первый саммит прошёл": who sat at another gathering, not who met in between.
    let gathers = |d: &Draft| {
        candidate.both || !candidate.kind.is_gathering() || d.candidates.iter().any(|c| c.kind.is_gathering())
    };
    let fits = |d: &&Draft| several(d) && ranked(context, d, candidate) && gathers(d);
    let within: Vec<&Draft> = drafts.iter().rev().take(REACH).filter(fits).collect();
    let pair = |d: &Draft| entities_at(context, &core(context, d)).len() == 2;
    let near = |d: &Draft| candidate.sentence.saturating_sub(d.latest) <= 3;
    if candidate.both && candidate.them.two {
        // "двое": the two of the same paragraph, else those the article is about.
        let same = |d: &&&Draft| pair(d) && d.candidates.last().is_some_and(|c| c.paragraph == candidate.paragraph);
        let told = within.iter().find(same).or_else(|| within.iter().rev().find(|d| pair(d)));
        if let Some(told) = told {
            return Some(told);
        }
    }
    // "второй раунд" follows talks, not what two of them met for in between; "вторая встреча" may follow anything.
    let tells = candidate.other && candidate.kind != Kind::Meeting;
    let one_kind = |d: &Draft| tells && d.candidates.iter().any(|c| c.kind == candidate.kind);
    let rank = |d: &&Draft| (is_called(context, d, candidate), one_kind(d), near(d), pair(d) && !near(d), d.latest);
    within.into_iter().max_by_key(rank)
}

/// Whether the word for them is that which the meeting was told with: "министры" are the ministers who
/// met, and not the premier who received one of them.
fn is_called(context: &Context<'_>, draft: &Draft, candidate: &Candidate) -> bool {
    let mention = |m: &usize| context.mentions.get(*m);
    let words: Vec<&str> =
        candidate.collective.iter().filter_map(mention).map(|m| context.parsed.lemma(m.head)).collect();
    let is_word = |m: &Mention| words.contains(&context.parsed.lemma(m.head));
    let core = core(context, draft);
    let people = || core.iter().filter_map(mention).filter_map(|m| context.entities.get(m.entity));
    let holds = |e: &Entity| e.role.as_deref().is_some_and(|role| role.split(' ').any(|word| words.contains(&word)));
    // "лидеры союза встретились": the word of their sentence, where they stand for their union.
    let union = |m: &Mention| m.kind == EntityKind::Organisation;
    let of_union = || {
        !core.is_empty()
            && core.iter().filter_map(mention).all(union)
            && draft.candidates.iter().take(WITNESSES).filter(|c| !c.joins).any(|c| {
                let tokens = context.parsed.sentences.get(c.sentence).map_or(0..0, |s| s.tokens.clone());
                let from = context.mentions.partition_point(|m| m.tokens.start < tokens.start);
                let inside = context.mentions.iter().skip(from).take_while(|m| m.tokens.start < tokens.end);
                inside.into_iter().any(|m| m.kind == EntityKind::Group && is_word(m))
            })
    };
    !words.is_empty()
        && (of_union()
            || core.iter().filter_map(mention).any(|m| m.kind == EntityKind::Group && is_word(m))
            || people().count() > 1 && people().all(holds))
}

/// Whether nobody of the meeting has another rank than the word for them tells: "лидеры" are no
/// ministers.
fn ranked(context: &Context<'_>, draft: &Draft, candidate: &Candidate) -> bool {
    let Some(rank) = candidate.them.rank.filter(|_| candidate.both) else { return true };
    let other = |&party: &EntityId| parties::level_of(context, party).is_some_and(|level| level != rank);
    !entities_at(context, &core(context, draft)).iter().any(other)
}

/// The mentions of a meeting's first parties: who joined it need not be at the next one, though the
/// states that were represented are.
pub(super) fn core(context: &Context<'_>, draft: &Draft) -> Vec<usize> {
    let state = |m: usize| context.mentions.get(m).is_some_and(|m| m.kind == EntityKind::State);
    let leads = |c: &Candidate| c.trigger.word == Word::Verb(Frame::Lead);
    // The body names those whom the headline tells by their states or offices.
    let body = draft.candidates.iter().any(|c| !c.heading && c.stands_alone && c.parties.len() > 1);
    let first = |c: &&Candidate| (!c.joins || leads(c)) && !(body && c.heading);
    let of = |c: &Candidate| c.parties.iter().copied().filter(|&m| !c.joins || state(m)).collect::<Vec<_>>();
    let own = draft.candidates.iter().filter(first).flat_map(of);
    let mut mentions: Vec<usize> = own.take(WITNESSES).chain(draft.inherited.iter().copied()).collect();
    mentions.dedup();
    if mentions.is_empty() { draft.mentions() } else { mentions }
}
