//! Titles as they stand in the text: attributes, head noun, complement. "Специальный представитель
//! президента США", "секретарь СНБО", "министры иностранных дел Турции и Ирана". It must not decide
//! who holds the office.

use std::ops::Range;

use super::chunk::{Chunk, Form};
use super::reading::Naming;
use super::scene::Scene;
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
}

impl Phrase {
    /// The tokens after the head.
    pub(super) fn complement(&self) -> Range<usize> {
        self.head + 1..self.tokens.end
    }
}

/// Finds titles, knowing the names of the article.
pub(super) struct Titles<'s> {
    scene: &'s Scene<'s>,
    chunks: &'s [Chunk],
    /// For each token the chunk that begins there.
    begins: Vec<Option<u32>>,
}

/// What an outer title lets an inner one take.
#[derive(Clone, Copy)]
struct Outer {
    cases: Cases,
    depth: u8,
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
    fn at(&self, token: usize, outer: Option<Outer>, floor: usize) -> Option<Phrase> {
        let name = self.begins.get(token).is_some_and(Option::is_some);
        if name || self.scene.in_place(token) || self.scene.parsed.shape(token) == Shape::Upper {
            return None;
        }
        let titles = &self.scene.names.titles;
        if !self.scene.parsed.readings(token).iter().any(|reading| titles.head(&reading.lemma).is_some()) {
            return None;
        }
        let sing = self.of_number(token, Number::Sing, outer, floor);
        let plural = self.of_number(token, Number::Plur, outer, floor);
        match (sing, plural) {
            (Some(one), Some(many)) => Some(if self.is_plural(&one, &many) { many } else { one }),
            (one, many) => one.or(many),
        }
    }

