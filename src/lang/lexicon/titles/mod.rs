//! Titles and offices: the nouns that head them, what may follow, and which phrases name one office.

mod file;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

pub use file::File;

use file::SeatFile;

use crate::lang::morph::fold_lemma;
use crate::lang::tag::Case;

/// What a head noun may do without a name.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Use {
    /// Stands for the one who holds it: "президент Сербии".
    Office,
    /// Names a person only beside the name: "политолог".
    Occupation,
    /// A group already in the singular: "делегация".
    Collective,
    /// A body of people that acts as one: "правление", "профсоюз".
    Body,
    /// A group in the plural only: "партнеры".
    People,
}

/// What may follow a head besides a genitive.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Takes {
    /// "советник по национальной безопасности".
    Po,
    /// "посол в Киеве", "постпред при ООН".
    At,
    /// "депутат от партии".
    From,
    /// "законодатели из Мичигана", of several people.
    Out,
    /// What one commands or runs, in the instrumental: "командующий флотом", "управляющий делами".
    Ins,
    /// A given name alone: "король Карл".
    Given,
    /// A kinsman, of the noun's own gender, told from his kin by more than a surname: "брат Мурси".
    Kin,
    /// A greater one's name in the genitive, whose man the bearer is: "советника Трампа".
    Patron,
}

/// The rank of those who meet, as a title tells it, the most senior first; the words are those of the
/// lexicon and of the record contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Heads of state or government.
    Leaders,
    /// Ministers.
    Ministers,
    /// Advisers, special envoys.
    Advisers,
    /// The military.
    Military,
    /// Delegations, parliamentarians, ambassadors.
    Delegations,
    /// Experts.
    Experts,
}

/// A noun that heads a title.
#[derive(Clone, Debug)]
pub struct Head {
    /// What it may do in the singular; `None` where only its plural is a title.
    pub alone: Option<Use>,
    /// Whether its plural names a group.
    pub people: bool,
    /// The rank it tells.
    pub level: Option<Level>,
    /// Whether in the singular it names nobody unless told whose it is: "украинская сторона".
    pub whose: bool,
    /// Whether its plural names a group without a word more: "шахтёры".
    pub bare: bool,
    takes: Vec<Takes>,
}

impl Head {
    /// What any noun for a human being may do: "волонтёр Иванов", "с завучем школы Ивановым".
    pub const HUMAN: Self =
        Self { alone: Some(Use::Occupation), people: false, level: None, whose: false, bare: false, takes: Vec::new() };

    /// Whether it may be followed so.
    #[must_use]
    pub fn takes(&self, what: Takes) -> bool {
        self.takes.contains(&what)
    }
}

/// A seat whose holder is known by law: "глава Белого дома".
#[derive(Clone, Debug)]
pub struct Seat {
    /// The office, as other phrases for it are keyed.
    pub office: Box<str>,
    /// The state, nominative.
    pub state: String,
}

/// Titles and offices of one language.
#[derive(Debug)]
pub struct Titles {
    heads: FxHashMap<Box<str>, Head>,
    synonyms: FxHashMap<Box<str>, Box<str>>,
    plain: FxHashSet<Box<str>>,
    telling: FxHashSet<Box<str>>,
    offices: FxHashMap<Box<str>, Box<str>>,
    levels: FxHashMap<Box<str>, Level>,
    seats: FxHashMap<Box<str>, Seat>,
    not_domain: FxHashSet<Box<str>>,
    speech: FxHashSet<Box<str>>,
    joints: FxHashSet<Box<str>>,
    of_people: FxHashSet<Box<str>>,
    measures: FxHashSet<Box<str>>,
    possessives: FxHashSet<Box<str>>,
    governs: FxHashMap<Box<str>, (Takes, Case)>,
    things: FxHashSet<Box<str>>,
    works: FxHashSet<Box<str>>,
    no_crowd: FxHashSet<Box<str>>,
    plurals: FxHashMap<Box<str>, Box<str>>,
    acting: FxHashSet<Box<str>>,
    acting_letters: Vec<Vec<Box<str>>>,
    vague: FxHashMap<Box<str>, Level>,
    double: FxHashSet<Box<str>>,
    address: FxHashSet<Box<str>>,
    tails: Vec<Vec<Box<str>>>,
    matters: FxHashSet<Box<str>>,
    /// The offices that the lexicon ranks.
    ranked: Vec<(Level, Box<str>)>,
}

impl Titles {
    /// Words that go on with a title after its attribute, as they stand: "и всея Руси".
    pub fn tails(&self) -> impl Iterator<Item = &[Box<str>]> {
        self.tails.iter().map(Vec::as_slice)
    }

