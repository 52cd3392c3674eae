//! The rules of the family: which words evoked a meeting, and how its sentences came together. Every
//! meeting names the ones that made it.

use super::trigger::{Trigger, Word};
use crate::extract::registry::{Family, Rule, RuleId};
use crate::lang::lexicon::triggers::{Frame, Need};

/// Several sentences tell of one meeting.
pub const ASSEMBLY: RuleId = RuleId("M01");
/// Parties carried over from the meeting just told.
pub const CARRIED: RuleId = RuleId("M12");
/// Those for whom an office stood, named in another sentence.
pub const NAMED: RuleId = RuleId("M15");
/// Several meetings of one clause.
pub const PARTED: RuleId = RuleId("M16");
const NOUN: RuleId = RuleId("M02");
const TOGETHER: RuleId = RuleId("M03");
const HOST: RuleId = RuleId("M04");
const CALL: RuleId = RuleId("M05");
const JOURNEY: RuleId = RuleId("M06");
const VISIT: RuleId = RuleId("M07");
const GATHERING: RuleId = RuleId("M08");
const DISCUSSION: RuleId = RuleId("M09");
const COMPANY: RuleId = RuleId("M10");
const EXPECTED: RuleId = RuleId("M11");
const INVITATION: RuleId = RuleId("M13");
const SIGNING: RuleId = RuleId("M14");

/// The rules of this family, by code.
pub const RULES: &[Rule] = &[
    rule(ASSEMBLY, "several sentences tell of one meeting: «Послы встретились. Беседа длилась час»"),
    rule(NOUN, "a noun of meeting with its arguments: «переговоры Сербии с Албанией», «саммит в Осло»"),
    rule(TOGETHER, "a verb of meeting: «посол встретился с министром», «беседовали», «сели за стол»"),
    rule(HOST, "one receives another: «король принял посла», «посол был принят королём»"),
    rule(CALL, "one calls another: «президент позвонил премьеру»"),
    rule(JOURNEY, "an official travels to another state or to a party: «министр вылетел в Осло»"),
    rule(VISIT, "one visits a place, a body or a person: «посол посетил Ригу»"),
    rule(GATHERING, "several come together: «министры соберутся в среду»"),
    rule(DISCUSSION, "several discuss: «послы обсудили газ»"),
    rule(COMPANY, "more take part in a meeting told before: «к переговорам присоединился посол»"),
    rule(EXPECTED, "one waits for another: «в Осло министра ждёт король»"),
    rule(CARRIED, "the parties are those just told: «стороны», «второй раунд»"),
    rule(INVITATION, "one asks another to come: «король пригласил посла в Осло»"),
    rule(SIGNING, "several put their names to a paper in one place: «в Осло министры подписали договор»"),
    rule(NAMED, "an office is told by name later: «министры Латвии и Эстонии», «Инга Шмите и Яак Рауд»"),
    rule(PARTED, "several meetings in a clause: «сначала с послом, затем с министром», «в Осло и Риге»"),
];

const fn rule(id: RuleId, summary: &'static str) -> Rule {
    Rule { id, family: Family::Meetings, summary }
}

/// The rule by which a trigger evokes a meeting.
#[must_use]
pub fn of(trigger: &Trigger) -> RuleId {
    match trigger.word {
        Word::Noun(Need::Join) | Word::Verb(Frame::Attend | Frame::Lead) => COMPANY,
        Word::Noun(_) => NOUN,
        Word::Verb(Frame::With) => TOGETHER,
        Word::Verb(Frame::Host) => HOST,
        Word::Verb(Frame::Call) => CALL,
        Word::Verb(Frame::Go | Frame::Come) => JOURNEY,
        Word::Verb(Frame::Visit) => VISIT,
        Word::Verb(Frame::Gather) => GATHERING,
        Word::Verb(Frame::Discuss) => DISCUSSION,
        Word::Verb(Frame::Await) => EXPECTED,
        Word::Verb(Frame::Invite) => INVITATION,
        Word::Verb(Frame::Sign) => SIGNING,
    }
}
