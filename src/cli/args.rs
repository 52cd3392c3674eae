//! What may be written on the command line. Words only; what they do is elsewhere.

use std::ffi::OsString;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

/// A reader of news that finds who meets whom, when, where, and whether it happened
///
/// Without PATH it opens a built-in collection of sample articles.
#[derive(Debug, Parser)]
#[command(name = "vestnik", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
#[command(after_help = "Exit codes: 0 fine, 1 something could not be read, 2 wrong usage")]
pub(super) struct Args {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<OsString>,

    /// Show the licences of the program and of its dictionary
    #[arg(long)]
    pub(super) licenses: bool,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The commands that need no screen.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write each article with its meetings as a line of JSON (contract vestnik/1)
    Extract {
        /// Files and folders to read; `-` is standard input
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<OsString>,
    },
    /// Write the events that the articles report, linked across articles, as a JSON array
    Events {
        /// Files and folders to read; `-` is standard input
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<OsString>,
    },
    /// Write what is found in each article, sentence by sentence, and by which rules
    Explain {
        /// Files and folders to read; `-` is standard input
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<OsString>,
    },
    /// Write the completion script of a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Write the manual page
    Man,
}
