//! What linking promises, told as short scenarios with invented people.

#![expect(clippy::unnecessary_wraps, reason = "a value reads as the field it fills")]

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Named, Report, Sketch, Telling, link};
use crate::base::article::Published;
use crate::base::date::FuzzyDate;
use crate::base::id::{ArticleId, MeetingId};
use crate::corpus::event::{Change, Event, MeetingRef, Reason, Related, Slot};
use crate::corpus::related::Ties;
use crate::extract::meeting::{Format, Kind, Status};
use crate::extract::mention::EntityKind;

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a day of the calendar")
}

pub(super) fn on(text: &str) -> Option<FuzzyDate> {
    Some(FuzzyDate::day(date(text)))
}

pub(super) fn between(first: &str, last: &str) -> Option<FuzzyDate> {
    Some(FuzzyDate::interval(date(first), date(last)))
}

pub(super) fn at(place: &str, country: &str) -> Option<(String, Option<String>)> {
    Some((place.to_owned(), Some(country.to_owned())))
}

/// An article; its place in the collection is the number in its id.
pub(super) fn told(index: usize, day: &str) -> Arc<Telling> {
    Arc::new(Telling {
        id: ArticleId::new(&format!("a{index:03}")),
        source: None,
        published: Some(Published::Day(date(day))),
        shape: Sketch::default(),
        company: Vec::new(),
    })
}

/// `Имя Фамилия` or `Имя Фамилия/Страна` is a person, `=` before it makes a state, `#` a body, `~` a group.
pub(super) fn named(text: &str) -> Named {
    let (name, country) = text.split_once('/').map_or((text, None), |(n, c)| (n, Some(c.to_owned())));
    let kind = match name.chars().next() {
        Some('=') => EntityKind::State,
        Some('#') => EntityKind::Organisation,
        Some('~') => EntityKind::Group,
        _ => EntityKind::Person,
    };
    let name = name.trim_start_matches(['=', '#', '~']).to_owned();
    Named { kind, name, role: None, country, remote: false }
}

pub(super) fn report(telling: &Arc<Telling>, status: Status, parties: &[&str]) -> Report {
    Report {
        telling: Arc::clone(telling),
        meeting: MeetingId(0),
        kind: Kind::Meeting,
        status,
        format: Format::Unknown,
        level: None,
        date: None,
        moved_from: None,
        place: None,
        parties: parties.iter().map(|p| named(p)).collect(),
        leads_to: Vec::new(),
        round: None,
        series: Vec::new(),
        evidence: String::new(),
        corrected: None,
    }
}

/// Where an article of [`told`] stands.
pub(super) fn place(id: &ArticleId) -> usize {
    id.as_str().trim_start_matches('a').parse().expect("an article of these scenarios")
}

pub(super) fn link_reports(reports: Vec<Report>) -> Vec<Event> {
    link(reports, place)
}

pub(super) fn related(events: &[Event], of: usize) -> Vec<Related> {
    Ties::of(events).related(events, events[of].id)
}

pub(super) fn at_of(report: &Report) -> MeetingRef {
    MeetingRef { article: place(&report.telling.id), meeting: report.meeting }
}

/// Which articles report each event, in order of date.
pub(super) fn reported(events: &[Event]) -> Vec<Vec<usize>> {
    events.iter().map(|e| e.meetings.iter().map(|m| m.article).collect()).collect()
}

#[test]
fn a_meeting_announced_reported_and_followed_up_is_one_event_with_its_life() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let announced = Report { date: on("2026-02-10"), ..report(&told(0, "2026-02-01"), Status::Planned, &pair) };
    let placed = Report {
        date: on("2026-02-10"),
        place: at("Осло", "Норвегия"),
        ..report(&told(1, "2026-02-05"), Status::Planned, &["Берг", "Новак"])
    };
    let held = Report { date: on("2026-02-10"), ..report(&told(2, "2026-02-10"), Status::Held, &pair) };
    let recalled = Report { date: on("2026-02-10"), ..report(&told(3, "2026-02-20"), Status::Held, &pair) };
    let events = link_reports(vec![announced, placed, held, recalled]);
    assert_eq!(reported(&events), [[0, 1, 2, 3]]);
    let event = &events[0];
    assert_eq!(event.status, Status::Held);
    assert_eq!(event.place, at("Осло", "Норвегия"));
    let life: Vec<&[Change]> = event.coverage.iter().map(|s| s.changes.as_slice()).collect();
    assert_eq!(life, [&[Change::Announced][..], &[Change::PlaceKnown], &[Change::Held], &[]]);
    assert_eq!(
        event.parties.iter().map(|p| (p.name.as_str(), p.reports.as_slice())).collect::<Vec<_>>(),
        [("Олаф Берг", &[0, 1, 2, 3][..]), ("Ян Новак", &[0, 1, 2, 3])]
    );
}

