//! Untrusted text made safe to show: escape sequences, control characters, bidirectional overrides
//! and invisible characters. What acts on a terminal or on the order of letters leaves a visible
//! symbol in its place; what is invisible in print too (a soft hyphen, a byte order mark) goes.
//! Runs once, at ingest, and is idempotent; it must not touch anything a reader can see.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Chars;

/// Stands for a whole escape sequence.
const ESCAPE_SYMBOL: char = '\u{241B}';
/// The final letter of a sequence that sets colours and weight.
const COLOUR: char = 'm';
/// Stands for a character that has no symbol of its own.
const UNKNOWN_SYMBOL: char = '\u{FFFD}';

/// The text on one line, whatever breaks it had: one space between words, none at the ends.
#[must_use]
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What becomes of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Stays as it is.
    Keep,
    /// Leaves nothing.
    Drop,
    /// Becomes this one.
    Become(char),
    /// A carriage return, which is half of a line break or a whole one.
    Return,
    /// Opens an escape sequence.
    Escape(Opener),
}

/// How an escape sequence begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    /// The escape character: what follows tells the kind.
    Escape,
    /// A control sequence: parameters up to a final letter.
    Control,
    /// A string command (title, clipboard, device): payload up to a terminator.
    Text,
}

/// The text without anything that could act on a terminal, confuse the order of letters or hide in
/// it; line breaks are `\n`, tabs are spaces. Borrowed where there was nothing to do.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let Some(first) = text.char_indices().find(|&(_, c)| fate(c) != Fate::Keep).map(|(at, _)| at) else {
        return Cow::Borrowed(text);
    };
    let (head, tail) = text.split_at(first);
    let mut out = String::with_capacity(text.len());
    out.push_str(head);
    let mut rest = Rest { chars: tail.chars().peekable(), endless: false };
    while let Some(c) = rest.chars.next() {
        match fate(c) {
            Fate::Keep => out.push(c),
            Fate::Drop => {}
            Fate::Become(symbol) => out.push(symbol),
            Fate::Return => {
                rest.chars.next_if_eq(&'\n');
                out.push('\n');
            }
            Fate::Escape(opener) => {
                // Colours say nothing and stand inside words; all else leaves a sign.
                if rest.skip_sequence(opener) != Some(COLOUR) {
                    out.push(ESCAPE_SYMBOL);
                }
            }
        }
        rest.endless &= !matches!(c, '\n' | '\r');
    }
    Cow::Owned(out)
}

/// The text on one line: cleaned, with line breaks shown as a symbol. For names of files, which may
/// hold anything too.
#[must_use]
pub fn clean_line(text: &str) -> String {
    clean(text).chars().map(|c| if c == '\n' { '\u{2424}' } else { c }).collect()
}

/// Whether the character may stand in a clean text.
#[must_use]
pub fn is_clean(c: char) -> bool {
    fate(c) == Fate::Keep
}

fn fate(c: char) -> Fate {
    match c {
        ' '..='~' | '\n' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{34E}' | '\u{370}'..='\u{61B}' => Fate::Keep,
        '\t' => Fate::Become(' '),
        '\r' => Fate::Return,
        '\u{1B}' => Fate::Escape(Opener::Escape),
        '\u{9B}' => Fate::Escape(Opener::Control),
        '\u{90}' | '\u{98}' | '\u{9D}'..='\u{9F}' => Fate::Escape(Opener::Text),
        // Other ways to say "new line" or "new page".
        '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Become('\n'),
        '\0'..='\u{1F}' => Fate::Become(char::from_u32(0x2400 + u32::from(c)).unwrap_or(UNKNOWN_SYMBOL)),
        '\u{7F}' => Fate::Become('\u{2421}'),
        // Overrides, embeddings and isolates show letters in another order than they are written.
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFF9}'..='\u{FFFB}' => {
            Fate::Become(UNKNOWN_SYMBOL)
        }
        _ if is_noncharacter(c) => Fate::Become(UNKNOWN_SYMBOL),
        _ if is_invisible(c) => Fate::Drop,
        _ => Fate::Keep,
    }
}

/// Characters that a reader never sees, and that would hide a word from a search.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' // soft hyphen
        | '\u{34F}' // grapheme joiner
        | '\u{61C}' | '\u{200E}' | '\u{200F}' // direction marks
        | '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' // variations of glyphs
        | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' // zero width, byte order mark
        | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}' // invisible operators, old format marks
        | '\u{1D173}'..='\u{1D17A}' | '\u{1BCA0}'..='\u{1BCA3}' // format marks of musical and short-hand notation
        | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}' // tags
    )
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// What is still to be read.
struct Rest<'t> {
    chars: Peekable<Chars<'t>>,
    /// Whether no string command can end on this line any more: known after one search that failed,
    /// so that a line of a million openings is not searched a million times.
    endless: bool,
}

