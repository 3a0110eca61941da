//! A page in, out comes what its own metadata declares of the article: JSON-LD, microdata, `meta` elements, links.

use dom_query::Document;

use crate::model::{Declared, Origin, Property};

/// What the page's metadata declares, the most trusted notation first.
pub(super) fn declared(document: &Document) -> Declared {
    let mut declared = Declared::default();
    declared.add(Property::Title, Origin::Page, &document.select_single("title").text(), "page's `title`");
    declared
}
