//! Persons and groups: `words -> name` for a person, `words -> name (office)` for one without a name
//! known only by an office, `words -> group name` with ` of members`; ` as role` where the article
//! tells a role, ` again` for a pronoun or another word that points back.

use std::fmt::Write as _;

use vestnik::base::article::{Paragraph, ParagraphKind};
use vestnik::base::span::Span;
use vestnik::extract::entities::Entities;
use vestnik::extract::mention::{EntityKind, Mention};
use vestnik::extract::{names, places};
use vestnik::lang::Language;

use super::{Sample, check};
use crate::support::root;

#[test]
fn persons_and_groups_are_those_of_the_spec() {
    check("names", include_str!("../../spec/names.md"), find);
}

/// Sentences that hold a name in each case, in the order of the table's columns.
const CARRIERS: [&[&str]; 6] = [
    &["По его словам, {} не приедет.", "{} не приедет."],
    &["Ответа от {} пока нет.", "Самолёт {} приземлился утром."],
    &["К {} обратились журналисты.", "{} вручили награду."],
    &["Журналисты долго ждали {} у входа."],
    &["Переговоры с {} прошли в пятницу.", "Посол встретился с {} в Женеве."],
    &["Книга рассказывает о {}."],
];

/// The same after an office, for men and women.
const OFFICED: [&[&str]; 6] = [
    &["Вчера министр {} не приедет."],
    &["Самолёт министра {} приземлился утром."],
    &["К министру {} обратились журналисты."],
    &["Журналисты долго ждали министра {} у входа."],
    &["Переговоры с министром {} прошли в пятницу."],
    &["Книга рассказывает о министре {}."],
];

#[test]
fn each_form_of_a_name_leads_to_its_nominative() {
    let wrong = wrong_names(include_str!("../../spec/declension.md"), &[CARRIERS]);
    assert!(wrong.is_empty(), "{wrong}");
}

/// After a change of rules `UPDATE_PEOPLE=1 cargo test --test it people` writes the list of wrong ones anew.
#[test]
fn people_of_the_news_are_named_right_but_for_those_listed() {
    let wrong = wrong_names(include_str!("../../spec/people.md"), &[CARRIERS, OFFICED]);
    let path = root().join("tests/spec/people-wrong.txt");
    if std::env::var_os("UPDATE_PEOPLE").is_some() {
        std::fs::write(&path, &wrong).expect("the list is written");
    }
    let listed = std::fs::read_to_string(&path).unwrap_or_default();
    let fresh: Vec<&str> = wrong.lines().filter(|line| !listed.lines().any(|old| old == *line)).collect();
    assert!(fresh.is_empty(), "names that come out wrong now:\n{}", fresh.join("\n"));
    assert!(
        wrong == listed,
        "some names of tests/spec/people-wrong.txt come out right now; UPDATE_PEOPLE=1 writes it anew"
    );
}

/// The sentences in which a form of a name of the table does not lead to its nominative, with what they give.
fn wrong_names(table: &str, carriers: &[[&[&str]; 6]]) -> String {
    let language = Language::load("ru").expect("the lexicons parse");
    let rows = table.lines().filter(|row| row.starts_with("| ")).skip(2);
    let mut wrong = String::new();
    for row in rows {
        let forms: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        for (form, carriers) in carriers.iter().flat_map(|carriers| forms.iter().zip(carriers)) {
            for carrier in *carriers {
                let text = carrier.replace("{}", form);
                let found = people(&text, &language);
                if found != [forms[0]] {
                    let _ = writeln!(wrong, "{text} -> {}", found.join(", "));
                }
            }
        }
    }
    wrong
}

/// The persons of a text that have a name.
fn people(text: &str, language: &Language) -> Vec<String> {
    let paragraph = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
    let parsed = language.parse(text, &[paragraph]);
    let mut entities = Entities::default();
    let places = places::find(&parsed, language, &mut entities);
    let mentions = names::find(&parsed, language, &places, &mut entities);
    let of = |mention: &Mention| entities.get(mention.entity).filter(|entity| !entity.nameless);
    mentions.iter().filter_map(of).map(|entity| entity.name.clone()).collect()
}

fn find(sample: &Sample, language: &Language) -> Vec<String> {
    let article = &sample.article;
    let parsed = language.parse(&article.text, &article.paragraphs);
    let mut entities = Entities::default();
    let places = places::find(&parsed, language, &mut entities);
    let mentions = names::find(&parsed, language, &places, &mut entities);
    mentions.iter().map(|mention| line(mention, &entities, &article.text)).collect()
}

fn line(mention: &Mention, entities: &Entities, text: &str) -> String {
    let Some(entity) = entities.get(mention.entity) else { return String::new() };
    let group = if mention.kind == EntityKind::Group { "group " } else { "" };
    let mut line = format!("{} -> {group}{}", mention.span.of(text), entity.name);
    if entity.nameless {
        line += " (office)";
    }
    let members: Vec<&str> =
        entity.members.iter().filter_map(|member| entities.get(*member)).map(|member| member.name.as_str()).collect();
    if !members.is_empty() {
        let _ = write!(line, " of {}", members.join(", "));
    }
    if let Some(role) = &entity.role {
        let _ = write!(line, " as {role}");
    }
    if mention.anaphor {
        line += " again";
    }
    line
}
