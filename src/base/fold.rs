//! The one folding by which text is compared: case, ё and е, composed letters, stress marks, quotes, dashes, spaces, with a way back to the original positions; transliteration and keyboard layouts.
