//! The trail of places at the right end of the footer, by the day of each article.

use super::Scene;
use super::row::Row;
use super::theme::Role;
use crate::app::journey::Place;
use crate::base::article::Published;

/// How many places are shown at most.
const MOST: usize = 5;
/// Fewer places are no trail.
const LEAST: usize = 2;

/// The trail in its shortest form: the present place and the one before or after it.
pub(super) fn least(scene: Scene<'_>) -> Row {
    trail(scene, LEAST)
}

/// As much of the trail as has room; nothing where not even its shortest form has.
pub(super) fn fitting(scene: Scene<'_>, room: usize) -> Row {
    let mut ways = (LEAST..=MOST).rev().map(|places| trail(scene, places));
    ways.find(|row| row.width() <= room).unwrap_or_default()
}

/// So many places, the present one marked.
fn trail(scene: Scene<'_>, most: usize) -> Row {
    let journey = &scene.state.journey;
    let mut row = Row::default();
    let here = scene.state.here();
    // Who has left it by the list of articles is not on it any more.
    if journey.places().len() < 2 || journey.has_wandered(here.as_ref()) {
        return row;
    }
    let ahead = 1 + usize::from(most > LEAST || journey.at() == 0);
    let first = (journey.at() + ahead).min(journey.places().len()).saturating_sub(most);
    if first > 0 {
        row.add("… › ", scene.style(Role::Quiet));
    }
    for (at, place) in journey.places().iter().enumerate().skip(first).take(most) {
        if at > first {
            row.add(" › ", scene.style(Role::Quiet));
        }
        let role = if at == journey.at() { Role::Focus } else { Role::Quiet };
        row.add(&name_of(scene, place), scene.style(role));
    }
    row.add(" ", scene.style(Role::Text));
    row
}

fn name_of(scene: Scene<'_>, place: &Place) -> String {
    let (state, strings) = (scene.state, scene.strings());
    let Some(article) = state.article(&place.article) else { return "?".to_owned() };
    match article.published.map(Published::day) {
        Some(day) => strings.day_month(day, state.today),
        None => strings.dates.undated.clone(),
    }
}
