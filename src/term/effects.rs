//! Performs what update asks of the world.

use crossbeam_channel::Sender;

use super::guard::Guard;
use super::jobs::Jobs;
use super::share;
use super::signal::Signal;
use super::store::Keeper;
use crate::app::Effect;
use crate::app::marks::{Amendment, Change, MarkKey};
use crate::app::saved::Keep;
use crate::app::share::Copied;

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
    pub(super) marks: Keeper<(MarkKey, Change)>,
    pub(super) habits: Keeper<Keep>,
    pub(super) corrections: Keeper<Amendment>,
    pub(super) guard: Guard,
    pub(super) signals: Sender<Signal>,
}

impl Performer {
    /// Performs one effect.
    pub(super) fn perform(&mut self, effect: Effect) -> anyhow::Result<Outcome> {
        match effect {
            Effect::Start(generation, job) => self.jobs.request(generation, job),
            Effect::KeepMarks(changes) => self.marks.keep(changes),
            Effect::KeepHabits(changes) => self.habits.keep(changes),
            Effect::KeepCorrections(amendments) => self.corrections.keep(amendments),
            Effect::Copy(Copied::Text(text)) => share::copy(text, &self.signals),
            // It was worded before it came here.
            Effect::Copy(Copied::Meeting(_)) => {}
            Effect::Open(link) => share::open(link, &self.signals),
            Effect::Export(exported) => share::export(exported, &self.signals),
            Effect::Mouse(owner) => self.guard.give_mouse(owner)?,
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
