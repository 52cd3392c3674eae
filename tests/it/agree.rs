//! What is shown, what is offered and what a key then does agree: exports, empty panes, the footer.

use ratatui::style::Color;
use vestnik::app::overlay::Overlay;
use vestnik::app::overlay::notice::Notice;
use vestnik::app::pane::Focus;
use vestnik::app::{Effect, State};

use crate::stage::session::Session;

fn press(keys: &str) -> Session {
    let mut session = Session::new(120, 36);
    session.press(keys);
    session
}

fn footer(session: &Session) -> String {
    session.screen().lines().last().unwrap_or_default().to_owned()
}

/// How many meetings the last export has.
fn exported(session: &Session) -> usize {
    let exports = session.effects.iter().rev();
    let mut counts = exports.filter_map(|effect| match effect {
        Effect::Export(exported) => Some(exported.meetings),
        _ => None,
    });
    counts.next().expect("an export")
}

fn asked(state: &State) -> usize {
    let (article, _) = state.reading().expect("an article");
    let matches = state.filter.matches.as_ref().expect("an answer");
    matches.meetings.iter().filter(|meeting| meeting.article == article).count()
}

#[test]
fn an_article_shows_and_exports_the_meetings_that_the_filter_means() {
    for query in ["kind:summit", "status:planned", "who:умеров"] {
        let session = press(&format!("/ '{query}' enter tab tab e m"));
        let (pane, told) = (&session.state.panes.meetings, asked(&session.state));
        assert!(told > 0, "{query}");
        assert_eq!((pane.cards.len(), exported(&session)), (told, told), "{query}");
        let all = pane.cards.len() + pane.hidden;
        assert_eq!(all, session.state.reading().expect("an article").1.document.meetings.len(), "{query}");
        assert_eq!(session.screen().contains(&format!("{told} из {all}")), pane.hidden > 0, "{query}");
    }
}

#[test]
fn a_meeting_that_one_jumps_to_is_shown_whatever_the_filter_means() {
    let mut session = press("/ 'status:planned' enter enter");
    let (article, entry) = session.state.reading().expect("an article");
    let beside =
        entry.document.meetings.iter().map(|meeting| vestnik::corpus::MeetingRef { article, meeting: meeting.id });
    let matches = session.state.filter.matches.clone().expect("an answer");
    let other = beside.clone().find(|meeting| !matches.meetings.contains(meeting)).expect("one that is not planned");
    vestnik::app::go::jump(&mut session.state, other);
    session.state.settle();
    assert_eq!(session.state.selected_meeting(), Some(other));
    session.press("m");
    assert!(matches.meetings.contains(&session.state.selected_meeting().expect("a meeting")));
    assert_eq!(session.state.panes.meetings.cards.len(), asked(&session.state));
}

#[test]
fn the_list_of_queries_offers_to_take_back_only_what_was_done_in_it() {
    let mut session = press("s f");
    assert!(!footer(&session).contains("отменить"), "{}", footer(&session));
    session.press("u");
    assert_eq!(session.state.status.notice, Some(Notice::NothingToUndo));
    let (_, entry) = session.state.reading().expect("an article");
    assert!(session.state.marks.of(&entry.article).starred, "the star is out of sight and stays");
    let mut session = press("/ 'киев' enter F 'а' enter f x j");
    assert!(footer(&session).contains("u отменить"), "{}", footer(&session));
    session.press("u");
    assert_eq!(session.state.habits.queries.all().len(), 1);
}

#[test]
fn the_reader_follows_a_filter_that_is_typed_among_the_meetings() {
    let mut session = press("tab tab / 'who:умеров' enter");
    let listed = |session: &Session| {
        let index = session.state.reading().map(|(index, _)| index);
        index.is_some_and(|index| session.state.panes.articles.listed().any(|listed| listed == index))
    };
    assert!(listed(&session));
    assert_eq!(session.state.panes.focus, Focus::Meetings);
    session.press("tab tab / ctrl-u 'kind:call' enter");
    assert!(listed(&session));
}

#[test]
fn where_nothing_matches_every_pane_says_why_and_one_key_leads_out() {
    for (width, height) in [(160, 45), (120, 36), (80, 24), (50, 16)] {
        for focus in ["", "shift-tab", "tab"] {
            let mut session = Session::new(width, height);
            session.press(&format!("/ 'рыбалка' enter {focus}"));
            let state = &session.state;
            assert!(state.reading().is_none());
            let panes = state.regions().map(|r| [r.articles, r.reading, r.meetings].into_iter().flatten().count());
            let said = session.screen().matches("Esc снимает фильтр").count();
            assert_eq!(Some(said), panes, "{width}x{height} {focus}:\n{}", session.screen());
            assert!(footer(&session).contains("Esc снять"), "{}", footer(&session));
            session.press("esc");
            assert!(!session.state.filter.is_on() && session.state.reading().is_some(), "{focus}");
        }
    }
}

