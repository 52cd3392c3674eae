//! The program from the outside: exit codes, streams, bad input, a closed pipe.

use std::io::{BufRead, BufReader, Read};

use serde_json::Value;
use vestnik::app::marks::MarkKey;

use super::support::{Folder, argument, fed, outcome, run, vestnik};

const ARTICLE: &str = " date 2026-01-03\nДокеры вернулись к работе\n\nПорт Риги открылся утром 3 января. 🙂 Конец.\n";

fn extract(folder: &Folder, names: &[&str]) -> super::support::Run {
    let paths: Vec<_> = names.iter().map(|name| folder.path(name)).collect();
    let arguments: Vec<_> = ["extract"].into_iter().chain(paths.iter().map(|path| argument(path))).collect();
    run(&arguments)
}

fn records(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a record")).collect()
}

#[test]
fn without_a_terminal_the_reader_says_so_in_one_line() {
    let run = run(&[]);
    assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1));
    assert!(run.err.contains("terminal") && run.err.contains("vestnik extract"), "{}", run.err);
}

#[test]
fn help_version_and_licences_are_results() {
    for (argument, expected) in [("--help", "extract"), ("--version", "vestnik "), ("--licenses", "OpenCorpora")] {
        let run = run(&[argument]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.contains(expected), "{argument}: {}", run.out);
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    let no_paths = ["extract", "meetings", "events", "explain"].map(|command| vec![command]);
    let wrong = [vec!["--wrong"], vec!["completions", "no-shell"], vec!["meetings", "-o", "pdf", "."]];
    for arguments in no_paths.iter().chain(&wrong) {
        let run = run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.err.is_empty());
    }
}

#[test]
fn completions_and_the_manual_are_written() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["completions", shell]).out;
        for word in ["vestnik", "extract", "meetings", "events", "explain", "filter"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    assert!(run(&["man"]).out.contains(".TH"));
}

