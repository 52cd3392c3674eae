//! Which record tells which marked meeting: by the words that state it first, then by who, when and
//! where.

use chrono::NaiveDate;
use proptest::prelude::*;
use vestnik::base::span::CodePoints;
use vestnik::export::record::{DateRecord, MeetingRecord, ParticipantRecord, Record};

use super::Count;
use super::gold::{Bounds, GoldMeeting};
use super::names::{Bearer, is_one_of, is_place};

/// Less similar than this, two meetings are not one.
const THRESHOLD: f64 = 0.35;

/// Evidence longer than this counts less, so that a whole article does not match everything.
const LONGEST: f64 = 500.0;

/// The pairs of records and marked meetings, by index, whose similarity in all is the greatest.
pub(super) fn pairs(record: &Record<'_>, gold: &[&GoldMeeting]) -> Vec<(usize, usize)> {
    let enough = |similarity: f64| if similarity >= THRESHOLD { similarity } else { 0.0 };
    let weights: Vec<Vec<f64>> = record
        .meetings
        .iter()
        .map(|meeting| gold.iter().map(|gold| enough(similarity(record, meeting, gold))).collect())
        .collect();
    assign(&weights).into_iter().filter(|&(at, gold)| weights[at][gold] >= THRESHOLD).collect()
}

/// The marked meeting that is nearest to one that is left over.
pub(super) fn nearest(record: &Record<'_>, meeting: &MeetingRecord<'_>, gold: &[&GoldMeeting]) -> Option<usize> {
    let similar = gold.iter().enumerate().map(|(at, gold)| (similarity(record, meeting, gold), at));
    let best = similar.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)))?;
    (best.0 >= THRESHOLD).then_some(best.1)
}

/// The weighted mean over the parts that are marked.
fn similarity(record: &Record<'_>, meeting: &MeetingRecord<'_>, gold: &GoldMeeting) -> f64 {
    let told = (!gold.quotes.is_empty()).then(|| overlap(record, meeting, gold));
    let marked = gold.participants.as_ref().is_some_and(|parties| !parties.is_empty());
    let who = marked.then(|| participants(meeting, gold).figures().f1());
    if told.unwrap_or_default() == 0.0 && who.unwrap_or_default() == 0.0 {
        return 0.0;
    }
    let days: Vec<&Bounds> = gold.date.iter().flatten().flatten().collect();
    let nearness = |day: &&Bounds| date(meeting.date.as_ref()).map_or(0.0, |given| nearness(given, **day));
    let when = (!days.is_empty()).then(|| days.iter().map(nearness).fold(0.0, f64::max));
    let places = gold.place.as_deref().unwrap_or_default();
    let right = || meeting.place.as_ref().is_some_and(|place| is_place(place.name, places));
    let place = places.iter().any(Option::is_some).then(|| f64::from(u8::from(right())));
    let parts = [(0.5, told), (0.3, who), (0.1, when), (0.1, place)];
    let parts: Vec<(f64, f64)> = parts.into_iter().filter_map(|(weight, part)| Some((weight, part?))).collect();
    let weight: f64 = parts.iter().map(|(weight, _)| weight).sum();
    parts.iter().map(|(weight, part)| weight * part).sum::<f64>() / weight
}

fn nearness(one: Bounds, other: Bounds) -> f64 {
    if one == other {
        1.0
    } else if overlaps(one, other) {
        0.5
    } else {
        0.0
    }
}

fn overlaps(one: Bounds, other: Bounds) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

/// First and last day of a record's date.
pub(super) fn date(date: Option<&DateRecord<'_>>) -> Option<Bounds> {
    let day = |day: &str| day.parse::<NaiveDate>().expect("a day");
    date.map(|date| (day(&date.start), day(&date.end)))
}

/// How much of the shorter of evidence and quotation is in the other, at best.
#[expect(clippy::cast_precision_loss, reason = "lengths of an article")]
fn overlap(record: &Record<'_>, meeting: &MeetingRecord<'_>, gold: &GoldMeeting) -> f64 {
    let points = CodePoints::new(record.text);
    let mut best = 0.0_f64;
    for quote in &gold.quotes {
        for (at, _) in record.text.match_indices(quote.as_str()) {
            let (from, to) = (points.at(at), points.at(at + quote.len()));
            for span in &meeting.evidence {
                let shared = span.end.min(to).saturating_sub(span.start.max(from)) as f64;
                let (evidence, quote) = ((span.end - span.start) as f64, (to - from) as f64);
                best = best.max(shared / evidence.min(quote) * (LONGEST / evidence).min(1.0));
            }
        }
    }
    best
}

