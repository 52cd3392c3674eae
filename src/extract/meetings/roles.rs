//! Who takes part: the arguments of a trigger by case and government, through its clause, the
//! clauses that hang on it, and coordination.

use crate::extract::meeting::Kind;
use crate::extract::mention::{EntityKind, Mention};
use crate::lang::lexicon::triggers::{Frame, Need, Words};
use crate::lang::tag::{Case, Pos, VerbForm, Voice};

use super::clause::{Clause, ClauseKind};
use super::scene::{List, Scene};
use super::trigger::{Trigger, Word};

/// What the arguments of one trigger give.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// Mentions of those who take part, in order of finding.
    pub parties: Vec<usize>,
    /// Whether the words that hold the meeting together were there: "между", "с", a subject of a
    /// verb of meeting.
    pub bound: bool,
    /// Whether the clause says that they join or attend a meeting that is named there or before.
    pub attends: bool,
    /// Whether the subject is the parties named before together: "оба", "стороны", "лидеры".
    pub both: bool,
}

impl Roles {
    fn add(&mut self, scene: &Scene<'_>, list: &List) {
        for &member in &list.members {
            let Some(mention) = scene.mention(member).filter(|m| m.kind != EntityKind::Place) else { continue };
            let lemma = scene.parsed().lemma(mention.head);
            let bare_plural = mention.anaphor && mention.kind == EntityKind::Group;
            if bare_plural || (mention.tokens.len() == 1 && scene.context.triggers().grammar.both.has(lemma)) {
                // "стороны" are the parties named before, not one more.
                self.both = true;
            } else if !self.parties.contains(&member) {
                self.parties.push(member);
            }
        }
    }
}

/// The arguments of a trigger.
#[must_use]
pub fn read(scene: &Scene<'_>, trigger: &Trigger) -> Roles {
    let mut roles = Roles::default();
    match trigger.word {
        Word::Noun(_) => of_noun(scene, trigger, &mut roles),
        Word::Verb(frame) => of_verb(scene, trigger, frame, &mut roles),
    }
    roles.both = roles.parties.len() < 2 && (roles.both || names_both(scene, trigger));
    roles
}

/// Whether the clause has a plural subject that is no mention: "двое", "оба", "лидеры".
fn names_both(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let both = &scene.context.triggers().grammar.both;
    let clause = scene.clauses.index_of(trigger.token);
    let plural = |t: usize| {
        let readings = parsed.readings(t).iter();
        readings
            .filter(|r| both.has(&r.lemma))
            .any(|r| r.tag.case == Some(Case::Nom) && r.tag.number != Some(crate::lang::tag::Number::Sing))
    };
    let complemented = |t: usize| scene.lists.iter().any(|l| l.tokens.start == t + 1 && l.bare(Case::Gen));
    scene
        .tokens
        .clone()
        .any(|t| scene.clauses.index_of(t) == clause && plural(t) && scene.preposition(t).is_none() && !complemented(t))
}

fn of_noun(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
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
    adjectives(scene, trigger, roles);
    complements(scene, trigger, roles);
    predicate_of_noun(scene, trigger, roles);
    one_sided(scene, trigger, roles);
    if trigger.kind == Kind::Visit && roles.parties.is_empty() {
        // "во время визита в Киев министр заявил": the one who speaks is the guest.
        take(scene, roles, &people(scene, subjects(scene, scene.clauses.index_of(trigger.token))));
    }
    let at = scene.clauses.index_of(trigger.token);
    for clause in scene.clauses.anchored(trigger.tokens.clone()).filter(|&c| c != at).collect::<Vec<_>>() {
        hanging(scene, clause, roles);
    }
}

