//! The program.

use std::path::PathBuf;
use std::process::ExitCode;

use vestnik::config::Settings;
use vestnik::corpus::load::Input;
use vestnik::term;

#[expect(clippy::disallowed_methods, reason = "arguments are read here, once")]
fn main() -> anyhow::Result<ExitCode> {
    let inputs = std::env::args().skip(1).map(|path| Input::Path(PathBuf::from(path))).collect();
    term::run(inputs, Settings::from_environment(None)?)?;
    Ok(ExitCode::SUCCESS)
}
