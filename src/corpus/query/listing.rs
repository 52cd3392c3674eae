//! A query that lists meetings and not articles: the same conditions, tried on each meeting for
//! itself. Words, source and publication ask about the articles that report it, fields about what the
//! list shows: of an event, what all its reports tell together.

use super::ask::{Ask, Memory};
use super::assume::Assumption;
use super::index::{Facts, Index};
use super::meetings::Told;
use super::syntax::Query;
use crate::base::id::EventId;
use crate::corpus::event::{Event, MeetingRef};
use crate::corpus::store::Corpus;

/// The meetings that match, in order of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing<T> {
    /// They.
    pub found: Vec<T>,
    /// What was assumed.
    pub assumptions: Vec<Assumption>,
}

impl Index {
    /// The events that match, by date; at least one of the articles that report it has to match too.
    /// `corpus` is the one the index was built of. `None` where cancelled.
    #[must_use]
    pub fn events(&self, corpus: &Corpus, query: &Query, ask: &Ask<'_>) -> Option<Listing<EventId>> {
        let mut memory = Memory::default();
        let (search, terms) = self.search(query, ask, &mut memory)?;
        let holds = |event: &&Event| {
            let facts = self.facts_of(event);
            let told = Told::by_all(event, &facts);
            event.meetings.iter().any(|report| search.alive.get(report.article) == Some(&true))
                && terms.iter().all(|term| term.holds(&told, ask.today))
        };
        let found = corpus.events().iter().filter(holds).map(|event| event.id).collect();
        Some(Listing { found, assumptions: in_order(search.assumptions) })
    }

    /// The reports that match, in order of article, then of meeting. `None` where cancelled.
    #[must_use]
    pub fn reports(&self, query: &Query, ask: &Ask<'_>) -> Option<Listing<MeetingRef>> {
        let mut memory = Memory::default();
        let (search, terms) = self.search(query, ask, &mut memory)?;
        let mut found = Vec::new();
        for (article, (row, _)) in self.rows.iter().zip(&search.alive).enumerate().filter(|(_, (_, alive))| **alive) {
            for (meeting, facts) in row.entry.document.meetings.iter().zip(&row.meetings) {
                let told = Told::by_article(meeting, facts);
                if terms.iter().all(|term| term.holds(&told, ask.today)) {
                    found.push(MeetingRef { article, meeting: meeting.id });
                }
            }
        }
        Some(Listing { found, assumptions: in_order(search.assumptions) })
    }

    /// The names that the reports of an event tell.
    fn facts_of(&self, event: &Event) -> Facts {
        let mut all = Facts::default();
        let reports = event.meetings.iter();
        for facts in reports.filter_map(|at| self.rows.get(at.article)?.meetings.get(at.meeting.index())) {
            all.who.extend_from_slice(&facts.who);
            all.places.extend_from_slice(&facts.places);
        }
        all
    }
}

fn in_order(mut assumptions: Vec<Assumption>) -> Vec<Assumption> {
    assumptions.sort_by_key(|assumption| assumption.span);
    assumptions
}
