//! `places.json` and `places.csv`: where each place lies and why it is taken to lie there, or which places it may be. `places.geojson` (RFC 7946):
//! the same as points for a map, of those places only of which it is clear where they lie.

use std::io::{self, Write};

use serde::Serialize;

use super::{Source, json_array, word};
use crate::model::{Entity, Location, PlaceKind, Whereabouts};
use crate::publish::json_line;
use crate::publish::table::Table;

/// What the licence of the positions asks to be said with them.
pub(crate) const ATTRIBUTION: &str = "Positions: GeoNames (geonames.org), CC BY 4.0";

/// A place of the articles.
#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    name: &'a str,
    page: Option<&'a str>,
    articles: usize,
    latitude: Option<f64>,
    longitude: Option<f64>,
    #[serde(flatten)]
    about: Option<About<'a>>,
    why: &'a str,
    candidates: Vec<Candidate<'a>>,
    attribution: Option<&'static str>,
}

/// What the gazetteer says of a place.
#[derive(Serialize)]
struct About<'a> {
    precision: PlaceKind,
    called: &'a str,
    country: Option<&'a str>,
    region: Option<&'a str>,
    inhabitants: Option<u32>,
}

/// Another place of the name.
#[derive(Serialize)]
struct Candidate<'a> {
    latitude: f64,
    longitude: f64,
    #[serde(flatten)]
    about: About<'a>,
}

#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    geometry: Point,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    /// East, then north.
    coordinates: [f64; 2],
}

#[derive(Serialize)]
struct Properties<'a> {
    name: &'a str,
    page: Option<&'a str>,
    articles: usize,
    #[serde(flatten)]
    about: About<'a>,
    why: &'a str,
}

pub(super) fn json(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    json_array(out, places(source).map(|(place, whereabouts)| object(source, place, whereabouts)))
}

pub(super) fn csv(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = [
        "id",
        "name",
        "articles",
        "latitude",
        "longitude",
        "precision",
        "called",
        "country",
        "why",
        "page",
        "attribution",
    ];
    let mut table = Table::new(out, &columns)?;
    for (place, whereabouts) in places(source) {
        let object = object(source, place, whereabouts);
        let degrees = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string()).unwrap_or_default();
        let about = object.about.as_ref();
        table.row([
            object.id,
            object.name,
            &object.articles.to_string(),
            &degrees(object.latitude),
            &degrees(object.longitude),
            &about.map(|about| word(about.precision)).unwrap_or_default(),
            about.map_or("", |about| about.called),
            about.and_then(|about| about.country).unwrap_or_default(),
            object.why,
            object.page.unwrap_or_default(),
            object.attribution.unwrap_or_default(),
        ])?;
    }
    table.finish()
}

pub(super) fn geojson(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"type\":\"FeatureCollection\",\"attribution\":\"{ATTRIBUTION}\",\"features\":")?;
    let mut before = "[\n";
    for (place, whereabouts) in places(source) {
        if let Some(location) = &whereabouts.location {
            out.write_all(before.as_bytes())?;
            json_line::write(out, &feature(source, place, location, &whereabouts.why))?;
            before = ",\n";
        }
    }
    out.write_all(if before == "[\n" { b"[]}\n" } else { b"\n]}\n" })
}

/// The places that the gazetteer knows.
fn places<'a>(source: &Source<'a>) -> impl Iterator<Item = (&'a Entity, &'a Whereabouts)> {
    let dossier = source.dossier;
    dossier.entities.iter().filter_map(|entity| Some((entity, dossier.whereabouts.get(&entity.id)?)))
}

fn object<'a>(source: &Source<'a>, place: &'a Entity, whereabouts: &'a Whereabouts) -> Object<'a> {
    let location = whereabouts.location.as_ref();
    let candidate = |location: &'a Location| Candidate {
        latitude: location.latitude,
        longitude: location.longitude,
        about: about(location),
    };
    Object {
        id: &place.id,
        name: &place.name,
        page: source.addresses.entity(&place.id),
        articles: place.articles.len(),
        latitude: location.map(|location| location.latitude),
        longitude: location.map(|location| location.longitude),
        about: location.map(about),
        why: &whereabouts.why,
        candidates: whereabouts.others.iter().map(candidate).collect(),
        attribution: location.is_none_or(|location| location.kind != PlaceKind::Told).then_some(ATTRIBUTION),
    }
}

fn about(location: &Location) -> About<'_> {
    let is_town = matches!(location.kind, PlaceKind::Capital | PlaceKind::Town);
    About {
        precision: location.kind,
        called: &location.name,
        country: Some(location.country.as_str()).filter(|country| !country.is_empty()),
        region: location.region.as_deref(),
        inhabitants: is_town.then_some(location.inhabitants),
    }
}

fn feature<'a>(source: &Source<'a>, place: &'a Entity, location: &'a Location, why: &'a str) -> Feature<'a> {
    Feature {
        kind: "Feature",
        id: &place.id,
        geometry: Point { kind: "Point", coordinates: [location.longitude, location.latitude] },
        properties: Properties {
            name: &place.name,
            page: source.addresses.entity(&place.id),
            articles: place.articles.len(),
            about: about(location),
            why,
        },
    }
}
