//! Rows as a table for the eye: columns aligned by what letters take on a screen, the widest last.

use super::row::{Row, word};
use crate::base::clean::flat;
use crate::base::date::FuzzyDate;
use crate::base::width::{cut, width};

/// Names over the columns.
const HEAD: [&str; COLUMNS] = ["DATE", "STATUS", "KIND", "PLACE", "REPORTS", "WHO"];
const COLUMNS: usize = 6;

/// Between two columns.
const GAP: usize = 2;

/// The table; nothing where there are no rows. `columns` is the width of the screen: longer lines are
/// cut, and without one nothing is.
#[must_use]
pub fn table(rows: &[Row<'_>], columns: Option<usize>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let lines: Vec<[String; COLUMNS]> =
        std::iter::once(HEAD.map(str::to_owned)).chain(rows.iter().map(cells)).collect();
    let mut widths = [0; COLUMNS];
    for line in &lines {
        for (widest, cell) in widths.iter_mut().zip(line) {
            *widest = width(cell).max(*widest);
        }
    }
    lines.iter().map(|line| laid(line, &widths, columns) + "\n").collect()
}

fn cells(row: &Row<'_>) -> [String; COLUMNS] {
    let who: Vec<&str> = row.who.iter().map(|who| who.name).collect();
    [
        row.date.map_or_else(|| "?".to_owned(), FuzzyDate::edtf),
        word(row.status),
        word(row.kind),
        row.place.map(|(name, _)| flat(name)).unwrap_or_default(),
        row.told.len().to_string(),
        flat(&who.join(", ")),
    ]
}

fn laid(cells: &[String; COLUMNS], widths: &[usize; COLUMNS], columns: Option<usize>) -> String {
    let mut line = String::new();
    for ((cell, wide), name) in cells.iter().zip(widths).zip(HEAD) {
        let room = " ".repeat(wide.saturating_sub(width(cell)));
        // Numbers end where the eye compares them.
        if name == "REPORTS" {
            line.push_str(&room);
            line.push_str(cell);
        } else {
            line.push_str(cell);
            line.push_str(&room);
        }
        line.push_str(&" ".repeat(GAP));
    }
    let line = line.trim_end();
    columns.map_or_else(|| line.to_owned(), |columns| cut(line, columns).show(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{ARTICLES, rows};

    #[test]
    fn columns_stand_under_their_names() {
        let text = table(&rows(&ARTICLES), None);
        let lines: Vec<&str> = text.lines().collect();
        let at = |line: &str, words: &str| width(line.split(words).next().unwrap_or_default());
        assert_eq!(at(lines[0], "WHO"), at(lines[1], "Нина"));
        assert_eq!(at(lines[0], "PLACE"), at(lines[1], "Рига"));
        assert!(text.lines().all(|line| line == line.trim_end()));
    }

    #[test]
    fn a_narrow_screen_cuts_lines() {
        assert!(table(&rows(&ARTICLES), Some(30)).lines().all(|line| width(line) <= 30));
        assert_eq!(table(&[], None), "");
    }
}
