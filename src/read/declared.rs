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
    (Property::Extent, &["publish"]),
];

/// Fields that name the host a page came from: a page's own name of its site is better.
const HOSTS: &[&str] = &["hostname", "source_domain"];

/// Reads the fields that are understood; `notation` says in evidence where they come from ("front matter").
pub(super) fn declared(fields: &Fields, origin: Origin, notation: &str) -> Declared {
    mapped(fields, origin, notation, |_| None)
}

/// Values of one field, with its name.
pub(super) type Named<'f> = (String, Vec<&'f Value>);

/// Reads the fields that are understood, but for the properties that somebody says stand elsewhere: of these the first of
/// the `mapped` fields that has a value.
pub(super) fn mapped<'f>(
    fields: &'f Fields,
    origin: Origin,
    notation: &str,
    mapped: impl Fn(Property) -> Option<Vec<Named<'f>>>,
) -> Declared {
    let mut declared = Declared::default();
    for &(property, names) in SYNONYMS {
        let found = match mapped(property) {
            None => values(fields, property, names).map(|(key, values)| (key.to_owned(), values)),
            Some(named) => named.into_iter().find_map(|(key, values)| {
                let values: Vec<String> =
                    values.into_iter().flat_map(flatten).filter(|value| !value.trim().is_empty()).collect();
                (!values.is_empty()).then_some((key, values))
            }),
        };
        if let Some((key, values)) = found {
            add(
                &mut declared,
                property,
                if HOSTS.contains(&key.as_str()) { Origin::Page } else { origin },
                &values,
                &format!("{notation} `{key}`"),
            );
        }
    }
    declared
}

fn add(declared: &mut Declared, property: Property, origin: Origin, values: &[String], rule: &str) {
    let marks: &[char] = match property {
        Property::Author | Property::Section => &[';'],
        Property::Tag => &[',', ';'],
        _ => &[],
    };
    let most = if matches!(property, Property::Author | Property::Tag) { usize::MAX } else { 1 };
    for value in values.iter().flat_map(|value| value.split(marks)).take(most) {
        let is_time = matches!(property, Property::Published | Property::Modified | Property::Fetched);
        let instant = if is_time { instant(value) } else { None };
        declared.add(property, origin, instant.as_deref().unwrap_or(value), rule);
    }
}

/// Seconds or milliseconds since 1970, as programs count them, in words of a calendar.
fn instant(value: &str) -> Option<String> {
    let value = value.trim();
    let seconds = match value.len() {
        9 | 10 => value.parse::<i64>().ok()?,
        13 => value.parse::<i64>().ok()? / 1_000,
        _ => return None,
    };
    chrono::DateTime::from_timestamp(seconds, 0)
        .map(|instant| instant.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
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

/// All properties that can be declared.
pub(super) fn properties() -> impl Iterator<Item = Property> {
    SYNONYMS.iter().map(|(property, _)| *property)
}

/// The name that a property has before all others.
pub(crate) fn name(property: Property) -> &'static str {
    let names = SYNONYMS.iter().find(|(known, _)| *known == property).map(|(_, names)| *names);
    names.and_then(|names| names.first().copied()).unwrap_or_default()
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
    fn instants_are_dates_and_hosts_are_worth_less_than_names() {
        let declared = read(json!({"date": 1_710_234_000, "modified": "1710234000000", "hostname": "a.example"}));
        assert_eq!(list(&declared, Property::Published), ["2024-03-12T09:00:00Z"]);
        assert_eq!(list(&declared, Property::Modified), ["2024-03-12T09:00:00Z"]);
        assert_eq!(list(&read(json!({"date": "20240312"})), Property::Published), ["20240312"]);
        assert!(declared.claims(Property::Publisher).all(|claim| claim.origin == Origin::Page));
    }

    #[test]
    fn a_blank_value_gives_way_to_a_synonym() {
        assert_eq!(list(&read(json!({"title": " ", "headline": "Ferry plan"})), Property::Title), ["Ferry plan"]);
    }
}
