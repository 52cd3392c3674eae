//! What extraction saw in an article, for people who improve the lexicons: its sentences with their
//! mentions, phrases of time and triggers, then its meetings with slots, evidence and rules. A fact a
//! line, the kind of fact first, so that it can be searched for. Decides nothing; text only.

use crate::base::clean::flat;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;

use crate::base::article::Published;
use crate::base::span::Span;
use crate::corpus::Entry;
use crate::extract::meeting::{Meeting, Participant};
use crate::extract::mention::{Entity, EntityKind, Mention, TimeMention, TimeRelation};
use crate::extract::registry::{RuleId, rules};

/// Whether lines carry colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text alone: files, pipes.
    Plain,
    /// Colours of the terminal (the eight that every terminal has).
    Colours,
}

/// What a piece of a line is, to be told apart by colour.
#[derive(Clone, Copy)]
enum Role {
    Heading,
    Kind,
    Value,
    Quiet,
}

impl Ink {
    fn paint(self, role: Role, text: &str) -> String {
        let code = match role {
            Role::Heading => "1",
            Role::Kind => "36",
            Role::Value => "33",
            Role::Quiet => "2",
        };
        match self {
            Self::Colours if !text.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }
}

/// An article as extraction saw it.
#[must_use]
pub fn article(entry: &Entry, ink: Ink) -> String {
    let mut page = Page { entry, ink, text: String::new() };
    page.heading();
    // Facts and sentences are both in order of text, so one walk serves all sentences.
    let mut facts = page.facts().into_iter().peekable();
    for (at, sentence) in entry.document.sentences.iter().enumerate() {
        while facts.next_if(|(span, _)| span.start() < sentence.start()).is_some() {}
        page.sentence(at, *sentence);
        while let Some((_, fact)) = facts.next_if(|(span, _)| sentence.holds(span.start())) {
            page.fact(&fact);
        }
    }
    for meeting in &entry.document.meetings {
        page.meeting(meeting);
    }
    page.rules();
    page.text
}

/// One line: what is found, its value, the words that say so, and the rule.
struct Fact<'a> {
    kind: &'a str,
    value: String,
    words: Option<Span>,
    note: String,
}

struct Page<'e> {
    entry: &'e Entry,
    ink: Ink,
    text: String,
}

impl<'e> Page<'e> {
    fn heading(&mut self) {
        let article = &*self.entry.article;
        let published = article.published.map_or_else(|| "undated".to_owned(), Published::iso);
        let title = self.ink.paint(Role::Heading, &article.title);
        let _ = writeln!(self.text, "{}  {published}  {title}", article.id);
        if self.entry.document.sentences.is_empty() {
            let _ = writeln!(self.text, "\nnot read: the language is {}", article.lang);
        }
    }

    fn sentence(&mut self, at: usize, sentence: Span) {
        let number = self.ink.paint(Role::Quiet, &format!("s{}", at + 1));
        let _ = writeln!(self.text, "\n{number}  {}", self.words(sentence));
    }

    /// Mentions, phrases of time and triggers, in order of text.
    fn facts(&self) -> Vec<(Span, Fact<'e>)> {
        let document = &*self.entry.document;
        let mut facts: Vec<(Span, Fact<'e>)> = Vec::new();
        facts.extend(document.mentions.iter().map(|mention| (mention.span, self.mention(mention))));
        facts.extend(document.times.iter().map(|time| (time.span, time_fact(time))));
        for meeting in &document.meetings {
            let fact = |&span| (span, Fact::new("trigger", meeting.id.to_string()).said(span));
            facts.extend(meeting.triggers.iter().map(fact));
        }
        facts.sort_by_key(|(span, _)| *span);
        facts
    }

    fn mention(&self, mention: &Mention) -> Fact<'e> {
        let entity = self.entry.document.entity(mention.entity);
        let value = entity.map_or_else(|| "?".to_owned(), |entity| self.entity(entity));
        let marks = [(mention.adjective, "adjective"), (mention.anaphor, "again")];
        Fact::new(kind(mention.kind), value).said(mention.span).noted(mention.rule, &marks)
    }