impl Rest<'_> {
    /// Moves past an escape sequence, as far as a terminal would read it; a sequence that is broken
    /// off takes nothing but its opening, so that no text of the article goes with it. Gives the final
    /// letter of a sequence with parameters.
    fn skip_sequence(&mut self, opener: Opener) -> Option<char> {
        match opener {
            Opener::Control => return self.skip_control(),
            Opener::Text => self.skip_text(),
            Opener::Escape => match self.chars.peek() {
                Some('[') => {
                    self.chars.next();
                    return self.skip_control();
                }
                Some(']' | 'P' | 'X' | '^' | '_') => {
                    self.chars.next();
                    self.skip_text();
                }
                Some(' '..='~') => {
                    while self.chars.next_if(|c| matches!(c, ' '..='/')).is_some() {}
                    self.chars.next_if(|c| matches!(c, '0'..='~'));
                }
                _ => {}
            },
        }
        None
    }

    /// Parameters, intermediate characters, a final character: `[1;31m`.
    fn skip_control(&mut self) -> Option<char> {
        while self.chars.next_if(|c| matches!(c, '0'..='?')).is_some() {}
        while self.chars.next_if(|c| matches!(c, ' '..='/')).is_some() {}
        self.chars.next_if(|c| matches!(c, '@'..='~'))
    }

    /// A payload up to its terminator (the bell, or `ESC \`), which has to be on the same line.
    fn skip_text(&mut self) {
        if self.endless {
            return;
        }
        let mut ahead = self.chars.clone();
        while let Some(c) = ahead.next() {
            let ends = match c {
                '\u{07}' | '\u{9C}' => true,
                '\u{1B}' => ahead.next_if_eq(&'\\').is_some(),
                '\n' | '\r' => break,
                _ => false,
            };
            if ends {
                self.chars = ahead;
                return;
            }
        }
        self.endless = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_is_not_copied() {
        let text = "Переговоры\u{A0}в Киеве — «успех» 🙂\n\nЕщё й";
        assert!(matches!(clean(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn whole_escape_sequences_become_one_symbol_and_colours_nothing() {
        for (dirty, expected) in [
            ("a\u{1B}[1;31mкрасный\u{1B}[0m", "aкрасный"),
            ("\u{1B}]0;чужой заголовок\u{07}текст", "␛текст"),
            ("\u{1B}]52;c;cm0gLXJm\u{1B}\\текст", "␛текст"),
            ("\u{1B}Pq#0;2;0;0;0\u{9C}текст", "␛текст"),
            ("\u{9B}2Jтекст", "␛текст"),
            ("\u{1B}(Bтекст\u{1B}c", "␛текст␛"),
        ] {
            assert_eq!(clean(dirty), expected, "{dirty:?}");
        }
    }

    #[test]
    fn a_broken_sequence_takes_no_text_with_it() {
        assert_eq!(clean("\u{1B}]0;нет конца\nвторая строка"), "␛0;нет конца\nвторая строка");
        assert_eq!(clean("\u{1B}[31 Киев"), "␛Киев");
        assert_eq!(clean("конец\u{1B}"), "конец␛");
        assert_eq!(clean("\u{1B}Киев"), "␛Киев");
        assert_eq!(clean("\u{1B}]a\u{1B}]b\n\u{1B}]c\u{07}d"), "␛a␛b\n␛d");
    }

    #[test]
    fn controls_and_overrides_are_shown() {
        assert_eq!(clean("a\0b\u{07}c\u{7F}d\u{84}e"), "a␀b␇c␡d\u{FFFD}e");
        assert_eq!(clean("txt.\u{202E}exe\u{2066}x\u{2069}"), "txt.\u{FFFD}exe\u{FFFD}x\u{FFFD}");
    }

    #[test]
    fn invisible_characters_do_not_hide_a_word() {
        assert_eq!(clean("\u{FEFF}Па\u{AD}риж\u{200B} Ки\u{200D}ев\u{E0041}"), "Париж Киев");
    }

    #[test]
    fn lines_break_in_one_way() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\u{0C}e\tf"), "a\nb\nc\nd\ne f");
        assert_eq!(clean_line("при\nвет\u{1B}[2J"), "при\u{2424}вет␛");
    }
}
