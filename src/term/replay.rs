//! Replay: a list of keys pressed one after the other on a screen in memory. Nothing of the terminal
//! is touched and nothing is kept, and every job is done before the next key, so that the same list
//! gives the same screens everywhere: a report of a mistake that anyone can send.

use chrono::NaiveDate;
use crossbeam_channel::{Receiver, unbounded};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use thiserror::Error;

use super::jobs::Desk;
use super::signal::Signal;
use crate::app::keys::Key;
use crate::app::marks::Marks;
use crate::app::overlay::notice::Notice;
use crate::app::{Action, Effect, State, update};
use crate::base::width::width;
use crate::config::Settings;
use crate::corpus::load::Input;
use crate::ui::{self, Look};

/// One step of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key.
    Press(Key),
    /// Text typed letter by letter.
    Type(String),
    /// Text pasted.
    Paste(String),
    /// Another size of the screen.
    Resize(Size),
    /// A picture of the screen.
    Shot,
}

/// A mistake in a list of keys.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}: {message}")]
pub struct ScriptError {
    /// The file, as the user knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// The steps of a list: keys by name, and `type TEXT`, `paste TEXT`, `resize WxH` and `shot` on lines
/// of their own; a line that begins with `# ` is a remark.
///
/// # Errors
///
/// Every line that is none of these.
pub fn steps(file: &str, text: &str) -> Result<Vec<Step>, Vec<ScriptError>> {
    let (mut steps, mut mistakes) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        match steps_of(line) {
            Ok(found) => steps.extend(found),
            Err(message) => mistakes.push(ScriptError { file: file.to_owned(), line: number, message }),
        }
    }
    if mistakes.is_empty() { Ok(steps) } else { Err(mistakes) }
}

fn steps_of(line: &str) -> Result<Vec<Step>, String> {
    let line = line.trim();
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    match (word, rest.trim()) {
        ("" | "#", _) => Ok(Vec::new()),
        ("type", text) if !text.is_empty() => Ok(vec![Step::Type(text.to_owned())]),
        ("paste", text) if !text.is_empty() => Ok(vec![Step::Paste(text.to_owned())]),
        ("resize", size) => Ok(vec![Step::Resize(size_of(size)?)]),
        _ => line.split_whitespace().map(step_of).collect(),
    }
}

fn step_of(word: &str) -> Result<Step, String> {
    if word == "shot" {
        return Ok(Step::Shot);
    }
    word.parse().map(Step::Press).map_err(|error: crate::app::keys::KeyError| error.to_string())
}

/// The size that "120x36" is.
///
/// # Errors
///
/// It is none, or larger than any screen.
pub fn size_of(text: &str) -> Result<Size, String> {
    let number = |part: &str| part.trim().parse::<u16>().ok().filter(|n| (1..=500).contains(n));
    let size = text.split_once('x').and_then(|(width, height)| number(width).zip(number(height)));
    let (width, height) = size.ok_or_else(|| format!("no size: {text:?}; a size is 120x36, from 1x1 to 500x500"))?;
    Ok(Size { width, height })
}

/// Where a list is played.
#[derive(Clone, Copy, Debug)]
pub struct Stage {
    /// The size of the screen.
    pub size: Size,
    /// The day it is; the clock's where none is told.
    pub today: Option<NaiveDate>,
}

/// Plays a list with everything loaded, and gives the screens: one for each `shot`, and the last.
///
/// # Errors
///
/// The screen cannot be drawn.
pub fn replay(inputs: Vec<Input>, settings: Settings, steps: &[Step], place: Stage) -> anyhow::Result<String> {
    let (sender, signals) = unbounded();
    let today = place.today.unwrap_or_else(super::today);
    let mut state = State::new(settings.keymap, Marks::default(), place.size, today);
    state.setup = settings.setup;
    let mut player = Player {
        state,
        look: settings.look,
        desk: Desk::new(inputs, &sender),
        signals,
        shots: Vec::new(),
        pictures: 0,
    };
    let wishes = update::start(&mut player.state);
    player.perform(wishes);
    let mut shown = false;
    for step in steps {
        shown = *step == Step::Shot;
        if player.play(step)? == Flow::Ended {
            break;
        }
    }
    if !shown {
        player.shoot()?;
    }
    Ok(player.shots.join("\n"))
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
    shots: Vec<String>,
    pictures: usize,
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
            Step::Resize(size) => return Ok(self.act(Action::Resize(*size))),
            Step::Shot => self.shoot()?,
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
                    self.shots.push(format!("--- copied\n{text}\n"));
                    wishes.extend(update(&mut self.state, Action::Told(Notice::Copied(count))));
                }
                Effect::Export(exported) => self.shots.push(format!("--- exported\n{}", exported.text)),
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

    fn shoot(&mut self) -> anyhow::Result<()> {
        let Size { width, height } = self.state.viewport;
        let mut terminal = Terminal::new(TestBackend::new(width, height))?;
        terminal.draw(|frame| ui::draw(&self.state, &self.look, frame))?;
        self.pictures += 1;
        let number = self.pictures;
        self.shots.push(format!("--- {number}: {width}x{height}\n{}", text_of(terminal.backend().buffer())));
        Ok(())
    }
}

/// The cells as lines of text.
fn text_of(buffer: &Buffer) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_keys_and_a_few_words() {
        let list = "# first\nj j ctrl-d\n\ntype кто: Умеров \nresize 80x24\nshot\n: # ?\npaste a b\n";
        let found = steps("list", list).expect("no mistakes");
        let key = |name: &str| Step::Press(name.parse().expect("a key"));
        let size = Size { width: 80, height: 24 };
        assert_eq!(found.get(..3), Some(&[key("j"), key("j"), key("ctrl-d")][..]));
        assert_eq!(found.get(3..6), Some(&[Step::Type("кто: Умеров".to_owned()), Step::Resize(size), Step::Shot][..]));
        assert_eq!(found.get(6..), Some(&[key(":"), key("#"), key("?"), Step::Paste("a b".to_owned())][..]));
    }

    #[test]
    fn every_line_that_is_no_step_is_told() {
        let mistakes = steps("list", "j\nctrl-escc\nresize 0x5\nresize\n").expect_err("mistakes");
        let lines: Vec<usize> = mistakes.iter().map(|mistake| mistake.line).collect();
        assert_eq!(lines, [2, 3, 4]);
    }
}
