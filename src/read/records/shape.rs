//! Where records keep what they say: the user's `[records]`, or a built-in shape of a program's export
//! (`data/record_shapes.toml`), in; a record's text, page, id and claims out.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use super::content::{self, Content};
use super::paths::{self, Record};
use crate::config::Records;
use crate::model::{Declared, Origin, Property};
use crate::read::declared;

/// Exports of programs that say what the shape of their records is.
static BUILT_IN: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| {
    toml::from_str::<Shapes>(include_str!("../data/record_shapes.toml")).map_or(Vec::new(), |shapes| shapes.shape)
});

#[derive(Deserialize)]
struct Shapes {
    shape: Vec<BuiltIn>,
}

/// A shape, and the fields that each of its records has.
#[derive(Deserialize)]
struct BuiltIn {
    has: Vec<String>,
    records: Records,
}

/// How a file's records are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape<'c> {
    records: &'c Records,
    /// Whether the user says so.
    pub(super) is_own: bool,
}

/// What a record turns out to be.
pub(super) enum Found<'r> {
    Content(Content<'r>),
    /// Not an article; what it is instead.
    Other(String),
    /// A record without the fields where its text would be.
    Nothing,
}

impl<'c> Shape<'c> {
    /// The user's shape.
    pub(super) fn own(records: &'c Records) -> Self {
        Self { records, is_own: !records.is_empty() }
    }

    /// The shape of a document: the user's where its list stands in the document, else the built-in one that fits, else the
    /// user's. So a folder may hold files of several kinds.
    pub(super) fn of(document: &Value, records: &'c Records) -> Self {
        let fits = |shape: &&BuiltIn| {
            let mut lists = shape.records.list.iter().flat_map(|path| paths::lists(document, path));
            lists.any(|list| {
                list.value.get(0).is_some_and(|first| shape.has.iter().all(|name| first.get(name).is_some()))
            })
        };
        let is_users = records.list.iter().any(|path| !paths::lists(document, path).is_empty());
        match BUILT_IN.iter().find(fits) {
            Some(shape) if !is_users => Shape { records: &shape.records, is_own: false },
            _ => Self::own(records),
        }
    }

    /// The paths of the lists of records.
    pub(super) fn lists(&self) -> &'c [String] {
        &self.records.list
    }

    /// What the user says of properties: the names of the settings, and their paths.
    pub(super) fn settings(&self) -> Vec<(&'static str, &'c [String])> {
        let set = declared::properties().map(|property| (declared::name(property), self.records.paths(property)));
        set.filter(|(_, paths)| self.is_own && !paths.is_empty()).collect()
    }

    /// Where the text is looked for, for a message.
    pub(super) fn text_paths(&self) -> Vec<&'c str> {
        self.records.text.iter().chain(&self.records.html).map(String::as_str).collect()
    }

    /// What a record holds of an article.
    pub(super) fn content<'r>(&self, record: Record<'r>) -> Found<'r> {
        if let Some(other) = self.records.only.iter().find_map(|condition| unmet(condition, record)) {
            return Found::Other(other);
        }
        if self.records.text.is_empty() && self.records.html.is_empty() {
            return content::usual(record.value).map_or(Found::Nothing, Found::Content);
        }
        let values = |paths: &[String]| paths.iter().flat_map(|path| record.values(path)).collect::<Vec<_>>();
        let (texts, pages) = (values(&self.records.text), values(&self.records.html));
        let filled = |values: &[&'r Value]| values.iter().find_map(|value| content::text_of(value));
        let found = filled(&texts).map(Content::Text).or_else(|| filled(&pages).map(Content::Page));
        match found {
            Some(content) => Found::Content(content),
            None if texts.is_empty() && pages.is_empty() => Found::Nothing,
            None => Found::Other("without text".to_owned()),
        }
    }

    /// The id of a record.
    pub(super) fn id(&self, record: Record<'_>) -> Option<String> {
        if self.records.id.is_empty() {
            return record.value.get("id").and_then(identifier);
        }
        let parts: Vec<String> =
            self.records.id.iter().flat_map(|path| record.values(path)).filter_map(identifier).collect();
        (!parts.is_empty()).then(|| parts.join("/"))
    }

    /// What a record declares.
    pub(super) fn declared(&self, record: Record<'_>) -> Declared {
        let mapped = |property| {
            let paths = self.records.paths(property);
            let is_mapped = !paths.is_empty();
            let found = paths.iter().map(|path| (path.trim_start_matches('^').to_owned(), record.values(path)));
            is_mapped.then(|| found.collect::<Vec<_>>())
        };
        let Some(fields) = record.value.as_object() else { return Declared::default() };
        let mut declared = declared::mapped(fields, Origin::Record, "record field", mapped);
        if !self.records.paths(Property::Author).is_empty()
            && let Some(publisher) = declared.best(Property::Publisher).map(|known| known.value.clone())
        {
            // Where a publication posts under its own name, nobody says who wrote it.
            declared.retain(|claim| claim.property != Property::Author || claim.known.value != publisher);
        }
        declared
    }
}

/// What a record is that does not meet a condition (`type=message`).
fn unmet(condition: &str, record: Record<'_>) -> Option<String> {
    let (path, wanted) = condition.split_once('=')?;
    let values: Vec<String> = record.values(path).into_iter().map(plain).collect();
    if values.iter().any(|value| value == wanted.trim()) {
        return None;
    }
    Some(match values.first() {
        Some(value) => format!("of {} `{value}`", path.trim()),
        None => format!("without `{}`", path.trim()),
    })
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn identifier(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_shapes_can_be_read() {
        assert!(!BUILT_IN.is_empty());
        assert!(BUILT_IN.iter().all(|shape| !shape.has.is_empty() && !shape.records.list.is_empty()));
    }
}
