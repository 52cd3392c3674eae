//! Who takes part: the arguments of a trigger by case and government, through its clause, the
//! clauses that hang on it, and coordination.

mod lists;
mod noun;
mod subject;
mod verb;

pub use lists::is_quote;

use super::scene::{List, Scene};
use super::trigger::{Trigger, Word};
use crate::extract::mention::{EntityKind, Mention};
use crate::extract::places;
use crate::lang::tag::Case;

/// What the arguments of one trigger give.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own that the candidate weighs")]
pub struct Roles {
    /// Mentions of those who take part, in order of finding.
    pub parties: Vec<usize>,
    /// Whether the words that hold the meeting together were there: "между", "с", a subject of a
    /// verb of meeting.
    pub bound: bool,
    /// Whether the clause says that they join or attend a meeting that is named there or before.
    pub attends: bool,
    /// Whether the subject is the parties named before together: "оба", "стороны", "лидеры".
    pub both: bool,
    /// Whether the other side is people who are no mention: "с фермерами".
    pub crowd: bool,
}

impl Roles {
    fn add(&mut self, scene: &Scene<'_>, list: &List) {
        for &member in &list.members {
            let Some(mention) = scene.mention(member).filter(|m| m.kind != EntityKind::Place) else { continue };
            if is_outlet(scene, mention) {
                // Who speaks to a newspaper gives an interview and meets nobody.
                continue;
            }
            let lemma = scene.parsed().lemma(mention.head);
            let bare_plural = mention.anaphor && mention.kind == EntityKind::Group;
            if bare_plural || (mention.tokens.len() == 1 && scene.context.triggers().grammar.both.has(lemma)) {
                // "стороны" are the parties named before, not one more; "лидеры «коалиции»" are of the coalition.
                match body_of(scene, member) {
                    Some(body) if !self.parties.contains(&body) => self.parties.push(body),
                    Some(_) => {}
                    None => self.both = true,
                }
            } else if !self.parties.contains(&member) {
                self.parties.push(member);
            }
        }
    }
}

fn is_outlet(scene: &Scene<'_>, mention: &Mention) -> bool {
    let entity = scene.context.entities.get(mention.entity);
    entity.is_some_and(|entity| places::is_media(mention, entity, scene.context.language))
}

/// The body in the genitive right after a bare plural, be it in quotation marks.
fn body_of(scene: &Scene<'_>, member: usize) -> Option<usize> {
    let (people, body) = (scene.mention(member)?, scene.mention(member + 1)?);
    let gap = people.tokens.end..body.tokens.start;
    let adjoins = gap.len() <= 1 && gap.clone().all(|t| lists::is_quote(scene.parsed().form(t)));
    let fits = matches!(body.kind, EntityKind::Organisation | EntityKind::State) && body.cases.has(Case::Gen);
    (adjoins && fits && !body.adjective).then_some(member + 1)
}

/// The arguments of a trigger.
#[must_use]
pub fn read(scene: &Scene<'_>, trigger: &Trigger) -> Roles {
    let mut roles = Roles::default();
    match trigger.word {
        Word::Noun(_) => noun::of_noun(scene, trigger, &mut roles),
        Word::Verb(frame) => verb::of_verb(scene, trigger, frame, &mut roles),
    }
    roles.both = roles.parties.len() < 2 && (roles.both || names_both(scene, trigger));
    roles
}

/// Whether the clause has a plural subject that is no mention: "двое", "оба", "лидеры".
fn names_both(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let both = &scene.context.triggers().grammar.both;
    let clause = scene.clauses.index_of(trigger.token);
    let plural = |t: usize| {
        let readings = parsed.readings(t).iter();
        readings
            .filter(|r| both.has(&r.lemma))
            .any(|r| r.tag.case == Some(Case::Nom) && r.tag.number != Some(crate::lang::tag::Number::Sing))
    };
    let complemented =
        |t: usize| scene.lists.iter().any(|l| (t + 1..t + 3).contains(&l.tokens.start) && l.bare(Case::Gen));
    scene
        .tokens
        .clone()
        .any(|t| scene.clauses.index_of(t) == clause && plural(t) && scene.preposition(t).is_none() && !complemented(t))
}
