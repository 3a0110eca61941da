//! Where a place lies, as its page and the list of places tell it.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::page::Link;
use crate::model::{Location, PlaceKind, Whereabouts};
use crate::publish::wording::thousands;

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
}

/// Where the place of an id lies; none where the gazetteer does not know it.
pub(crate) fn whereabouts(catalogue: &Catalogue<'_>, id: &str) -> Option<WhereaboutsView> {
    let Whereabouts { location, others, why } = catalogue.dossier.whereabouts.get(id)?;
    Some(WhereaboutsView {
        position: location.as_ref().map(position),
        what: location.as_ref().map(described),
        why: begun(why),
        others: others.iter().map(described).collect(),
    })
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

/// Words with a capital at their beginning.
fn begun(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// Degrees in words: `43.11° N, 131.87° E`.
pub(super) fn position(location: &Location) -> String {
    let degrees = |value: f64, positive: &str, negative: &str| {
        format!("{:.2}° {}", value.abs(), if value < 0.0 { negative } else { positive })
    };
    format!("{}, {}", degrees(location.latitude, "N", "S"), degrees(location.longitude, "E", "W"))
}

/// A place in words: `Vladivostok, Primorye, Russia (587,000 inhabitants)`.
fn described(location: &Location) -> String {
    match location.kind {
        PlaceKind::Country | PlaceKind::Region => format!("{} (the middle of its towns)", identified(location)),
        PlaceKind::Capital | PlaceKind::Town | PlaceKind::Told => identified(location),
    }
}

/// The same without a word on what the position of a country or region is.
pub(super) fn identified(location: &Location) -> String {
    let Location { kind, name, country, region, inhabitants, .. } = location;
    let inhabitants = usize::try_from(*inhabitants).unwrap_or(usize::MAX);
    let inhabitants = format!("{} inhabitants", thousands(inhabitants));
    let region =
        region.as_ref().filter(|region| *region != name).map(|region| format!("{region}, ")).unwrap_or_default();
    match kind {
        PlaceKind::Country => format!("{name}, a country"),
        PlaceKind::Region => format!("{name}, a region of {country}"),
        PlaceKind::Capital => format!("{name}, capital of {country} ({inhabitants})"),
        PlaceKind::Town => format!("{name}, {region}{country} ({inhabitants})"),
        PlaceKind::Told => name.clone(),
    }
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
        assert_eq!(position(&town), "54.80° S, 68.30° W");
        assert_eq!(described(&town), "Ushuaia, Tierra del Fuego, Argentina (58,000 inhabitants)");
    }
}
