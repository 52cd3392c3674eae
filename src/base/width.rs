//! Display width of text, cuts on grapheme borders, hyphenation and wrapping to lines.
