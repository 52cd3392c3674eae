//! In which order it is decided what is one event: the surest first. The place of a decision in that
//! order depends on the reports that it is of alone, so that the order is the same however the reports
//! came.

use std::sync::Arc;

use super::pair::Time;
use super::reports::{Link, Reports, Told};
use crate::base::date::FuzzyDate;

/// From this strength on a join of equal days needs no look at the alternatives.
const CLEAR: f32 = 0.65;

/// What is decided, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Two reports of the same days that are clearly one.
    Surest,
    /// A report, and the one group of its days that it prefers.
    SameDays,
    /// What was moved, and the nearest day it may have been moved to or from.
    Moved,
    /// Two reports without a date.
    Undated,
    /// A report, and the one group that it prefers among all that are as precise or more.
    Vague,
    /// What the reader said to be one comes last, so that whole events are joined.
    Said,
}

/// A decision in its place among all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Turn {
    pub(super) stage: Stage,
    /// Days between two reports, or days that one may mean.
    days: i64,
    /// The less, the surer.
    doubt: u32,
    one: Arc<Told>,
    other: Option<Arc<Told>>,
    /// The earlier report.
    pub(super) left: usize,
    /// The later one; the same where the decision is of one alone.
    pub(super) right: usize,
}

impl Turn {
    /// The decision on two linked reports, where there is one.
    pub(super) fn of_link(reports: &Reports, number: usize, link: &Link) -> Option<Self> {
        let (one, other) = reports.get(number).zip(reports.get(link.other))?;
        let undated = one.profile.date.is_none() && other.profile.date.is_none();
        let stage = match link.time {
            Time::Same if link.strength >= CLEAR => Stage::Surest,
            Time::Moved | Time::Disputed => Stage::Moved,
            Time::Open if undated => Stage::Undated,
            Time::Same | Time::Open | Time::Refines => return None,
        };
        let starts = one.profile.date.zip(other.profile.date).map(|(a, b)| (a.start() - b.start()).num_days().abs());
        let days = if stage == Stage::Moved { starts.unwrap_or(i64::MAX) } else { 0 };
        Some(Self::of_two(stage, (days, doubt(link.strength)), reports, (number, link.other)))?
    }

    /// The decision on two reports of which the reader said that they are one.
    pub(super) fn of_said(reports: &Reports, number: usize, other: usize) -> Option<Self> {
        Self::of_two(Stage::Said, (0, 0), reports, (number, other))
    }

    fn of_two(stage: Stage, (days, doubt): (i64, u32), reports: &Reports, pair: (usize, usize)) -> Option<Self> {
        let (one, other) = (reports.get(pair.0)?, reports.get(pair.1)?);
        let (left, right) = if one.told <= other.told { pair } else { (pair.1, pair.0) };
        let told = |number| reports.get(number).map(|placed| Arc::clone(&placed.told));
        Some(Self { stage, days, doubt, one: told(left)?, other: Some(told(right)?), left, right })
    }

    /// The decision on one report at a stage, where it has any choice.
    pub(super) fn of_report(reports: &Reports, number: usize, stage: Stage) -> Option<Self> {
        let placed = reports.get(number)?;
        let choice = placed.links.iter().filter(|link| is_choice(stage, link)).map(|link| link.strength);
        let surest = choice.reduce(f32::max)?;
        let (days, one) = (width(placed.profile.date), Arc::clone(&placed.told));
        Some(Self { stage, days, doubt: doubt(surest), one, other: None, left: number, right: number })
    }

    /// Whether the decision is still to be taken, as the reports are now.
    pub(super) fn stands(&self, reports: &Reports) -> bool {
        match self.stage {
            Stage::Surest | Stage::Moved | Stage::Undated => {
                let links = reports.get(self.left).map(|placed| placed.links.as_slice()).unwrap_or_default();
                let link = links.iter().find(|link| link.other == self.right);
                link.and_then(|link| Self::of_link(reports, self.left, link)).as_ref() == Some(self)
            }
            Stage::SameDays | Stage::Vague => Self::of_report(reports, self.left, self.stage).as_ref() == Some(self),
            Stage::Said => {
                reports.said(self.left).contains(&self.right)
                    && Self::of_said(reports, self.left, self.right).as_ref() == Some(self)
            }
        }
    }
}

/// Whether a report chooses among such links at a stage.
pub(super) fn is_choice(stage: Stage, link: &Link) -> bool {
    match stage {
        Stage::SameDays => link.time == Time::Same,
        _ => !matches!(link.time, Time::Moved | Time::Disputed),
    }
}

/// How many days a report may mean; the undated come last.
pub(super) fn width(date: Option<FuzzyDate>) -> i64 {
    date.map_or(i64::MAX, FuzzyDate::days)
}

/// The bits of numbers that are not negative are in the order of the numbers.
fn doubt(strength: f32) -> u32 {
    u32::MAX - strength.max(0.0).to_bits()
}
