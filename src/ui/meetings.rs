//! The cards of meetings.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::highlight;
use super::keys;
use super::row::Row;
use super::strings::fill;
use super::theme::Role;
use super::words::{CORRECTED, mention_role, outcome, status_role};
use super::{Focused, Scene, heading, start};
use crate::app::card::{self, Card, CardLine, Fold, INDENT, Print, Report, STEP, Tail};
use crate::app::command::Command;
use crate::app::layout::card_area;
use crate::app::pane::Focus;
use crate::app::pane::meetings::Scope;
use crate::app::pane::timeline::{Head, Tense};
use crate::app::state::Stage;
use crate::base::date::FuzzyDate;
use crate::base::span::Span;
use crate::base::width;
use crate::corpus::event::{Change, Claim, Dispute, Fact, Slot};
use crate::corpus::query::{Field, Matches, Part};

/// So many columns of a word, its ellipsis among them, still tell which it is.
const LEGIBLE: usize = 5;

/// Draws the pane.
pub(super) fn draw(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let focused = Focused::of(scene, Focus::Meetings);
    let pane = &scene.state.panes.meetings;
    let first = Rect { height: 1.min(area.height), ..area };
    let name = heading(scene, scene.strings().meetings_of(pane.scope), focused);
    let room = usize::from(area.width).saturating_sub(name.width() + 1);
    name.draw_with(scope(scene, room), first, buffer);
    let list = card_area(area);
    if pane.cards.is_empty() {
        empty(scene, list, buffer);
        return;
    }
    let in_sight = pane.in_sight(list.width, list.height);
    let dates = in_sight.iter().filter_map(|&(at, ..)| pane.cards.get(at));
    let column = dates.map(|card| width::width(&date(scene, card))).max().unwrap_or(0);
    for (at, fold, start) in in_sight {
        let Some(card) = pane.cards.get(at) else { continue };
        let room = usize::from(list.width);
        let drawing = Drawing { scene, card, fold, focused, room, column };
        let heads = pane.heads(at);
        let above = start - isize::try_from(heads.len()).unwrap_or(0);
        let lines = card::lines(card, room, fold);
        between(scene, heads, (above, list), buffer);
        if at + 1 == pane.cards.len() {
            let below = start + isize::try_from(lines.len()).unwrap_or(0);
            between(scene, pane.heads(at + 1), (below, list), buffer);
        }
        for (offset, line) in (start..).zip(lines) {
            let Ok(offset) = u16::try_from(offset) else { continue };
            if offset < list.height && line != CardLine::Blank {
                let area = Rect { y: list.y + offset, height: 1, ..list };
                drawing.row(line).draw(area, buffer);
            }
        }
    }
}

/// Whose meetings are shown, and how many of them where the filter hides some.
fn scope(scene: Scene<'_>, room: usize) -> Row {
    let (strings, pane) = (scene.strings(), &scene.state.panes.meetings);
    let mut row = Row::of(strings.scope(pane.scope), scene.style(Role::Quiet));
    if pane.hidden > 0 {
        let (shown, all) = (pane.cards.len(), pane.cards.len() + pane.hidden);
        let shown = fill(&strings.counts.of, &[&shown.to_string(), &all.to_string()]);
        if row.width() + width::width(&shown) + 4 > room {
            row = Row::default();
        }
        row.join(" · ", &shown, scene.style(Role::Notice));
    }
    row.add(" ", scene.style(Role::Text));
    row
}

