//! Everything that can happen to the state: a key, a command, text, the mouse, a new size, a report
//! from a job. What a key may name is only a [`Command`].

use std::sync::Arc;

use super::command::Command;
use super::keys::Key;
use super::overlay::filter::Answer;
use super::overlay::notice::Notice;
use super::page::Page;
use crate::app::layout::Size;
use crate::base::article::Article;
use crate::base::cancel::Generation;
use crate::base::id::ArticleId;
use crate::base::width::Glue;
use crate::corpus::Corpus;
use crate::corpus::load::Note;
use crate::corpus::query::{Completion, Found};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// A key was pressed; the keymap says what it means here.
    Press(Key),
    /// A command, whatever asked for it.
    Command(Command),
    /// Text pasted.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// Another size of the screen.
    Resize(Size),
    /// Nothing was pressed for a while after the beginning of a sequence of keys.
    Pause,
    /// The terminal has the focus of the desktop again.
    Focus,
    /// News of a job.
    Report(Report),
    /// What became of something that was asked of the world.
    Told(Notice),
}

/// What the mouse did, and on which cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub gesture: Gesture,
    /// Column, from 0.
    pub column: u16,
    /// Row, from 0.
    pub row: u16,
}

/// What the mouse can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// One click of the main button.
    Click,
    /// The second of two quick clicks.
    DoubleClick,
    /// The pointer moved with the button held.
    Drag,
    /// The button was let go.
    Release,
    /// So many notches of the wheel towards the user.
    WheelDown(u16),
    /// So many notches of the wheel away from the user.
    WheelUp(u16),
}

/// The kinds of jobs; of each kind one runs, and the newest request replaces one that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JobKind {
    /// Reading files.
    Load,
    /// Seeing whether files have changed.
    Look,
    /// Seeking meetings, linking them.
    Build,
    /// Filtering.
    Filter,
    /// Completing a query.
    Complete,
    /// Counting what queries leave.
    Count,
    /// Setting a page.
    Set,
    /// Searching a text.
    Search,
}

/// News of a job.
#[derive(Clone, Debug)]
pub struct Report {
    /// The request it answers.
    pub generation: Generation,
    /// What it tells.
    pub news: News,
}

/// What a job tells.
#[derive(Clone, Debug)]
pub enum News {
    /// The language is there: its words that hold together at the end of a line.
    Glue(Arc<Glue>),
    /// So many files are known.
    Found(usize),
    /// Articles were read.
    Loaded(Vec<Arc<Article>>),
    /// Something could not be read.
    Noted(Note),
    /// All files are read.
    AllLoaded,
    /// Files have changed since they were read.
    Changed,
    /// Meetings of so many articles have been sought.
    Built(usize),
    /// Meetings are found and linked.
    Corpus(Arc<Corpus>),
    /// The filter's result.
    Filtered(Answer),
    /// What may stand in the query as it was.
    Completed(String, Completion),
    /// How many articles each query leaves.
    Counted(Vec<usize>),
    /// The page of an article in lines of so many columns.
    Set(ArticleId, u16, Arc<Page>),
    /// Where the text has what is searched.
    Searched(Found),
    /// A job broke off.
    Failed(JobKind, String),
}
