//! Vestnik: a terminal reader of news that finds who meets whom, when, where, and whether it happened.

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
