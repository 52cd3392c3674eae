//! An article set as a page: its paragraphs broken into lines of one width. A line is a span of the
//! text and never a copy; styles are put on by `ui`. Pure: the same article and width give the same
//! page, so that update (scrolling) and drawing agree.

use std::sync::Arc;

use super::setup::Hyphens;
use crate::base::article::{Article, Paragraph, ParagraphKind};
use crate::base::id::ArticleId;
use crate::base::span::Span;
use crate::base::width::{Glue, Wrap, width as columns, wrap};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Space between paragraphs.
    Blank,
    /// The first line of a paragraph.
    First(ParagraphKind),
    /// A further line of a paragraph.
    Further(ParagraphKind),
}

impl LineKind {
    /// The paragraph's kind, unless the line is blank.
    #[must_use]
    pub fn paragraph(self) -> Option<ParagraphKind> {
        match self {
            Self::Blank => None,
            Self::First(kind) | Self::Further(kind) => Some(kind),
        }
    }
}

/// One line of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLine {
    /// The text it shows; empty, but in its place, for a blank line.
    pub span: Span,
    /// What it is.
    pub kind: LineKind,
    /// Whether a word is broken at its end.
    pub hyphen: bool,
    /// Columns left free before it.
    pub indent: u16,
}

/// Where the title of a page comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Title {
    /// The article has a headline, or a name that its text does not begin with.
    #[default]
    Own,
    /// It is the first sentence, which stands right below.
    Borrowed,
}

impl Title {
    fn of(article: &Article) -> Self {
        let title = article.title.trim_end_matches('…').trim();
        let headed = article.paragraphs.iter().any(|paragraph| paragraph.kind == ParagraphKind::Headline);
        let first = article.paragraphs.iter().find(|paragraph| paragraph.kind.is_told());
        let begins = first.is_some_and(|first| first.span.of(&article.text).trim_start().starts_with(title));
        if begins && !headed && !title.is_empty() { Self::Borrowed } else { Self::Own }
    }
}

/// How many bytes of a text are set at once; of a longer one only the beginning, and all of it off the
/// drawing thread.
pub const AT_ONCE: usize = 400_000;

/// Whether all of a text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// It is.
    #[default]
    Whole,
    /// Only its beginning is.
    Beginning,
}

/// What is to be set off the drawing thread.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The article.
    pub article: Arc<Article>,
    /// In lines of so many columns.
    pub width: u16,
    /// Whether words are broken.
    pub hyphens: Hyphens,
    /// The words that hold together at the end of a line.
    pub glue: Arc<Glue>,
}

impl Setting {
    /// The whole page.
    #[must_use]
    pub fn page(&self) -> Page {
        Page::set(&self.article, self.width, self.hyphens, &self.glue)
    }
}

/// An article set in lines of one width.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The lines of its title; one of a borrowed title, which only names the article.
    pub title: Vec<Span>,
    /// Where it comes from.
    pub origin: Title,
    /// The lines of its text.
    pub lines: Vec<PageLine>,
    /// Minutes that reading takes.
    pub minutes: usize,
    /// Whether all of the text is set.
    pub extent: Extent,
}

impl Page {
    /// Sets an article in lines of at most `width` columns.
    #[must_use]
    pub fn set(article: &Article, width: u16, hyphens: Hyphens, glue: &Glue) -> Self {
        Self::set_until(article, width, (hyphens, glue), usize::MAX)
    }

    /// Sets what of an article can be set at once.
    #[must_use]
    pub fn begin(article: &Article, width: u16, hyphens: Hyphens, glue: &Glue) -> Self {
        let most = if article.text.len() > AT_ONCE { AT_ONCE } else { usize::MAX };
        Self::set_until(article, width, (hyphens, glue), most)
    }

    /// The byte of the text up to which it is set.
    #[must_use]
    pub fn end(&self) -> usize {
        self.lines.last().map_or(0, |line| line.span.end())
    }

    fn set_until(article: &Article, width: u16, (hyphens, glue): (Hyphens, &Glue), most: usize) -> Self {
        // No language breaks no word.
        let language = if hyphens == Hyphens::Yes { article.lang.as_str() } else { "" };
        let how = Wrap { width: usize::from(width.max(1)), indent: 0, language, glue };
        let width = how.width;
        let origin = Title::of(article);
        let mut title = title_lines(&article.title, width);
        title.truncate(if origin == Title::Borrowed { 1 } else { usize::MAX });
        let extent = if most < article.text.len() { Extent::Beginning } else { Extent::Whole };
        let minutes = reading_minutes(article, most);
        let mut page = Self { title, origin, lines: Vec::new(), minutes, extent };
        let mut before = None;
        let begun = article.paragraphs.iter().take_while(|paragraph| paragraph.span.start() < most);
        for paragraph in begun.filter(|paragraph| is_set(article, paragraph)) {
            page.push(article, &until(article, paragraph, most), before, how);
            before = Some(paragraph.kind);
        }
        page
    }

