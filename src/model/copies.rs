//! Articles that share their text.

use serde::{Deserialize, Serialize};

use super::ArticleIndex;

/// What makes an article a copy of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyKind {
    /// The same words in the same order.
    Exact,
    /// Much the same text, edited.
    Near,
    /// A shorter text that stands in the longer one.
    Contained,
}

/// An article that is a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CopyLink {
    /// The article.
    pub article: ArticleIndex,
    /// The article that it is a copy of: the main one of the group, or another where only that is like it.
    pub of: ArticleIndex,
    /// What makes it one.
    pub kind: CopyKind,
}

/// Articles of one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyGroup {
    /// The fullest of them, among equally full ones the earliest.
    pub main: ArticleIndex,
    /// The others, by index.
    pub copies: Vec<CopyLink>,
}
