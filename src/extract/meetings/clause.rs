//! Sentence to clauses, without a parser: commas, conjunctions and predicates. Enough to tell which
//! subject, day and place go with which verb. Rules of punctuation are strict in Russian, so commas
//! carry most of the structure: "Переговоры, которые стороны собирались начать 6 февраля, не
//! состоятся" has a main clause in two pieces around a relative one.

use std::ops::Range;

use crate::lang::lexicon::grammar::Grammar;
use crate::lang::tag::{Case, Number, Pos, Tag, VerbForm};
use crate::lang::token::{Parsed, Shape};

/// What a clause is to the one it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A main clause, or one coordinated with it.
    Main,
    /// "который...", "где..."; hangs on a noun.
    Relative,
    /// "что...", "чтобы...", "если...".
    Subordinate,
    /// A participle with its words: "намеченная на субботу"; hangs on a noun.
    Participial,
    /// A gerund with its words: "встретившись с министром".
    Gerund,
    /// In brackets.
    Aside,
}

/// One clause: its tokens may come in several pieces.
#[derive(Clone, Debug)]
pub struct Clause {
    /// What it is.
    pub kind: ClauseKind,
    /// Its tokens, in order.
    pub pieces: Vec<Range<usize>>,
    /// The clause it hangs on or is coordinated with.
    pub host: Option<usize>,
    /// The noun that a relative or participial clause hangs on.
    pub anchor: Option<usize>,
    /// Its finite verb, short participle, predicative or, lacking these, infinitive or gerund.
    pub predicate: Option<usize>,
    /// Whether it starts with a coordinating conjunction and shares the subject of its host.
    pub shares_subject: bool,
}

/// The clauses of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    list: Vec<Clause>,
    first: usize,
    of_token: Vec<usize>,
}

impl Clauses {
    /// Segments the sentence that has these tokens.
    #[must_use]
    pub fn read(parsed: &Parsed, grammar: &Grammar, tokens: Range<usize>) -> Self {
        let mut builder = Builder { parsed, grammar, clauses: Vec::new(), top: None };
        for segment in segments(parsed, tokens.clone()) {
            builder.place(segment);
        }
        let mut of_token = vec![0; tokens.len()];
        for (at, clause) in builder.clauses.iter().enumerate() {
            for token in clause.pieces.iter().cloned().flatten() {
                if let Some(slot) = token.checked_sub(tokens.start).and_then(|t| of_token.get_mut(t)) {
                    *slot = at;
                }
            }
        }
        Self { list: builder.clauses, first: tokens.start, of_token }
    }

    /// The index of the clause that holds the token (marks count to the clause before them).
    #[must_use]
    pub fn index_of(&self, token: usize) -> usize {
        token.checked_sub(self.first).and_then(|t| self.of_token.get(t)).copied().unwrap_or(0)
    }

    /// A clause.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Clause> {
        self.list.get(at)
    }

    /// All clauses, in order of their first token.
    #[must_use]
    pub fn all(&self) -> &[Clause] {
        &self.list
    }

    /// The relative and participial clauses that hang on a noun, or on a noun of the tokens.
    pub fn anchored(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> {
        let hangs = move |c: &Clause| c.anchor.is_some_and(|anchor| tokens.contains(&anchor));
        self.list.iter().enumerate().filter(move |(_, c)| hangs(c)).map(|(at, _)| at)
    }
}

/// What separates a segment from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Border {
    Start,
    Comma,
    Strong,
    Dash,
    Open,
    Close,
    Conjunction,
}

#[derive(Clone, Debug)]
struct Segment {
    tokens: Range<usize>,
    border: Border,
}

fn border_of(form: &str) -> Option<Border> {
    match form {
        "," => Some(Border::Comma),
        ";" | ":" | "." | "!" | "?" | "…" | "..." => Some(Border::Strong),
        "—" | "–" | "-" => Some(Border::Dash),
        "(" | "[" => Some(Border::Open),
        ")" | "]" => Some(Border::Close),
        _ => None,
    }
}

