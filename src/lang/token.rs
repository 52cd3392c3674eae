//! Text to tokens and sentences with their readings. Lines are paragraphs: a sentence never
//! crosses one, since a headline has no full stop. Tokens keep their place in the text; between
//! two of them there is only white space (or an invisible separator).

use std::ops::Range;

use anyseg::Segmenter;
use rustc_hash::FxHashMap;

use super::lexicon::names::Names;
use super::morph::{Morph, Origin, Reading, Readings, fold_lemma};
use super::tag::{Cases, NameType, Pos, Tag};
use crate::base::article::Paragraph;
use crate::base::span::Span;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A word in small letters.
    Lower,
    /// A word with a first capital: `Киев`, `Нью-Йорк`.
    Capital,
    /// A word of capitals: `НАТО`.
    Upper,
    /// A word with a capital inside: `МинОбороны`.
    Mixed,
    /// Digits, also with points, colons, dashes: `3`, `20:53`, `03.01.2026`.
    Number,
    /// Punctuation and everything else.
    Mark,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
    /// Which of the text's [`Readings`] it has.
    word: u32,
}

/// One sentence: tokens in a row, all of one paragraph.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens, as indices into [`Parsed::tokens`].
    pub tokens: Range<usize>,
    /// The index of its paragraph in the article.
    pub paragraph: usize,
}

/// A text with its tokens, sentences and dictionary readings.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The text itself; every span points into it.
    pub text: String,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order.
    pub sentences: Vec<Sentence>,
    words: Vec<Readings>,
}

impl Parsed {
    /// Reads the paragraphs of `text` for which `wanted` holds.
    #[must_use]
    pub fn read(
        text: &str,
        paragraphs: &[Paragraph],
        wanted: impl Fn(&Paragraph) -> bool,
        segmenter: &Segmenter,
        (morph, names): (&Morph, &Names),
    ) -> Self {
        let mut parsed = Self { text: text.to_owned(), ..Self::default() };
        let mut seen = FxHashMap::default();
        for (index, paragraph) in paragraphs.iter().enumerate().filter(|(_, p)| wanted(p)) {
            let document = segmenter.segment(paragraph.span.of(text));
            let offset = paragraph.span.start();
            let spans: Vec<Span> =
                document.tokens().iter().map(|span| Span::new(offset + span.start, offset + span.end)).collect();
            for at in 0..document.sentence_count() {
                let of_sentence = spans.get(document.sentence(at).tokens).unwrap_or_default();
                parsed.push_sentence_of(of_sentence, index, (morph, names), &mut seen);
            }
        }
        parsed
    }

    /// Ends a sentence after the credit of a picture that the page glues to the text: "Мост через Неву (Фото:
    /// Олег Котов) Министр прибыл". `credit` tells the words that open one.
    pub fn end_captions(&mut self, credit: impl Fn(&str) -> bool) {
        let opens =
            |at: usize| self.form(at) == "(" && matches!(self.form(at + 2), ":" | "—") && credit(self.form(at + 1));
        let ends = |from: usize, end: usize| {
            (from + 1..end).filter(|&at| opens(at)).find_map(|open| {
                let close = (open..end).find(|&at| self.form(at) == ")")? + 1;
                (close < end && self.shape(close) == Shape::Capital).then_some(close)
            })
        };
        let mut sentences = Vec::with_capacity(self.sentences.len());
        for sentence in &self.sentences {
            let Sentence { paragraph, ref tokens, .. } = *sentence;
            let mut from = tokens.start;
            while let Some(close) = ends(from, tokens.end) {
                sentences.push(Sentence { span: self.span(from..close), tokens: from..close, paragraph });
                from = close;
            }
            sentences.push(Sentence { span: self.span(from..tokens.end), tokens: from..tokens.end, paragraph });
        }
        self.sentences = sentences;
    }

