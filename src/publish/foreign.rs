//! What lies in a site's folder and is not ours: found by walking the folder with the last manifest in hand.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::PublishError;
use super::manifest::{MANIFEST, Manifest};

/// Finds the files and whole folders in `out` that the manifest of the last build does not list, as paths inside `out`.
///
/// # Errors
///
/// When the new site needs a name that one of them has, or the folder cannot be read.
pub(super) fn find(out: &Path, old: &Manifest, new: &Manifest) -> Result<Vec<PathBuf>, PublishError> {
    let ours: HashSet<&str> = paths(old).collect();
    let needed: HashSet<String> = paths(new).map(str::to_lowercase).collect();
    let folders = paths(old).map(str::to_lowercase).chain(needed.iter().cloned());
    let folders: HashSet<String> =
        folders.flat_map(|path| folders_above(&path).map(str::to_owned).collect::<Vec<_>>()).collect();
    let mut search = Search { out, ours, needed, folders, found: Vec::new() };
    search.walk(Path::new(""))?;
    Ok(search.found)
}

fn paths(manifest: &Manifest) -> impl Iterator<Item = &str> {
    manifest.files().map(|(path, _)| path).chain([MANIFEST])
}

fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

struct Search<'a> {
    out: &'a Path,
    /// What the last build wrote.
    ours: HashSet<&'a str>,
    /// What this build has written, in lower case.
    needed: HashSet<String>,
    /// The folders of both, in lower case.
    folders: HashSet<String>,
    found: Vec<PathBuf>,
}

impl Search<'_> {
    fn walk(&mut self, folder: &Path) -> Result<(), PublishError> {
        let path = self.out.join(folder);
        let read = PublishError::io("read the folder", &path);
        let entries = fs::read_dir(&path).and_then(|entries| {
            entries
                .map(|entry| entry.and_then(|entry| Ok((folder.join(entry.file_name()), entry.file_type()?.is_dir()))))
                .collect::<Result<Vec<_>, _>>()
        });
        let mut entries = entries.map_err(read)?;
        entries.sort();
        entries.into_iter().try_for_each(|(path, is_folder)| self.judge(path, is_folder))
    }

    fn judge(&mut self, path: PathBuf, is_folder: bool) -> Result<(), PublishError> {
        let name = path.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/");
        if !is_folder && self.ours.contains(name.as_str()) {
            return Ok(());
        }
        let name = name.to_lowercase();
        if is_folder && self.folders.contains(&name) && !self.needed.contains(&name) {
            return self.walk(&path);
        }
        if self.needed.contains(&name) || self.folders.contains(&name) {
            return Err(PublishError::InTheWay(self.out.join(path)));
        }
        self.found.push(path);
        Ok(())
    }
}
