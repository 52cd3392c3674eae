//! Floor 4: rows to text. Records of the contract vestnik/1, JSON and other formats, and what
//! extraction saw in an article; pure, no IO.

pub mod explain;
pub mod json;
pub mod record;
