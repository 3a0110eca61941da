//! `NAME.toml` beside `NAME.txt`: people's corrections, which always win. A sidecar is about one article, so files of
//! many (crawl dumps) have none.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use super::declared::{self, Fields};
use super::front_matter::from_toml;
use super::walk::SourceFile;
use super::{Kind, decode};
use crate::config::line_of;
use crate::model::{Origin, Seed};
use crate::problem::{Problem, Severity};

/// Which file is whose sidecar.
#[derive(Debug, Default)]
pub(super) struct Sidecars {
    by_article: BTreeMap<String, SourceFile>,
    names: BTreeSet<String>,
    orphans: Vec<String>,
}

impl Sidecars {
    pub(super) fn is_sidecar(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    pub(super) fn of(&self, article: &str) -> Option<&SourceFile> {
        self.by_article.get(article)
    }

    /// TOML files that stand beside no article.
    pub(super) fn orphans(&self) -> impl Iterator<Item = &str> {
        self.orphans.iter().map(String::as_str)
    }
}

/// Pairs every `NAME.toml` with the articles called `NAME.` something in the same folder.
pub(super) fn pair(files: &[SourceFile]) -> Sidecars {
    let mut sidecars = Sidecars::default();
    let mut articles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let one_article =
        |file: &&SourceFile| matches!(Kind::of(&file.name), Some(Kind::Text | Kind::Markdown | Kind::Html));
    for file in files.iter().filter(one_article) {
        articles.entry(stem(&file.name)).or_default().push(&file.name);
    }
    for file in files.iter().filter(|file| super::ending(&file.name) == "toml") {
        sidecars.names.insert(file.name.clone());
        match articles.get(stem(&file.name)) {
            Some(names) => sidecars.by_article.extend(names.iter().map(|name| ((*name).to_owned(), file.clone()))),
            None => sidecars.orphans.push(file.name.clone()),
        }
    }
    sidecars
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Lets a sidecar's fields override what the articles declare of themselves.
pub(super) fn apply(sidecar: &SourceFile, seeds: &mut [Seed], problems: &mut Vec<Problem>) {
    let Some(fields) = read(sidecar, problems) else { return };
    let declared = declared::declared(&fields, Origin::Sidecar, "sidecar");
    for seed in seeds {
        seed.declared.extend(declared.clone());
    }
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
            let what = format!("the sidecar cannot be read: {}", error.message());
            let line = line_of(&text, error.span().map_or(0, |span| span.start));
            let hint = "TOML wants `key = \"value\"`, text in quotation marks";
            problems.push(Problem::new(Severity::Error, name, what, hint).at_line(line));
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
