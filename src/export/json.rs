//! Records as JSON: one object per line for articles, one array for events.

use serde::Serialize;

use super::record::Record;

/// An article's record as one line, with its line break.
///
/// # Errors
///
/// Where a value has no JSON form, which no record has.
pub fn line(record: &Record<'_>) -> serde_json::Result<String> {
    let mut line = serde_json::to_string(record)?;
    line.push('\n');
    Ok(line)
}

/// Records as one array, a record per line, so that it can be read and compared line by line.
///
/// # Errors
///
/// Where a value has no JSON form, which no record has.
pub fn array<T: Serialize>(records: &[T]) -> serde_json::Result<String> {
    let rows: Vec<String> = records.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    Ok(if rows.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", rows.join(",\n")) })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;
    use serde_json::Value;

    use super::*;
    use crate::base::article::{Article, Published};
    use crate::base::date::FuzzyDate;
    use crate::base::id::{ArticleId, EventId, MeetingId};
    use crate::base::span::Span;
    use crate::corpus::{
        Change, Claim, Corpus, Dispute, Entry, Event, Fact, Facts, MeetingRef, Party, Slot, Step, Supporters,
    };
    use crate::export::event::events;
    use crate::export::record::record;
    use crate::extract::Document;
    use crate::extract::meeting::{Format, Kind, Meeting, Participant, Status, Venue, When};
    use crate::extract::mention::{Entity, EntityId, EntityKind};

    const TEXT: &str = "🙂 Нина Берг прибыла в Ригу 3 января.";

    fn place(words: &str) -> Span {
        let start = TEXT.find(words).expect("words of the text");
        Span::new(start, start + words.len())
    }

    fn entry() -> Entry {
        let day = NaiveDate::from_ymd_opt(2026, 1, 3).expect("a day");
        let article = Article {
            id: ArticleId::new("a"),
            path: "x/a.txt".to_owned(),
            title: "Т".to_owned(),
            source: None,
            url: None,
            author: None,
            published: Some(Published::Time(day.and_hms_opt(20, 53, 0).expect("a time"))),
            lang: "ru".to_owned(),
            text: TEXT.to_owned(),
            paragraphs: Vec::new(),
        };
        let entity = Entity {
            kind: EntityKind::Person,
            name: "Нина Берг".to_owned(),
            role: Some("министр".to_owned()),
            country: None,
            members: Vec::new(),
            nameless: false,
        };
        let meeting = Meeting {
            id: MeetingId(0),
            kind: Kind::Visit,
            status: Status::Held,
            format: Format::InPerson,
            level: None,
            when: Some(When { value: FuzzyDate::day(day), span: Some(place("3 января")), disputed: false }),
            place: Some(Venue { name: "Рига".to_owned(), country: None, span: place("в Ригу") }),
            participants: vec![Participant { entity: EntityId(0), span: place("Нина Берг"), remote: true }],
            topics: Vec::new(),
            evidence: vec![place("Нина Берг прибыла в Ригу 3 января.")],
            triggers: Vec::new(),
            confidence: 0.9,
            rules: Vec::new(),
            leads_to: Vec::new(),
            corrected: None,
        };
        let document = Document { entities: vec![entity], meetings: vec![meeting], ..Document::default() };
        Entry::new(Arc::new(article), Arc::new(document))
    }

    #[test]
    fn a_record_has_the_fields_of_the_contract() {
        let entry = entry();
        let line = line(&record(&entry)).expect("JSON");
        assert_eq!(
            line,
            concat!(
                r#"{"schema":"vestnik/1","id":"a","path":"x/a.txt","title":"Т","source":null,"url":null,"author":null,"#,
                r#""published":"2026-01-03T20:53:00","lang":"ru","text":"🙂 Нина Берг прибыла в Ригу 3 января.","#,
                r#""meetings":[{"id":"m1","kind":"visit","status":"held","format":"in_person","level":null,"#,
                r#""date":{"edtf":"2026-01-03","start":"2026-01-03","end":"2026-01-03","text":"3 января"},"#,
                r#""place":{"name":"Рига","country":null,"text":"в Ригу"},"#,
                r#""participants":[{"name":"Нина Берг","kind":"person","role":"министр","text":"Нина Берг","remote":true}],"#,
                r#""topics":[],"evidence":[{"start":2,"end":36}],"confidence":0.9}]}"#,
                "\n"
            )
        );
    }

    #[test]
    fn events_point_at_records_by_id() {
        let facts = |status, place: &str| Facts {
            place: Some((place.to_owned(), Some("Латвия".to_owned()))),
            kind: Kind::Talks,
            status,
            sources: 1,
            ..Facts::default()
        };
        let at = |meeting| MeetingRef { article: 0, meeting: MeetingId(meeting) };
        let claim = |place: &str, report| Claim { fact: Fact::Place(place.to_owned(), None), reports: vec![report] };
        let talks = Facts {
            coverage: vec![
                Step { changes: vec![Change::Announced, Change::Joined(2)], reprint_of: None },
                Step { changes: Vec::new(), reprint_of: Some(0) },
            ],
            disputes: vec![Dispute { slot: Slot::Place, claims: vec![claim("Рига", 0), claim("Рим", 1)] }],
            leads_to: vec![(0, MeetingId(1))],
            parties: vec![Party { reports: vec![0, 1], ..Party::named(EntityKind::Person, "Нина Берг") }],
            supporters: Supporters { place: vec![0], kind: vec![0, 1], ..Supporters::default() },
            ..facts(Status::Planned, "Рига")
        };
        let event = |id, meetings, facts| Event { id: EventId(id), meetings, facts: Arc::new(facts) };
        // The second report is of an article that is not there: it is left out.
        let missing = MeetingRef { article: 7, meeting: MeetingId(0) };
        let events_linked =
            vec![event(0, vec![at(0), missing], talks), event(1, vec![at(1)], facts(Status::Held, "Рим"))];
        let corpus = Corpus::new(vec![entry()], events_linked);
        let text = array(&events(&corpus)).expect("JSON");
        let parsed: Value = serde_json::from_str(&text).expect("an array");
        assert_eq!(
            parsed,
            serde_json::json!([{
                "id": "e1", "date": null, "place": {"name": "Рига", "country": "Латвия"},
                "kind": "talks", "status": "planned",
                "participants": [{"name": "Нина Берг", "kind": "person", "role": null, "reports": [0, 1]}],
                "supporters": {"place": [0], "kind": [0, 1]},
                "meetings": [{"article": "a", "meeting": "m1",
                    "changes": [{"change": "announced"}, {"change": "joined", "count": 2}]}],
                "sources": 1,
                "disputes": [{"slot": "place", "claims": [
                    {"value": "Рига", "reports": [0], "text": "Нина Берг прибыла в Ригу 3 января."},
                    {"value": "Рим", "reports": [1]}]}],
                "related": [{"event": "e2", "reasons": ["prepares"], "score": 0.7}]
            }, {
                "id": "e2", "date": null, "place": {"name": "Рим", "country": "Латвия"},
                "kind": "talks", "status": "held", "participants": [], "supporters": {},
                "meetings": [{"article": "a", "meeting": "m2"}],
                "sources": 1,
                "related": [{"event": "e1", "reasons": ["follows"], "score": 0.7}]
            }])
        );
        assert_eq!(array::<u8>(&[]).expect("JSON"), "[]\n");
    }
}
