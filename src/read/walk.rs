//! A source folder in, its files out, in an order that does not depend on the file system.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{outside, table};
use crate::problem::{Problem, Severity};

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
/// are the folders in which browsers keep a saved page's pictures and scripts (`PAGE_files`).
pub(super) fn files(root: &Path, problems: &mut Vec<Problem>) -> Vec<SourceFile> {
    let walk = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    let mut files = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry) && !holds_assets(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                files.push(SourceFile { name: name(root, entry.path()), path: entry.into_path() });
            }
            Ok(_) => {}
            Err(error) => {
                let file = error.path().map_or_else(|| root.display().to_string(), |path| name(root, path));
                let hint = "check the permissions, or whether a link leads back to a folder above it";
                problems.push(Problem::new(Severity::Error, file, format!("cannot be read: {error}"), hint));
            }
        }
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

fn is_hidden(entry: &walkdir::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn holds_assets(entry: &walkdir::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let Some(page) = name.strip_suffix("_files") else { return false };
    entry.file_type().is_dir()
        && ["html", "htm"].iter().any(|ending| entry.path().with_file_name(format!("{page}.{ending}")).exists())
}
