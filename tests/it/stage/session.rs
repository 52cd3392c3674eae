//! A session without a terminal: the state, keys pressed by name, jobs answered on the spot, and the
//! screen drawn into memory.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};
use vestnik::app::action::{News, Report};
use vestnik::app::effect::Job;
use vestnik::app::keys::{Key, Keymap};
use vestnik::app::marks::Marks;
use vestnik::app::overlay::filter;
use vestnik::app::pane::search;
use vestnik::app::{Action, Effect, State, update};
use vestnik::base::cancel::CancelToken;
use vestnik::corpus::Corpus;
use vestnik::corpus::build::{Known, build_on};
use vestnik::corpus::query::{Index, Matches, Memory};
use vestnik::lang::Language;
use vestnik::ui::Look;
use vestnik::ui::strings::Strings;
use vestnik::ui::theme::{Role, Theme};

use super::collection;

/// Russian, built once.
static RUSSIAN: LazyLock<Language> = LazyLock::new(|| Language::load("ru").expect("the language builds"));

/// The program with the collection of tests.
pub(crate) struct Session {
    pub(crate) state: State,
    /// Everything that was asked of the world, in order, but for jobs that were answered.
    pub(crate) effects: Vec<Effect>,
    look: Look,
    /// The index of the last corpus that one was asked for.
    index: Option<(Arc<Corpus>, Index)>,
}

