//! Integration tests, one binary.

mod stage;
mod update;
