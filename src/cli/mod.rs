//! Floor 9: arguments to options, and the commands that need no screen. Results go to standard
//! output, everything else to standard error; exit codes are 0 (fine), 1 (something was lost) and
//! 2 (wrong usage).

mod args;
mod explain;
mod gather;
mod manual;
mod meetings;
mod output;
mod script;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clap::{CommandFactory, Parser};

use self::args::{Args, Command};
use self::output::print;
pub use self::output::report;
use crate::config::{Settings, SettingsError};
use crate::corpus::load::Input;
use crate::term;
use crate::term::replay::{Shown, Stage, steps, text_of};
use crate::ui::svg::svg;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done.
    Fine,
    /// Something could not be read or written; the rest was done.
    Lost,
    /// The arguments make no sense, or there is no terminal to draw on.
    Misused,
}

impl Outcome {
    /// This, or where it was fine, the other.
    fn or(self, other: Self) -> Self {
        if self == Self::Fine { other } else { self }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::Lost => Self::from(1),
            Outcome::Misused => Self::from(2),
        }
    }
}

/// Runs the program with its arguments, the first of which is its name.
///
/// # Errors
///
/// Where the command itself cannot run: no language data, no terminal, no output.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> anyhow::Result<Outcome> {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    if args.licenses {
        return print(include_str!("../../LICENSE"));
    }
    match args.command {
        None => match &args.replay.keys {
            Some(keys) => replay(&args, keys),
            None => interactive(&args),
        },
        Some(Command::Extract(args)) => script::extract(&inputs(&args.paths), args.corrections),
        Some(Command::Meetings(args)) => meetings::meetings(&args),
        Some(Command::Events(args)) => script::events(&inputs(&args.paths), args.corrections),
        Some(Command::Explain { paths }) => explain::explain(&inputs(&paths)),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "vestnik", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
        Some(Command::Man) => print(&manual::page(&Args::command())?),
    }
}

/// Help and version are wanted and go to standard output; everything else is misuse.
fn usage(error: &clap::Error) -> anyhow::Result<Outcome> {
    let text = error.render().to_string();
    if error.use_stderr() {
        report(text.trim_end());
        return Ok(Outcome::Misused);
    }
    print(&text)
}

fn interactive(args: &Args) -> anyhow::Result<Outcome> {
    let inputs = articles(&args.paths);
    // Mistakes in settings are told before a screen is opened that would hide them.
    let settings = match Settings::for_user(&args.reader.wishes()) {
        Ok(settings) => settings,
        Err(mistakes) => return Ok(misused(&mistakes)),
    };
    for fault in &settings.corrections.1 {
        report(fault);
    }
    // With `-` the articles come from standard input, and keys from the terminal itself.
    let keys = inputs.contains(&Input::Stdin) || std::io::stdin().is_terminal();
    if !keys || !std::io::stdout().is_terminal() {
        report("vestnik: the reader needs a terminal; in scripts use `vestnik extract PATH...`");
        return Ok(Outcome::Misused);
    }
    let notes = term::run(inputs, settings)?;
    for note in &notes {
        report(&note.to_string());
    }
    Ok(if notes.iter().any(|note| note.lost) { Outcome::Lost } else { Outcome::Fine })
}

/// Presses the keys of a list and writes the screens.
#[expect(clippy::disallowed_methods, reason = "the list of keys is a file that the user names")]
fn replay(args: &Args, keys: &Path) -> anyhow::Result<Outcome> {
    let name = keys.display().to_string();
    let list = std::fs::read_to_string(keys).with_context(|| name.clone())?;
    let steps = match steps(&name, &list) {
        Ok(steps) => steps,
        Err(mistakes) => {
            for mistake in &mistakes {
                report(&mistake.to_string());
            }
            return Ok(Outcome::Misused);
        }
    };
    let settings = match Settings::for_replay(&args.reader.wishes()) {
        Ok(settings) => settings,
        Err(mistakes) => return Ok(misused(&mistakes)),
    };
    let stage = Stage { size: args.replay.size, today: args.replay.today };
    let shown = term::replay::replay(articles(&args.paths), settings, &steps, stage)?;
    match &args.replay.pictures {
        Some(folder) => pictures(folder, &shown),
        None => print(&text_of(&shown)),
    }
}

/// Writes the screens that have a name as pictures.
#[expect(clippy::disallowed_methods, reason = "the user names the folder")]
fn pictures(folder: &Path, shown: &[Shown]) -> anyhow::Result<Outcome> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for screen in shown {
        if let Shown::Screen(Some(name), screen) = screen {
            let file = folder.join(format!("{name}.svg"));
            std::fs::write(&file, svg(screen)).with_context(|| file.display().to_string())?;
        }
    }
    Ok(Outcome::Fine)
}

fn misused(mistakes: &SettingsError) -> Outcome {
    report(&mistakes.to_string());
    Outcome::Misused
}

/// What the reader reads: the built-in collection where nothing is named.
fn articles(paths: &[OsString]) -> Vec<Input> {
    if paths.is_empty() { vec![Input::Sample] } else { inputs(paths) }
}

fn inputs(paths: &[OsString]) -> Vec<Input> {
    paths.iter().map(|path| if path == "-" { Input::Stdin } else { Input::Path(path.into()) }).collect()
}
