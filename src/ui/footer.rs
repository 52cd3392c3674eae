//! The footer: a notice or the keys that apply here on the left, the trail of places on the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Scene;
use super::hints;
use super::keys;
use super::row::Row;
use super::theme::Role;
use super::trail;
use super::words;
use crate::app::card::Card;
use crate::app::command::Command;
use crate::app::overlay::notice::Notice;
use crate::app::share;
use crate::corpus::MeetingRef;

/// From so many columns the trail has room of its own; on fewer it takes what the keys leave.
const ROOMY: u16 = 100;

/// Draws the footer.
pub(super) fn draw(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width);
    let left = match &scene.state.status.notice {
        Some(notice) => said(scene, notice),
        None if !scene.state.status.pending.is_empty() => pending(scene),
        None => offered(scene).unwrap_or_else(|| {
            let kept = if area.width >= ROOMY { trail::least(scene).width() } else { 0 };
            hints::fitting(scene, room.saturating_sub(kept))
        }),
    };
    let trail = trail::fitting(scene, room.saturating_sub(left.width() + 3));
    let right = if trail.width() > 0 { trail } else { hints::beside_meeting(scene).unwrap_or_default() };
    left.draw_with(right, area, buffer);
}

fn said(scene: Scene<'_>, notice: &Notice) -> Row {
    let role = if matches!(
        notice,
        Notice::Failed(..)
            | Notice::Noted { .. }
            | Notice::NotCopied(_)
            | Notice::NotOpened(_)
            | Notice::NotExported(_)
            | Notice::CorrectionsNotKept(_)
            | Notice::CorrectionFaults(..)
    ) {
        Role::Error
    } else {
        Role::Notice
    };
    let mut row = Row::of(" ", scene.style(Role::Text));
    if let Notice::Meeting(meeting) = notice {
        row.append(meeting_in_short(scene, *meeting));
        return row;
    }
    if let Notice::Regrouped { left, joined, with } = notice {
        row.add(&regrouped(scene, (*left, *joined), *with), scene.style(role));
    } else {
        row.add(&scene.strings().notice(notice), scene.style(role));
    }
    if matches!(notice, Notice::Corrected | Notice::Regrouped { .. } | Notice::Done(_))
        && let Some(key) = keys::label(&scene.state.keymap, scene.state.layer(), Command::Undo)
    {
        hint(scene, &key, &scene.strings().hint.undo, &mut row);
    }
    if let (Notice::Noted { .. }, Some(note)) = (notice, scene.state.status.notes.last()) {
        let told = format!("{}: {}", note.path, scene.strings().trouble(&note.trouble));
        row.join(" · ", &told, scene.style(Role::Quiet));
        if scene.state.status.notes.len() > 1 {
            row.join(" · ", &scene.strings().notice.all_notes, scene.style(Role::Quiet));
        }
    }
    row
}

/// "✓ сб 3 янв · Киев · консультации · Умеров, Буданов".
fn meeting_in_short(scene: Scene<'_>, meeting: MeetingRef) -> Row {
    let (strings, text) = (scene.strings(), scene.style(Role::Text));
    let mut row = Row::default();
    let Some(card) = Card::of(&scene.state.corpus, meeting) else { return row };
    row.add(words::glyph(card.status), scene.style(words::status_role(card.status))).add(" ", text);
    let date = card.date.map_or_else(|| strings.dates.unknown.clone(), |date| strings.date(date, scene.state.today));
    row.add(&date, text).join(" · ", card.place.as_deref().unwrap_or_default(), text);
    row.join(" · ", strings.kind(card.kind), text);
    let names: Vec<&str> = card.names.iter().map(|name| name.short.as_str()).collect();
    row.join(" · ", &names.join(", "), scene.style(Role::Quiet));
    row
}

