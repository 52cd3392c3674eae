//! Keys and what they are bound to: a key of our own (no terminal crate's), sequences of keys, the
//! keymap with its layers and its file. A key typed under a Cyrillic layout means the same as under
//! the Latin one, unless it is itself bound. Which layers are active is the caller's to say.

mod chord;
mod file;
mod key;
mod keymap;
mod layer;

pub use chord::Chord;
pub use file::{KeymapError, Mistake};
pub use key::{Code, Key, KeyError, Mods};
pub use keymap::{Binding, Found, Keymap};
pub use layer::Layer;
