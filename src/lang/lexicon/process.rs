//! Words of meeting that tell of a process, of what is passed, or of a body's name: `[process]` of
//! `triggers.toml`.

use serde::Deserialize;

use super::words::Words;

/// Words of talk that goes on, of what is passed, of a body's name: no single meeting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// Prepositions that say that there was none: "без консультаций".
    pub without: Words,
    /// Words before the noun that speak of all of them: "каждое заседание".
    pub every: Words,
    /// Nouns of a gathering that are the name of a parliament too.
    pub bodies: Words,
    /// Nouns of being in touch.
    pub exchange: Words,
    /// Verbs that hold such an exchange as a meeting.
    pub held: Words,
    /// Verbs that keep an exchange up, on whatever day.
    pub keeps: Words,
    /// What one has at talks, and not a round of them: "прогресс на переговорах".
    pub aspect: Words,
    /// How talks go, where it is the thing spoken of: "оценил ход переговоров".
    pub course: Words,
    /// Prepositions of what is done about talks: "план по переговорам".
    pub along: Words,
    /// Who talks by trade: "переговоры пилотов".
    pub crew: Words,
    /// Words of a bill on its way: "в первом чтении".
    pub readings: Words,
    /// Adverbs of a time without meetings: "давно не виделись".
    pub long: Words,
    /// Words of advice to anybody: "следует".
    pub advice: Words,
    /// Verbs of a stance towards talks: "поддерживают переговоры".
    pub stance: Words,
    /// A stage of talks, or of something else: "раунд санкций".
    pub stage: Words,
    /// What says that a meeting is wanted: "требуются переговоры".
    pub needs: Words,
    /// What tells of a rule: "в каждом штате".
    pub each: Words,
    /// "по традиции".
    pub custom: Words,
    /// "мечтает о встрече".
    pub dreams: Words,
    /// What one's meetings stand in: "график совещаний".
    pub timetable: Words,
    /// What one calls for advice: "номер консультации".
    pub service: Words,
    /// The particle of a question within a sentence: "планируются ли контакты".
    pub whether: Words,
    /// Bodies whose visit is a search: "визит силовиков".
    pub raiders: Words,
    /// Who only votes: "коллегия выборщиков".
    pub voters: Words,
    /// What one is a member of, where one sits for long: "заседал в комитете".
    pub membership: Words,
    /// Verbs of asking for advice.
    pub consults: Words,
    /// Verbs of making somebody's acquaintance.
    pub acquaints: Words,
    /// Things that are received from people: "принял верительные грамоты".
    pub received: Words,
    /// What talks have too little of: "переговорам не хватает доверия".
    pub lacks: Words,
    /// Stretches of talks: "решающая фаза переговоров".
    pub phase: Words,
    /// Verbs of one who talks as his duty: "министр, который вёл переговоры".
    pub duty: Words,
    /// Words that say that it should be: "необходимо, чтобы стороны вели переговоры".
    pub wishes: Words,
    /// Verbs and nouns of an opinion given to the press: "назвал в беседе с РБК".
    pub opines: Words,
    /// What one gives at a gathering: "отменил выступление на форуме".
    pub speech: Words,
}
