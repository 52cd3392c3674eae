//! Words that evoke a meeting: nouns, verbs, and verbs with their words ("сесть за стол").

use std::ops::Range;

use crate::extract::meeting::{Format, Kind};
use crate::lang::lexicon::calendar::{Calendar, Word as Time};
use crate::lang::lexicon::triggers::{Frame, Need, PhraseEntry, Triggers};
use crate::lang::morph::{Reading, fold_lemma};
use crate::lang::tag::{Aspect, Case, Number, Pos, VerbForm};
use crate::lang::token::{Parsed, Shape};

/// What kind of word the trigger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A noun, and what it needs beside itself.
    Noun(Need),
    /// A verb (any form) or a phrase around one, and how its arguments stand.
    Verb(Frame),
}

/// One trigger.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// The noun or verb.
    pub token: usize,
    /// All its words.
    pub tokens: Range<usize>,
    /// What kind of word.
    pub word: Word,
    /// What kind of meeting.
    pub kind: Kind,
    /// What the word itself says of the format.
    pub format: Option<Format>,
    /// Whether it makes no meeting of its own without two parties.
    pub weak: bool,
    /// Whether it is a noun that is left out.
    pub elided: Option<Elided>,
}

/// What stands for a noun of meeting that is not said again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elided {
    /// "следующая — в мае": another of the same.
    Counted,
    /// "она пройдёт в Осло": the same.
    Pronoun,
}

/// Whether any token of the range could evoke a meeting: the cheap look before the sentence is read
/// in context.
#[must_use]
pub fn any(parsed: &Parsed, tokens: Range<usize>, triggers: &Triggers) -> bool {
    let evokes = |lemma: &str| {
        triggers.noun(lemma).is_some() || triggers.verb(lemma).is_some() || triggers.phrases(lemma).next().is_some()
    };
    let sentence = tokens.clone();
    tokens.into_iter().any(|t| {
        parsed.readings(t).iter().any(|r| evokes(&r.lemma)) || elided_at(parsed, t, &sentence, triggers).is_some()
    })
}

/// A form that is likelier a noun ("примет" of "примета") is the verb that evokes a meeting where no
/// attribute or preposition before it asks for a noun.
pub fn prefer_verbs(parsed: &mut Parsed, triggers: &Triggers, calendar: &Calendar) {
    for token in 0..parsed.tokens.len() {
        let readings = parsed.readings(token);
        let evokes = |r: &Reading| r.tag.is_finite() && r.prob >= 0.1 && triggers.verb(&r.lemma).is_some();
        let Some(at) = readings.iter().position(evokes).filter(|&at| at > 0) else { continue };
        if readings.first().is_some_and(|r| r.tag.pos == Pos::Verb) {
            continue;
        }
        let asks_for_noun = token.checked_sub(1).is_some_and(|before| {
            let tag = parsed.tag(before);
            // "во второй половине дня примет", "в понедельник примет": a noun of time has none after it.
            let time = matches!(
                calendar.word(parsed.lemma(before)),
                Some(Time::Unit(_) | Time::DayPart(_) | Time::Month(_) | Time::Weekday(_))
            );
            // "в резиденции примет": nor one that tells where.
            let first = (0..before).rev().find(|&t| !parsed.tag(t).is_attribute());
            let located = first.is_some_and(|t| parsed.tag(t).pos == Pos::Adp);
            // "в 15:00 примет"
            let clock = parsed.form(before).contains(':');
            // "их примет король": whom, and not whose.
            let whom = triggers.grammar.pronoun.has(&fold_lemma(parsed.form(before)));
            // "Коне примет участие": a name, whatever word it is too.
            let name = parsed.shape(before) == Shape::Capital && before > first_of_sentence(parsed, before);
            let noun = tag.is_noun() && tag.name.is_none() && tag.animate != Some(true) && !time && !located;
            tag.pos == Pos::Adp || tag.pos == Pos::Num && !clock || !name && (tag.is_attribute() && !whom || noun)
        });
        if !asks_for_noun {
            parsed.prefer(token, at);
        }
    }
}

