//! A topic before its sentences are chosen: what the ledger and people's settings still may change.

use std::collections::BTreeSet;

use crate::model::{ArticleIndex, TopicScale};

/// A topic in the making.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// Its id.
    pub(super) id: String,
    /// How large a matter it is.
    pub(super) scale: TopicScale,
    /// Its label.
    pub(super) label: String,
    /// The terms that mark it, the strongest first.
    pub(super) terms: Vec<String>,
    /// Its articles, in order, each with its share.
    pub(super) members: Vec<(ArticleIndex, f64)>,
}

/// The id, or where that is taken the id with the first number behind it that makes it free; takes it.
pub(super) fn free(id: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or_default();
    taken.insert(free.clone());
    free
}
