//! Who takes part: the arguments of a trigger by case and government, through its clause, the
//! clauses that hang on it, and coordination.

mod lists;
mod noun;
mod subject;
mod told;
mod verb;

pub(super) use lists::speaks_for_others;
pub use lists::{in_time, is_quote};

use super::scene::{List, Scene};
use super::trigger::{Trigger, Word};
use crate::extract::meeting::Level;
use crate::extract::mention::{EntityKind, Mention};
use crate::extract::places;
use crate::lang::lexicon::triggers::Need;
use crate::lang::morph::Reading;
use crate::lang::tag::{Case, Number, Pos};

/// What a word for the parties together tells of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Them {
    /// That they are two: "оба", "двое".
    pub two: bool,
    /// Their rank: "лидеры", "министры".
    pub rank: Option<Level>,
    /// That they are the same as before: "тех же стран", "в том же составе".
    pub same: bool,
}

impl Them {
    fn of(scene: &Scene<'_>, lemma: &str) -> Self {
        let two = scene.context.triggers().grammar.two.has(lemma);
        let titles = &scene.context.language.lexicon.names.titles;
        Self { two, same: false, rank: titles.head(lemma).and_then(|head| head.level) }
    }
}

/// What the arguments of one trigger give.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own that the candidate weighs")]
pub struct Roles {
    /// Mentions of those who take part, in order of finding.
    pub parties: Vec<usize>,
    /// Whether the words that hold the meeting together were there: "между", "с", a subject of a
    /// verb of meeting.
    pub bound: bool,
    /// Whether the clause says that they join or attend a meeting that is named there or before.
    pub attends: bool,
    /// Whether it says that its subject stays away: "в разговоре не участвует".
    pub absent: bool,
    /// Whether the subject is the parties named before together: "оба", "стороны", "лидеры".
    pub both: bool,
    /// Whether a bare noun points to a meeting told before, at which somebody speaks: "на встрече посол заявил".
    pub points: bool,
    /// What that word tells of them.
    pub them: Them,
    /// Whether the other side is people who are no mention: "с фермерами".
    pub crowd: bool,
    /// Whether the subject is one body that comes together: "совет собрался".
    pub sits: bool,
    /// Mentions of office holders in the plural that stand for the parties named before.
    pub collective: Vec<usize>,
    /// Mentions of people by one word, "министр", "депутаты", who are a side where another one is named.
    sides: Vec<usize>,
}

impl Roles {
    /// Adds the members of a list, but for places and outlets.
    pub fn add(&mut self, scene: &Scene<'_>, list: &List) {
        for &member in &list.members {
            let Some(mention) = scene.mention(member).filter(|m| m.kind != EntityKind::Place) else { continue };
            if is_outlet(scene, mention) {
                // Who speaks to a newspaper gives an interview and meets nobody.
                continue;
            }
            let lemma = scene.parsed().lemma(mention.head);
            let bare_plural = mention.anaphor && mention.kind == EntityKind::Group;
            let single = mention.number == Some(Number::Sing) && mention.kind == EntityKind::Person;
            let word = mention.tokens.len() == 1 && scene.context.triggers().grammar.both.has(lemma);
            if bare_plural || word {
                // "стороны" are the parties named before, not one more; "лидеры «коалиции»" are of the coalition.
                let named = named_after(scene, mention);
                if !named.is_empty() {
                    self.parties.extend(named.into_iter().filter(|m| !self.parties.contains(m)).collect::<Vec<_>>());
                    continue;
                }
                let bodies = bodies_of(scene, member);
                if bodies.is_empty() {
                    if (word && single || is_other_side(scene, list, mention)) && !self.sides.contains(&member) {
                        self.sides.push(member);
                    }
                    self.both = true;
                    self.them = Them::of(scene, lemma);
                    self.collective.push(member);
                }
                for body in bodies {
                    if !self.parties.contains(&body) {
                        self.parties.push(body);
                    }
                }
            } else if !self.parties.contains(&member) {
                self.parties.push(member);
            }
        }
    }
}

/// How many mentions back a group may have been told: keeps a book-long text linear.
const LOOK_BACK: usize = 400;

