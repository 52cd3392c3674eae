//! With whom a report stands together, before it is corrected and after: a corrected day may lead it to
//! another event, and then one is told so.

use std::collections::BTreeSet;

use super::card::event_of;
use super::overlay::notice::Notice;
use super::pane::meetings::meetings_of;
use super::state::State;
use crate::base::id::{ArticleId, MeetingKey};
use crate::corpus::MeetingRef;

/// The reports that one was together with before it was corrected: what they have become is told as soon as
/// all is linked anew.
#[derive(Clone, Debug)]
pub struct Company {
    of: MeetingKey,
    article: ArticleId,
    others: BTreeSet<MeetingKey>,
}

impl Company {
    /// The company of a report as it is now.
    #[must_use]
    pub fn of(state: &State, report: MeetingRef) -> Option<Self> {
        let article = state.corpus.entry(report.article)?.article.id.clone();
        let of = key_of(state, report)?;
        let others = reports_with(state, report).filter_map(|other| key_of(state, other)).collect();
        Some(Self { of, article, others })
    }

    /// What has become of it: with whom the report stands now, and how many it has left.
    #[must_use]
    pub fn regrouped(&self, state: &State) -> Option<Notice> {
        let article = state.corpus.find(&self.article)?;
        let report =
            meetings_of(&state.corpus, article).into_iter().find(|own| key_of(state, *own) == Some(self.of))?;
        let now: Vec<(MeetingKey, MeetingRef)> =
            reports_with(state, report).filter_map(|other| Some((key_of(state, other)?, other))).collect();
        let left = self.others.iter().filter(|other| now.iter().all(|(key, _)| key != *other)).count();
        let joined: Vec<MeetingRef> =
            now.iter().filter(|(key, _)| !self.others.contains(key)).map(|(_, other)| *other).collect();
        let new = joined.last().copied();
        (left > 0 || new.is_some()).then_some(Notice::Regrouped { left, joined: joined.len(), with: new })
    }
}

/// The other reports of the same event.
fn reports_with(state: &State, report: MeetingRef) -> impl Iterator<Item = MeetingRef> {
    let reports = event_of(&state.corpus, report).map(|event| event.meetings.clone()).unwrap_or_default();
    reports.into_iter().filter(move |other| *other != report)
}

/// Under which key what is noted of a report is kept.
pub(super) fn key_of(state: &State, report: MeetingRef) -> Option<MeetingKey> {
    let entry = state.corpus.entry(report.article)?;
    state.marks.corrections().note_of(entry, report.meeting).map(|(key, _)| key)
}

/// Says where a corrected report stands now, if that is elsewhere.
pub(super) fn tell(state: &mut State) {
    let company = state.status.company.take();
    if let Some(notice) = company.and_then(|company| company.regrouped(state)) {
        state.status.notice = Some(notice);
    }
}
