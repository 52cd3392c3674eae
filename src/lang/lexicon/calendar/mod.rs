//! Words of time: months, weekdays, parts of time, numerals, feasts. It says what a word *can* mean
//! in a phrase of time; whether it does is for the rules to decide.

mod file;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

pub use file::File;

use file::NumeralEntry;

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// минута
    Minute,
    /// час
    Hour,
    /// день, сутки
    Day,
    /// неделя, Monday to Sunday
    Week,
    /// выходные, Saturday and Sunday
    Weekend,
    /// декада: ten days of a month
    Decade,
    /// месяц
    Month,
    /// квартал
    Quarter,
    /// полугодие, полгода
    HalfYear,
    /// год
    Year,
    /// век, столетие
    Century,
    /// число: the number of a day ("5-го числа")
    Date,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayPart {
    /// утром
    Morning,
    /// полдень
    Noon,
    /// днём
    Afternoon,
    /// вечером
    Evening,
    /// ночью
    Night,
    /// полночь
    Midnight,
}

/// Which of a row of periods is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shift {
    /// позапрошлый
    BeforePrevious,
    /// прошлый, минувший
    Previous,
    /// этот, текущий
    Current,
    /// следующий, будущий
    Next,
    /// ближайший
    Nearest,
    /// последний
    Latest,
    /// тот
    That,
    /// же, самый: what makes of "that" "the same"
    Same,
    /// новый
    New,
    /// весь, целый
    Whole,
    /// другой: "на другой день"
    Other,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// начало
    Start,
    /// середина
    Middle,
    /// конец
    End,
    /// половина
    Half,
}

/// A small word that joins a phrase of time to its sentence, or its halves to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Particle {
    /// в
    In,
    /// на
    On,
    /// с
    From,
    /// по
    Upto,
    /// до
    Before,
    /// после
    After,
    /// между
    Between,
    /// к
    Towards,
    /// под, канун: the day before a feast
    Under,
    /// через
    Through,
    /// за
    For,
    /// от
    Of,
    /// течение
    During,
    /// и
    And,
    /// не
    Not,
    /// около, примерно
    About,
    /// включительно
    Inclusive,
    /// назад
    Ago,
    /// спустя, позже
    Later,
    /// ранее
    Earlier,
    /// накануне
    Eve,
    /// тогда
    Then,
}

/// What a word can mean in a phrase of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A month, 1–12.
    Month(u8),
    /// An adjective of a month: "июльский".
    MonthAdjective(u8),
    /// A weekday, Monday is 0.
    Weekday(u8),
    /// Its adjective: "субботний".
    WeekdayAdjective(u8),
    /// A season, spring is 0.
    Season(u8),
    /// A day counted from the report: "вчера" is -1.
    Near(i8),
    /// Its adjective: "вчерашний".
    NearAdjective(i8),
    /// An adjective of a year, counted from this one: "прошлогодний" is -1.
    YearAdjective(i8),
    /// A length of time.
    Unit(Unit),
    /// A time of day.
    DayPart(DayPart),
    /// Which of a row.
    Shift(Shift),
    /// A part of a period.
    Part(Part),
    /// A small word.
    Particle(Particle),
    /// A number.
    Cardinal(u16),
    /// A number in a row.
    Ordinal(u16),
    /// A number told only roughly: "несколько".
    Few,
    /// The first word of a feast's name: "рождество".
    Feast,
    /// A word of time without a value: "недавно".
    Vague,
}

/// When a feast is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feast {
    /// On a day of a month.
    Fixed {
        /// 1–12.
        month: u8,
        /// 1–31.
        day: u8,
    },
    /// Counted from Easter of the Eastern churches.
    OrthodoxEaster(i8),
    /// Counted from Easter of the Western churches.
    CatholicEaster(i8),
}

/// Words of time: months, weekdays, parts of time, numerals.
#[derive(Debug)]
pub struct Calendar {
    words: FxHashMap<Box<str>, Word>,
    feasts: Phrases<Feast>,
    vague: Phrases<()>,
    named_after: FxHashSet<Box<str>>,
    repeated: FxHashSet<Box<str>>,
    origin: FxHashSet<Box<str>>,
    plans: FxHashSet<Box<str>>,
    attempts: FxHashSet<Box<str>>,
    asides: FxHashSet<Box<str>>,
}

impl Calendar {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(file: File) -> Self {
        let mut words = Words::default();
        words.calendar(&file);
        words.measures(&file);
        words.numerals(&file.numerals);
        let mut feasts = Phrases::default();
        for entry in &file.feasts {
            let fixed = entry.day.map(|(month, day)| Feast::Fixed { month, day });
            let orthodox = entry.orthodox_easter.map(Feast::OrthodoxEaster);
            let Some(feast) = fixed.or(orthodox).or(entry.catholic_easter.map(Feast::CatholicEaster)) else { continue };
            for name in &entry.names {
                feasts.add(name, feast);
                words.add_rare(name.split(' ').next().unwrap_or(name), Word::Feast);
            }
        }
        let mut vague = Phrases::default();
        let (phrases, single): (Vec<_>, Vec<_>) = file.vague.phrases.iter().partition(|phrase| phrase.contains(' '));
        for phrase in phrases {
            vague.add(phrase, ());
        }
        words.add(single, Word::Vague);
        let set = |words: Vec<String>| words.into_iter().map(String::into_boxed_str).collect();
        Self {
            words: words.0,
            feasts,
            vague,
            named_after: set(file.traps.named_after),
            repeated: set(file.traps.repeated),
            origin: set(file.traps.origin),
            plans: set(file.tense.plans),
            attempts: set(file.tense.attempts),
            asides: set(file.tense.asides),
        }
    }