/// "спланировала встречи с партнёрами", "рассказал о беседе с послом": where only the other side is
/// named after "с", the subject is the first side, unless he only speaks for others.
fn one_sided(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let grammar = &scene.context.triggers().grammar;
    let clause = scene.clauses.index_of(trigger.token);
    let with = scene
        .lists_of(clause)
        .find(|l| l.after(&grammar.with) && l.cases.has(Case::Ins) && l.tokens.start > trigger.token);
    let Some(with) = with else { return };
    if roles.parties.is_empty() || !roles.parties.iter().all(|p| with.members.contains(p)) {
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
    for list in sides.iter().filter(|l| !speaks_for_others(scene, l)) {
        roles.add(scene, list);
    }
}

fn people_or_states(scene: &Scene<'_>, lists: Vec<List>) -> Vec<List> {
    let party = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind != EntityKind::Place);
    lists.into_iter().filter(|l| l.members.iter().any(party)).collect()
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
    if trigger.kind == Kind::Visit {
        return;
    }
    for at in scene.mentions.clone() {
        let before = |m: &Mention| m.adjective && m.tokens.start >= lowest && m.tokens.end <= trigger.token;
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
        if verb_between(scene, trigger.token, list.tokens.start) || noun_trigger_between(scene, trigger.token, list) {
            break;
        }
        let grammar = &scene.context.triggers().grammar;
        let marked = is_marked(scene, list);
        if marked && list.cases.has(Case::Gen) {
            roles.add(scene, list);
            roles.bound = true;
        } else if list.after(&grammar.with) && list.cases.has(Case::Ins) {
            roles.add(scene, list);
            roles.bound = true;
        } else if list.after(&grammar.between) {
            roles.add(scene, list);
            roles.bound = true;
        } else if (list.after(&grammar.to) && trigger.kind == Kind::Visit) || list.after(&grammar.at) {
            roles.add(scene, list);
        } else if list.bare(Case::Gen) && genitive_open && adjoins(scene, trigger.token, list) {
            roles.add(scene, list);
        } else if list.preposition.is_none() {
            genitive_open = false;
        }
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
        let free = matches!(pos_class(tag.pos), Class::Attribute | Class::Adverb) || tag.is_attribute();
        free || part_of_time || part_of_list || is_quote(parsed.form(t)) || tag.pos == Pos::Adp
    })
}

enum Class {
    Attribute,
    Adverb,
    Other,
}

fn pos_class(pos: Pos) -> Class {
    match pos {
        Pos::Adj | Pos::Det | Pos::Num => Class::Attribute,
        Pos::Adv | Pos::Part => Class::Adverb,
        _ => Class::Other,
    }
}

/// Whether the form is a quotation mark.
#[must_use]
pub fn is_quote(form: &str) -> bool {
    matches!(form, "«" | "»" | "\"" | "“" | "”" | "„")
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

/// What the verb of the noun's clause tells: "X провёл встречу", "у X состоялась встреча",
/// "в переговорах участвуют X и Y", "на встрече X заявил".
fn predicate_of_noun(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let Some(predicate) = scene.clauses.get(index).and_then(|c| c.predicate) else { return };
    let triggers = scene.context.triggers();
    let lemma = scene.parsed().lemma(predicate);
    let governed = scene.preposition(trigger.token);
    let tag = scene.parsed().tag(predicate);
    let frame = triggers.verb(lemma).map(|v| v.frame);
    // "соберутся на заседание"
    let gathers =
        frame == Some(Frame::Gather) && governed.is_some_and(|g| triggers.grammar.inside.has(scene.parsed().lemma(g)));
    let attends = frame == Some(Frame::Attend) || gathers || attends_by_phrase(scene, predicate);
    if attends {
        take(scene, roles, &attending(scene, index));
        roles.bound = true;
        roles.attends = !gathers;
    } else if triggers.support.held_by.has(lemma) && governed.is_none() && tag.short {
        // "послами были проведены переговоры"
        take(scene, roles, &bare(scene, index, Case::Ins));
        roles.bound = roles.parties.len() > 1;
    } else if triggers.support.held_by.has(lemma) && governed.is_none() {
        for list in subjects(scene, index).iter().filter(|l| !l.tokens.contains(&trigger.token)) {
            roles.add(scene, list);
        }
        // "премьер с коллегой вели переговоры": the one beside the subject holds them too.
        let beside = preposed(scene, index, &triggers.grammar.with, Case::Ins);
        take(scene, roles, &beside.into_iter().filter(|l| l.tokens.end <= predicate).collect::<Vec<_>>());
        if trigger.kind == Kind::Visit {
            // "нанесёт визит президенту"
            take(scene, roles, &people(scene, bare(scene, index, Case::Dat)));
        }
        roles.bound = true;
    } else if triggers.support.happens.has(lemma) && governed.is_none() {
        for list in
            scene.lists_of(index).filter(|l| l.after(&triggers.grammar.at) || l.after(&triggers.grammar.between))
        {
            roles.add(scene, list);
        }
        let with: Vec<&List> =
            scene.lists_of(index).filter(|l| l.after(&triggers.grammar.with) && l.cases.has(Case::Ins)).collect();
        for list in with {
            roles.add(scene, list);
        }
        roles.bound = true;
    } else if roles.parties.len() < 3
        && (governed.is_some_and(|g| at_meeting(scene, g, trigger)) || during(scene, trigger))
    {
        let sides = people_or_states(scene, subjects(scene, index));
        take(scene, roles, &sides.into_iter().filter(|l| !speaks_for_others(scene, l)).collect::<Vec<_>>());
    }
}

/// "в ходе беседы", "во время встречи".
fn during(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(5));
    let head = (lowest..trigger.token).rev().find(|&t| !parsed.tag(t).is_attribute());
    head.is_some_and(|h| scene.context.triggers().grammar.during.has(parsed.lemma(h)))
}

