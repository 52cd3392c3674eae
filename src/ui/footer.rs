//! The footer: a notice or the keys that apply here on the left, the trail of places on the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Scene;
use super::keys;
use super::row::Row;
use super::theme::Role;
use super::trail;
use super::words;
use crate::app::card::{Card, event_of};
use crate::app::command::Command;
use crate::app::deeds::Deed;
use crate::app::keys::Layer;
use crate::app::overlay::Overlay;
use crate::app::overlay::filter::PromptKind;
use crate::app::overlay::notice::Notice;
use crate::app::overlay::people::Form;
use crate::app::overlay::people::dossier::Target;
use crate::app::overlay::related::RelatedList;
use crate::app::pane::meetings::Scope;
use crate::corpus::MeetingRef;

/// From so many columns the trail has room of its own; on fewer it takes what the keys leave.
const ROOMY: u16 = 100;

/// On fewer columns the keys of moving come last.
const NARROW: usize = 121;

/// Draws the footer.
pub(super) fn draw(scene: Scene<'_>, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width);
    let left = match &scene.state.status.notice {
        Some(notice) => said(scene, notice),
        None if !scene.state.status.pending.is_empty() => pending(scene),
        None => offered(scene).unwrap_or_else(|| {
            let kept = if area.width >= ROOMY { trail::least(scene).width() } else { 0 };
            hints(scene, room.saturating_sub(kept))
        }),
    };
    let trail = trail::fitting(scene, room.saturating_sub(left.width() + 3));
    left.draw_with(trail, area, buffer);
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
    row.add(&scene.strings().notice(notice), scene.style(role));
    if matches!(notice, Notice::Corrected | Notice::Done(_))
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
    row
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

/// The keys that matter most here; those that have no room are left out whole, `?` never is.
fn hints(scene: Scene<'_>, room: usize) -> Row {
    let layer = scene.state.layer();
    let mut row = Row::of(" ", scene.style(Role::Text));
    let mut last = Row::default();
    let label = |command| keys::label(&scene.state.keymap, layer, command);
    let helps = layer != Layer::Prompt && !matches!(scene.state.overlay, Some(Overlay::Help(_)));
    if let (Some(key), true) = (label(Command::Help), helps) {
        hint(scene, &key, &scene.strings().hint.help, &mut last);
    }
    let mut all = hints_of(scene, layer);
    if room < NARROW {
        // Arrows are tried without being told of.
        all.sort_by_key(|(commands, _)| commands.contains(&Command::Down));
    }
    for (commands, word) in all {
        if word.is_empty() {
            continue;
        }
        let found: Vec<String> = commands.iter().filter_map(|&command| label(command)).collect();
        let mut one = Row::default();
        hint(scene, &found.join(" "), word, &mut one);
        if !found.is_empty() && row.width() + one.width() + last.width() + 6 <= room {
            if row.width() > 1 {
                row.add("   ", scene.style(Role::Quiet));
            }
            row.append(one);
        }
    }
    if last.width() > 0 && row.width() > 1 {
        row.add("   ", scene.style(Role::Quiet));
    }
    row.append(last);
    row
}

fn hints_of(scene: Scene<'_>, layer: Layer) -> Vec<(&'static [Command], &str)> {
    let words = &scene.look.strings.hint;
    let searching = scene.state.panes.reading.typed_search().is_some();
    let timeline = scene.state.panes.meetings.scope == Scope::All;
    let nothing = nothing_listed(scene);
    let report = on(has_other_reports(scene), &words.report);
    let related = on(has_related(scene), &words.related);
    let back = on(scene.state.leads_back(), &words.back);
    let meeting = on(has_meetings(scene), &words.meeting);
    let cards = |word| on(!scene.state.panes.meetings.cards.is_empty(), word);
    match layer {
        Layer::Reader if searching => vec![
            (&[Command::NextMatch, Command::PreviousMatch], &words.matches),
            (&[Command::Clear], &words.clear),
            (&[Command::Down, Command::Up], &words.scroll),
        ],
        Layer::Reader => vec![
            (&[Command::Clear], on(nothing, &words.clear)),
            (&[Command::ReadOn], on(!nothing, &words.read_on)),
            (&[Command::NextMeeting, Command::PreviousMeeting], meeting),
            (&[Command::NextReport, Command::PreviousReport], report),
            (&[Command::Related], related),
            (&[Command::Back], back),
            (&[Command::Filter], on(!nothing, &words.search)),
        ],
        Layer::Meetings => vec![
            (&[Command::Clear], on(nothing, &words.clear)),
            (&[Command::Down, Command::Up], cards(&words.r#move)),
            (&[Command::Open], cards(&words.evidence)),
            (&[Command::NextReport, Command::PreviousReport], report),
            (&[Command::Related], related),
            (&[Command::Back], back),
            (&[Command::AllMeetings], on(!nothing, &words.all_meetings)),
            (&[Command::Today], if timeline { &words.today } else { "" }),
            (&[Command::Filter], &words.filter),
            (&[Command::ExportMarkdown], cards(&words.export)),
        ],
        Layer::Prompt
        | Layer::Related
        | Layer::People
        | Layer::Calendar
        | Layer::Queries
        | Layer::Correct
        | Layer::Overlay => hints_over(scene, layer),
        _ => hints_of_list(scene),
    }
}

/// A word where the key does something.
fn on(there: bool, word: &str) -> &str {
    if there { word } else { "" }
}

/// The meeting that the keys of reports are about.
fn current(scene: Scene<'_>) -> Option<MeetingRef> {
    scene.state.meeting_in_text().or_else(|| scene.state.selected_meeting())
}

/// Whether other articles report it.
fn has_other_reports(scene: Scene<'_>) -> bool {
    current(scene)
        .and_then(|meeting| event_of(&scene.state.corpus, meeting))
        .is_some_and(|event| event.meetings.len() > 1)
}

/// Whether anything belongs to it.
fn has_related(scene: Scene<'_>) -> bool {
    current(scene).is_some_and(|meeting| RelatedList::is_likely(&scene.state.corpus, meeting))
}

/// Whether the article in the reader tells of a meeting.
fn has_meetings(scene: Scene<'_>) -> bool {
    scene.state.reading().is_some_and(|(_, entry)| !entry.document.meetings.is_empty())
}

/// Whether the filter leaves nothing.
fn nothing_listed(scene: Scene<'_>) -> bool {
    scene.state.filter.is_on() && scene.state.panes.articles.count() == 0
}

/// Where nothing is listed, what would do something; where a filter is on, the way out of it.
fn hints_of_list(scene: Scene<'_>) -> Vec<(&'static [Command], &str)> {
    let words = &scene.look.strings.hint;
    let mut hints: Vec<(&'static [Command], &str)> = Vec::new();
    if scene.state.panes.articles.count() > 0 {
        hints.extend([
            (&[Command::Down, Command::Up][..], words.r#move.as_str()),
            (&[Command::Open], &words.open),
            (&[Command::NextMeeting], if has_meetings(scene) { &words.meeting } else { "" }),
            (&[Command::NextReport], if has_other_reports(scene) { &words.report } else { "" }),
            (&[Command::Related], if has_related(scene) { &words.related } else { "" }),
        ]);
    }
    if scene.state.filter.is_on() {
        hints.insert(hints.len().min(2), (&[Command::Clear], &words.clear));
    }
    if !scene.state.corpus.entries().is_empty() {
        hints.push((&[Command::Filter], &words.filter));
    }
    if scene.state.panes.articles.count() > 0 {
        hints.push((&[Command::People], &words.people));
        hints.push((&[Command::NextPane], &words.pane));
    }
    hints.push((&[Command::Quit], &words.quit));
    hints
}

/// The keys of the line that is typed in.
fn hints_of_prompt(scene: Scene<'_>) -> Vec<(&'static [Command], &str)> {
    let words = &scene.look.strings.hint;
    let kind = scene.state.overlay.as_ref().and_then(|overlay| overlay.prompt()).map(|prompt| prompt.kind);
    match (kind, &scene.state.overlay) {
        (Some(PromptKind::Filter), _) => vec![
            (&[Command::Accept], &words.accept),
            (&[Command::Clear], &words.clear),
            (&[Command::Down, Command::Up], &words.r#move),
            (&[Command::Complete], &words.complete),
            (&[Command::OlderLine], &words.history),
            (&[Command::Help], &words.language),
        ],
        (Some(PromptKind::Name), _) => vec![(&[Command::Accept], &words.save), (&[Command::Clear], &words.close)],
        (Some(PromptKind::Search), _) => vec![
            (&[Command::Accept], &words.accept),
            (&[Command::Clear], &words.clear),
            (&[Command::OlderLine, Command::NewerLine], &words.matches),
            (&[Command::SearchAsTyped], &words.as_typed),
        ],
        (None, Some(Overlay::Palette(_))) => vec![
            (&[Command::Accept], &words.run),
            (&[Command::OlderLine, Command::NewerLine], &words.r#move),
            (&[Command::Clear], &words.close),
        ],
        (None, Some(Overlay::People(_))) => vec![
            (&[Command::Accept], &words.dossier),
            (&[Command::Clear], &words.clear),
            (&[Command::OlderLine, Command::NewerLine], &words.r#move),
            (&[Command::Complete], &words.circle),
        ],
        (None, Some(Overlay::Correct(_))) => vec![
            (&[Command::Accept], &words.choose),
            (&[Command::OlderLine, Command::NewerLine], &words.r#move),
            (&[Command::Clear], &words.back),
        ],
        (None, _) => vec![
            (&[Command::Accept], &words.accept),
            (&[Command::OlderLine, Command::NewerLine], &words.r#move),
            (&[Command::Clear], &words.close),
        ],
    }
}

/// The keys of what lies over the panes.
fn hints_over(scene: Scene<'_>, layer: Layer) -> Vec<(&'static [Command], &str)> {
    let words = &scene.look.strings.hint;
    let saved = !scene.state.habits.queries.all().is_empty();
    match layer {
        Layer::Prompt => hints_of_prompt(scene),
        // A list to choose from without typing.
        Layer::Related if matches!(scene.state.overlay, Some(Overlay::Correct(_))) => vec![
            (&[Command::Down, Command::Up], &words.r#move),
            (&[Command::Open], &words.choose),
            (&[Command::Clear], &words.back),
        ],
        Layer::Related => vec![
            (&[Command::Down, Command::Up], &words.r#move),
            (&[Command::Open], &words.jump),
            (&[Command::Clear], &words.close),
        ],
        Layer::People => hints_of_people(scene),
        Layer::Queries => vec![
            (&[Command::Down, Command::Up], if saved { &words.r#move } else { "" }),
            (&[Command::Open], if saved { &words.filter } else { "" }),
            (&[Command::SaveQuery], if scene.state.filter.is_on() { &words.save } else { "" }),
            (&[Command::DeleteQuery], if saved { &words.delete } else { "" }),
            (&[Command::Undo], if undoes_query(scene) { &words.undo } else { "" }),
            (&[Command::Clear], &words.close),
        ],
        Layer::Correct => vec![
            (&[Command::Down, Command::Up], &words.r#move),
            (&[Command::Open], &words.choose),
            (&[Command::Clear], &words.close),
        ],
        Layer::Calendar => vec![
            (&[Command::Open], &words.day),
            (&[Command::PreviousDay, Command::NextWeek, Command::PreviousWeek, Command::NextDay], &words.days),
            (&[Command::PreviousMonth, Command::NextMonth], &words.months),
            (&[Command::NextMeeting], &words.marked),
            (&[Command::Today], &words.today),
            (&[Command::FilterByThis], &words.filter),
            (&[Command::Clear], &words.close),
        ],
        _ => vec![
            (&[Command::Down, Command::Up], &words.scroll),
            (&[Command::Clear], &words.close),
            (&[Command::Filter], &words.search),
        ],
    }
}

/// The keys of the people: of the list, of the square, of a dossier.
fn hints_of_people(scene: Scene<'_>) -> Vec<(&'static [Command], &str)> {
    let words = &scene.look.strings.hint;
    let people = match &scene.state.overlay {
        Some(Overlay::People(view)) => Some(view),
        _ => None,
    };
    let dossier = people.is_some_and(|view| view.dossier.is_some());
    let square = people.is_some_and(|view| view.form == Form::Square && !dossier);
    let opens = people.and_then(|view| view.dossier.as_ref()?.current()?.target());
    let opens_text = opens.is_some_and(|target| !matches!(target, Target::Dossier(_)));
    vec![
        (&[Command::Down, Command::Up], &words.r#move),
        (&[Command::Open], if opens_text { &words.jump } else { &words.dossier }),
        (&[Command::Matrix], if square { &words.list } else { &words.matrix }),
        (&[Command::FilterByThis], &words.filter),
        (&[Command::Filter], if dossier { "" } else { &words.narrow }),
        (&[Command::NextPane], if dossier { &words.section } else { &words.circle }),
        (&[Command::SwitchOrder], if dossier { "" } else { &words.order }),
        (&[Command::Clear], if dossier { &words.back } else { &words.close }),
        (&[Command::ExportMarkdown], &words.export),
    ]
}

/// Whether the last change was one of the saved queries.
fn undoes_query(scene: Scene<'_>) -> bool {
    matches!(scene.state.deeds.last(), Some(Deed::Query(_)))
}
