//! What may be written on the command line. Words only; what they do is elsewhere.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use super::Outcome;
use super::output::report;
use crate::app::layout::Size;
use crate::app::setup::MouseOwner;
use crate::config::{self, InterfaceLanguage, Wishes};
use crate::corpus::correct::Corrections;
use crate::term::replay::size_of;
use crate::ui::theme::ThemeName;

/// A reader of news that finds who meets whom, when, where, and whether it happened
///
/// Without PATH it opens a built-in collection of sample articles.
#[derive(Debug, Parser)]
#[command(name = "vestnik", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
#[command(after_help = "Exit codes: 0 fine, 1 something could not be read, 2 wrong usage")]
pub(super) struct Args {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<OsString>,

    #[command(flatten)]
    pub(super) reader: ReaderArgs,

    #[command(flatten)]
    pub(super) replay: ReplayArgs,

    /// Show the licences of the program and of its dictionary
    #[arg(long)]
    pub(super) licenses: bool,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// How the reader looks and behaves; this goes before the files of settings.
#[derive(Debug, clap::Args)]
pub(super) struct ReaderArgs {
    /// The language of the interface
    #[arg(long = "lang", value_name = "LANGUAGE", value_parser = languages())]
    pub(super) language: Option<InterfaceLanguage>,

    /// The colours
    #[arg(long, value_name = "NAME", value_parser = themes())]
    pub(super) theme: Option<ThemeName>,

    /// Leave the mouse to the terminal, which selects text with it
    #[arg(long)]
    pub(super) no_mouse: bool,

    /// The folder of config.toml, keymap.toml and theme.toml, in place of the usual one
    #[arg(long, value_name = "DIR")]
    pub(super) config: Option<PathBuf>,
}

impl ReaderArgs {
    /// As wishes for the settings.
    pub(super) fn wishes(&self) -> Wishes {
        let mouse = self.no_mouse.then_some(MouseOwner::Terminal);
        Wishes { language: self.language, theme: self.theme, mouse, folder: self.config.clone() }
    }
}

/// Keys pressed without a terminal.
#[derive(Debug, clap::Args)]
pub(super) struct ReplayArgs {
    /// Press the keys of a list without a terminal and write the screens as text
    ///
    /// Keys stand by name, as in keymap.toml, with spaces or on lines of their own; `shot` writes the
    /// screen, `pause` waits until the menu of a begun sequence opens. On lines of their own stand `type
    /// TEXT`, `paste TEXT`, `resize WxH`, `shot NAME`, and the mouse by column and row from 1: `click X Y`,
    /// `double-click X Y`, `drag X Y X Y`, `wheel-down X Y [NOTCHES]`, `wheel-up`; `# ` begins a remark. The
    /// last screen is always written. Neither marks nor the usual settings are read, and nothing is kept.
    #[arg(long, value_name = "FILE")]
    pub(super) keys: Option<PathBuf>,

    /// The size of the screen for --keys
    #[arg(long, value_name = "WxH", default_value = "120x36", requires = "keys", value_parser = size_of)]
    pub(super) size: Size,

    /// Write the screens that `shot NAME` names as pictures NAME.svg into a folder, not as text
    #[arg(long, value_name = "DIR", requires = "keys", value_hint = ValueHint::DirPath)]
    pub(super) pictures: Option<PathBuf>,

    /// The day that it is for --keys, in place of today
    #[arg(long, value_name = "DATE", requires = "keys")]
    pub(super) today: Option<NaiveDate>,
}

fn languages() -> impl TypedValueParser<Value = InterfaceLanguage> {
    let language = |name: String| if name == "en" { InterfaceLanguage::En } else { InterfaceLanguage::Ru };
    PossibleValuesParser::new(["ru", "en"]).map(language)
}

fn themes() -> impl TypedValueParser<Value = ThemeName> {
    let theme = |name: String| ThemeName::named(&name).unwrap_or_default();
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::name)).map(theme)
}

