//! What the founders of other stages rely on.

use super::*;
use crate::base::article::{Paragraph, ParagraphKind};
use crate::extract::mention::EntityKind::{Organisation, Place, State};

fn read(text: &str) -> Vec<(String, EntityKind, String)> {
    let language = Language::load("ru").expect("the bundled language");
    let paragraph = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
    let parsed = language.parse(text, &[paragraph]);
    let mut entities = Entities::default();
    let mentions = find(&parsed, &language, &mut entities);
    let name = |m: &Mention| entities.get(m.entity).map(|e| e.name.clone()).unwrap_or_default();
    mentions.iter().map(|m| (m.span.of(text).to_owned(), m.kind, name(m))).collect()
}

#[track_caller]
fn expect(text: &str, wanted: &[(&str, EntityKind, &str)]) {
    let wanted: Vec<_> =
        wanted.iter().map(|(form, kind, name)| ((*form).to_owned(), *kind, (*name).to_owned())).collect();
    assert_eq!(read(text), wanted, "{text}");
}

#[test]
fn a_capital_acts_for_its_state_and_is_a_place_after_a_preposition() {
    expect("Москва и Киев договорились.", &[("Москва", State, "Россия"), ("Киев", State, "Украина")]);
    expect("Они говорили в Киеве.", &[("Киеве", Place, "Киев")]);
    expect(
        "Переговоры Москвы и Вашингтона продолжились в США.",
        &[("Москвы", State, "Россия"), ("Вашингтона", State, "США"), ("США", Place, "США")],
    );
    expect("Мэр Парижа посетил Турцию.", &[("Парижа", Place, "Париж"), ("Турцию", Place, "Турция")]);
    expect("Он позвонил в Киев и Варшаву.", &[("Киев", State, "Украина"), ("Варшаву", State, "Польша")]);
    expect("Деревня стоит к востоку от Парижа.", &[("Парижа", Place, "Париж")]);
}

#[test]
fn a_compound_adjective_names_each_of_its_states() {
    expect("Российско-украинские консультации.", &[("Российско", State, "Россия"), ("украинские", State, "Украина")]);
}

#[test]
fn a_body_and_its_state_are_one_organisation() {
    expect("Глава МИД Турции позвонил.", &[("МИД Турции", Organisation, "МИД Турции")]);
    expect("В турецком МИД ответили.", &[("турецком МИД", Organisation, "МИД Турции")]);
    expect(
        "В Министерстве обороны Саудовской Аравии ждут.",
        &[("Министерстве обороны Саудовской Аравии", Organisation, "Министерство обороны Саудовской Аравии")],
    );
}

#[test]
fn unknown_places_are_named_in_the_nominative() {
    expect("Встреча прошла в Елисейском дворце.", &[("Елисейском дворце", Place, "Елисейский дворец")]);
    expect("Делегации сели во дворце Чираган.", &[("дворце Чираган", Place, "дворец Чираган")]);
    expect("Он побывал в Ростовской области.", &[("Ростовской области", Place, "Ростовская область")]);
    expect("Совещание в городе Кёнджу.", &[("Кёнджу", Place, "Кёнджу")]);
}