/// Whether a list names one who only speaks for others: a press secretary.
fn speaks_for_others(scene: &Scene<'_>, list: &List) -> bool {
    let spokesman = &scene.context.triggers().grammar.spokesman;
    list.members.iter().any(|&m| {
        let entity = scene.mention(m).and_then(|m| scene.context.entities.get(m.entity));
        let office = entity.map(|e| e.role.as_deref().unwrap_or(&e.name).to_lowercase()).unwrap_or_default();
        office.split(' ').next().is_some_and(|word| spokesman.has(word))
    })
}

fn attends_by_phrase(scene: &Scene<'_>, predicate: usize) -> bool {
    let triggers = scene.context.triggers();
    let end = scene.tokens.end;
    let phrase = |p: &crate::lang::lexicon::triggers::PhraseEntry| {
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

/// A relative or participial clause that hangs on the noun.
fn hanging(scene: &Scene<'_>, index: usize, roles: &mut Roles) {
    let Some(clause) = scene.clauses.get(index) else { return };
    let grammar = &scene.context.triggers().grammar;
    let reporting = &scene.context.triggers().reporting.verbs;
    let told = clause.predicate.is_some_and(|p| reporting.has(scene.parsed().lemma(p)));
    for list in scene.lists_of(index) {
        let bound = (list.after(&grammar.with) && list.cases.has(Case::Ins)) || list.after(&grammar.between);
        let agent = clause.kind == ClauseKind::Participial && list.bare(Case::Ins);
        let subject = clause.kind == ClauseKind::Relative && list.bare(Case::Nom) && !told;
        if bound || agent || subject {
            roles.add(scene, list);
            roles.bound = true;
        }
    }
}

/// The subjects of a clause: its own nominatives, else those it shares with its host, else the noun
/// it hangs on.
#[must_use]
pub fn subjects(scene: &Scene<'_>, index: usize) -> Vec<List> {
    subjects_within(scene, index, 3)
}

fn subjects_within(scene: &Scene<'_>, index: usize, depth: usize) -> Vec<List> {
    let Some(clause) = scene.clauses.get(index) else { return Vec::new() };
    let own: Vec<List> = scene.lists_of(index).filter(|l| l.bare(Case::Nom)).cloned().collect();
    if !own.is_empty() {
        return nearest_subject(clause, own);
    }
    if depth == 0 {
        return Vec::new();
    }
    match (clause.kind, clause.host) {
        (ClauseKind::Relative | ClauseKind::Participial, _) => anchored_list(scene, clause),
        (ClauseKind::Gerund | ClauseKind::Subordinate, Some(host)) => subjects_within(scene, host, depth - 1),
        (ClauseKind::Main, Some(host)) if clause.shares_subject => subjects_within(scene, host, depth - 1),
        _ => Vec::new(),
    }
}

/// The subject of a verb that has none of its own: the one of the sentence before ("Президент вышел
/// на сорок минут: звонил премьеру. Затем встретился с послом").
fn elided(scene: &Scene<'_>, trigger: &Trigger) -> Vec<List> {
    let parsed = scene.parsed();
    let tag = parsed.tag(trigger.token);
    if !tag.is_finite() || names_both(scene, trigger) {
        return Vec::new();
    }
    named_before(scene, trigger.token)
}

/// "Мы встретимся", сообщила она: the subject of the sentence's verb of telling.
fn speaker(scene: &Scene<'_>) -> Vec<List> {
    let telling = &scene.context.triggers().reporting.verbs;
    let tells = |c: &Clause| c.predicate.is_some_and(|p| telling.has(scene.parsed().lemma(p)));
    let at = scene.clauses.all().iter().position(tells);
    let told = at.map(|at| bare(scene, at, Case::Nom)).unwrap_or_default();
    people(scene, told).into_iter().filter(|l| !speaks_for_others(scene, l)).collect()
}

/// The last subject before a token: in its sentence, else in the one before.
fn named_before(scene: &Scene<'_>, token: usize) -> Vec<List> {
    let earlier = || scene.lists.iter().rev().filter(|l| l.tokens.end <= token);
    let person = |l: &&List| l.members.iter().any(|&m| scene.mention(m).is_some_and(|m| m.kind == EntityKind::Person));
    if let Some(list) = earlier().find(|l| l.bare(Case::Nom)).or_else(|| earlier().find(person)) {
        return vec![list.clone()];
    }
    let sentence = scene.context.sentence_before(scene.sentence).or_else(|| scene.context.told_before(scene.sentence));
    let Some(sentence) = sentence else { return Vec::new() };
    let earlier = Scene::new(scene.context, sentence);
    let nominative = |l: &&List| l.bare(Case::Nom) && !people(&earlier, vec![(*l).clone()]).is_empty();
    earlier.lists.iter().find(nominative).cloned().into_iter().collect()
}

/// The subjects of a verb that evokes a meeting.
fn actors(scene: &Scene<'_>, trigger: &Trigger) -> Vec<List> {
    let own = subjects(scene, scene.clauses.index_of(trigger.token));
    if own.is_empty() && scene.parsed().tag(trigger.token).person == Some(1) {
        return speaker(scene);
    }
    if own.is_empty() { elided(scene, trigger) } else { own }
}

/// Everyone in the nominative: "с одной стороны участвовали X и Y, с другой — Z".
fn attending(scene: &Scene<'_>, index: usize) -> Vec<List> {
    let own = bare(scene, index, Case::Nom);
    if own.is_empty() { subjects(scene, index) } else { own }
}

/// Of several nominatives the one before the verb is the subject, else the first after it.
fn nearest_subject(clause: &Clause, own: Vec<List>) -> Vec<List> {
    let Some(predicate) = clause.predicate else { return own };
    let before = own.iter().rev().find(|l| l.tokens.end <= predicate).cloned();
    before.or_else(|| own.into_iter().find(|l| l.tokens.start > predicate)).into_iter().collect()
}

fn anchored_list(scene: &Scene<'_>, clause: &Clause) -> Vec<List> {
    let Some(anchor) = clause.anchor else { return Vec::new() };
    let holds = |l: &&List| l.tokens.contains(&anchor) || l.tokens.end == anchor + 1;
    scene.lists.iter().filter(holds).cloned().collect()
}

fn of_verb(scene: &Scene<'_>, trigger: &Trigger, frame: Frame, roles: &mut Roles) {
    let index = scene.clauses.index_of(trigger.token);
    let grammar = &scene.context.triggers().grammar;
    let tag = scene.parsed().tag(trigger.token);
    let passive = tag.voice == Some(Voice::Pass) || (tag.is_participle() && tag.short);
    match frame {
        Frame::With | Frame::Gather | Frame::Discuss => {
            let with = preposed(scene, index, &grammar.with, Case::Ins);
            let actors =
                if frame == Frame::With && !with.is_empty() { actors(scene, trigger) } else { subjects(scene, index) };
            take(scene, roles, &actors);
            roles.bound = !with.is_empty() || roles.parties.len() > 1;
            take(scene, roles, &with);
            let between = scene.lists_of(index).filter(|l| l.after(&grammar.between)).cloned().collect::<Vec<_>>();
            take(scene, roles, &between);
        }
        Frame::Host if passive => {
            take(scene, roles, &subjects(scene, index));
            take(scene, roles, &bare(scene, index, Case::Ins));
            roles.bound = roles.parties.len() > 1;
        }
        Frame::Host => {
            let guests = direct(scene, trigger.token, people(scene, bare(scene, index, Case::Acc)));
            let hosts: Vec<List> =
                subjects(scene, index).into_iter().filter(|s| guests.iter().all(|g| g.tokens != s.tokens)).collect();
            if !guests.is_empty() {
                take(scene, roles, &hosts);
                take(scene, roles, &guests);
                roles.bound = roles.parties.len() > 1;
            }
        }
        Frame::Await => {
            let awaited = direct(scene, trigger.token, people(scene, bare(scene, index, Case::Acc)));
            let waiting: Vec<List> = people(scene, subjects(scene, index))
                .into_iter()
                .filter(|s| awaited.iter().all(|g| g.tokens != s.tokens))
                .collect();
            take(scene, roles, &awaited);
            if waiting.is_empty() {
                // "ожидают также советника": one more comes to what was told before.
                roles.attends = true;
            } else if !awaited.is_empty() {
                take(scene, roles, &waiting);
                roles.bound = true;
            }
        }
        Frame::Call => {
            let called = bare(scene, index, Case::Dat);
            if !called.is_empty() {
                take(scene, roles, &actors(scene, trigger));
                take(scene, roles, &called);
                roles.bound = roles.parties.len() > 1;
            }
        }
        Frame::Go | Frame::Visit => {
            take(scene, roles, &people(scene, actors(scene, trigger)));
            let hosts = [(&grammar.to, Case::Dat), (&grammar.at, Case::Gen)];
            for list in hosts.into_iter().flat_map(|(words, case)| preposed(scene, index, words, case)) {
                roles.add(scene, &list);
                roles.bound = roles.parties.len() > 1;
            }
            take(scene, roles, &preposed(scene, index, &grammar.with, Case::Ins));
        }
        Frame::Attend | Frame::Lead => {
            take(scene, roles, &attending(scene, index));
            roles.attends = true;
        }
    }
    let asks = scene.clauses.get(index).and_then(|c| c.predicate).filter(|&p| p < trigger.token);
    let asks = asks.filter(|&p| scene.context.triggers().status.proposed.has(scene.parsed().lemma(p)));
    if let Some(asks) = asks.filter(|_| tag.form == Some(VerbForm::Inf) && frame != Frame::Host) {
        // "предложил послу встретиться", "пригласил министра посетить": the one asked comes along.
        let asked = |l: &&List| asks < l.tokens.start && l.tokens.end <= trigger.token;
        let asked_of = |l: &&List| l.bare(Case::Dat) || l.bare(Case::Acc);
        let lists: Vec<List> = scene.lists_of(index).filter(asked).filter(asked_of).cloned().collect();
        take(scene, roles, &people(scene, lists));
        roles.bound |= roles.parties.len() > 1;
    }
}

fn take(scene: &Scene<'_>, roles: &mut Roles, lists: &[List]) {
    for list in lists {
        roles.add(scene, list);
    }
}

fn bare(scene: &Scene<'_>, clause: usize, case: Case) -> Vec<List> {
    scene.lists_of(clause).filter(|l| l.bare(case)).cloned().collect()
}

fn preposed(scene: &Scene<'_>, clause: usize, prepositions: &Words, case: Case) -> Vec<List> {
    scene.lists_of(clause).filter(|l| l.after(prepositions) && l.cases.has(case)).cloned().collect()
}

/// Only lists that are objects of the verb themselves: "принял министра", not "принял отставку министра"
/// or "принял решение выслать посла".
fn direct(scene: &Scene<'_>, verb: usize, lists: Vec<List>) -> Vec<List> {
    let parsed = scene.parsed();
    let parts = |t: usize| {
        let tag = parsed.tag(t);
        let named = scene.lists.iter().any(|l| l.tokens.contains(&t)) || in_time(scene, t);
        let object = tag.is_noun() && !named && scene.preposition(t).is_none();
        object || (tag.pos == Pos::Verb && tag.form != Some(VerbForm::Part))
    };
    let complement = |l: &List| {
        let noun = scene.noun_before(l.tokens.start);
        noun.is_some_and(|n| {
            n != verb && scene.lists.iter().all(|other| !other.tokens.contains(&n)) && !in_time(scene, n)
        })
    };
    lists.into_iter().filter(|l| !complement(l) && !(verb + 1..l.tokens.start).any(parts)).collect()
}

fn in_time(scene: &Scene<'_>, token: usize) -> bool {
    scene.times.iter().any(|time| time.tokens.contains(&token))
}

/// Only lists that name a person or group.
fn people(scene: &Scene<'_>, lists: Vec<List>) -> Vec<List> {
    let human = |m: &usize| scene.mention(*m).is_some_and(|m| matches!(m.kind, EntityKind::Person | EntityKind::Group));
    lists.into_iter().filter(|l| l.members.iter().any(human)).collect()
}
