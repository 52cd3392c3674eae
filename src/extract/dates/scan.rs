//! The tokens of a text as a grammar of time sees them: numbers, words of the calendar, marks. Each
//! token is looked up once; the rules then compare small values and no strings.

use chrono::{NaiveDate, NaiveTime};

use crate::lang::Language;
use crate::lang::lexicon::calendar::{Particle, Shift, Unit, Word};
use crate::lang::morph::Origin;
use crate::lang::numeral::{self, Numeral};
use crate::lang::tag::{Case, Cases, Number};
use crate::lang::token::{Parsed, Shape};

/// One token of a phrase of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Atom {
    /// A word of the calendar.
    Word(Word),
    /// `5`, `2026`
    Number(u32),
    /// `5-го`, `2020-м`
    Ordinal(u32),
    /// `90-е`, `2020-х`: years in a row.
    Decade,
    /// `03.01.2026`, `2026-01-03`
    Date(NaiveDate),
    /// `15:00`
    Clock(NaiveTime),
    /// `15.00`: a time, but as well a price or a section.
    DottedClock(NaiveTime),
    /// One mark.
    Mark(char),
    /// Nothing to do with time.
    Other,
}

/// A text and its atoms. Rules see one sentence at a time: past its end everything is [`Atom::Other`].
pub(super) struct Scan<'p> {
    pub(super) parsed: &'p Parsed,
    pub(super) language: &'p Language,
    atoms: Vec<Atom>,
    /// The first token of the sentence that is being read, and the token after its last.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'p> Scan<'p> {
    pub(super) fn new(parsed: &'p Parsed, language: &'p Language) -> Self {
        let mut folded = String::new();
        let atoms = (0..parsed.tokens.len()).map(|token| atom(parsed, language, token, &mut folded)).collect();
        Self { parsed, language, atoms, start: 0, end: 0 }
    }

    pub(super) fn atom(&self, at: usize) -> Atom {
        if at < self.end { self.atoms.get(at).copied().unwrap_or(Atom::Other) } else { Atom::Other }
    }

    /// Whether no phrase can begin here.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        matches!(self.atom(at), Atom::Other | Atom::Mark(_) | Atom::Decade)
    }

    pub(super) fn word(&self, at: usize) -> Option<Word> {
        if let Atom::Word(word) = self.atom(at) { Some(word) } else { None }
    }

    pub(super) fn particle(&self, at: usize) -> Option<Particle> {
        if let Some(Word::Particle(particle)) = self.word(at) { Some(particle) } else { None }
    }

    pub(super) fn shift(&self, at: usize) -> Option<Shift> {
        if let Some(Word::Shift(shift)) = self.word(at) { Some(shift) } else { None }
    }

    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        if let Some(Word::Unit(unit)) = self.word(at) { Some(unit) } else { None }
    }

    pub(super) fn is_mark(&self, at: usize, marks: &str) -> bool {
        matches!(self.atom(at), Atom::Mark(mark) if marks.contains(mark))
    }

    /// The number at `at`, in digits or words, and the token after it.
    pub(super) fn numeral(&self, at: usize) -> Option<Numeral> {
        let read = |value: u32, ordinal| u16::try_from(value).ok().map(|value| Numeral { value, ordinal, words: 1 });
        match self.atom(at) {
            Atom::Number(value) => read(value, false),
            Atom::Ordinal(value) => read(value, true),
            Atom::Word(word) => numeral::read(Some(word), self.word(at + 1)),
            _ => None,
        }
    }

    pub(super) fn can_be(&self, at: usize, case: Case) -> bool {
        self.cases(at).has(case)
    }

    pub(super) fn cases(&self, at: usize) -> Cases {
        self.parsed.cases(at, |_| true)
    }

    pub(super) fn has_lemma(&self, at: usize, lemma: &str) -> bool {
        at < self.end && self.parsed.has_lemma(at, lemma)
    }

    pub(super) fn particle_before(&self, at: usize) -> Option<Particle> {
        at.checked_sub(1).and_then(|before| self.particle(before))
    }

    /// Whether the token begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        at < self.end && matches!(self.parsed.shape(at), Shape::Capital | Shape::Upper)
    }

    /// Whether a number at `at` belongs to a name: "улица 8 марта", "имени 30-летия".
    pub(super) fn is_name_of_place(&self, at: usize) -> bool {
        let named = |token: usize| {
            self.language.lexicon.calendar.is_named_after(self.parsed.lemma(token).trim_end_matches('.'))
        };
        let before = at
            .checked_sub(1)
            .map(|before| if self.is_mark(before, "«\".") { before.saturating_sub(1) } else { before });
        before.is_some_and(|before| before >= self.start && named(before))
    }
}

fn atom(parsed: &Parsed, language: &Language, token: usize, folded: &mut String) -> Atom {
    let form = parsed.form(token);
    match parsed.shape(token) {
        Shape::Number => number(form, parsed.tag(token).number),
        Shape::Mark => form.chars().next().map_or(Atom::Other, Atom::Mark),
        shape => {
            let calendar = &language.lexicon.calendar;
            let form = if shape == Shape::Lower && !form.contains('ё') { form } else { fold(form, folded) };
            let known = parsed.readings(token).iter().filter(|r| r.origin != Origin::Guess);
            let meaning = calendar.word(form.trim_end_matches('.'));
            // "скоро" counts as it stands: "скорее" has its lemma and another sense.
            let by_lemma = |lemma| calendar.word(lemma).filter(|word| *word != Word::Vague);
            let meaning = meaning.or_else(|| known.take(3).find_map(|r| by_lemma(&r.lemma)));
            meaning.map_or(Atom::Other, Atom::Word)
        }
    }
}

/// Small letters, `ё` as `е`, in a buffer that is used again.
fn fold<'b>(form: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    buffer.extend(form.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }));
    buffer
}

/// Reads a token of digits; `grammatical` is the number of its ending, where it has one.
fn number(form: &str, grammatical: Option<Number>) -> Atom {
    if let Ok(value) = form.parse::<u32>() {
        return Atom::Number(value);
    }
    if let Some((digits, ending)) = form.split_once('-')
        && let Ok(value) = digits.parse::<u32>()
        && ending.chars().all(char::is_alphabetic)
    {
        return match grammatical {
            Some(Number::Sing) => Atom::Ordinal(value),
            Some(Number::Plur) => Atom::Decade,
            None => Atom::Other,
        };
    }
    if let Some(time) = form.split_once(':').and_then(|(hour, minute)| clock(hour, minute)) {
        return Atom::Clock(time);
    }
    if let Some(date) = numeric_date(form) {
        return Atom::Date(date);
    }
    form.split_once('.').and_then(|(hour, minute)| clock(hour, minute)).map_or(Atom::Other, Atom::DottedClock)
}

fn clock(hour: &str, minute: &str) -> Option<NaiveTime> {
    let minute = if minute.len() == 2 { minute.parse().ok()? } else { return None };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}

/// `03.01.2026`, `3.1.2026` and ISO `2026-01-03`; a year of two digits is no year.
fn numeric_date(form: &str) -> Option<NaiveDate> {
    let three = |by| {
        let mut parts = form.split(by);
        let three = (parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then_some(three)
    };
    let (year, month, day) = match three('.') {
        Some((day, month, year)) => (year, month, day),
        None => three('-')?,
    };
    let year = if year.len() == 4 { year.parse().ok()? } else { return None };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}
