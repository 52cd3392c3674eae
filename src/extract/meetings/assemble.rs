//! Candidates to meetings: what several sentences say of one meeting becomes one record. Sentences go
//! together where parties, day, place and kind agree; a definite noun without parties points back; a
//! new day, a new place, "отдельная", "следующая" start another.

use rustc_hash::FxHashSet;

use crate::base::id::MeetingId;
use crate::base::span::Span;
use crate::extract::entities::Entities;
use crate::extract::meeting::{Format, Kind, Meeting, Participant, Status, Venue};
use crate::extract::mention::Mention;
use crate::extract::registry::RuleId;

use super::candidate::Candidate;
use super::carry;
use super::chain;
use super::crowd;
use super::draft::{Draft, REACH, entities_at, entities_of};
use super::fit::fit;
use super::named;
use super::parties;
use super::rules;
use super::scene::Context;
use super::trigger::Word;
use super::unnamed::{office_holders, pair_before};
use crate::lang::lexicon::triggers::{Frame, Need};

/// Puts the candidates of one article together, in order of text.
#[must_use]
pub fn meetings(context: &Context<'_>, candidates: Vec<Candidate>) -> Vec<Meeting> {
    let mut drafts: Vec<Draft> = Vec::new();
    for candidate in candidates {
        let fits = drafts.iter().enumerate().rev().take(REACH);
        let fits = fits.filter_map(|(at, draft)| Some((fit(context, draft, &candidate)?, draft.latest, at)));
        // Who joins a meeting joins the one last told; else the best fit counts.
        let rank = |&(score, latest, at): &(u32, usize, usize)| {
            if candidate.joins { (0, latest, score, at) } else { (score, latest, 0, at) }
        };
        let best = fits.max_by_key(rank).map(|(_, _, at)| at);
        if let Some(draft) = best.and_then(|at| drafts.get_mut(at)) {
            draft.named |= named::names_them(context, draft, &candidate, &entities_of(context, &candidate));
            draft.add(context, candidate);
            continue;
        }
        if let Some(draft) = start(context, &drafts, candidate) {
            drafts.push(draft);
        }
    }
    chain::lend(context, &mut drafts);
    let mut found: Vec<Meeting> = drafts.iter().filter(|d| d.is_told()).map(|draft| finish(context, draft)).collect();
    found.sort_by_key(|m| m.evidence.first().copied());
    for (at, meeting) in found.iter_mut().enumerate() {
        meeting.id = MeetingId(u32::try_from(at).unwrap_or(u32::MAX));
    }
    found
}

/// A new meeting, where the candidate gives enough; the parties of the last one where it speaks of
/// them together, or of another round.
fn start(context: &Context<'_>, drafts: &[Draft], candidate: Candidate) -> Option<Draft> {
    let fixed = candidate.when.is_some_and(|w| w.span.is_some()) || candidate.place.is_some();
    let noun = matches!(candidate.trigger.word, Word::Noun(_));
    if candidate.trigger.word == Word::Noun(Need::Join) {
        return None;
    }
    // "сход граждан" tells who comes, though by no name we know: nobody comes along from before.
    let people = context.parsed.tag(candidate.trigger.token + 1).animate == Some(true);
    let told = candidate.kind.is_gathering() && candidate.described && people;
    // "о поездке рассказал посол": whose journey it is, must be told.
    let journey = candidate.kind == Kind::Visit && is_spoken_of(context, &candidate);
    let again =
        candidate.parties.is_empty() && noun && !told && !journey && !candidate.anchor && (fixed || candidate.sequel);
    // "первый раунд": the one before the others has the parties of none told before, but of its own kind.
    let first = candidate.ordinal == Some(1)
        && candidate.status == Status::Planned
        && !drafts.iter().any(|d| d.candidates.iter().any(|c| c.kind == candidate.kind));
    let again = again && !first;
    let mut draft = Draft::default();
    // "делегации Дании и Чили провели переговоры": told in full, they are not those told before.
    let full = candidate.stands_alone && !candidate.them.same && entities_of(context, &candidate).len() > 1;
    if candidate.both && !full || again {
        let earlier = carry::earlier(context, drafts, &candidate);
        if let Some(earlier) = earlier {
            draft.inherited = carry::core(context, earlier);
            draft.parties = entities_at(context, &draft.inherited);
        } else if let Some(pair) = pair_before(context, &candidate) {
            draft.parties = entities_at(context, &pair);
            draft.inherited = pair;
        } else if let Some(office) = office_holders(context, &candidate) {
            draft.inherited = office;
            draft.unnamed = true;
        } else if candidate.parties.is_empty() && !candidate.stands_alone && !follows(drafts, &candidate) {
            return None;
        }
    } else if !candidate.stands_alone {
        return None;
    }
    draft.add(context, candidate);
    Some(draft)
}

