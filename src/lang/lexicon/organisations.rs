//! Organisations, formats, parties, companies and media with their abbreviations, and the words by
//! which unknown ones are told. Only tables: matching is the gazetteer's.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::lang::morph::fold_lemma;

/// `organisations.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    international: Vec<Vec<String>>,
    formats: Vec<Vec<String>>,
    national: Vec<(String, Vec<String>)>,
    bodies: Vec<Vec<String>>,
    owned_bodies: Vec<Vec<String>>,
    parties: Vec<Vec<String>>,
    companies: Vec<Vec<String>>,
    media: Vec<Vec<String>>,
    body_prefixes: Vec<String>,
    quoted_heads: Vec<String>,
    media_heads: Vec<String>,
    heads: Vec<String>,
    ministry_heads: Vec<String>,
    no_names: FxHashSet<String>,
    inflect: BTreeMap<String, String>,
}

/// What kind of organisation a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// Of many states: ООН.
    International,
    /// A format in which states meet: "Большая семёрка" when it has no body.
    Format,
    /// Of one state, known by its name: Госдума.
    National,
    /// A body that many states have: МИД.
    Body,
    /// The same, but nothing without an owner: посольство.
    OwnedBody,
    /// A political party or movement.
    Party,
    /// A company.
    Company,
    /// An outlet: it reports and takes no part.
    Media,
}

/// One organisation.
#[derive(Debug)]
pub struct Row {
    /// What kind.
    pub category: Category,
    /// The state it belongs to.
    pub country: Option<String>,
    /// Its names, the one to show first.
    pub names: Vec<String>,
}

/// What a word (a folded lemma) is to the rules of organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// "компания": a name in quotes follows.
    QuotedHead,
    /// "газета": an outlet in quotes follows.
    MediaHead,
    /// "институт": with a capital it heads a name that goes on in the genitive.
    Head,
    /// "министерство": the same in small letters.
    MinistryHead,
}

/// The tables of `organisations.toml`, ready for use.
#[derive(Debug)]
pub struct Organisations {
    /// All organisations.
    pub rows: Vec<Row>,
    media: FxHashSet<Box<str>>,
    prefixes: Vec<String>,
    quoted_heads: Vec<String>,
    media_heads: Vec<String>,
    heads: Vec<String>,
    ministry_heads: Vec<String>,
    no_names: FxHashSet<String>,
    inflect: BTreeMap<String, String>,
}

impl Organisations {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(file: File) -> Self {
        let media = file.media.iter().flatten().map(|name| fold_lemma(name)).collect();
        let mut rows = Vec::new();
        let lists = [
            (Category::International, file.international),
            (Category::Format, file.formats),
            (Category::Body, file.bodies),
            (Category::OwnedBody, file.owned_bodies),
            (Category::Party, file.parties),
            (Category::Company, file.companies),
            (Category::Media, file.media),
        ];
        for (category, list) in lists {
            rows.extend(list.into_iter().map(|names| Row { category, country: None, names }));
        }
        let national = file.national.into_iter();
        rows.extend(national.map(|(country, names)| Row {
            category: Category::National,
            country: Some(country),
            names,
        }));
        Self {
            rows,
            media,
            prefixes: file.body_prefixes,
            quoted_heads: file.quoted_heads,
            media_heads: file.media_heads,
            heads: file.heads,
            ministry_heads: file.ministry_heads,
            no_names: file.no_names,
            inflect: file.inflect,
        }
    }

    /// Whether this is the name of an outlet: it reports and takes no part.
    #[must_use]
    pub fn is_media(&self, name: &str) -> bool {
        self.media.contains(&fold_lemma(name))
    }

    /// The word lists, for the gazetteer.
    #[must_use]
    pub fn lists(&self) -> [(Word, &[String]); 4] {
        [
            (Word::QuotedHead, &self.quoted_heads),
            (Word::MediaHead, &self.media_heads),
            (Word::Head, &self.heads),
            (Word::MinistryHead, &self.ministry_heads),
        ]
    }

    /// Whether folded capitals are known to name no organisation: "дтп".
    #[must_use]
    pub fn is_no_organisation(&self, word: &str) -> bool {
        self.no_names.contains(word)
    }

    /// Whether a folded word begins as one-word names of ministries do: "минтруд", "росстат".
    #[must_use]
    pub fn begins_as_body(&self, word: &str) -> bool {
        self.prefixes.iter().any(|prefix| word.starts_with(prefix.as_str()))
    }

    /// Words the dictionary lacks, each with a word of the dictionary that inflects the same way.
    pub fn inflections(&self) -> impl Iterator<Item = (&str, &str)> {
        self.inflect.iter().map(|(word, like)| (word.as_str(), like.as_str()))
    }
}
