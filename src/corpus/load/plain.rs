//! Plain text to an article: headline, day and time of publication, outlet, author, paragraphs. The
//! text itself stays whole; everything found is a place in it. No file is opened here.

use chrono::NaiveDate;

use super::alphabet::language_of;
use super::dateline::Dateline;
use super::kind::{Sorted, sort};
use super::line::{Line, Lines};
use super::outlet;
use crate::base::article::{Article, ParagraphKind, Published};
use crate::base::id::ArticleId;
use crate::lang::Language;
use crate::lang::lexicon::layout::Layout;

/// A title made of a first sentence is cut to this many characters.
const TITLE: usize = 110;

/// A first sentence of fewer bytes is no title.
const SHORTEST: usize = 32;

/// The article that a plain text is.
pub(super) fn article(id: ArticleId, path: String, text: String, language: &Language) -> Article {
    let layout = &language.lexicon.layout;
    let lines = Lines::of(&text);
    let marked = lines.mark.map(|(_, day)| day);
    let sorted = sort(&lines.lines, marked, layout);
    let openings = [ParagraphKind::Headline, ParagraphKind::Subheading, ParagraphKind::Body];
    let leading = openings
        .into_iter()
        .find_map(|kind| sorted.first(&lines.lines, kind).and_then(|line| Dateline::leading(line.text, layout)));
    let found = Found { text: &text, sorted: &sorted, leading: leading.as_ref().map(|(dateline, _)| dateline) };
    let published = found.published(marked);
    let source = found.source(language);
    let author = found.author();
    let title = title(&sorted, &lines.lines, layout).unwrap_or_else(|| id.to_string());
    let paragraphs = sorted.paragraphs(&lines);
    let url = sorted.url.clone();
    let lang = language_of(&text).to_owned();
    Article { id, path, title, source, url, author, published, lang, text, paragraphs }
}

/// What has been found in a text.
struct Found<'f, 't> {
    text: &'t str,
    sorted: &'f Sorted<'t>,
    /// The dateline that an agency opens its first sentence with.
    leading: Option<&'f Dateline<'t>>,
}

impl Found<'_, '_> {
    /// The mark's day, else that of a dateline written in full, with the time of a dateline of that
    /// day. Never a day that the text does not write.
    fn published(&self, marked: Option<NaiveDate>) -> Option<Published> {
        let datelines = || self.sorted.datelines.iter().chain(self.leading);
        let day = marked.or_else(|| datelines().find_map(Dateline::day))?;
        let time = datelines().filter(|dateline| dateline.agrees_with(day)).find_map(|dateline| dateline.time);
        Some(time.map_or(Published::Day(day), |time| Published::Time(day.and_time(time))))
    }

    fn source(&self, language: &Language) -> Option<String> {
        let of_dateline = || self.sorted.datelines.iter().find_map(|d| outlet::of_dateline(&d.parts, self.text));
        let of_agency = || self.leading.and_then(|d| outlet::name(d.agency?));
        let openings = || self.sorted.datelines.iter().filter(|dateline| dateline.has_day());
        let of_opening = || openings().find_map(|dateline| outlet::of_opening(dateline.opening?, language));
        let of_report = || outlet::of_report(self.text, &language.lexicon.layout);
        let labelled = self.sorted.source.clone();
        labelled.or_else(of_dateline).or_else(of_agency).or_else(of_opening).or_else(of_report)
    }

    /// The byline's, else a dateline's last piece where that is a full name.
    fn author(&self) -> Option<String> {
        let timed = self.sorted.datelines.iter().filter(|dateline| dateline.time.is_some());
        let last = timed.filter_map(|dateline| dateline.parts.last()).find(|part| outlet::is_full_name(part));
        self.sorted.author.clone().or_else(|| last.map(|part| (*part).to_owned()))
    }
}

/// The headline, else the first sentence cut short, without the agency's dateline. `None` where the
/// text says nothing.
fn title(sorted: &Sorted<'_>, lines: &[Line<'_>], layout: &Layout) -> Option<String> {
    let told = || lines.iter().zip(&sorted.kinds).find(|(_, kind)| kind.is_told()).map(|(line, _)| line);
    let headline = sorted.first(lines, ParagraphKind::Headline);
    let line = headline.or_else(told).or(lines.first())?.text;
    let start = Dateline::leading(line, layout).map_or(0, |(_, start)| start);
    let text = line.get(start..).unwrap_or(line);
    let title = if headline.is_some() { text.to_owned() } else { cut(first_sentence(text)) };
    title.contains(char::is_alphanumeric).then_some(title)
}

/// Up to a full stop that is not of an abbreviation: a word of three letters or more before it, a
/// capital after it.
fn first_sentence(text: &str) -> &str {
    // A sentence of a word or two is a place («Минск.») and no title.
    let ends = text.match_indices(['.', '!', '?', '…']).skip_while(|&(at, _)| at < SHORTEST).find(|&(at, mark)| {
        let word = text.get(..at).unwrap_or_default().chars().rev().take_while(|c| c.is_alphanumeric()).count();
        let mut after = text.get(at + mark.len()..).unwrap_or_default().chars();
        let space = after.next().is_some_and(char::is_whitespace);
        (word >= 3 || mark != ".") && space && after.next().is_some_and(|c| !c.is_lowercase())
    });
    ends.and_then(|(at, _)| text.get(..at)).unwrap_or(text).trim_end_matches('.')
}

fn cut(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(TITLE) else { return text.to_owned() };
    let head = text.get(..end).unwrap_or(text);
    let head = head.rsplit_once(char::is_whitespace).map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches([',', ';', ':', '—', '–', ' ']))
}
