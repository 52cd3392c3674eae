//! The meetings that are shown, as views of the whole collection need them: one for each event that
//! the listed articles report. A view is made anew when the collection or the listing changes, and
//! [`Basis`] tells that it has. It knows no view.

use std::sync::Arc;

use super::pane::meetings::{Listing, meetings_listed};
use crate::base::id::EventId;
use crate::corpus::event::Event;
use crate::corpus::{Corpus, MeetingRef};
use crate::extract::meeting::Status;

/// An event with the report that it is opened by: the latest of those listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The event.
    pub event: EventId,
    /// The report.
    pub meeting: MeetingRef,
}

/// The events that the listed articles report, in order of date, undated ones last.
#[must_use]
pub fn shown(corpus: &Corpus, listing: Listing<'_>) -> Vec<Shown> {
    let linked = |meeting: MeetingRef| {
        let event = super::card::event_of(corpus, meeting)?;
        Some(Shown { event: event.id, meeting })
    };
    meetings_listed(corpus, listing).into_iter().filter_map(linked).collect()
}

/// How many meetings there are, and how many of them took place: those that are planned, cancelled or
/// of unknown fate are not counted together with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    /// Held or going on.
    pub held: usize,
    /// All.
    pub all: usize,
}

impl Tally {
    /// Columns of the numbers as they are told: "3/8".
    #[must_use]
    pub fn width(self) -> usize {
        format!("{}/{}", self.held, self.all).len()
    }

    /// That of some of the meetings shown.
    #[must_use]
    pub fn of(corpus: &Corpus, meetings: &[Shown]) -> Self {
        let mut tally = Self::default();
        for shown in meetings {
            tally.count(corpus, *shown);
        }
        tally
    }

    /// Counts one more.
    pub fn count(&mut self, corpus: &Corpus, shown: Shown) {
        let status = corpus.event(shown.event).map(|event| event.status);
        self.held += usize::from(matches!(status, Some(Status::Held | Status::Ongoing)));
        self.all += 1;
    }
}

/// What a view was made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    corpus: usize,
    listing: u64,
}

impl Basis {
    /// That of a collection and what is listed of it.
    #[must_use]
    pub fn of(corpus: &Arc<Corpus>, listing: Listing<'_>) -> Self {
        Self { corpus: Arc::as_ptr(corpus).addr(), listing: listing.number }
    }
}

/// What became of an event, as views that mark it need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As the latest report tells.
    Told(Status),
    /// It was announced, its day has passed, and no article tells what came of it.
    Unconfirmed,
}

impl Outcome {
    /// That of an event.
    #[must_use]
    pub fn of(corpus: &Corpus, event: &Event) -> Self {
        let unconfirmed = corpus.newest().is_some_and(|newest| event.is_unconfirmed(newest));
        if unconfirmed { Self::Unconfirmed } else { Self::Told(event.status) }
    }

    /// Of several, the one that most deserves to be seen comes first.
    #[must_use]
    pub fn rank(self) -> usize {
        match self {
            Self::Unconfirmed => 0,
            Self::Told(Status::Ongoing) => 1,
            Self::Told(Status::Planned) => 2,
            Self::Told(Status::Held) => 3,
            Self::Told(Status::Postponed) => 4,
            Self::Told(Status::Proposed) => 5,
            Self::Told(Status::Cancelled) => 6,
            Self::Told(Status::Unknown) => 7,
        }
    }
}
