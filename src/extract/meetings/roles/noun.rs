//! Arguments of a noun: what stands before and after it, what its verb tells, what hangs on it.

use super::Roles;
use super::lists::{bare, inviters, is_quote, people, people_or_states, preposed, speaks_for_others, take};
use super::subject::{antecedent, attending, named_before, pronoun_of, subjects};
use super::told::{agreed, asked_to_hold, is_asked_to_hold, is_journeys_aim, is_set_to, paired};
use super::verb::{direct, meets_people};
use crate::extract::meeting::Kind;
use crate::extract::meetings::clause::ClauseKind;
use crate::extract::meetings::ground::has_complement;
use crate::extract::meetings::scene::{List, Scene};
use crate::extract::meetings::trigger::{Trigger, Word};
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::lexicon::triggers::{Frame, Need, PhraseEntry};
use crate::lang::tag::{Case, Pos};

pub(super) fn of_noun(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    if trigger.word == Word::Noun(Need::Join) {
        let predicative = scene.context.triggers().grammar.participant.has(scene.parsed().lemma(trigger.token));
        if predicative {
            take(scene, roles, &bare(scene, scene.clauses.index_of(trigger.token), Case::Nom));
        } else {
            complements(scene, trigger, roles);
        }
        roles.attends = true;
        return;
    }
    if trigger.word == Word::Noun(Need::Sitting) {
        // The noun is itself within the name of who sits.
        let own = |m: &usize| scene.mention(*m).is_some_and(|m| m.tokens.contains(&trigger.token));
        roles.parties.extend(scene.mentions.clone().find(own));
        if !roles.parties.is_empty() {
            return;
        }
    }
    adjectives(scene, trigger, roles);
    paired(scene, trigger, roles);
    complements(scene, trigger, roles);
    if !agreed(scene, trigger, roles) {
        predicate_of_noun(scene, trigger, roles);
    }
    one_sided(scene, trigger, roles);
    if trigger.kind == Kind::Visit
        && roles.parties.is_empty()
        && (is_beside(scene, trigger) || during(scene, trigger) || is_for_whom(scene, trigger))
    {
        // "во время визита в Киев министр заявил": the one who speaks is the guest; "король, для
        // которого этот визит стал вторым".
        take(scene, roles, &people(scene, subjects(scene, scene.clauses.index_of(trigger.token))));
    }
    let at = scene.clauses.index_of(trigger.token);
    if trigger.kind == Kind::Visit && !roles.parties.is_empty() {
        take(scene, roles, &inviters(scene, at));
    }
    for clause in scene.clauses.anchored(trigger.tokens.clone()).filter(|&c| c != at).collect::<Vec<_>>() {
        hanging(scene, clause, roles);
    }
}

/// "перед визитом министр заявил"; "о визите рассказал посол" need not be the guest.
fn is_beside(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let about = &scene.context.triggers().grammar.about;
    scene.preposition(trigger.token).is_some_and(|p| !about.has(scene.parsed().lemma(p)))
}

/// "король, для которого этот визит стал вторым".
fn is_for_whom(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let first = scene.clause(trigger.token).filter(|c| c.kind == ClauseKind::Relative).and_then(|c| c.pieces.first());
    first.is_some_and(|p| grammar.purpose.has(parsed.lemma(p.start)) && grammar.which.has(parsed.lemma(p.start + 1)))
}

