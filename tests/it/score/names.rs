//! When two names are one. Case, ё, quotes and hyphens do not matter; a person is known by the
//! surname where nothing contradicts it, and by a spelling that differs in one letter.

/// Heads of groups: the delegation of a state is the state.
const HEADS: &[&str] = &[
    "делегация",
    "делегации",
    "представитель",
    "представители",
    "члены",
    "член",
    "министры",
    "депутаты",
    "страны",
    "страна",
    "лидеры",
    "главы",
    "партия",
    "партии",
    "сторона",
    "стороны",
    "руководство",
    "команда",
    "правительство",
    "власти",
];

/// What stands before the name of a city.
const CITY: &[&str] = &["г", "город", "столица"];

/// What a name is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearer {
    /// A human being.
    Person,
    /// Anything else that takes part.
    Other,
}

/// Whether `name` is one of `aliases`.
pub(super) fn is_one_of(name: &str, aliases: &[String], bearer: Bearer) -> bool {
    let name = words(name);
    let aliases: Vec<Vec<String>> =
        aliases.iter().map(|alias| words(alias)).filter(|alias| !alias.is_empty()).collect();
    let Some(surname) = name.last() else { return false };
    if bearer == Bearer::Person && name.len() > 1 {
        // A bare surname among the aliases does not admit another given name than a fuller one has.
        let mut full = aliases.iter().filter(|alias| alias.len() > 1 && alike(alias.last(), surname)).peekable();
        if full.peek().is_some() && !full.any(|alias| same_person(&name, alias) || sorted(&name) == sorted(alias)) {
            return false;
        }
    }
    aliases.iter().any(|alias| {
        sorted(&name) == sorted(alias)
            || match bearer {
                Bearer::Person => same_person(&name, alias),
                Bearer::Other => without_head(&name) == without_head(alias),
            }
    })
}

/// Whether a place is one of `aliases`.
pub(super) fn is_place(name: &str, aliases: &[Option<String>]) -> bool {
    let bare = |name: &str| {
        let words = words(name);
        let skip = usize::from(words.len() > 1 && words.first().is_some_and(|word| CITY.contains(&word.as_str())));
        words[skip..].to_vec()
    };
    aliases.iter().flatten().any(|alias| bare(alias) == bare(name))
}

/// A name as words that can be compared.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace('ё', "е");
    let parted = |c: char| c.is_whitespace() || "-‐‑‒–—−/".contains(c);
    let kept = |c: &char| !"\u{301}«»„“”\"'’`´,:;!?()[]….".contains(*c);
    let split = lower.replace('.', ". ");
    split.split(parted).map(|word| word.chars().filter(kept).collect::<String>()).filter(|w| !w.is_empty()).collect()
}

fn sorted(words: &[String]) -> Vec<&String> {
    let mut words: Vec<&String> = words.iter().collect();
    words.sort();
    words
}

fn without_head(words: &[String]) -> &[String] {
    match words {
        [head, rest @ ..] if !rest.is_empty() && HEADS.contains(&head.as_str()) => rest,
        _ => words,
    }
}

fn alike(one: Option<&String>, other: &String) -> bool {
    one.is_some_and(|one| one == other || is_variant(one, other))
}

/// Two spellings of one foreign name: seven letters or more, the same ending, one letter changed.
fn is_variant(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    one.len().min(other.len()) >= 7 && one[one.len() - 2..] == other[other.len() - 2..] && is_one_edit(&one, &other)
}

fn is_one_edit(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 => short[same..].iter().skip(1).eq(long[same..].iter().skip(1)),
        1 => short[same..] == long[same + 1..],
        _ => false,
    }
}

/// The same surname, and no other word that contradicts: each word of the shorter name is in the
/// longer, or an initial of one there. One pair of words may be two spellings.
fn same_person(one: &[String], other: &[String]) -> bool {
    let (Some((surname, given)), Some((other_surname, other_given))) = (one.split_last(), other.split_last()) else {
        return false;
    };
    let mut spellings = usize::from(surname != other_surname);
    if spellings == 1 && !is_variant(surname, other_surname) {
        return false;
    }
    let (short, long) = if given.len() <= other_given.len() { (given, other_given) } else { (other_given, given) };
    let mut rest: Vec<&String> = long.iter().collect();
    for word in short {
        let initial = |other: &&String| is_initial(word, other) || is_initial(other, word);
        let mut hit = rest.iter().position(|other| *other == word).or_else(|| rest.iter().position(initial));
        if hit.is_none() && spellings == 0 {
            hit = rest.iter().position(|other| is_variant(word, other));
            spellings += usize::from(hit.is_some());
        }
        match hit {
            Some(at) => rest.remove(at),
            None => return false,
        };
    }
    true
}

fn is_initial(one: &str, other: &str) -> bool {
    one.chars().count() == 1 && other.starts_with(one)
}

#[test]
fn spellings_of_one_name_are_one_and_cases_are_not() {
    let is = |name: &str, alias: &str| is_one_of(name, &[alias.to_owned()], Bearer::Person);
    assert!(is("Стив Виткофф", "Уиткофф Стив") || is("Виткофф", "Уиткофф"));
    assert!(is("А. Меркель", "Ангела Меркель") && is("А.Меркель", "Ангела Меркель") && is("Меркель", "Ангела Меркель"));
    assert!(!is("Умерова", "Умеров") && !is("Мелания Трамп", "Дональд Трамп"));
    assert!(is_one_of("делегация США", &["США".to_owned()], Bearer::Other));
}