impl Session {
    /// With everything loaded, on a screen of this size.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self::beginning(width, height, Marks::default())
    }

    /// The same, with what an earlier run left.
    pub(crate) fn beginning(width: u16, height: u16, marks: Marks) -> Self {
        let mut session = Self::empty(width, height);
        session.state.marks = marks;
        for effect in update::start(&mut session.state) {
            session.effects.push(effect);
        }
        let load = session.state.status.load;
        session.report(Report { generation: load, news: News::Loaded(collection::articles()) });
        session.report(Report { generation: load, news: News::AllLoaded });
        let build = session.state.status.build;
        let mut corpus = Arc::new(collection::collection());
        let corrections = Arc::clone(session.state.marks.corrections());
        if !corrections.is_empty() {
            let known = Known { corpus, corrections };
            let corrected = build_on(&known, collection::articles(), &RUSSIAN, &CancelToken::default(), &|_| {});
            corpus = Arc::new(corrected.expect("not cancelled"));
        }
        session.report(Report { generation: build, news: News::Corpus(corpus) });
        session.effects.clear();
        session
    }

    /// With a collection of its own, read and linked.
    pub(crate) fn of(corpus: Corpus, width: u16, height: u16) -> Self {
        let mut session = Self::empty(width, height);
        session.effects.extend(update::start(&mut session.state));
        let load = session.state.status.load;
        let articles = corpus.entries().iter().map(|entry| Arc::clone(&entry.article)).collect();
        session.report(Report { generation: load, news: News::Loaded(articles) });
        session.report(Report { generation: load, news: News::AllLoaded });
        let build = session.state.status.build;
        session.report(Report { generation: build, news: News::Corpus(Arc::new(corpus)) });
        session.effects.clear();
        session
    }

    /// With nothing loaded yet.
    pub(crate) fn empty(width: u16, height: u16) -> Self {
        let keymap = Arc::new(Keymap::bundled().expect("the default keys"));
        let mut state = State::new(keymap, Marks::default(), Size { width, height }, collection::today());
        state.setup.names = vestnik::config::names("ru").expect("words");
        state.setup.queries = vestnik::config::queries().expect("words");
        state.setup.dates = vestnik::config::date_words().expect("words");
        let look = Look { theme: Theme::probe(), strings: Strings::bundled("ru").expect("Russian words") };
        Self { state, effects: Vec::new(), look, index: None }
    }

    /// The same in another language of the interface.
    pub(crate) fn speaking(mut self, language: &str) -> Self {
        self.look.strings = Strings::bundled(language).expect("words");
        self
    }

    /// The same in the colours of a theme.
    pub(crate) fn coloured(mut self, theme: Theme) -> Self {
        self.look.theme = theme;
        self
    }

    /// The index of a corpus, built where it is not there.
    fn index(&mut self, corpus: &Arc<Corpus>) -> &Index {
        let fresh = self.index.take().filter(|(of, _)| Arc::ptr_eq(of, corpus));
        &self.index.insert(fresh.unwrap_or_else(|| (Arc::clone(corpus), Index::build(corpus, &RUSSIAN)))).1
    }

    /// Presses keys by name; a word in quotes is typed letter by letter.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            match word.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')) {
                Some(text) => text.chars().for_each(|letter| self.act(Action::Press(Key::char(letter)))),
                None => self.act(Action::Press(word.parse().expect("the name of a key"))),
            }
        }
        self
    }

    /// Applies an action; filters are answered at once.
    pub(crate) fn act(&mut self, action: Action) {
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Start(generation, Job::Filter(corpus, question)) => {
                    let index = self.index(&corpus);
                    let (mut memory, cancel) = (Memory::default(), CancelToken::default());
                    let answer = filter::answer(&question, index, &RUSSIAN, &mut memory, &cancel);
                    self.report(Report { generation, news: News::Filtered(answer.expect("not cancelled")) });
                }
                Effect::Start(generation, Job::Count(corpus, question, queries)) => {
                    let index = self.index(&corpus);
                    let count = |text: &String| {
                        let question = filter::Question { text: text.clone(), ..question.clone() };
                        let (mut memory, cancel) = (Memory::default(), CancelToken::default());
                        let answer = filter::answer(&question, index, &RUSSIAN, &mut memory, &cancel);
                        answer.expect("not cancelled").matches().rows.len()
                    };
                    let counts = queries.iter().map(count).collect();
                    self.report(Report { generation, news: News::Counted(counts) });
                }
                Effect::Start(generation, Job::Complete(corpus, question, cursor)) => {
                    let index = self.index(&corpus);
                    let completion = filter::completed(&question, cursor, index, &RUSSIAN, &CancelToken::default());
                    self.report(Report { generation, news: News::Completed(question.text, completion) });
                }
                Effect::Start(generation, Job::Search(question)) => {
                    let (mut words, cancel) = (search::Shelf::default(), CancelToken::default());
                    let found = search::answer(&question, &RUSSIAN, &mut words, &cancel);
                    self.report(Report { generation, news: News::Searched(found.expect("not cancelled")) });
                }
                // Read for the first time is the collection that was made by hand.
                Effect::Start(generation, Job::Build(known, articles))
                    if self.state.status.fresh.is_none() && !known.corpus.entries().is_empty() =>
                {
                    let corpus = build_on(&known, articles, &RUSSIAN, &CancelToken::default(), &|_| {});
                    let corpus = Arc::new(corpus.expect("not cancelled"));
                    self.report(Report { generation, news: News::Corpus(corpus) });
                }
                effect => self.effects.push(effect),
            }
        }
    }

    /// An answer of the filter that lists these articles.
    pub(crate) fn answer(rows: Vec<usize>) -> filter::Answer {
        filter::Answer::Found(Arc::new(Matches { rows, ..Matches::default() }))
    }

    /// Hands in a report.
    pub(crate) fn report(&mut self, report: Report) {
        self.act(Action::Report(report));
    }

    /// Gives the screen another size.
    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.act(Action::Resize(Size { width, height }));
        self
    }

    /// The screen as text, and below it a letter for each cell that tells its role.
    pub(crate) fn picture(&self) -> String {
        let buffer = self.drawn();
        let (mut symbols, mut roles) = (String::new(), String::new());
        for y in 0..buffer.area.height {
            let (mut row, mut under) = (String::new(), String::new());
            let mut covered = 0;
            for x in 0..buffer.area.width {
                let cell = &buffer[(x, y)];
                if covered > 0 {
                    covered -= 1;
                    continue;
                }
                covered = vestnik::base::width::width(cell.symbol()).saturating_sub(1);
                row.push_str(cell.symbol());
                under.push(if cell.symbol() == " " { ' ' } else { letter(cell.fg) });
            }
            writeln!(symbols, "{}", row.trim_end()).expect("a string");
            writeln!(roles, "{}", under.trim_end()).expect("a string");
        }
        format!("{symbols}---\n{roles}")
    }

    /// A letter for each cell that tells its style, and below what each letter is.
    pub(crate) fn styles(&self) -> String {
        let buffer = self.drawn();
        let mut known = Vec::new();
        let mut letters = String::new();
        for row in buffer.content().chunks(usize::from(buffer.area.width)) {
            let line: String = row.iter().map(|cell| style_letter(cell, &mut known)).collect();
            writeln!(letters, "{}", line.trim_end()).expect("a string");
        }
        for (letter, style) in ('a'..='z').chain('A'..='Z').zip(&known) {
            writeln!(letters, "{letter} = {style}").expect("a string");
        }
        letters
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        self.picture().split("---\n").next().unwrap_or_default().to_owned()
    }

    /// The cells of the screen.
    pub(crate) fn drawn(&self) -> ratatui::buffer::Buffer {
        self.drawn_on(self.state.viewport)
    }

    /// The cells of a screen of another size than the state knows of.
    pub(crate) fn drawn_on(&self, Size { width, height }: Size) -> ratatui::buffer::Buffer {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
        terminal.draw(|frame| vestnik::ui::draw(&self.state, &self.look, frame)).expect("drawn");
        terminal.backend().buffer().clone()
    }
}

/// The letter of a cell's style; blank cells that look like the ground have none.
fn style_letter(cell: &Cell, known: &mut Vec<String>) -> char {
    let blank = cell.symbol() == " " && !cell.modifier.contains(Modifier::REVERSED);
    if blank {
        return ' ';
    }
    let style = format!("{} on {} {:?}", cell.fg, cell.bg, cell.modifier);
    let at = known.iter().position(|other| *other == style).unwrap_or_else(|| {
        known.push(style);
        known.len() - 1
    });
    ('a'..='z').chain('A'..='Z').nth(at).unwrap_or('?')
}

/// A letter for each role, in the order of [`Role::ALL`]; plain text is a dot.
fn letter(colour: Color) -> char {
    let letters: Vec<char> = ('a'..='z').chain('A'..='Z').collect();
    match colour {
        Color::Indexed(role) if Role::ALL.get(usize::from(role)) == Some(&Role::Text) => '.',
        Color::Indexed(role) => letters.get(usize::from(role)).copied().unwrap_or('?'),
        _ => '.',
    }
}
