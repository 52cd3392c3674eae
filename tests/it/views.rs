//! What the views of the whole collection promise: people, dossiers, the calendar, the timeline.

use std::fmt::Write as _;
use std::sync::Arc;

use vestnik::app::Action;
use vestnik::app::action::{Gesture, Mouse};
use vestnik::app::overlay::Overlay;
use vestnik::app::overlay::calendar::CalendarView;
use vestnik::app::overlay::notice::Notice;
use vestnik::app::overlay::people::PeopleView;
use vestnik::app::pane::Focus;
use vestnik::base::cancel::CancelToken;
use vestnik::corpus::build::build;

use crate::stage::session::Session;
use crate::support::{Folder, RUSSIAN};

fn press(keys: &str) -> Session {
    let mut session = Session::new(120, 36);
    session.press(keys);
    session
}

fn people(session: &Session) -> &PeopleView {
    match &session.state.overlay {
        Some(Overlay::People(view)) => view,
        other => panic!("the people are not open: {other:?}"),
    }
}

fn calendar(session: &Session) -> &CalendarView {
    match &session.state.overlay {
        Some(Overlay::Calendar(view)) => view,
        other => panic!("the calendar is not open: {other:?}"),
    }
}

fn names(session: &Session) -> Vec<&str> {
    let view = people(session);
    (0..view.listed.len()).filter_map(|line| view.row(line)).map(|person| person.short.as_str()).collect()
}

#[test]
fn whoever_meets_most_comes_first_and_a_key_orders_by_name() {
    let mut session = press("p");
    let counts: Vec<_> = people(&session).everyone.iter().map(|person| person.tally).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b) && counts.len() > 5, "{counts:?}");
    let first = people(&session).current().map(|person| person.name.clone());
    session.press("S");
    assert!(names(&session).is_sorted(), "{:?}", names(&session));
    assert_eq!(people(&session).current().map(|person| person.name.clone()), first, "the cursor stays on its person");
}

#[test]
fn typing_narrows_the_people_in_any_spelling_and_layout() {
    for typed in ["умер", "УМЕР", "umerov", "evth", "рустем"] {
        let session = press(&format!("p / '{typed}'"));
        assert_eq!(names(&session), ["Умеров"], "{typed}");
    }
    let session = press("p / 'qqq'");
    assert!(names(&session).is_empty() && session.screen().contains("qqq"));
}

#[test]
fn letters_typed_among_the_people_are_text_and_escape_gives_everyone_back() {
    let mut session = press("p");
    let all = names(&session).len();
    session.press("/ 'q' esc");
    assert_eq!(names(&session).len(), all);
    session.press("esc");
    assert!(session.state.overlay.is_none());
}

#[test]
fn a_dossier_leads_to_the_sentence_and_back() {
    let mut session = press("j enter");
    let before = session.state.panes.reading.article.clone();
    session.press("p / 'умер' enter enter");
    assert!(session.state.overlay.is_none() && session.state.panes.focus == Focus::Reading);
    let meeting = session.state.meeting_in_text().expect("a meeting of the dossier");
    let told = session.state.corpus.meeting(meeting).expect("a meeting of the collection");
    let entry = session.state.corpus.entry(meeting.article).expect("an article");
    let named = |p: &vestnik::extract::meeting::Participant| entry.document.entity(p.entity).map(|e| e.name.as_str());
    assert!(told.participants.iter().filter_map(named).any(|name| name.contains("Умеров")));
    session.press("ctrl-o");
    assert_eq!(session.state.panes.reading.article, before);
}

#[test]
fn a_dossier_that_one_jumped_out_of_opens_where_it_was() {
    let mut session = press("p / 'умер' enter j j");
    let left = people(&session).dossier.clone();
    session.press("enter p");
    assert_eq!(people(&session).dossier, left);
    session.press("esc esc esc p");
    assert!(people(&session).dossier.is_none(), "left by hand, it opens anew");
}

#[test]
fn every_row_of_every_dossier_leads_into_a_text() {
    let session = press("p");
    for at in 0..people(&session).listed.len() {
        let mut session = press("p");
        for _ in 0..at {
            session.press("j");
        }
        session.press("enter");
        let rows =
            people(&session).dossier.as_ref().map_or(0, |d| d.lines.iter().filter(|l| l.target().is_some()).count());
        assert!(rows >= 2, "meetings and mentions");
        session.press("G enter");
        assert_eq!(session.state.panes.focus, Focus::Reading);
        assert!(session.state.reading().is_some());
    }
}

