//! Grammemes: part of speech and features of a word form, as Universal Dependencies name them,
//! packed into a small copyable [`Tag`]. It must not know where a tag comes from.

use std::fmt;

use serde::Deserialize;

/// Part of speech (UD).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pos {
    /// Adjective, and ordinal numerals.
    Adj,
    /// Preposition.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary verb (быть).
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner (этот, весь).
    Det,
    /// Common noun.
    Noun,
    /// Cardinal numeral.
    Num,
    /// Particle.
    Part,
    /// Pronoun.
    Pron,
    /// Proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Verb, participle, gerund.
    Verb,
    /// Anything else, unknown included.
    #[default]
    Other,
}

/// Grammatical case. The second genitive counts as genitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Case {
    /// Nominative.
    Nom,
    /// Genitive.
    Gen,
    /// Dative.
    Dat,
    /// Accusative.
    Acc,
    /// Instrumental.
    Ins,
    /// Prepositional (locative).
    Loc,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// Singular.
    Sing,
    /// Plural.
    Plur,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Masculine.
    Masc,
    /// Feminine.
    Fem,
    /// Neuter.
    Neut,
}

/// Tense of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// Past.
    Past,
    /// Present.
    Pres,
    /// Future (synthetic, of perfective verbs).
    Fut,
}

/// Form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// Finite.
    Fin,
    /// Infinitive.
    Inf,
    /// Participle, also short.
    Part,
    /// Gerund (деепричастие).
    Conv,
}

/// Aspect of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// Perfective.
    Perf,
    /// Imperfective.
    Imp,
}

/// Voice of a verb, as the form shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Active.
    Act,
    /// Passive.
    Pass,
    /// Middle: forms in -ся.
    Mid,
}

/// Mood of a finite verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// Indicative.
    Ind,
    /// Imperative.
    Imp,
    /// Conditional (the particle бы).
    Cnd,
}

/// What a proper noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameType {
    /// Given name.
    Given,
    /// Surname.
    Surname,
    /// Patronymic, or an initial.
    Patronymic,
    /// Place.
    Place,
    /// Organisation, company, brand.
    Company,
}

/// Part of speech and features of one reading of a word.
#[expect(clippy::struct_excessive_bools, reason = "grammemes are independent yes-or-no features")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tag {
    /// Part of speech.
    pub pos: Pos,
    /// Case.
    pub case: Option<Case>,
    /// Number.
    pub number: Option<Number>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Whether the noun is animate, where the form or lexeme tells.
    pub animate: Option<bool>,
    /// Tense.
    pub tense: Option<Tense>,
    /// Verb form.
    pub form: Option<VerbForm>,
    /// Aspect.
    pub aspect: Option<Aspect>,
    /// Voice.
    pub voice: Option<Voice>,
    /// Mood.
    pub mood: Option<Mood>,
    /// Grammatical person, 1–3.
    pub person: Option<u8>,
    /// What a proper noun names.
    pub name: Option<NameType>,
    /// Short form of an adjective or participle.
    pub short: bool,
    /// Ordinal numeral (an [`Pos::Adj`]).
    pub ordinal: bool,
    /// Abbreviation.
    pub abbreviation: bool,
    /// The word does not inflect (Рубио, пальто).
    pub indeclinable: bool,
}

impl Tag {
    /// A common or proper noun.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self.pos, Pos::Noun | Pos::Propn)
    }

    /// A finite verb.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.pos == Pos::Verb && self.form == Some(VerbForm::Fin)
    }

    /// A participle, full or short.
    #[must_use]
    pub fn is_participle(self) -> bool {
        self.pos == Pos::Verb && self.form == Some(VerbForm::Part)
    }

    /// An adjective, participle (full form), ordinal or determiner: what agrees with a noun.
    #[must_use]
    pub fn is_attribute(self) -> bool {
        matches!(self.pos, Pos::Adj | Pos::Det) || (self.is_participle() && !self.short)
    }
}

/// A set of cases: what a form, or a phrase by agreement, can be.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Cases(u8);

impl Cases {
    /// No case at all.
    pub const NONE: Self = Self(0);
    /// Every case: an indeclinable word.
    pub const ALL: Self = Self(0b11_1111);

    /// One case.
    #[must_use]
    pub fn of(case: Case) -> Self {
        Self(1 << case as u8)
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both sets allow.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the case is allowed.
    #[must_use]
    pub fn has(self, case: Case) -> bool {
        self.0 & Self::of(case).0 != 0
    }

    /// Whether nothing is allowed.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl From<Case> for Cases {
    fn from(case: Case) -> Self {
        Self::of(case)
    }
}

impl FromIterator<Case> for Cases {
    fn from_iter<I: IntoIterator<Item = Case>>(cases: I) -> Self {
        cases.into_iter().fold(Self::NONE, |set, case| set.with(case.into()))
    }
}

impl fmt::Debug for Cases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [Case::Nom, Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc];
        f.debug_set().entries(all.into_iter().filter(|&case| self.has(case))).finish()
    }
}
