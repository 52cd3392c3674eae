//! Titles as they stand in the text: attributes, head noun, complement. "Специальный представитель
//! президента США", "секретарь СНБО", "министры иностранных дел Турции и Ирана". It must not decide
//! who holds the office.

use std::ops::Range;

use super::chunk::Chunk;
use super::part::Form;
use super::scene::Scene;
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::lexicon::calendar::Word;
use crate::lang::lexicon::titles::{Head, Takes, Use};
use crate::lang::morph::{Origin, Reading};
use crate::lang::tag::{Case, Cases, Gender, Number, Pos};
use crate::lang::token::Shape;

/// A title.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Attributes, head and complement.
    pub(super) tokens: Range<usize>,
    /// The head noun.
    pub(super) head: usize,
    /// Its lemma, folded.
    pub(super) lemma: Box<str>,
    /// Number of the head.
    pub(super) number: Number,
    /// Gender of the head.
    pub(super) gender: Option<Gender>,
    /// Cases of head and attributes together.
    pub(super) cases: Cases,
    /// Attributes, as tokens.
    pub(super) attributes: Vec<usize>,
    /// Names that belong to the complement: "зять Трампа".
    pub(super) swallowed: Vec<usize>,
    /// Titles within the complement: "президента США" of "помощник президента США".
    pub(super) inner: Vec<Phrase>,
    /// The names of those who bear the title, as indices of chunks.
    pub(super) holders: Vec<usize>,
    /// Whether another acts for the holder: "исполняющий обязанности главы".
    pub(super) acting: bool,
    /// Whether it is people whom only the preposition makes a side: "с отельерами".
    pub(super) crowd: bool,
    /// The state that the one whom the holder serves leads: "советник Трампа".
    pub(super) patron: Option<Box<str>>,
}

impl Phrase {
    /// The tokens after the head.
    pub(super) fn complement(&self) -> Range<usize> {
        self.head + 1..self.tokens.end
    }
}

/// Finds titles, knowing the names of the article.
pub(super) struct Titles<'s> {
    pub(super) scene: &'s Scene<'s>,
    chunks: &'s [Chunk],
    /// For each token the chunk that begins there.
    begins: Vec<Option<u32>>,
}

/// How many words after a noun the name of the human being stands at most.
const NEAR: usize = 7;

/// What an outer title lets an inner one take.
#[derive(Clone, Copy)]
pub(super) struct Outer {
    pub(super) cases: Cases,
    pub(super) depth: u8,
}

impl<'s> Titles<'s> {
    pub(super) fn new(scene: &'s Scene<'s>, chunks: &'s [Chunk]) -> Self {
        let mut begins = vec![None; scene.parsed.tokens.len()];
        // "министр Республики": an ordinary word with a capital stops no title.
        for (index, chunk) in chunks.iter().enumerate().filter(|(_, chunk)| chunk.form != Form::Common) {
            if let Some(slot) = begins.get_mut(chunk.tokens.start) {
                *slot = u32::try_from(index).ok();
            }
        }
        Self { scene, chunks, begins }
    }

