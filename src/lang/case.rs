//! Giving a word the capitals and the `ё` of its written form: the dictionary answers in small
//! letters and folds. It must not change any other letter.

/// `word` spelt as `model` is: the capitals of its beginning and after hyphens, all capitals where
/// the model has no small letter, and `ё` where the common beginning of both has it.
#[must_use]
pub fn like(word: &str, model: &str) -> String {
    let mut letters = model.chars().filter(|c| c.is_alphabetic()).peekable();
    let many = model.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    if letters.peek().is_some() && many && letters.all(char::is_uppercase) {
        return word.to_uppercase();
    }
    let models: Vec<&str> = model.split('-').collect();
    let parts: Vec<String> =
        word.split('-').enumerate().map(|(at, part)| part_like(part, models.get(at).copied())).collect();
    parts.join("-")
}

fn part_like(part: &str, model: Option<&str>) -> String {
    let Some(model) = model else { return part.to_owned() };
    let mut common = true;
    let mut pattern = model.chars();
    let spelt = part.chars().map(|letter| {
        let shown = pattern.next().filter(|_| common);
        let Some(shown) = shown else { return letter };
        let small = shown.to_lowercase().next().unwrap_or(shown);
        common = small == letter || (small == 'ё' && letter == 'е');
        if common { shown } else { letter }
    });
    let spelt: String = spelt.collect();
    let capital = model.chars().next().is_some_and(char::is_uppercase);
    if capital { capitalised(&spelt) } else { spelt }
}

/// The word with a capital.
#[must_use]
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_yo_come_from_the_written_form() {
        for (word, model, spelt) in [
            ("кенджу", "Кёнджу", "Кёнджу"),
            ("шарм-эш-шейх", "Шарм-эш-Шейхе", "Шарм-эш-Шейх"),
            ("киев", "КИЕВЕ", "КИЕВ"),
            ("орел", "Орле", "Орел"),
            ("турции", "Турция", "Турции"),
        ] {
            assert_eq!(like(word, model), spelt);
        }
    }
}
