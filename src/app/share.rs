//! What can be taken out of the program: a link, a citation, a sentence, a meeting, the meetings that
//! are shown. Only what it is; the clipboard, the browser and files are `term`'s.

use chrono::NaiveDate;

use super::command::Command;
use super::overlay::Overlay;
use super::overlay::notice::Notice;
use super::overlay::people::dossier::Dossier;
use super::pane::Focus;
use super::pane::meetings::{Scope, meetings_listed};
use super::state::State;
use crate::base::article::{Article, Published};
use crate::corpus::MeetingRef;
use crate::export::Row;
use crate::export::csv::{Dialect, csv};
use crate::export::ics::calendar;
use crate::export::markdown::markdown;

/// Something to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// A text as it is.
    Text(String),
    /// A meeting, which `ui` words.
    Meeting(MeetingRef),
}

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// For notes.
    Markdown,
    /// For tables.
    Csv,
    /// For calendars.
    Calendar,
}

impl ExportFormat {
    /// How names of its files end.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Calendar => "ics",
        }
    }
}

/// Whose meetings are taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of the article in the reader.
    Article,
    /// Those of all articles.
    All,
    /// Those that the filter leaves.
    Filtered,
    /// Those of one who takes part.
    Person(String),
    /// Those of a day, with those of its month without a day.
    Day(NaiveDate),
}

/// The meetings shown, as the text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// In which format.
    pub format: ExportFormat,
    /// Whose meetings.
    pub whose: Whose,
    /// How many meetings.
    pub meetings: usize,
    /// The text.
    pub text: String,
}

/// What a command of copying is about.
///
/// # Errors
///
/// There is nothing of the kind here.
pub fn copied(state: &State, command: Command) -> Result<Copied, Notice> {
    match command {
        Command::CopyLink => shared_article(state).and_then(link).map(|url| Copied::Text(url.to_owned())),
        Command::CopyCitation => shared_article(state).map(|article| Copied::Text(citation(article))),
        Command::CopySentence => sentence(state).map(Copied::Text).ok_or(Notice::NoMeetings),
        _ => state.selected_meeting().map(Copied::Meeting).ok_or(Notice::NoMeetings),
    }
}

/// The link of the article at hand, where it is one that a browser may be given.
///
/// # Errors
///
/// It has none, or one of another kind than http and https.
pub fn opened(state: &State) -> Result<String, Notice> {
    let url = link(shared_article(state)?)?;
    if is_web(url) { Ok(url.to_owned()) } else { Err(Notice::LinkRefused(url.to_owned())) }
}

/// Whether a link is one of the web, without anything that could be taken for more than a link.
#[must_use]
pub fn is_web(url: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let start = url.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| url.get(scheme.len()..).unwrap_or_default())
    });
    rest.is_some_and(|rest| {
        rest.starts_with(char::is_alphanumeric) && !url.contains(|c: char| c.is_control() || c.is_whitespace())
    })
}

/// The article under the cursor of the list, where that is in focus, else the one in the reader.
fn shared_article(state: &State) -> Result<&Article, Notice> {
    let listed = || state.listed().and_then(|at| state.corpus.entry(at));
    let read = || state.reading().map(|(_, entry)| entry);
    let entry = if state.panes.focus == Focus::Articles { listed() } else { read() };
    entry.map(|entry| &*entry.article).ok_or(Notice::NothingToCopy)
}

fn link(article: &Article) -> Result<&str, Notice> {
    article.url.as_deref().filter(|url| !url.is_empty()).ok_or(Notice::NoLink)
}

/// "Н. Берг. Саммит в Осло // Хроника. 03.01.2026. https://..."
fn citation(article: &Article) -> String {
    let day = article.published.map(Published::day).map(|day| day.format("%d.%m.%Y").to_string());
    let author = article.author.as_deref().map(|author| format!("{}. ", author.trim_end_matches('.')));
    let source = article.source.as_deref().map(|source| format!(" // {source}"));
    let title = article.title.trim_end_matches('.');
    let mut citation = format!("{}{title}{}.", author.unwrap_or_default(), source.unwrap_or_default());
    for more in day.into_iter().map(|day| format!(" {day}.")).chain(article.url.iter().map(|url| format!(" {url}"))) {
        citation.push_str(&more);
    }
    citation
}

