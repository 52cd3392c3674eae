//! Writes a folder of articles for measuring the program with many of them:
//!
//! ```text
//! cargo run --release --example collection -- FOLDER [ARTICLES [SEED]]
//! ```
//!
//! Seeded, so that every run writes the same. Nobody and nothing in them is real: people who meet, who are
//! said to meet soon, who meet after all or not, told by several articles each, between paragraphs of prose.

#![expect(clippy::disallowed_methods, reason = "it writes a folder of files")]

mod chance;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use chance::Chance;
use chrono::{Datelike, Days, NaiveDate};

/// So many articles unless told otherwise.
const ARTICLES: u64 = 10_000;
/// The seed unless told otherwise.
const SEED: u64 = 0x5eed;
/// So many articles come on a day.
const DAILY: u64 = 25;

const FIRST_NAMES: [[&str; 2]; 10] = [
    ["Андрей", "Андреем"],
    ["Виктор", "Виктором"],
    ["Денис", "Денисом"],
    ["Игорь", "Игорем"],
    ["Максим", "Максимом"],
    ["Олег", "Олегом"],
    ["Павел", "Павлом"],
    ["Роман", "Романом"],
    ["Сергей", "Сергеем"],
    ["Тимур", "Тимуром"],
];

const SURNAMES: [&str; 40] = [
    "Аксенов",
    "Барсуков",
    "Белов",
    "Вешняков",
    "Гордеев",
    "Горшков",
    "Дубинин",
    "Еремин",
    "Ершов",
    "Жаров",
    "Зимин",
    "Зотов",
    "Ильин",
    "Калинин",
    "Ключарев",
    "Ковалев",
    "Крылов",
    "Лаптев",
    "Лунин",
    "Лыков",
    "Марков",
    "Мельников",
    "Нефедов",
    "Никитин",
    "Озеров",
    "Орешкин",
    "Панин",
    "Пестов",
    "Рогожин",
    "Рощин",
    "Савин",
    "Седов",
    "Скворцов",
    "Тишин",
    "Уваров",
    "Фомин",
    "Харитонов",
    "Цветков",
    "Шорин",
    "Яхонтов",
];

const POSTS: [[&str; 2]; 6] = [
    ["министр транспорта", "министром транспорта"],
    ["министр энергетики", "министром энергетики"],
    ["вице-премьер", "вице-премьером"],
    ["премьер-министр", "премьер-министром"],
    ["президент", "президентом"],
    ["глава МИД", "главой МИД"],
];

const STATES: [&str; 8] = ["Армении", "Грузии", "Казахстана", "Латвии", "Молдавии", "Сербии", "Узбекистана", "Эстонии"];

const CITIES: [&str; 12] = [
    "Алма-Ате",
    "Белграде",
    "Вене",
    "Ереване",
    "Женеве",
    "Кишиневе",
    "Осло",
    "Риге",
    "Самарканде",
    "Таллине",
    "Ташкенте",
    "Тбилиси",
];

const OUTLETS: [&str; 8] = [
    "Хроника",
    "Меридиан",
    "Вечерние новости",
    "Портовый вестник",
    "Северный телеграф",
    "Окно",
    "Страна дня",
    "Перевал",
];

const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

const PROSE: [&str; 16] = [
    "Город с утра стоял в тумане, и самолеты садились с опозданием.",
    "Грузовики ждали на границе третьи сутки, водители варили кашу прямо у обочины.",
    "Тарифы на перевозку зерна за год выросли почти вдвое.",
    "Эксперты спорят, хватит ли этого, чтобы порт заработал в полную силу.",
    "Бюджет следующего года верстают с запасом, но запас невелик.",
    "Журналистам раздали справку на двух страницах и попросили не задерживаться.",
    "Старый мост разберут весной, новый обещают к осени будущего года.",
    "Цены на топливо в среду почти не изменились.",
    "Местные жители узнали о новости из объявления на двери магазина.",
    "В документе одиннадцать пунктов, и последний из них самый длинный.",
    "Погода портилась, и вылет откладывали дважды.",
    "Наблюдатели называют эту осень самой тихой за пять лет.",
    "За железной дорогой начинаются склады, за складами степь.",
    "Проект обсуждали долго, но без крика.",
    "Ведомство обещает ответить на все вопросы письменно.",
    "О сроках пока говорят осторожно.",
];

/// One who meets others, as the nominative and the instrumental name him.
struct Person {
    named: [String; 2],
    surname: &'static str,
}

/// What happens, before it is told.
struct Happening {
    day: NaiveDate,
    city: &'static str,
    one: Person,
    other: Person,
}

