//! How well the reports of one event are linked: B-cubed over the marked meetings that belong to an
//! event told in the collection.

use vestnik::base::id::{EventId, MeetingId};
use vestnik::corpus::{Corpus, MeetingRef};

use super::gold::GoldMeeting;
use super::{Figures, GoldArticle, share};

/// A report: the event that was marked, the event that was found, and whether it has to be found.
type Item<'g> = (&'g str, Option<EventId>, bool);

/// Precision over the reports that were found; recall over all that have to be, a missed one being 0.
pub(super) fn figures(corpus: &Corpus, reports: &[(usize, usize, &GoldMeeting)], articles: &[GoldArticle]) -> Figures {
    let item = |&(article, meeting, gold): &(usize, usize, &'_ GoldMeeting)| {
        let number = MeetingId(u32::try_from(meeting).expect("a number of a meeting"));
        let event = corpus.event_of(MeetingRef { article, meeting: number }).map(|event| event.id);
        Some((gold.event.as_deref()?.to_owned(), event, gold.must))
    };
    let items: Vec<(String, Option<EventId>, bool)> = reports.iter().filter_map(item).collect();
    let items: Vec<Item<'_>> = items.iter().map(|(event, found, must)| (event.as_str(), *found, *must)).collect();
    let must: Vec<&str> =
        articles.iter().flat_map(|a| &a.meetings).filter(|m| m.must).filter_map(|m| m.event.as_deref()).collect();
    let count = |test: &dyn Fn(&Item<'_>) -> bool| items.iter().filter(|item| test(item)).count();
    let precision = |item: &Item<'_>| share(count(&|i| i.0 == item.0 && i.1 == item.1), count(&|i| i.1 == item.1));
    let recall = |item: &Item<'_>| {
        let linked = count(&|i| i.2 && i.0 == item.0 && i.1 == item.1);
        share(linked, must.iter().filter(|event| **event == item.0).count())
    };
    Figures {
        precision: mean(items.iter().map(precision).sum(), items.len()),
        recall: mean(items.iter().filter(|item| item.2).map(recall).sum(), must.len()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a small collection")]
fn mean(sum: f64, of: usize) -> f64 {
    if of == 0 { 0.0 } else { sum / of as f64 }
}
