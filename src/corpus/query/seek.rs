//! Search within one text: what was typed as it stands, the words of it in their other forms, and,
//! where the text does not have it, what may have been meant. The same assumptions as the filter's,
//! about one article instead of many, so that what finds an article also finds its place.

use super::ask::Assume;
use super::assume::{Assumed, Assumption, Guess, guesses};
use super::highlight::{Needle, Needles, Part};
use super::words::{Builder, Words, each_word};
use crate::base::cancel::CancelToken;
use crate::base::fold::{Folded, fold};
use crate::base::span::Span;
use crate::lang::Language;

/// The words of one text. They are gathered once and serve every search in it.
#[derive(Debug, Default)]
pub struct Vocabulary(Words);

/// A text to search.
#[derive(Clone, Copy)]
pub struct Sought<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The parts of it that are searched, in order.
    pub parts: &'a [Span],
    /// Its language.
    pub language: &'a Language,
    /// Stops the search.
    pub cancel: &'a CancelToken,
}

impl std::fmt::Debug for Sought<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sought").field("parts", &self.parts.len()).finish_non_exhaustive()
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Where, in order, without overlaps.
    pub spans: Vec<Span>,
    /// What was looked for instead of what was typed, or with it.
    pub assumption: Option<Assumption>,
}

/// Words of so many letters seldom spell another by chance.
const TELLING: usize = 5;

impl Sought<'_> {
    /// The words of the text. `None` where cancelled.
    #[must_use]
    pub fn vocabulary(&self) -> Option<Vocabulary> {
        let mut builder = Builder::default();
        for part in self.parts {
            if self.cancel.is_cancelled() {
                return None;
            }
            builder.add(0, &fold(part.of(self.text)));
        }
        Some(Vocabulary(builder.finish(self.language)))
    }

    /// Looks for what was typed. `None` where cancelled.
    #[must_use]
    pub fn find(&self, typed: &str, assume: Assume, vocabulary: &Vocabulary) -> Option<Found> {
        let typed = typed.trim();
        let folded = fold(typed);
        if folded.is_empty() {
            return Some(Found::default());
        }
        if assume == Assume::Nothing {
            let literal = Phrase { text: folded, words: Vec::new() };
            return Some(Found { spans: self.places(&[literal])?, assumption: None });
        }
        let mut phrases = vec![self.phrase(&folded, vocabulary)];
        let spans = self.places(&phrases)?;
        let meant = self.meant(&folded, typed, vocabulary, spans.is_empty());
        if meant.is_empty() {
            return Some(Found { spans, assumption: None });
        }
        phrases.extend(meant.iter().map(|guess| self.phrase(&guess.text, vocabulary)));
        let found = self.places(&phrases)?;
        // What was meant may be known word by word, and yet not stand in the text as one phrase.
        let assumption = (found.len() > spans.len()).then(|| told(typed, &meant));
        Some(Found { spans: found, assumption })
    }

    /// Everything that a filter looked for. `None` where cancelled.
    #[must_use]
    pub fn find_needles(&self, needles: &Needles) -> Option<Found> {
        let mut spans = Vec::new();
        for part in self.parts {
            if self.cancel.is_cancelled() {
                return None;
            }
            let found = needles.mark(part.of(self.text), Part::Body);
            spans.extend(found.into_iter().map(|span| moved(span, part.start())));
        }
        Some(Found { spans, assumption: None })
    }

    /// What may have been meant, by words that the text has. A text that has what was typed is asked
    /// only for the same name in other letters, and for no chance likeness.
    fn meant(&self, folded: &str, typed: &str, vocabulary: &Vocabulary, nothing: bool) -> Vec<Guess> {
        let words = &vocabulary.0;
        let known = |word: &str| words.knows(word, self.language);
        let whole = |word: &str| word.chars().count() >= TELLING && words.knows_whole(word, self.language);
        let is_known: &dyn Fn(&str) -> bool = if nothing { &known } else { &whole };
        let mut meant = guesses(folded, typed, self.language, is_known);
        if let Some(first) = meant.first().map(|guess| guess.assumed) {
            meant.retain(|guess| guess.assumed == first && (nothing || first == Assumed::Spelling));
        }
        meant
    }

    fn phrase(&self, folded: &str, vocabulary: &Vocabulary) -> Phrase {
        let mut words = Vec::new();
        for word in folded.split_whitespace() {
            let mut bare = None;
            // A word with hyphens is told first, its parts after it.
            each_word(word, |_, word| {
                bare.get_or_insert_with(|| word.to_owned());
            });
            let Some(word) = bare else { return Phrase { text: folded.to_owned(), words: Vec::new() } };
            let forms = vocabulary.0.akin(&word, self.language).map(Into::into).collect();
            words.push(Needle { text: word, forms, ..Needle::default() });
        }
        Phrase { text: folded.to_owned(), words }
    }

    fn places(&self, phrases: &[Phrase]) -> Option<Vec<Span>> {
        let mut places = Vec::new();
        for part in self.parts {
            if self.cancel.is_cancelled() {
                return None;
            }
            let text = part.of(self.text);
            let folded = Folded::new(text);
            let mut spans: Vec<Span> = phrases.iter().flat_map(|phrase| phrase.places(text, &folded)).collect();
            spans.sort_unstable();
            places.extend(joined(spans).into_iter().map(|span| moved(span, part.start())));
        }
        Some(places)
    }
}

