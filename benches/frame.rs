//! Drawing and keys on a large collection. Budgets: a key and its frame together under 3 ms at
//! 200x60, whatever the number of articles.

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use vestnik::app::action::{News, Report};
use vestnik::app::keys::Keymap;
use vestnik::app::marks::Marks;
use vestnik::app::{Action, State, update};
use vestnik::base::article::{Article, Paragraph, ParagraphKind, Published};
use vestnik::base::id::ArticleId;
use vestnik::base::span::Span;
use vestnik::ui::strings::Strings;
use vestnik::ui::theme::{Theme, ThemeName};
use vestnik::ui::{Look, draw};

fn main() {
    divan::main();
}

fn article(number: usize) -> Arc<Article> {
    let start = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day");
    let day = start + chrono::Days::new(u64::try_from(number / 5).expect("few days"));
    let title = format!("Министры {number} стран сверили часы накануне саммита");
    let body = "Делегации съехались утром и разошлись вечером, договорившись встретиться снова. ".repeat(40);
    let text = format!("{title}\n\n{body}");
    let paragraphs = vec![
        Paragraph { span: Span::new(0, title.len()), kind: ParagraphKind::Headline },
        Paragraph { span: Span::new(title.len() + 2, text.len()), kind: ParagraphKind::Body },
    ];
    Arc::new(Article {
        id: ArticleId::new(&format!("{number:06}")),
        path: String::new(),
        title,
        source: Some("Хроника".to_owned()),
        url: None,
        author: None,
        published: Some(Published::Day(day)),
        lang: "ru".to_owned(),
        text,
        paragraphs,
    })
}

fn session(articles: usize) -> State {
    let keymap = Arc::new(Keymap::bundled().expect("the default keys"));
    let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 7).expect("a day");
    let mut state = State::new(keymap, Marks::default(), Size { width: 200, height: 60 }, today);
    update::start(&mut state);
    let news = News::Loaded((0..articles).map(article).collect());
    let generation = state.status.load;
    update(&mut state, Action::Report(Report { generation, news }));
    state
}

fn look() -> Look {
    let theme = Theme::bundled(ThemeName::Default).expect("the default theme");
    Look { theme, strings: Strings::bundled("ru").expect("Russian words") }
}

#[divan::bench(args = [100, 10_000])]
fn draw_a_frame(bencher: divan::Bencher<'_, '_>, articles: usize) {
    let (state, look) = (session(articles), look());
    let mut terminal = Terminal::new(TestBackend::new(200, 60)).expect("a screen in memory");
    bencher.bench_local(move || terminal.draw(|frame| draw(&state, &look, frame)).map(|_| ()));
}

#[divan::bench(args = [100, 10_000])]
fn press_a_key(bencher: divan::Bencher<'_, '_>, articles: usize) {
    let mut state = session(articles);
    let keys = ["j", "k", "tab", "m", "z", "z", "shift-tab"].map(|key| key.parse().expect("a key"));
    let mut presses = keys.into_iter().cycle();
    bencher.bench_local(move || presses.next().map(|key| update(&mut state, Action::Press(key))));
}
