//! The help: every key that applies, by group, from the live keymap, and what the signs mean.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::row::Row;
use super::super::theme::Role;
use super::super::words::{glyph, status_role};
use super::super::{Scene, keys};
use super::{frame, window};
use crate::app::overlay::help::{Help, HelpLine};
use crate::base::width;
use crate::extract::meeting::Status;

/// Columns of the window at most.
const WIDTH: u16 = 78;
/// Columns that an example of a query takes.
const QUERY: usize = 21;
/// Columns that keys take: fewer where words need the room more.
fn keys_column(width: u16) -> usize {
    if width < 60 { 14 } else { 26 }
}

/// Draws the help.
///
/// The place of the cursor comes back where one types in its search, whose line is the last.
pub(super) fn draw(scene: Scene<'_>, help: &Help, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    // A search keeps the height, so that nothing jumps while one types.
    let lines = if help.search.is_some() { usize::MAX } else { help.lines.len() };
    let height = u16::try_from(lines).unwrap_or(u16::MAX - 2);
    let (area, block) =
        window(scene, &scene.strings().help.title, WIDTH.min(screen.width.saturating_sub(2)), height, screen);
    let inside = frame(scene, area, &block, buffer);
    let framed = crate::app::layout::is_window_framed(screen.as_size());
    let search_line = u16::from(help.search.is_some() && !framed).min(inside.height.saturating_sub(1));
    let inside = Rect { height: inside.height - search_line, ..inside };
    if help.lines.is_empty() {
        Row::of(&format!("   {}", scene.strings().palette.nothing), scene.style(Role::Quiet)).draw(inside, buffer);
    }
    for (offset, line) in help.lines.iter().skip(help.top).take(usize::from(inside.height)).enumerate() {
        let y = inside.y + u16::try_from(offset).unwrap_or_default();
        row(scene, line, keys_column(inside.width)).draw(Rect { y, height: 1, ..inside }, buffer);
    }
    let search = help.search.as_ref()?;
    let line =
        Rect { y: area.bottom().saturating_sub(1), height: 1, x: inside.x, width: inside.width }.intersection(area);
    let (shown, cursor) = search.input.window(usize::from(line.width.saturating_sub(5)).max(1));
    let mut typed = Row::of(" / ", scene.style(Role::Key));
    typed.add(shown.of(search.input.text()), scene.style(Role::Prompt)).add(" ", scene.style(Role::Text));
    typed.draw(line, buffer);
    let x = line.x.saturating_add(u16::try_from(cursor + 3).unwrap_or(u16::MAX)).min(line.right().saturating_sub(1));
    help.is_typing().then_some(Position { x, y: line.y })
}

fn row(scene: Scene<'_>, line: &HelpLine, column: usize) -> Row {
    let strings = scene.strings();
    match line {
        HelpLine::Blank => Row::default(),
        HelpLine::Group(group) => {
            let words = &strings.group;
            let name = match group.name() {
                "moving" => &words.moving,
                "panes" => &words.panes,
                "going" => &words.going,
                "finding" => &words.finding,
                "marking" => &words.marking,
                "views" => &words.views,
                "sharing" => &words.sharing,
                "editing" => &words.editing,
                _ => &words.program,
            };
            Row::of(&format!(" {name}"), scene.style(Role::Heading))
        }
        HelpLine::Command(command, chords) => {
            let mut row = Row::of("   ", scene.style(Role::Text));
            // Of several ways those that fit are named whole; the first always is.
            for (at, label) in chords.iter().map(keys::chord_label).enumerate() {
                if at > 0 && row.width() + 3 + width::width(&label) > column {
                    break;
                }
                row.add(if at > 0 { "  " } else { "" }, scene.style(Role::Text)).add(&label, scene.style(Role::Key));
            }
            row.pad(column);
            row.add(strings.command(command.name()), scene.style(Role::Text));
            row
        }
        HelpLine::Legend => Row::of(&format!(" {}", strings.help.legend), scene.style(Role::Heading)),
        HelpLine::Sign(number) => sign(scene, *number, column),
        HelpLine::Syntax => Row::of(&format!(" {}", strings.help.syntax), scene.style(Role::Heading)),
        HelpLine::Query(number) => {
            let mut row = Row::of("   ", scene.style(Role::Text));
            if let Some([query, means]) = strings.help.queries.get(*number) {
                row.add(query, scene.style(Role::Prompt)).pad(column.max(QUERY)).add(means, scene.style(Role::Text));
            }
            row
        }
    }
}

fn sign(scene: Scene<'_>, number: usize, column: usize) -> Row {
    let (strings, words) = (scene.strings(), &scene.strings().help);
    let status = |status: Status| (glyph(status), strings.status(status), status_role(status));
    let signs: [(&str, &str, Role); HelpLine::SIGNS] = [
        ("●", &words.unread, Role::Unread),
        ("★", &words.star, Role::Star),
        status(Status::Held),
        status(Status::Planned),
        status(Status::Proposed),
        status(Status::Ongoing),
        status(Status::Postponed),
        status(Status::Cancelled),
        ("!", &scene.strings().calendar.unconfirmed, Role::Unconfirmed),
        ("✎", &words.corrected, Role::Notice),
        ("↗", &words.remote, Role::Quiet),
        ("▎", &words.evidence, Role::Bar),
        ("Аа", &words.person, Role::Person),
        ("Аа", &words.state, Role::State),
        ("Аа", &words.place, Role::Place),
        ("Аа", &words.organisation, Role::Organisation),
        ("Аа", &words.group, Role::Group),
        ("Аа", &words.time, Role::Time),
    ];
    let mut row = Row::of("   ", scene.style(Role::Text));
    if let Some(&(sign, word, role)) = signs.get(number) {
        row.add(sign, scene.style(role)).pad(column).add(word, scene.style(Role::Text));
    }
    row
}
