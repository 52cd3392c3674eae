//! Every visible word, typed: a phrase that is missing or unknown in a language is an error when
//! the strings are read, and a test reads them all. No other file of the program words anything.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::app::overlay::help::HelpLine;

/// The three forms of a word after a number: 1, 2, 5. Languages with two repeat the second.
pub type Forms = [String; 3];

/// How a language counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Plural {
    /// 1, 21 статья; 2, 23 статьи; 5, 11, 20 статей.
    Slavic,
    /// 1 article; 0, 2, 11 articles.
    English,
}

impl Plural {
    /// Which of the three forms follows `count`.
    #[must_use]
    pub fn form(self, count: usize) -> usize {
        match (self, count % 10, count % 100) {
            (Self::English, ..) => usize::from(count != 1),
            (Self::Slavic, _, 11..=14) => 2,
            (Self::Slavic, 1, _) => 0,
            (Self::Slavic, 2..=4, _) => 1,
            (Self::Slavic, ..) => 2,
        }
    }
}

macro_rules! words {
    ($($(#[$doc:meta])+ $section:ident { $($field:ident: $kind:ty),+ $(,)? })+) => {$(
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(missing_docs, reason = "each field is named after the English phrase that it holds")]
        pub struct $section { $(pub $field: $kind,)+ }
    )+};
}

