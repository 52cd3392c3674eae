//! The keymap: which sequence of keys means which command in which layer. Built once from files; a
//! lookup walks a tree of keys. A key typed under a Cyrillic layout is first taken as it is and,
//! where nothing is bound to it, as its twin on the Latin layout: `о` is `j`, and `.` is `/` unless
//! `.` is bound.

use std::collections::BTreeMap;

use super::chord::Chord;
use super::key::Key;
use super::layer::Layer;
use crate::app::command::Command;

/// One binding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub layer: Layer,
    /// What is pressed.
    pub chord: Chord,
    /// What it means.
    pub command: Command,
}

/// What the keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A command.
    Run(Command),
    /// The beginning of a longer sequence.
    More,
    /// Nothing.
    Nothing,
}

/// A node of the tree: a command, or the keys that may follow. Never both.
#[derive(Clone, Debug, Default)]
struct Node {
    command: Option<Command>,
    next: BTreeMap<Key, Node>,
}

/// All bindings, in the order of their files.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
    roots: BTreeMap<Layer, Node>,
}

impl Keymap {
    /// A keymap of these bindings. Where two are in each other's way, the later one holds.
    #[must_use]
    pub fn new(bindings: impl IntoIterator<Item = Binding>) -> Self {
        let mut keymap = Self::default();
        for binding in bindings {
            keymap.unbind(binding.layer, &binding.chord);
            keymap.bindings.push(binding);
        }
        keymap.plant();
        keymap
    }

    fn unbind(&mut self, layer: Layer, chord: &Chord) {
        self.bindings.retain(|old| old.layer != layer || !old.chord.shadows(chord));
    }

    fn plant(&mut self) {
        self.roots.clear();
        for binding in &self.bindings {
            let mut node = self.roots.entry(binding.layer).or_default();
            for &key in binding.chord.keys() {
                node = node.next.entry(key).or_default();
            }
            node.command = Some(binding.command);
        }
    }

    /// All bindings, in the order of their files.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// What `keys`, pressed in a row, mean where `layers` are active, the innermost first.
    #[must_use]
    pub fn find(&self, layers: &[Layer], keys: &[Key]) -> Found {
        spellings(keys)
            .iter()
            .map(|keys| self.find_literally(layers, keys))
            .find(|&f| f != Found::Nothing)
            .unwrap_or(Found::Nothing)
    }

    fn find_literally(&self, layers: &[Layer], keys: &[Key]) -> Found {
        let node = layers.iter().find_map(|&layer| self.node(layer, keys));
        match node {
            Some(Node { command: Some(command), .. }) => Found::Run(*command),
            Some(_) => Found::More,
            None => Found::Nothing,
        }
    }

    fn node(&self, layer: Layer, keys: &[Key]) -> Option<&Node> {
        keys.iter().try_fold(self.roots.get(&layer)?, |node, key| node.next.get(key))
    }

    /// The sequences that begin with `keys` where `layers` are active: what may be pressed next.
    pub fn continuations(&self, layers: &[Layer], keys: &[Key]) -> impl Iterator<Item = &Binding> {
        let pressed =
            spellings(keys).into_iter().find(|k| self.find_literally(layers, k) == Found::More).unwrap_or_default();
        let layers = layers.to_vec();
        self.bindings.iter().filter(move |binding| {
            let begins = !pressed.is_empty() && binding.chord.keys().starts_with(&pressed);
            begins && layers.contains(&binding.layer) && self.is_effective(&layers, binding)
        })
    }

    /// The sequences that mean `command` where `layers` are active, in the order of their files: the
    /// first is the one to show.
    pub fn chords(&self, layers: &[Layer], command: Command) -> impl Iterator<Item = &Chord> {
        self.effective(layers).filter(move |binding| binding.command == command).map(|binding| &binding.chord)
    }

    /// The bindings that hold where `layers` are active: those of inner layers hide those of outer.
    pub fn effective(&self, layers: &[Layer]) -> impl Iterator<Item = &Binding> {
        let layers = layers.to_vec();
        self.bindings
            .iter()
            .filter(move |binding| layers.contains(&binding.layer) && self.is_effective(&layers, binding))
    }

    fn is_effective(&self, layers: &[Layer], binding: &Binding) -> bool {
        let owner = layers.iter().find(|&&layer| {
            let keys = binding.chord.keys();
            (1..=keys.len()).any(|n| {
                keys.get(..n)
                    .and_then(|k| self.node(layer, k))
                    .is_some_and(|node| node.command.is_some() || n == keys.len())
            })
        });
        owner == Some(&binding.layer)
    }

