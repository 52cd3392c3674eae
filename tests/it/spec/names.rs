//! Persons and groups: `words -> name` for a person, `words -> name (office)` for one without a name
//! known only by an office, `words -> group name` with ` of members`; ` as role` where the article
//! tells a role, ` again` for a pronoun or another word that points back.

use std::fmt::Write as _;

use vestnik::extract::entities::Entities;
use vestnik::extract::mention::{EntityKind, Mention};
use vestnik::extract::{names, places};
use vestnik::lang::Language;

use super::{Sample, check};

#[test]
fn persons_and_groups_are_those_of_the_spec() {
    check("names", include_str!("../../spec/names.md"), find);
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
