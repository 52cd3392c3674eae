//! States, organisations and places: `words -> kind name (country)`, with ` adjective` where the
//! words are an attribute. The kind is that of the mention: a state where things happen is a `place`.

use vestnik::extract::entities::Entities;
use vestnik::extract::mention::{EntityKind, Mention};
use vestnik::extract::places;
use vestnik::lang::Language;

use super::{Sample, check};

#[test]
fn states_organisations_and_places_are_those_of_the_spec() {
    check("places", include_str!("../../spec/places.md"), find);
}

fn find(sample: &Sample, language: &Language) -> Vec<String> {
    let article = &sample.article;
    let parsed = language.parse(&article.text, &article.paragraphs);
    let mut entities = Entities::default();
    let mentions = places::find(&parsed, language, &mut entities);
    mentions.iter().map(|mention| line(mention, &entities, &article.text)).collect()
}

fn line(mention: &Mention, entities: &Entities, text: &str) -> String {
    let kind = match mention.kind {
        EntityKind::State => "state",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Person | EntityKind::Group => "foreign",
    };
    let entity = entities.get(mention.entity);
    let name = entity.map_or("?", |entity| &entity.name);
    let country = entity.and_then(|entity| entity.country.as_deref()).filter(|country| *country != name);
    let country = country.map_or_else(String::new, |country| format!(" ({country})"));
    let adjective = if mention.adjective { " adjective" } else { "" };
    format!("{} -> {kind} {name}{country}{adjective}", mention.span.of(text))
}
