//! Scores extraction against hand-marked articles: which meetings are found, how many of their slots
//! are right, and how well the reports of one event are linked. Knows the record contract alone.
//!
//! Meetings of an article are aligned one to one, so that the similarity of all pairs together is the
//! greatest; a meeting marked as optional is neither missed nor false. Slots are counted as fillers:
//! a wrong one is both missed and false.

mod align;
mod gold;
mod link;
mod names;
mod slots;

use std::collections::BTreeMap;
use std::fmt;

use vestnik::corpus::Corpus;
use vestnik::export::record::{MeetingRecord, Record, record};

pub(crate) use gold::{GoldArticle, parse};

/// How many are right, how many were given, how many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Given and right.
    pub(crate) right: usize,
    /// Given.
    pub(crate) given: usize,
    /// Marked.
    pub(crate) gold: usize,
}

impl Count {
    fn add(&mut self, right: usize, given: usize, gold: usize) {
        self.right += right;
        self.given += given;
        self.gold += gold;
    }

    fn figures(self) -> Figures {
        if self.given == 0 && self.gold == 0 {
            return Figures { precision: 1.0, recall: 1.0 };
        }
        Figures { precision: share(self.right, self.given), recall: share(self.right, self.gold) }
    }
}

/// Precision and recall.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Figures {
    precision: f64,
    recall: f64,
}

impl Figures {
    /// Their harmonic mean.
    pub(crate) fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P {:.4}  R {:.4}  F1 {:.4}", self.precision, self.recall, self.f1())
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a small collection")]
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The figures of a collection.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    meetings: Count,
    slots: BTreeMap<&'static str, Count>,
    published: Count,
    linking: Figures,
    /// For people: what is missed and what is false, a line each.
    pub(crate) mistakes: Vec<String>,
}

impl Scores {
    /// Name and figure of everything that is measured.
    pub(crate) fn figures(&self) -> Vec<(&'static str, Figures)> {
        let mut all = Count::default();
        self.slots.values().for_each(|count| all.add(count.right, count.given, count.gold));
        let mut figures = vec![("meetings", self.meetings.figures()), ("slots", all.figures())];
        figures.extend(self.slots.iter().map(|(slot, count)| (*slot, count.figures())));
        figures.extend([("published", self.published.figures()), ("linking", self.linking)]);
        figures
    }
}

/// A marked meeting with the number of the record that tells it.
type Pair<'g> = (usize, &'g gold::GoldMeeting);

/// Scores a corpus against the marked articles; an article that is not in the corpus has no meetings.
pub(crate) fn score(corpus: &Corpus, articles: &[GoldArticle]) -> Scores {
    let mut scores = Scores::default();
    let mut reports = Vec::new();
    for article in articles {
        let at = corpus.entries().iter().position(|entry| entry.article.id.as_str() == article.id);
        let entry = at.and_then(|at| corpus.entry(at)).expect("every marked article is in the corpus");
        let record = record(entry);
        let pairs = scores.article(&record, article);
        reports.extend(pairs.into_iter().map(|(meeting, gold)| (at.unwrap_or_default(), meeting, gold)));
    }
    scores.linking = link::figures(corpus, &reports, articles);
    scores
}

impl Scores {
    fn article<'g>(&mut self, record: &Record<'_>, gold: &'g GoldArticle) -> Vec<Pair<'g>> {
        let given = record.published.as_deref().unwrap_or_default().starts_with(&gold.published);
        self.published.add(usize::from(given), 1, 1);
        let (must, may): (Vec<_>, Vec<_>) = gold.meetings.iter().partition(|meeting| meeting.must);
        let pairs = align::pairs(record, &must);
        let mut links: Vec<Pair<'_>> = pairs.iter().map(|&(at, gold)| (at, must[gold])).collect();
        self.meetings.gold += must.len();
        for (at, meeting) in record.meetings.iter().enumerate() {
            if let Some(&(_, gold)) = pairs.iter().find(|(given, _)| *given == at) {
                self.meetings.add(1, 1, 0);
                slots::of_pair(&mut self.slots, meeting, must[gold]);
            } else if let Some(gold) = align::nearest(record, meeting, &may) {
                links.push((at, may[gold]));
            } else {
                self.meetings.given += 1;
                slots::of_false(&mut self.slots, meeting);
                self.mistakes.push(format!("{} false {} {}", gold.id, meeting.id, told(record, meeting)));
            }
        }
        for (_, missed) in must.iter().enumerate().filter(|(at, _)| pairs.iter().all(|(_, gold)| gold != at)) {
            slots::of_missed(&mut self.slots, missed);
            self.mistakes.push(format!("{} missed {} {}", gold.id, missed.id, missed.quotes.join(" / ")));
        }
        links
    }
}

/// The words that state a meeting first.
fn told(record: &Record<'_>, meeting: &MeetingRecord<'_>) -> String {
    let span = meeting.evidence.first().map_or(0..0, |span| span.start..span.end);
    record.text.chars().skip(span.start).take(span.len()).collect()
}
