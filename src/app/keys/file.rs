//! Keymaps as files: rows of `on` (keys), `run` (a command) and `when` (layers). The default is one
//! of them and documents itself; a user's file is laid over it. Every mistake is told with file and
//! line, all of them at once; reading the file itself is not done here.

use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;

use super::chord::Chord;
use super::key::KeyError;
use super::keymap::{Binding, Keymap};
use super::layer::Layer;
use crate::app::command::{Command, Scope};
use crate::base::nearest::nearest;

/// The default keymap, as text.
pub(crate) const DEFAULT: &str = include_str!("../../../assets/keymap.toml");

/// What `run` says to take a default binding away.
const UNBOUND: &str = "unbound";

/// A mistake in a keymap, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}: {mistake}")]
pub struct KeymapError {
    /// The file, as the user knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub mistake: Mistake,
}

/// What can be wrong in a keymap.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Mistake {
    /// It is not TOML, or has a key that no row has.
    #[error("{0}")]
    Syntax(String),
    /// No such key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// No such command.
    #[error("no command is named {name:?}{}", meant(*.near))]
    Command {
        /// As written.
        name: String,
        /// What was probably meant.
        near: Option<&'static str>,
    },
    /// No such layer.
    #[error("no layer is named {name:?}{}", meant(*.near))]
    Layer {
        /// As written.
        name: String,
        /// What was probably meant.
        near: Option<&'static str>,
    },
    /// The command makes no sense in the layer.
    #[error("{command} can not be used when {layer}")]
    Scope {
        /// The command.
        command: &'static str,
        /// The layer.
        layer: &'static str,
    },
    /// Another row of the file has these keys, or begins with them.
    #[error("{chord} is in the way of {other} of line {line}")]
    Twice {
        /// These keys.
        chord: Chord,
        /// Those of the other row.
        other: Chord,
        /// Where that is.
        line: usize,
    },
}

fn meant(near: Option<&'static str>) -> String {
    near.map(|name| format!("; did you mean {name:?}?")).unwrap_or_default()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    keys: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    on: Spanned<Names>,
    run: Spanned<String>,
    when: Option<Spanned<Names>>,
}

/// One name or several.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a name or a list of names")]
enum Names {
    One(String),
    Several(Vec<String>),
}

impl Names {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(several) => several,
        }
    }
}

/// A row's meaning for one layer and one chord.
struct Rule {
    line: usize,
    layer: Layer,
    chord: Chord,
    /// `None` unbinds.
    command: Option<Command>,
}

impl Keymap {
    /// The default keymap.
    ///
    /// # Errors
    ///
    /// None in a sound build; a test holds that.
    pub fn bundled() -> Result<Self, Vec<KeymapError>> {
        Self::default().with_file("keymap.toml", DEFAULT)
    }

    /// This keymap with the rows of a file laid over it. `file` is the name for messages.
    ///
    /// # Errors
    ///
    /// Every mistake of the file; then none of its rows holds.
    pub fn with_file(self, file: &str, text: &str) -> Result<Self, Vec<KeymapError>> {
        let rules = Reader { file, text, mistakes: Vec::new() }.read()?;
        let (bound, unbound): (Vec<_>, Vec<_>) = rules.into_iter().partition(|rule| rule.command.is_some());
        let unbound: Vec<_> = unbound.into_iter().map(|rule| (rule.layer, rule.chord)).collect();
        let binding = |rule: Rule| Some(Binding { layer: rule.layer, chord: rule.chord, command: rule.command? });
        Ok(self.overlaid(&unbound, bound.into_iter().filter_map(binding)))
    }
}

struct Reader<'f> {
    file: &'f str,
    text: &'f str,
    mistakes: Vec<KeymapError>,
}

