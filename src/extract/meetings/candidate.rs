//! One trigger with its slots: what a sentence says of a meeting, before the article's sentences are
//! put together.

use chrono::NaiveDate;

use crate::base::date::FuzzyDate;
use crate::base::span::Span;
use crate::extract::meeting::{Format, Kind, Status, When};
use crate::extract::mention::{EntityKind, Mention};
use crate::extract::names;
use crate::lang::lexicon::triggers::{Frame, Need};
use crate::lang::tag::{Aspect, Case, Number, Pos, Tense};

use super::roles::{self, Them};
use super::scene::Scene;
use super::status::{self, Reality};
use super::trigger::{Trigger, Word};
use super::{sitting, venue, when};

/// What one trigger says.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own that the assembly weighs")]
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The trigger.
    pub trigger: Trigger,
    /// Index of the sentence.
    pub sentence: usize,
    /// The paragraph of the sentence.
    pub paragraph: usize,
    /// The clause or sentence that states it.
    pub evidence: Span,
    /// What kind.
    pub kind: Kind,
    /// Did it happen.
    pub status: Status,
    /// How they come together.
    pub format: Format,
    /// Mentions of those who take part.
    pub parties: Vec<usize>,
    /// Whether those parties join from afar while others sit together.
    pub remote: bool,
    /// When.
    pub when: Option<When>,
    /// The mention of where.
    pub place: Option<usize>,
    /// What about.
    pub topics: Vec<Span>,
    /// Whether it says that the parties join or attend a meeting named before.
    pub joins: bool,
    /// Whether its subject is the parties named before together.
    pub both: bool,
    /// What the word for them tells.
    pub them: Them,
    /// Whether it stands in a headline or heading.
    pub heading: bool,
    /// Whether it can make a record of its own.
    pub stands_alone: bool,
    /// Whether its words start another meeting: "следующий раунд", "отдельная встреча".
    pub other: bool,
    /// Whether its verb puts it after or before another: "за ней последуют переговоры".
    pub sequel: bool,
    /// Whether a genitive after its noun tells which one it is: "сход жителей посёлка".
    pub described: bool,
    /// Whether its words point back: "эта встреча", "в ходе переговоров".
    pub points_back: bool,
    /// Whether it says that two met without the rest: "вдвоём", "с глазу на глаз".
    pub alone: bool,
    /// Whether it speaks of an unnamed number of meetings: "ряд встреч".
    pub vague: bool,
}

impl Candidate {
    /// Whether a verb of travel evokes it: "прилетел"; the meeting it was for may be told after it.
    #[must_use]
    pub fn travels(&self) -> bool {
        matches!(self.trigger.word, Word::Verb(Frame::Go | Frame::Come))
    }

    /// Whether its trigger says less of the kind than a noun of meeting would: "обсудили", "прилетел".
    #[must_use]
    pub fn is_told_weakly(&self) -> bool {
        self.travels() || self.trigger.word == Word::Verb(Frame::Discuss)
    }
}

/// The candidates of one sentence, in order.
#[must_use]
pub fn read(scene: &Scene<'_>, published: Option<NaiveDate>) -> Vec<Candidate> {
    let triggers = super::trigger::find(scene.parsed(), scene.tokens.clone(), scene.context.triggers());
    let alone = triggers.len() == 1;
    let mut found: Vec<Candidate> = Vec::new();
    for trigger in &triggers {
        if is_no_meeting(scene, trigger) {
            continue;
        }
        if let Some(candidate) = candidate(scene, trigger, &triggers, published, alone) {
            found.extend(super::split::apart(scene, candidate));
        }
    }
    found
}

