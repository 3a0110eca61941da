//! Files of a site in, a folder out: the new tree is made beside the old one and the two are exchanged.
//!
//! A file that has not changed is a hard link to the old one. Only what the last manifest lists is ever deleted: files
//! that are not ours (`.git`, `CNAME`) move over into the new tree, and a folder with files but without a manifest is
//! refused. Until the exchange nothing of the old site is touched, and a failed exchange is undone.

use std::collections::HashMap;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use tempfile::TempDir;

use super::error::PublishError;
use super::foreign;
use super::manifest::{Hashing, MANIFEST, Manifest, is_safe, sha256};

/// Bytes that are written and hashed at once.
const BUFFER: usize = 1 << 16;

/// A site being written. Files may be put from several threads.
#[derive(Debug)]
pub(super) struct Writer {
    out: PathBuf,
    /// What the last build wrote; none where there is no site yet.
    old: Option<Manifest>,
    /// Beside the site, on the same file system, so that renaming and hard links work. Holds the new tree, then the old.
    workshop: TempDir,
    /// The files put so far with their hashes, by lower-case path.
    put: Mutex<HashMap<String, (String, String)>>,
}

impl Writer {
    /// Starts a new tree for the site at `out`.
    ///
    /// # Errors
    ///
    /// When `out` exists, is not empty and was not written by us, or when its parent cannot be written.
    pub(super) fn open(out: &Path) -> Result<Self, PublishError> {
        // A link to a folder stays a link: what it points to is exchanged.
        let out = fs::canonicalize(out).unwrap_or_else(|_| out.to_owned());
        let old = last_manifest(&out)?;
        let parent = match out.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(PublishError::io("make the folder", parent))?;
        let workshop = tempfile::Builder::new()
            .prefix(".cuttings-")
            .tempdir_in(parent)
            .map_err(PublishError::io("write to the folder", parent))?;
        let writer = Self { old, workshop, put: Mutex::default(), out };
        let new = writer.new_tree();
        fs::create_dir(&new).map_err(PublishError::io("make the folder", &new))?;
        Ok(writer)
    }

