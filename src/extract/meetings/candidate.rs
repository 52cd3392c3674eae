//! One trigger with its slots: what a sentence says of a meeting, before the article's sentences are
//! put together.

use chrono::NaiveDate;

use crate::base::date::FuzzyDate;
use crate::base::span::Span;
use crate::extract::meeting::{Format, Kind, Status, When};
use crate::extract::mention::TimeMention;
use crate::lang::lexicon::calendar;
use crate::lang::lexicon::triggers::{Frame, Need};
use crate::lang::lexicon::words::Words;
use crate::lang::morph::Reading;
use crate::lang::tag::{Case, Number, Pos};

use super::ground::{self, Stated};
use super::roles::{self, Roles, Them};
use super::scene::Scene;
use super::status::{self, Reality};
use super::trigger::{Elided, Trigger, Word};
use super::{crowd, lent, venue, when};

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
    /// Mentions of people who are a side by any word: "с отельерами".
    pub crowd: Vec<usize>,
    /// Whether those parties join from afar while others sit together.
    pub remote: bool,
    /// When.
    pub when: Option<When>,
    /// The day of the report, where it tells that the meeting is just over: counts where no other is told.
    pub ended: Option<When>,
    /// Whether only an hour tells its day, which then is that of the report.
    pub hour: bool,
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
    /// Whether its words put it before the day just told: "в прошлый раз виделись".
    pub earlier: bool,
    /// Which of several it is: "второй раунд" is the second.
    pub ordinal: Option<u16>,
    /// Whether its verb puts it after or before another: "за ней последуют переговоры".
    pub sequel: bool,
    /// Whether a genitive after its noun tells which one it is: "сход жителей посёлка".
    pub described: bool,
    /// Whether a bare noun points to a meeting told before, at which somebody speaks: "на встрече посол заявил".
    pub points_back: bool,
    /// Whether it says that two met without the rest: "вдвоём", "с глазу на глаз".
    pub alone: bool,
    /// Whether its words tell a plan, and only the calendar says that it should have been.
    pub presumed: bool,
    /// Whether it only tells when something else was: "до начала саммита".
    pub anchor: bool,
    /// Whether it is one of several meetings of its clause.
    pub parted: bool,
    /// Whether it is a visit beside a verb of travel: "отправится с визитом".
    pub journey: bool,
    /// Whether it is beside a gathering: "на полях саммита".
    pub beside: bool,
    /// Whether it follows the meeting told before, on its day and in its place: "затем", "также".
    pub follows: bool,
    /// Whether it speaks of an unnamed number of meetings: "ряд встреч".
    pub vague: bool,
    /// Mentions of office holders in the plural that are the parties where nobody was told before:
    /// "президенты встретятся завтра".
    pub collective: Vec<usize>,
}

impl Candidate {
    /// Whether a verb of travel evokes it: "прилетел"; the meeting it was for may be told after it.
    #[must_use]
    pub fn travels(&self) -> bool {
        let awaited = self.trigger.word == Word::Verb(Frame::Await) && self.kind == Kind::Visit;
        matches!(self.trigger.word, Word::Verb(Frame::Go | Frame::Come)) || awaited || self.journey
    }

    /// Whether its trigger says less of the kind than a noun of meeting would: "обсудили", "прилетел".
    #[must_use]
    pub fn is_told_weakly(&self) -> bool {
        self.travels() && !self.journey
            || matches!(self.trigger.word, Word::Verb(Frame::Discuss | Frame::Sign | Frame::Invite))
    }
}