/// The lines between cards: the date of those below, the border between past and future.
fn between(scene: Scene<'_>, heads: &[Head], (start, list): (isize, Rect), buffer: &mut Buffer) {
    let strings = scene.strings();
    for (line, head) in (start..).zip(heads) {
        let Ok(line) = u16::try_from(line) else { continue };
        if line >= list.height {
            break;
        }
        let area = Rect { y: list.y + line, height: 1, ..list };
        match head {
            Head::Blank => {}
            Head::Date(date, tense) => {
                let role = if *tense == Tense::Past { Role::Day } else { Role::Subheading };
                Row::of(&format!(" {}", strings.heading_date(*date, scene.state.today)), scene.style(role))
                    .draw(area, buffer);
            }
            Head::Today => {
                let today = strings.heading_day(Some(scene.state.today), scene.state.today);
                let mut row = Row::of(" ── ", scene.style(Role::Line));
                row.add(&today, scene.style(Role::Today)).add(" ", scene.style(Role::Line));
                let room = usize::from(list.width).saturating_sub(row.width() + 1);
                row.add(&"─".repeat(room), scene.style(Role::Line));
                row.draw(area, buffer);
            }
        }
    }
}

/// The date; in a timeline it is the heading, and only the time of day is left to say.
fn date(scene: Scene<'_>, card: &Card) -> String {
    let question = if card.disputed { "?" } else { "" };
    if scene.state.panes.meetings.scope == Scope::All {
        let time = card.date.and_then(FuzzyDate::time).map(|time| time.format("%H:%M").to_string());
        return [time.unwrap_or_default().as_str(), question].join(" ").trim().to_owned();
    }
    match card.date {
        Some(date) => scene.strings().date(date, scene.state.today) + if card.disputed { " ?" } else { "" },
        None => scene.strings().dates.unknown.clone(),
    }
}

/// A card with everything its lines need.
struct Drawing<'d> {
    scene: Scene<'d>,
    card: &'d Card,
    fold: Fold,
    focused: Focused,
    /// Columns of the pane.
    room: usize,
    /// Columns that dates take, so that places stand below each other.
    column: usize,
}

