//! A query against the index, term by term; every term narrows the rows that are left.

use super::arena::Tier;
use super::ask::{Ask, Matches, Memory, Order};
use super::assume::{Assumed, Assumption};
use super::highlight::{Aim, Needle, Needles};
use super::index::Index;
use super::meetings::{MeetingTerm, is_of_meetings};
use super::names::FoundNames;
use super::rank::best_first;
use super::syntax::{Atom, Mark, Mode, Query, Term, Text, Thing};
use super::text::Loose;
use crate::corpus::event::MeetingRef;

impl Index {
    /// The rows that match. What earlier questions found is in `memory`. `None` where cancelled.
    #[must_use]
    pub fn run(&self, query: &Query, ask: &Ask<'_>, memory: &mut Memory) -> Option<Matches> {
        let (search, terms) = self.search(query, ask, memory)?;
        let asked = query.terms.iter().filter(|term| !term.negated).flat_map(|term| &term.any);
        let fields = asked.filter_map(Atom::of_meeting).collect();
        search.finish(&terms).map(|matches| Matches { fields, ..matches })
    }

    /// The rows that the query's other conditions leave, and its conditions on meetings.
    pub(super) fn search<'s>(
        &'s self,
        query: &Query,
        ask: &'s Ask<'s>,
        memory: &'s mut Memory,
    ) -> Option<(Search<'s>, Vec<MeetingTerm>)> {
        let mut search = Search {
            index: self,
            ask,
            memory,
            alive: vec![true; self.rows.len()],
            merits: vec![0; self.rows.len()],
            needles: Vec::new(),
            assumptions: Vec::new(),
        };
        let (of_meetings, of_rows): (Vec<&Term>, Vec<&Term>) =
            query.terms.iter().partition(|term| is_of_meetings(term));
        for term in of_rows {
            search.narrow(term)?;
        }
        let terms = of_meetings.into_iter().map(|term| search.meeting_term(term)).collect();
        Some((search, terms))
    }
}

/// A question while it is answered.
pub(super) struct Search<'s> {
    index: &'s Index,
    ask: &'s Ask<'s>,
    memory: &'s mut Memory,
    /// Which rows are left.
    pub(super) alive: Vec<bool>,
    /// How well each row matches so far.
    merits: Vec<i64>,
    needles: Vec<Needle>,
    pub(super) assumptions: Vec<Assumption>,
}

impl<'s> Search<'s> {
    /// Keeps the rows for which a term holds.
    fn narrow(&mut self, term: &Term) -> Option<()> {
        let mut tiers = vec![Tier::None; self.alive.len()];
        for atom in &term.any {
            self.find(atom, term, &mut tiers)?;
        }
        let rows = self.alive.iter_mut().zip(&mut self.merits).zip(&tiers);
        for ((alive, merit), &tier) in rows {
            *alive &= (tier > Tier::None) != term.negated;
            *merit += if term.negated { 0 } else { i64::from(tier as u8) };
        }
        Some(())
    }

    /// Raises the tiers of the rows for which an atom holds.
    fn find(&mut self, atom: &Atom, term: &Term, tiers: &mut [Tier]) -> Option<()> {
        match atom {
            Atom::Text(text) => {
                let loose = if term.negated { Loose::Strict } else { Loose::Fuzzy };
                let hits = self.index.find_text(text, loose, self.ask, self.memory)?;
                for (tier, &hit) in tiers.iter_mut().zip(&hits.tiers) {
                    *tier = hit.max(*tier);
                }
                self.tell(term, text, hits.guess, hits.needles);
            }
            atom => {
                let holds = self.predicate(atom, term);
                for (row, tier) in tiers.iter_mut().enumerate() {
                    if self.alive.get(row) == Some(&true) && holds(row) {
                        *tier = Tier::Whole;
                    }
                }
            }
        }
        Some(())
    }

