//! Text terms against the index: how well each row has what was typed, and, where nothing has it,
//! what may have been meant.

use super::arena::{NARROWS, Pattern, Tier};
use super::ask::{Ask, Assume, Memory};
use super::assume::{Assumed, Guess, guesses};
use super::highlight::Needle;
use super::index::{Index, Row};
use super::syntax::{Mode, Text};
use super::words::each_word;
use crate::base::fold::fold;

/// What a text term found.
#[derive(Debug, Default)]
pub(super) struct Hits {
    /// For each row, how well it has the text.
    pub(super) tiers: Vec<Tier>,
    /// What was looked for.
    pub(super) needles: Vec<Needle>,
    /// What was looked for instead of what was typed, or with it.
    pub(super) guess: Option<(String, Assumed)>,
}

/// How loosely a text may be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loose {
    /// By pieces too.
    Fuzzy,
    /// As it stands: what is excluded must be there, not nearly.
    Strict,
}

impl Index {
    /// Looks for a text term. `None` where cancelled.
    pub(super) fn find_text(&self, text: &Text, loose: Loose, ask: &Ask<'_>, memory: &mut Memory) -> Option<Hits> {
        let hits = Hits { tiers: vec![Tier::None; self.rows.len()], ..Hits::default() };
        let mut seeker = Seeker { index: self, ask, memory, mode: text.mode, hits };
        seeker.seek(&text.folded, loose)?;
        if ask.assume == Assume::Freely && matches!(text.mode, Mode::Free | Mode::Exact) {
            seeker.seek_meant(text)?;
        }
        let Hits { tiers, needles, .. } = &mut seeker.hits;
        // Whatever was found better later is no match by pieces.
        let by_pieces = |row: &usize| tiers.get(*row) == Some(&Tier::Fuzzy);
        for needle in needles.iter_mut() {
            needle.pieced.retain(by_pieces);
        }
        Some(seeker.hits)
    }
}

/// Words of so many letters seldom spell another by chance.
const TELLING: usize = 5;

struct Seeker<'s> {
    index: &'s Index,
    ask: &'s Ask<'s>,
    memory: &'s mut Memory,
    mode: Mode,
    hits: Hits,
}

