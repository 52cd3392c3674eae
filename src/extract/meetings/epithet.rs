//! Who is told again by an office: "Ян Рок в Осло не прилетел. Специальный представитель короля говорил по
//! видеосвязи", "вышел Ян Рок: специальный представитель короля ждал его". The news seldom says a name twice.

use super::scene::Scene;
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::tag::{Case, Number};

/// Puts the one just named, of whom the article tells no office, in the place of an office without a name that
/// opens the next sentence or follows a colon.
pub(super) fn resolve(scene: &mut Scene<'_>) {
    let told = scene.lists.iter().enumerate().find_map(|(at, list)| {
        let &[member] = list.members.as_slice() else { return None };
        let office = scene.mention(member).filter(|m| is_office(scene, m) && list.bare(Case::Nom))?;
        let opens = office.tokens.start == scene.tokens.start;
        let before = if opens { opening(scene) } else { before_colon(scene, office.tokens.start) };
        before.map(|named| (at, named))
    });
    if let Some((at, named)) = told
        && let Some(list) = scene.lists.get_mut(at)
    {
        list.members = vec![named];
    }
}

/// "специальный представитель короля": an office of one without a name, told in several words.
fn is_office(scene: &Scene<'_>, mention: &Mention) -> bool {
    let nameless = scene.context.entities.get(mention.entity).is_some_and(|e| e.nameless);
    let single = mention.kind == EntityKind::Person && mention.number == Some(Number::Sing);
    nameless && single && mention.tokens.len() > 2
}

/// The person that opens the sentence before, of the same paragraph.
fn opening(scene: &Scene<'_>) -> Option<usize> {
    let sentence = scene.context.sentence_before(scene.sentence)?;
    let first = scene.context.parsed.sentences.get(sentence)?.tokens.start;
    let at = scene.context.mentions.partition_point(|m| m.tokens.start < first);
    let opens = |m: &&Mention| m.tokens.start == first && is_plain(scene, m) && m.cases.has(Case::Nom);
    scene.context.mentions.get(at).filter(opens).map(|_| at)
}

/// The person that ends right before a colon.
fn before_colon(scene: &Scene<'_>, office: usize) -> Option<usize> {
    let colon = office.checked_sub(1).filter(|&t| scene.parsed().form(t) == ":")?;
    let ends = |&m: &usize| scene.mention(m).is_some_and(|m| m.tokens.end == colon && is_plain(scene, m));
    scene.mentions.clone().find(ends)
}

/// A person by name, of whom the article tells no office.
fn is_plain(scene: &Scene<'_>, mention: &Mention) -> bool {
    let entity = scene.context.entities.get(mention.entity);
    mention.kind == EntityKind::Person && entity.is_some_and(|e| !e.nameless && e.role.is_none())
}
