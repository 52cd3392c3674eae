use serde_json::json;
use std::sync::Arc;
use vestnik::{
    base::{article::*, id::*, span::*},
    extract,
    lang::Language,
};
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let show = std::env::args().nth(2);
    let lang = Language::load("ru").unwrap();
    let gold = std::fs::read_to_string(format!("{dir}/gold.jsonl")).unwrap();
    let t0 = std::time::Instant::now();
    for l in gold.lines() {
        let g: serde_json::Value = serde_json::from_str(l).unwrap();
        let id = g["id"].as_str().unwrap();
        if let Some(s) = &show {
            if s != id {
                continue;
            }
        }
        let text = std::fs::read_to_string(format!("{dir}/texts/{id}.txt")).unwrap();
        let published = g["published"].as_str().and_then(|d| d[..10].parse().ok()).map(Published::Day);
        let mut paragraphs = vec![];
        let mut at = 0;
        let mut first = true;
        for line in text.split_inclusive('\n') {
            let len = line.trim_end().len();
            let mut s = at;
            if at == 0 && line.starts_with(" date ") {
                s = line.len().min(16);
                paragraphs.push(Paragraph { span: Span::new(0, s.min(len)), kind: ParagraphKind::Furniture });
            }
            if s < at + len {
                let t = &text[s..at + len];
                let kind = if t.trim().is_empty() {
                    ParagraphKind::Furniture
                } else if first {
                    first = false;
                    ParagraphKind::Headline
                } else {
                    ParagraphKind::Body
                };
                paragraphs.push(Paragraph { span: Span::new(s, at + len), kind });
            }
            at += line.len();
        }
        let a = Article {
            id: ArticleId::new(id),
            path: id.into(),
            title: "".into(),
            source: None,
            url: None,
            author: None,
            published,
            lang: "ru".into(),
            text,
            paragraphs,
        };
        let d = extract::read(&a, &lang);
        let cp = CodePoints::new(&a.text);
        let span = |s: Span| json!({"start":cp.at(s.start()),"end":cp.at(s.end())});
        let ms:Vec<_>=d.meetings.iter().map(|m| json!({"id":m.id.to_string(),"kind":m.kind,"status":m.status,"format":m.format,
      "date":m.when.map(|w| json!({"edtf":w.value.edtf(),"start":w.value.start().to_string(),"end":w.value.end().to_string(),"text":w.span.map(|s|s.of(&a.text))})),
      "place":m.place.as_ref().map(|p| json!({"name":p.name,"country":p.country})),
      "participants":m.participants.iter().map(|p|{let e=d.entity(p.entity).unwrap(); json!({"name":e.name,"kind":format!("{:?}",e.kind).to_lowercase(),"role":e.role})}).collect::<Vec<_>>(),
      "evidence":m.evidence.iter().map(|s|span(*s)).collect::<Vec<_>>(), "triggers": m.triggers.iter().map(|s| s.of(&a.text)).collect::<Vec<_>>(), "ev": m.evidence.iter().map(|s| s.of(&a.text)).collect::<Vec<_>>()})).collect();
        println!("{}", json!({"schema":"vestnik/1","id":id,"published":g["published"],"text":a.text,"meetings":ms}));
        if show.is_some() {
            for m in &d.mentions {
                eprintln!(
                    "  {:?} {:?} -> {:?} {:?} adj={} {}",
                    m.span.of(&a.text),
                    m.kind,
                    d.entity(m.entity).map(|e| (&e.name, &e.role, &e.country, &e.members)),
                    m.cases,
                    m.adjective,
                    m.rule
                );
            }
            for t in &d.times {
                eprintln!(
                    "  T {:?} {:?} {:?} an={} clock={}",
                    t.span.of(&a.text),
                    t.value.map(|v| v.edtf()),
                    t.relation,
                    t.anaphoric,
                    t.clock_only
                );
            }
        }
    }
    eprintln!("{:?}", t0.elapsed());
    let _ = Arc::new(1);
}
