//! Roles and their styles. Drawing names a role and never a colour; a theme is a file that gives
//! each role a style, and the monochrome theme is any theme without its colours.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;

use crate::base::nearest::nearest;

macro_rules! roles {
    ($($(#[$doc:meta])+ $role:ident = $name:literal;)+) => {
        /// What a piece of the screen is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($(#[$doc])+ $role,)+ }

        impl Role {
            /// All roles.
            pub const ALL: &'static [Self] = &[$(Self::$role,)+];
        }

        impl Role {
            /// Its name in a theme file.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$role => $name,)+ }
            }
        }
    };
}

roles! {
    /// The name of the program.
    Name = "name";
    /// Plain text.
    Text = "text";
    /// What stands back: sources, counts, hints.
    Quiet = "quiet";
    /// Lines between panes.
    Line = "line";
    /// The heading of a pane without focus.
    Heading = "heading";
    /// The heading of the pane in focus.
    Focus = "focus";
    /// A key of the footer or the help.
    Key = "key";
    /// A notice.
    Notice = "notice";
    /// Something that went wrong.
    Error = "error";
    /// What is typed.
    Prompt = "prompt";
    /// The heading of a day.
    Day = "day";
    /// The row or card under the cursor of the pane in focus.
    Cursor = "cursor";
    /// The row or card under the cursor of another pane.
    Selected = "selected";
    /// The sign of an unread article.
    Unread = "unread";
    /// The sign of a starred article.
    Star = "star";
    /// A number of meetings.
    Count = "count";
    /// A match of the filter or search.
    Match = "match";
    /// The match one is at.
    CurrentMatch = "current-match";
    /// The headline of the article in the reader.
    Title = "title";
    /// A heading between paragraphs.
    Subheading = "subheading";
    /// A photo caption.
    Caption = "caption";
    /// A quotation set apart.
    Quote = "quote";
    /// The bar beside evidence or a selected card.
    Bar = "bar";
    /// The sentence that states the selected meeting.
    Evidence = "evidence";
    /// The word that evokes it.
    Trigger = "trigger";
    /// The scroll bar.
    Scroll = "scroll";
    /// A person.
    Person = "person";
    /// A state.
    State = "state";
    /// A place.
    Place = "place";
    /// An organisation.
    Organisation = "organisation";
    /// A group of people.
    Group = "group";
    /// A phrase of time.
    Time = "time";
    /// A meeting ahead.
    Planned = "planned";
    /// A meeting offered.
    Proposed = "proposed";
    /// A meeting going on.
    Ongoing = "ongoing";
    /// A meeting that took place.
    Held = "held";
    /// A meeting moved.
    Postponed = "postponed";
    /// A meeting called off.
    Cancelled = "cancelled";
    /// A meeting of which the text does not tell.
    Unknown = "unknown";
    /// A meeting that was announced, whose day has passed without a word.
    Unconfirmed = "unconfirmed";
    /// A number that is small.
    Few = "few";
    /// A number that is not small.
    Several = "several";
    /// A number that is large.
    Many = "many";
    /// Today among days.
    Today = "today";
}

/// A theme file as written: a look for each role that it names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    role: BTreeMap<Spanned<String>, Look>,
}

/// The terminal's own colours, for suggestions.
const COLOURS: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "dark-gray",
    "light-red",
    "light-green",
    "light-yellow",
    "light-blue",
    "light-magenta",
    "light-cyan",
    "white",
];

fn meant(near: Option<&str>) -> String {
    near.map(|name| format!("; did you mean {name:?}?")).unwrap_or_default()
}

/// A colour as written.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
struct Paint(Color);

impl TryFrom<String> for Paint {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        name.parse().map(Self).map_err(|_| format!("no colour is named {name:?}{}", meant(nearest(&name, COLOURS))))
    }
}

/// The style of one role as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "attributes are switches in the file too")]
struct Look {
    fg: Option<Paint>,
    bg: Option<Paint>,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
    /// What takes the place of the colour where there is none.
    plain: Option<Attributes>,
}

