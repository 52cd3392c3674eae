//! What is on the screen: pictures of every view at several sizes, with a letter for the role of
//! each cell below. Pictures are never edited by hand: they are made anew and the difference is read.

use std::sync::Arc;

use ratatui::style::Modifier;
use vestnik::app::action::{News, Report};
use vestnik::corpus::Corpus;
use vestnik::corpus::load::{Note, Place, Trouble};

use vestnik::ui::theme::{Role, Theme, ThemeName};

use crate::stage::collection;
use crate::stage::session::Session;

const SIZES: [(u16, u16); 5] = [(160, 45), (120, 36), (80, 24), (50, 16), (20, 5)];

fn check(name: &str, session: &Session) {
    let size = session.state.viewport;
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}@{}x{}", size.width, size.height), session.picture());
    });
}

/// The same keys at every size.
fn check_all(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        session.press(keys);
        check(name, &session);
    }
}

#[test]
fn the_first_screen() {
    check_all("first", "");
}

#[test]
fn an_open_article_with_its_third_meeting() {
    check_all("article", "j j enter m m m");
}

#[test]
fn the_cards_of_an_article() {
    check_all("cards", "j j enter tab j");
}

#[test]
fn a_filter_as_it_is_typed() {
    check_all("filter", "/ 'киев'");
}

#[test]
fn a_search_in_the_text() {
    check_all("search", "j j enter / 'договор' enter n");
}

#[test]
fn what_belongs_to_a_meeting() {
    check_all("related", "j j enter m r j j");
}

#[test]
fn what_can_be_corrected_of_a_meeting() {
    check_all("correct", "j j enter m m x j");
}

#[test]
fn a_date_as_it_is_typed() {
    check_one("correct-date", 120, "j j enter m m x d '4.1'");
}

#[test]
fn a_corrected_meeting() {
    check_one("corrected", 120, "j j enter m m x d '4.1' enter x p 'льво' enter x a 'шмидт' enter");
}

#[test]
fn the_help() {
    check_all("help", "?");
}

#[test]
fn the_palette_as_one_types() {
    check_all("palette", "j j enter : 'стат'");
}

#[test]
fn a_search_in_the_help() {
    check_one("help-search", 120, "? / 'meet'");
    check_one("related-narrowed", 120, "j j enter m r / 'umer'");
}

#[test]
fn a_search_in_the_text_under_the_wrong_layout() {
    check_one("search-layout", 120, "j j enter / 'kblths'");
}

fn check_one(name: &str, width: u16, keys: &str) {
    let mut session = Session::new(width, 30);
    session.press(keys);
    check(name, &session);
}

#[test]
fn the_meetings_of_all_articles() {
    check_one("all-meetings", 120, "a tab tab j j");
}

#[test]
fn a_filter_that_nothing_matches() {
    check_one("nothing-matches", 120, "/ 'рыбалка' enter");
}

#[test]
fn a_long_word_that_nothing_matches_is_broken_with_a_hyphen() {
    check_one("nothing-long", 80, "/ 'человеконенавистничествующими' enter");
}

#[test]
fn an_article_without_meetings() {
    check_one("no-meetings", 120, "enter m");
}

#[test]
fn marks_and_the_trail() {
    check_one("trail", 120, "j j s enter m ] backspace u");
}

#[test]
fn one_pane_zoomed() {
    check_one("zoomed", 120, "j j enter z");
}

#[test]
fn the_interface_in_english() {
    let mut session = Session::new(120, 30).speaking("en");
    session.press("j j enter m");
    check("english", &session);
}

#[test]
fn the_interface_in_english_at_every_size() {
    for (name, keys) in
        [("first", ""), ("article", "j j enter m m m"), ("related", "j j enter m r j j"), ("people", "p j")]
    {
        for (width, height) in SIZES {
            let mut session = Session::new(width, height).speaking("en");
            session.press(keys);
            check(&format!("{name}-en"), &session);
        }
    }
}

#[test]
fn frames_and_days_are_not_filled_in_high_contrast() {
    let theme = Theme::bundled(ThemeName::HighContrast).expect("a sound theme");
    let fill = theme.style(Role::Cursor).bg.expect("a cursor with a ground");
    let mut session = Session::new(120, 36).coloured(theme);
    session.press("p");
    let buffer = session.drawn();
    let sides: Vec<_> = buffer.content.iter().filter(|cell| matches!(cell.symbol(), "│" | "╰" | "╮")).collect();
    assert!(!sides.is_empty() && sides.iter().all(|cell| !cell.modifier.contains(Modifier::UNDERLINED)));
    session.press("esc c");
    let filled = session.drawn().content.iter().filter(|cell| cell.bg == fill).count();
    assert_eq!(filled, 2, "only the two brackets of the day under the cursor");
}

#[test]
fn the_themes_at_every_size() {
    for theme in [ThemeName::Default, ThemeName::Light, ThemeName::Monochrome] {
        for (width, height) in SIZES {
            let mut session = Session::new(width, height).coloured(Theme::bundled(theme).expect("a sound theme"));
            session.press("j j enter m m m");
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("theme-{}@{width}x{height}", theme.name()), session.styles());
            });
        }
    }
}

#[test]
fn the_matrix_and_those_who_meet_most_on_narrow_and_low_sheets() {
    for (width, height, keys) in [(50, 24, "w"), (50, 16, "w"), (80, 12, "w"), (80, 12, "w G")] {
        let mut session = Session::new(width, height);
        session.press(keys);
        check(if keys == "w" { "matrix" } else { "matrix-end" }, &session);
    }
}

#[test]
fn the_saved_queries() {
    let saved = "/ 'киев' enter F ctrl-u 'Встречи' enter / ctrl-u 'kind:summit' enter F enter f";
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        session.press(saved);
        check("queries", &session);
    }
}

#[test]
fn before_anything_is_loaded() {
    let mut session = Session::empty(120, 20);
    session.act(vestnik::app::Action::Resize(session.state.viewport));
    check("loading", &session);
}

#[test]
fn articles_whose_meetings_are_still_sought() {
    let mut session = Session::empty(120, 20);
    let generation = session.state.status.load;
    session.report(Report { generation, news: News::Loaded(collection::articles()) });
    session.report(Report { generation, news: News::AllLoaded });
    check("building", &session);
}

#[test]
fn an_empty_collection_and_a_file_that_cannot_be_read() {
    let mut session = Session::empty(120, 20);
    let note =
        Note { path: "нет.txt".to_owned(), place: Place::File, line: None, trouble: Trouble::Missing, lost: true };
    let load = session.state.status.load;
    session.report(Report { generation: load, news: News::Noted(note) });
    session.report(Report { generation: load, news: News::AllLoaded });
    let generation = session.state.status.build;
    session.report(Report { generation, news: News::Corpus(Arc::new(Corpus::default())) });
    check("empty", &session);
}

#[test]
fn a_screen_that_is_too_small_says_so() {
    let session = Session::new(19, 4);
    assert!(session.screen().starts_with("Окно мало"), "{}", session.screen());
    assert!(Session::new(1, 1).screen().starts_with('…'));
}

#[test]
fn the_people() {
    check_all("people", "p j");
}

#[test]
fn the_people_narrowed_by_latin_letters() {
    check_one("people-narrowed", 120, "p / 'umer'");
}

#[test]
fn the_dossier_of_a_person() {
    check_all("dossier", "p / 'умер' enter j");
}

#[test]
fn the_calendar() {
    check_all("calendar", "c");
}

#[test]
fn the_meetings_of_a_day() {
    check_all("calendar-day", "c M M enter");
}
