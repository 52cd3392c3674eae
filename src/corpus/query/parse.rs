//! What is typed to a [`Query`]. Never fails: what is not understood becomes a [`Problem`] with its
//! place, and what is not finished yet (`who:`, a lone `!`) is left out until it is.

use serde::de::DeserializeOwned;

use super::field::{named, near, values};
use super::split::{Piece, split};
use super::syntax::{Atom, Fault, Field, Mode, Problem, Query, Term, Text};
use super::when::When;
use crate::base::fold::fold;
use crate::base::fold::keyboard::{CYRILLIC, Layout};
use crate::base::span::Span;
use crate::lang::lexicon::query::QueryWords;

impl Query {
    /// Reads a query; `words` are those of the user's language.
    #[must_use]
    pub fn parse(text: &str, words: &QueryWords) -> Self {
        let mut reader = Reader { text, words, query: Self::default() };
        let mut joins = false;
        for piece in split(text) {
            match piece {
                Piece::Or => joins = true,
                Piece::Term(span) => {
                    reader.term(span, joins);
                    joins = false;
                }
            }
        }
        reader.query
    }
}

struct Reader<'r> {
    text: &'r str,
    words: &'r QueryWords,
    query: Query,
}

impl Reader<'_> {
    fn term(&mut self, span: Span, joins: bool) {
        let typed = span.of(self.text);
        let bare = typed.trim_start_matches(['!', '-']);
        let negated = (typed.len() - bare.len()) % 2 == 1;
        let atom = match self.field(bare) {
            Some((field, value)) => self.value(field, &value, span),
            None if self.is_unknown_field(bare, span) => None,
            None => text(bare).map(Atom::Text),
        };
        let Some(atom) = atom else { return };
        let last = self.query.terms.last_mut().filter(|last| joins && last.negated == negated);
        match last {
            Some(last) => {
                last.span = last.span.join(span);
                last.any.push(atom);
            }
            None => self.query.terms.push(Term { span, negated, any: vec![atom] }),
        }
    }

    /// The field that a term names, and its value. A whole term typed under the wrong layout is
    /// understood here, since no word holds such a colon.
    fn field(&self, term: &str) -> Option<(Field, String)> {
        let known = |term: &str| {
            let (name, value) = term.split_once(':')?;
            Some((named(&fold(name), self.words)?, value.to_owned()))
        };
        let retyped = || CYRILLIC.iter().find_map(|layout| known(&layout.retype(term, Layout::Latin)?));
        known(term).or_else(retyped)
    }

    fn value(&mut self, field: Field, value: &str, span: Span) -> Option<Atom> {
        let folded = fold(value);
        let plain = folded.trim_matches(['"', ' ']);
        if plain.is_empty() {
            return None;
        }
        match field {
            Field::Who => text(value).map(Atom::Who),
            Field::Where => text(value).map(Atom::Where),
            Field::Source => text(value).map(Atom::Source),
            Field::Lang => Some(Atom::Lang(plain.to_owned())),
            Field::When => self.when(plain, value, span).map(Atom::When),
            Field::Published => self.when(plain, value, span).map(Atom::Published),
            Field::Status => self.values(field, plain, span).map(Atom::Status),
            Field::Format => self.values(field, plain, span).map(Atom::Format),
            Field::Kind => self.values(field, plain, span).map(Atom::Kind),
            Field::Level => self.values(field, plain, span).map(Atom::Level),
            Field::Is => self.values(field, plain, span).map(Atom::Is),
            Field::Has => self.values(field, plain, span).map(Atom::Has),
        }
    }

    fn when(&mut self, folded: &str, value: &str, span: Span) -> Option<When> {
        let when = When::parse(folded, self.words);
        if when.is_none() {
            self.problem(span, Fault::Date { value: value.to_owned() });
        }
        when
    }

    fn values<T: DeserializeOwned>(&mut self, field: Field, value: &str, span: Span) -> Option<Vec<T>> {
        match values(field, value, self.words) {
            Ok(values) => (!values.is_empty()).then_some(values),
            Err(near) => {
                self.problem(span, Fault::Value { field, value: value.to_owned(), near });
                None
            }
        }
    }

    /// Whether a term looks like a field that there is none of: then that is the problem. A colon
    /// in a word of the text ("20:53", "https://", "Киев:") is no field.
    fn is_unknown_field(&mut self, term: &str, span: Span) -> bool {
        let Some((name, value)) = term.split_once(':') else { return false };
        let letters = name.chars().count() >= 2 && name.chars().all(char::is_alphabetic);
        if !letters || value.is_empty() || value.starts_with("//") {
            return false;
        }
        let near = near(&fold(name), self.words);
        let unknown = name.is_ascii() || near.is_some();
        if unknown {
            self.problem(span, Fault::Field { name: name.to_owned(), near });
        }
        unknown
    }

    fn problem(&mut self, span: Span, fault: Fault) {
        self.query.problems.push(Problem { span, fault });
    }
}