fn told(typed: &str, meant: &[Guess]) -> Assumption {
    let used: Vec<&str> = meant.iter().map(|guess| guess.text.as_str()).collect();
    Assumption {
        span: Span::new(0, typed.len()),
        typed: typed.to_owned(),
        used: used.join(", "),
        kind: meant.first().map_or(Assumed::Spelling, |guess| guess.assumed),
    }
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(by + span.start(), by + span.end())
}

/// The same places, those that overlap made one; neighbours stay apart.
fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.join(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// What is looked for: letters as they stand, or words in any form, one after the other.
struct Phrase {
    text: String,
    words: Vec<Needle>,
}

impl Phrase {
    fn places(&self, text: &str, folded: &Folded) -> Vec<Span> {
        let found = folded.text().match_indices(&self.text);
        let mut places: Vec<Span> = found.map(|(at, part)| folded.bytes(at..at + part.len())).collect();
        let Some((first, rest)) = self.words.split_first() else { return places };
        let mut runs = first.mark(folded, Part::Body);
        for word in rest {
            if runs.is_empty() {
                break;
            }
            let next = word.mark(folded, Part::Body);
            runs = runs.into_iter().filter_map(|run| followed(text, run, &next)).collect();
        }
        places.extend(runs);
        places
    }
}

/// A run of words with the next of them, where nothing but signs stands between.
fn followed(text: &str, run: Span, next: &[Span]) -> Option<Span> {
    let after = next.get(next.partition_point(|word| word.start() < run.end())..)?.first()?;
    let between = Span::new(run.end(), after.start());
    between.of(text).chars().all(|c| !c.is_alphanumeric()).then(|| run.join(*after))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Министр обороны Олаф Линдгрен прибыл в Ригу. С министром обороны приехал и посол.\n\
                        Линдгрена встретили в порту; переговоры с Линдгреном начнутся завтра.";

    #[track_caller]
    fn check(typed: &str, assume: Assume, found: &[&str], used: Option<&str>) {
        let language = Language::load("ru").expect("a sound language");
        let cancel = CancelToken::default();
        let line = TEXT.find('\n').expect("two lines");
        let parts = [Span::new(0, line), Span::new(line + 1, TEXT.len())];
        let sought = Sought { text: TEXT, parts: &parts, language: &language, cancel: &cancel };
        let vocabulary = sought.vocabulary().expect("not cancelled");
        let answer = sought.find(typed, assume, &vocabulary).expect("not cancelled");
        let spans: Vec<&str> = answer.spans.iter().map(|span| span.of(TEXT)).collect();
        assert_eq!(spans, found, "{typed}");
        assert_eq!(answer.assumption.as_ref().map(|told| told.used.as_str()), used, "{typed}");
    }

    #[test]
    fn a_text_is_searched_as_an_article_is_filtered() {
        let freely = Assume::Freely;
        check("линдгрен", freely, &["Линдгрен", "Линдгрен", "Линдгрен"], None);
        check("линдгрену", freely, &["Линдгрен", "Линдгрена", "Линдгреном"], None);
        check("lindgren", freely, &["Линдгрен", "Линдгрен", "Линдгрен"], Some("линдгрен"));
        check("kbyluhty", freely, &["Линдгрен", "Линдгрен", "Линдгрен"], Some("линдгрен"));
        check("орон", freely, &["орон", "орон"], None);
        check("рыбалка", freely, &[], None);
        check("  ", freely, &[], None);
    }

    #[test]
    fn words_one_after_the_other_are_found_in_any_form() {
        check("министру обороны", Assume::Freely, &["Министр обороны", "министром обороны"], None);
        check("обороны министр", Assume::Freely, &[], None);
        check("министр олаф", Assume::Freely, &[], None);
    }

    #[test]
    fn what_is_assumed_can_be_refused() {
        check("kbyluhty", Assume::Nothing, &[], None);
        check("линдгрену", Assume::Nothing, &[], None);
        check("Линдгрен", Assume::Nothing, &["Линдгрен", "Линдгрен", "Линдгрен"], None);
    }
}
