//! The gazetteer: keys of names in, the places out that are called so. Countries, their first-level divisions, and towns from
//! GeoNames; `data/README.md` says how it was made.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Read;
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use rayon::prelude::*;

use crate::connect::entities::key;
use crate::model::{Location, PlaceKind};

static ROWS: LazyLock<String> = LazyLock::new(|| {
    let mut rows = String::new();
    // The data is our own and whole; a test reads it.
    let _ = GzDecoder::new(include_bytes!("data/gazetteer.tsv.gz").as_slice()).read_to_string(&mut rows);
    rows
});

/// A line of the gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row<'g> {
    pub(super) kind: PlaceKind,
    /// Its names, the usual one first.
    pub(super) names: Vec<&'g str>,
    /// The country's code.
    pub(super) country: &'g str,
    /// The code of its first-level division.
    pub(super) region: &'g str,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    /// Thousands of inhabitants, of regions and countries those of their largest town.
    pub(super) thousands: u32,
}

impl<'g> Row<'g> {
    fn parse(line: &'g str) -> Option<Self> {
        let mut columns = line.split('\t');
        let kind = match columns.next()? {
            "country" => PlaceKind::Country,
            "region" => PlaceKind::Region,
            "capital" => PlaceKind::Capital,
            "town" => PlaceKind::Town,
            _ => return None,
        };
        Some(Self {
            kind,
            names: columns.next()?.split('|').collect(),
            country: columns.next()?,
            region: columns.next()?,
            latitude: columns.next()?.parse().ok()?,
            longitude: columns.next()?.parse().ok()?,
            thousands: columns.next()?.parse().ok()?,
        })
    }
}

/// What of the gazetteer is called by some names, and all countries and regions.
pub(super) struct Gazetteer<'g> {
    rows: Vec<Row<'g>>,
    by_key: BTreeMap<String, Vec<usize>>,
    countries: BTreeMap<&'g str, &'g str>,
    regions: BTreeMap<(&'g str, &'g str), Vec<&'g str>>,
    areas: BTreeSet<String>,
}

impl Gazetteer<'static> {
    /// Reads what is called by these keys.
    pub(super) fn read(wanted: &BTreeSet<String>) -> Self {
        let folded: HashSet<String> = wanted.iter().map(|key| key.replace(' ', "")).collect();
        let parsed = ROWS.par_lines().filter(|line| may_be_wanted(line, &folded)).filter_map(Row::parse).map(|row| {
            let keys = row.names.iter().map(|name| key(name)).filter(|key| wanted.contains(key));
            let keys: BTreeSet<String> = keys.collect();
            (row, keys)
        });
        let is_area = |row: &Row<'_>| matches!(row.kind, PlaceKind::Country | PlaceKind::Region);
        let parsed: Vec<(Row<'static>, BTreeSet<String>)> =
            parsed.filter(|(row, keys)| !keys.is_empty() || is_area(row)).collect();
        let mut gazetteer = Self {
            rows: Vec::new(),
            by_key: BTreeMap::new(),
            countries: BTreeMap::new(),
            regions: BTreeMap::new(),
            areas: BTreeSet::new(),
        };
        for (at, (row, keys)) in parsed.into_iter().enumerate() {
            for key in keys {
                gazetteer.by_key.entry(key).or_default().push(at);
            }
            match row.kind {
                PlaceKind::Country => drop(gazetteer.countries.insert(row.country, row.names[0])),
                PlaceKind::Region => drop(gazetteer.regions.insert((row.country, row.region), row.names.clone())),
                PlaceKind::Capital | PlaceKind::Town | PlaceKind::Told => {}
            }
            if matches!(row.kind, PlaceKind::Country | PlaceKind::Region) {
                gazetteer.areas.extend(row.names.iter().map(|name| key(name)));
            }
            gazetteer.rows.push(row);
        }
        gazetteer
    }
}

/// Whether a line is of a country or region, or has a name that may have one of the keys, which come without spaces. It is
/// far cheaper than a key, and most lines are of no interest.
fn may_be_wanted(line: &str, folded: &HashSet<String>) -> bool {
    let mut columns = line.split('\t');
    let is_area = columns.next().is_some_and(|kind| matches!(kind, "country" | "region"));
    let may_be = |name: &str| {
        let fold = || name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase()));
        let name: String = fold().collect();
        folded.contains(&name) || name.strip_prefix("the").is_some_and(|name| folded.contains(name))
    };
    let is_called = |names: &str| names.split('|').any(|name| !name.is_ascii() || may_be(name));
    is_area || columns.next().is_some_and(is_called)
}

impl<'g> Gazetteer<'g> {
    /// The keys of the names of countries and regions.
    pub(super) const fn areas(&self) -> &BTreeSet<String> {
        &self.areas
    }

    /// The places that are called by one of some keys.
    pub(super) fn called<'k>(&self, keys: impl Iterator<Item = &'k str>) -> Vec<&Row<'g>> {
        let rows: BTreeSet<usize> = keys.filter_map(|key| self.by_key.get(key)).flatten().copied().collect();
        rows.into_iter().map(|at| &self.rows[at]).collect()
    }

    /// The name of a place's country.
    pub(super) fn country(&self, row: &Row<'g>) -> &'g str {
        self.countries.get(row.country).copied().unwrap_or(row.country)
    }

    /// The names of a town's region.
    pub(super) fn region(&self, row: &Row<'g>) -> &[&'g str] {
        let is_town = matches!(row.kind, PlaceKind::Town | PlaceKind::Capital);
        self.regions.get(&(row.country, row.region)).filter(|_| is_town).map_or(&[], Vec::as_slice)
    }

    /// A place for the model.
    pub(super) fn location(&self, row: &Row<'g>) -> Location {
        Location {
            kind: row.kind,
            name: row.names[0].to_owned(),
            country: self.country(row).to_owned(),
            region: self.region(row).first().map(|region| (*region).to_owned()),
            latitude: row.latitude,
            longitude: row.longitude,
            inhabitants: row.thousands * 1000,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data_file::rows;

    #[test]
    fn every_line_is_read() {
        let lines = || rows(&ROWS);
        assert_eq!(lines().filter_map(Row::parse).count(), lines().count());
        assert!(ROWS.lines().count() > 40_000);
    }

    #[test]
    fn no_line_that_is_wanted_is_passed_over() {
        for (wanted, name) in [("hague", "The Hague"), ("sao paulo", "São Paulo"), ("st johns", "St. John's")] {
            assert!(may_be_wanted(&format!("town\t{name}\tX"), &HashSet::from([wanted.replace(' ', "")])), "{name}");
        }
        assert!(!may_be_wanted("town\tOslo\tNO", &HashSet::from(["bergen".to_owned()])));
    }

    #[test]
    fn towns_know_their_region_and_country() {
        let gazetteer = Gazetteer::read(&["bergen".to_owned()].into());
        let rows = gazetteer.called(["bergen", "oslo"].into_iter());
        let bergen: Vec<_> = rows.iter().map(|row| gazetteer.location(row)).collect();
        let norway = bergen.iter().find(|place| place.country == "Norway").unwrap();
        assert_eq!((norway.kind, norway.region.as_deref()), (PlaceKind::Town, Some("Vestland")));
        assert!((norway.latitude - 60.39).abs() < 0.1 && (norway.longitude - 5.32).abs() < 0.1);
        assert!(bergen.len() > 1 && bergen.iter().all(|place| place.name.starts_with("Bergen")));
    }
}
