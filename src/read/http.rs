//! An answer of a web server as an archive keeps it: status, headers, body; chunks joined, compression undone.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::warc::{Headers, LONGEST_RECORD};

/// What a server answered.
#[derive(Debug)]
pub(super) struct Response<'b> {
    status: u16,
    headers: Headers,
    raw_body: &'b [u8],
}

impl<'b> Response<'b> {
    /// Takes an answer apart; nothing where this is none.
    pub(super) fn read(block: &'b [u8]) -> Option<Self> {
        let mut rest = block;
        let mut line = || {
            let end = rest.iter().position(|&byte| byte == b'\n')?;
            let line = String::from_utf8_lossy(&rest[..end]).trim_end_matches('\r').to_owned();
            rest = &rest[end + 1..];
            Some(line)
        };
        let status_line = line()?;
        let status = status_line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
        let mut headers = Headers::default();
        while let Some(header) = line().filter(|header| !header.is_empty()) {
            headers.add(&header);
        }
        Some(Self { status, headers, raw_body: rest })
    }

    /// What it brought, if not a web page.
    pub(super) fn is_no_page(&self) -> Option<String> {
        let content = self.headers.get("content-type").unwrap_or_default();
        match self.status {
            200 if is_html(content) => None,
            200 => Some(kind(content)),
            status => Some(format!("status {status}")),
        }
    }

    /// The encoding that the server named.
    pub(super) fn charset(&self) -> Option<String> {
        charset(self.headers.get("content-type")?)
    }

    /// The page's bytes. Archivers often keep the headers of what they unpacked themselves: what is not chunked or
    /// compressed is taken as it is, whatever the headers say.
    pub(super) fn body(&self) -> io::Result<Cow<'b, [u8]>> {
        let says =
            |name: &str, word: &str| self.headers.get(name).is_some_and(|value| value.to_lowercase().contains(word));
        let joined = says("transfer-encoding", "chunked").then(|| join_chunks(self.raw_body)).flatten();
        let body = joined.map_or(Cow::Borrowed(self.raw_body), Cow::Owned);
        let is_markup = body.trim_ascii_start().starts_with(b"<");
        let unpacked = if body.starts_with(&[0x1f, 0x8b, 0x08]) {
            unpack(MultiGzDecoder::new(&*body))?
        } else if is_markup {
            return Ok(body);
        } else if says("content-encoding", "deflate") {
            // The standard means zlib's format; some servers send bare deflate.
            unpack(ZlibDecoder::new(&*body)).or_else(|_| unpack(DeflateDecoder::new(&*body)))?
        } else if says("content-encoding", "br") {
            unpack(brotli_decompressor::Decompressor::new(&*body, BUFFER))?
        } else if says("content-encoding", "zstd") {
            unpack(zstd::stream::read::Decoder::with_buffer(&*body)?)?
        } else {
            return Ok(body);
        };
        Ok(Cow::Owned(unpacked))
    }
}

/// Whether a content type is that of web pages.
pub(super) fn is_html(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_lowercase();
    matches!(kind.as_str(), "text/html" | "application/xhtml+xml")
}

/// The kind of a content type that is not a web page's, roughly.
pub(super) fn kind(content_type: &str) -> String {
    let (kind, subtype) = content_type.split_once('/').unwrap_or(("", ""));
    let kind = kind.trim().to_lowercase();
    match kind.as_str() {
        "" => "of no kind".to_owned(),
        "text" | "application" => {
            format!("{kind}/{}", subtype.split(';').next().unwrap_or_default().trim().to_lowercase())
        }
        _ => kind,
    }
}

/// The encoding that a content type names.
pub(super) fn charset(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1);
    let charset = parameters
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    Some(charset.1.trim().trim_matches(['"', '\'']).to_owned())
}

/// How many bytes the Brotli decoder takes at a time.
const BUFFER: usize = 4_096;

