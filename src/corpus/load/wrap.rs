//! Texts that were wrapped to a width by a mail program or a text editor: their lines are joined to
//! paragraphs again. A text whose lines are paragraphs already must come out untouched, so much is
//! asked before a text counts as wrapped.

use std::borrow::Cow;

/// Wrapped lines are not shorter and not longer than this many characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;

/// Fewer joints between lines prove nothing.
const JOINTS: usize = 6;

/// The text with the lines of each paragraph joined by spaces, where it was wrapped: a space for a
/// line break, so that every character keeps its place.
pub(super) fn unwrap(text: &str) -> Cow<'_, str> {
    let lines: Vec<Line<'_>> = text.split('\n').map(Line::of).collect();
    let Some(width) = wrapped_width(&lines) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let mut above: Option<&Line<'_>> = None;
    for line in &lines {
        if let Some(above) = above {
            out.push(if goes_on(above, line, width) { ' ' } else { '\n' });
        }
        out.push_str(line.raw);
        above = Some(line);
    }
    Cow::Owned(out)
}

struct Line<'t> {
    raw: &'t str,
    /// Without white space at its end.
    text: &'t str,
    chars: usize,
}

impl<'t> Line<'t> {
    fn of(raw: &'t str) -> Self {
        let text = raw.trim_end();
        Self { raw, text, chars: text.chars().take(WIDTHS.end() + 2).count() }
    }

    fn is_blank(&self) -> bool {
        self.chars == 0
    }

    /// Whether it ends within a sentence.
    fn is_open(&self) -> bool {
        !self.text.ends_with(['.', '!', '?', '…', ':', ';', '»', '"'])
    }

    fn first_word(&self) -> usize {
        self.text.trim_start().chars().take_while(|c| !c.is_whitespace()).count()
    }
}

/// The width that a text was wrapped to: no line is longer; and nearly every line that has another
/// right below ends so near it that the next word would not have fitted, most of them within a
/// sentence. Lines that are paragraphs are of all lengths and end with a full stop.
fn wrapped_width(lines: &[Line<'_>]) -> Option<usize> {
    let width = lines.iter().map(|line| line.chars).max().filter(|width| WIDTHS.contains(width))?;
    let pairs = || lines.iter().zip(lines.iter().skip(1)).filter(|(line, below)| !line.is_blank() && !below.is_blank());
    let joints = pairs().count();
    let full = pairs().filter(|(line, below)| is_full(line, below, width)).count();
    let open = pairs().filter(|(line, _)| line.is_open()).count();
    (joints >= JOINTS && full * 10 >= joints * 8 && open * 10 >= joints * 6).then_some(width)
}

/// Whether the first word of the line below would not have fitted.
fn is_full(line: &Line<'_>, below: &Line<'_>, width: usize) -> bool {
    line.chars + 1 + below.first_word() > width
}

/// Whether a line continues the one above.
fn goes_on(above: &Line<'_>, line: &Line<'_>, width: usize) -> bool {
    let begins_anew = line.text.starts_with(['—', '–', '-', '•', '*', ' ']);
    !above.is_blank() && !line.is_blank() && !begins_anew && is_full(above, line, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPH: &str = "Порт Риги открылся в четверг утром, и докеры после трёх недель забастовки \
        вернулись к работе. Краны стояли без движения, на рейде ждали семь судов, а терминал терял \
        девятьсот тысяч евро в сутки. Соглашение подписали ночью, когда за окнами уже убирали снег.";

    fn wrapped(paragraph: &str, width: usize) -> String {
        let mut lines = vec![String::new()];
        for word in paragraph.split(' ') {
            let line = lines.last_mut().expect("a line");
            if line.is_empty() {
                line.push_str(word);
            } else if line.chars().count() + 1 + word.chars().count() <= width {
                line.push(' ');
                line.push_str(word);
            } else {
                lines.push(word.to_owned());
            }
        }
        lines.join("\n")
    }

    #[test]
    fn wrapped_lines_become_paragraphs_again() {
        for width in [60, 72, 78] {
            let part = wrapped(PARAGRAPH, width);
            let text = format!("Порт открыт\n\n{part}\n\n{part}\n\n— Мы устали, — сказал докер.\n— И я.\n\n{part}\n");
            let expected = format!(
                "Порт открыт\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n— Мы устали, — сказал докер.\n— И я.\n\n{PARAGRAPH}\n"
            );
            assert_eq!(unwrap(&text), expected, "{width}");
        }
    }

    #[test]
    fn lines_that_are_paragraphs_stay() {
        let short = "Порт открыт.\nКраны работают.\nДокеры вернулись к работе после трёх недель забастовки.\n";
        let verse = "На рейде ждут семь кораблей\nИ снег идёт над портом\n";
        for text in [PARAGRAPH.to_owned(), short.repeat(10), verse.repeat(10), format!("{PARAGRAPH}\n").repeat(10)] {
            assert!(matches!(unwrap(&text), Cow::Borrowed(_)), "{text}");
        }
    }
}
