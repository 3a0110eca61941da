//! Names as they stand in an article.

use serde::{Deserialize, Serialize};

use super::{EntityKind, Span};

/// Which text of the article a mention's span counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The cleaned body.
    Text,
    /// The headline.
    Title,
    /// The standfirst.
    Standfirst,
    /// A caption, by its place in the article's list.
    Caption(usize),
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionBasis {
    /// By name.
    Named,
    /// By a title with a name ("Mayor Renn").
    Title,
    /// By a description that the texts tie to a name ("the islands known as …").
    Description,
}

/// A name in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Which text the span counts in.
    pub field: Field,
    /// Where it stands, without a leading title or article.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: EntityKind,
    /// How it names it.
    pub basis: MentionBasis,
    /// The title or office that stands before or behind the name, as written ("Norwegian Fisheries Minister").
    pub title: Option<String>,
    /// The entity's id, `TYPE/SLUG`, once the collection has been looked at; empty before.
    pub entity: String,
}
