//! Where letters lie on the keyboard: the Russian (ЙЦУКЕН) and Ukrainian layouts over the Latin one,
//! punctuation and the shifted row included. Two uses: a key means the same command under every
//! layout, and a word typed under the wrong layout is found as it was meant.

/// A keyboard layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// QWERTY.
    Latin,
    /// ЙЦУКЕН, Russian.
    Russian,
    /// ЙЦУКЕН, Ukrainian.
    Ukrainian,
}

/// The layouts whose letters are Cyrillic.
pub const CYRILLIC: [Layout; 2] = [Layout::Russian, Layout::Ukrainian];

/// The characters of the main block of keys, in the same order in all three: first the plain keys
/// from the key left of `1` to the last of the bottom row, then the same keys with Shift.
const LATIN: &str = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";
const RUSSIAN: &str =
    "ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.Ё!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";
const UKRAINIAN: &str =
    "'1234567890-=йцукенгшщзхїґфівапролджєячсмитьбю.₴!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЇҐФІВАПРОЛДЖЄЯЧСМИТЬБЮ,";

impl Layout {
    fn keys(self) -> &'static str {
        match self {
            Self::Latin => LATIN,
            Self::Russian => RUSSIAN,
            Self::Ukrainian => UKRAINIAN,
        }
    }

    /// What the key that types `c` under this layout types under another; `None` where no key
    /// types it.
    #[must_use]
    pub fn twin(self, c: char, other: Self) -> Option<char> {
        let at = self.keys().chars().position(|key| key == c)?;
        other.keys().chars().nth(at)
    }

    /// `text` as it would be had its keys been pressed under another layout. What no key types
    /// stays; `None` where nothing changes.
    #[must_use]
    pub fn retype(self, text: &str, other: Self) -> Option<String> {
        let typed: String = text.chars().map(|c| self.twin(c, other).unwrap_or(c)).collect();
        (typed != text).then_some(typed)
    }
}

/// The Latin characters that the key of `c` types where `c` was typed under a Cyrillic layout, the
/// Russian first; without `c` itself and without repeats.
pub fn latin_twins(c: char) -> impl Iterator<Item = char> {
    let russian = Layout::Russian.twin(c, Layout::Latin).filter(|&twin| twin != c);
    let ukrainian = Layout::Ukrainian.twin(c, Layout::Latin).filter(|&twin| twin != c && Some(twin) != russian);
    russian.into_iter().chain(ukrainian)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_layouts_have_the_same_number_of_keys() {
        for layout in CYRILLIC {
            assert_eq!(layout.keys().chars().count(), LATIN.chars().count(), "{layout:?}");
        }
    }

    #[test]
    fn a_word_under_the_wrong_layout_is_retyped() {
        for (from, typed, to, meant) in [
            (Layout::Latin, "evthjd", Layout::Russian, "умеров"),
            (Layout::Latin, "gfhb;", Layout::Russian, "париж"),
            (Layout::Latin, "Rbtd", Layout::Russian, "Киев"),
            (Layout::Latin, "rb]d", Layout::Ukrainian, "київ"),
            (Layout::Russian, "цшелщаа", Layout::Latin, "witkoff"),
            (Layout::Ukrainian, "цшелщаа", Layout::Latin, "witkoff"),
            (Layout::Russian, "ызусефк", Layout::Ukrainian, "ізусефк"),
        ] {
            assert_eq!(from.retype(typed, to).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(Layout::Latin.retype("2026", Layout::Russian), None, "nothing changes");
    }

    #[test]
    fn punctuation_and_the_shifted_row_have_twins() {
        let twins = |c| latin_twins(c).collect::<String>();
        for (typed, meant) in [
            ('о', "j"),
            ('л', "k"),
            ('.', "/"),
            (',', "?"),
            ('ъ', "]"),
            ('ї', "]"),
            ('х', "["),
            ('ю', "."),
            ('Ж', ":"),
            ('№', "#"),
            ('і', "s"),
            ('ы', "s"),
            ('Т', "N"),
            ('\'', "`"),
            ('j', ""),
        ] {
            assert_eq!(twins(typed), meant, "{typed}");
        }
    }
}
