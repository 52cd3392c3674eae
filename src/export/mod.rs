//! Floor 4: rows to text. Records of the contract vestnik/1 as JSON; lists of meetings as a table, CSV,
//! iCalendar and Markdown; what extraction saw in an article. Pure, no IO; the same rows give the same
//! bytes. Words are those of the contract, so that what is read by a program in one format is found in
//! the others.

pub mod csv;
pub mod event;
pub mod explain;
#[cfg(test)]
mod fixture;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod record;
pub mod row;
pub mod table;

pub use row::{Row, Told, Who};
