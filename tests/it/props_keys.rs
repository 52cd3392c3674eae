//! Monkey keys: whatever is pressed, at whatever size, with reports in any order, the program keeps
//! its promises: no panic in update or drawing, cursors within their lists, selected things exist,
//! and there is always a way back to the base and out.

use std::sync::Arc;

use proptest::prelude::*;
use vestnik::app::action::{Gesture, Mouse, News, Report};
use vestnik::app::keys::{Code, Key, Mods};
use vestnik::app::pane::Focus;
use vestnik::app::{Action, Effect};
use vestnik::base::cancel::Generation;
use vestnik::corpus::Corpus;

use crate::stage::collection;
use crate::stage::session::Session;

#[derive(Clone, Debug)]
enum Step {
    Press(Key),
    Resize(u16, u16),
    Paste(String),
    Point(Gesture, u16, u16),
    Pause,
    Focus,
    Loaded(u64),
    Changed(u64),
    Load(u64, usize),
    Build(u64, bool),
    Answer(u64, Vec<usize>),
}

fn key() -> impl Strategy<Value = Key> {
    let letters = "jkhlgGmM[]rRsSuzacptfFAUnNJKq/?:yeоoлkд. ёж1<>xwd".chars().collect::<Vec<_>>();
    let code = prop_oneof![
        6 => prop::sample::select(letters).prop_map(Code::Char),
        3 => prop::sample::select(vec![
            Code::Enter, Code::Esc, Code::Tab, Code::Backspace, Code::Up, Code::Down, Code::Left, Code::Right,
            Code::PageUp, Code::PageDown, Code::Home, Code::End, Code::Delete,
        ]),
    ];
    let mods = prop_oneof![8 => Just(Mods::NONE), 1 => Just(Mods::CTRL), 1 => Just(Mods::ALT), 1 => Just(Mods::SHIFT)];
    (code, mods).prop_map(|(code, mods)| Key::new(code, mods))
}

fn gesture() -> impl Strategy<Value = Gesture> {
    prop_oneof![
        Just(Gesture::Click),
        Just(Gesture::DoubleClick),
        Just(Gesture::Drag),
        Just(Gesture::Release),
        (0u16..2000).prop_map(Gesture::WheelDown),
        (0u16..2000).prop_map(Gesture::WheelUp),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => key().prop_map(Step::Press),
        2 => (1u16..=250, 1u16..=250).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => "[а-яa-z \n\t!:|'^$-]{0,8}".prop_map(Step::Paste),
        2 => (gesture(), 0u16..260, 0u16..260).prop_map(|(gesture, x, y)| Step::Point(gesture, x, y)),
        1 => Just(Step::Pause),
        1 => Just(Step::Focus),
        1 => (0u64..5).prop_map(Step::Loaded),
        1 => (0u64..3).prop_map(Step::Changed),
        1 => (0u64..3, 0usize..8).prop_map(|(generation, count)| Step::Load(generation, count)),
        1 => (0u64..3, any::<bool>()).prop_map(|(generation, full)| Step::Build(generation, full)),
        1 => (0u64..6, prop::collection::vec(0usize..9, 0..5)).prop_map(|(generation, rows)| Step::Answer(generation, rows)),
    ]
}

fn take(session: &mut Session, step: Step) {
    let report = |generation, news| Action::Report(Report { generation: Generation(generation), news });
    session.act(match step {
        Step::Press(key) => Action::Press(key),
        Step::Resize(width, height) => Action::Resize(ratatui::layout::Size { width, height }),
        Step::Paste(text) => Action::Paste(text),
        Step::Pause => Action::Pause,
        Step::Focus => Action::Focus,
        Step::Loaded(generation) => report(generation, News::AllLoaded),
        Step::Changed(generation) => report(generation, News::Changed),
        Step::Point(gesture, column, row) => Action::Mouse(Mouse { gesture, column, row }),
        Step::Load(generation, count) => {
            report(generation, News::Loaded(collection::articles().into_iter().take(count).collect()))
        }
        Step::Build(generation, true) => report(generation, News::Corpus(Arc::new(collection::collection()))),
        Step::Build(generation, false) => report(generation, News::Corpus(Arc::new(Corpus::default()))),
        Step::Answer(generation, rows) => report(generation, News::Filtered(Session::answer(rows))),
    });
}

fn hold(session: &Session) {
    let state = &session.state;
    let list = &state.panes.articles;
    assert!(list.cursor() < list.count().max(1));
    assert!(list.top < list.rows.len().max(1));
    if let Some(article) = list.current() {
        assert!(state.corpus.entry(article).is_some());
    }
    if let Some(meeting) = state.selected_meeting() {
        assert!(state.corpus.meeting(meeting).is_some());
    }
    if let Some(page) = &state.panes.reading.page {
        assert!(state.panes.reading.top < page.lines.len().max(1));
    }
    assert!(state.journey.at() < state.journey.places().len().max(1));
    session.drawn();
    // A frame may come before the news of another size.
    session.drawn_on(ratatui::layout::Size { width: 61, height: 9 });
}

fn quits(session: &Session) -> bool {
    session.effects.iter().any(|effect| matches!(effect, Effect::Quit))
}

/// Few cases for every day; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(64), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_pressed_the_promises_hold(width in 1u16..=250, height in 1u16..=80, steps in prop::collection::vec(step(), 0..60)) {
        let mut session = Session::new(width, height);
        for step in steps {
            take(&mut session, step);
            hold(&session);
        }
        session.press("esc esc esc esc esc esc esc esc esc esc");
        prop_assert_eq!(session.state.panes.focus, Focus::Articles);
        prop_assert!(session.state.overlay.is_none() && !session.state.filter.is_on());
        session.effects.clear();
        session.press("q");
        prop_assert!(quits(&session));
    }
}
