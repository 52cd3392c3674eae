//! Rows as a Markdown list: the facts, the sentence that states them, and who told it when. Nothing
//! of an article can change the shape of the document.

use std::fmt::Write;

use super::row::{Row, Told, word};
use crate::base::clean::flat;
use crate::base::date::FuzzyDate;

/// The list; nothing where there are no rows.
#[must_use]
pub fn markdown(rows: &[Row<'_>]) -> String {
    let mut text = String::new();
    for row in rows {
        item(&mut text, row);
    }
    text
}

fn item(text: &mut String, row: &Row<'_>) {
    let date = row.date.map_or_else(|| "?".to_owned(), FuzzyDate::edtf);
    let place = plain(&row.place_in_words());
    let facts = [format!("**{date}**"), word(row.kind), word(row.status), place];
    let facts: Vec<&str> = facts.iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    let _ = write!(text, "- {}", facts.join(" · "));
    let who: Vec<String> = row.who.iter().map(|who| plain(&who.in_words())).collect();
    if !who.is_empty() {
        let _ = write!(text, ": {}", who.join(", "));
    }
    text.push('\n');
    if let Some(told) = row.newest().filter(|told| !told.evidence.is_empty()) {
        let _ = writeln!(text, "  > {}", plain(&told.evidence));
    }
    for told in &row.told {
        let _ = writeln!(text, "  - {}", source(told));
    }
}

/// `2026-01-03, Хроника: [Headline](link) — held`.
fn source(told: &Told<'_>) -> String {
    let article = told.article;
    let published = article.published.map(|published| published.day().to_string());
    let by: Vec<String> = published.into_iter().chain(article.source.as_deref().map(plain)).collect();
    let by = if by.is_empty() { String::new() } else { format!("{}: ", by.join(", ")) };
    let title = plain(&article.title);
    let title = match &article.url {
        Some(url) => format!("[{title}](<{}>)", link(url)),
        None => title,
    };
    format!("{by}{title} — {}", word(told.status))
}

/// The text on one line, with everything that Markdown would read escaped.
fn plain(text: &str) -> String {
    let flat = flat(text);
    let mut out = String::with_capacity(flat.len());
    for (number, c) in flat.chars().enumerate() {
        let marks = "\\`*_[]<>#|~!&$".contains(c);
        // What makes a list or a heading does so only where a line begins: "1.", "1)", "+".
        let opens = matches!(c, '-' | '+' | '=') && number == 0;
        let counts = matches!(c, '.' | ')') && number > 0 && flat.chars().take(number).all(|c| c.is_ascii_digit());
        if marks || opens || counts {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A link that cannot end its brackets.
fn link(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() || c.is_control() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{ARTICLES, row, rows};

    #[test]
    fn a_meeting_is_an_item_with_its_sentence_and_its_sources() {
        let text = markdown(&rows(&ARTICLES));
        let expected = "\
- **2026-01-03** · talks · held · Рига (Латвия): Нина Берг (министр)
  > Нина Берг прибыла в Ригу 3 января.
  - 2026-01-03, Хроника: [Переговоры в Риге, первый день](<https://news.example/a>) — held
- **2026-01** · talks · held: Ян Новак (министр), 東京 (remote)
  > Новак ждёт гостей в январе.
  - 2026-01-02, Хроника: Берг едет; Новак ждёт — held
";
        assert_eq!(text, expected);
    }

    #[test]
    fn an_article_cannot_change_the_document() {
        for (text, shown) in [
            ("# Заголовок", "\\# Заголовок"),
            ("- пункт", "\\- пункт"),
            ("5. «Пятый»", "5\\. «Пятый»"),
            ("в 2026. Год", "в 2026. Год"),
            ("<b>[x](y)</b> *и* _так_", "\\<b\\>\\[x\\](y)\\</b\\> \\*и\\* \\_так\\_"),
            ("строка\n\n- другая", "строка - другая"),
        ] {
            assert_eq!(plain(text), shown);
        }
        let article = crate::export::fixture::article("a", "Т", Some("https://news.example/a b>(x)"));
        let text = markdown(&[row(&article, "Берг", "Берг прибыла.")]);
        assert!(text.contains("[Т](<https://news.example/a%20b%3E(x)>)"), "{text}");
    }
}