/// What a decoder gives, as far as it goes; an error where it gives nothing, or too much.
fn unpack(decoder: impl Read) -> io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    let outcome = decoder.take(LONGEST_RECORD + 1).read_to_end(&mut unpacked);
    if unpacked.len() as u64 > LONGEST_RECORD {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "unpacked it is too large"));
    }
    match outcome {
        Err(error) if unpacked.is_empty() => Err(error),
        _ => Ok(unpacked),
    }
}

/// The chunks of a body put together, as far as they go; nothing where it does not start with one.
fn join_chunks(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    let mut is_first = true;
    loop {
        let end = body.iter().take(100).position(|&byte| byte == b'\n');
        let size = end.and_then(|end| chunk_size(&body[..end]));
        let (Some(end), Some(size)) = (end, size) else { return (!is_first).then_some(joined) };
        is_first = false;
        body = &body[end + 1..];
        let chunk = &body[..body.len().min(size)];
        joined.extend_from_slice(chunk);
        if size == 0 || chunk.len() < size {
            return Some(joined);
        }
        body = &body[size..];
        body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
    }
}

/// The size at the head of a chunk, before its extensions.
fn chunk_size(line: &[u8]) -> Option<usize> {
    let line = std::str::from_utf8(line).ok()?;
    usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    fn body(headers: &str, body: &[u8]) -> io::Result<Vec<u8>> {
        let block = [format!("HTTP/1.1 200 OK\r\n{headers}\r\n").as_bytes(), body].concat();
        Response::read(&block).unwrap().body().map(Cow::into_owned)
    }

    const PAGE: &[u8] = b"<p>The ferry sails again.</p>";

    #[test]
    fn status_kind_and_charset() {
        let response = Response::read(b"HTTP/2 200\nContent-Type: Text/HTML; Charset=\"koi8-r\"\n\nx").unwrap();
        assert_eq!(response.is_no_page(), None);
        assert_eq!(response.charset().as_deref(), Some("koi8-r"));
        let moved = Response::read(b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n").unwrap();
        assert_eq!(moved.is_no_page().as_deref(), Some("status 301"));
        assert!(Response::read(b"<html>").is_none());
    }

    #[test]
    fn chunks_are_joined() {
        let chunked = "Transfer-Encoding: chunked\r\n";
        assert_eq!(body(chunked, b"3\r\n<p>\r\n5;x=y\r\nFerry\r\n0\r\n\r\n").unwrap(), b"<p>Ferry");
        assert_eq!(body(chunked, b"3\r\n<p>\r\nff\r\nFer").unwrap(), b"<p>Fer");
        assert_eq!(body(chunked, b"ffffffffffffffff\r\nFer").unwrap(), b"Fer");
        assert_eq!(body(chunked, PAGE).unwrap(), PAGE);
    }

    #[test]
    fn compression_is_undone() {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(PAGE).unwrap();
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(PAGE).unwrap();
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
        deflate.write_all(PAGE).unwrap();
        assert_eq!(body("Content-Encoding: gzip\r\n", &gzip.finish().unwrap()).unwrap(), PAGE);
        assert_eq!(body("Content-Encoding: deflate\r\n", &zlib.finish().unwrap()).unwrap(), PAGE);
        assert_eq!(body("Content-Encoding: deflate\r\n", &deflate.finish().unwrap()).unwrap(), PAGE);
        assert_eq!(body("Content-Encoding: zstd\r\n", &zstd::encode_all(PAGE, 3).unwrap()).unwrap(), PAGE);
        // Brotli's form for what it does not compress: a head with the length less one, the bytes, an empty last block.
        let less_one = u8::try_from(PAGE.len() - 1).unwrap();
        let brotli = [&[0x0b | (less_one << 7), less_one >> 1, 0x80][..], PAGE, &[0x03]].concat();
        assert_eq!(body("Content-Encoding: br\r\n", &brotli).unwrap(), PAGE);
        for coding in ["gzip", "deflate", "br", "zstd"] {
            assert_eq!(body(&format!("Content-Encoding: {coding}\r\n"), PAGE).unwrap(), PAGE);
        }
        assert!(body("Content-Encoding: br\r\n", b"nonsense").is_err());
    }
}