fn candidate(
    scene: &Scene<'_>,
    trigger: &Trigger,
    all: &[Trigger],
    published: Option<NaiveDate>,
    alone: bool,
) -> Option<Candidate> {
    let roles = roles::read(scene, trigger);
    let time = when::choose(scene, trigger, all);
    let value: Option<FuzzyDate> = time.and_then(|t| t.value);
    let Reality::Single(status) = status::read(scene, trigger, value, published) else { return None };
    // "посол участвовать не будет": he is not of the company, and the meeting goes on.
    let away = roles.absent || roles.attends && status == Status::Cancelled && matches!(trigger.word, Word::Verb(_));
    if away && (roles.parties.is_empty() || !roles.absent) {
        return None;
    }
    let status = if away && status == Status::Cancelled { Status::Unknown } else { status };
    let place = venue::choose(scene, trigger, all);
    let format = venue::format(scene, trigger, place);
    let remote = roles.attends && format == Format::Online;
    let format = if remote { Format::Hybrid } else { format };
    let kind = kind_of(trigger, format);
    let remotely = matches!(format, Format::Phone | Format::Online);
    // A sentence with a day of its own tells of another hour and place than the one before.
    let placed = place.is_some();
    let dated = time.is_some_and(|t| t.value.is_some());
    let place = place.or_else(|| venue::before(scene, kind).filter(|_| !dated)).filter(|_| !remotely);
    let format = if format == Format::Unknown && place.is_some() { Format::InPerson } else { format };
    let when = time.and_then(|t| Some(When { value: t.value?, span: Some(t.span), disputed: t.disputed }));
    let when = when.or_else(|| report_day(status, published)).or_else(|| context_day(scene, status, published));
    let when = when.or_else(|| hour_of_report(scene, trigger, published));
    let sentence = scene.parsed().sentences.get(scene.sentence)?;
    let mut candidate = Candidate {
        trigger: trigger.clone(),
        sentence: scene.sentence,
        paragraph: sentence.paragraph,
        evidence: if alone { sentence.span } else { clause_span(scene, trigger) },
        kind,
        status,
        format,
        parties: roles.parties,
        remote,
        when,
        place,
        topics: super::topics::find(scene, trigger),
        joins: roles.attends,
        both: roles.both,
        them: roles.them,
        heading: scene.context.is_heading(sentence.paragraph),
        stands_alone: false,
        sequel: is_sequel(scene, trigger),
        described: matches!(trigger.word, Word::Noun(_)) && has_complement(scene, trigger),
        other: has_near(scene, trigger, &scene.context.triggers().assembly.other),
        points_back: has_near(scene, trigger, &scene.context.triggers().assembly.same),
        alone: scene.tokens.clone().any(|t| {
            let own = scene.clauses.index_of(t) == scene.clauses.index_of(trigger.token);
            own && scene.context.triggers().assembly.alone.has(scene.parsed().lemma(t))
        }),
        vague: is_vague(scene, trigger),
    };
    let stated = Stated { bound: roles.bound, placed, crowd: roles.crowd };
    candidate.stands_alone = stands_alone(scene, &candidate, stated);
    Some(candidate)
}

/// A meeting that is going on is dated to the day of the report.
fn report_day(status: Status, published: Option<NaiveDate>) -> Option<When> {
    let day = published.filter(|_| status == Status::Ongoing)?;
    Some(When { value: FuzzyDate::day(day), span: None, disputed: false })
}

/// "днём она встретилась с послом": an hour without a day is of the day of the report.
fn hour_of_report(scene: &Scene<'_>, trigger: &Trigger, published: Option<NaiveDate>) -> Option<When> {
    let clause = scene.clauses.index_of(trigger.token);
    let hour = scene.times.iter().find(|t| t.clock_only && scene.clauses.index_of(t.tokens.start) == clause)?;
    Some(When { value: FuzzyDate::day(published?), span: Some(hour.span), disputed: false })
}

/// A day named just before, where it can be the day of a meeting with this status.
fn context_day(scene: &Scene<'_>, status: Status, published: Option<NaiveDate>) -> Option<When> {
    let fits = |value: FuzzyDate| match (status, published) {
        (Status::Held, Some(day)) => value.start() <= day,
        (Status::Planned | Status::Proposed, Some(day)) => value.end() >= day,
        _ => status == Status::Held,
    };
    let near = when::before(&scene.context, scene.sentence, fits);
    let value = near.or_else(|| when::of_section(&scene.context, scene.sentence).filter(|v| fits(*v)))?;
    Some(When { value, span: None, disputed: false })
}

fn kind_of(trigger: &Trigger, format: Format) -> Kind {
    match (trigger.kind, format) {
        (Kind::Meeting | Kind::Talks, Format::Phone) => Kind::Call,
        (kind, _) => kind,
    }
}

/// What the sentence itself states, beside what is carried over from those before it.
#[derive(Clone, Copy)]
struct Stated {
    /// Words that hold the parties together.
    bound: bool,
    /// A place.
    placed: bool,
    /// Another side of people without a name: "с фермерами".
    crowd: bool,
}

