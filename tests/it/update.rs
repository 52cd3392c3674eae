//! What keys do to the state: keys in, facts out. The collection is that of `stage`, newest first:
//! a6 (no meetings), a5, a4, a3, a2, a1, a7 (undated).

use std::sync::Arc;

use ratatui::style::Color;
use vestnik::app::action::{Gesture, JobKind, Mouse, News, Report};
use vestnik::app::effect::Job;
use vestnik::app::layout::Widths;
use vestnik::app::marks::Change;
use vestnik::app::overlay::Overlay;
use vestnik::app::overlay::notice::{Did, Notice};
use vestnik::app::pane::Focus;
use vestnik::app::saved::{Keep, Kept, Saved};
use vestnik::app::setup::MouseOwner;
use vestnik::app::share::Copied;
use vestnik::app::{Action, Effect};
use vestnik::base::article::{Paragraph, ParagraphKind};
use vestnik::base::cancel::Generation;
use vestnik::base::date::FuzzyDate;
use vestnik::base::span::Span;
use vestnik::corpus::load::{Note, Place, Trouble};
use vestnik::ui::theme::Role;

use crate::stage::collection;
use crate::stage::session::Session;

/// Presses keys on a wide screen.
fn press(keys: &str) -> Session {
    let mut session = Session::new(120, 36);
    session.press(keys);
    session
}

/// The article in the reader.
fn reading(session: &Session) -> String {
    session.state.panes.reading.article.as_ref().map_or_else(String::new, ToString::to_string)
}

/// The meeting selected in the text: article and number.
fn meeting(session: &Session) -> String {
    let Some(found) = session.state.meeting_in_text() else { return String::new() };
    let article = session.state.corpus.entry(found.article).expect("its article").article.id.clone();
    format!("{article} {}", found.meeting)
}

#[track_caller]
fn check(keys: &str, article: &str, focus: Focus) {
    let session = press(keys);
    assert_eq!((reading(&session).as_str(), session.state.panes.focus), (article, focus), "after {keys:?}");
}

#[track_caller]
fn check_meeting(keys: &str, expected: &str) {
    assert_eq!(meeting(&press(keys)), expected, "after {keys:?}");
}

#[track_caller]
fn check_notice(keys: &str, expected: &Notice) {
    assert_eq!(press(keys).state.status.notice.as_ref(), Some(expected), "after {keys:?}");
}

#[test]
fn the_reader_follows_the_cursor_of_the_list() {
    check("", "a6", Focus::Articles);
    check("j", "a5", Focus::Articles);
    check("G", "a7", Focus::Articles);
    check("G g", "a6", Focus::Articles);
    check("j j k", "a5", Focus::Articles);
}

#[test]
fn keys_work_under_the_russian_layout() {
    check("о", "a5", Focus::Articles);
    check("о о л", "a5", Focus::Articles);
    check("П", "a7", Focus::Articles);
    check("д", "a6", Focus::Reading);
    check("О О", "a4", Focus::Articles);
}

#[test]
fn enter_opens_and_marks_as_read() {
    let session = press("j enter");
    assert_eq!((reading(&session).as_str(), session.state.panes.focus), ("a5", Focus::Reading));
    assert!(session.effects.iter().any(|effect| matches!(effect, Effect::KeepMarks(_))));
    assert_eq!(session.state.status.unread, 6);
}

#[test]
fn a_preview_leaves_an_article_unread() {
    assert_eq!(press("j j j k").state.status.unread, 7);
}

#[test]
fn focus_goes_round_and_sideways() {
    check("tab", "a6", Focus::Reading);
    check("tab tab tab", "a6", Focus::Articles);
    check("shift-tab", "a6", Focus::Meetings);
    check("l l l", "a6", Focus::Meetings);
    check("l l h", "a6", Focus::Reading);
}

#[test]
fn escape_peels_and_never_quits() {
    let session = press("j enter z esc esc esc esc esc esc");
    assert_eq!(session.state.panes.focus, Focus::Articles);
    assert!(!session.effects.iter().any(|effect| matches!(effect, Effect::Quit)));
}

#[test]
fn q_backs_out_and_quits_at_the_base() {
    let mut session = press("enter tab");
    let quits = |session: &Session| session.effects.iter().any(|effect| matches!(effect, Effect::Quit));
    session.press("q q");
    assert!(!quits(&session));
    session.press("q");
    assert!(quits(&session));
}

#[test]
fn ctrl_c_cancels_a_prompt_and_quits_from_anywhere_else() {
    let quits = |keys| press(keys).effects.iter().any(|effect| matches!(effect, Effect::Quit));
    let session = press("/ 'умер' ctrl-c");
    assert!(session.state.overlay.is_none() && !session.state.filter.is_on());
    assert!(!quits("/ 'умер' ctrl-c"));
    assert!(quits("/ 'умер' ctrl-c ctrl-c") && quits("enter ctrl-c") && quits("? ctrl-c"));
}

#[test]
fn m_walks_the_meetings_in_the_order_of_the_text() {
    check_meeting("j j enter m", "a4 m1");
    check_meeting("j j enter m m", "a4 m2");
    check_meeting("j j enter m m m", "a4 m3");
    check_meeting("j j enter m m m m", "a4 m1");
    check_meeting("j j enter M", "a4 m3");
}

#[test]
fn going_round_the_meetings_is_said() {
    check_notice("j j m m m m", &Notice::FromStart);
    check_notice("m", &Notice::NoMeetings);
}

