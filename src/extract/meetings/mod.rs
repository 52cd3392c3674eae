//! Triggers and mentions to meetings. Each sentence with a trigger is a scene; each trigger in it a
//! candidate with parties, day, place, status, format; the candidates of the article are assembled.

mod anaphora;
pub mod assemble;
pub mod candidate;
mod carry;
mod chain;
pub mod clause;
pub mod company;
mod course;
mod crowd;
mod draft;
mod epithet;
mod fit;
mod general;
mod going;
mod ground;
mod habit;
mod irreal;
mod lent;
pub mod lies;
mod matter;
mod modality;
mod named;
pub mod parties;
mod process;
pub mod roles;
pub mod rules;
pub mod scene;
pub mod sitting;
pub mod split;
pub mod status;
mod steps;
pub mod topics;
pub mod trigger;
mod unnamed;
pub mod venue;
pub mod when;

pub use rules::RULES;
pub use scene::Context;
pub use trigger::{any as any_trigger, prefer_attributes, prefer_verbs};

use chrono::NaiveDate;

use super::meeting::Meeting;

/// The meetings of an article, in order of their first evidence.
#[must_use]
pub fn find(context: Context<'_>, published: Option<NaiveDate>) -> Vec<Meeting> {
    let mut candidates = Vec::new();
    for (sentence, held) in context.parsed.sentences.iter().enumerate() {
        let evoked = any_trigger(context.parsed, held.tokens.clone(), context.triggers());
        let joined = company::may_join(&context, sentence, &candidates);
        if !(evoked || joined) {
            continue;
        }
        let scene = scene::Scene::new(context, sentence);
        if evoked {
            candidates.extend(candidate::read(&scene, published));
        }
        candidates.extend(company::read(&scene, &candidates));
    }
    let mut meetings = assemble::meetings(&context, candidates);
    steps::tell(&context, &mut meetings);
    meetings
}
