//! A meeting as one article tells it: two or more parties come together or speak live for a purpose.
//! Plain data with its evidence; the words are those of the record contract.

use serde::{Deserialize, Serialize};

use super::mention::EntityId;
use super::registry::RuleId;
use crate::base::clean::flat;
use crate::base::date::FuzzyDate;
use crate::base::id::{MeetingId, MeetingKey};
use crate::base::span::Span;
pub use crate::lang::lexicon::titles::Level;

/// What kind of meeting it is, after the trigger of the sentence that states it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// встреча, беседа, приём.
    #[default]
    Meeting,
    /// переговоры.
    Talks,
    /// телефонный разговор, звонок.
    Call,
    /// саммит.
    Summit,
    /// визит, поездка к другой стороне.
    Visit,
    /// заседание, совещание.
    Session,
    /// конференция, форум.
    Conference,
    /// консультации.
    Consultations,
}

impl Kind {
    /// Whether it is a gathering, which is told without a list of those who come.
    #[must_use]
    pub fn is_gathering(self) -> bool {
        matches!(self, Self::Summit | Self::Session | Self::Conference)
    }
}

/// Whether it happened, as of the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Future, asserted.
    Planned,
    /// Future, not asserted: offered, possible.
    Proposed,
    /// Going on.
    Ongoing,
    /// Took place.
    Held,
    /// Moved or put off.
    Postponed,
    /// Called off, or denied.
    Cancelled,
    /// The text does not tell.
    #[default]
    Unknown,
}

/// How the parties come together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// In one place.
    InPerson,
    /// By video.
    Online,
    /// By telephone.
    Phone,
    /// Some in one place, some by video.
    Hybrid,
    /// The text does not tell.
    #[default]
    Unknown,
}

/// Where a meeting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Venue {
    /// Nominative: the city or venue, else the country.
    pub name: String,
    /// The country, nominative, where known.
    pub country: Option<String>,
    /// The words of the text.
    pub span: Span,
}

/// When a meeting is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct When {
    /// The calendar value.
    pub value: FuzzyDate,
    /// The words of the text; `None` where the day is that of the report itself.
    pub span: Option<Span>,
    /// Whether the words contradict themselves or each other.
    pub disputed: bool,
}

/// One who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Who.
    pub entity: EntityId,
    /// The words of the text that say so.
    pub span: Span,
    /// Takes part by video or telephone while others sit together.
    pub remote: bool,
}

/// One meeting of one article.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its number in the article.
    pub id: MeetingId,
    /// What kind.
    pub kind: Kind,
    /// Did it happen.
    pub status: Status,
    /// How they come together.
    pub format: Format,
    /// The rank of the parties, where the text tells.
    pub level: Option<Level>,
    /// When; `None` where the text does not tell.
    pub when: Option<When>,
    /// Where; `None` where the text does not tell, and for calls.
    pub place: Option<Venue>,
    /// Who.
    pub participants: Vec<Participant>,
    /// What about: short nominal phrases.
    pub topics: Vec<Span>,
    /// The sentences or clauses that state it; the first holds the trigger.
    pub evidence: Vec<Span>,
    /// The words that evoke it, one for each piece of evidence that has one.
    pub triggers: Vec<Span>,
    /// 0 to 1.
    pub confidence: f32,
    /// The rules that made it.
    pub rules: Vec<RuleId>,
    /// The meetings of the article that come of it, where the text says so ("по итогам встречи").
    pub leads_to: Vec<MeetingId>,
    /// What the reader corrected; `None` as extraction makes it.
    pub corrected: Option<Box<Corrected>>,
}

impl Meeting {
    /// Whether the reader corrected this part of it.
    #[must_use]
    pub fn is_corrected(&self, part: Part) -> bool {
        self.corrected.as_ref().is_some_and(|corrected| corrected.parts.contains(&part))
    }

    /// The words of `text` that state it, on one line. Two pieces parted by marks alone stay one with
    /// what parts them; where words are left out stands an ellipsis.
    #[must_use]
    pub fn quoted(&self, text: &str) -> String {
        let mut pieces: Vec<Span> = Vec::new();
        for &span in &self.evidence {
            let last = pieces.last().copied().filter(|last| last.end() <= span.start());
            let gap = last.and_then(|last| text.get(last.end()..span.start()));
            let adjoins = gap.is_some_and(|gap| gap.chars().all(|c| !c.is_alphanumeric() && c != '\n'));
            match last.filter(|_| adjoins) {
                Some(last) => {
                    pieces.pop();
                    pieces.push(last.join(span));
                }
                None => pieces.push(span),
            }
        }
        pieces.iter().map(|span| flat(span.of(text))).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" … ")
    }
}

/// What of a meeting a reader can correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// When.
    Date,
    /// Where.
    Place,
    /// Whether it happened.
    Status,
    /// Who.
    Participants,
    /// Which other reports tell of it.
    Links,
}

/// What a reader corrected of a meeting; the meeting itself holds the corrected values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The name under which the correction is kept.
    pub key: MeetingKey,
    /// What was corrected, in order.
    pub parts: Vec<Part>,
    /// Reports elsewhere of the same event, whatever their words say.
    pub same_as: Vec<MeetingKey>,
    /// Reports elsewhere of other events.
    pub apart_from: Vec<MeetingKey>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_one_sentence_are_quoted_with_the_comma_between_them() {
        let text = "Берг едет в Ригу, где её ждёт Рауд. Ян молчит. Они виделись.";
        let span = |words: &str| {
            let start = text.find(words).expect("in the text");
            Span::new(start, start + words.len())
        };
        let evidence = vec![span("Берг едет в Ригу"), span("где её ждёт Рауд."), span("Они виделись.")];
        let meeting = Meeting {
            id: MeetingId(0),
            kind: Kind::Meeting,
            status: Status::Planned,
            format: Format::Unknown,
            level: None,
            when: None,
            place: None,
            participants: Vec::new(),
            topics: Vec::new(),
            evidence,
            triggers: Vec::new(),
            confidence: 1.0,
            rules: Vec::new(),
            leads_to: Vec::new(),
            corrected: None,
        };
        assert_eq!(meeting.quoted(text), "Берг едет в Ригу, где её ждёт Рауд. … Они виделись.");
    }
}
