//! Names of things: small newtypes, so that an article's id is never taken for a meeting's.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The id of an article: the file's stem, or `stem#n` for the n-th (from 1) text of a file of many.
/// Unique within a collection (the loader disambiguates); cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    /// An id from its text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A hash that is the same in every run and every version (FNV-1a), which those of maps do not promise:
/// for names that are kept or given away.
#[must_use]
pub fn lasting_hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The number of a meeting within its article, from 0 in order of first evidence; shown as `m1`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MeetingId(pub u32);

impl MeetingId {
    /// As an index into the article's meetings.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Display for MeetingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "m{}", u64::from(self.0) + 1)
    }
}

/// The name of a meeting between runs, by what its article says and not by its place in it: what a
/// reader's corrections are kept under. Written as sixteen hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeetingKey(pub u64);

impl MeetingKey {
    /// The key that its written form means; `None` where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| u64::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for MeetingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The number of an event within a corpus, from 0 in order of date; shown as `e1`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub u32);

impl EventId {
    /// As an index into the corpus' events.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e{}", u64::from(self.0) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lasting_hash_never_changes() {
        assert_eq!(lasting_hash([]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(lasting_hash(*b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_key_of_a_meeting_is_read_as_it_is_written() {
        assert_eq!(MeetingKey::parse(&MeetingKey(0xabc).to_string()), Some(MeetingKey(0xabc)));
        assert!(
            ["", "abc", "+00000000000000f", "000000000000000g"].iter().all(|text| MeetingKey::parse(text).is_none())
        );
    }

    #[test]
    fn ids_are_shown_from_one() {
        assert_eq!(MeetingId(0).to_string(), "m1");
        assert_eq!(EventId(u32::MAX).to_string(), "e4294967296");
        assert_eq!(ArticleId::new("a#2").to_string(), "a#2");
    }
}