#[test]
fn the_next_report_opens_its_article_at_the_sentence() {
    let session = press("G k enter m m ]");
    assert_eq!((reading(&session).as_str(), meeting(&session).as_str()), ("a2", "a2 m1"));
    check_meeting("G k enter m m ] ]", "a3 m1");
    check_meeting("G k enter m m ] ] ]", "a4 m1");
    check_meeting("G k enter m m ] ] [", "a2 m1");
    check_notice("G k enter m m ] ] ] ]", &Notice::FirstReport);
    check_notice("G k enter m m [", &Notice::LastReport);
    check_meeting("G k enter m m ] ] ] ]", "a1 m2");
    check_notice("G k enter m ]", &Notice::OnlyReport);
}

#[test]
fn the_sentence_that_one_jumps_to_is_in_sight() {
    let mut session = Session::new(80, 10);
    session.press("j j enter m m m ]");
    assert_eq!(meeting(&session), "a5 m2");
    session.press("[");
    let state = &session.state;
    let (_, entry) = state.reading().expect("an article");
    let evidence = entry.document.meetings[2].evidence[0];
    let lines = state.panes.reading.page.as_ref().expect("a page").lines_of(evidence);
    let (top, height) = (state.panes.reading.top, state.panes.reading.height);
    assert!(top <= lines.start && lines.start < top + height, "{lines:?} from {top}, {height} lines");
}

#[test]
fn back_and_forward_walk_the_places() {
    check("G k enter m m ] ] backspace", "a2", Focus::Reading);
    check("G k enter m m ] ] ctrl-o ctrl-o", "a1", Focus::Reading);
    check("G k enter m m ] ] ctrl-o ctrl-o alt-right", "a2", Focus::Reading);
    check_meeting("G k enter m m ] backspace", "a1 m2");
    check_notice("backspace", &Notice::NoWayBack);
    check_notice("alt-right", &Notice::NoWayForward);
}

#[test]
fn related_lists_other_reports_and_jumps() {
    check("G k enter m m r", "a1", Focus::Reading);
    check_meeting("G k enter m m r enter", "a2 m1");
    check_meeting("G k enter m m r j j enter", "a4 m1");
    check("G k enter m m r j j enter backspace", "a1", Focus::Reading);
    check_notice("r", &Notice::NoMeetings);
    check_notice("j j j j r esc tab tab j r", &Notice::NothingRelated);
}

#[test]
fn what_belongs_to_a_meeting_is_narrowed_as_one_types() {
    let shown = |keys: &str| {
        let session = press(&format!("j j enter m r {keys}"));
        match &session.state.overlay {
            Some(Overlay::Related(list)) => list.items.len(),
            _ => 0,
        }
    };
    let all = shown("");
    assert_eq!((shown("/ 'макрон'"), shown("/ 'парж'")), (1, 0));
    assert_eq!((shown("/ 'makron'"), shown("/ 'vfrhjy'")), (1, 1), "in any spelling and layout");
    assert_eq!(shown("/ 'полис'"), 1, "by the outlet of a report");
    assert_eq!((shown("/ 'макрон' esc"), shown("/ 'макрон' esc esc")), (all, 0), "one layer after the other");
    assert!(press("j j enter m r / 'makron'").screen().contains("макрон"), "what was assumed is told");
    let jumped = press("j j enter m r / 'макрон' enter");
    assert!(jumped.state.overlay.is_none() && jumped.screen().contains("Париж"));
    assert_eq!(meeting(&jumped), meeting(&press("j j enter m r G k enter")), "the one that was found");
    assert_eq!(shown("/ 'парж' enter"), 0);
    assert!(matches!(press("j j enter m r / 'парж' enter").state.overlay, Some(Overlay::Related(_))), "it stays");
}

#[test]
fn filtering_shows_what_matches_as_one_types() {
    let mut session = press("/ 'снегопад'");
    assert_eq!((session.state.panes.articles.count(), reading(&session).as_str()), (1, "a5"));
    session.press("enter");
    assert_eq!((session.state.filter.is_on(), session.state.panes.focus), (true, Focus::Articles));
    session.press("esc");
    assert_eq!((session.state.filter.is_on(), session.state.panes.articles.count()), (false, 7));
}

#[test]
fn the_cursor_stays_on_its_article_through_filtering_and_back() {
    check("j j / 'советник'", "a4", Focus::Articles);
    check("j j / 'биржи' esc", "a4", Focus::Articles);
    check("j j / 'биржи' enter esc", "a4", Focus::Articles);
}

#[test]
fn the_last_query_comes_back_with_one_key() {
    let session = press("/ 'биржи' esc / up");
    assert_eq!((session.state.filter.query.as_str(), session.state.panes.articles.count()), ("биржи", 1));
}

#[test]
fn the_wrong_layout_finds_what_was_meant_and_says_so() {
    let mut session = press("/ 'evthjd'");
    assert_eq!(session.state.panes.articles.count(), 2);
    assert!(session.screen().contains("показано для: умеров"), "{}", session.screen());
    session.press("ctrl-t");
    assert_eq!(session.state.panes.articles.count(), 0);
}

#[test]
fn a_mistake_in_a_query_leaves_the_last_good_result() {
    let mut session = press("/ 'киев'");
    let shown = session.state.panes.articles.count();
    session.press("space 'when:ъъъ'");
    assert_eq!(session.state.panes.articles.count(), shown);
    assert!(!session.state.filter.problems.is_empty());
}

