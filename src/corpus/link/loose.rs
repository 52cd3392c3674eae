//! Reports that tell loosely: states for their leaders, half a group's name, no day.

use super::scenarios::{at, link_reports, on, report, reported, told};
use super::*;
use crate::base::date::FuzzyDate;
use crate::extract::meeting::{Format, Kind, Status};

fn marked(mut reports: Vec<Report>) -> Vec<Event> {
    let language = Language::load("ru").expect("the language builds");
    mark(&mut reports, &language);
    link_reports(reports)
}

#[test]
fn leaders_named_without_their_office_are_those_of_their_states() {
    let april = FuzzyDate::month(2025, 4);
    let by_name = Report {
        date: april, ..report(&told(0, "2025-06-17"), Status::Held, &["Макрон", "Фридрих Мерц"])
    };
    let by_state = Report {
        date: april, ..report(&told(1, "2025-08-19"), Status::Held, &["=Франция", "=Германия"])
    };
    let others =
        Report { date: april, ..report(&told(2, "2025-08-19"), Status::Held, &["=Дания", "=Германия"]) };
    let events = marked(vec![by_name, by_state, others]);
    assert_eq!(reported(&events), [vec![0, 1], vec![2]]);
}

#[test]
fn a_month_of_two_states_is_refined_only_by_somebody_it_names() {
    let month = |parties: &[&str]| Report {
        date: FuzzyDate::month(2026, 2),
        ..report(&told(0, "2026-01-20"), Status::Planned, parties)
    };
    let held = Report {
        date: on("2026-02-10"),
        ..report(&told(1, "2026-02-10"), Status::Held, &["Олаф Берг/Дания", "Йон Сигурдссон/Исландия"])
    };
    assert_eq!(link_reports(vec![month(&["=Дания", "=Исландия"]), held.clone()]).len(), 2);
    assert_eq!(reported(&link_reports(vec![month(&["Берг", "=Исландия"]), held])), [[0, 1]]);
}

#[test]
fn what_is_planned_after_a_meeting_was_called_off_is_another() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let off = report(&told(1, "2026-02-05"), Status::Cancelled, &pair);
    let plan = |index, day| Report { date: on("2026-02-10"), ..report(&told(index, day), Status::Planned, &pair) };
    assert_eq!(reported(&link_reports(vec![plan(0, "2026-02-01"), off.clone()])), [[0, 1]]);
    assert_eq!(link_reports(vec![off, plan(2, "2026-02-06")]).len(), 2);
}

#[test]
fn half_of_the_name_of_a_body_finds_the_whole() {
    let session = |index, body| Report {
        kind: Kind::Session,
        date: on("2026-02-10"),
        ..report(&told(index, "2026-02-09"), Status::Planned, &[body])
    };
    let events = link_reports(vec![
        session(0, "#рабочая группа по рыбе"),
        session(1, "#рабочая группа по рыбе и морю"),
        session(2, "#рабочая группа по лесу"),
    ]);
    assert_eq!(reported(&events), [vec![0, 1], vec![2]]);
}

#[test]
fn those_of_one_rank_gather_on_screens_once_a_day() {
    let summit = |index, format, place, group| Report {
        kind: Kind::Summit,
        format,
        place,
        date: on("2026-02-10"),
        ..report(&told(index, "2026-02-09"), Status::Planned, &[group])
    };
    let pair = |format, place: Option<(String, Option<String>)>| {
        let of = |index, group| summit(index, format, place.clone(), group);
        link_reports(vec![of(0, "~главы правительств"), of(1, "~главы правительств пяти стран")]).len()
    };
    assert_eq!(pair(Format::Online, None), 1);
    assert_eq!(pair(Format::Unknown, None), 2, "of two rooms it may be either");
    assert_eq!(pair(Format::InPerson, at("Осло", "Норвегия")), 1, "one place holds one");
}
