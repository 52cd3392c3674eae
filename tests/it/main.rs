//! Integration tests, one binary.

mod props_keys;
mod screens;
mod stage;
mod update;
