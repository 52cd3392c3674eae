//! The layers of the keymap: the same key may mean one thing in a list and another in a prompt.

/// One layer. A key is looked up in the layers that are active, the innermost first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Everywhere but in prompts.
    #[default]
    Global,
    /// The articles pane.
    Articles,
    /// The reader.
    Reader,
    /// The meetings pane.
    Meetings,
    /// Any overlay.
    Overlay,
    /// Related events and reports.
    Related,
    /// The calendar.
    Calendar,
    /// The people.
    People,
    /// The saved queries.
    Queries,
    /// What can be corrected of a meeting.
    Correct,
    /// A line being edited: filter, search, palette.
    Prompt,
}

impl Layer {
    /// All layers.
    pub const ALL: [Self; 11] = [
        Self::Global,
        Self::Articles,
        Self::Reader,
        Self::Meetings,
        Self::Overlay,
        Self::Related,
        Self::Calendar,
        Self::People,
        Self::Queries,
        Self::Correct,
        Self::Prompt,
    ];

    /// Its name in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Articles => "articles",
            Self::Reader => "reader",
            Self::Meetings => "meetings",
            Self::Overlay => "overlay",
            Self::Related => "related",
            Self::Calendar => "calendar",
            Self::People => "people",
            Self::Queries => "queries",
            Self::Correct => "correct",
            Self::Prompt => "prompt",
        }
    }

    /// The layer of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layer| layer.name() == name)
    }

    /// The layers that are active where this one is the innermost: a prompt hears nothing but its
    /// own keys, since letters are text there.
    #[must_use]
    pub fn stack(self) -> &'static [Self] {
        match self {
            Self::Global => &[Self::Global],
            Self::Articles => &[Self::Articles, Self::Global],
            Self::Reader => &[Self::Reader, Self::Global],
            Self::Meetings => &[Self::Meetings, Self::Global],
            Self::Overlay => &[Self::Overlay, Self::Global],
            Self::Related => &[Self::Related, Self::Overlay, Self::Global],
            Self::Calendar => &[Self::Calendar, Self::Overlay, Self::Global],
            Self::People => &[Self::People, Self::Overlay, Self::Global],
            Self::Queries => &[Self::Queries, Self::Overlay, Self::Global],
            Self::Correct => &[Self::Correct, Self::Overlay, Self::Global],
            Self::Prompt => &[Self::Prompt],
        }
    }
}
