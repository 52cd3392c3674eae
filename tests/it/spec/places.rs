//! States, organisations and places: `words -> kind name (country)`, with ` adjective` where the
//! words are an attribute. The kind is that of the mention: a state where things happen is a `place`.

use vestnik::base::article::{Paragraph, ParagraphKind};
use vestnik::base::span::Span;
use vestnik::extract::entities::Entities;
use vestnik::extract::mention::{EntityKind, Mention};
use vestnik::extract::places;
use vestnik::lang::Language;
use vestnik::lang::lexicon::organisations::Category;

use super::{Sample, check};

#[test]
fn states_organisations_and_places_are_those_of_the_spec() {
    check("places", include_str!("../../spec/places.md"), find);
}

#[test]
fn every_state_is_known_by_name_adjective_people_and_capital() {
    let language = Language::load("ru").expect("the lexicons parse");
    let rows = include_str!("../../spec/states.md").lines().filter(|row| row.starts_with("| ")).skip(2);
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows {
        count += 1;
        let words: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [state, adjective, people, capital] = words[..] else { panic!("four columns: {row}") };
        let sentences = [
            (state, format!("Ответ дала другая сторона: {state}.")),
            (adjective, format!("Следом вошёл {adjective} министр.")),
            (people, format!("Последними молча вошли {people}.")),
            (capital, format!("Следующая остановка — {capital}.")),
        ];
        for (word, text) in sentences.into_iter().filter(|(word, _)| *word != "—") {
            let found = states(&text, &language);
            if !found.iter().any(|name| name == state) {
                wrong.push(format!("{word} -> {found:?}, not {state}"));
            }
        }
    }
    assert!(count >= 200, "{count} states");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The states that a text names, of a city its state.
fn states(text: &str, language: &Language) -> Vec<String> {
    let paragraph = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
    let parsed = language.parse(text, &[paragraph]);
    let mut entities = Entities::default();
    let mentions = places::find(&parsed, language, &mut entities);
    let of = |mention: &Mention| {
        let entity = entities.get(mention.entity)?;
        Some(entity.country.clone().filter(|_| entity.kind != EntityKind::State).unwrap_or_else(|| entity.name.clone()))
    };
    mentions.iter().filter_map(of).collect()
}

#[test]
fn three_hundred_organisations_are_known() {
    let language = Language::load("ru").expect("the lexicons parse");
    let all = &language.lexicon.organisations.rows;
    let rows = all.iter().filter(|row| row.category != Category::Media).count();
    assert!(rows >= 300, "{rows}");
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
