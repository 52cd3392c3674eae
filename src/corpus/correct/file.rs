//! The file of corrections as text: plain TOML, one `[[meeting]]` for each. It is read table by table,
//! so that a mistake costs one table and not the file; what is not understood stays where it is when
//! the file is written anew, and so do remarks.

use std::fmt::Write as _;
use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;

use super::{Added, Correction, Corrections, Fix, Note, Passage, PlaceName, Verdict};
use crate::base::clean::clean_line;
use crate::base::date::FuzzyDate;
use crate::base::id::MeetingKey;
use crate::base::nearest::nearest;
use crate::extract::meeting::Status;
use crate::extract::mention::EntityKind;

/// The version of the file that this program writes.
const VERSION: u32 = 1;
/// The head of a table.
const TABLE: &str = "[[meeting]]";
/// What stands for a value that nobody knows.
const UNKNOWN: &str = "unknown";
/// How a new file begins.
const OPENING: &str = "\
# Corrections of meetings, made in Vestnik with `x`. They are laid over what is read in articles.
# A [[meeting]] is found by its article (text, or title, published and source), sentence and trigger;
# all else is what you corrected. Take a line away, or the table, to take the correction back.
version = 1
";

/// A mistake in the file; the rest of the file holds.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{line}: {message}")]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

/// Why a file is not written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RefusedFile {
    /// A newer version of the program wrote it.
    #[error("written by a newer version of the program; nothing of it is read or changed")]
    Newer,
}

/// The corrections of a file, and what is wrong with it.
#[must_use]
pub fn parse(text: &str) -> (Corrections, Vec<Fault>) {
    let (mut corrections, mut faults) = (Corrections::default(), Vec::new());
    if is_newer(text) {
        let message = RefusedFile::Newer.to_string();
        return (corrections, vec![Fault { line: version_line(text), message }]);
    }
    for block in blocks(text) {
        match read(&block) {
            Ok(None) => {}
            Ok(Some((key, _))) if corrections.get(key).is_some() => {
                let message = format!("a second table of the id {key}; the first one holds, take one of them away");
                faults.push(Fault { line: block.line, message });
            }
            Ok(Some((key, note))) => {
                corrections.set(key, Some(note));
            }
            Err(fault) => faults.push(fault),
        }
    }
    (corrections, faults)
}

/// The text with notes put in the place of those of the same meetings, or taken out. All that is not
/// changed stays, letter for letter.
///
/// # Errors
///
/// The file is not this program's to change.
pub fn rewritten(text: &str, changes: &[(MeetingKey, Option<Note>)]) -> Result<String, RefusedFile> {
    if is_newer(text) {
        return Err(RefusedFile::Newer);
    }
    let mut pending: FxHashMap<MeetingKey, Option<&Note>> = FxHashMap::default();
    let mut order: Vec<MeetingKey> = Vec::new();
    for (key, note) in changes {
        if pending.insert(*key, note.as_ref()).is_none() {
            order.push(*key);
        }
    }
    let mut new = if text.trim().is_empty() { OPENING.to_owned() } else { String::with_capacity(text.len()) };
    for block in blocks(text) {
        let key = read(&block).ok().flatten().map(|(key, _)| key);
        match key.and_then(|key| pending.remove(&key).map(|note| (key, note))) {
            None => new.push_str(block.text),
            Some((key, note)) => {
                if let Some(note) = note {
                    append(&mut new, key, note);
                }
                new.extend(block.remarks().flat_map(|remark| [remark, "\n"]));
            }
        }
    }
    for key in order {
        if let Some(Some(note)) = pending.get(&key) {
            append(&mut new, key, note);
        }
    }
    Ok(new)
}

/// A table, or what stands before the first.
struct Block<'t> {
    text: &'t str,
    /// Its first line, from 1.
    line: usize,
}

impl<'t> Block<'t> {
    fn remarks(&self) -> impl Iterator<Item = &'t str> {
        self.text.lines().filter(|line| line.trim_start().starts_with('#'))
    }
}

/// The pieces of the file: what is before the first table, then each table with what follows it.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut starts = vec![(0, 1)];
    let mut at = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        if is_head(line) && at > 0 {
            starts.push((at, number));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let piece = |((start, line), end): (&(usize, usize), usize)| Block {
        text: text.get(Range { start: *start, end }).unwrap_or_default(),
        line: *line,
    };
    starts.iter().zip(ends).map(piece).collect()
}

/// Whether a line begins a table, of whatever name.
fn is_head(line: &str) -> bool {
    let line = line.trim_start();
    let name = line.strip_prefix("[[").or_else(|| line.strip_prefix('['));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_alphabetic()))
}

