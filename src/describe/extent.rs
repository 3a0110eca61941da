//! How much of an article may be published: what is declared of it in, an [`Extent`] out.
//!
//! Only people say this, never a page's metadata. Programs for notes write `publish: true`, which limits nothing. A word that
//! cannot be understood was meant to limit something: then none of the text is published, and it is told as misread.

use super::claims::winning;
use crate::model::{Declared, Extent, Property};

/// What people declare; nothing where they leave it to the settings.
pub(super) fn extent(declared: &Declared) -> Option<Extent> {
    let word = &winning(declared, Property::Extent)?.value;
    Extent::parse(word).or_else(|| is_unreadable(word).then_some(Extent::Metadata))
}

/// Whether a word says something that cannot be understood.
pub(super) fn is_unreadable(word: &str) -> bool {
    Extent::parse(word).is_none() && word != "true"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;

    #[test]
    fn what_cannot_be_understood_allows_least() {
        for (word, expected) in [
            ("full", Some(Extent::Full)),
            ("Excerpt", Some(Extent::Excerpt)),
            ("metadata", Some(Extent::Metadata)),
            ("excerp", Some(Extent::Metadata)),
            ("false", Some(Extent::Metadata)),
            ("true", None),
        ] {
            let mut declared = Declared::default();
            declared.add(Property::Extent, Origin::FrontMatter, word, "front matter `publish`");
            assert_eq!(extent(&declared), expected, "{word}");
        }
        let mut declared = Declared::default();
        declared.add(Property::Extent, Origin::Page, "metadata", "meta");
        assert_eq!(extent(&declared), None);
    }
}
