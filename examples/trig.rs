use serde_json::json;
use vestnik::{
    base::{article::*, span::*},
    extract::meetings::trigger,
    lang::Language,
};
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let lang = Language::load("ru").unwrap();
    let gold = std::fs::read_to_string(format!("{dir}/gold.jsonl")).unwrap();
    for l in gold.lines() {
        let g: serde_json::Value = serde_json::from_str(l).unwrap();
        let id = g["id"].as_str().unwrap();
        let text = std::fs::read_to_string(format!("{dir}/texts/{id}.txt")).unwrap();
        let mut ps = vec![];
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let len = line.trim_end().len();
            ps.push(Paragraph { span: Span::new(at, at + len), kind: ParagraphKind::Body });
            at += line.len();
        }
        let mut p = lang.parse(&text, &ps);
        let cp = CodePoints::new(&text);
        let mut out = vec![];
        for s in 0..p.sentences.len() {
            p.disambiguate(s, &lang.morph);
            let tk = p.sentences[s].tokens.clone();
            for t in trigger::find(&p, tk, &lang.lexicon.triggers) {
                let sp = p.span(t.tokens.clone());
                out.push(json!([cp.at(sp.start()), cp.at(sp.end()), sp.of(&text), format!("{:?}", t.word)]));
            }
        }
        println!("{}", json!({"id":id,"t":out}));
    }
}
