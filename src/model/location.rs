//! Where places lie.

use serde::{Deserialize, Serialize};

/// What kind of place the gazetteer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// A country; its point is the middle of its towns.
    Country,
    /// A first-level division of a country; its point is the middle of its towns.
    Region,
    /// The capital of a country.
    Capital,
    /// Another town.
    Town,
    /// What people say the position of; the gazetteer has nothing to do with it.
    Told,
}

/// A place as the gazetteer has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// What it is.
    pub kind: PlaceKind,
    /// What the gazetteer calls it.
    pub name: String,
    /// The country; empty where people say no more than the position.
    pub country: String,
    /// The country's first-level division, of a town.
    pub region: Option<String>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Inhabitants of a town, of other places of their largest one, to the thousand.
    pub inhabitants: u32,
}

/// Where a place of the articles lies, as far as can be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Whereabouts {
    /// Where it lies; none where it is not clear which place is meant.
    pub location: Option<Location>,
    /// Other places of that name, the likeliest first.
    pub others: Vec<Location>,
    /// Why this one, or why none, in words.
    pub why: String,
}
