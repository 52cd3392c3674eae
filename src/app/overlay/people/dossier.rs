//! One person's dossier: meetings in time, with whom how often, where, the first and the last mention.
//! Every row leads to a sentence, or to the dossier of one met.

use std::collections::BTreeMap;

use super::{Person, later, partners};
use crate::app::cursor::{self, Step};
use crate::app::layout::Size;
use crate::app::pane::reading::Way;
use crate::app::shown::{Shown, Tally};
use crate::base::date::FuzzyDate;
use crate::base::span::Span;
use crate::corpus::people::ActorId;
use crate::corpus::{Corpus, MeetingRef};
use crate::extract::mention::EntityKind;

/// A part of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Meetings in time.
    Meetings,
    /// With whom.
    Partners,
    /// Where.
    Places,
    /// The first and the last mention.
    Mentions,
}

/// Which mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mentioned {
    /// The first of the collection.
    First,
    /// The last of the collection.
    Last,
}

/// A line of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of a part, with the number of its rows.
    Heading(Section, usize),
    /// A meeting.
    Meeting(Shown),
    /// One met, how often, and the latest meeting of both.
    Partner {
        /// Who.
        actor: ActorId,
        /// The name.
        name: String,
        /// What kind.
        kind: EntityKind,
        /// How often.
        tally: Tally,
        /// The latest meeting of both.
        latest: Shown,
    },
    /// A place, how often, and the latest meeting there.
    Place {
        /// Its name.
        name: String,
        /// How often.
        tally: Tally,
        /// The latest meeting there.
        latest: Shown,
    },
    /// Where the collection names the person.
    Mention {
        /// Which.
        which: Mentioned,
        /// The article.
        article: usize,
        /// Where in its text.
        span: Span,
    },
    /// Space.
    Blank,
}

/// What a line opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another dossier.
    Dossier(ActorId),
    /// That of a meeting.
    Meeting(MeetingRef),
    /// A part of an article.
    Text(usize, Span),
}

impl Line {
    /// Where it leads; headings lead nowhere.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Heading(..) | Self::Blank => None,
            Self::Partner { actor, .. } => Some(Target::Dossier(*actor)),
            Self::Meeting(shown) | Self::Place { latest: shown, .. } => Some(Target::Meeting(shown.meeting)),
            Self::Mention { article, span, .. } => Some(Target::Text(*article, *span)),
        }
    }
}

/// The dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Who.
    pub actor: ActorId,
    /// The fullest form of the name.
    pub name: String,
    /// What kind.
    pub kind: EntityKind,
    /// Office or title.
    pub role: Option<String>,
    /// How many meetings.
    pub tally: Tally,
    /// The date of the first dated one, and of the last.
    pub dates: Option<(FuzzyDate, FuzzyDate)>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The line under the cursor, which leads somewhere.
    pub cursor: usize,
    /// The first line in sight.
    pub top: usize,
}

/// Lines above those of the dossier: name and office, numbers and dates, space.
pub const HEADER: u16 = 3;

impl Dossier {
    /// The dossier of one who takes part in the meetings shown.
    #[must_use]
    pub fn of(corpus: &Corpus, person: &Person) -> Self {
        let sections = [
            (Section::Meetings, person.meetings.iter().copied().map(Line::Meeting).collect()),
            (Section::Partners, partner_lines(corpus, person)),
            (Section::Places, place_lines(corpus, person)),
            (Section::Mentions, mention_lines(corpus, person)),
        ];
        let mut lines: Vec<Line> = Vec::new();
        for (section, rows) in sections {
            if rows.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(Line::Blank);
            }
            lines.push(Line::Heading(section, rows.len()));
            lines.extend(rows);
        }
        let Person { actor, name, kind, role, tally, dates, .. } = person.clone();
        Self { actor, name, kind, role, tally, dates, lines, cursor: 1, top: 0 }
    }

    /// The meetings that it lists, in their order.
    #[must_use]
    pub fn listed(&self) -> Vec<MeetingRef> {
        let meeting = |line: &Line| if let Line::Meeting(shown) = line { Some(shown.meeting) } else { None };
        self.lines.iter().filter_map(meeting).collect()
    }

    /// The line under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Line> {
        self.lines.get(self.cursor)
    }

    /// Moves the cursor over the lines that lead somewhere.
    pub fn step(&mut self, by: Step) {
        let rows = self.rows();
        let at = rows.iter().position(|&row| row == self.cursor).unwrap_or(0);
        self.cursor = rows.get(cursor::step(at, rows.len(), by)).copied().unwrap_or(0);
    }

    /// To the first row of the next or previous part.
    pub fn turn(&mut self, way: Way) {
        let heads: Vec<usize> =
            (0..self.lines.len()).filter(|&at| matches!(self.lines.get(at), Some(Line::Heading(..)))).collect();
        let at = heads.iter().rposition(|&head| head < self.cursor).unwrap_or(0);
        if let Some((next, _)) = way.turn(at, heads.len()) {
            self.cursor = heads.get(next).map_or(1, |head| head + 1);
        }
    }

    /// Puts the cursor on a line, where it leads somewhere.
    pub fn select(&mut self, line: usize) -> Option<()> {
        self.lines.get(line)?.target()?;
        self.cursor = line;
        Some(())
    }

    fn rows(&self) -> Vec<usize> {
        let leads = |&at: &usize| self.lines.get(at).is_some_and(|line| line.target().is_some());
        (0..self.lines.len()).filter(leads).collect()
    }

    /// Brings the cursor into sight, with the heading above it; where it was clicked, it is.
    pub fn settle(&mut self, room: Size, clicked: bool) {
        let height = usize::from(lines_height(room));
        if clicked {
            self.top = cursor::clamp(self.top, height, self.lines.len());
            return;
        }
        let heading = matches!(self.lines.get(self.cursor.saturating_sub(1)), Some(Line::Heading(..)));
        let from = self.cursor.saturating_sub(usize::from(heading && height > 1));
        self.top = cursor::reveal(self.top, &(from..self.cursor + 1), height, self.lines.len());
    }
}

