//! Datelines: lines that say where, when and in which section a text was published,
//! «Украина, Суббота 03 января 2026 20:53», «28 мая, 22:25 | Политика». Finds day and time in any
//! of their shapes; must not take a sentence that merely mentions a date for one.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::line::Line;
use super::outlet;
use crate::base::span::Span;
use crate::lang::lexicon::layout::Layout;
use crate::lang::morph::fold_lemma;

/// Longer lines are no datelines.
const LONGEST: usize = 140;

/// A piece of a line between separators that says nothing of time: a city, section, outlet, author.
pub(super) type Part<'t> = &'t str;

/// What a dateline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline<'t> {
    /// Month and day of month.
    month_day: Option<(u32, u32)>,
    /// The year, where written.
    year: Option<i32>,
    /// The weekday, where written.
    weekday: Option<Weekday>,
    /// Time of publication, not that of a later change.
    pub(super) time: Option<NaiveTime>,
    /// Its other pieces.
    pub(super) parts: Vec<Part<'t>>,
    /// The piece that stands first, before anything of time.
    pub(super) opening: Option<Part<'t>>,
    /// The agency that a leading dateline names after its date.
    pub(super) agency: Option<Part<'t>>,
}

impl<'t> Dateline<'t> {
    /// Reads a line that stands around the text; `marked` is the day of publication where it is
    /// known already. `None` where the line is anything but a dateline.
    pub(super) fn read(line: &Line<'t>, marked: Option<NaiveDate>, layout: &Layout) -> Option<Self> {
        let ended = line.is_closed() && !ends_with_time(line, layout);
        if line.chars > LONGEST || ended && line.last() != Some('.') {
            return None;
        }
        // A headline may open with an agency's dateline.
        if Self::leading(line.text, layout).is_some() {
            return None;
        }
        let tokens = tokens(line.text);
        let mut found = Self::default();
        let (mut crowded, mut dated) = (false, false);
        for segment in segments(&tokens) {
            let Taken { timed, rest } = found.take(segment, layout);
            if timed {
                dated = true;
                crowded |= rest > 0;
                if rest > 2 {
                    return None;
                }
            } else if let Some(part) = part(line.text, segment) {
                let remark = line.text.contains(&format!("({part}"));
                if rest > 6 || rest > 3 && part.starts_with(char::is_lowercase) && !remark {
                    return None;
                }
                if !dated {
                    found.opening = found.opening.or(Some(part));
                }
                found.parts.push(part);
            }
        }
        // A point that closes it is of an abbreviation: «собств. инф.».
        let shortened = found.parts.last().is_some_and(|p| p.chars().count() <= 4 && p.chars().all(char::is_lowercase));
        let likely = if ended { shortened && found.is_stamp(crowded) } else { found.is_likely(line, marked, crowded) };
        likely.then_some(found)
    }

    /// The dateline that an agency sets before its first sentence, and where that sentence begins:
    /// «СТАМБУЛ, 2 июн — ВЕСТКОМ. Второй раунд завершен».
    pub(super) fn leading(text: &'t str, layout: &Layout) -> Option<(Self, usize)> {
        let head: String = text.chars().take(LONGEST).collect();
        let head = text.get(..head.len())?;
        let dash = [" — ", " – ", " - "].iter().filter_map(|mark| Some((head.find(mark)?, *mark))).min();
        let point = head.match_indices(". ").find(|&(at, _)| !is_abbreviation(head.get(..at), layout));
        let pointed = point.and_then(|(at, mark)| Self::opening(head, at, mark.len(), layout));
        // «ДАВОС, 19 января 2017 г. — Министр выступил»: the sentence follows the dash.
        let dashed = || dash.and_then(|(at, mark)| Self::opening(head, at, mark.len(), layout));
        pointed.or_else(|| dashed().filter(|(found, _)| found.month_day.is_some()))
    }

    /// The dateline that ends at `stop`, a mark of so many bytes, and where the text begins after it.
    fn opening(head: &'t str, stop: usize, mark: usize, layout: &Layout) -> Option<(Self, usize)> {
        let tokens = tokens(head.get(..stop)?);
        let mut found = Self::default();
        let mut dated = false;
        for segment in segments(&tokens) {
            let Taken { timed, rest } = found.take(segment, layout);
            match part(head, segment) {
                _ if timed && rest == 0 => dated = true,
                Some(part) if !timed && rest <= 4 && !part.starts_with(char::is_lowercase) => {
                    if !found.parts.is_empty() && (dated || is_agency(part)) {
                        found.agency = found.agency.or(Some(part));
                    }
                    found.parts.push(part);
                }
                _ => return None,
            }
        }
        let place = found.parts.first().is_some_and(|part| !part.contains(char::is_lowercase));
        (place && (found.month_day.is_some() || found.agency.is_some())).then_some((found, stop + mark))
    }