    /// Takes over a sentence of the segmenter's, but for names that it cuts or leaves together.
    fn push_sentence_of(
        &mut self,
        spans: &[Span],
        paragraph: usize,
        (morph, names): (&Morph, &Names),
        seen: &mut FxHashMap<Box<str>, u32>,
    ) {
        let mut first = self.tokens.len();
        let mut rest = spans;
        while let Some((&span, after)) = rest.split_first() {
            rest = after;
            if let [hyphen, last, ..] = *after
                && self.is_double_name([span, hyphen, last], morph)
            {
                self.push_token(span.join(last), morph, seen);
                rest = after.get(2..).unwrap_or_default();
                continue;
            }
            let text = &self.text;
            let before = self.tokens.last().filter(|_| self.tokens.len() > first).map_or("", |t| t.span.of(text));
            let next = after.first().map_or("", |next| next.of(text));
            let closed = shape_of(next) == Shape::Capital;
            let Some(syllable) = syllable_of(span, before, next, (text, names)) else {
                self.push_token(span, morph, seen);
                continue;
            };
            self.push_token(syllable, morph, seen);
            self.push_token(Span::new(syllable.end(), span.end()), morph, seen);
            if closed {
                self.push_sentence(first..self.tokens.len(), paragraph);
                first = self.tokens.len();
            }
        }
        self.push_sentence(first..self.tokens.len(), paragraph);
    }

    /// "Кара-Мурза" where the segmenter has three tokens: two words with a capital that are no places.
    fn is_double_name(&self, [first, hyphen, last]: [Span; 3], morph: &Morph) -> bool {
        let close = first.end() == hyphen.start() && hyphen.end() == last.start();
        let of_name = |span: Span| {
            let form = span.of(&self.text);
            let place =
                |r: &Reading| r.origin == Origin::Known && r.tag.name == Some(NameType::Place) && r.prob >= 0.02;
            shape_of(form) == Shape::Capital && !form.ends_with('.') && !morph.read(form).iter().any(place)
        };
        let known = || morph.knows(&first.join(last).of(&self.text).to_lowercase());
        close && hyphen.of(&self.text) == "-" && (of_name(first) && of_name(last) || known())
    }

    fn push_token(&mut self, span: Span, morph: &Morph, seen: &mut FxHashMap<Box<str>, u32>) {
        let form = span.of(&self.text);
        let word = if let Some(&word) = seen.get(form) {
            word
        } else {
            let word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            seen.insert(form.into(), word);
            self.words.push(morph.read(form));
            word
        };
        let shape = shape_of(span.of(&self.text));
        self.tokens.push(Token { span, shape, word });
    }

    fn push_sentence(&mut self, tokens: Range<usize>, paragraph: usize) {
        let ends = self.tokens.get(tokens.start).zip(tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last)));
        if let Some((first, last)) = ends {
            let span = first.span.join(last.span);
            self.sentences.push(Sentence { span, tokens, paragraph });
        }
    }

    /// The token's text as written; empty past the end.
    #[must_use]
    pub fn form(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| t.span.of(&self.text))
    }

    /// The token's shape; [`Shape::Mark`] past the end.
    #[must_use]
    pub fn shape(&self, token: usize) -> Shape {
        self.tokens.get(token).map_or(Shape::Mark, |t| t.shape)
    }

    /// The token's readings, the likeliest first.
    #[must_use]
    pub fn readings(&self, token: usize) -> &[Reading] {
        self.tokens.get(token).and_then(|t| self.words.get(t.word as usize)).map_or(&[], |w| w)
    }

    /// The likeliest tag.
    #[must_use]
    pub fn tag(&self, token: usize) -> Tag {
        self.readings(token).first().map(|r| r.tag).unwrap_or_default()
    }

    /// The likeliest lemma (folded: lower case, `ё` as `е`); empty for marks.
    #[must_use]
    pub fn lemma(&self, token: usize) -> &str {
        self.readings(token).first().map_or("", |r| &r.lemma)
    }

    /// Whether any reading has this (folded) lemma.
    #[must_use]
    pub fn has_lemma(&self, token: usize, lemma: &str) -> bool {
        self.readings(token).iter().any(|r| &*r.lemma == lemma)
    }

    /// Whether any reading has this part of speech.
    #[must_use]
    pub fn can_be(&self, token: usize, pos: Pos) -> bool {
        self.readings(token).iter().any(|r| r.tag.pos == pos)
    }

    /// The cases that the readings accepted by `accept` allow.
    pub fn cases(&self, token: usize, accept: impl Fn(&Reading) -> bool) -> Cases {
        super::morph::cases(self.readings(token), accept)
    }

    /// The sentence that holds the token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }

    /// The span from the first to the last token of a range; empty for an empty range.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        match self.tokens.get(tokens.start).zip(last) {
            Some((first, last)) if tokens.start < tokens.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// Whether a mark has no blank on either side: "Игры-2022".
    #[must_use]
    pub fn is_within_word(&self, token: usize) -> bool {
        let span = |at: usize| self.tokens.get(at).map(|t| t.span);
        let Some((before, own)) = token.checked_sub(1).and_then(span).zip(span(token)) else { return false };
        before.end() == own.start() && span(token + 1).is_some_and(|next| own.end() == next.start())
    }

    /// Puts the reading with this index first for one token, where its neighbours speak for it.
    pub fn prefer(&mut self, token: usize, reading: usize) {
        let mut readings = self.readings(token).to_vec();
        if reading >= readings.len() {
            return;
        }
        let chosen = readings.remove(reading);
        readings.insert(0, chosen);
        let word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(readings.into());
        if let Some(token) = self.tokens.get_mut(token) {
            token.word = word;
        }
    }
}

