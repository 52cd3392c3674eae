//! What is typed to pieces: terms at spaces, quoted parts kept together, `|` between alternatives.
//! Only signs are known here, no fields and no words.

use crate::base::span::Span;

/// One piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A term, signs and quotes included.
    Term(Span),
    /// A bar between alternatives.
    Or,
}

/// The pieces of a query, in order.
pub(super) fn split(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = None;
    let mut quote: Option<char> = None;
    let mut closed = None;
    for (at, c) in text.char_indices() {
        if let Some(open) = quote {
            if closes(open, c) {
                (quote, closed) = (None, Some(at + c.len_utf8()));
            }
            continue;
        }
        // A term that is typed right behind a closed quote is the next one.
        if closed == Some(at) && c.is_alphanumeric() {
            pieces.extend(start.take().map(|from| Piece::Term(Span::new(from, at))));
        }
        if c.is_whitespace() || c == '|' {
            pieces.extend(start.take().map(|from| Piece::Term(Span::new(from, at))));
            if c == '|' {
                pieces.push(Piece::Or);
            }
            continue;
        }
        if opens(c) && starts_value(text, start, at) {
            quote = Some(c);
        }
        start.get_or_insert(at);
    }
    pieces.extend(start.map(|from| Piece::Term(Span::new(from, text.len()))));
    pieces
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '«' | '„' | '“')
}

fn closes(open: char, c: char) -> bool {
    match open {
        '«' => c == '»',
        '„' | '“' => matches!(c, '“' | '”'),
        _ => c == '"',
    }
}

/// Whether a quote at `at` opens a quoted part: at the start of a term, after its signs, or after
/// the colon of a field. Elsewhere it is a letter like others.
fn starts_value(text: &str, start: Option<usize>, at: usize) -> bool {
    let before = Span::new(start.unwrap_or(at), at).of(text);
    before.ends_with(':') || before.chars().all(|c| matches!(c, '!' | '-' | '^' | '\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_part_at_spaces_and_quotes_hold() {
        let show = |text: &str| {
            let piece = |piece: &Piece| match piece {
                Piece::Term(span) => span.of(text).to_owned(),
                Piece::Or => "OR".to_owned(),
            };
            split(text).iter().map(piece).collect::<Vec<_>>()
        };
        assert_eq!(show(" осло  who:\"Анна Линд\" -is:read "), ["осло", "who:\"Анна Линд\"", "-is:read"]);
        assert_eq!(show("рига|вена | осло"), ["рига", "OR", "вена", "OR", "осло"]);
        assert_eq!(show("!«две страны» \"не закрыто до конца"), ["!«две страны»", "\"не закрыто до конца"]);
        assert_eq!(show("who:\"Анна Линд\"when:2026-01"), ["who:\"Анна Линд\"", "when:2026-01"]);
        assert_eq!(show("\"в Осло\"$"), ["\"в Осло\"$"]);
        assert_eq!(show("12\" экран"), ["12\"", "экран"]);
        assert!(show("   ").is_empty());
    }
}