#[test]
fn a_moved_meeting_stays_one_event_and_has_its_new_day() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let announced = Report { date: on("2026-02-10"), ..report(&told(0, "2026-02-01"), Status::Planned, &pair) };
    let moved = Report { date: on("2026-02-12"), ..report(&told(1, "2026-02-08"), Status::Postponed, &pair) };
    let held = Report { date: on("2026-02-12"), ..report(&told(2, "2026-02-12"), Status::Held, &pair) };
    let events = link_reports(vec![announced, moved, held]);
    assert_eq!(reported(&events), [[0, 1, 2]]);
    assert_eq!(events[0].date, on("2026-02-12"));
    assert!(events[0].coverage[1].changes.contains(&Change::MovedTo(FuzzyDate::day(date("2026-02-12")))));
    assert!(events[0].disputes.iter().any(|d| d.slot == Slot::Date));
}

#[test]
fn a_meeting_put_off_with_its_old_day_is_found_on_the_day_it_is_held() {
    let put_off = Report {
        date: on("2026-05-03"),
        ..report(&told(0, "2026-05-02"), Status::Postponed, &["=Дания", "=Исландия"])
    };
    let held = Report {
        date: on("2026-05-11"),
        ..report(&told(1, "2026-05-11"), Status::Held, &["Мете Холм/Дания", "Йон Сигурдссон/Исландия"])
    };
    let later = Report {
        date: on("2026-05-23"),
        ..report(&told(2, "2026-05-23"), Status::Held, &["=Дания", "=Исландия"])
    };
    let events = link_reports(vec![put_off, held, later]);
    assert_eq!(reported(&events), [vec![0, 1], vec![2]]);
    assert_eq!(events[0].date, on("2026-05-11"));
}

#[test]
fn an_article_that_tells_of_both_days_of_a_moved_meeting_tells_of_one() {
    let pair = ["=Дания", "=Исландия"];
    let article = told(1, "2026-05-13");
    let announced = Report { date: on("2026-05-03"), ..report(&told(0, "2026-05-01"), Status::Planned, &pair) };
    let put_off = Report { date: on("2026-05-03"), ..report(&article, Status::Postponed, &pair) };
    let held = Report {
        meeting: MeetingId(1),
        date: on("2026-05-11"),
        ..report(&article, Status::Held, &["=Дания", "=Исландия", "Мете Холм/Дания"])
    };
    let events = link_reports(vec![announced, put_off.clone(), held.clone()]);
    assert_eq!(reported(&events), [[0, 1, 1]]);
    assert_eq!((events[0].status, events[0].date), (Status::Held, on("2026-05-11")));
    let before = Report { date: on("2026-04-26"), ..held };
    assert_eq!(link_reports(vec![put_off, before]).len(), 2, "what was held before was not put off");
}

#[test]
fn two_days_without_a_word_that_it_was_moved_are_two_events() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let one = Report { date: on("2026-02-10"), ..report(&told(0, "2026-02-10"), Status::Held, &pair) };
    let other = Report { date: on("2026-02-11"), ..report(&told(1, "2026-02-11"), Status::Held, &pair) };
    assert_eq!(reported(&link_reports(vec![one, other])), [[0], [1]]);
}

#[test]
fn a_postponement_does_not_swallow_the_round_before_it() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let round = Report { date: on("2026-04-26"), ..report(&told(0, "2026-04-26"), Status::Held, &pair) };
    let put_off = Report { date: on("2026-05-03"), ..report(&told(1, "2026-05-02"), Status::Postponed, &pair) };
    assert_eq!(reported(&link_reports(vec![round, put_off])), [[0], [1]]);
}

#[test]
fn a_call_and_a_meeting_of_one_day_stay_two() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let call = Report {
        kind: Kind::Call,
        format: Format::Phone,
        date: on("2026-02-10"),
        ..report(&told(0, "2026-02-10"), Status::Held, &pair)
    };
    let meeting = Report {
        place: at("Осло", "Норвегия"),
        date: on("2026-02-10"),
        ..report(&told(1, "2026-02-10"), Status::Held, &pair)
    };
    assert_eq!(reported(&link_reports(vec![call, meeting])), [[0], [1]]);
}