/// The candidates of one sentence, in order.
#[must_use]
pub fn read(scene: &Scene<'_>, published: Option<NaiveDate>) -> Vec<Candidate> {
    let mut triggers = super::trigger::find(scene.parsed(), scene.tokens.clone(), scene.context.triggers());
    let alone = triggers.len() == 1;
    // A word that evokes nothing does not stand between the others and their words.
    triggers.retain(|t| !super::process::is_no_single_meeting(scene, t));
    let mut found: Vec<Candidate> = Vec::new();
    for trigger in &triggers {
        let part_of_another = ground::asks_to_more(scene, trigger, &triggers)
            || ground::is_way_there(scene, trigger, &triggers)
            || ground::is_manner(scene, trigger, &triggers);
        if part_of_another || super::lies::is_no_meeting(scene, trigger) {
            continue;
        }
        let candidate = candidate(scene, trigger, &triggers, published, alone).filter(says_enough);
        let candidate = candidate.filter(|c| !is_custom(scene, c));
        // "отказался участвовать", "не присутствовал": one who keeps away takes no part.
        let stays_away = |c: &Candidate| c.joins && !c.stands_alone && c.status == Status::Cancelled;
        if let Some(candidate) = candidate.filter(|c| !stays_away(c)) {
            let several = super::split::apart(scene, candidate);
            let parted = several.len() > 1;
            found.extend(several.into_iter().map(|one| Candidate { parted, ..one }));
        }
    }
    found
}

/// Whether it can start a meeting or tell more of one: who signs or invites tells of no meeting told
/// before, and "участвовать" alone tells nothing.
fn says_enough(candidate: &Candidate) -> bool {
    match candidate.trigger.word {
        Word::Verb(Frame::Sign | Frame::Invite) => candidate.stands_alone,
        Word::Verb(Frame::Attend | Frame::Lead | Frame::Await) => {
            let dated = candidate.when.is_some_and(|w| w.span.is_some());
            candidate.both || candidate.remote || dated || !candidate.parties.is_empty()
        }
        _ => true,
    }
}

/// "посол участвовать не будет": he is not of the company, and the meeting goes on; `None` where nothing else
/// is told of it.
fn beside_the_absent(trigger: &Trigger, roles: &Roles, status: Status) -> Option<Status> {
    let cancelled = status == Status::Cancelled;
    let away = roles.absent || roles.attends && cancelled && matches!(trigger.word, Word::Verb(_));
    if away && (roles.parties.is_empty() || !roles.absent) {
        return None;
    }
    Some(if away && cancelled { Status::Unknown } else { status })
}

/// "в Осло ждут министра" is a visit.
fn kind_of_awaited(candidate: &Candidate, bound: bool) -> Kind {
    let awaited = candidate.trigger.word == Word::Verb(Frame::Await) && candidate.stands_alone && !bound;
    if awaited { Kind::Visit } else { candidate.kind }
}

/// The phrase of time and the day of a meeting: of one that was put off, those it is moved to.
fn moved<'d>(
    scene: &Scene<'d>,
    status: Status,
    told: (Option<&'d TimeMention>, Option<FuzzyDate>),
) -> (Option<&'d TimeMention>, Option<FuzzyDate>) {
    let to = when::moved_to(scene).filter(|_| status == Status::Postponed);
    to.map_or(told, |time| (Some(time), time.value))
}

