//! The filter language on a small collection: what finds what, and what the reader is told.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use proptest::prelude::*;
use vestnik::base::article::{Article, Paragraph, ParagraphKind, Published};
use vestnik::base::cancel::CancelToken;
use vestnik::base::date::FuzzyDate;
use vestnik::base::id::{ArticleId, MeetingId};
use vestnik::base::span::Span;
use vestnik::corpus::event::{Event, Facts, MeetingRef, Party};
use vestnik::corpus::query::{Ask, Assume, Index, Marked, Matches, Memory, Order, Part, Query, complete};
use vestnik::corpus::{Corpus, Entry};
use vestnik::extract::Document;
use vestnik::extract::meeting::{Format, Kind, Level, Meeting, Participant, Status, Venue, When};
use vestnik::extract::mention::{Entity, EntityId, EntityKind};
use vestnik::lang::Language;

static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language::load("ru").expect("a sound language"));
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build(&collection(), &LANGUAGE));

struct Told {
    status: Status,
    kind: Kind,
    who: &'static [&'static str],
    place: Option<(&'static str, &'static str)>,
    date: Option<FuzzyDate>,
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn article(published: &str, source: &str, [title, text]: [&str; 2], told: &[Told]) -> Entry {
    let text = format!("{title}\n{text}");
    let paragraphs = vec![
        Paragraph { span: Span::new(0, title.len()), kind: ParagraphKind::Headline },
        Paragraph { span: Span::new(title.len() + 1, text.len()), kind: ParagraphKind::Body },
    ];
    let article = Article {
        id: ArticleId::new(published),
        path: "-".to_owned(),
        title: title.to_owned(),
        source: Some(source.to_owned()),
        url: None,
        author: None,
        published: Some(Published::Day(day(published))),
        lang: "ru".to_owned(),
        text,
        paragraphs,
    };
    Entry::new(Arc::new(article), Arc::new(document(told)))
}

fn document(told: &[Told]) -> Document {
    let mut document = Document::default();
    for (number, told) in (0..).zip(told) {
        let mut participants = Vec::new();
        for name in told.who {
            let entity = EntityId(u32::try_from(document.entities.len()).expect("few"));
            document.entities.push(Entity {
                kind: EntityKind::Person,
                name: (*name).to_owned(),
                role: None,
                country: None,
                members: Vec::new(),
                nameless: false,
            });
            participants.push(Participant { entity, span: Span::default(), remote: false });
        }
        let venue = |(name, country): (&str, &str)| Venue {
            name: name.to_owned(),
            country: Some(country.to_owned()),
            span: Span::default(),
        };
        document.meetings.push(Meeting {
            id: MeetingId(number),
            kind: told.kind,
            status: told.status,
            format: Format::InPerson,
            level: Some(Level::Ministers),
            when: told.date.map(|value| When { value, span: None, disputed: false }),
            place: told.place.map(venue),
            participants,
            topics: Vec::new(),
            evidence: Vec::new(),
            triggers: Vec::new(),
            confidence: 1.0,
            rules: Vec::new(),
            leads_to: Vec::new(),
            corrected: None,
        });
    }
    document
}

