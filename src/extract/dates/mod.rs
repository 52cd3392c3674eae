//! Phrases of time (TIMEX) and their calendar values. [`find`] reads the whole text once: `scan`
//! turns tokens into small values, `piece` and its rules read points ("5 мая", "прошлая неделя"),
//! `phrase` joins them ("с 5 по 7 мая", "до конца недели"), `resolve` gives them values against the
//! day of the report, the tense of the clause and the time named before. No day is invented: what the
//! text does not tell has no value.

mod absolute;
mod clock;
mod easter;
pub mod expression;
mod feast;
mod led;
mod part;
mod period;
mod phrase;
mod piece;
mod range;
mod relative;
mod resolve;
mod scan;
mod tense;
mod weekday;

use chrono::Datelike;

use super::mention::TimeMention;
use super::registry::{Family, Rule, RuleId};
use crate::base::article::Published;
use crate::base::date::FuzzyDate;
use crate::lang::Language;
use crate::lang::token::Parsed;

use expression::{Point, Year};
use phrase::{Lead, Phrase};
use resolve::Context;
use scan::Scan;
use tense::Evidence;

/// The rules of this family, by code.
pub const RULES: &[Rule] = &[
    rule("D01", "A date in digits: «03.01.2026»"),
    rule("D02", "A day or a row of days of a month: «5–7 мая», «третьего января», «5-го числа»"),
    rule("D03", "A month: «в мае 2003 года»"),
    rule("D04", "A year: «в 2019 году», «в 2020-м»"),
    rule("D05", "An adjective of a month: «июльская встреча»"),
    rule("D06", "A weekday: «в среду», «в прошлый вторник»"),
    rule("D07", "A weekday and its day: «во вторник, 6 января»"),
    rule("D08", "A day near the report: «вчера», «завтрашняя встреча»"),
    rule("D09", "A period before or after this one: «на прошлой неделе», «в следующем году»"),
    rule("D10", "A stretch from the report: «в ближайшие три дня»"),
    rule("D11", "A distance: «два дня назад», «днём позже»"),
    rule("D12", "A time that hangs on one named before: «накануне», «в тот же день»"),
    rule("D13", "A season: «весной», «осенью 2025 года»"),
    rule("D14", "A part of a period: «в начале мая», «в конце недели»"),
    rule("D15", "A numbered part: «во второй половине мая», «в первом квартале»"),
    rule("D16", "A feast: «на Рождество», «в День Победы»"),
    rule("D17", "A range: «с 5 по 7 мая», «с пятницы по воскресенье»"),
    rule("D18", "A limit: «до конца недели», «после 5 мая», «через два дня»"),
    rule("D19", "A move: «с 5 на 7 мая»"),
    rule("D20", "A night between two days: «в ночь на среду»"),
    rule("D21", "A time without a value: «на днях», «в ближайшее время»"),
    rule("D22", "A time of day alone: «в 15:00», «вечером»"),
    rule("D23", "A day that something is set for: «на вторник»"),
];

const fn rule(code: &'static str, summary: &'static str) -> Rule {
    Rule { id: RuleId(code), family: Family::Dates, summary }
}

/// All phrases of time of a text, in order, without overlaps, with their values.
#[must_use]
pub fn find(parsed: &Parsed, language: &Language, published: Option<Published>) -> Vec<TimeMention> {
    let mut scan = Scan::new(parsed, language);
    let mut story = Story { report: published.map(Published::day), ..Story::default() };
    let mut mentions = Vec::new();
    let mut found = Vec::new();
    for (index, sentence) in parsed.sentences.iter().enumerate() {
        (scan.start, scan.end) = (sentence.tokens.start, sentence.tokens.end);
        let mut at = scan.start;
        while at < scan.end {
            if scan.is_plain(at) {
                at += 1;
                continue;
            }
            at = phrase::read(&scan, at, &mut found).unwrap_or(at + 1);
            for phrase in found.drain(..) {
                mentions.push(story.mention(&scan, &phrase, index));
            }
        }
    }
    mentions
}

/// The value of a phrase against another time than the one named before it in the text: "на следующий
/// день" against the day of the meeting just told. A phrase that hangs on nothing keeps its value.
#[must_use]
pub fn against(mention: &TimeMention, reference: FuzzyDate) -> Option<FuzzyDate> {
    if !mention.anaphoric && !mention.clock_only {
        return mention.value;
    }
    resolve::value(&mention.expression, &Context { named: Some(reference), ..Context::default() })
}

/// What the text has told so far.
#[derive(Default)]
struct Story {
    report: Option<chrono::NaiveDate>,
    /// The day last named, and the sentence that names it.
    named: Option<(FuzzyDate, usize)>,
    /// The year last told.
    year: Option<i32>,
}

impl Story {
    fn mention(&mut self, scan: &Scan<'_>, phrase: &Phrase, sentence: usize) -> TimeMention {
        let expression = phrase.expression;
        let tense = match (tense::evidence(scan, &phrase.tokens), phrase.lead) {
            (Evidence::Future, _) => Evidence::Future,
            (_, Lead::Ahead) => Evidence::Plan,
            (evidence, Lead::Open) => evidence,
        };
        let context = Context {
            report: self.report,
            tense,
            named: self.reference(expression.moment.point, sentence),
            year: self.year,
        };
        let value = resolve::value(&expression, &context);
        let clock_only = expression.moment.point == Point::Clock;
        if let Some(value) = value {
            self.remember(value, expression.moment.point, sentence);
        }
        TimeMention {
            span: scan.parsed.span(phrase.tokens.clone()),
            tokens: phrase.tokens.clone(),
            value,
            relation: phrase.relation,
            anaphoric: expression.is_anaphoric(),
            disputed: value.is_some_and(|value| resolve::contradicts(&expression, value)),
            clock_only,
            expression,
            rule: phrase.rule,
        }
    }

    /// The time that an anaphoric phrase hangs on. "Накануне" and a time of day look no further than
    /// their own sentence, and else to the report.
    fn reference(&self, point: Point, sentence: usize) -> Option<FuzzyDate> {
        let here = self.named.filter(|(_, named)| *named == sentence).map(|(value, _)| value);
        let report = self.report.map(FuzzyDate::day);
        match point {
            Point::Clock => here.filter(|value| value.days() <= 2).or(report),
            Point::FromNamed(-1, _) => here.or(report),
            _ => self.named.map(|(value, _)| value).or(report),
        }
    }

    fn remember(&mut self, value: FuzzyDate, point: Point, sentence: usize) {
        if point == Point::Clock {
            return;
        }
        self.named = Some((value, sentence));
        if let Point::Day { year: Year::Exact(_), .. } | Point::Month { year: Year::Exact(_), .. } = point {
            self.year = Some(value.start().year());
        }
    }
}