    /// This keymap with another laid over it: where the two are in each other's way, the other
    /// holds, and what it unbinds is gone.
    #[must_use]
    pub fn overlaid(mut self, unbound: &[(Layer, Chord)], bindings: impl IntoIterator<Item = Binding>) -> Self {
        for (layer, chord) in unbound {
            self.unbind(*layer, chord);
        }
        Self::new(self.bindings.into_iter().chain(bindings))
    }
}

/// The ways to take the keys, the literal one first, then those with more and more twins.
fn spellings(keys: &[Key]) -> Vec<Vec<Key>> {
    let mut found: Vec<(usize, Vec<Key>)> = vec![(0, Vec::new())];
    for &key in keys {
        let ways: Vec<(usize, Key)> = std::iter::once((0, key)).chain(key.twins().map(|twin| (1, twin))).collect();
        let longer = |(twins, keys): &(usize, Vec<Key>)| {
            let (twins, keys) = (*twins, keys.clone());
            ways.iter().map(move |&(more, key)| (twins + more, [keys.as_slice(), &[key]].concat())).collect::<Vec<_>>()
        };
        found = found.iter().flat_map(longer).collect();
    }
    found.sort_by_key(|&(twins, _)| twins);
    found.into_iter().map(|(_, keys)| keys).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bind(layer: Layer, chord: &str, command: Command) -> Binding {
        Binding { layer, chord: chord.parse().expect("a chord"), command }
    }

    fn press(keymap: &Keymap, layers: &[Layer], keys: &str) -> Found {
        keymap.find(layers, keys.parse::<Chord>().expect("a chord").keys())
    }

    #[test]
    fn inner_layers_win_and_sequences_wait() {
        let keymap = Keymap::new([
            bind(Layer::Global, "space", Command::PageDown),
            bind(Layer::Reader, "space", Command::ReadOn),
            bind(Layer::Global, "y s", Command::CopySentence),
            bind(Layer::Global, "y m", Command::CopyMeeting),
        ]);
        let reader = Layer::Reader.stack();
        assert_eq!(press(&keymap, reader, "space"), Found::Run(Command::ReadOn));
        assert_eq!(press(&keymap, Layer::Articles.stack(), "space"), Found::Run(Command::PageDown));
        assert_eq!(press(&keymap, reader, "y"), Found::More);
        assert_eq!(press(&keymap, reader, "y m"), Found::Run(Command::CopyMeeting));
        assert_eq!(press(&keymap, reader, "y j"), Found::Nothing);
        assert_eq!(press(&keymap, Layer::Prompt.stack(), "space"), Found::Nothing);
        assert_eq!(keymap.continuations(reader, &[Key::char('y')]).count(), 2);
        assert_eq!(keymap.continuations(reader, &[Key::char('н')]).count(), 2, "under the Russian layout too");
        assert_eq!(keymap.chords(reader, Command::PageDown).count(), 0, "hidden by the reader's own key");
    }

    #[test]
    fn a_literal_binding_wins_over_a_layout_twin() {
        let slash = bind(Layer::Global, "/", Command::Filter);
        let without = Keymap::new([slash.clone()]);
        assert_eq!(press(&without, &[Layer::Global], "."), Found::Run(Command::Filter));
        let with = Keymap::new([slash, bind(Layer::Global, ".", Command::Redo)]);
        assert_eq!(press(&with, &[Layer::Reader, Layer::Global], "."), Found::Run(Command::Redo));
        assert_eq!(press(&with, &[Layer::Global], "/"), Found::Run(Command::Filter));
    }

    #[test]
    fn sequences_and_control_work_under_other_layouts() {
        let keymap = Keymap::new([
            bind(Layer::Global, "y s", Command::CopySentence),
            bind(Layer::Global, "ctrl-d", Command::HalfPageDown),
        ]);
        for (keys, command) in [
            ("н ы", Command::CopySentence),
            ("н і", Command::CopySentence),
            ("y ы", Command::CopySentence),
            ("ctrl-в", Command::HalfPageDown),
        ] {
            assert_eq!(press(&keymap, &[Layer::Global], keys), Found::Run(command), "{keys}");
        }
    }

    #[test]
    fn an_overlay_takes_what_it_binds_and_unbinds() {
        let keymap = Keymap::new([
            bind(Layer::Global, "y s", Command::CopySentence),
            bind(Layer::Global, "q", Command::Quit),
            bind(Layer::Global, "x", Command::Correct),
        ]);
        let q = (Layer::Global, "q".parse().expect("a chord"));
        let changed = keymap.overlaid(&[q], [bind(Layer::Global, "y", Command::CopyLink)]);
        assert_eq!(press(&changed, &[Layer::Global], "y"), Found::Run(Command::CopyLink));
        assert_eq!(press(&changed, &[Layer::Global], "q"), Found::Nothing);
        assert_eq!(press(&changed, &[Layer::Global], "x"), Found::Run(Command::Correct));
    }
}
