//! A source folder in, its files out, in an order that does not depend on the file system.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Reading, outside, table};
use crate::data_file::rows;
use crate::problem::{Problem, Severity};

/// The endings of such folders' names, one a line.
const ASSETS: &str = include_str!("data/asset_folders.txt");

/// A file of the source.
#[derive(Clone, Debug)]
pub(super) struct SourceFile {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its path inside the source, `/` between names.
    pub(super) name: String,
}

/// Lists all files below `root`, sorted by name; `root` may be a single file, which
/// comes with its sidecar and with the table of metadata beside it. Hidden files and folders are left out, as
/// are the folders in which browsers keep a saved page's pictures and scripts (`PAGE_files`, `PAGE-Dateien`): their files
/// are counted.
pub(super) fn files(root: &Path, reading: &mut Reading) -> Vec<SourceFile> {
    let walk = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    let mut files = Vec::new();
    let mut assets = 0;
    let is_read = |entry: &DirEntry| {
        if entry.depth() == 0 || is_hidden(entry) {
            return entry.depth() == 0;
        }
        let holds_assets = holds_assets(entry);
        if holds_assets {
            assets +=
                WalkDir::new(entry.path()).into_iter().flatten().filter(|inner| inner.file_type().is_file()).count();
        }
        !holds_assets
    };
    for entry in walk.filter_entry(is_read) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                files.push(SourceFile { name: name(root, entry.path()), path: entry.into_path() });
            }
            Ok(_) => {}
            Err(error) => {
                let file = error.path().map_or_else(|| root.display().to_string(), |path| name(root, path));
                let hint = "check the permissions, or whether a link leads back to a folder above it";
                reading.problems.push(Problem::new(Severity::Error, file, format!("cannot be read: {error}"), hint));
            }
        }
    }
    if assets > 0 {
        reading.unread.insert("asset of a saved page".to_owned(), assets);
    }
    if root.is_file() {
        files.extend(beside(root));
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// What stands beside a single file and may be about it: its sidecar, the table of metadata.
fn beside(file: &Path) -> impl Iterator<Item = SourceFile> {
    let name_of_file = name(file, file);
    let sidecar = outside::one_article_stem(&name_of_file).map(|stem| format!("{stem}.toml"));
    let names = sidecar.into_iter().chain([table::NAME.to_owned()]).filter(move |name| *name != name_of_file);
    let file = file.to_owned();
    names.map(move |name| SourceFile { path: file.with_file_name(&name), name }).filter(|file| file.path.is_file())
}

fn name(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).ok().filter(|inside| !inside.as_os_str().is_empty());
    let inside = inside.map_or_else(|| PathBuf::from(path.file_name().unwrap_or_default()), Path::to_path_buf);
    let names: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    names.join("/")
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// Whether a folder is named after a page beside it, as browsers name them.
fn holds_assets(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let endings = rows(ASSETS);
    let pages = endings.filter_map(|ending| name.strip_suffix(ending)).filter(|page| !page.is_empty());
    let is_page = |page: &str| {
        ["html", "htm"].iter().any(|ending| entry.path().with_file_name(format!("{page}.{ending}")).exists())
    };
    entry.file_type().is_dir() && pages.into_iter().any(is_page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_a_saved_page_are_left_out_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.html", "a_files/b.html", "c.htm", "c-Dateien/d.txt", "e_files/f.txt", "g.txt", "g_files/h.txt"]
        {
            let path = folder.path().join(name);
            fs_err::create_dir_all(path.parent().unwrap()).unwrap();
            fs_err::write(path, "Ferry").unwrap();
        }
        let mut reading = Reading::default();
        let found = files(folder.path(), &mut reading);
        let names: Vec<&str> = found.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.html", "c.htm", "e_files/f.txt", "g.txt", "g_files/h.txt"]);
        assert_eq!(reading.unread.values().copied().collect::<Vec<_>>(), [2]);
    }
}
