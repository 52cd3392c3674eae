//! Which part of the state a command is for: one file for what lies over the panes, one for the
//! panes, one for the mouse.

mod border;
mod calendar;
pub(super) mod changes;
mod correct;
mod desk;
pub(super) mod overlays;
pub(super) mod panes;
mod people;
pub(super) mod pointer;
