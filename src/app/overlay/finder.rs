//! Commands sought by name: by whole pieces of their words first, by letters in order where nothing
//! has a piece, and under another keyboard layout where nothing is found at all.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::app::command::Command;
use crate::app::setup::Names;
use crate::base::fold::fold;
use crate::base::fold::keyboard::{CYRILLIC, Layout};

/// A piece of a name, rather than letters of it.
const PIECE: i64 = 10_000;

/// The commands that a query means, the best first; all of them, as they stand, where it is empty.
#[must_use]
pub fn find(query: &str, commands: &[Command], names: &Names) -> Vec<Command> {
    if query.trim().is_empty() {
        return commands.to_vec();
    }
    let latin = CYRILLIC.into_iter().map(|layout| (Layout::Latin, layout));
    let ways = latin.chain(CYRILLIC.into_iter().map(|layout| (layout, Layout::Latin)));
    let retyped = ways.filter_map(|(from, to)| from.retype(query, to));
    let mut found = std::iter::once(query.to_owned()).chain(retyped).map(|query| found(&query, commands, names));
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

fn found(query: &str, commands: &[Command], names: &Names) -> Vec<Command> {
    let words: Vec<String> = fold(query).split_whitespace().map(str::to_owned).collect();
    let merit_of = |command: &Command| {
        let sought = names.get(command)?;
        let called = sought.names.iter().filter_map(|name| merit(&words, &fold(name)));
        // Of other words pieces count, and less; letters in order would be found in all of them.
        let meant = sought.words.iter().filter_map(|other| pieces(&words, &fold(other)));
        called.chain(meant.map(|pieces| PIECE + pieces)).max().map(|merit| (merit, *command))
    };
    let mut hits: Vec<(i64, Command)> = commands.iter().filter_map(merit_of).collect();
    let best = hits.iter().map(|hit| hit.0).max().unwrap_or_default();
    // Letters in order are in many names; where pieces were found they tell nothing.
    hits.retain(|&(merit, _)| best < PIECE || merit >= PIECE);
    hits.sort_by_key(|&(merit, _)| std::cmp::Reverse(merit));
    hits.into_iter().map(|(_, command)| command).collect()
}

/// How well a name has all the words; `None` where it lacks one.
fn merit(words: &[String], name: &str) -> Option<i64> {
    // Of names that have the words, the short one is meant.
    let length = i64::try_from(name.chars().count()).unwrap_or(i64::MAX);
    if let Some(pieces) = pieces(words, name) {
        return Some(PIECE + pieces * 100 - length.min(99));
    }
    let letters: String = words.concat();
    if letters.chars().count() < 3 {
        return None;
    }
    SkimMatcherV2::default().fuzzy_match(name, &letters).map(|merit| merit.min(PIECE - 1))
}

/// How well a text has the pieces of all the words; `None` where it lacks one.
fn pieces(words: &[String], text: &str) -> Option<i64> {
    words.iter().map(|word| piece(word, text)).sum()
}

/// A word that a name has: at its start, at the start of a word, within one.
fn piece(word: &str, name: &str) -> Option<i64> {
    let starts =
        |(at, _): &(usize, &str)| name.split_at(*at).0.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let first = name.match_indices(word).next()?.0;
    let begins = name.match_indices(word).any(|found| starts(&found));
    Some(if first == 0 {
        3
    } else if begins {
        2
    } else {
        1
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::app::setup::Sought;

    fn names() -> Names {
        let names = [
            (Command::Undo, ["отменить изменение", "undo the change"]),
            (Command::Related, ["связанные встречи", "related meetings"]),
            (Command::AllMeetings, ["встречи этой статьи или всех", "meetings of this article or all"]),
            (Command::CopyLink, ["скопировать ссылку", "copy the link"]),
        ];
        let name = |(command, names): (Command, [&str; 2])| {
            let words = if command == Command::AllMeetings {
                vec!["хронология, лента".to_owned()]
            } else {
                Vec::new()
            };
            (command, Sought { names: names.map(str::to_owned).to_vec(), words })
        };
        Arc::new(BTreeMap::from_iter(names.map(name)))
    }

    #[track_caller]
    fn check(query: &str, found: &[Command]) {
        let all = [Command::Undo, Command::Related, Command::AllMeetings, Command::CopyLink];
        assert_eq!(find(query, &all, &names()), found, "{query}");
    }

    #[test]
    fn commands_are_found_by_pieces_letters_and_layouts_in_both_languages() {
        check("встр", &[Command::AllMeetings, Command::Related]);
        check("Meetings rel", &[Command::Related]);
        check("скопир ссыл", &[Command::CopyLink]);
        check("cplnk", &[Command::CopyLink]);
        check("gthtqnb", &[]);
        check("jnvtybnm", &[Command::Undo]);
        check("гтвщ", &[Command::Undo]);
        check("ъ", &[]);
        check("лента", &[Command::AllMeetings]);
        check("хрлнт", &[]);
    }

    #[test]
    fn an_empty_query_leaves_all_as_they_stand() {
        assert_eq!(find(" ", &[Command::Redo, Command::Undo], &names()), [Command::Redo, Command::Undo]);
    }
}
