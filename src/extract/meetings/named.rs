//! Those for whom an office stood, named in another sentence: "Лидеры Латвии и Эстонии встретились в
//! Осло. Инга Шмите и Яак Рауд обсудили рыбу"; of a headline: "Мэр Риги встретился с послами Литвы".

use super::candidate::Candidate;
use super::draft::Draft;
use super::parties;
use super::scene::Context;
use crate::extract::mention::{Entity, EntityId, EntityKind};
use crate::lang::lexicon::calendar;

/// How many sentences after the office the names stand.
const NEAR: usize = 3;

/// Whether a candidate names those whom the draft's plural of office is of: as many people as it has
/// states, and of no other states.
pub(super) fn names_them(context: &Context<'_>, draft: &Draft, candidate: &Candidate, theirs: &[EntityId]) -> bool {
    let near = candidate.sentence.saturating_sub(draft.latest) <= NEAR;
    let people: Vec<&Entity> = theirs.iter().filter_map(|&e| context.entities.get(e)).filter(|e| is_named(e)).collect();
    if !near || candidate.other || people.len() < 2 || people.len() != theirs.len() {
        return false;
    }
    let home = |e: &&Entity| {
        let leaders = &context.language.lexicon.names.leaders;
        e.country.clone().or_else(|| leaders.state_of(&e.name).map(Into::into))
    };
    let stands_for = |group: &Entity| {
        let of = |state: &str| group.members.iter().filter_map(|&m| context.entities.get(m)).any(|m| &*m.name == state);
        let mut homes: Vec<_> = people.iter().filter_map(home).collect();
        let known = homes.len();
        homes.sort();
        homes.dedup();
        group.members.len() == people.len() && homes.len() == known && homes.iter().all(|state| of(state))
    };
    let offices = draft.mentions().into_iter().filter_map(|m| context.mentions.get(m)).filter(|m| {
        let group = m.kind == EntityKind::Group;
        group && parties::level_of(context, m.entity).is_some()
    });
    let mut groups = offices.filter_map(|m| context.entities.get(m.entity)).filter(|g| g.members.len() > 1);
    groups.any(|g| draft.parties.len() == g.members.len() && stands_for(g))
}

/// Whether a headline tells of a meeting by an office or group without a name, and the text by names: one
/// side is the same, and nobody else of the headline has a name.
pub(super) fn heads(context: &Context<'_>, draft: &Draft, candidate: &Candidate, theirs: &[EntityId]) -> bool {
    let heading = draft.candidates.iter().all(|c| c.heading);
    let (short, long) = match (heading, candidate.heading) {
        (true, false) => (draft.parties.as_slice(), theirs),
        (false, true) => (theirs, draft.parties.as_slice()),
        _ => return false,
    };
    let same = |one: &EntityId, other: &[EntityId]| parties::common(context.entities, &[*one], other) > 0;
    let rest: Vec<&EntityId> = short.iter().filter(|e| !same(e, long)).collect();
    let left = long.iter().filter(|e| !same(e, short)).count();
    let nameless = |e: &&&EntityId| context.entities.get(***e).is_some_and(|e| e.nameless);
    // "Ким, Ли и Рауд обсудили с европейцами газ": several are the same, and the other side is told at large.
    let person = |e: &&EntityId| context.entities.get(**e).is_some_and(is_named);
    let people = short.iter().filter(person).filter(|e| same(e, long)).count();
    if people > 1 && rest.len() == 1 && !rest.iter().any(person) && left > 0 {
        return true;
    }
    short.len() > 1 && rest.len() < short.len() && rest.iter().all(|e| nameless(&e)) && left >= rest.len()
}

/// Whether a headline tells by offices alone of those whom the text names or whose states it tells: "Канцлер и
/// премьер проведут саммит в Осло", "Министры связи соберутся в Осло". They are of one rank, and the text just
/// begins.
pub(super) fn heads_by_rank(context: &Context<'_>, draft: &Draft, candidate: &Candidate, theirs: &[EntityId]) -> bool {
    let heading = draft.candidates.iter().all(|c| c.heading) && !candidate.heading;
    let opens = candidate.stands_alone && candidate.sentence.saturating_sub(draft.latest) <= NEAR;
    if !(heading && opens) || draft.parties.is_empty() || theirs.len() < 2 {
        return false;
    }
    let entity = |e: &EntityId| context.entities.get(*e);
    let short = || draft.parties.iter().filter_map(entity);
    let office = |e: &Entity| (e.nameless || e.kind == EntityKind::Group) && e.members.is_empty();
    let first = |name: &str| name.split(' ').next().map(str::to_owned);
    let groups: Vec<String> = candidate
        .parties
        .iter()
        .filter_map(|&m| context.mentions.get(m))
        .filter_map(|m| {
            let group = entity(&m.entity).filter(|_| m.kind == EntityKind::Group);
            group.and_then(|g| first(&g.name))
        })
        .collect();
    let by_group =
        || short().all(|e| e.kind == EntityKind::Group && first(&e.name).is_some_and(|w| groups.contains(&w)));
    let states = theirs.iter().filter_map(entity).all(|e| e.kind == EntityKind::State);
    let place = |c: &Candidate| c.place.and_then(|m| context.mentions.get(m)).map(|m| m.entity);
    let there = || {
        let told = draft.candidates.iter().find_map(place);
        told.is_some() && told == place(candidate)
    };
    let pair = || draft.mentions().len() == theirs.len() && states && there();
    short().all(office) && (by_group() || pair())
}

/// "Министры соберутся", says the headline of "министры Дании и Чили".
pub(super) fn is_told_in_full(context: &Context<'_>, draft: &Draft, mention: usize) -> bool {
    let group = |m: &usize| {
        let entity = context.mentions.get(*m).and_then(|m| context.entities.get(m.entity));
        entity.filter(|e| e.kind == EntityKind::Group)
    };
    let first = |e: &Entity| e.name.split(' ').next().map(str::to_owned);
    let Some(short) = group(&mention).filter(|e| e.members.is_empty()) else { return false };
    let body = draft.candidates.iter().filter(|c| !c.heading).flat_map(|c| c.parties.iter()).filter_map(group);
    body.into_iter().any(|full| !full.members.is_empty() && first(full) == first(short))
}

/// "Главы Дании, Чили и Перу встретились. Встреча министров трёх стран прошла": a group by the number of its
/// states, of which the meeting has as many.
pub(super) fn counts_them(context: &Context<'_>, draft: &Draft, parties: &[usize]) -> bool {
    let [only] = parties else { return false };
    let Some(group) = context.mentions.get(*only).filter(|m| m.kind == EntityKind::Group) else { return false };
    let (parsed, lexicon) = (context.parsed, &context.language.lexicon);
    let counted = group.tokens.clone().find_map(|t| match lexicon.calendar.word(parsed.lemma(t)) {
        Some(calendar::Word::Cardinal(count)) => Some(usize::from(count)),
        _ => None,
    });
    let of_states = group.tokens.clone().any(|t| context.triggers().grammar.countries.has(parsed.lemma(t)));
    let state = |e: &&EntityId| context.entities.get(**e).is_some_and(|e| e.kind == EntityKind::State);
    of_states && counted.is_some_and(|count| count > 1 && draft.parties.iter().filter(state).count() == count)
}

fn is_named(entity: &Entity) -> bool {
    entity.kind == EntityKind::Person && !entity.nameless
}
