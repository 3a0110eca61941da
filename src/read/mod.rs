//! Files in, seeds out: decoded, cut into passages, nothing judged.
//!
//! [`walk`] lists a folder in a fixed order; [`compressed`] unpacks; [`decode`] turns bytes into text; one module a format
//! turns text into a [`Seed`]: [`text`], [`markdown`], [`html`], [`mhtml`], [`records`], [`warc`], [`wacz`], [`pdf`]. What people declare inside a file
//! becomes [`crate::model::Declared`] in [`declared`]; what is said of it from outside joins that in [`outside`]. What is not read
//! is counted by kind and named, never passed over in silence.

mod compressed;
mod declared;
mod decode;
mod front_matter;
mod guard;
mod html;
mod http;
mod intake;
mod markdown;
mod mhtml;
mod outside;
mod own_pages;
mod path_pattern;
mod pdf;
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

use intake::Intake;
pub(crate) use own_pages::page_linked;
pub use path_pattern::{BadPattern, PathPattern};
pub use theme::theme;
use walk::SourceFile;

use crate::config::Config;
use crate::model::Seed;
use crate::problem::{Problem, Severity};
use outside::Outside;
use records::Settings;

/// What is said of a source when it has been read.
#[derive(Debug, Default)]
pub struct Reading {
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// What was not read, by kind, with how many of it: files by the ending of their name, parts of files in words.
    pub unread: BTreeMap<String, usize>,
}

impl Reading {
    /// Adds what is said of another source.
    pub fn extend(&mut self, other: Self) {
        self.problems.extend(other.problems);
        other.unread.into_iter().for_each(|(kind, count)| *self.unread.entry(kind).or_default() += count);
    }
}

/// Reads every article of a folder, or of a single file, and hands each on as soon as it is read, in the order of the files.
/// The config says what the articles' paths tell, and where records keep what they say. Broken files become problems; the
/// rest is read all the same.
pub fn source(path: &Path, config: &Config, sink: &mut dyn FnMut(Seed)) -> Reading {
    let mut reading = Reading::default();
    let files = walk::files(path, &mut reading);
    let outside = Outside::gather(&files, &config.paths.pattern, path.is_dir(), &mut reading.problems);
    let mut settings = Settings::new(&config.records);
    for file in files.iter().filter(|file| !outside.is_about_others(&file.name)) {
        let mut declare = |mut seed: Seed| {
            outside.declare(&file.name, &mut seed);
            sink(seed);
        };
        let mut intake = Intake::new(&mut declare);
        match Kind::of(&file.name) {
            Some(kind) => {
                if let Err(error) = read_path(kind, file, &mut settings, &mut intake) {
                    intake.problems.push(unreadable(&file.name, &error));
                }
            }
            None => intake.leave_unread(&file.name),
        }
        let Intake { problems, unread, .. } = intake;
        reading.extend(Reading { problems, unread });
    }
    reading.problems.extend(settings.remark());
    outside.remarks(&mut reading.problems);
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

/// Reads what came through standard input. How it starts tells what it is: crawl records, an archive, a page, a PDF, or
/// else a raw text.
pub fn standard_input(bytes: &[u8], config: &Config, sink: &mut dyn FnMut(Seed)) -> Reading {
    let mut intake = Intake::new(sink);
    let mut settings = Settings::new(&config.records);
    if let Some(bytes) = compressed::unpack("-", bytes, &mut intake.problems) {
        read_file(Kind::told(&bytes), "-", &bytes, &mut settings, &mut intake);
    }
    intake.problems.extend(settings.remark());
    let Intake { problems, unread, .. } = intake;
    Reading { problems, unread }
}

/// Reads the content of a file, as its name tells what it is.
pub fn content(name: &str, bytes: &[u8], config: &Config, sink: &mut dyn FnMut(Seed)) -> Reading {
    let mut intake = Intake::new(sink);
    let mut settings = Settings::new(&config.records);
    match Kind::of(name) {
        Some(kind) => read_packed(kind, name, bytes, &mut settings, &mut intake),
        None => intake.leave_unread(name),
    }
    intake.problems.extend(settings.remark());
    let Intake { problems, unread, .. } = intake;
    Reading { problems, unread }
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
    Pdf,
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
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    /// The kind of what has no name.
    fn told(bytes: &[u8]) -> Self {
        // A text may well start with a bracket, but hardly with two of these.
        let mut marks = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
        let is_json = matches!((marks.next(), marks.next()), (Some(b'{'), _) | (Some(b'['), Some(b'{')));
        match bytes {
            bytes if bytes.starts_with(b"WARC/") => Self::Warc,
            bytes if bytes.starts_with(b"PK\x03\x04") => Self::Wacz,
            bytes if bytes.starts_with(b"%PDF-") => Self::Pdf,
            _ if is_json => Self::Json,
            bytes if starts_like_a_page(bytes) => Self::Html,
            _ => Self::Text,
        }
    }
}

/// The ending of a file's name without its dot, in lower case; the whole name where it has none.
fn ending(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(_, ending)| ending).to_lowercase()
}

fn read_path(kind: Kind, file: &SourceFile, settings: &mut Settings<'_>, intake: &mut Intake<'_>) -> io::Result<()> {
    // Archives and dumps are larger than memory: they are read as they come.
    let open = || fs_err::File::open(&file.path).map(BufReader::new);
    match kind {
        Kind::Warc => {
            let stream = compressed::stream_of(&file.name, open()?, &mut intake.problems)?;
            warc::seeds(&file.name, stream, intake);
        }
        Kind::Wacz if compressed::inner_name(&file.name) == file.name => wacz::seeds(&file.name, open()?, intake),
        Kind::Records => {
            let stream = compressed::stream_of(&file.name, open()?, &mut intake.problems)?;
            records::lines(&file.name, stream, settings, intake);
        }
        _ => read_packed(kind, &file.name, &fs_err::read(&file.path)?, settings, intake),
    }
    Ok(())
}

