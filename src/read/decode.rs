//! Bytes in, text out: byte order marks and UTF-8 first, then detection by what the bytes look like (chardetng, the
//! detector of Firefox), never a failure for want of an encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use crate::problem::{Problem, Severity};

/// How many bytes the test for binary files looks at.
const SAMPLE: usize = 8_192;

/// Decodes a file. Line ends become `\n`. A binary file gives a problem and nothing else.
pub(super) fn decode(name: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<String> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None if looks_binary(bytes) => {
            let what = "this is not text but binary data, so it was not read";
            let hint = "save the article's text as UTF-8, or give the file the ending of its real kind";
            problems.push(Problem::new(Severity::Error, name, what, hint));
            return None;
        }
        None => (detect(bytes), bytes),
    };
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        let line = text.split('\u{fffd}').next().map_or(1, |before| before.matches('\n').count() + 1);
        let what = format!("some bytes are not valid {}; each is shown as \u{fffd}", encoding.name());
        let problem = Problem::new(Severity::Warning, name, what, "save the file again as UTF-8");
        problems.push(problem.at_line(u32::try_from(line).unwrap_or(u32::MAX)));
    } else if encoding != UTF_8 {
        let what = format!("read as {}, which the bytes look like", encoding.name());
        problems.push(Problem::new(Severity::Note, name, what, "save it as UTF-8 if letters look wrong"));
    }
    if text.contains('\0') {
        let what = "this is not text but binary data, so it was not read";
        problems.push(Problem::new(Severity::Error, name, what, "save the article's text as UTF-8"));
        return None;
    }
    Some(unify_line_ends(&text))
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

fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control =
        sample.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b)).count();
    sample.contains(&0) || control * 50 > sample.len()
}

fn unify_line_ends(text: &str) -> String {
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
    fn binary_data_is_an_error_and_line_ends_are_unified() {
        let (text, problems) = decoded(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff");
        assert!(text.is_none());
        assert_eq!(problems[0].severity, Severity::Error);
        assert_eq!(decoded(b"a\r\nb\rc").0.as_deref(), Some("a\nb\nc"));
    }
}