/// Lines of a sheet that the lines of a dossier take.
#[must_use]
pub fn lines_height(room: Size) -> u16 {
    room.height.saturating_sub(header(room)).max(1)
}

/// Lines of the header in a sheet.
#[must_use]
pub fn header(room: Size) -> u16 {
    if room.height >= 8 { HEADER } else { 1 }
}

fn partner_lines(corpus: &Corpus, person: &Person) -> Vec<Line> {
    let line = |partner: super::Partner| {
        let actor = corpus.people().actor(partner.actor)?;
        Some(Line::Partner {
            actor: partner.actor,
            name: actor.name.clone(),
            kind: actor.kind,
            tally: partner.tally,
            latest: partner.latest,
        })
    };
    partners(corpus, person.actor, &person.meetings).into_iter().filter_map(line).collect()
}

fn place_lines(corpus: &Corpus, person: &Person) -> Vec<Line> {
    let mut found: BTreeMap<&str, (Tally, Shown)> = BTreeMap::new();
    for &shown in &person.meetings {
        let place = corpus.event(shown.event).and_then(|event| event.place.as_ref());
        if let Some((name, _)) = place {
            let (tally, latest) = found.entry(name).or_insert((Tally::default(), shown));
            tally.count(corpus, shown);
            *latest = later(corpus, *latest, shown);
        }
    }
    let mut places: Vec<_> = found.into_iter().collect();
    places.sort_by_key(|(_, (tally, _))| std::cmp::Reverse(*tally));
    places.into_iter().map(|(name, (tally, latest))| Line::Place { name: name.to_owned(), tally, latest }).collect()
}

/// The first naming in the first article that names the person, and the last in the last one.
fn mention_lines(corpus: &Corpus, person: &Person) -> Vec<Line> {
    let spellings = spellings(corpus, person);
    let named = |article: usize, which: Mentioned| {
        let document = &corpus.entry(article)?.document;
        let is_person = |entity| {
            document.entity(entity).is_some_and(|e| e.kind == person.kind && spellings.iter().any(|s| *s == e.name))
        };
        let mut spans = document.mentions.iter().filter(|m| !m.anaphor && is_person(m.entity)).map(|m| m.span);
        let span = if which == Mentioned::First { spans.next() } else { spans.next_back() };
        Some(Line::Mention { which, article, span: span? })
    };
    let count = corpus.entries().len();
    let first = (0..count).find_map(|article| named(article, Mentioned::First));
    let last = (0..count).rev().find_map(|article| named(article, Mentioned::Last));
    first.into_iter().chain(last).collect()
}

/// How the meetings of a person name him.
fn spellings<'c>(corpus: &'c Corpus, person: &'c Person) -> Vec<&'c str> {
    let mut found = vec![person.name.as_str()];
    for shown in &person.meetings {
        let Some(event) = corpus.event(shown.event) else { continue };
        let actors = corpus.people().of_event(shown.event);
        let own = event.parties.iter().zip(actors).filter(|(_, actor)| **actor == person.actor);
        found.extend(own.map(|(party, _)| party.name.as_str()));
    }
    found.sort_unstable();
    found.dedup();
    found
}
