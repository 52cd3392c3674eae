//! Candidates to meetings: what several sentences say of one meeting becomes one record. Sentences go
//! together where parties, day, place and kind agree; a definite noun without parties points back; a
//! new day, a new place, "отдельная", "следующая" start another.

use crate::base::id::MeetingId;
use crate::base::span::Span;
use crate::extract::entities::Entities;
use crate::extract::meeting::{Format, Kind, Meeting, Participant, Status, Venue};
use crate::extract::mention::{EntityId, EntityKind, Mention};

use super::candidate::Candidate;
use super::parties;
use super::scene::Context;

/// A meeting in the making.
struct Draft {
    candidates: Vec<Candidate>,
    parties: Vec<EntityId>,
    latest: usize,
}

/// How well a candidate fits a draft; `None` where it cannot be the same meeting.
type Fit = Option<u32>;

/// Puts the candidates of one article together, in order of text.
#[must_use]
pub fn meetings(context: &Context<'_>, candidates: Vec<Candidate>) -> Vec<Meeting> {
    let mut drafts: Vec<Draft> = Vec::new();
    for candidate in candidates {
        let fits = drafts
            .iter()
            .enumerate()
            .filter_map(|(at, draft)| Some((fit(context, draft, &candidate)?, draft.latest, at)));
        let best = fits.max().map(|(_, _, at)| at);
        match best.and_then(|at| drafts.get_mut(at)) {
            Some(draft) => draft.add(context, candidate),
            None if candidate.stands_alone => {
                let mut draft = Draft { candidates: Vec::new(), parties: Vec::new(), latest: 0 };
                draft.add(context, candidate);
                drafts.push(draft);
            }
            None => {}
        }
    }
    let mut found: Vec<Meeting> = drafts.iter().map(|draft| finish(context, draft)).collect();
    found.sort_by_key(|m| m.evidence.first().copied());
    for (at, meeting) in found.iter_mut().enumerate() {
        meeting.id = MeetingId(u32::try_from(at).unwrap_or(u32::MAX));
    }
    found
}

impl Draft {
    fn add(&mut self, context: &Context<'_>, candidate: Candidate) {
        for entity in entities_of(context, &candidate) {
            if !self.parties.contains(&entity) {
                self.parties.push(entity);
            }
        }
        self.latest = candidate.sentence;
        self.candidates.push(candidate);
    }

    fn status(&self) -> Status {
        let known = |c: &&Candidate| c.status != Status::Unknown;
        self.candidates.iter().filter(known).map(|c| c.status).next().unwrap_or_default()
    }
}

fn entities_of(context: &Context<'_>, candidate: &Candidate) -> Vec<EntityId> {
    let mention = |m: &usize| context.mentions.get(*m).map(|m: &Mention| m.entity);
    candidate.parties.iter().filter_map(mention).collect()
}

fn fit(context: &Context<'_>, draft: &Draft, candidate: &Candidate) -> Fit {
    let theirs = entities_of(context, candidate);
    let common = parties::common(context.entities, &draft.parties, &theirs);
    let mut score = u32::try_from(common).unwrap_or(u32::MAX).saturating_mul(4);
    let fewer = draft.parties.len().min(theirs.len());
    if fewer > 0 && common < fewer {
        return None;
    }
    if !same_sort(draft, candidate) || !same_reality(draft, candidate) {
        return None;
    }
    for earlier in &draft.candidates {
        score += time_fit(earlier, candidate)? + place_fit(context, earlier, candidate)?;
    }
    let near = candidate.sentence.saturating_sub(draft.latest) <= 3;
    let pointing = theirs.is_empty();
    if candidate.other && candidate.stands_alone && (common < 2 || score < 10) {
        return None;
    }
    if candidate.vague != draft.candidates.iter().any(|c| c.vague) && candidate.stands_alone {
        return None;
    }
    if pointing && !near && score == 0 {
        return None;
    }
    (pointing || common > 0 || draft.parties.is_empty()).then_some(score + u32::from(near))
}

/// A call is no summit; a visit may hold a meeting of the same people.
fn same_sort(draft: &Draft, candidate: &Candidate) -> bool {
    let remote = |kind: Kind, format: Format| kind == Kind::Call || format == Format::Phone;
    let in_person = |format: Format| format == Format::InPerson;
    draft.candidates.iter().all(|earlier| {
        let (a, b) = (remote(earlier.kind, earlier.format), remote(candidate.kind, candidate.format));
        let clash = (a && in_person(candidate.format)) || (b && in_person(earlier.format));
        let visit = (earlier.kind == Kind::Visit) != (candidate.kind == Kind::Visit);
        let crowd = |k: Kind| matches!(k, Kind::Summit | Kind::Conference | Kind::Session);
        let crowds =
            crowd(earlier.kind) != crowd(candidate.kind) && !candidate.parties.is_empty() && candidate.stands_alone;
        !clash && !(visit && candidate.stands_alone) && !crowds
    })
}