    /// The day, where the line writes it in full.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        let (month, day) = self.month_day?;
        NaiveDate::from_ymd_opt(self.year?, month, day)
    }

    /// Whether it says anything of the day.
    pub(super) fn has_day(&self) -> bool {
        self.month_day.is_some() || self.weekday.is_some()
    }

    /// Whether what it says of the day can be `day`.
    pub(super) fn agrees_with(&self, day: NaiveDate) -> bool {
        self.month_day.is_none_or(|found| found == (day.month(), day.day()))
            && self.year.is_none_or(|year| year == day.year())
            && self.weekday.is_none_or(|weekday| weekday == day.weekday())
    }

    /// A sentence may hold a date between commas; a dateline has a year, a time, a weekday, or the
    /// day that the text is known to be of.
    fn is_likely(&self, line: &Line<'_>, marked: Option<NaiveDate>, crowded: bool) -> bool {
        let agrees = marked.is_some_and(|day| self.agrees_with(day));
        let bare = self.parts.is_empty() && !crowded;
        let framed = line.text.contains(['|', '·', '•', '/']);
        let told = self.time.is_some() || self.weekday.is_some() || self.is_stamp(crowded);
        let certain = bare || framed || marked.is_none() && told;
        if line.is_closed() && !bare {
            return false;
        }
        match (self.month_day, self.time) {
            (Some(_), time) if self.year.is_some() || time.is_some() => agrees || certain,
            (Some(_), _) => agrees && !(crowded && self.parts.is_empty()) || bare && self.weekday.is_some(),
            (None, Some(_)) => bare || framed && self.parts.iter().all(|part| part.split(' ').count() <= 3),
            (None, None) => agrees && self.weekday.is_some() && !crowded && line.chars <= 80,
        }
    }

    /// «Рига. 6 июня 2013. Агентство «Ветер»», «Осло, 2 мая 2014. «Хроника», собств. инф.»: a day in
    /// full that stands alone, first or after a short name that is no person's, and brief pieces after it.
    fn is_stamp(&self, crowded: bool) -> bool {
        let words = |part: &str| part.split_whitespace().count();
        let place =
            |part: &str| words(part) <= 2 && part.starts_with(char::is_uppercase) && !outlet::is_full_name(part);
        let first = self.opening.is_none_or(|opening| place(opening) && self.parts.first() == Some(&opening));
        let after = self.parts.len() - usize::from(self.opening.is_some()).min(self.parts.len());
        let brief = self.parts.iter().all(|part| words(part) <= 4);
        self.day().is_some() && !crowded && first && brief && after <= 4
    }

    /// Takes day, time and weekday out of a segment.
    fn take(&mut self, segment: &[Token<'_>], layout: &Layout) -> Taken {
        let (mut timed, mut rest) = (false, 0);
        let mut update = false;
        let mut at = segment;
        while let Some(first) = at.first() {
            if let Some((month_day, year, used)) = date(at, layout) {
                self.month_day = self.month_day.or(Some(month_day));
                self.year = self.year.or(year);
                timed = true;
                at = at.get(used..).unwrap_or_default();
                continue;
            }
            if let Some((time, used)) = time(at) {
                if !update {
                    self.time = self.time.or(Some(time));
                }
                timed = true;
                at = at.get(used..).unwrap_or_default();
                continue;
            }
            if let Some(weekday) = layout.weekday(&first.folded) {
                self.weekday = self.weekday.or(Some(weekday));
                timed = true;
            } else if layout.is_update_word(&first.folded) {
                update = true;
            } else if first.is_word() && !layout.is_time_word(&first.folded) && !layout.is_language_code(&first.folded)
            {
                rest += 1;
            }
            at = at.get(1..).unwrap_or_default();
        }
        Taken { timed, rest }
    }
}

/// What a segment holds: something of time, and so many words of something else.
struct Taken {
    timed: bool,
    rest: usize,
}

/// One word, number or mark of a line.
#[derive(Clone, Debug)]
struct Token<'t> {
    text: &'t str,
    span: Span,
    folded: Box<str>,
    /// Whether white space, or nothing at all, stands on both sides.
    apart: bool,
}

