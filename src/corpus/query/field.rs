//! Fields and their values: which names a field goes by, which values it takes. A value may be
//! typed as the program calls it or in the language's own words, and its beginning stands for all
//! values that begin so.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use super::syntax::Field;
use crate::base::nearest::nearest;
use crate::lang::lexicon::query::QueryWords;

/// The field that a folded name means: the program's name, or the language's own.
pub(super) fn named(name: &str, words: &QueryWords) -> Option<Field> {
    Field::named(name).or_else(|| Field::named(words.field(name)?))
}

/// The field that a mistyped name probably means, as it would be typed.
pub(super) fn near(name: &str, words: &QueryWords) -> Option<String> {
    let own = words.fields().map(|(word, _)| word);
    nearest(name, Field::ALL.map(Field::name).into_iter().chain(own)).map(str::to_owned)
}

/// The values of an enum that a folded value stands for, by the contract's names; an error names
/// the nearest. Several may be joined with commas.
pub(super) fn values<T: DeserializeOwned>(
    field: Field,
    value: &str,
    words: &QueryWords,
) -> Result<Vec<T>, Option<String>> {
    let mut found = Vec::new();
    for part in value.split(',').filter(|part| !part.is_empty()) {
        let part = part.replace([' ', '-'], "_");
        let spoken = |words: &[String]| words.iter().any(|word| word.replace('-', "_").starts_with(&part));
        let meant: Vec<&str> = words
            .values(field.name())
            .filter(|(name, own)| name.starts_with(&part) || spoken(own))
            .map(|(name, _)| name)
            .collect();
        if meant.is_empty() {
            return Err(near_value(field, &part, words));
        }
        found.extend(meant.into_iter().filter_map(parse));
    }
    Ok(found)
}

fn parse<T: DeserializeOwned>(name: &str) -> Option<T> {
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    T::deserialize(name).ok()
}

fn near_value(field: Field, value: &str, words: &QueryWords) -> Option<String> {
    let all =
        words.values(field.name()).flat_map(|(name, own)| std::iter::once(name).chain(own.iter().map(String::as_str)));
    nearest(value, all).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::meeting::{Format, Kind, Level, Status};
    use crate::lang::lexicon::Lexicon;

    #[test]
    fn values_are_taken_in_both_languages_and_by_their_beginning() {
        let lexicon = Lexicon::bundled("ru").expect("sound lexicons");
        let status = |value| values::<Status>(Field::Status, value, &lexicon.query);
        assert_eq!(status("held"), Ok(vec![Status::Held]));
        assert_eq!(status("прошла"), Ok(vec![Status::Held]));
        assert_eq!(status("заплан"), Ok(vec![Status::Planned]));
        assert_eq!(status("held,cancel"), Ok(vec![Status::Held, Status::Cancelled]));
        assert_eq!(status("p").map(|all| all.len()), Ok(3), "planned, postponed, proposed");
        assert_eq!(status("hald"), Err(Some("held".to_owned())));
        assert_eq!(values(Field::Format, "in-person", &lexicon.query), Ok(vec![Format::InPerson]));
    }

    #[test]
    fn every_value_of_the_lexicon_is_one_of_the_contract() {
        let lexicon = Lexicon::bundled("ru").expect("sound lexicons");
        let names = |field: Field| lexicon.query.values(field.name()).map(|(name, _)| name).collect::<Vec<_>>();
        let counts = [
            (Field::Status, names(Field::Status).iter().filter(|n| parse::<Status>(n).is_some()).count(), 7),
            (Field::Format, names(Field::Format).iter().filter(|n| parse::<Format>(n).is_some()).count(), 5),
            (Field::Kind, names(Field::Kind).iter().filter(|n| parse::<Kind>(n).is_some()).count(), 8),
            (Field::Level, names(Field::Level).iter().filter(|n| parse::<Level>(n).is_some()).count(), 6),
        ];
        for (field, parsed, all) in counts {
            assert_eq!((parsed, names(field).len()), (all, all), "{field:?}");
        }
        assert!(lexicon.query.fields().all(|(_, name)| Field::named(name).is_some()));
    }
}
