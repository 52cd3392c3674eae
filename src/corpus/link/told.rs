//! What an event tells of its reports, and what of others: merged facts, disagreements, status, sources,
//! related events.

use std::sync::Arc;

use super::scenarios::{at, date, link_reports, on, related, report, told};
use super::*;
use crate::base::date::FuzzyDate;
use crate::base::id::MeetingId;
use crate::corpus::event::{Change, Fact, Reason, Slot, Supporters};
use crate::extract::meeting::{Format, Kind, Level, Status};

#[test]
fn disagreements_are_kept_with_their_reports() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let in_place = |index, place| Report {
        place: at(place, "Норвегия"),
        date: on("2026-02-10"),
        ..report(&told(index, "2026-02-10"), Status::Held, &pair)
    };
    let events = link_reports(vec![in_place(0, "Осло"), in_place(1, "Берген"), in_place(2, "Осло")]);
    let dispute = events[0].disputes.iter().find(|d| d.slot == Slot::Place).expect("a dispute");
    let claims: Vec<_> = dispute.claims.iter().map(|c| (c.fact.clone(), c.reports.len())).collect();
    let fact = |name: &str| Fact::Place(name.to_owned(), Some("Норвегия".to_owned()));
    assert_eq!(claims, [(fact("Осло"), 2), (fact("Берген"), 1)]);
}

#[test]
fn a_room_and_a_screen_are_told_alone_without_a_disagreement() {
    let day = |index, format| Report {
        date: on("2026-02-10"),
        format,
        ..report(&told(index, "2026-02-10"), Status::Held, &["Олаф Берг", "Ян Новак"])
    };
    let formats = |told: [Format; 3]| -> (Format, usize) {
        let events = link_reports((0..).zip(told).map(|(index, format)| day(index, format)).collect());
        (events[0].format, events[0].disputes.len())
    };
    assert_eq!(formats([Format::InPerson, Format::Hybrid, Format::InPerson]), (Format::Hybrid, 0));
    assert_eq!(formats([Format::InPerson, Format::InPerson, Format::Unknown]), (Format::InPerson, 0));
}

#[test]
fn every_fact_has_the_reports_that_state_it() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let vague = Report { date: FuzzyDate::month(2026, 2), ..report(&told(0, "2026-01-20"), Status::Planned, &pair) };
    let placed = Report {
        date: on("2026-02-10"),
        place: at("Норвегия", "Норвегия"),
        kind: Kind::Talks,
        ..report(&told(1, "2026-02-05"), Status::Planned, &pair)
    };
    let held = Report {
        date: on("2026-02-10"),
        place: at("Осло", "Норвегия"),
        format: Format::InPerson,
        ..report(&told(2, "2026-02-10"), Status::Held, &["Олаф Берг", "Ян Новак", "Мете Холм"])
    };
    let events = link_reports(vec![vague, placed, held]);
    let event = &events[0];
    let supporters = Supporters {
        date: vec![1, 2],
        place: vec![2],
        kind: vec![1],
        format: vec![2],
        level: Vec::new(),
        status: vec![2],
    };
    assert_eq!(event.supporters, supporters);
    let parties: Vec<(&str, &[usize])> = event.parties.iter().map(|p| (p.name.as_str(), &*p.reports)).collect();
    assert_eq!(parties, [("Олаф Берг", &[0, 1, 2][..]), ("Ян Новак", &[0, 1, 2]), ("Мете Холм", &[2])]);
}

#[test]
fn an_older_plan_never_overrides_newer_news() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let held = Report { date: on("2026-02-10"), ..report(&told(1, "2026-02-10"), Status::Held, &pair) };
    let plan = Report { date: on("2026-02-10"), ..report(&told(0, "2026-02-01"), Status::Planned, &pair) };
    let silent = Report { date: on("2026-02-10"), ..report(&told(2, "2026-02-11"), Status::Unknown, &pair) };
    assert_eq!(link_reports(vec![held, plan, silent])[0].status, Status::Held);
}

#[test]
fn a_denial_is_told_from_a_cancellation() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let of = |index, day, status| Report { date: on("2026-02-10"), ..report(&told(index, day), status, &pair) };
    let events = link_reports(vec![
        of(0, "2026-02-01", Status::Planned),
        of(1, "2026-02-10", Status::Held),
        of(2, "2026-02-11", Status::Cancelled),
    ]);
    assert_eq!(events[0].coverage[2].changes, [Change::Denied]);
    assert!(events[0].disputes.iter().any(|d| d.slot == Slot::Status), "held or not is a disagreement");
    let called_off = link_reports(vec![of(0, "2026-02-01", Status::Planned), of(1, "2026-02-09", Status::Cancelled)]);
    assert_eq!(called_off[0].coverage[1].changes, [Change::Cancelled]);
}

#[test]
fn a_plan_whose_day_has_passed_in_silence_is_unconfirmed() {
    let pair = ["Олаф Берг", "Ян Новак"];
    let plan = Report { date: on("2026-02-10"), ..report(&told(0, "2026-02-01"), Status::Planned, &pair) };
    let events = link_reports(vec![plan.clone()]);
    assert!(events[0].is_unconfirmed(date("2026-02-11")));
    assert!(!events[0].is_unconfirmed(date("2026-02-10")), "its day is not over");
    let held = Report { date: on("2026-02-10"), ..report(&told(1, "2026-02-11"), Status::Held, &pair) };
    assert!(!link_reports(vec![plan, held])[0].is_unconfirmed(date("2026-02-12")));
}