#[test]
fn a_field_being_mistyped_never_empties_the_list() {
    let session = press("/ 'foo:умеров'");
    assert_eq!(session.state.panes.articles.count(), 7, "nothing of it is understood");
    assert!(!session.state.filter.problems.is_empty());
}

#[test]
fn a_question_about_meetings_narrows_the_cards() {
    let session = press("a / 'status:cancelled' enter");
    assert_eq!((session.state.panes.articles.count(), session.state.panes.meetings.cards.len()), (1, 1));
}

#[test]
fn a_filter_typed_among_the_cards_stays_there() {
    let session = press("a / 'status:held' enter");
    assert_eq!(session.state.panes.focus, Focus::Meetings);
    assert!(session.state.panes.meetings.cards.len() < 7);
}

#[test]
fn one_moves_in_the_list_while_the_prompt_is_open() {
    let session = press("/ 'киев' ctrl-n");
    assert_eq!(session.state.panes.articles.cursor(), 1);
    assert!(session.state.overlay.is_some());
}

#[test]
fn tab_completes_fields_and_values_of_the_collection() {
    let query = |keys: &str| press(keys).state.filter.query;
    assert_eq!(query("/ 'stat' tab"), "status:");
    assert_eq!(query("/ 'status:canc' tab"), "status:cancelled");
    let mut session = press("/ 'who:у' tab");
    let first = session.state.filter.query.clone();
    assert!(first.starts_with("who:"), "{first}");
    session.press("tab shift-tab");
    assert_eq!(session.state.filter.query, first, "there and back");
}

#[test]
fn what_tab_offers_says_how_much_each_value_would_leave() {
    let offered = |keys: &str| {
        let session = press(keys);
        session.screen().lines().last().unwrap_or_default().trim().to_owned()
    };
    let all = offered("/ 'status:' tab");
    assert!(all.starts_with("planned 5   held 3"), "{all}");
    let narrowed = offered("/ 'kind:summit' space 'status:' tab");
    assert_ne!(narrowed, all, "the rest of the query counts");
}

#[test]
fn months_of_the_collection_are_offered_with_their_meetings() {
    let session = press("/ 'when:2' tab");
    let offered = session.screen().lines().last().unwrap_or_default().trim().to_owned();
    assert!(offered.starts_with("2026-01 ") && offered.contains("2025-12 "), "{offered}");
    assert_eq!(session.state.filter.query, "when:2026-01");
}

#[test]
fn the_help_comes_and_goes_over_what_is_typed() {
    let mut session = press("/ 'who:ум' f1");
    let help = session.screen();
    assert!(help.contains("кто:умеров") && help.contains("when:2026-01"), "the language of filters first: {help}");
    session.press("esc 'е'");
    assert_eq!(session.state.filter.query, "who:уме");
}