impl Token<'_> {
    fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        (digits.contains(&self.text.len()) && self.text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| self.text.parse().ok())?
    }

    fn is_separator(&self) -> bool {
        match self.text {
            "-" | "−" => self.apart,
            "|" | "·" | "•" | "/" | "," | ";" | "." | "—" | "–" | "→" | "(" | ")" => true,
            _ => false,
        }
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut start = 0;
    let mut previous = ' ';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if class(c) != class(previous) || class(c) == Class::Mark {
            let span = Span::new(start, at);
            if class(previous) != Class::Space && !span.is_empty() {
                let before = text.get(..start).and_then(|t| t.chars().next_back()).is_none_or(char::is_whitespace);
                let text = span.of(text);
                tokens.push(Token { text, span, folded: fold_lemma(text), apart: before && c.is_whitespace() });
            }
            start = at;
        }
        previous = c;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Digit,
    Letter,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        c if c.is_whitespace() => Class::Space,
        c if c.is_ascii_digit() => Class::Digit,
        c if c.is_alphanumeric() => Class::Letter,
        _ => Class::Mark,
    }
}

/// The pieces between separators. Points and strokes within `03.01.2026` separate nothing.
fn segments<'a, 't>(tokens: &'a [Token<'t>]) -> Vec<&'a [Token<'t>]> {
    let mut segments = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        if let Some((_, _, used)) = numeric_date(rest) {
            at += used;
        } else {
            if token.is_separator() {
                segments.push(tokens.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            at += 1;
        }
    }
    segments.push(tokens.get(start..).unwrap_or_default());
    segments.retain(|segment| !segment.is_empty());
    segments
}

fn part<'t>(text: &'t str, segment: &[Token<'_>]) -> Option<Part<'t>> {
    let (first, last) = (segment.first()?, segment.last()?);
    Some(first.span.join(last.span).of(text))
}

type Day = ((u32, u32), Option<i32>, usize);

/// «03 января 2026», «2 июн», «16.02.2016», `2026-01-03`; month and day, year, tokens used.
fn date(tokens: &[Token<'_>], layout: &Layout) -> Option<Day> {
    numeric_date(tokens).or_else(|| {
        let [day, month, rest @ ..] = tokens else { return None };
        let (day, month) = (day.number(1..=2)?, layout.month(&month.folded)?);
        let year = rest.first().and_then(|year| year.number(4..=4)).and_then(|year| i32::try_from(year).ok());
        is_day(month, day).then_some(((month, day), year, 2 + usize::from(year.is_some())))
    })
}

fn numeric_date(tokens: &[Token<'_>]) -> Option<Day> {
    let [a, first, b, second, c, ..] = tokens else { return None };
    if first.text != second.text || first.apart || second.apart {
        return None;
    }
    let (day, month, year) = match first.text {
        "." | "/" => (a.number(1..=2)?, b.number(1..=2)?, c.number(4..=4).or_else(|| Some(2000 + c.number(2..=2)?))?),
        "-" => (c.number(1..=2)?, b.number(1..=2)?, a.number(4..=4)?),
        _ => return None,
    };
    is_day(month, day).then_some(((month, day), i32::try_from(year).ok(), 5))
}

fn is_day(month: u32, day: u32) -> bool {
    NaiveDate::from_ymd_opt(2000, month, day).is_some()
}

/// «20:53»; the time and the tokens used.
fn time(tokens: &[Token<'_>]) -> Option<(NaiveTime, usize)> {
    let [hour, colon, minute, ..] = tokens else { return None };
    if colon.text != ":" || colon.apart {
        return None;
    }
    Some((NaiveTime::from_hms_opt(hour.number(1..=2)?, minute.number(2..=2)?, 0)?, 3))
}

/// «17 июня 2011 г.» ends with a point and is no sentence.
fn ends_with_time(line: &Line<'_>, layout: &Layout) -> bool {
    line.folded
        .strip_suffix('.')
        .and_then(|text| text.split_whitespace().next_back())
        .is_some_and(|word| layout.is_time_word(word))
}

/// Whether the point after `head` ends an abbreviation of a month or an initial.
fn is_abbreviation(head: Option<&str>, layout: &Layout) -> bool {
    let word = head.and_then(|head| head.split_whitespace().next_back()).map(fold_lemma);
    word.is_some_and(|word| layout.is_time_word(&word) || word.chars().count() == 1)
}

/// Agencies are written in capitals, with a hyphen or in quotes: «ВЕСТКОМ», «Кавказ-Информ».
fn is_agency(part: &str) -> bool {
    part.starts_with('«') || part.contains('-') && part.chars().filter(|c| c.is_uppercase()).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::super::line::Lines;
    use super::*;
    use crate::lang::lexicon::Lexicon;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn read(text: &str, marked: &str) -> Option<String> {
        let layout = Lexicon::bundled("ru").expect("the lexicons parse").layout;
        let lines = Lines::of(text);
        let marked = (!marked.is_empty()).then(|| day(marked));
        let found = Dateline::read(lines.lines.first()?, marked, &layout)?;
        let (month, day) = found.month_day.unwrap_or_default();
        let time = found.time.map_or(String::new(), |time| time.format(" %H:%M").to_string());
        Some(format!("{}-{month}-{day}{time} {}", found.year.unwrap_or_default(), found.parts.join("+")))
    }

    #[test]
    fn datelines_come_in_many_shapes() {
        for (line, expected) in [
            ("Грузия, Суббота 03 января 2026 20:53", "2026-1-3 20:53 Грузия"),
            ("03 января 2026, суббота, 14:57", "2026-1-3 14:57 "),
            ("3 января, 22:25 | Политика | Обновлено 23:02", "0-1-3 22:25 Политика"),
            ("03.01.2026, 13:05 Правительство", "2026-1-3 13:05 "),
            ("3 янв 2026 г.", "2026-1-3 "),
            ("10:40, 03.01.2026", "2026-1-3 10:40 "),
            ("ТБИЛИСИ/03.01.26/ЛЕНТА «ВЕТЕР»", "2026-1-3 ТБИЛИСИ+ЛЕНТА «ВЕТЕР»"),
            ("Здоровье | 3 января | Рига", "0-1-3 Здоровье+Рига"),
            ("22:05 | Хроника | Коротко", "0-0-0 22:05 Хроника+Коротко"),
            ("Хроника, суббота, вечерний выпуск", "0-0-0 Хроника+вечерний выпуск"),
            ("Суббота, 3 января 2026 · 20:48 (GMT+4)", "2026-1-3 20:48 GMT+4"),
        ] {
            assert_eq!(read(line, "2026-01-03").as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_day_in_full_between_brief_pieces_is_a_dateline() {
        for (line, expected) in [
            ("Рига. 3 января 2026. Агентство «Ветер»", "2026-1-3 Рига+Агентство «Ветер»"),
            ("Рига, 3 января 2026. «Хроника», собств. инф.", "2026-1-3 Рига+«Хроника»+собств+инф"),
            ("03/01/2026, «Порт» (вольный перевод с латышского)", "2026-1-3 «Порт»+вольный перевод с латышского"),
            ("3 января 2026, журнал «Причал № 4»", "2026-1-3 журнал «Причал № 4»"),
            ("Северный вестник, 3 января 2026 года", "2026-1-3 Северный вестник"),
        ] {
            assert_eq!(read(line, "").as_deref(), Some(expected), "{line}");
        }
        for line in [
            "Осло, 3 января 2026. Докеры вернулись.",
            "Визит министра в Ригу, 3 января 2026 года",
            "Рига 3 января 2026 года снова ждёт докеров",
        ] {
            assert_eq!(read(line, ""), None, "{line}");
        }
    }

    #[test]
    fn a_sentence_or_a_headline_with_a_date_is_no_dateline() {
        for line in [
            "В субботу, 3 января, в Риге соберутся докеры.",
            "Второй раунд, 3 января: чего ждут докеры от нового предложения порта",
            "Чего ждать 3 января",
            "Визит в Ригу, 5 февраля",
            "21:30 Делегации покидают дворец",
            "12:40 На экране появился посол. Связь прервалась",
            "20-й морской салон пройдёт 3 января 2026 года.",
            "Нина Берг, 26 марта 2017 года",
        ] {
            assert_eq!(read(line, "2026-01-03"), None, "{line}");
        }
    }

    #[test]
    fn an_agency_opens_its_first_sentence_with_a_dateline() {
        let layout = Lexicon::bundled("ru").expect("the lexicons parse").layout;
        let text = "РИГА, 3 янв — Северный вестник. Докеры вернулись.";
        let (found, start) = Dateline::leading(text, &layout).expect("a dateline");
        assert_eq!(text.get(start..), Some("Докеры вернулись."));
        assert_eq!(found.parts, ["РИГА", "Северный вестник"]);
        assert!(found.agrees_with(day("2026-01-03")) && !found.agrees_with(day("2026-01-04")));
        assert_eq!(found.agency, Some("Северный вестник"));
        let (found, _) = Dateline::leading("ОСЛО, Норвегия, 3 янв. Докеры вернулись.", &layout).expect("a dateline");
        assert_eq!(found.agency, None, "what stands before the date is a place");
        let text = "РИГА, 3 января 2026 г. — Докеры вернулись, и порт открыт. Ветер стих.";
        let (found, start) = Dateline::leading(text, &layout).expect("a dateline");
        assert_eq!((found.day(), text.get(start..start + 12)), (Some(day("2026-01-03")), Some("Докеры")));
        assert!(Dateline::leading("Докеры вернулись. Порт открыт.", &layout).is_none());
        assert!(Dateline::leading("США, Китай и ЕС договорились. Порт открыт.", &layout).is_none());
    }
}
