//! Out of the program: the clipboard, the browser, files. Programs are started by name with their
//! arguments, never by a shell, on a thread of their own; what became of it is told as a notice.

use std::io::{self, Write, stdout};
use std::process::{Command, Stdio};
use std::thread;

use crossbeam_channel::Sender;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use super::signal::Signal;
use crate::app::overlay::notice::Notice;
use crate::app::share::Exported;

/// Terminals drop longer ones whole: a text of so many bytes still goes.
const OSC52: usize = 74_000;

/// Puts a text into the clipboard: by the terminal, which also works from afar, and by a program of
/// the desktop where there is one, since the terminal does not say whether it did.
pub(super) fn copy(text: String, sender: &Sender<Signal>) {
    let count = text.chars().count();
    let sent = text.len() <= OSC52 && execute!(stdout(), CopyToClipboard::to_clipboard_from(&text)).is_ok();
    let otherwise = if sent { Notice::Sent(count) } else { Notice::NotCopied(format!("{} > {OSC52} B", text.len())) };
    tell_later(sender, move || {
        let done = clipboards().into_iter().any(|(program, arguments)| feed(program, arguments, &text).is_ok());
        if done { Notice::Copied(count) } else { otherwise }
    });
}

/// The programs that may put a text into the clipboard of this desktop.
fn clipboards() -> Vec<(&'static str, &'static [&'static str])> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut programs: Vec<(&'static str, &'static [&'static str])> = Vec::new();
    if cfg!(target_os = "macos") && !is_set("SSH_TTY") {
        programs.push(("pbcopy", &[]));
    }
    if is_set("WAYLAND_DISPLAY") {
        programs.push(("wl-copy", &[]));
    }
    if is_set("DISPLAY") {
        programs.push(("xclip", &["-selection", "clipboard"]));
        programs.push(("xsel", &["--clipboard", "--input"]));
    }
    programs
}

/// Starts a program and gives it a text to read.
fn feed(program: &str, arguments: &[&str], text: &str) -> io::Result<()> {
    let mut child = quiet(program).args(arguments).stdin(Stdio::piped()).spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    if child.wait()?.success() { Ok(()) } else { Err(io::ErrorKind::Other.into()) }
}

/// Gives a link to the browser. It was found to be one of the web before it came here.
pub(super) fn open(link: String, sender: &Sender<Signal>) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    tell_later(sender, move || match quiet(program).arg(&link).spawn() {
        Ok(mut child) => {
            // A browser may stay as long as it likes; only its start is waited for, on its own thread.
            let _ = thread::Builder::new().name("browser".to_owned()).spawn(move || child.wait());
            Notice::Opened
        }
        Err(error) => Notice::NotOpened(format!("{program}: {error}")),
    });
}

/// A program that neither reads the keys nor writes on the screen.
fn quiet(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Writes the meetings shown into a new file of the folder where the program was started.
pub(super) fn export(exported: Exported, sender: &Sender<Signal>) {
    tell_later(sender, move || match write_new(&exported) {
        Ok(name) => Notice::Exported(exported.meetings, exported.whose, name),
        Err(error) => Notice::NotExported(error.to_string()),
    });
}

/// How many names are tried for a file.
const NAMES: usize = 1000;

/// Writes under the first name that is free: no file is ever written over.
fn write_new(exported: &Exported) -> io::Result<String> {
    let extension = exported.format.extension();
    for number in 1..NAMES {
        let name = if number == 1 {
            format!("vestnik-meetings.{extension}")
        } else {
            format!("vestnik-meetings-{number}.{extension}")
        };
        match std::fs::File::options().write(true).create_new(true).open(&name) {
            Ok(mut file) => {
                file.write_all(exported.text.as_bytes())?;
                return Ok(name);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn tell_later(sender: &Sender<Signal>, work: impl FnOnce() -> Notice + Send + 'static) {
    let sender = sender.clone();
    let work = move || {
        let _ = sender.send(Signal::Told(work()));
    };
    // Where no thread can be had, nothing is copied, and nothing is said to be.
    let _ = thread::Builder::new().name("share".to_owned()).spawn(work);
}
