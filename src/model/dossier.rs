//! The whole collection, connected.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Article, CopyGroup, Doubt, Entity, Event, Span, Story, Topic, Whereabouts};
use crate::problem::Problem;

/// An article's place in [`Dossier::articles`].
pub type ArticleIndex = usize;

/// Another article worth reading, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// The other article.
    pub article: ArticleIndex,
    /// Likeness, 0 to 1.
    pub score: f64,
    /// Why, in words ("both quote Dalia Renn").
    pub why: String,
}

/// A sentence of another article that an article's date was worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Witness {
    /// Which piece of evidence of the date it goes with.
    pub evidence: usize,
    /// The other article.
    pub article: ArticleIndex,
    /// The sentence's place in that article's text.
    pub sentence: Span,
}

/// Everything a site is made from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// Articles by id.
    pub articles: Vec<Article>,
    /// Entities by id.
    pub entities: Vec<Entity>,
    /// Events by date, then by falling weight.
    pub events: Vec<Event>,
    /// Topics: subjects first, each by falling number of articles.
    pub topics: Vec<Topic>,
    /// For each article the indices of its topics, the main one first.
    pub topics_of: Vec<Vec<usize>>,
    /// Stories: what several articles report within days, by date.
    pub stories: Vec<Story>,
    /// For each article the related ones, the closest first.
    pub related: Vec<Vec<Related>>,
    /// Groups of articles that share their text, by main article.
    pub copies: Vec<CopyGroup>,
    /// For each article the others that share its text, in order.
    pub duplicates: Vec<Vec<ArticleIndex>>,
    /// For each article the sentences of others that its date was worked out from, in the order of its evidence.
    pub witnesses: Vec<Vec<Witness>>,
    /// What people's corrections say that found nothing in the articles, or that could not be followed.
    pub remarks: Vec<Problem>,
    /// Entities of which nothing tells for certain who they are, those most often named first.
    pub doubts: Vec<Doubt>,
    /// Where places lie, by the entity's id; none of those that the gazetteer does not know.
    pub whereabouts: BTreeMap<String, Whereabouts>,
}
