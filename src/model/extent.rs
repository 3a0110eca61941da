//! How much of an article is published.

use serde::{Deserialize, Serialize};

/// How much of an article's words the site shows. The order is that of what is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// All of its text, and its original.
    #[default]
    Full,
    /// Its standfirst or first sentences, and what is quoted from it with its source.
    Excerpt,
    /// Headline, names, dates: none of its text.
    Metadata,
}

impl Extent {
    /// All of them, the widest first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Excerpt, Self::Metadata];

    /// The word that people write for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Excerpt => "excerpt",
            Self::Metadata => "metadata",
        }
    }

    /// Reads the word that people write.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|extent| extent.name().eq_ignore_ascii_case(word.trim()))
    }
}