/// The pieces between marks; a coordinating conjunction splits where both sides have a predicate.
fn segments(parsed: &Parsed, tokens: Range<usize>) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let (mut start, mut border) = (tokens.start, Border::Start);
    for token in tokens.clone() {
        let inner = parsed.form(token) == "-" && parsed.is_within_word(token);
        if let Some(next) = border_of(parsed.form(token)).filter(|_| !inner) {
            if start < token {
                found.extend(split_coordinated(parsed, Segment { tokens: start..token, border }));
                border = next;
            } else if next != Border::Comma || border == Border::Start {
                border = next;
            }
            start = token + 1;
        }
    }
    if start < tokens.end {
        found.extend(split_coordinated(parsed, Segment { tokens: start..tokens.end, border }));
    }
    found
}

fn split_coordinated(parsed: &Parsed, segment: Segment) -> Vec<Segment> {
    let mut parts = Vec::new();
    let mut rest = segment;
    let joints: Vec<usize> = rest.tokens.clone().skip(1).filter(|&t| parsed.tag(t).pos == Pos::Cconj).collect();
    for joint in joints {
        let left = rest.tokens.start..joint;
        let right = joint..rest.tokens.end;
        if finite(parsed, left.clone()).is_some() && finite(parsed, right.clone()).is_some() {
            parts.push(Segment { tokens: left, border: rest.border });
            rest = Segment { tokens: right, border: Border::Conjunction };
        }
    }
    parts.push(rest);
    parts
}

/// The first finite verb, or what stands for one: a short participle or adjective.
fn finite(parsed: &Parsed, tokens: Range<usize>) -> Option<usize> {
    // "Верховная Рада": a name, and not "glad".
    let name = |t: usize| t > 0 && parsed.shape(t) == Shape::Capital && parsed.tag(t - 1).is_attribute();
    let is = |tag: Tag| {
        tag.is_finite()
            || (tag.pos == Pos::Aux && tag.form == Some(VerbForm::Fin))
            || (tag.short && (tag.is_participle() || tag.pos == Pos::Adj))
    };
    let mut verbs = tokens.filter(|&t| is(parsed.tag(t)) && !(parsed.tag(t).pos == Pos::Adj && name(t)));
    let first = verbs.next()?;
    // "был принят", "будет проходить": the second word says more.
    let auxiliary = parsed.tag(first).pos == Pos::Aux;
    Some(if auxiliary { verbs.next().unwrap_or(first) } else { first })
}

fn with_form(parsed: &Parsed, mut tokens: Range<usize>, form: VerbForm) -> Option<usize> {
    tokens.find(|&t| parsed.tag(t).pos == Pos::Verb && parsed.tag(t).form == Some(form))
}

/// How a segment opens.
enum Opening {
    Plain,
    Relative,
    Subordinate,
    Participle(usize),
    Gerund,
}

struct Builder<'p> {
    parsed: &'p Parsed,
    grammar: &'p Grammar,
    clauses: Vec<Clause>,
    top: Option<usize>,
}

