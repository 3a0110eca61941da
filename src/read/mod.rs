//! Files in, seeds out: decoded, cut into passages, nothing judged.
//!
//! [`walk`] lists a folder in a fixed order; [`compressed`] unpacks; [`decode`] turns bytes into text; one module a format
//! turns text into a [`Seed`]: [`text`], [`markdown`], [`html`], [`mhtml`], [`records`], [`warc`], [`wacz`]. What people declare inside a file
//! becomes [`crate::model::Declared`] in [`declared`]; what is said of it from outside joins that in [`outside`]. What is not read
//! is counted by kind and named, never passed over in silence.

mod compressed;
mod declared;
mod decode;
mod front_matter;
mod html;
mod http;
mod markdown;
mod mhtml;
mod outside;
mod path_pattern;
mod records;
mod sidecar;
pub(crate) mod table;
mod text;
mod theme;
mod wacz;
mod walk;
mod warc;
mod wrapping;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, BufReader, Cursor};
use std::path::Path;

use compressed::Unpacked;
pub use path_pattern::{BadPattern, PathPattern};
pub use theme::theme;
use walk::SourceFile;

use crate::config::Paths;
use crate::model::Seed;
use crate::problem::{Problem, Severity};
use outside::Outside;

/// What a source held.
#[derive(Debug, Default)]
pub struct Reading {
    /// The articles, in the order of their files.
    pub seeds: Vec<Seed>,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// Files that were not read, by the ending of their name, with how many.
    pub unread: BTreeMap<String, usize>,
}

impl Reading {
    /// Counts and names a file of a kind that is not read.
    fn leave_unread(&mut self, name: &str) {
        *self.unread.entry(ending(name)).or_default() += 1;
        let hint = "save it as .txt, or as Markdown (.md)";
        self.problems.push(Problem::new(Severity::Note, name, "files of this kind are not read", hint));
    }
}

/// Reads every article of a folder, or of a single file; `paths` says what the articles' paths tell. Broken files become
/// problems; the rest is read all the same.
#[must_use]
pub fn source(path: &Path, paths: &Paths) -> Reading {
    let mut reading = Reading::default();
    let files = walk::files(path, &mut reading.problems);
    let outside = Outside::gather(&files, &paths.pattern, path.is_dir(), &mut reading.problems);
    for file in &files {
        if outside.is_about_others(&file.name) {
            continue;
        }
        let Some(kind) = Kind::of(&file.name) else {
            reading.leave_unread(&file.name);
            continue;
        };
        let before = reading.seeds.len();
        match read_path(kind, file, &mut reading) {
            Ok(()) => reading.seeds[before..].iter_mut().for_each(|seed| outside.declare(&file.name, seed)),
            Err(error) => reading.problems.push(unreadable(&file.name, &error)),
        }
    }
    outside.remarks(&mut reading.problems);
    tell_ids_apart(&mut reading);
    for problem in &mut reading.problems {
        // What stands beside a single file has a name of its own.
        let is_beside = !path.is_dir() && outside.is_about_others(&problem.file);
        problem.file = if is_beside {
            path.with_file_name(&problem.file).display().to_string()
        } else {
            located(path, &problem.file)
        };
    }
    reading
}

/// A source file's name inside the source as the user would name it from where they stand.
#[must_use]
pub fn located(source: &Path, name: &str) -> String {
    if name.is_empty() || !source.is_dir() {
        source.display().to_string()
    } else {
        source.join(name).display().to_string()
    }
}

/// The sidecar that corrects the article in a file.
pub(crate) fn sidecar_of(file: &str) -> String {
    let inner = compressed::inner_name(file);
    format!("{}.toml", inner.rsplit_once('.').map_or(inner, |(stem, _)| stem))
}

/// Reads what came through standard input, told by how it starts: crawl records, a web archive, a page, else a raw text.
#[must_use]
pub fn standard_input(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let Some(Unpacked { bytes, .. }) = compressed::unpack("-", bytes, &mut reading.problems) else { return reading };
    // A text may well start with a bracket, but hardly with two of these.
    let mut marks = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    let is_json = matches!((marks.next(), marks.next()), (Some(b'{'), _) | (Some(b'['), Some(b'{')));
    let kind = match &*bytes {
        bytes if bytes.starts_with(b"WARC/") => Kind::Warc,
        bytes if bytes.starts_with(b"PK\x03\x04") => Kind::Wacz,
        _ if is_json => Kind::Json,
        bytes if starts_like_a_page(bytes) => Kind::Html,
        _ => Kind::Text,
    };
    read_file(kind, "-", &bytes, &mut reading);
    tell_ids_apart(&mut reading);
    reading
}

/// Whether bytes start as web pages do, after the patterns of the MIME Sniffing Standard that no text begins with.
fn starts_like_a_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let starts = |tag: &&[u8]| bytes.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<!--"].iter().any(starts)
}

/// The longest text of one article, in bytes: beyond any book.
const LONGEST_TEXT: usize = 20_000_000;

/// The kinds of files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Markdown,
    Html,
    Mhtml,
    Records,
    Json,
    Warc,
    Wacz,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        match ending(compressed::inner_name(name)).as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "mhtml" | "mht" => Some(Self::Mhtml),
            "jsonl" | "ndjson" | "jl" => Some(Self::Records),
            "json" => Some(Self::Json),
            "warc" => Some(Self::Warc),
            "wacz" => Some(Self::Wacz),
            _ => None,
        }
    }
}

