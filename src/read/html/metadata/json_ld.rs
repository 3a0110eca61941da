//! Scripts of JSON-LD in, claims about the page's own article out.
//!
//! The article is the first object of an article's type that stands at the top, in a list, in a `@graph` or as the main
//! entity of one that does; the members of an `ItemList` and other parts are other articles. What describes the page
//! (`WebPage`) or its site counts less.

use serde_json::{Map, Value};

use super::{mend, plain};
use crate::model::{Declared, Origin, Property};

type Object = Map<String, Value>;

/// What the table of types holds.
const ARTICLES: &str = include_str!("data/article_types.txt");

/// How deep objects are looked into.
const DEEPEST: usize = 6;

/// Adds what is declared of the article; returns what is declared of its page and site, which counts less.
pub(super) fn claims(scripts: &[String], declared: &mut Declared) -> Declared {
    let values: Vec<Value> = scripts.iter().flat_map(|script| mend::values(script)).collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, 0, &mut objects);
    }
    let of_type = |matches: fn(&str) -> bool| objects.iter().find(|object| types(object).any(matches)).copied();
    let mut weaker = Declared::default();
    if let Some(article) = of_type(is_article) {
        describe(article, &objects, declared, &mut weaker);
    }
    if let Some(page) = of_type(|kind| kind.ends_with("Page")) {
        let add = |into: &mut Declared, property, key: &str, member| {
            for value in texts(page.get(key), member) {
                into.add(property, Origin::Page, &plain(&value), &format!("page's JSON-LD `{key}` of the page"));
            }
        };
        add(&mut weaker, Property::Published, "datePublished", "name");
        add(&mut weaker, Property::Modified, "dateModified", "name");
        add(&mut weaker, Property::Title, "headline", "name");
    }
    if let Some(video) = of_type(|kind| kind == "VideoObject") {
        for value in texts(video.get("uploadDate"), "name") {
            weaker.add(Property::Published, Origin::Page, &plain(&value), "page's JSON-LD `uploadDate`");
        }
    }
    if let Some(site) = of_type(|kind| kind == "WebSite") {
        for name in texts(site.get("name"), "name") {
            weaker.add(Property::Publisher, Origin::Page, &plain(&name), "page's JSON-LD `name` of the site");
        }
    }
    weaker
}

fn describe(article: &Object, all: &[&Object], declared: &mut Declared, weaker: &mut Declared) {
    let rule = |key: &str| format!("page's JSON-LD `{key}`");
    let plainly: [(Property, &str, &str); 9] = [
        (Property::Title, "headline", "name"),
        (Property::Title, "name", "name"),
        (Property::Standfirst, "description", "name"),
        (Property::Published, "datePublished", "name"),
        (Property::Published, "dateCreated", "name"),
        (Property::Modified, "dateModified", "name"),
        (Property::Section, "articleSection", "name"),
        (Property::Language, "inLanguage", "alternateName"),
        (Property::Address, "mainEntityOfPage", "@id"),
    ];
    for (property, key, member) in plainly {
        for value in texts(article.get(key), member) {
            if property != Property::Address || value.starts_with("http") {
                declared.add(property, Origin::Page, &plain(&value), &rule(key));
            }
        }
    }
    for address in texts(article.get("url"), "@id").iter().filter(|url| url.starts_with("http")) {
        declared.add(Property::Address, Origin::Page, address, &rule("url"));
    }
    for key in ["author", "creator"] {
        for author in entries(article.get(key)).into_iter().filter(|author| !is_organisation(author)) {
            for name in names_of(author, all) {
                declared.add(Property::Author, Origin::Page, &plain(&name), &rule(key));
            }
        }
    }
    // A person who publishes for themselves is no publication. A publisher's name is often that of the company; the site's own name is better.
    for publisher in entries(article.get("publisher")).into_iter().filter(|publisher| !is_person(publisher, all)) {
        for name in names_of(publisher, all) {
            weaker.add(Property::Publisher, Origin::Page, &plain(&name), &rule("publisher"));
        }
    }
    for tag in texts(article.get("keywords"), "name").iter().flat_map(|tags| tags.split([',', ';'])) {
        declared.add(Property::Tag, Origin::Page, &plain(tag), &rule("keywords"));
    }
}

fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Object>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, depth + 1, objects);
                }
            }
        }
        _ => {}
    }
}

fn types(object: &Object) -> impl Iterator<Item = &str> {
    entries(object.get("@type"))
        .into_iter()
        .filter_map(Value::as_str)
        .map(|kind| kind.rsplit(['/', '#', ':']).next().unwrap_or(kind))
}

fn is_article(kind: &str) -> bool {
    ARTICLES.lines().any(|known| known == kind)
}

/// Newsrooms and agencies are declared as authors, too; an author here is a person.
fn is_organisation(value: &Value) -> bool {
    value.as_object().is_some_and(|object| types(object).any(|kind| kind.ends_with("Organization")))
}

/// Whether a value is declared to be a person, here or where its `@id` leads.
fn is_person(value: &Value, all: &[&Object]) -> bool {
    let Value::Object(object) = value else { return false };
    let id = object.get("@id").and_then(Value::as_str);
    let same = all.iter().filter(|other| id.is_some() && other.get("@id").and_then(Value::as_str) == id);
    std::iter::once(object).chain(same.copied()).any(|object| types(object).any(|kind| kind == "Person"))
}

/// One value, or the values of a list.
fn entries(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(values)) => values.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

/// The strings of a value; of an object its `member`.
fn texts(value: Option<&Value>, member: &str) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => object.get(member).and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    entries(value).into_iter().flat_map(|value| entries(Some(value))).filter_map(text).collect()
}

/// The names of a person or an organisation, looked up where only its `@id` is given.
fn names_of(value: &Value, all: &[&Object]) -> Vec<String> {
    let Value::Object(object) = value else { return texts(Some(value), "name") };
    if object.contains_key("name") {
        return texts(object.get("name"), "name");
    }
    let id = object.get("@id").and_then(Value::as_str);
    let same = all.iter().find(|other| id.is_some() && other.get("@id").and_then(Value::as_str) == id);
    same.map_or_else(Vec::new, |other| texts(other.get("name"), "name"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(script: &str) -> Declared {
        let mut declared = Declared::default();
        let weaker = claims(&[script.to_owned()], &mut declared);
        declared.extend(weaker);
        declared
    }

    fn values(declared: &Declared, property: Property) -> Vec<&str> {
        declared.claims(property).map(|claim| claim.known.value.as_str()).collect()
    }

    #[test]
    fn a_graph_is_followed() {
        let declared = read(
            r##"{"@graph": [{"@type": "WebSite", "name": "Harbour Times"},
            {"@type": ["Article", "SocialMediaPosting"], "headline": "Old &amp; ferry", "author": {"@id": "#ann"},
             "publisher": {"@type": "Organization", "name": "Harbour Press Ltd"}},
            {"@type": "Person", "@id": "#ann", "name": "Ann Example"}]}"##,
        );
        assert_eq!(values(&declared, Property::Title), ["Old & ferry"]);
        assert_eq!(values(&declared, Property::Author), ["Ann Example"]);
        assert_eq!(values(&declared, Property::Publisher), ["Harbour Press Ltd", "Harbour Times"]);
    }

    #[test]
    fn other_articles_are_not_the_pages_own() {
        let declared = read(
            r#"[{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]},
            {"@type": "Organization", "name": "Harbour Press"}]"#,
        );
        assert!(values(&declared, Property::Title).is_empty());
        assert!(values(&declared, Property::Author).is_empty());
    }
}