#[test]
fn place_and_day_alone_join_nothing() {
    let here = |index, parties: &[&str]| Report {
        place: at("Женева", "Швейцария"),
        date: on("2026-02-10"),
        ..report(&told(index, "2026-02-10"), Status::Held, parties)
    };
    let events = link_reports(vec![here(0, &["Олаф Берг", "Ян Новак"]), here(1, &["Мете Холм", "Поль Дюбуа"])]);
    assert_eq!(reported(&events), [[0], [1]]);
    assert_eq!(related(&events, 0)[0].reasons, [Reason::SamePlaceAndDay]);
}

#[test]
fn one_host_with_two_guests_on_one_day_holds_two_meetings() {
    let with = |index, guest| Report {
        place: at("Осло", "Норвегия"),
        date: on("2026-02-10"),
        ..report(&told(index, "2026-02-10"), Status::Held, &["Олаф Берг", guest])
    };
    assert_eq!(reported(&link_reports(vec![with(0, "Ян Новак"), with(1, "Мете Холм")])), [[0], [1]]);
}

#[test]
fn meetings_of_one_article_are_never_joined() {
    let article = told(0, "2026-02-10");
    let first =
        Report { date: on("2026-02-10"), ..report(&article, Status::Held, &["Олаф Берг", "Ян Новак"]) };
    let second = Report { meeting: MeetingId(1), ..first.clone() };
    assert_eq!(link_reports(vec![first, second]).len(), 2);
}

#[test]
fn of_two_plans_of_an_article_that_is_of_the_event_which_is_more_like_it() {
    let article = told(0, "2026-02-01");
    let of_two = report(&article, Status::Planned, &["Олаф Берг", "Ян Новак"]);
    let of_three = Report {
        meeting: MeetingId(1),
        ..report(&article, Status::Planned, &["Олаф Берг", "Ян Новак", "Мете Холм"])
    };
    let held = Report {
        date: on("2026-02-04"),
        ..report(&told(1, "2026-02-05"), Status::Held, &["Олаф Берг", "Ян Новак", "Мете Холм"])
    };
    let events = link_reports(vec![of_two, of_three, held]);
    let both = events.iter().find(|event| event.meetings.len() == 2).expect("the plan that came true");
    assert_eq!(both.meetings[0].meeting, MeetingId(1));
}

#[test]
fn a_vague_report_joins_the_one_event_that_refines_it() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let vague = Report { date: FuzzyDate::month(2026, 2), ..report(&told(0, "2026-01-20"), Status::Planned, &pair) };
    let held = Report { date: on("2026-02-10"), ..report(&told(1, "2026-02-10"), Status::Held, &pair) };
    let events = link_reports(vec![vague, held]);
    assert_eq!(reported(&events), [[0, 1]]);
    assert_eq!(events[0].date, on("2026-02-10"));
    assert!(events[0].coverage[1].changes.contains(&Change::DayKnown(FuzzyDate::day(date("2026-02-10")))));
    assert!(events[0].disputes.is_empty(), "the more precise day disagrees with nobody");
}

#[test]
fn a_vague_report_stays_apart_where_several_events_could_be_meant() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let vague = Report { date: FuzzyDate::month(2026, 2), ..report(&told(0, "2026-01-20"), Status::Planned, &pair) };
    let held = |index, day| Report { date: on(day), ..report(&told(index, day), Status::Held, &pair) };
    let events = link_reports(vec![vague, held(1, "2026-02-10"), held(2, "2026-02-17")]);
    assert_eq!(events.len(), 3);
}

#[test]
fn reports_of_next_week_told_alike_are_one_event() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let week = |index, day| Report {
        date: between("2026-02-09", "2026-02-15"),
        ..report(&told(index, day), Status::Planned, &pair)
    };
    assert_eq!(reported(&link_reports(vec![week(0, "2026-02-02"), week(1, "2026-02-03")])), [[0, 1]]);
}

#[test]
fn a_plan_without_a_date_joins_the_meeting_that_comes_of_it_and_no_earlier_one() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let before = Report { date: on("2026-01-10"), ..report(&told(0, "2026-01-10"), Status::Held, &pair) };
    let plan = report(&told(1, "2026-02-01"), Status::Planned, &pair);
    let after = Report { date: on("2026-02-10"), ..report(&told(2, "2026-02-10"), Status::Held, &pair) };
    assert_eq!(reported(&link_reports(vec![before, plan, after])), [vec![0], vec![1, 2]]);
}

