//! Which of the declared values are facts and which are to be weighed.

use crate::model::{Claim, Declared, Known, Property};

/// The value that people or their tools give, which is never weighed against print.
pub(super) fn winning(declared: &Declared, property: Property) -> Option<&Known<String>> {
    declared.claims(property).find(|claim| claim.origin.always_wins()).map(|claim| &claim.known)
}

/// The values that the page's own metadata gives, the most trusted first.
pub(super) fn weighed(declared: &Declared, property: Property) -> impl Iterator<Item = &Known<String>> {
    declared.claims(property).filter(|claim: &&Claim| !claim.origin.always_wins()).map(|claim| &claim.known)
}

/// A text by which two writings of a headline or a name are told to be the same: its letters and digits in lower case.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            plain.extend(c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()));
        } else if c.is_alphanumeric() {
            plain.extend(c.to_lowercase());
        }
    }
    plain
}
