//! Two reports: how strongly they speak for one event, and what speaks against it. Every answer
//! depends on the two alone, so that adding an article never changes what was said of two others.

use chrono::{Days, NaiveDate};

use super::party::{Class, Known, fold, hash};
use super::report::Report;
use crate::base::date::FuzzyDate;
use crate::extract::meeting::{Format, Kind, Level, Status};

/// From this strength on two reports are taken for one event.
pub(super) const ENOUGH: f32 = 0.5;
/// A plan without a date is kept within this many days after it was told.
const PLAN_HOLDS: u64 = 120;
/// What was held without a date was not longer ago than this.
const NEWS_HOLDS: u64 = 45;
/// A moved meeting is looked for within this many days.
pub(super) const MOVE_HOLDS: i64 = 60;

/// How two dates stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Time {
    /// The same days.
    Same,
    /// The one refines the other.
    Refines,
    /// At least one has no date, and what it tells may be that day.
    Open,
    /// Two days, and a word that it was moved.
    Moved,
}

/// A report with everything that comparing needs, computed once.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub(super) parties: Vec<Known>,
    pub(super) date: Option<FuzzyDate>,
    pub(super) moved_from: Option<FuzzyDate>,
    pub(super) moved: bool,
    published: Option<NaiveDate>,
    kind: Kind,
    status: Status,
    format: Format,
    level: Option<Level>,
    pub(super) place: Option<u64>,
    country: Option<u64>,
    /// Beginnings of the long words of the evidence, hashed and sorted.
    words: Vec<u64>,
    pub(super) article: usize,
}

impl Profile {
    pub(super) fn new(report: &Report) -> Self {
        let folded = |text: &str| hash(&fold(text));
        let country = report.place.as_ref().and_then(|(_, country)| country.as_deref()).map(folded);
        Self {
            parties: report.parties.iter().map(Known::new).collect(),
            date: report.date,
            moved_from: report.moved_from,
            moved: report.is_moved(),
            published: report.telling.published.map(crate::base::article::Published::day),
            kind: report.kind,
            status: report.status,
            format: report.format,
            level: report.level,
            place: report.place.as_ref().map(|(name, _)| folded(name)),
            country,
            words: telling_words(&report.evidence),
            article: report.telling.index,
        }
    }

    /// The days on which it may have been or be: its date, or what follows from publication.
    pub(super) fn window(&self) -> Option<(NaiveDate, NaiveDate)> {
        if let Some(date) = self.date {
            return Some((date.start(), date.end()));
        }
        let told = self.published?;
        match self.status {
            Status::Held | Status::Ongoing => Some((told.checked_sub_days(Days::new(NEWS_HOLDS))?, told)),
            Status::Planned | Status::Proposed | Status::Postponed => {
                Some((told, told.checked_add_days(Days::new(PLAN_HOLDS))?))
            }
            Status::Cancelled | Status::Unknown => {
                Some((told.checked_sub_days(Days::new(NEWS_HOLDS))?, told.checked_add_days(Days::new(NEWS_HOLDS))?))
            }
        }
    }

    /// Whether it is told as something to come.
    fn is_ahead(&self) -> bool {
        matches!(self.status, Status::Planned | Status::Proposed | Status::Postponed)
    }

    /// Format and level, where known, as numbers: what reports that name nobody in common may share.
    pub(super) fn ways(&self) -> impl Iterator<Item = u64> {
        let format = (self.format != Format::Unknown).then(|| hash(&format!("{:?}", self.format)));
        let level = self.level.map(|level| hash(&format!("{level:?}")));
        format.into_iter().chain(level)
    }

    fn is_remote(&self) -> bool {
        self.kind == Kind::Call || matches!(self.format, Format::Phone | Format::Online)
    }

    /// Whether the text says that they are in one room.
    fn is_bodily(&self) -> bool {
        matches!(self.format, Format::InPerson | Format::Hybrid)
            || matches!(self.kind, Kind::Visit)
            || self.place.is_some() && !self.is_remote()
    }
}

