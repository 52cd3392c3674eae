//! Of which named series a report tells: "заседание контактной группы по обороне Украины" is of the
//! «Рамштайн». Reads those who take part and the sentences that state the meeting, and nothing else, so
//! that articles and records are read alike.

use std::sync::Arc;

use super::party::fold;
use super::report::Report;
use crate::extract::meeting::Kind;
use crate::extract::meetings::trigger::kind_named;
use crate::extract::mention::EntityKind;
use crate::lang::Language;
use crate::lang::lexicon::series::{Holder, Name};

/// So many words may stand between the word for a meeting and the name: "встреча министров стран G7".
const NEAR: usize = 4;

/// Reads the series of each report.
pub(super) fn mark(reports: &mut [Report], language: &Language) {
    for report in reports {
        report.series = told(report, language);
    }
}

fn told(report: &Report, language: &Language) -> Vec<Arc<str>> {
    if report.kind == Kind::Visit {
        return Vec::new();
    }
    let fits = |name: &&Name| name.holder == Holder::Format || report.kind.is_gathering();
    let bodies = report.parties.iter().filter(|p| matches!(p.kind, EntityKind::Organisation | EntityKind::Group));
    let names: Vec<String> = bodies.map(|party| fold(&party.name)).collect();
    let present = names.iter().flat_map(|name| {
        let words: Vec<&str> = name.split(' ').collect();
        names_at(&words, 0, language).filter(|name| name.words.len() == words.len()).collect::<Vec<_>>()
    });
    let evidence = fold(&report.evidence);
    let words: Vec<&str> = evidence.split(' ').collect();
    let mut stated: Vec<&Name> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // The longest is meant: "Совет Россия — НАТО" is no НАТО.
        let name = names_at(&words, at, language).max_by_key(|name| name.words.len());
        stated.extend(name.filter(|name| is_of_meeting(&words, at, name, report.kind, language)));
        at += name.map_or(1, |name| name.words.len());
    }
    let mut series: Vec<Arc<str>> = present.chain(stated).filter(fits).map(|name| Arc::clone(&name.series)).collect();
    series.sort_unstable();
    series.dedup();
    series
}

/// The names that stand at this word, in whatever case.
fn names_at<'l>(words: &[&str], at: usize, language: &'l Language) -> impl Iterator<Item = &'l Name> {
    let here = words.get(at..).unwrap_or_default();
    let first = here.first().copied().unwrap_or_default();
    language.lexicon.series.opened_by(first).filter(move |name| {
        name.words.len() <= here.len() && name.words.iter().zip(here).all(|(own, word)| is_form(word, own, language))
    })
}

/// Whether the word is a form of the other, which is in the nominative.
fn is_form(word: &str, nominative: &str, language: &Language) -> bool {
    if word == nominative {
        return true;
    }
    let lemmas = language.morph.read(nominative);
    language.morph.read(word).iter().any(|reading| lemmas.iter().any(|own| own.lemma == reading.lemma))
}

/// Whether the name stands with the word for this meeting, no other such word between, or tells how they
/// meet. "На полях саммита G7 провёл встречу" is no meeting of the G7.
fn is_of_meeting(words: &[&str], at: usize, name: &Name, kind: Kind, language: &Language) -> bool {
    let format =
        |at: usize| words.get(at).is_some_and(|word| has_lemma(word, language, |lemma| is_format(lemma, language)));
    let end = at + name.words.len();
    let inside = |at: usize| words.get(at).is_some_and(|word| language.lexicon.triggers.grammar.inside.has(word));
    if at.checked_sub(1).is_some_and(|before| format(before) || inside(before) && (at + 1..end).any(format)) {
        return true;
    }
    // A verb parts them: "на встрече обсудили нормандский формат".
    let verb = |at: &usize| words.get(*at).is_some_and(|word| is_verb(word, language));
    let noun = (at.saturating_sub(NEAR)..end).rev().take_while(|at| !verb(at)).find_map(|at| {
        let readings = language.morph.read(words.get(at)?);
        let noun = readings.iter().find_map(|reading| language.lexicon.triggers.noun(&reading.lemma))?;
        kind_named(&noun.kind)
    });
    noun.is_some_and(|noun| family(noun) == family(kind))
}

fn is_verb(word: &str, language: &Language) -> bool {
    let readings = language.morph.read(word);
    let surest = readings.iter().max_by(|a, b| a.prob.total_cmp(&b.prob));
    surest.is_some_and(|reading| reading.tag.is_finite())
}

fn is_format(lemma: &str, language: &Language) -> bool {
    language.lexicon.series.format.has(lemma)
}

fn has_lemma(word: &str, language: &Language, wanted: impl Fn(&str) -> bool) -> bool {
    language.morph.read(word).iter().any(|reading| wanted(&reading.lemma))
}

/// Kinds that are words for one thing: a session is none of them.
pub(in crate::corpus) fn family(kind: Kind) -> Kind {
    match kind {
        Kind::Talks | Kind::Consultations | Kind::Meeting => Kind::Talks,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::link::scenarios::{report, told as article};
    use crate::extract::meeting::Status;

    fn series(kind: Kind, parties: &[&str], evidence: &str, language: &Language) -> Vec<String> {
        let report = report(&article(0, "2026-02-10"), Status::Held, parties);
        let report = Report { kind, evidence: evidence.to_owned(), ..report };
        told(&report, language).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_meeting_is_of_the_series_that_its_own_words_name() {
        let language = Language::load("ru").expect("the language builds");
        for (kind, parties, evidence, expected) in [
            (Kind::Session, &[][..], "Заседание контактной группы по обороне Украины прошло в Осло.", "«Рамштайн»"),
            (Kind::Meeting, &[], "Министры собрались в формате «Рамштайн».", "«Рамштайн»"),
            (Kind::Talks, &[], "Советники говорили в нормандском формате.", "нормандский формат"),
            (Kind::Session, &[], "В среду собрался Совет Россия – НАТО.", "Совет Россия — НАТО"),
            (Kind::Summit, &["#БРИКС"], "Лидеры съехались.", "БРИКС"),
            (Kind::Summit, &[], "На саммите G7 лидеры говорили о пошлинах.", "«Большая семёрка»"),
            (Kind::Meeting, &["#коалиция желающих", "Олаф Берг"], "Берг принял их.", "коалиция желающих"),
        ] {
            assert_eq!(series(kind, parties, evidence, &language), [expected], "{evidence}");
        }
    }

    #[test]
    fn what_is_only_told_beside_a_meeting_is_not_its_series() {
        let language = Language::load("ru").expect("the language builds");
        let pair = &["Олаф Берг", "Ян Новак"][..];
        for (kind, parties, evidence) in [
            (Kind::Meeting, pair, "На полях саммита G7 Берг провёл встречу с Новаком."),
            (Kind::Meeting, pair, "Берг и Новак на встрече обсудили нормандский формат."),
            (Kind::Meeting, &["#НАТО", "Олаф Берг"], "Берг встретился с руководством НАТО."),
            (Kind::Visit, &["#ШОС"], "Берг приехал на саммит ШОС."),
        ] {
            assert_eq!(series(kind, parties, evidence, &language), [""; 0], "{evidence}");
        }
    }
}
