//! What is taken out of the program, in words: a meeting as a line of text.

use super::Look;
use crate::app::State;
use crate::app::card::Card;
use crate::app::share::Copied;
use crate::export::Row;

/// The text of what is copied.
#[must_use]
pub fn text_of(state: &State, look: &Look, copied: &Copied) -> String {
    match copied {
        Copied::Text(text) => text.clone(),
        Copied::Meeting(meeting) => meeting_line(state, look, *meeting).unwrap_or_default(),
    }
}

/// "сб 3 янв 2026 · Киев (Украина) · консультации · прошла · Рустем Умеров, ..."
fn meeting_line(state: &State, look: &Look, meeting: crate::corpus::MeetingRef) -> Option<String> {
    let strings = &look.strings;
    let card = Card::of(&state.corpus, meeting)?;
    let row = match state.corpus.event_of(meeting) {
        Some(event) => Row::of_event(&state.corpus, event)?,
        None => Row::of_report(&state.corpus, meeting)?,
    };
    // Out of the program no year goes without saying.
    let date =
        card.date.map_or_else(|| strings.dates.unknown.clone(), |date| strings.date(date, chrono::NaiveDate::MIN));
    let who: Vec<&str> = row.who.iter().map(|who| who.name).collect();
    let format = strings.format(card.format).unwrap_or_default().to_owned();
    let facts = [
        date,
        row.place_in_words(),
        strings.kind(card.kind).to_owned(),
        format,
        strings.status(card.status).to_owned(),
        who.join(", "),
    ];
    Some(facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · "))
}
