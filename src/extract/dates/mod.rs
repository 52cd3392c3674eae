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

use super::mention::{TimeMention, TimeRelation};
use super::registry::{Family, Rule, RuleId};
use crate::base::article::Published;
use crate::base::date::FuzzyDate;
use crate::lang::Language;
use crate::lang::lexicon::calendar::Unit;
use crate::lang::tag::Pos;
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
    rule("D24", "An adjective of a weekday: «субботняя встреча»"),
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
            found.retain(|phrase| !is_quoted_name(&scan, phrase));
            for phrase in found.drain(..) {
                mentions.push(story.mention(&scan, &phrase, index));
            }
        }
    }
    mark_contradictions(parsed, &mut mentions);
    mentions
}

/// "Завтра, 11 января" said on the 9th: one of the two is wrong, and the text does not tell which.
fn mark_contradictions(parsed: &Parsed, mentions: &mut [TimeMention]) {
    for at in 1..mentions.len() {
        let Some([near, day]) = mentions.get_mut(at - 1..=at) else { continue };
        let apposed = near.tokens.end + 1 == day.tokens.start && parsed.form(near.tokens.end) == ",";
        let told =
            matches!((near.expression.moment.point, day.expression.moment.point), (Point::Near(_), Point::Day { .. }));
        let days = near.value.and_then(FuzzyDate::as_day).zip(day.value.and_then(FuzzyDate::as_day));
        if apposed && told && days.is_some_and(|(one, other)| one != other) {
            (near.disputed, day.disputed) = (true, true);
        }
    }
}

