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

/// A setting of `[records]`: its name, and the paths it gives.
#[derive(Debug)]
pub(super) struct Setting<'c> {
    pub(super) name: &'static str,
    pub(super) paths: Vec<&'c str>,
}

impl Setting<'_> {
    /// Whether a record has something where the setting says.
    pub(super) fn leads_somewhere(&self, record: Record<'_>) -> bool {
        self.paths.iter().any(|path| !record.values(path).is_empty())
    }
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
        let own = Self::own(records);
        match BUILT_IN.iter().find(fits) {
            Some(shape) if !own.has_list(document) => Shape { records: &shape.records, is_own: false },
            _ => own,
        }
    }

    /// Whether a document has the list of records that the shape says.
    pub(super) fn has_list(&self, document: &Value) -> bool {
        self.records.list.iter().any(|path| !paths::lists(document, path).is_empty())
    }

    /// The paths of the lists of records.
    pub(super) fn lists(&self) -> &'c [String] {
        &self.records.list
    }

    /// What the user says of records: where the text stands before all else.
    pub(super) fn settings(&self) -> Vec<Setting<'c>> {
        let text = Setting { name: "text", paths: self.text_paths() };
        let of = |name, paths: &'c [String]| Setting { name, paths: paths.iter().map(String::as_str).collect() };
        let properties =
            declared::properties().map(|property| of(declared::name(property), self.records.paths(property)));
        let all = [text, of("id", &self.records.id)].into_iter().chain(properties);
        all.filter(|setting| self.is_own && !setting.paths.is_empty()).collect()
    }

    /// Where the text is looked for.
    pub(super) fn text_paths(&self) -> Vec<&'c str> {
        self.records.text.iter().chain(&self.records.html).map(String::as_str).collect()
    }

    /// Whether a record is of this shape: it has something where its text should stand; or, where the shape does not say
    /// that, anything it says.
    pub(super) fn fits(&self, record: Record<'_>) -> bool {
        let texts = self.text_paths();
        if texts.is_empty() {
            return self.settings().iter().any(|setting| setting.leads_somewhere(record));
        }
        texts.iter().any(|path| !record.values(path).is_empty())
    }

    /// What a record holds of an article. One of another shape is read by the usual names, if it has what conditions ask for
    /// or does not know of it.
    pub(super) fn content<'r>(&self, record: Record<'r>) -> Found<'r> {
        let fits = self.fits(record);
        let counts = |condition: &&String| fits || knows(condition, record);
        if let Some(other) = self.records.only.iter().filter(counts).find_map(|condition| unmet(condition, record)) {
            return Found::Other(other);
        }
        if !fits || self.text_paths().is_empty() {
            return content::usual(record.value).map_or(Found::Nothing, Found::Content);
        }
        let filled = |paths: &[String]| paths.iter().flat_map(|path| record.values(path)).find_map(content::text_of);
        let page = || filled(&self.records.html).map(Content::Page);
        let found = filled(&self.records.text).map(Content::Text).or_else(page);
        found.map_or_else(|| Found::Other("without text".to_owned()), Found::Content)
    }

    /// The id of a record; of one of another shape by the usual name, unless all parts are there.
    pub(super) fn id(&self, record: Record<'_>) -> Option<String> {
        let ids = &self.records.id;
        let parts: Vec<String> = ids.iter().flat_map(|path| record.values(path)).filter_map(identifier).collect();
        if ids.is_empty() || parts.len() < ids.len() && !self.fits(record) {
            return record.value.get("id").and_then(identifier);
        }
        (!parts.is_empty()).then(|| parts.join("/"))
    }

    /// What a record declares; of one of another shape by the usual names, unless something stands where this one says.
    pub(super) fn declared(&self, record: Record<'_>) -> Declared {
        let fits = self.fits(record);
        let mapped = |property| {
            let paths = self.records.paths(property);
            let is_mapped = !paths.is_empty() && (fits || paths.iter().any(|path| !record.values(path).is_empty()));
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

/// Whether a record has the field that a condition is about.
fn knows(condition: &str, record: Record<'_>) -> bool {
    condition.split_once('=').is_some_and(|(path, _)| !record.values(path).is_empty())
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