    /// Puts a file into the new tree.
    ///
    /// # Errors
    ///
    /// When the path is no safe one, is taken already (case ignored), or the file cannot be written.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let hash = sha256(bytes);
        let unchanged = self.old.as_ref().and_then(|old| old.hash(path)) == Some(hash.as_str());
        self.list(path, hash)?;
        if unchanged && self.link(path, bytes) { Ok(()) } else { self.write(path, bytes) }
    }

    /// Puts a file that is too large to be held in memory; `fill` writes it piece by piece.
    ///
    /// # Errors
    ///
    /// As [`Self::put`], and when `fill` fails.
    pub(super) fn stream(
        &self,
        path: &str,
        fill: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), PublishError> {
        self.list(path, String::new())?;
        let target = self.new_tree().join(path);
        let write = || {
            make_parent(&target)?;
            let mut file = BufWriter::with_capacity(BUFFER, Hashing::new(fs::File::create(&target)?));
            fill(&mut file)?;
            Ok(file.into_inner()?.hash())
        };
        let hash = write().map_err(PublishError::io("write the file", &self.out.join(path)))?;
        self.lock().insert(path.to_lowercase(), (path.to_owned(), hash));
        Ok(())
    }

    /// The paths put so far, sorted.
    pub(super) fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.lock().values().map(|(path, _)| path.clone()).collect();
        paths.sort_unstable();
        paths
    }

    /// Takes a path, if it is a safe one and not taken.
    fn list(&self, path: &str, hash: String) -> Result<(), PublishError> {
        if !is_safe(path) || path.eq_ignore_ascii_case(MANIFEST) {
            return Err(PublishError::UnsafePath(path.to_owned()));
        }
        match self.lock().insert(path.to_lowercase(), (path.to_owned(), hash)) {
            Some((other, _)) => Err(PublishError::Clash(path.to_owned(), other)),
            None => Ok(()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, (String, String)>> {
        self.put.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts the new tree in the place of the old one.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, or one that is not ours is in the way; the old site is then still in place.
    pub(super) fn finish(mut self) -> Result<Manifest, PublishError> {
        let mut manifest = Manifest::default();
        let put = std::mem::take(&mut self.put).into_inner().unwrap_or_else(PoisonError::into_inner);
        for (path, hash) in put.into_values() {
            manifest.insert(path, hash);
        }
        self.write(MANIFEST, manifest.text().as_bytes())?;
        let foreign = match &self.old {
            Some(old) => foreign::find(&self.out, old, &manifest)?,
            None => Vec::new(),
        };
        self.exchange(&foreign)?;
        Ok(manifest)
    }

    fn new_tree(&self) -> PathBuf {
        self.workshop.path().join("new")
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let target = self.new_tree().join(path);
        make_parent(&target)
            .and_then(|()| fs::write(&target, bytes))
            .map_err(PublishError::io("write the file", &self.out.join(path)))
    }

    /// Links the old file into the new tree. Says no where the old file is not what the manifest says, because somebody
    /// changed it by hand, or where the file system has no hard links.
    fn link(&self, path: &str, bytes: &[u8]) -> bool {
        let (old, new) = (self.out.join(path), self.new_tree().join(path));
        let is_same_file =
            fs::symlink_metadata(&old).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64);
        is_same_file
            && fs::read(&old).is_ok_and(|old| old == bytes)
            && make_parent(&new).and_then(|()| fs::hard_link(&old, &new)).is_ok()
    }

    /// Old tree out, foreign files over, new tree in; each step is undone when a later one fails.
    fn exchange(self, foreign: &[PathBuf]) -> Result<(), PublishError> {
        let (new, old) = (self.new_tree(), self.workshop.path().join("old"));
        let there_is_an_old_one = self.out.exists();
        if there_is_an_old_one {
            fs::rename(&self.out, &old).map_err(PublishError::io("replace the folder", &self.out))?;
        }
        let mut moved = 0;
        let outcome = foreign
            .iter()
            .try_for_each(|path| move_entry(&old, &new, path).inspect(|()| moved += 1))
            .and_then(|()| fs::rename(&new, &self.out));
        let Err(source) = outcome else { return Ok(()) };
        let undone = foreign[..moved].iter().try_for_each(|path| move_entry(&new, &old, path));
        let undone = undone.and_then(|()| if there_is_an_old_one { fs::rename(&old, &self.out) } else { Ok(()) });
        Err(match undone {
            Ok(()) => PublishError::Io { action: "put the new site in place", path: self.out, source },
            Err(_) => PublishError::Stranded { site: self.out, kept: self.workshop.keep(), source },
        })
    }
}

/// The manifest of the site at `out`; none where there is nothing yet.
fn last_manifest(out: &Path) -> Result<Option<Manifest>, PublishError> {
    match fs::read_dir(out) {
        Ok(mut entries) => {
            if let Ok(text) = fs::read_to_string(out.join(MANIFEST)) {
                return Manifest::parse(&text).map(Some).ok_or_else(|| PublishError::NotOurs(out.to_owned()));
            }
            if entries.next().is_some() { Err(PublishError::NotOurs(out.to_owned())) } else { Ok(None) }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(PublishError::NotAFolder(out.to_owned())),
        Err(error) => Err(PublishError::io("read the folder", out)(error)),
    }
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

fn move_entry(from: &Path, to: &Path, path: &Path) -> io::Result<()> {
    let target = to.join(path);
    make_parent(&target)?;
    fs::rename(from.join(path), target)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Files<'a> = &'a [(&'a str, &'a str)];

    fn build(out: &Path, files: Files<'_>) -> Result<Manifest, PublishError> {
        let writer = Writer::open(out)?;
        files.iter().try_for_each(|(path, text)| writer.put(path, text.as_bytes()))?;
        writer.finish()
    }

    fn files(folder: &Path) -> Vec<String> {
        let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = entries.filter(|entry| !entry.file_type().is_dir());
        files.map(|entry| entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_site_is_written_with_its_manifest_and_nothing_is_left_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("deep/site");
        let manifest = build(&out, &[("index.html", "Hello"), ("a/b.txt", "B")]).unwrap();
        assert_eq!(
            files(&home.path().join("deep")),
            ["site/a/b.txt", "site/data/manifest-sha256.txt", "site/index.html"]
        );
        let text = fs::read_to_string(out.join(MANIFEST)).unwrap();
        assert_eq!(text, format!("{}  a/b.txt\n{}  index.html\n", sha256(b"B"), sha256(b"Hello")));
        assert_eq!(manifest.len(), 2);
    }

    #[test]
    fn only_what_we_wrote_is_deleted() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("site");
        build(&out, &[("index.html", "1"), ("people/a/index.html", "A"), ("people/b/index.html", "B")]).unwrap();
        fs::create_dir_all(out.join(".git/objects")).unwrap();
        fs::write(out.join(".git/objects/x"), "x").unwrap();
        fs::write(out.join("CNAME"), "ferry.example").unwrap();
        fs::write(out.join("people/b/notes.txt"), "mine").unwrap();
        build(&out, &[("index.html", "2"), ("people/a/index.html", "A")]).unwrap();
        assert_eq!(
            files(&out),
            [
                ".git/objects/x",
                "CNAME",
                "data/manifest-sha256.txt",
                "index.html",
                "people/a/index.html",
                "people/b/notes.txt"
            ]
        );
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "2");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_is_not_ours_moves_over_as_a_link() {
        let home = tempfile::tempdir().unwrap();
        let (out, elsewhere) = (home.path().join("site"), home.path().join("elsewhere"));
        build(&out, &[("people/a/index.html", "A")]).unwrap();
        fs::create_dir(&elsewhere).unwrap();
        fs::write(elsewhere.join("kept.txt"), "kept").unwrap();
        std::os::unix::fs::symlink(&elsewhere, out.join("people/mirror")).unwrap();
        build(&out, &[("people/b/index.html", "B")]).unwrap();
        assert_eq!(files(&out), ["data/manifest-sha256.txt", "people/b/index.html", "people/mirror"]);
        assert_eq!(fs::read_link(out.join("people/mirror")).unwrap(), elsewhere);
        assert_eq!(files(&elsewhere), ["kept.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn an_unchanged_file_is_the_old_one_and_a_tampered_one_is_not() {
        use std::os::unix::fs::MetadataExt;
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("site");
        let inode = |name: &str| fs::metadata(out.join(name)).unwrap().ino();
        let site: Files<'_> = &[("a.html", "A"), ("b.html", "B")];
        build(&out, site).unwrap();
        let (a, b) = (inode("a.html"), inode("b.html"));
        fs::write(out.join("b.html"), "X").unwrap();
        build(&out, site).unwrap();
        assert_eq!(inode("a.html"), a);
        assert_ne!(inode("b.html"), b);
        assert_eq!(fs::read_to_string(out.join("b.html")).unwrap(), "B");
    }

    #[test]
    fn a_folder_that_is_not_ours_is_refused_and_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("site");
        fs::create_dir(&out).unwrap();
        build(&out, &[]).unwrap();
        let thesis = home.path().join("thesis");
        fs::create_dir(&thesis).unwrap();
        fs::write(thesis.join("chapter.md"), "One").unwrap();
        let refused = Writer::open(&thesis).unwrap_err();
        assert!(matches!(&refused, PublishError::NotOurs(folder) if folder.ends_with("thesis")), "{refused}");
        assert!(!refused.hint().is_empty());
        assert!(matches!(Writer::open(&thesis.join("chapter.md")), Err(PublishError::NotAFolder(_))));
        fs::create_dir(thesis.join("data")).unwrap();
        fs::write(thesis.join(MANIFEST), "my own list").unwrap();
        assert!(matches!(Writer::open(&thesis), Err(PublishError::NotOurs(_))));
        assert_eq!(files(&thesis), ["chapter.md", "data/manifest-sha256.txt"]);
    }

    #[test]
    fn a_foreign_file_in_the_way_stops_the_build_and_the_old_site_stays() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("site");
        build(&out, &[("index.html", "1")]).unwrap();
        fs::write(out.join("map"), "mine").unwrap();
        for needed in ["map", "map/index.html"] {
            let stopped = build(&out, &[("index.html", "2"), (needed, "map")]).unwrap_err();
            assert!(matches!(&stopped, PublishError::InTheWay(file) if file.ends_with("map")), "{stopped}");
        }
        assert_eq!(files(home.path()), ["site/data/manifest-sha256.txt", "site/index.html", "site/map"]);
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "1");
    }

    #[test]
    fn a_build_that_is_given_up_leaves_the_old_site() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("site");
        build(&out, &[("index.html", "1")]).unwrap();
        let writer = Writer::open(&out).unwrap();
        writer.put("index.html", b"2").unwrap();
        drop(writer);
        assert_eq!(files(home.path()), ["site/data/manifest-sha256.txt", "site/index.html"]);
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "1");
    }

    #[test]
    fn an_exchange_that_fails_is_undone() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("site");
        build(&out, &[("index.html", "1")]).unwrap();
        fs::write(out.join("CNAME"), "ferry.example").unwrap();
        let writer = Writer::open(&out).unwrap();
        writer.put("index.html", b"2").unwrap();
        let gone = [PathBuf::from("CNAME"), PathBuf::from("gone")];
        assert!(matches!(writer.exchange(&gone), Err(PublishError::Io { .. })));
        assert_eq!(files(home.path()), ["site/CNAME", "site/data/manifest-sha256.txt", "site/index.html"]);
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "1");
    }

    #[test]
    fn paths_are_safe_and_differ_by_more_than_case() {
        let home = tempfile::tempdir().unwrap();
        let writer = Writer::open(&home.path().join("site")).unwrap();
        writer.put("a/Index.html", b"").unwrap();
        assert!(matches!(writer.put("a/index.html", b""), Err(PublishError::Clash(..))));
        for path in ["../x", "/x", "", "a/../../x", MANIFEST] {
            assert!(matches!(writer.put(path, b""), Err(PublishError::UnsafePath(_))), "{path}");
        }
        assert!(writer.put("a/index.html/b", b"").is_ok());
        assert!(matches!(writer.put("a/Index.html/b", b""), Err(PublishError::Clash(..) | PublishError::Io { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_parent_that_cannot_be_written_is_named() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        fs::write(&file, "").unwrap();
        let error = Writer::open(&file.join("site")).unwrap_err();
        assert!(error.file().is_some_and(|named| named.starts_with(&file)), "{error}");
    }

    #[test]
    fn many_threads_may_write() {
        use rayon::prelude::*;
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("site");
        for _ in 0..2 {
            let writer = Writer::open(&out).unwrap();
            (0..200).into_par_iter().for_each(|n| writer.put(&format!("p/{n}/index.html"), b"x").unwrap());
            assert_eq!(writer.finish().unwrap().len(), 200);
        }
    }
}
