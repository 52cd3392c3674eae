//! Dictionary morphology behind our own types: a word form in, its readings out, the likeliest
//! first. The only module that knows `rumorph`, so that the dictionary can be replaced.

use std::sync::Arc;

use rumorph::{Dictionary, Source};

use super::memo::Memo;
use super::tag::{Aspect, Case, Cases, Gender, Mood, NameType, Number, Pos, Tag, Tense, VerbForm, Voice};

/// How a reading was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// In the dictionary.
    Known,
    /// By a rule for numbers, abbreviations, Latin letters, hyphenated words.
    Rule,
    /// By its ending alone: the word is in no dictionary.
    Guess,
}

/// One way to read a word form.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Base form, folded: lower case, `ё` as `е`.
    pub lemma: Box<str>,
    /// Part of speech and features.
    pub tag: Tag,
    /// Probability, 0 to 1; those of a word add up to 1.
    pub prob: f32,
    /// How it was found.
    pub origin: Origin,
}

/// The readings of a word, the likeliest first; empty for what is no word. Shared, since the
/// same words come back in every article.
pub type Readings = Arc<[Reading]>;

/// A morphological dictionary of one language, ready for use from many threads.
#[derive(Clone)]
pub struct Morph {
    dictionary: Dictionary,
    /// Our tag for each tag number of the dictionary.
    tags: Vec<Tag>,
    /// What the dictionary said of the words it was asked for first.
    memo: Arc<Memo>,
}

impl std::fmt::Debug for Morph {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Morph").field("tags", &self.tags.len()).finish_non_exhaustive()
    }
}

impl Morph {
    /// The bundled Russian dictionary.
    ///
    /// # Errors
    ///
    /// The dictionary's own message, where it is damaged.
    pub fn bundled() -> Result<Self, rumorph::Error> {
        let dictionary = Dictionary::bundled()?;
        let tags = dictionary.ud_tags().map(|tag| convert(tag.pos(), tag.feats(), tag.has_label("Fixd"))).collect();
        Ok(Self { dictionary, tags, memo: Arc::default() })
    }

    /// The same with more `words`: pairs of a new word and a word of the dictionary that inflects the
    /// same way.
    ///
    /// # Errors
    ///
    /// The dictionary's own message, where a pattern word is unknown.
    pub fn with_words<'w>(self, words: impl IntoIterator<Item = (&'w str, &'w str)>) -> Result<Self, rumorph::Error> {
        // What was read before may be read otherwise now.
        Ok(Self { dictionary: self.dictionary.with_words(words)?, tags: self.tags, memo: Arc::default() })
    }

    /// The readings of a word form out of context. Case of letters matters a little (a capital
    /// makes a proper noun likelier), `е` may stand for `ё`.
    #[must_use]
    pub fn read(&self, word: &str) -> Readings {
        self.memo.get_or(word, |word| self.dictionary.analyze(word).iter().map(|a| self.reading(a)).collect())
    }

    /// Whether the dictionary knows the word form.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.dictionary.is_known(word)
    }

    /// `word` put into another case and number, where a reading of it that `accept`s inflects so.
    /// The result is lower case.
    #[must_use]
    pub fn inflect(&self, word: &str, accept: impl Fn(&Tag) -> bool, case: Case, number: Number) -> Option<String> {
        let analyses = self.dictionary.analyze(word);
        let found = analyses.iter().find(|a| accept(&self.tag_of(a.ud)))?;
        let case = match case {
            Case::Nom => "Nom",
            Case::Gen => "Gen",
            Case::Dat => "Dat",
            Case::Acc => "Acc",
            Case::Ins => "Ins",
            Case::Loc => "Loc",
        };
        let number = if number == Number::Sing { "Sing" } else { "Plur" };
        Some(self.dictionary.inflect(found, &[("Case", case), ("Number", number)])?.word)
    }

    fn reading(&self, analysis: &rumorph::Analysis) -> Reading {
        let origin = match analysis.source {
            Source::Guess => Origin::Guess,
            Source::Rule => Origin::Rule,
            _ => Origin::Known,
        };
        #[expect(clippy::cast_possible_truncation, reason = "a probability needs no more digits")]
        let prob = analysis.prob as f32;
        Reading { lemma: fold_lemma(&analysis.lemma), tag: self.tag_of(analysis.ud), prob, origin }
    }

    fn tag_of(&self, number: u16) -> Tag {
        self.tags.get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// Lower case and `ё` as `е`: how lemmas and lexicon keys are compared.
#[must_use]
pub fn fold_lemma(word: &str) -> Box<str> {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        folded.push(fold_letter(letter));
    }
    folded.into()
}

