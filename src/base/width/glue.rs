//! Which words hold together at the end of a line. A short preposition goes with the next word, a
//! dash and a particle with the one before, a number with what it counts, initials with the name.

/// Words longer than two letters that bind to a neighbour, folded; shorter ones need no list. The
/// words themselves come from the language's lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glue {
    /// Go with the next word: "для", "при", "или".
    pub forward: Vec<String>,
    /// Go with the word before: "же", "ли", "бы".
    pub backward: Vec<String>,
}

impl Glue {
    /// Whether the gap between the neighbours `left` and `right` should not end a line; `before`
    /// is the word before them.
    #[must_use]
    pub fn holds(&self, before: &str, left: &str, right: &str) -> bool {
        if is_dash(right) || self.backward.iter().any(|word| same(word, right)) {
            return true;
        }
        if is_dash(left) || self.backward.iter().any(|word| same(word, left)) {
            return false;
        }
        // "2026 г. он" may part after the point, "г. Осло" may not.
        let initial = is_initial(left) && !counts(before, left);
        is_short(left) || initial || counts(left, right) || self.forward.iter().any(|word| same(word, left))
    }
}

/// Whether the list's `word` is `written`, whatever the case of its letters.
fn same(word: &str, written: &str) -> bool {
    word.len() == written.len() && word.chars().eq(written.chars().flat_map(char::to_lowercase))
}

/// A dash on its own, as in "Осло — столица".
fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "-" | "―")
}

/// "в", "на", "«о": at most two letters, none of them the last of a clause.
fn is_short(word: &str) -> bool {
    let core = word.trim_start_matches(['«', '(', '"', '„', '“']);
    let mut letters = 0;
    for c in core.chars() {
        letters += 1;
        if !c.is_alphabetic() || letters > 2 {
            return false;
        }
    }
    letters > 0 && !(letters == 2 && core.chars().all(char::is_uppercase))
}

/// "А.", "Дж.", "т.", "ул.", "им.": a point after at most two letters, before the word it is short for.
fn is_initial(word: &str) -> bool {
    let core = word.trim_start_matches(['«', '(', '"', '„', '“']);
    let Some(letters) = core.strip_suffix('.') else { return false };
    let count = letters.chars().filter(|c| c.is_alphabetic()).count();
    let pairs = letters.split('.').all(|part| (1..=2).contains(&part.chars().count()));
    count > 0 && pairs && letters.chars().all(|c| c.is_alphabetic() || c == '.') && !letters.is_empty()
}

/// "5 января", "2026 г.", "90 %", "№ 5", "12 стран": a number and what it counts.
fn counts(left: &str, right: &str) -> bool {
    if matches!(left, "№" | "§" | "~") {
        return true;
    }
    let number = left.starts_with(|c: char| c.is_ascii_digit()) && left.ends_with(|c: char| c.is_ascii_digit());
    let unit = right.starts_with(|c: char| c.is_lowercase() || matches!(c, '%' | '°' | '$' | '€' | '₽' | '₴'));
    // A number goes on over a gap between groups of digits: "12 500".
    let group =
        right.starts_with(|c: char| c.is_ascii_digit()) && right.chars().filter(char::is_ascii_digit).count() == 3;
    number && left.chars().count() <= 5 && (unit || group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_that_hold_together() {
        let glue =
            Glue { forward: vec!["для".into(), "при".into()], backward: vec!["же".into(), "ли".into()] };
        for (left, right) in [
            ("в", "Осло"),
            ("На", "саммите"),
            ("«о", "мире"),
            ("Для", "встречи"),
            ("5", "января"),
            ("2026", "г."),
            ("90", "%"),
            ("12", "500"),
            ("А.", "Беляев"),
            ("А.Б.", "Беляев"),
            ("т.", "е."),
            ("Осло", "—"),
            ("он", "же"),
            ("№", "5"),
        ] {
            assert!(glue.holds("", left, right), "{left} {right}");
        }
        for (left, right) in [
            ("саммит", "в"),
            ("—", "столица"),
            ("же", "день"),
            ("ЕС", "решил"),
            ("1995", "Осло"),
            ("мир,", "но"),
            ("год.", "Он"),
        ] {
            assert!(!glue.holds("", left, right), "{left} {right}");
        }
        assert!(glue.holds("из", "г.", "Осло") && !glue.holds("2026", "г.", "он"));
    }
}
