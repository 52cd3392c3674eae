//! Loading: what the reader of plain text makes of the layouts that sites use.

use std::collections::BTreeSet;

use vestnik::base::article::{Article, ParagraphKind as Kind, Published};
use vestnik::corpus::load::Input;

use super::support::{Folder, article, read, root};

fn kinds(article: &Article) -> Vec<(Kind, &str)> {
    article.paragraphs.iter().map(|paragraph| (paragraph.kind, paragraph.span.of(&article.text))).collect()
}

fn published(text: &str) -> Option<String> {
    article(text).published.map(Published::iso)
}

#[test]
fn the_built_in_collection_is_the_folder() {
    let folder = std::fs::read_dir(root().join("assets/sample")).expect("the folder");
    let files: BTreeSet<String> =
        folder.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    let (articles, notes) = read(&[Input::Sample]);
    assert_eq!(notes, []);
    assert_eq!(articles.iter().map(|article| article.path.clone()).collect::<BTreeSet<_>>(), files);
    for article in &articles {
        assert_eq!(article.lang, "ru", "{}", article.path);
        assert!(article.published.is_some(), "{}", article.path);
        assert!((10..=140).contains(&article.title.chars().count()), "{}: {}", article.path, article.title);
    }
}

#[test]
fn an_article_of_a_site_is_taken_apart() {
    let article = article(
        " date 2026-03-05 ua en ru\nПорт открылся: докеры вернулись к работе\n\n\
         Латвия, Четверг 05 марта 2026 19:40\nФото: краны в порту (Анна Саар)\nАвтор: Нина Берг\n\n\
         Порт Риги открылся в четверг. Об этом сообщает ГВП-Рига.\n\n\
         Сейчас смотрят\n\nДокеры бастовали три недели, и вот чего добились:\n\n\
         — новых смен;\n— надбавки за ночь.\n\nЧто дальше\n\nКраны начнут работать завтра.\n\n\
         — Мы устали, — сказал докер.\n\n«Соглашение подписано».\n\nЧитайте также\nКак устроен кран\n",
    );
    assert_eq!(article.title, "Порт открылся: докеры вернулись к работе");
    assert_eq!(article.source.as_deref(), Some("ГВП-Рига"));
    assert_eq!(article.author.as_deref(), Some("Нина Берг"));
    assert_eq!(article.published.map(Published::iso).as_deref(), Some("2026-03-05T19:40:00"));
    assert_eq!(
        kinds(&article),
        [
            (Kind::Furniture, "date 2026-03-05"),
            (Kind::Furniture, "ua en ru"),
            (Kind::Headline, "Порт открылся: докеры вернулись к работе"),
            (Kind::Furniture, "Латвия, Четверг 05 марта 2026 19:40"),
            (Kind::Caption, "Фото: краны в порту (Анна Саар)"),
            (Kind::Furniture, "Автор: Нина Берг"),
            (Kind::Body, "Порт Риги открылся в четверг. Об этом сообщает ГВП-Рига."),
            (Kind::Furniture, "Сейчас смотрят"),
            (Kind::Body, "Докеры бастовали три недели, и вот чего добились:"),
            (Kind::Item, "— новых смен;"),
            (Kind::Item, "— надбавки за ночь."),
            (Kind::Subheading, "Что дальше"),
            (Kind::Body, "Краны начнут работать завтра."),
            (Kind::Quote, "— Мы устали, — сказал докер."),
            (Kind::Quote, "«Соглашение подписано»."),
            (Kind::Furniture, "Читайте также"),
            (Kind::Furniture, "Как устроен кран"),
        ]
    );
}

#[test]
fn an_agency_begins_with_its_dateline() {
    let article = article(
        " date 2026-03-05 РИГА, 5 мар — Северный вестник. Порт Риги открылся в четверг утром. Краны работают.\n",
    );
    assert_eq!(article.title, "Порт Риги открылся в четверг утром");
    assert_eq!(article.source.as_deref(), Some("Северный вестник"));
    assert_eq!(kinds(&article).last().map(|(kind, _)| *kind), Some(Kind::Body), "the dateline is no line of its own");
}

#[test]
fn outlets_and_authors_are_named_in_many_places() {
    for (above, below, source, author) in [
        ("Вестник порта · среда, 4 марта · 16:05", "", Some("Вестник порта"), None),
        ("Рига, среда, 4 марта 2026, 16:05\nНина Берг", "", None, Some("Нина Берг")),
        ("4 марта, 16:05 | Экономика | Нина Берг", "", None, Some("Нина Берг")),
        ("", "Нина Берг, «Вестник порта»", Some("Вестник порта"), Some("Нина Берг")),
        ("", "Источник: «Вестник порта»\nТекст: Нина Берг", Some("Вестник порта"), Some("Нина Берг")),
        ("Здоровье | 4 марта | Рига", "", None, None),
    ] {
        let article = article(&format!(" date 2026-03-04\nПорт открыт\n{above}\n\nКраны работают.\n\n{below}\n"));
        let found = (article.source.as_deref(), article.author.as_deref());
        assert_eq!(found, (source, author), "{above} {below}");
        let told: Vec<_> = kinds(&article).into_iter().filter(|(kind, _)| kind.is_told()).collect();
        assert_eq!(told, [(Kind::Headline, "Порт открыт"), (Kind::Body, "Краны работают.")]);
    }
}

