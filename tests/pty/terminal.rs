//! A terminal in memory with the program in it, in a home of its own.

use std::io::{Read, Write};
use std::num::NonZero;
use std::process::Command;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take to appear.
const DEADLINE: Duration = Duration::from_secs(20);

const ARTICLES: [(&str, &str); 3] = [
    (
        "most.txt",
        " date 2026-03-05 \nМост через залив открыли раньше срока\n\nПервые машины прошли по мосту утром. Строители \
         обещали закончить летом, но управились весной.\n",
    ),
    (
        "sammit.txt",
        " date 2026-03-04 \nКанцлер и премьер проведут саммит в Осло\n\nКанцлер Австрии и премьер Норвегии проведут \
         саммит в Осло 12 марта. Об этом сообщила канцелярия.\n",
    ),
    (
        "zvonok.txt",
        " date 2026-03-03 \nДва министра поговорили по телефону\n\nМинистр иностранных дел Чехии 3 марта поговорил по \
         телефону с министром иностранных дел Словакии. Говорили о границе.\n",
    ),
];

/// A number of rows or columns that the emulator knows: at least 2.
fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap_or(NonZero::<u16>::MIN).max(NonZero::<u16>::MIN.saturating_add(1))
}

/// The program in its terminal.
pub(crate) struct Terminal {
    home: Rc<tempfile::TempDir>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    raw: Vec<u8>,
}

impl Terminal {
    /// With the articles, in 120 columns.
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// With more variables in its environment.
    pub(crate) fn start_with(variables: &[(&str, &str)]) -> Self {
        let command = CommandBuilder::new(env!("CARGO_BIN_EXE_vestnik"));
        let home = Self::home();
        Self::run(home, command, &["articles"], variables)
    }

    /// With a file beside the articles that is not there.
    pub(crate) fn start_missing(name: &str) -> Self {
        let command = CommandBuilder::new(env!("CARGO_BIN_EXE_vestnik"));
        Self::run(Self::home(), command, &["articles", name], &[])
    }

    /// With one article on its standard input.
    pub(crate) fn start_piped() -> Self {
        let script = format!("cat articles/sammit.txt | '{}' -", env!("CARGO_BIN_EXE_vestnik"));
        Self::run(Self::home(), CommandBuilder::new("sh"), &["-c", &script], &[("PATH", "/usr/bin:/bin")])
    }

    fn home() -> Rc<tempfile::TempDir> {
        let home = tempfile::tempdir().expect("a home");
        let folder = home.path().join("articles");
        std::fs::create_dir(&folder).expect("a folder");
        for (name, text) in ARTICLES {
            #[expect(clippy::disallowed_methods, reason = "the test makes the files that it reads")]
            std::fs::write(folder.join(name), text).expect("an article");
        }
        Rc::new(home)
    }

    /// Writes one more article into the folder.
    pub(crate) fn write(&mut self, name: &str) -> &mut Self {
        let text =
            format!(" date 2026-03-02 \nСтатья {name}\n\nВ порту открыли новый причал, и первый паром ушёл утром.\n");
        #[expect(clippy::disallowed_methods, reason = "the test makes the files that it reads")]
        std::fs::write(self.home.path().join("articles").join(name), text).expect("an article");
        self
    }

    /// Once more in the same home.
    pub(crate) fn again(&self) -> Self {
        let command = CommandBuilder::new(env!("CARGO_BIN_EXE_vestnik"));
        Self::run(Rc::clone(&self.home), command, &["articles"], &[])
    }

    fn run(
        home: Rc<tempfile::TempDir>,
        mut command: CommandBuilder,
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).expect("a terminal");
        command.args(arguments);
        command.env_clear();
        command.env("HOME", home.path());
        for folder in ["XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
            command.env(folder, home.path().join(folder));
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "ru_RU.UTF-8");
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(home.path());
        let child = pty.slave.spawn_command(command).expect("the program starts");
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().expect("its output");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pty.master.take_writer().expect("its input");
        let parser = vt100::Parser::new(cells(36), cells(120), 0);
        Self { home, master: pty.master, writer, child, output, parser, raw: Vec::new() }
    }

    /// Types.
    pub(crate) fn send(&mut self, keys: &str) -> &mut Self {
        self.writer.write_all(keys.as_bytes()).expect("typed");
        self.writer.flush().expect("typed");
        self
    }

    /// Waits for a text on the screen.
    #[track_caller]
    pub(crate) fn wait(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |screen| screen.contents().contains(text))
    }

    /// Waits until the program has given the screen back.
    #[track_caller]
    pub(crate) fn wait_left_alternate(&mut self) -> &mut Self {
        self.wait_until("the end of the alternate screen", |screen| !screen.alternate_screen())
    }

    #[track_caller]
    fn wait_until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let since = Instant::now();
        while !holds(self.parser.screen()) {
            let left = DEADLINE.saturating_sub(since.elapsed());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("waited for {what:?}; on the screen:\n{}", self.parser.screen().contents())
                }
            }
        }
        self
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).expect("resized");
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self
    }

    /// Sends the program a signal by name.
    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().expect("it runs").to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status().expect("sent");
        assert!(sent.success());
        self
    }

    /// Waits until it has really stopped: a signal to go on that comes before is lost.
    #[track_caller]
    pub(crate) fn wait_stopped(&mut self) -> &mut Self {
        let id = self.child.process_id().expect("it runs").to_string();
        let since = Instant::now();
        let stopped = || {
            let told = Command::new("ps").args(["-o", "stat=", "-p", &id]).output().expect("asked");
            String::from_utf8_lossy(&told.stdout).trim_start().starts_with('T')
        };
        while !stopped() {
            assert!(since.elapsed() < DEADLINE, "it does not stop");
        }
        self
    }

    /// Waits for the end.
    #[track_caller]
    pub(crate) fn wait_exit(&mut self, code: u32) -> &mut Self {
        let since = Instant::now();
        // The output ends when the program does.
        while let Ok(bytes) = self.output.recv_timeout(DEADLINE.saturating_sub(since.elapsed())) {
            self.take(&bytes);
        }
        assert!(since.elapsed() < DEADLINE, "it goes on; on the screen:\n{}", self.parser.screen().contents());
        let status = self.child.wait().expect("its end");
        assert_eq!(status.exit_code(), code, "{}", self.parser.screen().contents());
        self
    }

    /// The terminal is as it was found.
    #[track_caller]
    pub(crate) fn is_clean(&self) {
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pasting is still bracketed");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still taken");
    }

    /// A row of the screen.
    pub(crate) fn row(&self, row: u16) -> String {
        let screen = self.parser.screen();
        screen.rows(0, screen.size().1.into()).nth(row.into()).unwrap_or_default()
    }

    /// A text stands on the screen now.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) -> &Self {
        let screen = self.parser.screen().contents();
        assert!(screen.contains(text), "no {text:?}; on the screen:\n{screen}");
        self
    }

    /// Whether any colour was set.
    pub(crate) fn raw_has_colours(&self) -> bool {
        let text = String::from_utf8_lossy(&self.raw);
        let mut orders = text.split("\x1b[").skip(1).filter_map(|order| order.split_once('m'));
        orders.any(|(numbers, _)| {
            let plain = numbers.chars().all(|c| c.is_ascii_digit() || c == ';');
            let colour = |n: &str| matches!(n.parse::<u32>(), Ok(30..=38 | 40..=48 | 90..=107));
            plain && numbers.split(';').any(colour)
        })
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
