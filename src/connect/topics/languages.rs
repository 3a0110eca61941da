//! Articles in, groups of those that are in one language out: topics are found within each.
//!
//! Words of different languages have little to do with each other, so that a clustering of all would find the languages
//! and not the matters. What is in a language of few articles, or in an unknown one, is taken to the largest group, where
//! the names that both use place it.

use std::collections::BTreeMap;

use crate::model::{Article, ArticleIndex};

/// A language of fewer articles is no group of its own.
const FEWEST: usize = 3;
/// Nor is one of less than one article in so many: a few that were taken for another language by mistake.
const ONE_IN: usize = 100;

/// Whether most of some articles are in English, or in a language that is not known.
pub(super) fn is_english(articles: &[Article], group: &[ArticleIndex]) -> bool {
    let english = group.iter().filter(|&&at| articles[at].primary_language().is_none_or(|tag| tag == "en"));
    english.count() * 2 > group.len()
}

/// The groups, the largest first, each in order.
pub(super) fn groups(articles: &[Article]) -> Vec<Vec<ArticleIndex>> {
    let mut by_tag: BTreeMap<Option<String>, Vec<ArticleIndex>> = BTreeMap::new();
    for (at, article) in articles.iter().enumerate() {
        by_tag.entry(article.primary_language()).or_default().push(at);
    }
    let enough = |group: &[ArticleIndex]| group.len() >= FEWEST && group.len() * ONE_IN >= articles.len();
    let (mut groups, others): (Vec<_>, Vec<_>) =
        by_tag.into_iter().partition(|(tag, group)| tag.is_some() && enough(group));
    groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.len()));
    let mut groups: Vec<Vec<ArticleIndex>> = groups.into_iter().map(|(_, group)| group).collect();
    let others: Vec<ArticleIndex> = others.into_iter().flat_map(|(_, group)| group).collect();
    match groups.first_mut() {
        Some(largest) => {
            largest.extend(others);
            largest.sort_unstable();
        }
        None => groups.push((0..articles.len()).collect()),
    }
    groups
}

/// How many subjects each group gets of the number asked for: one at least, the others by size (largest remainders).
pub(super) fn share_out(count: usize, groups: &[Vec<ArticleIndex>]) -> Vec<usize> {
    let all: usize = groups.iter().map(Vec::len).sum();
    let left = count.saturating_sub(groups.len());
    let mut shares: Vec<usize> = groups.iter().map(|group| 1 + left * group.len() / all.max(1)).collect();
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(left * groups[at].len() % all.max(1)), at));
    let given: usize = shares.iter().sum();
    order.into_iter().take(count.saturating_sub(given)).for_each(|at| shares[at] += 1);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_are_shared_out_by_size() {
        let groups = [vec![0; 70], vec![0; 20], vec![0; 10]];
        assert_eq!(share_out(10, &groups), [6, 2, 2]);
        assert_eq!(share_out(2, &groups), [1, 1, 1]);
        assert_eq!(share_out(5, &groups[..1]), [5]);
    }
}
