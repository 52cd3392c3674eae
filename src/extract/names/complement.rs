//! What follows the head of a title and belongs to it: genitives, domains, seats, rows of states.
//! "Секретарь Совета национальной безопасности и обороны Украины", "посол Австрии в Сербии". It must
//! not decide who bears the title, but for names that can only belong to the complement.

use super::chunk::Chunk;
use super::part::Form;
use super::phrase::{Outer, Phrase, Titles, agrees};
use super::reading::Naming;
use crate::extract::mention::EntityKind;
use crate::lang::lexicon::calendar::Word;
use crate::lang::lexicon::titles::{Head, Takes, Use};
use crate::lang::morph::{Origin, Reading};
use crate::lang::tag::{Case, Cases, Number, Pos};
use crate::lang::token::Shape;

impl Titles<'_> {
    pub(super) fn take_complement(&self, phrase: &mut Phrase, head: &Head, outer: Option<Outer>) {
        let depth = outer.map_or(0, |outer| outer.depth);
        let end = self.scene.sentence_end(phrase.head);
        let mut at = phrase.head + 1;
        while at < end && depth < 4 {
            let next = self
                .postposed(phrase, head, at)
                .or_else(|| self.commanded(phrase, head, at, end))
                .or_else(|| self.genitive(phrase, at, end, depth))
                .or_else(|| self.name_in_genitive(phrase, at, outer))
                .or_else(|| self.numbered(phrase, at))
                .or_else(|| self.with_preposition(phrase, head, at, end))
                .or_else(|| self.where_it_is(phrase, at))
                .or_else(|| self.quotation(phrase, at, end))
                .or_else(|| self.aside(phrase, at, end))
                .or_else(|| self.coordinated(phrase, at, end));
            let Some(next) = next.filter(|&next| next > at) else { break };
            at = next;
        }
        phrase.tokens.end = at;
    }

    /// "папа римский", "патриарх Московский и всея Руси": an attribute after the noun.
    fn postposed(&self, phrase: &mut Phrase, head: &Head, at: usize) -> Option<usize> {
        let parsed = self.scene.parsed;
        let own =
            |r: &Reading| r.tag.pos == Pos::Adj && r.tag.number == Some(phrase.number) && r.tag.gender == phrase.gender;
        let fits = head.takes(Takes::Given) && at == phrase.head + 1;
        if !fits || !agrees(parsed.cases(at, own), phrase.cases) {
            return None;
        }
        phrase.attributes.push(at);
        phrase
            .swallowed
            .extend(self.chunk_from(at).filter(|(_, chunk)| chunk.tokens.end == at + 1).map(|(index, _)| index));
        Some(self.end_of_tail(at + 1))
    }

    /// "и всея Руси" after it: words that belong to a title as they stand.
    fn end_of_tail(&self, at: usize) -> usize {
        let mut tails = self.scene.names.titles.tails();
        at + tails.find(|tail| self.reads(at, tail)).map_or(0, <[Box<str>]>::len)
    }

    /// "командующий сухопутными войсками", "управляющий делами": right after the head.
    fn commanded(&self, phrase: &Phrase, head: &Head, at: usize, end: usize) -> Option<usize> {
        if !head.takes(Takes::Ins) || at != phrase.head + 1 {
            return None;
        }
        let can_be = |t: usize, noun: bool| {
            let fits = |r: &Reading| {
                r.tag.case == Some(Case::Ins) && if noun { r.tag.is_noun() } else { r.tag.is_attribute() }
            };
            // "Ливийской национальной армией": an attribute may have a capital.
            let shape = self.scene.parsed.shape(t);
            (shape == Shape::Lower || !noun && shape == Shape::Capital)
                && self.scene.parsed.readings(t).iter().any(fits)
        };
        let noun = (at..end).find(|&t| !can_be(t, false) || can_be(t, true))?;
        can_be(noun, true).then_some(noun + 1)
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
        // "советники стран — партнёров Украины стороны ...": a state closes the row; what follows in
        // small letters begins something else.
        let closed =
            at.checked_sub(1).and_then(|t| scene.place(t)).is_some_and(|p| p.kind == EntityKind::State && !p.adjective);
        if closed && scene.parsed.shape(at) == Shape::Lower {
            return None;
        }
        let at = if phrase.number == Number::Plur { self.counted(at, end).unwrap_or(at) } else { at };
        let whose = phrase.number == Number::Plur && scene.names.titles.is_possessive(&scene.folded(at));
        let at = at + usize::from(whose);
        if self.chunk_from(at).is_some() {
            return None;
        }
        let mut noun = at;
        // "лидеры всех четырёх фракций"
        let counts = |t: usize| phrase.number == Number::Plur && t > at && self.scene.parsed.tag(t).pos == Pos::Num;
        while noun < end && (self.is_genitive_attribute(noun) || counts(noun)) {
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
        // "лидеры двух стран 20 мая": a date is no count.
        let month = self.scene.language.lexicon.calendar.word(parsed.lemma(at_number + 1));
        if matches!(month, Some(Word::Month(_))) {
            return None;
        }
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
        // "жители села Рощино": a noun of a place before the name of one.
        let of_name = self.scene.names.titles.is_thing(parsed.lemma(token))
            || parsed.readings(token).iter().any(|r| r.tag.is_noun() && self.scene.names.titles.is_thing(&r.lemma));
        let of_name = of_name && parsed.shape(token + 1) == Shape::Capital;
        if !word || !of_name && parsed.readings(token).iter().any(verb) {
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

    /// "советника Трампа": the name of one who leads, right after the title of one who serves.
    fn is_patron(&self, phrase: &Phrase, chunk: &Chunk) -> bool {
        let names = self.scene.names;
        let serves = names.titles.head(&phrase.lemma).is_some_and(|head| head.takes(Takes::Patron));
        let bare = phrase.tokens.end == phrase.head + 1 && phrase.number == Number::Sing;
        let leads =
            |option: &Naming| option.cases.has(Case::Gen) && names.leaders.state_by_surname(&option.key).is_some();
        serves && bare && chunk.options.iter().any(leads)
    }

    /// The state that the patron of a title leads: of "советник Трампа" the United States.
    fn state_of_patron(&self, chunk: &Chunk) -> Option<&str> {
        chunk.options.iter().find_map(|option| self.scene.names.leaders.state_by_surname(&option.key))
    }

    /// "зять Трампа": a name that does not agree with the head belongs to its complement.
    fn name_in_genitive(&self, phrase: &mut Phrase, at: usize, outer: Option<Outer>) -> Option<usize> {
        let (index, chunk) = self.chunk_from(at)?;
        let cases = chunk.cases();
        // "член комиссии Ван И": a name that is the same in all cases is rather that of the member.
        let whole = matches!(chunk.form, Form::Full | Form::FamilyFirst | Form::Initials);
        if whole && outer.is_some_and(|outer| agrees(cases, outer.cases)) {
            return None;
        }
        let follows = self.chunk_from(chunk.tokens.end).is_some_and(|(_, next)| agrees(next.cases(), phrase.cases));
        // "советник Тагира Осмоева": after one who serves another a genitive is as likely as a holder.
        let head = self.scene.names.titles.head(&phrase.lemma);
        let serves = head.is_some_and(|head| head.takes(Takes::Patron) || head.takes(Takes::Kin));
        let shared = if serves { cases.and(phrase.cases) } else { chunk.cases_beside(phrase.cases) };
        let holder = !shared.is_empty() && self.may_bear(phrase, chunk) && !self.is_patron(phrase, chunk);
        let complement = cases.has(Case::Gen) && (follows || !holder);
        let unknown = chunk.form == Form::Pair || chunk.form == Form::Weak && at > phrase.head + 1;
        // "министр по делам Брекзита"
        let titles = &self.scene.names.titles;
        let along =
            |token: usize| titles.governs(&self.scene.folded(token)).is_some_and(|(takes, _)| takes == Takes::Po);
        let matter = at > phrase.head + 2 && titles.is_matter(self.scene.parsed.lemma(at - 1)) && along(at - 2);
        // "на полях ассамблеи Валентина Матвиенко встретилась": a full name that may be the subject is not that
        // of a body's owner.
        let body = titles.head(&phrase.lemma).is_some_and(|head| head.alone == Some(Use::Body));
        if body && cases.has(Case::Nom) && matches!(chunk.form, Form::Full | Form::Initials) {
            return None;
        }
        if !matter && (!complement || unknown && !follows) {
            return None;
        }
        phrase.swallowed.push(index);
        if self.is_patron(phrase, chunk) {
            phrase.patron = self.state_of_patron(chunk).map(Into::into);
        }
        Some(chunk.tokens.end)
    }

    /// Whether one name may be that of the title's bearer: not of a group ("команда Трампа"), nor a
    /// lone surname of several people ("друзья Арканова").
    pub(super) fn may_bear(&self, phrase: &Phrase, chunk: &Chunk) -> bool {
        let head = self.scene.names.titles.head(&phrase.lemma);
        // "экс-главы Погранслужбы": a head that needs a complement takes an unknown word as one.
        let needy = head
            .is_some_and(|head| head.alone == Some(Use::Office) && head.level.is_none() && !head.takes(Takes::Given));
        if needy && chunk.form == Form::Weak && phrase.tokens.end == phrase.head + 1 {
            return false;
        }
        let collective = head.is_some_and(|head| matches!(head.alone, Some(Use::Collective | Use::Body)));
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
    fn with_preposition(&self, phrase: &Phrase, head: &Head, at: usize, end: usize) -> Option<usize> {
        let names = self.scene.names;
        let (takes, case) = names.titles.governs(&self.scene.folded(at))?;
        let out = takes == Takes::Out && phrase.number == Number::Plur && head.people;
        if !(head.takes(takes) || out) {
            return None;
        }
        if matches!(takes, Takes::At | Takes::Out) {
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

    /// "глава миссии в Косове Анна Кирш", "министр по вопросам выхода из ЕС Карл Ветер": a place after the
    /// complement, where the name of the holder follows.
    fn where_it_is(&self, phrase: &Phrase, at: usize) -> Option<usize> {
        let (takes, _) = self.scene.names.titles.governs(&self.scene.folded(at))?;
        let place = self.scene.place_from(at + 1).filter(|_| at > phrase.head + 1)?;
        let (_, chunk) = self.chunk_from(place.tokens.end)?;
        let holder = agrees(chunk.cases(), phrase.cases) && chunk.cases() != Cases::ALL;
        (holder && matches!(takes, Takes::At | Takes::Out)).then_some(place.tokens.end)
    }

    /// "чемпионка Игр-2022", "участник «Экспо-2020»": the number of a thing.
    fn numbered(&self, phrase: &Phrase, at: usize) -> Option<usize> {
        let parsed = self.scene.parsed;
        let joined = at > phrase.head + 1 && parsed.form(at) == "-" && parsed.shape(at + 1) == Shape::Number;
        (joined && parsed.is_within_word(at)).then_some(at + 2)
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

    /// "комитета (МОК)", "компании «Норд» (Эстония)": an abbreviation or place in brackets, where the title
    /// goes on after them.
    fn aside(&self, phrase: &Phrase, at: usize, end: usize) -> Option<usize> {
        let parsed = self.scene.parsed;
        if parsed.form(at) != "(" || at < phrase.head + 2 {
            return None;
        }
        let close = (at + 2..end.min(at + 5)).find(|&token| parsed.form(token) == ")")?;
        let named = (at + 1..close).all(|t| matches!(parsed.shape(t), Shape::Upper | Shape::Capital));
        let holder = self.chunk_from(close + 1).is_some_and(|(_, chunk)| agrees(chunk.cases(), phrase.cases));
        let goes_on = || self.scene.place_from(close + 1).is_some_and(|place| place.cases.has(Case::Gen));
        (named && (holder || goes_on())).then_some(close + 1)
    }

    /// "безопасности и обороны", "Турции и Ирана": one more of the same.
    fn coordinated(&self, phrase: &Phrase, at: usize, end: usize) -> Option<usize> {
        let form = self.scene.parsed.form(at);
        if !self.is_joint(at) || at == phrase.head + 1 {
            return None;
        }
        if let Some(place) = self.scene.place_from(at + 1) {
            // "директор департамента Европы и Азии Анна Кирш": the department is of both.
            let deep = at > phrase.head + 2 && form != "," && self.goes_on_to_name(phrase, place.tokens.end, end);
            let of_places = self.scene.in_place(at - 1) && (phrase.number == Number::Plur || deep);
            return (of_places && place.cases.has(Case::Gen)).then_some(place.tokens.end);
        }
        if form == "," {
            return None;
        }
        let mut noun = at + 1;
        while noun < end && self.is_genitive_attribute(noun) {
            noun += 1;
        }
        // "министр строительства и ЖКХ"
        let like_before = self.scene.parsed.shape(at - 1) == Shape::Lower && !self.scene.in_place(at - 1);
        if noun == at + 1 && self.scene.parsed.shape(noun) == Shape::Upper && like_before {
            return self.goes_on_to_name(phrase, noun + 1, end).then_some(noun + 1);
        }
        let plain = self.scene.parsed.shape(noun) == Shape::Lower && self.head(noun, Number::Sing).is_none();
        let people = self.head(noun, Number::Plur).is_some_and(|(_, head)| head.level.is_some() || head.bare);
        (plain && like_before && !people && self.only_genitive(noun)).then_some(noun + 1)
    }

    /// Whether the name of the holder follows, past places and abbreviations.
    fn goes_on_to_name(&self, phrase: &Phrase, at: usize, end: usize) -> bool {
        let mut at = at;
        while at < end {
            if let Some((_, chunk)) = self.chunk_from(at) {
                return agrees(chunk.cases(), phrase.cases);
            }
            at = match self.scene.place_from(at) {
                Some(place) => place.tokens.end,
                None if self.scene.parsed.shape(at) == Shape::Upper => at + 1,
                None => return false,
            };
        }
        false
    }

    /// A noun that can hardly be the subject or object of its own: the genitive is its likeliest case.
    fn only_genitive(&self, token: usize) -> bool {
        let tag = self.scene.parsed.tag(token);
        tag.is_noun() && tag.case == Some(Case::Gen) && tag.animate != Some(true)
    }
}
