//! The filter language: parse (never fails), match, rank, highlight. An [`Index`] is built once for
//! a corpus; a [`Query`] is parsed from what is typed, with every [`Problem`] in it told by place;
//! [`Index::run`] answers with rows in the order of the corpus. What is not found as typed is looked
//! for as it may have been meant, and each such [`Assumption`] is told. No clock: the caller says
//! what day it is.

mod arena;
mod ask;
mod assume;
mod complete;
mod counts;
mod field;
mod highlight;
mod index;
mod listing;
mod meetings;
mod names;
mod parse;
mod rank;
mod roster;
mod run;
mod seek;
mod split;
mod syntax;
mod text;
mod weigh;
mod when;
mod words;

pub use ask::{Ask, Assume, Marked, Matches, Memory, Order};
pub use assume::{Assumed, Assumption};
pub use complete::{Completion, complete};
pub use counts::Counts;
pub use highlight::{Needle, Needles, Part};
pub use index::Index;
pub use listing::Listing;
pub use roster::Roster;
pub use seek::{Found, Sought, Vocabulary};
pub use syntax::{Fault, Field, Mode, Problem, Query};
