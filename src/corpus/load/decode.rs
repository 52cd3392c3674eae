//! Bytes to text: which encoding it is, and whether it is text at all. Must not lose a file that a
//! reader could read: a few broken bytes are shown as such and noted, never fatal.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, X_MAC_CYRILLIC};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Trouble;
use crate::base::clean::clean;

/// A decoded text, composed and made harmless.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text.
    pub(super) text: String,
    /// Bytes that were no letters in the text's encoding, if any.
    pub(super) broken: Option<Broken>,
}

/// Bytes that could not be decoded; each stands in the text as a replacement character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// The line of the first one, from 1.
    pub(super) line: usize,
    /// The encoding that was tried.
    pub(super) encoding: &'static str,
}

/// How many bytes are looked at to tell text from binary and one encoding from another.
const SAMPLE: usize = 256 * 1024;

/// Formats that begin with text and are none.
const SIGNATURES: &[&[u8]] = &[b"%PDF-", b"PK\x03\x04", b"{\\rtf"];

/// The text of a file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Trouble> {
    if let Some(order) = wide32(bytes) {
        let text = from_wide32(bytes, order);
        let broken = text.contains('\u{FFFD}').then(|| Broken { line: line_of_replacement(&text), encoding: "UTF-32" });
        return harmless(&text, broken);
    }
    let encoding = detect(bytes)?;
    let (text, _, had_errors) = encoding.decode(bytes);
    let broken = had_errors.then(|| Broken { line: line_of_replacement(&text), encoding: encoding.name() });
    harmless(&text, broken)
}

fn harmless(text: &str, broken: Option<Broken>) -> Result<Decoded, Trouble> {
    let text = compose(clean(text));
    if text.chars().all(|c| c.is_whitespace() || c == '\u{FFFD}') {
        return Err(Trouble::Empty);
    }
    Ok(Decoded { text, broken })
}

fn detect(bytes: &[u8]) -> Result<&'static Encoding, Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::Empty);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if SIGNATURES.iter().any(|signature| sample.starts_with(signature)) {
        return Err(Trouble::Binary);
    }
    if let Some(wide) = wide(sample) {
        return Ok(wide);
    }
    if is_binary(sample) {
        return Err(Trouble::Binary);
    }
    if is_mostly_utf8(bytes) {
        return Ok(UTF_8);
    }
    Ok(guess(bytes))
}

/// Which byte of four comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ByteOrder {
    Little,
    Big,
}

/// UTF-32, by its mark or because all but the two low bytes of each letter are zero, as they are in
/// every living script.
fn wide32(bytes: &[u8]) -> Option<ByteOrder> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => return Some(ByteOrder::Little),
        [0, 0, 0xFE, 0xFF, ..] => return Some(ByteOrder::Big),
        _ => {}
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if sample.len() < 16 || !sample.contains(&0) {
        return None;
    }
    let count = sample.len() / 4;
    let fits = |order| {
        let letters = letters32(sample, order).filter(|&c| c.is_some_and(|c| c != '\0' && u32::from(c) < 0x1_0000));
        letters.count() * 100 >= count * 98
    };
    [ByteOrder::Little, ByteOrder::Big].into_iter().find(|&order| fits(order))
}