    /// Name, then what else is known, parted by middle dots.
    fn entity(&self, entity: &Entity) -> String {
        let country = entity.country.as_ref().filter(|country| **country != entity.name);
        let members: Vec<&str> = entity
            .members
            .iter()
            .filter_map(|&member| self.entry.document.entity(member))
            .map(|member| member.name.as_str())
            .collect();
        let members = (!members.is_empty()).then(|| format!("of {}", members.join(", ")));
        let nameless = entity.nameless.then(|| "office".to_owned());
        let known = [Some(entity.name.clone()), entity.role.clone(), country.cloned(), members, nameless];
        known.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn meeting(&mut self, meeting: &Meeting) {
        let words = [word(&meeting.kind), word(&meeting.status), word(&meeting.format)].join(" ");
        let level = meeting.level.map_or_else(String::new, |level| format!(" {}", word(&level)));
        let id = self.ink.paint(Role::Heading, &meeting.id.to_string());
        let words = self.ink.paint(Role::Heading, &format!("{words}{level}"));
        let _ = writeln!(self.text, "\n{id}  {words}  {:.2}", meeting.confidence);
        for fact in self.slots(meeting) {
            self.fact(&fact);
        }
    }

    fn slots(&self, meeting: &Meeting) -> Vec<Fact<'e>> {
        let mut facts = Vec::new();
        if let Some(when) = meeting.when {
            let fact = Fact::new("when", when.value.edtf());
            let fact = match when.span {
                Some(span) => fact.said(span),
                None => fact.also("day of the report"),
            };
            facts.push(if when.disputed { fact.also("disputed") } else { fact });
        }
        if let Some(place) = &meeting.place {
            let country = place.country.as_ref().filter(|country| **country != place.name);
            let country = country.map_or_else(String::new, |country| format!(" · {country}"));
            facts.push(Fact::new("where", format!("{}{country}", place.name)).said(place.span));
        }
        facts.extend(meeting.participants.iter().map(|participant| self.who(participant)));
        facts.extend(meeting.topics.iter().map(|&topic| Fact::new("topic", String::new()).said(topic)));
        for &trigger in &meeting.triggers {
            facts.push(Fact::new("trigger", self.sentence_of(trigger)).said(trigger));
        }
        for &evidence in &meeting.evidence {
            facts.push(Fact::new("evidence", self.sentence_of(evidence)).said(evidence));
        }
        let codes: Vec<String> = meeting.rules.iter().map(RuleId::to_string).collect();
        facts.push(Fact::new("by", codes.join(" ")));
        facts
    }

    fn who(&self, participant: &Participant) -> Fact<'e> {
        let entity = self.entry.document.entity(participant.entity);
        let value = entity.map_or_else(|| "?".to_owned(), |entity| self.entity(entity));
        let fact = Fact::new("who", value).said(participant.span);
        if participant.remote { fact.also("remote") } else { fact }
    }

    /// The sentence in which a span begins, as it is numbered above.
    fn sentence_of(&self, span: Span) -> String {
        let found = self.entry.document.sentences.iter().position(|sentence| sentence.holds(span.start()));
        found.map_or_else(String::new, |at| format!("s{}", at + 1))
    }

    fn fact(&mut self, fact: &Fact<'_>) {
        let kind = self.ink.paint(Role::Kind, &format!("{:<12}", fact.kind));
        let value = self.ink.paint(Role::Value, &fact.value);
        let words = fact.words.map_or_else(String::new, |span| format!("«{}»", self.words(span)));
        let note = self.ink.paint(Role::Quiet, &fact.note);
        let pieces: Vec<&str> = [value.as_str(), &words, &note].into_iter().filter(|piece| !piece.is_empty()).collect();
        let _ = writeln!(self.text, "    {kind}  {}", pieces.join("  "));
    }

    /// The rules that are named above, with what they say.
    fn rules(&mut self) {
        let document = &*self.entry.document;
        let mut named: BTreeSet<RuleId> = document.mentions.iter().map(|mention| mention.rule).collect();
        named.extend(document.times.iter().map(|time| time.rule));
        named.extend(document.meetings.iter().flat_map(|meeting| meeting.rules.iter().copied()));
        self.text.push('\n');
        for rule in rules().filter(|rule| named.contains(&rule.id)) {
            let code = self.ink.paint(Role::Quiet, &rule.id.to_string());
            let _ = writeln!(self.text, "{code}  {}", rule.summary);
        }
        self.text.push('\n');
    }

    /// The words of a span on one line.
    fn words(&self, span: Span) -> String {
        flat(span.of(&self.entry.article.text))
    }
}

