//! The people: everyone who takes part in the meetings shown, narrowed by typing, ordered by number
//! of meetings or by name; one of them opens as a dossier. Facts only; `ui` words them.

pub mod dossier;
pub mod matrix;

use std::ops::Range;
use std::sync::Arc;

use crate::app::card::surname;
use crate::app::cursor::{self, Step};
use crate::app::input::Input;
use crate::app::keys::Layer;
use crate::app::layout::Size;
use crate::app::pane::meetings::Listing;
use crate::app::shown::{Basis, Shown, Tally, shown};
use crate::base::date::FuzzyDate;
use crate::corpus::Corpus;
use crate::corpus::people::ActorId;
use crate::corpus::query::Roster;
use crate::extract::mention::EntityKind;

use dossier::Dossier;
use matrix::Matrix;

/// One who takes part in the meetings shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub actor: ActorId,
    /// The fullest form of the name.
    pub name: String,
    /// The surname of a person, else the whole name.
    pub short: String,
    /// What kind.
    pub kind: EntityKind,
    /// Office or title.
    pub role: Option<String>,
    /// The meetings, in order of date.
    pub meetings: Vec<Shown>,
    /// How many of them took place.
    pub tally: Tally,
    /// The date of the first dated one, and of the last.
    pub dates: Option<(FuzzyDate, FuzzyDate)>,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Whoever meets most comes first.
    #[default]
    Meetings,
    /// By surname.
    Name,
}

/// Who is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Circle {
    /// Everyone: people, states, organisations.
    #[default]
    Everyone,
    /// People only.
    Persons,
    /// Everyone but people.
    Bodies,
}

/// What stands on the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The list, with the matrix beside it where there is room.
    #[default]
    List,
    /// The matrix alone.
    Matrix,
}

/// Whether letters are text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typing {
    /// They are commands.
    #[default]
    Off,
    /// They narrow the list.
    On,
}

/// The view.
#[derive(Clone, Debug, Default)]
pub struct PeopleView {
    /// Everyone, in the order of the list.
    pub everyone: Vec<Person>,
    /// Those listed.
    pub listed: Vec<usize>,
    /// What is typed, and what it found.
    pub input: Input,
    /// Which names were found by it.
    pub roster: Roster,
    /// Whether letters are text.
    pub typing: Typing,
    /// The order of the list.
    pub order: Order,
    /// Who is listed.
    pub circle: Circle,
    /// What stands on the sheet.
    pub form: Form,
    /// Who meets whom, of those who meet most.
    pub matrix: Matrix,
    /// The one of them under the cursor of the matrix.
    pub chosen: usize,
    /// The first row of the matrix in sight.
    pub matrix_top: usize,
    /// The place of the cursor among those listed.
    pub cursor: usize,
    /// The first line in sight.
    pub top: usize,
    /// The one that is open.
    pub dossier: Option<Dossier>,
    /// Those that it was opened from, one out of the other.
    pub below: Vec<Dossier>,
    /// Whether the cursor was put by a click: the window stays, so that a second click opens the same row.
    pub clicked: bool,
    /// All meetings that are shown.
    shown: Vec<Shown>,
    basis: Option<Basis>,
}

impl PeopleView {
    /// The view as it opens.
    #[must_use]
    pub fn in_form(form: Form) -> Self {
        Self { form, ..Self::default() }
    }

    /// The layer of the keymap that hears a key first.
    #[must_use]
    pub fn layer(&self) -> Layer {
        if self.typing == Typing::On { Layer::Prompt } else { Layer::People }
    }

