//! Two reports: how strongly they speak for one event, and what speaks against it. Every answer
//! depends on the two alone, so that adding an article never changes what was said of two others.

use chrono::{Days, NaiveDate};

use super::company::Company;
use super::party::{Known, fold, hash};
use super::report::Report;
use crate::base::date::FuzzyDate;
use crate::extract::meeting::{Corrected, Format, Kind, Level, Status};

/// From this strength on two reports are taken for one event.
pub(super) const ENOUGH: f32 = 0.5;
/// What two reports of one sentence say for one event.
const REPRINTED: f32 = 0.95;
/// A plan without a date is kept within this many days after it was told.
const PLAN_HOLDS: u64 = 120;
/// What was held without a date was not longer ago than this.
const NEWS_HOLDS: u64 = 45;
/// That a meeting was moved is told at most so many days after it should have been.
const LATE_NEWS: u64 = 3;
/// Outlets that tell of one round may name days this far apart.
pub(super) const ROUND_HOLDS: i64 = 2;
/// Two reports that share a sentence of so many long words have it from one text.
const OWN_WORDING: usize = 6;
/// Two of the seven of a meeting that was put off are not the meeting.
const HALF: f32 = 0.5;
/// Most of a company.
const MOST: f32 = 0.6;
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
    /// Two days of one round, of which one must be a mistake.
    Disputed,
}

/// A report with everything that comparing needs, computed once.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub(super) parties: Vec<Known>,
    /// Who takes part in any meeting of the article, where this one names nobody.
    company: Vec<Known>,
    pub(super) date: Option<FuzzyDate>,
    pub(super) moved_from: Option<FuzzyDate>,
    pub(super) moved: bool,
    /// Which of several rounds.
    pub(super) round: Option<u16>,
    published: Option<NaiveDate>,
    pub(super) kind: Kind,
    status: Status,
    format: Format,
    level: Option<Level>,
    pub(super) place: Option<u64>,
    country: Option<u64>,
    /// Beginnings of the long words of the evidence, hashed and sorted.
    words: Vec<u64>,
    /// The whole evidence, where it is long enough to be told twice only in a reprint.
    pub(super) sentence: Option<u64>,
    /// Its article, by the number that the linker gave it.
    pub(super) article: usize,
    /// What the reader said of its event.
    pub(super) corrected: Option<Corrected>,
}