#[test]
fn what_is_exported_is_what_is_shown() {
    let exported = |keys: &str| {
        let session = press(keys);
        let found = session.effects.iter().rev().find_map(|effect| match effect {
            Effect::Export(exported) => Some(exported.meetings),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("nothing exported after {keys}"))
    };
    let all = press("a").state.panes.meetings.cards.len();
    assert_eq!(exported("a e m"), all);
    assert_eq!(exported("p e t"), all);
    assert_eq!(exported("c e c"), all);
    let session = press("p enter");
    let Some(Overlay::People(view)) = &session.state.overlay else { panic!("the people") };
    let dossier = view.dossier.as_ref().expect("a dossier");
    assert_eq!(exported("p enter e m"), dossier.tally.all);
    assert!(dossier.tally.all < all);
    assert_eq!(exported("j enter e m"), press("j enter").state.panes.meetings.cards.len());
    assert_eq!(exported("j j e m"), all, "in the list those of all that is listed");
    let held = press("/ 'status:held' enter a").state.panes.meetings.cards.len();
    assert!(held < all);
    assert_eq!(exported("/ 'status:held' enter e m"), held);
    let said = |keys: &str| press(keys).screen().lines().last().unwrap_or_default().to_owned();
    assert!(said("e").contains("7 встреч: все статьи"), "{}", said("e"));
    assert!(said("j j l e").contains("3 встречи: эта статья"), "{}", said("j j l e"));
    assert!(said("/ 'status:held' enter e").contains("по фильтру"), "{}", said("/ 'status:held' enter e"));
}

#[test]
fn the_footer_offers_what_would_do_something() {
    let footer = |keys: &str| press(keys).screen().lines().last().unwrap_or_default().to_owned();
    assert!(!footer("f").contains("Enter"), "nothing is saved: {}", footer("f"));
    assert!(footer("/ 'рига' enter F 'а' enter f").contains("Enter"));
    let reported = |keys: &str| footer(keys).contains("другое сообщение");
    let reports = |keys: &str| {
        let session = press(keys);
        let meeting = session.state.selected_meeting().expect("a meeting");
        session.state.corpus.event_of(meeting).map_or(1, |event| event.meetings.len())
    };
    for keys in ["j enter", "j j l", "j enter m m m", "j l j j", "j j l tab"] {
        assert_eq!(reported(keys), reports(keys) > 1, "{keys}");
    }
}

#[test]
fn what_can_be_taken_back_says_by_which_key() {
    for keys in ["j enter m x x", "A"] {
        let footer = press(keys).screen().lines().last().unwrap_or_default().to_owned();
        assert!(footer.contains("   u отменить"), "{footer}");
    }
}

#[test]
fn what_the_filter_found_is_walked_in_the_text() {
    let session = press("/ 'буданов' enter enter n n");
    let search = session.state.panes.reading.search.as_ref().expect("a search");
    assert_eq!((search.matches.len(), search.current), (2, 1));
}

#[test]
fn walking_the_hits_of_a_filter_leaves_the_filter_in_the_header() {
    let mut session = press("/ 'буданов' enter enter n");
    let header = |session: &Session| session.screen().lines().next().unwrap_or_default().to_owned();
    assert!(header(&session).contains("/ буданов  1 из 7"), "{}", header(&session));
    session.press("esc");
    assert_eq!(session.state.panes.focus, Focus::Articles, "one step out of the text");
    session.press("esc");
    assert!(!session.state.filter.is_on() && session.state.panes.reading.search.is_none());
}

#[test]
fn what_is_typed_for_the_text_is_no_walk_of_the_filter() {
    let mut session = press("/ 'буданов' enter enter n esc n");
    assert_eq!(session.state.panes.focus, Focus::Reading, "a hit is seen in the text");
    let header = |session: &Session| session.screen().lines().next().unwrap_or_default().to_owned();
    session.press("/ esc");
    assert!(session.state.panes.reading.search.is_some(), "nothing was typed, so nothing is given up");
    session.press("/ 'буданов' enter");
    assert!(header(&session).contains("/буданов  1 из 2"), "{}", header(&session));
}

#[test]
fn borders_are_moved_by_keys() {
    let width = |keys: &str| press(keys).state.regions().and_then(|r| r.articles).map(|pane| pane.width);
    assert_eq!((width(""), width("> >"), width("<")), (Some(32), Some(40), Some(28)));
    assert_eq!(width("> > > > > > > > > > > > > > >"), Some(48), "the text keeps its room");
}

#[test]
fn a_meeting_is_said_where_its_card_is_not_in_sight() {
    let mut session = Session::new(80, 24);
    session.press("j j enter m");
    assert!(matches!(session.state.status.notice, Some(Notice::Meeting(_))));
    assert!(session.screen().contains("✓ сб 3 янв · Киев · консультации"), "{}", session.screen());
}

#[test]
fn letters_in_a_prompt_are_text_and_not_commands() {
    let session = press("/ 'qjk' space 'q'");
    assert_eq!(session.state.filter.query, "qjk q");
}

#[test]
fn pasted_text_is_never_read_as_keys() {
    let mut session = press("j");
    session.act(Action::Paste("qqq\n".to_owned()));
    assert!(!session.effects.iter().any(|effect| matches!(effect, Effect::Quit)));
    session.press("/");
    session.act(Action::Paste("Киев\nq".to_owned()));
    assert_eq!(session.state.filter.query, "Киев q");
}

#[test]
fn an_answer_to_an_old_query_is_dropped() {
    let mut session = press("/ 'киев'");
    let shown = session.state.panes.articles.count();
    session.report(Report { generation: Generation(1), news: News::Filtered(Session::answer(Vec::new())) });
    assert_eq!(session.state.panes.articles.count(), shown);
}

#[test]
fn searching_the_text_marks_all_and_goes_round() {
    let mut session = press("j j enter / 'ЛИДЕРЫ'");
    let search = session.state.panes.reading.search.clone().expect("a search");
    assert_eq!((search.matches.len(), search.current), (2, 0));
    session.press("enter n");
    assert_eq!(session.state.panes.reading.search.as_ref().map(|s| s.current), Some(1));
    session.press("n");
    assert_eq!(session.state.status.notice, Some(Notice::FromStart));
    session.press("esc");
    assert_eq!((session.state.panes.reading.search.is_none(), session.state.panes.focus), (true, Focus::Reading));
}

#[test]
fn searching_the_text_assumes_what_the_filter_does() {
    // "лидеры" under the Latin layout.
    let mut session = press("j j enter / 'kblths'");
    let found = |session: &Session| {
        let search = session.state.panes.reading.search.clone().expect("a search");
        (search.matches.len(), search.assumption.map(|told| told.used))
    };
    assert_eq!(found(&session), (2, Some("лидеры".to_owned())));
    session.press("down");
    assert_eq!(session.state.panes.reading.search.as_ref().map(|search| search.current), Some(1));
    assert_eq!(reading(&session), "a4", "arrows walk the matches and not the list");
    session.press("ctrl-t");
    assert_eq!(found(&session), (0, None), "as typed");
    session.press("enter T");
    assert_eq!(found(&session).0, 2, "and as meant again");
}

#[test]
fn a_search_given_up_leads_back_to_where_it_began() {
    let mut session = Session::new(80, 16);
    session.press("j j enter");
    let before = session.state.panes.reading.top;
    session.press("/ 'лидеры' enter n /");
    session.press("'договор' esc");
    let reading = &session.state.panes.reading;
    assert_eq!((reading.top, reading.search.is_none()), (before, true));
}

#[test]
fn the_palette_runs_what_is_found_by_name_where_it_was_opened() {
    check_notice(": 'звёзд' enter", &Notice::Marked(Change::Starred(true)));
    check_notice("ctrl-p 'star' enter", &Notice::Marked(Change::Starred(true)));
    check_notice("Ж 'pdtpl' enter", &Notice::Marked(Change::Starred(true)));
    check("j : 'открвстречу' enter", "a5", Focus::Reading);
    check(": 'рыбалка' enter", "a6", Focus::Articles);
    assert!(press(": esc").state.overlay.is_none());
    check("l : 'слева' enter", "a6", Focus::Articles);
    check("G : 'вверх' down up enter", "a1", Focus::Articles);
}

#[test]
fn the_help_is_searched_by_words_and_keys() {
    let found = |keys: &str| match press(keys).state.overlay {
        Some(Overlay::Help(help)) => help.lines.len(),
        _ => usize::MAX,
    };
    assert_eq!(found("? / 'звёздочк' enter"), 1);
    assert_eq!(found("? / 'ctrl-d'"), 1);
    assert!(found("? / 'звёздочк' enter esc") > 40, "escape shows all again");
    assert!(press("? / 'звёздочк' esc esc").state.overlay.is_none());
}

#[test]
fn every_change_of_a_mark_can_be_undone_and_redone() {
    let starred = |keys: &str| {
        let session = press(keys);
        let (_, entry) = session.state.reading().expect("an article");
        session.state.marks.of(&entry.article).starred
    };
    assert!(starred("s"));
    assert!(!starred("s u"));
    assert!(starred("s u ctrl-r"));
    assert!(!starred("s s"));
    check_notice("s u", &Notice::Undone(Did::Mark(Change::Starred(false), market())));
    check_notice("u", &Notice::NothingToUndo);
    assert_eq!(press("R R R").state.status.unread, 6);
}

#[test]
fn opening_an_article_can_be_undone_too() {
    check_notice("enter u", &Notice::Undone(Did::Mark(Change::Read(false), market())));
    assert_eq!(press("enter u").state.status.unread, 7);
    assert_eq!(press("enter space").state.status.unread, 5);
    assert_eq!(press("enter space u u").state.status.unread, 7, "read through by the space bar");
}

/// The headline of the newest article.
fn market() -> String {
    "Биржи открылись после праздников ростом, какого не было с осени позапрошлого года".to_owned()
}

#[test]
fn space_reads_on_to_the_next_unread_article() {
    check("enter space", "a5", Focus::Reading);
    check("enter space R backspace space", "a5", Focus::Reading);
    check("J J J J J J enter space", "a6", Focus::Reading);
    let mut session = Session::new(60, 10);
    session.press("j j enter space");
    assert_eq!(reading(&session), "a4", "the page first");
    assert!(session.state.panes.reading.top > 0);
}

#[test]
fn articles_are_walked_from_anywhere() {
    check("tab J", "a5", Focus::Reading);
    check("tab tab J J K", "a5", Focus::Meetings);
    check_notice("K", &Notice::FirstArticle);
}

#[test]
fn all_meetings_are_shown_in_order_of_time() {
    let session = press("a");
    let dates: Vec<_> = session.state.panes.meetings.cards.iter().map(|card| card.date.map(FuzzyDate::edtf)).collect();
    let shown: Vec<_> = dates.iter().map(|date| date.as_deref().unwrap_or("?")).collect();
    assert_eq!(shown, ["2025-12-30", "2026-01", "2026-01-03", "2026-01-05", "2026-01-07", "?", "?"]);
}

#[test]
fn moving_among_all_meetings_opens_their_articles() {
    check("a G", "a5", Focus::Meetings);
    check("a g", "a1", Focus::Meetings);
    check("a g enter", "a1", Focus::Reading);
}

#[test]
fn a_card_picks_its_sentence() {
    check_meeting("j j tab tab j", "a4 m2");
    check_meeting("j j tab tab j enter", "a4 m2");
    check("j j tab tab j enter", "a4", Focus::Reading);
}

#[test]
fn the_position_in_a_text_survives_another_width_and_coming_back() {
    let mut session = Session::new(60, 12);
    session.press("j j enter j j j j j j");
    let anchor = session.state.panes.reading.anchor;
    session.resize(120, 36).resize(50, 9).resize(60, 12);
    assert_eq!(session.state.panes.reading.anchor, anchor);
    session.press("esc j k");
    assert_eq!(session.state.panes.reading.anchor, anchor, "it is kept with the article");
}

#[test]
fn articles_appear_before_their_meetings() {
    let mut session = Session::empty(120, 36);
    session.act(Action::Press("j".parse().expect("a key")));
    let generation = session.state.status.load;
    session.report(Report { generation, news: News::Found(7) });
    session.report(Report { generation, news: News::Loaded(collection::articles()) });
    assert_eq!((reading(&session).as_str(), session.state.panes.articles.count()), ("a6", 7));
    session.press("j j");
    session.report(Report { generation, news: News::AllLoaded });
    let build = session.effects.iter().find_map(|effect| match effect {
        Effect::Start(generation, Job::Build(_, articles)) => Some((*generation, articles.len())),
        _ => None,
    });
    assert_eq!(build, Some((session.state.status.build, 7)));
    let generation = session.state.status.build;
    session.report(Report { generation, news: News::Corpus(Arc::new(collection::collection())) });
    assert_eq!(reading(&session), "a4", "the cursor stays on its article");
    assert_eq!(meeting(&session), "a4 m1");
}

#[test]
fn files_are_read_anew_and_nothing_moves() {
    let mut session = Session::new(120, 36);
    session.press("j j enter m");
    let (before, card) = (session.state.panes.reading.anchor, session.state.selected_meeting());
    session.press("f5");
    let load = session.state.status.load;
    let articles = collection::articles();
    session.report(Report { generation: load, news: News::Loaded(articles.iter().take(2).cloned().collect()) });
    assert_eq!(session.state.corpus.entries().len(), 7, "what is there stays until all is read");
    session.report(Report { generation: load, news: News::Loaded(articles.iter().skip(2).cloned().collect()) });
    session.report(Report { generation: load, news: News::AllLoaded });
    assert!(
        matches!(session.effects.last(), Some(Effect::Start(_, Job::Build(known, all))) if all.len() == 7 && known.corpus.entries().len() == 7)
    );
    let build = session.state.status.build;
    session.report(Report { generation: build, news: News::Corpus(Arc::new(collection::collection())) });
    assert_eq!(session.state.status.notice, Some(Notice::Reloaded(0)));
    assert_eq!((reading(&session).as_str(), session.state.panes.reading.anchor), ("a4", before));
    assert_eq!(session.state.selected_meeting(), card);
    assert_eq!(session.state.corpus.entries().len(), 7);
}

#[test]
fn files_that_changed_are_noticed_when_the_terminal_is_looked_at_again() {
    let mut session = Session::new(120, 36);
    session.act(Action::Focus);
    assert!(matches!(session.effects.last(), Some(Effect::Start(_, Job::Look))));
    let look = session.state.status.look;
    session.report(Report { generation: look, news: News::Changed });
    assert!(matches!(session.effects.last(), Some(Effect::Start(_, Job::Load))));
    session.effects.clear();
    session.act(Action::Focus);
    assert!(session.effects.is_empty(), "files are being read already");
}

#[test]
fn a_failed_job_is_told() {
    let mut session = press("");
    let news = News::Failed(JobKind::Build, "out of luck".to_owned());
    session.report(Report { generation: Generation(0), news });
    assert!(matches!(session.state.status.notice, Some(Notice::Failed(JobKind::Build, _))));
}

#[test]
fn unbound_keys_say_so_and_so_does_a_correction_of_nothing() {
    check_notice("ctrl-g", &Notice::Unbound("ctrl-g".parse().expect("a key")));
    check_notice("x", &Notice::NothingToCorrect);
}

#[test]
fn the_wheel_moves_the_window_and_not_the_selection() {
    let mut session = Session::new(120, 10);
    let wheel = |gesture| Action::Mouse(Mouse { gesture, column: 5, row: 5 });
    session.act(wheel(Gesture::WheelDown(1)));
    assert_eq!((reading(&session).as_str(), session.state.panes.articles.top), ("a6", 3));
    session.act(wheel(Gesture::WheelDown(100)));
    let articles = &session.state.panes.articles;
    assert_eq!(articles.top + 7, articles.rows.len(), "no void below the end");
    session.press("j");
    assert_eq!(reading(&session), "a5");
    assert!(session.state.panes.articles.top < 3, "a key brings the cursor into sight again");
}

#[test]
fn the_mouse_selects_opens_and_scrolls() {
    let mut session = Session::new(120, 36);
    let at = |gesture, column, row| Action::Mouse(Mouse { gesture, column, row });
    session.act(at(Gesture::Click, 5, 7));
    assert_eq!(reading(&session), "a5");
    session.act(at(Gesture::DoubleClick, 5, 7));
    assert_eq!(session.state.panes.focus, Focus::Reading);
    session.press("J");
    session.act(at(Gesture::Click, 100, 18));
    assert_eq!((session.state.panes.focus, meeting(&session).as_str()), (Focus::Meetings, "a4 m2"));
    session.act(at(Gesture::Click, u16::MAX, u16::MAX));
}

#[test]
fn what_could_not_be_read_is_counted_by_what_it_is() {
    let note = |place, lost| Note { path: "x".to_owned(), place, line: None, trouble: Trouble::Missing, lost };
    let mut session = Session::new(120, 36);
    let generation = session.state.status.load;
    for note in [note(Place::File, true), note(Place::Folder, true), note(Place::File, true), note(Place::File, false)]
    {
        session.report(Report { generation, news: News::Noted(note) });
    }
    assert_eq!(session.state.status.notice, Some(Notice::Noted { files: 2, folders: 1, doubts: 1 }));
    let said = "не прочитаны 2 файла, не прочитана 1 папка, с сомнением 1 файл · x: такого файла нет · все названы после выхода";
    assert!(session.screen().contains(said), "{}", session.screen());
}

#[test]
fn on_a_low_screen_the_sentence_stands_on_the_first_line_and_the_selected_item_in_sight() {
    let mut session = Session::new(20, 5);
    session.press("j j enter m m");
    let (_, entry) = session.state.reading().expect("an article");
    let meeting = session.state.meeting_in_text().and_then(|at| session.state.corpus.meeting(at)).expect("a meeting");
    let page = session.state.panes.reading.page.as_ref().expect("a page");
    let first = meeting.evidence.first().expect("a sentence");
    assert_eq!(session.state.panes.reading.top, page.line_of(first.start()), "{}", entry.article.id);
    for (keys, selected) in [("r", 0), ("j", 1), ("j j", 3)] {
        session.press(keys);
        let Some(Overlay::Related(list)) = &session.state.overlay else { panic!("no list after {keys}") };
        assert_eq!(list.cursor, selected.min(list.items.len() - 1));
        assert!(session.screen().contains('▌'), "{}", session.screen());
    }
}

#[test]
fn a_narrow_list_keeps_the_day_and_offers_what_helps() {
    let mut session = Session::new(120, 16);
    session.press("G k k");
    let pane = &session.state.panes.articles;
    assert!(pane.top > 0, "scrolled");
    assert!(pane.day_above().is_some());
    let screen = session.screen();
    let heading = screen.lines().nth(2).unwrap_or_default();
    assert!(heading.contains("января") || heading.contains("декабря"), "{screen}");
    let footer = |keys: &str| press(keys).screen().lines().last().unwrap_or_default().to_owned();
    assert!(footer("/ 'киев' enter").contains("Esc снять"), "a way out of the filter");
    let nothing = footer("/ 'рыбалка' enter");
    assert!(nothing.contains("Esc снять") && !nothing.contains("открыть"), "{nothing}");
}

#[test]
fn a_note_beside_the_prompt_is_whole_where_there_is_room() {
    let screen = press("/ 'kbyluhty'").screen();
    let first = screen.lines().next().unwrap_or_default();
    assert!(!first.contains("показано д…"), "{first}");
    assert!(Session::new(120, 36).speaking("ru").screen().contains("7 новых"));
}

#[test]
fn a_field_selects_its_card_and_shows_why() {
    let session = press("j / 'status:postponed' enter");
    assert_eq!(meeting(&session), "a5 m2", "{}", session.screen());
    let session = press("/ 'where:париж' enter");
    assert_eq!(meeting(&session), "a5 m2");
    let marked = marked_letters(&session, 88);
    assert!(marked.contains("Париж"), "{marked}");
    let marked = marked_letters(&press("/ 'status:postponed' enter"), 88);
    assert_eq!(marked.chars().count(), 1, "the sign of its status: {marked}");
    let all = press("a / 'where:париж' enter").screen();
    assert!(all.lines().next().unwrap_or_default().contains("· 1 встреча"), "{all}");
}

/// What is marked as a match from a column on.
fn marked_letters(session: &Session, from: u16) -> String {
    let buffer = session.drawn();
    let role = Role::ALL.iter().position(|&role| role == Role::Match).and_then(|at| u8::try_from(at).ok());
    let cells = (0..buffer.area.height).flat_map(|y| (from..buffer.area.width).map(move |x| (x, y)));
    let marked = cells.filter(|&at| role.is_some_and(|role| buffer[at].fg == Color::Indexed(role)));
    marked.map(|at| buffer[at].symbol().to_owned()).collect()
}

#[test]
fn borders_are_dragged_by_the_mouse_as_far_as_panes_stay_usable() {
    let mut session = Session::new(120, 36);
    let act = |session: &mut Session, gesture, column| {
        session.act(Action::Mouse(Mouse { gesture, column, row: 10 }));
        let regions = session.state.regions().expect("large enough");
        (regions.articles.expect("a list").width, regions.meetings.expect("cards").width)
    };
    let (list, cards) = act(&mut session, Gesture::Click, 200);
    act(&mut session, Gesture::Click, list);
    assert_eq!(act(&mut session, Gesture::Drag, list + 7), (list + 7, cards));
    assert_eq!(act(&mut session, Gesture::Drag, 0), (20, cards), "the list keeps 20 columns");
    assert_eq!(act(&mut session, Gesture::Drag, list), (list, cards));
    act(&mut session, Gesture::Release, 50);
    assert_eq!(act(&mut session, Gesture::Drag, 60), (list, cards), "nothing is held any more");
    act(&mut session, Gesture::Click, 120 - cards - 1);
    assert_eq!(act(&mut session, Gesture::Drag, 120 - cards - 6), (list, cards + 5));
    assert_eq!(session.state.panes.focus, Focus::Articles, "no pane was clicked");
}

#[test]
fn a_click_on_a_mention_in_the_text_in_focus_filters_by_it() {
    let mut session = press("j j enter");
    let screen = session.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains("Буданов")).expect("a name in sight");
    let column = line.split("Буданов").next().expect("before it").chars().count();
    let (column, row) = (u16::try_from(column).expect("a column"), u16::try_from(row).expect("a row"));
    session.act(Action::Mouse(Mouse { gesture: Gesture::Click, column, row }));
    assert!(session.state.filter.query.starts_with("who:"), "{}", session.state.filter.query);
    assert_eq!((reading(&session).as_str(), session.state.panes.focus), ("a4", Focus::Reading));
}

