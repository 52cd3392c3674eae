//! A sequence of keys pressed one after the other: `g g`, `y s`, or simply `j`.

use std::fmt;
use std::str::FromStr;

use super::key::{Key, KeyError};

/// One or more keys in a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord(Vec<Key>);

impl Chord {
    /// A sequence; `None` where it is empty.
    #[must_use]
    pub fn new(keys: Vec<Key>) -> Option<Self> {
        (!keys.is_empty()).then_some(Self(keys))
    }

    /// The keys in order, at least one.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Whether one of the two begins with the other, so that not both can be bound.
    #[must_use]
    pub fn shadows(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }
}

impl FromStr for Chord {
    type Err = KeyError;

    fn from_str(names: &str) -> Result<Self, KeyError> {
        let keys = names.split_whitespace().map(str::parse).collect::<Result<Vec<_>, _>>()?;
        Self::new(keys).ok_or_else(|| KeyError(names.to_owned()))
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, key) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{key}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::key::{Code, Mods};
    use super::*;

    fn code() -> impl Strategy<Value = Code> {
        let character =
            any::<char>().prop_filter("typed keys", |c| !c.is_control() && (*c == ' ' || !c.is_whitespace()));
        prop_oneof![
            character.prop_map(Code::Char),
            (1u8..=24).prop_map(Code::F),
            Just(Code::Enter),
            Just(Code::Esc),
            Just(Code::Tab),
            Just(Code::Backspace),
            Just(Code::PageDown),
            Just(Code::Left),
        ]
    }

    fn key() -> impl Strategy<Value = Key> {
        let held = |on, one| if on { one } else { Mods::NONE };
        (code(), any::<[bool; 3]>()).prop_map(move |(code, [ctrl, alt, shift])| {
            Key::new(code, held(ctrl, Mods::CTRL).with(held(alt, Mods::ALT)).with(held(shift, Mods::SHIFT)))
        })
    }

    proptest! {
        #[test]
        fn chords_print_and_parse_to_themselves(keys in prop::collection::vec(key(), 1..4)) {
            let chord = Chord::new(keys).expect("at least one key");
            prop_assert_eq!(chord.to_string().parse(), Ok(chord));
        }
    }
}
