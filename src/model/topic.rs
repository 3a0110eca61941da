//! What articles are about.

use serde::{Deserialize, Serialize};

use super::{ArticleIndex, Span};

/// How large a matter a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TopicScale {
    /// What a librarian would file under; every article has a main one.
    Subject,
    /// A specific matter, institution, document or dispute that recurs in a few articles.
    Thread,
}

/// A sentence that says what a topic is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicSentence {
    /// The article it stands in.
    pub article: ArticleIndex,
    /// Its place in that article's text.
    pub span: Span,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// Slug of its label, or a hash where that is empty; unique in the dossier.
    pub id: String,
    /// How large a matter it is.
    pub scale: TopicScale,
    /// A label a person would write.
    pub label: String,
    /// The terms that mark it, the strongest first.
    pub terms: Vec<String>,
    /// Its articles, the most typical first, with the share of the topic in each (0 to 1) and the sentence that ties it best.
    pub articles: Vec<(ArticleIndex, f64, Option<Span>)>,
    /// The sentences that say best what it is.
    pub sentences: Vec<TopicSentence>,
}
