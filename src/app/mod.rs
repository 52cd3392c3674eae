//! Floor 5: the program without a terminal. State, commands, and the pure update from action to effects; no threads, files, clock, colours.

pub mod command;
pub mod input;
pub mod keys;
