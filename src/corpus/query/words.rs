//! The words of all articles, each with the rows that have it. A word is found by its beginning and
//! by its keys: its lemmas, what is left of it without its ending, and itself, so that `послами` finds
//! `послы`. Never fuzzily: a subsequence of letters is in every long text.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::lang::Language;

/// Readings less likely than this give no key: a rare homonym would join unrelated words.
const LIKELY: f32 = 0.1;

/// Words shorter than this have no keys, and are not found by their beginning; words of this
/// length are their own key.
const SHORT: usize = 3;

/// What joins the forms of one word.
pub(super) type Keys = SmallVec<[Box<str>; 3]>;

/// The keys of a folded word. Words without Cyrillic letters have none.
pub(super) fn keys(word: &str, language: &Language) -> Keys {
    let mut keys = Keys::new();
    let letters = word.chars().count();
    if letters < SHORT || !word.chars().all(|c| matches!(c, 'а'..='я' | '-')) {
        return keys;
    }
    // "мир" is found by "мира", but the dictionary knows too much of three letters.
    if letters == SHORT {
        keys.push(word.into());
        return keys;
    }
    let readings = language.morph.read(word);
    for reading in readings.iter().filter(|reading| reading.prob >= LIKELY) {
        if !keys.contains(&reading.lemma) {
            keys.push(reading.lemma.clone());
        }
    }
    // A surname that the dictionary takes for something else ("лавров" is of laurels) is joined with
    // its forms by itself.
    for key in [language.lexicon.query.stem(word), word] {
        if !keys.iter().any(|known| **known == *key) {
            keys.push(key.into());
        }
    }
    keys
}

/// The words of a folded text with their byte offsets: letters and digits, with hyphens and
/// apostrophes within. A word with hyphens is followed by its parts.
pub(super) fn each_word<'t>(text: &'t str, mut tell: impl FnMut(usize, &'t str)) {
    let mut at = 0;
    for piece in text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'') {
        let start = at + (piece.len() - piece.trim_start_matches(['-', '\'']).len());
        let word = piece.trim_matches(['-', '\'']);
        if !word.is_empty() {
            tell(start, word);
            if word.contains('-') {
                let mut from = start;
                for part in word.split('-') {
                    if !part.is_empty() {
                        tell(from, part);
                    }
                    from += part.len() + 1;
                }
            }
        }
        // Every separator is one character; its length is found by what follows the piece.
        at += piece.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
}

/// The words and where they are.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// All forms, sorted.
    forms: Vec<Box<str>>,
    /// For each form, where its rows begin; one more at the end.
    starts: Vec<u32>,
    rows: Vec<u32>,
    by_key: FxHashMap<Box<str>, Vec<u32>>,
}

/// Collects words row by row.
#[derive(Debug, Default)]
pub(super) struct Builder {
    numbers: FxHashMap<Box<str>, u32>,
    /// The row that has each form, the last one told.
    last: Vec<u32>,
    pairs: Vec<(u32, u32)>,
}

impl Builder {
    /// Adds the words of a folded text of a row; rows come in order.
    pub(super) fn add(&mut self, row: u32, text: &str) {
        each_word(text, |_, word| self.add_word(row, word));
    }

    fn add_word(&mut self, row: u32, word: &str) {
        let number = if let Some(&number) = self.numbers.get(word) {
            number
        } else {
            let number = small(self.last.len());
            self.numbers.insert(word.into(), number);
            self.last.push(u32::MAX);
            number
        };
        if let Some(last) = self.last.get_mut(number as usize).filter(|last| **last != row) {
            *last = row;
            self.pairs.push((number, row));
        }
    }