fn candidate(
    scene: &Scene<'_>,
    trigger: &Trigger,
    all: &[Trigger],
    published: Option<NaiveDate>,
    alone: bool,
) -> Option<Candidate> {
    let roles = roles::read(scene, trigger);
    if trigger.word == Word::Verb(Frame::Await) && roles.parties.is_empty() {
        return None;
    }
    let time = told_time(scene, trigger, all, published);
    let value: Option<FuzzyDate> = when::since(scene, trigger, published).or(time.and_then(|t| t.value));
    let Reality::Single(status) = status::read(scene, trigger, value, published) else { return None };
    let status = beside_the_absent(trigger, &roles, status)?;
    let stale = status == Status::Proposed && time.is_some_and(|t| when::is_of_proposal(scene, trigger, t, published));
    let (time, value) = moved(scene, status, if stale { (None, None) } else { (time, value) });
    let value = when::through(scene, trigger).or(value);
    let told = time.and_then(|t| Some(When { value: value?, span: Some(t.span), disputed: t.disputed }));
    let when = told.or_else(|| lent::day(scene, trigger, status, published, time.is_none()));
    let hour = hour_alone(scene, trigger, when, published);
    let Setting { place, placed, format, kind, remote } = setting(scene, trigger, all, &roles, told.is_some());
    let sentence = scene.parsed().sentences.get(scene.sentence)?;
    let anchor = is_anchor(scene, trigger, all);
    let mut candidate = Candidate {
        trigger: trigger.clone(),
        sentence: scene.sentence,
        paragraph: sentence.paragraph,
        evidence: if alone { sentence.span } else { clause_span(scene, trigger) },
        kind,
        status,
        format,
        parties: if anchor && kind.is_gathering() { complement(scene, trigger, roles.parties) } else { roles.parties },
        crowd: crowd::beside(scene, trigger),
        remote,
        when: when.or(hour),
        ended: lent::day_of_end(scene, trigger, status, published),
        hour: hour.is_some(),
        place,
        topics: super::topics::find(scene, trigger),
        joins: roles.attends,
        both: roles.both,
        them: roles.them,
        heading: scene.context.is_heading(sentence.paragraph),
        stands_alone: false,
        sequel: is_sequel(scene, trigger),
        described: matches!(trigger.word, Word::Noun(_)) && ground::has_complement(scene, trigger),
        other: is_other(scene, trigger),
        earlier: lent::tells_earlier(scene, trigger),
        ordinal: ordinal(scene, trigger),
        points_back: roles.points,
        collective: roles.collective,
        alone: ground::is_alone(scene, trigger),
        presumed: status == Status::Held && is_presumed(scene, trigger, value, published),
        anchor,
        parted: false,
        journey: is_journey(scene, trigger),
        beside: is_beside(scene, trigger),
        follows: follows(scene, trigger),
        vague: is_vague(scene, trigger),
    };
    let stated = Stated { bound: roles.bound, placed, crowd: roles.crowd };
    let told = !anchor || !candidate.parties.is_empty();
    candidate.stands_alone = told && ground::stands_alone(scene, &candidate, stated);
    candidate.kind = kind_of_awaited(&candidate, stated.bound);
    Some(candidate)
}

/// The hour that is told without a day.
fn hour_alone(scene: &Scene<'_>, trigger: &Trigger, when: Option<When>, published: Option<NaiveDate>) -> Option<When> {
    let open = when.is_none() && trigger.word != Word::Verb(Frame::Invite);
    if open { lent::hour_of_report(scene, trigger, published) } else { None }
}

/// The phrase of time of the trigger.
fn told_time<'d>(
    scene: &Scene<'d>,
    trigger: &Trigger,
    all: &[Trigger],
    published: Option<NaiveDate>,
) -> Option<&'d TimeMention> {
    // The day of an invitation is not that of the visit.
    let ahead = |t: &&TimeMention| t.value.zip(published).is_some_and(|(v, day)| v.start() > day);
    when::choose(scene, trigger, all).filter(|t| trigger.word != Word::Verb(Frame::Invite) || ahead(t))
}

/// "Лидеры встречаются, жмут руки, улетают": what they do, at no hour and in no place.
fn is_custom(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let trigger = &candidate.trigger;
    let nobody = candidate.both && candidate.parties.is_empty();
    let triggers = scene.context.triggers();
    let clause = scene.clauses.index_of(trigger.token);
    let now = |t: usize| triggers.status.now.has(scene.parsed().lemma(t)) && scene.clauses.index_of(t) == clause;
    let placed = || scene.lists_of(clause).any(|l| l.after(&triggers.grammar.inside));
    let verb = trigger.word == Word::Verb(Frame::With) && trigger.kind == Kind::Meeting;
    let present = candidate.status == Status::Ongoing;
    verb && nobody && present && !scene.is_timed(clause) && !placed() && !scene.tokens.clone().any(now)
}

/// Where and how the parties come together.
struct Setting {
    /// The mention of the place.
    place: Option<usize>,
    /// Whether the sentence itself names it.
    placed: bool,
    format: Format,
    kind: Kind,
    /// Whether the parties join from afar.
    remote: bool,
}

