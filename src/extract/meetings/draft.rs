//! A meeting in the making: the sentences that tell one meeting, and what they give together. It must
//! not decide which sentences those are.

use super::candidate::Candidate;
use super::parties;
use super::scene::Context;
use crate::extract::meeting::{Format, Kind, Status, When};
use crate::extract::mention::{EntityId, EntityKind, Mention};

/// A meeting in the making.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) candidates: Vec<Candidate>,
    pub(super) parties: Vec<EntityId>,
    /// Mentions of parties that come from another meeting: "стороны", "следующий раунд".
    pub(super) inherited: Vec<usize>,
    pub(super) latest: usize,
    pub(super) vague: bool,
    /// What the meeting told before lends it: its day and the mention of its place.
    pub(super) lent: (Option<When>, Option<usize>),
    /// Whether its parties are but office holders without a name: "президенты", who may be named later.
    pub(super) unnamed: bool,
    /// Whether a sentence names those for whom an office stood.
    pub(super) named: bool,
    /// Moved or called off, where any sentence says so.
    pub(super) fate: Option<Status>,
    /// What the sentence that counts most says, and how much it counts: the smaller the more.
    stated: Option<(u8, Status)>,
}

/// How many of the last meetings a sentence can speak of; also keeps a book-long text linear.
pub(super) const REACH: usize = 48;

/// How many sentences of a meeting a new one is held against.
pub(super) const WITNESSES: usize = 24;

impl Draft {
    /// One more sentence that tells it.
    pub(super) fn add(&mut self, context: &Context<'_>, candidate: Candidate) {
        for entity in entities_of(context, &candidate) {
            if std::mem::take(&mut self.unnamed) {
                self.inherited.clear();
            }
            if !self.parties.contains(&entity) {
                self.parties.push(entity);
            }
        }
        self.latest = candidate.sentence;
        self.vague |= candidate.vague;
        self.learn_status(&candidate);
        self.candidates.push(candidate);
    }

    /// The body counts more than the headline, the meeting's own sentence more than one of who joins.
    fn learn_status(&mut self, candidate: &Candidate) {
        match candidate.status {
            Status::Unknown => return,
            Status::Postponed => self.fate = Some(Status::Postponed),
            Status::Cancelled => self.fate = self.fate.or(Some(Status::Cancelled)),
            _ => {}
        }
        let rank = match (candidate.joins, candidate.stands_alone && !candidate.heading) {
            _ if candidate.anchor => 3,
            (false, true) => 0,
            (false, false) => 1,
            (true, _) => 2,
        };
        if self.stated.is_none_or(|(known, _)| rank < known) {
            self.stated = Some((rank, candidate.status));
        }
    }

    /// Whether it says enough: who meets, or a gathering that needs no list ("саммит", "заседание"), or
    /// talks that have their day ("второй раунд назначен на четверг").
    pub(super) fn is_told(&self) -> bool {
        let day = |c: &Candidate| c.when.is_some_and(|w| w.span.is_some());
        let talks = |kind: Kind| matches!(kind, Kind::Talks | Kind::Consultations);
        let dated_talks = |c: &Candidate| talks(c.kind) && c.stands_alone && day(c);
        !self.parties.is_empty()
            || self.unnamed
            || self.candidates.iter().any(|c| c.kind.is_gathering() || dated_talks(c))
    }

    /// Its day: the most exact that a sentence names, else that which the story lends.
    pub(super) fn when(&self) -> Option<When> {
        // An hour without a day tells the day of the report only where no other is told.
        let days = |hour: bool| {
            let told = self.candidates.iter().filter(move |c| c.hour == hour);
            let told = told.filter_map(|c| Some((c.when?, c.heading)));
            // The day of the headline counts less than that of the text.
            let rank = |(w, heading): &(When, bool)| (w.span.is_none(), *heading && w.span.is_some(), w.value.days());
            told.min_by_key(rank).map(|(w, _)| w)
        };
        days(false).or_else(|| days(true)).or(self.lent.0).or_else(|| self.candidates.iter().find_map(|c| c.ended))
    }

    /// The mention of its place, of a town or house rather than of a state.
    pub(super) fn place<'d>(&self, context: &Context<'d>) -> Option<&'d Mention> {
        let places = self.candidates.iter().filter_map(|c| c.place).chain(self.lent.1);
        places.filter_map(|m| context.mentions.get(m)).min_by_key(|m| m.kind == EntityKind::State)
    }

    /// The mentions of all parties.
    pub(super) fn mentions(&self) -> Vec<usize> {
        let own = self.candidates.iter().flat_map(|c| c.parties.iter().copied());
        let mut mentions: Vec<usize> = own.take(WITNESSES).chain(self.inherited.iter().copied()).collect();
        mentions.dedup();
        mentions
    }

    /// Moved or called off, where any sentence says so; else what the sentence that counts most says.
    pub(super) fn status(&self) -> Status {
        self.fate.or(self.stated.map(|(_, status)| status)).unwrap_or_default()
    }

    /// How they meet: by the sentence that tells it, or both ways where sentences tell both.
    pub(super) fn format(&self) -> Format {
        let has = |format: Format| self.candidates.iter().any(|c| c.format == format);
        if has(Format::Hybrid) || (has(Format::Online) && has(Format::InPerson)) {
            return Format::Hybrid;
        }
        let order = [Format::Phone, Format::Online, Format::InPerson];
        order.into_iter().find(|f| has(*f)).unwrap_or_default()
    }
}

/// Whom a sentence names as meeting.
pub(super) fn entities_of(context: &Context<'_>, candidate: &Candidate) -> Vec<EntityId> {
    entities_at(context, &candidate.parties)
}

/// Who the mentions are, for the record.
pub(super) fn entities_at(context: &Context<'_>, mentions: &[usize]) -> Vec<EntityId> {
    let mention = |m: &usize| context.mentions.get(*m).map(|m: &Mention| m.entity);
    let mut found: Vec<EntityId> = Vec::new();
    for entity in mentions.iter().filter_map(mention).flat_map(|entity| parties::expand(context.entities, entity)) {
        if !found.contains(&entity) {
            found.push(entity);
        }
    }
    found
}
