//! The names that the tables give to units, seasons, parts of the day, pointings and references.

use crate::model::{PartOfDay, Pointing, Reference, Season, Unit};

pub(super) const PARTS: [(&str, PartOfDay); 5] = [
    ("morning", PartOfDay::Morning),
    ("midday", PartOfDay::Midday),
    ("afternoon", PartOfDay::Afternoon),
    ("evening", PartOfDay::Evening),
    ("night", PartOfDay::Night),
];

pub(super) const UNITS: [(&str, Unit); 10] = [
    ("second", Unit::Second),
    ("minute", Unit::Minute),
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
    ("century", Unit::Century),
];

pub(super) const SEASONS: [(&str, Season); 4] =
    [("spring", Season::Spring), ("summer", Season::Summer), ("autumn", Season::Autumn), ("winter", Season::Winter)];

pub(super) const POINTINGS: [(&str, Pointing); 7] = [
    ("open", Pointing::Open),
    ("back", Pointing::Back),
    ("here", Pointing::Here),
    ("ahead", Pointing::Ahead),
    ("there", Pointing::There),
    ("before", Pointing::Before),
    ("after", Pointing::After),
];

pub(super) const REFERENCES: [(&str, Reference); 3] =
    [("writing", Reference::Writing), ("mentioned", Reference::Mentioned), ("period", Reference::Period)];

/// The value at a place of a table.
pub(super) fn nth<T: Copy>(table: &[(&str, T)], place: i32) -> Option<T> {
    table.get(usize::try_from(place).ok()?).map(|&(_, value)| value)
}

/// The number that stands for a pointing.
pub(super) fn place_of(pointing: Pointing) -> i32 {
    POINTINGS.iter().zip(0..).find(|((_, known), _)| *known == pointing).map_or(0, |(_, place)| place)
}

/// The number that stands for a value in tokens and arguments: itself, or its place in the table that names it.
pub(super) fn number_of(written: &str) -> Option<i32> {
    let place = |found: Option<usize>| found.and_then(|place| i32::try_from(place).ok());
    written
        .parse()
        .ok()
        .or_else(|| place(PARTS.iter().position(|&(name, _)| name == written)))
        .or_else(|| place(UNITS.iter().position(|&(name, _)| name == written)))
        .or_else(|| place(SEASONS.iter().position(|&(name, _)| name == written)))
        .or_else(|| place(POINTINGS.iter().position(|&(name, _)| name == written)))
        .or_else(|| place(REFERENCES.iter().position(|&(name, _)| name == written)))
}

/// How a duration counts a unit: the zeros that make it years, and its letter when it stays vague.
pub(super) const fn unit_code(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Second => ("", "S"),
        Unit::Minute | Unit::Month => ("", "M"),
        Unit::Hour => ("", "H"),
        Unit::Day => ("", "D"),
        Unit::Week => ("", "W"),
        Unit::Quarter => ("", "Q"),
        Unit::Year => ("", "Y"),
        Unit::Decade => ("0", "DE"),
        Unit::Century => ("00", "CE"),
    }
}
