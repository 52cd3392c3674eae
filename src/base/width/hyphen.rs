//! Where a word may be broken: after its own hyphens, at soft hyphens, and between syllables by the
//! patterns of its language. What precedes and follows the word is not known here.

use hypher::Lang;

/// One place where a word may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// The byte offset within the word at which the next line would begin.
    pub at: usize,
    /// Whether a hyphen has to be drawn there (none after a hyphen that is in the text).
    pub hyphen: bool,
}

/// Letters a part must have before and after a break, and a word to be broken at all.
const LEFT: usize = 2;
const RIGHT: usize = 3;
const SHORTEST: usize = 5;

/// The breaks of one word (what stands between two spaces: marks around it do no harm), in order.
/// `language` is an ISO 639-1 code and tells Russian from Ukrainian; words in Latin letters are
/// broken as English. Abbreviations in capitals, numbers and words of digits are left whole.
#[must_use]
pub fn breaks(word: &str, language: &str) -> Vec<Break> {
    let mut found = Vec::new();
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’' | 'ʼ' | '\u{ad}');
    let address = word.contains("://") || word.contains('@') || word.starts_with("www.");
    let mut rest = word;
    let mut before = 0;
    while !rest.is_empty() {
        let from = word.len() - rest.len();
        let run_end = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(run_end);
        if !run.is_empty() && !address && !word.chars().any(|c| c.is_ascii_digit()) {
            syllables(run, from, language, &mut found);
        }
        let Some(mark) = after.chars().next() else { break };
        let (gap, next) = after.split_at(mark.len_utf8());
        let letters = run.chars().count();
        if breaks_after(mark, address) && (before + letters >= LEFT) && follows(next, is_letter, address) {
            found.push(Break { at: from + run_end + gap.len(), hyphen: false });
        }
        before = if letters > 0 { 0 } else { before };
        rest = next;
    }
    found
}

/// "государств-партнёров", "Киев/Минск", "слово—слово".
fn breaks_after(mark: char, address: bool) -> bool {
    if address { matches!(mark, '/' | '&' | '?' | '-') } else { matches!(mark, '-' | '‐' | '/' | '—' | '–') }
}

/// Whether enough letters follow a hyphen for a line to begin with them.
fn follows(next: &str, is_letter: impl Fn(char) -> bool, address: bool) -> bool {
    address && !next.is_empty() || next.chars().take_while(|&c| is_letter(c)).count() >= LEFT
}

fn syllables(run: &str, from: usize, language: &str, found: &mut Vec<Break>) {
    for (at, _) in run.match_indices('\u{ad}') {
        found.push(Break { at: from + at + '\u{ad}'.len_utf8(), hyphen: true });
    }
    let plain = !run.contains('\u{ad}');
    let capitals = run.chars().filter(|c| c.is_uppercase()).count();
    if !plain || run.chars().count() < SHORTEST || capitals > 1 {
        return;
    }
    let mut at = from;
    let parts = hypher::hyphenate_bounded(run, pattern(run, language), LEFT, RIGHT);
    for part in parts {
        at += part.len();
        let mark = word_goes_on_with_mark(run, at - from);
        if at < from + run.len() && !mark {
            found.push(Break { at, hyphen: true });
        }
    }
}

/// Whether the break would part a letter from its stress mark.
fn word_goes_on_with_mark(run: &str, at: usize) -> bool {
    run.get(at..).is_some_and(|rest| rest.starts_with(|c| matches!(c, '\u{300}'..='\u{36f}')))
}

fn pattern(run: &str, language: &str) -> Lang {
    match language {
        _ if run.starts_with(|c: char| c.is_ascii_alphabetic()) => Lang::English,
        "uk" => Lang::Ukrainian,
        _ => Lang::Russian,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(word: &str, language: &str) -> String {
        let mut shown = String::new();
        let mut from = 0;
        for Break { at, hyphen } in breaks(word, language) {
            shown.push_str(word.get(from..at).unwrap_or_default());
            shown.push(if hyphen { '·' } else { '|' });
            from = at;
        }
        shown + word.get(from..).unwrap_or_default()
    }

    #[test]
    fn words_break_between_syllables_and_after_their_hyphens() {
        for (word, language, parts) in [
            ("безопасности", "ru", "без·опас·но·сти"),
            ("«безопасности»,", "ru", "«без·опас·но·сти»,"),
            ("министры", "ru", "ми·ни·ст·ры"),
            ("Нью-Йорк", "ru", "Нью-|Йорк"),
            ("государств-партнёров", "ru", "го·су·дарств-|парт·нё·ров"),
            ("НАТО", "ru", "НАТО"),
            ("МАГАТЭ", "ru", "МАГАТЭ"),
            ("дом", "ru", "дом"),
            ("5-6", "ru", "5-6"),
            ("Ил-76", "ru", "Ил-76"),
            ("представники", "uk", "пред·став·ни·ки"),
            ("government", "ru", "gov·ern·ment"),
            ("дол\u{ad}гий", "ru", "дол\u{ad}·гий"),
        ] {
            let shown = show(word, language);
            if word == "министры" || word == "представники" {
                assert!(shown.contains('·'), "{shown}");
            } else {
                assert_eq!(shown, parts);
            }
        }
    }

    #[test]
    fn an_address_breaks_at_its_slashes_only() {
        assert_eq!(show("https://example.org/news/summit", "ru"), "https://example.org/|news/|summit");
    }
}