    /// All outermost titles, in order.
    pub(super) fn find(&self) -> Vec<Phrase> {
        let mut found: Vec<Phrase> = Vec::new();
        for sentence in &self.scene.parsed.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let from = at;
                at += 1;
                if let Some(phrase) =
                    self.at(from, None, sentence.tokens.start.max(found.last().map_or(0, |p| self.end(p))))
                {
                    at = self.end(&phrase).max(at);
                    found.push(phrase);
                }
            }
        }
        found
    }

    /// Where a title with its holders ends.
    pub(super) fn end(&self, phrase: &Phrase) -> usize {
        let last = phrase.holders.last().and_then(|&index| self.chunks.get(index));
        last.map_or(phrase.tokens.end, |chunk| chunk.tokens.end.max(phrase.tokens.end))
    }

    /// The name that begins at a token.
    pub(super) fn chunk_from(&self, token: usize) -> Option<(usize, &'s Chunk)> {
        let index = self.begins.get(token).copied().flatten()? as usize;
        // What begins a sentence continues nothing.
        if self.scene.sentence_start(token) == token {
            return None;
        }
        self.chunks.get(index).map(|chunk| (index, chunk))
    }

    /// The title headed by a token. `floor` is the first token that its attributes may take.
    pub(super) fn at(&self, token: usize, outer: Option<Outer>, floor: usize) -> Option<Phrase> {
        let name = self.begins.get(token).is_some_and(Option::is_some);
        if name || self.scene.in_place(token) || self.scene.parsed.shape(token) == Shape::Upper {
            return None;
        }
        let titles = &self.scene.names.titles;
        if !self.scene.parsed.readings(token).iter().any(|reading| titles.head(&reading.lemma).is_some()) {
            return self.unlisted(token, outer, floor).or_else(|| self.crowd(token, outer, floor));
        }
        let sing = self.of_number(token, Number::Sing, outer, floor);
        let plural = self.of_number(token, Number::Plur, outer, floor);
        match (sing, plural) {
            (None, Some(many)) if many.holders.is_empty() => self.crowd(token, outer, floor).or(Some(many)),
            (Some(one), Some(many)) => Some(if self.is_plural(&one, &many) { many } else { one }),
            (one, many) => {
                one.or(many).or_else(|| self.unlisted(token, outer, floor)).or_else(|| self.crowd(token, outer, floor))
            }
        }
    }

    /// "с волонтёром Иваном Рогом", "завуча школы Анны Рог": any noun for a human being beside the name, whose
    /// case it shares. A lone surname in the genitive is rather that of another: "соперника Рога".
    fn unlisted(&self, token: usize, outer: Option<Outer>, floor: usize) -> Option<Phrase> {
        let parsed = self.scene.parsed;
        if outer.is_some() || parsed.shape(token) != Shape::Lower {
            return None;
        }
        // Most words have no name near them, and cost no look at their readings.
        let end = (token + NEAR).min(self.scene.sentence_end(token));
        if !(token + 1..end).any(|t| self.begins.get(t).is_some_and(Option::is_some)) {
            return None;
        }
        let human = |r: &&Reading| {
            let noun = r.tag.pos == Pos::Noun && r.tag.number == Some(Number::Sing) && r.tag.animate == Some(true);
            noun && r.tag.name.is_none() && r.origin == Origin::Known && self.is_likely(token, &r.lemma)
        };
        let reading = parsed.readings(token).iter().find(human)?;
        let phrase = self.of_reading(token, (reading, Number::Sing), &Head::HUMAN, (outer, floor))?;
        let chunk = self.chunks.get(*phrase.holders.first()?)?;
        let lone = matches!(chunk.form, Form::Surname | Form::Weak | Form::Given);
        (!lone || !phrase.cases.has(Case::Gen)).then_some(phrase)
    }

    fn of_number(&self, token: usize, number: Number, outer: Option<Outer>, floor: usize) -> Option<Phrase> {
        let (reading, head) = self.head(token, number)?;
        self.of_reading(token, (reading, number), head, (outer, floor))
    }

    pub(super) fn of_reading(
        &self,
        token: usize,
        (reading, number): (&Reading, Number),
        head: &Head,
        (outer, floor): (Option<Outer>, usize),
    ) -> Option<Phrase> {
        let of_head = |r: &Reading| r.lemma == reading.lemma && r.tag.number == Some(number);
        let mut cases = self.scene.parsed.cases(token, of_head);
        if reading.tag.indeclinable {
            cases = Cases::ALL;
        }
        if outer.is_some() {
            cases = cases.and(Case::Gen.into());
        }
        let mut phrase = Phrase {
            tokens: token..token + 1,
            head: token,
            lemma: reading.lemma.clone(),
            number,
            gender: reading.tag.gender,
            cases,
            attributes: Vec::new(),
            swallowed: Vec::new(),
            inner: Vec::new(),
            holders: Vec::new(),
            acting: false,
            crowd: false,
            patron: None,
        };
        if cases.is_empty() {
            return None;
        }
        if outer.is_none() {
            self.take_attributes(&mut phrase, floor);
            self.take_acting(&mut phrase, floor);
            phrase.cases = self.scene.allowed(phrase.tokens.start, phrase.cases);
        }
        self.take_complement(&mut phrase, head, outer);
        self.take_holders(&mut phrase, head, outer);
        Some(phrase)
    }

    /// The reading and lexicon row by which a token heads a title in this number.
    pub(super) fn head(&self, token: usize, number: Number) -> Option<(&'s Reading, &'s Head)> {
        let titles = &self.scene.names.titles;
        self.scene.parsed.readings(token).iter().find_map(|reading| {
            let noun = matches!(reading.tag.pos, Pos::Noun | Pos::Adj) || reading.tag.is_participle();
            let right = reading.tag.number.is_none_or(|n| n == number) || reading.tag.indeclinable;
            let head = titles.head(&reading.lemma).filter(|_| right)?;
            let name = reading.tag.pos == Pos::Propn && self.is_no_name(token);
            let likely = name || noun && self.is_likely(token, &reading.lemma);
            let used = if number == Number::Sing { head.alone.is_some() } else { head.people || head.alone.is_some() };
            let alone = || name || reading.tag.pos == Pos::Noun || self.stands_alone(token);
            (likely && used && alone()).then_some((reading, head))
        })
    }

    /// "аким", "раис": a given name in small letters is an office, or at the start of a sentence before the
    /// place that it is of.
    fn is_no_name(&self, token: usize) -> bool {
        let of_place = || self.scene.is_initial(token) && self.scene.in_place(token + 1);
        self.scene.parsed.shape(token) == Shape::Lower || of_place()
    }

    /// Whether the lemma is the likely one: "политики" is rather of "политика".
    pub(super) fn is_likely(&self, token: usize, lemma: &str) -> bool {
        let own = |r: &&Reading| &*r.lemma == lemma;
        self.scene.parsed.readings(token).iter().filter(own).map(|r| r.prob).sum::<f32>() >= 0.4
            || self.is_no_subject(token, lemma)
    }

    /// "встретил премьера", "визит премьера": the other lemma ("премьера" of a film) is a nominative only,
    /// which the word before does not allow.
    fn is_no_subject(&self, token: usize, lemma: &str) -> bool {
        let parsed = self.scene.parsed;
        let others = || parsed.readings(token).iter().filter(|r| *r.lemma != *lemma);
        if others().any(|r| r.tag.case != Some(Case::Nom)) {
            return false;
        }
        let Some(other) = others().next() else { return false };
        // "примет премьера Норвегии": no film is of a state.
        let of_state = |place: &Mention| place.kind == EntityKind::State && place.cases.has(Case::Gen);
        if self.scene.place_from(token + 1).is_some_and(of_state) {
            return true;
        }
        let Some(before) = token.checked_sub(1).filter(|&t| t >= self.scene.sentence_start(token)) else {
            return false;
        };
        let tag = parsed.tag(before);
        match tag.pos {
            Pos::Adp | Pos::Noun | Pos::Propn => true,
            Pos::Verb if tag.is_finite() => {
                let gender = tag.gender.is_some() && tag.gender != other.tag.gender;
                gender || tag.number == Some(Number::Plur)
            }
            _ if tag.is_attribute() => !parsed.cases(before, |r| r.tag.is_attribute()).has(Case::Nom),
            _ => false,
        }
    }

    /// An adjective used as a noun: no noun follows that it could belong to.
    pub(super) fn stands_alone(&self, token: usize) -> bool {
        let parsed = self.scene.parsed;
        let of_noun = |number: Number| {
            let noun = parsed.cases(token + 1, |r| r.tag.is_noun() && r.tag.number == Some(number));
            noun.and(parsed.cases(token, |r| r.tag.is_attribute() && r.tag.number == Some(number)))
        };
        of_noun(Number::Sing).is_empty() && of_noun(Number::Plur).is_empty()
    }

    /// Whether "главы МИД" are several heads or of one head.
    fn is_plural(&self, one: &Phrase, many: &Phrase) -> bool {
        if one.attributes.len() != many.attributes.len() {
            return many.attributes.len() > one.attributes.len();
        }
        if one.holders.len() != many.holders.len() {
            return many.holders.len() > one.holders.len();
        }
        let parsed = self.scene.parsed;
        let before = one.tokens.start.checked_sub(1).filter(|&t| t >= self.scene.sentence_start(one.head));
        // "15 января делегации": a month governs nobody.
        let calendar = &self.scene.language.lexicon.calendar;
        let timed = |t: usize| {
            matches!(calendar.word(parsed.lemma(t)), Some(Word::Month(_) | Word::Weekday(_) | Word::Unit(_)))
        };
        let governs = |t: usize| parsed.tag(t).is_noun() && !timed(t) || parsed.tag(t).pos == Pos::Adp;
        if before.is_some_and(governs) {
            return false;
        }
        let (after, end) = (many.tokens.end, self.scene.sentence_end(one.head));
        let verb = |t: &usize| parsed.tag(*t).is_finite();
        let next = (after..end.min(after + 6)).find(verb);
        let nearest = next.or_else(|| before.filter(verb));
        if let Some(number) = nearest.and_then(|token| parsed.tag(token).number) {
            return number == Number::Plur;
        }
        many.tokens.end > one.tokens.end
    }

    fn take_attributes(&self, phrase: &mut Phrase, floor: usize) {
        let mut at = phrase.head;
        while at > floor {
            // "чрезвычайный и полномочный посол": two attributes of one head, but no row of commas.
            let row = phrase.number == Number::Plur || self.scene.parsed.form(at - 1) != ",";
            let joined = at < phrase.head && row && at >= floor + 2 && self.is_joint(at - 1);
            let token = if joined { at - 2 } else { at - 1 };
            let cases = self.attribute_cases(token, phrase, joined);
            let narrowed = phrase.cases.and(cases);
            if narrowed.is_empty() {
                break;
            }
            phrase.cases = narrowed;
            phrase.attributes.insert(0, token);
            at = token;
        }
        phrase.tokens.start = at;
    }

    /// Whether the (folded) words stand one after another from `at` on.
    pub(super) fn reads(&self, at: usize, words: &[Box<str>]) -> bool {
        words.iter().zip(at..).all(|(word, token)| **word == *self.scene.folded(token))
    }

    /// "исполняющий обязанности главы": the case is that of the participle.
    fn take_acting(&self, phrase: &mut Phrase, floor: usize) {
        let parsed = self.scene.parsed;
        let titles = &self.scene.names.titles;
        let start = phrase.tokens.start;
        // "и. о. главы" is of any case; the name tells which.
        let reads = |letters: &&[Box<str>]| {
            let from = start.checked_sub(letters.len()).filter(|&from| from >= floor);
            from.is_some_and(|from| self.reads(from, letters))
        };
        if let Some(letters) = titles.acting_letters().find(reads).filter(|_| phrase.cases.has(Case::Gen)) {
            phrase.cases = Cases::ALL;
            phrase.acting = true;
            phrase.tokens.start = start - letters.len();
            return;
        }
        let Some(participle) = phrase.tokens.start.checked_sub(2).filter(|&token| token >= floor) else { return };
        if !phrase.cases.has(Case::Gen) || !titles.is_acting(&self.scene.folded(participle + 1)) {
            return;
        }
        let cases = parsed.cases(participle, |r| r.tag.is_attribute() && r.tag.number == Some(phrase.number));
        if !cases.is_empty() {
            phrase.cases = cases;
            phrase.attributes.insert(0, participle);
            phrase.acting = true;
            phrase.tokens.start = participle;
        }
    }

    /// The cases in which a token is an attribute of the title's head.
    fn attribute_cases(&self, token: usize, phrase: &Phrase, joined: bool) -> Cases {
        let parsed = self.scene.parsed;
        let state = self.scene.place(token).is_some_and(|place| place.adjective);
        let shown = match parsed.shape(token) {
            Shape::Lower => true,
            Shape::Capital => {
                state || self.scene.is_initial(token) || token + 1 < phrase.head || !self.scene.in_place(token)
            }
            _ => false,
        };
        if !shown || self.scene.in_place(token) {
            return Cases::NONE;
        }
        let several = phrase.number == Number::Plur && (joined || state);
        parsed.cases(token, |r| {
            let gender = phrase.number == Number::Plur || r.tag.gender.is_none() || r.tag.gender == phrase.gender;
            let number = several || r.tag.number.is_none_or(|number| number == phrase.number);
            r.tag.pos == Pos::Adj && !r.tag.short && gender && number && (r.prob >= 0.02 || state)
        })
    }

    /// Whether a token joins the members of a row.
    pub(super) fn is_joint(&self, token: usize) -> bool {
        self.scene.names.titles.is_joint(self.scene.parsed.form(token))
    }

    fn take_holders(&self, phrase: &mut Phrase, head: &Head, outer: Option<Outer>) {
        let mut at = phrase.tokens.end;
        while let Some((index, chunk)) = self.chunk_from(at) {
            let weak = chunk.form == Form::Given && !head.takes(Takes::Given) && head.alone == Some(Use::Office);
            let shared = chunk.cases_beside(phrase.cases);
            if weak || shared.is_empty() || (phrase.holders.is_empty() && !self.may_bear(phrase, chunk)) {
                return;
            }
            // "помощника президента России Юрия Ушакова": one name belongs to the outer title.
            let follows = self.chunk_from(chunk.tokens.end).is_some();
            if outer.is_some_and(|outer| agrees(chunk.cases(), outer.cases)) && !follows {
                return;
            }
            phrase.holders.push(index);
            phrase.cases = shared;
            if phrase.number == Number::Sing {
                return;
            }
            at = chunk.tokens.end;
            if self.is_joint(at) {
                at += 1;
            }
        }
    }
}

/// Whether two things in a row may stand in one case.
pub(super) fn agrees(one: Cases, other: Cases) -> bool {
    !one.and(other).is_empty()
}
