//! Floor 8: the terminal, threads, files and the clock.

use crate::corpus::load::Input;

/// Runs the reader on the articles of the inputs until the user quits.
///
/// # Errors
///
/// Where the terminal cannot be used.
pub fn run(inputs: Vec<Input>) -> anyhow::Result<()> {
    drop(inputs);
    anyhow::bail!("the reader is not built yet")
}