impl Builder<'_> {
    fn place(&mut self, segment: Segment) {
        let parsed = self.parsed;
        let predicate = finite(parsed, segment.tokens.clone());
        let opening = self.opening(&segment, predicate);
        let Some(top) = self.top else {
            let kind = match opening {
                Opening::Gerund => ClauseKind::Gerund,
                Opening::Subordinate => ClauseKind::Subordinate,
                _ => ClauseKind::Main,
            };
            let gerund = with_form(parsed, segment.tokens.clone(), VerbForm::Conv);
            let predicate = if kind == ClauseKind::Gerund { gerund } else { predicate };
            self.open(segment, kind, None, predicate);
            return;
        };
        match (opening, segment.border) {
            (_, Border::Open) => self.open(segment, ClauseKind::Aside, None, predicate),
            (Opening::Relative, _) => {
                let anchor = self.anchor(&segment);
                self.open(segment, ClauseKind::Relative, anchor, predicate);
            }
            (Opening::Subordinate, _) => self.open(segment, ClauseKind::Subordinate, None, predicate),
            (Opening::Participle(verb), _) => {
                let anchor = self.anchor(&segment);
                self.open(segment, ClauseKind::Participial, anchor, predicate.or(Some(verb)));
            }
            (Opening::Gerund, _) => {
                let verb = with_form(parsed, segment.tokens.clone(), VerbForm::Conv);
                self.open(segment, ClauseKind::Gerund, None, verb);
            }
            (Opening::Plain, Border::Close) => {
                let host = self.clauses.get(top).and_then(|c| c.host).unwrap_or(top);
                self.extend(host, segment, predicate);
            }
            (Opening::Plain, _) => self.continue_or_open(top, segment, predicate),
        }
    }

    /// A segment without an opening word goes on with the clause on top, or returns to a host that
    /// still lacks its predicate, or opens a coordinated clause.
    fn continue_or_open(&mut self, top: usize, segment: Segment, predicate: Option<usize>) {
        if predicate.is_none() {
            let target = match self.returns(top, &segment) {
                Some(host) => host,
                None if segment.border == Border::Strong => self.main_of(top),
                None => top,
            };
            self.extend(target, segment, None);
            return;
        }
        let mut at = Some(top);
        while let Some(clause) = at.and_then(|a| self.clauses.get(a)) {
            let lacks = clause.predicate.is_none_or(|p| {
                matches!(self.parsed.tag(p).form, Some(VerbForm::Inf | VerbForm::Conv))
                    && clause.kind == ClauseKind::Main
            });
            if lacks && clause.kind != ClauseKind::Gerund {
                break;
            }
            at = clause.host.filter(|_| clause.kind != ClauseKind::Main);
        }
        if let Some(host) = at {
            self.extend(host, segment, predicate);
            return;
        }
        let host = self.main_of(top);
        let shares = matches!(segment.border, Border::Conjunction | Border::Comma);
        self.open(segment, ClauseKind::Main, None, predicate);
        if self.adopt(host) {
            return;
        }
        if let Some(clause) = self.clauses.last_mut() {
            clause.host = Some(host);
            clause.shares_subject = shares;
        }
    }

    /// "В Осло, где открылся саммит, министры Латвии ...": a nominative that cannot go on with the clause
    /// on top is the subject of the host, which still lacks its verb.
    fn returns(&self, top: usize, segment: &Segment) -> Option<usize> {
        let parsed = self.parsed;
        let aside = |c: &Clause| c.pieces.first().is_some_and(|p| self.grammar.as_told.has(parsed.lemma(p.start)));
        let told = self.clauses.get(top).filter(|c| c.kind == ClauseKind::Subordinate && c.predicate.is_some());
        if segment.border == Border::Comma && told.is_some_and(aside) {
            // "пройдут, как и ожидалось, в Осло"
            return told.and_then(|c| c.host);
        }
        let clause = self.clauses.get(top).filter(|c| c.kind == ClauseKind::Relative && c.predicate.is_some())?;
        let host = clause.host.filter(|h| self.clauses.get(*h).is_some_and(|c| c.predicate.is_none()))?;
        let noun =
            segment.tokens.clone().find(|&t| !parsed.tag(t).is_attribute()).filter(|&t| parsed.tag(t).is_noun())?;
        let last = clause.pieces.last().map(|p| p.end - 1)?;
        let (cases, before) = (parsed.cases(noun, |_| true), parsed.cases(last, |_| true));
        (segment.border == Border::Comma && cases.has(Case::Nom) && cases.and(before).is_empty()).then_some(host)
    }

    fn main_of(&self, mut at: usize) -> usize {
        while let Some(clause) = self.clauses.get(at) {
            match clause.host {
                Some(host) if clause.kind != ClauseKind::Main => at = host,
                _ => break,
            }
        }
        at
    }

    fn open(&mut self, segment: Segment, kind: ClauseKind, anchor: Option<usize>, predicate: Option<usize>) {
        let predicate = predicate.or_else(|| with_form(self.parsed, segment.tokens.clone(), VerbForm::Inf));
        let host = self.top;
        let pieces = vec![segment.tokens];
        self.clauses.push(Clause { kind, pieces, host, anchor, predicate, shares_subject: false });
        self.top = Some(self.clauses.len() - 1);
    }

    fn extend(&mut self, at: usize, segment: Segment, predicate: Option<usize>) {
        let infinitive = with_form(self.parsed, segment.tokens.clone(), VerbForm::Inf);
        if let Some(clause) = self.clauses.get_mut(at) {
            clause.pieces.push(segment.tokens);
            clause.predicate = predicate.or(clause.predicate).or(infinitive);
        }
        self.top = Some(at);
    }

    fn opening(&self, segment: &Segment, predicate: Option<usize>) -> Opening {
        let parsed = self.parsed;
        let mut words = segment.tokens.clone().filter(|&t| parsed.shape(t) != Shape::Mark);
        let Some(first) = words.next() else { return Opening::Plain };
        let skipped = |t: usize| matches!(parsed.tag(t).pos, Pos::Adp | Pos::Cconj | Pos::Part);
        let lead = if skipped(first) { words.next().unwrap_or(first) } else { first };
        if segment.border == Border::Start {
            let gerund = parsed.tag(first).form == Some(VerbForm::Conv);
            return match () {
                () if gerund && predicate.is_none() => Opening::Gerund,
                () if parsed.tag(first).pos == Pos::Sconj => Opening::Subordinate,
                () => Opening::Plain,
            };
        }
        let relative = |t: usize| self.grammar.relative.has(parsed.lemma(t));
        // The relative word leads, or follows its preposition or noun: "итоги которой".
        if relative(first) || relative(lead) || words.next().is_some_and(relative) {
            return Opening::Relative;
        }
        if parsed.tag(first).pos == Pos::Sconj || parsed.tag(lead).pos == Pos::Sconj {
            return Opening::Subordinate;
        }
        let tag = parsed.tag(first);
        if tag.is_participle() && !tag.short && predicate.is_none() {
            return Opening::Participle(first);
        }
        let gerund = with_form(parsed, segment.tokens.clone(), VerbForm::Conv);
        if gerund.is_some() && predicate.is_none() { Opening::Gerund } else { Opening::Plain }
    }

    /// A clause that opened the sentence ("Встретившись с ним, ...") hangs on the main clause that
    /// follows it.
    fn adopt(&mut self, first: usize) -> bool {
        let main = self.clauses.len() - 1;
        let opens = self.clauses.get_mut(first).filter(|c| c.kind != ClauseKind::Main && c.host.is_none());
        let Some(clause) = opens else { return false };
        clause.host = Some(main);
        if let Some(clause) = self.clauses.last_mut() {
            clause.host = None;
        }
        true
    }

    /// The noun that a relative pronoun or participle hangs on: the nearest before it that agrees in
    /// gender and number, else the nearest. "Встреча послов, намеченная на субботу": the meeting.
    fn anchor(&self, segment: &Segment) -> Option<usize> {
        let parsed = self.parsed;
        let lead = segment.tokens.clone().take(4).find(|&t| {
            let tag = parsed.tag(t);
            tag.is_participle() || self.grammar.relative.has(parsed.lemma(t))
        })?;
        let start = self.clauses.first().and_then(|c| c.pieces.first()).map_or(0, |p| p.start);
        let lowest = start.max(segment.tokens.start.saturating_sub(16));
        let nouns = || (lowest..segment.tokens.start).rev().filter(|&t| parsed.tag(t).is_noun());
        let participle = parsed.tag(lead).is_participle();
        let closest = nouns().find(|&t| participle && agree(parsed, lead, t) && share_case(parsed, lead, t));
        closest.or_else(|| nouns().find(|&t| agree(parsed, lead, t))).or_else(|| nouns().next())
    }
}