#[test]
fn a_partner_of_a_dossier_opens_his_own_and_escape_leads_back_step_by_step() {
    let mut session = press("p / 'умер' enter tab");
    let named = |session: &Session| people(session).dossier.as_ref().map(|dossier| dossier.name.clone());
    let footer = session.screen().lines().last().map(str::to_owned).unwrap_or_default();
    assert!(footer.contains("Enter досье"), "{footer}");
    session.press("enter");
    assert!(named(&session).is_some_and(|name| name != "Рустем Умеров"), "{:?}", named(&session));
    session.press("esc");
    assert_eq!(named(&session).as_deref(), Some("Рустем Умеров"));
    session.press("enter p");
    assert!(named(&session).is_none(), "one key leads to everyone");
}

#[test]
fn from_a_sentence_one_comes_back_to_the_dossier_or_the_day_that_led_to_it() {
    let mut session = press("j j enter p / 'умер' enter j");
    let left = people(&session).dossier.clone();
    let before = session.state.panes.reading.article.clone();
    session.press("enter m ctrl-o");
    assert_eq!(people(&session).dossier, left);
    assert_eq!(session.state.panes.reading.article, before, "under it lies what one read before");
    let mut session = press("j j enter c M enter");
    let (day, row) = (calendar(&session).day, calendar(&session).row);
    session.press("enter ctrl-o");
    assert_eq!((calendar(&session).day, calendar(&session).row), (day, row));
}

#[test]
fn meetings_that_took_place_are_told_apart_from_all_at_every_size() {
    for (language, words) in [("ru", "прошло/всего"), ("en", "held/all")] {
        for (width, height) in [(160, 45), (120, 36), (80, 24), (50, 16)] {
            let mut session = Session::new(width, height).speaking(language);
            session.press("p");
            let Some(person) = people(&session).current().cloned() else { panic!("nobody") };
            let corpus = &session.state.corpus;
            let took_place = |shown: &&vestnik::app::shown::Shown| {
                corpus.event(shown.event).is_some_and(|event| event.status == vestnik::extract::meeting::Status::Held)
            };
            let (held, all) = (person.meetings.iter().filter(took_place).count(), person.meetings.len());
            assert!(held < all, "{person:?}");
            let row = session.screen().lines().find(|line| line.contains(&person.name)).map(str::to_owned);
            assert!(row.is_some_and(|row| row.contains(&format!("{held}/{all}"))), "{width}x{height}");
            for keys in ["", "w"] {
                session.press(keys);
                assert!(session.screen().contains(words), "{width}x{height} {keys}:\n{}", session.screen());
            }
            session.press("w enter");
            let said = if language == "ru" { format!("прошло {held}") } else { format!("{held} held") };
            assert!(session.screen().contains(&said), "{width}x{height}:\n{}", session.screen());
        }
    }
}

#[test]
fn who_meets_whom_is_a_matrix_of_its_own_at_every_size() {
    for (width, height) in [(160, 45), (120, 36), (80, 24), (50, 16)] {
        let mut session = Session::new(width, height);
        session.press("w");
        assert!(session.screen().contains("Матрица: кто с кем встречается"), "{width}x{height}");
        session.press("j enter");
        let (actor, _) = people(&session).matrix.people.get(1).cloned().expect("two people");
        assert_eq!(people(&session).dossier.as_ref().map(|dossier| dossier.actor), Some(actor));
        session.press("esc w");
        assert!(session.screen().contains("сузить список"), "{width}x{height}");
    }
}

#[test]
fn the_matrix_tells_how_often_two_meet_whichever_comes_first() {
    let session = press("w");
    let matrix = &people(&session).matrix;
    let at = |name: &str| matrix.people.iter().position(|(_, short)| short == name).expect("one of the matrix");
    let told = |one: &str, other: &str| {
        let tally = matrix.tally(at(one), at(other));
        (tally.held, tally.all)
    };
    // Who stands in which meeting of the sample: a call of four and the consultations; a summit to come.
    for (one, other, tally) in [
        ("Умеров", "Уиткофф", (2, 2)),
        ("Умеров", "Рубио", (1, 1)),
        ("Макрон", "Мерц", (0, 1)),
        ("Буданов", "Рубио", (0, 0)),
        ("Умеров", "Умеров", (0, 0)),
    ] {
        assert_eq!(told(one, other), tally, "{one}, {other}");
        assert_eq!(told(other, one), tally, "{other}, {one}");
    }
    let most = matrix.pairs.first().expect("a pair");
    assert_eq!([most.one.as_str(), most.other.as_str()], ["Умеров", "Уиткофф"]);
}

