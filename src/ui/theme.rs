//! Roles and their styles. Drawing names a role and never a colour; a theme is a file that gives
//! each role a style, and the monochrome theme is any theme without its colours.

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

macro_rules! roles {
    ($($(#[$doc:meta])+ $role:ident = $name:ident;)+) => {
        /// What a piece of the screen is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($(#[$doc])+ $role,)+ }

        impl Role {
            /// All roles.
            pub const ALL: &'static [Self] = &[$(Self::$role,)+];
        }

        /// The table of a theme file.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        struct Table { $($name: Look,)+ }

        impl Table {
            fn looks(&self) -> Vec<&Look> {
                vec![$(&self.$name,)+]
            }
        }
    };
}

roles! {
    /// The name of the program.
    Name = name;
    /// Plain text.
    Text = text;
    /// What stands back: sources, counts, hints.
    Quiet = quiet;
    /// Lines between panes.
    Line = line;
    /// The heading of a pane without focus.
    Heading = heading;
    /// The heading of the pane in focus.
    Focus = focus;
    /// A key of the footer or the help.
    Key = key;
    /// A notice.
    Notice = notice;
    /// Something that went wrong.
    Error = error;
    /// What is typed.
    Prompt = prompt;
    /// The heading of a day.
    Day = day;
    /// The row or card under the cursor of the pane in focus.
    Cursor = cursor;
    /// The row or card under the cursor of another pane.
    Selected = selected;
    /// The sign of an unread article.
    Unread = unread;
    /// The sign of a starred article.
    Star = star;
    /// A number of meetings.
    Count = count;
    /// A match of the filter or search.
    Match = r#match;
    /// The match one is at.
    CurrentMatch = current_match;
    /// The headline of the article in the reader.
    Title = title;
    /// A heading between paragraphs.
    Subheading = subheading;
    /// A photo caption.
    Caption = caption;
    /// A quotation set apart.
    Quote = quote;
    /// The bar beside evidence or a selected card.
    Bar = bar;
    /// The sentence that states the selected meeting.
    Evidence = evidence;
    /// The word that evokes it.
    Trigger = trigger;
    /// The scroll bar.
    Scroll = scroll;
    /// A person.
    Person = person;
    /// A state.
    State = state;
    /// A place.
    Place = place;
    /// An organisation.
    Organisation = organisation;
    /// A group of people.
    Group = group;
    /// A phrase of time.
    Time = time;
    /// A meeting ahead.
    Planned = planned;
    /// A meeting offered.
    Proposed = proposed;
    /// A meeting going on.
    Ongoing = ongoing;
    /// A meeting that took place.
    Held = held;
    /// A meeting moved.
    Postponed = postponed;
    /// A meeting called off.
    Cancelled = cancelled;
    /// A meeting of which the text does not tell.
    Unknown = unknown;
}

/// A theme file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    role: Table,
}

/// A colour as written.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
struct Paint(Color);

impl TryFrom<String> for Paint {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        name.parse().map(Self).map_err(|_| format!("no colour is named {name:?}"))
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
    plain: Attributes,
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

    fn plain(&self) -> Style {
        let attributes = [
            (self.plain.bold, Modifier::BOLD),
            (self.plain.italic, Modifier::ITALIC),
            (self.plain.underlined, Modifier::UNDERLINED),
            (self.plain.reversed, Modifier::REVERSED),
        ];
        with(Style { fg: None, bg: None, ..self.style() }, &attributes)
    }
}

fn with(style: Style, attributes: &[(bool, Modifier)]) -> Style {
    attributes.iter().filter(|(on, _)| *on).fold(style, |style, (_, attribute)| style.add_modifier(*attribute))
}

/// The style of every role.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: Vec<Style>,
    plain: Vec<Style>,
}

impl Theme {
    /// The default theme: the terminal's own sixteen colours and background.
    ///
    /// # Errors
    ///
    /// The file is damaged; a test reads it.
    pub fn bundled() -> Result<Self, toml::de::Error> {
        Self::parse(include_str!("../../assets/theme.toml"))
    }

    /// A theme from the text of its file.
    ///
    /// # Errors
    ///
    /// A role is missing or unknown, or a colour is none.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let looks = file.role.looks();
        let (styles, plain) = looks.iter().map(|look| (look.style(), look.plain())).unzip();
        Ok(Self { styles, plain })
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
    fn the_bundled_theme_has_every_role() {
        let theme = Theme::bundled().expect("a whole theme");
        assert_eq!(theme.styles.len(), Role::ALL.len());
        assert!(theme.style(Role::Focus).fg.is_some());
        let plain = theme.monochrome();
        assert!(plain.style(Role::Focus).fg.is_none());
        assert_ne!(plain.style(Role::Person), plain.style(Role::Place), "kinds differ without colour");
    }

    #[test]
    fn kinds_of_mentions_differ_by_more_than_colour_and_evidence_hides_none() {
        let theme = Theme::bundled().expect("a whole theme");
        let roles = [Role::Person, Role::State, Role::Organisation];
        let evidence = theme.style(Role::Evidence).add_modifier;
        let signs = roles.map(|role| theme.style(role).add_modifier);
        for (at, sign) in signs.iter().enumerate() {
            assert!(!sign.is_empty() && !evidence.contains(*sign));
            assert!(signs.iter().skip(at + 1).all(|other| other != sign));
            assert!(signs.iter().skip(at + 1).all(|other| *other | evidence != *sign | evidence));
        }
    }

    #[test]
    fn unknown_roles_and_colours_are_mistakes() {
        assert!(Theme::parse("[role]\nshiny = {}").is_err());
        let text = include_str!("../../assets/theme.toml").replace("\"cyan\"", "\"octarine\"");
        assert!(Theme::parse(&text).is_err());
    }
}