impl Seeker<'_> {
    /// Looks for what may have been meant.
    fn seek_meant(&mut self, text: &Text) -> Option<()> {
        let (index, language) = (self.index, self.ask.language);
        let found = self.hits.tiers.iter().any(|&tier| tier >= Tier::Text);
        // A Latin word that is found may yet be a name in other letters; but where it is found, only
        // a name that meetings have, or a whole word that is no chance, is worth that thought.
        let known = |word: &str| index.words.knows(word, language);
        let whole = |word: &str| word.chars().count() >= TELLING && index.words.knows_whole(word, language);
        let named = |word: &str| index.people.has_word(word) || index.places.has_word(word) || whole(word);
        let is_known: &dyn Fn(&str) -> bool = if found { &named } else { &known };
        for Guess { text: meant, assumed } in guesses(&text.folded, &text.bare, language, is_known) {
            let other = self.hits.guess.as_ref().is_some_and(|(_, first)| *first != assumed);
            if other || (found && assumed != Assumed::Spelling) {
                break;
            }
            self.seek(&meant, Loose::Strict)?;
            match &mut self.hits.guess {
                Some((used, _)) => *used = format!("{used}, {meant}"),
                guess => *guess = Some((meant, assumed)),
            }
        }
        Some(())
    }

    fn seek(&mut self, folded: &str, loose: Loose) -> Option<()> {
        let language = self.ask.language;
        let mut needle = Needle { text: folded.to_owned(), mode: self.mode, ..Needle::default() };
        match self.mode {
            Mode::Free => {
                self.seek_parts(folded, loose)?;
                let tiers = &mut self.hits.tiers;
                self.index.words.find(folded, language, |row| raise(tiers, row, Tier::Text));
                needle.forms = self.index.words.akin(folded, language).map(Into::into).collect();
            }
            Mode::Exact => {
                self.seek_parts(folded, Loose::Strict)?;
                self.seek_phrase(folded)?;
            }
            Mode::Start => self.seek_title(|title| title.starts_with(folded)),
            Mode::End => self.seek_title(|title| title.ends_with(folded)),
            Mode::Whole => self.seek_title(|title| title == folded),
        }
        if loose == Loose::Fuzzy {
            let tiers = self.hits.tiers.iter().enumerate();
            needle.pieced = tiers.filter(|(_, tier)| **tier == Tier::Fuzzy).map(|(row, _)| row).collect();
        }
        self.hits.needles.push(needle);
        Some(())
    }

    fn seek_parts(&mut self, folded: &str, loose: Loose) -> Option<()> {
        let (arena, cancel, tiers) = (&self.index.arena, self.ask.cancel, &mut self.hits.tiers);
        let pattern = if loose == Loose::Fuzzy { Pattern::fuzzy(folded) } else { Pattern::exact(folded) };
        let Some(pattern) = pattern else { return Some(()) };
        if loose == Loose::Strict || pattern.len() < NARROWS {
            return arena.find(&pattern, None, cancel, tiers);
        }
        arena.find(&pattern, self.memory.narrowest(pattern.bytes()), cancel, tiers)?;
        let found = (0..).zip(tiers.iter()).filter(|(_, tier)| **tier > Tier::None).map(|(row, _)| row);
        self.memory.remember(pattern.bytes(), found.collect());
        for tier in tiers.iter_mut().filter(|tier| **tier == Tier::Nearly) {
            *tier = Tier::None;
        }
        Some(())
    }

    /// Exact words in the text; several, or one with marks, are looked up in the text itself, of
    /// those rows that have all the words. The last word may be unfinished.
    fn seek_phrase(&mut self, folded: &str) -> Option<()> {
        let (index, tiers) = (self.index, &mut self.hits.tiers);
        let mut words = Vec::new();
        each_word(folded, |_, word| words.push(word));
        if let [word] = words.as_slice()
            && *word == folded
        {
            index.words.exactly(word).iter().for_each(|&row| raise(tiers, row as usize, Tier::Text));
            return Some(());
        }
        let Some((last, whole)) = words.split_last() else { return Some(()) };
        let mut having = vec![true; index.rows.len()];
        for word in whole {
            narrow(&mut having, index.words.exactly(word).iter().map(|&row| row as usize));
        }
        let mut rows = Vec::new();
        index.words.find_beginning(last, |row| rows.push(row));
        narrow(&mut having, rows.into_iter());
        for (at, row) in index.rows.iter().enumerate().filter(|(at, _)| having.get(*at) == Some(&true)) {
            if self.ask.cancel.is_cancelled() {
                return None;
            }
            if has_phrase(row, folded) {
                raise(tiers, at, Tier::Text);
            }
        }
        Some(())
    }

    fn seek_title(&mut self, holds: impl Fn(&str) -> bool) {
        for (row, tier) in self.index.rows.iter().zip(&mut self.hits.tiers) {
            if holds(row.title()) {
                *tier = Tier::Whole;
            }
        }
    }
}

fn has_phrase(row: &Row, phrase: &str) -> bool {
    let article = &row.entry.article;
    let told = article.paragraphs.iter().filter(|paragraph| paragraph.kind.is_told());
    told.map(|paragraph| fold(paragraph.span.of(&article.text))).any(|text| text.contains(phrase))
}

fn raise(tiers: &mut [Tier], row: usize, tier: Tier) {
    if let Some(slot) = tiers.get_mut(row) {
        *slot = tier.max(*slot);
    }
}

/// Keeps those that are among `rows`.
fn narrow(having: &mut Vec<bool>, rows: impl Iterator<Item = usize>) {
    let mut both = vec![false; having.len()];
    for row in rows {
        if let Some(slot) = both.get_mut(row) {
            *slot = having.get(row) == Some(&true);
        }
    }
    *having = both;
}
