//! Records to reports: the same values that reading the article gives.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::schema::{ArticleRecord, CorrectedRecord, DateRecord, MeetingRecord, ParticipantKind, ParticipantRecord};
use crate::base::article::Published;
use crate::base::date::FuzzyDate;
use crate::base::id::{MeetingId, MeetingKey};
use crate::corpus::link::report::{Named, Report, Telling};
use crate::corpus::link::sketch::Sketch;
use crate::extract::meeting::Corrected;
use crate::extract::mention::EntityKind;

/// A text by code points, as the offsets of the contract count.
pub(super) struct Points<'t> {
    text: &'t str,
    /// The first byte of each.
    bytes: Vec<usize>,
}

impl<'t> Points<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, bytes: text.char_indices().map(|(byte, _)| byte).collect() }
    }

    /// The code points `start..end`.
    pub(super) fn quote(&self, start: usize, end: usize) -> &'t str {
        let byte = |point: usize| self.bytes.get(point).copied().unwrap_or(self.text.len());
        self.text.get(byte(start)..byte(end)).unwrap_or_default()
    }
}

/// The shape of the text that tells news: all of it where the record has no paragraphs.
pub(super) fn shape(article: &ArticleRecord, text: &Points<'_>) -> Sketch {
    if article.paragraphs.is_empty() {
        return Sketch::of([article.text.as_str()]);
    }
    let told = article.paragraphs.iter().filter(|paragraph| paragraph.kind.is_told());
    Sketch::of(told.map(|paragraph| text.quote(paragraph.start, paragraph.end)))
}

pub(super) fn report(telling: &Arc<Telling>, id: MeetingId, meeting: MeetingRecord, text: &Points<'_>) -> Report {
    let evidence: Vec<&str> = meeting.evidence.iter().map(|e| text.quote(e.start, e.end)).collect();
    Report {
        telling: Arc::clone(telling),
        meeting: id,
        kind: meeting.kind,
        status: meeting.status,
        format: meeting.format,
        level: meeting.level,
        date: meeting.date.as_ref().map(date),
        moved_from: meeting.moved_from.as_ref().map(date),
        place: meeting.place.map(|p| (p.name, p.country)),
        parties: meeting.participants.into_iter().flat_map(named).collect(),
        leads_to: Vec::new(),
        round: None,
        series: Vec::new(),
        evidence: evidence.join(" "),
        corrected: meeting.corrected.as_ref().and_then(corrected),
    }
}

fn corrected(record: &CorrectedRecord) -> Option<Corrected> {
    let keys = |keys: &[String]| keys.iter().filter_map(|key| MeetingKey::parse(key)).collect();
    Some(Corrected {
        key: MeetingKey::parse(&record.key)?,
        parts: record.parts.clone(),
        same_as: keys(&record.same_as),
        apart_from: keys(&record.apart_from),
    })
}

/// A participant; a coordinated group as its members, as it is where articles are read.
pub(super) fn named(participant: ParticipantRecord) -> Vec<Named> {
    let ParticipantRecord { name, kind, role, country, remote, members } = participant;
    if members.is_empty() {
        let kind = match kind {
            ParticipantKind::Person => EntityKind::Person,
            ParticipantKind::State => EntityKind::State,
            ParticipantKind::Organization => EntityKind::Organisation,
            ParticipantKind::Group => EntityKind::Group,
        };
        return vec![Named { kind, name, role, country, remote }];
    }
    let single = |member| ParticipantRecord { remote, members: Vec::new(), ..member };
    members.into_iter().flat_map(|member| named(single(member))).collect()
}

/// The value whose bounds and EDTF text are those of the record; the bounds decide.
fn date(record: &DateRecord) -> FuzzyDate {
    use chrono::Datelike;
    let (start, end) = (record.start, record.end);
    let interval = FuzzyDate::interval(start, end);
    let text = record.edtf.as_deref().unwrap_or_default();
    let (year, month) = (start.year(), start.month());
    let named = [FuzzyDate::month(year, month), FuzzyDate::year(year)];
    let seasons = (0..4).map(|season| FuzzyDate::season(year, season));
    let value = named
        .into_iter()
        .chain(seasons)
        .flatten()
        .find(|d| d.start() == start && d.end() == end && d.edtf() == text.trim_end_matches('~'))
        .unwrap_or(interval);
    let value = if text.ends_with('~') { value.about() } else { value };
    record.time.map_or(value, |time| value.at(time))
}

pub(super) fn published(text: Option<&str>) -> Option<Published> {
    let text = text?;
    let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok().map(Published::Time);
    time.or_else(|| text.parse().ok().map(Published::Day))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_date_is_read_as_it_was_written() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (edtf, start, end) in [
            ("2026-01-03", "2026-01-03", "2026-01-03"),
            ("2026-01-05/2026-01-06", "2026-01-05", "2026-01-06"),
            ("2026-01", "2026-01-01", "2026-01-31"),
            ("2026-01~", "2026-01-01", "2026-01-31"),
            ("2025-24", "2025-12-01", "2026-02-28"),
            ("2019", "2019-01-01", "2019-12-31"),
        ] {
            let record = DateRecord { edtf: Some(edtf.to_owned()), start: day(start), end: day(end), time: None };
            assert_eq!(date(&record).edtf(), edtf);
        }
    }
}
