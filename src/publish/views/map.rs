//! The map of the places: all of it, closer where most of them are, and each place in a table; and the places of which it is
//! not known where they lie.

use std::cmp::Reverse;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::json_ld;
use super::page::{Link, Page};
use super::whereabouts::{self, Unclear};
use crate::model::{Entity, Location, PlaceKind};
use crate::publish::charts::{self, Spot};
use crate::publish::data::About;
use crate::publish::kinds::Kind;
use crate::publish::markup::Markup;
use crate::publish::strings::Strings;

/// Where it stands.
const PATH: &str = "map/index.html";

/// Rows of the table, and names of each list beneath.
const ROWS: usize = 300;
const LISTED: usize = 200;

/// The middle part of all mentions that a closer map has to show, in percent, and how much narrower than the whole it has
/// to be.
const MIDDLE: usize = 70;
const CLOSER: f64 = 0.5;

/// `map/index.html`.
#[derive(Debug, Serialize)]
pub(crate) struct MapView {
    total: String,
    maps: Vec<Picture>,
    rows: Vec<Row>,
    more: usize,
    unclear: Vec<Unclear>,
    more_unclear: usize,
    unknown: Vec<Link>,
    more_unknown: usize,
}

/// One map.
#[derive(Debug, Serialize)]
struct Picture {
    heading: String,
    svg: Markup,
    caption: String,
    parallel: String,
}

/// A place in the table.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    href: Option<String>,
    articles: usize,
    what: String,
    position: String,
}

/// A place whose position is known.
type Located<'d> = (&'d Entity, &'d Location);

/// The map, where there is a place to be shown.
pub(crate) fn map(catalogue: &Catalogue<'_>) -> Vec<(Page, MapView)> {
    let places = located(catalogue);
    if places.is_empty() {
        return Vec::new();
    }
    let unclear = whereabouts::unclear(catalogue, PATH);
    let unknown = unknown(catalogue);
    let strings = catalogue.strings;
    let total = strings.count("count.places", places.len());
    let spots: Vec<Spot> = places.iter().map(|place| spot(catalogue, place)).collect();
    let view = MapView {
        maps: pictures(&spots, strings),
        rows: places.iter().take(ROWS).map(|place| row(catalogue, place)).collect(),
        more: places.len().saturating_sub(ROWS),
        more_unclear: unclear.len().saturating_sub(LISTED),
        unclear: unclear.into_iter().take(LISTED).collect(),
        more_unknown: unknown.len().saturating_sub(LISTED),
        unknown: unknown.into_iter().take(LISTED).collect(),
        total,
    };
    let description = strings.fill("map.description", &[("total", &view.total)]);
    let page = Page::new(catalogue, PATH, "map", strings.say("section.map"), &description, &[]);
    let mut page = page.with_data(About::Places);
    page.json_ld.push(json_ld::places(catalogue, places.into_iter()));
    vec![(page, view)]
}

/// Whether any place can be shown.
pub(crate) fn has_map(catalogue: &Catalogue<'_>) -> bool {
    let mut known = catalogue.dossier.whereabouts.iter().filter(|(_, whereabouts)| whereabouts.location.is_some());
    known.any(|(place, _)| catalogue.addresses.entity(place).is_some())
}

/// The places that have a page and whose position is known, those in most articles first: why each is taken to lie there
/// stands on its page.
fn located<'d>(catalogue: &Catalogue<'d>) -> Vec<Located<'d>> {
    let dossier = catalogue.dossier;
    let known = |place: &'d Entity| {
        catalogue.addresses.entity(&place.id)?;
        Some((place, dossier.whereabouts.get(&place.id)?.location.as_ref()?))
    };
    let mut places: Vec<Located<'d>> = dossier.entities.iter().filter_map(known).collect();
    places.sort_by_key(|(place, _)| (Reverse(place.articles.len()), place.name.as_str()));
    places
}

/// The places that the gazetteer does not know.
fn unknown(catalogue: &Catalogue<'_>) -> Vec<Link> {
    let places = catalogue.ranked(Kind::Places.folder()).into_iter().map(|at| &catalogue.dossier.entities[at]);
    let unknown = places.filter(|place| !catalogue.dossier.whereabouts.contains_key(&place.id));
    unknown.filter_map(|place| link(catalogue, place)).collect()
}

fn link(catalogue: &Catalogue<'_>, place: &Entity) -> Option<Link> {
    Some(Link::new(PATH, catalogue.addresses.entity(&place.id)?, place.name.as_str()))
}

