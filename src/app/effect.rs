//! Everything that update may ask of the world. Whoever performs it answers, if at all, by an action.

use std::sync::Arc;

use super::marks::{Amendment, Change, MarkKey};
use super::overlay::filter::Question;
use super::page::Setting;
use super::pane::search;
use super::saved::Keep;
use super::setup::MouseOwner;
use super::share::{Copied, Exported};
use crate::base::article::Article;
use crate::base::cancel::Generation;
use crate::corpus::Corpus;
use crate::corpus::build::Known;

/// A wish.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Starts a job; one of its kind that runs is cancelled.
    Start(Generation, Job),
    /// Keeps changes of marks for the next run.
    KeepMarks(Vec<(MarkKey, Change)>),
    /// Keeps what the reader set up in passing for the next run.
    KeepHabits(Vec<Keep>),
    /// Keeps corrections for the next run.
    KeepCorrections(Vec<Amendment>),
    /// Puts something into the clipboard; what became of it is told.
    Copy(Copied),
    /// Gives a link of the web to the browser; what became of it is told.
    Open(String),
    /// Writes a file that was not there; what became of it is told.
    Export(Exported),
    /// Takes the mouse, or leaves it to the terminal.
    Mouse(MouseOwner),
    /// Stops until the shell continues the program.
    Suspend,
    /// Draws the whole screen anew.
    Redraw,
    /// Ends the program.
    Quit,
}

/// Work that must not keep the screen waiting.
#[derive(Clone, Debug)]
pub enum Job {
    /// Read the files that the program was started with.
    Load,
    /// See whether these files have changed since they were read.
    Look,
    /// Seek and link the meetings of articles; what is known of them is not sought again.
    Build(Known, Vec<Arc<Article>>),
    /// Find the articles that a query means.
    Filter(Arc<Corpus>, Question),
    /// Find what may stand at a byte of a query.
    Complete(Arc<Corpus>, Question, usize),
    /// Count the articles that each of these queries leaves.
    Count(Arc<Corpus>, Question, Vec<String>),
    /// Set a page that is too long to be set at once.
    Set(Setting),
    /// Search the text of an article.
    Search(search::Question),
}
