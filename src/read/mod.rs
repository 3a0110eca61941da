//! Files in, seeds out: decoded, cut into passages, nothing judged.
//!
//! [`walk`] lists a folder in a fixed order; [`decode`] turns bytes into text; one module a format turns text into a
//! [`Seed`]: [`text`], [`markdown`], [`records`]. What people declare beside or inside a file becomes
//! [`crate::model::Declared`] in [`declared`]. What is not read is counted by kind and named, never passed over in silence.

mod declared;
mod decode;
mod front_matter;
mod html;
mod markdown;
mod records;
mod sidecar;
mod text;
mod theme;
mod walk;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

pub use theme::theme;

use crate::model::Seed;
use crate::problem::{Problem, Severity};

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

/// Reads every article of a folder, or of a single file. Broken files become problems; the rest is read all the same.
#[must_use]
pub fn source(path: &Path) -> Reading {
    let mut reading = Reading::default();
    let files = walk::files(path, &mut reading.problems);
    let sidecars = sidecar::pair(&files);
    for file in &files {
        if sidecars.is_sidecar(&file.name) {
            continue;
        }
        let Some(kind) = Kind::of(&file.name) else {
            reading.leave_unread(&file.name);
            continue;
        };
        match fs_err::read(&file.path) {
            Ok(bytes) => {
                let before = reading.seeds.len();
                read_file(kind, &file.name, &bytes, &mut reading);
                if let Some(sidecar) = sidecars.of(&file.name) {
                    sidecar::apply(sidecar, &mut reading.seeds[before..], &mut reading.problems);
                }
            }
            Err(error) => reading.problems.push(unreadable(&file.name, &error)),
        }
    }
    for orphan in sidecars.orphans() {
        let what = "there is no article of this name beside it, so it corrects nothing";
        let hint = "give it the name of the article's file, with `.toml` as its ending";
        reading.problems.push(Problem::new(Severity::Warning, orphan, what, hint));
    }
    tell_ids_apart(&mut reading);
    for problem in &mut reading.problems {
        problem.file = located(path, &problem.file);
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

/// Reads what came through standard input: crawl records when it starts like JSON, else one raw text.
#[must_use]
pub fn standard_input(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let is_records = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let kind = if is_records { Kind::Records } else { Kind::Text };
    read_file(kind, "-", bytes, &mut reading);
    tell_ids_apart(&mut reading);
    reading
}

/// The kinds of files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Markdown,
    Html,
    Records,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        match ending(name).as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::Records),
            _ => None,
        }
    }
}

/// The ending of a file's name without its dot, in lower case; the whole name where it has none.
fn ending(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(_, ending)| ending).to_lowercase()
}

fn read_file(kind: Kind, name: &str, bytes: &[u8], reading: &mut Reading) {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        let hint = "delete it, or save the article's text into it";
        reading.problems.push(Problem::new(Severity::Warning, name, "the file is empty", hint));
        return;
    }
    let Some(text) = decode::decode(name, bytes, &mut reading.problems) else { return };
    match kind {
        Kind::Text => reading.seeds.push(text::seed(name, text)),
        Kind::Markdown => reading.seeds.push(markdown::seed(name, text, &mut reading.problems)),
        Kind::Html => match html::seed(name, text) {
            Ok(seed) => reading.seeds.push(seed),
            Err(problem) => reading.problems.push(problem),
        },
        Kind::Records => records::seeds(name, &text, reading),
    }
}

fn unreadable(name: &str, error: &std::io::Error) -> Problem {
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