fn is_newer(text: &str) -> bool {
    let opening = blocks(text).first().and_then(|block| toml::from_str::<toml::Table>(block.text).ok());
    let version = opening.as_ref().and_then(|opening| opening.get("version")?.as_integer());
    version.is_some_and(|version| version > i64::from(VERSION))
}

fn version_line(text: &str) -> usize {
    text.lines().position(|line| line.trim_start().starts_with("version")).map_or(1, |at| at + 1)
}

/// What stands before the tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Opening {
    #[serde(default, rename = "version")]
    _version: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    meeting: Vec<Table>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    id: Option<Spanned<String>>,
    text: Option<Spanned<String>>,
    title: String,
    published: Option<String>,
    source: Option<String>,
    sentence: String,
    trigger: String,
    turn: usize,
    not_a_meeting: bool,
    date: Option<Spanned<String>>,
    place: Option<String>,
    country: Option<String>,
    status: Option<Spanned<String>>,
    add: Vec<Party>,
    remove: Vec<String>,
    same_as: Vec<Spanned<String>>,
    apart_from: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Party {
    name: String,
    kind: Option<Spanned<String>>,
}

/// A mistake at a byte of a piece.
type Slip = (usize, String);

/// What a piece says; `None` where it is no table.
fn read(block: &Block<'_>) -> Result<Option<(MeetingKey, Note)>, Fault> {
    let fault = |(at, message): Slip| {
        let before = block.text.get(..at).unwrap_or_default();
        Fault { line: block.line + before.matches('\n').count(), message }
    };
    let broken = |error: &toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start);
        fault((at, format!("{}; the table is kept and not applied", error.message().trim().replace('\n', ", "))))
    };
    let head = block.text.trim_start();
    if !is_head(block.text) {
        return toml::from_str::<Opening>(block.text).map(|_| None).map_err(|error| broken(&error));
    }
    if !head.starts_with(TABLE) {
        let name = head.lines().next().unwrap_or_default();
        return Err(fault((0, format!("no such table: {}; a correction is a {TABLE}", clean_line(name)))));
    }
    let tables = toml::from_str::<Tables>(block.text).map_err(|error| broken(&error))?;
    let Some(table) = tables.meeting.into_iter().next() else { return Ok(None) };
    table.note().map(Some).map_err(fault)
}

impl Table {
    fn note(self) -> Result<(MeetingKey, Note), Slip> {
        if self.sentence.is_empty() || self.text.is_none() && self.title.is_empty() {
            let message = "no sentence, or neither text nor title; a meeting is found by its article and sentence";
            return Err((0, message.to_owned()));
        }
        let text = self.text.as_ref().map(key).transpose()?.map_or(0, |key| key.0);
        let passage = Passage {
            text,
            title: self.title,
            published: self.published,
            source: self.source,
            sentence: self.sentence,
            trigger: self.trigger,
            turn: self.turn,
        };
        let keys = |keys: &[Spanned<String>]| keys.iter().map(key).collect::<Result<Vec<_>, _>>();
        let place = self.place.map(|name| match clean_line(name.trim()) {
            name if name.is_empty() || name == UNKNOWN => Fix::Unknown,
            name => Fix::Known(PlaceName { name, country: self.country.map(|country| clean_line(country.trim())) }),
        });
        let correction = Correction {
            verdict: if self.not_a_meeting { Verdict::NoMeeting } else { Verdict::Meeting },
            date: self.date.as_ref().map(date).transpose()?,
            place,
            status: self.status.as_ref().map(status).transpose()?,
            added: self.add.iter().map(Party::added).collect::<Result<_, _>>()?,
            removed: self.remove.iter().map(|name| clean_line(name.trim())).collect(),
            same_as: keys(&self.same_as)?,
            apart_from: keys(&self.apart_from)?,
        };
        let key = self.id.as_ref().map(key).transpose()?.unwrap_or_else(|| passage.key());
        Ok((key, Note { passage, correction }))
    }
}

impl Party {
    fn added(&self) -> Result<Added, Slip> {
        let kind = self.kind.as_ref().map(|kind| named(kind, &KINDS, "kind")).transpose()?;
        Ok(Added { name: clean_line(self.name.trim()), kind: kind.unwrap_or(EntityKind::Person) })
    }
}

fn key(text: &Spanned<String>) -> Result<MeetingKey, Slip> {
    let wrong = || (text.span().start, format!("{:?} is no id; an id is 16 digits and letters a–f", text.get_ref()));
    MeetingKey::parse(text.get_ref()).ok_or_else(wrong)
}