#[test]
fn the_matrix_of_namesakes_stays_as_it_is_whatever_the_order_of_the_list() {
    let article = "date 2026-02-01\nПланы\n\nЯков Лемберг встретился с Астрид Линдквист в Осло.\n\n\
                   Борис Лемберг встретился с Ингой Шмите в Риге.\n";
    let (articles, _) = Folder::new().with("1.txt", article).load();
    let articles = articles.into_iter().map(Arc::new).collect();
    let corpus = build(articles, &RUSSIAN, &CancelToken::default(), &|_| {}).expect("not cancelled");
    let mut session = Session::of(corpus, 120, 36);
    session.press("p");
    let before = people(&session).matrix.clone();
    let namesakes = before.people.iter().filter(|(_, short)| short == "Лемберг").count();
    assert_eq!(namesakes, 2, "{before:?}");
    let listed = people(&session).everyone.clone();
    for keys in ["S", "tab", "S", "tab"] {
        session.press(keys);
        assert_eq!(people(&session).matrix, before, "{keys}");
    }
    assert_eq!(people(&session).everyone, listed);
}

#[test]
fn a_click_on_the_matrix_takes_the_row_that_stands_there() {
    for (width, height, keys) in [(120, 36, "w"), (80, 12, "w G"), (50, 9, "w G"), (50, 7, "w j j")] {
        let mut session = Session::new(width, height);
        session.press(keys);
        let people_of = people(&session).matrix.people.clone();
        let screen = session.screen();
        let mut found = 0;
        for (row, line) in (0..).zip(screen.lines()) {
            let named = |at: usize, short: &str| line.contains(&format!("{:>2} {short} ", at + 1));
            let Some(at) = people_of.iter().enumerate().position(|(at, (_, short))| named(at, short)) else { continue };
            let mut session = Session::new(width, height);
            session.press(keys);
            let click = |gesture| Action::Mouse(Mouse { gesture, column: 8, row });
            session.act(click(Gesture::Click));
            assert_eq!(people(&session).chosen, at, "{width}x{height} {line}");
            session.act(click(Gesture::DoubleClick));
            let open = people(&session).dossier.as_ref().map(|dossier| dossier.actor);
            assert_eq!(open, people_of.get(at).map(|(actor, _)| *actor), "{width}x{height} {line}");
            found += 1;
        }
        assert!(found >= 2, "{width}x{height}:\n{screen}");
    }
}

#[test]
fn a_click_outside_the_rows_of_the_matrix_chooses_nobody() {
    let mut session = Session::new(80, 12);
    session.press("w j");
    // The bar, the frame, what it is, the numbers; below the last row the frame and the bar.
    for row in [0, 1, 2, 3, 10, 11] {
        session.act(Action::Mouse(Mouse { gesture: Gesture::DoubleClick, column: 8, row }));
        assert_eq!(people(&session).chosen, 1, "row {row}");
        assert!(people(&session).dossier.is_none(), "row {row}");
    }
}

#[test]
fn the_collection_is_filtered_by_a_person_or_a_day() {
    let session = press("p / 'умер' down up enter f");
    assert_eq!(session.state.filter.query, "who:\"Рустем Умеров\"");
    assert!(session.state.overlay.is_none() && session.state.filter.matches.is_some());
    let session = press("c f");
    assert_eq!(session.state.filter.query, "when:2026-01-07");
}

#[test]
fn people_and_calendar_show_what_the_filter_leaves() {
    let all = press("p");
    let some = press("/ 'who:умеров' enter p");
    assert!(people(&some).meetings() < people(&all).meetings());
    assert!(people(&some).everyone.iter().any(|person| person.short == "Умеров"));
    let (all, some) = (press("c"), press("/ 'who:умеров' enter c"));
    assert!(calendar(&some).total() < calendar(&all).total());
}

#[test]
fn the_calendar_opens_where_the_filter_leaves_meetings() {
    let session = press("/ 'when:2025-12' enter c");
    let view = calendar(&session);
    assert!(!view.rows().is_empty(), "nothing on {} or in its month", view.day);
    assert!(view.day.to_string().starts_with("2025-12"), "{}", view.day);
}