/// What `meetings` is for.
const EXAMPLES: &str = "\
Examples:
  vestnik meetings articles --filter 'who:umerov status:planned'
  vestnik meetings articles --filter 'when:2026-01..2026-03 -where:paris' --reports
  vestnik meetings articles --format ics > meetings.ics";

/// The commands that need no screen.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write each article with its meetings as a line of JSON (contract vestnik/1)
    Extract(ReadArgs),
    /// List the meetings that the articles report, in order of date
    #[command(after_help = EXAMPLES)]
    Meetings(MeetingsArgs),
    /// Write the events that the articles report, linked across articles, as a JSON array
    ///
    /// What `extract` wrote is linked as the articles are: a file FILE.jsonl, and standard input that
    /// begins with `{` and names the contract (`"schema":"vestnik/1"`), are records; all else is articles.
    Events(ReadArgs),
    /// Write what is found in each article, sentence by sentence, and by which rules
    Explain {
        /// Files and folders to read; `-` is standard input
        #[arg(value_name = "PATH", required = true, value_hint = ValueHint::AnyPath)]
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

/// What is read, and how.
#[derive(Debug, clap::Args)]
pub(super) struct ReadArgs {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "PATH", required = true, value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<OsString>,

    #[command(flatten)]
    pub(super) corrections: CorrectionArgs,
}

/// Whether corrections are applied.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct CorrectionArgs {
    /// Tell meetings as they are read, without your corrections
    #[arg(long)]
    pub(super) no_corrections: bool,
}

impl CorrectionArgs {
    /// The user's corrections, where they are wanted; what is wrong with their file is told.
    pub(super) fn read(self) -> (Corrections, Outcome) {
        let (corrections, faults) = if self.no_corrections { Default::default() } else { config::corrections() };
        for fault in &faults {
            report(fault);
        }
        (corrections, if faults.is_empty() { Outcome::Fine } else { Outcome::Lost })
    }
}

/// What `meetings` is told.
#[derive(Debug, clap::Args)]
pub(super) struct MeetingsArgs {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "PATH", required = true, value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<OsString>,

    #[command(flatten)]
    pub(super) corrections: CorrectionArgs,

    /// List only what matches, in the language of the reader's filter; given twice, both must hold
    ///
    /// Fields ask about the meeting (who: where: when: status: format: kind: level:), words and
    /// source: published: lang: about the articles that report it. `-` or `!` in front excludes.
    #[arg(short, long, value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) filter: Vec<String>,

    /// How to write the list
    #[arg(short = 'o', long, value_enum, default_value_t)]
    pub(super) format: ListFormat,

    /// List each report of a meeting for itself, as its article tells it
    #[arg(long)]
    pub(super) reports: bool,

    /// What stands between the cells of CSV: one ASCII sign, or `tab` [default: ,]
    #[arg(long, value_name = "CHAR", value_parser = separator)]
    pub(super) separator: Option<u8>,

    /// Begin CSV with a byte order mark, so that Excel reads its letters
    #[arg(long)]
    pub(super) bom: bool,

    /// The day that `today` and `week` of the filter mean [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<NaiveDate>,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// Columns for the eye
    #[default]
    Table,
    /// An array of the objects of `events`; with --reports, of the meetings of `extract`
    Json,
    /// Comma-separated values
    Csv,
    /// A calendar (iCalendar); meetings without a day are left out and counted
    Ics,
    /// A list with the sentences and their sources
    Markdown,
}

fn separator(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        [byte] if byte.is_ascii_graphic() && !byte.is_ascii_alphanumeric() && *byte != b'"' => Ok(*byte),
        [b' ' | b'\t'] => Ok(text.bytes().next().unwrap_or(b'\t')),
        b"tab" | b"\\t" => Ok(b'\t'),
        _ => Err("expected one ASCII sign, such as `;`, or `tab`".to_owned()),
    }
}
