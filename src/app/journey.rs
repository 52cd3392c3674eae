//! The places one was: back and forward, as in a browser. A place is an article with a position in
//! its text and, where one came for a meeting, the meeting. It does not know how a place is shown.

use crate::base::id::{ArticleId, MeetingId};

/// How many places are remembered.
const KEPT: usize = 100;

/// A place in the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The byte of its text that stood at the top of the reader.
    pub anchor: usize,
    /// The meeting that was selected.
    pub meeting: Option<MeetingId>,
    /// What lay over the article, where one left it through that.
    pub over: Option<Over>,
}

/// A view of the collection that one leaves for a text and comes back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The people, or one's dossier.
    People,
    /// The calendar.
    Calendar,
}

/// The jump list. Invariant: `at` is an index into `places`, or 0 where there are none.
#[derive(Clone, Debug, Default)]
pub struct Journey {
    places: Vec<Place>,
    at: usize,
}

impl Journey {
    /// The places, oldest first.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The index of the place where one is.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Leaves `here` for `target`: what lay ahead is forgotten.
    pub fn visit(&mut self, here: Option<Place>, target: Place) {
        self.note(here);
        self.places.truncate(self.at + 1);
        let is_another = |last: &Place| last.article != target.article || last.meeting != target.meeting;
        if self.places.last().is_none_or(|last| is_another(last) || last.over.is_some()) {
            self.places.push(target);
        }
        let surplus = self.places.len().saturating_sub(KEPT);
        self.places.drain(..surplus);
        self.at = self.places.len().saturating_sub(1);
    }

    /// Whether there is a way back from where one stands now.
    #[must_use]
    pub fn leads_back(&self, here: Option<&Place>) -> bool {
        self.at > 0 || self.has_wandered(here)
    }

    /// The place that the way back leads to.
    #[must_use]
    pub fn before(&self, here: Option<&Place>) -> Option<&Place> {
        let before = || self.places.get(self.at.checked_sub(1)?);
        if self.has_wandered(here) { self.current() } else { before() }
    }

    /// Whether one has left the last place by the list of articles.
    #[must_use]
    pub fn has_wandered(&self, here: Option<&Place>) -> bool {
        here.is_some_and(|here| self.current().is_some_and(|current| current.article != here.article))
    }

    /// The place before this one, having noted where one stands now.
    pub fn back(&mut self, here: Option<Place>) -> Option<Place> {
        if self.has_wandered(here.as_ref()) {
            // That place itself is the way back.
            return self.current().cloned();
        }
        self.note(here);
        self.at = self.at.checked_sub(1)?;
        self.current().cloned()
    }

    /// The place after this one, having noted where one stands now.
    pub fn forward(&mut self, here: Option<Place>) -> Option<Place> {
        if self.at + 1 >= self.places.len() {
            return None;
        }
        self.note(here);
        self.at += 1;
        self.current().cloned()
    }

    /// The place where one is, as last noted.
    #[must_use]
    pub fn current(&self) -> Option<&Place> {
        self.places.get(self.at)
    }

    /// Notes where one stands: in the current place, or in a new one where one has wandered off
    /// by the list of articles.
    fn note(&mut self, here: Option<Place>) {
        let Some(here) = here else { return };
        match self.places.get_mut(self.at) {
            Some(place) if place.article == here.article => *place = here,
            Some(_) => {
                self.places.truncate(self.at + 1);
                self.places.push(here);
                self.at += 1;
            }
            None => self.places.push(here),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(article: &str, anchor: usize) -> Place {
        Place { article: ArticleId::new(article), anchor, meeting: None, over: None }
    }

    #[test]
    fn back_and_forward_return_to_the_very_position() {
        let mut journey = Journey::default();
        journey.visit(Some(place("a", 7)), place("b", 0));
        assert_eq!(journey.back(Some(place("b", 3))), Some(place("a", 7)));
        assert_eq!(journey.back(Some(place("a", 9))), None);
        assert_eq!(journey.forward(Some(place("a", 9))), Some(place("b", 3)));
        assert_eq!(journey.back(None), Some(place("a", 9)));
    }

    #[test]
    fn a_new_way_forgets_what_lay_ahead() {
        let mut journey = Journey::default();
        journey.visit(Some(place("a", 0)), place("b", 0));
        journey.back(None);
        journey.visit(None, place("c", 0));
        assert_eq!(journey.forward(None), None);
        assert_eq!(journey.places().len(), 2);
    }

    #[test]
    fn having_wandered_off_by_the_list_back_leads_to_the_last_place() {
        let mut journey = Journey::default();
        journey.visit(Some(place("a", 0)), place("b", 5));
        assert_eq!(journey.back(Some(place("x", 1))), Some(place("b", 5)));
    }

    #[test]
    fn the_list_does_not_grow_without_end() {
        let mut journey = Journey::default();
        for n in 0..1000 {
            journey.visit(None, place(&n.to_string(), 0));
        }
        assert_eq!((journey.places().len(), journey.at()), (KEPT, KEPT - 1));
    }
}