/// "по будущим переговорам": an adjective that may be a noun of a thing ("будущее") is none before a noun with
/// which it agrees.
pub fn prefer_attributes(parsed: &mut Parsed) {
    for token in 0..parsed.tokens.len().saturating_sub(1) {
        let tag = parsed.tag(token);
        let thing = tag.pos == Pos::Noun && tag.animate == Some(false);
        if !thing || !parsed.tag(token + 1).is_noun() || parsed.readings(token).len() < 2 {
            continue;
        }
        let next = |r: &Reading| {
            let agrees = |n: &Reading| {
                let number = n.tag.number == r.tag.number && n.tag.case == r.tag.case;
                n.tag.is_noun() && number && (r.tag.gender.is_none() || r.tag.gender == n.tag.gender)
            };
            parsed.readings(token + 1).iter().any(agrees)
        };
        let attribute = |r: &Reading| r.tag.is_attribute() && r.prob >= 0.05 && next(r);
        if let Some(at) = parsed.readings(token).iter().position(attribute) {
            parsed.prefer(token, at);
        }
    }
}

fn first_of_sentence(parsed: &Parsed, token: usize) -> usize {
    parsed.sentences.get(parsed.sentence_of(token)).map_or(token, |s| s.tokens.start)
}

/// The triggers of a sentence, in order.
#[must_use]
pub fn find(parsed: &Parsed, tokens: Range<usize>, triggers: &Triggers) -> Vec<Trigger> {
    let mut found = Vec::new();
    let mut next = tokens.start;
    while next < tokens.end {
        let trigger = phrase_at(parsed, next, &tokens, triggers)
            .or_else(|| noun_at(parsed, next, triggers))
            .or_else(|| verb_at(parsed, next, triggers))
            .or_else(|| elided_at(parsed, next, &tokens, triggers));
        next = trigger.as_ref().map_or(next + 1, |t| (t.token + 1).max(next + 1));
        found.extend(trigger);
    }
    // "за стол переговоров сели": a noun within a phrase is part of it.
    let before = |t: &Trigger| t.tokens.start..t.token;
    let phrases: Vec<Range<usize>> = found.iter().map(before).filter(|t| !t.is_empty()).collect();
    found.retain(|t| t.tokens.len() > 1 || !phrases.iter().any(|p| p.contains(&t.token)));
    found
}

fn noun_at(parsed: &Parsed, token: usize, triggers: &Triggers) -> Option<Trigger> {
    let reading = parsed.readings(token).iter().find(|r| r.tag.is_noun() && triggers.noun(&r.lemma).is_some())?;
    // A word that is likelier something else ("приём" is no verb, but "тур" may be a name) must not
    // be taken for a noun.
    if !parsed.tag(token).is_noun() {
        return None;
    }
    let entry = triggers.noun(&reading.lemma)?;
    let introduced = |word: &String| token.checked_sub(1).is_some_and(|before| parsed.has_lemma(before, word));
    if !entry.after.as_ref().is_none_or(introduced) {
        return None;
    }
    // "онлайн-совещание"
    let remote = || reading.lemma.rsplit_once('-').is_some_and(|(first, _)| triggers.grammar.remote.has(first));
    let format = entry.format.as_deref().and_then(format_named).or_else(|| remote().then_some(Format::Online));
    Some(Trigger {
        token,
        tokens: token..token + 1,
        word: Word::Noun(entry.need),
        kind: kind_named(&entry.kind)?,
        format,
        weak: false,
        elided: None,
    })
}

/// How far back the noun can stand that is not said again.
const MEMORY: usize = 48;

