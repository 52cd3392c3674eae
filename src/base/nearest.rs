//! The likeliest meaning of a mistyped word, for messages that say "did you mean". It suggests and
//! never decides.

/// The one of `known` that `word` most likely stands for, where any is near: a third of its letters
/// may be wrong, left out, added or swapped.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    let near = |candidate: &'k str| {
        let wrong = strsim::damerau_levenshtein(&word, candidate);
        (wrong * 3 <= candidate.chars().count().max(word.chars().count())).then_some((wrong, candidate))
    };
    known.into_iter().filter_map(near).min_by_key(|&(wrong, _)| wrong).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leads_to_the_word_meant_and_nonsense_to_nothing() {
        let known = ["status", "source", "where", "when"];
        assert_eq!(nearest("statsu", known), Some("status"));
        assert_eq!(nearest("Wher", known), Some("where"));
        assert_eq!(nearest("x", known), None);
        assert_eq!(nearest("", known), None);
    }
}
