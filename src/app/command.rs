//! The table of what a key may be bound to: stable names for the configuration, groups for the help
//! screen, and where each makes sense. Only names; what a command does lives with the state that it
//! changes, and its wording in the strings under its name.

/// A heading of the help screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Within a list or a text.
    Moving,
    /// From pane to pane.
    Panes,
    /// From place to place: meetings, reports, related events, back and forward.
    Going,
    /// Filtering and searching.
    Finding,
    /// What the user notes about an article or a meeting, and undoing it.
    Marking,
    /// Overlays and what a pane shows.
    Views,
    /// Out of the program: browser, clipboard, files.
    Sharing,
    /// Editing the line of a prompt.
    Editing,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups in the order of the help screen: first what nobody guesses.
    pub const ALL: [Self; 9] = [
        Self::Going,
        Self::Finding,
        Self::Views,
        Self::Sharing,
        Self::Marking,
        Self::Panes,
        Self::Moving,
        Self::Editing,
        Self::Program,
    ];

    /// Its name in the strings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Moving => "moving",
            Self::Panes => "panes",
            Self::Going => "going",
            Self::Finding => "finding",
            Self::Marking => "marking",
            Self::Views => "views",
            Self::Sharing => "sharing",
            Self::Editing => "editing",
            Self::Program => "program",
        }
    }
}

/// Where a command makes sense; binding it elsewhere is a mistake in the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In every layer.
    Anywhere,
    /// Where a line is edited.
    Prompt,
    /// In the calendar.
    Calendar,
    /// In the calendar and where meetings stand in order of time.
    Timeline,
    /// Among the people and in the calendar.
    Collection,
    /// Among the saved queries.
    Queries,
}