#[test]
fn what_may_follow_a_key_is_shown_when_one_hesitates() {
    let mut session = press("y");
    assert!(!session.screen().contains("y …"));
    session.act(Action::Pause);
    assert!(session.screen().contains("y …"), "{}", session.screen());
    session.press("s");
    assert!(!session.screen().contains("y …"));
    session.act(Action::Pause);
    assert_eq!(session.state.status.menu, vestnik::app::state::Menu::Closed);
}

#[test]
fn what_is_copied_and_exported_is_asked_of_the_world() {
    check_notice("y y", &Notice::NoLink);
    check_notice("o", &Notice::NoLink);
    check_notice("enter e m", &Notice::NoMeetings);
    let wish = |keys: &str| press(keys).effects.pop();
    let Some(Effect::Copy(Copied::Text(citation))) = wish("j j y c") else { panic!("a citation") };
    assert_eq!(citation, "Советники сверили часы, лидеры едут в Париж // Хроника. 03.01.2026.");
    let Some(Effect::Copy(Copied::Text(sentence))) = wish("j j н ы") else { panic!("a sentence") };
    assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
    assert!(matches!(wish("j j y m"), Some(Effect::Copy(Copied::Meeting(_)))));
    for (keys, begins) in [("j j l e m", "- **"), ("j j l e t", "id,"), ("j j l e c", "BEGIN:VCALENDAR")] {
        let Some(Effect::Export(exported)) = wish(keys) else { panic!("an export") };
        assert!(exported.text.starts_with(begins) && exported.meetings == 3, "{}", exported.text);
    }
}

