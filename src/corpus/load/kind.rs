//! Lines to paragraphs: what the site set around the text, what is headline, heading, list, quote
//! and running text. Whatever is in doubt is running text, so that no news is lost.

use chrono::NaiveDate;

use super::dateline::Dateline;
use super::line::{Line, Lines};
use super::outlet;
use crate::base::article::{Paragraph, ParagraphKind as Kind};
use crate::lang::lexicon::layout::{Label, Layout};

/// The paragraphs of a text and what its furniture says about it.
#[derive(Debug, Default)]
pub(super) struct Sorted<'t> {
    /// A kind for each line.
    pub(super) kinds: Vec<Kind>,
    /// The datelines, from the first.
    pub(super) datelines: Vec<Dateline<'t>>,
    /// The author that a byline names.
    pub(super) author: Option<String>,
    /// The outlet that a line labels as the source.
    pub(super) source: Option<String>,
    /// The link that stands on a line of its own, or is labelled as the source.
    pub(super) url: Option<String>,
}

impl Sorted<'_> {
    /// The paragraphs, the mark of the day first.
    pub(super) fn paragraphs(&self, lines: &Lines<'_>) -> Vec<Paragraph> {
        let mark = lines.mark.map(|(span, _)| Paragraph { span, kind: Kind::Furniture });
        let rest = lines.lines.iter().zip(&self.kinds).map(|(line, &kind)| Paragraph { span: line.span, kind });
        mark.into_iter().chain(rest).collect()
    }

    /// The first line of a kind.
    pub(super) fn first<'l, 't>(&self, lines: &'l [Line<'t>], kind: Kind) -> Option<&'l Line<'t>> {
        lines.iter().zip(&self.kinds).find(|(_, k)| **k == kind).map(|(line, _)| line)
    }
}

/// Sorts the lines of a text; `marked` is its day of publication where it carries the mark.
pub(super) fn sort<'t>(lines: &[Line<'t>], marked: Option<NaiveDate>, layout: &Layout) -> Sorted<'t> {
    let mut sorter = Sorter { lines, marked, layout, head: Head::Before, promo: false, sorted: Sorted::default() };
    for (at, line) in lines.iter().enumerate() {
        let kind = sorter.kind(at, line);
        sorter.sorted.kinds.push(kind);
    }
    sorter.find_rubric();
    sorter.sorted
}

/// How far the reading of the text's head has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// No headline yet.
    Before,
    /// After the headline, before the text.
    Between,
    /// In the text.
    Past,
}

struct Sorter<'l, 't> {
    lines: &'l [Line<'t>],
    marked: Option<NaiveDate>,
    layout: &'l Layout,
    head: Head,
    /// Whether the line before leads to other articles.
    promo: bool,
    sorted: Sorted<'t>,
}