/// Whether the words give enough for a record of its own.
fn stands_alone(scene: &Scene<'_>, candidate: &Candidate, stated: Stated) -> bool {
    let bound = stated.bound;
    let parties = candidate.parties.iter().filter_map(|&m| scene.mention(m)).collect::<Vec<_>>();
    let plural = parties.iter().any(|m| m.number == Some(Number::Plur) || members(scene, m.entity) > 1);
    let count = parties.len();
    let fixed = candidate.when.is_some_and(|w| w.span.is_some()) || candidate.place.is_some();
    match candidate.trigger.word {
        Word::Noun(Need::Little) => told_parties(scene, &parties) || (fixed && count == 0) || candidate.both,
        Word::Noun(Need::Party) if count == 0 => {
            is_crowd(candidate.kind)
                && fixed
                && (candidate.described || sitting::takes_place(scene, &candidate.trigger, candidate.described))
        }
        Word::Noun(Need::Sitting) => count > 0 || fixed,
        // "после визита к комиссии": the guest is nobody that is told.
        Word::Noun(Need::Party) if count == 1 && candidate.kind == Kind::Visit => {
            !parties.iter().all(|m| names::is_body(m))
        }
        Word::Noun(Need::Party) => true,
        Word::Noun(Need::Parties) => count > 1,
        Word::Noun(Need::Join) | Word::Verb(Frame::Attend | Frame::Lead) => false,
        Word::Verb(Frame::Visit) => {
            (stated.placed || count > 1 || visits_body(scene, candidate)) && told_parties(scene, &parties)
        }
        // A commission comes for its business, be it at home.
        Word::Verb(Frame::Go) if stated.placed && parties.iter().any(|m| names::is_body(m)) => true,
        Word::Verb(Frame::Go) => (bound && count > 1) || (stated.placed && goes_abroad(scene, candidate)),
        Word::Verb(Frame::Come) => bound && parties.iter().any(|m| is_weighty(scene, m)),
        // "пригласил к себе в резиденцию": whereto makes it a visit.
        Word::Verb(Frame::Host) if candidate.kind == Kind::Visit => count > 1 && stated.placed,
        Word::Verb(Frame::Discuss) => {
            // One man may be named twice: "президент Котов, Юрий Котов".
            let mut people = parties.iter().filter(|m| m.kind == EntityKind::Person).map(|m| m.entity);
            let first = people.next();
            bound && people.any(|person| Some(person) != first)
        }
        Word::Verb(Frame::With | Frame::Gather) if candidate.both => true,
        // "она встречалась с ним два года" is love, unless one of them holds an office.
        Word::Verb(Frame::With) if is_courtship(scene, candidate) => false,
        Word::Verb(Frame::With) if stated.crowd => told_parties(scene, &parties),
        Word::Verb(Frame::Gather) if bound => true,
        Word::Verb(_) if candidate.trigger.weak => count > 1 || (plural && bound),
        Word::Verb(_) => told_parties(scene, &parties),
    }
}

/// Whether the parties are enough of a story: more than one, a body or state or group, or one who
/// holds an office. "после первой встречи Анны" is nobody's news.
fn told_parties(scene: &Scene<'_>, parties: &[&Mention]) -> bool {
    parties.len() > 1 || parties.iter().any(|m| is_weighty(scene, m))
}

fn is_weighty(scene: &Scene<'_>, party: &Mention) -> bool {
    party.kind != EntityKind::Person || super::parties::level_of(&scene.context, party.entity).is_some()
}

fn is_courtship(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let tag = scene.parsed().tag(candidate.trigger.token);
    let habit = tag.aspect == Some(Aspect::Imp) && tag.tense == Some(Tense::Past);
    let private = |m: &usize| {
        let mention = scene.mention(*m).filter(|m| m.kind == EntityKind::Person);
        mention.is_some_and(|m| !super::parties::is_official(&scene.context, m.entity))
    };
    habit && candidate.when.is_none() && candidate.parties.iter().all(private)
}

/// A gathering that is told without a list of those who come.
#[must_use]
pub fn is_crowd(kind: Kind) -> bool {
    matches!(kind, Kind::Summit | Kind::Conference | Kind::Session)
}

/// "заседание палаты": the body that sits is named, though by no name we know.
fn has_complement(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let next = trigger.token + 1;
    let tag = scene.parsed().tag(next);
    next < scene.tokens.end
        && (tag.is_noun() || tag.is_attribute())
        && scene.parsed().cases(next, |_| true).has(Case::Gen)
}

/// "Академию посещали представители провинции": a body is visited as a place is.
fn visits_body(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let clause = scene.clauses.index_of(candidate.trigger.token);
    let body = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::Organisation);
    scene.lists_of(clause).any(|l| l.bare(Case::Acc) && l.members.iter().any(body))
}

fn members(scene: &Scene<'_>, entity: crate::extract::mention::EntityId) -> usize {
    scene.context.entities.get(entity).map_or(0, |e| e.members.len())
}

