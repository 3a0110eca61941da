//! Bytes in, text out: byte order marks and UTF-8 first, then what a page says of itself, then detection by what the bytes
//! look like (chardetng, the detector of Firefox), never a failure for want of an encoding.

use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use regex::bytes::Regex;

use crate::problem::{Problem, Severity};

/// How many bytes the test for binary files looks at.
const SAMPLE: usize = 8_192;

/// How far into a page its `meta charset` must stand, by the HTML standard.
const HEAD: usize = 1_024;

/// Decodes a file. Line ends become `\n`. A binary file gives a problem and nothing else.
pub(super) fn decode(name: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<String> {
    decode_as(None, name, bytes, problems)
}

/// Decodes a page, which may name its encoding; `sent_as` is what the server that sent it said.
pub(super) fn decode_page(
    sent_as: Option<&str>,
    name: &str,
    bytes: &[u8],
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let sent_as = sent_as.and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()));
    decode_as(sent_as.or_else(|| declared_in(bytes)), name, bytes, problems)
}

/// Decodes bytes of which somebody may say what they are. Bytes that are UTF-8 beyond ASCII are never anything else by
/// chance: there a page was saved anew, and its word is out of date.
fn decode_as(said: Option<&'static Encoding>, name: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<String> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, length)| (encoding, &bytes[length..], true));
    let (encoding, bytes, is_known) = match marked.or_else(|| Some((unmarked_utf16(bytes)?, bytes, false))) {
        Some(found) => found,
        None if (bytes.contains(&0) || std::str::from_utf8(bytes).is_err()) && looks_binary(bytes) => {
            let what = "this is not text but binary data, so it was not read";
            let hint = "save the article's text as UTF-8, or give the file the ending of its real kind";
            problems.push(Problem::new(Severity::Error, name, what, hint));
            return None;
        }
        None => match said.filter(|&said| said != UTF_8) {
            Some(said) if bytes.is_ascii() || std::str::from_utf8(bytes).is_err() => (said, bytes, true),
            _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes, true),
            _ => (detect(bytes), bytes, false),
        },
    };
    let mixed = (!is_known && encoding != UTF_8).then(|| line_by_line(name, bytes, problems)).flatten();
    let is_mixed = mixed.is_some();
    let (text, had_errors) =
        mixed.map_or_else(|| encoding.decode_without_bom_handling(bytes), |text| (text.into(), false));
    if had_errors {
        let what = format!("some bytes are not valid {}; each is shown as \u{fffd}", encoding.name());
        let problem = Problem::new(Severity::Warning, name, what, "save the file again as UTF-8");
        problems.push(problem.at_line(line_of(&text, '\u{fffd}')));
    } else if !is_known && encoding != UTF_8 && !is_mixed {
        let what = format!("read as {}, which the bytes look like", encoding.name());
        problems.push(Problem::new(Severity::Note, name, what, "save it as UTF-8 if letters look wrong"));
    }
    let text = unify_line_ends(&text);
    if !text.contains('\0') {
        return Some(text);
    }
    let what = format!("{} NUL characters stand in the text; they were left out", text.matches('\0').count());
    let problem = Problem::new(Severity::Warning, name, what, "look whether the text is whole");
    problems.push(problem.at_line(line_of(&text, '\0')));
    Some(text.replace('\0', ""))
}

/// The encoding that a page names in its head.
fn declared_in(page: &[u8]) -> Option<&'static Encoding> {
    static COMMENT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?s-u)<!--.*?-->").ok());
    static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let meta = r#"<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)"#;
        let xml = r#"^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)"#;
        Regex::new(&format!("(?i-u)(?:{meta}|{xml})")).ok()
    });
    let head = &page[..page.len().min(HEAD)];
    let head = COMMENT.as_ref()?.replace_all(head, &b""[..]);
    let found = NAMED.as_ref()?.captures(&head)?;
    let encoding = Encoding::for_label_no_replacement(found.get(1).or_else(|| found.get(2))?.as_bytes())?;
    // A page whose head can be read as ASCII is not in UTF-16, whatever it says: so the HTML standard.
    Some(match encoding {
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        encoding if encoding == encoding_rs::X_USER_DEFINED => WINDOWS_1252,
        encoding => encoding,
    })
}