/// "спланировала встречи с партнёрами", "рассказал о беседе с послом": where only the other side is
/// named after "с", the subject is the first side, unless he only speaks for others.
fn one_sided(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let grammar = &scene.context.triggers().grammar;
    let clause = scene.clauses.index_of(trigger.token);
    let with = scene
        .lists_of(clause)
        .find(|l| l.after(&grammar.with) && l.cases.has(Case::Ins) && l.tokens.start > trigger.token);
    // "после переговоров с рыбаками": people who are no mention.
    let crowd = with.is_none() && roles.parties.is_empty() && meets_people(scene, clause);
    let alone = with.is_some_and(|w| !roles.parties.is_empty() && roles.parties.iter().all(|p| w.members.contains(p)));
    if !crowd && !alone {
        return;
    }
    let mut sides = people_or_states(scene, subjects(scene, clause));
    let host = scene.clauses.get(clause).filter(|c| c.kind != ClauseKind::Main).and_then(|c| c.host);
    if let Some(host) = host.filter(|_| sides.is_empty()) {
        sides = people_or_states(scene, subjects(scene, host));
    }
    let pronoun = |t: usize| grammar.pronoun.has(scene.parsed().lemma(t)) && scene.clauses.index_of(t) == clause;
    if sides.is_empty() && scene.tokens.clone().any(pronoun) {
        sides = named_before(scene, trigger.token);
    }
    if sides.is_empty() && alone {
        sides = house_of(scene, trigger);
    }
    for list in sides.iter().filter(|l| !speaks_for_others(scene, l)) {
        roles.add(scene, list);
    }
}

/// "в министерстве прошла встреча с послом": the body in whose house it is receives the other side.
fn house_of(scene: &Scene<'_>, trigger: &Trigger) -> Vec<List> {
    let triggers = scene.context.triggers();
    let clause = scene.clauses.index_of(trigger.token);
    let predicate = scene.clauses.get(clause).and_then(|c| c.predicate);
    let happens = predicate.is_some_and(|p| triggers.support.happens.has(scene.parsed().lemma(p)));
    let body = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::Organisation);
    let house = |l: &&List| l.after(&triggers.grammar.inside) && l.cases.has(Case::Loc) && l.members.iter().all(body);
    if happens { scene.lists_of(clause).find(house).cloned().into_iter().collect() } else { Vec::new() }
}

/// "российско-украинские переговоры", "американо-иранская встреча": states as attributes.
fn adjectives(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let parsed = scene.parsed();
    let mut lowest = trigger.token;
    while lowest > scene.tokens.start {
        let tag = parsed.tag(lowest - 1);
        let joint = tag.pos == Pos::Cconj || matches!(parsed.form(lowest - 1), "," | "-");
        if !(tag.is_attribute() || joint || tag.pos == Pos::Adj) {
            break;
        }
        lowest -= 1;
    }
    // "его встреча", "их переговоры"
    let whose = |l: &&List| l.tokens.start >= lowest && l.tokens.end <= trigger.token && is_pronoun_form(scene, l);
    for list in scene.lists.iter().filter(whose) {
        roles.add(scene, list);
        roles.bound |= list.members.len() > 1;
    }
    if trigger.kind == Kind::Visit {
        return;
    }
    for at in scene.mentions.clone() {
        // "рижская встреча": the town is where, not who.
        let before = |m: &Mention| {
            let town = m.kind == EntityKind::Place;
            m.adjective && !town && m.tokens.start >= lowest && m.tokens.end <= trigger.token
        };
        if scene.mention(at).is_some_and(before) {
            roles.parties.push(at);
            roles.bound = true;
        }
    }
}

/// The words after the noun: genitive, "с", "между", "на уровне", "с участием".
fn complements(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let clause = scene.clauses.index_of(trigger.token);
    let mut genitive_open = true;
    for list in scene.lists_of(clause).filter(|l| l.tokens.start < trigger.token && l.cases.has(Case::Gen)) {
        if is_marked(scene, list) && trigger.word != Word::Noun(Need::Join) {
            roles.add(scene, list);
        }
    }
    for list in scene.lists_of(clause).filter(|l| l.tokens.start > trigger.token) {
        if verb_between(scene, trigger.token, list.tokens.start) {
            break;
        }
        if noun_trigger_between(scene, trigger.token, list) {
            if is_journeys_aim(scene, trigger, list) {
                roles.add(scene, list);
            }
            break;
        }
        match side(scene, trigger, list) {
            Side::Bound => {
                roles.add(scene, list);
                roles.bound = true;
            }
            Side::Loose => roles.add(scene, list),
            Side::Genitive if genitive_open && adjoins(scene, trigger.token, list) => roles.add(scene, list),
            Side::Genitive | Side::Other => genitive_open &= list.preposition.is_some(),
        }
    }
}

