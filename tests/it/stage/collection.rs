//! A small collection built by hand, so that tests of the screen do not hang on extraction: seven
//! articles of three outlets about one week of diplomacy, with every status of a meeting, an article
//! without meetings and one without a date. `today` is fixed with it.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use vestnik::base::article::{Article, Paragraph, ParagraphKind, Published};
use vestnik::base::date::FuzzyDate;
use vestnik::base::id::{ArticleId, EventId, MeetingId};
use vestnik::base::span::Span;
use vestnik::corpus::event::{Change, Step};
use vestnik::corpus::{Corpus, Entry, Event, Facts, MeetingRef, Party};
use vestnik::extract::Document;
use vestnik::extract::dates::expression::{Expression, Point};
use vestnik::extract::meeting::{Format, Kind, Level, Meeting, Participant, Status, Venue, When};
use vestnik::extract::mention::{Entity, EntityId, EntityKind, Mention, TimeMention, TimeRelation};
use vestnik::extract::registry::RuleId;
use vestnik::lang::tag::Cases;

/// The day it is in tests.
pub(crate) fn today() -> NaiveDate {
    day(2026, 1, 7)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

#[expect(clippy::unnecessary_wraps, reason = "the field that it fills may be empty")]
fn on(year: i32, month: u32, of: u32) -> Option<FuzzyDate> {
    Some(FuzzyDate::day(day(year, month, of)))
}

fn at(year: i32, month: u32, of: u32, hour: u32, minute: u32) -> Option<Published> {
    let time: Option<NaiveDateTime> = day(year, month, of).and_hms_opt(hour, minute, 0);
    time.map(Published::Time)
}

/// An article in the making.
struct Draft {
    article: Article,
    document: Document,
}

/// A meeting as a draft tells it.
struct Told {
    /// A part of the sentence that states it.
    sentence: &'static str,
    trigger: &'static str,
    kind: Kind,
    status: Status,
    format: Format,
    level: Option<Level>,
    when: Option<FuzzyDate>,
    place: Option<(&'static str, &'static str)>,
    who: &'static [&'static str],
    remote: &'static [&'static str],
}

const PLAIN: Told = Told {
    sentence: "",
    trigger: "",
    kind: Kind::Meeting,
    status: Status::Unknown,
    format: Format::Unknown,
    level: None,
    when: None,
    place: None,
    who: &[],
    remote: &[],
};

impl Draft {
    fn new(id: &str, published: Option<Published>, source: &str, title: &str, body: &[&str]) -> Self {
        let mut text = title.to_owned();
        let mut paragraphs = vec![Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Headline }];
        for part in body {
            let (kind, part) = match part.split_at_checked(2) {
                Some(("# ", rest)) => (ParagraphKind::Subheading, rest),
                Some(("> ", rest)) => (ParagraphKind::Quote, rest),
                Some(("* ", rest)) => (ParagraphKind::Item, rest),
                Some(("! ", rest)) => (ParagraphKind::Caption, rest),
                _ => (ParagraphKind::Body, *part),
            };
            text.push_str("\n\n");
            let start = text.len();
            text.push_str(part);
            paragraphs.push(Paragraph { span: Span::new(start, text.len()), kind });
        }
        let article = Article {
            id: ArticleId::new(id),
            path: format!("{id}.txt"),
            title: title.to_owned(),
            source: Some(source.to_owned()),
            url: None,
            author: None,
            published,
            lang: "ru".to_owned(),
            text,
            paragraphs,
        };
        Self { article, document: Document::default() }
    }

    fn find(&self, part: &str) -> Span {
        let start = self.article.text.find(part).unwrap_or_else(|| panic!("{part:?} in {}", self.article.id));
        Span::new(start, start + part.len())
    }

    fn named(mut self, kind: EntityKind, name: &str, forms: &[&str]) -> Self {
        let entity = EntityId(u32::try_from(self.document.entities.len()).expect("few entities"));
        let (role, country, members) = (None, None, Vec::new());
        self.document.entities.push(Entity { kind, name: name.to_owned(), role, country, members, nameless: false });
        for form in forms {
            for (start, _) in self.article.text.match_indices(form) {
                let span = Span::new(start, start + form.len());
                if self.document.mentions.iter().all(|mention| !mention.span.overlaps(span)) {
                    self.document.mentions.push(mention(span, entity, kind));
                }
            }
        }
        self.document.mentions.sort_by_key(|mention| mention.span);
        self
    }

    fn time(mut self, phrase: &str, value: Option<FuzzyDate>) -> Self {
        let span = self.find(phrase);
        let (relation, rule) = (TimeRelation::At, RuleId("D00"));
        let flags = (false, false, false);
        self.document.times.push(TimeMention {
            span,
            tokens: 0..0,
            value,
            relation,
            anaphoric: flags.0,
            disputed: flags.1,
            clock_only: flags.2,
            expression: Expression::of(Point::Vague),
            rule,
        });
        self
    }

    fn meeting(mut self, told: &Told) -> Self {
        let inside = self.find(told.sentence);
        let text = &self.article.text;
        let paragraph = self.article.paragraphs.iter().find(|p| p.span.covers(inside)).expect("in one paragraph").span;
        let before = Span::new(paragraph.start(), inside.start()).of(text);
        let start = before.rfind(". ").map_or(paragraph.start(), |at| paragraph.start() + at + 2);
        let after = Span::new(inside.start(), paragraph.end()).of(text);
        let end = after.find(". ").map_or(paragraph.end(), |at| inside.start() + at + 1);
        let entity = |name: &&str| {
            let found = self.document.entities.iter().position(|entity| entity.name == *name);
            let entity = EntityId(u32::try_from(found.unwrap_or_else(|| panic!("{name}"))).expect("few"));
            Participant { entity, span: Span::default(), remote: told.remote.contains(name) }
        };
        let place =
            told.place.map(|(name, words)| Venue { name: name.to_owned(), country: None, span: self.find(words) });
        let id = MeetingId(u32::try_from(self.document.meetings.len()).expect("few meetings"));
        let meeting = Meeting {
            id,
            kind: told.kind,
            status: told.status,
            format: told.format,
            level: told.level,
            when: told.when.map(|value| When { value, span: None, disputed: false }),
            place,
            participants: told.who.iter().map(entity).collect(),
            topics: Vec::new(),
            evidence: vec![Span::new(start, end)],
            triggers: vec![within(text, Span::new(start, end), told.trigger)],
            confidence: 0.9,
            rules: vec![RuleId("M00")],
            leads_to: Vec::new(),
            corrected: None,
        };
        self.document.meetings.push(meeting);
        self
    }

    fn done(self) -> Entry {
        Entry::new(Arc::new(self.article), Arc::new(self.document))
    }
}