/// The beginnings of words of five letters and more.
fn telling_words(text: &str) -> Vec<u64> {
    let folded = fold(text);
    let long = folded.split(' ').filter(|w| w.chars().count() >= 5);
    let mut words: Vec<u64> = long.map(|w| hash(&w.chars().take(5).collect::<String>())).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// What forbids that two reports are one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conflict {
    /// Nothing.
    None,
    /// They tell of different days, which a word that it was moved may excuse.
    Days,
    /// One article tells of both, or one is a call.
    Always,
}

/// What forbids that the two are one event, whoever takes part.
pub(super) fn conflict(left: &Profile, right: &Profile) -> Conflict {
    if left.article == right.article || different_ways(left, right) {
        Conflict::Always
    } else if left.date.zip(right.date).is_some_and(|(a, b)| !a.overlaps(b)) {
        Conflict::Days
    } else {
        Conflict::None
    }
}

/// What the two say of each other: how well their days agree, and how strongly they speak for one
/// event. `None` where they do not.
pub(super) fn compare(left: &Profile, right: &Profile) -> Option<(Time, f32)> {
    if conflict(left, right) == Conflict::Always {
        return None;
    }
    let time = time(left, right)?;
    let company = Company::of(left, right);
    let mut strength =
        company.strength(time, left, right)? + kinship(left.kind, right.kind) - likely(time, left, right);
    match place(left, right) {
        Where::Same => strength += 0.15,
        Where::Within | Where::Untold => {}
        Where::Elsewhere => strength -= 0.1,
        Where::Abroad if company.full && time == Time::Same => strength -= 0.25,
        Where::Abroad if time == Time::Moved => strength -= 0.1,
        Where::Abroad => return None,
    }
    if left.level.zip(right.level).is_some_and(|(a, b)| a != b) {
        if company.named == 0 {
            return None;
        }
        strength -= 0.1;
    }
    (strength >= ENOUGH).then_some((time, strength))
}

/// A call and a meeting on one day with the same people are two.
fn different_ways(left: &Profile, right: &Profile) -> bool {
    let apart = |a: &Profile, b: &Profile| {
        a.is_remote() && !b.is_remote() && (b.is_bodily() || a.kind == Kind::Call && !is_loose(b.kind))
    };
    apart(left, right) || apart(right, left)
}

/// Words that are also used of a call: "переговоры по телефону".
fn is_loose(kind: Kind) -> bool {
    matches!(kind, Kind::Talks | Kind::Consultations | Kind::Call)
}

fn time(left: &Profile, right: &Profile) -> Option<Time> {
    let (Some(a), Some(b)) = (left.date, right.date) else {
        let ((from, to), (first, last)) = left.window().zip(right.window())?;
        return (from <= last && first <= to).then_some(Time::Open);
    };
    if a.start() == b.start() && a.end() == b.end() {
        return Some(Time::Same);
    }
    if a.covers(b) || b.covers(a) {
        return Some(Time::Refines);
    }
    moved(left, a, right, b).or_else(|| a.overlaps(b).then_some(Time::Refines))
}

/// Two days are one meeting only where one of the reports says that it was moved: from that very
/// day, or without saying where from.
fn moved(left: &Profile, a: FuzzyDate, right: &Profile, b: FuzzyDate) -> Option<Time> {
    let from = |mover: &Profile, day: FuzzyDate| mover.moved && mover.moved_from.is_none_or(|d| d.overlaps(day));
    let near = (a.start() - b.start()).num_days().abs() <= MOVE_HOLDS;
    (near && (from(left, b) || from(right, a))).then_some(Time::Moved)
}