#[test]
fn a_key_leaves_the_mouse_to_the_terminal_and_takes_it_back() {
    let session = press("alt-m");
    assert!(matches!(session.effects.last(), Some(Effect::Mouse(MouseOwner::Terminal))));
    check_notice("alt-m alt-m", &Notice::Mouse(MouseOwner::Program));
}

#[test]
fn all_articles_listed_are_read_at_once_and_with_one_key_unread_again() {
    check_notice("A", &Notice::Done(Did::Marks(Change::Read(true), 7)));
    assert_eq!(press("A").state.status.unread, 0);
    assert_eq!(press("A u").state.status.unread, 7);
    check_notice("enter esc A u", &Notice::Undone(Did::Marks(Change::Read(false), 6)));
    check_notice("A A", &Notice::NothingUnread);
    let listed = press("/ 'киев' enter").state.panes.articles.count();
    assert_eq!(press("/ 'киев' enter A").state.status.unread, 7 - listed, "no others");
}

#[test]
fn a_query_is_saved_under_a_name_found_in_the_list_and_taken_away() {
    let saved = "/ 'киев' enter F 'Встречи' enter";
    check_notice("/ 'киев' enter F enter", &Notice::Done(Did::Saved("киев".to_owned())));
    check_notice(saved, &Notice::Done(Did::Saved("Встречи".to_owned())));
    let again = |keys: &str| press(&format!("{saved} esc {keys}"));
    let query = |keys: &str| again(keys).state.filter.query;
    assert_eq!(query(""), "");
    assert_eq!((query("f enter").as_str(), query("f 1").as_str(), query("f 2").as_str()), ("киев", "киев", ""));
    let list = again("f").screen();
    assert!(list.lines().any(|line| line.contains("1  Встречи") && line.contains("киев")), "{list}");
    let names = |keys: &str| again(keys).state.habits.queries.all().len();
    assert_eq!((names("f x"), names("f x u"), names("f x u ctrl-r"), names("u")), (0, 1, 0, 0));
    assert!(again("f x").screen().contains("F сохраняет фильтр"), "{}", again("f x").screen());
    check_notice("F", &Notice::NothingToSave);
}