#[test]
fn ways_back_and_related_meetings_are_offered_where_there_are_any() {
    let mut session = press("j j");
    session.state.corpus.ties();
    assert!(!footer(&session).contains("назад"), "{}", footer(&session));
    session.press("enter m ] j");
    assert!(footer(&session).contains("Ctrl-o назад"), "{}", footer(&session));
    session.press("ctrl-o");
    assert!(!footer(&session).contains("назад"), "{}", footer(&session));
    for _ in 0..12 {
        session.press("m j");
        let offered = footer(&session).contains("r связанные");
        session.press("r");
        assert_eq!(offered, matches!(session.state.overlay, Some(Overlay::Related(_))));
        session.press(if offered { "esc" } else { "m" });
    }
    assert!(!footer(&press("")).contains("r связанные"), "the first article tells of no meeting");
}

#[test]
fn the_palette_finds_commands_by_the_words_that_one_thinks_of() {
    use vestnik::app::command::Command;
    let first = |typed: &str| {
        let session = press(&format!(": '{typed}'"));
        let Some(Overlay::Palette(palette)) = &session.state.overlay else { panic!("the palette") };
        palette.found.iter().copied().take(8).collect::<Vec<_>>()
    };
    for (command, words) in [
        (Command::AllMeetings, ["timeline", "хронология", "лента"]),
        (Command::Matrix, ["matrix", "матрица", "пары"]),
        (Command::Back, ["history", "история", "вернуться"]),
        (Command::NextReport, ["jump", "переход", "прыжок"]),
        (Command::People, ["dossier", "досье", "участники"]),
        (Command::ExportCsv, ["excel", "выгрузка", "таблица"]),
    ] {
        for typed in words {
            assert!(first(typed).contains(&command), "{typed}: {:?}", first(typed));
        }
    }
}

#[test]
fn a_list_of_corrections_starts_on_what_is_told_now_and_says_of_which_report() {
    use vestnik::app::overlay::correct::Choice;
    use vestnik::corpus::correct::Fix;
    for (key, title) in [("d", "Исправить дату"), ("p", "Исправить место"), ("s", "Исправить статус")]
    {
        let session = press(&format!("j j enter m m x {key}"));
        let Some(Overlay::Correct(view)) = &session.state.overlay else { panic!("corrections") };
        let pick = view.pick.as_ref().expect("a list");
        let of = view.of.expect("a meeting");
        let card = vestnik::app::card::Card::of(&session.state.corpus, of).expect("a card");
        let told = match pick.current() {
            Some(Choice::Date(Fix::Known(date))) => Some(*date) == card.date,
            Some(Choice::Place(Fix::Known(place))) => Some(&place.name) == card.place.as_ref(),
            Some(Choice::Status(status)) => *status == card.status,
            other => panic!("{other:?}"),
        };
        assert!(told, "{key}: {:?}", pick.current());
        let article = &session.state.corpus.entry(of.article).expect("an article").article;
        let said = format!("{title} · 3 янв, {}", article.source.as_deref().expect("a source"));
        assert!(session.screen().contains(&said), "{said}:\n{}", session.screen());
        assert!(footer(&session).contains("Enter выбрать"), "{}", footer(&session));
    }
}

#[test]
fn a_report_is_parted_only_after_one_has_seen_which() {
    let mut session = press("j j enter m m x t");
    let Some(Overlay::Correct(view)) = &session.state.overlay else { panic!("nothing was asked") };
    let pick = view.pick.as_ref().expect("a list");
    let reports = session.state.corpus.event_of(view.of.expect("a meeting")).map(|event| event.meetings.len());
    assert_eq!(Some(pick.choices.len()), reports);
    assert_eq!(pick.current(), Some(&vestnik::app::overlay::correct::Choice::Split(view.of.expect("a meeting"))));
    assert!(session.state.marks.corrections().is_empty());
    session.press("enter");
    assert!(!session.state.marks.corrections().is_empty());
    assert_eq!(session.state.status.notice, Some(Notice::Regrouped { left: 1, joined: 0, with: None }));
}

#[test]
fn a_ground_under_the_cursor_fills_every_line_of_a_row() {
    use vestnik::ui::theme::{Theme, ThemeName};
    let theme = Theme::bundled(ThemeName::HighContrast).expect("a theme");
    let session = press("j j").coloured(theme);
    let drawn = session.drawn();
    let lines: Vec<u16> = (0..drawn.area.height).filter(|&y| drawn[(0, y)].symbol() == "▌").collect();
    assert_eq!(lines.len(), 2, "a headline of two lines");
    for y in lines {
        assert!((1..28).all(|x| drawn[(x, y)].bg == Color::Rgb(255, 255, 0)), "line {y}");
    }
}

#[test]
fn what_is_unread_is_counted_true_after_every_change_and_its_way_back() {
    let mut session = press("");
    for keys in ["j enter", "esc R", "j s", "A", "u", "u", "u", "ctrl-r", "ctrl-r", "R", "j R", "u"] {
        session.press(keys);
        let state = &session.state;
        let marks = state.corpus.entries().iter().map(|entry| state.marks.of(&entry.article));
        let told: Vec<_> = state.status.marked.iter().map(|mark| (mark.read, mark.starred)).collect();
        assert_eq!(told, marks.map(|mark| (mark.read, mark.starred)).collect::<Vec<_>>(), "after {keys}");
        assert_eq!(state.status.unread, told.iter().filter(|(read, _)| !read).count(), "after {keys}");
    }
}
