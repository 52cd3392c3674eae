//! The hints of the footer: the keys that matter most where one is, each with a word.

use super::Scene;
use super::keys;
use super::row::Row;
use super::theme::Role;
use crate::app::card::event_of;
use crate::app::command::Command;
use crate::app::deeds::Deed;
use crate::app::journey::Over;
use crate::app::keys::Layer;
use crate::app::overlay::Overlay;
use crate::app::overlay::filter::PromptKind;
use crate::app::overlay::notice::Notice;
use crate::app::overlay::people::Form;
use crate::app::overlay::people::dossier::Target;
use crate::app::overlay::related::RelatedList;
use crate::app::pane::meetings::Scope;
use crate::corpus::MeetingRef;

/// On fewer columns the keys of moving come last.
const NARROW: usize = 121;

/// Keys with what they do here; `brief` is said where there is little room.
struct Hint<'w> {
    commands: &'static [Command],
    word: &'w str,
    brief: &'w str,
}

/// A hint that is told in one way; none where the word is empty.
fn tell<'w>(commands: &'static [Command], word: &'w str) -> Hint<'w> {
    Hint { commands, word, brief: word }
}

/// On fewer columns hints are brief: one key and a short word each.
const BRIEF: usize = 100;
/// On fewer columns the key of the help stands for itself.
const BARE: usize = 60;

/// The keys that matter most here, the most needed first; those that have no room are left out whole. The
/// way out and the help never are: they stand last.
pub(super) fn fitting(scene: Scene<'_>, room: usize) -> Row {
    let layer = scene.state.layer();
    let mut all = hints_of(scene, layer);
    all.retain(|hint| !hint.word.is_empty());
    if room < NARROW {
        // Arrows are tried without being told of.
        all.sort_by_key(|hint| hint.commands.contains(&Command::Down));
    }
    let wide = hints_in(scene, &all, (room, 3));
    wide.unwrap_or_else(|_| hints_in(scene, &all, (room, 2)).unwrap_or_else(|some| some))
}

/// What leads on from a meeting that is told in short.
pub(super) fn beside_meeting(scene: Scene<'_>) -> Option<Row> {
    matches!(scene.state.status.notice, Some(Notice::Meeting(_))).then_some(())?;
    let all: Vec<Hint<'_>> = [report(scene), correct(scene)].into_iter().filter(|hint| !hint.word.is_empty()).collect();
    let mut row = hints_in(scene, &all, (BARE - 1, 2)).unwrap_or_else(|some| some);
    row.add(" ", scene.style(Role::Text));
    Some(row)
}

/// The hints with gaps of so many columns: as an error, where some of them have no room.
fn hints_in(scene: Scene<'_>, all: &[Hint<'_>], (room, gap): (usize, usize)) -> Result<Row, Row> {
    let (words, layer) = (&scene.look.strings.hint, scene.state.layer());
    let quiet = scene.style(Role::Quiet);
    let label = |command| keys::label(&scene.state.keymap, layer, command);
    let one = |hint: &Hint<'_>| {
        // The second key goes the other way, as everywhere.
        let paired = matches!(
            hint.commands,
            [Command::NextMeeting, Command::PreviousMeeting] | [Command::NextReport, Command::PreviousReport]
        );
        let keys = if paired && room < BRIEF { 1 } else { usize::MAX };
        let word = if room < BRIEF { hint.brief } else { hint.word };
        let found: Vec<String> = hint.commands.iter().filter_map(|&command| label(command)).take(keys).collect();
        // Of several keys in a row the first leads to a menu of the others.
        let begun = |keys: &String| keys.split(' ').next().unwrap_or_default().to_owned();
        let found: Vec<String> = if hint.commands.len() == 1 { found.iter().map(begun).collect() } else { found };
        (!found.is_empty()).then(|| {
            let mut row = Row::of(&found.join(" "), scene.style(Role::Key));
            row.add(" ", quiet).add(word, quiet);
            row
        })
    };
    let leads_out = |hint: &&Hint<'_>| matches!(hint.commands, [Command::Clear | Command::Quit, ..]);
    let mut last: Vec<Row> = all.iter().filter(leads_out).filter_map(one).collect();
    let helps = layer != Layer::Prompt && !matches!(scene.state.overlay, Some(Overlay::Help(_)));
    if let (Some(key), true) = (label(Command::Help), helps) {
        let word = match room {
            ..BARE => "",
            BARE..BRIEF => words.help_brief.as_str(),
            _ => words.help.as_str(),
        };
        let mut row = Row::of(&key, scene.style(Role::Key));
        row.add(if word.is_empty() { "" } else { " " }, quiet).add(word, quiet);
        last.push(row);
    }
    let mut taken: usize = 1 + last.iter().map(|row| row.width() + gap).sum::<usize>();
    let (mut shown, mut complete) = (Vec::new(), true);
    for row in all.iter().filter(|hint| !leads_out(hint)).filter_map(one) {
        if taken + row.width() <= room {
            taken += row.width() + gap;
            shown.push(row);
        } else {
            complete = false;
        }
    }
    let mut row = Row::of(" ", scene.style(Role::Text));
    for (at, hint) in shown.into_iter().chain(last).enumerate() {
        row.add(&" ".repeat(if at > 0 { gap } else { 0 }), quiet).append(hint);
    }
    if complete && row.width() <= room { Ok(row) } else { Err(row) }
}