fn person(chance: &mut Chance) -> Option<Person> {
    // A name has one office: both hang on the same number.
    let number = usize::try_from(chance.skewed((SURNAMES.len() * FIRST_NAMES.len()) as u64)).unwrap_or_default();
    let surname = SURNAMES.get(number % SURNAMES.len()).copied()?;
    let first = FIRST_NAMES.get(number / SURNAMES.len())?;
    let post = POSTS.get(number % POSTS.len())?;
    let state = STATES.get(number % STATES.len())?;
    let named = [0, 1].map(|case| {
        let ending = if case == 1 { "ым" } else { "" };
        format!("{} {state} {} {surname}{ending}", post[case], first[case])
    });
    Some(Person { named, surname })
}

fn happening(chance: &mut Chance, day: NaiveDate) -> Option<Happening> {
    let (one, mut other) = (person(chance)?, person(chance)?);
    while other.surname == one.surname {
        other = person(chance)?;
    }
    Some(Happening { day, city: chance.one_of(&CITIES)?, one, other })
}

/// How an article of a day tells of it.
fn told(chance: &mut Chance, happening: &Happening, published: NaiveDate) -> String {
    let Happening { day, city, one, other } = happening;
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    let day = format!("{} {month}", day.day());
    let [one, other] = [&one.named[0], &other.named[1]];
    let sentence = match (published < happening.day, chance.below(8)) {
        (true, 0) => format!("Встреча, на которой {one} собирался говорить с {other}, отменена."),
        (true, 1..=4) => format!("{one} {day} проведет в {city} переговоры с {other}."),
        (true, _) => format!("{day} в {city} {one} встретится с {other}."),
        (false, 0 | 1) => format!("{one} {day} поговорил по телефону с {other}."),
        (false, 2..=4) => format!("{one} {day} провел в {city} переговоры с {other}."),
        (false, _) => format!("{day} {one} встретился в {city} с {other}."),
    };
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn paragraph(chance: &mut Chance) -> String {
    let sentences: Vec<&str> = (0..2 + chance.below(4)).filter_map(|_| chance.one_of(&PROSE)).collect();
    sentences.join(" ")
}

/// The text of an article: what it is about, and what else was near.
fn article(chance: &mut Chance, main: &Happening, near: &[Happening], published: NaiveDate) -> String {
    let outlet = chance.one_of(&OUTLETS).unwrap_or_default();
    let verb = if published < main.day { "встретятся" } else { "сверили часы" };
    let mut text =
        format!(" date {published}\n{} и {} {verb} в {}\n\n", main.one.surname, main.other.surname, main.city);
    let also = chance.below(3);
    let others: Vec<usize> = (0..also).map(|_| chance.index(near.len())).collect();
    let told_of = std::iter::once(main).chain(others.into_iter().filter_map(|at| near.get(at)));
    for happening in told_of.collect::<Vec<_>>() {
        let (fact, around, more) = (told(chance, happening, published), paragraph(chance), paragraph(chance));
        // Writing to a string cannot fail.
        let _ = write!(text, "{fact} Об этом пишет «{outlet}».\n\n{around}\n\n{more}\n\n");
    }
    text
}

fn write_all(folder: &Path, articles: u64, seed: u64) -> io::Result<()> {
    let mut chance = Chance(seed.max(1));
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap_or_default();
    let (mut near, mut of): (Vec<Happening>, Option<NaiveDate>) = (Vec::new(), None);
    for number in 0..articles {
        let day = first + Days::new(number / DAILY);
        if of != Some(day) {
            // Each day has fewer happenings than articles, so that several tell of one; and of some of the
            // day before there is still something to tell.
            near.drain(..near.len().saturating_sub(8));
            let fresh = (0..10).map(|_| day + Days::new(chance.below(5))).collect::<Vec<_>>();
            near.extend(fresh.into_iter().filter_map(|day| happening(&mut chance, day)));
            of = Some(day);
            fs::create_dir_all(folder.join(day.year().to_string()))?;
        }
        let main = chance.index(near.len());
        let Some(main) = near.get(main) else { continue };
        let text = article(&mut chance, main, &near, day);
        fs::write(folder.join(day.year().to_string()).join(format!("{number:06}.txt")), text)?;
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("collection FOLDER [ARTICLES [SEED]]")?);
    let articles = arguments.next().map_or(Ok(ARTICLES), |number| number.parse())?;
    let seed = arguments.next().map_or(Ok(SEED), |number| number.parse())?;
    if fs::read_dir(&folder).is_ok_and(|mut files| files.next().is_some()) {
        return Err("the folder is not empty".into());
    }
    write_all(&folder, articles, seed)?;
    Ok(())
}
