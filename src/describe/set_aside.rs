//! What a page declares and something else was preferred to.

use super::claims::{plain, weighed};
use crate::model::{Declared, Known, Metadata, Property};

/// The declared titles, authors, dates and publishers that were not taken, the better ones first, each once.
pub(super) fn set_aside(declared: &Declared, about: &Metadata) -> Vec<(Property, Known<String>)> {
    let mut lost: Vec<(Property, Known<String>)> = Vec::new();
    for property in [Property::Title, Property::Author, Property::Published, Property::Publisher] {
        for claim in weighed(declared, property) {
            let value = plain(&claim.value);
            let is_known = lost.iter().any(|(of, known)| *of == property && plain(&known.value) == value);
            if !is_known && !is_taken(property, claim, about) {
                lost.push((property, claim.clone()));
            }
        }
    }
    lost
}

fn is_taken(property: Property, claim: &Known<String>, about: &Metadata) -> bool {
    let value = plain(&claim.value);
    let same = |known: &Known<String>| plain(&known.value) == value || known.evidence.text == claim.value;
    match property {
        Property::Title => about.title.as_ref().is_some_and(same),
        Property::Publisher => about.publisher.as_ref().is_some_and(same),
        Property::Author => about.authors.iter().any(same),
        Property::Published => about.published.as_ref().is_some_and(|date| {
            let day = date.range.earliest.to_string();
            claim.value.starts_with(&day) || date.evidence.iter().any(|evidence| evidence.text == claim.value)
        }),
        _ => true,
    }
}
