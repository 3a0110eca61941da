//! A page saved as one MIME message (MHTML, RFC 2557) in, its seed out. The message's page is its first part that is HTML,
//! or the one that its header names; the pictures and style sheets around it are left aside.

use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, decoders::base64::base64_decode};

use super::{decode, html};
use crate::model::{Origin, Property, Seed};
use crate::problem::{Problem, Severity};

/// The header in which browsers keep the page's address.
const SNAPSHOT: &str = "Snapshot-Content-Location";

/// Makes a seed of a saved message; nothing where it holds no page.
pub(super) fn seed(name: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Seed> {
    let message = MessageParser::default().parse(bytes);
    let Some((message, part)) = message.as_ref().and_then(|message| Some((message, page(message)?))) else {
        let what = "there is no page in this saved message, so it was not read";
        problems.push(Problem::new(Severity::Error, name, what, "save the page again, as HTML"));
        return None;
    };
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    let text = decode::decode_page(charset, name, &body(bytes, part), problems)?;
    let mut seed = html::seed(name, text).map_err(|problem| problems.push(problem)).ok()?;
    let address = snapshot(message).or_else(|| part.content_location());
    if let Some(address) = address.filter(|address| address.starts_with("http")) {
        seed.declared.add(Property::Address, Origin::Record, address, "address the page was saved from");
    }
    if let Some(date) = message.date() {
        seed.declared.add(Property::Fetched, Origin::Record, &date.to_rfc3339(), "date the page was saved");
    }
    Some(seed)
}

/// The part that is the page.
fn page<'m>(message: &'m Message<'m>) -> Option<&'m MessagePart<'m>> {
    let is_page = |part: &&MessagePart<'_>| {
        part.content_type().is_some_and(|kind| match kind.subtype() {
            Some(subtype) if kind.ctype().eq_ignore_ascii_case("text") => subtype.eq_ignore_ascii_case("html"),
            Some(subtype) => subtype.eq_ignore_ascii_case("xhtml+xml"),
            None => false,
        })
    };
    let address = snapshot(message);
    let is_named = |part: &&MessagePart<'_>| address.is_some() && part.content_location() == address;
    let mut pages = message.parts.iter().filter(is_page);
    pages.clone().find(is_named).or_else(|| pages.next())
}

fn snapshot<'m>(message: &'m Message<'m>) -> Option<&'m str> {
    message.header(SNAPSHOT).and_then(|value| value.as_text())
}

/// The bytes of a part. The library would decode their letters too, but pages name their encoding in more places than it
/// knows.
fn body(message: &[u8], part: &MessagePart<'_>) -> Vec<u8> {
    let (start, end) = (part.raw_body_offset() as usize, part.raw_end_offset() as usize);
    let raw = message.get(start..end).unwrap_or_default();
    match part.encoding {
        Encoding::QuotedPrintable => quoted_printable(raw),
        Encoding::Base64 => base64_decode(raw).unwrap_or_else(|| raw.to_vec()),
        Encoding::None => raw.to_vec(),
    }
}

/// Decodes quoted-printable; an equals sign that starts nothing stands for itself.
fn quoted_printable(mut raw: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(raw.len());
    while let Some((&byte, rest)) = raw.split_first() {
        raw = rest;
        let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let coded =
            digits.filter(|digits| !digits.starts_with('+')).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let line_end = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
        match (byte, coded, line_end) {
            (b'=', Some(coded), _) => {
                decoded.push(coded);
                raw = &rest[2..];
            }
            (b'=', None, Some(end)) if rest[end] == b'\n' => raw = &rest[end + 1..],
            _ => decoded.push(byte),
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.example/ferry\r\n\
        Date: Tue, 12 Mar 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n";

    fn read(parts: &str) -> Seed {
        let mut problems = Vec::new();
        let seed = seed("a.mhtml", format!("{HEAD}{parts}--b--\r\n").as_bytes(), &mut problems).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        seed
    }

    #[test]
    fn the_page_of_a_message_with_its_address_and_day() {
        let seed = read(
            "--b\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\
             Content-Location: https://a.example/ferry\r\n\r\n<p>The f=E4hre sails =\r\ntoday, a = b.</p>\r\n\
             --b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n",
        );
        assert_eq!(seed.passages[0].text, "The fähre sails today, a = b.");
        assert_eq!(seed.declared.best(Property::Address).unwrap().value, "https://a.example/ferry");
        assert!(seed.declared.best(Property::Fetched).unwrap().value.starts_with("2024-03-12"));
    }

    #[test]
    fn the_page_itself_names_its_encoding_and_the_header_the_page() {
        let seed = read(
            "--b\r\nContent-Type: text/html\r\nContent-Location: https://a.example/frame\r\n\r\n<p>Advertisement</p>\r\n\
             --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Location: https://a.example/ferry\r\n\r\nPG1ldGEgY2hhcnNldD1rb2k4LXI+PHA+8MHSz808L3A+\r\n",
        );
        assert_eq!(seed.passages[0].text, "Паром");
    }

    #[test]
    fn a_message_without_a_page_is_told() {
        let mut problems = Vec::new();
        assert!(seed("a.mhtml", b"nothing", &mut problems).is_none());
        assert_eq!(problems[0].severity, Severity::Error);
    }
}