/// Where a part stands within a sentence.
fn within(text: &str, sentence: Span, part: &str) -> Span {
    let at = sentence.of(text).find(part).unwrap_or_else(|| panic!("{part:?} in its sentence"));
    Span::new(sentence.start() + at, sentence.start() + at + part.len())
}

fn mention(span: Span, entity: EntityId, kind: EntityKind) -> Mention {
    Mention {
        span,
        tokens: 0..0,
        head: 0,
        entity,
        kind,
        cases: Cases::default(),
        number: None,
        gender: None,
        adjective: false,
        anaphor: false,
        rule: RuleId("N00"),
    }
}

fn december() -> Entry {
    let month = FuzzyDate::month(2026, 1);
    Draft::new(
        "a1",
        at(2025, 12, 31, 18, 5),
        "Хроника",
        "Умеров: встречи с партнёрами запланированы на январь",
        &[
            "Рустем Умеров накануне поговорил по телефону с Марко Рубио, Стивом Уиткоффом и Джаредом Кушнером. \
             Разговор занял больше часа и прошёл, по словам его участников, спокойно.",
            "# Что дальше",
            "3 января в Киеве соберутся советники по безопасности: ждут больше десяти стран и НАТО. Соединённые \
             Штаты подключатся по видеосвязи.",
            "> «Январь будет плотным: встреч с европейцами и американцами намечено несколько», — сказал Умеров.",
        ],
    )
    .named(EntityKind::Person, "Рустем Умеров", &["Рустем Умеров", "Умеров"])
    .named(EntityKind::Person, "Марко Рубио", &["Марко Рубио"])
    .named(EntityKind::Person, "Стив Уиткофф", &["Стивом Уиткоффом"])
    .named(EntityKind::Person, "Джаред Кушнер", &["Джаредом Кушнером"])
    .named(EntityKind::State, "США", &["Соединённые Штаты"])
    .named(EntityKind::Organisation, "НАТО", &["НАТО"])
    .named(EntityKind::Place, "Киев", &["Киеве"])
    .time("3 января", on(2026, 1, 3))
    .time("на январь", month)
    .meeting(&Told {
        sentence: "поговорил по телефону",
        trigger: "поговорил",
        kind: Kind::Call,
        status: Status::Held,
        format: Format::Phone,
        when: on(2025, 12, 30),
        who: &["Рустем Умеров", "Марко Рубио", "Стив Уиткофф", "Джаред Кушнер"],
        ..PLAIN
    })
    .meeting(&Told {
        sentence: "соберутся советники",
        trigger: "соберутся",
        kind: Kind::Consultations,
        status: Status::Planned,
        format: Format::Hybrid,
        level: Some(Level::Advisers),
        when: on(2026, 1, 3),
        place: Some(("Киев", "Киеве")),
        who: &["США", "НАТО"],
        remote: &["США"],
    })
    .meeting(&Told {
        sentence: "встреч с европейцами",
        trigger: "встреч",
        status: Status::Planned,
        when: month,
        who: &["Рустем Умеров"],
        ..PLAIN
    })
    .done()
}