#[test]
fn the_calendar_moves_by_days_weeks_and_months() {
    for (keys, day) in [
        ("c", "2026-01-07"),
        ("c l", "2026-01-08"),
        ("c h h", "2026-01-05"),
        ("c j", "2026-01-14"),
        ("c k", "2025-12-31"),
        ("c ]", "2026-02-07"),
        ("c [ page-up", "2025-11-07"),
        ("c ] ] t", "2026-01-07"),
        ("c M", "2026-01-05"),
    ] {
        assert_eq!(calendar(&press(keys)).day.to_string(), day, "{keys}");
    }
}

#[test]
fn vague_dates_are_under_their_month_and_never_on_a_day() {
    let session = press("c");
    let view = calendar(&session);
    let january = view.day;
    assert!(!view.within(january).is_empty());
    let corpus = &session.state.corpus;
    for mark in vestnik::app::overlay::calendar::plan::days(vestnik::app::overlay::calendar::first_of(january))
        .flat_map(|day| view.on(day))
    {
        let date = corpus.event(mark.shown.event).and_then(|event| event.date).expect("a date");
        assert!(date.as_day().is_some() && !date.is_approximate());
    }
}

#[test]
fn a_meeting_of_a_day_leads_to_its_sentence() {
    let mut session = press("c M enter");
    assert!(calendar(&session).row.is_some());
    session.press("enter");
    assert!(session.state.overlay.is_none() && session.state.panes.focus == Focus::Reading);
    assert!(session.state.meeting_in_text().is_some());
}

#[test]
fn a_day_without_meetings_says_so() {
    let session = press("c ] ] ] ] ] ] ] enter");
    assert_eq!(session.state.status.notice, Some(Notice::NothingOnDay));
}

#[test]
fn the_timeline_opens_at_today_and_a_key_leads_back_to_it() {
    let mut session = press("a tab tab");
    let today = session.state.panes.meetings.cursor();
    assert!(session.screen().contains("── сегодня, ср 7 января"), "{}", session.screen());
    session.press("g t");
    assert_eq!(session.state.panes.meetings.cursor(), today);
}

#[test]
fn the_mouse_selects_a_day_and_opens_a_person() {
    use vestnik::app::Action;
    use vestnik::app::action::{Gesture, Mouse};
    let mut session = press("p");
    session.act(Action::Mouse(Mouse { gesture: Gesture::DoubleClick, column: 10, row: 5 }));
    assert!(people(&session).dossier.is_some());
    let mut session = press("c");
    let before = calendar(&session).day;
    session.act(Action::Mouse(Mouse { gesture: Gesture::Click, column: 7, row: 7 }));
    assert_ne!(calendar(&session).day, before);
}

#[test]
fn the_pairs_who_meet_most_are_of_all_people_and_not_of_the_matrix_alone() {
    let mut text = String::from("date 2026-02-01\nПланы\n\n");
    // Twelve who each met others twice fill the matrix; two who met only each other, thrice, come after them.
    let names =
        ["Ахтин", "Бекин", "Вехин", "Гетин", "Дюкин", "Ежин", "Жигин", "Зорин", "Икин", "Кашин", "Лагин", "Мехин"];
    for (at, name) in names.iter().enumerate() {
        for (nth, other) in [1, 2, 3, 4].into_iter().enumerate() {
            let other = names[(at + other) % names.len()];
            let day = at * 2 + nth % 2 + 1;
            let _ = write!(text, "{day} января Иван {name} встретился с Борисом {other}ым.\n\n");
        }
    }
    for day in ["26", "27", "28"] {
        let _ = write!(text, "{day} января Астрид Линдквист встретилась с Тимуром Ахметовым в Осло.\n\n");
    }
    let (articles, _) = Folder::new().with("1.txt", &text).load();
    let articles = articles.into_iter().map(Arc::new).collect();
    let corpus = build(articles, &RUSSIAN, &CancelToken::default(), &|_| {}).expect("not cancelled");
    let mut session = Session::of(corpus, 120, 36);
    session.press("p");
    let matrix = &people(&session).matrix;
    let most = matrix.pairs.first().expect("a pair");
    let mut pair = [most.one.as_str(), most.other.as_str()];
    pair.sort_unstable();
    assert_eq!((pair, most.tally.held), (["Ахметов", "Линдквист"], 3), "{:?}", matrix.people);
    assert!(matrix.people.iter().all(|(_, short)| short != "Линдквист"), "{:?}", matrix.people);
}