/// "Внеочередной конгресс союза, прошедший в Осло": it was the congress.
fn share_case(parsed: &Parsed, participle: usize, noun: usize) -> bool {
    let before = noun.checked_sub(1);
    let counted = before.is_some_and(|t| parsed.tag(t).pos == Pos::Num);
    // A noun right after another is its complement.
    let complement = before.is_some_and(|t| parsed.tag(t).is_noun()) && parsed.cases(noun, |_| true).has(Case::Gen);
    let case = if complement { Some(Case::Gen) } else { parsed.tag(noun).case };
    counted || case.is_some_and(|case| parsed.cases(participle, |r| r.tag.is_participle()).has(case))
}

/// Whether some reading of both words has the same number, and in the singular the same gender.
fn agree(parsed: &Parsed, attribute: usize, noun: usize) -> bool {
    // "две встречи, прошедшие в мае": what is counted is a genitive singular, and means several.
    let counted = noun.checked_sub(1).is_some_and(|t| parsed.tag(t).pos == Pos::Num);
    let noun = parsed.tag(noun);
    let plural = counted || noun.number == Some(Number::Plur);
    parsed.readings(attribute).iter().any(|r| {
        let number = r.tag.number == noun.number || counted && r.tag.number == Some(Number::Plur);
        number && (plural || r.tag.gender.is_none() || r.tag.gender == noun.gender)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::article::{Paragraph, ParagraphKind};
    use crate::base::span::Span;
    use crate::lang::Language;

    /// The clauses of a sentence, one a line: kind, pieces, `<` the noun it hangs on, `=` predicate.
    fn check(text: &str, expected: &[&str]) {
        let language = Language::load("ru").expect("the bundled language");
        let paragraph = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
        let parsed = language.parse(text, &[paragraph]);
        let tokens = parsed.sentences[0].tokens.clone();
        let clauses = Clauses::read(&parsed, &language.lexicon.triggers.grammar, tokens);
        let shown: Vec<String> = clauses
            .list
            .iter()
            .map(|clause| {
                let pieces: Vec<&str> = clause.pieces.iter().map(|p| parsed.span(p.clone()).of(text)).collect();
                let anchor = clause.anchor.map(|a| format!(" < {}", parsed.form(a))).unwrap_or_default();
                let predicate = clause.predicate.map(|p| format!(" = {}", parsed.form(p))).unwrap_or_default();
                format!("{:?}: {}{anchor}{predicate}", clause.kind, pieces.join(" | "))
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_main_clause_goes_on_after_a_relative_one() {
        check(
            "Переговоры, которые стороны собирались начать 6 февраля, не состоятся.",
            &[
                "Main: Переговоры | не состоятся = состоятся",
                "Relative: которые стороны собирались начать 6 февраля < Переговоры = собирались",
            ],
        );
    }

    #[test]
    fn a_participle_hangs_on_the_noun_it_agrees_with() {
        check(
            "Встреча послов, намеченная на субботу, отложена.",
            &[
                "Main: Встреча послов | отложена = отложена",
                "Participial: намеченная на субботу < Встреча = намеченная",
            ],
        );
    }

    #[test]
    fn a_gerund_that_opens_the_sentence_belongs_to_what_follows() {
        check(
            "Встретившись с премьером, президент вылетел в Осло.",
            &["Gerund: Встретившись с премьером = Встретившись", "Main: президент вылетел в Осло = вылетел"],
        );
    }

    #[test]
    fn a_list_of_names_is_one_clause_and_two_verbs_are_two() {
        check(
            "Анна Серова, Пётр Ким и посол встретились с мэром и сообщили, что саммит пройдёт в мае.",
            &[
                "Main: Анна Серова | Пётр Ким и посол встретились с мэром = встретились",
                "Main: и сообщили = сообщили",
                "Subordinate: что саммит пройдёт в мае = пройдёт",
            ],
        );
    }
}