words! {
    /// Things with their number.
    Counts {
        articles: Forms, meetings: Forms, unread: Forms, reports: Forms, sources: Forms, minutes: Forms,
        files: Forms, unreadable: Forms, unreadable_folders: Forms, doubtful: Forms, joined: Forms, more: String, of: String,
    }
    /// Parts of dates.
    Dates {
        weekdays: [String; 7], months: [String; 12], months_alone: [String; 12], months_full: [String; 12],
        months_title: [String; 12],
        seasons: [String; 4], undated: String, unknown: String, today: String, yesterday: String, tomorrow: String,
    }
    /// Headings of panes.
    PaneWords { articles: String, reading: String, meetings: String, timeline: String, this_article: String, all_articles: String }
    /// Whether a meeting happened.
    StatusWords {
        planned: String, proposed: String, ongoing: String, held: String, postponed: String, cancelled: String,
        unknown: String,
    }
    /// Kinds of meetings.
    KindWords {
        meeting: String, talks: String, call: String, summit: String, visit: String, session: String,
        conference: String, consultations: String,
    }
    /// How parties come together.
    FormatWords { in_person: String, online: String, phone: String, hybrid: String }
    /// Ranks.
    LevelWords {
        leaders: String, ministers: String, advisers: String, military: String, delegations: String, experts: String,
    }
    /// Why events are related.
    ReasonWords {
        prepares: String, follows: String, same_series: String, shared_participants: String,
        same_place_and_day: String,
    }
    /// Lines of a card.
    CardWords {
        place: String, date: String, moved: String, denied: String, reprint: String, dispute: String, missing: String,
        no_place: String, corrected: String,
    }
    /// Correcting a meeting.
    CorrectWords {
        title: String, date: String, place: String, status: String, participants: String, links: String,
        no_date: String, no_place: String, type_date: String, type_place: String, type_name: String,
        type_event: String, nothing: String, wrong_date: String, now: String, every_report: String,
    }
    /// The top bar.
    TopWords {
        name: String, loading: String, building: String, linking: String, shown: String, everything: String, assumed: String,
        search: String, filter: String, matches: String, no_matches: String, searching: String,
        as_typed: String, query_name: String, no_field: String, no_value: String, no_date: String, perhaps: String,
        example: String,
    }
    /// What stands where nothing is.
    EmptyWords {
        loading: String, no_articles: String, no_articles_hint: String, filtered: String, filtered_hint: String,
        no_text: String, no_meetings: String, no_meetings_hint: String, no_meetings_at_all: String,
        building: String, too_small: String, nothing_to_read: String, no_meetings_filtered: String,
        refilter_hint: String,
    }
    /// The overlay of what belongs to a meeting.
    RelatedWords { title: String, reports: String, events: String }
    /// The command palette.
    PaletteWords { title: String, hint: String, nothing: String }
    /// The saved queries.
    QueryWords { title: String, none: String, none_hint: String }
    /// The people, and the dossier of one.
    PeopleWords {
        title: String, narrow: String, everyone: String, persons: String, bodies: String, by_meetings: String,
        by_name: String, filtered: String, nobody: String, matrix: String, dossier: String, meetings: String,
        partners: String, places: String, mentions: String, first: String, last: String, held_of_all: String,
        took_place: String, with: String, when: String, most: String,
    }
    /// The calendar.
    CalendarWords { title: String, unconfirmed: String, number: String, nothing: String, vague: String, undated: Forms }
    /// The help.
    HelpWords {
        title: String, legend: String, unread: String, star: String, remote: String, evidence: String,
        person: String, state: String, place: String, organisation: String, group: String, time: String,
        corrected: String, syntax: String, queries: [[String; 2]; HelpLine::QUERIES],
    }
    /// Headings of the help.
    GroupWords {
        moving: String, panes: String, going: String, finding: String, marking: String, views: String,
        sharing: String, editing: String, program: String,
    }
    /// Words of the footer, beside a key.
    HintWords {
        r#move: String, open: String, scroll: String, read_on: String, meeting: String, report: String,
        related: String, filter: String, search: String, help: String, back: String, evidence: String,
        accept: String, clear: String, history: String, complete: String, close: String, jump: String, list: String, matrix: String, choose: String, people: String,
        pane: String, quit: String, matches: String, as_typed: String, run: String, dossier: String, narrow: String,
        section: String, circle: String, order: String, days: String, months: String, marked: String, day: String, today: String,
        save: String, delete: String, undo: String, link: String, citation: String, sentence: String, markdown: String,
        table: String, calendar: String, language: String, export: String,
        help_brief: String, report_brief: String, related_brief: String, correct: String, correct_brief: String,
        timeline: String, this_article: String, to_meetings: String, to_list: String, to_people: String,
        to_calendar: String,
    }
    /// What the footer says after a key.
    NoticeWords {
        unbound: String, no_meetings: String, only_report: String, last_report: String, first_report: String,
        nothing_related: String, from_start: String, from_end: String, not_found: String, no_way_back: String,
        no_way_forward: String, nothing_unread: String, last_article: String, first_article: String, read: String,
        not_read: String, starred: String, not_starred: String, undone: String, redone: String, all_read: Forms, all_unread: Forms, saved: String, dropped: String,
        shaded: String, unshaded: String, nothing_to_save: String, reloaded: Forms, reloaded_same: String,
        corrected: String, correction: String, parted: Forms, joined: Forms, nothing_to_correct: String,
        corrections_not_kept: String, correction_faults: String,
        nothing_to_undo: String, nothing_to_redo: String, order: String, failed_load: String, failed_build: String,
        failed_filter: String, failed_search: String, not_yet: String, all_notes: String,
        copied: Forms, sent: Forms, not_copied: String, nothing_to_copy: String, no_link: String, opened: String,
        link_refused: String, not_opened: String, exported: String, not_exported: String,
        mouse_left: String, mouse_taken: String,
        nothing_on_day: String, no_later_day: String, no_earlier_day: String,
    }
    /// Whose meetings an export takes.
    WhoseWords { article: String, all: String, filtered: String }
    /// Why a file or folder was not read.
    TroubleWords {
        missing: String, forbidden: String, too_large: String, empty: String, binary: String, records: String,
        no_files: String, r#loop: String, broken: String,
    }
    /// Orders of the list.
    OrderWords { newest: String, oldest: String, source: String, title: String, meetings: String, best: String }
}

