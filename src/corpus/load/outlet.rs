//! Who published and who wrote: outlets and authors as the text itself names them. Conservative: a
//! name that might be that of a person or of a quoted source is not taken for the outlet.

use super::line::Line;
use crate::lang::lexicon::layout::Layout;
use crate::lang::morph::fold_lemma;

/// How many bytes of text are searched for an outlet's name: it names itself early.
const SEARCHED: usize = 16 * 1024;

/// A name without quotes and final marks; `None` for what is too long to be one.
pub(super) fn name(value: &str) -> Option<String> {
    let value = value.trim().trim_end_matches('.').trim();
    let value = unquoted(value).unwrap_or(value);
    (!value.is_empty() && value.chars().count() <= 60).then(|| value.to_owned())
}

/// The author of a byline: «Автор: Антон Корж, 76 регион. Фото: пул» is «Антон Корж».
pub(super) fn author(line: &Line<'_>, label_bytes: usize) -> Option<String> {
    let value = line.text.get(label_bytes..)?.trim_start_matches([':', ' ', '\u{A0}']);
    let end = value.char_indices().find(|&(at, c)| c == ',' || c == '.' && !is_initial(value, at));
    let value = value.get(..end.map_or(value.len(), |(at, _)| at))?.trim();
    (is_person_like(value) && value.chars().count() <= 60).then(|| value.to_owned())
}

/// Whether the point at byte `at` follows a single capital: «Д. Юсупова».
fn is_initial(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or_default().chars().rev();
    before.next().is_some_and(char::is_uppercase) && before.next().is_none_or(|c| !c.is_alphabetic())
}

fn is_person_like(value: &str) -> bool {
    value.chars().next().is_some_and(char::is_uppercase)
}

/// The author where a line is nothing but a name, with or without an office: «Варвара Лисицкая»,
/// «Герман Оболенцев, обозреватель».
pub(super) fn bare_author(line: &Line<'_>) -> Option<String> {
    if line.chars > 60 || line.is_closed() {
        return None;
    }
    let mut parts = line.text.splitn(2, ',');
    let person = parts.next()?.trim();
    let office_fits = parts.next().is_none_or(|office| office.split_whitespace().count() <= 4);
    (office_fits && is_full_name(person)).then(|| person.to_owned())
}

/// Two words, each with a first capital and a small letter somewhere, «Кайса Мягисте»; the surname
/// may be in capitals.
pub(super) fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let proper = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().count() > 1
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    words.len() == 2 && words.iter().all(proper) && text.chars().any(char::is_lowercase)
}

/// Whether a word of the name is written in capitals: «Акмарал ЖУМАБАЕВА».
pub(super) fn has_capitals(name: &str) -> bool {
    name.split(' ').any(|word| word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || c == '-'))
}

/// The outlet among the pieces of a dateline: one in quotes, or one that the text names in quotes
/// in any case («Меридиан, 2 января» and «рассказали „Меридиану“»).
pub(super) fn of_dateline(parts: &[&str], text: &str) -> Option<String> {
    let quoted_part = parts.iter().find_map(|part| unquoted(part));
    quoted_part.map(str::to_owned).or_else(|| {
        let named: Vec<&str> = quoted(beginning(text)).collect();
        let is_named = |part: &&&str| part.chars().count() >= 4 && named.iter().any(|name| same_name(part, name));
        parts.iter().find(is_named).map(|part| (*part).to_owned())
    })
}

/// The agency of a leading dateline, its last piece: «СТАМБУЛ, 2 июн — ВЕСТКОМ».
pub(super) fn of_agency(parts: &[&str]) -> Option<String> {
    let (_, agency) = parts.split_first()?;
    name(agency.last()?)
}

/// The outlet that the text says reports it: «сообщает РБК-Украина», «передаёт корреспондент
/// агентства „Хроника“».
pub(super) fn of_report(text: &str, layout: &Layout) -> Option<String> {
    let text = beginning(text);
    let is_verb = |word: &str| layout.is_reporting_verb(&fold_lemma(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let mut words = words(text);
    while let Some((_, word)) = words.next() {
        if !is_verb(word) {
            continue;
        }
        let filler = |word: &str| layout.is_reporting_filler(&fold_lemma(word));
        let person = |word: &str| layout.is_reporting_person(&fold_lemma(word));
        let mut ahead = words.clone().skip_while(|(_, word)| person(word)).peekable();
        // «корреспондент «Хроники»» names the outlet in another case.
        let joined = words.clone().next().is_some_and(|(_, word)| person(word));
        if joined && !ahead.peek().is_some_and(|(_, word)| filler(word)) {
            continue;
        }
        let Some((at, named)) = ahead.find(|(_, word)| !filler(word)) else { break };
        let rest = text.get(at..).unwrap_or_default();
        if let Some(quote) = rest.strip_prefix('«').and_then(|rest| rest.split('»').next()) {
            if quote.split(' ').count() <= 4 {
                return name(quote);
            }
        } else if is_hyphenated_name(named) {
            return name(named.trim_matches(|c: char| !c.is_alphanumeric()));
        }
    }
    None
}

/// The words of a text, each with the byte it begins at.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut start = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |word| {
        let at = start;
        start += word.len();
        let word = word.trim_end();
        (!word.is_empty()).then_some((at, word))
    })
}