#[test]
fn a_reprint_and_a_second_article_of_one_outlet_are_no_second_source() {
    let text = "Министры двух стран встретились в столице и обсудили торговлю зерном, рыболовство и визы.";
    let outlet = |index, source: &str, text: &str| {
        let mut telling = (*told(index, "2026-02-10")).clone();
        telling.source = Some(source.to_owned());
        telling.shape = Sketch::of([text]);
        Report {
            date: on("2026-02-10"), ..report(&Arc::new(telling), Status::Held, &["Олаф Берг", "Ян Новак"])
        }
    };
    let events = link_reports(vec![
        outlet(0, "Вестник", text),
        outlet(1, "Хроника", text),
        outlet(2, "Хроника", "Берг и Новак говорили два часа; о чём, их помощники рассказывать отказались наотрез."),
        outlet(
            3,
            "Обзор",
            "Главное за день: прошла встреча министров, на которой стороны договорились о визах и рыбе.",
        ),
    ]);
    assert_eq!(events[0].meetings.len(), 4);
    assert_eq!(events[0].sources, 2);
    assert_eq!(events[0].coverage[1].reprint_of, Some(0));
}

#[test]
fn lower_level_prepares_higher_and_the_way_leads_back() {
    let advisers = Report {
        level: Some(Level::Advisers),
        date: on("2026-02-07"),
        ..report(&told(0, "2026-02-07"), Status::Held, &["Мете Холм", "~европейские партнёры"])
    };
    let leaders = Report {
        level: Some(Level::Leaders),
        kind: Kind::Summit,
        date: on("2026-02-10"),
        ..report(&told(1, "2026-02-10"), Status::Held, &["Олаф Берг", "~европейские партнёры"])
    };
    let events = link_reports(vec![advisers, leaders]);
    assert_eq!(events.len(), 2);
    assert!(related(&events, 0)[0].reasons.contains(&Reason::Prepares));
    assert!(related(&events, 1)[0].reasons.contains(&Reason::Follows));
    assert_eq!(related(&events, 1)[0].event, events[0].id);
}

#[test]
fn what_the_text_says_leads_on_is_related_whoever_takes_part() {
    let article = told(0, "2026-02-01");
    let call = Report {
        leads_to: vec![MeetingId(1)], ..report(&article, Status::Held, &["Мете Холм", "Поль Дюбуа"])
    };
    let talks = Report {
        meeting: MeetingId(1),
        date: on("2026-02-10"),
        ..report(&article, Status::Planned, &["Олаф Берг", "Ян Новак"])
    };
    let events = link_reports(vec![call, talks]);
    assert_eq!(related(&events, 0)[0].reasons, [Reason::Follows], "the dated one comes first");
    assert_eq!(related(&events, 1)[0].reasons, [Reason::Prepares]);
}

#[test]
fn rounds_of_the_same_company_are_a_series() {
    let round = |index, day| Report {
        kind: Kind::Talks,
        date: on(day),
        ..report(&told(index, day), Status::Held, &["Олаф Берг", "Ян Новак"])
    };
    let events = link_reports(vec![round(0, "2026-02-10"), round(1, "2026-03-10")]);
    assert!(related(&events, 0)[0].reasons.contains(&Reason::SameSeries));
}

#[test]
fn meetings_of_a_named_series_are_related_whoever_takes_part() {
    let of = |index, day: &str, level, people: &[&str]| Report {
        date: on(day),
        level: Some(level),
        series: vec![Arc::from("«Рамштайн»")],
        ..report(&told(index, day), Status::Held, people)
    };
    let events = link_reports(vec![
        of(0, "2026-02-10", Level::Ministers, &["Олаф Берг", "Ян Новак"]),
        of(1, "2027-03-12", Level::Ministers, &["Мете Холм", "Поль Дюбуа"]),
        of(2, "2027-04-12", Level::Experts, &["Инга Шмите", "Олег Ветров"]),
    ]);
    let ways = related(&events, 0);
    assert_eq!(ways.len(), 1, "experts are not the ministers");
    assert_eq!((ways[0].event, ways[0].reasons.as_slice()), (events[1].id, &[Reason::SameSeries][..]));
    assert_eq!(ways[0].series.as_deref(), Some("«Рамштайн»"));
}

#[test]
fn rounds_of_talks_in_one_city_are_a_series_called_by_it() {
    let of = |index, day: &str, kind, people: &[&str]| Report {
        date: on(day),
        kind,
        place: at("Женева", "Швейцария"),
        ..report(&told(index, day), Status::Held, people)
    };
    let states = ["=Дания", "=Исландия"];
    let first = of(0, "2026-02-10", Kind::Talks, &[&states[..], &["Олаф Берг", "Ян Новак", "Мете Холм"]].concat());
    let second = of(1, "2026-03-10", Kind::Talks, &[&states[..], &["Поль Дюбуа", "Инга Шмите"]].concat());
    let journey = of(2, "2026-03-20", Kind::Visit, &states);
    let events = link_reports(vec![first, second, journey]);
    let ways = related(&events, 0);
    let series = ways.iter().find(|way| way.reasons.contains(&Reason::SameSeries)).expect("a series");
    assert_eq!((series.event, series.series.as_deref()), (events[1].id, Some("Женева")));
    assert!(ways.iter().all(|way| way.event != events[2].id || !way.reasons.contains(&Reason::SameSeries)));
}
