//! A saved page in, a seed out: what its metadata declares, and its words line by line as a browser would set them, each
//! line with its form and with what the markup around it tells.

mod hints;
mod lines;
mod metadata;
mod tree;

use dom_query::Document;

use crate::model::{Format, Origin, Property, Seed};

/// Makes a seed of a decoded page. `address` is where it was fetched from, where that is known.
pub(super) fn seed(name: &str, source: String, address: Option<&str>) -> Seed {
    let document = Document::from(source.as_str());
    let mut declared = metadata::declared(&document);
    if let Some(address) = address {
        declared.add(Property::Address, Origin::Record, address, "address it was fetched from");
    }
    Seed {
        id: name.to_owned(),
        source: name.to_owned(),
        format: Format::Html,
        passages: lines::lines(&tree::Tree::of(&document)),
        declared,
        original: source,
    }
}
