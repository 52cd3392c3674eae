//! Meetings of many articles to events (cross-document event coreference).

use super::event::Event;
use super::store::Entry;

/// The events that the entries' meetings report, by date, each with its related events.
#[must_use]
pub fn link(entries: &[Entry]) -> Vec<Event> {
    let _ = entries;
    Vec::new()
}
