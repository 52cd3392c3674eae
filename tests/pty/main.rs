//! The real program in a terminal of its own: what only a terminal can show. After every scenario
//! the terminal must be as it was found. Nothing sleeps: every wait is for something to appear, with
//! a deadline, and tells what was on the screen when it did not.

mod terminal;

use terminal::Terminal;

#[test]
fn it_starts_and_quits_and_leaves_no_trace() {
    let mut terminal = Terminal::start();
    terminal.wait("3 статьи").wait("Мост через залив");
    terminal.send("q").wait_exit(0).is_clean();
}

#[test]
fn it_filters_in_cyrillic_opens_and_comes_back() {
    let mut terminal = Terminal::start();
    terminal.wait("3 статьи");
    terminal.send("/саммит").wait("1 из 3").wait("саммит");
    terminal.send("\r").wait("снять").send("\r").wait("Space дальше");
    terminal.send("\x1b").wait("Enter читать").send("\x1b").wait("показано всё");
    terminal.send("q").wait_exit(0).is_clean();
}

#[test]
fn keys_work_while_the_russian_layout_is_on() {
    let mut terminal = Terminal::start();
    terminal.wait("3 статьи");
    terminal.send(".ьщые").wait("/ ьщые").send("\x1b").wait("показано всё");
    terminal.send("й").wait_exit(0).is_clean();
}

#[test]
fn a_storm_of_resizing_does_no_harm() {
    let mut terminal = Terminal::start();
    terminal.wait("3 статьи");
    for step in 0..60u16 {
        terminal.resize(20 + (step * 37) % 180, 5 + (step * 13) % 50);
    }
    terminal.resize(10, 3).wait("Окно");
    terminal.resize(120, 36).wait("показано всё").wait("Мост через залив");
    terminal.send("q").wait_exit(0).is_clean();
}

#[test]
fn ctrl_c_leaves_a_prompt_and_then_the_program() {
    let mut terminal = Terminal::start();
    terminal.wait("3 статьи").send("/сам").wait("/ сам").send("\x03").wait("показано всё").send("\x03");
    terminal.wait_exit(0).is_clean();
}

#[test]
fn a_request_to_end_leaves_the_terminal_clean() {
    for signal in ["TERM", "HUP"] {
        let mut terminal = Terminal::start();
        terminal.wait("3 статьи").signal(signal).wait_exit(0).is_clean();
    }
}

#[test]
fn it_stops_and_goes_on() {
    let mut terminal = Terminal::start();
    terminal.wait("3 статьи").send("\x1a").wait_left_alternate().wait_stopped();
    terminal.signal("CONT").wait("3 статьи").wait("показано всё");
    terminal.send("q").wait_exit(0).is_clean();
}

#[test]
fn pasted_text_is_not_read_as_keys() {
    let mut terminal = Terminal::start();
    terminal.wait("3 статьи").send("\x1b[200~qqq\x1b[201~").send("/").wait("фильтр");
    terminal.send("\x1b[200~саммит\nq\x1b[201~").wait("/ саммит q").send("\x03").wait("показано всё").send("\x03");
    terminal.wait_exit(0).is_clean();
}

#[test]
fn files_that_come_are_read_with_a_key_and_when_one_looks_again() {
    let mut terminal = Terminal::start();
    terminal.wait("3 статьи").wait("3 встречи");
    terminal.write("first.txt").send("\x1b[15~").wait("4 статьи").wait("1 новая статья");
    terminal.write("second.txt").send("\x1b[O\x1b[I").wait("5 статей").send("q").wait_exit(0).is_clean();
}

#[test]
fn marks_outlive_the_program() {
    let mut terminal = Terminal::start();
    terminal.wait("3 новые").send("s").wait("★").send("\r").wait("2 новые").send("q").send("q").wait_exit(0);
    let mut again = terminal.again();
    again.wait("2 новые").wait("★").send("q").wait_exit(0).is_clean();
}

#[test]
fn widths_and_saved_queries_outlive_the_program() {
    let mut terminal = Terminal::start();
    let border = |terminal: &Terminal| terminal.row(3).chars().position(|letter| letter == '│');
    terminal.wait("3 статьи").wait("Мост через залив");
    let before = border(&terminal);
    terminal.send(">>>/саммит\rFМои\r").wait("сохранён").send("\x1b").wait("показано всё").send("q").wait_exit(0);
    let mut again = terminal.again();
    again.wait("3 статьи").wait("Мост через залив");
    assert_eq!(border(&again), before.map(|column| column + 12));
    again.send("f").wait("Мои").send("\r").wait("1 из 3").send("q").wait_exit(0).is_clean();
}

#[test]
fn without_colours_there_are_none() {
    let mut terminal = Terminal::start_with(&[("NO_COLOR", "1")]);
    terminal.wait("показано всё").send("q").wait_exit(0).is_clean();
    assert!(!terminal.raw_has_colours(), "a colour was set");
}

#[test]
fn articles_come_from_a_pipe_and_keys_from_the_terminal() {
    let mut terminal = Terminal::start_piped();
    terminal.wait("1 статья").wait("Канцлер и премьер").send("q").wait_exit(0).is_clean();
}

#[test]
fn what_could_not_be_read_is_said_while_reading_and_told_after_the_end() {
    let mut terminal = Terminal::start_missing("нет.txt");
    terminal.wait("3 статьи").wait("не прочитан 1 файл").wait("нет.txt: такого файла нет");
    terminal.send("q").wait_exit(1).shows("нет.txt: no such file or folder").is_clean();
}
