//! Floor 3: many articles. The in-memory store, its loader (the only reader of article files),
//! linking of meetings into events, and the filter language.

pub mod build;
pub mod correct;
pub mod event;
pub mod link;
pub mod load;
pub mod people;
pub mod query;
pub mod related;
pub mod store;

pub use event::{
    Change, Claim, Dispute, Event, Fact, Facts, MeetingRef, Party, Reason, Related, Slot, Step, Supporters,
};
pub use people::{Actor, ActorId, People};
pub use store::{Corpus, Entry};