    /// The one under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Person> {
        self.everyone.get(*self.listed.get(self.cursor)?)
    }

    /// How many meetings are shown.
    #[must_use]
    pub fn meetings(&self) -> usize {
        self.shown.len()
    }

    /// The one on a line of the list.
    #[must_use]
    pub fn row(&self, line: usize) -> Option<&Person> {
        self.everyone.get(*self.listed.get(line)?)
    }

    /// Makes the list of what is shown now, unless it is there, and brings the cursor into sight.
    pub fn settle(&mut self, corpus: &Arc<Corpus>, listing: Listing<'_>, room: Size) {
        let basis = Some(Basis::of(corpus, listing));
        if self.basis != basis {
            self.basis = basis;
            self.shown = shown(corpus, listing);
            self.everyone = gather(corpus, &self.shown);
            let open = self.dossier.take().map(|dossier| dossier.name);
            self.below.clear();
            self.matrix = Matrix::of(corpus, &self.everyone);
            self.arrange();
            let again = open.and_then(|name| self.everyone.iter().find(|person| person.name == name));
            self.dossier = again.map(|person| Dossier::of(corpus, person));
        }
        self.cursor = self.cursor.min(self.listed.len().saturating_sub(1));
        self.chosen = self.chosen.min(self.matrix.people.len().saturating_sub(1));
        let height = usize::from(list_height(room));
        self.top = if self.clicked {
            cursor::clamp(self.top, height, self.listed.len())
        } else {
            cursor::reveal(self.top, &(self.cursor..self.cursor + 1), height, self.listed.len())
        };
        // Without a margin: a row that is clicked stays where it is, for the second click.
        let (chosen, height) = (self.chosen, usize::from(matrix_height(room)));
        let top = self.matrix_top.clamp((chosen + 1).saturating_sub(height).min(chosen), chosen);
        self.matrix_top = cursor::clamp(top, height, self.matrix.people.len());
        if let Some(dossier) = &mut self.dossier {
            dossier.settle(room, self.clicked);
        }
    }

    /// Moves the cursor of the list, or of the matrix.
    pub fn step(&mut self, by: Step) {
        match self.form {
            Form::List => self.cursor = cursor::step(self.cursor, self.listed.len(), by),
            Form::Matrix => self.chosen = cursor::step(self.chosen, self.matrix.people.len(), by),
        }
    }

    /// Shows the matrix alone, or the list again.
    pub fn reshape(&mut self) {
        self.form = if self.form == Form::List { Form::Matrix } else { Form::List };
    }

    /// Puts the cursor on a line of the list, where there is one.
    pub fn select(&mut self, line: usize) -> Option<()> {
        self.row(line)?;
        self.cursor = line;
        Some(())
    }

    /// The rows of the matrix that a sheet with this room shows.
    #[must_use]
    pub fn matrix_rows(&self, room: Size) -> Range<usize> {
        let end = self.matrix_top.saturating_add(usize::from(matrix_height(room)));
        self.matrix_top..end.min(self.matrix.people.len())
    }

    /// Puts the cursor of the matrix on a line below its header, where that shows a row.
    pub fn choose(&mut self, line: usize, room: Size) -> Option<()> {
        self.chosen = self.matrix_rows(room).nth(line)?;
        Some(())
    }

    /// Takes the next order; the cursor stays on its person.
    pub fn reorder(&mut self) {
        self.order = if self.order == Order::Meetings { Order::Name } else { Order::Meetings };
        self.arrange();
    }

    /// Lists the next circle.
    pub fn turn(&mut self) {
        self.circle = match self.circle {
            Circle::Everyone => Circle::Persons,
            Circle::Persons => Circle::Bodies,
            Circle::Bodies => Circle::Everyone,
        };
        self.arrange();
    }

    /// Lists those that what is typed means, the best known first, the cursor on the first.
    pub fn narrow(&mut self) {
        self.list();
        self.cursor = 0;
    }

    /// Opens the dossier of one who takes part, over the one that is open.
    pub fn open(&mut self, corpus: &Corpus, actor: ActorId) {
        let Some(person) = self.everyone.iter().find(|person| person.actor == actor) else { return };
        self.below.extend(self.dossier.replace(Dossier::of(corpus, person)));
    }

    /// Closes the dossier: the one below it is open then.
    pub fn close(&mut self) {
        self.dossier = self.below.pop();
    }

    /// Puts everyone in order and lists them; the cursor stays on its person.
    fn arrange(&mut self) {
        let wanted = self.current().map(|person| person.name.clone());
        match self.order {
            Order::Meetings => self.everyone.sort_by(|a, b| {
                let most = b.tally.cmp(&a.tally);
                let short = most.then_with(|| a.kind.cmp(&b.kind)).then_with(|| a.short.cmp(&b.short));
                short.then(a.actor.cmp(&b.actor))
            }),
            Order::Name => self.everyone.sort_by(|a, b| a.short.cmp(&b.short).then_with(|| a.name.cmp(&b.name))),
        }
        self.list();
        let at =
            wanted.and_then(|name| (0..self.listed.len()).find(|&at| self.row(at).is_some_and(|p| p.name == name)));
        self.cursor = at.unwrap_or(0);
    }

    fn list(&mut self) {
        let circle = self.circle;
        let listed = move |person: &Person| match circle {
            Circle::Everyone => true,
            Circle::Persons => person.kind == EntityKind::Person,
            Circle::Bodies => person.kind != EntityKind::Person,
        };
        let names: Vec<String> = self.everyone.iter().map(|person| person.name.clone()).collect();
        self.roster = Roster::of(&names, self.input.text());
        let found = self.roster.rows.iter().copied();
        self.listed = found.filter(|&at| self.everyone.get(at).is_some_and(listed)).collect();
    }
}