/// One letter folded: small, `ё` as `е`. A letter whose small form is several stays as it is.
#[must_use]
pub fn fold_letter(letter: char) -> char {
    match letter {
        // Nearly every letter is one of these, and the general way costs ten times as much.
        'а'..='я' | 'a'..='z' => letter,
        'А'..='Я' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        'ё' | 'Ё' => 'е',
        _ => {
            let mut small = letter.to_lowercase();
            small.next().filter(|_| small.next().is_none()).unwrap_or(letter)
        }
    }
}

/// The cases that the readings accepted by `accept` allow.
pub fn cases(readings: &[Reading], accept: impl Fn(&Reading) -> bool) -> Cases {
    let of = |reading: &Reading| {
        if reading.tag.indeclinable { Cases::ALL } else { reading.tag.case.map_or(Cases::NONE, Cases::of) }
    };
    readings.iter().filter(|r| accept(r)).fold(Cases::NONE, |set, reading| set.with(of(reading)))
}

fn convert<'d>(pos: &str, feats: impl Iterator<Item = (&'d str, &'d str)>, fixed: bool) -> Tag {
    let mut tag = Tag { pos: pos_of(pos), indeclinable: fixed, ..Tag::default() };
    for (name, value) in feats {
        match name {
            "Case" => tag.case = case_of(value),
            "Number" => tag.number = number_of(value),
            "Gender" => tag.gender = gender_of(value),
            "Animacy" => tag.animate = Some(value == "Anim"),
            "Tense" => tag.tense = tense_of(value),
            "VerbForm" => tag.form = form_of(value),
            "Aspect" => tag.aspect = Some(if value == "Perf" { Aspect::Perf } else { Aspect::Imp }),
            "Voice" => tag.voice = voice_of(value),
            "Mood" => tag.mood = mood_of(value),
            "Person" => tag.person = value.parse().ok(),
            "NameType" => tag.name = name_of(value),
            "Variant" => tag.short = value == "Short",
            "NumType" => tag.ordinal = value == "Ord",
            "Abbr" => tag.abbreviation = value == "Yes",
            "InflClass" => tag.indeclinable |= value == "Ind",
            _ => {}
        }
    }
    tag
}

fn pos_of(value: &str) -> Pos {
    match value {
        "ADJ" => Pos::Adj,
        "ADP" => Pos::Adp,
        "ADV" => Pos::Adv,
        "AUX" => Pos::Aux,
        "CCONJ" => Pos::Cconj,
        "DET" => Pos::Det,
        "NOUN" => Pos::Noun,
        "NUM" => Pos::Num,
        "PART" => Pos::Part,
        "PRON" => Pos::Pron,
        "PROPN" => Pos::Propn,
        "PUNCT" => Pos::Punct,
        "SCONJ" => Pos::Sconj,
        "VERB" => Pos::Verb,
        _ => Pos::Other,
    }
}

fn case_of(value: &str) -> Option<Case> {
    Some(match value {
        "Nom" | "Voc" => Case::Nom,
        "Gen" | "Par" => Case::Gen,
        "Dat" => Case::Dat,
        "Acc" => Case::Acc,
        "Ins" => Case::Ins,
        "Loc" => Case::Loc,
        _ => return None,
    })
}

fn number_of(value: &str) -> Option<Number> {
    match value {
        "Sing" => Some(Number::Sing),
        "Plur" => Some(Number::Plur),
        _ => None,
    }
}

fn gender_of(value: &str) -> Option<Gender> {
    match value {
        "Masc" => Some(Gender::Masc),
        "Fem" => Some(Gender::Fem),
        "Neut" => Some(Gender::Neut),
        _ => None,
    }
}

fn tense_of(value: &str) -> Option<Tense> {
    match value {
        "Past" => Some(Tense::Past),
        "Pres" => Some(Tense::Pres),
        "Fut" => Some(Tense::Fut),
        _ => None,
    }
}

fn form_of(value: &str) -> Option<VerbForm> {
    match value {
        "Fin" => Some(VerbForm::Fin),
        "Inf" => Some(VerbForm::Inf),
        "Part" => Some(VerbForm::Part),
        "Conv" => Some(VerbForm::Conv),
        _ => None,
    }
}

fn voice_of(value: &str) -> Option<Voice> {
    match value {
        "Act" => Some(Voice::Act),
        "Pass" => Some(Voice::Pass),
        "Mid" => Some(Voice::Mid),
        _ => None,
    }
}

fn mood_of(value: &str) -> Option<Mood> {
    match value {
        "Ind" => Some(Mood::Ind),
        "Imp" => Some(Mood::Imp),
        "Cnd" => Some(Mood::Cnd),
        _ => None,
    }
}

fn name_of(value: &str) -> Option<NameType> {
    match value {
        "Giv" => Some(NameType::Given),
        "Sur" => Some(NameType::Surname),
        "Pat" => Some(NameType::Patronymic),
        "Geo" => Some(NameType::Place),
        "Com" => Some(NameType::Company),
        _ => None,
    }
}
