//! A Cyrillic word typed in Latin letters: `umerov`, `witkoff`, `zelenskyi`. There is no one way to
//! spell, so a word has many candidates and the caller keeps those that its texts know. Exonyms
//! (`paris` for Париж) are words and so belong to the lexicons, not here.

/// At most so many candidates of one word: enough for names, and a bound on long nonsense.
const MOST: usize = 256;

/// Latin groups, the longest first, each with what it may stand for, the likeliest first. The
/// folding has no `ё`, so `yo` is `е`.
const GROUPS: &[(&str, &[&str])] = &[
    ("shch", &["щ"]),
    ("skyy", &["ский"]),
    ("skyi", &["ский"]),
    ("skiy", &["ский"]),
    ("skij", &["ский"]),
    ("tsch", &["ч"]),
    ("sky", &["ский", "ски"]),
    ("ski", &["ский", "ски"]),
    ("sch", &["щ", "ш", "сх"]),
    ("tch", &["ч"]),
    ("zh", &["ж"]),
    ("kh", &["х"]),
    ("ts", &["ц", "тс"]),
    ("tz", &["ц", "тц"]),
    ("ch", &["ч", "х", "ш"]),
    ("sh", &["ш"]),
    ("ph", &["ф"]),
    ("th", &["т", "с"]),
    ("ck", &["к"]),
    ("gh", &["г"]),
    ("oo", &["у"]),
    ("ee", &["и"]),
    ("ya", &["я", "ья"]),
    ("ia", &["ия", "иа", "я"]),
    ("ja", &["я"]),
    ("yu", &["ю"]),
    ("iu", &["ю", "иу"]),
    ("ju", &["ю"]),
    ("yo", &["е", "йо"]),
    ("jo", &["е", "йо"]),
    ("ye", &["е", "ье"]),
    ("je", &["е"]),
    ("ie", &["ие", "е"]),
    ("iya", &["ия"]),
    ("iy", &["ий"]),
    ("yi", &["ый", "ий", "и"]),
    ("yy", &["ый", "ий"]),
    ("ay", &["ай", "эй"]),
    ("ey", &["ей", "и"]),
    ("dj", &["дж"]),
    ("ff", &["фф", "ф"]),
    ("ss", &["сс", "с"]),
    ("ll", &["лл", "л"]),
    ("gg", &["гг", "г"]),
    ("tt", &["тт", "т"]),
    ("nn", &["нн", "н"]),
    ("rr", &["рр", "р"]),
    ("mm", &["мм", "м"]),
    ("a", &["а"]),
    ("b", &["б"]),
    ("c", &["к", "с", "ц"]),
    ("d", &["д"]),
    ("e", &["е", "э"]),
    ("f", &["ф"]),
    ("g", &["г", "дж"]),
    ("h", &["х", "г"]),
    ("i", &["и", "й"]),
    ("j", &["й", "дж", "ж"]),
    ("k", &["к"]),
    ("l", &["л", "ль"]),
    ("m", &["м"]),
    ("n", &["н"]),
    ("o", &["о"]),
    ("p", &["п"]),
    ("q", &["к"]),
    ("r", &["р"]),
    ("s", &["с", "ш", "з"]),
    ("t", &["т"]),
    ("u", &["у", "ю"]),
    ("v", &["в"]),
    ("w", &["в", "у"]),
    ("x", &["кс"]),
    ("y", &["ы", "й", "и"]),
    ("z", &["з", "ц"]),
    ("'", &["ь", ""]),
];

/// The Cyrillic words that a folded Latin word may spell, the likeliest first. Empty for a word
/// that has anything but Latin letters (hyphens and apostrophes may be within).
#[must_use]
pub fn cyrillic(word: &str) -> Vec<String> {
    let latin = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '\'');
    if !word.chars().all(latin) || !word.chars().any(|c| c.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut found = vec![String::new()];
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let group = GROUPS.iter().find_map(|(latin, sounds)| Some((rest.strip_prefix(latin)?, *sounds)));
        let (after, sounds) = group.unwrap_or((rest.get(first.len_utf8()..).unwrap_or_default(), &[]));
        found = if sounds.is_empty() { append(found, first) } else { branch(&found, sounds) };
        rest = after;
    }
    found
}

fn append(mut words: Vec<String>, c: char) -> Vec<String> {
    for word in &mut words {
        word.push(c);
    }
    words
}

/// Every word with every sound; once there are too many, only the likeliest sound goes on.
fn branch(words: &[String], sounds: &[&str]) -> Vec<String> {
    let kept = if words.len() * sounds.len() <= MOST { sounds.len() } else { 1 };
    sounds.iter().take(kept).flat_map(|sound| words.iter().map(move |word| format!("{word}{sound}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_under_their_usual_spellings() {
        for (latin, meant) in [
            ("umerov", "умеров"),
            ("witkoff", "виткофф"),
            ("witkoff", "уиткофф"),
            ("parizh", "париж"),
            ("zelenskyi", "зеленский"),
            ("zelensky", "зеленский"),
            ("merz", "мерц"),
            ("scholz", "шольц"),
            ("macron", "макрон"),
            ("hegseth", "хегсет"),
            ("kellogg", "келлог"),
            ("netanyahu", "нетаньяху"),
            ("yermak", "ермак"),
            ("lukashenko", "лукашенко"),
            ("sybiha", "сибига"),
            ("shchyhol", "щиголь"),
            ("er-riyad", "эр-рияд"),
        ] {
            assert!(cyrillic(latin).iter().any(|word| word == meant), "{latin} -> {:?}", cyrillic(latin));
        }
        assert_eq!(cyrillic("umerov").first().map(String::as_str), Some("умеров"), "the likeliest comes first");
    }

    #[test]
    fn only_latin_words_have_candidates_and_never_too_many() {
        assert!(cyrillic("умеров").is_empty() && cyrillic("2026").is_empty() && cyrillic("").is_empty());
        let long = "schyhwc".repeat(30);
        assert!(cyrillic(&long).len() <= MOST);
    }
}
