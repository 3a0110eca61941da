//! What people say in `[[entities]]` of where places lie; their word wins over the gazetteer's.

use std::collections::BTreeMap;

use crate::config::{Correction, Position};
use crate::model::{Entity, EntityKind, Location, PlaceKind, Whereabouts};

/// What a position of people's own rests on.
const GIVEN: &str = "the position stands in `cuttings.toml`";
/// Why a place of which people say so is not on the map.
const KEPT_OFF: &str = "`cuttings.toml` keeps it off the map";

/// Puts places where people say they lie, and takes those off the map that are not to be on it.
pub(super) fn lay_down(found: &mut BTreeMap<String, Whereabouts>, entities: &[Entity], corrections: &[Correction]) {
    for (entry, position) in corrections.iter().filter_map(|entry| Some((entry, entry.at?))) {
        let is_meant =
            |place: &&Entity| place.kind == EntityKind::Place && place.told.is_some() && place.name == entry.name;
        let Some(place) = entities.iter().find(is_meant) else { continue };
        let (location, why) = match position {
            Position::At(degrees) => (Some(located(place, degrees)), GIVEN),
            Position::Off(_) => (None, KEPT_OFF),
        };
        found.insert(place.id.clone(), Whereabouts { location, others: Vec::new(), why: why.to_owned() });
    }
}

fn located(place: &Entity, [latitude, longitude]: [f64; 2]) -> Location {
    let (name, country) = (place.name.clone(), String::new());
    Location { kind: PlaceKind::Told, name, country, region: None, latitude, longitude, inhabitants: 0 }
}
