//! Who two reports have in common, and how strongly that speaks for one event. Knows the rules of
//! company; days, places and kinds are weighed elsewhere.

use super::pair::{Profile, Time, Where, common_words, kinship, place};
use super::party::{BEHIND, Class, Known};
use crate::base::date::FuzzyDate;
use crate::extract::meeting::Kind;

/// Everybody, but for one whose name is doubtful.
const EVERYBODY: f32 = 0.85;
/// Somebody of every state that the other report names.
const EVERY_STATE: f32 = 0.65;

/// Days of a week.
const WEEK: i64 = 7;

/// Who the two have in common.
pub(super) struct Company {
    /// Named persons and bodies in common.
    pub(super) named: usize,
    /// Persons, bodies and states in common: not only "стороны" or "делегации".
    firm: usize,
    /// All in common, states and groups too.
    shared: usize,
    /// In common under one name or wording, not one for the state behind the other.
    direct: usize,
    /// Share of the smaller company found in the greater.
    small: f32,
    /// Share of the greater company found in the smaller.
    pub(super) great: f32,
    /// Whether the smaller is one group in a wording that tells who all of them are.
    whole: bool,
    /// Whether the report without a date names nobody that the dated one does not.
    undated_is_within: bool,
    /// How far the two can be compared at all.
    sides: Sides,
}

/// How far two companies can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sides {
    /// Both name people, or neither does.
    Alike,
    /// The one names people, the other only states or groups.
    PeopleAndStates,
    /// At least one names nobody.
    Nobody,
}

impl Company {
    pub(super) fn of(left: &Profile, right: &Profile) -> Self {
        let (few, many) = if weight(left) <= weight(right) { (left, right) } else { (right, left) };
        let (mut named, mut firm, mut shared, mut direct, mut sure, mut whole) = (0, 0, 0, 0, 0.0_f32, false);
        let mut taken = vec![false; many.parties.len()];
        for party in &few.parties {
            let best = many
                .parties
                .iter()
                .enumerate()
                .map(|(n, other)| (n, party.likeness(other)))
                .filter(|(n, likeness)| *likeness > 0.0 && !taken.get(*n).copied().unwrap_or(true))
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            let Some((n, likeness)) = best else { continue };
            if let Some(slot) = taken.get_mut(n) {
                *slot = true;
            }
            shared += 1;
            direct += usize::from(likeness > BEHIND);
            firm += usize::from(!is_vague(party) || many.parties.get(n).is_some_and(|other| !is_vague(other)));
            let by_name = matches!(party.class, Class::Person | Class::Body) && likeness > 0.8;
            let at_length = party.is_told_at_length() && likeness > 0.9;
            named += usize::from(by_name || at_length);
            whole |= at_length && few.parties.len() == 1;
            sure += likeness * party_weight(party);
        }
        let share = |of: f32| if of > 0.0 { (sure / of).min(1.0) } else { 0.0 };
        let (small, great) = (share(weight(few)), share(weight(many)));
        let undated_is_within = few.date.is_none() || great >= EVERYBODY;
        Self { named, firm, shared, direct, small, great, whole, undated_is_within, sides: sides(few, many) }
    }

    /// Whether everybody of the one is in the other, and there are at least two.
    pub(super) fn is_full(&self) -> bool {
        let everybody = if self.sides == Sides::PeopleAndStates { EVERY_STATE } else { EVERYBODY };
        self.shared >= 2 && self.small >= everybody
    }

    /// Whether everybody of the one is in the other, three of them by name.
    pub(super) fn is_circle(&self) -> bool {
        self.is_full() && self.named >= 3
    }

    /// Whether everybody of the one is in the other, somebody by a name that tells: two such names where
    /// only one of the reports names people.
    pub(super) fn is_same(&self) -> bool {
        self.is_full() && self.firm >= 1 && (self.sides == Sides::Alike || self.named >= 2)
    }

    /// How strongly the company alone speaks for one event; `None` where it does not.
    pub(super) fn strength(&self, time: Time, left: &Profile, right: &Profile) -> Option<f32> {
        if self.sides == Sides::Nobody {
            return nobody_named(time, left, right);
        }
        if time == Time::Open && !self.is_sure_without_date(left, right) {
            return None;
        }
        // States meet all the time: a month of theirs is refined by nobody who only stands for them.
        if time == Time::Refines && self.direct == 0 && is_wide(left, right) {
            return None;
        }
        if self.firm == 0 && self.shared > 0 {
            return nobody_named(time, left, right).or_else(|| self.otherwise_alike(time, left, right));
        }
        match (self.shared, self.named) {
            (0, _) => self.otherwise_alike(time, left, right),
            (1, 1..) if self.small < 0.6 && is_same_round(time, left, right) => Some(0.55),
            (1, _) if self.small < 0.6 => self.otherwise_alike(time, left, right),
            (1, _) if self.is_two_of_a_day(left, right) => None,
            // Those whom the other report names are of the group.
            (1, _) if self.whole && time == Time::Same => Some(0.6),
            (1, 0) => Some(0.3 + 0.2 * self.great),
            (1, _) => Some(0.45 + 0.25 * self.great),
            (_, 0) => Some(0.3 + 0.25 * self.small + 0.15 * self.great),
            (_, _) if self.small < 0.5 => Some(0.3 + self.small / 4.0),
            (_, _) => Some(0.3 + 0.3 * self.small + 0.25 * self.great),
        }
    }