fn collection() -> Corpus {
    let on = |text: &str| Some(FuzzyDate::day(day(text)));
    Corpus::new(
        vec![
            article(
                "2027-03-01",
                "Северный вестник",
                [
                    "Линдгрен ждёт коллег в Осло",
                    "Глава ведомства Карл Линдгрен примет послов пяти стран. Повестку готовили эксперты.",
                ],
                &[Told {
                    status: Status::Planned,
                    kind: Kind::Talks,
                    who: &["Карл Линдгрен", "Анна Ольсен"],
                    place: Some(("Осло", "Норвегия")),
                    date: on("2027-03-06"),
                }],
            ),
            article(
                "2027-03-06",
                "Курьер",
                [
                    "Встреча в норвежской столице состоялась",
                    "Переговоры с Линдгреном шли три часа. Документы подписал Уиткоу, сообщило агентство Lindex.",
                ],
                &[
                    Told {
                        status: Status::Held,
                        kind: Kind::Talks,
                        who: &["Линдгрен", "Анна Ольсен"],
                        place: Some(("Осло", "Норвегия")),
                        date: on("2027-03-06"),
                    },
                    Told {
                        status: Status::Planned,
                        kind: Kind::Summit,
                        who: &["Стив Уиткоу"],
                        place: Some(("Вена", "Австрия")),
                        date: FuzzyDate::month(2027, 4),
                    },
                ],
            ),
            article(
                "2027-03-08",
                "Курьер",
                [
                    "«Круглый стол» экономистов — без заявлений",
                    "Участники круглого стола разошлись молча, отчёт выйдет 5 апреля.",
                ],
                &[],
            ),
            article("2027-03-09", "Утро", ["Погода: дожди над Веной", "В Вене дожди. Совсем весна."], &[]),
        ],
        Vec::new(),
    )
}

fn ask(order: Order, assume: Assume) -> Ask<'static> {
    static CANCEL: LazyLock<CancelToken> = LazyLock::new(CancelToken::default);
    Ask {
        language: &LANGUAGE,
        today: day("2027-03-06"),
        marks: &|row| Marked { read: row == 0, starred: row == 2 },
        order,
        assume,
        cancel: &CANCEL,
    }
}

fn run(query: &str) -> Matches {
    let parsed = Query::parse(query, &LANGUAGE.lexicon.query);
    assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
    INDEX.run(&parsed, &ask(Order::Corpus, Assume::Freely), &mut Memory::default()).expect("not cancelled")
}

fn check(query: &str, rows: &[usize]) {
    assert_eq!(run(query).rows, rows, "{query}");
}

fn check_assumed(query: &str, rows: &[usize], used: &str) {
    let matches = run(query);
    assert_eq!(matches.rows, rows, "{query}");
    let told: Vec<&str> = matches.assumptions.iter().map(|assumption| assumption.used.as_str()).collect();
    assert_eq!(told, [used], "{query}");
    let parsed = Query::parse(query, &LANGUAGE.lexicon.query);
    let typed =
        INDEX.run(&parsed, &ask(Order::Corpus, Assume::Nothing), &mut Memory::default()).expect("not cancelled");
    assert!(typed.assumptions.is_empty(), "as typed, nothing is assumed");
}

#[test]
fn nothing_asked_is_everything_found() {
    check("", &[0, 1, 2, 3]);
    check("  ! who: ", &[0, 1, 2, 3]);
}

#[test]
fn terms_are_joined_by_and_and_each_is_found_in_any_form() {
    check("линдгрен", &[0, 1]);
    check("линдгрен встреча", &[1]);
    check("посол", &[0]);
    check("переговорами", &[1]);
    check("дождь", &[3]);
    check("ждет", &[0]);
    check("ЖДЁТ", &[0]);
    check("же\u{308}", &[]);
}

#[test]
fn titles_are_found_fuzzily_and_texts_never() {
    check("лндгрн", &[0, 1]);
    check("встрстол", &[1]);
    check("докмн", &[]);
}

#[test]
fn signs_work_as_in_other_finders() {
    check("'линдгрен", &[0, 1]);
    check("'посол", &[]);
    check("^встреча", &[1]);
    check("осло$", &[0]);
    check("!линдгрен", &[2, 3]);
    check("осло | дожди", &[0, 1, 3]);
    check("\"круглый стол\"", &[2]);
    check("«круглого стола»", &[2]);
    check("\"круглого стола разош", &[2]);
    check("\"стола круглого\"", &[]);
}

