//! Web archives in (WARC, ISO 28500), seeds out: every page that was answered with status 200 is an article.
//!
//! A record is a version line, header lines, a blank line, as many bytes as `Content-Length` says, and two blank lines. Only
//! one record is held at a time, and what a header says of lengths is never trusted with memory: a record that is longer than
//! a page may be is skipped.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

use super::{Intake, decode, html, http};
use crate::model::{Origin, Property, Seed};
use crate::problem::{Problem, Severity};

/// The longest line of a header.
const LONGEST_LINE: u64 = 64 * 1024;

/// The most lines of a header.
const MOST_LINES: usize = 1_000;

/// The longest record that is looked at, in bytes.
pub(super) const LONGEST_RECORD: u64 = 64 << 20;

/// Header lines: names in lower case, with their values.
#[derive(Debug, Default)]
pub(super) struct Headers(Vec<(String, String)>);

impl Headers {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Adds a line; a line that starts with white space goes on with the one before.
    pub(super) fn add(&mut self, line: &str) {
        match (line.split_once(':'), self.0.last_mut()) {
            (_, Some((_, value))) if line.starts_with([' ', '\t']) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (Some((name, value)), _) => self.0.push((name.trim().to_lowercase(), value.trim().to_owned())),
            (None, _) => {}
        }
    }
}

/// What became of the records of an archive.
#[derive(Debug, Default)]
struct Count {
    records: usize,
    /// Those that are no pages, by what they are.
    skipped: BTreeMap<String, usize>,
}

/// Reads every page of an archive; what cannot be read is told with the record's number.
pub(super) fn seeds(name: &str, mut archive: impl BufRead, intake: &mut Intake<'_>) {
    let mut count = Count::default();
    if let Err(error) = records(name, &mut archive, &mut count, intake) {
        let what = format!(
            "the archive is damaged or breaks off at its record {}: {error}; what came before was read",
            count.records.max(1)
        );
        intake.problems.push(Problem::new(Severity::Warning, name, what, "fetch the archive again"));
    }
    if count.records == 0 {
        let hint = "delete it, or fetch the archive again";
        intake.problems.push(Problem::new(Severity::Warning, name, "there is no record in this archive", hint));
    }
    let skipped: usize = count.skipped.values().sum();
    if skipped > 0 {
        let kinds: Vec<String> = count.skipped.iter().map(|(kind, count)| format!("{count} × {kind}")).collect();
        let records = if skipped == 1 { "1 record is".to_owned() } else { format!("{skipped} records are") };
        let what = format!("{records} no page that was answered with status 200, and not read: {}", kinds.join(", "));
        intake.problems.push(Problem::new(Severity::Note, name, what, ""));
    }
    for (kind, count) in count.skipped {
        *intake.unread.entry(format!("archive record ({kind})")).or_default() += count;
    }
}

fn records(name: &str, archive: &mut impl BufRead, count: &mut Count, intake: &mut Intake<'_>) -> io::Result<()> {
    while let Some(version) = first_line(archive)? {
        count.records += 1;
        if !version.starts_with("WARC/") {
            return Err(damage("no record starts here"));
        }
        let headers = headers(archive)?;
        let length = headers.get("content-length").and_then(|length| length.parse::<u64>().ok());
        let length = length.ok_or_else(|| damage("it does not say how long it is"))?;
        let block = match Block::of(&headers) {
            Ok(_) if length > LONGEST_RECORD => Err("too long".to_owned()),
            block => block,
        };
        let block = match block {
            Ok(block) => block,
            Err(kind) => {
                pass_over(archive, length)?;
                *count.skipped.entry(kind).or_default() += 1;
                continue;
            }
        };
        let mut bytes = Vec::new();
        archive.take(length).read_to_end(&mut bytes)?;
        if (bytes.len() as u64) < length {
            return Err(damage("the end is missing"));
        }
        let source = format!("{name}#{}", count.records);
        match page(&source, &block, &bytes, intake) {
            Ok(seed) => intake.take(seed.map(|seed| with_headers(seed, &headers))),
            Err(kind) => *count.skipped.entry(kind).or_default() += 1,
        }
    }
    Ok(())
}

/// What the block of a record holds (WARC/1.1, 6.3 and 6.4).
enum Block {
    /// A server's answer.
    Answer,
    /// A page that was got without one, as from a file: the encoding that its content type names.
    Page(Option<String>),
}

impl Block {
    /// What a record's block holds; else what the record is instead.
    fn of(headers: &Headers) -> Result<Self, String> {
        let kind = headers.get("warc-type").unwrap_or("of no type").to_lowercase();
        let content = headers.get("content-type").unwrap_or_default().to_lowercase();
        match kind.as_str() {
            "response" if content.is_empty() || content.starts_with("application/http") => Ok(Self::Answer),
            "resource" if http::is_html(&content) => Ok(Self::Page(http::charset(&content))),
            "resource" => Err(http::kind(&content)),
            _ => Err(kind),
        }
    }
}

/// The seed of a page, or why it has none; what the record is if that is no page.
fn page(source: &str, block: &Block, bytes: &[u8], intake: &mut Intake<'_>) -> Result<Result<Seed, Problem>, String> {
    let (sent_as, body) = match block {
        Block::Page(charset) => (charset.clone(), bytes.into()),
        Block::Answer => {
            let response = http::Response::read(bytes).ok_or("damaged answer")?;
            if let Some(other) = response.is_no_page() {
                return Err(other);
            }
            match response.body() {
                Ok(body) => (response.charset(), body),
                Err(error) => {
                    let what = format!("the page's body cannot be unpacked: {error}");
                    return Ok(Err(Problem::new(Severity::Warning, source, what, "fetch the page again")));
                }
            }
        }
    };
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err("empty page".to_owned());
    }
    let text = decode::decode_page(sent_as.as_deref(), source, &body, &mut intake.problems).ok_or("no text")?;
    Ok(html::seed(source, text))
}