/// Attributes of a role on a screen without colours.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "attributes are switches in the file too")]
struct Attributes {
    bold: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

impl Look {
    fn style(&self) -> Style {
        let colours = Style { fg: self.fg.map(|p| p.0), bg: self.bg.map(|p| p.0), ..Style::default() };
        let attributes = [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.italic, Modifier::ITALIC),
            (self.underlined, Modifier::UNDERLINED),
            (self.reversed, Modifier::REVERSED),
        ];
        with(colours, &attributes)
    }

    /// The style on a screen without colours; what a file does not say of it is that of `below`.
    fn plain(&self, below: Style) -> Style {
        let own = Style { fg: None, bg: None, ..self.style() };
        let Some(plain) = self.plain else { return own.add_modifier(below.add_modifier) };
        let attributes = [
            (plain.bold, Modifier::BOLD),
            (plain.italic, Modifier::ITALIC),
            (plain.underlined, Modifier::UNDERLINED),
            (plain.reversed, Modifier::REVERSED),
        ];
        with(own, &attributes)
    }
}

fn with(style: Style, attributes: &[(bool, Modifier)]) -> Style {
    attributes.iter().filter(|(on, _)| *on).fold(style, |style, (_, attribute)| style.add_modifier(*attribute))
}

/// The themes that are built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// The terminal's own sixteen colours and background.
    #[default]
    Default,
    /// Colours of its own on a dark ground.
    Dark,
    /// Colours of its own on a light ground.
    Light,
    /// White and pure colours on black.
    HighContrast,
    /// No colours.
    Monochrome,
}

impl ThemeName {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Default, Self::Dark, Self::Light, Self::HighContrast, Self::Monochrome];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Monochrome => "monochrome",
        }
    }

    /// The theme of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// A mistake in a theme file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}: {message}")]
pub struct ThemeError {
    /// The file, as the user knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

/// The style of every role.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: Vec<Style>,
    plain: Vec<Style>,
}

impl Theme {
    /// A theme that is built in.
    ///
    /// # Errors
    ///
    /// The file is damaged; a test reads them all.
    pub fn bundled(name: ThemeName) -> Result<Self, ThemeError> {
        let none = vec![Style::default(); Role::ALL.len()];
        let theme = Self { styles: none.clone(), plain: none };
        let theme = theme.with_file("theme.toml", include_str!("../../assets/theme.toml"))?;
        match name {
            ThemeName::Default => Ok(theme),
            ThemeName::Monochrome => Ok(theme.monochrome()),
            ThemeName::Dark => theme.with_file("dark.toml", include_str!("../../assets/themes/dark.toml")),
            ThemeName::Light => theme.with_file("light.toml", include_str!("../../assets/themes/light.toml")),
            ThemeName::HighContrast => {
                theme.with_file("high-contrast.toml", include_str!("../../assets/themes/high-contrast.toml"))
            }
        }
    }

