//! One sentence as the meeting rules see it: its clauses, the mentions in it gathered into
//! coordinated lists with their preposition, and its phrases of time. Reads, decides nothing.

use std::ops::Range;

use crate::base::article::{Paragraph, ParagraphKind};
use crate::extract::entities::Entities;
use crate::extract::mention::{EntityKind, Mention, TimeMention};
use crate::extract::names;
use crate::lang::Language;
use crate::lang::lexicon::triggers::Triggers;
use crate::lang::lexicon::words::Words;
use crate::lang::tag::{Case, Cases, Number, Pos, Tag};
use crate::lang::token::{Parsed, Shape};

use super::clause::{Clause, Clauses};

/// Everything the rules may look at.
#[derive(Clone, Copy)]
pub struct Context<'d> {
    /// Tokens and readings.
    pub parsed: &'d Parsed,
    /// The language.
    pub language: &'d Language,
    /// All mentions of persons, states, organisations, groups and places, in order, not overlapping.
    pub mentions: &'d [Mention],
    /// What they name.
    pub entities: &'d Entities,
    /// All phrases of time, in order.
    pub times: &'d [TimeMention],
    /// The paragraphs of the article.
    pub paragraphs: &'d [Paragraph],
}

impl<'d> Context<'d> {
    /// Whether a paragraph is a headline or heading.
    #[must_use]
    pub fn is_heading(&self, paragraph: usize) -> bool {
        let heading = |p: &Paragraph| matches!(p.kind, ParagraphKind::Headline | ParagraphKind::Subheading);
        self.paragraphs.get(paragraph).is_some_and(heading)
    }

    /// The phrases of time of a sentence, found by halving: a text of one paragraph has a great many.
    #[must_use]
    pub fn times_of(&self, sentence: usize) -> &'d [TimeMention] {
        let tokens = self.parsed.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        within(self.times, |t| t.tokens.start, &tokens)
    }

    /// The sentence before, where it is running text, of whatever paragraph.
    #[must_use]
    pub fn told_before(&self, sentence: usize) -> Option<usize> {
        let before = sentence.checked_sub(1)?;
        let paragraph = self.parsed.sentences.get(before)?.paragraph;
        (!self.is_heading(paragraph)).then_some(before)
    }

    /// The sentence before, where it is of the same paragraph.
    #[must_use]
    pub fn sentence_before(&self, sentence: usize) -> Option<usize> {
        let before = sentence.checked_sub(1)?;
        let paragraph = |at: usize| self.parsed.sentences.get(at).map(|s| s.paragraph);
        (paragraph(before) == paragraph(sentence)).then_some(before)
    }

    /// The words that evoke meetings.
    #[must_use]
    pub fn triggers(&self) -> &'d Triggers {
        &self.language.lexicon.triggers
    }
}

/// Mentions side by side in one role: "Рубио, Виткофф и Кушнер".
#[derive(Clone, Debug)]
pub struct List {
    /// Indices into [`Context::mentions`].
    pub members: Vec<usize>,
    /// From the first member's first token to the last member's last.
    pub tokens: Range<usize>,
    /// The (folded) preposition before the first member.
    pub preposition: Option<Box<str>>,
    /// Where that preposition stands.
    pub preposition_at: Option<usize>,
    /// The cases that all members allow.
    pub cases: Cases,
    /// The clause it stands in.
    pub clause: usize,
}

impl List {
    /// Whether it is without a preposition and can be in the case.
    #[must_use]
    pub fn bare(&self, case: Case) -> bool {
        self.preposition.is_none() && self.cases.has(case)
    }

    /// Whether it follows one of these prepositions.
    #[must_use]
    pub fn after(&self, prepositions: &Words) -> bool {
        self.preposition.as_deref().is_some_and(|p| prepositions.has(p))
    }
}

/// How far before a name stands the noun of which it is the apposition.
const APPOSED: usize = 9;

/// One sentence.
pub struct Scene<'d> {
    /// What all sentences share.
    pub context: Context<'d>,
    /// Index of the sentence.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its clauses.
    pub clauses: Clauses,
    /// Its mentions, as indices into [`Context::mentions`].
    pub mentions: Range<usize>,
    /// Its lists of mentions, in order.
    pub lists: Vec<List>,
    /// Its phrases of time, in order.
    pub times: &'d [TimeMention],
}

