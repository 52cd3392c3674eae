//! Meetings of many articles to events (cross-document event coreference), with merged facts and
//! coverage. Precision first: nothing is joined on place alone, two days are one event only where a
//! report says that it was moved, a call and a meeting stay two. The result depends on the reports
//! alone, never on the order in which they came.

mod candidates;
mod cluster;
mod company;
mod coverage;
mod facts;
mod linker;
mod pair;
pub(super) mod party;
pub mod record;
pub mod report;
pub mod round;
#[cfg(test)]
mod scenarios;
mod sketch;

pub use linker::Linker;
pub use report::{Named, Report, Telling};
pub use sketch::Sketch;

use super::event::Event;
use super::store::Entry;
use crate::lang::Language;

/// The events that the entries' meetings report, by date, each with its related events.
#[must_use]
pub fn link(entries: &[Entry], language: &Language) -> Vec<Event> {
    let mut reports = report::of_entries(entries);
    round::mark(&mut reports, language);
    link_reports(reports)
}

/// The events that the reports tell of, by date (undated ones last), each with its related events.
#[must_use]
pub fn link_reports(reports: Vec<Report>) -> Vec<Event> {
    let mut linker = Linker::default();
    linker.add(reports);
    linker.events()
}
