//! A folder to try the program in: a test fills it, runs commands and looks at what came out.

use std::io::Write;
use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, OutputAssert, cargo_bin};
use snapbox::{Assert, RedactedValue, Redactions};
use tempfile::TempDir;

/// A temporary folder that stands for a user's.
pub(crate) struct Folder {
    root: TempDir,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    /// A folder whose `seeds/` holds one sound article beside what the test is about.
    pub(crate) fn with_an_article() -> Self {
        Self::new().file("seeds/sound.txt", SOUND)
    }

    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// Leaves the folder where it is when the test is over.
    pub(crate) fn keep(self) -> PathBuf {
        self.root.keep()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs the program here; seconds in its output are redacted.
    pub(crate) fn run(&self, arguments: &[&str]) -> OutputAssert {
        let mut redactions = Redactions::new();
        let seconds = regex::Regex::new(r"(?<redacted>\d+\.\d\d) s\b").unwrap();
        redactions.insert("[SECONDS]", RedactedValue::from(seconds)).unwrap();
        let assert = Assert::new().action_env("SNAPSHOTS").redact_with(redactions);
        Command::new(cargo_bin!("cuttings")).current_dir(self.root.path()).with_assert(assert).args(arguments).assert()
    }

    /// Every file below a folder, by its path, sorted.
    pub(crate) fn tree(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        tree(&self.path(name))
    }

    /// The objects of a built site's `data/articles.jsonl`.
    pub(crate) fn articles(&self) -> Vec<serde_json::Value> {
        self.read("site/data/articles.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Every file below a folder, by its path with `/` between names, sorted.
pub(crate) fn tree(root: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let mut tree: Vec<(String, Vec<u8>)> = files
        .map(|entry| {
            let inside = entry.path().strip_prefix(root).unwrap();
            let name = inside.components().map(|part| part.as_os_str().to_str().unwrap()).collect::<Vec<_>>().join("/");
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect();
    tree.sort();
    tree
}

/// Compressed as `gzip` does it.
pub(crate) fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// An article that reads without a doubt.
pub(crate) const SOUND: &str = "Council approves new ferry terminal

By Ann Example Source: Harbour Gazette Published: 2024/3/12 09:30

The city council of Rotterdam approved the new ferry terminal on Monday after eleven hours of debate. Mayor Dalia Renn said the building would be finished in June 2025.

“It was worth the wait,” Renn told reporters outside the town hall. She had promised the terminal in January 2020, when the old pier was closed to passengers.

Residents of the harbour quarter have asked a court to halt the works. A hearing is due on 4 April 2024, said their lawyer Tomas Hale.
";

/// An article that says nothing of its date.
pub(crate) const UNDATED: &str =
    "Ferry sails again\n\nThe ferry sails again between the two towns, said the mayor of the smaller one.\n";
