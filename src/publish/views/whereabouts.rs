//! Where a place lies, as its page and the list of places tell it.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::page::Link;
use crate::model::{Entity, Location, PlaceKind, Whereabouts};
use crate::publish::strings::Strings;
use crate::publish::wording::begun;

/// Where a place lies, or which places it may be.
#[derive(Debug, Serialize)]
pub(crate) struct WhereaboutsView {
    /// `43.11° N, 131.87° E`, where it is clear.
    position: Option<String>,
    /// What the position is of.
    what: Option<String>,
    why: String,
    /// Other places of the name.
    others: Vec<String>,
    /// The places that lie in it, those named most often first, where it is a country or region.
    inside: Vec<Link>,
    /// How many more there are.
    more: usize,
}

/// Places in a country or region that are shown.
const INSIDE: usize = 24;

/// Where the place of an id lies; none where the gazetteer does not know it.
pub(crate) fn whereabouts(catalogue: &Catalogue<'_>, id: &str, from: &str) -> Option<WhereaboutsView> {
    let Whereabouts { location, others, why } = catalogue.dossier.whereabouts.get(id)?;
    let inside = location.as_ref().map_or_else(Vec::new, |location| inside(catalogue, location, from));
    Some(WhereaboutsView {
        position: location.as_ref().map(|location| position(location, catalogue.strings)),
        what: location.as_ref().map(|location| described(location, catalogue.strings)),
        why: begun(why),
        others: others.iter().map(|other| described(other, catalogue.strings)).collect(),
        more: inside.len().saturating_sub(INSIDE),
        inside: inside.into_iter().take(INSIDE).collect(),
    })
}

/// The places that lie in a country or region, those named most often first.
fn inside(catalogue: &Catalogue<'_>, area: &Location, from: &str) -> Vec<Link> {
    let lies_in = |place: &Location| match area.kind {
        PlaceKind::Country => place.kind != PlaceKind::Country && place.country == area.name,
        PlaceKind::Region => {
            place.kind != PlaceKind::Region
                && place.country == area.country
                && place.region.as_ref() == Some(&area.name)
        }
        PlaceKind::Capital | PlaceKind::Town | PlaceKind::Told => false,
    };
    let located = catalogue.dossier.whereabouts.iter();
    let inside = located.filter(|(_, found)| found.location.as_ref().is_some_and(&lies_in));
    let mut inside: Vec<&Entity> = inside.filter_map(|(id, _)| Some(catalogue.entity(id)?.1)).collect();
    let mentions = |place: &Entity| place.articles.iter().map(|(_, times)| times).sum::<usize>();
    inside.sort_by(|a, b| mentions(b).cmp(&mentions(a)).then_with(|| a.id.cmp(&b.id)));
    let link = |place: &Entity| Some(Link::new(from, catalogue.addresses.entity(&place.id)?, place.name.as_str()));
    inside.into_iter().filter_map(link).collect()
}

/// A place of which it is not clear where it lies.
#[derive(Debug, Serialize)]
pub(crate) struct Unclear {
    link: Link,
    why: String,
}

/// The places of which it is not clear where they lie, as the page `from` lists them.
pub(crate) fn unclear(catalogue: &Catalogue<'_>, from: &str) -> Vec<Unclear> {
    let unclear = catalogue.dossier.entities.iter().filter_map(|place| {
        let whereabouts = catalogue.dossier.whereabouts.get(&place.id).filter(|found| found.location.is_none())?;
        let link = Link::new(from, catalogue.addresses.entity(&place.id)?, place.name.as_str());
        Some(Unclear { link, why: begun(&whereabouts.why) })
    });
    unclear.collect()
}

/// Degrees in words: `43.11° N, 131.87° E`.
pub(super) fn position(location: &Location, strings: &Strings) -> String {
    let degrees = |value: f64, positive: &str, negative: &str| {
        let key = if value < 0.0 { negative } else { positive };
        strings.fill(key, &[("degrees", &strings.fraction(value.abs()))])
    };
    let latitude = degrees(location.latitude, "place.north", "place.south");
    let longitude = degrees(location.longitude, "place.east", "place.west");
    format!("{latitude}, {longitude}")
}

/// A place in words: `Vladivostok, Primorye, Russia (587,000 inhabitants)`.
fn described(location: &Location, strings: &Strings) -> String {
    let place = identified(location, strings);
    match location.kind {
        PlaceKind::Country | PlaceKind::Region => strings.fill("place.middle", &[("place", &place)]),
        PlaceKind::Capital | PlaceKind::Town | PlaceKind::Told => place,
    }
}

/// The same without a word on what the position of a country or region is.
pub(super) fn identified(location: &Location, strings: &Strings) -> String {
    let Location { kind, name, country, region, inhabitants, .. } = location;
    let inhabitants = usize::try_from(*inhabitants).unwrap_or(usize::MAX);
    let inhabitants = strings.count("count.inhabitants", inhabitants);
    let region = region.as_ref().filter(|region| *kind == PlaceKind::Town && *region != name);
    let country = region.map_or_else(|| country.clone(), |region| format!("{region}, {country}"));
    let key = match kind {
        PlaceKind::Told => return name.clone(),
        PlaceKind::Country => "place.country",
        PlaceKind::Region => "place.region",
        PlaceKind::Capital => "place.capital",
        PlaceKind::Town => "place.town",
    };
    strings.fill(key, &[("name", name), ("country", &country), ("inhabitants", &inhabitants)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_in_words() {
        let town = Location {
            kind: PlaceKind::Town,
            name: "Ushuaia".into(),
            country: "Argentina".into(),
            region: Some("Tierra del Fuego".into()),
            latitude: -54.8,
            longitude: -68.3,
            inhabitants: 58_000,
        };
        let strings = Strings::of(&crate::config::Config::default());
        assert_eq!(position(&town, &strings), "54.80° S, 68.30° W");
        assert_eq!(described(&town, &strings), "Ushuaia, Tierra del Fuego, Argentina (58,000 inhabitants)");
    }
}