    /// Builds the lookup tables.
    #[must_use]
    pub fn new(file: &File) -> Self {
        let mut offices = FxHashMap::default();
        let mut levels = FxHashMap::default();
        for office in &file.office {
            for phrase in &office.phrases {
                offices.insert(fold_lemma(phrase), fold_lemma(&office.name));
            }
            if let Some(level) = office.level {
                levels.insert(fold_lemma(&office.name), level);
            }
        }
        let ranked = file.office.iter().filter_map(|office| Some((office.level?, fold_lemma(&office.name))));
        let seat = |seat: &SeatFile| Seat { office: fold_lemma(&seat.office), state: seat.state.clone() };
        let seats = file.seat.iter().flat_map(|s| s.phrases.iter().map(move |p| (fold_lemma(p), seat(s)))).collect();
        Self {
            heads: heads(file),
            synonyms: file.synonyms.iter().map(|(word, meaning)| (fold_lemma(word), fold_lemma(meaning))).collect(),
            plain: folded(&file.plain.words),
            telling: folded(&file.telling.words),
            offices,
            levels,
            seats,
            not_domain: folded(&file.not_domain.words),
            speech: folded(&file.speech.verbs),
            joints: folded(&file.row.joints),
            of_people: folded(&file.row.of_people),
            measures: folded(&file.row.measures),
            possessives: folded(&file.row.possessives),
            governs: file::governs(&file.preposition),
            things: folded(&file.things.words),
            works: folded(&file.works.words),
            no_crowd: folded(&file.no_crowd.words),
            plurals: file.plurals.iter().map(|(word, plural)| (fold_lemma(word), fold_lemma(plural))).collect(),
            acting: folded(&file.acting.objects),
            acting_letters: phrases(&file.acting.letters),
            vague: file.vague.iter().map(|vague| (fold_lemma(&vague.word), vague.level)).collect(),
            double: folded(&file.double.words),
            address: folded(&file.address.words),
            tails: phrases(&file.tails.phrases),
            matters: folded(&file.matters.words),
            ranked: ranked.collect(),
        }
    }

    /// The head noun of this (folded) lemma; of a compound ("писатель-сатирик") either part.
    #[must_use]
    pub fn head(&self, lemma: &str) -> Option<&Head> {
        let part =
            || lemma.split_once('-').and_then(|(first, last)| self.heads.get(first).or_else(|| self.heads.get(last)));
        self.heads.get(lemma).or_else(part)
    }

    /// What a head word means in full: "генсек" is "генеральный секретарь".
    #[must_use]
    pub fn full<'w>(&'w self, lemma: &'w str) -> &'w str {
        self.synonyms.get(lemma).map_or(lemma, |full| full)
    }

    /// Whether an adjective says nothing of which office it is: "новый".
    #[must_use]
    pub fn is_plain(&self, lemma: &str) -> bool {
        self.plain.contains(lemma)
    }

    /// Whether an adjective makes a body of a noun that may be none: "рабочая группа", "учёный совет".
    #[must_use]
    pub fn is_telling(&self, lemma: &str) -> bool {
        self.telling.contains(lemma)
    }

    /// The office that a folded phrase names; the phrase itself where the lexicon has no other word.
    #[must_use]
    pub fn office<'w>(&'w self, phrase: &'w str) -> &'w str {
        self.offices.get(phrase).map_or(phrase, |office| office)
    }

    /// The rank of an office.
    #[must_use]
    pub fn level(&self, office: &str) -> Option<Level> {
        self.levels.get(office).copied()
    }

    /// The seat that a folded phrase names.
    #[must_use]
    pub fn seat(&self, phrase: &str) -> Option<&Seat> {
        self.seats.get(phrase)
    }

    /// Whether a noun after "по" is the domain of an office and not how or when something was done.
    #[must_use]
    pub fn is_domain(&self, lemma: &str) -> bool {
        !self.not_domain.contains(lemma)
    }

    /// What a preposition after a title begins, and the case it governs.
    #[must_use]
    pub fn governs(&self, word: &str) -> Option<(Takes, Case)> {
        self.governs.get(word).copied()
    }

    /// Whether a folded preposition stands before people rather than places: "к", "с".
    #[must_use]
    pub fn is_of_people(&self, word: &str) -> bool {
        self.of_people.contains(word)
    }

    /// Whether a folded word joins the members of a row: "и", ",".
    #[must_use]
    pub fn is_joint(&self, word: &str) -> bool {
        self.joints.contains(word)
    }

    /// Whether the (folded) word says whose, between a group and its genitive: "члены её кабинета".
    #[must_use]
    pub fn is_possessive(&self, word: &str) -> bool {
        self.possessives.contains(word)
    }

    /// Whether a folded word stands before a count: "более".
    #[must_use]
    pub fn is_measure(&self, word: &str) -> bool {
        self.measures.contains(word)
    }

