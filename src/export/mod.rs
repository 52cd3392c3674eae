//! Floor 4: rows to text. Records of the contract vestnik/1, JSON and other formats; pure, no IO.

pub mod json;
pub mod record;
