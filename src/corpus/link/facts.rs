//! The reports of one event to its facts: for each slot the best value, and what the reports
//! disagree on. Decides between values; must not decide which reports belong together.

use std::sync::Arc;

use super::party::{Class, Known, fold};
use super::report::{Named, Report, Witness};
use crate::base::date::FuzzyDate;
use crate::corpus::event::{Claim, Dispute, Fact, Facts, Party, Slot, Supporters};
use crate::extract::meeting::{Format, Kind, Part, Status};
use crate::extract::mention::EntityKind;

/// From this sureness on two names are shown as one party (a state is not its minister).
const ONE_PARTY: f32 = 0.8;

/// What reports tell together, which must be in order of publication. Coverage is left for later.
pub(super) fn merge(reports: &[Witness<'_>]) -> Facts {
    let mut event = Facts {
        kind: kind(reports),
        format: format(reports),
        level: most_told(reports.iter().filter_map(|r| r.level)),
        status: status(reports),
        date: date(reports),
        place: place(reports),
        parties: parties(reports),
        series: series(reports),
        leads_to: (0..).zip(reports).flat_map(|(at, r)| r.leads_to.iter().map(move |next| (at, *next))).collect(),
        ..Facts::default()
    };
    event.disputes = disputes(&event, reports);
    event.supporters = supporters(&event, reports);
    event
}

/// The value most told; of several the one told last.
fn most_told<T: PartialEq + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for value in values {
        let count = counts.iter().position(|(v, _)| *v == value).map(|at| counts.remove(at).1).unwrap_or_default();
        counts.push((value, count + 1));
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

/// The one most told; but whoever tells of a room or a screen alone does not deny that there were both.
fn format(reports: &[Witness<'_>]) -> Format {
    let told = || reports.iter().map(|r| r.format).filter(|f| *f != Format::Unknown);
    let hybrid = told().find(|format| *format == Format::Hybrid);
    let most = most_told(told()).unwrap_or_default();
    hybrid.filter(|hybrid| one_format(*hybrid, most)).unwrap_or(most)
}

/// Some in the room and some on the screen: each of the two may be told alone.
fn one_format(left: Format, right: Format) -> bool {
    let holds =
        |one: Format, other: Format| one == Format::Hybrid && matches!(other, Format::InPerson | Format::Online);
    left == right || holds(left, right) || holds(right, left)
}

/// A word that says more than "встреча" is preferred.
fn kind(reports: &[Witness<'_>]) -> Kind {
    let telling = reports.iter().map(|r| r.kind).filter(|k| *k != Kind::Meeting);
    most_told(telling).unwrap_or_default()
}

/// What the reader corrected goes before all reports; of several corrections the latest report's.
fn corrected<T>(reports: &[Witness<'_>], part: Part, value: impl Fn(&Report) -> T) -> Option<T> {
    reports.iter().rfind(|report| report.is_corrected(part)).map(|report| value(report))
}

/// That of the latest report that states one; of reports of one moment the most final.
fn status(reports: &[Witness<'_>]) -> Status {
    if let Some(status) = corrected(reports, Part::Status, |report| report.status) {
        return status;
    }
    let stating = reports.iter().filter(|r| r.status != Status::Unknown);
    let moment = |r: &Report| r.telling.published.map(|p| (p.day(), p));
    let latest = stating.max_by(|a, b| moment(a).cmp(&moment(b)).then(finality(a.status).cmp(&finality(b.status))));
    latest.map_or(Status::Unknown, |r| r.status)
}

fn finality(status: Status) -> u8 {
    match status {
        Status::Unknown => 0,
        Status::Proposed => 1,
        Status::Planned => 2,
        Status::Postponed => 3,
        Status::Cancelled => 4,
        Status::Ongoing => 5,
        Status::Held => 6,
    }
}

/// The most precise date that most reports allow; of a moved meeting, the day told last.
fn date(reports: &[Witness<'_>]) -> Option<FuzzyDate> {
    if let Some(date) = corrected(reports, Part::Date, |report| report.date) {
        return date;
    }
    let told = reports.iter().filter_map(|r| r.date.map(|d| (*r, d)));
    let moved = reports.iter().any(|r| r.is_moved());
    let days = told.clone().filter(|(_, d)| d.as_day().is_some());
    if moved && days.clone().count() > 1 {
        let stands = |r: &Report, d: FuzzyDate| {
            r.status != Status::Postponed
                || r.moved_from.is_some()
                || !days.clone().any(|(s, e)| e != d && !before(&s, r))
        };
        let standing = days.clone().rfind(|(r, d)| stands(r, *d));
        return standing.or_else(|| days.clone().next_back()).map(|(_, d)| d);
    }
    let allowed = |date: FuzzyDate| told.clone().filter(|(_, d)| d.overlaps(date)).count();
    let timed = |date: FuzzyDate| date.time().is_some();
    told.clone().map(|(_, d)| d).max_by(|a, b| {
        let precise = b.days().cmp(&a.days());
        allowed(*a).cmp(&allowed(*b)).then(precise).then(timed(*a).cmp(&timed(*b)))
    })
}

fn before(left: &Report, right: &Report) -> bool {
    left.telling.published < right.telling.published
}

/// The place most told that is more than the country's name; else the country.
fn place(reports: &[Witness<'_>]) -> Option<(String, Option<String>)> {
    if let Some(place) = corrected(reports, Part::Place, |report| report.place.clone()) {
        return place;
    }
    let places: Vec<&(String, Option<String>)> = reports.iter().filter_map(|r| r.place.as_ref()).collect();
    let is_country = |name: &str| places.iter().any(|(_, country)| country.as_deref() == Some(name));
    let told = |name: &str| places.iter().filter(|(n, _)| n == name).count();
    let best = places.iter().max_by_key(|(name, country)| (!is_country(name), told(name), country.is_some()))?;
    let country = best.1.clone().or_else(|| places.iter().filter(|p| p.0 == best.0).find_map(|p| p.1.clone()));
    Some((best.0.clone(), country))
}

fn series(reports: &[Witness<'_>]) -> Vec<Arc<str>> {
    let mut series: Vec<Arc<str>> = reports.iter().flat_map(|r| r.series.iter().cloned()).collect();
    series.sort_unstable();
    series.dedup();
    series
}

/// One party as its reports name it, until all are read.
struct Gathered<'l> {
    known: Vec<&'l Known>,
    party: Party,
}

/// Everybody of all reports: persons, states, organisations, groups; by number of reports, then by
/// order of first naming.
fn parties(reports: &[Witness<'_>]) -> Vec<Party> {
    let mut gathered: Vec<Gathered<'_>> = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        for (named, known) in report.report.parties.iter().zip(report.parties) {
            gather(&mut gathered, number, named, known);
        }
    }
    let mut parties: Vec<Party> = gathered.into_iter().map(|g| g.party).collect();
    parties.sort_by_key(|p| (rank(p.kind), std::cmp::Reverse(p.reports.len())));
    parties
}

fn gather<'l>(gathered: &mut Vec<Gathered<'l>>, report: usize, named: &Named, known: &'l Known) {
    let like = |g: &Gathered<'_>| g.known.iter().map(|k| k.likeness(known)).fold(0.0, f32::max);
    let best = gathered.iter_mut().map(|g| (like(g), g)).max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((sure, found)) if sure >= ONE_PARTY && found.party.kind == named.kind => {
            if found.party.reports.last() != Some(&report) {
                found.party.reports.push(report);
            }
            found.party.remote |= named.remote;
            found.party.role = named.role.clone().or(found.party.role.take());
            let unnamed = found.known.iter().all(|k| k.class == Class::Office);
            let first_name = unnamed && known.class == Class::Person;
            let better = fuller(&named.name, &found.party.name) && unnamed == (known.class == Class::Office);
            if first_name || better {
                found.party.name.clone_from(&named.name);
            }
            if found.known.iter().all(|k| !k.is_spelled_as(known)) {
                found.known.push(known);
            }
        }
        _ => gathered.push(Gathered {
            known: vec![known],
            party: Party {
                role: named.role.clone(),
                remote: named.remote,
                reports: vec![report],
                ..Party::named(named.kind, &named.name)
            },
        }),
    }
}

/// More words, or as many without initials.
fn fuller(new: &str, old: &str) -> bool {
    let measure = |name: &str| {
        let folded = fold(name);
        let words = folded.split(' ').count();
        (words, folded.split(' ').filter(|w| w.chars().count() > 1).count())
    };
    measure(new) > measure(old)
}

fn rank(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Person => 0,
        EntityKind::State | EntityKind::Place => 1,
        EntityKind::Organisation => 2,
        EntityKind::Group => 3,
    }
}

/// Who states the values of the event.
fn supporters(event: &Facts, reports: &[Witness<'_>]) -> Supporters {
    let who = |states: &dyn Fn(&Report) -> bool| -> Vec<usize> {
        reports.iter().enumerate().filter(|(_, report)| states(report)).map(|(at, _)| at).collect()
    };
    Supporters {
        date: who(&|r| event.date.zip(r.date).is_some_and(|(of_event, told)| of_event.covers(told))),
        place: who(&|r| event.place.as_ref().zip(r.place.as_ref()).is_some_and(|((name, _), told)| is_in(told, name))),
        kind: who(&|r| r.kind == event.kind),
        format: who(&|r| event.format != Format::Unknown && r.format == event.format),
        level: who(&|r| event.level.is_some() && r.level == event.level),
        status: who(&|r| event.status != Status::Unknown && r.status == event.status),
    }
}

/// Whether a place is the named one, or lies in the country of that name.
fn is_in((place, country): &(String, Option<String>), name: &str) -> bool {
    place == name || country.as_deref() == Some(name)
}

/// Slots with values that exclude each other, but for those that the reader settled.
fn disputes(event: &Facts, reports: &[Witness<'_>]) -> Vec<Dispute> {
    let date = claims(
        reports,
        |r| r.date.map(Fact::Date),
        |a, b| match (a, b) {
            (Fact::Date(a), Fact::Date(b)) => a.overlaps(*b),
            _ => true,
        },
    );
    let place = claims(reports, |r| r.place.clone().map(|(n, c)| Fact::Place(n, c)), same_place);
    let format = |r: &Report| (r.format != Format::Unknown).then_some(Fact::Format(r.format));
    let format = claims(reports, format, |a, b| match (a, b) {
        (Fact::Format(a), Fact::Format(b)) => one_format(*a, *b),
        _ => true,
    });
    let outcome = |r: &Report| {
        matches!(r.status, Status::Held | Status::Ongoing | Status::Cancelled).then_some(Fact::Status(r.status))
    };
    let outcome = claims(reports, outcome, |a, b| {
        (*a == Fact::Status(Status::Cancelled)) == (*b == Fact::Status(Status::Cancelled))
    });
    let all = [(Slot::Date, date), (Slot::Place, place), (Slot::Format, format), (Slot::Status, outcome)];
    let settled = |slot: Slot| match slot {
        Slot::Date => corrected(reports, Part::Date, |_| ()),
        Slot::Place => corrected(reports, Part::Place, |_| ()),
        Slot::Status => corrected(reports, Part::Status, |_| ()),
        Slot::Format => None,
    };
    all.into_iter()
        .filter(|(slot, claims)| claims.len() > 1 && settled(*slot).is_none())
        .map(|(slot, mut claims)| {
            claims.sort_by_key(|c| (!is_chosen(event, &c.fact), std::cmp::Reverse(c.reports.len())));
            Dispute { slot, claims }
        })
        .collect()
}

/// A country holds its cities; two names without two countries may be a city and a venue in it.
fn same_place(left: &Fact, right: &Fact) -> bool {
    let (Fact::Place(a, c), Fact::Place(b, d)) = (left, right) else { return true };
    a == b || c.as_ref() == Some(b) || d.as_ref() == Some(a)
}

fn is_chosen(event: &Facts, fact: &Fact) -> bool {
    match fact {
        Fact::Date(date) => event.date == Some(*date),
        Fact::Place(name, _) => event.place.as_ref().is_some_and(|(n, _)| n == name),
        Fact::Format(format) => event.format == *format,
        Fact::Status(status) => event.status == *status,
    }
}

/// The values of a slot, those that agree under the most precise of them.
fn claims(
    reports: &[Witness<'_>],
    value: impl Fn(&Report) -> Option<Fact>,
    agree: impl Fn(&Fact, &Fact) -> bool,
) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for (at, report) in reports.iter().enumerate() {
        let Some(fact) = value(report) else { continue };
        match claims.iter_mut().find(|c| agree(&c.fact, &fact)) {
            Some(claim) => {
                if more_precise(&fact, &claim.fact) {
                    claim.fact = fact;
                }
                claim.reports.push(at);
            }
            None => claims.push(Claim { fact, reports: vec![at] }),
        }
    }
    claims
}

fn more_precise(new: &Fact, old: &Fact) -> bool {
    match (new, old) {
        (Fact::Date(new), Fact::Date(old)) => new.days() < old.days(),
        (Fact::Place(_, Some(country)), Fact::Place(old, _)) => country == old,
        (Fact::Format(new), Fact::Format(old)) => new != old && *new == Format::Hybrid,
        _ => false,
    }
}