fn date(text: &Spanned<String>) -> Result<Fix<FuzzyDate>, Slip> {
    let value = text.get_ref().trim();
    if value.is_empty() || value == UNKNOWN {
        return Ok(Fix::Unknown);
    }
    let wrong = || {
        let message = format!("{value:?} is no date; write 2026-01-03, 2026-01, 2026-01-05/2026-01-06 or {UNKNOWN}");
        (text.span().start, message)
    };
    FuzzyDate::from_edtf(value).map(Fix::Known).ok_or_else(wrong)
}

fn status(text: &Spanned<String>) -> Result<Status, Slip> {
    named(text, &STATUSES, "status")
}

/// The words of the contract.
const STATUSES: [(&str, Status); 7] = [
    ("planned", Status::Planned),
    ("proposed", Status::Proposed),
    ("ongoing", Status::Ongoing),
    ("held", Status::Held),
    ("postponed", Status::Postponed),
    ("cancelled", Status::Cancelled),
    (UNKNOWN, Status::Unknown),
];
const KINDS: [(&str, EntityKind); 4] = [
    ("person", EntityKind::Person),
    ("state", EntityKind::State),
    ("organization", EntityKind::Organisation),
    ("group", EntityKind::Group),
];

fn named<T: Copy>(text: &Spanned<String>, known: &[(&str, T)], what: &str) -> Result<T, Slip> {
    let value = text.get_ref().as_str();
    if let Some((_, found)) = known.iter().find(|(name, _)| *name == value) {
        return Ok(*found);
    }
    let names = || known.iter().map(|(name, _)| *name);
    let advice = match nearest(value, names()) {
        Some(near) => format!("did you mean {near:?}?"),
        None => format!("write one of {}", names().collect::<Vec<_>>().join(", ")),
    };
    Err((text.span().start, format!("{value:?} is no {what}; {advice}")))
}