/// What the dates take away from the strength.
fn likely(time: Time, left: &Profile, right: &Profile) -> f32 {
    match time {
        Time::Same => 0.0,
        Time::Refines => 0.1,
        Time::Open => 0.2,
        Time::Moved => {
            let gap = left.date.zip(right.date).map_or(MOVE_HOLDS, |(a, b)| (a.start() - b.start()).num_days().abs());
            0.15 + f32::from(u8::try_from(gap).unwrap_or(u8::MAX)) / 400.0
        }
    }
}

impl Kind {
    /// Many sit together, and each report names some of them.
    fn is_gathering(self) -> bool {
        matches!(self, Self::Session | Self::Conference | Self::Summit)
    }

    /// Told of one party alone: a journey, a gathering.
    fn is_one_for_one_party(self) -> bool {
        self == Self::Visit || self.is_gathering()
    }
}

fn kinship(left: Kind, right: Kind) -> f32 {
    if left == right {
        return 0.1;
    }
    let gathering = |k: Kind| matches!(k, Kind::Session | Kind::Conference);
    match (gathering(left), gathering(right)) {
        (false, false) => 0.05,
        (true, true) => 0.0,
        _ if left == Kind::Visit || right == Kind::Visit => -0.2,
        _ => -0.1,
    }
}

/// How two places stand to each other.
enum Where {
    Same,
    /// The one is the country of the other, or both lie in one country.
    Within,
    Untold,
    /// Two names, which may be a city and a venue in it.
    Elsewhere,
    /// Two countries.
    Abroad,
}

fn place(left: &Profile, right: &Profile) -> Where {
    let (Some(a), Some(b)) = (left.place, right.place) else { return Where::Untold };
    if a == b {
        return Where::Same;
    }
    if left.country == Some(b) || right.country == Some(a) {
        return Where::Within;
    }
    match (left.country, right.country) {
        (Some(c), Some(d)) if c != d => Where::Abroad,
        _ => Where::Elsewhere,
    }
}

/// Who the two have in common.
struct Company {
    /// Named persons and bodies in common.
    named: usize,
    /// All in common, states and groups too.
    shared: usize,
    /// Share of the smaller company found in the greater.
    small: f32,
    /// Share of the greater company found in the smaller.
    great: f32,
    /// Whether everybody of one is in the other, and there are at least two.
    full: bool,
    /// Whether one names people and the other only states or groups, of nobody's country known.
    incomparable: bool,
    /// Whether the report without a date names nobody that the dated one does not.
    undated_is_within: bool,
    /// The same, but a state behind one of the people is known.
    mixed: bool,
    /// Whether one tells of nobody.
    empty: bool,
}

