//! Doubts about who is who, for people to settle.

use serde::{Deserialize, Serialize};

use super::{ArticleIndex, Field, Span};

/// What would settle a doubt, if it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    /// The entity is folded into another one.
    Merge,
    /// A name is parted from its entity.
    Split,
}

/// An entity or a name of one, of which nothing tells for certain who is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The entity's id.
    pub entity: String,
    /// The name in doubt, as written.
    pub name: String,
    /// What would settle it.
    pub remedy: Remedy,
    /// The ids of the entities that may be meant instead, the most likely first; none where a name is to be parted.
    pub others: Vec<String>,
    /// Why there is a doubt, in words.
    pub why: String,
    /// How often it is named.
    pub mentions: usize,
    /// Where articles name those concerned.
    pub evidence: Vec<DoubtEvidence>,
}

/// A mention that shows what a doubt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DoubtEvidence {
    /// The article.
    pub article: ArticleIndex,
    /// Which text of the article the span counts in.
    pub field: Field,
    /// The sentence, or the whole of a headline or caption.
    pub span: Span,
}
