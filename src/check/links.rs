//! A built site in; out come its broken links: targets that are missing, fragments that no element carries.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use html5gum::{Token, Tokenizer};
use walkdir::WalkDir;

use crate::problem::{Problem, Severity};

/// What one page offers and asks for.
#[derive(Debug, Default)]
struct Page {
    ids: BTreeSet<String>,
    links: Vec<(u32, String)>,
}

/// Checks every link inside a built site.
///
/// # Errors
///
/// When the site cannot be read.
pub fn broken(site: &Path) -> Result<Vec<Problem>, std::io::Error> {
    let (pages, files) = read(site)?;
    let mut problems = Vec::new();
    for (name, page) in &pages {
        for (line, link) in &page.links {
            if let Some(what) = fault(name, link, &pages, &files) {
                let hint = "build the site again; if it stays, please report it";
                problems.push(
                    Problem::new(Severity::Error, site.join(name).display().to_string(), what, hint).at_line(*line),
                );
            }
        }
    }
    Ok(problems)
}

fn read(site: &Path) -> Result<(BTreeMap<String, Page>, BTreeSet<String>), std::io::Error> {
    let mut pages = BTreeMap::new();
    let mut files = BTreeSet::new();
    for entry in WalkDir::new(site).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let inside = entry.path().strip_prefix(site).unwrap_or(entry.path());
        let name = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        if name.ends_with(".html") {
            pages.insert(name.clone(), scan(&fs_err::read_to_string(entry.path())?));
        }
        files.insert(name);
    }
    Ok((pages, files))
}

fn scan(html: &str) -> Page {
    let mut page = Page::default();
    let mut line = 1;
    let mut at = 0;
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value).into_owned();
            match name.as_slice() {
                b"id" => {
                    page.ids.insert(value);
                }
                b"href" | b"src" => {
                    if let Some(found) = html.get(at..).and_then(|rest| rest.find(value.as_str())) {
                        line += u32::try_from(html[at..at + found].matches('\n').count()).unwrap_or(0);
                        at += found;
                    }
                    page.links.push((line, value));
                }
                _ => {}
            }
        }
    }
    page
}

/// What is wrong with a link, if it stays inside the site and leads nowhere.
fn fault(from: &str, link: &str, pages: &BTreeMap<String, Page>, files: &BTreeSet<String>) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") || link.starts_with("data:") {
        return None;
    }
    let (path, fragment) = link.split_once('#').map_or((link, None), |(path, fragment)| (path, Some(fragment)));
    let Some(target) = resolve(from, path) else { return Some(format!("the link `{link}` leads out of the site")) };
    if !files.contains(&target) {
        return Some(format!("the link `{link}` leads to no file"));
    }
    let fragment = fragment.filter(|fragment| !fragment.is_empty())?;
    let known = pages.get(&target).is_none_or(|page| page.ids.contains(fragment));
    (!known).then(|| format!("the link `{link}` leads to no place in `{target}`"))
}

fn resolve(from: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_files_and_fragments_are_found() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        std::fs::write(folder.path().join("index.html"), "<p id=x>\n<a href=a/index.html#y>1</a>\n<a href='#x'>2</a>")
            .unwrap();
        std::fs::write(
            folder.path().join("a/index.html"),
            "<a href=../index.html#z>3</a><a href=../b.html>4</a><a href=../../c>5</a>",
        )
        .unwrap();
        let found: Vec<(Option<u32>, String)> =
            broken(folder.path()).unwrap().into_iter().map(|problem| (problem.line, problem.what)).collect();
        assert_eq!(found.len(), 4);
        assert_eq!(found[3].0, Some(2));
        assert!(found[2].1.contains("out of the site"));
    }
}
