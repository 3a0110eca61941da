//! Compressed files: gzip and Zstandard, told by their first bytes, whatever they are called.
//!
//! What a stream holds before it breaks off is kept. How much it may grow to is limited: a few kilobytes can unfold into
//! more than any memory holds.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use zstd::stream::read::Decoder as ZstdDecoder;

use crate::problem::{Problem, Severity};

/// The endings that stand behind that of the file inside.
const ENDINGS: &[&str] = &["gz", "zst", "zstd"];

/// The most bytes that one file may unfold into.
const MOST: u64 = 1 << 30;

/// A file's content, and whether its end is missing.
#[derive(Debug)]
pub(super) struct Unpacked<'b> {
    pub(super) bytes: Cow<'b, [u8]>,
    pub(super) is_cut: bool,
}

/// The name of the file inside: `a.txt` for `a.txt.gz`.
pub(super) fn inner_name(name: &str) -> &str {
    let inner = name.rsplit_once('.').filter(|(_, ending)| ENDINGS.contains(&ending.to_lowercase().as_str()));
    inner.map_or(name, |(inner, _)| inner)
}

/// Unpacks a file that is compressed, and gives back any other as it is; nothing where it may not be read.
pub(super) fn unpack<'b>(name: &str, bytes: &'b [u8], problems: &mut Vec<Problem>) -> Option<Unpacked<'b>> {
    unpack_up_to(MOST, name, bytes, problems)
}

fn unpack_up_to<'b>(most: u64, name: &str, bytes: &'b [u8], problems: &mut Vec<Problem>) -> Option<Unpacked<'b>> {
    if !is_gzip(bytes) && !is_zstandard(bytes) {
        return Some(Unpacked { bytes: Cow::Borrowed(bytes), is_cut: false });
    }
    let mut unpacked = Vec::new();
    let outcome = stream(bytes).and_then(|stream| stream.take(most + 1).read_to_end(&mut unpacked));
    if unpacked.len() as u64 > most {
        let what = format!("unpacked it is larger than {}, so it was not read", size(most));
        problems.push(Problem::new(Severity::Error, name, what, "unpack it by hand, and cut it into smaller files"));
        return None;
    }
    if let Err(error) = &outcome {
        let what = format!("the compressed file is damaged or breaks off: {error}; what came before was read");
        problems.push(Problem::new(Severity::Warning, name, what, "fetch it again"));
    }
    Some(Unpacked { bytes: Cow::Owned(unpacked), is_cut: outcome.is_err() })
}

/// Reads through the compression, if there is one.
pub(super) fn stream<'r>(mut packed: impl BufRead + 'r) -> io::Result<Box<dyn BufRead + 'r>> {
    let start = packed.fill_buf()?;
    Ok(if is_gzip(start) {
        Box::new(BufReader::new(MultiGzDecoder::new(packed)))
    } else if is_zstandard(start) {
        Box::new(BufReader::new(ZstdDecoder::with_buffer(packed)?))
    } else {
        Box::new(packed)
    })
}

fn is_gzip(start: &[u8]) -> bool {
    start.starts_with(&[0x1f, 0x8b, 0x08])
}

/// A file of Zstandard starts with a frame of data or with one to be skipped (RFC 8878, 3.1).
fn is_zstandard(start: &[u8]) -> bool {
    let is_skippable = matches!(start, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..]);
    is_skippable || start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd])
}

fn size(bytes: u64) -> String {
    if bytes >= 1 << 30 { format!("{} GiB", bytes >> 30) } else { format!("{bytes} bytes") }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn the_name_inside() {
        assert_eq!(inner_name("a/b.txt.gz"), "a/b.txt");
        assert_eq!(inner_name("dump.JSONL.ZST"), "dump.JSONL");
        assert_eq!(inner_name("a.txt"), "a.txt");
    }

    #[test]
    fn gzip_of_several_members_and_zstandard() {
        let members = [gzip(b"One. "), gzip(b"Two.")].concat();
        let zstandard = zstd::encode_all(&b"One. Two."[..], 3).unwrap();
        for bytes in [&members, &zstandard] {
            let mut problems = Vec::new();
            let unpacked = unpack("a.txt", bytes, &mut problems).unwrap();
            assert_eq!((unpacked.bytes.as_ref(), unpacked.is_cut), (&b"One. Two."[..], false));
            assert!(problems.is_empty());
        }
    }

    #[test]
    fn what_came_before_a_break_is_kept() {
        let mut bytes = [gzip(b"One. "), gzip(b"Two.")].concat();
        bytes.truncate(bytes.len() - 10);
        let mut problems = Vec::new();
        let unpacked = unpack("a.txt.gz", &bytes, &mut problems).unwrap();
        assert!(unpacked.bytes.starts_with(b"One. ") && unpacked.is_cut);
        assert_eq!(problems[0].severity, Severity::Warning);
    }

    #[test]
    fn a_bomb_is_refused() {
        let bytes = gzip(&vec![0; 100_000]);
        let mut problems = Vec::new();
        assert!(unpack_up_to(99_999, "a.txt.gz", &bytes, &mut problems).is_none());
        assert_eq!(problems[0].severity, Severity::Error);
        assert!(unpack_up_to(100_000, "a.txt.gz", &bytes, &mut problems).is_some());
    }
}
