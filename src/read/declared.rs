//! What people declare of an article, in whatever notation: a map of fields in, [`Declared`] out.
//!
//! Front matter, sidecars and crawl records share their field names, so they share this table of synonyms: the names
//! that trafilatura, newspaper4k, Scrapy, Zola and Hugo write.

use serde_json::{Map, Value};

use crate::model::{Basis, Declared, Evidence, Known};

/// Fields of an article as a notation gives them.
pub(super) type Fields = Map<String, Value>;

/// Every field that is understood, with its synonyms.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("title", &["title", "headline"]),
    ("standfirst", &["standfirst", "subtitle", "dek", "description", "summary", "excerpt"]),
    ("authors", &["authors", "author", "byline"]),
    ("agency", &["agency"]),
    ("publisher", &["publisher", "publication", "sitename", "site_name", "source_name"]),
    ("section", &["section", "rubric", "category"]),
    ("language", &["language", "lang"]),
    ("date", &["date", "published", "published_at", "publish_date", "date_publish"]),
    ("url", &["url", "link", "source_url"]),
    ("tags", &["tags", "keywords"]),
];

/// Reads the fields that are understood; `origin` says in evidence where they come from ("front matter").
pub(super) fn declared(fields: &Fields, origin: &str) -> Declared {
    let one = |field: &str| values(fields, field).into_iter().next().map(|(key, value)| known(origin, key, value));
    Declared {
        title: one("title"),
        standfirst: one("standfirst"),
        authors: authors(fields, origin),
        agency: one("agency"),
        publisher: one("publisher"),
        section: one("section"),
        language: one("language"),
        date: one("date"),
        url: one("url"),
        tags: tags(fields),
    }
}

/// For a field that is not understood, the nearest one that is, if one is near; nothing for those understood.
pub(super) fn unknown_field(name: &str) -> Option<Option<&'static str>> {
    let known = || SYNONYMS.iter().flat_map(|(_, names)| names.iter().copied());
    (!known().any(|field| field == name)).then(|| crate::config::nearest(name, known()))
}

/// The values that a map gives for a field, each with the key it stands under; white space folded, blank ones left out.
fn values<'f>(fields: &'f Fields, field: &str) -> Vec<(&'f str, String)> {
    let names = SYNONYMS.iter().find(|(name, _)| *name == field).map_or(&[][..], |(_, names)| names);
    let found = names.iter().filter_map(|name| fields.get_key_value(*name));
    for (key, value) in found {
        let texts: Vec<String> =
            flatten(value).iter().map(|text| super::text::fold(text)).filter(|text| !text.is_empty()).collect();
        if !texts.is_empty() {
            return texts.into_iter().map(|text| (key.as_str(), text)).collect();
        }
    }
    Vec::new()
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

/// Authors: a list gives a person each; a single string may join several with `;`.
fn authors(fields: &Fields, origin: &str) -> Vec<Known<String>> {
    let names = values(fields, "authors").into_iter();
    let people = names.flat_map(|(key, names)| {
        names
            .split(';')
            .map(|name| (key, name.trim().to_owned()))
            .filter(|(_, name)| !name.is_empty())
            .collect::<Vec<_>>()
    });
    people.map(|(key, name)| known(origin, key, name)).collect()
}

/// Tags: a list, or a string joined by commas or semicolons.
fn tags(fields: &Fields) -> Vec<String> {
    let tags = values(fields, "tags").into_iter();
    let split = tags.flat_map(|(_, tags)| tags.split([',', ';']).map(|tag| tag.trim().to_owned()).collect::<Vec<_>>());
    split.filter(|tag| !tag.is_empty()).collect()
}

fn known(origin: &str, key: &str, value: String) -> Known<String> {
    let evidence =
        Evidence { basis: Basis::Declared, text: value.clone(), rule: format!("{origin} `{key}`"), line: None };
    Known { value, evidence }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: Value) -> Declared {
        let Value::Object(fields) = value else { panic!("not an object") };
        declared(&fields, "front matter")
    }

    #[test]
    fn synonyms_and_shapes() {
        let declared = read(json!({
            "headline": " Ferry  plan ", "author": [{"name": "Ann Example"}, "Bo Sample; Cy Other"],
            "sitename": "Harbour Gazette", "keywords": "ferry, harbour", "date": 2024, "draft": true
        }));
        assert_eq!(declared.title.as_ref().map(|known| known.value.as_str()), Some("Ferry plan"));
        assert_eq!(declared.title.map(|known| known.evidence.rule), Some("front matter `headline`".into()));
        let authors: Vec<&str> = declared.authors.iter().map(|known| known.value.as_str()).collect();
        assert_eq!(authors, ["Ann Example", "Bo Sample", "Cy Other"]);
        assert_eq!(declared.tags, ["ferry", "harbour"]);
        assert_eq!(declared.date.map(|known| known.value), Some("2024".into()));
    }

    #[test]
    fn a_blank_value_gives_way_to_a_synonym() {
        let declared = read(json!({"title": " ", "headline": "Ferry plan"}));
        assert_eq!(declared.title.map(|known| known.value), Some("Ferry plan".into()));
    }
}
