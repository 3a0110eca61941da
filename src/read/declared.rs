//! What people declare of an article, in whatever notation: a map of fields in, [`Declared`] out.
//!
//! Front matter, sidecars, crawl records, the columns of `metadata.csv` and the placeholders of path patterns share their
//! field names, so they share this table of synonyms: the names that trafilatura, newspaper4k, Scrapy, Zola and Hugo
//! write.

use serde_json::{Map, Value};

use crate::model::{Declared, Origin, Property};

/// Fields of an article as a notation gives them.
pub(super) type Fields = Map<String, Value>;

/// Every field that is understood, with its synonyms, the best first.
const SYNONYMS: &[(Property, &[&str])] = &[
    (Property::Title, &["title", "headline"]),
    (Property::Standfirst, &["standfirst", "subtitle", "dek", "description", "meta_description", "excerpt", "summary"]),
    (Property::Author, &["authors", "author", "byline", "creator"]),
    (Property::Agency, &["agency"]),
    (
        Property::Publisher,
        &[
            "publisher",
            "publication",
            "sitename",
            "site_name",
            "meta_site_name",
            "source-hostname",
            "source_name",
            "source",
            "source_domain",
            "hostname",
        ],
    ),
    (Property::Section, &["section", "rubric", "category", "categories"]),
    (Property::Language, &["language", "lang", "meta_lang"]),
    (Property::Published, &["date", "published", "published_at", "publish_date", "date_publish", "pub_date"]),
    (Property::Modified, &["modified", "updated", "updated_at", "date_modify"]),
    (Property::Fetched, &["fetched", "fetched_at", "date_download", "crawled_at", "scraped_at", "filedate"]),
    (Property::Address, &["url", "canonical_link", "link", "source", "source_url"]),
    (Property::Tag, &["tags", "keywords", "meta_keywords"]),
];

/// Reads the fields that are understood; `notation` says in evidence where they come from ("front matter").
pub(super) fn declared(fields: &Fields, origin: Origin, notation: &str) -> Declared {
    let mut declared = Declared::default();
    for &(property, names) in SYNONYMS {
        let Some((key, values)) = values(fields, property, names) else { continue };
        let rule = format!("{notation} `{key}`");
        let marks: &[char] = match property {
            Property::Author | Property::Section => &[';'],
            Property::Tag => &[',', ';'],
            _ => &[],
        };
        let most = if matches!(property, Property::Author | Property::Tag) { usize::MAX } else { 1 };
        for value in values.iter().flat_map(|value| value.split(marks)).take(most) {
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

/// The first of a property's names that has a value, with its values.
fn values<'f>(fields: &'f Fields, property: Property, names: &[&str]) -> Option<(&'f str, Vec<String>)> {
    names.iter().filter_map(|name| fields.get_key_value(*name)).find_map(|(key, value)| {
        let is_meant = |value: &String| !value.trim().is_empty() && may_be(property, key, value);
        let values: Vec<String> = flatten(value).into_iter().filter(is_meant).collect();
        (!values.is_empty()).then_some((key.as_str(), values))
    })
}

/// `source` is the address where trafilatura writes it, and the publisher where other people do.
fn may_be(property: Property, key: &str, value: &str) -> bool {
    let is_address = value.starts_with("http://") || value.starts_with("https://");
    key != "source" || is_address == (property == Property::Address)
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
    fn what_crawlers_write() {
        let trafilatura = read(json!({
            "source": "https://a.example/ferry", "source-hostname": "Harbour Gazette", "hostname": "a.example",
            "categories": "News;Town", "author": "Ann Example; Bo Sample", "excerpt": "In short."
        }));
        let first = |declared: &Declared, property| list(declared, property).into_iter().next().unwrap_or_default();
        assert_eq!(first(&trafilatura, Property::Address), "https://a.example/ferry");
        assert_eq!(first(&trafilatura, Property::Publisher), "Harbour Gazette");
        assert_eq!(list(&trafilatura, Property::Section), ["News"]);
        let newspaper = read(json!({
            "canonical_link": "https://a.example/ferry", "source_url": "https://a.example", "meta_lang": "en",
            "publish_date": "2024-03-12 09:30:00", "meta_site_name": "", "source": {"name": "Gazette"}
        }));
        assert_eq!(first(&newspaper, Property::Address), "https://a.example/ferry");
        assert_eq!(first(&newspaper, Property::Published), "2024-03-12 09:30:00");
        assert_eq!(first(&newspaper, Property::Publisher), "Gazette");
        assert_eq!(first(&read(json!({"hostname": "a.example"})), Property::Publisher), "a.example");
    }

    #[test]
    fn a_blank_value_gives_way_to_a_synonym() {
        assert_eq!(list(&read(json!({"title": " ", "headline": "Ferry plan"})), Property::Title), ["Ferry plan"]);
    }
}
