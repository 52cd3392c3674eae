//! Whether the clause around a phrase of time speaks of the past or of what lies ahead: the evidence
//! by which "3 января" finds its year and "в среду" its week.

use std::ops::Range;

use crate::lang::tag::{Aspect, Number, Pos, Tag, Tense, VerbForm, Voice};

use super::scan::Scan;

/// What the nearest verb says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Evidence {
    /// It happened: "встретились".
    Past,
    /// It was agreed: "договорились 5 мая", "договорились на 5 мая".
    Agreed,
    /// It will: "состоится", "будет", "собирается".
    Future,
    /// It is or was planned, so rather ahead: "намечена на", "договорились встретиться".
    Plan,
    /// "проходит": may be either.
    Present,
    /// No verb near.
    #[default]
    None,
}

/// What a comma or another mark between a verb and the phrase costs, in tokens.
const COMMA: usize = 5;
const BREAK: usize = 12;
const FARTHEST: usize = 30;

/// The evidence for the phrase of `tokens`: of the verbs of its sentence the one with the fewest
/// words and marks between.
pub(super) fn evidence(scan: &Scan<'_>, tokens: &Range<usize>) -> Evidence {
    // ", 5 мая," stands aside within its clause; a comma on one side only is the clause's end.
    let comma = |at: usize| scan.is_mark(at, ",");
    let aside = tokens.start > scan.start && comma(tokens.start - 1) && comma(tokens.end);
    let left = nearest(scan, (scan.start..tokens.start).rev(), aside);
    let right = nearest(scan, tokens.end..scan.end, aside || tokens.start == scan.start);
    match (left, right) {
        (Some(left), Some(right)) => {
            if right.0 < left.0 {
                right.1
            } else {
                left.1
            }
        }
        (Some(one), None) | (None, Some(one)) => one.1,
        (None, None) => Evidence::None,
    }
}

/// The evidence nearest along `tokens` and its cost; `aside` lets the first comma pass for nothing.
fn nearest(scan: &Scan<'_>, tokens: impl Iterator<Item = usize>, aside: bool) -> Option<(usize, Evidence)> {
    let mut cost = 0;
    let (mut skipping, mut last) = (false, None);
    for (step, token) in tokens.enumerate() {
        // ", как и было условлено, ": a clause put in, its verb is not that of the day.
        if scan.is_mark(token, ",") {
            let opens = scan.language.lexicon.calendar.is_aside(scan.parsed.form(token + 1));
            skipping = !skipping && opens && last.is_none_or(|last| last < token);
        }
        last = Some(token);
        if skipping {
            continue;
        }
        cost += match scan.parsed.form(token) {
            "," if step == 0 && aside => 0,
            "," => COMMA,
            ";" | ":" | "(" | ")" | "«" | "»" | "—" | "–" => BREAK,
            _ => 1,
        };
        if cost > FARTHEST {
            return None;
        }
        if let Some(evidence) = of_word(scan, token) {
            return Some((cost, evidence));
        }
    }
    None
}

fn of_word(scan: &Scan<'_>, token: usize) -> Option<Evidence> {
    let reading = scan.parsed.readings(token).first()?;
    let tag = reading.tag;
    if !matches!(tag.pos, Pos::Verb | Pos::Aux | Pos::Adj) || is_aside(scan, token, tag) {
        return None;
    }
    let plan = scan.language.lexicon.calendar.is_plan(&reading.lemma);
    match tag.pos {
        Pos::Adj => (tag.short && plan).then_some(Evidence::Plan),
        _ if tag.short && will_be(scan, token) => Some(Evidence::Future),
        Pos::Aux if was_planned(scan, token) => Some(Evidence::Plan),
        _ if tag.form == Some(VerbForm::Inf) && was_attempted(scan, token) => Some(Evidence::Past),
        _ => of_verb(tag, plan),
    }
}

/// "Напомним, в апреле они виделись": the writer's own word, not the tense of the clause.
fn is_aside(scan: &Scan<'_>, token: usize, tag: Tag) -> bool {
    tag.person == Some(1) && tag.number == Some(Number::Plur) && scan.is_mark(token + 1, ",:")
}

/// "должен был приехать", "был назначен на": the auxiliary of a plan is no past.
fn was_planned(scan: &Scan<'_>, token: usize) -> bool {
    let plan = |token: usize| token < scan.end && scan.language.lexicon.calendar.is_plan(scan.parsed.lemma(token));
    (token > scan.start && plan(token - 1)) || plan(token + 1)
}

/// "пытался наладить", "смог встретиться": an infinitive that its verb puts into the past.
fn was_attempted(scan: &Scan<'_>, token: usize) -> bool {
    (token.saturating_sub(3).max(scan.start)..token).rev().any(|token| {
        let tag = scan.parsed.tag(token);
        let past = tag.form == Some(VerbForm::Fin) && tag.tense == Some(Tense::Past);
        past && scan.language.lexicon.calendar.is_attempt(scan.parsed.lemma(token))
    })
}

/// "будет подписан": the auxiliary is near before its participle.
fn will_be(scan: &Scan<'_>, token: usize) -> bool {
    let near = token.saturating_sub(3).max(scan.start)..token;
    near.into_iter().any(|token| {
        let tag = scan.parsed.tag(token);
        tag.pos == Pos::Aux && tag.tense == Some(Tense::Fut)
    })
}

fn of_verb(tag: Tag, plan: bool) -> Option<Evidence> {
    match (tag.form?, tag.tense) {
        (VerbForm::Fin, Some(Tense::Past)) => Some(if plan { Evidence::Agreed } else { Evidence::Past }),
        (VerbForm::Fin, Some(Tense::Fut)) => Some(Evidence::Future),
        (VerbForm::Fin, _) => Some(if plan { Evidence::Future } else { Evidence::Present }),
        (VerbForm::Inf, _) => Some(Evidence::Plan),
        (VerbForm::Part, _) if plan && tag.voice == Some(Voice::Pass) => Some(Evidence::Plan),
        (VerbForm::Part, Some(Tense::Past)) => Some(Evidence::Past),
        (VerbForm::Conv, _) if tag.aspect == Some(Aspect::Perf) => Some(Evidence::Past),
        _ => None,
    }
}
