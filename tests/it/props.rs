//! Properties that hold for any input.

use proptest::prelude::*;
use vestnik::base::article::Article;
use vestnik::base::clean::{clean, is_clean};
use vestnik::base::span::Span;

use super::support::Folder;

/// Pieces of which articles and attacks are made.
const PIECES: &[&str] = &[
    " date 2026-01-03",
    "date ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "\t",
    "Рига, ",
    "суббота, ",
    "3 января ",
    "2026 ",
    "20:53",
    "UA | RU",
    "Фото: ",
    "Автор: Нина Берг",
    "Читайте также",
    "Сейчас смотрят",
    "Порт открыт",
    "Порт открыт. ",
    "— ",
    "• ",
    "«",
    "»",
    ":",
    "?",
    "1) ",
    "\u{1B}[31m",
    "\u{1B}]0;",
    "\u{7}",
    "\u{1B}\\",
    "\u{9B}",
    "\u{202E}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{AD}",
    "и\u{306}",
    "\0",
    "🙂",
    "РИГА, 3 янв — Вестник. ",
    "сообщает ",
    "«Вестник»",
    "İ",
    "ǅ",
    "|",
    " · ",
    "#тег",
    "https://example.org/",
    "12+",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

/// Whatever the article is, its paragraphs are in order, apart, and hold all that can be read.
fn check(article: &Article) {
    let text = &article.text;
    assert!(text.chars().all(is_clean), "{text:?}");
    assert!(!article.title.is_empty() && !article.title.contains('\n'));
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let span = paragraph.span;
        assert!(span.start() >= end && !span.is_empty(), "{span:?} after {end}");
        let between = Span::new(end, span.start()).of(text);
        assert!(between.trim().is_empty(), "{between:?} is in no paragraph");
        let told = text.get(span.range()).expect("on character boundaries");
        assert_eq!(told.trim(), told);
        assert!(!told.contains('\n'));
        end = span.end();
    }
    assert!(text.get(end..).expect("the rest").trim().is_empty());
}

fn load(bytes: &[u8]) {
    let (articles, notes) = Folder::new().with("a.txt", bytes).load();
    assert_eq!(articles.len() + notes.iter().filter(|note| note.lost).count(), 1);
    articles.iter().for_each(check);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clean_text_is_clean_and_stays_so(text in prop_oneof![text(), any::<String>()]) {
        let once = clean(&text).into_owned();
        prop_assert!(once.chars().all(is_clean));
        prop_assert_eq!(clean(&once), once.as_str());
        prop_assert!(once.chars().all(|c| c == '\n' || !c.is_control()));
    }

    #[test]
    fn clean_keeps_what_was_harmless(text in "[а-яёА-ЯЁa-z0-9 .,:;!?«»—\n]{0,200}") {
        prop_assert_eq!(clean(&text), text.as_str());
    }

    #[test]
    fn any_text_is_an_article_or_a_note(text in text()) {
        load(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_an_article_or_a_note(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        load(&bytes);
    }

    #[test]
    fn any_letters_in_any_encoding_are_an_article(text in "[а-яА-Я ,.\n]{8,200}", which in 0..3_usize) {
        let encoding = [encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R, encoding_rs::UTF_16LE][which];
        let bytes: Vec<u8> = if which == 2 {
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else {
            encoding.encode(&text).0.into_owned()
        };
        load(&bytes);
    }
}