/// Whether bytes start like UTF-16.
pub(super) fn is_wide(start: &[u8]) -> bool {
    let marked = Encoding::for_bom(start).map(|(encoding, _)| encoding);
    marked.is_some_and(|encoding| encoding != UTF_8) || marked.is_none() && unmarked_utf16(start).is_some()
}

/// Whether bytes start like no text at all.
pub(super) fn is_binary(start: &[u8]) -> bool {
    std::str::from_utf8(start).is_err() && looks_binary(start)
}

/// UTF-16 without a mark, told by the empty half of most of its letters.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = sample.len() * 2 / 5;
    match (even, odd) {
        (0, odd) if odd > most => Some(UTF_16LE),
        (even, 0) if even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// Bytes that are broken in a few places are still UTF-8; else the detector decides.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let (text, _) = UTF_8.decode_without_bom_handling(bytes);
    let broken = text.matches('\u{fffd}').count();
    let whole = text.chars().filter(|&c| !c.is_ascii() && c != '\u{fffd}').count();
    if whole > 4 * broken {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Of so many lines in another encoding one at least is UTF-8 beyond ASCII where a text was put together from several.
const ONE_OF: usize = 10;

/// Reads a text that was put together from texts in several encodings: each line that is UTF-8 beyond ASCII as such, the
/// others as what they look like. None where hardly a line is such: other encodings give them by chance.
fn line_by_line(name: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<String> {
    let is_other = |line: &[u8]| std::str::from_utf8(line).is_err();
    let lines = || bytes.split_inclusive(|&byte| byte == b'\n');
    let other: Vec<&[u8]> = lines().filter(|line| is_other(line)).collect();
    let whole = lines().filter(|line| !line.is_ascii() && !is_other(line)).count();
    if whole * ONE_OF <= other.len() {
        return None;
    }
    let encoding = detect(&other.concat());
    let mut text = String::with_capacity(bytes.len());
    for line in lines() {
        let encoding = if is_other(line) { encoding } else { UTF_8 };
        text.push_str(&encoding.decode_without_bom_handling(line).0);
    }
    let what = format!("some of its lines are in UTF-8, others in {}; each was read as what it is", encoding.name());
    let hint = "look whether all letters are right, and save the file again as UTF-8";
    let first = lines().position(is_other).and_then(|line| u32::try_from(line + 1).ok());
    problems.push(Problem { line: first, ..Problem::new(Severity::Warning, name, what, hint) });
    Some(text)
}

/// Whether bytes are no text: many of them are control characters. A few NULs are what a faulty copy leaves in a text.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control = |byte: u8| byte < 0x20 && !matches!(byte, 0 | b'\n' | b'\r' | b'\t' | 0x0c | 0x1b);
    let controls = sample.iter().filter(|&&byte| control(byte)).count();
    let zeros = sample.iter().filter(|&&byte| byte == 0).count();
    controls * 50 > sample.len() || zeros * 10 > sample.len()
}

fn line_of(text: &str, mark: char) -> u32 {
    let before = text.split(mark).next().unwrap_or_default();
    u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
}

/// `\n` for whatever ends the lines.
pub(super) fn unify_line_ends(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (Option<String>, Vec<Problem>) {
        let mut problems = Vec::new();
        let text = decode("a.txt", bytes, &mut problems);
        (text, problems)
    }

    #[test]
    fn marks_and_encodings() {
        assert_eq!(decoded(b"\xef\xbb\xbfcaf\xc3\xa9").0.as_deref(), Some("café"));
        assert_eq!(decoded(b"\xff\xfeh\0i\0").0.as_deref(), Some("hi"));
        let latin = "Der Bürgermeister sagte, die Fähre müsse größer werden, schöne Grüße".chars().map(|c| c as u8);
        let (text, problems) = decoded(&latin.collect::<Vec<u8>>());
        assert!(text.is_some_and(|text| text.contains("Bürgermeister")));
        assert_eq!(problems[0].severity, Severity::Note);
    }

    #[test]
    fn one_broken_byte_does_not_change_the_encoding() {
        let mut bytes = "Die Fähre fährt über den Fluß – täglich, sagte der Bürgermeister.\n".as_bytes().to_vec();
        bytes.push(0xff);
        let (text, problems) = decoded(&bytes);
        assert!(text.is_some_and(|text| text.contains("Fähre") && text.ends_with('\u{fffd}')));
        assert_eq!((problems[0].severity, problems[0].line), (Severity::Warning, Some(2)));
    }

    #[test]
    fn texts_in_two_encodings_put_together() {
        let mut bytes = "Die Fähre fährt wieder über den Fluß, sagte der Bürgermeister.\n".repeat(3).into_bytes();
        bytes.extend("Später wurde die Brücke für größere Wagen geschlossen.\n".repeat(3).chars().map(|c| c as u8));
        let (text, problems) = decoded(&bytes);
        let text = text.unwrap();
        assert!(text.contains("Fähre fährt") && text.contains("größere"), "{text}");
        assert_eq!((problems.len(), problems[0].severity, problems[0].line), (1, Severity::Warning, Some(4)));
    }

    #[test]
    fn binary_data_is_an_error_and_line_ends_are_unified() {
        let (text, problems) = decoded(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff");
        assert!(text.is_none());
        assert_eq!(problems[0].severity, Severity::Error);
        assert_eq!(decoded(b"a\r\nb\rc").0.as_deref(), Some("a\nb\nc"));
    }

    fn page(sent_as: Option<&str>, bytes: &[u8]) -> (String, Vec<Problem>) {
        let mut problems = Vec::new();
        (decode_page(sent_as, "a.html", bytes, &mut problems).unwrap(), problems)
    }

    #[test]
    fn a_page_says_what_it_is_written_in() {
        for head in [
            &b"<html><head><meta charset=windows-1251>"[..],
            b"<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
            b"<?xml version='1.0' encoding='windows-1251'?>",
            b"<!-- <meta charset=utf-8> --><meta name=x content=y><meta charset=\"Windows-1251\" />",
        ] {
            let (text, problems) = page(None, &[head, b"\xcf\xe0\xf0\xee\xec"].concat());
            assert!(text.ends_with("Паром"), "{text}");
            assert!(problems.is_empty());
        }
        assert_eq!(page(Some("koi8-r"), b"<meta charset=windows-1251>\xf0").0, "<meta charset=windows-1251>П");
        let far = [" ".repeat(HEAD).as_bytes(), b"<meta charset=windows-1251>gr\xfc\xdfe"].concat();
        assert!(page(None, &far).0.ends_with("grüße"));
    }

    #[test]
    fn a_page_saved_anew_is_what_its_bytes_are() {
        assert!(page(None, "<meta charset=iso-8859-1>Café".as_bytes()).0.ends_with("Café"));
        assert!(page(None, b"<meta charset=iso-2022-jp>\x1b$B%U%'\x1b(B").0.ends_with("フェ"));
        assert!(page(None, b"<meta charset=utf-16>caf\xc3\xa9").0.ends_with("café"));
        assert!(page(None, b"<meta charset=nonsense>caf\xc3\xa9").0.ends_with("café"));
    }

    #[test]
    fn nul_characters_are_left_out_and_told() {
        let (text, problems) = decoded(b"The ferry sails again.\nSo the\0 council said.");
        assert_eq!(text.as_deref(), Some("The ferry sails again.\nSo the council said."));
        assert_eq!((problems[0].severity, problems[0].line), (Severity::Warning, Some(2)));
        assert!(decoded(&[b"Ferry".as_slice(), &[0; 40]].concat()).0.is_none());
    }

    #[test]
    fn utf16_without_a_mark() {
        let words = "The ferry sails again.";
        let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&little).0.as_deref(), Some(words));
        assert_eq!(decoded(&big).0.as_deref(), Some(words));
    }
}