fn second() -> Entry {
    Draft::new(
        "a2",
        Some(Published::Day(day(2026, 1, 2))),
        "Вечерние новости",
        "Что известно о встрече советников в Киеве",
        &[
            "Завтра столица принимает советников глав государств. Консультации продлятся один день.",
            "* Начало — в десять утра.",
            "* Итоги объявит руководитель офиса президента.",
            "Отдельный разговор министров в Анкаре, о котором писали в декабре, отменён.",
        ],
    )
    .named(EntityKind::Group, "советники глав государств", &["советников глав государств"])
    .named(EntityKind::Place, "Анкара", &["Анкаре"])
    .named(EntityKind::Place, "Киев", &["Киеве"])
    .time("Завтра", on(2026, 1, 3))
    .meeting(&Told {
        sentence: "Консультации продлятся",
        trigger: "Консультации",
        kind: Kind::Consultations,
        status: Status::Planned,
        level: Some(Level::Advisers),
        when: on(2026, 1, 3),
        place: Some(("Киев", "Киеве")),
        who: &["советники глав государств"],
        ..PLAIN
    })
    .meeting(&Told {
        sentence: "Отдельный разговор министров",
        trigger: "разговор",
        status: Status::Cancelled,
        level: Some(Level::Ministers),
        place: Some(("Анкара", "Анкаре")),
        ..PLAIN
    })
    .done()
}

fn morning() -> Entry {
    Draft::new(
        "a3",
        at(2026, 1, 3, 10, 15),
        "Полис",
        "В Киев прибыли гости из пятнадцати стран",
        &[
            "! Вокзал в Киеве утром 3 января. Фото: Полис",
            "Поезд с делегациями пришёл по расписанию. Консультации советников идут с десяти утра за закрытыми дверями.",
        ],
    )
    .named(EntityKind::Place, "Киев", &["Киеве", "Киев"])
    .named(EntityKind::Group, "советники", &["советников"])
    .time("3 января", on(2026, 1, 3))
    .meeting(&Told {
        sentence: "Консультации советников идут",
        trigger: "Консультации",
        kind: Kind::Consultations,
        status: Status::Ongoing,
        format: Format::InPerson,
        level: Some(Level::Advisers),
        when: on(2026, 1, 3),
        place: Some(("Киев", "Киеве")),
        who: &["советники"],
        ..PLAIN
    })
    .done()
}

