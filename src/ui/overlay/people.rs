//! The people: what is typed, then a row for each with number of meetings, whom he meets most, first
//! and last day; beside it, where there is room, who meets whom.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::row::Row;
use super::super::strings::fill;
use super::super::theme::Role;
use super::super::words::mention_role;
use super::super::{Focused, Scene, highlight, keys, say, start};
use super::{dossier, line, matrix, sheet, tally};
use crate::app::card::surname;
use crate::app::command::Command;
use crate::app::overlay::people::{self, Circle, Form, Order, PeopleView, Person, Typing, header, partners};
use crate::app::state::Stage;
use crate::base::width;
use crate::extract::mention::EntityKind;

/// Columns that a name takes at most.
const NAME: usize = 28;
/// From so many columns the list tells the dates.
const DATED: u16 = 70;
/// Of so many partners those that fit are named.
const PARTNERS: usize = 6;

/// Draws the view; the place of the cursor of what is typed comes back.
pub(super) fn draw(scene: Scene<'_>, view: &PeopleView, buffer: &mut Buffer) -> Option<Position> {
    let words = &scene.strings().people;
    if let Some(open) = &view.dossier {
        dossier::draw(scene, open, buffer);
        return None;
    }
    if view.form == Form::Matrix {
        matrix::draw_sheet(scene, view, buffer);
        return None;
    }
    let inside = sheet(scene, &words.title, buffer);
    let cursor = prompt(scene, view, line(inside, 0), buffer);
    let above = header(inside.as_size());
    let list = Rect { y: inside.y + above, height: inside.height.saturating_sub(above), ..inside };
    if view.listed.is_empty() {
        empty(scene, view, list, buffer);
        return cursor;
    }
    let beside = people::matrix::width(&view.matrix, list);
    let rows = Rect { width: list.width - beside, ..list };
    let columns = Columns::of(scene, view, rows);
    if above > 1 {
        columns.head(line(Rect { width: rows.width, ..inside }, 1), buffer);
    }
    for (offset, at) in (view.top..view.listed.len()).take(usize::from(rows.height)).enumerate() {
        let Some(person) = view.row(at) else { continue };
        let focused = (at == view.cursor).then_some(Focused::Yes);
        columns.row(person, focused, line(rows, offset), buffer);
    }
    if beside > 0 {
        let place = Rect { x: rows.right(), width: beside, y: inside.y + 1, height: inside.height - 1 };
        matrix::draw_beside(scene, &view.matrix, view.current().map(|person| person.actor), place, buffer);
    }
    cursor
}

/// What is typed and assumed on the left, what is listed on the right.
fn prompt(scene: Scene<'_>, view: &PeopleView, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (strings, quiet) = (scene.strings(), scene.style(Role::Quiet));
    let words = &strings.people;
    let circle = match view.circle {
        Circle::Everyone => &words.everyone,
        Circle::Persons => &words.persons,
        Circle::Bodies => &words.bodies,
    };
    let order = match view.order {
        Order::Meetings => &words.by_meetings,
        Order::Name => &words.by_name,
    };
    let mut right = Row::of(&format!("{circle}: {}", view.listed.len()), quiet);
    right.add(" · ", quiet).add(order, quiet);
    if scene.state.filter.is_on() {
        let total = scene.state.corpus.events().len().to_string();
        right.add(" · ", quiet);
        right.add(&fill(&words.filtered, &[&view.meetings().to_string(), &total]), scene.style(Role::Notice));
    }
    right.add(" ", quiet);
    let mut left = Row::of(" / ", scene.style(Role::Key));
    let room = usize::from(area.width).saturating_sub(left.width() + 2).max(1);
    let (shown, column) = view.input.window(room);
    left.add(shown.of(view.input.text()), scene.style(Role::Prompt));
    if view.input.is_empty() && view.typing == Typing::Off {
        left.add(&words.narrow, quiet);
    }
    if let Some((used, _)) = &view.roster.assumed {
        left.add("  ", quiet).add(&fill(&strings.top.assumed, &[used]), scene.style(Role::Notice));
    }
    left.draw_with(right, area, buffer);
    let x = area.x + 3 + u16::try_from(column).unwrap_or(0);
    (view.typing == Typing::On && x < area.right()).then_some(Position { x, y: area.y })
}

/// The columns of the list.
struct Columns<'c> {
    scene: Scene<'c>,
    view: &'c PeopleView,
    name: usize,
    count: usize,
    dates: usize,
}

