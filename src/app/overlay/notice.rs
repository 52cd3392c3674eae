//! What the footer says after a key: closed facts, worded by `ui`.

use crate::app::action::JobKind;
use crate::app::command::Command;
use crate::app::keys::Key;
use crate::app::marks::Change;
use crate::app::pane::articles::Order;
use crate::app::pane::meetings::Scope;
use crate::app::setup::MouseOwner;
use crate::app::share::Whose;
use crate::corpus::MeetingRef;
use crate::corpus::load::{Note, Place};

/// Something worth saying, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The key is bound to nothing here.
    Unbound(Key),
    /// A meeting was come to, and its card is not in sight.
    Meeting(MeetingRef),
    /// The article tells of no meeting.
    NoMeetings,
    /// No other article reports the selected meeting.
    OnlyReport,
    /// Going round: the last report comes before the first.
    LastReport,
    /// Going round: the first report comes after the last.
    FirstReport,
    /// Nothing is related to the selected meeting.
    NothingRelated,
    /// Going round: the first meeting or match comes after the last.
    FromStart,
    /// Going round: the last meeting or match comes before the first.
    FromEnd,
    /// The search found nothing.
    NotFound,
    /// There is nowhere to go back to.
    NoWayBack,
    /// There is nowhere to go forward to.
    NoWayForward,
    /// The day has no meeting, nor its month one without a day.
    NothingOnDay,
    /// No later day has a meeting.
    NoLaterDay,
    /// No earlier day has a meeting.
    NoEarlierDay,
    /// There is no query to save.
    NothingToSave,
    /// The files were read anew, and so many articles are new.
    Reloaded(usize),
    /// All articles listed are read.
    NothingUnread,
    /// The ends of the list of articles.
    LastArticle,
    /// The ends of the list of articles.
    FirstArticle,
    /// A mark was changed.
    Marked(Change),
    /// Something was changed.
    Done(Did),
    /// A change was taken back: this was done to that end.
    Undone(Did),
    /// A change was made again.
    Redone(Did),
    /// A meeting was corrected.
    Corrected,
    /// A corrected report stands elsewhere now.
    Regrouped {
        /// So many reports of its former event it has left.
        left: usize,
        /// So many it has joined.
        joined: usize,
        /// The latest of those.
        with: Option<MeetingRef>,
    },
    /// No meeting is selected, or there is nothing to choose from.
    NothingToCorrect,
    /// The corrections could not be written.
    CorrectionsNotKept(String),
    /// The file of corrections has mistakes: how many, and the first.
    CorrectionFaults(usize, String),
    /// Nothing to take back.
    NothingToUndo,
    /// Nothing to make again.
    NothingToRedo,
    /// The list has another order.
    Ordered(Order),
    /// What this command names is told apart in the text, or not any more.
    Shaded(Command, Shown),
    /// The meetings are of other articles.
    Scoped(Scope),
    /// Not everything could be read, or not without a doubt.
    Noted {
        /// Files that are lost.
        files: usize,
        /// Folders that are lost.
        folders: usize,
        /// Files and folders that were read with a doubt.
        doubts: usize,
    },
    /// The command is known, and not made yet.
    NotYet,
    /// So many characters are in the clipboard.
    Copied(usize),
    /// So many characters were given to the terminal, which does not say what it did with them.
    Sent(usize),
    /// Nothing was copied.
    NotCopied(String),
    /// There is nothing to copy.
    NothingToCopy,
    /// The article has no link.
    NoLink,
    /// The browser was given the link.
    Opened,
    /// The link is of a kind that is not opened.
    LinkRefused(String),
    /// The browser could not be started.
    NotOpened(String),
    /// So many meetings were kept in a file: whose, and in which.
    Exported(usize, Whose, String),
    /// The file could not be written.
    NotExported(String),
    /// Who has the mouse now.
    Mouse(MouseOwner),
    /// A job broke off.
    Failed(JobKind, String),
}

/// Whether something is shown now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// What a change did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    /// It marked the article of this title.
    Mark(Change, String),
    /// It marked so many articles.
    Marks(Change, usize),
    /// It corrected a meeting.
    Correction,
    /// It saved the query of this name.
    Saved(String),
    /// It took the saved query of this name away.
    Dropped(String),
}

impl Notice {
    /// What all notes of the loader come to.
    #[must_use]
    pub fn noted(notes: &[Note]) -> Self {
        let lost = |place| notes.iter().filter(|note| note.lost && note.place == place).count();
        let doubts = notes.iter().filter(|note| !note.lost).count();
        Self::Noted { files: lost(Place::File), folders: lost(Place::Folder), doubts }
    }
}
