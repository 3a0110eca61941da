//! What happened when.

use crate::model::{Article, ArticleIndex, Entity, Event, Topic};

/// Makes events of the dated sentences of all articles; what several tell is one event. Sorted by date, then falling weight.
#[must_use]
pub fn find(
    articles: &[Article],
    entities: &[Entity],
    duplicates: &[Vec<ArticleIndex>],
    topics: &[Topic],
    topics_of: &[Vec<usize>],
) -> Vec<Event> {
    let _ = (articles, entities, duplicates, topics, topics_of);
    Vec::new()
}
