//! One key press, in a form in which equal presses are equal, and its name in configuration and
//! help: `ctrl-d`, `alt-left`, `shift-tab`, `]`, `space`.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::base::fold::keyboard::latin_twins;

/// What was pressed, without modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A key that types a character; Shift is in the character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
}

const NAMED: [(Code, &str); 15] = [
    (Code::Char(' '), "space"),
    (Code::Enter, "enter"),
    (Code::Esc, "esc"),
    (Code::Tab, "tab"),
    (Code::Backspace, "backspace"),
    (Code::Delete, "delete"),
    (Code::Insert, "insert"),
    (Code::Up, "up"),
    (Code::Down, "down"),
    (Code::Left, "left"),
    (Code::Right, "right"),
    (Code::Home, "home"),
    (Code::End, "end"),
    (Code::PageUp, "page-up"),
    (Code::PageDown, "page-down"),
];

/// Other names that people write.
const ALIASES: [(&str, Code); 6] = [
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("return", Code::Enter),
    ("escape", Code::Esc),
    ("del", Code::Delete),
    ("ins", Code::Insert),
];

/// A set of modifiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mods(u8);

impl Mods {
    /// None.
    pub const NONE: Self = Self(0);
    /// Control.
    pub const CTRL: Self = Self(1);
    /// Alt, or Option.
    pub const ALT: Self = Self(2);
    /// Shift.
    pub const SHIFT: Self = Self(4);

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of `other` are held.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

const MODS: [(Mods, &str); 3] = [(Mods::CTRL, "ctrl-"), (Mods::ALT, "alt-"), (Mods::SHIFT, "shift-")];

/// A key press.
///
/// Invariant: a character key never has [`Mods::SHIFT`], the character says it (`J`, `ctrl-J`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    code: Code,
    mods: Mods,
}

impl Key {
    /// A key press; Shift with a letter makes it a capital.
    #[must_use]
    pub fn new(code: Code, mods: Mods) -> Self {
        match code {
            // The space bar types the same with Shift, and few terminals can tell.
            Code::Char(c) => {
                let mut upper = c.to_uppercase();
                let capital = upper.next().filter(|_| mods.has(Mods::SHIFT) && upper.next().is_none());
                Self { code: Code::Char(capital.unwrap_or(c)), mods: mods.without(Mods::SHIFT) }
            }
            code => Self { code, mods },
        }
    }

    /// A key that types a character, without modifiers.
    #[must_use]
    pub fn char(c: char) -> Self {
        Self::new(Code::Char(c), Mods::NONE)
    }

    /// What was pressed.
    #[must_use]
    pub fn code(self) -> Code {
        self.code
    }

    /// What was held with it.
    #[must_use]
    pub fn mods(self) -> Mods {
        self.mods
    }

    /// The character that the key types into a prompt; `None` with Control or Alt, and for keys
    /// that type nothing.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if self.mods == Mods::NONE && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// The same key under the Latin layout, where it was pressed under a Cyrillic one.
    pub fn twins(self) -> impl Iterator<Item = Self> {
        let c = if let Code::Char(c) = self.code { Some(c) } else { None };
        c.into_iter().flat_map(latin_twins).map(move |twin| Self { code: Code::Char(twin), mods: self.mods })
    }
}

/// A name that is no key.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no key is named {0:?}; write it as in ctrl-d, alt-left, space, f5, ]")]
pub struct KeyError(pub String);

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(name: &str) -> Result<Self, KeyError> {
        let mut mods = Mods::NONE;
        let mut rest = name;
        // The last character is never a modifier's: `ctrl--` is Control and the hyphen.
        while let Some((one, after)) = MODS.iter().find_map(|&(one, prefix)| Some((one, after_prefix(rest, prefix)?))) {
            mods = mods.with(one);
            rest = after;
        }
        let code = code_named(rest).ok_or_else(|| KeyError(name.to_owned()))?;
        Ok(Self::new(code, mods))
    }
}

fn after_prefix<'n>(name: &'n str, prefix: &str) -> Option<&'n str> {
    let (head, rest) = name.split_at_checked(prefix.len())?;
    (head.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some(rest)
}

fn code_named(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control() && !c.is_whitespace()).then_some(Code::Char(c));
    }
    let lower = name.to_ascii_lowercase();
    let number = lower.strip_prefix('f').and_then(|n| n.parse().ok()).filter(|n| (1..=24).contains(n));
    let named = NAMED.iter().find(|(_, known)| *known == lower).map(|(code, _)| *code);
    let alias = || ALIASES.iter().find(|(known, _)| *known == lower).map(|(_, code)| *code);
    named.or_else(alias).or(number.map(Code::F))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (one, prefix) in MODS {
            if self.mods.has(one) {
                f.write_str(prefix)?;
            }
        }
        if let Some((_, name)) = NAMED.iter().find(|(code, _)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            Code::Char(c) => write!(f, "{c}"),
            Code::F(number) => write!(f, "f{number}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_keys() {
        for (name, code, mods) in [
            ("j", Code::Char('j'), Mods::NONE),
            ("G", Code::Char('G'), Mods::NONE),
            ("ctrl-d", Code::Char('d'), Mods::CTRL),
            ("ctrl--", Code::Char('-'), Mods::CTRL),
            ("-", Code::Char('-'), Mods::NONE),
            ("alt-left", Code::Left, Mods::ALT),
            ("shift-tab", Code::Tab, Mods::SHIFT),
            ("space", Code::Char(' '), Mods::NONE),
            ("]", Code::Char(']'), Mods::NONE),
            ("f12", Code::F(12), Mods::NONE),
            ("ctrl-alt-delete", Code::Delete, Mods::CTRL.with(Mods::ALT)),
        ] {
            let key = Key::new(code, mods);
            assert_eq!(name.parse(), Ok(key), "{name}");
            assert_eq!(key.to_string(), name);
        }
        for (other, name) in
            [("PgDn", "page-down"), ("CTRL-Space", "ctrl-space"), ("shift-j", "J"), ("ctrl-shift-x", "ctrl-X")]
        {
            assert_eq!(other.parse::<Key>().map(|key| key.to_string()).as_deref(), Ok(name));
        }
        for bad in ["", "ctrl-", "jj", "f0", "f25", "hyper-x"] {
            assert!(bad.parse::<Key>().is_err(), "{bad}");
        }
    }

    #[test]
    fn shift_is_in_the_character() {
        assert_eq!(Key::new(Code::Char('j'), Mods::SHIFT), Key::char('J'));
        assert_eq!(Key::new(Code::Char('?'), Mods::SHIFT), Key::char('?'));
        assert_eq!(Key::new(Code::Char('ж'), Mods::SHIFT), Key::char('Ж'));
        assert_eq!(Key::char('ж').typed(), Some('ж'));
        assert_eq!(Key::new(Code::Char('ж'), Mods::CTRL).typed(), None);
    }
}
