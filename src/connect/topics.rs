//! What the articles are about.

use crate::model::{Article, Entity, Topic};

/// Finds the topics of a collection, and for each article the indices of its topics, the main one first. `count` asks
/// for that many subjects; without it the collection's size decides.
#[must_use]
pub fn find(articles: &[Article], entities: &[Entity], count: Option<usize>) -> (Vec<Topic>, Vec<Vec<usize>>) {
    let _ = entities;
    let _ = count;
    (Vec::new(), vec![Vec::new(); articles.len()])
}