impl Reader<'_> {
    fn read(mut self) -> Result<Vec<Rule>, Vec<KeymapError>> {
        let rows = match toml::from_str::<File>(self.text) {
            Ok(file) => file.keys,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.mistake(at, Mistake::Syntax(error.message().to_owned()));
                Vec::new()
            }
        };
        let mut rules: Vec<Rule> = Vec::new();
        for row in &rows {
            for rule in self.rules(row) {
                let other = rules.iter().find(|old| old.layer == rule.layer && old.chord.shadows(&rule.chord));
                if let Some(other) = other {
                    let twice =
                        Mistake::Twice { chord: rule.chord.clone(), other: other.chord.clone(), line: other.line };
                    self.mistakes.push(KeymapError { file: self.file.to_owned(), line: rule.line, mistake: twice });
                }
                rules.push(rule);
            }
        }
        if self.mistakes.is_empty() { Ok(rules) } else { Err(self.mistakes) }
    }

    fn rules(&mut self, row: &Row) -> Vec<Rule> {
        let command = self.command(&row.run);
        let layers = self.layers(row);
        let at = row.on.span().start;
        let line = self.line(at);
        let mut rules = Vec::new();
        for on in row.on.get_ref().all() {
            match on.parse::<Chord>() {
                Ok(chord) => {
                    rules.extend(layers.iter().map(|&layer| Rule { line, layer, chord: chord.clone(), command }));
                }
                Err(error) => self.mistake(at, error.into()),
            }
        }
        for &layer in &layers {
            if let Some(command) = command.filter(|command| !fits(command.scope(), layer)) {
                let scope = Mistake::Scope { command: command.name(), layer: layer.name() };
                self.mistake(row.run.span().start, scope);
            }
        }
        rules
    }

    fn command(&mut self, run: &Spanned<String>) -> Option<Command> {
        let name = run.get_ref();
        let command = Command::named(name);
        if command.is_none() && name != UNBOUND {
            let near = nearest(name, Command::ALL.iter().map(|command| command.name()));
            self.mistake(run.span().start, Mistake::Command { name: name.clone(), near });
        }
        command
    }

    fn layers(&mut self, row: &Row) -> Vec<Layer> {
        let Some(when) = &row.when else { return vec![Layer::Global] };
        let mut layers = Vec::new();
        for name in when.get_ref().all() {
            if let Some(layer) = Layer::named(name) {
                layers.push(layer);
            } else {
                let near = nearest(name, Layer::ALL.map(Layer::name));
                self.mistake(when.span().start, Mistake::Layer { name: name.clone(), near });
            }
        }
        layers
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text.bytes().take(at).filter(|&byte| byte == b'\n').count()
    }

    fn mistake(&mut self, at: usize, mistake: Mistake) {
        self.mistakes.push(KeymapError { file: self.file.to_owned(), line: self.line(at), mistake });
    }
}