/// The text of a term with the mode that its signs give it; `None` where no text is left.
fn text(term: &str) -> Option<Text> {
    let (rest, exact) = sign(term, |rest| rest.strip_prefix('\''));
    let (rest, start) = sign(rest, |rest| rest.strip_prefix('^'));
    let (rest, end) = sign(rest, |rest| rest.strip_suffix('$'));
    let quoted = fold(rest).starts_with('"');
    let mode = match (start, end) {
        (true, true) => Mode::Whole,
        (true, false) => Mode::Start,
        (false, true) => Mode::End,
        (false, false) if exact || quoted => Mode::Exact,
        (false, false) => Mode::Free,
    };
    let loose = mode == Mode::Free || quoted;
    let is_mark =
        |c: char| if loose { !c.is_alphanumeric() } else { matches!(c, '"' | '«' | '»' | '„' | '“' | '”') };
    let typed = rest.trim_matches(is_mark).trim();
    // A term of signs alone ("+", "№") is looked for as it stands.
    let (typed, mode) = if typed.is_empty() { (rest.trim_matches('"').trim(), Mode::Exact) } else { (typed, mode) };
    (!typed.is_empty()).then(|| Text { typed: typed.to_owned(), folded: fold(typed), bare: fold(term), mode })
}

fn sign(term: &str, strip: impl Fn(&str) -> Option<&str>) -> (&str, bool) {
    strip(term).map_or((term, false), |rest| (rest, true))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extract::meeting::Status;
    use crate::lang::lexicon::Lexicon;

    fn parse(text: &str) -> Query {
        Query::parse(text, &Lexicon::bundled("ru").expect("sound lexicons").query)
    }

    fn modes(text: &str) -> Vec<(String, Mode, bool)> {
        let show = |term: &Term| match term.any.first() {
            Some(Atom::Text(text)) => Some((text.folded.clone(), text.mode, term.negated)),
            _ => None,
        };
        parse(text).terms.iter().filter_map(show).collect()
    }

    #[test]
    fn signs_give_modes() {
        for (typed, folded, mode, negated) in [
            ("Ёлка", "елка", Mode::Free, false),
            ("«Ёлка»,", "елка", Mode::Exact, false),
            ("'Ёлка", "елка", Mode::Exact, false),
            ("^саммит", "саммит", Mode::Start, false),
            ("осло$", "осло", Mode::End, false),
            ("^саммит$", "саммит", Mode::Whole, false),
            ("!рига", "рига", Mode::Free, true),
            ("-рига", "рига", Mode::Free, true),
            ("!'рига", "рига", Mode::Exact, true),
            ("\"круглый стол\"", "круглый стол", Mode::Exact, false),
            ("20:53", "20:53", Mode::Free, false),
            ("(нато)", "нато", Mode::Free, false),
        ] {
            assert_eq!(modes(typed), [(folded.to_owned(), mode, negated)], "{typed}");
        }
        assert!(parse(" ! - ' ^ \"\" who: when: | ").is_empty(), "what is not finished asks for nothing");
    }

    #[test]
    fn fields_take_values_and_alternatives_join() {
        let query = parse("who:Линд -status:held|status:planned");
        assert_eq!(query.terms.len(), 3, "a negated and a plain term do not join");
        let query = parse("статус:прошла | is:starred рига");
        assert_eq!(query.terms.len(), 2);
        assert_eq!(query.terms.first().map(|t| t.any.len()), Some(2));
        assert_eq!(query.terms.first().and_then(|t| t.any.first()), Some(&Atom::Status(vec![Status::Held])));
        assert!(query.problems.is_empty() && query.asks_meetings());
    }

    #[test]
    fn a_field_typed_under_the_wrong_layout_is_a_field() {
        let query = parse("црщЖмшеещ");
        assert!(
            matches!(query.terms.first().and_then(|t| t.any.first()), Some(Atom::Who(text)) if text.folded == "vitto")
        );
    }

    #[test]
    fn slips_are_told_by_place_and_the_rest_stays() {
        let text = "рига statsu:held when:2026-13 status:hald";
        let query = parse(text);
        let told: Vec<_> = query.problems.iter().map(|p| (p.span.of(text), p.fault.to_string())).collect();
        assert_eq!(query.terms.len(), 1);
        assert_eq!(told.len(), 3, "{told:?}");
        assert_eq!(
            told.first(),
            Some(&("statsu:held", "no field is named \"statsu\"; did you mean \"status\"?".to_owned()))
        );
        assert!(told.iter().any(|(_, fault)| fault.starts_with("\"2026-13\" is not a date")));
        assert!(told.iter().any(|(_, fault)| fault.ends_with("did you mean \"held\"?")));
    }

    proptest! {
        #[test]
        fn a_written_term_is_read_as_it_was_meant(value in "[а-яА-ЯёЁ][а-яё]{0,8}( [А-Я«»\"|][а-я]{1,8}(-[а-я]{1,4})?){0,2}") {
            let query = parse(&Field::Who.term(&value));
            let terms: Vec<_> = query.terms.iter().flat_map(|term| &term.any).collect();
            prop_assert!(query.problems.is_empty());
            let words = |text: &str| fold(text).replace(['"', '|'], " ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            match terms.as_slice() {
                [Atom::Who(text)] => prop_assert_eq!(words(&text.folded), words(&value)),
                other => prop_assert!(false, "{other:?}"),
            }
        }

        #[test]
        fn anything_typed_parses(text in "\\PC{0,30}|[a-z:\"'!|^$ а-я.-]{0,30}") {
            let query = parse(&text);
            for problem in &query.problems {
                prop_assert!(!problem.span.of(&text).is_empty());
            }
        }
    }
}