#[test]
fn states_that_meet_often_are_not_joined_without_a_date() {
    let pair = ["=Дания", "=Исландия"];
    let dated = Report { date: on("2026-02-10"), ..report(&told(0, "2026-02-10"), Status::Held, &pair) };
    let undated = report(&told(1, "2026-02-25"), Status::Held, &pair);
    assert_eq!(link_reports(vec![dated, undated]).len(), 2);
}

#[test]
fn delegations_of_nobody_in_particular_join_nothing() {
    let of = |index| Report {
        date: on("2026-02-10"),
        ..report(&told(index, "2026-02-10"), Status::Held, &["~делегации"])
    };
    assert_eq!(link_reports(vec![of(0), of(1)]).len(), 2);
}

#[test]
fn a_group_told_at_length_is_whom_it_is_made_of() {
    let chiefs = "~начальники генеральных штабов северных стран";
    let day = |index, parties: &[&str]| Report {
        date: on("2026-02-10"),
        ..report(&told(index, "2026-02-10"), Status::Held, parties)
    };
    let session = Report { kind: Kind::Session, ..day(1, &[chiefs, "Олаф Берг", "=Дания"]) };
    assert_eq!(reported(&link_reports(vec![day(0, &[chiefs]), session.clone()])), [[0, 1]]);
    assert_eq!(link_reports(vec![day(0, &["~начальники штабов"]), session]).len(), 2);
    let longer = day(1, &["~рабочая группа по рыбе и морю"]);
    assert_eq!(reported(&link_reports(vec![day(0, &["~рабочая группа по рыбе"]), longer])), [[0, 1]]);
}

#[test]
fn a_counted_round_of_a_day_is_one_whoever_else_is_named() {
    let round = |index, round, other| Report {
        kind: Kind::Talks,
        date: on("2026-02-20"),
        round: Some(round),
        ..report(&told(index, "2026-02-10"), Status::Planned, &["Олаф Берг", other])
    };
    assert_eq!(reported(&link_reports(vec![round(0, 2, "#Союз шахтёров"), round(1, 2, "Мете Холм")])), [[0, 1]]);
    assert_eq!(link_reports(vec![round(0, 2, "#Союз шахтёров"), round(1, 3, "Мете Холм")]).len(), 2);
}

#[test]
fn a_report_that_names_nobody_is_found_by_its_way_whatever_comes_first() {
    let summit = |index, parties: &[&str], evidence: &str| Report {
        kind: Kind::Summit,
        format: Format::Online,
        date: on("2026-02-10"),
        evidence: evidence.to_owned(),
        ..report(&told(index, "2026-02-01"), Status::Planned, parties)
    };
    let bare = summit(0, &[], "Саммит глав правительств пройдёт по видеосвязи 10 февраля.");
    let full =
        summit(1, &["~главы правительств трёх стран"], "Саммит глав правительств трёх стран пройдёт по видеосвязи.");
    assert_eq!(reported(&link_reports(vec![bare.clone(), full.clone()])), [[0, 1]]);
    assert_eq!(reported(&link_reports(vec![full, bare])), [[0, 1]]);
}

#[test]
fn a_circle_that_talked_on_one_day_talked_once_however_it_is_told() {
    let circle = ["Олаф Берг", "Ян Новак", "Мете Холм"];
    let of = |index, kind, parties: &[&str]| Report {
        kind,
        date: on("2026-02-10"),
        ..report(&told(index, "2026-02-10"), Status::Held, parties)
    };
    let call = of(0, Kind::Call, &circle);
    assert_eq!(reported(&link_reports(vec![call.clone(), of(1, Kind::Meeting, &circle)])), [[0, 1]]);
    let shorter = of(2, Kind::Call, &circle[..2]);
    assert_eq!(reported(&link_reports(vec![call, of(1, Kind::Meeting, &circle), shorter])), [[0, 1, 2]]);
    let pair = &circle[..2];
    assert_eq!(link_reports(vec![of(0, Kind::Call, pair), of(1, Kind::Meeting, pair)]).len(), 2);
}

#[test]
fn what_was_put_off_is_not_the_journey_abroad_of_two_of_its_seven() {
    let seven = ["Олаф Берг", "Ян Новак", "Мете Холм", "Поль Дюбуа", "=Чехия", "=Польша", "=Италия"];
    let put_off = Report {
        date: on("2026-02-10"),
        place: at("Осло", "Норвегия"),
        ..report(&told(0, "2026-02-08"), Status::Postponed, &seven)
    };
    let journey = Report {
        kind: Kind::Visit,
        date: on("2026-02-20"),
        place: at("Женева", "Швейцария"),
        ..report(&told(1, "2026-02-14"), Status::Planned, &seven[..2])
    };
    assert_eq!(link_reports(vec![put_off, journey]).len(), 2);
}