fn setting(scene: &Scene<'_>, trigger: &Trigger, all: &[Trigger], roles: &Roles, dated: bool) -> Setting {
    let place = venue::choose(scene, trigger, all);
    let placed = place.is_some();
    let format = venue::format(scene, trigger, place);
    let remote = roles.attends && format == Format::Online;
    let format = if remote { Format::Hybrid } else { format };
    let kind = if roles.sits { Kind::Session } else { kind_of(trigger, format) };
    let remotely = matches!(format, Format::Phone | Format::Online);
    // A sentence with a day of its own tells of another hour and place than the one before.
    let spoken_of = matches!(trigger.word, Word::Noun(_)) && scene.is_spoken_of(trigger.token);
    let place = place.or_else(|| venue::before(scene, kind).filter(|_| !dated && !spoken_of)).filter(|_| !remotely);
    let format = if format == Format::Unknown && place.is_some() { Format::InPerson } else { format };
    Setting { place, placed, format, kind, remote }
}

/// "отправится с визитом": a visit that its verb of travel tells too.
fn is_journey(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    let goes = |p: usize| scene.context.triggers().verb(scene.parsed().lemma(p)).is_some_and(|v| v.frame == Frame::Go);
    trigger.kind == Kind::Visit && matches!(trigger.word, Word::Noun(_)) && predicate.is_some_and(goes)
}

/// "до начала саммита министр принял посла": beside another trigger it only tells when that was.
fn is_anchor(scene: &Scene<'_>, trigger: &Trigger, all: &[Trigger]) -> bool {
    let clause = scene.clauses.index_of(trigger.token);
    let other = |o: &Trigger| o.token != trigger.token && scene.clauses.index_of(o.token) == clause;
    all.iter().any(other) && when::is_anchor(scene, trigger)
}

/// Whether the words tell a plan and only the calendar says that it should have been by now.
fn is_presumed(scene: &Scene<'_>, trigger: &Trigger, value: Option<FuzzyDate>, published: Option<NaiveDate>) -> bool {
    let over = value.zip(published).is_some_and(|(v, day)| v.end() < day);
    let plan = Reality::Single(Status::Planned);
    over && status::read(scene, trigger, None, None) == plan
}

/// "до начала саммита министр принял посла": of the summit take part only those named right after it.
fn complement(scene: &Scene<'_>, trigger: &Trigger, parties: Vec<usize>) -> Vec<usize> {
    let after = |m: &usize| {
        let mention = scene.mention(*m);
        mention.is_some_and(|m| m.tokens.start > trigger.token && m.tokens.start - trigger.token <= 3)
    };
    let genitive = |m: &usize| scene.mention(*m).is_some_and(|m| m.cases.has(Case::Gen) && !m.cases.has(Case::Nom));
    parties.into_iter().filter(|m| after(m) && genitive(m)).collect()
}

fn kind_of(trigger: &Trigger, format: Format) -> Kind {
    match (trigger.kind, format) {
        (Kind::Meeting | Kind::Talks, Format::Phone) => Kind::Call,
        (kind, _) => kind,
    }
}

/// Whether its words start another meeting than the one just told.
fn is_other(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    trigger.elided == Some(Elided::Counted)
        || has_near(scene, trigger, &scene.context.triggers().assembly.other) && !is_what_this_was(scene, trigger)
        || ground::is_apart(scene, trigger)
        || ground::is_named(scene, trigger)
}

/// "Это была их первая встреча", "это станет третьим визитом": of that just told it says which one it was.
fn is_what_this_was(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let Some(clause) = scene.clause(trigger.token) else { return false };
    let copula = clause.predicate.is_none_or(|p| triggers.company.copula.has(parsed.lemma(p)));
    let cases = parsed.cases(trigger.token, |r| r.tag.is_noun());
    let predicative = scene.preposition(trigger.token).is_none() && (cases.has(Case::Nom) || cases.has(Case::Ins));
    let subject = |t: usize| {
        let alone = !parsed.tag(t + 1).is_noun() && !parsed.tag(t + 1).is_attribute();
        t < trigger.token && scene.preposition(t).is_none() && alone && triggers.assembly.it.has(parsed.lemma(t))
    };
    copula && predicative && clause.pieces.iter().cloned().flatten().any(subject)
}

