//! Floor 8: the terminal, threads, files and the clock. One loop takes signals, turns them into
//! actions, lets `app` update, performs what it asks for, and draws. It blocks until something
//! happens, so an idle program uses no processor.

mod corrections;
mod effects;
mod guard;
mod habits;
mod jobs;
mod keys;
mod marks;
pub mod replay;
mod script;
mod share;
mod signal;
mod store;

use std::io::{BufWriter, Stdout, stdout};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use crossbeam_channel::{Receiver, RecvTimeoutError, unbounded};
use crossterm::SynchronizedUpdate;
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::Size;

use crate::app::marks::Marks;
use crate::app::share::Copied;
use crate::app::state::Menu;
use crate::app::{Action, Effect, State, update};
use crate::config::Settings;
use crate::corpus::load::{Input, Note};
use crate::ui::{self, Look};
use effects::{Outcome, Performer};
use guard::Guard;
use jobs::Jobs;
use signal::{Clicks, Signal};
use store::Keeper;

/// The least time between two frames while signals flood.
const FRAME: Duration = Duration::from_millis(10);

/// The least time between two frames that show nothing but how far the work has come: what is seen first stands
/// still long enough to be read.
const PROGRESS: Duration = Duration::from_millis(100);

/// A frame goes to the terminal in one piece: standard output alone would cut it at every kilobyte.
const FRAME_BYTES: usize = 64 * 1024;

/// One who presses nothing for so long after the beginning of a sequence of keys hesitates.
const HESITATION: Duration = Duration::from_millis(500);

/// Runs the interactive program until the reader quits; what could not be read comes back.
///
/// # Errors
///
/// The terminal cannot be used.
pub fn run(inputs: Vec<Input>, settings: Settings) -> anyhow::Result<Vec<Note>> {
    // Without colours crossterm would also take attributes back; the theme has none then.
    crossterm::style::force_color_output(true);
    let (sender, signals) = unbounded();
    let guard = Guard::enter(settings.setup.mouse).context("cannot use the terminal")?;
    let screen = BufWriter::with_capacity(FRAME_BYTES, stdout());
    let terminal = Terminal::new(CrosstermBackend::new(screen)).context("cannot use the terminal")?;
    signal::listen(sender.clone()).context("cannot listen to the terminal")?;
    let (width, height) = crossterm::terminal::size().context("cannot tell the size of the terminal")?;
    let marks = settings.marks.as_deref().map(marks::kept).unwrap_or_default();
    let (corrections, faults) = settings.corrections;
    let marks = marks.with_corrections(corrections);
    let mut state = State::new(settings.keymap, marks, Size { width, height }, today());
    state.setup = settings.setup;
    state.status.faults = faults;
    state.recall(settings.habits.as_deref().map(habits::kept).unwrap_or_default());
    let performer = Performer {
        jobs: Jobs::start(inputs, &sender),
        marks: Keeper::start("marks", settings.marks, marks::lay),
        habits: Keeper::start("habits", settings.habits, habits::lay),
        corrections: corrections::keeper(settings.corrections_file, sender.clone()),
        guard,
        signals: sender,
    };
    let mut session = Session { terminal, state, look: settings.look, performer, clicks: Clicks::default() };
    let result = session.run(&signals);
    session.performer.marks.finish();
    session.performer.habits.finish();
    session.performer.corrections.finish();
    // The screen goes first, so that what is printed after it stays.
    session.performer.guard.give_back();
    result.map(|()| session.state.status.notes)
}

/// The marks that the reader left in a file, for commands without a screen.
#[must_use]
pub fn kept_marks(file: &Path) -> Marks {
    marks::seen(file)
}

/// The width of the terminal, where there is one.
#[must_use]
pub fn columns() -> Option<usize> {
    crossterm::terminal::size().ok().map(|(columns, _)| columns.into())
}

/// The day it is, where the user is.
#[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
#[must_use]
pub fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

/// Whether the loop goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    On,
    Ended,
}

struct Session {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    state: State,
    look: Look,
    performer: Performer,
    clicks: Clicks,
}

