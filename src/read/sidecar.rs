//! `NAME.toml` beside `NAME.txt` (or `NAME.txt.gz`): people's corrections, which always win. A sidecar is about one article, so files of
//! many (crawl dumps, web archives) have none.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use super::declared::{self, Fields};
use super::front_matter::from_toml;
use super::walk::SourceFile;
use super::{decode, outside};
use crate::config::line_of;
use crate::mistyped;
use crate::model::{Declared, Origin};
use crate::problem::{Problem, Severity};

/// What the sidecars of a source declare, by the article's file.
#[derive(Debug, Default)]
pub(super) struct Sidecars {
    by_article: BTreeMap<String, Declared>,
    names: BTreeSet<String>,
    orphans: Vec<String>,
}

impl Sidecars {
    pub(super) fn is_sidecar(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    pub(super) fn of(&self, article: &str) -> Option<&Declared> {
        self.by_article.get(article)
    }

    /// Names the TOML files that stand beside no article.
    pub(super) fn remarks(&self, problems: &mut Vec<Problem>) {
        for orphan in &self.orphans {
            let what = "there is no article of this name beside it, so it corrects nothing";
            let hint = "give it the name of the article's file, with `.toml` as its ending";
            problems.push(Problem::new(Severity::Warning, orphan.as_str(), what, hint));
        }
    }
}

/// Reads every `NAME.toml` and pairs it with the articles called `NAME.` something in the same folder.
pub(super) fn gather(files: &[SourceFile], problems: &mut Vec<Problem>) -> Sidecars {
    let mut sidecars = Sidecars::default();
    let mut articles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in files {
        if let Some(stem) = outside::one_article_stem(&file.name) {
            articles.entry(stem).or_default().push(&file.name);
        }
    }
    for file in files.iter().filter(|file| super::ending(&file.name) == "toml") {
        sidecars.names.insert(file.name.clone());
        let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
        let Some(names) = articles.get(stem) else {
            sidecars.orphans.push(file.name.clone());
            continue;
        };
        if let Some(fields) = read(file, problems) {
            let declared = declared::declared(&fields, Origin::Sidecar, "sidecar");
            sidecars.by_article.extend(names.iter().map(|name| ((*name).to_owned(), declared.clone())));
        }
    }
    sidecars
}

fn read(sidecar: &SourceFile, problems: &mut Vec<Problem>) -> Option<Fields> {
    let name = sidecar.name.as_str();
    let bytes = match fs_err::read(&sidecar.path) {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.push(super::unreadable(name, &error));
            return None;
        }
    };
    let text = decode::decode(name, &bytes, problems)?;
    let table = match toml::from_str::<toml::Table>(&text) {
        Ok(table) => table,
        Err(error) => {
            let mistake = mistyped::in_toml(&text, &error);
            let what = format!("the sidecar cannot be read: {}", mistake.what);
            problems.push(Problem::new(Severity::Error, name, what, mistake.hint).at_line(mistake.line));
            return None;
        }
    };
    problems.extend(unknown_fields(name, &text));
    Some(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
}

/// The fields of a sidecar that mean nothing, each with its line.
fn unknown_fields(name: &str, text: &str) -> Vec<Problem> {
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let keys = table.get_ref().iter().map(|(key, _)| (key.get_ref().to_string(), line_of(text, key.span().start)));
    keys.filter_map(|(key, line)| {
        let nearest = declared::unknown_field(&key)?;
        let hint = nearest
            .map_or_else(|| "see the README for the fields".to_owned(), |near| format!("did you mean `{near}`?"));
        Some(Problem::new(Severity::Warning, name, format!("the field `{key}` is not known"), hint).at_line(line))
    })
    .collect()
}
