//! What reading an article yields. Everything points into the article's text.

use super::meeting::Meeting;
use super::mention::{Entity, EntityId, Mention, TimeMention};
use crate::base::id::MeetingId;
use crate::base::span::Span;

/// One read article: its sentences, mentions, entities and meetings.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The sentences, in order.
    pub sentences: Vec<Span>,
    /// The things the article speaks of.
    pub entities: Vec<Entity>,
    /// Where it names them, in order of text.
    pub mentions: Vec<Mention>,
    /// The phrases of time, in order of text.
    pub times: Vec<TimeMention>,
    /// The meetings it tells of, in order of their first evidence.
    pub meetings: Vec<Meeting>,
}

impl Document {
    /// An entity of this document.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.index())
    }

    /// A meeting of this document.
    #[must_use]
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meetings.get(id.index())
    }
}
