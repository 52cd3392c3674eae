//! What holds of linking whatever the reports: their order never matters, and changes one by one lead
//! where all at once would.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::scenarios::{at, at_of, date, link_reports, place, report, told};
use super::{Linker, Report};
use crate::base::date::FuzzyDate;
use crate::base::id::{ArticleId, MeetingId, MeetingKey};
use crate::corpus::event::{Event, MeetingRef, Reason};
use crate::corpus::related::Ties;
use crate::extract::meeting::{Corrected, Kind, Status};

/// Reports of a few people, days and places, so that much can be joined and much must not.
fn any_report() -> impl Strategy<Value = Report> {
    let people = ["Олаф Берг", "Берг", "Ян Новак", "Мете Холм", "=Дания", "#Совет", "~советники"];
    let statuses = [Status::Planned, Status::Held, Status::Postponed, Status::Cancelled, Status::Unknown];
    let kinds = [Kind::Meeting, Kind::Call, Kind::Visit, Kind::Session];
    (
        (0..12_usize, 0..3_u32, 0..8_u32, prop::option::of(1..3_u16)),
        prop::sample::subsequence(people.to_vec(), 0..4),
        prop::sample::select(statuses.to_vec()),
        prop::sample::select(kinds.to_vec()),
        prop::option::of(0..6_u32),
        prop::option::of(prop::sample::select(vec!["Осло", "Женева"])),
    )
        .prop_map(|((article, meeting, spread, round), parties, status, kind, day, place)| {
            let telling = told(article, &format!("2026-02-{:02}", article + 1));
            let date = day.map(|d| format!("2026-02-{:02}", d * 2 + 1)).map(|first| match spread {
                0 => FuzzyDate::month(2026, 2).expect("a month"),
                1 => FuzzyDate::interval(date(&first), date("2026-02-16")),
                _ => FuzzyDate::day(date(&first)),
            });
            let place = place.and_then(|p| at(p, if p == "Осло" { "Норвегия" } else { "Швейцария" }));
            let meeting = MeetingId(meeting);
            Report { meeting, kind, date, place, round, ..report(&telling, status, &parties) }
        })
}

fn any_reports() -> impl Strategy<Value = Vec<Report>> {
    prop::collection::vec(any_report(), 0..30).prop_map(|mut reports| {
        reports.sort_by_key(at_of);
        reports.dedup_by_key(|r| at_of(r));
        reports
    })
}

proptest! {
    #[test]
    fn the_order_of_loading_never_changes_the_events(
        (sorted, shuffled) in any_reports().prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle()))
    ) {
        prop_assert_eq!(format!("{:?}", link_reports(sorted)), format!("{:?}", link_reports(shuffled)));
    }

    #[test]
    fn adding_one_by_one_gives_the_events_of_all_at_once(
        (all, shuffled) in any_reports().prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle()))
    ) {
        let mut linker = Linker::default();
        for report in shuffled {
            linker.add(vec![report]);
        }
        prop_assert_eq!(format!("{:?}", linker.events(place)), format!("{:?}", link_reports(all)));
    }

    #[test]
    fn every_report_is_in_one_event_and_two_of_an_article_only_where_one_was_put_off(reports in any_reports()) {
        let mut expected: Vec<_> = reports.iter().map(at_of).collect();
        let reported: Vec<(MeetingRef, Status)> = reports.iter().map(|r| (at_of(r), r.status)).collect();
        let events = link_reports(reports);
        let mut found: Vec<_> = events.iter().flat_map(|e| e.meetings.clone()).collect();
        for event in &events {
            for (at, one) in event.meetings.iter().enumerate() {
                for other in event.meetings.iter().skip(at + 1).filter(|other| other.article == one.article) {
                    let put_off = |at: &MeetingRef| reported.iter().any(|(r, s)| r == at && *s == Status::Postponed);
                    prop_assert!(put_off(one) || put_off(other), "an article tells twice of what it puts off alone");
                }
            }
        }
        expected.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(expected, found);
    }

    #[test]
    fn every_way_to_a_prepared_event_leads_back(reports in any_reports()) {
        let events = link_reports(reports);
        let ties = Ties::of(&events);
        for event in &events {
            for way in ties.related(&events, event.id) {
                if way.reasons.contains(&Reason::Prepares) {
                    let ways = ties.related(&events, way.event);
                    let back = ways.iter().find(|r| r.event == event.id);
                    prop_assert!(back.is_some_and(|r| r.reasons.contains(&Reason::Follows)));
                }
            }
        }
    }

    #[test]
    fn any_changes_lead_to_the_events_of_what_is_left(changes in prop::collection::vec(any_change(), 1..25)) {
        let mut linker = Linker::default();
        let mut left: BTreeMap<ArticleId, Vec<Report>> = BTreeMap::new();
        for (article, reports) in changes {
            let gone = if left.contains_key(&article) { vec![article.clone()] } else { Vec::new() };
            linker.change(&gone, reports.clone());
            left.insert(article, reports);
            let anew = link_reports(left.values().flatten().cloned().collect());
            let kept = linker.events(place);
            prop_assert_eq!(linker.len(), left.values().map(Vec::len).sum::<usize>());
            prop_assert_eq!(shown(&kept), shown(&anew));
        }
    }
}

/// Everything that can be seen of events.
fn shown(events: &[Event]) -> String {
    let ties = Ties::of(events);
    let related: Vec<_> = events.iter().map(|event| ties.related(events, event.id)).collect();
    format!("{events:#?}{related:#?}")
}

/// What an article tells from now on, which may be nothing, with what the reader says of it.
fn any_change() -> impl Strategy<Value = (ArticleId, Vec<Report>)> {
    let key = || (0..12_u64).prop_map(MeetingKey);
    let said = (key(), prop::collection::vec(key(), 0..2), prop::collection::vec(key(), 0..2));
    let said = prop::option::weighted(0.3, said);
    (0..12_usize, prop::collection::vec((any_report(), said), 0..3)).prop_map(|(article, reports)| {
        let telling = told(article, &format!("2026-02-{:02}", article + 1));
        let of_article = |(number, (report, said)): (u32, (Report, Option<_>))| {
            let corrected =
                said.map(|(key, same_as, apart_from)| Corrected { key, parts: Vec::new(), same_as, apart_from });
            Report { telling: telling.clone(), meeting: MeetingId(number), corrected, ..report }
        };
        (telling.id.clone(), (0..).zip(reports).map(of_article).collect())
    })
}