#[test]
fn fields_ask_about_one_meeting() {
    check("who:Линдгрен", &[0, 1]);
    check("who:\"Карл Линдгрен\"", &[0]);
    check("who:Уиткоу status:planned", &[1]);
    check("who:Линдгрен where:Вена", &[]);
    check("who:Ольсен -status:held", &[0]);
    check("-who:Уиткоу", &[0, 2, 3]);
    check("who:Ольсен | is:starred", &[0, 1, 2]);
    check("where:норвегия kind:talks format:in-person level:ministers", &[0, 1]);
    check("кто:Ольсен статус:прошла", &[1]);
    check("status:held,planned", &[0, 1]);
    let matches = run("where:Вена");
    assert_eq!(matches.meetings.iter().map(|m| (m.article, m.meeting)).collect::<Vec<_>>(), [(1, MeetingId(1))]);
}

#[test]
fn fields_find_what_the_card_shows_from_other_reports() {
    let party = |name: &str| Party::named(EntityKind::Person, name);
    let report = |article, meeting| MeetingRef { article, meeting: MeetingId(meeting) };
    let facts = Facts {
        date: Some(FuzzyDate::day(day("2027-03-06"))),
        place: Some(("Осло".to_owned(), Some("Норвегия".to_owned()))),
        status: Status::Held,
        parties: vec![party("Карл Линдгрен"), party("Пётр Новак")],
        ..Facts::default()
    };
    let meetings = vec![report(0, 0), report(1, 0)];
    let event = Event { meetings, facts: Arc::new(facts), ..Event::default() };
    let index = Index::build(&Corpus::new(collection().entries().to_vec(), vec![event]), &LANGUAGE);
    let found = |query: &str| {
        let query = Query::parse(query, &LANGUAGE.lexicon.query);
        index.run(&query, &ask(Order::Corpus, Assume::Freely), &mut Memory::default()).expect("not cancelled").rows
    };
    assert_eq!(found("who:новак"), [0, 1], "neither report names him, both cards do");
    assert_eq!(found("who:ольсен status:held"), [0, 1], "told by the article, held by the event");
    assert_eq!(found("who:новак where:вена"), [] as [usize; 0], "all of one meeting");
    assert_eq!(found("-who:новак"), [2, 3]);
}

#[test]
fn when_takes_days_months_ranges_and_words() {
    check("when:2027-03-06", &[0, 1]);
    check("when:2027-04", &[1]);
    check("when:апрель", &[1]);
    check("when:2027-03-01..2027-03-10", &[0, 1]);
    check("when:>2027-03-06", &[1]);
    check("when:today", &[0, 1]);
    check("when:неделя", &[0, 1]);
    check("when:tomorrow", &[]);
    check("published:2027-03-08..", &[2, 3]);
}

#[test]
fn marks_sources_and_things_are_fields() {
    check("is:unread", &[1, 2, 3]);
    check("!is:unread", &[0]);
    check("is:starred", &[2]);
    check("has:meeting", &[0, 1]);
    check("-has:meeting", &[2, 3]);
    check("source:курьер", &[1, 2]);
    check("lang:ru source:утро", &[3]);
    check("lang:uk", &[]);
}

#[test]
fn other_letters_and_layouts_find_what_was_meant_and_say_so() {
    check_assumed("lindgren", &[0, 1], "линдгрен");
    check_assumed("witkou", &[1], "уиткоу");
    check_assumed("витко", &[1], "уитко");
    check_assumed("who:витко", &[1], "уитко");
    check_assumed("vienna", &[1, 3], "вена");
    check_assumed("who:olsen", &[0, 1], "ольсен");
    check_assumed("kbyluhty", &[0, 1], "линдгрен");
    check_assumed("who:kbyluhty", &[0, 1], "линдгрен");
    check_assumed("дштвпкут", &[0, 1], "линдгрен");
    check_assumed("where:jckj", &[0, 1], "осло");
}

#[test]
fn inflection_never_hides_a_name() {
    check_assumed("who:линдгреном", &[0, 1], "Карл Линдгрен");
    check_assumed("where:вене", &[1], "Вена");
}

#[test]
fn a_latin_word_that_is_there_is_found_as_typed() {
    let matches = run("lindex");
    assert_eq!((matches.rows.as_slice(), matches.assumptions.len()), (&[1][..], 0));
}

