//! Meetings of many articles to events (cross-document event coreference), with merged facts and
//! coverage. Precision first: nothing is joined on place alone, two days are one event only where a
//! report says that it was moved, a call and a meeting stay two. The result depends on the reports
//! alone, never on the order in which they came.

mod candidates;
#[cfg(test)]
mod changes;
mod cluster;
mod company;
mod coverage;
mod facts;
mod home;
mod linker;
#[cfg(test)]
mod loose;
mod pair;
pub(super) mod party;
pub mod record;
pub mod report;
mod reports;
mod round;
#[cfg(test)]
mod scenarios;
pub(super) mod series;
mod sketch;
#[cfg(test)]
mod told;
mod turn;

pub use linker::Linker;
pub use report::{Named, Report, Telling};
pub use sketch::Sketch;

use super::event::Event;
use crate::base::id::ArticleId;
use crate::lang::Language;

/// Reads of each report what its sentences tell beside the facts of the record: which round of its kind it
/// is, and of which series.
pub fn mark(reports: &mut [Report], language: &Language) {
    round::mark(reports, language);
    series::mark(reports, language);
    home::mark(reports, language);
}

/// The events that the reports tell of, by date (undated ones last). `place` tells where an article
/// stands in its collection, which must be in order of publication.
#[must_use]
pub fn link(reports: Vec<Report>, place: impl Fn(&ArticleId) -> usize) -> Vec<Event> {
    let mut linker = Linker::default();
    linker.add(reports);
    linker.events(place)
}
