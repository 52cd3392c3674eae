//! What a reader corrects: kept in a file, laid over what is read wherever the articles lie, and the
//! same whether articles or records are linked.

use serde_json::Value;
use vestnik::app::Effect;
use vestnik::app::marks::{Amendment, Marks};
use vestnik::app::overlay::Overlay;
use vestnik::app::overlay::correct::Choice;
use vestnik::app::overlay::notice::{Did, Notice};
use vestnik::base::date::FuzzyDate;
use vestnik::corpus::correct::{Corrections, parse, rewritten};
use vestnik::extract::meeting::{Part, Status};

use super::stage::session::Session;
use super::support::{Folder, Run, argument, outcome, vestnik};

const FIRST: &str = "date 2026-02-01\nВстреча в Риге\n\n3 февраля Нина Берг встретится в Риге с Яном Новаком.\n";
const SECOND: &str = "date 2026-02-04\nМинистры в Осло\n\n3 февраля Карл Линд встретился в Осло с Яном Новаком.\n";

/// Two articles of two meetings, the second in a folder of its own, and a file of corrections.
fn folder(corrections: &str) -> Folder {
    let folder = Folder::new().with("a/one.txt", FIRST).with("b/two.txt", SECOND);
    folder.with("data/vestnik/corrections.toml", corrections)
}

fn runs(folder: &Folder, arguments: &[&str], parts: &[&str]) -> Run {
    let paths: Vec<_> = parts.iter().map(|part| folder.path(part)).collect();
    let arguments: Vec<_> = arguments.iter().copied().chain(paths.iter().map(|path| argument(path))).collect();
    outcome(vestnik(&arguments).env("XDG_DATA_HOME", folder.path("data")).output().expect("a run"))
}

fn meetings(run: &Run) -> Vec<Value> {
    let records = run.out.lines().map(|line| serde_json::from_str::<Value>(line).expect("a record"));
    records.flat_map(|record| record["meetings"].as_array().expect("meetings").clone()).collect()
}

fn events(run: &Run) -> Vec<Value> {
    serde_json::from_str(&run.out).expect("an array")
}

fn first(facts: &str) -> String {
    let sentence = "3 февраля Нина Берг встретится в Риге с Яном Новаком.";
    format!(
        "[[meeting]]\nid = \"000000000000000a\"\ntitle = \"Встреча в Риге\"\npublished = \"2026-02-01\"\n\
         sentence = \"{sentence}\"\ntrigger = \"встретится\"\n{facts}\n"
    )
}

fn second(facts: &str) -> String {
    let sentence = "3 февраля Карл Линд встретился в Осло с Яном Новаком.";
    format!(
        "[[meeting]]\nid = \"000000000000000b\"\ntitle = \"Министры в Осло\"\npublished = \"2026-02-04\"\n\
         sentence = \"{sentence}\"\ntrigger = \"встретился\"\n{facts}\n"
    )
}

