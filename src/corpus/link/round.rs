//! Which round of its kind a report tells of: "второй раунд" is the second. Reads the sentences that
//! state the meeting and nothing else, so that articles and records are read alike.

use super::party::fold;
use super::report::Report;
use crate::lang::Language;
use crate::lang::lexicon::calendar::Word;

/// Reads the round of each report.
pub(super) fn mark(reports: &mut [Report], language: &Language) {
    for report in reports {
        report.round = told(&report.evidence, language);
    }
}

/// The only ordinal that stands before a word for a round; two of them tell of two rounds.
fn told(evidence: &str, language: &Language) -> Option<u16> {
    let folded = fold(evidence);
    let words: Vec<&str> = folded.split(' ').collect();
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [number, noun] if is_round(noun, language) => ordinal(number, language),
        _ => None,
    });
    let mut rounds: Vec<u16> = pairs.collect();
    rounds.dedup();
    match rounds.as_slice() {
        [round] => Some(*round),
        _ => None,
    }
}

fn is_round(word: &str, language: &Language) -> bool {
    let nouns = &language.lexicon.triggers.assembly.rounds;
    // Most words are told apart by their first letters, without the dictionary.
    let begins = |noun: &str| noun.chars().zip(word.chars()).take_while(|(a, b)| a == b).count() >= 4;
    nouns.all().any(begins) && language.morph.read(word).iter().any(|reading| nouns.has(&reading.lemma))
}

fn ordinal(word: &str, language: &Language) -> Option<u16> {
    let readings = language.morph.read(word);
    readings.iter().find_map(|reading| match language.lexicon.calendar.word(&reading.lemma) {
        Some(Word::Ordinal(value)) => Some(value),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_round_is_the_ordinal_before_its_word() {
        let language = Language::load("ru").expect("the language builds");
        let round = |text: &str| told(text, &language);
        assert_eq!(round("Второй раунд переговоров прошёл в Осло."), Some(2));
        assert_eq!(round("О ценах говорили на третьем заседании группы."), Some(3));
        for other in ["После первого раунда назначен второй раунд.", "Первый день прошёл в Осло.", "Раунд окончен.", ""]
        {
            assert_eq!(round(other), None, "{other}");
        }
    }
}
