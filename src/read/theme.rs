//! A user's own `templates/` and `static/` folders in, their files out: a file of the same name as one of the default
//! theme takes its place, other static files join the site.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Reading, walk};
use crate::config::ThemeFiles;
use crate::problem::{Problem, Severity};

/// Reads the theme's files in `folder`, which need not hold any.
///
/// # Errors
///
/// Every file that cannot be read, and templates that are not UTF-8.
pub fn theme(folder: &Path) -> Result<ThemeFiles, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut templates = BTreeMap::new();
    for (name, bytes) in files(&folder.join("templates"), &mut problems) {
        match String::from_utf8(bytes) {
            Ok(template) => {
                templates.insert(name, template);
            }
            Err(_) => {
                let file = folder.join("templates").join(name).display().to_string();
                problems.push(Problem::new(Severity::Error, file, "this template is not UTF-8", "save it as UTF-8"));
            }
        }
    }
    let files = files(&folder.join("static"), &mut problems);
    if problems.is_empty() { Ok(ThemeFiles { templates, files }) } else { Err(problems) }
}

fn files(folder: &Path, problems: &mut Vec<Problem>) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    if !folder.is_dir() {
        return files;
    }
    let mut reading = Reading::default();
    let found = walk::files(folder, &mut reading);
    problems.extend(reading.problems);
    for file in found {
        match fs_err::read(&file.path) {
            Ok(bytes) => {
                files.insert(file.name, bytes);
            }
            Err(error) => problems.push(super::unreadable(&file.path.display().to_string(), &error)),
        }
    }
    files
}