impl<'a> Fact<'a> {
    fn new(kind: &'a str, value: String) -> Self {
        Self { kind, value, words: None, note: String::new() }
    }

    fn said(self, words: Span) -> Self {
        Self { words: Some(words), ..self }
    }

    fn also(mut self, note: &str) -> Self {
        if !self.note.is_empty() {
            self.note.push(' ');
        }
        self.note.push_str(note);
        self
    }

    /// The rule, and the marks that hold.
    fn noted(self, rule: RuleId, marks: &[(bool, &str)]) -> Self {
        let holding = marks.iter().filter(|(holds, _)| *holds);
        holding.fold(self.also(rule.0), |fact, (_, mark)| fact.also(mark))
    }
}

fn time_fact(time: &TimeMention) -> Fact<'static> {
    let mut value = time.value.map_or_else(|| "unresolved".to_owned(), crate::base::date::FuzzyDate::edtf);
    if let Some(clock) = time.value.and_then(crate::base::date::FuzzyDate::time) {
        let _ = write!(value, " {}", clock.format("%H:%M"));
    }
    let marks = [
        (time.relation == TimeRelation::Before, "before"),
        (time.relation == TimeRelation::After, "after"),
        (time.relation == TimeRelation::From, "from"),
        (time.anaphoric, "anaphoric"),
        (time.disputed, "disputed"),
        (time.clock_only, "clock"),
    ];
    Fact::new("time", value).said(time.span).noted(time.rule, &marks)
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::State => "state",
        EntityKind::Organisation => "organisation",
        EntityKind::Group => "group",
        EntityKind::Place => "place",
    }
}

/// The word of the record contract for a value of an enum.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::article::{Article, Paragraph, ParagraphKind};
    use crate::base::id::ArticleId;
    use crate::corpus::build::read;
    use crate::lang::Language;

    fn entry(text: &str, published: Option<&str>) -> Entry {
        let language = Language::load("ru").expect("the language builds");
        let article = Article {
            id: ArticleId::new("a"),
            path: "a".to_owned(),
            title: "Порт".to_owned(),
            source: None,
            url: None,
            author: None,
            published: published.map(|day| Published::Day(day.parse().expect("a day"))),
            lang: "ru".to_owned(),
            text: text.to_owned(),
            paragraphs: vec![Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body }],
        };
        read(Arc::new(article), &language)
    }

    #[test]
    fn colours_change_no_word() {
        let entry = entry("Вчера в Риге Нина Берг встретилась\nс Олегом Ветровым.", Some("2026-01-03"));
        let plain = article(&entry, Ink::Plain);
        let coloured = article(&entry, Ink::Colours);
        let without: String = coloured
            .split('\u{1b}')
            .enumerate()
            .map(|(at, piece)| if at == 0 { piece } else { piece.split_once('m').map_or("", |(_, rest)| rest) })
            .collect();
        assert_ne!(plain, coloured);
        assert_eq!(plain, without);
    }

    #[test]
    fn every_fact_is_one_line_with_its_words() {
        let page =
            article(&entry("Вчера в Риге Нина Берг встретилась\nс Олегом Ветровым.", Some("2026-01-03")), Ink::Plain);
        assert!(page.contains("\ns1  Вчера в Риге Нина Берг встретилась с Олегом Ветровым.\n"), "{page}");
        assert!(page.contains("\n    who           Олег Ветров  «Олегом Ветровым»\n"), "{page}");
        assert!(page.contains("\n    when          2026-01-02  «Вчера»\n"), "{page}");
    }

    #[test]
    fn what_is_not_known_is_said() {
        let page = article(&entry("Вчера открылся порт.", None), Ink::Plain);
        assert!(page.starts_with("a  undated  Порт\n"), "{page}");
        assert!(page.contains("    time          unresolved  «Вчера»"), "{page}");
        assert!(!page.contains("\nm1"), "{page}");
    }

    #[test]
    fn an_article_in_another_language_is_named_as_such() {
        let mut entry = entry("The port has opened.", None);
        entry.article = Arc::new(Article { lang: "en".to_owned(), ..(*entry.article).clone() });
        entry.document = Arc::default();
        assert!(article(&entry, Ink::Plain).contains("\nnot read: the language is en\n"));
    }
}
