//! Performs what update asks of the world.

use super::guard::Guard;
use super::jobs::Jobs;
use super::marks::MarkKeeper;
use crate::app::Effect;

/// What follows for the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing.
    Done,
    /// The whole screen is to be drawn anew.
    Redraw,
    /// The program was stopped and goes on.
    Resumed,
    /// The program ends.
    Quit,
}

/// Has what effects need.
pub(super) struct Performer {
    pub(super) jobs: Jobs,
    pub(super) keeper: MarkKeeper,
    pub(super) guard: Guard,
}

impl Performer {
    /// Performs one effect.
    pub(super) fn perform(&mut self, effect: Effect) -> anyhow::Result<Outcome> {
        match effect {
            Effect::Start(generation, job) => self.jobs.request(generation, job),
            Effect::KeepMarks(changes) => self.keeper.keep(changes),
            Effect::Suspend => {
                self.guard.give_back();
                signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
                return Ok(Outcome::Resumed);
            }
            Effect::Redraw => return Ok(Outcome::Redraw),
            Effect::Quit => return Ok(Outcome::Quit),
        }
        Ok(Outcome::Done)
    }
}
