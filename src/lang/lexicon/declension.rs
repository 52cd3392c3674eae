//! How names that no dictionary knows decline: from a form in any case to the nominatives it may
//! come from. It must not decide between them: that takes the article's evidence.

use serde::Deserialize;

use crate::lang::tag::{Case, Cases, Gender};

/// `declension.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pattern: Vec<Pattern>,
    #[serde(default)]
    fixed: Vec<Fixed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pattern {
    gender: Genders,
    after: Vec<String>,
    /// Nominative, genitive, dative, accusative, instrumental, prepositional.
    endings: [String; 6],
    weight: i32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixed {
    gender: Genders,
    after: Vec<String>,
    weight: i32,
}

/// Whose names follow a pattern.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Genders {
    Masculine,
    Feminine,
    Any,
}

impl Genders {
    fn each(self) -> &'static [Gender] {
        match self {
            Self::Masculine => &[Gender::Masc],
            Self::Feminine => &[Gender::Fem],
            Self::Any => &[Gender::Masc, Gender::Fem],
        }
    }
}

/// One nominative that a form may come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The nominative, in the spelling of the form.
    pub name: String,
    /// Of a man or of a woman.
    pub gender: Gender,
    /// The cases in which the nominative has this form.
    pub cases: Cases,
    /// How likely the pattern is where nothing else tells.
    pub weight: i32,
}

const CASES: [Case; 6] = [Case::Nom, Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc];

/// Endings of names.
#[derive(Debug)]
pub struct Declension {
    patterns: Vec<Pattern>,
    fixed: Vec<Fixed>,
}

impl Declension {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self { patterns: file.pattern, fixed: file.fixed }
    }

    /// The nominatives that `form` may come from, one row for each nominative and gender:
    /// "Уиткоффа" may be of Уиткофф (genitive, accusative) or be Уиткоффа itself.
    #[must_use]
    pub fn candidates(&self, form: &str) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for pattern in &self.patterns {
            for (case, ending) in CASES.into_iter().zip(&pattern.endings) {
                let Some(stem) = form.strip_suffix(ending.as_str()) else { continue };
                if stem.chars().count() < 2 || !ends_in(stem, &pattern.after) {
                    continue;
                }
                let name = format!("{stem}{}", pattern.endings[0]);
                for &gender in pattern.gender.each() {
                    add(&mut found, &name, gender, case.into(), pattern.weight);
                }
            }
        }
        for fixed in self.fixed.iter().filter(|fixed| ends_in(form, &fixed.after)) {
            for &gender in fixed.gender.each() {
                add(&mut found, form, gender, Cases::ALL, fixed.weight);
            }
        }
        found
    }
}

fn ends_in(stem: &str, after: &[String]) -> bool {
    after.iter().any(|end| stem.ends_with(end.as_str()))
}

fn add(found: &mut Vec<Candidate>, name: &str, gender: Gender, cases: Cases, weight: i32) {
    match found.iter_mut().find(|known| known.name == name && known.gender == gender) {
        Some(known) => {
            known.cases = known.cases.with(cases);
            known.weight = known.weight.max(weight);
        }
        None => found.push(Candidate { name: name.to_owned(), gender, cases, weight }),
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::lexicon::Lexicon;
    use crate::lang::tag::{Case, Gender};

    fn allows(form: &str, name: &str, gender: Gender, case: Case) -> bool {
        let lexicon = Lexicon::bundled("ru").expect("the lexicons parse");
        let found = lexicon.names.declension.candidates(form);
        found.iter().any(|c| c.name == name && c.gender == gender && c.cases.has(case))
    }

    #[test]
    fn every_oblique_form_leads_back_to_its_nominative() {
        for (form, name, gender, case) in [
            ("Уиткоффа", "Уиткофф", Gender::Masc, Case::Gen),
            ("Мерцем", "Мерц", Gender::Masc, Case::Ins),
            ("Умеровым", "Умеров", Gender::Masc, Case::Ins),
            ("Захаровой", "Захарова", Gender::Fem, Case::Dat),
            ("Сибиги", "Сибига", Gender::Masc, Case::Gen),
            ("Кошту", "Кошта", Gender::Masc, Case::Acc),
            ("Зеленскому", "Зеленский", Gender::Masc, Case::Dat),
            ("Рубио", "Рубио", Gender::Masc, Case::Ins),
            ("Меркель", "Меркель", Gender::Fem, Case::Gen),
            ("Шмыгалем", "Шмыгаль", Gender::Masc, Case::Ins),
            ("Макеем", "Макей", Gender::Masc, Case::Ins),
            ("аль-Хайей", "аль-Хайя", Gender::Masc, Case::Ins),
        ] {
            assert!(allows(form, name, gender, case), "{form} -> {name}");
        }
    }

    #[test]
    fn a_foreign_name_of_a_woman_in_a_consonant_does_not_decline() {
        assert!(allows("Ляйен", "Ляйен", Gender::Fem, Case::Ins));
        assert!(!allows("Ляйен", "Ляйен", Gender::Masc, Case::Ins));
    }
}
