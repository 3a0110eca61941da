//! Structured data in schema.org's terms, dates only as precise as known.

use serde_json::{Map, Value, json};

use super::catalogue::Catalogue;
use crate::model::{ArticleIndex, Entity, Event, EventStatus, Location};
use crate::publish::addresses::absolute;
use crate::publish::dates;
use crate::publish::markup::Markup;

/// Where a page stands. `base` is the site's address.
pub(crate) fn breadcrumbs(
    catalogue: &Catalogue<'_>,
    base: &str,
    above: &[(&str, &str)],
    path: &str,
    title: &str,
) -> Markup {
    let steps = [("index.html", catalogue.strings.say("section.overview"))]
        .into_iter()
        .chain(above.iter().copied())
        .chain([(path, title)]);
    let steps = steps.enumerate().filter(|(at, (to, _))| *at == 0 || *to != "index.html");
    let items: Vec<Value> = steps
        .map(|(at, (to, name))| json!({"@type": "ListItem", "position": at + 1, "name": name, "item": absolute(base, to)}))
        .collect();
    Markup::json(&json!({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}))
}

/// An article as its publication printed it; our page is based on it.
pub(crate) fn article(catalogue: &Catalogue<'_>, at: ArticleIndex) -> Markup {
    let article = catalogue.article(at);
    let about = &article.about;
    let mut data = Map::new();
    data.insert("@context".into(), "https://schema.org".into());
    data.insert("@type".into(), "NewsArticle".into());
    data.insert("headline".into(), article.title().into());
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            data.insert(key.into(), value);
        }
    };
    put("datePublished", about.published.as_ref().and_then(|dated| dates::iso(dated.range)).map(Value::from));
    let authors: Vec<Value> =
        about.authors.iter().map(|author| json!({"@type": "Person", "name": author.value})).collect();
    put("author", (!authors.is_empty()).then(|| authors.into()));
    put("publisher", catalogue.publisher(at).map(|name| json!({"@type": "Organization", "name": name})));
    put("inLanguage", about.language.as_ref().map(|language| language.value.as_str().into()));
    put("articleSection", about.section.as_ref().map(|section| section.value.as_str().into()));
    put("isBasedOn", about.url.as_ref().map(|url| url.value.as_str().into()));
    let base = catalogue.config.site.base_url.as_deref();
    put("url", base.map(|base| absolute(base, &catalogue.addresses.article(at)).into()));
    Markup::json(&Value::Object(data))
}

/// The events of a timeline page whose day, month or year is known. One that is dated by its report alone has no date that
/// could be stated.
pub(crate) fn events<'a>(catalogue: &Catalogue<'_>, events: impl Iterator<Item = &'a Event>) -> Markup {
    let base = catalogue.config.site.base_url.as_deref();
    let events: Vec<Value> = events
        .filter(|event| !is_approximate(event))
        .filter_map(|event| {
            let mut data = json!({
                "@type": "Event",
                "name": event.headline,
                "startDate": dates::iso(event.range)?,
            });
            if let (Some(base), Some(data)) = (base, data.as_object_mut()) {
                data.insert("url".into(), absolute(base, &catalogue.addresses.event(event)).into());
            }
            if let (EventStatus::Planned, Some(data)) = (event.status, data.as_object_mut()) {
                data.insert("eventStatus".into(), "https://schema.org/EventScheduled".into());
            }
            Some(data)
        })
        .collect();
    Markup::json(&json!({"@context": "https://schema.org", "@graph": events}))
}

/// The dossier as data; without an address it has none.
pub(crate) fn dataset<'a>(
    catalogue: &Catalogue<'_>,
    description: &str,
    files: impl Iterator<Item = &'a str>,
) -> Option<Markup> {
    let site = &catalogue.config.site;
    let base = site.base_url.as_deref()?;
    let files: Vec<Value> = files
        .map(|path| {
            json!({"@type": "DataDownload", "contentUrl": absolute(base, path), "encodingFormat": media_type(path)})
        })
        .collect();
    Some(Markup::json(&json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": site.title,
        "description": description,
        "url": absolute(base, "index.html"),
        "distribution": files,
    })))
}

/// The media type of a data file.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("csv") => "text/csv",
        Some("jsonl") => "application/jsonl",
        Some("geojson") => "application/geo+json",
        Some("gexf") => "application/gexf+xml",
        Some("bib") => "application/x-bibtex",
        Some("ris") => "application/x-research-info-systems",
        _ if path.ends_with(".csl.json") => "application/vnd.citationstyles.csl+json",
        _ => "application/json",
    }
}

/// Most places that structured data lists.
const PLACES: usize = 100;

/// Places with where they lie.
pub(crate) fn places<'a>(
    catalogue: &Catalogue<'_>,
    places: impl Iterator<Item = (&'a Entity, &'a Location)>,
) -> Markup {
    let base = catalogue.config.site.base_url.as_deref();
    let places: Vec<Value> = places
        .take(PLACES)
        .map(|(place, location)| {
            let geo = json!({
                "@type": "GeoCoordinates",
                "latitude": location.latitude,
                "longitude": location.longitude,
            });
            let mut data = json!({"@type": "Place", "name": place.name, "geo": geo});
            let page = base.zip(catalogue.addresses.entity(&place.id));
            if let (Some((base, page)), Some(data)) = (page, data.as_object_mut()) {
                data.insert("url".into(), absolute(base, page).into());
            }
            data
        })
        .collect();
    Markup::json(&json!({"@context": "https://schema.org", "@graph": places}))
}

/// Whether an event's date is only about right (`~` in EDTF).
fn is_approximate(event: &Event) -> bool {
    event.edtf.ends_with('~')
}
