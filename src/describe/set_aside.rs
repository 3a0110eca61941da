//! What a page declares or prints and something else was preferred to.

use super::claims::{plain, weighed};
use crate::model::{Declared, Known, Metadata, Property};

/// The declared titles, authors and publishers that were not taken, the better ones first, each once, and the `headlines`
/// that stand in print and were less likely.
pub(super) fn set_aside(
    declared: &Declared,
    headlines: &[Known<String>],
    about: &Metadata,
) -> Vec<(Property, Known<String>)> {
    let mut lost: Vec<(Property, Known<String>)> = Vec::new();
    for property in [Property::Title, Property::Author, Property::Publisher] {
        let printed = if property == Property::Title { headlines } else { &[] };
        for claim in weighed(declared, property).chain(printed) {
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
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Basis, Evidence, Origin};

    #[test]
    fn what_was_not_taken_is_kept_once() {
        let mut declared = Declared::default();
        declared.add(Property::Title, Origin::Page, "Old ferry leaves", "page's `meta` `og:title`");
        declared.add(Property::Title, Origin::Page, "Ferry news", "page's `title`");
        declared.add(Property::Title, Origin::Page, "FERRY NEWS", "page's `h1`");
        declared.add(Property::Author, Origin::Page, "admin", "page's `meta` `author`");
        let about = Metadata { title: declared.best(Property::Title).cloned(), ..Metadata::default() };
        let printed = Known {
            value: "Old ferry leaves the harbour".to_owned(),
            evidence: Evidence { basis: Basis::Stated, text: String::new(), rule: String::new(), line: Some(3) },
        };
        let lost = set_aside(&declared, &[printed], &about);
        let values: Vec<(Property, &str)> = lost.iter().map(|(of, known)| (*of, known.value.as_str())).collect();
        assert_eq!(
            values,
            [
                (Property::Title, "Ferry news"),
                (Property::Title, "Old ferry leaves the harbour"),
                (Property::Author, "admin"),
            ]
        );
    }
}