impl<'c> Columns<'c> {
    fn of(scene: Scene<'c>, view: &'c PeopleView, area: Rect) -> Self {
        let in_sight = || (view.top..view.listed.len()).take(usize::from(area.height)).filter_map(|at| view.row(at));
        let most = NAME.min(usize::from(area.width) * 3 / 5);
        // Of everyone, so that columns stand still while one types.
        let name = view.everyone.iter().map(|person| width::width(&person.name)).max().unwrap_or(0).min(most);
        let count = view.everyone.iter().map(|person| person.tally.width()).max().unwrap_or(0);
        let dates = in_sight().map(|person| width::width(&dates(scene, person))).max().unwrap_or(0);
        Self { scene, view, name, count, dates: if area.width >= DATED { dates } else { 0 } }
    }

    /// What the columns hold.
    fn head(&self, area: Rect, buffer: &mut Buffer) {
        let (words, quiet) = (&self.scene.strings().people, self.scene.style(Role::Quiet));
        let mut row = Row::default();
        // The words end where the numbers do.
        row.pad((self.name + 3 + self.count).saturating_sub(width::width(&words.held_of_all)));
        row.add(&words.held_of_all, quiet).add("  ", quiet).add(&words.with, quiet);
        let mut right = Row::default();
        if self.dates > 0 {
            right.add(&words.when, quiet).add(" ", quiet);
        }
        row.draw_with(right, area, buffer);
    }

    fn row(&self, person: &Person, focused: Option<Focused>, area: Rect, buffer: &mut Buffer) {
        let scene = self.scene;
        let quiet = scene.style(Role::Quiet);
        let mut row = start(scene, focused);
        let role = focused.map_or(mention_role(person.kind), Focused::cursor);
        let mut name = Row::default();
        let found = self.view.roster.mark(&person.name).into_iter().map(|span| (span, scene.style(Role::Match)));
        let whole = crate::base::span::Span::new(0, person.name.len());
        highlight::pieces(&mut name, &person.name, whole, scene.style_in_list(role), &found.collect::<Vec<_>>());
        row.append(name.cut(self.name)).pad(self.name + 2);
        let role = focused.map_or(Role::Text, Focused::cursor);
        row.append(tally(scene, person.tally, role, self.count)).add("  ", quiet);
        let mut right = Row::default();
        if self.dates > 0 {
            let dates = dates(scene, person);
            right.add(&" ".repeat((self.dates + 1).saturating_sub(width::width(&dates))), quiet);
            right.add(&dates, quiet).add(" ", quiet);
        }
        let room = usize::from(area.width).saturating_sub(row.width() + right.width() + 1);
        row.append(met(scene, person, room));
        row.draw_with(right, area, buffer);
    }
}

/// "Уиткофф 4, Рубио 3": those who fit as a whole.
fn met(scene: Scene<'_>, person: &Person, room: usize) -> Row {
    let corpus = &scene.state.corpus;
    let mut row = Row::default();
    for partner in partners(corpus, person.actor, &person.meetings).iter().take(PARTNERS) {
        let Some(actor) = corpus.people().actor(partner.actor) else { continue };
        let name = if actor.kind == EntityKind::Person { surname(&actor.name) } else { actor.name.clone() };
        let count = partner.tally.width() + 1;
        if row.width() + width::width(&name) + count + 2 > room {
            break;
        }
        row.join(", ", &name, scene.style_in_list(mention_role(actor.kind)));
        row.append(tally(scene, partner.tally, Role::Text, count));
    }
    row
}

fn dates(scene: Scene<'_>, person: &Person) -> String {
    super::dossier::dates(scene, person.dates)
}

/// An empty list says why, and which key helps.
fn empty(scene: Scene<'_>, view: &PeopleView, area: Rect, buffer: &mut Buffer) {
    let (state, strings) = (scene.state, scene.strings());
    let key = keys::label(&state.keymap, view.layer(), Command::Clear).unwrap_or_default();
    let filtered = |query: &str| [fill(&strings.empty.filtered, &[query]), fill(&strings.empty.filtered_hint, &[&key])];
    let [why, help] = if !view.everyone.is_empty() && !view.input.is_empty() {
        filtered(view.input.text())
    } else if state.status.stage != Stage::Ready {
        [strings.empty.building.clone(), String::new()]
    } else if state.filter.is_on() {
        [fill(&strings.empty.filtered, &[&state.filter.query]), String::new()]
    } else {
        [strings.people.nobody.clone(), String::new()]
    };
    say(scene, &[&why, &help], area, buffer);
}