/// "о предстоящей поездке": what is told of.
fn is_spoken_of(context: &Context<'_>, candidate: &Candidate) -> bool {
    let parsed = context.parsed;
    let lowest = candidate.trigger.token.saturating_sub(4);
    let before = (lowest..candidate.trigger.token).rev().find(|&t| !parsed.tag(t).is_attribute());
    before.is_some_and(|t| context.triggers().grammar.about.has(parsed.lemma(t)))
}

/// "Следующее заседание назначено на 9 сентября", after others: a gathering needs no list.
fn follows(drafts: &[Draft], candidate: &Candidate) -> bool {
    let dated = candidate.when.is_some_and(|w| w.span.is_some());
    !drafts.is_empty() && candidate.other && dated && candidate.kind.is_gathering()
}

fn finish(context: &Context<'_>, draft: &Draft) -> Meeting {
    let own: Vec<&Candidate> = draft.candidates.iter().filter(|c| c.stands_alone).collect();
    let stated = own.iter().copied().min_by_key(|c| (c.is_told_weakly(), c.heading));
    let kind = stated.or_else(|| draft.candidates.first()).map_or(Kind::Meeting, |c| kind_told(c, &own));
    let format = draft.format();
    let kind = if format == Format::Phone && matches!(kind, Kind::Meeting | Kind::Talks) { Kind::Call } else { kind };
    let when = draft.when();
    let place = draft.place(context).and_then(|m| venue(context.entities, m));
    let place = place.filter(|_| !matches!(format, Format::Phone | Format::Online));
    let format = if format == Format::Unknown && draft.lent.1.is_some() { Format::InPerson } else { format };
    let (mut evidence, mut seen) = (Vec::new(), FxHashSet::default());
    for candidate in own.iter().copied().chain(draft.candidates.iter().filter(|c| !c.stands_alone)) {
        if seen.insert(candidate.evidence) {
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
        confidence: confidence(draft, when.is_some_and(|w| w.disputed)),
        rules: rules_of(draft),
        leads_to: Vec::new(),
        corrected: None,
    }
}

/// "соберутся на саммит": the noun tells more of the kind than the verb.
fn kind_told(stated: &Candidate, own: &[&Candidate]) -> Kind {
    let gathers = stated.trigger.word == Word::Verb(Frame::Gather);
    let crowd = |c: &&&Candidate| c.kind.is_gathering() && c.sentence == stated.sentence;
    own.iter().find(crowd).filter(|_| gathers).map_or(stated.kind, |c| c.kind)
}

/// How far to trust it: the more the text states, the more; less where it contradicts itself.
fn confidence(draft: &Draft, disputed: bool) -> f32 {
    let any = |states: fn(&Candidate) -> bool| if draft.candidates.iter().any(states) { 0.1 } else { 0.0 };
    let parties = if draft.parties.len() > 1 { 0.2 } else { 0.0 };
    let stated = parties + any(|c| c.when.is_some_and(|w| w.span.is_some())) + any(|c| c.place.is_some());
    let told = any(|c| c.status != Status::Unknown && !c.is_told_weakly());
    let carried = if draft.inherited.is_empty() { 0.0 } else { 0.1 };
    0.45 + stated + told - carried - if disputed { 0.2 } else { 0.0 }
}

/// How it came to be, the rules of its words first.
fn rules_of(draft: &Draft) -> Vec<RuleId> {
    let mut found: Vec<RuleId> = draft.candidates.iter().map(|c| rules::of(&c.trigger)).collect();
    found.extend((!draft.inherited.is_empty()).then_some(rules::CARRIED));
    found.extend(draft.named.then_some(rules::NAMED));
    found.extend(draft.candidates.iter().any(|c| c.parted).then_some(rules::PARTED));
    found.extend((draft.candidates.len() > 1).then_some(rules::ASSEMBLY));
    found.sort_unstable();
    found.dedup();
    found
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
    let several = |c: &Candidate| entities_of(context, c).len() > 1;
    let named = draft.candidates.iter().any(|c| !c.heading && c.stands_alone && several(c));
    let nameless = |m: usize| {
        let entity = context.mentions.get(m).and_then(|m| context.entities.get(m.entity));
        entity.is_some_and(|e| e.nameless) || named::is_told_in_full(context, draft, m)
    };
    // "Мэр Риги встретился с послами", says the headline of those whom the text names.
    let told =
        |c: &Candidate, m: usize| !(named && c.heading && nameless(m) || named::counts_them(context, draft, &[m]));
    let own = draft.candidates.iter().flat_map(|c| c.parties.iter().filter(|&&m| told(c, m)).map(|&m| (m, c.remote)));
    for (mention, remote) in own.chain(draft.inherited.iter().map(|&m| (m, false))) {
        let Some(mention) = context.mentions.get(mention) else { continue };
        for entity in parties::expand(context.entities, mention.entity) {
            if found.iter().all(|p| p.entity != entity) {
                found.push(Participant { entity, span: mention.span, remote });
            }
        }
    }
    crowd::join(context, draft, &mut found);
    crowd::without_bare(context, &mut found);
    found
}