/// How a list after the noun stands to it.
enum Side {
    /// Held to it by "с", "между", "на уровне".
    Bound,
    /// "визит к министру", "аудиенция у короля".
    Loose,
    /// A bare genitive: "встреча министров".
    Genitive,
    /// Not one of its parties.
    Other,
}

fn side(scene: &Scene<'_>, trigger: &Trigger, list: &List) -> Side {
    let grammar = &scene.context.triggers().grammar;
    let with = list.after(&grammar.with) && list.cases.has(Case::Ins);
    if (is_marked(scene, list) && list.cases.has(Case::Gen)) || with || list.after(&grammar.between) {
        Side::Bound
    } else if (list.after(&grammar.to) && trigger.kind == Kind::Visit)
        || (list.bare(Case::Dat) && trigger.kind == Kind::Call && !list.cases.has(Case::Gen))
        || list.after(&grammar.at)
    {
        Side::Loose
    } else if list.bare(Case::Gen) {
        Side::Genitive
    } else {
        Side::Other
    }
}

/// "с участием министров", "при посредничестве Катара", "на уровне лидеров".
fn is_marked(scene: &Scene<'_>, list: &List) -> bool {
    let markers = &scene.context.triggers().grammar.party_marker;
    scene.noun_before(list.tokens.start).is_some_and(|n| markers.has(scene.parsed().lemma(n)))
}

/// Whether only attributes, adverbs, numbers and phrases of time or place stand between.
fn adjoins(scene: &Scene<'_>, token: usize, list: &List) -> bool {
    let parsed = scene.parsed();
    (token + 1..list.tokens.start).all(|t| {
        let tag = parsed.tag(t);
        let part_of_time = scene.times.iter().any(|time| time.tokens.contains(&t));
        let part_of_list = scene.lists.iter().any(|l| l.tokens.contains(&t));
        let free = tag.is_attribute() || matches!(tag.pos, Pos::Num | Pos::Adv | Pos::Part);
        free || part_of_time || part_of_list || is_quote(parsed.form(t)) || tag.pos == Pos::Adp
    })
}

fn verb_between(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    (from + 1..to).any(|t| {
        let tag = scene.parsed().tag(t);
        tag.is_finite() || (tag.short && (tag.is_participle() || tag.pos == Pos::Adj))
    })
}

/// Whether another noun that evokes a meeting stands between: its arguments are not ours.
fn noun_trigger_between(scene: &Scene<'_>, token: usize, list: &List) -> bool {
    let triggers = scene.context.triggers();
    (token + 1..list.tokens.start)
        .any(|t| scene.parsed().tag(t).is_noun() && triggers.noun(scene.parsed().lemma(t)).is_some())
}

/// "министр провёл переговоры с послом": who holds it, and with whom.
fn holders(scene: &Scene<'_>, trigger: &Trigger, predicate: usize, roles: &mut Roles) {
    let triggers = scene.context.triggers();
    let index = scene.clauses.index_of(trigger.token);
    let lemma = scene.parsed().lemma(predicate);
    // "заседание открыл спикер": he joins the sitting told before.
    let chairs = triggers.support.chairs.has(lemma) && !has_complement(scene, trigger);
    roles.attends = trigger.kind.is_gathering() && (triggers.support.opens.has(lemma) || chairs);
    for list in subjects(scene, index).iter().filter(|l| !l.tokens.contains(&trigger.token)) {
        roles.add(scene, list);
    }
    // "премьер с коллегой вели переговоры": the one beside the subject holds them too.
    let beside = preposed(scene, index, &triggers.grammar.with, Case::Ins);
    take(scene, roles, &beside.into_iter().filter(|l| l.tokens.end <= predicate).collect::<Vec<_>>());
    if let Some(pronoun) = pronoun_of(scene, index, Case::Ins, Some(&triggers.grammar.with)) {
        // "с ним вёл переговоры премьер"
        take(scene, roles, &antecedent(scene, pronoun));
    }
    if trigger.kind == Kind::Visit {
        // "нанесёт визит президенту"
        take(scene, roles, &people(scene, bare(scene, index, Case::Dat)));
    }
    roles.bound = true;
}

