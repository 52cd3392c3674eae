//! Words that evoke a meeting, with their government, and the cues of status, format and level.
//! The meanings stay words here (strings of the contract); the extractor maps them to its types.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::super::morph::fold_lemma;
use super::grammar::Grammar;
use super::process::Process;
use super::words::Words;

/// How much a noun needs beside itself to make a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A party, a day, a place, or a word that asserts it.
    Little,
    /// At least one party.
    Party,
    /// A party whose journeys are news: a holder of an office, a body, a state.
    Journey,
    /// Two parties, or one held to it by "с".
    Bound,
    /// A body that is told as a sitting.
    Sitting,
    /// Two parties, or one and a verb that holds the meeting.
    Parties,
    /// Never a record: its genitive takes part in the meeting beside or before it.
    Join,
}

/// How the arguments of a verb stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// X.nom (and Y.nom) V [с Z.ins].
    With,
    /// X.nom V Y.acc, a person or group.
    Host,
    /// X.nom V Y.dat.
    Call,
    /// X.nom V в P.acc [к Y.dat].
    Go,
    /// X.nom V P.acc, or в P.loc.
    Visit,
    /// X.nom V к Y.dat, people.
    Come,
    /// X.nom.plural V.
    Gather,
    /// X.nom V в N.loc, N a noun that evokes a meeting.
    Attend,
    /// X.nom V a delegation.
    Lead,
    /// Y.acc V X.nom.
    Await,
    /// X.nom V Y.acc в P.acc: a visit that is proposed.
    Invite,
    /// X.nom and Y.nom V a paper, at a place.
    Sign,
    /// X.nom and Y.nom V a topic.
    Discuss,
}

/// What a noun evokes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounEntry {
    /// The contract's word for the kind.
    pub kind: String,
    /// What else the text must give.
    pub need: Need,
    /// What the word itself says of the format.
    pub format: Option<String>,
    /// The (folded) lemma that must stand right before it: "круглый" of "круглый стол".
    pub after: Option<String>,
    lemmas: Vec<String>,
}

/// What may stand before a noun of meeting and make one word with it: "онлайн-саммит", "видеосовещание".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Compound {
    prefixes: Vec<String>,
    /// What the first part says of the format.
    format: Option<String>,
}

impl Compound {
    /// The noun with each of the first parts before it.
    fn of(&self, noun: &NounEntry) -> NounEntry {
        let join = |lemma: &String| self.prefixes.iter().map(|p| format!("{p}{lemma}")).collect::<Vec<_>>();
        NounEntry {
            lemmas: noun.lemmas.iter().flat_map(join).collect(),
            format: self.format.clone().or_else(|| noun.format.clone()),
            ..noun.clone()
        }
    }
}

/// What a verb evokes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerbEntry {
    /// The contract's word for the kind.
    pub kind: String,
    /// How its arguments stand.
    pub frame: Frame,
    /// Whether it makes no meeting of its own without two parties.
    #[serde(default)]
    pub weak: bool,
    /// What the word itself says of the format.
    pub format: Option<String>,
    lemmas: Vec<String>,
}

/// A verb with words that belong to it: "сесть за стол".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseEntry {
    /// The contract's word for the kind.
    pub kind: String,
    /// How its arguments stand.
    pub frame: Frame,
    /// How many other words may stand between two of its words.
    pub gap: usize,
    /// For each word its possible lemmas, in order.
    pub words: Vec<Vec<String>>,
    /// What the phrase itself says of the format.
    pub format: Option<String>,
    /// Whether it makes no meeting of its own without two parties.
    #[serde(default)]
    pub weak: bool,
}

/// Words around a meeting's noun.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Verbs whose subject takes part in the meeting that is their object.
    pub held_by: Words,
    /// Verbs whose object is spoken to: "в разговоре поздравил премьера".
    pub addresses: Words,
    /// To whom by name one tells something in a meeting stands in the dative.
    pub tells: Words,
    /// Verbs whose subject holds what stands after "к".
    pub sets_to: Words,
    /// Verbs whose subjects agree on what stands after "о".
    pub agrees: Words,
    /// Verbs whose subject asks the object for what stands after "о".
    pub asks: Words,
    /// Where two meet beside a gathering: "на полях саммита".
    pub fringe: Words,
    /// Whose meeting is to come stands in the dative.
    pub faces: Words,
    /// Verbs of opening and closing: their subject joins the sitting.
    pub opens: Words,
    /// Verbs of chairing: their subject joins the sitting told before.
    pub chairs: Words,
    /// Verbs that, said of a body, tell of its sitting.
    pub sits: Words,
    /// Prepositions before a body that tell of its sitting: "на коллегии".
    pub sat_at: Words,
    /// Verbs whose subject is the meeting.
    pub happens: Words,
    /// Heads that make the noun generic: "процесс переговоров".
    pub generic: Words,
    /// Heads that make it an idea: "возможность встречи".
    pub proposal: Words,
    /// Heads that make it a plan: "подготовка встречи".
    pub plan: Words,
    /// The edges of a meeting: "до начала заседания".
    pub edge: Words,
    /// Heads that make it a fact: "итоги встречи".
    pub fact: Words,
    /// What parties put their names to: "договор".
    pub paper: Words,
    /// Words anywhere in its clause that make it none.
    pub not_near: Words,
    /// Words beside it that make it none: "встреча команд".
    pub not_meeting: Words,
    /// Nouns that are accepted and not received: "принял руководство".
    pub not_guest: Words,
    /// Groups that are only a crowd: "собрались местные жители".
    pub public: Words,
    /// Who is called in private matters: "позвонил адвокату".
    pub private_callee: Words,
    /// Words of a match.
    pub contest: Words,
    /// Adjectives that make it none: "товарищеская встреча".
    pub not_attribute: Words,
    /// A word and the one before it: "женская консультация".
    pub not_pair: Words,
    /// Words of a trial: a sitting near them is a court's.
    pub court: Words,
    /// Whom one meets in one's life.
    pub kin: Words,
    /// Nouns of what a court holds.
    pub hearings: Words,
    /// Who is spoken to in an interview.
    pub press: Words,
    /// Nouns and verbs of receiving that can also admit: "приём заявок", "принял в союз".
    pub admission: Words,
    /// What a journey is for when it is to no party: "на лечение", "отдохнуть".
    pub private_purpose: Words,
    /// What people spend together: "провели вечер вместе".
    pub spent: Words,
    /// Who is let in, and not met.
    pub admitted: Words,
    /// What one can take part in beside the nouns of meeting, where it stands for one.
    pub occasion: Words,
}