#[test]
fn a_link_of_its_own_leads_to_the_original() {
    for line in ["https://example.org/port?id=1", "Источник: https://example.org/port?id=1"] {
        let article = article(&format!("Порт открыт\n\nКраны работают.\n\n{line}\n"));
        assert_eq!(article.url.as_deref(), Some("https://example.org/port?id=1"));
        assert_eq!(article.source, None);
    }
    assert_eq!(article("Порт открыт\n\nПодробнее на https://example.org и в газете.\n").url, None);
}

#[test]
fn time_of_publication_comes_from_a_dateline_of_the_same_day() {
    let with = |dateline: &str| published(&format!(" date 2026-03-05\nПорт открыт\n{dateline}\n\nКраны работают.\n"));
    for (dateline, expected) in [
        ("05 марта 2026, четверг, 14:57", "2026-03-05T14:57:00"),
        ("5 мар, 22:25 | Экономика | Обновлено 23:02", "2026-03-05T22:25:00"),
        ("05.03.2026, 13:05 Правительство", "2026-03-05T13:05:00"),
        ("4 марта, 13:05", "2026-03-05"),
        ("Обновлено в 16:43", "2026-03-05"),
    ] {
        assert_eq!(with(dateline).as_deref(), Some(expected), "{dateline}");
    }
}

#[test]
fn without_a_mark_only_a_full_dateline_gives_the_day() {
    let with = |dateline: &str| published(&format!("Порт открыт\n{dateline}\n\nКраны работают с 7 марта 2026 года.\n"));
    assert_eq!(with("Рига, четверг, 5 марта 2026, 12:00").as_deref(), Some("2026-03-05T12:00:00"));
    assert_eq!(with("5 марта, 12:00"), None, "no year, and none is guessed");
    assert_eq!(with("Подробности"), None);
}

#[test]
fn sentences_are_never_furniture() {
    for sentence in [
        "Источник в порту сообщил о соглашении.",
        "Редакторы газет встретились 5 марта в 12:00 в Риге.",
        "Видео из порта разошлось по сети, докеры ответили 5 марта.",
        "Ранее по теме высказался премьер, порт он назвал воротами страны.",
        "В четверг, 5 марта 2026 года, порт открыли.",
    ] {
        let article = article(&format!(" date 2026-03-05\nПорт открыт\n\n{sentence}\n\n{sentence}\n"));
        let told: Vec<_> = kinds(&article).into_iter().filter(|(_, text)| *text == sentence).collect();
        assert_eq!(told, [(Kind::Body, sentence); 2]);
    }
}

#[test]
fn files_of_one_stem_keep_their_ids_apart() {
    let folder = Folder::new().with("a/x.txt", "Один.").with("b/x.txt", "Два.").with("c/x~2.txt", "Три.");
    let (articles, _) = folder.load();
    let ids: Vec<_> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["x", "x~3", "x~2"]);
}

#[test]
fn a_file_named_twice_is_read_once() {
    let folder = Folder::new().with("a/x.txt", "Один.");
    let inputs = [Input::Path(folder.path("a")), Input::Path(folder.path("a/x.txt"))];
    assert_eq!(read(&inputs).0.len(), 1);
}

#[test]
fn hidden_files_of_a_folder_are_left_out() {
    let folder = Folder::new().with(".hidden/x.txt", "Один.").with(".y.txt", "Два.").with("z.txt", "Три.");
    let (articles, notes) = folder.load();
    assert_eq!((articles.len(), notes.len()), (1, 0));
    assert_eq!(read(&[Input::Path(folder.path(".y.txt"))]).0.len(), 1, "one that is named is read");
}

#[test]
fn other_encodings_are_read_as_if_they_were_utf8() {
    let text = "Порт открыт\n\nПорт Риги открылся в четверг утром, и докеры вернулись к работе.\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let (articles, notes) = Folder::new().with("a.txt", bytes).load();
    assert_eq!(notes, []);
    assert_eq!(articles[0].text, text);
}

#[test]
fn a_very_long_text_is_one_article() {
    let sentence = "Порт Риги открылся в четверг утром, и докеры вернулись к работе.\n";
    let text = sentence.repeat(20_000);
    let article = article(&text);
    assert_eq!((article.text.len(), article.paragraphs.len()), (text.len(), 20_000));
}