/// What the verb of the noun's clause tells: "X провёл встречу", "у X состоялась встреча",
/// "в переговорах участвуют X и Y", "на встрече X заявил".
fn predicate_of_noun(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let triggers = scene.context.triggers();
    let Some(predicate) = scene.clauses.get(index).and_then(|c| c.predicate) else {
        return without_verb(scene, trigger, roles);
    };
    let lemma = scene.parsed().lemma(predicate);
    let governed = scene.preposition(trigger.token);
    let tag = scene.parsed().tag(predicate);
    let frame = triggers.verb(lemma).map(|v| v.frame);
    let inside = governed.is_some_and(|g| triggers.grammar.inside.has(scene.parsed().lemma(g)));
    // "соберутся на заседание"
    let gathers = frame == Some(Frame::Gather) && inside;
    // "поехал на саммит"
    let onto = scene.parsed().cases(trigger.token, |r| r.tag.is_noun()).has(Case::Acc);
    let comes = frame == Some(Frame::Go) && inside && onto;
    let attends = frame == Some(Frame::Attend) || gathers || comes || attends_by_phrase(scene, predicate);
    let misses = triggers.status.misses.has(lemma) && (governed.is_none() || inside);
    if misses || is_kept_away(scene, predicate, attends) {
        // "пропустил саммит", "на съезде отсутствовал", "участвовать не будет"
        roles.absent = true;
    } else if attends {
        // "прибыли на форум": the one told before; "на саммит лиги": one of its own.
        let bare = roles.parties.is_empty();
        let there = if comes { subjects(scene, index) } else { attending(scene, index) };
        take(scene, roles, &people_or_states(scene, there));
        roles.bound = true;
        roles.attends = !gathers && (!comes || bare && trigger.kind.is_gathering());
    } else if triggers.support.held_by.has(lemma) && governed.is_none() && tag.short {
        // "послами были проведены переговоры", "у премьера запланирована встреча"
        let whose = |l: &&List| l.after(&triggers.grammar.at) || l.after(&triggers.grammar.between);
        take(scene, roles, &scene.lists_of(index).filter(whose).cloned().collect::<Vec<_>>());
        take(scene, roles, &bare(scene, index, Case::Ins));
        roles.bound = roles.parties.len() > 1;
    } else if triggers.support.held_by.has(lemma) && governed.is_none() || is_set_to(scene, trigger, predicate) {
        holders(scene, trigger, predicate, roles);
    } else if governed.is_none() && is_asked_to_hold(scene, trigger, predicate) {
        // "предложил послу провести переговоры"
        asked_to_hold(scene, trigger, predicate, roles);
    } else if frame == Some(Frame::Await) && governed.is_none() {
        // "министра ждёт встреча с королём", "их ждёт разговор"
        awaited(scene, roles, index, Case::Acc);
    } else if triggers.support.faces.has(lemma) && governed.is_none() {
        // "министру предстоит встреча с королём", "ему предстоят переговоры"
        awaited(scene, roles, index, Case::Dat);
        roles.bound = true;
    } else if triggers.support.happens.has(lemma) && governed.is_none() {
        let with = |l: &&List| l.after(&triggers.grammar.with) && l.cases.has(Case::Ins);
        let at = |l: &&List| l.after(&triggers.grammar.at) || l.after(&triggers.grammar.between);
        for list in scene.lists_of(index).filter(at).chain(scene.lists_of(index).filter(with)) {
            roles.add(scene, list);
        }
        roles.bound = true;
    } else if roles.parties.len() < 3
        && (governed.is_some_and(|g| at_meeting(scene, g, trigger)) || during(scene, trigger))
    {
        let sides = people_or_states(scene, subjects(scene, index));
        // "отказался участвовать во встрече": he was not there.
        let refuses = triggers.status.cancelled.has(lemma);
        roles.points = roles.parties.is_empty() && !refuses && is_bare(scene, trigger);
        // "на встрече врачи заявили" may be said of doctors who were not there.
        let told = |l: &List| !speaks_for_others(scene, l) && !is_unnamed(scene, l);
        take(scene, roles, &sides.into_iter().filter(told).collect::<Vec<_>>());
        if roles.parties.len() == 1 {
            take(scene, roles, &addressed(scene, trigger, predicate));
        }
    }
}

