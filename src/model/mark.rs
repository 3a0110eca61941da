//! What the markup around a line of a page tells of it.

use serde::{Deserialize, Serialize};

/// A fact about the place of a line in its page's markup. Facts only: what they speak for is the cleaner's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// An extractor of main text keeps it.
    MainText,
}