    /// This theme with a file laid over it, role by role. `file` is the name for messages.
    ///
    /// # Errors
    ///
    /// The first mistake of the file.
    pub fn with_file(mut self, file: &str, text: &str) -> Result<Self, ThemeError> {
        let mistake = |at: usize, message: String| ThemeError {
            file: file.to_owned(),
            line: 1 + text.bytes().take(at).filter(|&byte| byte == b'\n').count(),
            message,
        };
        let read: File = toml::from_str(text)
            .map_err(|error| mistake(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
        for (name, look) in &read.role {
            let role = Role::ALL.iter().copied().find(|role| role.name() == name.get_ref());
            let Some(role) = role else {
                let near = nearest(name.get_ref(), Role::ALL.iter().map(|role| role.name()));
                let message = format!("no role is named {:?}{}", name.get_ref(), meant(near));
                return Err(mistake(name.span().start, message));
            };
            if let Some(style) = self.styles.get_mut(role as usize) {
                *style = look.style();
            }
            if let Some(style) = self.plain.get_mut(role as usize) {
                *style = look.plain(*style);
            }
        }
        Ok(self)
    }

    /// The same theme without colours; attributes and signs take their place.
    #[must_use]
    pub fn monochrome(self) -> Self {
        Self { styles: self.plain.clone(), plain: self.plain }
    }

    /// A theme in which every role has a colour of its own, so that a picture of the screen tells
    /// which cell has which role.
    #[must_use]
    pub fn probe() -> Self {
        let mark = |(number, _): (u8, &Role)| Style::new().fg(Color::Indexed(number));
        let styles: Vec<Style> = (0..).zip(Role::ALL).map(mark).collect();
        Self { plain: styles.clone(), styles }
    }

    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_theme_names_every_role() {
        let file: File = toml::from_str(include_str!("../../assets/theme.toml")).expect("a theme");
        let named: Vec<&str> = file.role.keys().map(|name| name.get_ref().as_str()).collect();
        assert!(Role::ALL.iter().all(|role| named.contains(&role.name())));
        let theme = Theme::bundled(ThemeName::Default).expect("a sound theme");
        assert!(theme.style(Role::Focus).fg.is_some());
        let plain = theme.monochrome();
        assert!(plain.style(Role::Focus).fg.is_none());
        assert_ne!(plain.style(Role::Person), plain.style(Role::Place), "kinds differ without colour");
    }

    #[test]
    fn kinds_of_mentions_differ_by_more_than_colour_and_evidence_hides_none() {
        let theme = Theme::bundled(ThemeName::Default).expect("a whole theme");
        let roles = [Role::Person, Role::State, Role::Organisation];
        let evidence = theme.style(Role::Evidence).add_modifier;
        let signs = roles.map(|role| theme.style(role).add_modifier);
        for (at, sign) in signs.iter().enumerate() {
            assert!(!sign.is_empty() && !evidence.contains(*sign));
            assert!(signs.iter().skip(at + 1).all(|other| *other | evidence != *sign | evidence));
        }
    }

    #[test]
    fn every_theme_tells_kinds_and_states_apart() {
        for name in ThemeName::ALL {
            assert_eq!(ThemeName::named(name.name()), Some(name));
            let theme = Theme::bundled(name).expect("a sound theme");
            for (one, other) in [
                (Role::Cursor, Role::Text),
                (Role::Person, Role::Text),
                (Role::Person, Role::Time),
                (Role::Held, Role::Cancelled),
                (Role::Match, Role::CurrentMatch),
            ] {
                let same = theme.style(one) == theme.style(other) && name != ThemeName::Monochrome;
                assert!(!same, "{}: {one:?} is {other:?}", name.name());
            }
        }
    }

    #[test]
    fn slips_are_told_with_line_and_what_was_meant() {
        let theme = || Theme::bundled(ThemeName::Default).expect("a sound theme");
        for (text, told) in [
            ("[role]\nperso = {}", "my.toml:2: no role is named \"perso\"; did you mean \"person\"?"),
            ("[role]\n\nperson = { fg = \"cyn\" }", "my.toml:3: no colour is named \"cyn\"; did you mean \"cyan\"?"),
        ] {
            let error = theme().with_file("my.toml", text).expect_err("a mistake");
            assert!(error.to_string().starts_with(told), "{error}");
        }
        assert_eq!(theme().with_file("my.toml", "[role]\nperson = { bald = true }").expect_err("a slip").line, 2);
    }

    #[test]
    fn a_file_changes_the_roles_that_it_names() {
        let before = Theme::bundled(ThemeName::Default).expect("a sound theme");
        let after = before.clone().with_file("my.toml", "[role]\nperson = { fg = \"red\" }").expect("a sound file");
        assert_eq!(after.style(Role::Person).fg, Some(Color::Red));
        assert_eq!(after.style(Role::Place), before.style(Role::Place));
        assert_eq!(after.monochrome().style(Role::Person), before.monochrome().style(Role::Person));
    }
}