/// "участвовать не будет".
fn is_kept_away(scene: &Scene<'_>, predicate: usize, attends: bool) -> bool {
    let triggers = scene.context.triggers();
    let negation = |t: usize| triggers.status.negation.has(scene.parsed().lemma(t));
    let infinitive = |t: usize| triggers.verb(scene.parsed().lemma(t)).is_some_and(|v| v.frame == Frame::Attend);
    let beside = scene.tokens.start.max(predicate.saturating_sub(3))..(predicate + 3).min(scene.tokens.end);
    let about = attends || beside.into_iter().any(infinitive);
    about && (scene.tokens.start.max(predicate.saturating_sub(2))..predicate).any(negation)
}

/// "у министра сейчас встреча с послом", and the words under a picture.
fn without_verb(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let whose = |l: &&List| l.after(&scene.context.triggers().grammar.at) && l.tokens.end <= trigger.token;
    let index = scene.clauses.index_of(trigger.token);
    take(scene, roles, &scene.lists_of(index).filter(whose).cloned().collect::<Vec<_>>());
    shown(scene, trigger, roles);
}

/// "Инга Шмите и Ян Рок на совещании в Риге": the words under a picture have no verb.
fn shown(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let opens = |l: &List| l.tokens.start == scene.tokens.start && l.bare(Case::Nom);
    let there = scene.preposition(trigger.token).filter(|&p| at_meeting(scene, p, trigger));
    let Some(preposition) = there else { return };
    let lists = people(scene, bare(scene, index, Case::Nom));
    if lists.first().is_some_and(opens) && lists.iter().all(|l| l.tokens.end <= preposition) {
        take(scene, roles, &lists);
        roles.bound = roles.parties.len() > 1;
    }
}

/// Whom the meeting awaits, by name or pronoun.
fn awaited(scene: &Scene<'_>, roles: &mut Roles, index: usize, case: Case) {
    let lists = bare(scene, index, case);
    // "Латвии предстоит встреча"; what awaits a body or a state is rarely told of meetings.
    let whom = if case == Case::Dat { people_or_states(scene, lists) } else { people(scene, lists) };
    take(scene, roles, &whom);
    if let Some(pronoun) = pronoun_of(scene, index, case, None) {
        take(scene, roles, &antecedent(scene, pronoun));
    }
}

/// Who is spoken to there: "в разговоре поздравил премьера", "на встрече доложил Янису Калныньшу". What one
/// tells, one may tell reporters as well: it is told to one with a name.
fn addressed(scene: &Scene<'_>, trigger: &Trigger, predicate: usize) -> Vec<List> {
    let (support, lemma) = (&scene.context.triggers().support, scene.parsed().lemma(predicate));
    let (addresses, tells) = (support.addresses.has(lemma), support.tells.has(lemma));
    let named = |l: &List| {
        l.members.iter().filter_map(|&m| scene.mention(m)).all(|m| {
            let nameless = scene.context.entities.get(m.entity).is_none_or(|e| e.nameless);
            m.kind == EntityKind::Person && !nameless
        })
    };
    let fits = |l: &&List| {
        addresses && (l.bare(Case::Acc) || l.bare(Case::Dat))
            || tells && l.bare(Case::Dat) && !l.bare(Case::Nom) && named(l)
    };
    let index = scene.clauses.index_of(trigger.token);
    let objects = scene.lists_of(index).filter(|l| l.tokens.start > predicate).filter(fits).take(1);
    direct(scene, predicate, people(scene, objects.cloned().collect()))
}