macro_rules! commands {
    ($($(#[$doc:meta])+ $command:ident = $name:literal, $group:ident, $scope:ident;)+) => {
        /// Something that a key, the palette or a click may ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command { $($(#[$doc])+ $command,)+ }

        impl Command {
            /// All commands, by group.
            pub const ALL: &'static [Self] = &[$(Self::$command,)+];

            /// Its stable name: in the configuration, in the strings, in the palette.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$command => $name,)+ }
            }

            /// The heading it stands under.
            #[must_use]
            pub fn group(self) -> Group {
                match self { $(Self::$command => Group::$group,)+ }
            }

            /// Where it makes sense.
            #[must_use]
            pub fn scope(self) -> Scope {
                match self { $(Self::$command => Scope::$scope,)+ }
            }
        }
    };
}

commands! {
    /// One row or line down.
    Down = "down", Moving, Anywhere;
    /// One row or line up.
    Up = "up", Moving, Anywhere;
    /// To the first row or line.
    Top = "top", Moving, Anywhere;
    /// To the last row or line.
    Bottom = "bottom", Moving, Anywhere;
    /// Half a page down.
    HalfPageDown = "half-page-down", Moving, Anywhere;
    /// Half a page up.
    HalfPageUp = "half-page-up", Moving, Anywhere;
    /// A page down.
    PageDown = "page-down", Moving, Anywhere;
    /// A page up.
    PageUp = "page-up", Moving, Anywhere;
    /// A page down, and at the end of an article to the next unread one.
    ReadOn = "read-on", Moving, Anywhere;
    /// The day before.
    PreviousDay = "previous-day", Moving, Calendar;
    /// The day after.
    NextDay = "next-day", Moving, Calendar;
    /// The same day a week earlier.
    PreviousWeek = "previous-week", Moving, Calendar;
    /// The same day a week later.
    NextWeek = "next-week", Moving, Calendar;
    /// The same day a month earlier.
    PreviousMonth = "previous-month", Moving, Calendar;
    /// The same day a month later.
    NextMonth = "next-month", Moving, Calendar;
    /// To today.
    Today = "today", Moving, Timeline;

    /// To the next pane.
    NextPane = "next-pane", Panes, Anywhere;
    /// To the previous pane.
    PreviousPane = "previous-pane", Panes, Anywhere;
    /// To the pane on the left.
    PaneLeft = "pane-left", Panes, Anywhere;
    /// To the pane on the right.
    PaneRight = "pane-right", Panes, Anywhere;
    /// This pane alone on the screen, or all again.
    ZoomPane = "zoom-pane", Panes, Anywhere;
    /// This pane wider.
    WidenPane = "widen-pane", Panes, Anywhere;
    /// This pane narrower.
    NarrowPane = "narrow-pane", Panes, Anywhere;

    /// Open what is selected: an article, a meeting's evidence, a report, a person.
    Open = "open", Going, Anywhere;
    /// Back to the place before.
    Back = "back", Going, Anywhere;
    /// Forward again.
    Forward = "forward", Going, Anywhere;
    /// The next article, from any pane.
    NextArticle = "next-article", Going, Anywhere;
    /// The previous article, from any pane.
    PreviousArticle = "previous-article", Going, Anywhere;
    /// The next meeting in the text.
    NextMeeting = "next-meeting", Going, Anywhere;
    /// The previous meeting in the text.
    PreviousMeeting = "previous-meeting", Going, Anywhere;
    /// The next report of the same event, in another article.
    NextReport = "next-report", Going, Anywhere;
    /// The previous report of the same event.
    PreviousReport = "previous-report", Going, Anywhere;
    /// Related events of the selected meeting.
    Related = "related", Going, Anywhere;

    /// Filter the list in focus, or search the text in the reader.
    Filter = "filter", Finding, Anywhere;
    /// Clear the filter or search, close what lies on top.
    Clear = "clear", Finding, Anywhere;
    /// The next match.
    NextMatch = "next-match", Finding, Anywhere;
    /// The previous match.
    PreviousMatch = "previous-match", Finding, Anywhere;
    /// Best match first, or by date again.
    SwitchOrder = "switch-order", Finding, Anywhere;
    /// Filter by what is under the cursor: a person, a day.
    FilterByThis = "filter-by-this", Finding, Collection;
    /// The saved queries.
    Queries = "queries", Finding, Anywhere;
    /// Save the query in force under a name.
    SaveQuery = "save-query", Finding, Anywhere;
    /// Take the saved query under the cursor away.
    DeleteQuery = "delete-query", Finding, Queries;
    /// Search for exactly what was typed, or with spellings and layouts assumed again.
    SearchAsTyped = "search-as-typed", Finding, Anywhere;

    /// Read or unread.
    MarkRead = "mark-read", Marking, Anywhere;
    /// Read, all articles listed.
    MarkAllRead = "mark-all-read", Marking, Anywhere;
    /// Star, or take the star away.
    MarkStar = "mark-star", Marking, Anywhere;
    /// Correct the selected meeting.
    Correct = "correct", Marking, Anywhere;
    /// What was taken for a meeting is none.
    NotAMeeting = "not-a-meeting", Marking, Anywhere;
    /// Correct its date.
    CorrectDate = "correct-date", Marking, Anywhere;
    /// Correct its place.
    CorrectPlace = "correct-place", Marking, Anywhere;
    /// Correct whether it happened.
    CorrectStatus = "correct-status", Marking, Anywhere;
    /// Add one who takes part.
    AddParticipant = "add-participant", Marking, Anywhere;
    /// Take one out who does not take part.
    RemoveParticipant = "remove-participant", Marking, Anywhere;
    /// The same event as another meeting.
    SameMeeting = "same-meeting", Marking, Anywhere;
    /// Not the same event as the other reports.
    SplitReport = "split-report", Marking, Anywhere;
    /// Bring back what was said to be no meeting in this article.
    RestoreMeetings = "restore-meetings", Marking, Anywhere;
    /// Take the corrections of the selected meeting back.
    Uncorrect = "uncorrect", Marking, Anywhere;
    /// Undo the last change.
    Undo = "undo", Marking, Anywhere;
    /// Do it again.
    Redo = "redo", Marking, Anywhere;

    /// The calendar.
    Calendar = "calendar", Views, Anywhere;
    /// The people.
    People = "people", Views, Anywhere;
    /// Who meets whom, as a matrix.
    Matrix = "matrix", Views, Anywhere;
    /// Meetings of this article, or of all.
    AllMeetings = "all-meetings", Views, Anywhere;
    /// Mentions in the text told apart, or not.
    SwitchMentions = "switch-mentions", Views, Anywhere;
    /// People told apart, or not.
    SwitchPeople = "switch-people", Views, Anywhere;
    /// States and places told apart, or not.
    SwitchPlaces = "switch-places", Views, Anywhere;
    /// Organisations and groups told apart, or not.
    SwitchBodies = "switch-bodies", Views, Anywhere;
    /// Phrases of time told apart, or not.
    SwitchTimes = "switch-times", Views, Anywhere;
    /// The keys that apply here.
    Help = "help", Views, Anywhere;
    /// Every command by name.
    Palette = "palette", Views, Anywhere;

    /// Open the article's link in a browser.
    OpenLink = "open-link", Sharing, Anywhere;
    /// Copy the article's link.
    CopyLink = "copy-link", Sharing, Anywhere;
    /// Copy a citation of the article.
    CopyCitation = "copy-citation", Sharing, Anywhere;
    /// Copy the sentence that states the selected meeting.
    CopySentence = "copy-sentence", Sharing, Anywhere;
    /// Copy the selected meeting as a line of text.
    CopyMeeting = "copy-meeting", Sharing, Anywhere;
    /// Keep the meetings shown as Markdown.
    ExportMarkdown = "export-markdown", Sharing, Anywhere;
    /// Keep the meetings shown as CSV.
    ExportCsv = "export-csv", Sharing, Anywhere;
    /// Keep the meetings shown as a calendar.
    ExportCalendar = "export-calendar", Sharing, Anywhere;

    /// Take the line as it is.
    Accept = "accept", Editing, Prompt;
    /// Complete the word before the cursor.
    Complete = "complete", Editing, Prompt;
    /// The completion before.
    CompleteBack = "complete-back", Editing, Prompt;
    /// The line typed before this one.
    OlderLine = "older-line", Editing, Prompt;
    /// The line typed after this one.
    NewerLine = "newer-line", Editing, Prompt;
    /// One letter left.
    CursorLeft = "cursor-left", Editing, Prompt;
    /// One letter right.
    CursorRight = "cursor-right", Editing, Prompt;
    /// One word left.
    WordLeft = "word-left", Editing, Prompt;
    /// One word right.
    WordRight = "word-right", Editing, Prompt;
    /// To the start of the line.
    LineStart = "line-start", Editing, Prompt;
    /// To the end of the line.
    LineEnd = "line-end", Editing, Prompt;
    /// Delete the letter before the cursor.
    DeleteLeft = "delete-left", Editing, Prompt;
    /// Delete the letter under the cursor.
    DeleteRight = "delete-right", Editing, Prompt;
    /// Delete the word before the cursor.
    DeleteWordLeft = "delete-word-left", Editing, Prompt;
    /// Delete the word after the cursor.
    DeleteWordRight = "delete-word-right", Editing, Prompt;
    /// Delete everything before the cursor.
    DeleteToStart = "delete-to-start", Editing, Prompt;
    /// Delete everything after the cursor.
    DeleteToEnd = "delete-to-end", Editing, Prompt;

    /// Read the files anew.
    Reload = "reload", Program, Anywhere;
    /// Draw the screen anew.
    Redraw = "redraw", Program, Anywhere;
    /// Leave the mouse to the terminal, or take it again.
    SwitchMouse = "switch-mouse", Program, Anywhere;
    /// To the background.
    Suspend = "suspend", Program, Anywhere;
    /// Back out of where you are, and in the end quit.
    Quit = "quit", Program, Anywhere;
    /// Quit from anywhere.
    Exit = "exit", Program, Anywhere;
}

impl Command {
    /// The command of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_lead_back() {
        for &command in Command::ALL {
            let name = command.name();
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
            assert_eq!(Command::named(name), Some(command), "two commands are named {name}");
        }
        assert_eq!(Command::named("fly"), None);
    }

    #[test]
    fn commands_stand_by_group() {
        assert!(Command::ALL.iter().map(|c| c.group()).is_sorted());
        assert!(Group::ALL.iter().all(|&group| Command::ALL.iter().any(|c| c.group() == group)));
    }
}
