use std::time::Instant;
use vestnik::{
    base::{article::*, span::*},
    extract::{entities::Entities, *},
    lang::Language,
};
fn main() {
    let lang = Language::load("ru").unwrap();
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    for n in [1usize, 2, 4] {
        let len = 1_250_000 * n;
        let mut e = len;
        while !text.is_char_boundary(e) {
            e -= 1;
        }
        let text = &text[..e];
        let mut ps = vec![];
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let len = line.trim_end().len();
            if len > 0 {
                ps.push(Paragraph { span: Span::new(at, at + len), kind: ParagraphKind::Body });
            }
            at += line.len();
        }
        let t = Instant::now();
        let p = lang.parse(text, &ps);
        let a = t.elapsed();
        let t = Instant::now();
        let times = dates::find(&p, &lang, Some(Published::Day("2025-01-01".parse().unwrap())));
        let b = t.elapsed();
        let mut en = Entities::default();
        let t = Instant::now();
        let pl = places::find(&p, &lang, &mut en);
        let c = t.elapsed();
        let t = Instant::now();
        let na = names::find(&p, &lang, &pl, &mut en);
        let d = t.elapsed();
        let mut ms = pl;
        ms.extend(na);
        ms.sort_by_key(|m| m.tokens.start);
        let t = Instant::now();
        let m = meetings::find(
            meetings::Context {
                parsed: &p,
                language: &lang,
                mentions: &ms,
                entities: &en,
                times: &times,
                paragraphs: &ps,
            },
            None,
        );
        let f = t.elapsed();
        println!(
            "{n}: parse {a:?} dates {b:?} places {c:?} names {d:?} meetings {f:?} ({} tokens, {} meetings)",
            p.tokens.len(),
            m.len()
        );
    }
}
