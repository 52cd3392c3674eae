//! The filter language: parse (never fails), match, rank, highlight.