/// "исправлено: отделено от 3 сообщений, теперь вместе с 1 сообщением: 4 янв, Хроника".
fn regrouped(scene: Scene<'_>, (left, joined): (usize, usize), with: Option<MeetingRef>) -> String {
    let strings = scene.strings();
    let words = &strings.notice;
    let parted = (left > 0).then(|| strings.count(&words.parted, left));
    let entry = with.and_then(|with| scene.state.corpus.entry(with.article));
    let met = entry.map(|entry| {
        let day = entry.article.published.map(|at| strings.day_month(at.day(), scene.state.today));
        let told: Vec<&str> = day.as_deref().into_iter().chain(entry.article.source.as_deref()).collect();
        format!("{}: {}", strings.count(&words.joined, joined), told.join(", "))
    });
    let said: Vec<String> = parted.into_iter().chain(met).collect();
    format!("{}: {}", words.corrected, said.join(", "))
}

/// What may follow the keys pressed so far.
fn pending(scene: Scene<'_>) -> Row {
    let state = scene.state;
    let mut row = Row::of(" ", scene.style(Role::Text));
    let begun: Vec<String> = state.status.pending.iter().map(|&key| keys::key_label(key)).collect();
    row.add(&begun.join(" "), scene.style(Role::Key)).add(" →", scene.style(Role::Quiet));
    for binding in state.keymap.continuations(state.layer().stack(), &state.status.pending) {
        let rest = binding.chord.keys().iter().skip(state.status.pending.len()).map(|&key| keys::key_label(key));
        hint(scene, &rest.collect::<Vec<_>>().join(" "), in_short(scene, binding.command), &mut row);
    }
    if let Some(whose) = exports(scene) {
        row.add("   ", scene.style(Role::Quiet)).add(&whose, scene.style(Role::Notice));
    }
    row
}

/// Whose meetings the export takes that the keys pressed so far begin.
pub(super) fn exports(scene: Scene<'_>) -> Option<String> {
    let state = scene.state;
    let mut begun = state.keymap.continuations(state.layer().stack(), &state.status.pending);
    let is_export = |command| matches!(command, Command::ExportMarkdown | Command::ExportCsv | Command::ExportCalendar);
    let count = begun.any(|binding| is_export(binding.command)).then(|| share::count(state))?;
    Some(scene.strings().whose(&share::whose(state), count))
}

/// What a command does after the beginning of its keys has said the half of it.
fn in_short(scene: Scene<'_>, command: Command) -> &str {
    let words = &scene.look.strings.hint;
    match command {
        Command::CopyLink => &words.link,
        Command::CopyCitation => &words.citation,
        Command::CopySentence => &words.sentence,
        Command::CopyMeeting => &words.meeting,
        Command::ExportMarkdown => &words.markdown,
        Command::ExportCsv => &words.table,
        Command::ExportCalendar => &words.calendar,
        _ => scene.look.strings.command(command.name()),
    }
}

/// What Tab offers in the prompt, the one that stands there marked.
fn offered(scene: Scene<'_>) -> Option<Row> {
    let offered = scene.state.overlay.as_ref()?.prompt()?.offered.as_ref()?;
    let mut row = Row::of(" ", scene.style(Role::Text));
    // Those before the chosen one give way, so that it is always in sight.
    let first = offered.at.saturating_sub(2);
    for (at, candidate) in offered.candidates.iter().enumerate().skip(first) {
        let role = if at == offered.at { Role::Focus } else { Role::Quiet };
        row.add(candidate, scene.style(role));
        if let Some(Some(count)) = offered.counts.get(at) {
            row.add(&format!(" {count}"), scene.style(Role::Count));
        }
        row.add("   ", scene.style(Role::Text));
    }
    Some(row)
}

fn hint(scene: Scene<'_>, key: &str, word: &str, row: &mut Row) {
    if row.width() > 1 {
        row.add("   ", scene.style(Role::Quiet));
    }
    row.add(key, scene.style(Role::Key)).add(" ", scene.style(Role::Quiet)).add(word, scene.style(Role::Quiet));
}
