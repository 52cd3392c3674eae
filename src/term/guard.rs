//! The terminal taken and given back: on every way out (quit, error, panic, stop) it is left as it
//! was found. Giving back twice does no harm.

use std::io::{self, Write, stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    EnableMouseCapture,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};

use crate::app::setup::MouseOwner;

/// Holds the terminal; when it goes, the terminal is given back.
#[derive(Debug)]
pub(super) struct Guard {
    mouse: MouseOwner,
    taken: Arc<AtomicBool>,
}

impl Guard {
    /// Takes the terminal, and sees to it that a panic gives it back before it speaks.
    pub(super) fn enter(mouse: MouseOwner) -> io::Result<Self> {
        let guard = Self { mouse, taken: Arc::new(AtomicBool::new(false)) };
        guard.hook();
        guard.take()?;
        Ok(guard)
    }

    /// Takes the terminal, also where it is taken already.
    pub(super) fn take(&self) -> io::Result<()> {
        self.taken.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        let mut out = stdout();
        queue!(out, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange)?;
        if self.mouse == MouseOwner::Program {
            queue!(out, EnableMouseCapture)?;
        }
        out.flush()
    }

    /// Takes the mouse, or leaves it to the terminal; so it stays after a stop.
    pub(super) fn give_mouse(&mut self, owner: MouseOwner) -> io::Result<()> {
        self.mouse = owner;
        match owner {
            MouseOwner::Program => execute!(stdout(), EnableMouseCapture),
            MouseOwner::Terminal => execute!(stdout(), DisableMouseCapture),
        }
    }

    /// Gives the terminal back.
    pub(super) fn give_back(&self) {
        give_back(&self.taken);
    }

    /// A panic of the thread that draws ends the program. Jobs report theirs, and must neither give
    /// the terminal back nor write over the screen.
    fn hook(&self) {
        let (taken, drawing) = (Arc::clone(&self.taken), std::thread::current().id());
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().id() == drawing {
                give_back(&taken);
                before(panic);
            }
        }));
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.give_back();
    }
}

fn give_back(taken: &AtomicBool) {
    if taken.swap(false, Ordering::SeqCst) {
        // Where the terminal is gone there is nobody to tell.
        let mut out = stdout();
        let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste, DisableFocusChange);
        let _ = execute!(out, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}
