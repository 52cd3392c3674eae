//! The two streams of a command. A reader that has seen enough (`| head`) closes the pipe, and that
//! is no error.

use std::io::{self, ErrorKind, Write};

use super::Outcome;

/// Writes all of a text to standard output.
pub(super) fn print(text: &str) -> anyhow::Result<Outcome> {
    let mut out = io::stdout().lock();
    finish(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// The outcome of writing.
pub(super) fn finish(written: io::Result<()>) -> anyhow::Result<Outcome> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(Outcome::Fine),
    }
}

/// Writes a line to standard error. Where that is closed too, nobody wants to know.
pub fn report(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
