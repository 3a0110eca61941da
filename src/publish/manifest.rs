//! The list of a site's files with their hashes, in the format of `sha256sum`: `sha256sum -c` checks a site by it, and
//! the next build knows from it which files are ours.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};

use sha2::{Digest, Sha256};

/// Where the manifest lies in a site; it lists every other file.
pub(super) const MANIFEST: &str = "data/manifest-sha256.txt";

/// A hash for every file of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    hashes: BTreeMap<String, String>,
}

impl Manifest {
    /// Paths with their SHA-256 hashes in hexadecimal, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.hashes.iter().map(|(path, hash)| (path.as_str(), hash.as_str()))
    }

    /// Number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it lists nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The hash of a file.
    pub(super) fn hash(&self, path: &str) -> Option<&str> {
        self.hashes.get(path).map(String::as_str)
    }

    /// Lists a file.
    pub(super) fn insert(&mut self, path: String, hash: String) {
        self.hashes.insert(path, hash);
    }

    /// Reads a manifest; none where the text is not one of ours.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let entry = |line: &str| {
            let (hash, path) = line.split_once("  ")?;
            let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            (is_hash && is_safe(path)).then(|| (path.to_owned(), hash.to_owned()))
        };
        text.lines().map(entry).collect::<Option<_>>().map(|hashes| Self { hashes })
    }

    /// The manifest as text.
    pub(super) fn text(&self) -> String {
        self.hashes.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect()
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file that is hashed while it is written; it wants a buffer in front.
#[derive(Debug)]
pub(super) struct Hashing {
    file: File,
    hasher: Sha256,
}

impl Hashing {
    /// Starts with an empty file.
    pub(super) fn new(file: File) -> Self {
        Self { file, hasher: Sha256::new() }
    }

    /// The hash of what was written.
    pub(super) fn hash(self) -> String {
        hexadecimal(&self.hasher.finalize())
    }
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Whether a path stays inside the site and is a name that every file system takes and `sha256sum` writes unescaped.
pub(super) fn is_safe(path: &str) -> bool {
    let names_are_safe = path.split('/').all(|name| !name.is_empty() && !name.ends_with(['.', ' ']));
    names_are_safe && !path.contains(|c: char| c.is_control() || "\\:*?\"<>|".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hashes_are_those_of_sha256sum() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn a_path_never_leads_out_of_the_site() {
        for path in ["index.html", "people/é/index.html", ".nojekyll", "a..b"] {
            assert!(is_safe(path), "{path}");
        }
        for path in ["", "/etc/x", "../x", "a/../x", "a//b", "a/", ".", "c:x", "a\\b", "a\nb", "a\0", "a."] {
            assert!(!is_safe(path), "{path}");
        }
    }

    #[test]
    fn what_is_no_manifest_is_not_read_as_one() {
        assert_eq!(Manifest::parse("hello\n"), None);
        assert_eq!(Manifest::parse(&format!("{}  ../x\n", sha256(b""))), None);
        assert_eq!(Manifest::parse(""), Some(Manifest::default()));
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read(paths in prop::collection::btree_set("[a-zé./ -]{1,12}", 0..9)) {
            let mut manifest = Manifest::default();
            for path in paths.into_iter().filter(|path| is_safe(path)) {
                manifest.insert(path.clone(), sha256(path.as_bytes()));
            }
            let text = manifest.text();
            prop_assert!(text.lines().is_sorted_by_key(|line| &line[64..]));
            prop_assert_eq!(Manifest::parse(&text), Some(manifest));
        }
    }
}