impl Session {
    fn run(&mut self, signals: &Receiver<Signal>) -> anyhow::Result<()> {
        let wishes = update::start(&mut self.state);
        for wish in wishes {
            self.performer.perform(wish)?;
        }
        self.draw()?;
        let mut drawn = Instant::now();
        while let Some(first) = self.next(signals) {
            // A key is answered at once, together with all that wait behind it, and so is anything else that
            // comes alone; in a flood of news, wheel or sizes frames keep their distance.
            let (mut flow, mut distance) = self.take(first, signals)?;
            while flow == Flow::On && drawn.elapsed() < distance {
                match signals.recv_timeout(distance.saturating_sub(drawn.elapsed())) {
                    Ok(signal) => {
                        let (next, nearer) = self.take(signal, signals)?;
                        (flow, distance) = (next, distance.min(nearer));
                    }
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return Ok(()),
                }
            }
            if flow == Flow::Ended {
                return Ok(());
            }
            self.draw()?;
            drawn = Instant::now();
        }
        Ok(())
    }

    /// Waits for a signal; where a sequence of keys was begun, not longer than one hesitates.
    fn next(&self, signals: &Receiver<Signal>) -> Option<Signal> {
        let status = &self.state.status;
        if status.pending.is_empty() || status.menu == Menu::Open {
            return signals.recv().ok();
        }
        match signals.recv_timeout(HESITATION) {
            Ok(signal) => Some(signal),
            Err(RecvTimeoutError::Timeout) => Some(Signal::Pause),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Takes the signal at hand and all that wait, for one frame at most; how far from the last frame the
    /// next one keeps for their sake.
    fn take(&mut self, first: Signal, signals: &Receiver<Signal>) -> anyhow::Result<(Flow, Duration)> {
        let since = Instant::now();
        let mut batch = vec![first];
        while since.elapsed() < FRAME
            && let Ok(next) = signals.try_recv()
        {
            batch.push(next);
        }
        // Progress is told to somebody who sees something already; whoever sees nothing waits for no frame.
        let progresses = !self.state.corpus.entries().is_empty() && batch.iter().all(Signal::is_progress);
        let distance = if batch.iter().any(|signal| matches!(signal, Signal::Key(_))) {
            Duration::ZERO
        } else if progresses {
            PROGRESS
        } else {
            FRAME
        };
        for signal in signal::coalesced(batch) {
            if self.hear(signal)? == Flow::Ended {
                return Ok((Flow::Ended, distance));
            }
        }
        Ok((Flow::On, distance))
    }

    fn hear(&mut self, signal: Signal) -> anyhow::Result<Flow> {
        let action = match signal {
            Signal::Key(key) => Action::Press(key),
            Signal::Paste(text) => Action::Paste(text),
            Signal::Mouse(mouse) => Action::Mouse(self.clicks.judge(mouse, Instant::now())),
            Signal::Resize(size) => Action::Resize(size),
            Signal::Report(report) => Action::Report(report),
            Signal::Pause => Action::Pause,
            Signal::Focus => Action::Focus,
            Signal::Told(notice) => Action::Told(notice),
            Signal::Suspend => Action::Command(crate::app::command::Command::Suspend),
            Signal::Terminate => Action::Command(crate::app::command::Command::Exit),
            Signal::Continue => return self.resume(),
        };
        for wish in update(&mut self.state, action) {
            let wish = self.worded(wish);
            match self.performer.perform(wish)? {
                Outcome::Done => {}
                Outcome::Redraw => self.repaint()?,
                Outcome::Resumed => return self.resume(),
                Outcome::Quit => return Ok(Flow::Ended),
            }
        }
        Ok(Flow::On)
    }

    /// What is copied, in words: performers know neither state nor words.
    fn worded(&self, wish: Effect) -> Effect {
        match wish {
            Effect::Copy(copied) => Effect::Copy(Copied::Text(ui::share::text_of(&self.state, &self.look, &copied))),
            wish => wish,
        }
    }

    /// After a stop the terminal may be anything: it is taken anew and drawn whole.
    fn resume(&mut self) -> anyhow::Result<Flow> {
        self.performer.guard.take()?;
        self.repaint()?;
        let (width, height) = crossterm::terminal::size()?;
        update(&mut self.state, Action::Resize(Size { width, height }));
        Ok(Flow::On)
    }

    /// Forgets what is on the screen, so that the next frame draws all of it. `Terminal::clear` would
    /// ask the terminal for its cursor, and the thread that reads the keys takes the answer.
    fn repaint(&mut self) -> anyhow::Result<()> {
        self.terminal.backend_mut().clear()?;
        self.terminal.swap_buffers();
        Ok(())
    }

    fn draw(&mut self) -> anyhow::Result<()> {
        let Self { terminal, state, look, .. } = self;
        stdout().sync_update(|_| terminal.draw(|frame| ui::draw(state, look, frame)).map(|_| ()))??;
        Ok(())
    }
}
