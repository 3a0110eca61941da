//! A PDF's bytes in; out comes whether its compressed streams stay within bounds when they are unpacked. The library that
//! reads them unpacks without a limit, and a few kilobytes can unfold into more than any memory holds.

use std::io::{self, Read};

use flate2::bufread::ZlibDecoder;

/// The most bytes that one stream may unfold into: a page scanned in colour has fewer.
const MOST: u64 = 256 << 20;

/// The most bytes that all of them may.
const MOST_TOGETHER: u64 = 4 << 30;

/// How often a stream may be compressed anew.
const FOLDS: usize = 4;

/// Whether all streams that are compressed as nearly all are (zlib's format) stay within bounds.
pub(super) fn is_bounded(pdf: &[u8]) -> bool {
    let mut together = 0;
    for start in memchr::memmem::find_iter(pdf, b"stream") {
        let rest = &pdf[start + b"stream".len()..];
        let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if !is_zlib(rest) {
            continue;
        }
        let Some(size) = unfolded(rest) else { return false };
        together += size;
        if together > MOST_TOGETHER {
            return false;
        }
    }
    true
}

/// How large a stream is when it is unpacked; nothing where that is too large.
fn unfolded(stream: &[u8]) -> Option<u64> {
    let mut packed: Box<dyn Read + '_> = Box::new(stream);
    let mut size = 0;
    for _ in 0..FOLDS {
        let mut unpacked = ZlibDecoder::new(io::BufReader::new(packed));
        let mut start = [0; 2];
        if unpacked.read_exact(&mut start).is_err() {
            return Some(size);
        }
        let whole = io::Cursor::new(start).chain(unpacked);
        if !is_zlib(&start) {
            // What is damaged unfolds as far as it is sound.
            let mut counted = whole.take(MOST + 1);
            let mut buffer = [0; 16 * 1024];
            while let Ok(read @ 1..) = counted.read(&mut buffer) {
                size += read as u64;
            }
            return (size <= MOST).then_some(size);
        }
        packed = Box::new(whole);
    }
    None
}

/// Whether bytes start like zlib's format (RFC 1950, 2.2).
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 0x0f == 8 && method >> 4 <= 7 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn stream(content: &[u8], folds: usize) -> Vec<u8> {
        let mut folded = content.to_vec();
        for _ in 0..folds {
            let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
            encoder.write_all(&folded).unwrap();
            folded = encoder.finish().unwrap();
        }
        [b"1 0 obj <<>> stream\r\n", &folded[..], b"\nendstream endobj\n"].concat()
    }

    #[test]
    fn bombs_are_found_however_often_they_are_folded() {
        let large = vec![b' '; usize::try_from(MOST).unwrap() + 1];
        assert!(is_bounded(&stream(b"BT (Ferry) Tj ET", 1)));
        assert!(is_bounded(b"stream\nBT (Ferry) Tj ET"));
        for folds in 1..4 {
            assert!(!is_bounded(&stream(&large, folds)), "{folds}");
        }
        assert!(!is_bounded(&stream(b"Ferry", 6)));
        let mut damaged = stream(b"Ferry", 1);
        damaged.truncate(damaged.len() - 25);
        assert!(is_bounded(&damaged));
    }
}