#[test]
fn widths_and_queries_are_kept_once_they_stand() {
    let kept = |keys: &str| {
        let effects = press(keys).effects.into_iter();
        effects.filter_map(|effect| if let Effect::KeepHabits(kept) = effect { Some(kept) } else { None }).flatten()
    };
    let widths = |keys: &str| kept(keys).filter(|keep| matches!(keep, Keep::Widths(_))).last();
    assert_eq!(widths("> >"), Some(Keep::Widths(Widths { articles: 8, meetings: 0 })));
    assert_eq!(widths("j k"), None);
    assert_eq!(kept("/ 'киев' enter").last(), Some(Keep::Line("киев".to_owned())));
}

#[test]
fn what_was_kept_is_there_again_within_bounds() {
    let mut session = Session::new(160, 45);
    let widths = Widths { articles: 1000, meetings: -4 };
    let queries = vec![Saved { name: "Киев".to_owned(), query: "where:Киев".to_owned() }];
    session.state.recall(Kept { widths, queries, lines: vec!["осло".to_owned()] });
    session.press("/ up");
    assert_eq!(session.state.filter.query, "осло");
    assert_eq!(session.state.panes.widths, Widths { articles: 60, meetings: -4 });
    session.press("esc f 1");
    assert_eq!(session.state.filter.query, "where:Киев");
}