fn same_reality(draft: &Draft, candidate: &Candidate) -> bool {
    let past = |s: Status| matches!(s, Status::Held | Status::Ongoing);
    let future = |s: Status| matches!(s, Status::Planned | Status::Proposed);
    let (a, b) = (draft.status(), candidate.status);
    let split = (past(a) && future(b)) || (future(a) && past(b));
    !split
}

fn time_fit(earlier: &Candidate, candidate: &Candidate) -> Fit {
    match earlier.when.zip(candidate.when) {
        None => Some(0),
        Some((a, b)) if a.value == b.value => Some(4),
        Some((a, b)) if a.value.overlaps(b.value) && !(earlier.vague ^ candidate.vague) => Some(1),
        Some(_) if earlier.status == Status::Postponed || candidate.status == Status::Postponed => Some(0),
        Some(_) => None,
    }
}

fn place_fit(context: &Context<'_>, earlier: &Candidate, candidate: &Candidate) -> Fit {
    let entity = |m: Option<usize>| m.and_then(|m| context.mentions.get(m)).map(|m| m.entity);
    match entity(earlier.place).zip(entity(candidate.place)) {
        None => Some(0),
        Some((a, b)) if a == b => Some(2),
        Some((a, b)) if parties::place_within(context.entities, a, b) => Some(1),
        Some(_) => None,
    }
}

fn finish(context: &Context<'_>, draft: &Draft) -> Meeting {
    let own: Vec<&Candidate> = draft.candidates.iter().filter(|c| c.stands_alone).collect();
    let kind = own.first().map_or(Kind::Meeting, |c| c.kind);
    let format = merged_format(draft);
    let kind = if format == Format::Phone && matches!(kind, Kind::Meeting | Kind::Talks) { Kind::Call } else { kind };
    let when = draft.candidates.iter().filter_map(|c| c.when).min_by_key(|w| (w.span.is_none(), w.value.days()));
    let places = draft.candidates.iter().filter_map(|c| c.place).filter_map(|m| context.mentions.get(m));
    let place = places.min_by_key(|m| m.kind == EntityKind::State).and_then(|m| venue(context.entities, m));
    let place = place.filter(|_| !matches!(format, Format::Phone | Format::Online));
    let mut evidence = Vec::new();
    for candidate in own.iter().copied().chain(draft.candidates.iter().filter(|c| !c.stands_alone)) {
        if !evidence.contains(&candidate.evidence) {
            evidence.push(candidate.evidence);
        }
    }
    Meeting {
        id: MeetingId::default(),
        kind,
        status: draft.status(),
        format,
        level: parties::level(context, &draft.parties),
        when,
        place,
        participants: participants(context, draft),
        topics: topics(draft),
        evidence,
        triggers: draft.candidates.iter().map(|c| context.parsed.span(c.trigger.tokens.clone())).collect(),
        confidence: if draft.parties.len() > 1 { 0.9 } else { 0.6 },
        rules: vec![super::ASSEMBLY],
    }
}

fn merged_format(draft: &Draft) -> Format {
    let has = |format: Format| draft.candidates.iter().any(|c| c.format == format);
    if has(Format::Hybrid) || (has(Format::Online) && has(Format::InPerson)) {
        return Format::Hybrid;
    }
    let order = [Format::Phone, Format::Online, Format::InPerson];
    order.into_iter().find(|f| has(*f)).unwrap_or_default()
}

fn venue(entities: &Entities, mention: &Mention) -> Option<Venue> {
    let entity = entities.get(mention.entity)?;
    Some(Venue { name: entity.name.clone(), country: entity.country.clone(), span: mention.span })
}

fn topics(draft: &Draft) -> Vec<Span> {
    let mut found: Vec<Span> = draft.candidates.iter().flat_map(|c| c.topics.iter().copied()).collect();
    found.sort_unstable();
    found.dedup();
    found.truncate(5);
    found
}

fn participants(context: &Context<'_>, draft: &Draft) -> Vec<Participant> {
    let mut found: Vec<Participant> = Vec::new();
    for candidate in &draft.candidates {
        for mention in candidate.parties.iter().filter_map(|&m| context.mentions.get(m)) {
            for entity in parties::expand(context.entities, mention.entity) {
                if found.iter().all(|p| p.entity != entity) {
                    found.push(Participant { entity, span: mention.span, remote: candidate.remote });
                }
            }
        }
    }
    found
}