/// «РБК-Украина», «РИА-Новости»: an abbreviation joined to a name. Persons never are.
fn is_hyphenated_name(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let Some((first, second)) = word.split_once('-') else { return false };
    first.chars().count() >= 2 && first.chars().all(char::is_uppercase) && second.starts_with(char::is_uppercase)
}

fn beginning(text: &str) -> &str {
    let mut end = text.len().min(SEARCHED);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// What stands between angle quotes, without them; `None` where the text is not all quoted.
fn unquoted(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('«')?.strip_suffix('»')?;
    (!inner.is_empty() && !inner.contains(['«', '»'])).then_some(inner)
}

/// All short quoted pieces.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('«').skip(1).filter_map(|rest| rest.split_once('»')).map(|(name, _)| name).filter(|n| n.len() <= 80)
}

/// Whether two spellings can be one name in two cases: as many words, each the same but for its end.
fn same_name(one: &str, other: &str) -> bool {
    let (one, other): (Vec<_>, Vec<_>) = (one.split_whitespace().collect(), other.split_whitespace().collect());
    one.len() == other.len() && one.iter().zip(&other).all(|(a, b)| same_stem(a, b))
}

fn same_stem(one: &str, other: &str) -> bool {
    let (one, other) = (fold_lemma(one), fold_lemma(other));
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longest = one.chars().count().max(other.chars().count());
    common >= 3 && longest - common <= 2 || one == other
}

#[cfg(test)]
mod tests {
    use super::super::line::Lines;
    use super::*;
    use crate::lang::lexicon::Lexicon;

    fn line(text: &str) -> Line<'_> {
        Lines::of(text).lines.remove(0)
    }

    #[test]
    fn a_byline_gives_the_author_alone() {
        let read = |text: &str, label: &str| author(&line(text), label.len());
        assert_eq!(read("Автор: Нина Берг, Рига. Фото: пул", "Автор").as_deref(), Some("Нина Берг"));
        assert_eq!(read("Редактор Д. Саар", "Редактор").as_deref(), Some("Д. Саар"));
        assert_eq!(read("Текст: без подписи", "Текст"), None);
    }

    #[test]
    fn a_line_that_is_a_name_is_one() {
        assert_eq!(bare_author(&line("Нина Берг, обозреватель")).as_deref(), Some("Нина Берг"));
        assert_eq!(bare_author(&line("Нина БЕРГ")).as_deref(), Some("Нина БЕРГ"));
        assert_eq!(bare_author(&line("Порт Рига закрыт")), None);
        assert_eq!(bare_author(&line("Отдел новостей")), None);
    }

    #[test]
    fn an_outlet_is_known_by_its_quotes() {
        assert_eq!(of_dateline(&["Политика", "«Ветер»"], "").as_deref(), Some("Ветер"));
        let text = "Как рассказали «Голосу порта» докеры, ветер стих.";
        assert_eq!(of_dateline(&["Рига", "Голос порта"], text).as_deref(), Some("Голос порта"));
        assert_eq!(of_dateline(&["Рига", "Политика"], text), None);
    }

    #[test]
    fn a_reporting_verb_names_the_outlet_but_not_a_person() {
        let layout = Lexicon::bundled("ru").expect("the lexicons parse").layout;
        let read = |text: &str| of_report(text, &layout);
        assert_eq!(read("Об этом сообщает ГВП-Рига со ссылкой на порт.").as_deref(), Some("ГВП-Рига"));
        assert_eq!(read("Порт открыт, передаёт корреспондент агентства «Ветер».").as_deref(), Some("Ветер"));
        assert_eq!(read("Порт открыт, передаёт корреспондент «Ветра»."), None, "the name is in the genitive");
        assert_eq!(read("Об этом сообщил Пётр Саар-Берг."), None);
        assert_eq!(read("Об этом сообщает МИД."), None);
    }
}
