//! Compressed files: gzip and Zstandard, told by their first bytes, whatever they are called.
//!
//! What a stream holds before it breaks off is kept. How much it may grow to is limited: a few kilobytes can unfold into
//! more than any memory holds.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use zstd::stream::read::Decoder as ZstdDecoder;

use crate::problem::{Problem, Severity};

/// The endings that stand behind that of the file inside.
const ENDINGS: &[&str] = &["gz", "zst", "zstd"];

/// The most bytes that one file may unfold into.
const MOST: u64 = 1 << 30;

/// The name of the file inside: `a.txt` for `a.txt.gz`.
pub(super) fn inner_name(name: &str) -> &str {
    let inner = name.rsplit_once('.').filter(|(_, ending)| ENDINGS.contains(&ending.to_lowercase().as_str()));
    inner.map_or(name, |(inner, _)| inner)
}

/// What is said of a file that is called compressed and is not: it is read as it is. `start` is its first bytes.
pub(super) fn mislabelled(name: &str, start: &[u8]) -> Option<Problem> {
    let is_called = inner_name(name) != name;
    let what = "its name says that it is compressed, but it is not; it is read as it is";
    let hint = format!("call it `{}`", inner_name(name.rsplit('/').next().unwrap_or(name)));
    let is_plain = !is_gzip(start) && !is_zstandard(start) && !start.is_empty();
    (is_called && is_plain).then(|| Problem::new(Severity::Note, name, what, hint))
}

/// Unpacks a file that is compressed, and gives back any other as it is; nothing where it may not be read.
pub(super) fn unpack<'b>(name: &str, bytes: &'b [u8], problems: &mut Vec<Problem>) -> Option<Cow<'b, [u8]>> {
    unpack_up_to(MOST, name, bytes, problems)
}

fn unpack_up_to<'b>(most: u64, name: &str, bytes: &'b [u8], problems: &mut Vec<Problem>) -> Option<Cow<'b, [u8]>> {
    if !is_gzip(bytes) && !is_zstandard(bytes) {
        problems.extend(mislabelled(name, bytes));
        return Some(Cow::Borrowed(bytes));
    }
    let mut unpacked = Vec::new();
    let outcome = stream(bytes).and_then(|stream| stream.take(most + 1).read_to_end(&mut unpacked));
    if unpacked.len() as u64 > most {
        let what = format!("unpacked it is larger than {}, so it was not read", size(most));
        problems.push(Problem::new(Severity::Error, name, what, "unpack it by hand, and cut it into smaller files"));
        return None;
    }
    if let Err(error) = &outcome {
        problems.push(breaks_off(name, error));
    }
    Some(Cow::Owned(unpacked))
}

/// Reads a file through its compression, if there is one.
pub(super) fn stream_of<'r>(
    name: &str,
    mut packed: impl BufRead + 'r,
    problems: &mut Vec<Problem>,
) -> io::Result<Box<dyn BufRead + 'r>> {
    problems.extend(mislabelled(name, packed.fill_buf()?));
    stream(packed)
}

/// Reads through the compression, if there is one.
pub(super) fn stream<'r>(mut packed: impl BufRead + 'r) -> io::Result<Box<dyn BufRead + 'r>> {
    let start = packed.fill_buf()?;
    Ok(if is_gzip(start) {
        Box::new(BufReader::new(Members(Some(GzDecoder::new(packed)))))
    } else if is_zstandard(start) {
        Box::new(BufReader::new(ZstdDecoder::with_buffer(packed)?))
    } else {
        Box::new(packed)
    })
}

/// What is said of a file whose stream ends in an error.
pub(super) fn breaks_off(name: &str, error: &io::Error) -> Problem {
    let what = format!("the compressed file is damaged or breaks off: {error}; what came before was read");
    Problem::new(Severity::Warning, name, what, "fetch it again")
}

/// The members of a gzip file, one after another (RFC 1952, 2.2). Zeros behind the last are padding, as `gzip` itself takes
/// them: tapes and block devices fill up with them.
struct Members<R>(Option<GzDecoder<R>>);

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.0 {
            let read = member.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let Some(mut rest) = self.0.take().map(GzDecoder::into_inner) else { break };
            pass_over_zeros(&mut rest)?;
            self.0 = if rest.fill_buf()?.is_empty() { None } else { Some(GzDecoder::new(rest)) };
        }
        Ok(0)
    }
}

fn pass_over_zeros(stream: &mut impl BufRead) -> io::Result<()> {
    loop {
        let start = stream.fill_buf()?;
        let zeros = start.iter().take_while(|byte| **byte == 0).count();
        let is_over = zeros < start.len() || start.is_empty();
        stream.consume(zeros);
        if is_over {
            return Ok(());
        }
    }
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
            assert_eq!(unpacked.as_ref(), b"One. Two.");
            assert!(problems.is_empty());
        }
    }

    #[test]
    fn a_name_that_says_compressed_of_a_plain_file() {
        let mut problems = Vec::new();
        assert_eq!(unpack("a/b.txt.gz", b"Ferry", &mut problems).unwrap().as_ref(), b"Ferry");
        let mut unpacked = String::new();
        let stream = stream_of("c.jsonl.zst", &b"{}"[..], &mut problems);
        stream.unwrap().read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, "{}");
        let hints: Vec<&str> = problems.iter().map(|problem| problem.hint.as_str()).collect();
        assert_eq!(hints, ["call it `b.txt`", "call it `c.jsonl`"]);
        assert!(mislabelled("a.txt.gz", &gzip(b"Ferry")).is_none() && mislabelled("a.txt", b"Ferry").is_none());
    }

    #[test]
    fn zeros_behind_the_last_member_are_padding() {
        let mut problems = Vec::new();
        let padded = [gzip(b"One. "), gzip(b"Two."), vec![0; 20_000]].concat();
        assert_eq!(unpack("a.txt.gz", &padded, &mut problems).unwrap().as_ref(), b"One. Two.");
        assert!(problems.is_empty());
        let spoilt = [gzip(b"One."), b"\0\0nonsense".to_vec()].concat();
        assert_eq!(unpack("a.txt.gz", &spoilt, &mut problems).unwrap().as_ref(), b"One.");
        assert_eq!(problems.len(), 1);
    }

    #[test]
    fn what_came_before_a_break_is_kept() {
        let mut bytes = [gzip(b"One. "), gzip(b"Two.")].concat();
        bytes.truncate(bytes.len() - 10);
        let mut problems = Vec::new();
        let unpacked = unpack("a.txt.gz", &bytes, &mut problems).unwrap();
        assert!(unpacked.starts_with(b"One. "));
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
