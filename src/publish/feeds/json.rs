//! A feed as JSON Feed 1.1.

use chrono::SecondsFormat;
use serde::Serialize;

use super::{Entry, Feed};

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<&'a str>,
    language: &'a str,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    content_text: &'a str,
    date_published: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// The feed's JSON.
pub(super) fn write(feed: &Feed<'_>) -> String {
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        description: &feed.site.description,
        home_page_url: feed.addresses.as_ref().map(|(_, page)| page.as_str()),
        feed_url: feed.addresses.as_ref().map(|(own, _)| own.as_str()),
        language: &feed.site.language,
        items: feed.entries.iter().map(item).collect(),
    };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

fn item<'a>(entry: &'a Entry<'_>) -> Item<'a> {
    Item {
        id: &entry.id,
        url: entry.page.as_deref(),
        external_url: entry.original,
        title: &entry.title,
        content_text: &entry.excerpt,
        date_published: entry.published.to_rfc3339_opts(SecondsFormat::Secs, true),
        authors: entry.authors.iter().map(|name| Author { name }).collect(),
        tags: &entry.topics,
        language: entry.language,
    }
}