/// Writes a table at the end, after a blank line.
fn append(text: &mut String, key: MeetingKey, note: &Note) {
    if !text.is_empty() {
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    let Note { passage, correction } = note;
    let mut line = |name: &str, value: &dyn std::fmt::Display| {
        let _ = writeln!(text, "{name} = {value}");
    };
    let quoted = |text: &str| toml::Value::String(text.to_owned());
    let key_line = quoted(&key.to_string());
    line(&format!("{TABLE}\nid"), &key_line);
    line("title", &quoted(&passage.title));
    for (name, value) in [("published", &passage.published), ("source", &passage.source)] {
        if let Some(value) = value {
            line(name, &quoted(value));
        }
    }
    line("text", &quoted(&MeetingKey(passage.text).to_string()));
    line("sentence", &quoted(&passage.sentence));
    line("trigger", &quoted(&passage.trigger));
    if passage.turn > 0 {
        line("turn", &passage.turn);
    }
    if correction.verdict == Verdict::NoMeeting {
        line("not_a_meeting", &true);
    }
    write_facts(correction, &mut line);
}

fn write_facts(correction: &Correction, line: &mut dyn FnMut(&str, &dyn std::fmt::Display)) {
    let quoted = |text: &str| toml::Value::String(text.to_owned());
    match &correction.date {
        Some(Fix::Known(date)) => line("date", &quoted(&date.edtf())),
        Some(Fix::Unknown) => line("date", &quoted(UNKNOWN)),
        None => {}
    }
    match &correction.place {
        Some(Fix::Known(place)) => {
            line("place", &quoted(&place.name));
            if let Some(country) = &place.country {
                line("country", &quoted(country));
            }
        }
        Some(Fix::Unknown) => line("place", &quoted(UNKNOWN)),
        None => {}
    }
    if let Some(status) = correction.status {
        line("status", &quoted(name_of(status, &STATUSES)));
    }
    if !correction.added.is_empty() {
        let party = |added: &Added| {
            let kind = if added.kind == EntityKind::Place { EntityKind::State } else { added.kind };
            format!("{{ name = {}, kind = {} }}", quoted(&added.name), quoted(name_of(kind, &KINDS)))
        };
        line("add", &list(correction.added.iter().map(party)));
    }
    if !correction.removed.is_empty() {
        line("remove", &list(correction.removed.iter().map(|name| quoted(name).to_string())));
    }
    for (name, keys) in [("same_as", &correction.same_as), ("apart_from", &correction.apart_from)] {
        if !keys.is_empty() {
            line(name, &list(keys.iter().map(|key| quoted(&key.to_string()).to_string())));
        }
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn name_of<'n, T: PartialEq + Copy>(value: T, known: &[(&'n str, T)]) -> &'n str {
    known.iter().find(|(_, other)| *other == value).map_or(UNKNOWN, |(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(sentence: &str) -> Passage {
        let title = "Заголовок \"в кавычках\"".to_owned();
        let published = Some("2026-02-01".to_owned());
        Passage {
            text: 7,
            title,
            published,
            sentence: sentence.to_owned(),
            trigger: "встретились".to_owned(),
            turn: 1,
            ..Passage::default()
        }
    }

    fn whole() -> Note {
        let added = |name: &str, kind| Added { name: name.to_owned(), kind };
        let correction = Correction {
            verdict: Verdict::NoMeeting,
            date: FuzzyDate::month(2026, 2).map(Fix::Known),
            place: Some(Fix::Known(PlaceName {
                name: "Осло".to_owned(), country: Some("Норвегия".to_owned())
            })),
            status: Some(Status::Cancelled),
            added: vec![added("Ян Новак", EntityKind::Person), added("НАТО", EntityKind::Organisation)],
            removed: vec!["Олаф Берг".to_owned()],
            same_as: vec![MeetingKey(1)],
            apart_from: vec![MeetingKey(2), MeetingKey(3)],
        };
        Note { passage: passage("Стороны\tвстретились."), correction }
    }

    fn one(note: &Note) -> (MeetingKey, Option<Note>) {
        (note.passage.key(), Some(note.clone()))
    }

    #[test]
    fn what_is_written_is_read_again() {
        let unknown = Correction { date: Some(Fix::Unknown), place: Some(Fix::Unknown), ..Correction::default() };
        let other = Note { passage: passage("Они встретились."), correction: unknown };
        let text = rewritten("", &[one(&whole()), one(&other)]).expect("written");
        let (read, faults) = parse(&text);
        assert_eq!(faults, [], "{text}");
        assert_eq!(read.get(whole().passage.key()), Some(&whole()));
        assert_eq!(read.get(other.passage.key()), Some(&other));
    }

    #[test]
    fn a_mistake_costs_one_table_and_is_named_by_its_line() {
        let text = rewritten("", &[one(&whole())]).expect("written");
        let lines = text.lines().count();
        let head = "\n[[meeting]]\ntitle = \"a\"\nsentence = \"b\"\n";
        let wrong = [
            ("date = \"2026-13\"\n", 5, "2026-01-03"),
            ("status = \"heldd\"\n", 5, "did you mean \"held\"?"),
            ("dat = \"2026\"\n", 5, "dat"),
            ("status = \n", 5, "kept"),
            ("add = [{ name = \"c\",\n kind = \"body\" }]\n", 6, "person"),
            ("\n[[meetng]]\n", 6, "[[meeting]]"),
            ("id = \"5\"\n", 5, "16 digits"),
        ];
        for (tail, line, advice) in wrong {
            let (read, faults) = parse(&format!("{text}{head}{tail}"));
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            assert!(told.len() == 1 && told[0].starts_with(&format!("{}: ", lines + line)), "{tail}: {told:?}");
            assert!(told[0].contains(advice), "{told:?}");
            assert!(read.get(whole().passage.key()).is_some(), "the other table holds");
        }
    }

    #[test]
    fn nothing_is_lost_by_writing() {
        let first = rewritten("# mine\n", &[one(&whole())]).expect("written");
        let broken = "# a remark\n[[meeting]]\ntitle = broken\n";
        let text = format!("{first}{broken}");
        let mut changed = whole();
        changed.correction.status = None;
        let text = rewritten(&text, &[one(&changed)]).expect("written");
        assert!(text.starts_with("# mine\n") && text.contains("# a remark\n[[meeting]]\ntitle = broken"), "{text}");
        let (read, faults) = parse(&text);
        assert_eq!(read.get(whole().passage.key()), Some(&changed));
        assert_eq!(faults.len(), 1);
        let text = rewritten(&text, &[(whole().passage.key(), None)]).expect("written");
        assert!(parse(&text).0.is_empty() && text.contains("title = broken"), "{text}");
    }

    #[test]
    fn a_file_of_a_newer_version_is_left_alone() {
        let text = "# new\nversion = 2\n[[meeting]]\nx = 1\n";
        let (read, faults) = parse(text);
        assert!(read.is_empty() && faults.len() == 1 && faults[0].line == 2, "{faults:?}");
        assert_eq!(rewritten(text, &[one(&whole())]), Err(RefusedFile::Newer));
    }
}