fn read_packed(kind: Kind, name: &str, bytes: &[u8], settings: &mut Settings<'_>, intake: &mut Intake<'_>) {
    if let Some(bytes) = compressed::unpack(name, bytes, &mut intake.problems) {
        read_file(kind, name, &bytes, settings, intake);
    }
}

fn read_file(kind: Kind, name: &str, bytes: &[u8], settings: &mut Settings<'_>, intake: &mut Intake<'_>) {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        intake.problems.push(empty(name));
        return;
    }
    if matches!(kind, Kind::Text | Kind::Markdown) && bytes.len() > LONGEST_TEXT {
        let what = format!("the text is longer than {} MB, so it was not read", LONGEST_TEXT / 1_000_000);
        let hint = "cut it into articles, a file each";
        intake.problems.push(Problem::new(Severity::Error, name, what, hint));
        return;
    }
    match kind {
        Kind::Warc => return warc::seeds(name, bytes, intake),
        Kind::Wacz => return wacz::seeds(name, Cursor::new(bytes), intake),
        Kind::Records => return records::lines(name, bytes, settings, intake),
        _ => {}
    }
    let one = match kind {
        Kind::Mhtml => mhtml::seed(name, bytes, &mut intake.problems),
        Kind::Pdf => pdf::seed(name, bytes, &mut intake.problems),
        Kind::Html => {
            let text = decode::decode_page(None, name, bytes, &mut intake.problems);
            return text.into_iter().for_each(|text| intake.take(html::seed(name, text)));
        }
        _ => {
            let Some(text) = decode::decode(name, bytes, &mut intake.problems) else { return };
            match kind {
                Kind::Json => return records::document(name, &text, settings, intake),
                Kind::Markdown => Some(markdown::seed(name, text, &mut intake.problems)),
                _ => Some(text::seed(name, text)),
            }
        }
    };
    one.into_iter().for_each(|seed| intake.keep(seed));
}

fn empty(name: &str) -> Problem {
    Problem::new(Severity::Warning, name, "the file is empty", "delete it, or save the article's text into it")
}

fn unreadable(name: &str, error: &io::Error) -> Problem {
    Problem::new(Severity::Error, name, format!("cannot be read: {error}"), "check the file's permissions")
}

/// Two articles may not share an id: later ones get `#2`, `#3` … behind it, the first that nobody has.
/// Takes each article's id with its source.
pub(crate) fn tell_ids_apart<'s>(
    articles: impl Iterator<Item = (&'s mut String, &'s str)>,
    problems: &mut Vec<Problem>,
) {
    let mut articles: Vec<(&mut String, &str)> = articles.collect();
    let mut taken: HashSet<String> = articles.iter().map(|(id, _)| (*id).clone()).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (id, source) in &mut articles {
        let Some(number) = seen.get_mut(id.as_str()) else {
            seen.insert((*id).clone(), 1);
            continue;
        };
        let what = format!("the id `{id}` is taken by an earlier article");
        let hint = "give the record an id of its own; until then a number stands behind it";
        problems.push(Problem::new(Severity::Warning, *source, what, hint));
        loop {
            *number += 1;
            let free = format!("{id}#{number}");
            if taken.insert(free.clone()) {
                **id = free;
                break;
            }
        }
    }
}

#[cfg(test)]
mod damage;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_lower_case_and_never_empty() {
        assert_eq!(ending("a/b.TXT"), "txt");
        assert_eq!(ending("a.b/Makefile"), "makefile");
    }

    fn ids(input: &[u8]) -> (Vec<String>, Vec<Problem>) {
        let mut seeds = Vec::new();
        let mut problems = standard_input(input, &Config::default(), &mut |seed| seeds.push(seed)).problems;
        tell_ids_apart(seeds.iter_mut().map(|seed| (&mut seed.id, seed.source.as_str())), &mut problems);
        (seeds.into_iter().map(|seed| seed.id).collect(), problems)
    }

    #[test]
    fn a_page_on_standard_input_is_read_as_one() {
        assert!(matches!(Kind::told(b"\n<!DOCTYPE html><title>Ferry</title><p>The ferry is late.</p>"), Kind::Html));
        assert!(matches!(Kind::told(b"<< Back\nThe ferry is late."), Kind::Text));
    }

    #[test]
    fn equal_ids_are_told_apart() {
        let (ids, problems) = ids(b"{\"id\":\"x\",\"text\":\"One.\"}\n{\"id\":\"x\",\"text\":\"Two.\"}");
        assert_eq!(ids, ["x", "x#2"]);
        assert_eq!(problems.len(), 1);
    }

    #[test]
    fn a_number_that_is_taken_is_passed_over() {
        let records = ["x", "x", "x#2"].map(|id| format!("{{\"id\":\"{id}\",\"text\":\"One.\"}}\n")).concat();
        assert_eq!(ids(records.as_bytes()).0, ["x", "x#3", "x#2"]);
    }

    #[test]
    fn an_empty_file_is_a_warning() {
        let (ids, problems) = ids(b" \n\n");
        assert!(ids.is_empty());
        assert_eq!(problems[0].severity, Severity::Warning);
    }
}