#[test]
fn narrowing_finds_the_same_as_asking_anew() {
    let mut memory = Memory::default();
    for query in ["лин", "линд", "линдг", "линдгр", "линд", "лин", "линдгрен ос", "линдгрен осло"]
    {
        let parsed = Query::parse(query, &LANGUAGE.lexicon.query);
        let narrowed = INDEX.run(&parsed, &ask(Order::Corpus, Assume::Freely), &mut memory).expect("not cancelled");
        assert_eq!(narrowed.rows, run(query).rows, "{query}");
    }
}

#[test]
fn a_list_of_reports_asks_each_for_itself() {
    let listed = |query: &str| {
        let parsed = Query::parse(query, &LANGUAGE.lexicon.query);
        let listing = INDEX.reports(&parsed, &ask(Order::Corpus, Assume::Freely)).expect("not cancelled");
        listing.found.iter().map(|at| (at.article, at.meeting.0)).collect::<Vec<_>>()
    };
    assert!(listed("-status:held").contains(&(1, 1)), "another meeting of the article is held");
    assert!(!run("-status:held").rows.contains(&1), "so the article is out where articles are listed");
    assert_eq!(listed("who:ольсен status:held"), [(1, 0)]);
    let all = listed("");
    assert!(listed("source:курьер").iter().all(|at| all.contains(at) && at.0 != 0));
}

#[test]
fn the_best_match_comes_first_on_demand() {
    let parsed = Query::parse("вен", &LANGUAGE.lexicon.query);
    let matches = INDEX.run(&parsed, &ask(Order::Best, Assume::Freely), &mut Memory::default()).expect("not cancelled");
    assert_eq!(matches.rows, [3, 1], "a title goes before a name");
    assert!(matches.scores.is_sorted_by(|a, b| a >= b));
}

#[test]
fn what_matched_is_marked() {
    let matches = run("послами who:линдгреном");
    let text = "Линдгрен принял послов, а Линдгрену вручили письмо";
    let marked: Vec<&str> = matches.needles.mark(text, Part::Body).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(marked, ["Линдгрен", "послов"], "forms of the collection's words are known");
}

#[test]
fn a_cancelled_search_has_no_answer() {
    let cancel = CancelToken::default();
    cancel.cancel();
    let ask = Ask { cancel: &cancel, ..ask(Order::Corpus, Assume::Freely) };
    let parsed = Query::parse("линдгрен", &LANGUAGE.lexicon.query);
    assert!(INDEX.run(&parsed, &ask, &mut Memory::default()).is_none());
}

#[test]
fn tab_completes_fields_and_values_of_the_collection() {
    for (text, offered) in [
        ("wh", &["who:", "where:", "when:"][..]),
        ("осло -st", &["status:"]),
        ("ст", &["статус:"]),
        ("status:he", &["held"]),
        ("status:held,pl", &["planned"]),
        ("status:прош", &["прошла"]),
        ("who:ол", &["\"Анна Ольсен\""]),
        ("where:", &["Норвегия", "Осло", "Австрия", "Вена"]),
        ("source:сев", &["\"Северный вестник\""]),
        ("when:tod", &["today"]),
        ("осло", &[]),
    ] {
        let completion = complete(text, text.len(), &INDEX, &LANGUAGE.lexicon.query);
        assert_eq!(completion.candidates, offered, "{text}");
    }
    let completion = complete("рига who:\"анна о", "рига who:\"анна о".len(), &INDEX, &LANGUAGE.lexicon.query);
    assert_eq!(completion.candidates, ["\"Анна Ольсен\""]);
    assert_eq!(completion.span, Span::new("рига who:".len(), "рига who:\"анна о".len()));
}

#[test]
fn counts_tell_how_an_answer_is_spread() {
    let counts = INDEX.counts(&run("линдгрен"));
    assert_eq!((counts.meetings, counts.status), (3, vec![(Status::Planned, 2), (Status::Held, 1)]));
    let counts = INDEX.counts(&run("where:Осло"));
    assert_eq!(counts.who.first(), Some(&("Анна Ольсен".to_owned(), 2)));
    assert_eq!((counts.meetings, counts.places.len()), (2, 2));
    assert_eq!(INDEX.counts(&run("where:Осло who:Уиткоу")).meetings, 0);
}