    /// The finished table.
    pub(super) fn finish(self, language: &Language) -> Words {
        let mut forms: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        forms.sort_unstable();
        let mut place = vec![0u32; forms.len()];
        for (sorted, (_, number)) in forms.iter().enumerate() {
            if let Some(slot) = place.get_mut(*number as usize) {
                *slot = small(sorted);
            }
        }
        let mut pairs: Vec<(u32, u32)> =
            self.pairs.into_iter().map(|(form, row)| (place.get(form as usize).copied().unwrap_or(0), row)).collect();
        pairs.sort_unstable();
        let mut starts = Vec::with_capacity(forms.len() + 1);
        let mut at = 0;
        for form in 0..=forms.len() {
            at += pairs.get(at..).unwrap_or_default().partition_point(|&(f, _)| (f as usize) < form);
            starts.push(small(at));
        }
        let forms: Vec<Box<str>> = forms.into_iter().map(|(form, _)| form).collect();
        let mut by_key: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (number, form) in forms.iter().enumerate() {
            for key in keys(form, language) {
                by_key.entry(key).or_default().push(small(number));
            }
        }
        Words { forms, starts, rows: pairs.into_iter().map(|(_, row)| row).collect(), by_key }
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Words {
    fn range(&self, word: &str) -> (usize, usize) {
        let from = self.forms.partition_point(|form| **form < *word);
        let rest = self.forms.get(from..).unwrap_or_default();
        (from, from + rest.partition_point(|form| form.starts_with(word)))
    }

    /// Whether some form begins with a word, or is another form of it.
    pub(super) fn knows(&self, word: &str, language: &Language) -> bool {
        let (from, to) = self.range(word);
        from < to || keys(word, language).iter().any(|key| self.by_key.contains_key(key))
    }

    /// Whether a form is this word, or another form of it.
    pub(super) fn knows_whole(&self, word: &str, language: &Language) -> bool {
        !self.exactly(word).is_empty() || keys(word, language).iter().any(|key| self.by_key.contains_key(key))
    }

    /// The forms that are other forms of a word.
    pub(super) fn akin(&self, word: &str, language: &Language) -> impl Iterator<Item = &str> {
        let keys = keys(word, language);
        let numbers: Vec<u32> = keys.iter().filter_map(|key| self.by_key.get(key)).flatten().copied().collect();
        numbers.into_iter().filter_map(|number| self.forms.get(number as usize)).map(|form| &**form)
    }

    /// Tells the rows that have a word: as it is, from three letters on also by its beginning or
    /// in another form. A row is told once for each form.
    pub(super) fn find(&self, word: &str, language: &Language, mut tell: impl FnMut(usize)) {
        let begins = word.chars().count() >= SHORT;
        let (from, to) = self.range(word);
        let is_whole = |form: usize| self.forms.get(form).is_some_and(|form| **form == *word);
        let literal = (from..to).filter(|&form| begins || is_whole(form));
        let keys = keys(word, language);
        let akin = keys.iter().filter_map(|key| self.by_key.get(key)).flatten().map(|&form| form as usize);
        // The same form comes from its beginning and from each of its keys.
        let mut forms: Vec<usize> = literal.chain(akin).collect();
        forms.sort_unstable();
        forms.dedup();
        for form in forms {
            self.rows_of(form).iter().for_each(|&row| tell(row as usize));
        }
    }

    /// Tells the rows that have a word that begins so, however short.
    pub(super) fn find_beginning(&self, word: &str, mut tell: impl FnMut(usize)) {
        let (from, to) = self.range(word);
        for form in from..to {
            self.rows_of(form).iter().for_each(|&row| tell(row as usize));
        }
    }

    /// The rows that have exactly this form, in order.
    pub(super) fn exactly(&self, form: &str) -> &[u32] {
        match self.forms.binary_search_by(|known| (**known).cmp(form)) {
            Ok(number) => self.rows_of(number),
            Err(_) => &[],
        }
    }

    fn rows_of(&self, form: usize) -> &[u32] {
        let bound = |at: usize| self.starts.get(at).map_or(self.rows.len(), |&start| start as usize);
        self.rows.get(bound(form)..bound(form + 1)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(language: &Language) -> Words {
        let mut builder = Builder::default();
        builder.add(0, "послы встретились в нью-йорке");
        builder.add(1, "посол линдгрен ждет в риге, а не в риме");
        builder.add(2, "переговоры с линдгреном за мир лавров");
        builder.finish(language)
    }

    #[test]
    fn a_word_is_found_by_its_beginning_and_in_any_form() {
        let language = Language::load("ru").expect("a sound language");
        let words = words(&language);
        let find = |word: &str| {
            let mut rows = Vec::new();
            words.find(word, &language, |row| rows.push(row));
            rows.sort_unstable();
            rows.dedup();
            rows
        };
        assert_eq!(find("посл"), [0]);
        assert_eq!(find("послами"), [0, 1], "by lemma");
        assert_eq!(find("линдгрену"), [1, 2], "by what is left without the ending");
        assert_eq!(find("мира"), [2], "a short word by a longer form");
        assert_eq!(find("лавровым"), [2], "a surname that looks like another word");
        assert_eq!(find("йорк"), [0], "a part of a word with a hyphen");
        assert_eq!(find("нью-йо"), [0]);
        assert!(find("ри").is_empty(), "two letters are a word, not a beginning");
        assert_eq!(find("в"), [0, 1]);
        assert_eq!(words.exactly("риге"), [1]);
        assert!(words.knows("перего", &language) && !words.knows("осло", &language));
    }

    #[test]
    fn words_are_told_with_their_places() {
        let text = "«нью-йорк», — и о'нил-2";
        let mut told = Vec::new();
        each_word(text, |at, word| told.push((at, word)));
        assert_eq!(
            told.iter().map(|(_, word)| *word).collect::<Vec<_>>(),
            ["нью-йорк", "нью", "йорк", "и", "о'нил-2", "о'нил", "2"]
        );
        assert!(told.iter().all(|&(at, word)| text.get(at..at + word.len()) == Some(word)));
    }
}
