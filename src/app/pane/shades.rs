//! Which kinds of mentions are told apart in the text: all of them, none, or some.

use crate::app::command::Command;
use crate::extract::mention::EntityKind;

/// A kind of what the text tells apart, as the reader switches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// People.
    People,
    /// States and places.
    Places,
    /// Organisations and groups.
    Bodies,
    /// Phrases of time.
    Times,
}

impl Shade {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::People, Self::Places, Self::Bodies, Self::Times];

    /// That of a kind of mention.
    #[must_use]
    pub fn of(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::People,
            EntityKind::State | EntityKind::Place => Self::Places,
            EntityKind::Organisation | EntityKind::Group => Self::Bodies,
        }
    }
}

/// The kinds that are not told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shades {
    hidden: Vec<Shade>,
}

impl Shades {
    /// Whether a kind is told apart.
    #[must_use]
    pub fn shows(&self, shade: Shade) -> bool {
        !self.hidden.contains(&shade)
    }

    /// Switches what a command names: one kind, or all; the kind, or `None` for all.
    pub fn switch(&mut self, command: Command) -> Option<Shade> {
        let shade = match command {
            Command::SwitchPeople => Shade::People,
            Command::SwitchPlaces => Shade::Places,
            Command::SwitchBodies => Shade::Bodies,
            Command::SwitchTimes => Shade::Times,
            _ => {
                self.hidden = if self.hidden.is_empty() { Shade::ALL.to_vec() } else { Vec::new() };
                return None;
            }
        };
        if self.shows(shade) {
            self.hidden.push(shade);
        } else {
            self.hidden.retain(|hidden| *hidden != shade);
        }
        Some(shade)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_switched_one_by_one_and_together() {
        let mut shades = Shades::default();
        shades.switch(Command::SwitchPeople);
        assert!(!shades.shows(Shade::People) && shades.shows(Shade::Times));
        shades.switch(Command::SwitchMentions);
        assert!(Shade::ALL.iter().all(|shade| shades.shows(*shade)), "all come back");
        shades.switch(Command::SwitchMentions);
        assert!(!Shade::ALL.iter().any(|shade| shades.shows(*shade)));
        shades.switch(Command::SwitchPeople);
        assert!(shades.shows(Shade::People) && !shades.shows(Shade::Places));
    }
}
