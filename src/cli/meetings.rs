//! `meetings`: a list of what the articles report, filtered, in the format asked for.

use std::io::IsTerminal;
use std::sync::Arc;

use super::Outcome;
use super::args::{ListFormat, MeetingsArgs};
use super::gather;
use super::output::{print, report};
use crate::app::marks::Mark;
use crate::base::cancel::CancelToken;
use crate::base::id::EventId;
use crate::corpus::build::{Known, build_on};
use crate::corpus::query::{Ask, Assume, Assumption, Index, Marked, Order, Query};
use crate::corpus::{Corpus, MeetingRef};
use crate::export::csv::{Dialect, Opening, csv};
use crate::export::ics::calendar;
use crate::export::markdown::markdown;
use crate::export::table::table;
use crate::export::{Row, event, json, record, row};
use crate::lang::Language;
use crate::{config, term};

/// What is listed.
enum List {
    Events(Vec<EventId>),
    Reports(Vec<MeetingRef>),
}

/// Writes the meetings of the articles that the filter holds for, in order of date.
pub(super) fn meetings(args: &MeetingsArgs) -> anyhow::Result<Outcome> {
    if args.format != ListFormat::Csv && (args.separator.is_some() || args.bom) {
        report("vestnik: --separator and --bom are for --format csv");
        return Ok(Outcome::Misused);
    }
    let language = Language::load("ru")?;
    let typed = args.filter.join(" ");
    let query = Query::parse(&typed, &language.lexicon.query);
    if !query.problems.is_empty() {
        for problem in &query.problems {
            report(&format!("vestnik: --filter: {}", problem.fault));
        }
        return Ok(Outcome::Misused);
    }
    let Some(inputs) = gather::articles_alone(&super::inputs(&args.paths)) else { return Ok(Outcome::Misused) };
    let cancel = CancelToken::default();
    let gathered = gather::articles(&inputs, &language);
    let (corrections, corrected) = args.corrections.read();
    let known = Known { corrections: Arc::new(corrections), ..Known::default() };
    let corpus = build_on(&known, gathered.articles, &language, &cancel, &|_| {}).unwrap_or_default();
    let kept = config::marks_file().map(|file| term::kept_marks(&file)).unwrap_or_default();
    let marks: Vec<Marked> = corpus.entries().iter().map(|entry| marked(kept.of(&entry.article))).collect();
    let ask = Ask {
        language: &language,
        today: args.today.unwrap_or_else(term::today),
        marks: &|row| marks.get(row).copied().unwrap_or_default(),
        order: Order::Corpus,
        assume: Assume::Freely,
        cancel: &cancel,
    };
    let (list, assumptions) = list(args, &corpus, &query, &ask);
    for assumption in assumptions {
        report(&format!("vestnik: --filter: {} taken as {}", assumption.typed, assumption.used));
    }
    let outcome = print(&written(args, &corpus, &list)?)?;
    Ok(if gathered.lost { Outcome::Lost } else { outcome.or(corrected) })
}

fn marked(mark: Mark) -> Marked {
    Marked { read: mark.read, starred: mark.starred }
}

fn list(args: &MeetingsArgs, corpus: &Corpus, query: &Query, ask: &Ask<'_>) -> (List, Vec<Assumption>) {
    let index = Index::build(corpus, ask.language);
    if args.reports {
        let Some(mut listing) = index.reports(query, ask) else { return (List::Reports(Vec::new()), Vec::new()) };
        row::sort_by_date(corpus, &mut listing.found);
        (List::Reports(listing.found), listing.assumptions)
    } else {
        let Some(listing) = index.events(corpus, query, ask) else { return (List::Events(Vec::new()), Vec::new()) };
        (List::Events(listing.found), listing.assumptions)
    }
}

fn written(args: &MeetingsArgs, corpus: &Corpus, list: &List) -> anyhow::Result<String> {
    let rows = || match list {
        List::Events(events) => Row::of_events(corpus, events),
        List::Reports(reports) => Row::of_reports(corpus, reports),
    };
    Ok(match args.format {
        ListFormat::Table => table(&rows(), columns()),
        ListFormat::Json => records(corpus, list)?,
        ListFormat::Csv => {
            let opening = if args.bom { Opening::Marked } else { Opening::Plain };
            let separator = args.separator.unwrap_or(Dialect::default().separator);
            csv(&rows(), Dialect { separator, opening })?
        }
        ListFormat::Ics => {
            let calendar = calendar(&rows());
            if calendar.left_out > 0 {
                report(&format!("vestnik: without a day, so not in the calendar: {}", calendar.left_out));
            }
            calendar.text
        }
        ListFormat::Markdown => markdown(&rows()),
    })
}

/// The same objects as `events` writes, or the meetings of `extract` with article and event.
fn records(corpus: &Corpus, list: &List) -> serde_json::Result<String> {
    match list {
        List::Events(events) => {
            let events = events.iter().filter_map(|&id| corpus.event(id));
            json::array(&events.map(|event| event::event_of_corpus(event, corpus)).collect::<Vec<_>>())
        }
        List::Reports(reports) => {
            let reports = reports.iter().filter_map(|&at| record::report_of_corpus(corpus, at));
            json::array(&reports.collect::<Vec<_>>())
        }
    }
}

/// The width of the screen, where the table goes to one.
fn columns() -> Option<usize> {
    if std::io::stdout().is_terminal() { term::columns() } else { None }
}