/// All words of one language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strings {
    /// How it counts.
    pub plural: Plural,
    /// Things with their number.
    pub counts: Counts,
    /// Parts of dates.
    pub dates: Dates,
    /// Headings of panes.
    pub panes: PaneWords,
    /// Whether a meeting happened.
    pub status: StatusWords,
    /// Kinds of meetings.
    pub kind: KindWords,
    /// How parties come together.
    pub format: FormatWords,
    /// Ranks.
    pub level: LevelWords,
    /// Why events are related.
    pub reason: ReasonWords,
    /// Lines of a card.
    pub card: CardWords,
    /// Correcting a meeting.
    pub correct: CorrectWords,
    /// The top bar.
    pub top: TopWords,
    /// What stands where nothing is.
    pub empty: EmptyWords,
    /// The overlay of what belongs to a meeting.
    pub related: RelatedWords,
    /// The command palette.
    pub palette: PaletteWords,
    /// The saved queries.
    pub queries: QueryWords,
    /// The people, and the dossier of one.
    pub people: PeopleWords,
    /// The calendar.
    pub calendar: CalendarWords,
    /// The help.
    pub help: HelpWords,
    /// Headings of the help.
    pub group: GroupWords,
    /// Words of the footer.
    pub hint: HintWords,
    /// What the footer says after a key.
    pub notice: NoticeWords,
    /// Whose meetings an export takes.
    pub whose: WhoseWords,
    /// Why a file or folder was not read.
    pub trouble: TroubleWords,
    /// Orders of the list.
    pub order: OrderWords,
    /// What each command does, by its name.
    pub command: BTreeMap<String, String>,
    /// By what other words some of them are sought.
    pub search: BTreeMap<String, String>,
}

impl Strings {
    /// The words of a language, ISO 639-1; Russian where there are none.
    ///
    /// # Errors
    ///
    /// A phrase is missing or unknown: the build is damaged, since a test reads all languages.
    pub fn bundled(language: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(match language {
            "en" => include_str!("../../assets/strings/en.toml"),
            _ => include_str!("../../assets/strings/ru.toml"),
        })
    }

    /// A number with its thing: "3 статьи".
    #[must_use]
    pub fn count(&self, forms: &Forms, count: usize) -> String {
        let form = forms.get(self.plural.form(count)).map_or("{}", String::as_str);
        fill(form, &[&count.to_string()])
    }

    /// What a command does.
    #[must_use]
    pub fn command(&self, name: &str) -> &str {
        self.command.get(name).map_or("", String::as_str)
    }
}

/// Puts values in the place of `{}`, one after the other.
#[must_use]
pub fn fill(phrase: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(phrase.len() + 16);
    let mut values = values.iter();
    let mut parts = phrase.split("{}");
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        filled.push_str(values.next().copied().unwrap_or_default());
        filled.push_str(part);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::Command;
    use crate::base::width;

    #[test]
    fn every_language_has_every_phrase() {
        for language in ["ru", "en"] {
            let strings = Strings::bundled(language).expect("complete strings");
            for command in Command::ALL {
                let name = strings.command(command.name());
                // So much the help has room for on a screen of 50 columns.
                assert!((1..=32).contains(&width::width(name)), "{language}: {}", command.name());
            }
            assert_eq!(strings.command.len(), Command::ALL.len(), "{language} has words for unknown commands");
            for (name, words) in &strings.search {
                assert!(Command::named(name).is_some() && !words.is_empty(), "{language}: {name}");
            }
        }
    }

    #[test]
    fn russian_counts_in_three_forms() {
        let strings = Strings::bundled("ru").expect("complete strings");
        let say = |count| strings.count(&strings.counts.articles, count);
        for (count, said) in [
            (0, "0 статей"),
            (1, "1 статья"),
            (3, "3 статьи"),
            (11, "11 статей"),
            (21, "21 статья"),
            (112, "112 статей"),
        ] {
            assert_eq!(say(count), said);
        }
    }

    #[test]
    fn values_take_their_places() {
        assert_eq!(fill("{} из {}", &["3", "26"]), "3 из 26");
        assert_eq!(fill("ничего", &["3"]), "ничего");
    }
}
