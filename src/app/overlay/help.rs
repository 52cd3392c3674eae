//! The keys that apply, from the live keymap, by group, and the signs of the screen. Lines are facts
//! that `ui` words.

use super::filter::Prompt;
use super::finder;
use crate::app::command::{Command, Group};
use crate::app::cursor::{self, Step};
use crate::app::input::Input;
use crate::app::keys::{Chord, Keymap, Layer};
use crate::app::layout::{self, Size};
use crate::app::setup::Names;
use crate::base::fold::fold;

/// One line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The heading of a group of commands.
    Group(Group),
    /// A command with its keys.
    Command(Command, Vec<Chord>),
    /// The heading of the signs.
    Legend,
    /// A sign, by number.
    Sign(usize),
    /// The heading of what a filter can ask.
    Syntax,
    /// An example of a query, by number.
    Query(usize),
    /// Space.
    Blank,
}

impl HelpLine {
    /// How many signs there are.
    pub const SIGNS: usize = 18;
    /// How many examples of queries there are.
    pub const QUERIES: usize = 14;
}

/// Whether one types in the search of the help, or moves in what it found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typing {
    /// One types.
    #[default]
    On,
    /// One moves.
    Off,
}

/// A search in the help.
#[derive(Clone, Debug, Default)]
pub struct HelpSearch {
    /// What is typed.
    pub input: Input,
    /// Whether one types.
    pub typing: Typing,
}

/// The help.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// The first line in sight.
    pub top: usize,
    /// The lines shown.
    pub lines: Vec<HelpLine>,
    /// The search, where there is one.
    pub search: Option<HelpSearch>,
    /// The prompt that it was opened over, which comes back after it.
    pub under: Option<Box<Prompt>>,
    all: Vec<HelpLine>,
}

impl Help {
    /// The help of a layer, with the commands that have a key there.
    #[must_use]
    pub fn of(keymap: &Keymap, layer: Layer) -> Self {
        let mut lines = Vec::new();
        for group in Group::ALL {
            let before = lines.len();
            for &command in Command::ALL.iter().filter(|&&command| command.group() == group) {
                let chords: Vec<Chord> = keymap.chords(layer.stack(), command).cloned().collect();
                if !chords.is_empty() {
                    lines.push(HelpLine::Command(command, chords));
                }
            }
            if lines.len() > before {
                lines.insert(before, HelpLine::Group(group));
                lines.push(HelpLine::Blank);
            }
        }
        let mut syntax = vec![HelpLine::Syntax];
        syntax.extend((0..HelpLine::QUERIES).map(HelpLine::Query));
        syntax.push(HelpLine::Blank);
        // Who types a query asks for its language first.
        let after = || lines.iter().position(|line| *line == HelpLine::Group(Group::Views)).unwrap_or(lines.len());
        let at = if layer == Layer::Prompt { 0 } else { after() };
        lines.splice(at..at, syntax);
        lines.push(HelpLine::Legend);
        lines.extend((0..HelpLine::SIGNS).map(HelpLine::Sign));
        Self { all: lines.clone(), lines, ..Self::default() }
    }

    /// Whether letters are typed into the search.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.typing == Typing::On)
    }

    /// Begins a search, or goes on with the one there is.
    pub fn begin_search(&mut self) {
        self.search.get_or_insert_default().typing = Typing::On;
    }

    /// Shows everything again.
    pub fn leave_search(&mut self) {
        self.search = None;
        self.lines.clone_from(&self.all);
        self.top = 0;
    }

    /// Shows the commands that are called as what is typed, or have a key that is written so, and the examples
    /// of queries that have it.
    pub fn seek(&mut self, names: &Names, queries: &[String]) {
        let query = self.search.as_ref().map(|search| search.input.text().trim().to_lowercase()).unwrap_or_default();
        self.top = 0;
        if query.is_empty() {
            self.lines.clone_from(&self.all);
            return;
        }
        let folded = fold(&query);
        let known = |line: &HelpLine| if let HelpLine::Command(command, _) = line { Some(*command) } else { None };
        let commands: Vec<Command> = self.all.iter().filter_map(known).collect();
        let found = finder::find(&query, &commands, names);
        let has_key = |chords: &[Chord]| chords.iter().any(|chord| chord.to_string().to_lowercase() == query);
        let is_found = |line: &&HelpLine| match line {
            HelpLine::Command(command, chords) => found.contains(command) || has_key(chords),
            HelpLine::Query(number) => queries.get(*number).is_some_and(|text| text.contains(&folded)),
            _ => false,
        };
        self.lines = self.all.iter().filter(is_found).cloned().collect();
    }

    /// Scrolls.
    pub fn step(&mut self, by: Step) {
        self.top = cursor::step(self.top, self.lines.len(), by);
    }

    /// Leaves no void below the last line.
    pub fn settle(&mut self, size: Size) {
        // Without a frame the line of the search takes the last one.
        let search = usize::from(self.search.is_some() && !layout::is_window_framed(size));
        self.top = cursor::clamp(self.top, window(size).saturating_sub(search), self.lines.len());
    }
}

/// Lines of the window in a screen of this size.
#[must_use]
pub fn window(size: Size) -> usize {
    layout::overlay_lines(size)
}