proptest! {
    #[test]
    fn any_query_is_answered_with_rows_in_order_and_marks_on_letters(
        query in "([!^'-]?(who:|where:|when:|is:|status:|source:|has:)?[а-яa-z\"«|]{0,9}[$ ]){0,4}|\\PC{0,24}",
        text in "[а-яёА-Я «»e\u{301}.,-]{0,40}",
    ) {
        let parsed = Query::parse(&query, &LANGUAGE.lexicon.query);
        let mut memory = Memory::default();
        let by_date = INDEX.run(&parsed, &ask(Order::Corpus, Assume::Freely), &mut memory).expect("not cancelled");
        prop_assert!(by_date.rows.is_sorted() && by_date.rows.iter().all(|&row| row < by_date.total));
        let mut best = INDEX.run(&parsed, &ask(Order::Best, Assume::Freely), &mut memory).expect("not cancelled").rows;
        best.sort_unstable();
        prop_assert_eq!(best, by_date.rows, "the order changes nothing else");
        for part in [Part::Title, Part::Body] {
            let marks = by_date.needles.mark(&text, part);
            prop_assert!(marks.iter().all(|mark| !mark.of(&text).is_empty()), "{marks:?}");
            prop_assert!(marks.windows(2).all(|two| matches!(two, [a, b] if a.end() < b.start())));
        }
        let completion = complete(&query, query.len(), &INDEX, &LANGUAGE.lexicon.query);
        prop_assert!(query.get(completion.span.range()).is_some());
    }
}

/// What finders get wrong with Russian, each row a query, a title that must be found by it, and whether
/// it is: case, ё, composition, stress, forms, layouts (the Ukrainian one too), Latin spelling.
#[test]
fn the_table_of_what_finders_get_wrong_holds() {
    let finds = |query: &str, title: &str, text: &str| {
        let index =
            Index::build(&Corpus::new(vec![article("2027-01-01", "Утро", [title, text], &[])], Vec::new()), &LANGUAGE);
        let parsed = Query::parse(query, &LANGUAGE.lexicon.query);
        let found = index.run(&parsed, &ask(Order::Corpus, Assume::Freely), &mut Memory::default());
        !found.expect("not cancelled").rows.is_empty()
    };
    for (query, title) in [
        ("федор", "Фёдор вернулся"),
        ("фёдор", "Федор вернулся"),
        ("йогурт", "Йогурт подешевел"),
        ("ёлка", "Ёлка на площади".replace('Ё', "Е\u{308}").as_str()),
        ("Громов", "ГРОМОВ ПРИЕХАЛ"),
        ("громов", "Громов приехал"),
        ("замок", "За\u{301}мок закрыт"),
        ("министром", "Министр приехал"),
        ("переговоры", "О переговорах молчат"),
        ("gromov", "Громов приехал"),
        ("uhjvjd", "Громов приехал"),
        ("київ", "Київ приймає гостей"),
        ("rb]d", "Київ приймає гостей"),
        ("«круглый стол»", "Круглый стол закрыт"),
        ("нью-йорк", "Нью‑Йорк ждёт"),
    ] {
        assert!(finds(query, title, "Подробностей нет."), "{query:?} misses {title:?}");
    }
    let prose =
        "Сотрудники архива разобрали письма и описали каждую папку, а к вечеру открыли зал для читателей.".repeat(20);
    for name in ["лавров", "макрон", "стамбул", "умеров", "саммит", "токаев"] {
        assert!(!finds(name, "Архив открыт", &prose), "letters of {name:?} are in every long text");
    }
    assert!(!finds("громовv", "Архив открыт", "Тихо.") && !finds("@@", "Архив открыт", "Тихо."), "nothing is not all");
}
