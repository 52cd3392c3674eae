//! Floor 0: what every floor above speaks of. Plain values and pure text functions; no IO, no
//! language knowledge, no clock (`chrono` is used for calendar types only).

pub mod article;
pub mod cancel;
pub mod clean;
pub mod date;
pub mod fold;
pub mod id;
pub mod nearest;
pub mod span;
pub mod width;
