//! A key by which transliterated names that sound alike are compared: `Уиткофф` and `Виткофф`,
//! `Зеленский` and `Зеленський`, `Нетаньяху` and `Нетаниягу` have one key. A key is for comparing
//! only, never for showing, and two words of one key are not yet one person.

/// The key of a name of one or more words; words stay apart, hyphens and marks are dropped.
#[must_use]
pub fn key(name: &str) -> String {
    let mut result = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        let word = word_key(word);
        if !word.is_empty() && !result.is_empty() {
            result.push(' ');
        }
        result.push_str(&word);
    }
    result
}

/// Whether two names sound alike.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

fn word_key(word: &str) -> String {
    let letters: Vec<char> =
        word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphabetic()).map(one_letter).collect();
    let mut result: Vec<char> = Vec::with_capacity(letters.len());
    for (at, &letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        let before = result.last().copied();
        let kept = match letter {
            // The soft and the hard sign are often left out: Зеленський, Нетанияху.
            'ь' | 'ъ' => continue,
            // English w: Уиткофф and Виткофф, Уоллес and Воллес.
            'у' if at == 0 && next.is_some_and(is_vowel) => 'в',
            // A glide before a vowel: Нетаньяху and Нетаниягу, Мария and Марья.
            'и' if before.is_some_and(|c| !is_vowel(c)) && next.is_some_and(is_vowel) => continue,
            // The ending of adjectives: Зеленский, Зеленски.
            'и' if before == Some('и') => continue,
            other => other,
        };
        if before != Some(kept) {
            result.push(kept);
        }
    }
    // A final v is heard as f: Рябкофф, Рябков.
    if let Some(last) = result.last_mut().filter(|last| **last == 'в') {
        *last = 'ф';
    }
    result.into_iter().collect()
}

/// Letters that transliteration confuses become one.
fn one_letter(letter: char) -> char {
    match letter {
        'ё' | 'э' | 'є' => 'е',
        'й' | 'ы' | 'і' | 'ї' => 'и',
        'ю' => 'у',
        'я' => 'а',
        'х' | 'ґ' => 'г',
        other => other,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'и' | 'о' | 'у')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in [
            ("Уиткофф", "Виткофф"),
            ("Уиткофф", "Уиткоф"),
            ("Зеленский", "Зеленський"),
            ("Нетаньяху", "Нетаниягу"),
            ("Келлог", "Келлогг"),
            ("Рютте", "Рутте"),
            ("Мирзиёев", "Мирзиеев"),
            ("Хегсет", "Гегсет"),
            ("Эрдоган", "Ердоган"),
            ("Стив Уиткофф", "Стив Виткофф"),
        ] {
            assert!(alike(one, other), "{one} {other}: {} {}", key(one), key(other));
        }
    }

    #[test]
    fn different_names_keep_different_keys() {
        for (one, other) in
            [("Умеров", "Умаров"), ("Буданов", "Богданов"), ("Трамп", "Трап"), ("Мерц", "Маск"), ("Иванов", "Иванова")]
        {
            assert!(!alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_has_no_letters_has_an_empty_key() {
        assert_eq!(key(" - 3 "), "");
    }
}
