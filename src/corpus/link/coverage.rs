//! The life of an event: its reports in order of publication, what each changed in what was known,
//! and how many of them are independent.

use super::party::Known;
use super::report::{Report, Witness};
use crate::base::date::FuzzyDate;
use crate::corpus::event::{Change, Facts, Step};
use crate::extract::meeting::Status;

/// What is known of an event before a report.
#[derive(Default)]
struct Knowledge<'l> {
    told: bool,
    date: Option<FuzzyDate>,
    place: Option<(String, Option<String>)>,
    status: Status,
    was_held: bool,
    /// Whether some report told that it was moved.
    moved: bool,
    parties: Vec<&'l Known>,
}

/// Fills in coverage and sources of an event from its reports, in order of publication.
pub(super) fn trace(event: &mut Facts, reports: &[Witness<'_>]) {
    let mut known = Knowledge::default();
    event.coverage = reports
        .iter()
        .enumerate()
        .map(|(number, report)| {
            let earlier = reports.get(..number).unwrap_or_default();
            let first = earlier.iter().position(|r| r.telling.shape.is_reprint_of(&report.telling.shape));
            Step { changes: known.learn(*report), reprint_of: first }
        })
        .collect();
    event.sources = sources(reports);
}

/// Reports of one outlet, and prints of one text, are one source.
fn sources(reports: &[Witness<'_>]) -> usize {
    let mut source: Vec<usize> = (0..reports.len()).collect();
    for (number, report) in reports.iter().enumerate() {
        for (earlier, other) in reports.iter().enumerate().take(number) {
            let outlet = report.telling.source.is_some() && report.telling.source == other.telling.source;
            if outlet || report.telling.shape.is_reprint_of(&other.telling.shape) {
                let (one, two) = (source.get(number).copied(), source.get(earlier).copied());
                source.iter_mut().filter(|s| Some(**s) == one).for_each(|s| *s = two.unwrap_or(*s));
            }
        }
    }
    source.sort_unstable();
    source.dedup();
    source.len()
}

impl<'l> Knowledge<'l> {
    /// What the report changes; the knowledge grows by it.
    fn learn(&mut self, report: Witness<'l>) -> Vec<Change> {
        let mut changes = Vec::new();
        self.learn_status(&report, &mut changes);
        self.learn_date(&report, &mut changes);
        self.learn_place(&report, &mut changes);
        self.learn_parties(report.parties, &mut changes);
        self.told = true;
        changes
    }

    fn learn_status(&mut self, report: &Report, changes: &mut Vec<Change>) {
        let change = match report.status {
            Status::Planned if !self.told || self.status == Status::Proposed => Some(Change::Announced),
            Status::Proposed if !self.told => Some(Change::Proposed),
            Status::Postponed if self.status != Status::Postponed => Some(Change::Postponed),
            Status::Ongoing if !self.was_held && self.status != Status::Ongoing => Some(Change::Started),
            Status::Held if !self.was_held => Some(Change::Held),
            Status::Cancelled if self.was_held => Some(Change::Denied),
            Status::Cancelled if self.status != Status::Cancelled => Some(Change::Cancelled),
            _ => None,
        };
        changes.extend(change);
        if report.status != Status::Unknown {
            self.status = report.status;
            self.was_held |= report.status == Status::Held;
        }
    }

    fn learn_date(&mut self, report: &Report, changes: &mut Vec<Change>) {
        self.moved |= report.is_moved();
        let Some(date) = report.date else { return };
        match self.date {
            // Outlets that count one round on two days disagree; nobody moved it.
            Some(known) if !known.overlaps(date) && !self.moved => {}
            Some(known) if !known.overlaps(date) => {
                changes.push(Change::MovedTo(date));
                self.date = Some(date);
            }
            Some(known) if date.days() >= known.days() => {}
            known => {
                if self.told && date.as_day().is_some() && known.is_none_or(|d| d.as_day().is_none()) {
                    changes.push(Change::DayKnown(date));
                }
                self.date = Some(date);
            }
        }
    }

    fn learn_place(&mut self, report: &Report, changes: &mut Vec<Change>) {
        let Some(place) = &report.place else { return };
        let change = match &self.place {
            None => self.told.then_some(Change::PlaceKnown),
            Some(known) if known.0 == place.0 || known.1.as_ref() == Some(&place.0) => return,
            Some(known) if place.1.as_ref() == Some(&known.0) => Some(Change::PlaceKnown),
            Some(known) => (known.1 != place.1 || known.1.is_none()).then_some(Change::PlaceChanged),
        };
        changes.extend(change);
        self.place = Some(place.clone());
    }

    fn learn_parties(&mut self, parties: &'l [Known], changes: &mut Vec<Change>) {
        let mut joined = 0;
        for party in parties {
            if self.parties.iter().all(|k| k.likeness(party) <= 0.0) {
                joined += 1;
                self.parties.push(party);
            }
        }
        if self.told && joined > 0 {
            changes.push(Change::Joined(joined));
        }
    }
}
