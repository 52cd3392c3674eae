//! The program from the outside: exit codes, streams, bad input, a closed pipe.

use std::io::{BufRead, BufReader, Read};

use serde_json::Value;

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
    for arguments in [&["--wrong"][..], &["extract"], &["events"], &["completions", "no-shell"]] {
        let run = run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.err.is_empty());
    }
}

#[test]
fn completions_and_the_manual_are_written() {
    assert!(run(&["completions", "bash"]).out.contains("_vestnik"));
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
fn articles_of_one_name_stay_two_in_records_too() {
    let told = "date 2026-01-03\nВстреча в Риге\n\nНина Берг встретилась с Яном Новаком в Риге 3 января.\n";
    let folder = Folder::new().with("a/x.txt", told).with("b/x.txt", told.replace("Риге", "Осло"));
    let direct = run(&["events", argument(&folder.path("a")), argument(&folder.path("b"))]);
    let records = format!("{}{}", extract(&folder, &["a"]).out, extract(&folder, &["b"]).out);
    assert!(direct.out.contains("x~2"), "{}", direct.out);
    assert_eq!(fed(&["events", "-"], records.as_bytes()).out, direct.out);
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
fn a_list_of_keys_with_mistakes_is_misuse() {
    let folder = Folder::new().with("keys", "j\nresize big\nctrl-escc\n");
    let run_list = run(&["--keys", argument(&folder.path("keys"))]);
    assert_eq!((run_list.code, run_list.out.as_str(), run_list.err.lines().count()), (2, "", 2));
    assert!(run_list.err.contains("keys:2: no size") && run_list.err.contains("keys:3: "), "{}", run_list.err);
    assert_eq!(run(&["--size", "80x24"]).code, 2, "a size is for a list of keys");
    assert_eq!(run(&["--keys", argument(&folder.path("none"))]).code, 1);
}
