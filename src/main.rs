//! The program: arguments in, exit code out.

use std::process::ExitCode;

use vestnik::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            cli::report(&format!("vestnik: {error:#}"));
            Outcome::Lost.into()
        }
    }
}
