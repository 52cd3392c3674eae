//! The integration tests, in one binary so that they link once.

#![expect(clippy::disallowed_methods, reason = "the tests make and read files of their own")]

mod agree;
mod changes;
mod cli;
mod corpus;
mod corrections;
mod hints;
mod lexicon;
mod lives;
mod load;
mod props;
mod props_extract;
mod props_keys;
mod query;
mod score;
mod screens;
mod spec;
mod stage;
mod support;
mod tidy;
mod update;
mod views;
