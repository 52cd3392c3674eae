//! How keys are called on the screen: short, as keyboards have them.

use crate::app::command::Command;
use crate::app::keys::{Chord, Code, Key, Keymap, Layer, Mods};

/// "Ctrl-d", "Enter", "PgDn", "?".
#[must_use]
pub fn key_label(key: Key) -> String {
    let mut label = String::new();
    for (held, name) in [(Mods::CTRL, "Ctrl-"), (Mods::ALT, "Alt-"), (Mods::SHIFT, "Shift-")] {
        if key.mods().has(held) {
            label.push_str(name);
        }
    }
    match key.code() {
        Code::Char(' ') => label.push_str("Space"),
        Code::Char(letter) => label.push(letter),
        Code::F(number) => label = format!("{label}F{number}"),
        Code::Up => label.push('↑'),
        Code::Down => label.push('↓'),
        Code::Left => label.push('←'),
        Code::Right => label.push('→'),
        Code::PageDown => label.push_str("PgDn"),
        Code::PageUp => label.push_str("PgUp"),
        Code::Backspace => label.push_str("Bksp"),
        Code::Delete => label.push_str("Del"),
        Code::Insert => label.push_str("Ins"),
        Code::Enter => label.push_str("Enter"),
        Code::Esc => label.push_str("Esc"),
        Code::Tab => label.push_str("Tab"),
        Code::Home => label.push_str("Home"),
        Code::End => label.push_str("End"),
    }
    label
}

/// The keys of a sequence, one after the other: "y s".
#[must_use]
pub fn chord_label(chord: &Chord) -> String {
    chord.keys().iter().map(|&key| key_label(key)).collect::<Vec<_>>().join(" ")
}

/// The first keys of a command in a layer.
#[must_use]
pub fn label(keymap: &Keymap, layer: Layer, command: Command) -> Option<String> {
    keymap.chords(layer.stack(), command).next().map(chord_label)
}