    fn push(&mut self, article: &Article, paragraph: &Paragraph, before: Option<ParagraphKind>, how: Wrap<'_>) {
        let kind = paragraph.kind;
        if before.is_some_and(|before| stands_apart(before, kind)) {
            let span = Span::new(paragraph.span.start(), paragraph.span.start());
            self.lines.push(PageLine { span, kind: LineKind::Blank, hyphen: false, indent: 0 });
        }
        let indent = if matches!(kind, ParagraphKind::Quote | ParagraphKind::Item) && how.width > 24 { 2 } else { 0 };
        for (count, line) in
            wrap(&article.text, paragraph.span, &Wrap { width: how.width - indent, ..how }).into_iter().enumerate()
        {
            let kind = if count == 0 { LineKind::First(kind) } else { LineKind::Further(kind) };
            let indent = u16::try_from(indent).unwrap_or_default();
            self.lines.push(PageLine { span: line.span, kind, hyphen: line.hyphen, indent });
        }
    }

    /// The line on which the byte `at` of the text stands.
    #[must_use]
    pub fn line_of(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|line| line.span.start() <= at);
        let last = after.saturating_sub(1);
        // A blank line begins where the paragraph after it does, and the paragraph is meant.
        last.min(self.lines.len().saturating_sub(1))
    }

    /// The byte of the text at which a line begins.
    #[must_use]
    pub fn offset_of(&self, line: usize) -> usize {
        self.lines.get(line).map_or(0, |line| line.span.start())
    }

    /// The lines that `span` touches.
    #[must_use]
    pub fn lines_of(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.line_of(span.start());
        let last = self.line_of(span.end().saturating_sub(1).max(span.start()));
        first..last + 1
    }
}

/// The lines of a title: no word of a headline is broken that has room on a line, and no short
/// preposition is left hanging at a line's end.
#[must_use]
pub fn title_lines(title: &str, width: usize) -> Vec<Span> {
    let how = Wrap { width, indent: 0, language: "", glue: &Glue::default() };
    let mut lines: Vec<Span> = Vec::new();
    let mut hanging: Option<Span> = None;
    for word in title.split_whitespace() {
        let start = word.as_ptr().addr() - title.as_ptr().addr();
        let span = Span::new(start, start + word.len());
        let longer = lines.last().map(|line| line.join(span));
        if let Some(line) = longer.filter(|line| columns(line.of(title)) <= width) {
            lines.pop();
            lines.push(line);
        } else {
            let taken = hanging.filter(|short| columns(short.join(span).of(title)) <= width);
            let shortened = lines.pop().map(|line| taken.map_or(line, |short| without(title, line, short)));
            lines.extend(shortened.filter(|line| !line.is_empty()));
            let begun = taken.map_or(span, |short| short.join(span));
            lines.extend(wrap(title, begun, &how).iter().map(|line| line.span));
        }
        hanging = is_short(word).then_some(span);
    }
    lines
}

/// A line without the short word at its end.
fn without(title: &str, line: Span, short: Span) -> Span {
    let kept = Span::new(line.start(), short.start());
    Span::new(line.start(), line.start() + kept.of(title).trim_end().len())
}

/// "в", "на", "о": a word that goes with the next one.
fn is_short(word: &str) -> bool {
    word.chars().count() <= 2 && word.chars().all(char::is_alphabetic)
}

/// Whether a paragraph is part of the page: the headline stands in the header already.
#[must_use]
pub fn is_set(article: &Article, paragraph: &Paragraph) -> bool {
    match paragraph.kind {
        ParagraphKind::Furniture => false,
        ParagraphKind::Headline => paragraph.span.of(&article.text).trim() != article.title.trim(),
        _ => !paragraph.span.is_empty(),
    }
}

/// The part of a paragraph before a byte, up to the last space there.
fn until(article: &Article, paragraph: &Paragraph, most: usize) -> Paragraph {
    let span = paragraph.span;
    if span.end() <= most {
        return *paragraph;
    }
    let most = article.text.floor_char_boundary(most);
    let part = Span::new(span.start(), most.max(span.start()));
    let kept = part.of(&article.text).rfind(' ').map_or(part.len(), |space| space);
    Paragraph { span: Span::new(span.start(), span.start() + kept), ..*paragraph }
}

/// Whether a blank line parts two paragraphs.
fn stands_apart(before: ParagraphKind, kind: ParagraphKind) -> bool {
    !(before == kind && matches!(kind, ParagraphKind::Item | ParagraphKind::Caption | ParagraphKind::Furniture))
}

/// Minutes that reading takes at 180 words a minute, at least 1; of a text whose words are counted up to
/// a byte only, what that lets expect.
fn reading_minutes(article: &Article, most: usize) -> usize {
    let told = article.paragraphs.iter().filter(|p| p.kind.is_told() && p.span.start() < most);
    let parts = told.map(|paragraph| until(article, paragraph, most).span.of(&article.text));
    let words: usize = parts.map(|part| part.split_whitespace().count()).sum();
    let words = if most < article.text.len() { words * (article.text.len() / most.max(1)) } else { words };
    words.div_ceil(180).max(1)
}

