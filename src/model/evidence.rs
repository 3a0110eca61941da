//! What is known, how, and from what.

use serde::{Deserialize, Serialize};

/// How firmly a value is known. The order is that of authority: people's word before print, print before inference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A person or the page's own metadata says so: sidecar, front matter, record field, file name.
    Declared,
    /// Printed in the article's text.
    Stated,
    /// Worked out from something else.
    Inferred,
}

/// Where a value comes from: enough for a reader to check it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// How firmly it is known.
    pub basis: Basis,
    /// The words it was read from, as they stand in the source.
    pub text: String,
    /// The rule that read it, as a short phrase a person understands ("byline above the body", "front matter `date`").
    pub rule: String,
    /// The 1-based source line the words stand in, where there is one.
    pub line: Option<u32>,
}

/// A value with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub evidence: Evidence,
}