fn fits(scope: Scope, layer: Layer) -> bool {
    match scope {
        Scope::Anywhere => true,
        Scope::Prompt => layer == Layer::Prompt,
        Scope::Calendar => layer == Layer::Calendar,
        Scope::Timeline => matches!(layer, Layer::Calendar | Layer::Meetings),
        Scope::Queries => layer == Layer::Queries,
        Scope::Collection => matches!(layer, Layer::People | Layer::Calendar),
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::{Code, Key, Mods};
    use super::super::keymap::Found;
    use super::*;
    use crate::base::fold::keyboard::{CYRILLIC, Layout};

    fn bundled() -> Keymap {
        Keymap::bundled().expect("the default keymap is sound")
    }

    fn mistakes(text: &str) -> String {
        let errors = bundled().with_file("my.toml", text).expect_err("a mistake");
        errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_command_has_a_default_key() {
        let keymap = bundled();
        for &command in Command::ALL {
            assert!(keymap.bindings().iter().any(|b| b.command == command), "{}", command.name());
        }
    }

    #[test]
    fn every_default_binding_works_under_every_layout() {
        let keymap = bundled();
        for layout in CYRILLIC {
            for binding in keymap.bindings() {
                let pressed: Vec<Key> = binding.chord.keys().iter().map(|&key| under(key, layout)).collect();
                let found = keymap.find(binding.layer.stack(), &pressed);
                assert_eq!(found, Found::Run(binding.command), "{layout:?}: {}", binding.chord);
            }
        }
    }

    fn under(key: Key, layout: Layout) -> Key {
        let Code::Char(c) = key.code() else { return key };
        let typed = if c == ' ' { c } else { Layout::Latin.twin(c, layout).expect("on the keyboard") };
        Key::new(Code::Char(typed), key.mods())
    }

    #[test]
    fn the_table_of_the_product_holds() {
        let keymap = bundled();
        for (layer, key, command) in [
            (Layer::Articles, "j", Command::Down),
            (Layer::Articles, "о", Command::Down),
            (Layer::Articles, "л", Command::Up),
            (Layer::Reader, "space", Command::ReadOn),
            (Layer::Meetings, "ъ", Command::NextReport),
            (Layer::Meetings, "х", Command::PreviousReport),
            (Layer::Reader, ".", Command::Filter),
            (Layer::Reader, ",", Command::Help),
            (Layer::Reader, "?", Command::Help),
            (Layer::Reader, "Ж", Command::Palette),
            (Layer::Reader, "ctrl-з", Command::Palette),
            (Layer::Reader, "alt-left", Command::Back),
            (Layer::Prompt, "ctrl-ц", Command::DeleteWordLeft),
        ] {
            assert_eq!(keymap.find(layer.stack(), &[key.parse().expect("a key")]), Found::Run(command), "{key}");
        }
        let j = keymap.find(Layer::Prompt.stack(), &[Key::char('j')]);
        assert_eq!(j, Found::Nothing, "letters are text in a prompt");
        assert_eq!(Key::new(Code::Tab, Mods::SHIFT).to_string(), "shift-tab");
    }

    #[test]
    fn mistakes_are_told_with_file_line_and_what_was_meant() {
        let text = "keys = [\n  { on = \"j\", run = \"dwon\" },\n  { on = \"ctl-x\", run = \"up\" },\n  { on = \"q\", run = \"quit\", when = \"raeder\" },\n]\n";
        let told = mistakes(text);
        assert!(told.starts_with("my.toml:2: no command is named \"dwon\"; did you mean \"down\"?"), "{told}");
        assert!(told.contains("my.toml:3: no key is named \"ctl-x\""), "{told}");
        assert!(told.contains("my.toml:4: no layer is named \"raeder\"; did you mean \"reader\"?"), "{told}");
        assert!(mistakes("keys = [\n{ on = \"j\", runs = \"down\" }]").starts_with("my.toml:2: unknown field `runs`"));
        assert!(mistakes("[colours]").starts_with("my.toml:1: unknown field `colours`"));
        assert!(mistakes("keys = [\n{ on = \"j\"").starts_with("my.toml:2: "));
    }

    #[test]
    fn keys_in_each_others_way_and_commands_out_of_place_are_mistakes() {
        let told = mistakes("keys = [\n{ on = \"d\", run = \"down\" },\n{ on = \"d d\", run = \"up\" }]");
        assert_eq!(told, "my.toml:3: d d is in the way of d of line 2");
        let told = mistakes("keys = [{ on = \"d\", run = \"today\", when = [\"reader\"] }]");
        assert_eq!(told, "my.toml:1: today can not be used when reader");
    }

    #[test]
    fn a_users_file_rebinds_and_unbinds() {
        let text = "keys = [{ on = [\"j\", \"w\"], run = \"up\" }, { on = \"q\", run = \"unbound\" }]";
        let keymap = bundled().with_file("my.toml", text).expect("no mistakes");
        let press = |key| keymap.find(Layer::Reader.stack(), &[Key::char(key)]);
        assert_eq!(
            (press('j'), press('w'), press('q')),
            (Found::Run(Command::Up), Found::Run(Command::Up), Found::Nothing)
        );
        assert_eq!(press('k'), Found::Run(Command::Up), "the rest stays");
    }
}