fn letters32(bytes: &[u8], order: ByteOrder) -> impl Iterator<Item = Option<char>> {
    bytes.chunks_exact(4).map(move |four| {
        let four: [u8; 4] = four.try_into().ok()?;
        char::from_u32(if order == ByteOrder::Little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    })
}

fn from_wide32(bytes: &[u8], order: ByteOrder) -> String {
    let letters = letters32(bytes, order).map(|letter| letter.unwrap_or('\u{FFFD}'));
    letters.skip_while(|&letter| letter == '\u{FEFF}').collect()
}

/// UTF-16 without a byte order mark. In Russian text every second byte is 0 (Latin, digits,
/// spaces), 4 (Cyrillic) or 32 (dashes, quotes).
fn wide(sample: &[u8]) -> Option<&'static Encoding> {
    if !sample.contains(&0) || sample.len() < 4 {
        return None;
    }
    let share = |skip: usize| {
        let high = sample.iter().skip(skip).step_by(2).filter(|&&b| matches!(b, 0 | 4 | 0x20)).count();
        high * 100 / sample.len().div_ceil(2)
    };
    // The other bytes of each pair are letters, and so of all values.
    match (share(0), share(1)) {
        (low, 95..) if low < 60 => Some(UTF_16LE),
        (95.., low) if low < 60 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes hold more control characters than any text: one in fifty, but one in ten where
/// all the rest is good UTF-8, which binary files hardly ever are.
fn is_binary(sample: &[u8]) -> bool {
    let controls = sample.iter().filter(|b| matches!(b, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F)).count();
    let one_in = if is_mostly_utf8(sample) { 10 } else { 50 };
    controls * one_in > sample.len()
}

/// Whether the bytes are UTF-8, but for a slip in ten letters at most.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut broken, mut letters) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || broken * 10 <= letters
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // A long English beginning says nothing about the encoding of what follows.
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let telling = bytes.get(start..).unwrap_or_default();
    let telling = telling.get(..SAMPLE).unwrap_or(telling);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(telling, true);
    if is_mac(telling) { X_MAC_CYRILLIC } else { detector.guess(Some(b"ru"), Utf8Detection::Deny) }
}

/// Whether Cyrillic letters are set as the old Macintosh set them, which the detector does not know:
/// small ones as Windows has them, capitals where Windows has quotes and DOS capitals, whose small
/// ones are elsewhere. Told by the capitals that begin words, and by quotes that close them.
fn is_mac(bytes: &[u8]) -> bool {
    let small = |byte: u8| byte >= 0xE0 && byte != 0xFF;
    let mut before = b' ';
    let (mut mac, mut windows, mut late, mut dos) = (0_usize, 0_usize, 0_usize, 0_usize);
    for pair in bytes.windows(2) {
        let &[first, next] = pair else { continue };
        if before.is_ascii() && small(next) {
            mac += usize::from(matches!(first, 0x80..=0x9F));
            // The next two are what `Ё` and `ё` are there.
            windows += usize::from(matches!(first, 0xC0..=0xDC));
        }
        windows += usize::from(small(first) && matches!(next, 0x80..=0x9F));
        late += usize::from(matches!(first, 0xF0..=0xFE));
        dos += usize::from(matches!(first, 0xA0..=0xAF));
        before = first;
    }
    mac > 0 && mac > windows * 4 && late > dos * 4
}

fn line_of_replacement(text: &str) -> usize {
    text.chars().take_while(|&c| c != '\u{FFFD}').filter(|&c| c == '\n').count() + 1
}

/// One letter is one character: `й` and not `и` with a breve.
fn compose(text: Cow<'_, str>) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { text.into_owned() } else { text.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Встреча министров прошла в Самарканде. Ёлки, «подъезд» и 15 гостей.\nOK";

    fn encode(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn text_of(bytes: &[u8]) -> String {
        let decoded = decode(bytes).expect("readable");
        assert_eq!(decoded.broken, None);
        decoded.text
    }

    #[test]
    fn the_encodings_of_russian_files_are_told_apart() {
        let small = [encoding_rs::WINDOWS_1251, encoding_rs::IBM866, encoding_rs::KOI8_R, X_MAC_CYRILLIC];
        for encoding in [UTF_8].into_iter().chain(small) {
            // Quotes are not in every one of them.
            let text = TEXT.replace(['«', '»'], "\"");
            assert_eq!(text_of(&encode(encoding, &text)), text, "{}", encoding.name());
        }
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text_of(&little), TEXT);
        assert_eq!(text_of(&big), TEXT);
        assert_eq!(text_of(&[b"\xFF\xFE".as_slice(), &little].concat()), TEXT);
        assert_eq!(text_of(&[b"\xEF\xBB\xBF".as_slice(), TEXT.as_bytes()].concat()), TEXT);
    }

    #[test]
    fn utf32_is_read_with_and_without_a_mark() {
        let little: Vec<u8> = TEXT.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let big: Vec<u8> = TEXT.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        assert_eq!(text_of(&little), TEXT);
        assert_eq!(text_of(&big), TEXT);
        assert_eq!(text_of(&[b"\xFF\xFE\0\0".as_slice(), &little].concat()), TEXT);
        assert_eq!(text_of(&[b"\0\0\xFE\xFF".as_slice(), &big].concat()), TEXT);
    }

    #[test]
    fn quotes_and_dashes_of_windows_are_no_capitals_of_a_macintosh() {
        let text = "“встреча” прошла – “тихо”… и „быстро“ – ’так’ сказали гости “саммита”. ";
        assert_eq!(text_of(&encode(encoding_rs::WINDOWS_1251, text)), text);
    }

    #[test]
    fn a_broken_letter_is_shown_and_noted() {
        let mut bytes = TEXT.repeat(3).into_bytes();
        bytes.push(0xD0);
        let decoded = decode(&bytes).expect("readable");
        assert!(decoded.text.ends_with("OK\u{FFFD}"));
        assert_eq!(decoded.broken, Some(Broken { line: 4, encoding: "UTF-8" }));
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert_eq!(decode(b"").err(), Some(Trouble::Empty));
        assert_eq!(decode(b" \r\n\t\n").err(), Some(Trouble::Empty));
        assert_eq!(decode(b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0").err(), Some(Trouble::Binary));
        assert_eq!(decode(b"%PDF-1.7\nstream").err(), Some(Trouble::Binary));
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(text_of("Толстои\u{306} и е\u{308}лка".as_bytes()), "Толстой и ёлка");
    }
}