#[expect(clippy::too_many_lines, reason = "it is an article, not a procedure")]
fn evening() -> Entry {
    Draft::new(
        "a4",
        at(2026, 1, 3, 20, 53),
        "Хроника",
        "Советники сверили часы, лидеры едут в Париж",
        &[
            "Консультации прошли в Киеве весь день: за столом сидели Рустем Умеров, Кирилл Буданов и представители \
             пятнадцати стран, а спецпосланник Белого дома Стив Уиткофф подключился по видеосвязи. Участники говорят о \
             гарантиях безопасности сдержанно, но довольны.",
            "Накануне саммита, 5 января, соберутся начальники генеральных штабов.",
            "# Лидеры",
            "Во вторник, 6 января, лидеры коалиции встретятся в Париже. Повестку им подготовили советники, и главное в \
             ней — порядок действий на случай нарушения договорённостей. Обсуждать будут долго: одни хотят записать \
             обязательства по пунктам, другие считают, что короткий текст прочнее длинного, третьи ждут, чем кончится \
             спор первых двух.",
            "> «Мы договорились о том, о чём договориться было труднее всего, — сказал Буданов. — Остальное допишут \
             юристы».",
            "Что касается денег, то о них на этой встрече не говорили вовсе. Восстановлению посвятят отдельный \
             разговор, и место для него ещё не выбрано: называют Варшаву, Вену и Женеву.",
            "Делегации разъехались поздно вечером. На вокзале гостей провожали без речей и без цветов, зато с \
             горячим чаем, которого, как заметил один из советников, не хватало всем пятнадцати делегациям с самого \
             утра.",
        ],
    )
    .named(EntityKind::Person, "Рустем Умеров", &["Рустем Умеров"])
    .named(EntityKind::Person, "Кирилл Буданов", &["Кирилл Буданов", "Буданов"])
    .named(EntityKind::Person, "Стив Уиткофф", &["спецпосланник Белого дома Стив Уиткофф"])
    .named(EntityKind::Group, "начальники генеральных штабов", &["начальники генеральных штабов"])
    .named(EntityKind::Group, "лидеры коалиции", &["лидеры коалиции"])
    .named(EntityKind::Place, "Киев", &["Киеве"])
    .named(EntityKind::Place, "Париж", &["Париже", "Париж"])
    .time("5 января", on(2026, 1, 5))
    .time("Во вторник, 6 января", on(2026, 1, 6))
    .meeting(&Told {
        sentence: "Консультации прошли",
        trigger: "Консультации",
        kind: Kind::Consultations,
        status: Status::Held,
        format: Format::Hybrid,
        level: Some(Level::Advisers),
        when: on(2026, 1, 3),
        place: Some(("Киев", "Киеве")),
        who: &["Рустем Умеров", "Кирилл Буданов", "Стив Уиткофф"],
        remote: &["Стив Уиткофф"],
    })
    .meeting(&Told {
        sentence: "соберутся начальники",
        trigger: "соберутся",
        kind: Kind::Session,
        status: Status::Planned,
        level: Some(Level::Military),
        when: on(2026, 1, 5),
        who: &["начальники генеральных штабов"],
        ..PLAIN
    })
    .meeting(&Told {
        sentence: "лидеры коалиции встретятся",
        trigger: "встретятся",
        kind: Kind::Summit,
        status: Status::Planned,
        level: Some(Level::Leaders),
        when: on(2026, 1, 6),
        place: Some(("Париж", "Париже")),
        who: &["лидеры коалиции"],
        ..PLAIN
    })
    .done()
}

fn fifth() -> Entry {
    Draft::new(
        "a5",
        at(2026, 1, 5, 19, 40),
        "Вечерние новости",
        "Генштабы согласовали планы, саммит в Париже переносят на день",
        &[
            "Начальники генеральных штабов собрались в Брюсселе и за четыре часа согласовали планы.",
            "Саммит в Париже перенесён с 6 на 7 января: рейсы задержал снегопад. Ждут Эммануэля Макрона, Фридриха \
             Мерца, Кира Стармера, Джорджу Мелони и Дональда Туска.",
            "После саммита предложено созвать министров обороны, день не назван.",
        ],
    )
    .named(EntityKind::Person, "Эммануэль Макрон", &["Эммануэля Макрона"])
    .named(EntityKind::Person, "Фридрих Мерц", &["Фридриха Мерца"])
    .named(EntityKind::Person, "Кир Стармер", &["Кира Стармера"])
    .named(EntityKind::Person, "Джорджа Мелони", &["Джорджу Мелони"])
    .named(EntityKind::Person, "Дональд Туск", &["Дональда Туска"])
    .named(EntityKind::Group, "начальники генеральных штабов", &["Начальники генеральных штабов"])
    .named(EntityKind::Group, "министры обороны", &["министров обороны"])
    .named(EntityKind::Place, "Брюссель", &["Брюсселе"])
    .named(EntityKind::Place, "Париж", &["Париже"])
    .time("с 6 на 7 января", on(2026, 1, 7))
    .meeting(&Told {
        sentence: "собрались в Брюсселе",
        trigger: "собрались",
        kind: Kind::Session,
        status: Status::Held,
        format: Format::InPerson,
        level: Some(Level::Military),
        when: on(2026, 1, 5),
        place: Some(("Брюссель", "Брюсселе")),
        who: &["начальники генеральных штабов"],
        ..PLAIN
    })
    .meeting(&Told {
        sentence: "Саммит в Париже перенесён",
        trigger: "Саммит",
        kind: Kind::Summit,
        status: Status::Postponed,
        level: Some(Level::Leaders),
        when: on(2026, 1, 7),
        place: Some(("Париж", "Париже перенесён")),
        who: &["Эммануэль Макрон", "Фридрих Мерц", "Кир Стармер", "Джорджа Мелони", "Дональд Туск"],
        ..PLAIN
    })
    .meeting(&Told {
        sentence: "предложено созвать",
        trigger: "созвать",
        status: Status::Proposed,
        level: Some(Level::Ministers),
        who: &["министры обороны"],
        ..PLAIN
    })
    .done()
}