impl Company {
    fn of(left: &Profile, right: &Profile) -> Self {
        let (few, many) = if weight(left) <= weight(right) { (left, right) } else { (right, left) };
        let (mut named, mut shared, mut sure) = (0, 0, 0.0_f32);
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
            named += usize::from(matches!(party.class, Class::Person | Class::Body) && likeness > 0.8);
            sure += likeness * party_weight(party);
        }
        let share = |of: f32| if of > 0.0 { (sure / of).min(1.0) } else { 0.0 };
        let persons = |p: &Profile| p.parties.iter().filter(|k| k.class == Class::Person).count();
        let (small, great) = (share(weight(few)), share(weight(many)));
        Self {
            named,
            shared,
            small,
            great,
            full: shared >= 2 && small >= 0.85,
            undated_is_within: few.date.is_none() || great >= 0.85,
            incomparable: shared == 0 && (persons(few) == 0) != (persons(many) == 0),
            mixed: shared > 0 && (persons(few) == 0) != (persons(many) == 0),
            empty: few.parties.is_empty(),
        }
    }

    /// How strongly the company alone speaks for one event; `None` where it does not.
    fn strength(&self, time: Time, left: &Profile, right: &Profile) -> Option<f32> {
        if self.empty {
            return nobody_named(time, left, right);
        }
        if time == Time::Open && !self.is_sure_without_date(left, right) {
            return None;
        }
        match (self.shared, self.named) {
            (0, _) => self.otherwise_alike(time, left, right),
            (1, _) if self.small < 0.6 => self.otherwise_alike(time, left, right),
            (1, _) if self.is_two_of_a_day(left, right) => None,
            (1, 0) => Some(0.3 + 0.2 * self.great),
            (1, _) => Some(0.45 + 0.25 * self.great),
            (_, 0) => Some(0.3 + 0.25 * self.small + 0.15 * self.great),
            (_, _) if self.small < 0.5 => Some(0.3 + self.small / 4.0),
            (_, _) => Some(0.3 + 0.3 * self.small + 0.25 * self.great),
        }
    }

    /// Without a date only the very company tells: two plans of the same people, or one that names
    /// everybody of a dated meeting; one alone only on the same journey or at the same gathering.
    fn is_sure_without_date(&self, left: &Profile, right: &Profile) -> bool {
        if left.date.is_none() && right.date.is_none() {
            let one_way = left.is_ahead() == right.is_ahead();
            let not_elsewhere = !matches!(place(left, right), Where::Elsewhere | Where::Abroad);
            return one_way && not_elsewhere && self.small >= 0.85 && self.great >= 0.85;
        }
        if !self.undated_is_within {
            return false;
        }
        self.full || self.small >= 0.85 && left.kind == right.kind && left.kind.is_one_for_one_party()
    }

    /// Somebody who travels to a city meets several there on one day: the journey of one is not each
    /// of the meetings of two.
    fn is_two_of_a_day(&self, left: &Profile, right: &Profile) -> bool {
        left.kind != right.kind && (left.kind == Kind::Visit || right.kind == Kind::Visit) && self.great < 0.85
    }

    /// Few or none in common: the reports name other people of one gathering, or the one names people
    /// and the other their states. Then day, way, place or wording must agree.
    fn otherwise_alike(&self, time: Time, left: &Profile, right: &Profile) -> Option<f32> {
        if time != Time::Same || left.date.and_then(FuzzyDate::as_day).is_none() {
            return None;
        }
        let same_place = left.place.is_some() && left.place == right.place;
        let worded = common_words(left, right);
        if self.incomparable || self.mixed {
            let same_way = left.ways().any(|w| right.ways().any(|v| w == v));
            let told = worded >= 0.5 && same_way && !matches!(place(left, right), Where::Elsewhere | Where::Abroad);
            return (same_place || told).then_some(0.4 + worded / 5.0);
        }
        let gathering = left.kind == right.kind && left.kind.is_gathering();
        (gathering && same_place && (self.shared > 0 || worded >= 0.5)).then_some(0.3 + worded / 4.0)
    }
}

/// Reports that name nobody are one event by their wording alone: a forum, a session.
fn nobody_named(time: Time, left: &Profile, right: &Profile) -> Option<f32> {
    let same_place = left.place.is_some() && left.place == right.place;
    let worded = common_words(left, right);
    let same = left.kind == right.kind && worded >= 0.3 && (same_place || time == Time::Same);
    same.then_some(0.4 + worded / 2.0)
}

/// A group is worded too freely to count as much as a name.
fn party_weight(party: &Known) -> f32 {
    if party.class == Class::Group { 0.4 } else { 1.0 }
}

fn weight(profile: &Profile) -> f32 {
    profile.parties.iter().map(party_weight).sum()
}

/// Share of the shorter evidence's words that the longer has too.
fn common_words(left: &Profile, right: &Profile) -> f32 {
    let (few, many) = if left.words.len() <= right.words.len() { (left, right) } else { (right, left) };
    if few.words.len() < 3 {
        return 0.0;
    }
    let common = few.words.iter().filter(|w| many.words.binary_search(w).is_ok()).count();
    let [common, all] = [common, few.words.len()].map(|n| f32::from(u16::try_from(n).unwrap_or(u16::MAX)));
    common / all
}