    fn of_number(&self, token: usize, number: Number, outer: Option<Outer>, floor: usize) -> Option<Phrase> {
        let (reading, head) = self.head(token, number)?;
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
        };
        if cases.is_empty() {
            return None;
        }
        if outer.is_none() {
            self.take_attributes(&mut phrase, floor);
            self.take_acting(&mut phrase, floor);
            phrase.cases = self.scene.allowed(phrase.tokens.start, phrase.cases);
        }
        let depth = outer.map_or(0, |outer| outer.depth);
        self.take_complement(&mut phrase, head, depth);
        self.take_holders(&mut phrase, head, outer);
        Some(phrase)
    }

    /// The reading and lexicon row by which a token heads a title in this number.
    fn head(&self, token: usize, number: Number) -> Option<(&'s Reading, &'s Head)> {
        let titles = &self.scene.names.titles;
        self.scene.parsed.readings(token).iter().find_map(|reading| {
            let noun = matches!(reading.tag.pos, Pos::Noun | Pos::Adj) || reading.tag.is_participle();
            let right = reading.tag.number.is_none_or(|n| n == number) || reading.tag.indeclinable;
            let head =
                titles.head(&reading.lemma).filter(|_| noun && right && self.is_likely(token, &reading.lemma))?;
            let used = if number == Number::Sing { head.alone.is_some() } else { head.people || head.alone.is_some() };
            (used && (reading.tag.pos == Pos::Noun || self.stands_alone(token))).then_some((reading, head))
        })
    }

    /// Whether the lemma is the likely one: "политики" is rather of "политика".
    fn is_likely(&self, token: usize, lemma: &str) -> bool {
        let own = |r: &&Reading| &*r.lemma == lemma;
        self.scene.parsed.readings(token).iter().filter(own).map(|r| r.prob).sum::<f32>() >= 0.4
    }

    /// An adjective used as a noun: no noun follows that it could belong to.
    fn stands_alone(&self, token: usize) -> bool {
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
        if before.is_some_and(|t| parsed.tag(t).is_noun() || parsed.tag(t).pos == Pos::Adp) {
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
            let joined = at < phrase.head && phrase.number == Number::Plur && at >= floor + 2 && self.is_joint(at - 1);
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

    /// "исполняющий обязанности главы": the case is that of the participle.
    fn take_acting(&self, phrase: &mut Phrase, floor: usize) {
        let parsed = self.scene.parsed;
        let Some(participle) = phrase.tokens.start.checked_sub(2).filter(|&token| token >= floor) else { return };
        if !phrase.cases.has(Case::Gen) || !self.scene.names.titles.is_acting(&self.scene.folded(participle + 1)) {
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

    fn take_complement(&self, phrase: &mut Phrase, head: &Head, depth: u8) {
        let end = self.scene.sentence_end(phrase.head);
        let mut at = phrase.head + 1;
        while at < end && depth < 4 {
            let next = self
                .genitive(phrase, at, end, depth)
                .or_else(|| self.name_in_genitive(phrase, at))
                .or_else(|| self.with_preposition(head, at, end))
                .or_else(|| self.quotation(phrase, at, end))
                .or_else(|| self.coordinated(phrase, at, end));
            let Some(next) = next.filter(|&next| next > at) else { break };
            at = next;
        }
        phrase.tokens.end = at;
    }

    /// A genitive: a place or body, attributes with a noun, another title.
    fn genitive(&self, phrase: &mut Phrase, at: usize, end: usize, depth: u8) -> Option<usize> {
        let scene = self.scene;
        if let Some(place) = scene.place_from(at) {
            // "министр Республики Узбекистан": after a noun of its kind a place stands as it is.
            let named = at > phrase.head + 1 && scene.names.titles.is_thing(scene.parsed.lemma(at - 1));
            let fits = named || place.cases.is_empty() || place.cases.has(Case::Gen);
            return fits.then_some(place.tokens.end);
        }
        let at = if phrase.number == Number::Plur { self.counted(at, end).unwrap_or(at) } else { at };
        if self.chunk_from(at).is_some() {
            return None;
        }
        let mut noun = at;
        while noun < end && self.is_genitive_attribute(noun) {
            noun += 1;
        }
        if let Some(place) = (noun > at).then(|| scene.place_from(noun)).flatten() {
            return place.cases.has(Case::Gen).then_some(place.tokens.end);
        }
        let outer = Outer { cases: phrase.cases, depth: depth + 1 };
        if let Some(inner) = self.at(noun, Some(outer), noun) {
            let next = self.end(&inner);
            phrase.inner.push(inner);
            return Some(next);
        }
        (noun < end && self.is_genitive_noun(noun)).then_some(noun + 1)
    }

    /// "представители более 10 стран": skips the count.
    fn counted(&self, at: usize, end: usize) -> Option<usize> {
        let parsed = self.scene.parsed;
        let number = |t: usize| parsed.shape(t) == Shape::Number || parsed.tag(t).pos == Pos::Num;
        let at_number = if number(at) { at } else { (at + 1 < end && number(at + 1)).then_some(at + 1)? };
        let adverb = at_number == at || self.scene.names.titles.is_measure(&self.scene.folded(at));
        (adverb && at_number + 1 < end).then_some(at_number + 1)
    }

    fn is_genitive_attribute(&self, token: usize) -> bool {
        let genitive = |r: &Reading| r.tag.is_attribute() && r.tag.case == Some(Case::Gen) && r.prob >= 0.05;
        self.scene.parsed.readings(token).iter().any(genitive)
    }

    fn is_genitive_noun(&self, token: usize) -> bool {
        let parsed = self.scene.parsed;
        let word = matches!(parsed.shape(token), Shape::Lower | Shape::Capital | Shape::Upper);
        // "киргизский лидер примет": what may well be a verb is no complement.
        let verb = |r: &Reading| r.tag.is_finite() && r.prob >= 0.2;
        if !word || parsed.readings(token).iter().any(verb) {
            return false;
        }
        let genitive = |r: &Reading| {
            let case = r.tag.case == Some(Case::Gen) || r.tag.indeclinable || r.tag.abbreviation;
            r.tag.is_noun() && case && r.prob >= 0.1
        };
        match parsed.shape(token) {
            Shape::Upper => true,
            // "Верховной Рады", "Республики", but no unknown name: "премьер Пхумтам Вечаячай".
            Shape::Capital => {
                let ordinary = |r: &Reading| r.origin == Origin::Known && r.tag.name.is_none() && genitive(r);
                parsed.readings(token).iter().any(ordinary)
            }
            _ => parsed.readings(token).iter().any(genitive),
        }
    }

    /// "зять Трампа": a name that does not agree with the head belongs to its complement.
    fn name_in_genitive(&self, phrase: &mut Phrase, at: usize) -> Option<usize> {
        let (index, chunk) = self.chunk_from(at)?;
        let cases = chunk.cases();
        let follows = self.chunk_from(chunk.tokens.end).is_some_and(|(_, next)| agrees(next.cases(), phrase.cases));
        let holder = agrees(cases, phrase.cases) && self.may_bear(phrase, chunk);
        let complement = cases.has(Case::Gen) && (follows || !holder);
        let unknown = chunk.form == Form::Pair || chunk.form == Form::Weak && at > phrase.head + 1;
        if !complement || unknown && !follows {
            return None;
        }
        phrase.swallowed.push(index);
        Some(chunk.tokens.end)
    }

    /// Whether one name may be that of the title's bearer: not of a group ("команда Трампа"), nor a
    /// lone surname of several people ("друзья Арканова").
    fn may_bear(&self, phrase: &Phrase, chunk: &Chunk) -> bool {
        let head = self.scene.names.titles.head(&phrase.lemma);
        // "экс-главы Погранслужбы": a head that needs a complement takes an unknown word as one.
        let needy = head
            .is_some_and(|head| head.alone == Some(Use::Office) && head.level.is_none() && !head.takes(Takes::Given));
        if needy && chunk.form == Form::Weak && phrase.tokens.end == phrase.head + 1 {
            return false;
        }
        let collective = head.is_some_and(|head| head.alone == Some(Use::Collective));
        let row = self.is_joint(chunk.tokens.end) && self.chunk_from(chunk.tokens.end + 1).is_some();
        // "брат Мурси" is no man by the name of Mursi, "отец Владислава Суркова" no woman.
        let kin = head.is_some_and(|head| head.takes(Takes::Kin));
        let own = |option: &Naming| {
            phrase.gender.is_none_or(|gender| gender == option.gender) && agrees(option.cases, phrase.cases)
        };
        if kin && (matches!(chunk.form, Form::Surname | Form::Weak) || !chunk.options.iter().any(own)) {
            return false;
        }
        !collective && (phrase.number == Number::Sing || row || chunk.form == Form::Full)
    }

    /// "по национальной безопасности", "в Киеве", "при ООН", "от партии".
    fn with_preposition(&self, head: &Head, at: usize, end: usize) -> Option<usize> {
        let names = self.scene.names;
        let (takes, case) = names.titles.governs(&self.scene.folded(at))?;
        if !head.takes(takes) {
            return None;
        }
        if takes == Takes::At {
            return self.scene.place_from(at + 1).map(|place| place.tokens.end);
        }
        let parsed = self.scene.parsed;
        let fits = |r: &Reading| r.tag.case == Some(case) && r.prob >= 0.05;
        let mut noun = at + 1;
        while noun < end && parsed.readings(noun).iter().any(|r| r.tag.is_attribute() && fits(r)) {
            noun += 1;
        }
        if let Some(place) = self.scene.place_from(noun) {
            return Some(place.tokens.end);
        }
        let domain =
            |r: &Reading| r.tag.is_noun() && (fits(r) || r.tag.indeclinable) && names.titles.is_domain(&r.lemma);
        (noun < end && parsed.readings(noun).iter().any(domain)).then_some(noun + 1)
    }

    /// The name of a party or company in quotation marks.
    fn quotation(&self, phrase: &Phrase, at: usize, end: usize) -> Option<usize> {
        let parsed = self.scene.parsed;
        if parsed.form(at) != "«" || at < phrase.head + 1 {
            return None;
        }
        let close = (at + 1..end.min(at + 7)).find(|&token| parsed.form(token) == "»")?;
        // "власти «ведут себя»" is speech and no name.
        let named = !matches!(parsed.shape(at + 1), Shape::Lower | Shape::Mark)
            && !(at + 1..close).any(|token| parsed.tag(token).is_finite());
        named.then_some(close + 1)
    }

    /// "безопасности и обороны", "Турции и Ирана": one more of the same.
    fn coordinated(&self, phrase: &Phrase, at: usize, end: usize) -> Option<usize> {
        let form = self.scene.parsed.form(at);
        if !self.is_joint(at) || at == phrase.head + 1 {
            return None;
        }
        if let Some(place) = self.scene.place_from(at + 1) {
            let of_places = self.scene.in_place(at - 1) && phrase.number == Number::Plur;
            return (of_places && place.cases.has(Case::Gen)).then_some(place.tokens.end);
        }
        if form == "," {
            return None;
        }
        let mut noun = at + 1;
        while noun < end && self.is_genitive_attribute(noun) {
            noun += 1;
        }
        let plain = self.scene.parsed.shape(noun) == Shape::Lower && self.head(noun, Number::Sing).is_none();
        let like_before = self.scene.parsed.shape(at - 1) == Shape::Lower && !self.scene.in_place(at - 1);
        let people = self.head(noun, Number::Plur).is_some();
        (plain && like_before && !people && self.only_genitive(noun)).then_some(noun + 1)
    }

    /// A noun that can hardly be the subject or object of its own: the genitive is its likeliest case.
    fn only_genitive(&self, token: usize) -> bool {
        let tag = self.scene.parsed.tag(token);
        tag.is_noun() && tag.case == Some(Case::Gen) && tag.animate != Some(true)
    }

    /// Whether a token joins the members of a row.
    fn is_joint(&self, token: usize) -> bool {
        self.scene.names.titles.is_joint(self.scene.parsed.form(token))
    }

    fn take_holders(&self, phrase: &mut Phrase, head: &Head, outer: Option<Outer>) {
        let mut at = phrase.tokens.end;
        while let Some((index, chunk)) = self.chunk_from(at) {
            let weak = chunk.form == Form::Given && !head.takes(Takes::Given) && head.alone == Some(Use::Office);
            if weak
                || !agrees(chunk.cases(), phrase.cases)
                || (phrase.holders.is_empty() && !self.may_bear(phrase, chunk))
            {
                return;
            }
            // "помощника президента России Юрия Ушакова": one name belongs to the outer title.
            let follows = self.chunk_from(chunk.tokens.end).is_some();
            if outer.is_some_and(|outer| agrees(chunk.cases(), outer.cases)) && !follows {
                return;
            }
            phrase.holders.push(index);
            let cases = phrase.cases.and(chunk.cases());
            phrase.cases = cases;
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
