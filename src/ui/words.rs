//! Facts to words: dates in the language's habit and no more precise than they are, statuses with
//! their signs, kinds, notices. Every word comes from [`Strings`].

use chrono::{Datelike, NaiveDate};

use super::strings::{Strings, fill};
use super::theme::Role;
use crate::app::action::JobKind;
use crate::app::marks::Change;
use crate::app::overlay::notice::{Did, Notice, Shown};
use crate::app::pane::articles::Order;
use crate::app::pane::meetings::Scope;
use crate::app::setup::MouseOwner;
use crate::app::share::Whose;
use crate::app::shown::Outcome;
use crate::base::article::Published;
use crate::base::date::{FuzzyDate, Precision};
use crate::corpus::event::Reason;
use crate::corpus::load::Trouble;
use crate::corpus::query::{Fault, Problem};
use crate::extract::meeting::{Format, Kind, Level, Part, Status};
use crate::extract::mention::EntityKind;

/// The sign of a status: told apart without colour.
#[must_use]
pub fn glyph(status: Status) -> &'static str {
    match status {
        Status::Planned => "◷",
        Status::Proposed => "?",
        Status::Ongoing => "▶",
        Status::Held => "✓",
        Status::Postponed => "↷",
        Status::Cancelled => "✗",
        Status::Unknown => "·",
    }
}

/// The sign of what the reader corrected.
pub const CORRECTED: &str = "✎";

/// The role of a status.
#[must_use]
pub fn status_role(status: Status) -> Role {
    match status {
        Status::Planned => Role::Planned,
        Status::Proposed => Role::Proposed,
        Status::Ongoing => Role::Ongoing,
        Status::Held => Role::Held,
        Status::Postponed => Role::Postponed,
        Status::Cancelled => Role::Cancelled,
        Status::Unknown => Role::Unknown,
    }
}

/// The sign of an outcome, and its role.
#[must_use]
pub fn outcome(outcome: Outcome) -> (&'static str, Role) {
    match outcome {
        Outcome::Unconfirmed => ("!", Role::Unconfirmed),
        Outcome::Told(status) => (glyph(status), status_role(status)),
    }
}

/// The role of a kind of mention.
#[must_use]
pub fn mention_role(kind: EntityKind) -> Role {
    match kind {
        EntityKind::Person => Role::Person,
        EntityKind::State => Role::State,
        EntityKind::Organisation => Role::Organisation,
        EntityKind::Group => Role::Group,
        EntityKind::Place => Role::Place,
    }
}

fn pick(words: &[String], number: u32) -> &str {
    usize::try_from(number).ok().and_then(|at| words.get(at)).map_or("", String::as_str)
}

impl Strings {
    /// "прошла".
    #[must_use]
    pub fn status(&self, status: Status) -> &str {
        let words = &self.status;
        match status {
            Status::Planned => &words.planned,
            Status::Proposed => &words.proposed,
            Status::Ongoing => &words.ongoing,
            Status::Held => &words.held,
            Status::Postponed => &words.postponed,
            Status::Cancelled => &words.cancelled,
            Status::Unknown => &words.unknown,
        }
    }

    /// "консультации".
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &str {
        let words = &self.kind;
        match kind {
            Kind::Meeting => &words.meeting,
            Kind::Talks => &words.talks,
            Kind::Call => &words.call,
            Kind::Summit => &words.summit,
            Kind::Visit => &words.visit,
            Kind::Session => &words.session,
            Kind::Conference => &words.conference,
            Kind::Consultations => &words.consultations,
        }
    }

    /// "очно и онлайн"; nothing where the text does not tell.
    #[must_use]
    pub fn format(&self, format: Format) -> Option<&str> {
        let words = &self.format;
        Some(match format {
            Format::InPerson => &words.in_person,
            Format::Online => &words.online,
            Format::Phone => &words.phone,
            Format::Hybrid => &words.hybrid,
            Format::Unknown => return None,
        })
    }

    /// "лидеры".
    #[must_use]
    pub fn level(&self, level: Level) -> &str {
        let words = &self.level;
        match level {
            Level::Leaders => &words.leaders,
            Level::Ministers => &words.ministers,
            Level::Advisers => &words.advisers,
            Level::Military => &words.military,
            Level::Delegations => &words.delegations,
            Level::Experts => &words.experts,
        }
    }

    /// "дата".
    #[must_use]
    pub fn part(&self, part: Part) -> &str {
        let words = &self.correct;
        match part {
            Part::Date => &words.date,
            Part::Place => &words.place,
            Part::Status => &words.status,
            Part::Participants => &words.participants,
            Part::Links => &words.links,
        }
    }

