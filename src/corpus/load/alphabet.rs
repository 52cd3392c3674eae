//! Which language a text is in: the alphabet decides where it can, statistics where it cannot.

use whatlang::{Detector, Lang};

/// How much of a text is looked at.
const SAMPLE: usize = 20_000;

/// ISO 639-1 code of the text's language; `und` where nothing can be told.
pub(super) fn language_of(text: &str) -> &'static str {
    let counts = Counts::of(text);
    if counts.cyrillic == 0 && counts.latin == 0 {
        return "und";
    }
    if counts.cyrillic >= counts.latin { counts.cyrillic_language(text) } else { latin_language(text) }
}

#[derive(Default)]
struct Counts {
    cyrillic: usize,
    latin: usize,
    /// Letters of Ukrainian that Russian lacks.
    ukrainian: usize,
    /// Letters of Russian that Ukrainian lacks.
    russian: usize,
    /// The letter of Belarusian.
    belarusian: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        for c in text.chars().take(SAMPLE).flat_map(char::to_lowercase) {
            match c {
                'a'..='z' => counts.latin += 1,
                '\u{400}'..='\u{52F}' => counts.cyrillic += 1,
                _ => {}
            }
            match c {
                'і' | 'ї' | 'є' | 'ґ' => counts.ukrainian += 1,
                'ы' | 'э' | 'ё' | 'ъ' => counts.russian += 1,
                'ў' => counts.belarusian += 1,
                _ => {}
            }
        }
        counts
    }

    fn cyrillic_language(&self, text: &str) -> &'static str {
        // A Russian text may quote a Ukrainian title, so one letter proves nothing.
        if self.belarusian * 200 > self.cyrillic {
            "be"
        } else if self.ukrainian > self.russian && self.ukrainian * 100 > self.cyrillic {
            "uk"
        } else if self.russian > 0 || self.cyrillic < 300 {
            "ru"
        } else {
            let others = vec![Lang::Rus, Lang::Bul, Lang::Srp, Lang::Mkd];
            code(Detector::with_allowlist(others).detect_lang(&sample(text)), "ru")
        }
    }
}

fn latin_language(text: &str) -> &'static str {
    code(whatlang::detect_lang(&sample(text)), "en")
}

fn sample(text: &str) -> String {
    text.chars().take(SAMPLE).collect()
}

/// The two-letter code of languages that news in Latin or Cyrillic letters is likely to be in.
fn code(lang: Option<Lang>, default: &'static str) -> &'static str {
    let Some(lang) = lang else { return default };
    match lang {
        Lang::Rus => "ru",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        _ => default,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_decide() {
        assert_eq!(language_of("Министры обсудили соглашение"), "ru");
        assert_eq!(language_of("Міністри обговорили угоду про безпеку її країни"), "uk");
        assert_eq!(language_of("Міністры абмеркавалі пагадненне, якога чакаў урад"), "be");
        assert_eq!(language_of("The ministers discussed the agreement in Paris on Tuesday"), "en");
        assert_eq!(language_of("2026-01-03 12:00"), "und");
    }

    #[test]
    fn a_foreign_title_does_not_change_the_language() {
        let text = "Газета «Київ» пишет, что переговоры в Киеве продолжались весь день и были успешны";
        assert_eq!(language_of(text), "ru");
    }
}
