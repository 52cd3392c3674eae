//! Events to their related events, each with a stated reason.