    /// "готовит".
    #[must_use]
    pub fn reason(&self, reason: Reason) -> &str {
        let words = &self.reason;
        match reason {
            Reason::Prepares => &words.prepares,
            Reason::Follows => &words.follows,
            Reason::SameSeries => &words.same_series,
            Reason::SharedParticipants => &words.shared_participants,
            Reason::SamePlaceAndDay => &words.same_place_and_day,
        }
    }

    /// "сб 3 янв", and the year where it is not this one.
    #[must_use]
    pub fn short_day(&self, day: NaiveDate, today: NaiveDate) -> String {
        format!("{} {}", pick(&self.dates.weekdays, day.weekday().num_days_from_monday()), self.day_month(day, today))
    }

    /// "3 янв", and the year where it is not this one.
    #[must_use]
    pub fn day_month(&self, day: NaiveDate, today: NaiveDate) -> String {
        let year = if day.year() == today.year() { String::new() } else { format!(" {}", day.year()) };
        format!("{} {}{year}", day.day(), pick(&self.dates.months, day.month0()))
    }

    /// "сб 3 января", the heading of a day, with the year where it is not this one.
    #[must_use]
    pub fn heading_day(&self, day: Option<NaiveDate>, today: NaiveDate) -> String {
        let Some(day) = day else { return self.dates.undated.clone() };
        let near = [(0, &self.dates.today), (-1, &self.dates.yesterday), (1, &self.dates.tomorrow)];
        let away = (day - today).num_days();
        let near = near.iter().find(|(days, _)| *days == away).map_or(String::new(), |(_, word)| format!("{word}, "));
        let year = if day.year() == today.year() { String::new() } else { format!(" {}", day.year()) };
        format!("{near}{}{year}", self.long_day(day))
    }

    /// The heading of a date as precise as it is: "сб 3 января", "Январь 2026", "5–11 янв".
    #[must_use]
    pub fn heading_date(&self, date: Option<FuzzyDate>, today: NaiveDate) -> String {
        let Some(date) = date else { return self.dates.undated.clone() };
        let about = if date.is_approximate() { "~" } else { "" };
        let said = match date.precision() {
            Precision::Day => self.heading_day(Some(date.start()), today),
            Precision::Month => self.month(date.start()),
            Precision::Interval => self.days(date.start(), date.end(), today),
            Precision::Season | Precision::Year => return self.date(date, today),
        };
        format!("{about}{said}")
    }

    fn long_day(&self, day: NaiveDate) -> String {
        let weekday = pick(&self.dates.weekdays, day.weekday().num_days_from_monday());
        format!("{weekday} {} {}", day.day(), pick(&self.dates.months_full, day.month0()))
    }

    /// "сб 3 января 2026, 20:53".
    #[must_use]
    pub fn published(&self, published: Option<Published>) -> String {
        let Some(published) = published else { return self.dates.undated.clone() };
        let day = published.day();
        let time = match published {
            Published::Day(_) => String::new(),
            Published::Time(time) => time.format(", %H:%M").to_string(),
        };
        format!("{} {}{time}", self.long_day(day), day.year())
    }

    /// A date as precise as it is: "сб 3 янв", "5–6 янв", "янв 2026", "~весна 2026".
    #[must_use]
    pub fn date(&self, date: FuzzyDate, today: NaiveDate) -> String {
        let (start, end) = (date.start(), date.end());
        let said = match date.precision() {
            Precision::Day => self.short_day(start, today),
            Precision::Interval => self.days(start, end, today),
            Precision::Month => format!("{} {}", pick(&self.dates.months_alone, start.month0()), start.year()),
            Precision::Season => format!("{} {}", pick(&self.dates.seasons, start.month() / 3 - 1), start.year()),
            Precision::Year => start.year().to_string(),
        };
        let about = if date.is_approximate() { "~" } else { "" };
        let time = date.time().map(|time| time.format(", %H:%M").to_string()).unwrap_or_default();
        format!("{about}{said}{time}")
    }

    /// From one day to another: "5–11 янв", "30 дек 2025 – 2 янв".
    #[must_use]
    pub fn days(&self, start: NaiveDate, end: NaiveDate, today: NaiveDate) -> String {
        if (start.year(), start.month()) == (end.year(), end.month()) {
            return format!("{}–{}", start.day(), self.day_month(end, today));
        }
        let first = if start.year() == end.year() {
            format!("{} {}", start.day(), pick(&self.dates.months, start.month0()))
        } else {
            self.day_month(start, today)
        };
        format!("{first} – {}", self.day_month(end, today))
    }

    /// "Январь 2026".
    #[must_use]
    pub fn month(&self, day: NaiveDate) -> String {
        format!("{} {}", pick(&self.dates.months_title, day.month0()), day.year())
    }

