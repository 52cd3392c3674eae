//! Replay: a list of keys pressed one after the other on a screen in memory. Nothing of the terminal
//! is touched and nothing is kept, and every job is done before the next key, so that the same list
//! gives the same screens everywhere: a report of a mistake that anyone can send.

use chrono::NaiveDate;
use crossbeam_channel::{Receiver, unbounded};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::jobs::Desk;
pub use super::script::{ScriptError, Step, size_of, steps};
use super::signal::Signal;
use crate::app::keys::Key;
use crate::app::marks::Marks;
use crate::app::overlay::notice::Notice;
use crate::app::{Action, Effect, State, update};
use crate::base::width::width;
use crate::config::Settings;
use crate::corpus::load::Input;
use crate::ui::{self, Look};

/// Where a list is played.
#[derive(Clone, Copy, Debug)]
pub struct Stage {
    /// The size of the screen.
    pub size: Size,
    /// The day it is; the clock's where none is told.
    pub today: Option<NaiveDate>,
}

/// What a list showed.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A screen, with the name that it was given.
    Screen(Option<String>, Buffer),
    /// A text that was copied.
    Copied(String),
    /// A file that was written.
    Exported(String),
}

/// Plays a list with everything loaded, and gives what it showed: a screen for each `shot`, and the last.
///
/// # Errors
///
/// The screen cannot be drawn.
pub fn replay(inputs: Vec<Input>, settings: Settings, steps: &[Step], place: Stage) -> anyhow::Result<Vec<Shown>> {
    let (sender, signals) = unbounded();
    let today = place.today.unwrap_or_else(super::today);
    let mut state = State::new(settings.keymap, Marks::default(), place.size, today);
    state.setup = settings.setup;
    let mut player =
        Player { state, look: settings.look, desk: Desk::new(inputs, &sender), signals, shown: Vec::new() };
    let wishes = update::start(&mut player.state);
    player.perform(wishes);
    let mut shot = false;
    for step in steps {
        shot = matches!(step, Step::Shot(_));
        if player.play(step)? == Flow::Ended {
            break;
        }
    }
    if !shot {
        player.shoot(None)?;
    }
    Ok(player.shown)
}

/// What a list showed, as text.
#[must_use]
pub fn text_of(shown: &[Shown]) -> String {
    let mut number = 0;
    let told = shown.iter().map(|shown| match shown {
        Shown::Screen(name, screen) => {
            number += 1;
            let name = name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
            format!("--- {number}: {}x{}{name}\n{}", screen.area.width, screen.area.height, lines_of(screen))
        }
        Shown::Copied(text) => format!("--- copied\n{text}\n"),
        Shown::Exported(text) => format!("--- exported\n{text}"),
    });
    told.collect::<Vec<_>>().join("\n")
}

/// Whether the list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    On,
    Ended,
}

struct Player {
    state: State,
    look: Look,
    desk: Desk,
    signals: Receiver<Signal>,
    shown: Vec<Shown>,
}

impl Player {
    fn play(&mut self, step: &Step) -> anyhow::Result<Flow> {
        match step {
            Step::Press(key) => return Ok(self.act(Action::Press(*key))),
            Step::Type(text) => {
                for letter in text.chars() {
                    if self.act(Action::Press(Key::char(letter))) == Flow::Ended {
                        return Ok(Flow::Ended);
                    }
                }
            }
            Step::Paste(text) => return Ok(self.act(Action::Paste(text.clone()))),
            Step::Point(mouse) => return Ok(self.act(Action::Mouse(*mouse))),
            Step::Resize(size) => return Ok(self.act(Action::Resize(*size))),
            Step::Pause => return Ok(self.act(Action::Pause)),
            Step::Shot(name) => self.shoot(name.as_deref())?,
        }
        Ok(Flow::On)
    }

    fn act(&mut self, action: Action) -> Flow {
        let wishes = update(&mut self.state, action);
        self.perform(wishes)
    }

    /// Performs wishes and what follows from them. A desk answers where it is asked; the rest of the
    /// world is only said to have been asked.
    fn perform(&mut self, wishes: Vec<Effect>) -> Flow {
        let mut wishes = std::collections::VecDeque::from(wishes);
        while let Some(wish) = wishes.pop_front() {
            match wish {
                Effect::Start(generation, job) => self.desk.answer_now(generation, job),
                Effect::Quit => return Flow::Ended,
                Effect::Copy(copied) => {
                    let text = ui::share::text_of(&self.state, &self.look, &copied);
                    let count = text.chars().count();
                    self.shown.push(Shown::Copied(text));
                    wishes.extend(update(&mut self.state, Action::Told(Notice::Copied(count))));
                }
                Effect::Export(exported) => self.shown.push(Shown::Exported(exported.text)),
                _ => {}
            }
            while let Ok(signal) = self.signals.try_recv() {
                if let Signal::Report(report) = signal {
                    wishes.extend(update(&mut self.state, Action::Report(report)));
                }
            }
        }
        Flow::On
    }

    fn shoot(&mut self, name: Option<&str>) -> anyhow::Result<()> {
        let Size { width, height } = self.state.viewport;
        let mut terminal = Terminal::new(TestBackend::new(width, height))?;
        terminal.draw(|frame| ui::draw(&self.state, &self.look, frame))?;
        self.shown.push(Shown::Screen(name.map(str::to_owned), terminal.backend().buffer().clone()));
        Ok(())
    }
}

/// The cells as lines of text.
fn lines_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    let columns = usize::from(buffer.area.width).max(1);
    for row in buffer.content().chunks(columns) {
        let (mut line, mut covered) = (String::new(), 0);
        for cell in row {
            if covered == 0 {
                line.push_str(cell.symbol());
                covered = width(cell.symbol());
            }
            covered = covered.saturating_sub(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
