//! Floor 5: the program without a terminal. State, commands, and the pure update from action to
//! effects. No threads, files, clock or colours, and no words that a reader sees: notices and lines
//! of cards are enums, which `ui` words.

pub mod action;
pub mod card;
pub mod command;
pub mod company;
pub mod cursor;
pub mod deeds;
pub mod effect;
pub mod go;
pub mod input;
pub mod journey;
pub mod keys;
pub mod layout;
pub mod marks;
pub mod overlay;
pub mod page;
pub mod pane;
mod routes;
pub mod saved;
pub mod setup;
pub mod share;
pub mod shown;
pub mod state;
pub mod update;

pub use action::Action;
pub use effect::Effect;
pub use state::State;
pub use update::update;