/// "встретился с Ван И.": a name of one letter at the end of a sentence, which is no initial.
fn syllable_of(span: Span, before: &str, next: &str, (text, names): (&str, &Names)) -> Option<Span> {
    let letter = span.of(text).strip_suffix('.')?;
    let one = names.is_syllable(letter) && shape_of(before) == Shape::Capital && names.is_family(&fold_lemma(before));
    let initials = next.ends_with('.') && next.chars().count() == 2;
    (one && !initials).then(|| Span::new(span.start(), span.start() + letter.len()))
}

fn shape_of(form: &str) -> Shape {
    let mut letters = form.chars().filter_map(size_of).peekable();
    let Some(&first) = letters.peek() else {
        let digits = form.chars().any(|c| c.is_ascii_digit());
        return if digits { Shape::Number } else { Shape::Mark };
    };
    if form.starts_with(|c: char| c.is_ascii_digit()) {
        return Shape::Number;
    }
    let (mut upper, mut lower) = (0, 0);
    for (at, size) in letters.skip(1).enumerate() {
        let after_hyphen = at > 0 && size == Size::Capital && lower > 0;
        if size == Size::Capital && !after_hyphen {
            upper += 1;
        } else if size == Size::Small {
            lower += 1;
        }
    }
    match (first == Size::Capital, upper, lower) {
        (true, 0, _) => Shape::Capital,
        (true, _, 0) => Shape::Upper,
        (false, 0, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}

/// The size of a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    Capital,
    Small,
    /// Of a script that has no sizes.
    One,
}

/// `None` for what is no letter.
fn size_of(c: char) -> Option<Size> {
    match c {
        // Nearly every letter is one of these, and the general way costs ten times as much.
        'а'..='я' | 'ё' | 'a'..='z' => Some(Size::Small),
        'А'..='Я' | 'Ё' | 'A'..='Z' => Some(Size::Capital),
        _ if c.is_ascii() || !c.is_alphabetic() => None,
        _ if c.is_uppercase() => Some(Size::Capital),
        _ if c.is_lowercase() => Some(Size::Small),
        _ => Some(Size::One),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_words() {
        for (form, shape) in [
            ("встреча", Shape::Lower),
            ("Киев", Shape::Capital),
            ("Нью-Йорк", Shape::Capital),
            ("НАТО", Shape::Upper),
            ("20:53", Shape::Number),
            ("3", Shape::Number),
            ("«", Shape::Mark),
        ] {
            assert_eq!(shape_of(form), shape, "{form}");
        }
    }
}
