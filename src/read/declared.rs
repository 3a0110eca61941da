//! What people declare of an article, in whatever notation: a map of fields in, [`Declared`] out.
//!
//! Front matter, sidecars, crawl records, the columns of `metadata.csv` and the placeholders of path patterns share their
//! field names, so they share this table of synonyms: the names that trafilatura, newspaper4k, Scrapy, Zola and Hugo
//! write.

use serde_json::{Map, Value};

use crate::model::{Declared, Origin, Property};

/// Fields of an article as a notation gives them.
pub(super) type Fields = Map<String, Value>;

/// Every field that is understood, with its synonyms.
const SYNONYMS: &[(Property, &[&str])] = &[
    (Property::Title, &["title", "headline"]),
    (Property::Standfirst, &["standfirst", "subtitle", "dek", "description", "summary", "excerpt"]),
    (Property::Author, &["authors", "author", "byline"]),
    (Property::Agency, &["agency"]),
    (Property::Publisher, &["publisher", "publication", "sitename", "site_name", "source_name"]),
    (Property::Section, &["section", "rubric", "category"]),
    (Property::Language, &["language", "lang"]),
    (Property::Published, &["date", "published", "published_at", "publish_date", "date_publish"]),
    (Property::Modified, &["modified", "updated", "date_modify"]),
    (Property::Address, &["url", "link", "source_url"]),
    (Property::Tag, &["tags", "keywords"]),
];

/// Reads the fields that are understood; `notation` says in evidence where they come from ("front matter").
pub(super) fn declared(fields: &Fields, origin: Origin, notation: &str) -> Declared {
    let mut declared = Declared::default();
    for &(property, names) in SYNONYMS {
        let Some((key, values)) = values(fields, names) else { continue };
        let rule = format!("{notation} `{key}`");
        let marks: &[char] = match property {
            Property::Author => &[';'],
            Property::Tag => &[',', ';'],
            _ => &[],
        };
        let first = if marks.is_empty() { 1 } else { values.len() };
        for value in values.iter().take(first).flat_map(|value| value.split(marks)) {
            declared.add(property, origin, value, &rule);
        }
    }
    declared
}

/// For a field that is not understood, the nearest one that is, if one is near; nothing for those understood.
pub(super) fn unknown_field(name: &str) -> Option<Option<&'static str>> {
    let known = || SYNONYMS.iter().flat_map(|(_, names)| names.iter().copied());
    (!known().any(|field| field == name)).then(|| crate::config::nearest(name, known()))
}

/// The property that a field's name stands for.
pub(super) fn property(name: &str) -> Option<Property> {
    SYNONYMS.iter().find(|(_, names)| names.contains(&name)).map(|(property, _)| *property)
}

/// The first of a field's names that has a value, with its values.
fn values<'f>(fields: &'f Fields, names: &[&str]) -> Option<(&'f str, Vec<String>)> {
    names.iter().filter_map(|name| fields.get_key_value(*name)).find_map(|(key, value)| {
        let values: Vec<String> = flatten(value).into_iter().filter(|value| !value.trim().is_empty()).collect();
        (!values.is_empty()).then_some((key.as_str(), values))
    })
}

/// Strings and numbers of a value; of a list all of them; of an object its name (`{"name": "Ann Example"}`).
fn flatten(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(flatten).collect(),
        Value::Object(fields) => fields.get("name").map(flatten).unwrap_or_default(),
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: Value) -> Declared {
        let Value::Object(fields) = value else { panic!("not an object") };
        declared(&fields, Origin::FrontMatter, "front matter")
    }

    fn list(declared: &Declared, property: Property) -> Vec<String> {
        declared.list(property).into_iter().map(|known| known.value).collect()
    }

    #[test]
    fn synonyms_and_shapes() {
        let declared = read(json!({
            "headline": " Ferry  plan ", "author": [{"name": "Ann Example"}, "Bo Sample; Cy Other"],
            "sitename": "Harbour Gazette", "keywords": "ferry, harbour", "date": 2024, "draft": true
        }));
        let title = declared.best(Property::Title).unwrap();
        assert_eq!((title.value.as_str(), title.evidence.rule.as_str()), ("Ferry plan", "front matter `headline`"));
        assert_eq!(list(&declared, Property::Author), ["Ann Example", "Bo Sample", "Cy Other"]);
        assert_eq!(list(&declared, Property::Tag), ["ferry", "harbour"]);
        assert_eq!(list(&declared, Property::Published), ["2024"]);
    }

    #[test]
    fn a_blank_value_gives_way_to_a_synonym() {
        assert_eq!(list(&read(json!({"title": " ", "headline": "Ferry plan"})), Property::Title), ["Ferry plan"]);
    }
}
