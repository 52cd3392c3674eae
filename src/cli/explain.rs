//! `explain`: what extraction saw in each article, and by which rules. For people who improve the
//! lexicons; programs read `extract`.

use std::io::IsTerminal;

use super::{Outcome, script};
use crate::corpus::load::Input;
use crate::export::explain::{Ink, article};

/// Writes every article with its findings, in the order of loading; in colours on a terminal that
/// the reader has not asked to do without.
pub(super) fn explain(inputs: &[Input]) -> anyhow::Result<Outcome> {
    let coloured = std::io::stdout().is_terminal() && !crate::config::colours_refused();
    let ink = if coloured { Ink::Colours } else { Ink::Plain };
    script::write_each(inputs, &|entry| Ok(article(entry, ink)))
}