/// "«Движение 23 марта»": a short quotation without a verb, which the date ends, is a name.
fn is_quoted_name(scan: &Scan<'_>, phrase: &Phrase) -> bool {
    if !matches!(phrase.expression.moment.point, Point::Day { .. }) || !scan.is_mark(phrase.tokens.end, "»\"”") {
        return false;
    }
    let before = phrase.tokens.start.saturating_sub(3).max(scan.start)..phrase.tokens.start;
    let Some(open) = before.clone().rev().find(|&token| scan.is_mark(token, "«\"“")) else { return false };
    !(open + 1..phrase.tokens.start).any(|token| scan.parsed.can_be(token, Pos::Verb))
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
    /// The last named time that is no longer than a week.
    named_day: Option<FuzzyDate>,
    /// The year of the last full date, and the sentence that names it.
    year: Option<(i32, usize)>,
    /// The latest year told.
    latest: i32,
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
            year: self.borrowed_year(sentence),
        };
        let value = resolve::value(&expression, &context);
        let clock_only = expression.moment.point == Point::Clock;
        if let Some(value) = value {
            self.remember(value, phrase, sentence);
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
            Point::Eve => here.or(report),
            // A day or a week is counted from a day, not from a month or a year that was named since.
            Point::FromNamed(_, Unit::Day | Unit::Week) => self.named_day.or(report),
            // "В тот же день" is of a day on which something was, not of one from which something holds.
            Point::Named(Unit::Day) => self.named_day.or(self.named.map(|(value, _)| value)).or(report),
            _ => self.named.map(|(value, _)| value).or(report),
        }
    }

    fn remember(&mut self, value: FuzzyDate, phrase: &Phrase, sentence: usize) {
        let point = phrase.expression.moment.point;
        if point == Point::Clock {
            return;
        }
        self.named = Some((value, sentence));
        if value.days() <= 7 && phrase.relation == TimeRelation::At {
            self.named_day = Some(value);
        }
        if let Point::Day { year: Year::Exact(year), .. } = point {
            self.year = Some((year, sentence));
        }
        if matches!(point, Point::Day { year: Year::Exact(_), .. } | Point::Year(Year::Exact(_))) {
            self.latest = self.latest.max(value.start().year());
        }
    }

    /// The year that a day without one may take over where the report has no day: that of a full date
    /// told just before, unless the text has moved on since ("родился 5 мая 1960 года").
    fn borrowed_year(&self, sentence: usize) -> Option<i32> {
        self.year.filter(|(year, told)| sentence - told <= 3 && *year >= self.latest).map(|(year, _)| year)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::article::{Paragraph, ParagraphKind};
    use crate::base::span::Span;

    fn parse(language: &Language, text: &str) -> Parsed {
        let kind = ParagraphKind::Body;
        language.parse(text, &[Paragraph { span: Span::new(0, text.len()), kind }])
    }

    fn day(year: i32, month: u32, day: u32) -> chrono::NaiveDate {
        chrono::NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn an_anaphoric_phrase_is_told_again_against_another_day() {
        let language = Language::load("ru").expect("the lexicons parse");
        let parsed =
            parse(&language, "Саммит открылся 3 ноября. На следующий день, в 15:00, лидеры разъехались 7 ноября.");
        let found = find(&parsed, &language, Some(Published::Day(day(2025, 11, 10))));
        let told = |at: usize| against(&found[at], FuzzyDate::day(day(2024, 2, 28))).map(FuzzyDate::edtf);
        assert_eq!(told(1).as_deref(), Some("2024-02-29"));
        assert_eq!(told(2).as_deref(), Some("2025-11-07"), "a date of its own stays");
    }

    #[test]
    fn every_rule_that_fires_is_in_the_table() {
        let language = Language::load("ru").expect("the lexicons parse");
        let parsed =
            parse(&language, "Вчера, 5 мая, в 15:00 и до конца недели, а на днях с 5 на 7 мая, в ночь на среду.");
        for mention in find(&parsed, &language, None) {
            assert!(RULES.iter().any(|rule| rule.id == mention.rule), "{}", mention.rule);
        }
    }

    const WORDS: &[&str] = &[
        "5",
        "7",
        "31",
        "99",
        "2026",
        "3-го",
        "90-е",
        "15:00",
        "30.02.2026",
        "03.01.2026",
        "мая",
        "февраля",
        "Марта",
        "январе",
        "среду",
        "пятницы",
        "субботу",
        "году",
        "года",
        "неделе",
        "недели",
        "дня",
        "день",
        "месяца",
        "часов",
        "прошлой",
        "следующий",
        "тот",
        "же",
        "этого",
        "новом",
        "ближайшие",
        "последний",
        "первой",
        "половине",
        "начале",
        "конце",
        "в",
        "на",
        "с",
        "по",
        "до",
        "после",
        "между",
        "и",
        "к",
        "через",
        "за",
        "не",
        "позднее",
        "назад",
        "спустя",
        "ранее",
        "накануне",
        "тогда",
        "вчера",
        "сегодня",
        "вечером",
        "ночь",
        "полдень",
        "весной",
        "двадцать",
        "третьего",
        "два",
        "несколько",
        "Рождество",
        "Нового",
        "Пасху",
        "течение",
        "около",
        "включительно",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "«",
        "встретились",
        "встретятся",
        "перенесена",
        "Киев",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn phrases_are_in_order_apart_and_within_the_text(
            picks in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..14), 16),
            dated in any::<bool>(),
        ) {
            // One language for all the texts of a case: loading it costs more than reading them.
            let language = Language::load("ru").expect("the lexicons parse");
            let published = dated.then(|| Published::Day(day(2024, 2, 29)));
            for words in picks {
                let text = words.iter().map(|&word| WORDS[word]).collect::<Vec<_>>().join(" ");
                let parsed = parse(&language, &text);
                let mut end = 0;
                for mention in find(&parsed, &language, published) {
                    prop_assert!(mention.span.start() >= end, "overlap in {text}");
                    prop_assert!(!mention.span.of(&text).is_empty(), "outside of {text}");
                    prop_assert_eq!(parsed.span(mention.tokens.clone()), mention.span);
                    prop_assert!(mention.value.is_none_or(|value| value.start() <= value.end()));
                    end = mention.span.end();
                }
            }
        }
    }
}
