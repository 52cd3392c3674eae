//! Linking a generated collection. Budgets: 20,000 meetings in 2 s; one more article, one that is
//! replaced and one that is taken away in 5 ms each, with the list of all events that follows.
//! The generator is seeded, so that every run measures the same collection.

mod chance;

use std::sync::Arc;

use chance::Chance;
use chrono::{Days, NaiveDate};
use divan::Bencher;
use vestnik::base::article::Published;
use vestnik::base::date::FuzzyDate;
use vestnik::base::id::{ArticleId, EventId, MeetingId};
use vestnik::corpus::link::{Linker, Named, Report, Sketch, Telling, link};
use vestnik::corpus::related::Ties;
use vestnik::extract::meeting::{Format, Kind, Level, Status};
use vestnik::extract::mention::EntityKind;

const MEETINGS: usize = 20_000;
const PER_ARTICLE: usize = 4;
/// Of so many days are so many meetings; of more days where there are more.
const DAYS: u64 = 730;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 10)]
fn twenty_thousand_meetings(bencher: Bencher<'_, '_>) {
    let reports = collection(MEETINGS);
    bencher.with_inputs(|| reports.clone()).bench_values(|reports| link(reports, place));
}

#[divan::bench(args = [MEETINGS, 5 * MEETINGS], sample_count = 100)]
fn one_more_article(bencher: Bencher<'_, '_>, meetings: usize) {
    change(bencher, meetings, Linker::add);
}

#[divan::bench(args = [MEETINGS, 5 * MEETINGS], sample_count = 100)]
fn one_article_replaced(bencher: Bencher<'_, '_>, meetings: usize) {
    change(bencher, meetings, |linker, last| linker.change(&[ArticleId::new("00007")], last));
}

#[divan::bench(args = [MEETINGS, 5 * MEETINGS], sample_count = 100)]
fn one_article_gone(bencher: Bencher<'_, '_>, meetings: usize) {
    change(bencher, meetings, |linker, _| linker.change(&[ArticleId::new("00007")], Vec::new()));
}

/// Changes a collection of all articles but one, and lists its events.
fn change(bencher: Bencher<'_, '_>, meetings: usize, change: impl Fn(&mut Linker, Vec<Report>) + Sync) {
    let mut reports = collection(meetings);
    let last = reports.split_off(meetings - PER_ARTICLE);
    let mut linker = Linker::default();
    linker.add(reports);
    // Each time the list before is kept, as the reader keeps it until the new one is there.
    let before = linker.events(place);
    bencher.with_inputs(|| (linker.clone(), last.clone())).bench_local_values(|(mut linker, last)| {
        change(&mut linker, last);
        (linker.events(place), linker, before.len())
    });
}

/// What is related to one event, asked for the first time.
#[divan::bench(sample_count = 10)]
fn related_to_one_of_twenty_thousand(bencher: Bencher<'_, '_>) {
    let events = link(collection(MEETINGS), place);
    bencher.bench(|| Ties::of(&events).related(&events, EventId(5000)));
}

/// Where an article of the collection stands; these are in order of their numbers.
fn place(id: &ArticleId) -> usize {
    id.as_str().parse().unwrap_or(usize::MAX)
}

/// What really happens in the generated world, before it is reported.
struct Happening {
    day: NaiveDate,
    kind: Kind,
    level: Option<Level>,
    place: u64,
    people: Vec<u64>,
    states: Vec<u64>,
}

fn collection(meetings: usize) -> Vec<Report> {
    let mut chance = Chance(0x5eed);
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let days = DAYS * meetings as u64 / MEETINGS as u64;
    let happenings: Vec<Happening> = (0..meetings / 2).map(|_| happening(&mut chance, first, days)).collect();
    let mut reports = Vec::with_capacity(meetings);
    for article in 0..meetings / PER_ARTICLE {
        let at = chance.below(happenings.len() as u64);
        let Some(main) = happenings.get(usize::try_from(at).unwrap_or_default()) else { continue };
        let published = main.day + Days::new(chance.below(5)) - Days::new(2);
        let telling = Arc::new(Telling {
            id: ArticleId::new(&format!("{article:05}")),
            source: Some(format!("Издание {}", chance.below(40))),
            published: Some(Published::Day(published)),
            shape: Sketch::of([evidence(main).repeat(3).as_str()]),
            company: Vec::new(),
        });
        let near = happenings.iter().filter(|h| (h.day - published).num_days().abs() < 20);
        let others: Vec<&Happening> = near.collect();
        for number in 0..PER_ARTICLE {
            let told = if number == 0 { Some(main) } else { chance.one_of(&others) };
            if let Some(told) = told {
                let id = MeetingId(u32::try_from(number).unwrap_or_default());
                reports.push(report(&mut chance, &telling, id, told));
            }
        }
    }
    reports
}

fn happening(chance: &mut Chance, first: NaiveDate, days: u64) -> Happening {
    let kinds = [Kind::Meeting, Kind::Talks, Kind::Call, Kind::Visit, Kind::Session, Kind::Summit];
    let levels = [Level::Leaders, Level::Ministers, Level::Advisers];
    Happening {
        day: first + Days::new(chance.below(days)),
        kind: chance.one_of(&kinds).unwrap_or_default(),
        level: chance.one_of(&levels),
        place: chance.skewed(120),
        people: (0..2 + chance.below(3)).map(|_| chance.skewed(800)).collect(),
        states: (0..chance.below(3)).map(|_| chance.skewed(60)).collect(),
    }
}

fn evidence(happening: &Happening) -> String {
    let people: Vec<String> = happening.people.iter().map(|p| person(*p)).collect();
    format!(
        "{} провели переговоры в городе {} и обсудили вопросы {}",
        people.join(", "),
        happening.place,
        happening.day
    )
}

fn person(number: u64) -> String {
    let syllables = ["ба", "ве", "гор", "дин", "жен", "зар", "кам", "лев", "мир", "нол", "пет", "рус", "сам", "тим"];
    let part = |n: u64| syllables.get(usize::try_from(n % 14).unwrap_or_default()).copied().unwrap_or_default();
    format!("И{} {}{}{}ов", part(number), part(number / 14), part(number), part(number / 196 + 3))
}

fn report(chance: &mut Chance, telling: &Arc<Telling>, meeting: MeetingId, told: &Happening) -> Report {
    let published = telling.published.map_or(told.day, Published::day);
    let vague = FuzzyDate::interval(told.day - Days::new(3), told.day + Days::new(3));
    let date = match chance.below(10) {
        0 => None,
        1 => Some(vague),
        _ => Some(FuzzyDate::day(told.day)),
    };
    let full = chance.below(3) > 0;
    let named = |kind: EntityKind, name: String| Named { kind, name, role: None, country: None, remote: false };
    let people = told.people.iter().take(if full { 9 } else { 2 }).map(|p| named(EntityKind::Person, person(*p)));
    let states = told.states.iter().map(|s| named(EntityKind::State, format!("Страна {s}")));
    Report {
        telling: Arc::clone(telling),
        meeting,
        kind: told.kind,
        status: if told.day > published { Status::Planned } else { Status::Held },
        format: if told.kind == Kind::Call { Format::Phone } else { Format::Unknown },
        level: told.level,
        date,
        moved_from: None,
        place: (told.kind != Kind::Call && full)
            .then(|| (format!("Город {}", told.place), Some(format!("Страна {}", told.place / 2)))),
        parties: people.chain(states).collect(),
        leads_to: Vec::new(),
        round: None,
        series: Vec::new(),
        evidence: evidence(told),
        corrected: None,
    }
}