impl<'t> Sorter<'_, 't> {
    fn kind(&mut self, at: usize, line: &Line<'t>) -> Kind {
        if line.is_long() {
            self.promo = false;
            self.head = Head::Past;
            return if is_bullet(line) { Kind::Item } else { prose(line) };
        }
        if self.promo && line.adjacent && !line.is_closed() {
            return Kind::Furniture;
        }
        self.promo = false;
        if let Some(kind) = self.furniture(at, line) {
            return kind;
        }
        if self.head != Head::Past
            && let Some(kind) = self.head_kind(line)
        {
            return kind;
        }
        self.head = Head::Past;
        self.told(at, line)
    }

    /// What a line is by its words or its place, if it belongs to the site.
    fn furniture(&mut self, at: usize, line: &Line<'t>) -> Option<Kind> {
        if let Some(kind) = self.labelled(line) {
            return Some(kind);
        }
        if is_link(line.text) {
            self.sorted.url = self.sorted.url.take().or_else(|| Some(line.text.to_owned()));
            return Some(Kind::Furniture);
        }
        if is_switch(line, self.layout) || is_ornament(line) || is_navigation(line) && self.dateline(line).is_none() {
            return Some(Kind::Furniture);
        }
        let near_end = at + 2 >= self.lines.len();
        if (self.head != Head::Past || near_end)
            && let Some(dateline) = self.dateline(line)
            && (self.head != Head::Past || dateline.day().is_some())
        {
            self.sorted.datelines.push(dateline);
            return Some(Kind::Furniture);
        }
        let signature = at + 1 == self.lines.len() && line.text.contains(',');
        if signature && outlet::bare_author(line).is_some()
            || self.head != Head::Past && self.is_beside_dateline(at, line)
        {
            self.sorted.author = self.sorted.author.take().or_else(|| outlet::bare_author(line));
            self.sorted.source = self.sorted.source.take().or_else(|| outlet::signed_for(line));
            return Some(Kind::Furniture);
        }
        None
    }

    fn dateline(&self, line: &Line<'t>) -> Option<Dateline<'t>> {
        Dateline::read(line, self.marked, self.layout)
    }

    /// A line that opens with words of furniture. Bare words open sentences too («Источник в
    /// министерстве сообщил»), so each kind of label asks for more.
    fn labelled(&mut self, line: &Line<'t>) -> Option<Kind> {
        if self.layout.is_source_label(&line.folded) && line.text.contains(':') {
            self.take_source(line);
            return Some(Kind::Furniture);
        }
        let Some((label, bytes)) = self.layout.label(&line.folded) else {
            return self.signs(line).then_some(Kind::Furniture);
        };
        let rest = line.folded.get(bytes..).unwrap_or_default().trim_start();
        let colon = rest.starts_with(':');
        let brief = line.chars <= 80 && !line.is_closed();
        match label {
            Label::Byline if colon || brief && self.names_after(line, bytes) => {
                self.sorted.author = self.sorted.author.take().or_else(|| outlet::author(line, bytes));
                Some(Kind::Furniture)
            }
            Label::Credit if colon || brief && line.words() <= 4 && self.head != Head::Before => Some(Kind::Caption),
            Label::Promo if colon || brief => {
                // With a headline on the line itself, the next one is no longer part of it.
                self.promo = rest.trim_start_matches(':').is_empty();
                Some(Kind::Furniture)
            }
            Label::Notice if line.chars <= 160 => Some(Kind::Furniture),
            Label::NoticeLabel if rest.is_empty() || colon || rest.starts_with(|c: char| c.is_ascii_digit()) => {
                Some(Kind::Furniture)
            }
            _ => None,
        }
    }

    /// «Источник: «Хроника»» names the outlet, «Источник: https://…» the original.
    fn take_source(&mut self, line: &Line<'_>) {
        let value = line.text.split_once(':').map_or("", |(_, value)| value.trim());
        if is_link(value) {
            self.sorted.url = self.sorted.url.take().or_else(|| Some(value.to_owned()));
        } else {
            self.sorted.source = self.sorted.source.take().or_else(|| outlet::name(value));
        }
    }

    /// Whether the line is credits one after another: «Отдел статистики. Инфографика: Л. Мороз».
    fn signs(&self, line: &Line<'_>) -> bool {
        let labels = |piece: &str| {
            let label = self.layout.label(piece);
            label.is_some_and(|(_, bytes)| piece.get(bytes..).is_some_and(|rest| rest.starts_with(':')))
        };
        line.chars <= 100 && !line.is_closed() && line.folded.split(". ").skip(1).any(labels)
    }

    /// Whether a name follows the label: «Подготовил Олег Саранчук».
    fn names_after(&self, line: &Line<'_>, bytes: usize) -> bool {
        let value = line.text.get(bytes..).unwrap_or_default().trim_start();
        value.starts_with(char::is_uppercase) && self.head != Head::Before || value.is_empty()
    }

    /// A name, a place or a section right above or below a dateline; also a name in capitals.
    fn is_beside_dateline(&self, at: usize, line: &Line<'t>) -> bool {
        if line.is_closed() || line.text.contains(':') {
            return false;
        }
        let named = outlet::bare_author(line);
        let next = self.lines.get(at + 1).filter(|next| next.adjacent);
        if line.adjacent && self.follows_dateline(at) {
            named.is_some() || line.words() == 1
        } else if self.head == Head::Between && next.is_some_and(|next| self.dateline(next).is_some()) {
            named.is_some() || line.words() <= 4
        } else {
            self.head == Head::Between
                && line.text.contains(',')
                && named.is_some_and(|name| outlet::has_capitals(&name))
        }
    }

    fn follows_dateline(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|i| self.lines.get(i)).is_some_and(|above| self.dateline(above).is_some())
    }

    /// Headline and standfirst; `None` where the text begins.
    fn head_kind(&mut self, line: &Line<'_>) -> Option<Kind> {
        let text = matches!(line.last(), Some('.' | ';' | ':' | ',')) || line.opens_with_dash();
        match self.head {
            Head::Before if !text => {
                self.head = Head::Between;
                Some(Kind::Headline)
            }
            Head::Between if !text && !line.is_closed() && !is_bullet(line) => Some(Kind::Subheading),
            _ => None,
        }
    }

    /// What a line within the text is.
    fn told(&self, at: usize, line: &Line<'_>) -> Kind {
        if is_bullet(line) {
            return Kind::Item;
        }
        if line.opens_with_dash() {
            return if self.is_listed(at, line) { Kind::Item } else { Kind::Quote };
        }
        if self.is_listed(at, line) && !line.is_closed() {
            return Kind::Item;
        }
        if self.is_subheading(at, line) { Kind::Subheading } else { prose(line) }
    }

    /// Whether the line stands in a list: below a line that ends with a colon, or below an item.
    fn is_listed(&self, at: usize, line: &Line<'_>) -> bool {
        let Some(above) = at.checked_sub(1).and_then(|i| self.lines.get(i)) else { return false };
        let small = line.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        let after_item = self.sorted.kinds.last() == Some(&Kind::Item) && !is_bullet(above);
        let fits = if line.opens_with_dash() { small } else { line.adjacent && line.chars <= 100 };
        fits && (above.last() == Some(':') || after_item)
    }

    /// A short line without a full stop, with prose below that is longer than it.
    fn is_subheading(&self, at: usize, line: &Line<'_>) -> bool {
        let Some(below) = self.lines.get(at + 1) else { return false };
        let open = !line.is_closed() || line.last() == Some('?') && line.chars <= 60;
        open && line.chars <= 100
            && line.words() <= 14
            && !matches!(line.last(), Some(':' | ','))
            && !line.text.starts_with(|c: char| c.is_lowercase() || c == '«')
            && below.chars > line.chars
            && (below.is_long() || below.is_closed())
    }

    /// A section's name above the headline looks like a headline itself: «Африканский дневник»,
    /// and below it «Мир подписан, стрельба продолжается».
    fn find_rubric(&mut self) {
        let mut open = (0..self.lines.len())
            .filter(|&at| matches!(self.sorted.kinds.get(at), Some(Kind::Headline | Kind::Subheading | Kind::Body)));
        let (Some(first), Some(second)) = (open.next(), open.next()) else { return };
        let is = |at: usize, kind: Kind| self.sorted.kinds.get(at) == Some(&kind);
        let (Some(above), Some(below)) = (self.lines.get(first), self.lines.get(second)) else { return };
        let brief = above.words() <= 2 || above.is_upper() && !below.is_upper();
        if is(first, Kind::Headline)
            && is(second, Kind::Subheading)
            && brief
            && below.words() >= 3
            && !matches!(above.last(), Some('!' | '?'))
        {
            for (at, kind) in [(first, Kind::Furniture), (second, Kind::Headline)] {
                if let Some(slot) = self.sorted.kinds.get_mut(at) {
                    *slot = kind;
                }
            }
        }
    }
}