    /// What an atom that is no text says of a row.
    fn predicate(&mut self, atom: &Atom, term: &Term) -> Box<dyn Fn(usize) -> bool + 's> {
        if let Some((test, found)) = self.index.test(atom, self.ask) {
            self.tell_names(term, atom, found);
            let (index, today) = (self.index, self.ask.today);
            return Box::new(move |row| index.told(row).any(|told| test.holds(&told, today)));
        }
        let (index, ask) = (self.index, self.ask);
        let row_is =
            move |row: usize, holds: &dyn Fn(&super::index::Row) -> bool| index.rows.get(row).is_some_and(holds);
        match atom.clone() {
            Atom::Source(text) => Box::new(move |row| row_is(row, &|row| row.source().contains(&text.folded))),
            Atom::Lang(code) => Box::new(move |row| row_is(row, &|row| row.entry.article.lang.starts_with(&code))),
            Atom::Published(when) => Box::new(move |row| {
                let day = |row: &super::index::Row| row.published.map(crate::base::date::FuzzyDate::day);
                row_is(row, &|row| day(row).is_some_and(|day| when.holds(day, ask.today)))
            }),
            Atom::Is(all) => Box::new(move |row| {
                let marks = (ask.marks)(row);
                all.iter().any(|mark| match mark {
                    Mark::Unread => !marks.read,
                    Mark::Read => marks.read,
                    Mark::Starred => marks.starred,
                })
            }),
            Atom::Has(all) => Box::new(move |row| {
                row_is(row, &|row| {
                    let meetings = &row.entry.document.meetings;
                    all.iter().any(|thing| match thing {
                        Thing::Meeting => !meetings.is_empty(),
                        Thing::Date => meetings.iter().any(|meeting| meeting.when.is_some()),
                        Thing::Place => meetings.iter().any(|meeting| meeting.place.is_some()),
                    })
                })
            }),
            _ => Box::new(|_| false),
        }
    }

    fn meeting_term(&mut self, term: &Term) -> MeetingTerm {
        let mut any = Vec::new();
        for atom in &term.any {
            if let Some((test, found)) = self.index.test(atom, self.ask) {
                self.tell_names(term, atom, found);
                any.push(test);
            }
        }
        MeetingTerm { negated: term.negated, any }
    }

    fn tell_names(&mut self, term: &Term, atom: &Atom, found: Option<FoundNames>) {
        let (Atom::Who(text) | Atom::Where(text), Some(found)) = (atom, found) else { return };
        let aim = if matches!(atom, Atom::Who(_)) { Aim::Who } else { Aim::Where };
        let needle = |word: String| {
            let forms = self.index.words.akin(&word, self.ask.language).map(Into::into).collect();
            Needle { text: word, mode: Mode::Free, forms, aim, ..Needle::default() }
        };
        let needles = found.words.into_iter().map(needle).collect();
        self.tell(term, text, found.guess, needles);
    }

    fn tell(&mut self, term: &Term, text: &Text, guess: Option<(String, Assumed)>, needles: Vec<Needle>) {
        if !term.negated {
            self.needles.extend(needles);
        }
        let typed = text.typed.clone();
        let assumption = guess.map(|(used, kind)| Assumption { span: term.span, typed, used, kind });
        self.assumptions.extend(assumption);
    }

    fn finish(self, terms: &[MeetingTerm]) -> Option<Matches> {
        let Self { index, ask, alive, merits, needles, mut assumptions, memory: _ } = self;
        let mut matches = Matches { total: index.rows.len(), needles: Needles(needles), ..Matches::default() };
        for (row, (_, merit)) in alive.into_iter().zip(merits).enumerate().filter(|(_, (alive, _))| *alive) {
            if row % 4096 == 0 && ask.cancel.is_cancelled() {
                return None;
            }
            if !terms.is_empty() {
                let Some(found) = index.meetings_for(row, terms, ask.today) else { continue };
                let ids = found.into_iter().filter_map(|at| index.rows.get(row)?.entry.document.meetings.get(at));
                matches.meetings.extend(ids.map(|meeting| MeetingRef { article: row, meeting: meeting.id }));
            }
            matches.rows.push(row);
            matches.scores.push(merit);
        }
        assumptions.sort_by_key(|assumption| assumption.span);
        matches.assumptions = assumptions;
        if ask.order == Order::Best {
            best_first(index, &mut matches);
        }
        Some(matches)
    }
}
