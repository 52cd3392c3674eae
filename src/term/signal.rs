//! Everything that reaches the loop from outside, as one closed enum, and the threads that listen.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::Sender;
use crossterm::event::{self, Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::keys::key_of;
use crate::app::action::{Gesture, Mouse, News, Report};
use crate::app::keys::Key;
use crate::app::overlay::notice::Notice;

/// Something from outside.
#[derive(Clone, Debug)]
pub(super) enum Signal {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// The terminal has another size.
    Resize(Size),
    /// News of a job.
    Report(Report),
    /// What became of something that was asked of the world.
    Told(Notice),
    /// The terminal has the focus of the desktop again.
    Focus,
    /// Nothing came for a while after the beginning of a sequence of keys.
    Pause,
    /// Somebody asks to stop until further notice.
    Suspend,
    /// The program goes on after a stop that it was not asked about.
    Continue,
    /// Somebody asks to end.
    Terminate,
}

impl Signal {
    /// Whether it tells only how far the work has come.
    pub(super) fn is_progress(&self) -> bool {
        let Self::Report(Report { news, .. }) = self else { return false };
        matches!(news, News::Found(_) | News::Loaded(_) | News::Built(_) | News::AllLoaded | News::Glue(_))
    }
}

/// Starts the threads that listen to the terminal and to the system.
pub(super) fn listen(sender: Sender<Signal>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP])?;
    let system = sender.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            let signal = match number {
                SIGCONT => Signal::Continue,
                SIGTSTP => Signal::Suspend,
                _ => Signal::Terminate,
            };
            if system.send(signal).is_err() {
                return;
            }
        }
    })?;
    thread::Builder::new().name("input".to_owned()).spawn(move || read_terminal(&sender))?;
    Ok(())
}

/// Reads the terminal until nobody listens; a terminal that is gone ends the program.
fn read_terminal(sender: &Sender<Signal>) {
    loop {
        let signal = match event::read() {
            Ok(event) => signal_of(event),
            Err(_) => Some(Signal::Terminate),
        };
        let ended = matches!(signal, Some(Signal::Terminate));
        if let Some(signal) = signal
            && sender.send(signal).is_err()
        {
            return;
        }
        if ended {
            return;
        }
    }
}

fn signal_of(event: Event) -> Option<Signal> {
    match event {
        Event::Key(key) => key_of(key).map(Signal::Key),
        Event::Paste(text) => Some(Signal::Paste(text)),
        Event::Mouse(mouse) => mouse_of(mouse).map(Signal::Mouse),
        Event::Resize(width, height) => Some(Signal::Resize(Size { width, height })),
        Event::FocusGained => Some(Signal::Focus),
        Event::FocusLost => None,
    }
}

fn mouse_of(event: MouseEvent) -> Option<Mouse> {
    let gesture = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Gesture::Click,
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
        MouseEventKind::ScrollDown => Gesture::WheelDown(1),
        MouseEventKind::ScrollUp => Gesture::WheelUp(1),
        _ => return None,
    };
    Some(Mouse { gesture, column: event.column, row: event.row })
}

/// The same signals with runs of the wheel and of resizing joined, so that a flood is one step.
pub(super) fn coalesced(batch: Vec<Signal>) -> Vec<Signal> {
    let mut joined: Vec<Signal> = Vec::with_capacity(batch.len());
    for signal in batch {
        match (joined.last_mut(), signal) {
            (Some(Signal::Resize(last)), Signal::Resize(size)) => *last = size,
            (Some(Signal::Mouse(last)), Signal::Mouse(mouse)) => match turned_on(last.gesture, mouse.gesture) {
                Some(gesture) => *last = Mouse { gesture, ..mouse },
                None => joined.push(Signal::Mouse(mouse)),
            },
            (_, signal) => joined.push(signal),
        }
    }
    joined
}

fn turned_on(first: Gesture, second: Gesture) -> Option<Gesture> {
    match (first, second) {
        (Gesture::Drag, Gesture::Drag) => Some(Gesture::Drag),
        (Gesture::WheelDown(one), Gesture::WheelDown(other)) => Some(Gesture::WheelDown(one.saturating_add(other))),
        (Gesture::WheelUp(one), Gesture::WheelUp(other)) => Some(Gesture::WheelUp(one.saturating_add(other))),
        _ => None,
    }
}

/// Two clicks on one cell within this time are a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// Tells double clicks from single ones.
#[derive(Debug, Default)]
pub(super) struct Clicks {
    last: Option<(u16, u16, Instant)>,
}

impl Clicks {
    /// The gesture, made a double click where it is the second of two.
    pub(super) fn judge(&mut self, mouse: Mouse, now: Instant) -> Mouse {
        if mouse.gesture != Gesture::Click {
            return mouse;
        }
        let second = self.last.take().is_some_and(|(column, row, then)| {
            (column, row) == (mouse.column, mouse.row) && now.duration_since(then) <= DOUBLE
        });
        if second {
            return Mouse { gesture: Gesture::DoubleClick, ..mouse };
        }
        self.last = Some((mouse.column, mouse.row, now));
        mouse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wheel(gesture: Gesture) -> Signal {
        Signal::Mouse(Mouse { gesture, column: 1, row: 1 })
    }

    #[test]
    fn a_flood_of_the_wheel_is_one_step() {
        let flood = vec![wheel(Gesture::WheelDown(1)); 1000];
        let joined = coalesced(flood);
        assert!(matches!(joined.as_slice(), [Signal::Mouse(Mouse { gesture: Gesture::WheelDown(1000), .. })]));
        let back = coalesced(vec![wheel(Gesture::WheelDown(1)), wheel(Gesture::WheelUp(1))]);
        assert_eq!(back.len(), 2);
    }

    #[test]
    fn only_the_last_size_of_a_storm_counts() {
        let sizes = (1..50).map(|n| Signal::Resize(Size { width: n, height: n })).collect();
        assert!(matches!(coalesced(sizes).as_slice(), [Signal::Resize(Size { width: 49, .. })]));
    }

    #[test]
    fn two_quick_clicks_on_one_cell_are_a_double_click() {
        let (mut clicks, now) = (Clicks::default(), Instant::now());
        let click = Mouse { gesture: Gesture::Click, column: 3, row: 4 };
        assert_eq!(clicks.judge(click, now).gesture, Gesture::Click);
        assert_eq!(clicks.judge(click, now + DOUBLE).gesture, Gesture::DoubleClick);
        assert_eq!(clicks.judge(click, now + DOUBLE).gesture, Gesture::Click, "the third begins anew");
    }
}