/// Participants: two names of one marked party are one right and one false; one that may be left out
/// counts nothing.
pub(super) fn participants(meeting: &MeetingRecord<'_>, gold: &GoldMeeting) -> Count {
    let marked = gold.participants.as_deref().unwrap_or_default();
    let is = |given: &ParticipantRecord<'_>, names: &[String]| {
        is_one_of(given.name, names, if given.kind == "person" { Bearer::Person } else { Bearer::Other })
    };
    let weights: Vec<Vec<f64>> = meeting
        .participants
        .iter()
        .map(|given| marked.iter().map(|names| f64::from(u8::from(is(given, names)))).collect())
        .collect();
    let right: Vec<usize> =
        assign(&weights).into_iter().filter(|&(given, party)| weights[given][party] > 0.5).map(|pair| pair.0).collect();
    let optional = |given: &ParticipantRecord<'_>| gold.optional.iter().any(|names| is(given, names));
    let free =
        meeting.participants.iter().enumerate().filter(|(at, given)| !right.contains(at) && optional(given)).count();
    Count { right: right.len(), given: meeting.participants.len() - free, gold: marked.len() }
}

/// The one-to-one assignment of rows to columns with the greatest sum, by augmenting along the path
/// that gains most until none gains. Weights are not negative.
fn assign(weights: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let columns = weights.first().map_or(0, Vec::len);
    let mut row_of: Vec<Option<usize>> = vec![None; columns];
    for row in 0..weights.len() {
        let mut gain: Vec<f64> = weights[row].clone();
        let mut from: Vec<Option<usize>> = vec![None; columns];
        for _ in 0..columns {
            for here in 0..columns {
                let Some(taken) = row_of[here] else { continue };
                for there in 0..columns {
                    let moved = gain[here] - weights[taken][here] + weights[taken][there];
                    if moved > gain[there] + 1e-12 {
                        (gain[there], from[there]) = (moved, Some(here));
                    }
                }
            }
        }
        // A path ends in a free column, or where its row is left without one.
        let end = |column: &usize| gain[*column] - row_of[*column].map_or(0.0, |taken| weights[taken][*column]);
        let best = (0..columns).max_by(|one, other| end(one).total_cmp(&end(other)));
        let Some(mut column) = best.filter(|column| end(column) > 1e-12) else { continue };
        while let Some(before) = from[column] {
            row_of[column] = row_of[before];
            column = before;
        }
        row_of[column] = Some(row);
    }
    row_of.into_iter().enumerate().filter_map(|(column, row)| Some((row?, column))).collect()
}

#[test]
fn an_assignment_is_the_best_of_all() {
    let weights = [vec![0.9, 0.8, 0.0], vec![0.8, 0.1, 0.0], vec![0.7, 0.0, 0.2], vec![0.0, 0.75, 0.3]];
    let mut pairs = assign(&weights);
    pairs.sort_unstable();
    let sum: f64 = pairs.iter().map(|&(row, column)| weights[row][column]).sum();
    assert!((sum - 1.9).abs() < 1e-9, "{pairs:?} {sum}");
}

proptest! {
    #[test]
    fn no_other_assignment_is_better(weights in weights()) {
        let sum: f64 = assign(&weights).iter().map(|&(row, column)| weights[row][column]).sum();
        prop_assert!((sum - best(&weights, &mut Vec::new())).abs() < 1e-9, "{:?}", weights);
    }
}

fn weights() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let weight = || prop::sample::select(vec![0.0, 0.0, 0.2, 0.35, 0.5, 0.8, 1.0]);
    let row = move |columns| prop::collection::vec(weight(), columns);
    (1..5_usize).prop_flat_map(move |columns| prop::collection::vec(row(columns), 1..5))
}

/// The greatest sum, by trying all.
fn best(rows: &[Vec<f64>], taken: &mut Vec<usize>) -> f64 {
    let Some((row, rest)) = rows.split_first() else { return 0.0 };
    let mut greatest = best(rest, taken);
    for (column, weight) in row.iter().enumerate() {
        if !taken.contains(&column) {
            taken.push(column);
            greatest = greatest.max(weight + best(rest, taken));
            taken.pop();
        }
    }
    greatest
}