/// "мэр встретился с депутатами": the other side by what they are. Of whom no group was told before, they are
/// none of those named before together.
fn is_other_side(scene: &Scene<'_>, list: &List, mention: &Mention) -> bool {
    let grammar = &scene.context.triggers().grammar;
    let lemma = scene.parsed().lemma(mention.head);
    let before = |m: &Mention| {
        m.kind == EntityKind::Group && m.entity != mention.entity && scene.parsed().lemma(m.head) == lemma
    };
    let mentions = scene.context.mentions;
    let here = mentions.partition_point(|m| m.tokens.start < mention.tokens.start);
    let told = || mentions.iter().take(here).rev().take(LOOK_BACK).any(before);
    let with = list.after(&grammar.with) && list.cases.has(Case::Ins);
    mention.kind == EntityKind::Group && with && !grammar.both.has(lemma) && !told()
}

/// Whether a mention is an outlet: who speaks to it gives an interview.
pub(super) fn is_outlet(scene: &Scene<'_>, mention: &Mention) -> bool {
    let entity = scene.context.entities.get(mention.entity);
    entity.is_some_and(|entity| places::is_media(mention, entity, scene.context.language))
}

/// The bodies in the genitive right after a bare plural: "лидеры правящей «коалиции» и партии «Заря»".
fn bodies_of(scene: &Scene<'_>, member: usize) -> Vec<usize> {
    let body = |m: &usize| {
        let kind = scene.mention(*m).map(|m| m.kind);
        matches!(kind, Some(EntityKind::Organisation | EntityKind::State))
    };
    let Some(people) = scene.mention(member) else { return Vec::new() };
    let Some(list) = scene.lists.iter().find(|l| l.members.first() == Some(&(member + 1))) else { return Vec::new() };
    let parsed = scene.parsed();
    let gap = people.tokens.end..list.tokens.start;
    let adjoins =
        gap.len() <= 4 && gap.clone().all(|t| lists::is_quote(parsed.form(t)) || parsed.tag(t).is_attribute());
    if adjoins && list.bare(Case::Gen) { list.members.iter().copied().filter(body).collect() } else { Vec::new() }
}

/// "командующие — генерал Ким и генерал Ли", "оба министра, Ким и Ли": those whom the plural stands for.
fn named_after(scene: &Scene<'_>, mention: &Mention) -> Vec<usize> {
    let mark = mention.tokens.end;
    let opens = matches!(scene.parsed().form(mark), "—" | "–" | "," | ":");
    let person = |m: &usize| scene.mention(*m).is_some_and(|m| m.kind == EntityKind::Person);
    let list = scene.lists.iter().find(|l| opens && l.tokens.start == mark + 1 && l.preposition.is_none());
    let fits =
        |l: &&List| l.members.len() > 1 && l.members.iter().all(person) && !l.cases.and(mention.cases).is_empty();
    list.filter(fits).map(|l| l.members.clone()).unwrap_or_default()
}

/// The arguments of a trigger.
#[must_use]
pub fn read(scene: &Scene<'_>, trigger: &Trigger) -> Roles {
    let mut roles = Roles::default();
    match trigger.word {
        Word::Noun(_) => noun::of_noun(scene, trigger, &mut roles),
        Word::Verb(frame) => verb::of_verb(scene, trigger, frame, &mut roles),
    }
    let both = both_named(scene, scene.clauses.index_of(trigger.token));
    if let Some(token) = both.filter(|_| !roles.both) {
        roles.both = true;
        roles.them = Them::of(scene, scene.parsed().lemma(token));
        // "два министра"
        let number = token.checked_sub(1).filter(|&b| b >= scene.tokens.start).map(|b| scene.parsed().lemma(b));
        roles.them.two |= number.is_some_and(|lemma| scene.context.triggers().grammar.two.has(lemma));
    }
    if !roles.parties.is_empty() {
        // "мэр Риги встретился с депутатами", "встреча с президентом и послом"
        let sides = std::mem::take(&mut roles.sides);
        roles.both &= sides.is_empty();
        roles.parties.extend(sides);
    }
    headed_by(scene, trigger, &mut roles);
    roles.both &= roles.parties.len() < 2;
    roles.them.same = names_same(scene, trigger);
    if roles.parties.is_empty() && theirs(scene, trigger) {
        roles.both = true;
        roles.them.two = true;
    }
    roles
}

