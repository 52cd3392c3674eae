//! Rows as CSV (RFC 4180), for spreadsheets too: a cell that a spreadsheet would take for a formula is
//! led by an apostrophe, which it does not show.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use super::row::{Row, Who, word};
use crate::base::article::Published;
use crate::base::date::FuzzyDate;

/// Names of the columns. Those from `evidence` on are of the newest report.
const HEAD: [&str; 21] = [
    "id",
    "date",
    "start",
    "end",
    "time",
    "kind",
    "status",
    "format",
    "level",
    "place",
    "country",
    "participants",
    "reports",
    "sources",
    "evidence",
    "title",
    "source",
    "published",
    "article",
    "meeting",
    "url",
];

/// Whether the text begins with a byte order mark, without which Excel takes it for another encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// It does not.
    #[default]
    Plain,
    /// It does.
    Marked,
}

/// What differs between one CSV and another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between cells, an ASCII character.
    pub separator: u8,
    /// How the text begins.
    pub opening: Opening,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { separator: b',', opening: Opening::Plain }
    }
}

/// The rows under a line of names.
///
/// # Errors
///
/// Where the writer fails, which it does not in memory.
pub fn csv(rows: &[Row<'_>], dialect: Dialect) -> csv::Result<String> {
    let mut bytes = match dialect.opening {
        Opening::Plain => Vec::new(),
        Opening::Marked => "\u{FEFF}".as_bytes().to_vec(),
    };
    let mut builder = WriterBuilder::new();
    builder.delimiter(dialect.separator).terminator(Terminator::CRLF);
    let mut writer = builder.from_writer(&mut bytes);
    writer.write_record(HEAD)?;
    for row in rows {
        writer.write_record(cells(row).iter().map(|cell| harmless(cell).into_owned()))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cells(row: &Row<'_>) -> [String; 21] {
    let date = row.date;
    let newest = row.newest();
    let article = newest.map(|told| told.article);
    let who: Vec<String> = row.who.iter().map(Who::in_words).collect();
    let owned = |text: Option<&str>| text.unwrap_or_default().to_owned();
    [
        row.id.clone(),
        date.map(FuzzyDate::edtf).unwrap_or_default(),
        date.map(|d| d.start().to_string()).unwrap_or_default(),
        date.map(|d| d.end().to_string()).unwrap_or_default(),
        date.and_then(FuzzyDate::time).map(|time| time.format("%H:%M").to_string()).unwrap_or_default(),
        word(row.kind),
        word(row.status),
        word(row.format),
        row.level.map(word).unwrap_or_default(),
        owned(row.place.map(|(name, _)| name)),
        owned(row.place.and_then(|(_, country)| country)),
        who.join("; "),
        row.told.len().to_string(),
        row.sources.to_string(),
        owned(newest.map(|told| told.evidence.as_str())),
        owned(article.map(|a| a.title.as_str())),
        owned(article.and_then(|a| a.source.as_deref())),
        article.and_then(|a| a.published).map(Published::iso).unwrap_or_default(),
        owned(article.map(|a| a.id.as_str())),
        newest.map(|told| told.meeting.to_string()).unwrap_or_default(),
        owned(article.and_then(|a| a.url.as_deref())),
    ]
}

/// The cell as text, whatever a spreadsheet makes of its first character (full-width forms too).
fn harmless(cell: &str) -> Cow<'_, str> {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::fixture::{ARTICLES, row, rows};

    /// The cells of a column, read back.
    fn column(text: &str, name: &str) -> Vec<String> {
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let at = reader.headers().expect("names").iter().position(|head| head == name).expect("a column");
        reader.records().map(|record| record.expect("a line").get(at).unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn a_row_is_read_back_by_column() {
        let text = csv(&rows(&ARTICLES), Dialect::default()).expect("CSV");
        assert_eq!(text.lines().next(), Some(HEAD.join(",").as_str()));
        assert!(text.ends_with("\r\n"));
        for (name, cells) in [
            ("date", ["2026-01-03", "2026-01"]),
            ("start", ["2026-01-03", "2026-01-01"]),
            ("place", ["Рига", ""]),
            ("participants", ["Нина Берг (министр)", "Ян Новак (министр); 東京 (remote)"]),
            ("title", ["Переговоры в Риге, первый день", "Берг едет; Новак ждёт"]),
            ("published", ["2026-01-03T20:53:00", "2026-01-02"]),
            ("url", ["https://news.example/a", ""]),
        ] {
            assert_eq!(column(&text, name), cells, "{name}");
        }
    }

    #[test]
    fn spreadsheets_get_their_mark_and_separator() {
        let dialect = Dialect { separator: b';', opening: Opening::Marked };
        let text = csv(&rows(&ARTICLES), dialect).expect("CSV");
        assert!(text.starts_with("\u{FEFF}id;date;"));
        assert!(text.contains("\"Берг едет; Новак ждёт\""));
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+7", "-1", "@SUM(A1)", "\tx", "＝1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("Берг = Новак"), "Берг = Новак");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(name in "\\PC{0,12}|[\"',;=\r\n\t\u{0}-\u{1f}а-я]{0,12}", separator in "[,;|\t]") {
            let dialect = Dialect { separator: separator.as_bytes()[0], ..Dialect::default() };
            let text = csv(&[row(&ARTICLES[0], "Берг", &name)], dialect).expect("CSV");
            let mut reader = ::csv::ReaderBuilder::new().delimiter(dialect.separator).from_reader(text.as_bytes());
            let at = HEAD.iter().position(|head| *head == "evidence").expect("a column");
            let cells: Vec<_> = reader.records().map(|r| r.expect("a line")[at].to_owned()).collect();
            prop_assert_eq!(cells, [harmless(&name).into_owned()]);
        }
    }
}