    /// Without a date only the very company tells: two plans of the same people, or one that names
    /// everybody of a dated meeting; one alone only on the same journey or at the same gathering. Two
    /// states meet often: of them the place or the wording must tell.
    fn is_sure_without_date(&self, left: &Profile, right: &Profile) -> bool {
        let same_place = left.place.is_some() && left.place == right.place;
        if self.named == 0 && !same_place && common_words(left, right) < 0.5 {
            return false;
        }
        if left.date.is_none() && right.date.is_none() {
            let one_way = left.is_ahead() == right.is_ahead();
            let not_elsewhere = !matches!(place(left, right), Where::Elsewhere | Where::Abroad);
            let told_alike = self.shared >= 2 || same_place;
            return one_way && told_alike && not_elsewhere && self.small >= EVERYBODY && self.great >= EVERYBODY;
        }
        if !self.undated_is_within {
            return false;
        }
        self.is_full() || self.small >= EVERYBODY && left.kind == right.kind && is_told_of_one(left.kind)
    }

    /// Somebody who travels to a city meets several there on one day: the journey of one is not each
    /// of the meetings of two.
    fn is_two_of_a_day(&self, left: &Profile, right: &Profile) -> bool {
        left.kind != right.kind && (left.kind == Kind::Visit || right.kind == Kind::Visit) && self.great < EVERYBODY
    }

    /// Few or none in common: the reports name other people of one gathering, or the one names people
    /// and the other their states. Then day, way, place or wording must agree.
    fn otherwise_alike(&self, time: Time, left: &Profile, right: &Profile) -> Option<f32> {
        if time != Time::Same || left.date.and_then(FuzzyDate::as_day).is_none() {
            return None;
        }
        let same_place = left.place.is_some() && left.place == right.place;
        let worded = common_words(left, right);
        if self.sides == Sides::PeopleAndStates {
            let same_way = left.ways().any(|w| right.ways().any(|v| w == v));
            let told = worded >= 0.5 && same_way && !matches!(place(left, right), Where::Elsewhere | Where::Abroad);
            let same_place = matches!(place(left, right), Where::Same | Where::Within);
            let here = same_place && (self.shared > 0 || worded >= 0.2);
            return (here || told).then_some(0.4 + worded / 5.0);
        }
        let gathering = left.kind == right.kind && left.kind.is_gathering();
        (gathering && same_place && (self.shared > 0 || worded >= 0.5)).then_some(0.3 + worded / 4.0)
    }
}

/// Reports that name nobody are one event by their wording alone: a forum, a session; or by day, place
/// and those of whom the article tells ("15 марта стороны поссорились в Доме конгрессов").
fn nobody_named(time: Time, left: &Profile, right: &Profile) -> Option<f32> {
    let same_place = left.place.is_some() && left.place == right.place;
    let worded = common_words(left, right);
    // A number is soon the same: "второй раунд" of a day may be anybody's.
    let told = || time == Time::Same && (left.round.is_none() || is_one_cast(left, right));
    let same = left.kind == right.kind && worded >= 0.3 && (same_place || told());
    let day = time == Time::Same && left.date.and_then(FuzzyDate::as_day).is_some();
    let here = || day && same_place && kinship(left.kind, right.kind) > 0.0 && is_one_cast(left, right);
    if same { Some(0.4 + worded / 2.0) } else { here().then_some(0.38) }
}

/// Whether both count the same round of the same kind, on the same day.
fn is_same_round(time: Time, left: &Profile, right: &Profile) -> bool {
    let day = time == Time::Same && left.date.and_then(FuzzyDate::as_day).is_some();
    day && left.kind == right.kind && left.round.is_some() && left.round == right.round
}

/// Whether two named parties are told of beside both, one of them a person or body. A group of one word
/// ("стороны") is no name.
fn is_one_cast(left: &Profile, right: &Profile) -> bool {
    let is_firm = |known: &Known| matches!(known.class, Class::Person | Class::Body);
    let named = |known: &&Known| is_firm(known) || known.class == Class::Group && known.word_count() >= 2;
    let mut common: Vec<&Known> = Vec::new();
    for known in left.cast().iter().filter(named) {
        let is_new = common.iter().all(|other| other.likeness(known) <= 0.8);
        if is_new && right.cast().iter().filter(named).any(|other| known.likeness(other) > 0.8) {
            common.push(known);
        }
    }
    common.len() >= 2 && common.iter().any(|known| is_firm(known))
}

/// Whether the one tells of a day within many.
fn is_wide(left: &Profile, right: &Profile) -> bool {
    [left, right].into_iter().filter_map(|profile| profile.date).any(|date| date.days() > WEEK)
}

fn sides(left: &Profile, right: &Profile) -> Sides {
    let people = |p: &Profile| p.parties.iter().any(|k| k.class == Class::Person);
    if left.parties.is_empty() || right.parties.is_empty() {
        Sides::Nobody
    } else if people(left) == people(right) {
        Sides::Alike
    } else {
        Sides::PeopleAndStates
    }
}

/// A group is worded too freely to count as much as a name.
fn party_weight(party: &Known) -> f32 {
    if is_vague(party) { 0.4 } else { 1.0 }
}

fn is_vague(party: &Known) -> bool {
    matches!(party.class, Class::Group | Class::Office) && !party.is_told_at_length()
}

fn weight(profile: &Profile) -> f32 {
    profile.parties.iter().map(party_weight).sum()
}

/// Told of one party alone: a journey, a gathering.
fn is_told_of_one(kind: Kind) -> bool {
    kind == Kind::Visit || kind.is_gathering()
}