/// "второй раунд", "на третьем заседании".
fn ordinal(scene: &Scene<'_>, trigger: &Trigger) -> Option<u16> {
    let parsed = scene.parsed();
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(4));
    let noun = matches!(trigger.word, Word::Noun(_));
    let mut before = (lowest..trigger.token).rev().take_while(|&t| noun && parsed.tag(t).is_attribute());
    before.find_map(|t| match scene.context.language.lexicon.calendar.word(parsed.lemma(t)) {
        Some(calendar::Word::Ordinal(value)) => Some(value),
        _ => None,
    })
}

fn is_sequel(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate);
    predicate.is_some_and(|p| scene.context.triggers().assembly.sequel.has(scene.parsed().lemma(p)))
}

/// "на полях саммита министр встретился с послом": where and when the gathering is.
fn is_beside(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let own = scene.clauses.index_of(trigger.token);
    let inside = |t: usize| scene.preposition(t).is_some_and(|p| triggers.grammar.inside.has(parsed.lemma(p)));
    let gathering = |t: usize| {
        let noun = (t + 1..(t + 5).min(scene.tokens.end)).find(|&n| parsed.tag(n).is_noun());
        noun.is_some_and(|n| n != trigger.token && triggers.noun(parsed.lemma(n)).is_some())
    };
    let fringe = |t: usize| triggers.support.fringe.has(parsed.lemma(t)) && inside(t) && gathering(t);
    scene.tokens.clone().any(|t| scene.clauses.index_of(t) == own && fringe(t))
}

/// "затем президент побеседовал с послом", "вслед за тем", "там же", "после этого".
fn follows(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, triggers) = (scene.parsed(), scene.context.triggers());
    let own = scene.clauses.index_of(trigger.token);
    let opens = scene.tokens.start..(scene.tokens.start + 3).min(scene.tokens.end);
    let clause = scene.tokens.clone().filter(|&t| scene.clauses.index_of(t) == own && t < trigger.token);
    let after = |t: usize| {
        let word = parsed.form(t + 1).to_lowercase();
        triggers.assembly.after.has(&parsed.form(t).to_lowercase()) && triggers.assembly.this.has(&word)
    };
    opens.chain(clause).any(|t| triggers.assembly.next.has(parsed.lemma(t)) || after(t))
}

fn has_near(scene: &Scene<'_>, trigger: &Trigger, words: &Words) -> bool {
    let parsed = scene.parsed();
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(5));
    // "послы ранее виделись", but not "ради последнего поговорили": an adjective is of a noun.
    let noun = matches!(trigger.word, Word::Noun(_));
    let attribute = |t: &usize| {
        let tag = parsed.tag(*t);
        tag.pos == Pos::Adv || noun && (tag.is_attribute() || tag.pos == Pos::Num)
    };
    (lowest..trigger.token).rev().take_while(attribute).any(|t| words.has(parsed.lemma(t)))
}

/// "ряд встреч", "встречи с партнёрами": the plural of a noun that counts its meetings.
fn is_vague(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    // "в ходе видеоконференции" is a genitive, though the form is a plural too.
    let single = |r: &Reading| r.tag.case == Some(Case::Gen) && r.tag.number == Some(Number::Sing);
    let one = scene.is_after_fact(trigger.token) && parsed.readings(trigger.token).iter().any(single);
    let plural = parsed.tag(trigger.token).number == Some(Number::Plur) && !one;
    let counts = !matches!(trigger.kind, Kind::Talks | Kind::Consultations);
    // "участники" are several people, not several meetings.
    let noun = matches!(trigger.word, Word::Noun(need) if need != Need::Join);
    let vague = &scene.context.triggers().assembly.vague;
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(4));
    // "ряд рабочих встреч", but not "через несколько дней после встречи".
    let parts = |t: &usize| parsed.tag(*t).pos == Pos::Adp;
    let named = (lowest..trigger.token).rev().take_while(|t| !parts(t)).any(|t| vague.has(parsed.lemma(t)));
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