/// Everyone of the meetings, in the order of the collection.
fn gather(corpus: &Corpus, shown: &[Shown]) -> Vec<Person> {
    let people = corpus.people();
    let mut meetings: Vec<Vec<Shown>> = vec![Vec::new(); people.actors().len()];
    for &one in shown {
        for actor in people.of_event(one.event) {
            // A meeting that names someone twice is one meeting of his.
            if let Some(own) = meetings.get_mut(actor.index()).filter(|own| own.last() != Some(&one)) {
                own.push(one);
            }
        }
    }
    let numbered = (0..).map(ActorId).zip(people.actors()).zip(meetings);
    let there = numbered.filter(|(_, meetings)| !meetings.is_empty());
    there
        .map(|((actor, known), meetings)| Person {
            actor,
            name: known.name.clone(),
            short: if known.kind == EntityKind::Person { surname(&known.name) } else { known.name.clone() },
            kind: known.kind,
            role: known.role.clone(),
            dates: dates(corpus, &meetings),
            tally: Tally::of(corpus, &meetings),
            meetings,
        })
        .collect()
}

fn dates(corpus: &Corpus, meetings: &[Shown]) -> Option<(FuzzyDate, FuzzyDate)> {
    let dated = || meetings.iter().filter_map(|shown| corpus.event(shown.event)?.date);
    let first = dated().min_by_key(|date| (date.start(), date.end()))?;
    let last = dated().max_by_key(|date| (date.end(), date.start()))?;
    Some((first, last))
}

/// One met by another: whom, and in which meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Whom.
    pub actor: ActorId,
    /// How often.
    pub tally: Tally,
    /// The latest meeting of both.
    pub latest: Shown,
}

/// The later of two meetings of which the other comes later in the order of date: undated ones come last in
/// it, and tell nothing of what was last.
fn later(corpus: &Corpus, known: Shown, other: Shown) -> Shown {
    let is_dated = |shown: Shown| corpus.event(shown.event).is_some_and(|event| event.date.is_some());
    if is_dated(known) && !is_dated(other) { known } else { other }
}

/// Whom the meetings of an actor bring him together with, the most frequent first.
#[must_use]
pub fn partners(corpus: &Corpus, actor: ActorId, meetings: &[Shown]) -> Vec<Partner> {
    let mut found: std::collections::BTreeMap<ActorId, (Tally, Shown)> = std::collections::BTreeMap::new();
    for &one in meetings {
        let mut others: Vec<ActorId> = corpus.people().of_event(one.event).to_vec();
        others.sort_unstable();
        others.dedup();
        for other in others.into_iter().filter(|&other| other != actor) {
            let (tally, latest) = found.entry(other).or_insert((Tally::default(), one));
            tally.count(corpus, one);
            *latest = later(corpus, *latest, one);
        }
    }
    let kind = |partner: &Partner| corpus.people().actor(partner.actor).map(|actor| actor.kind);
    let mut partners: Vec<Partner> =
        found.into_iter().map(|(actor, (tally, latest))| Partner { actor, tally, latest }).collect();
    partners.sort_by_key(|partner| (std::cmp::Reverse(partner.tally), kind(partner), partner.actor));
    partners
}

/// Lines of a sheet that the list takes.
#[must_use]
pub fn list_height(room: Size) -> u16 {
    room.height.saturating_sub(header(room)).max(1)
}

/// Lines above the rows of the matrix: what it is, and the numbers of the columns.
pub const MATRIX_HEADER: u16 = 2;

/// Lines that are kept for those who meet most, with their heading, on sheets that have any to spare.
#[must_use]
pub fn pairs_height(room: Size) -> u16 {
    if room.height >= 10 { 4 } else { 0 }
}

/// Lines of a sheet that the rows of the matrix may take.
#[must_use]
pub fn matrix_height(room: Size) -> u16 {
    room.height.saturating_sub(MATRIX_HEADER + pairs_height(room))
}

/// Lines above the list: what is typed, and the headings of the columns where there is room for them.
#[must_use]
pub fn header(room: Size) -> u16 {
    1 + u16::from(room.height >= 6)
}