    /// What a folded form or lemma can mean.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<Word> {
        self.words.get(word).copied()
    }

    /// The feast whose name begins at word 0 of `has` (whether the word at a distance can have the
    /// lemma), and the number of its words. The longest name wins.
    pub fn feast(&self, first: &str, has: impl Fn(usize, &str) -> bool) -> Option<(Feast, usize)> {
        self.feasts.find(first, has)
    }

    /// The number of words of the phrase without a value ("на днях") that begins with the folded
    /// form `first`.
    pub fn vague(&self, first: &str, is: impl Fn(usize, &str) -> bool) -> Option<usize> {
        self.vague.find(first, is).map(|((), words)| words)
    }

    /// Whether what follows the lemma is a name and no date: "улица 8 марта".
    #[must_use]
    pub fn is_named_after(&self, lemma: &str) -> bool {
        self.named_after.contains(lemma)
    }

    /// Whether the lemma makes a time one of many: "каждую среду".
    #[must_use]
    pub fn is_repeated(&self, lemma: &str) -> bool {
        self.repeated.contains(lemma)
    }

    /// Whether a year before the word is that of a birth or making: "1924 года рождения".
    #[must_use]
    pub fn is_origin(&self, lemma: &str) -> bool {
        self.origin.contains(lemma)
    }

    /// Whether the verb or adjective speaks of what lies ahead: "собирается", "запланирована".
    #[must_use]
    pub fn is_plan(&self, lemma: &str) -> bool {
        self.plans.contains(lemma)
    }

    /// Whether the infinitive after the verb is as past as the verb is: "пытался наладить".
    #[must_use]
    pub fn is_attempt(&self, lemma: &str) -> bool {
        self.attempts.contains(lemma)
    }

    /// Whether the word opens a clause put in between commas.
    #[must_use]
    pub fn is_aside(&self, word: &str) -> bool {
        self.asides.contains(word)
    }
}

/// The table of single words while it is built.
#[derive(Default)]
struct Words(FxHashMap<Box<str>, Word>);

impl Words {
    fn add<'w>(&mut self, words: impl IntoIterator<Item = &'w String>, meaning: Word) {
        for word in words {
            let other = self.0.insert(word.as_str().into(), meaning);
            debug_assert!(other.is_none(), "calendar.toml: {word} stands in two lists");
        }
    }

    /// Adds a word unless it means something else already: "день" of "день победы".
    fn add_rare(&mut self, word: &str, meaning: Word) {
        self.0.entry(word.into()).or_insert(meaning);
    }

    fn calendar(&mut self, file: &File) {
        for (month, entry) in (1..).zip(&file.months) {
            self.add(&entry.words, Word::Month(month));
            self.add([&entry.adjective], Word::MonthAdjective(month));
        }
        for (weekday, words) in (0..).zip(&file.weekdays) {
            self.add(words, Word::Weekday(weekday));
        }
        for (weekday, word) in (0..).zip(&file.weekday_adjectives) {
            self.add([word], Word::WeekdayAdjective(weekday));
        }
        for (season, words) in (0..).zip(&file.seasons) {
            self.add(words, Word::Season(season));
        }
        for entry in &file.near {
            self.add(&entry.words, Word::Near(entry.days));
            self.add(&entry.adjectives, Word::NearAdjective(entry.days));
        }
        for entry in &file.year_adjectives {
            self.add(&entry.words, Word::YearAdjective(entry.years));
        }
        self.add(&file.weekend, Word::Unit(Unit::Weekend));
    }

    fn measures(&mut self, file: &File) {
        file.units.iter().for_each(|(&unit, words)| self.add(words, Word::Unit(unit)));
        file.day_parts.iter().for_each(|(&part, words)| self.add(words, Word::DayPart(part)));
        file.shifts.iter().for_each(|(&shift, words)| self.add(words, Word::Shift(shift)));
        file.parts.iter().for_each(|(&part, words)| self.add(words, Word::Part(part)));
        file.particles.iter().for_each(|(&particle, words)| self.add(words, Word::Particle(particle)));
    }

    fn numerals(&mut self, entry: &NumeralEntry) {
        entry.cardinals.iter().for_each(|(word, value)| self.add([word], Word::Cardinal(*value)));
        entry.ordinals.iter().for_each(|(word, value)| self.add([word], Word::Ordinal(*value)));
        self.add(&entry.few, Word::Few);
    }
}

/// Phrases of several words by their first word.
#[derive(Debug)]
struct Phrases<T>(FxHashMap<Box<str>, Vec<Phrase<T>>>);

/// The words of a phrase after its first, and what it means.
type Phrase<T> = (Vec<Box<str>>, T);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T: Copy> Phrases<T> {
    fn add(&mut self, phrase: &str, value: T) {
        let mut words = phrase.split(' ').map(Box::from);
        if let Some(first) = words.next() {
            self.0.entry(first).or_default().push((words.collect(), value));
        }
    }

    fn find(&self, first: &str, has: impl Fn(usize, &str) -> bool) -> Option<(T, usize)> {
        let fits = |rest: &[Box<str>]| rest.iter().enumerate().all(|(at, word)| has(at + 1, word));
        let found = self.0.get(first)?.iter().filter(|(rest, _)| fits(rest)).max_by_key(|(rest, _)| rest.len())?;
        Some((found.1, found.0.len() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_of_a_feast_wins() {
        let mut feasts = Phrases::default();
        feasts.add("новый год", 1);
        feasts.add("новый", 2);
        let words = ["новый", "год"];
        assert_eq!(feasts.find("новый", |at, word| words.get(at) == Some(&word)), Some((1, 2)));
        assert_eq!(feasts.find("новый", |_, _| false), Some((2, 1)));
        assert_eq!(feasts.find("старый", |_, _| true), None);
    }
}