#[test]
fn every_fact_can_be_corrected_and_records_say_so() {
    let facts = "date = \"2026-02-05\"\nplace = \"Таллин\"\ncountry = \"Эстония\"\nstatus = \"cancelled\"\n\
                 add = [{ name = \"НАТО\", kind = \"organization\" }]\nremove = [\"Ян Новак\"]\n";
    let folder = folder(&first(facts));
    let run = runs(&folder, &["extract"], &["a"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let meeting = &meetings(&run)[0];
    assert_eq!((&meeting["date"]["edtf"], &meeting["status"]), (&"2026-02-05".into(), &"cancelled".into()));
    assert_eq!((&meeting["place"]["name"], meeting["place"].get("text")), (&"Таллин".into(), None));
    let names = meeting["participants"].as_array().expect("participants").iter().map(|p| p["name"].as_str());
    assert_eq!(names.flatten().collect::<Vec<_>>(), ["Нина Берг", "НАТО"]);
    let parts = ["date", "place", "status", "participants"];
    assert_eq!(meeting["corrected"]["parts"], serde_json::json!(parts));
    let plain = runs(&folder, &["extract", "--no-corrections"], &["a"]);
    assert_eq!(meetings(&plain)[0]["status"], "planned");
    assert_eq!(meetings(&plain)[0].get("corrected"), None);
}

#[test]
fn what_is_no_meeting_is_gone_from_every_command() {
    let folder = folder(&first("not_a_meeting = true"));
    assert!(meetings(&runs(&folder, &["extract"], &["a"])).is_empty());
    assert!(events(&runs(&folder, &["events"], &["a"])).is_empty());
    assert!(!runs(&folder, &["meetings"], &["a", "b"]).out.contains("Рига"));
    assert!(runs(&folder, &["meetings", "--no-corrections"], &["a", "b"]).out.contains("Рига"));
}

#[test]
fn a_folder_may_move_and_a_text_may_change_around_the_sentence() {
    let moved = FIRST.replace("\n\n", "\n\nПодписывайтесь на наш канал.\n\n");
    let folder = folder(&first("status = \"held\"")).with("elsewhere/deep/renamed.txt", moved);
    assert_eq!(meetings(&runs(&folder, &["extract"], &["elsewhere"]))[0]["status"], "held");
}

#[test]
fn reports_are_joined_and_parted_as_the_reader_says() {
    let same = format!("{}{}", first("same_as = [\"000000000000000b\"]"), second(""));
    assert_eq!(events(&runs(&folder(""), &["events"], &["a", "b"])).len(), 2);
    let joined = events(&runs(&folder(&same), &["events"], &["a", "b"]));
    assert_eq!((joined.len(), joined[0]["meetings"].as_array().map(Vec::len)), (1, Some(2)));
    let report = FIRST.replace("встретится", "встретилась").replace("02-01", "02-04");
    let again = first("").replace("встретится", "встретилась").replace("02-01", "02-04");
    let again = again.replace("00000a", "00000c");
    let parted = folder(&format!("{}{again}", first("apart_from = [\"000000000000000c\"]"))).with("c/x.txt", &report);
    assert_eq!(events(&runs(&parted, &["events", "--no-corrections"], &["a", "c"])).len(), 1);
    assert_eq!(events(&runs(&parted, &["events"], &["a", "c"])).len(), 2);
}

#[test]
fn events_of_corrected_records_are_those_of_the_articles() {
    let facts =
        "same_as = [\"000000000000000b\"]\ndate = \"2026-02-02\"\nadd = [{ name = \"Дания\", kind = \"state\" }]";
    let folder = folder(&format!("{}{}", first(facts), second("place = \"unknown\"")));
    let direct = runs(&folder, &["events"], &["a", "b"]);
    assert_eq!(events(&direct).len(), 1);
    let [a, b] = ["a", "b"].map(|part| runs(&folder, &["extract"], &[part]).out);
    let piped = super::support::fed(&["events", "-"], format!("{b}{a}").as_bytes());
    assert_eq!((piped.code, piped.out), (0, direct.out));
}

#[test]
fn a_mistake_in_the_file_is_named_and_the_rest_applied() {
    let folder = folder(&format!("{}{}", second("status = \"hold\""), first("status = \"held\"")));
    let run = runs(&folder, &["extract"], &["a"]);
    assert_eq!((run.code, &meetings(&run)[0]["status"]), (1, &"held".into()));
    let told = "corrections.toml:7: \"hold\" is no status; did you mean \"held\"?";
    assert!(run.err.contains(told), "{}", run.err);
}

/// A session after some keys.
fn pressed(keys: &str) -> Session {
    let mut session = Session::new(120, 36);
    session.press(keys);
    session
}

/// The file that a session would have left.
fn kept(session: &Session) -> String {
    let asked = session.effects.iter().filter_map(|effect| match effect {
        Effect::KeepCorrections(amendments) => Some(amendments.clone()),
        _ => None,
    });
    let amendments: Vec<Amendment> = asked.flatten().collect();
    rewritten("", &amendments).expect("a file")
}

/// Another run of the program, with the file that the last one left.
fn restarted(file: &str) -> Session {
    let (corrections, faults) = parse(file);
    assert_eq!(faults, [], "{file}");
    let marks = Marks::default().with_corrections(corrections);
    Session::beginning(120, 36, marks)
}

/// Status, date and place of the selected card, and who takes part.
fn card(session: &Session) -> (Status, String, String, Vec<String>) {
    let meetings = &session.state.panes.meetings;
    let card = &meetings.cards[meetings.cursor()];
    let names = card.names.iter().map(|name| name.short.clone()).collect();
    (card.status, card.date.map(FuzzyDate::edtf).unwrap_or_default(), card.place.clone().unwrap_or_default(), names)
}

#[test]
fn a_correction_is_made_undone_and_applied_after_a_restart() {
    let select = "j j enter m m";
    let before = card(&pressed(select));
    let made = pressed(&format!("{select} x d '8.1' enter x s G enter x p 'Вена' enter"));
    let (status, date, place, _) = card(&made);
    assert_eq!((status, date.as_str(), place.as_str()), (Status::Unknown, "2026-01-08", "Вена"));
    assert_eq!(made.state.status.notice, Some(Notice::Corrected));

    let mut undone = pressed(&format!("{select} x d '8.1' enter u"));
    assert_eq!(
        (card(&undone).1, undone.state.status.notice.clone()),
        (before.1.clone(), Some(Notice::Undone(Did::Correction)))
    );
    assert!(parse(&kept(&undone)).0.is_empty(), "what was undone is not kept");
    assert_eq!(card(undone.press("ctrl-r")).1, "2026-01-08");

    let mut again = restarted(&kept(&made));
    again.press(select);
    assert_eq!(card(&again), card(&made));
    let cards = &again.state.panes.meetings;
    assert_eq!(cards.cards[cards.cursor()].corrected, [Part::Date, Part::Place, Part::Status]);
    assert_eq!(card(again.press("x c")).1, before.1, "and taken back");
    assert!(again.state.marks.corrections().is_empty());
}

#[test]
fn who_takes_part_can_be_changed() {
    let mut session = pressed("j j enter m m x a 'Шмидт' enter");
    assert!(card(&session).3.contains(&"Шмидт".to_owned()));
    session.press("x r");
    let Some(Overlay::Correct(view)) = &session.state.overlay else { panic!("a list") };
    let count = view.pick.as_ref().expect("who takes part").choices.len();
    session.press("enter");
    assert_eq!(card(&session).3.len(), count - 1);
    session.press("u u");
    assert_eq!(card(&session).3.len(), count - 1, "added and taken out again");
}

#[test]
fn what_is_no_meeting_is_gone_and_can_be_brought_back() {
    let count = |session: &Session| session.state.panes.meetings.cards.len();
    let mut session = pressed("j j enter m m");
    let before = count(&session);
    session.press("x x");
    assert_eq!(count(&session), before - 1);
    let mut later = restarted(&kept(&session));
    later.press("j j enter");
    assert_eq!(count(&later), before - 1);
    later.press("x b");
    assert_eq!(count(&later), before, "after a restart too");
}

#[test]
fn reports_are_parted_and_joined_on_the_screen() {
    let reports = |session: &Session| {
        let meetings = &session.state.panes.meetings;
        meetings.cards[meetings.cursor()].reports.len()
    };
    // Linked by the program once something is corrected: the collection was linked by hand.
    let mut session = pressed("j j enter m m x s enter u");
    let before = reports(&session);
    assert!(before > 1);
    session.press("x t enter");
    assert_eq!(reports(&session), 1);
    let own = session.state.selected_meeting().expect("a meeting").article;
    session.press("u x m");
    let Some(Overlay::Correct(view)) = &session.state.overlay else { panic!("a list") };
    let elsewhere = |choice: &Choice| matches!(choice, Choice::Same(_, other) if other.article != own);
    let at = view.pick.as_ref().and_then(|pick| pick.choices.iter().position(elsewhere)).expect("another");
    session.press(&"down ".repeat(at)).press("enter");
    assert!(reports(&session) > before, "with those of a meeting elsewhere");
}

#[test]
fn mistakes_of_the_file_are_told_at_the_start() {
    let mut session = Session::empty(120, 36);
    session.state.status.faults = vec!["corrections.toml:7: wrong".to_owned()];
    vestnik::app::update::start(&mut session.state);
    let told = Notice::CorrectionFaults(1, "corrections.toml:7: wrong".to_owned());
    assert_eq!(session.state.status.notice, Some(told));
    assert_eq!(Corrections::default(), **session.state.marks.corrections());
}
