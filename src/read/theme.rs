//! A user's own `templates/` and `static/` folders in, their files out: a file of the same name as one of the default
//! theme takes its place, other static files join the site. With them come the logo that the config names and the user's
//! own pages ([`own_pages`]).

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use super::{Reading, own_pages, walk};
use crate::config::ThemeFiles;
use crate::problem::{Problem, Severity};

/// Endings of pictures that every browser shows.
const PICTURES: &[&str] = &["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"];

/// Reads the theme's files in `folder`, which need not hold any, and the `logo` that is named.
///
/// # Errors
///
/// Every file that cannot be read, templates that are not UTF-8, a logo that is no picture, and what is wrong with pages.
pub fn theme(folder: &Path, logo: Option<&str>) -> Result<ThemeFiles, Vec<Problem>> {
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
    let mut files = files(&folder.join("static"), &mut problems);
    let logo = logo.and_then(|logo| picture(folder, logo).map_err(|problem| problems.push(problem)).ok());
    let logo = logo.map(|(name, bytes)| {
        files.insert(name.clone(), bytes);
        name
    });
    let pages = own_pages::own_pages(&folder.join("pages"), &mut problems);
    if problems.is_empty() { Ok(ThemeFiles { templates, files, logo, pages }) } else { Err(problems) }
}

/// The logo, with its name among the static files.
fn picture(folder: &Path, logo: &str) -> Result<(String, Vec<u8>), Problem> {
    let path = folder.join(logo);
    let wrong = |what: String, hint: &str| Problem::new(Severity::Error, path.display().to_string(), what, hint);
    let ending = super::ending(logo);
    if !PICTURES.contains(&ending.as_str()) {
        return Err(wrong(format!("`site.logo` is no picture: `{logo}`"), "name an SVG, PNG, JPEG, WebP, AVIF or GIF"));
    }
    let hint = "`site.logo` is a path beside `cuttings.toml`";
    let bytes = fs_err::read(&path).map_err(|error| {
        let what =
            if error.kind() == ErrorKind::NotFound { "there is no such logo" } else { "the logo cannot be read" };
        wrong(what.to_owned(), hint)
    })?;
    Ok((format!("logo.{ending}"), bytes))
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