/// The pages set last, so that going back and forth sets nothing anew.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    kept: Vec<(ArticleId, u16, Arc<Page>)>,
}

/// How many pages are kept.
const KEPT: usize = 16;

impl Pages {
    /// The page of an article at a width, where it has been set.
    #[must_use]
    pub fn get(&self, article: &ArticleId, width: u16) -> Option<&Arc<Page>> {
        self.kept.iter().find(|(id, w, _)| id == article && *w == width).map(|(_, _, page)| page)
    }

    /// The page of an article at a width, set now where it has not been.
    pub fn set(&mut self, article: &Article, width: u16, hyphens: Hyphens, glue: &Glue) -> Arc<Page> {
        if let Some(page) = self.get(&article.id, width) {
            return Arc::clone(page);
        }
        let page = Arc::new(Page::begin(article, width, hyphens, glue));
        self.kept.truncate(KEPT - 1);
        self.kept.insert(0, (article.id.clone(), width, Arc::clone(&page)));
        page
    }

    /// Takes a page that was set elsewhere in the stead of its beginning.
    pub fn take(&mut self, article: &ArticleId, width: u16, whole: Arc<Page>) {
        if let Some((.., page)) = self.kept.iter_mut().find(|(id, w, _)| id == article && *w == width) {
            *page = whole;
        }
    }

    /// Forgets all pages, because articles may have changed.
    pub fn clear(&mut self) {
        self.kept.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, width: usize, lines: &[&str]) {
        let found: Vec<&str> = title_lines(title, width).iter().map(|line| line.of(title)).collect();
        assert_eq!(found, lines);
    }

    #[test]
    fn headlines_are_broken_between_words_that_may_part() {
        check("Советники партнёров Украины в Киеве", 30, &["Советники партнёров Украины", "в Киеве"]);
        check("Саммит в Осло", 40, &["Саммит в Осло"]);
        check("и в Осло", 4, &["и в", "Осло"]);
        check("", 10, &[]);
        check("в безопасности", 6, &["в", "без", "опас", "ности"]);
    }

    #[test]
    fn a_borrowed_title_does_not_repeat_the_first_paragraph() {
        let text = "Послы пяти стран собрались в Осло и говорили до вечера. Итоги назовут завтра.";
        let body = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
        let mut article = Article {
            id: ArticleId::new("a"),
            path: String::new(),
            title: "Послы пяти стран собрались в Осло и говорили…".to_owned(),
            source: None,
            url: None,
            author: None,
            published: None,
            lang: "ru".to_owned(),
            text: text.to_owned(),
            paragraphs: vec![body],
        };
        let page = Page::set(&article, 20, Hyphens::default(), &Glue::default());
        assert_eq!((page.origin, page.title.len()), (Title::Borrowed, 1));
        assert!(page.lines.len() > 3, "the paragraph itself is whole");
        article.title = "Встреча послов".to_owned();
        assert_eq!(Page::set(&article, 20, Hyphens::default(), &Glue::default()).origin, Title::Own);
    }

    #[test]
    fn the_beginning_of_a_page_is_that_of_the_whole() {
        let text = "Послы собрались в Осло и говорили до вечера. ".repeat(12_000);
        let half = text.len() / 2;
        let half = Span::new(0, half).of(&text).rfind(' ').unwrap_or(0);
        let paragraph = |start, end| Paragraph { span: Span::new(start, end), kind: ParagraphKind::Body };
        let paragraphs = vec![paragraph(0, half), paragraph(half + 1, text.len())];
        let article = Article {
            id: ArticleId::new("a"),
            path: String::new(),
            title: "Осло".to_owned(),
            source: None,
            url: None,
            author: None,
            published: None,
            lang: "ru".to_owned(),
            text,
            paragraphs,
        };
        let begin = Page::begin(&article, 60, Hyphens::default(), &Glue::default());
        let whole = Page::set(&article, 60, Hyphens::default(), &Glue::default());
        assert_eq!((begin.extent, whole.extent), (Extent::Beginning, Extent::Whole));
        let same = begin.lines.len() - 1;
        assert_eq!(begin.lines.get(..same), whole.lines.get(..same), "but for the last line");
        assert!(begin.end() <= AT_ONCE && begin.end() > AT_ONCE - 100 && whole.end() > AT_ONCE * 2);
        assert!(begin.minutes.abs_diff(whole.minutes) < whole.minutes / 2);
    }

    #[test]
    fn every_word_of_a_headline_is_in_a_line() {
        let title = "Министры транспорта Узбекистана и Азербайджана о поезде из Баку в Ташкент";
        for width in 1..80 {
            let shown: String = title_lines(title, width).iter().map(|line| line.of(title).replace(' ', "")).collect();
            assert_eq!(shown, title.replace(' ', ""), "at {width}");
        }
    }
}