/// A paragraph that is one quotation is set apart from prose; so is a line of dialogue.
fn prose(line: &Line<'_>) -> Kind {
    if is_quotation(line.text) || line.opens_with_dash() { Kind::Quote } else { Kind::Body }
}

/// Whether the quote that opens the text closes at its end: «Соглашение подписано».
fn is_quotation(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '…', '!', '?']);
    let mut depth = 0_i32;
    let closing = text.char_indices().find(|&(_, c)| {
        depth += i32::from(c == '«') - i32::from(c == '»');
        depth == 0
    });
    text.starts_with('«') && closing.is_some_and(|(at, c)| at + c.len_utf8() == text.len())
}

/// «UA | RU», `ua en ru`.
fn is_switch(line: &Line<'_>, layout: &Layout) -> bool {
    let mut words = line.folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // A paragraph has thousands of words, and the ninth tells that it is no switch.
    let count = words.clone().take(9).count();
    (2..=8).contains(&count) && words.all(|word| layout.is_language_code(word))
}

/// An address of the web and nothing else.
fn is_link(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace)
}

/// Tags, rights, age marks.
fn is_ornament(line: &Line<'_>) -> bool {
    let text = line.text;
    let tags = text.split_whitespace().all(|word| word.starts_with('#') && word.len() > 1);
    let age = text.strip_suffix('+').is_some_and(|age| age.len() <= 2 && age.bytes().all(|b| b.is_ascii_digit()));
    let mark = text.starts_with(['©', '★', '→', '►', '▶']);
    let bare = !text.chars().any(char::is_alphanumeric);
    tags || age || mark || bare
}

/// A path or menu of the site: «Ярославль → Страна и мир», «Город / Происшествия / Афиша».
fn is_navigation(line: &Line<'_>) -> bool {
    let marks = [" / ", " | ", " → ", " · ", " • ", " > ", " » "];
    let parts: Vec<&str> = line.text.split(['/', '|', '→', '·', '•', '>']).collect();
    !line.is_closed()
        && marks.iter().any(|mark| line.text.contains(mark))
        && parts.iter().all(|part| part.split_whitespace().count() <= 4)
}

/// «• пункт», «1) пункт», «2. Пункт», «3/6. Подпись».
fn is_bullet(line: &Line<'_>) -> bool {
    let text = line.text;
    if text.starts_with(['•', '●', '▪', '◦', '■', '*']) {
        return true;
    }
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '/');
    let number = text.len() - after.len();
    (1..=5).contains(&number) && (after.starts_with(". ") || after.starts_with(") "))
}