fn market() -> Entry {
    Draft::new(
        "a6",
        Some(Published::Day(day(2026, 1, 7))),
        "Полис",
        "Биржи открылись после праздников ростом, какого не было с осени позапрошлого года",
        &["Торги начались спокойно. Дороже всего стоили бумаги перевозчиков, дешевле всего — надежды тех, кто продал их в декабре."],
    )
    .done()
}

fn undated() -> Entry {
    Draft::new(
        "a7",
        None,
        "Полис",
        "Справка: кто входит в коалицию",
        &["Список стран меняется, поэтому день этой справки не указан."],
    )
    .done()
}

fn meeting(article: usize, meeting: u32) -> MeetingRef {
    MeetingRef { article, meeting: MeetingId(meeting) }
}

/// An event of its reports: facts of the latest report that has them, parties of all.
fn event(id: u32, entries: &[Entry], meetings: &[MeetingRef], leads_to: &[(usize, u32)]) -> Event {
    let told = |m: &MeetingRef| &entries[m.article].document.meetings[m.meeting.index()];
    let all: Vec<&Meeting> = meetings.iter().map(told).collect();
    let last = all.last().expect("at least one report");
    let place = all.iter().rev().find_map(|m| m.place.as_ref()).map(|venue| (venue.name.clone(), None));
    let mut parties: Vec<Party> = Vec::new();
    for (at, (report, m)) in meetings.iter().zip(&all).enumerate() {
        for participant in &m.participants {
            let entity = &entries[report.article].document.entities[participant.entity.index()];
            match parties.iter_mut().find(|party| party.name == entity.name) {
                Some(party) => party.reports.push(at),
                None => parties.push(Party {
                    remote: participant.remote,
                    reports: vec![at],
                    ..Party::named(entity.kind, &entity.name)
                }),
            }
        }
    }
    parties.sort_by_key(|party| party.kind);
    let facts = Facts {
        date: all.iter().rev().find_map(|m| m.when).map(|when| when.value),
        place,
        kind: last.kind,
        format: all.iter().rev().map(|m| m.format).find(|&f| f != Format::Unknown).unwrap_or_default(),
        level: last.level,
        status: last.status,
        parties,
        coverage: coverage(&all),
        sources: meetings.len(),
        leads_to: leads_to.iter().map(|&(report, next)| (report, MeetingId(next))).collect(),
        ..Facts::default()
    };
    Event { id: EventId(id), meetings: meetings.to_vec(), facts: Arc::new(facts) }
}

/// What each report changed: what became of the meeting, and the day and place that it tells anew.
fn coverage(told: &[&Meeting]) -> Vec<Step> {
    let mut known: (Option<FuzzyDate>, Option<String>) = (None, None);
    let step = |told: &&Meeting| {
        let mut changes = vec![match told.status {
            Status::Held => Change::Held,
            Status::Ongoing => Change::Started,
            Status::Postponed => Change::Postponed,
            Status::Cancelled => Change::Cancelled,
            Status::Proposed => Change::Proposed,
            Status::Planned | Status::Unknown => Change::Announced,
        }];
        let (date, place) = (told.when.map(|when| when.value), told.place.as_ref().map(|venue| venue.name.clone()));
        if let (Some(before), Some(date)) = (known.0, date)
            && before != date
        {
            changes.push(Change::MovedTo(date));
        }
        if known.0.is_some() && known.1.is_none() && place.is_some() {
            changes.push(Change::PlaceKnown);
        }
        known = (date.or(known.0), place.or_else(|| known.1.clone()));
        Step { changes, reprint_of: None }
    };
    told.iter().map(step).collect()
}

/// The articles as the loader gives them, without meetings.
pub(crate) fn articles() -> Vec<Arc<Article>> {
    entries().into_iter().map(|entry| entry.article).collect()
}

fn entries() -> Vec<Entry> {
    vec![december(), second(), morning(), evening(), fifth(), market(), undated()]
}

/// The whole collection, read and linked.
pub(crate) fn collection() -> Corpus {
    let entries = entries();
    let events = vec![
        event(0, &entries, &[meeting(0, 0)], &[(0, 1)]),
        event(1, &entries, &[meeting(0, 1), meeting(1, 0), meeting(2, 0), meeting(3, 0)], &[(3, 2)]),
        event(2, &entries, &[meeting(3, 1), meeting(4, 0)], &[(0, 2)]),
        event(3, &entries, &[meeting(3, 2), meeting(4, 1)], &[(1, 2)]),
        event(4, &entries, &[meeting(0, 2)], &[]),
        event(5, &entries, &[meeting(1, 1)], &[]),
        event(6, &entries, &[meeting(4, 2)], &[]),
    ];
    Corpus::new(entries, events)
}
