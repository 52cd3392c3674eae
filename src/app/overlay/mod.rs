//! What lies over the panes: at most one thing, which takes the keys until it is closed.

pub mod calendar;
pub mod correct;
pub mod day;
pub mod filter;
pub mod finder;
pub mod help;
pub mod notice;
pub mod palette;
pub mod people;
pub mod queries;
pub mod related;

use crate::app::layout::Size;

use calendar::CalendarView;
use correct::CorrectView;
use filter::Prompt;
use help::Help;
use palette::Palette;
use people::PeopleView;
use queries::QueryList;
use related::RelatedList;

/// The thing that lies over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// A line to type in: the filter of the list, or the search in the text.
    Prompt(Prompt),
    /// Other reports and related events of a meeting.
    Related(RelatedList),
    /// The people.
    People(Box<PeopleView>),
    /// The calendar.
    Calendar(Box<CalendarView>),
    /// The keys.
    Help(Help),
    /// Every command by name.
    Palette(Palette),
    /// The saved queries.
    Queries(QueryList),
    /// What can be corrected of a meeting.
    Correct(Box<CorrectView>),
}

impl Overlay {
    /// The prompt, where it is one.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        if let Self::Prompt(prompt) = self { Some(prompt) } else { None }
    }

    /// Brings scroll positions in order for a screen of this size.
    pub fn settle(&mut self, size: Size) {
        match self {
            // What is made from the collection is settled with it.
            Self::Prompt(_) | Self::People(_) | Self::Calendar(_) | Self::Queries(_) => {}
            Self::Related(list) => list.settle(size),
            Self::Help(help) => help.settle(size),
            Self::Palette(palette) => palette.settle(size),
            Self::Correct(view) => view.settle(size),
        }
    }
}