/// "принял делегацию моряков во главе с Ингой Шмите": who heads a party comes with it.
fn headed_by(scene: &Scene<'_>, trigger: &Trigger, roles: &mut Roles) {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let clause = scene.clauses.index_of(trigger.token);
    let head = |l: &List| {
        let noun = l.preposition_at.filter(|_| l.after(&grammar.with)).and_then(|p| p.checked_sub(1));
        let inside = noun.filter(|&n| grammar.chief.has(parsed.lemma(n))).and_then(|n| n.checked_sub(1));
        inside.filter(|&at| grammar.inside.has(parsed.lemma(at)))
    };
    let led: Vec<List> = scene
        .lists_of(clause)
        .filter(|l| {
            head(l).is_some_and(|at| {
                let before =
                    |m: &usize| scene.mention(*m).is_some_and(|m| m.tokens.end <= at && at - m.tokens.end <= 4);
                roles.parties.iter().any(before)
            })
        })
        .cloned()
        .collect();
    for list in &led {
        roles.add(scene, list);
    }
}

/// "тех же пяти стран", "в том же составе".
fn names_same(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let (parsed, grammar) = (scene.parsed(), &scene.context.triggers().grammar);
    let clause = scene.clauses.index_of(trigger.token);
    let own = |t: &usize| scene.clauses.index_of(*t) == clause;
    let same = |t: usize| grammar.that.has(parsed.lemma(t)) && grammar.very.has(&parsed.form(t + 1).to_lowercase());
    scene.tokens.clone().filter(own).any(|t| t + 1 < scene.tokens.end && same(t))
}

/// "их встреча", "предыдущий их разговор".
fn theirs(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let parsed = scene.parsed();
    let lowest = scene.tokens.start.max(trigger.token.saturating_sub(3));
    let attributes = (lowest..trigger.token).rev().take_while(|&t| {
        let tag = parsed.tag(t);
        tag.is_attribute() || matches!(tag.pos, Pos::Pron | Pos::Det | Pos::Num)
    });
    let noun = matches!(trigger.word, Word::Noun(need) if need != Need::Join);
    noun && attributes.into_iter().any(|t| scene.context.triggers().grammar.their.has(&parsed.form(t).to_lowercase()))
}

/// The plural subject of the clause that is no mention: "двое", "оба", "лидеры"; or whose the meeting
/// is: "их встреча".
fn both_named(scene: &Scene<'_>, clause: usize) -> Option<usize> {
    let parsed = scene.parsed();
    let both = &scene.context.triggers().grammar.both;
    let nominative = |r: &Reading| r.tag.case == Some(Case::Nom) && r.tag.number != Some(Number::Sing);
    let plural = |t: usize| parsed.readings(t).iter().any(|r| both.has(&r.lemma) && nominative(r));
    // "два министра": a genitive singular after the number.
    let counted = |t: usize| {
        let number = t.checked_sub(1).filter(|&b| b >= scene.tokens.start && parsed.tag(b).pos == Pos::Num);
        let two = |b: usize| scene.context.triggers().grammar.two.has(parsed.lemma(b)) && !both.has(parsed.lemma(b));
        number.is_some_and(two) && both.has(parsed.lemma(t))
    };
    let complemented =
        |t: usize| scene.lists.iter().any(|l| (t + 1..t + 3).contains(&l.tokens.start) && l.bare(Case::Gen));
    // "по инициативе армянской стороны" is a genitive.
    let attribute = |t: usize| {
        let before = t.checked_sub(1).filter(|&b| b >= scene.tokens.start && parsed.tag(b).is_attribute());
        before.is_none_or(|b| parsed.readings(b).iter().any(nominative))
    };
    scene.tokens.clone().find(|&t| {
        let own = scene.clauses.index_of(t) == clause && (plural(t) && attribute(t) || counted(t));
        own && scene.preposition(t).is_none() && !complemented(t)
    })
}