    /// "сначала новые".
    #[must_use]
    pub fn order(&self, order: Order) -> &str {
        let words = &self.order;
        match order {
            Order::Newest => &words.newest,
            Order::Oldest => &words.oldest,
            Order::Source => &words.source,
            Order::Title => &words.title,
            Order::Meetings => &words.meetings,
            Order::Best => &words.best,
        }
    }

    /// "эта статья".
    #[must_use]
    pub fn scope(&self, scope: Scope) -> &str {
        match scope {
            Scope::Article => &self.panes.this_article,
            Scope::All => &self.panes.all_articles,
        }
    }

    /// "4 встречи этой статьи".
    #[must_use]
    pub fn whose(&self, whose: &Whose, count: usize) -> String {
        let words = &self.whose;
        let of = match whose {
            Whose::Article => words.article.clone(),
            Whose::All => words.all.clone(),
            Whose::Filtered => words.filtered.clone(),
            Whose::Person(name) => name.clone(),
            Whose::Day(day) => self.long_day(*day),
        };
        format!("{}: {of}", self.count(&self.counts.meetings, count))
    }

    /// The heading of the cards: "Хронология" where they are of all articles.
    #[must_use]
    pub fn meetings_of(&self, scope: Scope) -> &str {
        match scope {
            Scope::Article => &self.panes.meetings,
            Scope::All => &self.panes.timeline,
        }
    }