#[test]
fn an_article_becomes_a_record_of_the_contract() {
    let folder = Folder::new().with("порт.txt", ARTICLE);
    let run = extract(&folder, &["порт.txt"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let record = &records(&run.out)[0];
    for (field, value) in [
        ("schema", "vestnik/1"),
        ("id", "порт"),
        ("title", "Докеры вернулись к работе"),
        ("published", "2026-01-03"),
        ("lang", "ru"),
        ("text", ARTICLE),
    ] {
        assert_eq!(record[field], value, "{field}");
    }
}

#[test]
fn spans_of_records_fit_their_texts() {
    let folder = super::support::root().join("assets/sample");
    let run = run(&["extract", argument(&folder)]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let records = records(&run.out);
    assert!(records.len() >= 24);
    for record in &records {
        let length = record["text"].as_str().expect("a text").chars().count() as u64;
        for meeting in record["meetings"].as_array().expect("meetings") {
            let evidence = meeting["evidence"].as_array().expect("evidence");
            assert!(!evidence.is_empty());
            for span in evidence {
                let (start, end) = (span["start"].as_u64().expect("start"), span["end"].as_u64().expect("end"));
                assert!(start < end && end <= length, "{}: {start}..{end} of {length}", record["id"]);
            }
        }
    }
}

#[test]
fn an_article_is_explained_a_fact_a_line() {
    let text = " date 2026-01-03\nПорт открыт\n\nВчера в Риге Нина Берг встретилась с Олегом Ветровым.\n";
    let folder = Folder::new().with("порт.txt", text);
    let run = run(&["explain", argument(&folder.path("порт.txt"))]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let lines: Vec<Vec<&str>> = run.out.lines().map(|line| line.split_whitespace().collect()).collect();
    for expected in [
        &["порт", "2026-01-03", "Порт", "открыт"][..],
        &["s2", "Вчера", "в", "Риге"],
        &["time", "2026-01-02", "«Вчера»", "D"],
        &["place", "Рига"],
        &["person", "Нина", "Берг", "«Нина"],
        &["trigger", "m1", "«встретилась»"],
        &["m1", "meeting", "held", "in_person"],
        &["when", "2026-01-02", "«Вчера»"],
        &["where", "Рига"],
        &["who", "Олег", "Ветров", "«Олегом"],
        &["trigger", "s2", "«встретилась»"],
        &["evidence", "s2", "«Вчера"],
        &["by", "M"],
    ] {
        let is_line = |line: &Vec<&str>| {
            line.len() >= expected.len() && line.iter().zip(expected).all(|(word, start)| word.starts_with(start))
        };
        assert!(lines.iter().any(is_line), "no line {expected:?} in\n{}", run.out);
    }
    assert!(!run.out.contains('\u{1b}'), "no colours where nobody looks");
}

#[test]
fn events_refer_to_records() {
    let folder = super::support::root().join("assets/sample");
    let run = run(&["events", argument(&folder)]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let events: Value = serde_json::from_str(&run.out).expect("an array");
    for event in events.as_array().expect("an array") {
        assert!(!event["meetings"].as_array().expect("meetings").is_empty());
    }
}

/// The built-in collection, every second file in the folder `b`.
fn halves() -> Folder {
    let mut paths: Vec<_> = std::fs::read_dir(super::support::root().join("assets/sample"))
        .expect("the sample")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().zip(["a", "b"].into_iter().cycle()).fold(Folder::new(), |folder, (path, half)| {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        folder.with(&format!("{half}/{name}"), std::fs::read(path).expect("an article"))
    })
}

#[test]
fn events_of_records_are_those_of_the_articles() {
    let folder = halves();
    let [a, b] = ["a", "b"].map(|half| folder.path(half));
    let direct = run(&["events", argument(&a), argument(&b)]);
    assert_eq!((direct.code, direct.err.as_str()), (0, ""));
    assert!(direct.out.lines().count() > 10);
    let [of_a, of_b] = ["a", "b"].map(|half| extract(&folder, &[half]).out);
    let piped = fed(&["events", "-"], format!("{of_b}\n{of_a}").as_bytes());
    assert_eq!((piped.code, piped.out == direct.out, piped.err.as_str()), (0, true, ""));
    let folder = folder.with("b.jsonl", of_b);
    let mixed = run(&["events", argument(&folder.path("b.jsonl")), argument(&a)]);
    assert_eq!((mixed.code, mixed.out == direct.out, mixed.err.as_str()), (0, true, ""));
}

#[test]
fn records_that_a_shell_wrote_in_utf_16_are_read() {
    let folder = diary();
    let direct = run(&["events", argument(&folder.path("all"))]);
    let records = extract(&folder, &["all"]).out.replace('\n', "\r\n");
    let wide: Vec<u8> = "\u{FEFF}".encode_utf16().chain(records.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let folder = folder.with("wide.jsonl", &wide);
    assert_eq!(run(&["events", argument(&folder.path("wide.jsonl"))]).out, direct.out);
}

#[test]
fn articles_of_one_name_stay_two_in_records_too() {
    let told = "date 2026-01-03\nВстреча в Риге\n\nНина Берг встретилась с Яном Новаком в Риге 3 января.\n";
    let folder = Folder::new().with("a/x.txt", told).with("b/x.txt", told.replace("Риге", "Осло"));
    let direct = run(&["events", argument(&folder.path("a")), argument(&folder.path("b"))]);
    let records = format!("{}{}", extract(&folder, &["a"]).out, extract(&folder, &["b"]).out);
    assert!(direct.out.contains("x~2"), "{}", direct.out);
    assert_eq!(fed(&["events", "-"], records.as_bytes()).out, direct.out);
    let turned = run(&["events", argument(&folder.path("b")), argument(&folder.path("a"))]);
    assert_eq!(turned.out, direct.out, "whatever the order of the arguments");
    let records = format!("{}{}", extract(&folder, &["b"]).out, extract(&folder, &["a"]).out);
    assert_eq!(fed(&["events", "-"], records.as_bytes()).out, direct.out, "and of the records");
}

#[test]
fn a_line_that_is_no_record_is_named_and_stops_nothing() {
    let folder = Folder::new().with("порт.txt", ARTICLE);
    let record = extract(&folder, &["порт.txt"]).out;
    let folder = folder.with("r.jsonl", format!("{record}{{\"id\":7}}\n{{\"schema\":\"vestnik/9\",\"id\":\"a\"}}\n"));
    let run = run(&["events", argument(&folder.path("r.jsonl"))]);
    assert_eq!((run.code, run.out.as_str()), (1, "[]\n"));
    assert!(run.err.contains("r.jsonl:2: ") && run.err.contains("r.jsonl:3: a record of vestnik/9"), "{}", run.err);
}

#[test]
fn articles_on_standard_input_are_articles_still() {
    let told = "date 2026-01-03\nВстреча в Риге\n\nНина Берг встретилась с Яном Новаком в Риге 3 января.\n";
    for text in [told.to_owned(), format!("{{ {told}")] {
        let run = fed(&["events", "-"], text.as_bytes());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.contains(r#""article":"stdin""#), "{}", run.out);
    }
}

#[test]
fn what_cannot_be_read_is_named_and_stops_nothing() {
    let folder = Folder::new()
        .with("порт.txt", ARTICLE)
        .with("empty.txt", "")
        .with("blank.txt", " \r\n\t\n")
        .with("picture.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\x90\x08\x06\0\0\0");
    let run = extract(&folder, &["missing.txt", "empty.txt", "blank.txt", "picture.txt", "порт.txt"]);
    assert_eq!(run.code, 1);
    assert_eq!(records(&run.out).len(), 1);
    for (name, message) in [
        ("missing.txt", "no such file"),
        ("empty.txt", "empty file"),
        ("blank.txt", "empty file"),
        ("picture.txt", "binary file"),
    ] {
        let named = run.err.lines().any(|line| line.contains(name) && line.contains(message));
        assert!(named, "{name}: {}", run.err);
    }
}

#[test]
fn an_empty_folder_is_named() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("leer")).expect("a folder");
    let run = extract(&folder, &["leer"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("leer: no files"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_named_and_the_rest_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().with("all/closed/a.txt", ARTICLE).with("all/b.txt", ARTICLE);
    let closed = folder.path("all/closed");
    let permit = |mode| std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode)).expect("permissions");
    permit(0o000);
    // The superuser may read everything.
    let denied = std::fs::read_dir(&closed).is_err();
    let run = extract(&folder, &["all"]);
    permit(0o755);
    if denied {
        assert_eq!((run.code, records(&run.out).len()), (1, 1));
        assert!(run.err.contains("closed: no permission"), "{}", run.err);
    } else {
        assert_eq!((run.code, records(&run.out).len()), (0, 2));
    }
}

#[cfg(unix)]
#[test]
fn links_that_go_round_end() {
    let folder = Folder::new().with("all/a.txt", ARTICLE);
    std::os::unix::fs::symlink(folder.path("all"), folder.path("all/again")).expect("a link");
    let run = extract(&folder, &["all"]);
    assert_eq!((run.code, records(&run.out).len()), (0, 1), "{}", run.err);
    assert!(run.err.contains("not followed"), "{}", run.err);
}

#[test]
fn broken_letters_are_readable_and_noted() {
    let mut bytes = ARTICLE.as_bytes().to_vec();
    bytes.push(0xD0);
    let folder = Folder::new().with("a.txt", bytes);
    let run = extract(&folder, &["a.txt"]);
    assert_eq!((run.code, records(&run.out).len()), (0, 1));
    assert!(run.err.contains("a.txt:5: broken letters"), "{}", run.err);
}

#[test]
fn escape_sequences_reach_neither_stream() {
    let folder =
        Folder::new().with("a\u{1B}[31m.txt", "Порт\u{1B}]0;x\u{7} открыт\u{202E}.").with("b\u{1B}[2J.txt", "");
    let run = extract(&folder, &["."]);
    assert_eq!(run.code, 1);
    for stream in [&run.out, &run.err] {
        assert!(!stream.contains(['\u{1B}', '\u{202E}', '\u{7}']) && !stream.contains("\\u001b"), "{stream}");
    }
    assert_eq!(records(&run.out)[0]["text"], "Порт␛ открыт\u{FFFD}.");
}

#[test]
fn nothing_of_an_article_acts_on_a_terminal_or_a_spreadsheet() {
    let told = " date 2026-01-03\n=Встреча\u{1B}[31m в Риге\n\n3 января в Риге Нина Берг встретилась с Яном Новаком, \
                сообщило\u{1B}]0;x\u{7} агентство \u{202E}«Порт».\n";
    let folder = Folder::new().with("all/a\u{1B}[2J.txt", told);
    for format in ["table", "json", "csv", "ics", "markdown"] {
        let run = meetings(&folder, &["-o", format]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.contains("Новак"), "{}", run.out);
        let acts = run.out.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r') || c == '\u{202E}');
        assert!(!acts && !run.out.contains("\\u001b"), "{format}: {}", run.out);
    }
    assert!(meetings(&folder, &["-o", "csv"]).out.contains(",'=Встреча"));
}

#[test]
fn standard_input_is_a_file_too() {
    let run = fed(&["extract", "-"], ARTICLE.as_bytes());
    let record = &records(&run.out)[0];
    assert_eq!((run.code, &record["path"], &record["id"]), (0, &Value::from("-"), &Value::from("stdin")));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let many = (0..400).fold(Folder::new(), |folder, n| folder.with(&format!("{n}.txt"), ARTICLE.repeat(20)));
    let mut child = vestnik(&["extract", argument(&many.path("."))]).spawn().expect("the program starts");
    let mut out = BufReader::new(child.stdout.take().expect("its output"));
    out.read_line(&mut String::new()).expect("a line");
    drop(out);
    let mut err = String::new();
    child.stderr.take().expect("its errors").read_to_string(&mut err).expect("UTF-8");
    assert_eq!((child.wait().expect("its end").code(), err.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = Folder::new().with("a.txt", ARTICLE);
    let full = std::fs::File::options().write(true).open("/dev/full").expect("a full device");
    let run = outcome(vestnik(&["extract", argument(&folder.path("a.txt"))]).stdout(full).output().expect("a run"));
    assert_eq!(run.code, 1);
    assert!(run.err.starts_with("vestnik: ") && run.err.lines().count() == 1, "{}", run.err);
}

#[test]
fn a_folder_is_read_in_order_whatever_the_number_of_threads() {
    let folder = (0..90).fold(Folder::new(), |folder, n| folder.with(&format!("{}/{n:02}.txt", n % 3), ARTICLE));
    let once = extract(&folder, &["."]);
    let alone = outcome(
        vestnik(&["extract", argument(&folder.path("."))]).env("RAYON_NUM_THREADS", "1").output().expect("a run"),
    );
    assert_eq!(once.out, alone.out);
    let paths: Vec<_> = records(&once.out).iter().map(|r| r["path"].as_str().unwrap_or_default().to_owned()).collect();
    assert!(paths.is_sorted() && paths.len() == 90);
}

/// A row of a list in CSV, by the names of its columns.
fn rows(text: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// Two reports of one meeting, first planned, then held; and talks that are only planned.
fn diary() -> Folder {
    Folder::new()
        .with(
            "all/a.txt",
            " date 2026-01-02\nВстреча в Риге\n\n3 января Нина Берг встретится в Риге с Яном Новаком. \
             В феврале Ян Новак проведёт в Осло переговоры с Карлом Линдом.\n",
        )
        .with(
            "all/b.txt",
            " date 2026-01-03\nБерг и Новак встретились\n\n3 января в Риге Нина Берг встретилась с Яном Новаком.\n",
        )
}

fn meetings(folder: &Folder, options: &[&str]) -> super::support::Run {
    let path = folder.path("all");
    run(&[&["meetings", argument(&path)], options].concat())
}

#[test]
fn meetings_are_listed_by_date_one_for_all_its_reports() {
    let run = meetings(&diary(), &["--format", "csv"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let rows = rows(&run.out);
    let cells: Vec<_> =
        rows.iter().map(|row| ["date", "status", "place", "reports"].map(|name| row[name].as_str())).collect();
    assert_eq!(cells, [["2026-01-03", "held", "Рига", "2"], ["2026-02", "planned", "Осло", "1"]]);
    let reports = meetings(&diary(), &["--format", "csv", "--reports"]);
    assert_eq!(self::rows(&reports.out).len(), 3);
}

#[test]
fn a_filter_asks_about_the_meeting_that_the_row_shows() {
    let folder = diary();
    let found = |filter: &str, options: &[&str]| {
        let run = meetings(&folder, &[&["-o", "csv", "--today", "2026-01-03", "-f", filter], options].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        rows(&run.out).iter().map(|row| format!("{} {}", row["date"], row["status"])).collect::<Vec<_>>()
    };
    let (held, planned, talks) = ("2026-01-03 held", "2026-01-03 planned", "2026-02 planned");
    assert_eq!(found("status:planned", &[]), [talks], "what was planned and is held is held");
    assert_eq!(found("status:planned", &["--reports"]), [planned, talks]);
    assert_eq!(found("-status:held", &[]), [talks], "another meeting of the same article does not matter");
    assert_eq!(found("who:берг", &[]), [held]);
    assert_eq!(found("who:новак -where:осло", &[]), [held]);
    assert_eq!(found("when:week", &[]), [held]);
    assert_eq!(found("встретились", &[]), [held, talks], "words ask about the articles");
    assert_eq!(found("", &[]), [held, talks]);
    assert!(found("who:никто", &[]).is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_filter_knows_the_marks_of_the_reader() {
    let folder = diary();
    let (articles, _) = folder.load();
    let key = MarkKey::of(articles.iter().find(|article| article.id.as_str() == "b").expect("an article"));
    let marks = format!(r#"{{"version":1,"marks":{{"{key}":{{"starred":true}}}}}}"#);
    let folder = folder.with("state/vestnik/marks.json", &marks);
    let path = folder.path("all");
    let mut command = vestnik(&["meetings", argument(&path), "-o", "csv", "-f", "is:starred"]);
    let run = outcome(command.env("XDG_STATE_HOME", folder.path("state")).output().expect("a run"));
    assert_eq!((run.code, rows(&run.out).len()), (0, 1), "{}{}", run.out, run.err);
}

#[test]
fn a_slip_in_the_filter_is_wrong_usage() {
    let run = meetings(&diary(), &["--filter", "statsu:held when:2026-13"]);
    assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 2));
    assert!(
        run.err.contains("did you mean \"status\"?") && run.err.contains("\"2026-13\" is not a date"),
        "{}",
        run.err
    );
    let assumed = meetings(&diary(), &["--filter", "who:novak"]);
    assert_eq!((assumed.code, assumed.err.lines().count()), (0, 1));
    assert!(assumed.err.contains("novak taken as"), "{}", assumed.err);
}

#[test]
fn the_dialect_of_csv_is_for_csv_alone() {
    let run = meetings(&diary(), &["-o", "csv", "--separator", ";", "--bom"]);
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("\u{FEFF}id;date;start;"), "{}", run.out);
    for options in [&["--bom"][..], &["-o", "ics", "--separator", "tab"], &["-o", "csv", "--separator", "\""]] {
        let run = meetings(&diary(), options);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{options:?}");
    }
}

#[test]
fn records_are_not_taken_for_articles() {
    let folder = diary();
    let folder = folder.with("r.jsonl", extract(&diary(), &["all"]).out);
    for command in ["extract", "meetings", "explain"] {
        let run = run(&[command, argument(&folder.path("r.jsonl"))]);
        assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1), "{command}");
        assert!(run.err.contains("vestnik events"), "{}", run.err);
    }
    // Anything else of that name is text.
    let folder = folder.with("t.jsonl", ARTICLE);
    assert_eq!(run(&["extract", argument(&folder.path("t.jsonl"))]).code, 0);
}

#[test]
fn a_calendar_names_only_known_days() {
    let run = meetings(&diary(), &["--format", "ics"]);
    assert_eq!((run.code, run.err.lines().count()), (0, 1));
    assert!(run.err.ends_with("not in the calendar: 1\n"), "{}", run.err);
    assert_eq!(run.out.matches("BEGIN:VEVENT").count(), 1);
    let again = meetings(&diary(), &["--format", "ics", "--filter", "who:берг"]);
    assert_eq!(again.out, run.out, "an entry is the same whatever else is listed");
}

#[test]
fn json_of_meetings_is_that_of_events() {
    let folder = diary();
    let events = run(&["events", argument(&folder.path("all"))]);
    assert_eq!(meetings(&folder, &["-o", "json"]).out, events.out);
    let reports: Value = serde_json::from_str(&meetings(&folder, &["-o", "json", "--reports"]).out).expect("an array");
    let ids: Vec<_> =
        reports.as_array().expect("an array").iter().map(|r| (&r["article"], &r["event"], &r["id"])).collect();
    assert_eq!(ids.len(), 3);
    assert!(ids.iter().any(|ids| *ids == (&Value::from("b"), &Value::from("e1"), &Value::from("m1"))), "{ids:?}");
}

/// The lines of the README's example of the command line.
#[cfg(unix)]
fn examples() -> Vec<String> {
    let readme = std::fs::read_to_string(super::support::root().join("README.md")).expect("the README");
    let section = readme.split("\n## Command line\n").nth(1).expect("a section");
    let block = section.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block");
    block.lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn every_example_of_the_readme_runs() {
    let folder = halves();
    std::fs::rename(folder.path("a"), folder.path("articles")).expect("a folder");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_vestnik")).parent().expect("a folder").to_owned();
    let path = std::env::join_paths(
        std::iter::once(program).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    let path = path.expect("paths");
    let lines = examples();
    assert!(lines.len() >= 10);
    for line in lines {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &line]).current_dir(folder.path(".")).env("PATH", &path);
        let run = outcome(shell.output().expect("a shell"));
        let written = line.split(" > ").nth(1).map(|name| std::fs::read(folder.path(name)).expect("a file").len());
        assert_eq!(run.code, 0, "{line}: {}", run.err);
        assert!(written.unwrap_or(run.out.len()) > 40, "{line}: {}", run.out);
        let told = run.err.lines().filter(|told| !told.contains("taken as") && !told.contains("not in the calendar"));
        assert_eq!(told.count(), 0, "{line}: {}", run.err);
    }
}

#[test]
fn mistakes_in_settings_are_told_before_the_screen_opens() {
    let folder = Folder::new()
        .with("config.toml", "mouse = \"program\"\nmesure = 60\n")
        .with("keymap.toml", "keys = [\n  { on = \"j\", run = \"dawn\" },\n]\n")
        .with("theme.toml", "[role]\nperson = { fg = \"cyn\" }\n");
    let run = run(&["--config", argument(&folder.path("."))]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    for (file, line, near) in [("config.toml", 2, "measure"), ("keymap.toml", 2, "down"), ("theme.toml", 2, "cyan")] {
        let told = |text: &str| text.contains(&format!("{file}:{line}: ")) && text.contains(&format!("{near:?}"));
        assert!(run.err.lines().any(told), "{file}: {}", run.err);
    }
}

#[test]
fn themes_languages_and_folders_that_there_are_none_of_are_misuse() {
    for arguments in [&["--theme", "drak"][..], &["--lang", "fr"], &["--config", "no/such/folder"]] {
        let run = run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.err.contains("terminal"), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_list_of_keys_is_played_without_a_terminal() {
    let list = "# Open the article, find a word in it.\nenter\nshot\n/\ntype hbub\nenter\nresize 60x12\n";
    let folder = Folder::new().with("a/порт.txt", ARTICLE).with("keys", list);
    let (keys, articles) = (folder.path("keys"), folder.path("a"));
    let arguments = ["--keys", argument(&keys), "--size", "100x20", "--today", "2026-01-04", argument(&articles)];
    let run_once = run(&arguments);
    assert_eq!((run_once.code, run_once.err.as_str()), (0, ""));
    let screens: Vec<&str> = run_once.out.split("--- ").skip(1).collect();
    assert_eq!(screens.len(), 2);
    assert!(screens[0].starts_with("1: 100x20\n") && screens[0].contains("вчера, сб 3 января"), "{}", screens[0]);
    assert!(screens[1].starts_with("2: 60x12\n") && screens[1].contains("показано для: риги"), "{}", screens[1]);
    assert_eq!(screens[1].trim_end().lines().count(), 13);
    assert_eq!(run(&arguments).out, run_once.out, "the same every time");
}

#[test]
fn a_list_points_with_the_mouse_and_makes_pictures() {
    let folder = Folder::new().with("a/порт.txt", ARTICLE).with("keys", "double-click 5 5\nshot read\n");
    let (keys, articles, pictures) = (folder.path("keys"), folder.path("a"), folder.path("pictures"));
    let text = run(&["--keys", argument(&keys), argument(&articles)]).out;
    assert!(text.starts_with("--- 1: 120x36 read\n") && !text.contains("▸ Статьи"), "{text}");
    let drawn = run(&["--keys", argument(&keys), "--pictures", argument(&pictures), argument(&articles)]);
    assert_eq!((drawn.code, drawn.out.as_str()), (0, ""));
    let picture = std::fs::read_to_string(pictures.join("read.svg")).expect("a picture");
    assert!(picture.starts_with("<svg ") && picture.contains("Докеры"), "{picture}");
}

#[test]
fn a_list_of_keys_with_mistakes_is_misuse() {
    let folder = Folder::new().with("keys", "j\nresize big\nctrl-escc\n");
    let run_list = run(&["--keys", argument(&folder.path("keys"))]);
    assert_eq!((run_list.code, run_list.out.as_str(), run_list.err.lines().count()), (2, "", 2));
    assert!(run_list.err.contains("keys:2: no size") && run_list.err.contains("keys:3: "), "{}", run_list.err);
    assert_eq!(run(&["--size", "80x24"]).code, 2, "a size is for a list of keys");
    assert_eq!(run(&["--keys", argument(&folder.path("none"))]).code, 1);
}