impl Profile {
    pub(super) fn new(report: &Report, article: usize) -> Self {
        let folded = |text: &str| hash(&fold(text));
        let implied = if report.parties.is_empty() { report.telling.company.as_slice() } else { &[] };
        let country = report.place.as_ref().and_then(|(_, country)| country.as_deref()).map(folded);
        let words = telling_words(&report.evidence);
        Self {
            sentence: (words.len() >= OWN_WORDING).then(|| folded(&report.evidence)),
            parties: report.parties.iter().map(Known::new).collect(),
            company: implied.iter().map(Known::new).collect(),
            date: report.date,
            moved_from: report.moved_from,
            moved: report.is_moved(),
            round: report.round,
            published: report.telling.published.map(crate::base::article::Published::day),
            kind: report.kind,
            status: report.status,
            format: report.format,
            level: report.level,
            place: report.place.as_ref().map(|(name, _)| folded(name)),
            country,
            words,
            article,
            corrected: report.corrected.clone(),
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

    /// Who takes part or, where nobody is named, who may.
    pub(super) fn cast(&self) -> &[Known] {
        if self.parties.is_empty() { &self.company } else { &self.parties }
    }

    /// Whether it is told as something to come.
    pub(super) fn is_ahead(&self) -> bool {
        matches!(self.status, Status::Planned | Status::Proposed | Status::Postponed)
    }

    /// Format and level, where known, as numbers: what reports that name nobody in common may share.
    pub(super) fn ways(&self) -> impl Iterator<Item = u64> {
        let format = (self.format != Format::Unknown).then(|| hash(&format!("{:?}", self.format)));
        let level = self.level.map(|level| hash(&format!("{level:?}")));
        format.into_iter().chain(level)
    }

    fn is_call(&self) -> bool {
        self.kind == Kind::Call || self.format == Format::Phone
    }

    /// Whether the text says that they are in one room.
    fn is_bodily(&self) -> bool {
        self.kind == Kind::Visit || self.format == Format::InPerson
    }

    /// Whether it can be a call that is worded more loosely.
    fn may_be_call(&self) -> bool {
        let way = matches!(self.format, Format::Phone | Format::Online | Format::Unknown);
        let loose = matches!(self.kind, Kind::Talks | Kind::Consultations | Kind::Call);
        way && self.place.is_none() && (loose || self.format != Format::Unknown)
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
    /// One is a call and the other may be, which a look at both of a whole event may excuse.
    Ways,
    /// One article tells of both, one is a call, or the reader says so.
    Always,
}

/// What forbids that the two are one event, whoever takes part.
pub(super) fn conflict(left: &Profile, right: &Profile) -> Conflict {
    let days = left.date.zip(right.date).is_some_and(|(a, b)| !a.overlaps(b));
    let ways = is_perhaps_call(left, right) || is_perhaps_call(right, left);
    let told_once = left.article == right.article && !is_put_off_to(left, right) && !is_put_off_to(right, left);
    let always = told_once || different_ways(left, right) || are_parted(left, right);
    match (always || days && ways, days, ways) {
        (true, _, _) => Conflict::Always,
        (false, true, _) => Conflict::Days,
        (false, false, true) => Conflict::Ways,
        (false, false, false) => Conflict::None,
    }
}

/// Whether an article tells that a meeting of some day was put off, and then of a later day of the very
/// same company: "встречу 3 мая отложили; 11 мая министры увиделись".
fn is_put_off_to(mover: &Profile, other: &Profile) -> bool {
    let is_whole = |company: &Company| company.is_full() && company.great >= HALF;
    let is_later = |(old, new): (NaiveDate, NaiveDate)| old < new && (new - old).num_days() <= MOVE_HOLDS;
    let day = |profile: &Profile| profile.date.and_then(FuzzyDate::as_day);
    mover.article == other.article
        && mover.status == Status::Postponed
        && mover.moved_from.is_none()
        && !other.moved
        && day(mover).zip(day(other)).is_some_and(is_later)
        && mover.round.zip(other.round).is_none_or(|(a, b)| a == b)
        && is_whole(&Company::of(mover, other))
}

/// Whether the one is a call and the other does not tell what it is: "беседовал" may tell of a call too.
fn is_perhaps_call(call: &Profile, other: &Profile) -> bool {
    let silent = other.kind == Kind::Meeting && other.format == Format::Unknown && other.place.is_none();
    call.is_call() && !other.is_call() && silent
}

/// Whether a call and what may be one are of the same three people and more on one day: few circles come
/// together twice a day.
pub(super) fn is_call_told_loosely(left: &Profile, right: &Profile) -> bool {
    let ways = is_perhaps_call(left, right) || is_perhaps_call(right, left);
    ways && left.date.is_some() && left.date == right.date && Company::of(left, right).is_circle()
}

/// Whether the reader said that they are of two events.
fn are_parted(left: &Profile, right: &Profile) -> bool {
    let Some((one, other)) = left.corrected.as_ref().zip(right.corrected.as_ref()) else { return false };
    one.apart_from.contains(&other.key) || other.apart_from.contains(&one.key)
}

/// What the two say of each other: how well their days agree, and how strongly they speak for one
/// event. `None` where they do not.
pub(super) fn compare(left: &Profile, right: &Profile) -> Option<(Time, f32)> {
    match conflict(left, right) {
        Conflict::Always => return None,
        Conflict::Ways if !is_call_told_loosely(left, right) => return None,
        Conflict::Ways | Conflict::Days | Conflict::None => {}
    }
    let time = time(left, right)?;
    if left.sentence.is_some() && left.sentence == right.sentence && time != Time::Moved {
        return Some((time, REPRINTED));
    }
    let company = Company::of(left, right);
    let mut strength =
        company.strength(time, left, right)? + kinship(left.kind, right.kind) - likely(time, left, right);
    match place(left, right) {
        Where::Same => strength += 0.15,
        Where::Within | Where::Untold => {}
        Where::Elsewhere => strength -= 0.1,
        Where::Abroad if company.is_full() && time == Time::Same => strength -= 0.25,
        // Whoever moves a meeting abroad takes everybody along.
        Where::Abroad if time == Time::Moved && company.great >= MOST => strength -= 0.05,
        Where::Abroad => return None,
    }
    if left.level.zip(right.level).is_some_and(|(a, b)| a != b) {
        if company.named == 0 {
            return None;
        }
        strength -= 0.1;
    }
    strength += agreement(time, left, right);
    (strength >= ENOUGH).then_some((time, strength))
}

/// On one day people of one rank who meet in one unusual way (some in the room, some on the screen)
/// rather meet once.
fn agreement(time: Time, left: &Profile, right: &Profile) -> f32 {
    let day = time == Time::Same && left.date.and_then(FuzzyDate::as_day).is_some();
    let rank = left.level.is_some() && left.level == right.level;
    let way = left.format == Format::Hybrid && right.format == Format::Hybrid;
    // So do those who gather on screens.
    let screens = left.format == Format::Online && right.format == Format::Online;
    let gather = screens && left.kind == right.kind && left.kind.is_gathering();
    match (day, rank, way || gather) {
        (true, true, true) => 0.15,
        (true, false, true) if gather => 0.1,
        (true, true, false) | (true, false, true) => 0.05,
        _ => 0.0,
    }
}

/// A call and a meeting on one day with the same people are two; so are a video conference and a
/// meeting in one room (the place of one side does not make it a room).
fn different_ways(left: &Profile, right: &Profile) -> bool {
    let apart = |a: &Profile, b: &Profile| {
        a.is_call() && !b.is_call() && !b.may_be_call() && !is_perhaps_call(a, b)
            || a.format == Format::Online && b.is_bodily()
    };
    apart(left, right) || apart(right, left)
}

fn time(left: &Profile, right: &Profile) -> Option<Time> {
    let (Some(a), Some(b)) = (left.date, right.date) else {
        let ((from, to), (first, last)) = left.window().zip(right.window())?;
        let agree = !is_contrary(left, right) && !is_contrary(right, left);
        return (agree && from <= last && first <= to).then_some(Time::Open);
    };
    if a.start() == b.start() && a.end() == b.end() {
        return Some(Time::Same);
    }
    if a.covers(b) || b.covers(a) {
        return Some(Time::Refines);
    }
    let disputed = || is_one_round(left, right).then_some(Time::Disputed);
    moved(left, a, right, b).or_else(disputed).or_else(|| a.overlaps(b).then_some(Time::Refines))
}

/// Whether the one was called off without a day, and the other was held, or is told as a plan later than that.
fn is_contrary(off: &Profile, other: &Profile) -> bool {
    let later = off.published.zip(other.published).is_some_and(|(told, after)| told < after);
    let lives = matches!(other.status, Status::Held | Status::Ongoing) || other.is_ahead() && later;
    off.status == Status::Cancelled && lives
}

/// Whether both count the same round of the same parties, on days that are hardly two: a day that one
/// of them mistakes. Two rounds of one number are weeks apart at least.
pub(super) fn is_one_round(left: &Profile, right: &Profile) -> bool {
    let day = |profile: &Profile| profile.date.and_then(FuzzyDate::as_day);
    let near = day(left).zip(day(right)).is_some_and(|(a, b)| (a - b).num_days().abs() <= ROUND_HOLDS);
    near && left.round.is_some() && left.round == right.round && Company::of(left, right).is_same()
}

/// Two days are one meeting only where one of the reports says that it was moved.
fn moved(left: &Profile, a: FuzzyDate, right: &Profile, b: FuzzyDate) -> Option<Time> {
    let near = (a.start() - b.start()).num_days().abs() <= MOVE_HOLDS;
    (near && (moves(left, a, right, b) || moves(right, b, left, a))).then_some(Time::Moved)
}

/// Whether the report tells that the other's day became its own, or that its day became the other's.
/// "С 5 на 7 мая" names both. Else what was told before it is the old day, and what is told after it
/// the new one, which cannot lie before the news that it was moved.
fn moves(mover: &Profile, own: FuzzyDate, other: &Profile, day: FuzzyDate) -> bool {
    if !mover.moved {
        return false;
    }
    if is_put_off_to(mover, other) {
        return true;
    }
    if let Some(from) = mover.moved_from {
        return from.overlaps(day);
    }
    let Some((told, other_told)) = mover.published.zip(other.published) else { return false };
    let not_over = day.end() + Days::new(LATE_NEWS) >= told;
    let old_day = other_told <= told && day.start() < own.start() && other.is_ahead() && not_over;
    let new_day = other_told >= told && day.end() >= told;
    old_day || new_day
}

/// What the dates take away from the strength.
fn likely(time: Time, left: &Profile, right: &Profile) -> f32 {
    match time {
        Time::Same => 0.0,
        Time::Refines | Time::Disputed => 0.1,
        Time::Open => 0.2,
        Time::Moved => {
            let gap = left.date.zip(right.date).map_or(MOVE_HOLDS, |(a, b)| (a.start() - b.start()).num_days().abs());
            0.1 + f32::from(u8::try_from(gap).unwrap_or(u8::MAX)) / 400.0
        }
    }
}

pub(super) fn kinship(left: Kind, right: Kind) -> f32 {
    if left == right {
        return 0.1;
    }
    let gathering = |k: Kind| matches!(k, Kind::Session | Kind::Conference);
    match (gathering(left), gathering(right)) {
        (false, false) => 0.05,
        (true, true) => 0.0,
        _ if left == Kind::Visit || right == Kind::Visit => -0.2,
        _ => -0.05,
    }
}

/// How two places stand to each other.
pub(super) enum Where {
    Same,
    /// The one is the country of the other, or both lie in one country.
    Within,
    Untold,
    /// Two names, which may be a city and a venue in it.
    Elsewhere,
    /// Two countries.
    Abroad,
}

pub(super) fn place(left: &Profile, right: &Profile) -> Where {
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

/// Share of the shorter evidence's words that the longer has too.
pub(super) fn common_words(left: &Profile, right: &Profile) -> f32 {
    let (few, many) = if left.words.len() <= right.words.len() { (left, right) } else { (right, left) };
    if few.words.len() < 3 {
        return 0.0;
    }
    let common = few.words.iter().filter(|w| many.words.binary_search(w).is_ok()).count();
    let [common, all] = [common, few.words.len()].map(|n| f32::from(u16::try_from(n).unwrap_or(u16::MAX)));
    common / all
}