#[test]
fn a_reprint_tells_of_the_same_meetings() {
    let evidence = "Делегации обеих сторон пообещали собраться снова, когда эксперты закончат расчёты тарифов.";
    let of = |index| Report {
        evidence: evidence.to_owned(),
        ..report(&told(index, "2026-02-10"), Status::Proposed, &["~делегации"])
    };
    assert_eq!(reported(&link_reports(vec![of(0), of(1)])), [[0, 1]]);
}

#[test]
fn spellings_bare_surnames_and_delegations_are_folded() {
    let one = Report {
        date: on("2026-02-10"),
        ..report(&told(0, "2026-02-10"), Status::Held, &["Стив Уоллес", "=Норвегия"])
    };
    let other = Report {
        date: on("2026-02-10"),
        ..report(&told(1, "2026-02-10"), Status::Held, &["Воллес", "~норвежская делегация/Норвегия"])
    };
    assert_eq!(reported(&link_reports(vec![one, other])), [[0, 1]]);
}

#[test]
fn namesakes_with_other_given_names_are_two() {
    let of = |index, who| Report {
        date: on("2026-02-10"),
        ..report(&told(index, "2026-02-10"), Status::Held, &[who, "Ян Новак"])
    };
    assert_eq!(link_reports(vec![of(0, "Олаф Берг"), of(1, "Ингрид Берг")]).len(), 2);
}

/// An article on the miners' union, the works and Berg, of whom its sentences may name nobody.
fn of_miners(index: usize, day: &str) -> Arc<Telling> {
    let company = ["#Союз шахтёров", "#Комбинат", "Олаф Берг"].map(named).to_vec();
    Arc::new(Telling { company, ..Telling::clone(&told(index, day)) })
}

#[test]
fn a_report_that_names_nobody_is_of_those_whom_its_article_names() {
    let here = |telling: &Arc<Telling>, parties: &[&str]| Report {
        date: on("2026-03-05"),
        place: at("Дом союзов", "Эстония"),
        ..report(telling, Status::Held, parties)
    };
    let full = here(&told(0, "2026-03-06"), &["#Союз шахтёров", "#Комбинат"]);
    let bare = here(&of_miners(1, "2026-03-20"), &[]);
    assert_eq!(reported(&link_reports(vec![full.clone(), bare])), [[0, 1]]);
    let stranger = here(&told(1, "2026-03-20"), &[]);
    assert_eq!(reported(&link_reports(vec![full, stranger])), [[0], [1]], "place and day alone tell nothing");
}

#[test]
fn a_round_that_names_nobody_is_one_where_the_articles_tell_of_the_same() {
    let round = |telling: &Arc<Telling>| Report {
        date: on("2026-03-12"),
        round: Some(2),
        evidence: "Второй раунд переговоров назначен на 12 марта.".to_owned(),
        ..report(telling, Status::Planned, &[])
    };
    let own = round(&of_miners(0, "2026-03-06"));
    let other = round(&of_miners(1, "2026-03-07"));
    assert_eq!(reported(&link_reports(vec![own.clone(), other])), [[0, 1]]);
    assert_eq!(reported(&link_reports(vec![own, round(&told(1, "2026-03-07"))])), [[0], [1]]);
}

#[test]
fn one_round_told_on_two_days_is_one_event_with_a_disputed_day() {
    let round = |index: usize, day: &str, round| Report {
        date: on(day),
        round,
        ..report(&told(index, "2026-03-07"), Status::Held, &["#Союз шахтёров", "#Комбинат", "Олаф Берг"])
    };
    let events = link_reports(vec![round(0, "2026-03-05", Some(1)), round(1, "2026-03-06", Some(1))]);
    assert_eq!(reported(&events), [[0, 1]]);
    assert!(events[0].disputes.iter().any(|dispute| dispute.slot == Slot::Date));
    assert_eq!(events[0].coverage[1].changes, [], "a mistake of a day moves nothing");
    for (day, number) in [("2026-03-06", Some(2)), ("2026-03-06", None), ("2026-03-16", Some(1))] {
        let events = link_reports(vec![round(0, "2026-03-05", Some(1)), round(1, day, number)]);
        assert_eq!(reported(&events), [[0], [1]], "{day} {number:?}");
    }
}