    /// The rank of the offices any of which a vague word may mean: leaders for "лидер", ministers for "министр".
    #[must_use]
    pub fn vague(&self, office: &str) -> Option<Level> {
        self.vague.get(office).copied()
    }

    /// The offices of a rank.
    pub fn ranked(&self, level: Level) -> impl Iterator<Item = &str> {
        self.ranked.iter().filter(move |(own, _)| *own == level).map(|(_, office)| &**office)
    }

    /// Whether a title may have another of the same man after a comma: "вице-премьер, министр обороны".
    #[must_use]
    pub fn is_double(&self, lemma: &str) -> bool {
        self.double.contains(lemma)
    }

    /// Whether a noun after "по" needs a genitive to tell the domain: "по делам", "по вопросам".
    #[must_use]
    pub fn is_matter(&self, lemma: &str) -> bool {
        self.matters.contains(lemma)
    }

    /// Whether a head's lemma is but a way to call one, and no office: "господин".
    #[must_use]
    pub fn is_address(&self, lemma: &str) -> bool {
        self.address.contains(lemma)
    }

    /// "и. о.": letters before the office of one who acts for another.
    pub fn acting_letters(&self) -> impl Iterator<Item = &[Box<str>]> {
        self.acting_letters.iter().map(Vec::as_slice)
    }

    /// Whether a folded word after a participle tells that one acts for another: "обязанности".
    #[must_use]
    pub fn is_acting(&self, word: &str) -> bool {
        self.acting.contains(word)
    }

    /// The plural of a noun of two plurals that the news uses: "учителя".
    #[must_use]
    pub fn plural(&self, lemma: &str) -> Option<&str> {
        self.plurals.get(lemma).map(|plural| &**plural)
    }

    /// Whether several of them are no side of a meeting: "с друзьями".
    #[must_use]
    pub fn is_no_crowd(&self, lemma: &str) -> bool {
        self.no_crowd.contains(lemma)
    }

    /// Whether a surname alone after this noun names a thing: "план Маршалла".
    #[must_use]
    pub fn is_work(&self, lemma: &str) -> bool {
        self.works.contains(lemma)
    }

    /// Whether a name after this noun is that of a thing: "улица".
    #[must_use]
    pub fn is_thing(&self, lemma: &str) -> bool {
        self.things.contains(lemma)
    }

    /// Whether the subject of a verb is a person: "заявить".
    #[must_use]
    pub fn is_speech(&self, lemma: &str) -> bool {
        self.speech.contains(lemma)
    }
}

/// The words of each phrase.
fn phrases(phrases: &[String]) -> Vec<Vec<Box<str>>> {
    phrases.iter().map(|phrase| phrase.split(' ').map(fold_lemma).collect()).collect()
}

fn heads(file: &File) -> FxHashMap<Box<str>, Head> {
    let mut heads: FxHashMap<Box<str>, Head> = FxHashMap::default();
    for group in &file.heads {
        for word in &group.words {
            let entry = heads.entry(fold_lemma(word)).or_insert_with(|| Head {
                alone: None,
                people: false,
                level: group.level,
                whose: group.whose,
                bare: false,
                takes: group.takes.clone(),
            });
            entry.bare |= group.bare;
            if group.r#use == Use::People {
                entry.people = true;
                entry.level = entry.level.or(group.level);
            } else {
                entry.alone = entry.alone.or(Some(group.r#use));
                entry.people |= group.level.is_some() || group.r#use == Use::Office;
            }
        }
    }
    heads
}

fn folded(words: &[String]) -> FxHashSet<Box<str>> {
    words.iter().map(|word| fold_lemma(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::lexicon::Lexicon;

    #[test]
    fn phrases_of_one_office_have_one_key() {
        let lexicon = Lexicon::bundled("ru").expect("the lexicons parse");
        let titles = &lexicon.names.titles;
        assert_eq!(titles.office("глава мид"), titles.office("министр иностранных дел"));
        assert_eq!(titles.full("генсек"), "генеральный секретарь");
        assert_eq!(titles.seat("глава белого дома").map(|seat| seat.state.as_str()), Some("США"));
    }

    #[test]
    fn heads_tell_rank_and_use() {
        let lexicon = Lexicon::bundled("ru").expect("the lexicons parse");
        assert_eq!(lexicon.names.level_of("президент"), Some(Level::Leaders));
        assert_eq!(lexicon.names.level_of("советник"), Some(Level::Advisers));
        assert_eq!(lexicon.names.titles.head("делегация").and_then(|head| head.alone), Some(Use::Collective));
        assert!(lexicon.names.titles.head("союзник").is_some_and(|head| head.people && head.alone.is_none()));
    }
}