/// "Первая встреча была в Осло, вторая — в Риге", "Следующая пройдёт в мае", "Она пройдёт в мае":
/// the noun of meeting that an adjective of order or a pronoun leaves out.
fn elided_at(parsed: &Parsed, token: usize, sentence: &Range<usize>, triggers: &Triggers) -> Option<Trigger> {
    let (cues, personal) = (&triggers.assembly.counted, &triggers.grammar.personal);
    let fits = |r: &&Reading| {
        let single = r.tag.number == Some(Number::Sing);
        r.tag.case == Some(Case::Nom) && (single && cues.has(&r.lemma) || personal.has(&r.lemma))
    };
    let reading = parsed.readings(token).iter().find(fits)?;
    let elided = if cues.has(&reading.lemma) { Elided::Counted } else { Elided::Pronoun };
    let next = parsed.tag(token + 1);
    let ends = match elided {
        Elided::Counted => {
            let told = next.is_noun() || next.is_attribute() || next.pos == Pos::Num || parsed.form(token + 1) == "«";
            let governed = token.checked_sub(1).is_some_and(|t| t >= sentence.start && parsed.tag(t).pos == Pos::Adp);
            let after = told || is_said_after(parsed, token, sentence, triggers);
            token + 1 < sentence.end && !after && !governed
        }
        Elided::Pronoun => {
            let verb =
                (token + 1..(token + 6).min(sentence.end)).find(|&t| triggers.support.happens.has(parsed.lemma(t)));
            // "шло оно по видеосвязи"
            let before = token.checked_sub(1).filter(|&t| t >= sentence.start && parsed.tag(t).is_finite());
            let before = before.filter(|&t| triggers.support.happens.has(parsed.lemma(t)));
            verb.or(before).is_some_and(|v| !triggers.grammar.be.has(parsed.lemma(v)))
        }
    };
    if !ends {
        return None;
    }
    let entry = |r: &Reading| triggers.noun(&r.lemma).filter(|e| e.need != Need::Join && e.after.is_none());
    let mut before = (token.saturating_sub(MEMORY)..token).rev();
    let noun = if reading.tag.number == Some(Number::Plur) {
        // "Переговоры перенесены. Они пройдут в мае": the last things told of in the plural.
        let things = |r: &Reading| {
            let subject = r.tag.case == Some(Case::Nom) && r.tag.animate == Some(false);
            r.tag.is_noun() && r.tag.number == Some(Number::Plur) && (subject || entry(r).is_some())
        };
        before.find_map(|t| parsed.readings(t).first().filter(|r| things(r))).and_then(entry)?
    } else {
        let gender = reading.tag.gender;
        before.find_map(|t| {
            parsed.readings(t).first().filter(|r| r.tag.is_noun() && r.tag.gender == gender).and_then(entry)
        })?
    };
    let tokens = token..token + 1;
    let (word, kind) = (Word::Noun(Need::Little), kind_named(&noun.kind)?);
    Some(Trigger { token, tokens, word, kind, format: None, weak: false, elided: Some(elided) })
}

/// "следующая, 141-я ассамблея": the noun is not left out.
fn is_said_after(parsed: &Parsed, token: usize, sentence: &Range<usize>, triggers: &Triggers) -> bool {
    let comma = parsed.form(token + 1) == ",";
    let attribute = |t: &usize| {
        let tag = parsed.tag(*t);
        tag.is_attribute() || tag.pos == Pos::Num || parsed.shape(*t) == Shape::Number || parsed.form(*t) == "-"
    };
    let noun = (token + 2..sentence.end.min(token + 8)).find(|t| !attribute(t));
    comma && noun.is_some_and(|t| t > token + 2 && triggers.noun(parsed.lemma(t)).is_some())
}

fn verb_at(parsed: &Parsed, token: usize, triggers: &Triggers) -> Option<Trigger> {
    let tag = parsed.tag(token);
    if tag.pos != Pos::Verb {
        return None;
    }
    let entry = triggers.verb(parsed.lemma(token))?;
    if entry.frame == Frame::Gather && is_intention(parsed, token) {
        return None;
    }
    if entry.frame == Frame::Gather && tag.number == Some(Number::Sing) && heads_for(parsed, token, triggers) {
        let (tokens, word) = (token..token + 1, Word::Verb(Frame::Go));
        return Some(Trigger { token, tokens, word, kind: Kind::Visit, format: None, weak: true, elided: None });
    }
    let format = entry.format.as_deref().and_then(format_named);
    Some(Trigger {
        token,
        tokens: token..token + 1,
        word: Word::Verb(entry.frame),
        kind: kind_named(&entry.kind)?,
        format,
        weak: entry.weak,
        elided: None,
    })
}