/// The ending of a file's name without its dot, in lower case; the whole name where it has none.
fn ending(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(_, ending)| ending).to_lowercase()
}

fn read_path(kind: Kind, file: &SourceFile, reading: &mut Reading) -> io::Result<()> {
    // Archives are larger than memory: they are read as they come.
    let open = || fs_err::File::open(&file.path).map(BufReader::new);
    match kind {
        Kind::Warc => warc::seeds(&file.name, compressed::stream(open()?)?, reading),
        Kind::Wacz if compressed::inner_name(&file.name) == file.name => wacz::seeds(&file.name, open()?, reading),
        _ => read_file(kind, &file.name, &fs_err::read(&file.path)?, reading),
    }
    Ok(())
}

fn read_file(kind: Kind, name: &str, bytes: &[u8], reading: &mut Reading) {
    let Some(Unpacked { bytes, is_cut }) = compressed::unpack(name, bytes, &mut reading.problems) else { return };
    let mut bytes = bytes.as_ref();
    if is_cut && kind == Kind::Records {
        // The last line is torn: it is what the warning is about, and no mistake of the record's.
        bytes = &bytes[..bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1)];
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        let hint = "delete it, or save the article's text into it";
        reading.problems.push(Problem::new(Severity::Warning, name, "the file is empty", hint));
        return;
    }
    if matches!(kind, Kind::Text | Kind::Markdown) && bytes.len() > LONGEST_TEXT {
        let what = format!("the text is longer than {} MB, so it was not read", LONGEST_TEXT / 1_000_000);
        let hint = "cut it into articles, a file each";
        reading.problems.push(Problem::new(Severity::Error, name, what, hint));
        return;
    }
    match kind {
        Kind::Warc => return warc::seeds(name, bytes, reading),
        Kind::Wacz => return wacz::seeds(name, Cursor::new(bytes), reading),
        Kind::Mhtml => return reading.seeds.extend(mhtml::seed(name, bytes, &mut reading.problems)),
        _ => {}
    }
    let text = match kind {
        Kind::Html => decode::decode_page(None, name, bytes, &mut reading.problems),
        _ => decode::decode(name, bytes, &mut reading.problems),
    };
    let Some(text) = text else { return };
    match kind {
        Kind::Text => reading.seeds.push(text::seed(name, text)),
        Kind::Markdown => reading.seeds.push(markdown::seed(name, text, &mut reading.problems)),
        Kind::Html => match html::seed(name, text) {
            Ok(seed) => reading.seeds.push(seed),
            Err(problem) => reading.problems.push(problem),
        },
        Kind::Records => records::lines(name, &text, reading),
        Kind::Json => records::document(name, &text, reading),
        Kind::Mhtml | Kind::Warc | Kind::Wacz => {}
    }
}

fn unreadable(name: &str, error: &io::Error) -> Problem {
    Problem::new(Severity::Error, name, format!("cannot be read: {error}"), "check the file's permissions")
}

/// Two articles may not share an id: later ones get `#2`, `#3` … behind it, the first that nobody has.
pub(crate) fn tell_ids_apart(reading: &mut Reading) {
    let mut taken: HashSet<String> = reading.seeds.iter().map(|seed| seed.id.clone()).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for seed in &mut reading.seeds {
        let Some(number) = seen.get_mut(&seed.id) else {
            seen.insert(seed.id.clone(), 1);
            continue;
        };
        let what = format!("the id `{}` is taken by an earlier article", seed.id);
        let hint = "give the record an id of its own; until then a number stands behind it";
        reading.problems.push(Problem::new(Severity::Warning, seed.source.as_str(), what, hint));
        loop {
            *number += 1;
            let id = format!("{}#{number}", seed.id);
            if taken.insert(id.clone()) {
                seed.id = id;
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_lower_case_and_never_empty() {
        assert_eq!(ending("a/b.TXT"), "txt");
        assert_eq!(ending("a.b/Makefile"), "makefile");
    }

    #[test]
    fn a_page_on_standard_input_is_read_as_one() {
        let reading = standard_input(b"\n<!DOCTYPE html><title>Ferry</title><p>The ferry is late.</p>");
        assert_eq!(reading.seeds[0].format, crate::model::Format::Html);
        assert_eq!(standard_input(b"<< Back\nThe ferry is late.").seeds[0].format, crate::model::Format::Text);
    }

    #[test]
    fn equal_ids_are_told_apart() {
        let lines = br#"{"id":"x","text":"One."}
{"id":"x","text":"Two."}"#;
        let reading = standard_input(lines);
        let ids: Vec<&str> = reading.seeds.iter().map(|seed| seed.id.as_str()).collect();
        assert_eq!(ids, ["x", "x#2"]);
        assert_eq!(reading.problems.len(), 1);
    }

    #[test]
    fn a_number_that_is_taken_is_passed_over() {
        let records = ["x", "x", "x#2"].map(|id| format!("{{\"id\":\"{id}\",\"text\":\"One.\"}}\n")).concat();
        let reading = standard_input(records.as_bytes());
        let ids: Vec<&str> = reading.seeds.iter().map(|seed| seed.id.as_str()).collect();
        assert_eq!(ids, ["x", "x#3", "x#2"]);
    }

    #[test]
    fn an_empty_file_is_a_warning() {
        let reading = standard_input(b" \n\n");
        assert!(reading.seeds.is_empty());
        assert_eq!(reading.problems[0].severity, Severity::Warning);
    }
}