/// The sentences that state the selected meeting, on one line.
fn sentence(state: &State) -> Option<String> {
    let at = state.meeting_in_text().or_else(|| state.selected_meeting())?;
    let text = &state.corpus.entry(at.article)?.article.text;
    Some(state.corpus.meeting(at)?.quoted(text)).filter(|sentence| !sentence.is_empty())
}

/// The meetings that are seen: those of the dossier, of the day one is in, of the cards where one reads or
/// is among them; all that are listed where the list has the keys, or the people or the months lie over it.
fn shown(state: &State) -> Vec<MeetingRef> {
    match whose(state) {
        Whose::Article => state.panes.meetings.cards.iter().map(|card| card.meeting).collect(),
        Whose::All | Whose::Filtered => meetings_listed(&state.corpus, state.filter.listing(state.today)),
        Whose::Person(_) => match &state.overlay {
            Some(Overlay::People(view)) => view.dossier.as_ref().map(Dossier::listed).unwrap_or_default(),
            _ => Vec::new(),
        },
        Whose::Day(_) => match &state.overlay {
            Some(Overlay::Calendar(view)) => view.rows().iter().map(|mark| mark.shown.meeting).collect(),
            _ => Vec::new(),
        },
    }
}

/// Whose meetings an export takes now.
#[must_use]
pub fn whose(state: &State) -> Whose {
    let all = if state.filter.is_on() { Whose::Filtered } else { Whose::All };
    match &state.overlay {
        Some(Overlay::People(view)) => view.dossier.as_ref().map_or(all, |open| Whose::Person(open.name.clone())),
        Some(Overlay::Calendar(view)) if view.row.is_some() => Whose::Day(view.day),
        Some(Overlay::Calendar(_)) => all,
        _ if state.panes.focus == Focus::Articles || state.panes.meetings.scope == Scope::All => all,
        _ => Whose::Article,
    }
}

/// How many meetings an export takes now.
#[must_use]
pub fn count(state: &State) -> usize {
    shown(state).len()
}

/// The meetings that are shown, as a file.
///
/// # Errors
///
/// None is shown.
pub fn exported(state: &State, format: ExportFormat) -> Result<Exported, Notice> {
    let corpus = &state.corpus;
    let row = |at: MeetingRef| match corpus.event_of(at) {
        Some(event) => Row::of_event(corpus, event),
        None => Row::of_report(corpus, at),
    };
    let mut meetings = shown(state);
    // In order of time, what has no date last.
    meetings.sort_by_key(|at| {
        let date = corpus.event_of(*at).and_then(|event| event.date).map(|date| (date.start(), date.end()));
        (date.is_none(), date)
    });
    let rows: Vec<Row<'_>> = meetings.into_iter().filter_map(row).collect();
    if rows.is_empty() {
        return Err(Notice::NoMeetings);
    }
    let text = match format {
        ExportFormat::Markdown => markdown(&rows),
        // In memory the writer cannot fail.
        ExportFormat::Csv => csv(&rows, Dialect::default()).unwrap_or_default(),
        ExportFormat::Calendar => calendar(&rows).text,
    };
    Ok(Exported { format, whose: whose(state), meetings: rows.len(), text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_of_the_web_are_opened() {
        for url in ["https://a.example/x?y=1&z=2", "HTTP://a.example", "https://пример.рф/вести"] {
            assert!(is_web(url), "{url}");
        }
        for url in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://",
            "https:// a",
            "--help",
            "https://a\nb",
            "https://-x",
        ] {
            assert!(!is_web(url), "{url}");
        }
    }
}
