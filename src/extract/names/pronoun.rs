//! "Он", "она", "они" at the start of a sentence, for the subject of the sentence before. Anything
//! less sure is left alone: a wrong antecedent is worse than none.

use super::scene::Scene;
use crate::base::span::Span;
use crate::extract::mention::{EntityKind, Mention};
use crate::extract::registry::RuleId;
use crate::lang::tag::{Case, Cases, Gender, Number};
use crate::lang::token::Shape;

/// Resolves pronouns; `mentions` are those of persons and groups, in order of text.
pub(super) fn resolve(scene: &Scene<'_>, mentions: &[Mention], rule: RuleId) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut subject: Option<Mention> = None;
    for sentence in &scene.parsed.sentences {
        let mut words = sentence.tokens.clone().filter(|&token| scene.parsed.shape(token) != Shape::Mark);
        let first = words.next();
        let anaphor = first.and_then(|token| pronoun(scene, token)).zip(first);
        if let Some(((gender, number), token)) = anaphor {
            let antecedent = subject.take().filter(|mention| fits(mention, gender, number));
            subject = antecedent.map(|antecedent| Mention {
                span: scene.parsed.tokens.get(token).map_or_else(Span::default, |t| t.span),
                tokens: token..token + 1,
                head: token,
                cases: Cases::of(Case::Nom),
                adjective: false,
                anaphor: true,
                rule,
                ..antecedent
            });
            found.extend(subject.clone());
            continue;
        }
        subject = subject_of(scene, mentions, sentence.span);
    }
    found
}

/// The gender and number of a pronoun that may stand for a person or group.
fn pronoun(scene: &Scene<'_>, token: usize) -> Option<(Option<Gender>, Number)> {
    let form = scene.folded(token);
    scene.names.pronoun(&form)
}

fn fits(mention: &Mention, gender: Option<Gender>, number: Number) -> bool {
    match number {
        Number::Sing => {
            mention.kind == EntityKind::Person && gender.is_none_or(|gender| mention.gender == Some(gender))
        }
        Number::Plur => mention.kind == EntityKind::Group && mention.number == Some(Number::Plur),
    }
}

/// The one person or group of a sentence that can be its subject: the only one in the nominative.
fn subject_of(scene: &Scene<'_>, mentions: &[Mention], sentence: Span) -> Option<Mention> {
    let from = mentions.partition_point(|mention| mention.span.start() < sentence.start());
    let within = mentions.iter().skip(from).take_while(|mention| mention.span.start() < sentence.end());
    let mut subjects = within
        .filter(|mention| mention.cases.has(Case::Nom) && (mention.cases != Cases::ALL || beside_verb(scene, mention)));
    let first = subjects.next()?;
    let alone = subjects.all(|other| other.entity == first.entity);
    alone.then(|| first.clone())
}

/// What does not decline is a subject where the verb stands beside it.
fn beside_verb(scene: &Scene<'_>, mention: &Mention) -> bool {
    let finite = |token: usize| scene.parsed.tag(token).is_finite();
    finite(mention.tokens.end) || mention.tokens.start.checked_sub(1).is_some_and(finite)
}
