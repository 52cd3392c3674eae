//! Where a meeting is told, in words that last: the article by its text and by its heading, the
//! meeting by its sentence and the word that evokes it. Extraction may number meetings anew, a folder
//! may move, a site may change its furniture; the sentence stays.

use crate::base::article::{Article, Published};
use crate::base::clean::flat;
use crate::base::id::{MeetingKey, lasting_hash};
use crate::base::span::Span;
use crate::extract::document::Document;
use crate::extract::meeting::Meeting;

/// The words that tell of a meeting, and the article that has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// A hash of the article's text.
    pub text: u64,
    /// The headline.
    pub title: String,
    /// When the article was published (ISO 8601).
    pub published: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The sentence that states the meeting.
    pub sentence: String,
    /// The words of it that evoke the meeting.
    pub trigger: String,
    /// How many meetings of the sentence are evoked by the same words before this one.
    pub turn: usize,
}

impl Passage {
    /// The key of the meeting.
    #[must_use]
    pub fn key(&self) -> MeetingKey {
        let turn = self.turn.to_string();
        let parts = [self.sentence.as_str(), &self.trigger, &turn];
        let said = parts.into_iter().flat_map(|part| part.bytes().chain([0]));
        MeetingKey(lasting_hash(self.text.to_le_bytes().into_iter().chain(said)))
    }

    /// What it has in common with other prints of its article.
    pub(super) fn heading(&self) -> Heading<'_> {
        Heading { title: &self.title, published: self.published.as_deref(), source: self.source.as_deref() }
    }

    /// The meeting of a document that it tells of, by its place among the meetings; `None` where
    /// the words are not there any more, or may mean several.
    pub(super) fn find(&self, text: &str, document: &Document) -> Option<usize> {
        let peers = peers(text, document, &self.sentence, &self.trigger);
        if let Some(found) = peers.get(self.turn) {
            return Some(*found);
        }
        let told = |same_words: bool| {
            let evoked = |meeting: &Meeting| {
                let mut triggers =
                    meeting.triggers.iter().filter(|t| sentence_of(text, document, **t) == self.sentence);
                triggers.any(|t| !same_words || t.of(text) == self.trigger)
            };
            let mut found = document.meetings.iter().enumerate().filter(|(_, m)| evoked(m)).map(|(at, _)| at);
            found.next().filter(|_| found.next().is_none())
        };
        told(true).or_else(|| told(false))
    }
}

/// How an article is known where its text was printed again with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Heading<'p> {
    pub(super) title: &'p str,
    pub(super) published: Option<&'p str>,
    pub(super) source: Option<&'p str>,
}

/// The hash of an article's text.
pub(super) fn text_hash(article: &Article) -> u64 {
    lasting_hash(article.text.bytes())
}

/// The passage of a meeting as extraction found it; `meeting` is its place in the document.
#[must_use]
pub fn passage_of(article: &Article, found: &Document, meeting: usize) -> Option<Passage> {
    let trigger = trigger_of(found.meetings.get(meeting)?);
    let sentence = sentence_of(&article.text, found, trigger);
    let said = trigger.of(&article.text).to_owned();
    let turn = peers(&article.text, found, &sentence, &said).iter().position(|peer| *peer == meeting)?;
    Some(Passage {
        text: text_hash(article),
        title: article.title.clone(),
        published: article.published.map(Published::iso),
        source: article.source.clone(),
        sentence,
        trigger: said,
        turn,
    })
}

/// The meetings that the same words of a sentence evoke, in order of the text.
fn peers(text: &str, document: &Document, sentence: &str, trigger: &str) -> Vec<usize> {
    let evoked = |meeting: &Meeting| {
        let own = trigger_of(meeting);
        own.of(text) == trigger && sentence_of(text, document, own) == sentence
    };
    let found = document.meetings.iter().enumerate().filter(|(_, meeting)| evoked(meeting));
    let mut found: Vec<(usize, usize)> = found.map(|(at, meeting)| (trigger_of(meeting).start(), at)).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

/// The words that evoke a meeting, else those that state it.
fn trigger_of(meeting: &Meeting) -> Span {
    meeting.triggers.first().or_else(|| meeting.evidence.first()).copied().unwrap_or_default()
}

/// The sentence that a span begins in, on one line.
fn sentence_of(text: &str, document: &Document, span: Span) -> String {
    let after = document.sentences.partition_point(|sentence| sentence.start() <= span.start());
    let sentence = after.checked_sub(1).and_then(|at| document.sentences.get(at));
    let sentence = sentence.copied().filter(|s| s.covers(span) || s.holds(span.start())).unwrap_or(span);
    flat(sentence.of(text))
}