impl<'d> Scene<'d> {
    /// Looks at one sentence.
    #[must_use]
    pub fn new(context: Context<'d>, sentence: usize) -> Self {
        let mut scene = Self::named(context, sentence);
        let pronouns = super::anaphora::lists(&scene);
        if !pronouns.is_empty() {
            scene.lists.extend(pronouns);
            scene.lists.sort_by_key(|l| l.tokens.start);
        }
        scene
    }

    /// Looks at one sentence, with no list for its pronouns.
    #[must_use]
    pub fn named(context: Context<'d>, sentence: usize) -> Self {
        let tokens = context.parsed.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        let clauses = Clauses::read(context.parsed, &context.triggers().grammar, tokens.clone());
        let times = context.times_of(sentence);
        let from = context.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let mentions = from..from + within(context.mentions, |m| m.tokens.start, &tokens).len();
        let mut scene = Self { context, sentence, tokens, clauses, mentions, lists: Vec::new(), times };
        scene.lists = scene.gather();
        super::epithet::resolve(&mut scene);
        scene
    }

    /// Tokens and readings.
    #[must_use]
    pub fn parsed(&self) -> &'d Parsed {
        self.context.parsed
    }

    /// The clause of a token.
    #[must_use]
    pub fn clause(&self, token: usize) -> Option<&Clause> {
        self.clauses.get(self.clauses.index_of(token))
    }

    /// The lists of one clause.
    pub fn lists_of(&self, clause: usize) -> impl Iterator<Item = &List> {
        self.lists.iter().filter(move |l| l.clause == clause)
    }

    /// A mention.
    #[must_use]
    pub fn mention(&self, at: usize) -> Option<&'d Mention> {
        self.context.mentions.get(at)
    }

    /// The mentions of the sentence, in order.
    pub fn mentioned(&self) -> impl Iterator<Item = &'d Mention> {
        self.mentions.clone().filter_map(|at| self.mention(at))
    }

    /// Whether a list holds at least one who can take part (no mere places).
    #[must_use]
    pub fn can_take_part(&self, list: &List) -> bool {
        list.members.iter().any(|&m| self.mention(m).is_some_and(|m| m.kind != EntityKind::Place))
    }

    /// Whether a list names more than one, or one that is plural.
    #[must_use]
    pub fn is_plural(&self, list: &List) -> bool {
        list.members.len() > 1
            || list.members.iter().any(|&m| self.mention(m).is_some_and(|m| m.number == Some(Number::Plur)))
    }

    fn gather(&self) -> Vec<List> {
        let from = self.context.mentions.partition_point(|m| m.tokens.start < self.tokens.start);
        let inside = within(self.context.mentions, |m| m.tokens.start, &self.tokens);
        let mut lists: Vec<List> = Vec::new();
        for (offset, mention) in inside.iter().enumerate().filter(|(_, m)| !m.adjective && !names::is_crowd(m)) {
            let joined = lists.last_mut().filter(|list| self.joins(list, mention));
            if let Some(list) = joined {
                list.members.push(from + offset);
                list.tokens.end = mention.tokens.end;
                list.cases = list.cases.and(mention.cases);
                continue;
            }
            let preposition_at = self.preposition(mention.tokens.start).filter(|&p| self.governs(p, mention));
            let preposition_at = preposition_at.or_else(|| self.preposition_of_apposed(mention));
            lists.push(List {
                members: vec![from + offset],
                tokens: mention.tokens.clone(),
                preposition: preposition_at.map(|t| self.parsed().lemma(t).into()),
                preposition_at,
                cases: mention.cases,
                clause: self.clauses.index_of(mention.tokens.start),
            });
        }
        lists
    }

    /// "с блогером из Риги Юханом Тамме", "с управляющим делами Иваном Котом": a name in the case of the human
    /// being before it, of whom more is told between.
    fn preposition_of_apposed(&self, mention: &Mention) -> Option<usize> {
        let parsed = self.parsed();
        if mention.kind != EntityKind::Person || !mention.cases.has(Case::Ins) || mention.cases.has(Case::Nom) {
            return None;
        }
        let (start, clause) = (mention.tokens.start, self.clauses.index_of(mention.tokens.start));
        let lowest = self.tokens.start.max(start.saturating_sub(APPOSED));
        let plain = |t: &usize| {
            let tag = parsed.tag(*t);
            let parts = parsed.shape(*t) == Shape::Mark || matches!(tag.pos, Pos::Verb | Pos::Cconj | Pos::Pron);
            (!parts || tag.is_participle()) && self.clauses.index_of(*t) == clause
        };
        let with =
            |t: &usize| self.context.triggers().grammar.with.has(parsed.lemma(*t)) && parsed.tag(*t).pos == Pos::Adp;
        let preposition = (lowest..start).rev().take_while(plain).find(with)?;
        let single = |t: usize, noun: bool| {
            let kind = |tag: &Tag| if noun { tag.is_noun() && tag.animate == Some(true) } else { tag.is_attribute() };
            parsed
                .readings(t)
                .iter()
                .any(|r| kind(&r.tag) && r.tag.case == Some(Case::Ins) && r.tag.number == Some(Number::Sing))
        };
        let head = (preposition + 1..start).find(|&t| parsed.tag(t).is_noun() || !parsed.tag(t).is_attribute())?;
        let named = self.context.mentions.iter().any(|m| m.tokens.contains(&head));
        let runs = head > preposition + 1 && single(head - 1, false);
        (!named && (single(head, true) || runs)).then_some(preposition)
    }

    /// Whether only commas and conjunctions (and the preposition said again) part the mention from
    /// the list, and the cases agree.
    fn joins(&self, list: &List, mention: &Mention) -> bool {
        let parsed = self.parsed();
        let gap = list.tokens.end..mention.tokens.start;
        if gap.is_empty() || gap.len() > 8 || list.cases.and(mention.cases).is_empty() {
            return false;
        }
        // "обсудили в Осло, Ким и Рауд решили": a town and a person do not stand side by side.
        let town = list.members.last().and_then(|&m| self.mention(m)).is_some_and(|m| m.kind == EntityKind::Place);
        if town && mention.kind == EntityKind::Person {
            return false;
        }
        // "по сообщению ТАСС, Ким прибыл": who reports stands beside nobody.
        let before = list.members.last().and_then(|&m| self.mention(m));
        if mention.kind == EntityKind::Person && before.is_some_and(|m| super::roles::is_outlet(self, m)) {
            return false;
        }
        let mut joint = false;
        let mut attributes = 0;
        let including = self.including(&gap);
        for token in gap.clone().filter(|t| !including.contains(t)) {
            let tag = parsed.tag(token);
            match parsed.form(token) {
                "," | "/" => joint = true,
                "»" | "\"" | "”" | "«" | "“" | "„" => {}
                _ if self.goes_on(token) => joint = true,
                _ if tag.pos == Pos::Adp => {
                    if list.preposition.as_deref() != Some(parsed.lemma(token)) {
                        return false;
                    }
                }
                // "с Ким, возглавляющей фонд": what does not agree is no attribute of the next one.
                _ if tag.is_attribute() && joint => {
                    let cases = parsed.cases(token, |r| r.tag.is_attribute());
                    if !mention.cases.is_empty() && cases.and(mention.cases).is_empty() {
                        return false;
                    }
                    attributes += 1;
                }
                _ => return false,
            }
        }
        joint && attributes <= 3 && !self.is_parted(list, mention)
    }

    /// "Как сообщил посол, министр вылетел": a comma between two clauses, each with its verb.
    fn is_parted(&self, list: &List, mention: &Mention) -> bool {
        let other = self.clauses.index_of(mention.tokens.start) != list.clause;
        let parsed = self.parsed();
        let verb = self.clauses.get(list.clause).and_then(|c| c.predicate).filter(|&p| p < list.tokens.start);
        let single = verb.is_some_and(|p| parsed.tag(p).is_finite() && parsed.tag(p).number == Some(Number::Sing));
        let comma = (list.tokens.end..mention.tokens.start).all(|t| !self.goes_on(t));
        other && single && comma && list.bare(Case::Nom) && mention.cases.has(Case::Nom)
    }

    /// "министры, в том числе Ким": the words that name some of a list.
    fn including(&self, gap: &Range<usize>) -> Range<usize> {
        let words = &self.context.triggers().grammar.including;
        let at = |start: &usize| words.iter().enumerate().all(|(i, word)| self.parsed().form(start + i) == word);
        gap.clone().find(at).map_or(0..0, |start| start..start + words.len())
    }

    /// Whether the token goes on with a list: "и", "или", "а также".
    fn goes_on(&self, token: usize) -> bool {
        let (parsed, grammar) = (self.parsed(), &self.context.triggers().grammar);
        let also = |t: usize| grammar.also.has(parsed.lemma(t));
        let conjunction = parsed.tag(token).pos == Pos::Cconj;
        also(token) || (conjunction && (!grammar.adversative.has(parsed.lemma(token)) || also(token + 1)))
    }

    /// Whether the preposition can take the mention's case: "накануне министр" is an adverb and a
    /// subject, since "накануне" takes the genitive.
    fn governs(&self, preposition: usize, mention: &Mention) -> bool {
        let form = self.parsed().form(preposition).to_lowercase();
        let cases = self.context.language.lexicon.places.government(&form);
        cases.is_none_or(|cases| mention.cases.is_empty() || !cases.and(mention.cases).is_empty())
    }

    /// The preposition that governs the phrase beginning at `token`, past its attributes.
    #[must_use]
    pub fn preposition(&self, token: usize) -> Option<usize> {
        let parsed = self.parsed();
        let lowest = self.tokens.start.max(token.saturating_sub(6));
        for at in (lowest..token).rev() {
            let tag = parsed.tag(at);
            if tag.pos == Pos::Adp && self.is_adverb(at, token) {
                // "с прибывшим накануне министром"
                return self.around_participle(at);
            }
            if tag.pos == Pos::Adp {
                return Some(at);
            }
            if self.stands_for_all(at) && parsed.shape(at + 1) == Shape::Capital {
                // "вместо этого Ким встретится"
                return None;
            }
            // "в том же Осло": "том" is a volume too.
            let same = self.context.triggers().assembly.this.has(parsed.form(at + 1));
            let quote = same || matches!(parsed.form(at), "«" | "\"" | "“" | "„");
            let attribute = tag.is_attribute() || tag.pos == Pos::Num || parsed.shape(at) == Shape::Number;
            if !attribute && !quote && tag.pos != Pos::Part && tag.pos != Pos::Adv {
                return self.around_participle(at);
            }
        }
        None
    }

    /// Whether the noun after a preposition, past its attributes, can be in the case.
    #[must_use]
    pub fn governed(&self, preposition: usize, case: Case) -> bool {
        let parsed = self.parsed();
        let noun = (preposition + 1..self.tokens.end).find(|&t| !parsed.tag(t).is_attribute());
        noun.is_some_and(|t| parsed.cases(t, |r| r.tag.is_noun()).has(case))
    }

    /// "прежде эти двое", "накануне Ким": a word that may be a preposition and is an adverb here, for it
    /// is not followed by a genitive, or is a phrase of time by itself.
    fn is_adverb(&self, preposition: usize, token: usize) -> bool {
        let parsed = self.parsed();
        let timed = self.times.iter().any(|t| t.tokens.contains(&preposition) && t.tokens.end <= token);
        if parsed.form(token).chars().next().is_some_and(char::is_uppercase) {
            // What case a name is in, is told by the mention.
            return timed;
        }
        if !self.context.triggers().grammar.adverbial.has(parsed.lemma(preposition)) {
            return false;
        }
        let cases = parsed.cases(token, |_| true);
        !cases.is_empty() && !cases.has(Case::Gen)
    }

    /// "этого", "того" after a preposition: all that was told.
    fn stands_for_all(&self, token: usize) -> bool {
        let parsed = self.parsed();
        let this = &self.context.triggers().assembly.this;
        let before = token.checked_sub(1).filter(|b| *b >= self.tokens.start);
        let particle = parsed.tag(token).pos == Pos::Part;
        this.has(&parsed.form(token).to_lowercase())
            && !particle
            && before.is_some_and(|b| parsed.tag(b).pos == Pos::Adp)
    }

    /// Whether a meeting's noun is what is spoken of or got ready for: "рассказал о встрече", "текст к
    /// саммиту"; the day and place before it are then those of the telling.
    #[must_use]
    pub fn is_spoken_of(&self, token: usize) -> bool {
        let (parsed, grammar) = (self.parsed(), &self.context.triggers().grammar);
        let of = |p: usize| [&grammar.about, &grammar.to, &grammar.purpose].iter().any(|w| w.has(parsed.lemma(p)));
        // "приступили к переговорам" tells of the talks themselves.
        let sets_to = &self.context.triggers().support.sets_to;
        let begun = self.clause(token).and_then(|c| c.predicate).is_some_and(|p| sets_to.has(parsed.lemma(p)));
        !begun && self.preposition(token).is_some_and(of)
    }

    /// "с прибывшим в Осло министром": the preposition before a participle, or an adjective, whose own words
    /// end at `end`.
    fn around_participle(&self, end: usize) -> Option<usize> {
        let parsed = self.parsed();
        let lowest = self.tokens.start.max(end.saturating_sub(5));
        let phrase = |t: &usize| {
            let tag = parsed.tag(*t);
            tag.is_noun() || tag.is_attribute() || matches!(tag.pos, Pos::Adp | Pos::Num | Pos::Adv)
        };
        let before = (lowest..end).rev().take_while(phrase);
        let opens = |t: usize| {
            let tag = parsed.tag(t);
            // "с ответственным за газ министром": an adjective with words of its own.
            let complex = tag.is_attribute() && parsed.tag(t + 1).pos == Pos::Adp;
            !tag.short && (tag.is_participle() || complex)
        };
        let participle = before.filter(|&t| opens(t) && !self.has_noun(t, end)).last()?;
        let preposition = participle.checked_sub(1).filter(|&t| t >= self.tokens.start)?;
        (parsed.tag(preposition).pos == Pos::Adp).then_some(preposition)
    }

    /// "после закрытой встречи министра": the participle stands by its own noun, and closes its phrase.
    fn has_noun(&self, participle: usize, end: usize) -> bool {
        let parsed = self.parsed();
        let next = (participle + 1..=end).find(|&t| !parsed.tag(t).is_attribute());
        let own = parsed.cases(participle, |r| r.tag.is_attribute());
        next.is_some_and(|t| parsed.tag(t).is_noun() && !parsed.cases(t, |r| r.tag.is_noun()).and(own).is_empty())
    }

    /// "по итогам конгресса", "в ходе встречи": the noun before says that it happens or happened.
    #[must_use]
    pub fn is_after_fact(&self, token: usize) -> bool {
        let fact = &self.context.triggers().support.fact;
        self.noun_before(token).is_some_and(|t| fact.has(self.parsed().lemma(t)))
    }

    /// Whether a clause has a phrase of time.
    #[must_use]
    pub fn is_timed(&self, clause: usize) -> bool {
        self.times.iter().any(|t| self.clauses.index_of(t.tokens.start) == clause)
    }

    /// Whether a preposition of several words ends before `token`: the lemma of its noun
    /// ("во время", "по итогам", "с участием", "на уровне").
    #[must_use]
    pub fn noun_before(&self, token: usize) -> Option<usize> {
        let before = token.checked_sub(1).filter(|b| *b >= self.tokens.start)?;
        self.parsed().tag(before).is_noun().then_some(before)
    }
}

/// The items whose key lies in the range; the slice is sorted by the key.
fn within<'s, T>(items: &'s [T], key: impl Fn(&T) -> usize, range: &Range<usize>) -> &'s [T] {
    let from = items.partition_point(|item| key(item) < range.start);
    let to = items.partition_point(|item| key(item) < range.end);
    items.get(from..to).unwrap_or_default()
}
