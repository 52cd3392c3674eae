//! Lists of keys for the replay: what may stand in one, and every mistake with its line. Playing them is
//! not done here.

use ratatui::layout::Size;
use thiserror::Error;

use crate::app::action::{Gesture, Mouse};
use crate::app::keys::Key;

/// One step of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key.
    Press(Key),
    /// Text typed letter by letter.
    Type(String),
    /// Text pasted.
    Paste(String),
    /// The mouse.
    Point(Mouse),
    /// Another size of the screen.
    Resize(Size),
    /// Nothing is pressed for a while.
    Pause,
    /// A picture of the screen, which may have a name.
    Shot(Option<String>),
}

/// A mistake in a list of keys.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}: {message}")]
pub struct ScriptError {
    /// The file, as the user knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// The steps of a list: keys by name, and words with what they need on lines of their own; a line
/// that begins with `# ` is a remark.
///
/// # Errors
///
/// Every line that is none of these.
pub fn steps(file: &str, text: &str) -> Result<Vec<Step>, Vec<ScriptError>> {
    let (mut steps, mut mistakes) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        match steps_of(line) {
            Ok(found) => steps.extend(found),
            Err(message) => mistakes.push(ScriptError { file: file.to_owned(), line: number, message }),
        }
    }
    if mistakes.is_empty() { Ok(steps) } else { Err(mistakes) }
}

fn steps_of(line: &str) -> Result<Vec<Step>, String> {
    let line = line.trim();
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let rest = rest.trim();
    match (word, rest) {
        ("" | "#", _) => Ok(Vec::new()),
        ("type", text) if !text.is_empty() => Ok(vec![Step::Type(text.to_owned())]),
        ("paste", text) if !text.is_empty() => Ok(vec![Step::Paste(text.to_owned())]),
        ("resize", size) => Ok(vec![Step::Resize(size_of(size)?)]),
        ("shot", name) if name.split_whitespace().count() == 1 => Ok(vec![Step::Shot(Some(named(name)?))]),
        ("click" | "double-click" | "drag" | "wheel-down" | "wheel-up", at) => pointed(word, at),
        _ => line.split_whitespace().map(step_of).collect(),
    }
}

fn step_of(word: &str) -> Result<Step, String> {
    match word {
        "shot" => Ok(Step::Shot(None)),
        "pause" => Ok(Step::Pause),
        _ => word.parse().map(Step::Press).map_err(|error: crate::app::keys::KeyError| error.to_string()),
    }
}

/// A picture may become a file, so that its name is one anywhere.
fn named(name: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let fits = name.chars().all(plain);
    fits.then(|| name.to_owned()).ok_or_else(|| format!("no name of a picture: {name:?}; letters, digits, - and _"))
}

/// What the mouse does where; columns, rows and notches count from 1.
fn pointed(word: &str, at: &str) -> Result<Vec<Step>, String> {
    let number = |part: &str| part.parse::<u16>().ok().and_then(|number| number.checked_sub(1));
    let numbers: Option<Vec<u16>> = at.split_whitespace().map(number).collect();
    let place = |gesture, column, row| Step::Point(Mouse { gesture, column, row });
    let click = |gesture, column, row| [place(gesture, column, row), place(Gesture::Release, column, row)];
    match (word, numbers.unwrap_or_default().as_slice()) {
        ("click", &[column, row]) => Ok(click(Gesture::Click, column, row).to_vec()),
        // A terminal tells of the first of two clicks too.
        ("double-click", &[column, row]) => {
            Ok([click(Gesture::Click, column, row), click(Gesture::DoubleClick, column, row)].concat())
        }
        ("drag", &[column, row, to, down]) => Ok(vec![
            place(Gesture::Click, column, row),
            place(Gesture::Drag, to, down),
            place(Gesture::Release, to, down),
        ]),
        ("wheel-down", &[column, row]) => Ok(vec![place(Gesture::WheelDown(1), column, row)]),
        ("wheel-up", &[column, row]) => Ok(vec![place(Gesture::WheelUp(1), column, row)]),
        ("wheel-down", &[column, row, more]) => {
            Ok(vec![place(Gesture::WheelDown(more.saturating_add(1)), column, row)])
        }
        ("wheel-up", &[column, row, more]) => Ok(vec![place(Gesture::WheelUp(more.saturating_add(1)), column, row)]),
        ("drag", _) => Err(format!("no way to drag: {at:?}; it is COLUMN ROW COLUMN ROW, from 1")),
        ("wheel-down" | "wheel-up", _) => Err(format!("no place to turn: {at:?}; it is COLUMN ROW [NOTCHES], from 1")),
        _ => Err(format!("no place: {at:?}; it is COLUMN ROW, from 1")),
    }
}

/// The size that "120x36" is.
///
/// # Errors
///
/// It is none, or larger than any screen.
pub fn size_of(text: &str) -> Result<Size, String> {
    let number = |part: &str| part.trim().parse::<u16>().ok().filter(|n| (1..=500).contains(n));
    let size = text.split_once('x').and_then(|(width, height)| number(width).zip(number(height)));
    let (width, height) = size.ok_or_else(|| format!("no size: {text:?}; a size is 120x36, from 1x1 to 500x500"))?;
    Ok(Size { width, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_keys_and_a_few_words() {
        let list = "# first\nj j ctrl-d\n\ntype кто: Умеров \nresize 80x24\nshot\n: # ?\npaste a b\nshot one\npause";
        let found = steps("list", list).expect("no mistakes");
        let key = |name: &str| Step::Press(name.parse().expect("a key"));
        let size = Size { width: 80, height: 24 };
        assert_eq!(found.get(..3), Some(&[key("j"), key("j"), key("ctrl-d")][..]));
        assert_eq!(
            found.get(3..6),
            Some(&[Step::Type("кто: Умеров".to_owned()), Step::Resize(size), Step::Shot(None)][..])
        );
        assert_eq!(found.get(6..10), Some(&[key(":"), key("#"), key("?"), Step::Paste("a b".to_owned())][..]));
        assert_eq!(found.get(10..), Some(&[Step::Shot(Some("one".to_owned())), Step::Pause][..]));
    }

    #[test]
    fn the_mouse_is_told_by_columns_and_rows_from_1() {
        let found =
            steps("list", "double-click 3 4\ndrag 30 5 40 5\nwheel-down 2 2 3\nwheel-up 2 2").expect("no mistakes");
        let point = |gesture, column, row| Step::Point(Mouse { gesture, column, row });
        assert_eq!(found.get(2), Some(&point(Gesture::DoubleClick, 2, 3)));
        assert_eq!(found.get(5), Some(&point(Gesture::Drag, 39, 4)));
        assert_eq!(found.get(7..), Some(&[point(Gesture::WheelDown(3), 1, 1), point(Gesture::WheelUp(1), 1, 1)][..]));
    }

    #[test]
    fn every_line_that_is_no_step_is_told() {
        let list = "j\nctrl-escc\nresize 0x5\nresize\nclick 0 1\ndrag 1 1\nwheel-up here\nshot ../up";
        let mistakes = steps("list", list).expect_err("mistakes");
        let lines: Vec<usize> = mistakes.iter().map(|mistake| mistake.line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 6, 7, 8]);
    }
}
