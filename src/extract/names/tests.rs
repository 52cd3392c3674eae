//! The promises of the whole family on small texts. States are marked by hand, so that these tests
//! hold whatever the finder of places does; the literate spec runs both together.

use super::find;
use crate::base::article::{Paragraph, ParagraphKind};
use crate::base::span::Span;
use crate::extract::entities::Entities;
use crate::extract::mention::{EntityKind, Mention};
use crate::extract::registry::RuleId;
use crate::lang::Language;

/// States of the tests by form, with their names; the last column says whether the form is an adjective.
const STATES: [(&str, &str, bool); 8] = [
    ("Турции", "Турция", false),
    ("Ирана", "Иран", false),
    ("Сербии", "Сербия", false),
    ("США", "США", false),
    ("сербский", "Сербия", true),
    ("украинская", "Украина", true),
    ("Украинская", "Украина", true),
    ("американских", "США", true),
];

/// `words -> name` of each mention; groups and nameless persons are marked.
fn read(text: &str) -> Vec<String> {
    let language = Language::load("ru").expect("the language loads");
    let paragraph = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
    let parsed = language.parse(text, &[paragraph]);
    let mut entities = Entities::default();
    let mut places = Vec::new();
    for token in 0..parsed.tokens.len() {
        let found = STATES.iter().find(|(form, ..)| *form == parsed.form(token));
        if let Some((_, name, adjective)) = found {
            places.push(Mention {
                span: parsed.span(token..token + 1),
                tokens: token..token + 1,
                head: token,
                entity: entities.intern(EntityKind::State, name),
                kind: EntityKind::State,
                cases: parsed.cases(token, |_| true),
                number: None,
                gender: None,
                adjective: *adjective,
                anaphor: false,
                rule: RuleId("P00"),
            });
        }
    }
    let mentions = find(&parsed, &language, &places, &mut entities);
    let line = |mention: &Mention| {
        let entity = entities.get(mention.entity).expect("an entity of the table");
        let mark = if entity.nameless { "?" } else { "" };
        let group = if mention.kind == EntityKind::Group { "group " } else { "" };
        format!("{} -> {group}{}{mark}", mention.span.of(text), entity.name)
    };
    mentions.iter().map(line).collect()
}

#[test]
fn a_surname_is_put_into_the_nominative_by_its_given_name() {
    assert_eq!(
        read("Олега Дрозда и Ольгу Лисицыну видели вместе."),
        ["Олега Дрозда -> Олег Дрозд", "Ольгу Лисицыну -> Ольга Лисицына"]
    );
}

#[test]
fn other_forms_of_the_article_tell_the_nominative_of_an_unknown_surname() {
    let found = read("Послы ждали Тедди Брумфилда. С Брумфилдом они знакомы, сам Брумфилд опоздал.");
    assert!(found.iter().skip(1).all(|line| line.ends_with("Тедди Брумфилд")), "{found:?}");
}

#[test]
fn namesakes_are_kept_apart_by_their_given_names() {
    assert_eq!(
        read("Дональд Трамп и Мелания Трамп улетели. Трампа ждали."),
        ["Дональд Трамп -> Дональд Трамп", "Мелания Трамп -> Мелания Трамп", "Трампа -> Дональд Трамп"]
    );
}

#[test]
fn a_title_and_its_name_are_one_mention() {
    assert_eq!(
        read("Прилетел специальный представитель президента США Дональда Трампа Стив Уиткофф."),
        ["специальный представитель президента США Дональда Трампа Стив Уиткофф -> Стив Уиткофф"]
    );
}

#[test]
fn an_office_without_a_name_is_its_holder_or_nobody_known() {
    assert_eq!(
        read("Президент Сербии Марко Илич ушёл. Потом сербский президент вернулся к президенту Турции."),
        [
            "Президент Сербии Марко Илич -> Марко Илич",
            "сербский президент -> Марко Илич",
            "президенту Турции -> президент Турции?"
        ]
    );
}

#[test]
fn groups_are_named_in_the_nominative_and_know_their_states() {
    assert_eq!(
        read("Украинская делегация ждёт американских партнеров. Министры иностранных дел Турции и Ирана приехали."),
        [
            "Украинская делегация -> group украинская делегация",
            "американских партнеров -> group американские партнеры",
            "Министры иностранных дел Турции и Ирана -> group министры иностранных дел Турции и Ирана"
        ]
    );
}

#[test]
fn a_pronoun_needs_one_subject_before_it() {
    assert_eq!(
        read("Мария Гусева приехала. Она устала. Олег Чижов и Пётр Грач приехали. Он устал."),
        ["Мария Гусева -> Мария Гусева", "Она -> Мария Гусева", "Олег Чижов -> Олег Чижов", "Пётр Грач -> Пётр Грач"]
    );
}

#[test]
fn things_named_after_people_and_quoted_titles_are_no_persons() {
    assert_eq!(read("На улице Гагарина идёт фильм «Анна Каренина»."), [""; 0]);
}

#[test]
fn odd_input_is_survived() {
    for text in [
        "",
        "Президент",
        "«Иван",
        "фон дер",
        "И. И. И.",
        "аль-",
        "президента президента президента президента",
        "ООО и и и",
    ] {
        let _ = read(text);
    }
}