fn with_headers(mut seed: Seed, headers: &Headers) -> Seed {
    // Some old writers put the address between angle brackets.
    let address = headers.get("warc-target-uri").map(|address| address.trim_matches(['<', '>']).trim());
    if let Some(address) = address.filter(|address| !address.is_empty()) {
        address.clone_into(&mut seed.id);
        seed.declared.add(Property::Address, Origin::Record, address, "web archive's `WARC-Target-URI`");
    }
    if let Some(date) = headers.get("warc-date") {
        seed.declared.add(Property::Fetched, Origin::Record, date, "web archive's `WARC-Date`");
    }
    seed
}

/// The next line that is not blank; nothing at the end of the archive.
fn first_line(archive: &mut impl BufRead) -> io::Result<Option<String>> {
    for _ in 0..MOST_LINES {
        match line(archive)? {
            None => return Ok(None),
            Some(line) if line.is_empty() => {}
            Some(line) => return Ok(Some(line)),
        }
    }
    Err(damage("no record starts here"))
}

fn headers(archive: &mut impl BufRead) -> io::Result<Headers> {
    let mut headers = Headers::default();
    for _ in 0..MOST_LINES {
        match line(archive)? {
            None => return Err(damage("the end is missing")),
            Some(line) if line.is_empty() => return Ok(headers),
            Some(line) => headers.add(&line),
        }
    }
    Err(damage("its header does not end"))
}

/// A line without its end; nothing at the end of the archive.
fn line(archive: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    let read = archive.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    if read as u64 == LONGEST_LINE {
        return Err(damage("a line of its header is too long"));
    }
    let text = String::from_utf8_lossy(&line);
    Ok((read > 0).then(|| text.trim_end_matches(['\r', '\n']).to_owned()))
}

fn pass_over(archive: &mut impl BufRead, length: u64) -> io::Result<()> {
    let passed = io::copy(&mut archive.take(length), &mut io::sink())?;
    if passed < length { Err(damage("the end is missing")) } else { Ok(()) }
}

fn damage(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::intake::gathered::{Gathered, gather};

    fn record(kind: &str, block: &[u8]) -> Vec<u8> {
        let header = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/ferry\r\nWARC-Date: 2024-03-12T09:30:00Z\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        [header.as_bytes(), block, b"\r\n\r\n"].concat()
    }

    const PAGE: &[u8] =
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The ferry sails.</p></body></html>";

    fn read(archive: &[u8]) -> Gathered {
        gather(|intake| seeds("a.warc", archive, intake))
    }

    #[test]
    fn a_page_with_its_address_and_day() {
        let reading = read(&record("response", PAGE));
        let seed = &reading.seeds[0];
        assert_eq!((seed.id.as_str(), seed.source.as_str()), ("https://a.example/ferry", "a.warc#1"));
        assert_eq!(seed.passages[0].text, "The ferry sails.");
        assert_eq!(seed.declared.best(Property::Fetched).unwrap().value, "2024-03-12T09:30:00Z");
        assert!(reading.problems.is_empty());
    }

    #[test]
    fn what_is_no_page_is_counted_in_one_note() {
        let missing = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No.</p>";
        let picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";
        let archive = [
            record("warcinfo", b"x: y"),
            record("revisit", PAGE),
            record("response", missing),
            record("response", picture),
            record("response", PAGE),
        ];
        let reading = read(&archive.concat());
        assert_eq!((reading.seeds.len(), reading.problems.len()), (1, 1));
        assert!(reading.problems[0].what.starts_with("4 records are"), "{}", reading.problems[0].what);
        assert_eq!(reading.seeds[0].source, "a.warc#5");
        let kinds: Vec<_> = reading.unread.into_iter().collect();
        let of = |kind: &str| (format!("archive record ({kind})"), 1);
        assert_eq!(kinds, [of("image"), of("revisit"), of("status 404"), of("warcinfo")]);
    }

    #[test]
    fn a_record_cut_off_anywhere_leaves_the_ones_before() {
        let whole = [record("response", PAGE), record("response", PAGE)].concat();
        let first = record("response", PAGE).len();
        for end in first + 1..whole.len() - 4 {
            let reading = read(&whole[..end]);
            assert_eq!((reading.seeds.len(), reading.problems.len()), (1, 1), "{end}");
            assert!(reading.problems[0].what.contains("record 2"), "{}", reading.problems[0].what);
        }
        assert_eq!(read(&whole[..whole.len() - 4]).seeds.len(), 2);
    }

    #[test]
    fn a_length_that_lies_costs_no_memory() {
        for length in ["18446744073709551615", "67108864", "-1", "ten"] {
            let archive =
                format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\nHTTP/1.1 200 OK\r\n");
            let reading = read(archive.as_bytes());
            assert_eq!((reading.seeds.len(), reading.problems.last().unwrap().severity), (0, Severity::Warning));
        }
        assert_eq!(read(b"no archive at all").problems.len(), 1);
    }

    #[test]
    fn a_page_without_a_servers_answer() {
        let resource = |kind: &str, block: &[u8]| {
            let record = String::from_utf8(record("resource", block)).unwrap();
            record.replace("application/http; msgtype=response", kind).into_bytes()
        };
        let page = "<p>Café at the quay.</p>".as_bytes();
        let reading = read(&[resource("text/html; charset=utf-8", page), resource("image/png", b"x")].concat());
        assert_eq!(reading.seeds[0].passages[0].text, "Café at the quay.");
        assert_eq!(reading.seeds[0].id, "https://a.example/ferry");
        assert_eq!(reading.unread.get("archive record (image)"), Some(&1));
    }
}