    /// What the footer says.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        let words = &self.notice;
        let plain = match notice {
            Notice::Unbound(key) => return fill(&words.unbound, &[&super::keys::key_label(*key)]),
            Notice::Marked(change) => self.change(*change),
            Notice::Done(did) => return self.did(did),
            Notice::Undone(did) => return fill(&words.undone, &[&self.did(did)]),
            Notice::Redone(did) => return fill(&words.redone, &[&self.did(did)]),
            Notice::Reloaded(0) => &words.reloaded_same,
            Notice::Reloaded(count) => return self.count(&words.reloaded, *count),
            Notice::NothingToSave => &words.nothing_to_save,
            Notice::Ordered(order) => return fill(&words.order, &[self.order(*order)]),
            Notice::Shaded(command, Shown::Yes) => return fill(&words.shaded, &[self.command(command.name())]),
            Notice::Shaded(command, Shown::No) => return fill(&words.unshaded, &[self.command(command.name())]),
            Notice::Scoped(scope) => return format!("{}: {}", self.meetings_of(*scope), self.scope(*scope)),
            Notice::Noted { files, folders, doubts } => return self.noted([*files, *folders, *doubts]),
            Notice::Failed(kind, message) => return fill(self.failed(*kind), &[message]),
            Notice::Copied(count) => return self.count(&words.copied, *count),
            Notice::Sent(count) => return self.count(&words.sent, *count),
            Notice::NotCopied(why) => return fill(&words.not_copied, &[why]),
            Notice::LinkRefused(link) => return fill(&words.link_refused, &[link]),
            Notice::NotOpened(why) => return fill(&words.not_opened, &[why]),
            Notice::NotExported(why) => return fill(&words.not_exported, &[why]),
            Notice::Exported(count, whose, file) => {
                return format!("{} · {}", fill(&words.exported, &[file]), self.whose(whose, *count));
            }
            Notice::CorrectionsNotKept(why) => return fill(&words.corrections_not_kept, &[why]),
            Notice::CorrectionFaults(count, first) => {
                return fill(&words.correction_faults, &[&count.to_string(), first]);
            }
            Notice::Corrected | Notice::Regrouped { .. } => &words.corrected,
            Notice::NothingToCorrect => &words.nothing_to_correct,
            Notice::Mouse(MouseOwner::Terminal) => &words.mouse_left,
            Notice::Mouse(MouseOwner::Program) => &words.mouse_taken,
            Notice::NothingToCopy => &words.nothing_to_copy,
            Notice::NoLink => &words.no_link,
            Notice::Opened => &words.opened,
            Notice::NoMeetings => &words.no_meetings,
            Notice::OnlyReport => &words.only_report,
            Notice::LastReport => &words.last_report,
            Notice::FirstReport => &words.first_report,
            Notice::NothingRelated => &words.nothing_related,
            Notice::FromStart => &words.from_start,
            Notice::FromEnd => &words.from_end,
            Notice::NotFound => &words.not_found,
            Notice::NoWayBack => &words.no_way_back,
            Notice::NoWayForward => &words.no_way_forward,
            Notice::NothingOnDay => &words.nothing_on_day,
            Notice::NoLaterDay => &words.no_later_day,
            Notice::NoEarlierDay => &words.no_earlier_day,
            Notice::NothingUnread => &words.nothing_unread,
            Notice::LastArticle => &words.last_article,
            Notice::FirstArticle => &words.first_article,
            Notice::NothingToUndo => &words.nothing_to_undo,
            Notice::NothingToRedo => &words.nothing_to_redo,
            Notice::NotYet => &words.not_yet,
            // The footer words it, since it takes the collection.
            Notice::Meeting(_) => "",
        };
        plain.to_owned()
    }

    /// Why a file or folder was not read.
    #[must_use]
    pub fn trouble(&self, trouble: &Trouble) -> String {
        let words = &self.trouble;
        let plain = match trouble {
            Trouble::Missing => &words.missing,
            Trouble::Forbidden => &words.forbidden,
            Trouble::Refused(why) => why,
            Trouble::TooLarge(most) => return fill(&words.too_large, &[&most.to_string()]),
            Trouble::Empty => &words.empty,
            Trouble::Binary => &words.binary,
            Trouble::Records => &words.records,
            Trouble::NoFiles => &words.no_files,
            Trouble::Loop => &words.r#loop,
            Trouble::Broken(encoding) => return fill(&words.broken, &[encoding]),
        };
        plain.clone()
    }

    /// "нет поля «кту», может быть, кто?"
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let words = &self.top;
        let (said, near) = match &problem.fault {
            Fault::Field { name, near } => (fill(&words.no_field, &[name]), near),
            Fault::Value { field, value, near } => (fill(&words.no_value, &[field.name(), value]), near),
            Fault::Date { value } => (fill(&words.no_date, &[value]), &None),
        };
        match near {
            Some(near) => format!("{said}, {}", fill(&words.perhaps, &[near])),
            None => said,
        }
    }

    /// "не прочитаны 2 файла, не прочитана 1 папка".
    fn noted(&self, counts: [usize; 3]) -> String {
        let words = &self.counts;
        let forms = [&words.unreadable, &words.unreadable_folders, &words.doubtful];
        let said = forms.into_iter().zip(counts).filter(|(_, count)| *count > 0);
        said.map(|(forms, count)| self.count(forms, count)).collect::<Vec<_>>().join(", ")
    }

    fn failed(&self, kind: JobKind) -> &str {
        match kind {
            JobKind::Load | JobKind::Look | JobKind::Set => &self.notice.failed_load,
            JobKind::Build => &self.notice.failed_build,
            JobKind::Filter | JobKind::Complete | JobKind::Count => &self.notice.failed_filter,
            JobKind::Search => &self.notice.failed_search,
        }
    }

    fn did(&self, did: &Did) -> String {
        let words = &self.notice;
        match did {
            Did::Mark(change, title) => format!("{} · {title}", self.change(*change)),
            Did::Marks(Change::Read(false), count) => self.count(&words.all_unread, *count),
            Did::Marks(_, count) => self.count(&words.all_read, *count),
            Did::Correction => words.correction.clone(),
            Did::Saved(name) => fill(&words.saved, &[name]),
            Did::Dropped(name) => fill(&words.dropped, &[name]),
        }
    }

    fn change(&self, change: Change) -> &str {
        match change {
            Change::Read(true) => &self.notice.read,
            Change::Read(false) => &self.notice.not_read,
            Change::Starred(true) => &self.notice.starred,
            Change::Starred(false) => &self.notice.not_starred,
            Change::Position(_) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn a_date_is_said_as_precisely_as_it_is_known() {
        let strings = Strings::bundled("ru").expect("complete strings");
        let today = day(2026, 1, 7);
        let say = |date: Option<FuzzyDate>| strings.date(date.expect("a date"), today);
        assert_eq!(say(Some(FuzzyDate::day(day(2026, 1, 3)))), "сб 3 янв");
        assert_eq!(say(Some(FuzzyDate::day(day(2025, 12, 31)))), "ср 31 дек 2025");
        assert_eq!(say(Some(FuzzyDate::interval(day(2026, 1, 5), day(2026, 1, 11)))), "5–11 янв");
        assert_eq!(say(Some(FuzzyDate::interval(day(2025, 12, 30), day(2026, 1, 2)))), "30 дек 2025 – 2 янв");
        assert_eq!(say(FuzzyDate::month(2026, 5)), "май 2026");
        assert_eq!(say(FuzzyDate::season(2026, 3).map(FuzzyDate::about)), "~зима 2026");
        assert_eq!(say(FuzzyDate::year(2019)), "2019");
    }

    #[test]
    fn headings_of_days_say_what_is_near() {
        let strings = Strings::bundled("ru").expect("complete strings");
        let say = |d| strings.heading_day(Some(d), day(2026, 1, 4));
        assert_eq!(say(day(2026, 1, 3)), "вчера, сб 3 января");
        assert_eq!(say(day(2025, 12, 31)), "ср 31 декабря 2025");
    }
}