/// "Спецпосланник отправится в Киев": an official goes to another state.
fn goes_abroad(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let entity = |m: &usize| scene.mention(*m).and_then(|m| scene.context.entities.get(m.entity));
    let Some(place) = candidate.place.as_ref().and_then(entity) else { return false };
    let there = place.country.as_deref().unwrap_or(&place.name);
    candidate.parties.iter().any(|party| {
        let Some((mention, e)) = scene.mention(*party).zip(entity(party)) else { return false };
        let official = super::parties::is_official(&scene.context, mention.entity);
        // Of one whose state is not known the office must be a high one: a chairman may go anywhere.
        let high =
            || e.kind == EntityKind::Person && super::parties::level_of(&scene.context, mention.entity).is_some();
        official && e.country.as_deref().map_or_else(high, |home| home != there)
    })
}

/// "встреча команд", "товарищеская встреча", "встретить Новый год", "принять закон".
fn is_no_meeting(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let support = &scene.context.triggers().support;
    if trigger.word == Word::Noun(Need::Sitting) {
        return !sitting::is_one(scene, trigger);
    }
    let inside = |m: &Mention| m.tokens.contains(&trigger.token) && m.kind != EntityKind::Group;
    if scene.mentions.clone().filter_map(|m| scene.mention(m)).any(inside) {
        return true;
    }
    let clause = scene.clauses.index_of(trigger.token);
    let near =
        scene.tokens.clone().any(|t| scene.clauses.index_of(t) == clause && support.not_near.has(parsed.lemma(t)));
    if !matches!(trigger.word, Word::Noun(_)) {
        let tag = parsed.tag(trigger.token);
        let attribute = tag.is_participle()
            && !tag.short
            && scene.clause(trigger.token).is_some_and(|c| c.predicate != Some(trigger.token));
        let teams = |t: usize| scene.clauses.index_of(t) == clause && support.not_meeting.has(parsed.lemma(t));
        return attribute || near || (trigger.word == Word::Verb(Frame::With) && scene.tokens.clone().any(teams));
    }
    // «Переговоры» between quotation marks is a title.
    let quote = |t: usize| super::roles::is_quote(parsed.form(t));
    if trigger.token > scene.tokens.start && quote(trigger.token - 1) && quote(trigger.token + 1) {
        return true;
    }
    let before = scene.tokens.start.max(trigger.token.saturating_sub(4))..trigger.token;
    let lies =
        before.rev().take_while(|&t| parsed.tag(t).is_attribute()).any(|t| support.not_attribute.has(parsed.lemma(t)));
    let after = trigger.token + 1..(trigger.token + 4).min(scene.tokens.end);
    let of_others = after
        .into_iter()
        .any(|t| support.not_meeting.has(parsed.lemma(t)) && parsed.cases(t, |r| r.tag.is_noun()).has(Case::Gen));
    let clause = scene.clauses.index_of(trigger.token);
    let near =
        scene.tokens.clone().any(|t| scene.clauses.index_of(t) == clause && support.not_near.has(parsed.lemma(t)));
    lies || of_others || near
}

fn is_sequel(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    predicate.is_some_and(|p| scene.context.triggers().assembly.sequel.has(scene.parsed().lemma(p)))
}

fn has_near(scene: &Scene<'_>, trigger: &Trigger, words: &crate::lang::lexicon::triggers::Words) -> bool {
    let parsed = scene.parsed();
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(5));
    let attribute = |t: &usize| {
        let tag = parsed.tag(*t);
        tag.is_attribute() || tag.pos == Pos::Adv || tag.pos == Pos::Num
    };
    (lowest..trigger.token).rev().take_while(attribute).any(|t| words.has(parsed.lemma(t)))
}

/// "ряд встреч", "встречи с партнёрами": the plural of a noun that counts its meetings.
fn is_vague(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let plural = parsed.tag(trigger.token).number == Some(Number::Plur);
    let counts = !matches!(trigger.kind, Kind::Talks | Kind::Consultations);
    let noun = matches!(trigger.word, Word::Noun(_));
    let vague = &scene.context.triggers().assembly.vague;
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(4));
    let named = (lowest..trigger.token).any(|t| vague.has(parsed.lemma(t)));
    noun && ((plural && counts) || named)
}

/// The clause of a trigger with the clauses that hang on it.
fn clause_span(scene: &Scene<'_>, trigger: &Trigger) -> Span {
    let parsed = scene.parsed();
    let own = scene.clauses.index_of(trigger.token);
    let hanging: Vec<usize> = scene.clauses.anchored(trigger.tokens.clone()).collect();
    let pieces =
        std::iter::once(own).chain(hanging).filter_map(|c| scene.clauses.get(c)).flat_map(|c| c.pieces.clone());
    // A phrase can reach into the next clause; evidence holds its trigger all the same.
    pieces.map(|p| parsed.span(p)).fold(parsed.span(trigger.tokens.clone()), Span::join)
}