/// "собирается в Осло": one who goes there, and nobody who comes together "в Осло" with others.
fn heads_for(parsed: &Parsed, verb: usize, triggers: &Triggers) -> bool {
    let into = |t: usize| triggers.grammar.into.has(parsed.lemma(t));
    let Some(at) = (verb + 1..verb + 4).find(|&t| into(t)) else { return false };
    let cases = parsed.cases(at + 1, |r| r.tag.is_noun() && r.tag.name.is_some());
    cases.has(Case::Acc) && !cases.has(Case::Loc)
}

/// "собираются встретиться", "поздравить собираются": an intention, not a gathering.
fn is_intention(parsed: &Parsed, token: usize) -> bool {
    let infinitive = |t: usize| parsed.tag(t).form == Some(VerbForm::Inf);
    let mark = |t: &usize| parsed.shape(*t) == Shape::Mark;
    let sentence = parsed.sentences.get(parsed.sentence_of(token)).map_or(token..token, |s| s.tokens.clone());
    let after = (token + 1..sentence.end.min(token + 5)).take_while(|t| !mark(t));
    // "подписывать договор стороны соберутся 3 мая в Осло": they come there to do it.
    let fixed = parsed.shape(token + 1) == Shape::Number || parsed.tag(token + 1).pos == Pos::Adp;
    if fixed && parsed.tag(token).aspect == Some(Aspect::Perf) {
        return after.into_iter().any(infinitive);
    }
    let before = (sentence.start.max(token.saturating_sub(5))..token).rev().take_while(|t| !mark(t));
    after.chain(before).any(infinitive)
}

fn phrase_at(parsed: &Parsed, first: usize, sentence: &Range<usize>, triggers: &Triggers) -> Option<Trigger> {
    if parsed.tag(first).pos != Pos::Verb {
        return None;
    }
    triggers.phrases(parsed.lemma(first)).find_map(|phrase| {
        let after = phrase_end(parsed, first..sentence.end, phrase).map(|last| first..last + 1);
        let tokens =
            after.or_else(|| phrase_before(parsed, sentence.start..first, phrase).map(|start| start..first + 1))?;
        let format = phrase.format.as_deref().and_then(format_named);
        Some(Trigger {
            token: first,
            tokens,
            word: Word::Verb(phrase.frame),
            kind: kind_named(&phrase.kind)?,
            format: format.or((phrase.kind == "call").then_some(Format::Phone)),
            weak: phrase.weak,
            elided: None,
        })
    })
}

fn phrase_end(parsed: &Parsed, tokens: Range<usize>, phrase: &PhraseEntry) -> Option<usize> {
    let mut at = tokens.start;
    for lemmas in phrase.words.iter().skip(1) {
        let reach =
            (at + 1..(at + 2 + phrase.gap).min(tokens.end)).find(|&t| lemmas.iter().any(|l| parsed.has_lemma(t, l)));
        at = reach?;
    }
    Some(at)
}

/// The same words before their verb: "за стол переговоров сели".
fn phrase_before(parsed: &Parsed, tokens: Range<usize>, phrase: &PhraseEntry) -> Option<usize> {
    let lowest = tokens.start.max(tokens.end.saturating_sub(phrase.gap + phrase.words.len()));
    let word =
        |lemmas: &Vec<String>, from: usize| (from..tokens.end).find(|&t| lemmas.iter().any(|l| parsed.has_lemma(t, l)));
    let mut words = phrase.words.iter().skip(1);
    let start = word(words.next()?, lowest)?;
    words.try_fold(start, |at, lemmas| word(lemmas, at + 1)).map(|_| start)
}

/// The contract's word for a kind.
#[must_use]
pub fn kind_named(word: &str) -> Option<Kind> {
    Some(match word {
        "meeting" => Kind::Meeting,
        "talks" => Kind::Talks,
        "call" => Kind::Call,
        "summit" => Kind::Summit,
        "visit" => Kind::Visit,
        "session" => Kind::Session,
        "conference" => Kind::Conference,
        "consultations" => Kind::Consultations,
        _ => return None,
    })
}

/// The contract's word for a format.
#[must_use]
pub fn format_named(word: &str) -> Option<Format> {
    Some(match word {
        "in_person" => Format::InPerson,
        "online" => Format::Online,
        "phone" => Format::Phone,
        "hybrid" => Format::Hybrid,
        _ => return None,
    })
}