#[test]
fn the_beginning_of_a_long_text_is_there_before_the_rest() {
    let mut session = Session::empty(120, 36);
    let mut article = collection::articles().first().expect("an article").as_ref().clone();
    article.text = "Послы собрались в Осло и говорили до вечера. ".repeat(12_000);
    article.paragraphs = vec![Paragraph { span: Span::new(0, article.text.len()), kind: ParagraphKind::Body }];
    let generation = session.state.status.load;
    session.report(Report { generation, news: News::Loaded(vec![Arc::new(article)]) });
    let due = session.effects.iter().filter_map(|effect| match effect {
        Effect::Start(generation, Job::Set(setting)) => Some((*generation, setting.clone())),
        _ => None,
    });
    let due: Vec<_> = due.collect();
    let [(generation, setting)] = due.as_slice() else { panic!("asked for {} pages", due.len()) };
    let lines = session.state.panes.reading.lines();
    session.press("enter ctrl-d");
    let anchor = session.state.panes.reading.anchor;
    let page = Arc::new(setting.page());
    session
        .report(Report { generation: *generation, news: News::Set(setting.article.id.clone(), setting.width, page) });
    let reading = &session.state.panes.reading;
    assert!(lines > 1000 && reading.lines() > 2 * lines, "{lines} of {}", reading.lines());
    assert!(anchor > 0 && reading.anchor == anchor, "nothing moves");
}

#[test]
fn mentions_in_the_text_are_told_apart_by_kind_or_not() {
    let roles = |keys: &str| {
        let session = press(&format!("j j enter {keys}"));
        let buffer = session.drawn();
        let has = |role: Role| {
            let colour = Color::Indexed(u8::try_from(role as usize).expect("few roles"));
            (36..84).any(|x| (3..30).any(|y| buffer[(x, y)].fg == colour))
        };
        (has(Role::Person), has(Role::Place) || has(Role::State), has(Role::Time))
    };
    assert_eq!(roles(""), (true, true, true));
    assert_eq!(roles("v p"), (false, true, true));
    assert_eq!(roles("v v"), (false, false, false));
    assert_eq!(roles("v v v v"), (true, true, true));
}