fn spot(catalogue: &Catalogue<'_>, (place, location): &Located<'_>) -> Spot {
    Spot {
        name: place.name.clone(),
        position: (location.longitude, location.latitude),
        count: place.articles.len(),
        wide: matches!(location.kind, PlaceKind::Country | PlaceKind::Region),
        href: link(catalogue, place).map(|link| link.href),
    }
}

fn row(catalogue: &Catalogue<'_>, (place, location): &Located<'_>) -> Row {
    Row {
        name: place.name.clone(),
        href: link(catalogue, place).map(|link| link.href),
        articles: place.articles.len(),
        what: whereabouts::identified(location, catalogue.strings),
        position: whereabouts::position(location, catalogue.strings),
    }
}

/// The map of all spots, and one of the part where most of them are, where that is much smaller.
fn pictures(spots: &[Spot], strings: &Strings) -> Vec<Picture> {
    let whole = charts::frame(spots);
    let middle = middle(spots);
    let closer = charts::frame(&middle);
    let near = closer.share_of(&whole) <= CLOSER;
    let inside: Vec<Spot> = spots.iter().filter(|spot| closer.holds(spot.position)).cloned().collect();
    let mut pictures = vec![picture("", spots, whole, strings)];
    if near && inside.len() > 2 {
        pictures.push(picture(strings.say("map.closer"), &inside, closer, strings));
    }
    pictures
}

fn picture(heading: &str, spots: &[Spot], frame: charts::Frame, strings: &Strings) -> Picture {
    let caption = finding(spots, strings);
    let svg = charts::map(spots, frame, &caption, strings);
    Picture { heading: heading.to_owned(), svg, caption, parallel: frame.parallel(strings) }
}

fn finding(spots: &[Spot], strings: &Strings) -> String {
    let number = strings.count("count.places", spots.len());
    match spots {
        [first, second, ..] if first.count > second.count => {
            strings.count_with("map.finding", first.count, &[("number", &number), ("name", &first.name)])
        }
        _ => number,
    }
}

/// The spots within the middle part of the mentions, from west to east and from south to north.
fn middle(spots: &[Spot]) -> Vec<Spot> {
    let (west, east) = quantiles(spots, |spot| spot.position.0);
    let (south, north) = quantiles(spots, |spot| spot.position.1);
    let inside = |spot: &&Spot| {
        let (x, y) = spot.position;
        (west..=east).contains(&x) && (south..=north).contains(&y)
    };
    spots.iter().filter(inside).cloned().collect()
}

/// The bounds of the middle share of the mentions along one axis.
fn quantiles(spots: &[Spot], axis: impl Fn(&Spot) -> f64) -> (f64, f64) {
    let mut along: Vec<(f64, usize)> = spots.iter().map(|spot| (axis(spot), spot.count)).collect();
    along.sort_by(|a, b| a.0.total_cmp(&b.0));
    let outside = along.iter().map(|(_, count)| count).sum::<usize>() * (100 - MIDDLE) / 200;
    (bound(along.iter(), outside), bound(along.iter().rev(), outside))
}

/// Where more than `outside` mentions are passed.
fn bound<'a>(mut along: impl Iterator<Item = &'a (f64, usize)>, outside: usize) -> f64 {
    let mut passed = 0;
    let found = along.find(|(_, count)| {
        passed += count;
        passed > outside
    });
    found.map_or(0.0, |(position, _)| *position)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(name: &str, position: (f64, f64), count: usize) -> Spot {
        Spot { name: name.into(), position, count, wide: false, href: None }
    }

    #[test]
    fn a_crowd_far_from_the_rest_is_shown_closer() {
        let crowd = [("Bergen", 5.3), ("Stavanger", 5.7), ("Haugesund", 5.3), ("Odda", 6.5)];
        let mut spots: Vec<Spot> = crowd
            .iter()
            .enumerate()
            .map(|(n, (name, east))| spot(name, (*east, 58.9 + n as f64 / 2.0), 9 - n))
            .collect();
        let strings = Strings::of(&crate::config::Config::default());
        assert_eq!(pictures(&spots, &strings).len(), 1);
        spots.extend([spot("Auckland", (174.8, -36.8), 1), spot("Lima", (-77.0, -12.0), 1)]);
        let pictures = pictures(&spots, &strings);
        assert_eq!(pictures.len(), 2);
        assert_eq!(pictures[0].caption, "6 places; most articles name Bergen (9)");
        assert!(!pictures[1].svg.as_str().contains("Lima"));
    }
}