/// Cues of status.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "named after the statuses of the contract; the file explains each")]
pub struct StatusCues {
    pub planned: Words,
    pub proposed: Words,
    pub postponed: Words,
    pub cancelled: Words,
    /// Verbs that, negated, cancel.
    pub happens_not: Words,
    pub ongoing: Words,
    /// Conjunctions of a condition, before a negation.
    pub until: Words,
    /// Verbs whose past tense means that it has begun.
    pub begins: Words,
    /// Verbs whose past tense means that it is just over.
    pub ends: Words,
    /// Words for the hour of the report.
    pub now: Words,
    /// Prepositions that leave the meeting behind.
    pub after: Words,
    /// Prepositions that put it ahead.
    pub before: Words,
    /// Adverbs of habit.
    pub generic: Words,
    /// Verbs whose present tense tells of a journey to come: "летит в Осло".
    pub under_way: Words,
    /// Nouns that tell how often: "раз в месяц".
    pub rate: Words,
    /// Adverbs that make a plan a possibility.
    pub hedge: Words,
    /// Verbs of success.
    pub succeeded: Words,
    /// What says that there is none: "встречи в графике нет".
    pub absent: Words,
    /// Verbs whose subject only urges others to meet.
    pub urges: Words,
    /// Nouns of a list of things to come.
    pub agenda: Words,
    /// Verbs that say that what follows was not: "отрицает, что".
    pub denies: Words,
    /// Prepositions' verbs of insisting: "настаивает на переговорах".
    pub insists: Words,
    /// Verbs of staying away: "пропустил саммит".
    pub misses: Words,
    pub negation: Words,
}

/// Cues of format.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "named after the formats of the contract")]
pub struct FormatCues {
    pub phone: Words,
    pub online: Words,
    pub in_person: Words,
    /// Rooms that bear the name of a body.
    pub room: Words,
    pub hybrid: Words,
}

/// Words by which one meeting leads to another.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepCues {
    /// What stands before the meeting that the other one comes of.
    pub after: Words,
    /// What stands before the meeting that the other one prepares.
    pub before: Words,
    /// Lemmas by which a meeting comes of the one told before.
    pub next: Words,
    /// Verbs that say the same of their subject.
    pub sequel: Words,
}

/// Cues of assembly within the article.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssemblyCues {
    /// Words that start another meeting.
    pub other: Words,
    /// Words that put a meeting before the one just told.
    pub earlier: Words,
    /// Adjectives that stand for another of the meetings just named.
    pub counted: Words,
    /// Nouns of one round of several, told by an ordinal.
    pub rounds: Words,
    /// Words beside a verb that part its meeting from the one just told.
    pub apart: Words,
    /// Adjectives of several meetings, each with one of those named.
    pub each: Words,
    /// Verbs that put one meeting after or before another.
    pub sequel: Words,
    /// Words that point back.
    pub same: Words,
    /// What stands for the meeting just told beside a copula.
    pub it: Words,
    /// Words that tell a meeting after another of the same day and place.
    pub next: Words,
    /// ... and the first and second word of such a phrase.
    pub after: Words,
    /// The second.
    pub this: Words,
    /// Words of an unnamed number of meetings.
    pub vague: Words,
    /// Words that say that two met without the rest.
    pub alone: Words,
}

/// Who only tells.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// Verbs whose subject only tells.
    pub verbs: Words,
    /// Nouns of "по словам X".
    pub phrases: Words,
}

/// Where topics stand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicCues {
    /// Prepositions before what a meeting is about, or comes from.
    pub prepositions: Words,
    /// Verbs whose object is the topic.
    pub verbs: Words,
    /// Nouns that name a topic.
    pub nouns: Words,
}

