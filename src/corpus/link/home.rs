//! The state behind a leader whom a report names without the office: "Трамп и Зеленский" may be of the
//! meeting of which another report says "США и Украина". Used for linking alone; no record says so.

use super::report::{Named, Report};
use crate::extract::mention::EntityKind;
use crate::lang::Language;
use crate::lang::phonetic;

/// Tells the state of each leader of whom the report does not.
pub(super) fn mark(reports: &mut [Report], language: &Language) {
    for party in reports.iter_mut().flat_map(|report| &mut report.parties) {
        if party.kind == EntityKind::Person && party.country.is_none() && party.role.is_none() {
            party.country = state(party, language);
        }
    }
}

fn state(party: &Named, language: &Language) -> Option<String> {
    let leaders = &language.lexicon.names.leaders;
    let by_surname = || leaders.state_by_surname(&phonetic::key(&party.name));
    let bare = !party.name.contains(' ');
    leaders.state_of(&party.name).or_else(|| bare.then(by_surname).flatten()).map(str::to_owned)
}