impl Drawing<'_> {
    fn row(&self, line: CardLine) -> Row {
        match line {
            CardLine::When => self.when(),
            CardLine::Kind => self.kind(),
            CardLine::Names { first, end, more } => self.names(first..end, more),
            CardLine::Reports => self.reports(),
            CardLine::Part { name, span } => self.part(name, span),
            CardLine::Report(at, tail) => {
                self.card.reports.get(at).map(|report| self.report(report, tail)).unwrap_or_default()
            }
            CardLine::Changes(at) => self.card.reports.get(at).map(|report| self.changes(report)).unwrap_or_default(),
            CardLine::Dispute(at, tail) => {
                self.card.disputes.get(at).map(|dispute| self.dispute(dispute, tail)).unwrap_or_default()
            }
            CardLine::Claims(at) => self.card.disputes.get(at).map(|dispute| self.claims(dispute)).unwrap_or_default(),
            CardLine::Sentence(at, claim) => {
                let dispute = self.card.disputes.get(at);
                dispute.and_then(|dispute| self.sentence(dispute.slot, dispute.claims.get(claim)?)).unwrap_or_default()
            }
            CardLine::Missing => self.missing(),
            CardLine::Corrected => self.corrected(),
            CardLine::Blank => Row::default(),
        }
    }

    /// The style of a value: marked where the filter asked for it and found it here.
    fn asked(&self, field: Field, style: Style) -> Style {
        let found = self.found().is_some_and(|matches| matches.fields.contains(&field));
        if found { style.patch(self.scene.style(Role::Match)) } else { style }
    }

    /// The answer of the filter, where this meeting is in it.
    fn found(&self) -> Option<&Matches> {
        let filter = &self.scene.state.filter;
        let matches = filter.matches.as_deref().filter(|_| filter.is_on())?;
        let listed = |report: &Report| matches.meetings.contains(&report.meeting);
        self.card.reports.iter().any(listed).then_some(matches)
    }

    /// A name, with what the filter found in it marked.
    fn named(&self, name: &str, part: Part, style: Style, row: &mut Row) {
        let asks_meetings = !self.scene.state.filter.matches.as_ref().is_none_or(|m| m.meetings.is_empty());
        let tells = !asks_meetings || self.found().is_some();
        let found = if tells { super::matches(self.scene, name, part) } else { Vec::new() };
        let layers: Vec<_> = found.into_iter().map(|span| (span, self.scene.style(Role::Match))).collect();
        highlight::pieces(row, name, Span::new(0, name.len()), style, &layers);
    }

    fn bar(&self) -> Row {
        let bar = if self.fold == Fold::Open { self.focused.bar() } else { " " };
        Row::of(bar, self.scene.style(Role::Bar))
    }

    fn indented(&self) -> Row {
        let mut row = self.bar();
        row.pad(INDENT - 1);
        row
    }

    fn when(&self) -> Row {
        let (scene, card) = (self.scene, self.card);
        let main = if self.fold == Fold::Open { self.focused.cursor() } else { Role::Text };
        let mut row = start(scene, (self.fold == Fold::Open).then_some(self.focused));
        let (sign, role) = outcome(card.outcome());
        let status = self.asked(Field::Status, scene.style(role));
        row.add(sign, status).add(" ", scene.style(Role::Text));
        let role = if card.date.is_some() { main } else { Role::Quiet };
        let day = self.asked(Field::When, scene.style(role));
        row.add(&date(scene, card), day).pad(3 + self.column + if self.column > 0 { 2 } else { 0 });
        match &card.place {
            Some(place) => self.named(place, Part::Where, scene.style(main), &mut row),
            None => {
                row.add(&scene.strings().card.no_place, scene.style(Role::Quiet));
            }
        }
        if !card.corrected.is_empty() {
            row.add(" ", scene.style(Role::Text)).add(CORRECTED, scene.style(Role::Notice));
        }
        row
    }

    fn kind(&self) -> Row {
        let (strings, quiet) = (self.scene.strings(), self.scene.style(Role::Quiet));
        let mut facts = Row::of(strings.kind(self.card.kind), self.asked(Field::Kind, self.scene.style(Role::Text)));
        let further = [
            (strings.format(self.card.format).unwrap_or_default(), Field::Format),
            (self.card.level.map_or("", |level| strings.level(level)), Field::Level),
        ];
        for (word, field) in further.into_iter().filter(|(word, _)| !word.is_empty()) {
            // A word of which no letters would be seen is left out, with the point before it.
            if facts.width() + 3 + width::width(word).min(LEGIBLE) + INDENT - 1 > self.room {
                break;
            }
            facts.add(" · ", quiet).add(word, self.asked(field, quiet));
        }
        let mut row = self.indented();
        row.append(facts);
        row
    }

    fn names(&self, which: std::ops::Range<usize>, more: usize) -> Row {
        let quiet = self.scene.style(Role::Quiet);
        let mut row = self.indented();
        let last = self.card.names.len();
        let end = which.end;
        for (at, name) in self.card.names.iter().enumerate().skip(which.start).take(which.len()) {
            let text = if self.fold == Fold::Open { &name.full } else { &name.short };
            let style = self.scene.style_in_list(mention_role(name.kind));
            self.named(text, Part::Who, style, &mut row);
            if name.remote {
                row.add("↗", quiet);
            }
            if at + 1 < end {
                row.add(", ", quiet);
            } else if more > 0 {
                let more = fill(&self.scene.strings().counts.more, &[&more.to_string()]);
                row.add(", ", quiet).add(&more, quiet);
            } else if end < last {
                row.add(",", quiet);
            }
        }
        row
    }

    /// A part of a name that is longer than a line.
    fn part(&self, at: usize, span: Span) -> Row {
        let mut row = self.indented();
        let Some(name) = self.card.names.get(at) else { return row };
        let style = self.scene.style_in_list(mention_role(name.kind));
        if span.start() > 0 {
            row.add(" ", style);
        }
        self.named(span.of(&name.full), Part::Who, style, &mut row);
        if span.end() == name.full.len() {
            let quiet = self.scene.style(Role::Quiet);
            row.add(if name.remote { "↗" } else { "" }, quiet);
            row.add(if at + 1 < self.card.names.len() { "," } else { "" }, quiet);
        }
        row
    }

    fn reports(&self) -> Row {
        let strings = self.scene.strings();
        let reports = strings.count(&strings.counts.reports, self.card.reports.len());
        let sources = strings.count(&strings.counts.sources, self.card.sources);
        let mut row = self.indented();
        row.add(&format!("{reports}, {sources}"), self.scene.style(Role::Quiet));
        row
    }

    /// One step in the life of the meeting: when it was told, what became of it, what changed.
    fn report(&self, report: &Report, tail: Tail) -> Row {
        let (scene, strings) = (self.scene, self.scene.strings());
        let quiet = scene.style(Role::Quiet);
        let here = scene.state.reading().is_some_and(|(article, _)| article == report.meeting.article);
        let mut row = self.indented();
        row.add(if here { "▸" } else { " " }, scene.style(Role::Bar));
        let day = report
            .published
            .map_or_else(|| strings.dates.undated.clone(), |day| strings.day_month(day, scene.state.today));
        row.add(&day, quiet).pad(STEP - 1).add(" ", quiet);
        row.add(strings.status(report.status), scene.style(status_role(report.status)));
        if tail == Tail::Here {
            self.told(report, &mut row);
        }
        row
    }

    /// What a report changed, on a line of its own.
    fn changes(&self, report: &Report) -> Row {
        let mut row = self.indented();
        row.pad(STEP);
        self.told(report, &mut row);
        row
    }

    /// What a report changed, after what stands in the row.
    fn told(&self, report: &Report, row: &mut Row) {
        let (scene, quiet) = (self.scene, self.scene.style(Role::Quiet));
        let start = row.width();
        for change in &report.changes {
            let Some(told) = self.change(report, *change) else { continue };
            // The arrow to a new date parts by itself, and the date needs the room.
            let gap = if matches!(change, Change::MovedTo(_)) { " " } else { ", " };
            row.add(if start == STEP && row.width() == start { "" } else { gap }, quiet);
            row.add(&told, scene.style(Role::Text));
        }
        if report.print == Print::Again {
            row.add(if start == STEP && row.width() == start { "" } else { ", " }, quiet);
            row.add(&scene.strings().card.reprint, quiet);
        }
    }

    /// What a report changed, unless its status says so already.
    fn change(&self, report: &Report, change: Change) -> Option<String> {
        let (strings, today) = (self.scene.strings(), self.scene.state.today);
        Some(match change {
            Change::DayKnown(date) => fill(&strings.card.date, &[&strings.date(date, today)]),
            Change::MovedTo(date) => {
                // Like the days of the reports before it, without its weekday; an hour is news and stays.
                let bare = date.as_day().filter(|_| !date.is_approximate() && date.time().is_none());
                let said = bare.map_or_else(|| strings.date(date, today), |day| strings.day_month(day, today));
                fill(&strings.card.moved, &[&said])
            }
            Change::PlaceKnown | Change::PlaceChanged => fill(&strings.card.place, &[report.place.as_deref()?]),
            Change::Denied => strings.card.denied.clone(),
            Change::Joined(count) => strings.count(&strings.counts.joined, count),
            Change::Announced
            | Change::Proposed
            | Change::Postponed
            | Change::Started
            | Change::Held
            | Change::Cancelled => return None,
        })
    }

    /// On what the reports disagree: "расходятся: Рига / Вильнюс".
    fn dispute(&self, dispute: &Dispute, tail: Tail) -> Row {
        let claims = if tail == Tail::Here { self.claimed(dispute) } else { String::new() };
        let mut row = self.indented();
        let told = fill(&self.scene.strings().card.dispute, &[&claims]);
        row.add(told.trim_end(), self.scene.style(Role::Notice));
        row
    }

    /// What each side of a dispute says, on a line of its own.
    fn claims(&self, dispute: &Dispute) -> Row {
        let mut row = self.indented();
        row.add(" ", self.scene.style(Role::Text)).add(&self.claimed(dispute), self.scene.style(Role::Notice));
        row
    }

    /// The values, each with how many reports give it where that tells the sides apart.
    fn claimed(&self, dispute: &Dispute) -> String {
        let one_each = dispute.claims.iter().all(|claim| claim.reports.len() == 1);
        let told = |claim: &Claim| match claim.reports.len() {
            _ if one_each => self.fact(&claim.fact),
            reports => format!("{} ({reports})", self.fact(&claim.fact)),
        };
        dispute.claims.iter().map(told).collect::<Vec<_>>().join(" / ")
    }

    /// The sentence of the first report that gives a value, cut around the words that do.
    fn sentence(&self, slot: Slot, claim: &Claim) -> Option<Row> {
        let report = self.card.reports.get(*claim.reports.first()?)?;
        let corpus = &self.scene.state.corpus;
        let (entry, meeting) = (corpus.entry(report.meeting.article)?, corpus.meeting(report.meeting)?);
        let words = match slot {
            Slot::Date => meeting.when.and_then(|when| when.span),
            Slot::Place => meeting.place.as_ref().map(|venue| venue.span),
            Slot::Format | Slot::Status => meeting.triggers.first().copied(),
        };
        let holds = |span: &&Span| words.is_none_or(|words| span.covers(words));
        let sentence = meeting.evidence.iter().find(holds).or_else(|| meeting.evidence.first())?;
        let text = sentence.of(&entry.article.text).replace('\n', " ");
        let from = |at: usize| at.saturating_sub(sentence.start()).min(text.len());
        let keep = words.map_or(Span::default(), |words| Span::new(from(words.start()), from(words.end())));
        let mut row = self.indented();
        row.add("  ", Style::default());
        let room = self.room.saturating_sub(row.width() + 1);
        row.add(&width::cut_around(&text, room, keep).show(&text), self.scene.style(Role::Quiet));
        Some(row)
    }

    fn fact(&self, fact: &Fact) -> String {
        let strings = self.scene.strings();
        match fact {
            Fact::Date(date) => strings.date(*date, self.scene.state.today),
            Fact::Place(name, _) => name.clone(),
            Fact::Format(format) => strings.format(*format).unwrap_or_default().to_owned(),
            Fact::Status(status) => strings.status(*status).to_owned(),
        }
    }

    /// What the reader corrected: "исправлено: дата, место".
    fn corrected(&self) -> Row {
        let strings = self.scene.strings();
        let parts: Vec<&str> = self.card.corrected.iter().map(|part| strings.part(*part)).collect();
        let mut row = self.indented();
        row.add(&fill(&strings.card.corrected, &[&parts.join(", ")]), self.scene.style(Role::Notice));
        row
    }

    fn missing(&self) -> Row {
        let mut row = self.indented();
        row.add(&self.scene.strings().card.missing, self.scene.style(Role::Notice));
        row
    }
}

/// An empty pane says why, and which key helps.
fn empty(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let (state, words) = (scene.state, &scene.strings().empty);
    let key = |command| keys::label(&state.keymap, state.layer(), command).unwrap_or_default();
    let [why, help] = match (state.status.stage, state.panes.meetings.scope) {
        _ if state.panes.articles.count() == 0 && state.panes.reading.article.is_none() => {
            super::why_nothing(scene, &words.no_meetings_filtered)
        }
        (Stage::Loading { .. } | Stage::Building { .. }, _) => [words.building.clone(), String::new()],
        (Stage::Ready, Scope::Article) => {
            [words.no_meetings.clone(), fill(&words.no_meetings_hint, &[&key(Command::AllMeetings)])]
        }
        (Stage::Ready, Scope::All) if state.filter.is_on() => {
            [words.no_meetings_filtered.clone(), fill(&words.refilter_hint, &[&key(Command::Filter)])]
        }
        (Stage::Ready, Scope::All) => [words.no_meetings_at_all.clone(), String::new()],
    };
    super::say(scene, &[&why, &help], area, buffer);
}
