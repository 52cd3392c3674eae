//! The way back: every change that a key makes, and how it is taken back and made again, in one order
//! for all kinds of changes. What a change does is known where it is made.

use super::marks::{Amendment, Change, MarkKey, Marks};
use super::saved::{Queries, QueryChange};

/// A change that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Marks of one article or of several.
    Marks(Vec<(MarkKey, Change)>),
    /// A saved query.
    Query(QueryChange),
    /// What is noted of some meetings.
    Corrections(Vec<Amendment>),
}

/// What was done, and what was taken back.
#[derive(Clone, Debug, Default)]
pub struct Deeds {
    done: Vec<Deed>,
    undone: Vec<Deed>,
}

impl Deeds {
    /// The change that would be taken back.
    #[must_use]
    pub fn last(&self) -> Option<&Deed> {
        self.done.last()
    }

    /// The change that would be made again.
    #[must_use]
    pub fn next(&self) -> Option<&Deed> {
        self.undone.last()
    }

    /// Makes a change, so that it can be taken back.
    pub fn make(&mut self, deed: Deed, marks: &mut Marks, queries: &mut Queries) {
        self.done.push(made(deed, marks, queries));
        self.undone.clear();
    }

    /// Takes the last change back; what was done to that end.
    pub fn undo(&mut self, marks: &mut Marks, queries: &mut Queries) -> Option<Deed> {
        let back = self.done.pop()?;
        self.undone.push(made(back.clone(), marks, queries));
        Some(back)
    }

    /// Makes again what was taken back last.
    pub fn redo(&mut self, marks: &mut Marks, queries: &mut Queries) -> Option<Deed> {
        let forth = self.undone.pop()?;
        self.done.push(made(forth.clone(), marks, queries));
        Some(forth)
    }
}

/// Makes a change; its opposite comes back.
fn made(deed: Deed, marks: &mut Marks, queries: &mut Queries) -> Deed {
    match deed {
        Deed::Marks(changes) => {
            Deed::Marks(changes.into_iter().map(|(key, change)| (key, marks.set(key, change))).collect())
        }
        Deed::Query(change) => Deed::Query(queries.apply(change)),
        Deed::Corrections(amendments) => Deed::Corrections(marks.amend(amendments)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::saved::Saved;
    use crate::base::id::MeetingKey;
    use crate::corpus::correct::{Correction, Note, Passage};

    #[test]
    fn corrections_and_marks_are_undone_in_one_order() {
        let (mut deeds, mut marks, mut queries) = (Deeds::default(), Marks::default(), Queries::default());
        let (key, meeting) = (MarkKey::parse("1").expect("a key"), MeetingKey(7));
        let note = Note { passage: Passage::default(), correction: Correction::default() };
        deeds.make(Deed::Corrections(vec![(meeting, Some(note.clone()))]), &mut marks, &mut queries);
        deeds.make(Deed::Marks(vec![(key, Change::Starred(true))]), &mut marks, &mut queries);
        deeds.undo(&mut marks, &mut queries);
        assert_eq!(deeds.undo(&mut marks, &mut queries), Some(Deed::Corrections(vec![(meeting, None)])));
        assert!(marks.corrections().is_empty());
        deeds.redo(&mut marks, &mut queries);
        assert_eq!(marks.corrections().get(meeting), Some(&note));
        assert_eq!(marks.take_unsaved_corrections().len(), 3, "each step is kept");
    }

    #[test]
    fn every_change_has_a_way_back_and_forth() {
        let (mut deeds, mut marks, mut queries) = (Deeds::default(), Marks::default(), Queries::default());
        let key = MarkKey::parse("1").expect("a key");
        let saved = Saved { name: "саммиты".to_owned(), query: "kind:summit".to_owned() };
        let (mark, query) = (Deed::Marks(vec![(key, Change::Read(true))]), Deed::Query(QueryChange::Put(0, saved)));
        deeds.make(mark.clone(), &mut marks, &mut queries);
        deeds.make(query.clone(), &mut marks, &mut queries);
        assert_eq!(queries.all().len(), 1);
        assert_eq!(deeds.undo(&mut marks, &mut queries), Some(Deed::Query(QueryChange::Take("саммиты".to_owned()))));
        assert_eq!(deeds.undo(&mut marks, &mut queries), Some(Deed::Marks(vec![(key, Change::Read(false))])));
        assert_eq!(deeds.undo(&mut marks, &mut queries), None);
        assert_eq!(deeds.redo(&mut marks, &mut queries), Some(mark));
        assert_eq!(deeds.redo(&mut marks, &mut queries), Some(query));
        deeds.undo(&mut marks, &mut queries);
        deeds.make(Deed::Marks(vec![(key, Change::Starred(true))]), &mut marks, &mut queries);
        assert_eq!(deeds.redo(&mut marks, &mut queries), None, "a new change ends the other future");
    }
}