/// "на встрече", "во время заседания": nothing tells which one, so it is the one told before.
fn is_bare(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let same = &scene.context.triggers().assembly.same;
    let before = (scene.tokens.start..trigger.token).rev().take_while(|&t| parsed.tag(t).is_attribute());
    // "на той январской сессии" points back whatever else it says.
    let points = before.clone().any(|t| same.has(parsed.lemma(t)));
    let attribute = before.count() > 0;
    let clause = scene.clauses.index_of(trigger.token);
    let timed = scene.times.iter().any(|t| !t.clock_only && scene.clauses.index_of(t.tokens.start) == clause);
    let after = parsed.tag(trigger.token + 1);
    let told = after.pos == Pos::Adp || has_complement(scene, trigger);
    (points || !attribute && !timed) && !told
}

/// Whether a list is people by one plain word: "врачи".
fn is_unnamed(scene: &Scene<'_>, list: &List) -> bool {
    let plain = |m: &Mention| m.kind == EntityKind::Group && !m.anaphor && m.tokens.len() == 1;
    list.members.iter().all(|&m| scene.mention(m).is_some_and(plain))
}

/// "в ходе беседы", "во время встречи".
fn during(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(5));
    let head = (lowest..trigger.token).rev().find(|&t| !parsed.tag(t).is_attribute());
    let triggers = scene.context.triggers();
    // "до начала встречи" is not at it.
    let earlier = |h: usize| scene.preposition(h).is_some_and(|p| triggers.status.before.has(parsed.lemma(p)));
    head.is_some_and(|h| triggers.grammar.during.has(parsed.lemma(h)) && !earlier(h))
}

fn attends_by_phrase(scene: &Scene<'_>, predicate: usize) -> bool {
    let triggers = scene.context.triggers();
    let end = scene.tokens.end;
    let phrase = |p: &PhraseEntry| {
        let Some(second) = p.words.get(1).filter(|_| p.frame == Frame::Attend) else { return false };
        (predicate + 1..(predicate + 3).min(end)).any(|t| second.iter().any(|l| scene.parsed().has_lemma(t, l)))
    };
    triggers.phrases(scene.parsed().lemma(predicate)).any(phrase)
}

/// "на встрече", "в ходе встречи", "во время встречи": who acts there takes part.
fn at_meeting(scene: &Scene<'_>, preposition: usize, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let grammar = &scene.context.triggers().grammar;
    let cases = parsed.cases(trigger.token, |r| r.tag.is_noun());
    grammar.inside.has(parsed.lemma(preposition)) && cases.has(Case::Loc)
}

/// Whether a list is a personal pronoun before a noun, possessive or not.
fn is_pronoun_form(scene: &Scene<'_>, list: &List) -> bool {
    let personal = &scene.context.triggers().grammar.personal;
    let mut readings = scene.parsed().readings(list.tokens.start).iter();
    list.tokens.len() == 1 && list.preposition.is_none() && readings.any(|r| personal.has(&r.lemma))
}

fn is_pronoun(scene: &Scene<'_>, list: &List) -> bool {
    scene.parsed().tag(list.tokens.start).pos == Pos::Pron
}

/// A relative or participial clause that hangs on the noun.
fn hanging(scene: &Scene<'_>, index: usize, roles: &mut Roles) {
    let Some(clause) = scene.clauses.get(index) else { return };
    let grammar = &scene.context.triggers().grammar;
    let reporting = &scene.context.triggers().reporting.verbs;
    let told = clause.predicate.is_some_and(|p| reporting.has(scene.parsed().lemma(p)));
    let support = &scene.context.triggers().support;
    let holds = clause.predicate.is_some_and(|p| support.held_by.has(scene.parsed().lemma(p)));
    for list in scene.lists_of(index) {
        // "которое прошло под председательством мэра"
        let marked = is_marked(scene, list) && list.cases.has(Case::Gen);
        let bound = marked || (list.after(&grammar.with) && list.cases.has(Case::Ins)) || list.after(&grammar.between);
        let agent = clause.kind == ClauseKind::Participial && list.bare(Case::Ins);
        // "собрание, президентом которого он был" tells nothing of who came.
        let named = list.preposition.is_none() && !is_pronoun(scene, list);
        let subject = clause.kind == ClauseKind::Relative && list.bare(Case::Nom) && !told && (named || holds);
        if bound || agent || subject {
            roles.add(scene, list);
            roles.bound = true;
        }
    }
}
