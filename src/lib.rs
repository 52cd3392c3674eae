//! Vestnik: a terminal reader of news that finds who meets whom, when, where, and whether it happened.
//!
//! # The map
//!
//! Ten floors. A module uses only floors below its own; nothing on a floor knows what is above.
//!
//! | floor | module | what it is | what holds there |
//! |---|---|---|---|
//! | 9 | [`cli`] | arguments, and the commands without a screen | results on standard output, all else on standard error |
//! | 8 | [`term`] | the terminal, threads, files of the reader, the clock | leaves the terminal as it was found |
//! | 7 | [`config`] | settings from compiled-in defaults and the user's file | an unknown key is an error with its line |
//! | 6 | [`ui`] | state to cells | drawing is reading: it changes nothing |
//! | 5 | [`app`] | the program without a terminal | `update` is a pure function of state and action |
//! | 4 | [`export`] | rows to text: records `vestnik/1` and other formats | same rows, same bytes |
//! | 3 | [`corpus`] | many articles: loader, store, linking, filter | a corpus never changes; a new build makes a new one |
//! | 2 | [`extract`] | an article to its mentions and meetings | cannot fail, does not know what day it is |
//! | 1 | [`lang`] | the Russian language: tokens, morphology, lexicons | knows no news; words are data in `assets/lang` |
//! | 0 | [`base`] | articles, spans, dates, ids; text made safe, folded, measured | no IO, no clock, no language |
//!
//! # What flows
//!
//! Each arrow is a pure function, but for those that say otherwise:
//!
//! ```text
//! files ─(reads)→ Article → Document{mentions, meetings} → Event → Corpus → State → Frame ─(draws)→ terminal
//!                                                └──────────────┴→ records, rows → JSON, CSV, ... ─(writes)→ standard output
//! ```
//!
//! An article's text is decoded, composed and made harmless once, by the loader. Every span of every
//! stage points into that text, so each fact can show the sentence that states it.
//!
//! # Where the world comes in
//!
//! Files are opened only in `corpus::load`, [`config`], [`term`] and [`cli`]; the clock is read only in
//! [`term`]; threads start there, in `corpus::load` and in `corpus::build`, and while a language is
//! built. A test reads the sources and fails on a breach of the floors or of these doors.

pub mod app;
pub mod base;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod export;
pub mod extract;
pub mod lang;
pub mod term;
pub mod ui;
