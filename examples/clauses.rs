use vestnik::{
    base::{article::*, span::*},
    extract::meetings::{clause::Clauses, trigger},
    lang::Language,
};
fn main() {
    let lang = Language::load("ru").unwrap();
    for text in std::env::args().skip(1) {
        let ps = vec![Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body }];
        let mut p = lang.parse(&text, &ps);
        for s in 0..p.sentences.len() {
            p.disambiguate(s, &lang.morph);
            let tk = p.sentences[s].tokens.clone();
            let c = Clauses::read(&p, &lang.lexicon.triggers.grammar, tk.clone());
            for (i, cl) in c.all().iter().enumerate() {
                println!(
                    "{i} {:?} host={:?} anchor={:?} pred={:?} share={} :: {}",
                    cl.kind,
                    cl.host,
                    cl.anchor.map(|t| p.form(t)),
                    cl.predicate.map(|t| p.form(t)),
                    cl.shares_subject,
                    cl.pieces.iter().map(|r| p.span(r.clone()).of(&text)).collect::<Vec<_>>().join(" | ")
                );
            }
            for t in trigger::find(&p, tk.clone(), &lang.lexicon.triggers) {
                println!("   T {:?} {:?}", p.span(t.tokens).of(&text), t.word);
            }
            if std::env::var("V").is_ok() {
                for t in tk {
                    println!("      {} {} {:?}", p.form(t), p.lemma(t), p.tag(t));
                }
            }
        }
        println!();
    }
}