fn hints_of(scene: Scene<'_>, layer: Layer) -> Vec<Hint<'_>> {
    let words = &scene.look.strings.hint;
    let searching = scene.state.panes.reading.typed_search().is_some();
    let nothing = nothing_listed(scene);
    match layer {
        Layer::Reader if searching => vec![
            tell(&[Command::NextMatch, Command::PreviousMatch], &words.matches),
            tell(&[Command::Clear], &words.clear),
            tell(&[Command::Down, Command::Up], &words.scroll),
        ],
        Layer::Reader if nothing => vec![tell(&[Command::Clear], &words.clear)],
        Layer::Reader => hints_of_text(scene),
        Layer::Meetings => hints_of_cards(scene),
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

/// The way back, where there is one: to the view that one came from, if it was one.
fn back(scene: Scene<'_>) -> Hint<'_> {
    let (state, words) = (scene.state, &scene.look.strings.hint);
    let over = state.journey.before(state.here().as_ref()).and_then(|place| place.over);
    let word = match over {
        _ if !state.leads_back() => "",
        Some(Over::People) => &words.to_people,
        Some(Over::Calendar) => &words.to_calendar,
        None => &words.back,
    };
    tell(&[Command::Back], word)
}

fn report(scene: Scene<'_>) -> Hint<'_> {
    let words = &scene.look.strings.hint;
    let word = on(has_other_reports(scene), &words.report);
    Hint { commands: &[Command::NextReport, Command::PreviousReport], word, brief: &words.report_brief }
}

fn related(scene: Scene<'_>) -> Hint<'_> {
    let words = &scene.look.strings.hint;
    let word = on(has_related(scene), &words.related);
    Hint { commands: &[Command::Related], word, brief: &words.related_brief }
}

fn correct(scene: Scene<'_>) -> Hint<'_> {
    let words = &scene.look.strings.hint;
    let word = on(current(scene).is_some(), &words.correct);
    Hint { commands: &[Command::Correct], word, brief: &words.correct_brief }
}

/// The keys of the text.
fn hints_of_text(scene: Scene<'_>) -> Vec<Hint<'_>> {
    let words = &scene.look.strings.hint;
    let meeting = on(has_meetings(scene), &words.meeting);
    let bare = usize::from(scene.state.viewport.width) < BARE && !meeting.is_empty();
    let mut hints = vec![
        tell(&[Command::NextMeeting, Command::PreviousMeeting], if bare { "" } else { meeting }),
        // Two ways to the meetings under one word, where two words have no room.
        tell(&[Command::NextMeeting, Command::NextPane], if bare { &words.to_meetings } else { "" }),
        report(scene),
        tell(&[Command::NextPane], if bare { "" } else { &words.to_meetings }),
        related(scene),
        correct(scene),
        tell(&[Command::Filter], &words.search),
        tell(&[Command::ReadOn], &words.read_on),
        tell(&[Command::Clear], &words.to_list),
    ];
    let back = back(scene);
    // Who has come from a view looks for the way back to it first.
    let at = if back.word == words.back { 4 } else { 0 };
    hints.insert(at, back);
    hints
}

/// The keys of the cards.
fn hints_of_cards(scene: Scene<'_>) -> Vec<Hint<'_>> {
    let words = &scene.look.strings.hint;
    let nothing = nothing_listed(scene);
    let timeline = scene.state.panes.meetings.scope == Scope::All;
    let cards = |word| on(!scene.state.panes.meetings.cards.is_empty(), word);
    vec![
        tell(&[Command::Open], cards(&words.evidence)),
        tell(&[Command::Today], if timeline { &words.today } else { "" }),
        report(scene),
        correct(scene),
        tell(&[Command::AllMeetings], on(!nothing, if timeline { &words.this_article } else { &words.timeline })),
        related(scene),
        tell(&[Command::ExportMarkdown], cards(&words.export)),
        back(scene),
        tell(&[Command::Filter], &words.filter),
        tell(&[Command::Down, Command::Up], cards(&words.r#move)),
        tell(&[Command::Clear], if nothing { &words.clear } else { &words.back }),
    ]
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
fn hints_of_list(scene: Scene<'_>) -> Vec<Hint<'_>> {
    let words = &scene.look.strings.hint;
    let listed = scene.state.panes.articles.count() > 0;
    let mut hints = Vec::new();
    if listed {
        hints.push(tell(&[Command::Open], &words.open));
        // Esc led here from a text that one came to out of a view: that is a key away.
        let back = back(scene);
        if back.word != words.back {
            hints.push(back);
        }
        hints.push(tell(&[Command::NextPane], &words.pane));
    }
    if !scene.state.corpus.entries().is_empty() {
        hints.push(tell(&[Command::Filter], &words.filter));
    }
    if listed {
        hints.extend([
            tell(&[Command::People], &words.people),
            tell(&[Command::AllMeetings], &words.timeline),
            tell(&[Command::NextMeeting], on(has_meetings(scene), &words.meeting)),
            tell(&[Command::Calendar], &words.calendar),
            tell(&[Command::Matrix], &words.matrix),
            tell(&[Command::ExportMarkdown], &words.export),
            correct(scene),
            report(scene),
            related(scene),
            tell(&[Command::Down, Command::Up], &words.r#move),
        ]);
    }
    if scene.state.filter.is_on() {
        hints.push(tell(&[Command::Clear], &words.clear));
    }
    hints.push(tell(&[Command::Quit], &words.quit));
    hints
}

/// The keys of the line that is typed in.
fn hints_of_prompt(scene: Scene<'_>) -> Vec<Hint<'_>> {
    let words = &scene.look.strings.hint;
    let kind = scene.state.overlay.as_ref().and_then(|overlay| overlay.prompt()).map(|prompt| prompt.kind);
    match (kind, &scene.state.overlay) {
        (Some(PromptKind::Filter), _) => vec![
            tell(&[Command::Accept], &words.accept),
            tell(&[Command::Clear], &words.clear),
            tell(&[Command::Down, Command::Up], &words.r#move),
            tell(&[Command::Complete], &words.complete),
            tell(&[Command::OlderLine], &words.history),
            tell(&[Command::Help], &words.language),
        ],
        (Some(PromptKind::Name), _) => {
            vec![tell(&[Command::Accept], &words.save), tell(&[Command::Clear], &words.close)]
        }
        (Some(PromptKind::Search), _) => vec![
            tell(&[Command::Accept], &words.accept),
            tell(&[Command::Clear], &words.clear),
            tell(&[Command::OlderLine, Command::NewerLine], &words.matches),
            tell(&[Command::SearchAsTyped], &words.as_typed),
        ],
        (None, Some(Overlay::Palette(_))) => vec![
            tell(&[Command::Accept], &words.run),
            tell(&[Command::OlderLine, Command::NewerLine], &words.r#move),
            tell(&[Command::Clear], &words.close),
        ],
        (None, Some(Overlay::People(_))) => vec![
            tell(&[Command::Accept], &words.dossier),
            tell(&[Command::Clear], &words.clear),
            tell(&[Command::OlderLine, Command::NewerLine], &words.r#move),
            tell(&[Command::Complete], &words.circle),
        ],
        (None, Some(Overlay::Related(_))) => vec![
            tell(&[Command::Accept], &words.jump),
            tell(&[Command::Clear], &words.clear),
            tell(&[Command::OlderLine, Command::NewerLine], &words.r#move),
        ],
        (None, Some(Overlay::Correct(_))) => vec![
            tell(&[Command::Accept], &words.choose),
            tell(&[Command::OlderLine, Command::NewerLine], &words.r#move),
            tell(&[Command::Clear], &words.back),
        ],
        (None, _) => vec![
            tell(&[Command::Accept], &words.accept),
            tell(&[Command::OlderLine, Command::NewerLine], &words.r#move),
            tell(&[Command::Clear], &words.close),
        ],
    }
}

/// The keys of what lies over the panes.
fn hints_over(scene: Scene<'_>, layer: Layer) -> Vec<Hint<'_>> {
    let words = &scene.look.strings.hint;
    let saved = !scene.state.habits.queries.all().is_empty();
    let narrows = matches!(scene.state.overlay, Some(Overlay::Related(_)));
    match layer {
        Layer::Prompt => hints_of_prompt(scene),
        // A list to choose from without typing.
        Layer::Related if matches!(scene.state.overlay, Some(Overlay::Correct(_))) => vec![
            tell(&[Command::Down, Command::Up], &words.r#move),
            tell(&[Command::Open], &words.choose),
            tell(&[Command::Clear], &words.back),
        ],
        Layer::Related => vec![
            tell(&[Command::Down, Command::Up], &words.r#move),
            tell(&[Command::Open], &words.jump),
            tell(&[Command::Filter], on(narrows, &words.narrow)),
            tell(&[Command::Clear], &words.close),
        ],
        Layer::People => hints_of_people(scene),
        Layer::Queries => vec![
            tell(&[Command::Down, Command::Up], if saved { &words.r#move } else { "" }),
            tell(&[Command::Open], if saved { &words.filter } else { "" }),
            tell(&[Command::SaveQuery], if scene.state.filter.is_on() { &words.save } else { "" }),
            tell(&[Command::DeleteQuery], if saved { &words.delete } else { "" }),
            tell(&[Command::Undo], if undoes_query(scene) { &words.undo } else { "" }),
            tell(&[Command::Clear], &words.close),
        ],
        Layer::Correct => vec![
            tell(&[Command::Down, Command::Up], &words.r#move),
            tell(&[Command::Open], &words.choose),
            tell(&[Command::Clear], &words.close),
        ],
        Layer::Calendar => vec![
            tell(&[Command::Open], &words.day),
            tell(&[Command::PreviousDay, Command::NextWeek, Command::PreviousWeek, Command::NextDay], &words.days),
            tell(&[Command::PreviousMonth, Command::NextMonth], &words.months),
            tell(&[Command::NextMeeting], &words.marked),
            tell(&[Command::Today], &words.today),
            tell(&[Command::FilterByThis], &words.filter),
            tell(&[Command::Clear], &words.close),
        ],
        _ => vec![
            tell(&[Command::Down, Command::Up], &words.scroll),
            tell(&[Command::Clear], &words.close),
            tell(&[Command::Filter], &words.search),
        ],
    }
}

/// The keys of the people: of the list, of the matrix, of a dossier.
fn hints_of_people(scene: Scene<'_>) -> Vec<Hint<'_>> {
    let words = &scene.look.strings.hint;
    let people = match &scene.state.overlay {
        Some(Overlay::People(view)) => Some(view),
        _ => None,
    };
    let dossier = people.is_some_and(|view| view.dossier.is_some());
    let matrix = people.is_some_and(|view| view.form == Form::Matrix && !dossier);
    let opens = people.and_then(|view| view.dossier.as_ref()?.current()?.target());
    let opens_text = opens.is_some_and(|target| !matches!(target, Target::Dossier(_)));
    vec![
        tell(&[Command::Down, Command::Up], &words.r#move),
        tell(&[Command::Open], if opens_text { &words.jump } else { &words.dossier }),
        tell(&[Command::Matrix], if matrix { &words.list } else { &words.matrix }),
        tell(&[Command::FilterByThis], &words.filter),
        tell(&[Command::Filter], if dossier { "" } else { &words.narrow }),
        tell(&[Command::NextPane], if dossier { &words.section } else { &words.circle }),
        tell(&[Command::SwitchOrder], if dossier { "" } else { &words.order }),
        tell(&[Command::Clear], if dossier { &words.back } else { &words.close }),
        tell(&[Command::ExportMarkdown], &words.export),
    ]
}

/// Whether the last change was one of the saved queries.
fn undoes_query(scene: Scene<'_>) -> bool {
    matches!(scene.state.deeds.last(), Some(Deed::Query(_)))
}
