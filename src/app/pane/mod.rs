//! The three panes. Each owns its cursor and scroll position and changes nothing of the others; what
//! crosses panes (open, jump) is in `go`.

pub mod articles;
pub mod meetings;
pub mod reading;
pub mod search;
pub mod shades;
pub mod timeline;

use super::layout::{Border, Widths, Zoom};
use super::overlay::calendar::CalendarView;
use super::overlay::people::PeopleView;
use articles::ArticlesPane;
use meetings::MeetingsPane;
use reading::ReadingPane;

/// Which pane takes the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The list of articles.
    #[default]
    Articles,
    /// The text.
    Reading,
    /// The cards of meetings.
    Meetings,
}

impl Focus {
    /// The pane to the right; the last has none.
    #[must_use]
    pub fn right(self) -> Self {
        match self {
            Self::Articles => Self::Reading,
            Self::Reading | Self::Meetings => Self::Meetings,
        }
    }

    /// The pane to the left; the first has none.
    #[must_use]
    pub fn left(self) -> Self {
        match self {
            Self::Articles | Self::Reading => Self::Articles,
            Self::Meetings => Self::Reading,
        }
    }

    /// The next pane, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        if self == Self::Meetings { Self::Articles } else { self.right() }
    }

    /// The pane before, round and round.
    #[must_use]
    pub fn previous(self) -> Self {
        if self == Self::Articles { Self::Meetings } else { self.left() }
    }
}

/// The panes with what is in focus.
#[derive(Clone, Debug, Default)]
pub struct Panes {
    /// Which pane takes the keys.
    pub focus: Focus,
    /// Whether it has the body alone.
    pub zoom: Zoom,
    /// How far the reader moved the borders.
    pub widths: Widths,
    /// The border that the mouse holds.
    pub dragged: Option<Border>,
    /// The list of articles.
    pub articles: ArticlesPane,
    /// The text.
    pub reading: ReadingPane,
    /// The cards of meetings.
    pub meetings: MeetingsPane,
    /// The people as they were when one jumped out of them, to go on there.
    pub people: Option<Box<PeopleView>>,
    /// The same of the calendar.
    pub calendar: Option<Box<CalendarView>>,
}