/// Who else is there, told without a word of meeting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// What one is at a meeting: "посредник", "докладчик".
    pub office: Words,
    /// Verbs between that and who it is.
    pub copula: Words,
    /// Where those who meet sit.
    pub seat: Words,
    /// Prepositions of the seat.
    pub at_seat: Words,
    /// Verbs that say that their subject is there.
    pub present: Words,
    /// Verbs of those who speak at a gathering.
    pub speech: Words,
    /// Words beside those that put the speech elsewhere.
    pub not_speech: Words,
    /// Whom one sends to a meeting.
    pub sent: Words,
    /// Verbs of sending them.
    pub sends: Words,
    /// The preposition before whom one stands for.
    pub for_whom: Words,
}

/// `triggers.toml` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    noun: Vec<NounEntry>,
    #[serde(default)]
    compound: Vec<Compound>,
    verb: Vec<VerbEntry>,
    phrase: Vec<PhraseEntry>,
    support: Support,
    status: StatusCues,
    format: FormatCues,
    assembly: AssemblyCues,
    steps: StepCues,
    reporting: Reporting,
    topics: TopicCues,
    company: Company,
    process: Process,
    grammar: Grammar,
}

/// Lookup tables of the words that evoke a meeting.
#[derive(Debug)]
pub struct Triggers {
    nouns: Vec<NounEntry>,
    noun_by_lemma: FxHashMap<Box<str>, usize>,
    verbs: Vec<VerbEntry>,
    verb_by_lemma: FxHashMap<Box<str>, usize>,
    phrases: Vec<PhraseEntry>,
    phrase_by_lemma: FxHashMap<Box<str>, Vec<usize>>,
    /// Words around a meeting's noun.
    pub support: Support,
    /// Cues of status.
    pub status: StatusCues,
    /// Cues of format.
    pub format: FormatCues,
    /// Cues of assembly.
    pub assembly: AssemblyCues,
    /// Words by which one meeting leads to another.
    pub steps: StepCues,
    /// Who only tells.
    pub reporting: Reporting,
    /// Where topics stand.
    pub topics: TopicCues,
    /// Who else is there.
    pub company: Company,
    /// Talk of a process and not of a meeting.
    pub process: Process,
    /// Function words.
    pub grammar: Grammar,
}

impl Triggers {
    /// Builds the lookup tables.
    #[must_use]
    pub fn new(file: File) -> Self {
        let by_lemma = |lists: Vec<&Vec<String>>| {
            let pairs = lists.into_iter().enumerate();
            pairs.flat_map(|(at, words)| words.iter().map(move |w| (fold_lemma(w), at))).collect()
        };
        let plain = |noun: &&NounEntry| noun.after.is_none() && !matches!(noun.need, Need::Join | Need::Sitting);
        let compounds: Vec<NounEntry> =
            file.compound.iter().flat_map(|c| file.noun.iter().filter(plain).map(|noun| c.of(noun))).collect();
        let nouns: Vec<NounEntry> = compounds.into_iter().chain(file.noun).collect();
        let noun_by_lemma = by_lemma(nouns.iter().map(|n| &n.lemmas).collect());
        let verb_by_lemma = by_lemma(file.verb.iter().map(|v| &v.lemmas).collect());
        let mut phrase_by_lemma: FxHashMap<Box<str>, Vec<usize>> = FxHashMap::default();
        for (at, phrase) in file.phrase.iter().enumerate() {
            for word in phrase.words.first().into_iter().flatten() {
                phrase_by_lemma.entry(fold_lemma(word)).or_default().push(at);
            }
        }
        Self {
            nouns,
            noun_by_lemma,
            verbs: file.verb,
            verb_by_lemma,
            phrases: file.phrase,
            phrase_by_lemma,
            support: file.support,
            status: file.status,
            format: file.format,
            assembly: file.assembly,
            steps: file.steps,
            reporting: file.reporting,
            topics: file.topics,
            company: file.company,
            process: file.process,
            grammar: file.grammar,
        }
    }

    /// What the noun with this (folded) lemma evokes.
    #[must_use]
    pub fn noun(&self, lemma: &str) -> Option<&NounEntry> {
        let whole = || {
            let (first, noun) = lemma.rsplit_once('-')?;
            self.grammar.compounds.has(first).then(|| self.noun_by_lemma.get(noun)).flatten()
        };
        self.noun_by_lemma.get(lemma).or_else(whole).and_then(|&at| self.nouns.get(at))
    }

    /// What the verb with this (folded) lemma evokes.
    #[must_use]
    pub fn verb(&self, lemma: &str) -> Option<&VerbEntry> {
        self.verb_by_lemma.get(lemma).and_then(|&at| self.verbs.get(at))
    }

    /// The phrases that begin with this (folded) lemma.
    pub fn phrases(&self, lemma: &str) -> impl Iterator<Item = &PhraseEntry> {
        let found = self.phrase_by_lemma.get(lemma).map_or(&[][..], Vec::as_slice);
        found.iter().filter_map(|&at| self.phrases.get(at))
    }
}
